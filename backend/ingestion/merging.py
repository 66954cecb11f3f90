"""A lead as a fold of what its listings say. Pure: the same listings make the same lead, in whatever order they came.

What changes (price, words) is taken from the listing that said something new last, what does not (size, rooms, year,
place) from the one that is trusted most, the person to call from the one whose contact is best. A listing alone is
its lead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import reduce
from operator import or_
from typing import Any, NamedTuple, TypeVar

from backend.ingestion.contacts import ContactFacts
from backend.ingestion.drafts import Draft
from backend.ingestion.locate import Spot
from backend.ingestion.redaction import KnownContact, redact_known

BASIS_TRUST = {"owner_form": 2, "licensed_feed": 2, "permission": 1, "public_record": 1, "buyer_upload": 1}
SOURCE_TRUST = {"zillow": 3, "import": 2, "linkedin": 1, "facebook": 1, "craigslist": 1}
STEADY = ("property_type", "seller_type", "beds", "baths", "sqft", "lot_sqft", "year_built")
_NEVER = datetime.min.replace(tzinfo=UTC)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Part:
    """One listing of a lead: what it says, since when it was known, since when it says this, when it was seen last."""

    draft: Draft
    first_seen_at: datetime
    changed_at: datetime
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class Folded:
    """What becomes of a lead: a draft as of one listing, and which source its contact is from."""

    draft: Draft
    contact_source: str


class Ranks(NamedTuple):
    """Listings by trust and by news, the one whose contact counts, and the one whose words do."""

    trusted: list[Part]
    latest: list[Part]
    caller: Part
    text: Part


def ranked(parts: Iterable[Part]) -> Ranks:
    """Who has a say in what."""
    trusted = sorted(parts, key=_trust, reverse=True)
    latest = sorted(trusted, key=_news, reverse=True)
    caller = max(trusted, key=lambda part: (_reach(part.draft.contact), _news(part)))
    text = next((part for part in latest if part.draft.description), latest[0])
    return Ranks(trusted, latest, caller, text)


def fold(parts: Iterable[Part]) -> Folded:
    """The lead that these listings are."""
    trusted, latest, *who = ranked(parts)
    caller, text = (part.draft for part in who)
    if len(trusted) == 1:
        (one,) = trusted
        draft = replace(one.draft, listed_at=one.draft.listed_at or one.first_seen_at, seen_at=one.seen_at)
        return Folded(draft, draft.source)
    spot = _spot([part.draft.spot for part in trusted])
    suspect = max(trusted, key=lambda part: part.draft.fraud_score).draft
    steady: dict[str, Any] = {name: _first(getattr(part.draft, name) for part in trusted) for name in STEADY}
    draft = replace(
        trusted[0].draft,
        **steady,
        spot=spot,
        contact=replace(caller.contact, address=spot.address, zip=spot.zip),
        basis=caller.basis,
        consent=caller.consent,
        checked_at=caller.checked_at,
        asking_price=_first(part.draft.asking_price for part in latest),
        features=reduce(or_, (part.draft.features for part in trusted)),
        title=_first([text.title, *(part.draft.title for part in latest)]),
        description=text.description,
        redacted=text.redacted,
        photos=max(part.draft.photos for part in trusted),
        listed_at=min(part.draft.listed_at or part.first_seen_at for part in trusted),
        seen_at=max(part.seen_at for part in trusted),
        is_demo=all(part.draft.is_demo for part in trusted),
        fraud_score=suspect.fraud_score,
        fraud_reasons=suspect.fraud_reasons,
    )
    return Folded(_hidden(draft, [part.draft for part in trusted]), caller.source)


def _trust(part: Part) -> tuple[Any, ...]:
    draft = part.draft
    worth = BASIS_TRUST.get(draft.basis or "", 0) * 10 + SOURCE_TRUST.get(draft.source, 0)
    return (worth, *_news(part))


def _news(part: Part) -> tuple[Any, ...]:
    """By the day on which it said something new, then by when it says it was listed, then by name."""
    draft = part.draft
    return (part.changed_at.date(), draft.listed_at or _NEVER, SOURCE_TRUST.get(draft.source, 0), draft.source_key)


def _reach(contact: ContactFacts) -> tuple[bool, bool, float]:
    return (contact.is_reachable, not contact.is_demo, contact.part)


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value is not None), None)


def _spot(spots: Sequence[Spot]) -> Spot:
    """The most trusted value of each part; a position is one value, and so are a city and its state."""
    located = _with(spots, lambda spot: spot.lat is not None)
    near = _with(spots, lambda spot: spot.lat is not None) or _with(spots, lambda spot: spot.near_lat is not None)
    city = _with(spots, lambda spot: spot.city is not None)
    return Spot(
        city=city.city if city else None,
        state=city.state if city and city.state else _first(spot.state for spot in spots),
        zip=_first(spot.zip for spot in spots),
        neighborhood=_first(spot.neighborhood for spot in spots),
        market=_first(spot.market for spot in spots),
        lat=located.lat if located else None,
        lon=located.lon if located else None,
        near_lat=near.near_lat if near else None,
        near_lon=near.near_lon if near else None,
        address=_first(spot.address for spot in spots),
    )


def _with(spots: Sequence[Spot], holds: Callable[[Spot], bool]) -> Spot | None:
    return next((spot for spot in spots if holds(spot)), None)


def _hidden(draft: Draft, drafts: Sequence[Draft]) -> Draft:
    """The texts of one listing without what any other tells of the address or the people."""
    kinds = set(draft.redacted)
    title, description = draft.title, draft.description
    for other in drafts:
        contact = other.contact
        refs = tuple(filter(None, (contact.source_ref, contact.profile_url)))
        known = KnownContact(other.spot.address, contact.phone, contact.name, contact.email, refs)
        for_title, for_text = redact_known(title, known), redact_known(description, known)
        title, description = for_title.text or None, for_text.text or None
        kinds |= {*for_title.kinds, *for_text.kinds}
    return replace(draft, title=title, description=description, redacted=tuple(sorted(kinds)))
