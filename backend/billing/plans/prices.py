"""What plans cost and what a change to a larger one costs at once: to the cent, by the microsecond. Pure.

The law of an upgrade is here and nowhere else: gateways are told the sum and work out nothing themselves.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction

from backend.config import PLAN_LEAST_CHARGE_CENTS, TIERS

RANK = {tier: at for at, tier in enumerate(TIERS)}


def price_cents(tier: str, billing: str) -> int:
    """A period of the plan."""
    rules = TIERS[tier]
    return rules.price_year_cents if billing == "year" else rules.price_month_cents


def share_left(start: datetime, end: datetime, now: datetime) -> Fraction:
    """How much of [start, end) is still to come, between 0 and 1, exactly."""
    whole, left = end - start, end - now
    if whole <= timedelta(0):
        return Fraction(0)
    micro = timedelta(microseconds=1)
    return min(Fraction(1), max(Fraction(0), Fraction(left // micro, whole // micro)))


def upgrade_cents(old: str, new: str, billing: str, start: datetime, end: datetime, now: datetime) -> int:
    """The difference in price over the time left, half up to a cent; less than a card can be charged is waived."""
    difference = max(0, price_cents(new, billing) - price_cents(old, billing))
    exact = difference * share_left(start, end, now)
    cents = int(exact + Fraction(1, 2))
    return cents if cents >= PLAN_LEAST_CHARGE_CENTS else 0


def upgrade_credit_cents(old: str, new: str, start: datetime, end: datetime, now: datetime) -> int:
    """The difference in the month's credits over what is left of the month, rounded down to a cent.

    It follows the price: a plan changed in the month's last hour neither costs nor gives a whole month.
    """
    difference = max(0, TIERS[new].credits_month_cents - TIERS[old].credits_month_cents)
    return int(difference * share_left(start, end, now))
