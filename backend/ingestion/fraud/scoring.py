"""The fraud score of a draft: pure. What is known of other listings comes in as a ``Context``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import prod
from typing import NamedTuple

from backend.ingestion.drafts import Draft
from backend.ingestion.fraud import local, texts
from backend.ingestion.fraud.facts import impossible
from backend.ingestion.fraud.prices import Below
from backend.ingestion.fraud.traces import Trace
from backend.ingestion.fraud.weights import ODD_FACTS, SIGNALS
from backend.ingestion.fraud.wording import Found, say

MIN_REGIONS, MIN_TOWNS = 2, 8
MIN_LISTINGS_OVER_REGIONS = 3
MIN_NAMES = 3
CHEAPER_SHARE = 0.75
BAIT_SHARE = 0.75
SAME_TIME_DAYS = 60
SAME_SQFT_SHARE = 0.03
NEW_ACCOUNT_DAYS = 30
BARE_TEXT_CHARS = 120
UNREACHABLE_AT_MOST = 0.69


class Scored(NamedTuple):
    """``reasons``: a signal's name and the words a person is told, the weightiest first."""

    score: float
    reasons: list[dict[str, str]]

    @property
    def signals(self) -> list[str]:
        return [reason["signal"] for reason in self.reasons]


@dataclass(frozen=True, slots=True)
class Context:
    """What others say. ``contacts``: listings with the same phone or e-mail; ``texts``: with nearly the same text;
    ``home``: of the same address. ``waived``: signals that an administrator looked at and approved.
    """

    own: Trace
    price: Below | None = None
    contacts: Sequence[Trace] = ()
    texts: Sequence[Trace] = ()
    home: Sequence[Trace] = ()
    waived: frozenset[str] = frozenset()
    is_rejected: bool = False
    now: datetime = field(kw_only=True)


def score(draft: Draft, context: Context) -> Scored:
    """The score in [0, 1] and its reasons.

    Odd facts alone do not hide a listing that names nobody to call: it is market data and cheats no one.
    """
    found = {hit.signal: hit for hit in _all(draft, context) if hit.signal not in context.waived}
    ordered = sorted(found.values(), key=lambda hit: -SIGNALS[hit.signal].weight)
    reasons = [{"signal": hit.signal, "words": SIGNALS[hit.signal].words.format(found=hit.found)} for hit in ordered]
    total = combined(found)
    return Scored(min(total, UNREACHABLE_AT_MOST) if _only_odd(draft, found) else total, reasons)


def _only_odd(draft: Draft, found: Iterable[str]) -> bool:
    named = draft.contact.is_reachable and not draft.contact.is_demo
    return not named and all(name.startswith(ODD_FACTS) for name in found)


def combined(signals: dict[str, Found] | Sequence[str]) -> float:
    """``1 − Π(1 − weight)`` of these signals."""
    return round(1 - prod(1 - SIGNALS[name].weight for name in signals), 4)


def _all(draft: Draft, context: Context) -> Iterator[Found]:
    if context.is_rejected:
        yield Found("rejected_before")
    yield from map(_sign, draft.signs)
    yield from say(f"{draft.title or ''}\n{draft.description or ''}")
    yield from impossible(draft)
    yield from _price(context)
    yield from _contact(draft, context)
    yield from _copies(context)
    yield from _same_home(context)
    yield from local.flags(draft, context.own, _others_of_home(context))
    yield from _account(draft, context.now)


def _sign(sign: str) -> Found:
    """What cleaning met before the text was redacted."""
    signal, _, found = sign.partition(":")
    return Found(signal, found)


def _price(context: Context) -> Iterator[Found]:
    if context.price:
        yield Found(context.price.signal, f"{100 * (1 - context.price.share):.0f} %")


def _contact(draft: Draft, context: Context) -> Iterator[Found]:
    """Agents and managers work for many: their towns and colleagues do not count."""
    if draft.seller_type == "agent":
        return
    yield from crowded([*context.contacts, context.own])


def crowded(listings: Sequence[Trace]) -> Iterator[Found]:
    """What it says of one contact to be on all of these."""
    regions = {listing.region for listing in listings if listing.region}
    towns = {listing.city for listing in listings if listing.city}
    if len(regions) >= MIN_REGIONS and len(listings) >= MIN_LISTINGS_OVER_REGIONS:
        yield Found("contact_many_places", f"{len(regions)} markets")
    elif len(towns) >= MIN_TOWNS:
        yield Found("contact_many_places", f"{len(towns)} towns")
    names = {listing.name for listing in listings if listing.name}
    if len(names) >= MIN_NAMES:
        yield Found("contact_many_owners", str(len(names)))


def _copies(context: Context) -> Iterator[Found]:
    """Copied from another's listing: the cheaper or the later one is the copy."""
    own = context.own
    strange = [
        other
        for other in context.texts
        if own.is_strange_to(other)
        and texts.likeness(own.sketch, other.sketch) >= texts.ALIKE
    ]  # fmt: skip
    if any(own.lead_type == "rent" and other.lead_type == "sale" for other in strange):
        yield Found("copied_as_rent")
    cheaper = [share for other in strange if (share := _share(own, other)) is not None and share <= CHEAPER_SHARE]
    if cheaper:
        yield Found("copied_cheaper", f"{100 * (1 - min(cheaper)):.0f} %")
    elif any(other.since < own.since for other in strange):
        yield Found("copied_text")


def _share(own: Trace, other: Trace) -> float | None:
    """Price against the other's of the same kind; homes of another size are no copy."""
    if own.lead_type != other.lead_type or not own.price or not other.price or not _alike(own, other):
        return None
    return own.price / other.price


def _alike(own: Trace, other: Trace) -> bool:
    beds = own.beds is None or other.beds is None or own.beds == other.beds
    sizes = not own.sqft or not other.sqft or abs(own.sqft / other.sqft - 1) <= SAME_SQFT_SHARE
    return beds and sizes


def _same_home(context: Context) -> Iterator[Found]:
    """Several contacts for one home at one time: the much cheaper one is the bait, the other may be its victim.

    Flats without a unit share their address honestly.
    """
    own = context.own
    if own.property_type in ("apartment", "multi_family", "condo") and own.sqft is None:
        return
    near = timedelta(days=SAME_TIME_DAYS)
    others = [
        other
        for other in context.home
        if own.is_strange_to(other) and abs(own.since - other.since) <= near and _alike(own, other)
    ]
    if own.lead_type == "rent" and any(other.lead_type == "sale" for other in others):
        yield Found("address_as_rent")
    rivals = [other for other in others if other.lead_type == own.lead_type]
    if rivals:
        yield Found("address_other_owner")
    dearer = [other.price for other in rivals if other.price and own.price and own.price < BAIT_SHARE * other.price]
    if dearer:
        yield Found("address_other_price", f"${max(dearer):,}")


def _others_of_home(context: Context) -> tuple[Trace, ...]:
    own = context.own
    alike = (other for other in context.texts if texts.likeness(own.sketch, other.sketch) >= texts.ALIKE)
    return tuple({other.key: other for other in (*context.home, *alike)}.values())


def _account(draft: Draft, now: datetime) -> Iterator[Found]:
    if draft.account_since and now - draft.account_since < timedelta(days=NEW_ACCOUNT_DAYS):
        days = max(0, (now - draft.account_since).days)
        yield Found("new_account", f"{days} day{'' if days == 1 else 's'}")
    is_short = len(draft.description or "") < BARE_TEXT_CHARS
    if is_short and draft.lead_type != "buyer" and not (draft.spot.address or draft.sqft or draft.photos):
        yield Found("bare")
