"""Numbers, money and times in the words of people. English, with plurals right."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from backend.config import CREDIT_CENTS
from backend.money import dollars


def plural(count: int, one: str, many: str | None = None) -> str:
    """``plural(1, "lead")`` → ``"1 lead"``; ``plural(1234, "lead")`` → ``"1,234 leads"``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def credits(cents: int) -> str:
    """``50000`` → ``"500 credits"``; ``1234`` → ``"12.34 credits"``."""
    whole, part = divmod(cents, CREDIT_CENTS)
    return f"{whole:,}.{part:02d} credits" if part else plural(whole, "credit")


def whole_dollars(amount: int) -> str:
    """``425000`` → ``"$425,000"``."""
    return f"${amount:,}"


def local_time(at: datetime, zone: str, now: datetime) -> str:
    """``"3:05 PM"`` today, ``"tomorrow, 3:05 PM"``, ``"Tue, Nov 24, 3:05 PM"`` else; in the user's zone."""
    here, today = at.astimezone(ZoneInfo(zone)), now.astimezone(ZoneInfo(zone)).date()
    clock = f"{here.hour % 12 or 12}:{here.minute:02d} {'AM' if here.hour < 12 else 'PM'}"
    days = (here.date() - today).days
    if days in (-1, 0, 1):
        return {0: clock, 1: f"tomorrow, {clock}", -1: f"yesterday, {clock}"}[days]
    return f"{here:%a, %b} {here.day}, {clock}"


def ago(days: float) -> str:
    """How long since listed: ``0.02`` → ``"just listed"``, ``3.2`` → ``"listed 3 d ago"``."""
    hours = days * 24
    if hours < 1:
        return "just listed"
    return f"listed {int(hours)} h ago" if hours < 48 else f"listed {int(days)} d ago"


def day(at: datetime, zone: str) -> str:
    """``"Dec 1, 2026"`` in the user's zone."""
    here = at.astimezone(ZoneInfo(zone))
    return f"{here:%b} {here.day}, {here.year}"


def signed(cents: int) -> str:
    """``84`` → ``"+$0.84"``, ``-84`` → ``"-$0.84"``, ``0`` → ``"$0.00"``."""
    return f"+{dollars(cents)}" if cents > 0 else dollars(cents)


def capital(text: str) -> str:
    """With a capital first letter: ``"no hoa"`` → ``"No hoa"``."""
    return text[:1].upper() + text[1:]
