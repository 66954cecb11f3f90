"""Prices by their hundred thousands: "low 500s", "in the 250s", "mid 200s to low 300s"."""

from __future__ import annotations

from agent.builtin.items import Match, Need, Number, Shape

PARTS: dict[str, tuple[float, float]] = {"low": (0, 0.33), "mid": (0.33, 0.67), "high": (0.67, 1), "": (0, 1)}
COUNTS_HUNDREDS = 10  # "the high threes" are 300,000s

Bounds = tuple[float | None, float | None]


def _decade_of(match: Match) -> Bounds:
    """ "low 500s": the first third of 500,000 to 599,999; "mid to high 500s": two thirds; "250s": ten thousand."""
    number: Number = match.first("num") or match.first("money")
    start = number.value / 1000 if number.value >= 100_000 else number.value
    if start < COUNTS_HUNDREDS and (match.has("decade_part") or any(item.is_("the") for item in match.items("num"))):
        start *= 100  # "the high threes", "in the fives"
    if not 100 <= start < 1000:
        return None, None
    parts = [PARTS[part] for part in match.values("decade_part")] or [PARTS[""]]
    width = 100 if start % 100 == 0 else 10
    low, high = min(part[0] for part in parts), max(part[1] for part in parts)
    return round(start + width * low) * 1000, round(start + width * high) * 1000 - (high == 1)


def _decade(match: Match, need: Need) -> bool | None:
    low, high = _decade_of(match)
    if low is None:
        return False
    need.bounds("price", low, high)
    return None


def _decades(match: Match, need: Need) -> bool | None:
    """ "mid 200s to low 300s"."""
    cut = next(at for at, (kind, _) in enumerate(match.parts) if kind in ("dash", "to", "and"))
    low, _ = _decade_of(Match(match.parts[:cut]))
    _, high = _decade_of(Match(match.parts[cut + 1 :]))
    if low is None or high is None:
        return False
    need.bounds("price", low, high)
    return None


def _from_decade(match: Match, need: Need) -> bool | None:
    """ "from the low 300s" has no ceiling."""
    low, _ = _decade_of(match)
    if low is None:
        return False
    need.bounds("price", low, None)
    return None


SHAPES = (
    Shape("asking? between|in? decade_part? num|money decade? dash|to|and decade_part? num|money decade", _decades),
    Shape("asking? min|between|since in? decade_part? num|money decade", _from_decade),
    Shape("asking? in? decade_part dash|to|and|or decade_part num|money decade", _decade),
    Shape("asking? in? decade_part? num|money decade", _decade),
)
