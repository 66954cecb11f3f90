"""Where each fact of a lead comes from. Values are those of the lead's own page, redacted and rounded as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.ingestion.drafts import Draft
from backend.ingestion.merging import Part
from backend.ingestion.origins import origins
from backend.ingestion.pages.service import mark_of
from backend.ingestion.provenance import queries
from backend.ingestion.provenance.schemas import Correction, FactOrigin, ListingOrigin, PageRead, Provenance
from backend.ingestion.sealing import open_draft
from backend.keyring import KeyRing
from backend.leads import rules
from backend.leads import service as leads
from backend.leads.features import from_bits
from backend.leads.schemas import LeadDetail

FACTS = (
    "lead_type", "property_type", "asking_price", "beds", "baths", "sqft", "lot_sqft", "year_built", "features", "city",
    "state", "zip", "neighborhood", "title", "description", "seller_type", "listed_at", "seen_at", "source",
)  # fmt: skip
HIDDEN = ("address", "contact")
_OF_PLACE = ("city", "state", "zip", "neighborhood")
_OF_LISTING = ("lead_type", "property_type", "asking_price", "beds", "baths", "year_built", "seller_type")


class _Known(NamedTuple):
    """A listing: its place among the lead's, its row, what it says, the page it is from."""

    number: int
    row: Any
    part: Part
    page: PageRead | None


async def provenance(session: AsyncSession, keys: KeyRing, user: User, lead_id: int) -> Provenance:
    """Fact by fact. Raises LeadNotFound and MarketLocked as the lead's page does; administrators see all of it."""
    shown = await leads.page(session, user, lead_id)
    known = await _known(session, keys, lead_id)
    facts = list(_facts(shown, known)) if known else []
    listed = [_listing(one) for one in known] if user.role == "admin" else None
    return Provenance(lead_id=lead_id, sources=shown.sources, facts=facts, listings=listed)


async def _known(session: AsyncSession, keys: KeyRing, lead_id: int) -> list[_Known]:
    rows = await queries.listings(session, lead_id)
    drafts = [open_draft(keys, bytes(row.sealed), row.key_version) for row in rows]
    marks = [mark_of(keys, draft.contact.listing_url or "") for draft in drafts]
    pages = await queries.pages(session, {row.source for row in rows}, set(marks))
    return [
        _Known(number, row, Part(draft, row.first_seen_at, row.changed_at, row.seen_at), _page(pages.get(mark)))
        for number, (row, draft, mark) in enumerate(zip(rows, drafts, marks, strict=True), 1)
    ]


def _page(row: Any) -> PageRead | None:
    if row is None:
        return None
    return PageRead(number=row.id, fetched_at=row.fetched_at, parser_version=row.parser_version)


def _facts(shown: LeadDetail, known: Sequence[_Known]) -> list[FactOrigin]:
    winners = origins(one.part for one in known)
    by_part = {id(one.part): one for one in known}
    return [
        _fact(name, getattr(shown, name, None), by_part[id(winners[name])])
        for name in (*FACTS, *HIDDEN)
        if name in winners and (name in HIDDEN or getattr(shown, name) not in (None, []))
    ]


def _fact(name: str, value: Any, one: _Known) -> FactOrigin:
    draft = one.part.draft
    found = next((entry for entry in reversed(draft.corrections) if entry["field"] == name), None)
    return FactOrigin(
        fact=name,
        value=value.isoformat() if hasattr(value, "isoformat") else value,
        is_hidden=name in HIDDEN,
        listing=one.number,
        source=one.row.source,
        said_since=one.part.changed_at,
        read_at=one.part.seen_at,
        cleaning_version=draft.cleaning_version,
        correction=Correction(**found) if found else None,
        page=one.page,
    )


def _listing(one: _Known) -> ListingOrigin:
    draft = one.part.draft
    return ListingOrigin(
        number=one.number,
        id=one.row.id,
        source=one.row.source,
        first_seen_at=one.row.first_seen_at,
        changed_at=one.row.changed_at,
        seen_at=one.row.seen_at,
        facts=_public(draft),
        doubts=list(draft.doubts),
        corrections=[Correction(**entry) for entry in draft.corrections],
        basis=draft.basis,
        cleaning_version=draft.cleaning_version,
        is_withheld=draft.is_withheld,
        page=one.page,
    )


def _public(draft: Draft) -> dict[str, Any]:
    """Its facts as a card rounds them; words stay out: one listing's may tell what another's hide."""
    said = {name: getattr(draft, name) for name in _OF_LISTING} | {
        name: getattr(draft.spot, name) for name in _OF_PLACE
    }
    said |= {"sqft": rules.shown_area(draft.sqft), "lot_sqft": rules.shown_area(draft.lot_sqft)}
    said |= {"features": list(from_bits(draft.features)), "photos": draft.photos}
    return {name: value for name, value in said.items() if value not in (None, [], 0)}
