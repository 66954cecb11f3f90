"""Minutes from a place: one to be near, and a measure that no slot of a search holds."""

from __future__ import annotations

from collections.abc import Callable

from agent.builtin.items import Item, Match, Need, Shape

ON_FOOT = ("walk", "stroll", "foot")
JOURNEYS = frozenset({"drive", "ride", "commute", "trip", "away", "car", "driving", "journey", "bus", "train", "bike"})


def shapes(mark: Callable[[Match, Need, float | None], None]) -> tuple[Shape, ...]:
    """ "around 15 min from the airport", "a 20 minute drive to ASU"."""

    def act(match: Match, need: Need) -> bool | None:
        words = [item.text for item in match.items("word")]
        times = match.items("hours") or match.items("near")
        if any(word not in JOURNEYS for word in words) or not _minutes(times[0]):
            return False
        times[0].kinds["drive"] = None
        mark(match, need, None)
        return None

    lead = "max|within|near|in|around? num"
    return (
        Shape(f"{lead} hours word? max|within|near|in? from|of|near|to|in+ place|zip", act),
        Shape(f"{lead} near place|zip", act),
    )


def _minutes(item: Item) -> bool:
    on_foot = any(word in item.text for word in ON_FOOT)
    return not on_foot and (item.value("hours") or 0) < 1 and (item.is_("hours") or item.text.startswith("min"))
