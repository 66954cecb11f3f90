"""Why a hold cannot be had, kept or lengthened. Who holds a lead is never told."""

from __future__ import annotations

from datetime import datetime

from backend.config import HOLD_AGAIN_WAIT_HOURS, TIERS
from backend.errors import Conflict, Forbidden, NotFound


class LeadHeld(Conflict):
    """409: somebody else holds it."""

    code = "lead_held"

    def __init__(self, lead_id: int) -> None:
        super().__init__(
            f"Somebody else holds lead {lead_id} right now. It may become free again; try another one.", lead_id=lead_id
        )


class HoldPause(Conflict):
    """409: one's own hold on it ended unbought less than 24 hours ago. Carries ``possible_at``."""

    code = "hold_pause"

    def __init__(self, lead_id: int, possible_at: datetime, now: datetime) -> None:
        minutes = max(1, round((possible_at - now).total_seconds() / 60))
        wait = f"{minutes // 60} h {minutes % 60} min" if minutes >= 60 else f"{minutes} min"
        super().__init__(
            f"Your hold on lead {lead_id} ended unbought: you can hold it again in {wait}"
            f" ({HOLD_AGAIN_WAIT_HOURS} hours after its end). You can still buy it.",
            lead_id=lead_id,
            possible_at=possible_at.isoformat(),
        )


class HoldLimit(Conflict):
    """409: as many holds as the plan allows. Carries ``holds_max`` and ``opens_with``, the plans that allow more."""

    code = "hold_limit"

    def __init__(self, tier: str) -> None:
        rules = TIERS[tier]
        more = [name for name, other in TIERS.items() if other.holds_max > rules.holds_max]
        plans = " and ".join(f"{TIERS[name].name} allows {TIERS[name].holds_max}" for name in more)
        super().__init__(
            f"You hold {rules.holds_max} leads, as many as {rules.name} allows at one time. Release or buy one first"
            + (f"; {plans}." if plans else "."),
            holds_max=rules.holds_max,
            opens_with=more,
        )


class HoldNotFound(NotFound):
    """404: no such hold, or somebody else's."""

    code = "hold_not_found"

    def __init__(self) -> None:
        super().__init__("There is no such hold among yours.")


class HoldEnded(Conflict):
    """409: the hold is over. Carries ``ended_at``."""

    code = "hold_ended"

    def __init__(self, lead_id: int, ended_at: datetime) -> None:
        super().__init__(
            f"Your hold on lead {lead_id} has ended, so there is nothing to extend.",
            lead_id=lead_id,
            ended_at=ended_at.isoformat(),
        )


class ExtensionNotAllowed(Forbidden):
    """403: the plan has no extensions. Carries ``opens_with``."""

    code = "extension_not_allowed"

    def __init__(self, tier: str) -> None:
        others = [name for name, rules in TIERS.items() if rules.can_extend]
        named = " and ".join(TIERS[name].name for name in others)
        super().__init__(f"{TIERS[tier].name} has no extensions: {named} have them.", opens_with=others)


class HoldAtMaximum(Conflict):
    """409: the hold already runs to the longest end the plan allows. Carries ``ends_at`` and ``hold_max_hours``."""

    code = "hold_at_maximum"

    def __init__(self, lead_id: int, tier: str, ends_at: datetime) -> None:
        rules = TIERS[tier]
        super().__init__(
            f"Your hold on lead {lead_id} already lasts {rules.hold_max_hours} hours from start to end,"
            f" the longest on {rules.name}.",
            lead_id=lead_id,
            ends_at=ends_at.isoformat(),
            hold_max_hours=rules.hold_max_hours,
        )
