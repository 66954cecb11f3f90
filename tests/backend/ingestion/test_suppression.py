"""Somebody who must not be contacted leaves the market at once, and what was sold of them is refunded by rule."""

from __future__ import annotations

import pytest

from tests.backend.purchases.bought import Bought
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop
from tests.factories import CONTACT

__all__ = ["shop"]


@pytest.mark.parametrize("said", [{"phone": "512.555.0142"}, {"email": " Rosalind.Quill@Example.com "}])
async def test_unsold_leads_leave_and_sold_ones_are_refunded(shop: Shop, said: dict[str, str]) -> None:
    admin, bought = await shop.user(role="admin"), Bought(shop, await shop.buy(await shop.lead()))
    offered, other = await shop.lead(), await shop.lead(contact={"phone": "+15125550199"})
    done = await shop.call("POST", "/admin/suppressions", said, admin)
    assert done.json() == {"withdrawn": [offered]}
    quotes = [await shop.call("POST", "/quotes", {"lead_id": lead}) for lead in (offered, other)]
    assert [quote.status_code for quote in quotes] == [409, 201]
    assert await bought.contact_status() == 404
    assert (await bought.ask("invalid_contact")).json()["status"] == "granted"


async def test_nothing_of_them_is_kept_in_the_clear(shop: Shop) -> None:
    admin = await shop.user(role="admin")
    await shop.call("POST", "/admin/suppressions", {"phone": CONTACT["phone"], "email": CONTACT["email"]}, admin)
    rows = await shop.sql("SELECT value_index FROM suppressions")
    logged = await shop.sql("SELECT data::text AS said FROM audit_log WHERE action = 'contact.suppress'")
    assert len(rows) == 2
    assert all(b"555" not in bytes(row.value_index) for row in rows)
    assert "rosalind" not in logged[0].said


async def test_for_administrators_only(shop: Shop) -> None:
    assert (await shop.call("POST", "/admin/suppressions", {"phone": CONTACT["phone"]})).status_code == 403


@pytest.mark.parametrize("said", [{}, {"phone": ""}, {"phone": "\x00\x00\x00"}, {"name": "Rosalind"}])
async def test_what_makes_no_sense(shop: Shop, said: dict[str, str]) -> None:
    assert (await shop.call("POST", "/admin/suppressions", said, await shop.user(role="admin"))).status_code == 422
