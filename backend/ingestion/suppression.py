"""People who must not be contacted: kept as blind indexes, and off the market at once.

A contact on the list is no contact any more: it is not stored when it is read again
(:mod:`backend.ingestion.withholding`), not opened, not exported, and refunded by rule to who bought it.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.cart.queries import lock_leads
from backend.events.publish import leads_changed
from backend.ingestion import suppression_queries
from backend.ingestion.cleaning import addresses
from backend.ingestion.cleaning.addresses import Address
from backend.ingestion.contacts import normal_address, normal_email, normal_phone, read_email
from backend.ingestion.links import names_a_page, normal_link, ref_of, source_key, source_of
from backend.ingestion.suppression_queries import Mark
from backend.keyring import KeyRing
from backend.purchases.queries import withdraw
from backend.security import Principal

Written = Annotated[str, StringConstraints(strip_whitespace=True, min_length=3, max_length=254, pattern=r"^[^\x00]*$")]
Link = Annotated[str, StringConstraints(strip_whitespace=True, min_length=8, max_length=500, pattern=r"^[^\s\x00]*$")]
PHONE_DIGITS_MIN = 7


class SuppressionIn(BaseModel):
    """A phone, an e-mail, an address with its zip, the link of a listing, or several of them."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"example": {"phone": "(512) 555-0142"}})

    phone: Written | None = None
    email: Written | None = None
    address: Written | None = Field(
        default=None, description="House number, street and zip", examples=["1204 Elm St, Austin, TX 78704"]
    )

    link: Link | None = Field(
        default=None,
        description="The web address of a listing or a profile",
        examples=["https://austin.craigslist.org/reo/d/austin-home/7700000001.html"],
    )

    @model_validator(mode="after")
    def _names_one(self) -> SuppressionIn:
        if not (self.phone or self.email or self.address or self.link):
            raise ValueError("name a phone, an e-mail, an address or a link")
        if self.link and not names_a_page(self.link):
            raise ValueError("the link leads to no listing: copy the whole address of the page")
        if self.phone and len(re.sub(r"\D", "", normal_phone(self.phone))) < PHONE_DIGITS_MIN:
            raise ValueError("the phone has too few digits")
        if self.email and not read_email(self.email)[1]:
            raise ValueError("the e-mail is not one")
        if self.address and not _is_whole(addresses.read(self.address)):
            raise ValueError("the address needs a house number, a street and a zip")
        return self

    def marks(self, keys: KeyRing) -> set[Mark]:
        """Under what it is kept on the list."""
        found = set[Mark]()
        if self.phone is not None:
            found.add(("phone", keys.index("phone", normal_phone(self.phone))))
        if self.email is not None:
            found.add(("email", keys.index("email", normal_email(read_email(self.email)[0] or self.email))))
        if self.address is not None:
            read = addresses.read(self.address)
            lines = (normal_address(read.line, read.zip), normal_address(read.line))
            found |= {("address", keys.index("address", line)) for line in lines}
        if self.link is not None:
            found.add(("link", keys.index("link", normal_link(self.link))))
            found |= {("link", keys.index("link", key.hex())) for key in self.source_keys()}
        return found

    def source_keys(self) -> list[bytes]:
        """What the listing behind the link is known by."""
        own, source = ref_of(self.link), source_of(self.link or "")
        return [source_key(name, own) for name in dict.fromkeys((source or "import", "import"))] if own else []


def _is_whole(address: Address) -> bool:
    return address.street.is_whole and bool(address.zip)


class Suppressed(BaseModel):
    """What it came to."""

    withdrawn: list[int] = Field(description="The leads that left the market")


async def suppress(session: AsyncSession, keys: KeyRing, principal: Principal, wanted: SuppressionIn) -> Suppressed:
    """Put values on the list; unsold leads with them leave the market."""
    withdrawn = await take_off(session, wanted.marks(keys), wanted.source_keys())
    await audit.record(session, principal, "contact.suppress", None, {"lead_ids": withdrawn}, actor="admin")
    return Suppressed(withdrawn=withdrawn)


async def take_off(session: AsyncSession, marks: set[Mark], source_keys: Collection[bytes] = ()) -> list[int]:
    """Put the values on the list and take unsold leads with them off the market; which those were."""
    await suppression_queries.add(session, marks)
    found = await suppression_queries.concerned(session, marks, source_keys)
    await lock_leads(session, found)
    withdrawn = await suppression_queries.offered(session, found)
    for lead_id in withdrawn:
        await withdraw(session, lead_id)
    await leads_changed(session, withdrawn)
    return withdrawn
