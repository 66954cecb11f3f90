"""The suppression list at the door: what is on it comes in without its contact, and is never for sale.

The listing itself stays known (as market data, and so that it is recognised when it is read again), without anything
that leads to a person or a house.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion import suppression_queries
from backend.ingestion.contacts import ContactFacts, address_index, normal_email, normal_phone
from backend.ingestion.drafts import Draft
from backend.ingestion.links import normal_link
from backend.ingestion.suppression_queries import Mark
from backend.keyring import IndexKind, KeyRing

KINDS: frozenset[IndexKind] = frozenset({"phone", "email", "address", "link"})


async def withhold(session: AsyncSession, keys: KeyRing, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those on the list without their contacts."""
    kinds = await suppression_queries.kinds(session)
    if not kinds:
        return list(drafts)
    marks = [marks_of(keys, draft, kinds) for draft in drafts]
    listed = await suppression_queries.listed(session, set().union(*marks))
    return [draft if listed.isdisjoint(own) else withheld(draft) for draft, own in zip(drafts, marks, strict=True)]


def marks_of(keys: KeyRing, draft: Draft, kinds: frozenset[IndexKind] = KINDS) -> set[Mark]:
    """Under what the draft may be on the list."""
    contact, found = draft.contact, set[Mark]()
    if contact.phone and "phone" in kinds:
        found.add(("phone", keys.index("phone", normal_phone(contact.phone))))
    if contact.email and "email" in kinds:
        found.add(("email", keys.index("email", normal_email(contact.email))))
    if "address" in kinds and (place := address_index(keys, contact)) is not None:
        found.add(("address", place))
    if "link" in kinds:
        links = (contact.listing_url, contact.profile_url)
        found |= {("link", keys.index("link", normal_link(link))) for link in links if link}
        found.add(("link", keys.index("link", draft.source_key.hex())))
    return found


def withheld(draft: Draft) -> Draft:
    """The draft without the person, the address and the exact place."""
    spot = replace(draft.spot, address=None, lat=None, lon=None)
    return replace(
        draft, contact=ContactFacts(), spot=spot, basis=None, consent=None, checked_at=None, corrections=(),
        is_withheld=True,
    )  # fmt: skip
