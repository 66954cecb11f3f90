"""What a wish does to a plan: which tier at once, which with the next period. Pure.

A larger tier begins at once. A smaller one, another billing and an end begin with the next period, and can be taken
back until then by asking for what one has.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from backend.billing.plans.calendar import Billing
from backend.billing.plans.prices import RANK, price_cents, upgrade_cents

Action = Literal["start", "upgrade", "downgrade", "billing", "cancel", "keep"]


@dataclass(frozen=True, slots=True)
class Standing:
    """A plan as it stands: paid for [start, end); ``next_*`` is what follows, where that differs."""

    tier: str
    billing: str
    start: datetime
    end: datetime
    next_tier: str | None = None
    next_billing: str | None = None
    ends: bool = False
    past_due: bool = False

    @property
    def following(self) -> tuple[str, str] | None:
        """The tier and billing of the next period; None when there is none."""
        return None if self.ends else (self.next_tier or self.tier, self.next_billing or self.billing)


@dataclass(frozen=True, slots=True)
class Wish:
    """``cancel`` ends the plan; what is left out stays as it is."""

    tier: str | None = None
    billing: Billing | None = None
    cancel: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What comes of a wish. ``tier`` and ``billing`` hold from ``at`` on; ``now_cents`` are paid before that."""

    action: Action
    tier: str
    billing: str
    now_cents: int
    at: datetime
    at_once_tier: str | None = None


def change_of(standing: Standing | None, wish: Wish, now: datetime) -> Change | None:
    """The change, or None when the wish is what is to be anyhow. ValueError: no tier is named where one is needed."""
    if standing is None:
        return _start(wish, now)
    tier, billing = wish.tier or standing.tier, wish.billing or standing.billing
    if wish.cancel:
        return None if standing.ends else Change("cancel", standing.tier, standing.billing, 0, _end(standing, now))
    if standing.following == (tier, billing) and RANK[tier] <= RANK[standing.tier]:
        return None
    if RANK[tier] > RANK[standing.tier]:
        cents = upgrade_cents(standing.tier, tier, standing.billing, standing.start, standing.end, now)
        return Change("upgrade", tier, billing, cents, now, at_once_tier=tier)
    return Change(_later(standing, tier, billing), tier, billing, 0, standing.end)


def _start(wish: Wish, now: datetime) -> Change | None:
    if wish.cancel:
        return None
    if wish.tier is None:
        raise ValueError("a first plan needs a tier")
    billing = wish.billing or "month"
    return Change("start", wish.tier, billing, price_cents(wish.tier, billing), now, at_once_tier=wish.tier)


def _later(standing: Standing, tier: str, billing: str) -> Action:
    if (tier, billing) == (standing.tier, standing.billing):
        return "keep"
    return "downgrade" if tier != standing.tier else "billing"


def _end(standing: Standing, now: datetime) -> datetime:
    """A plan whose renewal was not paid ends at once: its paid time is over."""
    return now if standing.past_due else standing.end
