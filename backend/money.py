"""Money is integer US cents everywhere; these are its only conversions."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

CURRENCY = "USD"


def half_up(cents: Decimal) -> int:
    """Round to a whole cent, halves up."""
    return int(cents.quantize(Decimal(1), rounding=ROUND_HALF_UP))


def dollars(cents: int) -> str:
    """``1234`` → ``"$12.34"``; ``-5`` → ``"-$0.05"``; ``123456700`` → ``"$1,234,567.00"``."""
    sign = "-" if cents < 0 else ""
    whole, part = divmod(abs(cents), 100)
    return f"{sign}${whole:,}.{part:02d}"
