"""Which listing each fact of a lead is from: the same choice as :func:`backend.ingestion.merging.fold` makes. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from backend.ingestion.merging import STEADY, Part, Ranks, ranked

Value = Callable[[Part], Any]


def origins(parts: Iterable[Part]) -> dict[str, Part]:
    """The listing of every fact that the lead has, by the name it carries on the lead's page."""
    ranks = ranked(parts)
    found = {"source": ranks.trusted[0], "lead_type": ranks.trusted[0], "seen_at": max(ranks.trusted, key=_seen)}
    found["listed_at"] = min(ranks.trusted, key=_listed)
    for name in STEADY:
        _take(found, name, ranks.trusted, lambda part, name=name: getattr(part.draft, name))  # type: ignore[misc]
    for name in ("city", "zip", "neighborhood", "address"):
        _take(found, name, ranks.trusted, lambda part, name=name: getattr(part.draft.spot, name))  # type: ignore[misc]
    _take(found, "asking_price", ranks.latest, lambda part: part.draft.asking_price)
    _take(found, "features", ranks.trusted, lambda part: part.draft.features or None)
    return found | _state(ranks, found) | _words(ranks) | _contact(ranks)


def _take(found: dict[str, Part], name: str, parts: Sequence[Part], value: Value) -> None:
    one = next((part for part in parts if value(part) is not None), None)
    if one is not None:
        found[name] = one


def _state(ranks: Ranks, found: dict[str, Part]) -> dict[str, Part]:
    """A city brings its state along."""
    city = found.get("city")
    if city is not None and city.draft.spot.state:
        return {"state": city}
    own: dict[str, Part] = {}
    _take(own, "state", ranks.trusted, lambda part: part.draft.spot.state)
    return own


def _words(ranks: Ranks) -> dict[str, Part]:
    own: dict[str, Part] = {}
    _take(own, "title", [ranks.text, *ranks.latest], lambda part: part.draft.title)
    if ranks.text.draft.description:
        own["description"] = ranks.text
    return own


def _contact(ranks: Ranks) -> dict[str, Part]:
    return {} if ranks.caller.draft.contact.is_empty else {"contact": ranks.caller}


def _seen(part: Part) -> Any:
    return part.seen_at


def _listed(part: Part) -> Any:
    return part.draft.listed_at or part.first_seen_at
