"""A model's proposals put to the test of our own rules. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from backend.ingestion import values
from backend.ingestion.corrections.schemas import Change
from backend.ingestion.drafts import Draft
from backend.ingestion.redaction import redact
from backend.leads.models import LEAD_TYPES, PROPERTY_TYPES
from backend.places.gazetteer import find, is_consistent
from backend.places.names import state_code

MAX_REASON_CHARS = 200
# what a change of the field settles
SETTLES: dict[str, tuple[str, ...]] = {
    "asking_price": ("price_placeholder",),
    "zip": ("zip_unknown", "zip_elsewhere"),
    "city": ("city_elsewhere", "city_unknown"),
    "state": ("state_wrong",),
}
_READS: dict[str, Callable[[str], Any]] = {
    "asking_price": values.price,
    "beds": values.count,
    "baths": values.baths,
    "sqft": values.area_sqft,
    "year_built": values.year,
    "property_type": lambda text: text if text in PROPERTY_TYPES else None,
    "lead_type": lambda text: text if text in LEAD_TYPES else None,
}
_PLACES = ("city", "state", "zip")


def apply(draft: Draft, changes: list[Change]) -> Draft:
    """The draft with those changes that hold; each is kept in ``corrections`` with what stood there before."""
    for change in changes:
        if redact(change.value).kinds:
            continue
        draft = _place(draft, change) if change.field in _PLACES else _fact(draft, change)
    return draft


def _fact(draft: Draft, change: Change) -> Draft:
    value = _READS[change.field](change.value.strip())
    if value is None or value == getattr(draft, change.field):
        return draft
    return _with(replace(draft, **{change.field: value}), change, getattr(draft, change.field), value)


def _place(draft: Draft, change: Change) -> Draft:
    """A city, state or zip that exists and does not contradict the other two."""
    value = _known_place(change)
    spot = draft.spot
    changed: dict[str, Any] = {change.field: value}
    wanted = replace(spot, **changed) if value else spot
    if wanted == spot or (wanted.zip and not is_consistent(wanted.zip, wanted.city, wanted.state)):
        return draft
    return _with(replace(draft, spot=wanted), change, getattr(spot, change.field), value)


def _known_place(change: Change) -> str | None:
    text = change.value.strip()
    if change.field == "state":
        return state_code(text)
    if change.field == "zip":
        return values.zip_code(text)
    place = find(text, kinds=("city",))
    return place.name if place else None


def _with(draft: Draft, change: Change, before: object, after: object) -> Draft:
    entry = {
        "field": change.field,
        "before": "" if before is None else str(before),
        "after": str(after),
        "reason": redact(change.reason).text[:MAX_REASON_CHARS],
    }
    settled = SETTLES.get(change.field, ())
    doubts = tuple(doubt for doubt in draft.doubts if doubt not in settled)
    return replace(draft, corrections=(*draft.corrections, entry), doubts=doubts)
