"""What becomes of a lead that was given back: on the market again, off it, or part of the one that was kept."""

from __future__ import annotations

import asyncio

import pytest

from backend.accounts.models import User
from tests.backend.purchases.bought import APPROVE, Bought
from tests.backend.purchases.shop import Shop

PLACE = b"the same address"


@pytest.fixture
async def bought(shop: Shop) -> Bought:
    return Bought(shop, await shop.buy(await shop.lead()))


@pytest.fixture
async def admin(shop: Shop) -> User:
    return await shop.user(role="admin")


@pytest.mark.parametrize("reason", ["no_response", "other"])
async def test_a_sound_lead_returns_and_can_be_sold_to_somebody_else(
    shop: Shop, bought: Bought, admin: User, reason: str
) -> None:
    await bought.decided(admin, reason, APPROVE)
    assert await bought.lead_status() == "available"
    assert await bought.contact_status() == 403
    proposal = await shop.propose(bought.lead, user=shop.other)
    assert (await shop.confirm(proposal, shop.other)).status_code == 200
    assert await bought.contact_status() == 403
    assert (await bought.read())["lines"][0]["contact_open"] is False


@pytest.mark.parametrize("reason", ["invalid_contact", "already_sold", "not_owner", "wrong_info", "do_not_call"])
async def test_a_lead_with_something_wrong_leaves_the_market(bought: Bought, admin: User, reason: str) -> None:
    assert (await bought.decided(admin, reason, APPROVE)).json()["status"] == "granted"
    assert await bought.lead_status() == "withdrawn"


async def test_nobody_returns_a_lead_whose_contact_has_failed_meanwhile(bought: Bought, admin: User) -> None:
    await bought.unreachable()
    await bought.decided(admin, "no_response", APPROVE)
    assert await bought.lead_status() == "withdrawn"


async def test_a_part_given_back_leaves_the_lead_with_its_buyer(bought: Bought, admin: User) -> None:
    await bought.decided(admin, "no_response", APPROVE, bought.paid - 1)
    assert await bought.lead_status() == "sold"
    assert await bought.contact_status() == 200


async def test_what_was_taken_down_meanwhile_does_not_come_back(bought: Bought, admin: User) -> None:
    await bought.shop.sql("UPDATE leads SET status = 'withdrawn' WHERE id = :id", id=bought.lead)
    await bought.decided(admin, "no_response", APPROVE)
    assert await bought.lead_status() == "withdrawn"


async def test_a_duplicate_becomes_part_of_the_lead_that_was_kept(shop: Shop) -> None:
    kept, twin = [Bought(shop, await shop.buy(await shop.lead(address_index=PLACE))) for _ in range(2)]
    await shop.sql(
        "INSERT INTO listings (id, source, source_key, lead_id, content_hash)"
        " VALUES (gen_random_uuid(), 'zillow', 'k', :lead, 'h')",
        lead=twin.lead,
    )
    await twin.ask("duplicate")
    assert await twin.lead_status() == "withdrawn"
    (listing,) = await shop.sql("SELECT lead_id FROM listings")
    assert listing.lead_id == kept.lead
    assert await kept.contact_status() == 200


async def test_a_saved_search_hears_of_a_lead_that_is_back(bought: Bought, admin: User) -> None:
    await bought.decided(admin, "no_response", APPROVE)
    found = await bought.shop.sql("SELECT payload FROM outbox WHERE topic = 'leads.published' AND done_at IS NULL")
    assert [bought.lead] in [row.payload["lead_ids"] for row in found]


async def test_of_many_who_want_a_lead_that_is_back_one_gets_it(shop: Shop, bought: Bought, admin: User) -> None:
    await bought.decided(admin, "no_response", APPROVE)
    others = [await shop.user(5_000) for _ in range(4)]
    proposals = [await shop.propose(bought.lead, user=user) for user in others]
    answers = await asyncio.gather(*(shop.confirm(made, user) for made, user in zip(proposals, others, strict=True)))
    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    (row,) = await shop.sql("SELECT count(*) AS n FROM order_lines WHERE revoked_at IS NULL")
    assert row.n == 1
