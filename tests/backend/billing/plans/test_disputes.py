"""A disputed plan payment: its credits go while the bank decides; a lost one takes the plan with it."""

from __future__ import annotations

import pytest

from backend.billing.demo import payments
from backend.db import transaction
from tests.backend.billing.plans.club import Club, at
from tests.backend.billing.test_disputes import decide, frozen


async def disputed(club: Club, place: int = -1) -> None:
    """The cardholder disputes a charge of a plan, the newest unless another is named."""
    rows = await club.shop.sql("SELECT id FROM demo_gateway_objects WHERE kind = 'charge' ORDER BY number")
    async with transaction(club.till.sessions) as session:
        await payments.open_dispute(session, rows[place].id)
    await club.till.work()


async def test_its_credits_are_taken_back_and_come_again_when_it_is_won(club: Club) -> None:
    await club.begin("pro")
    await disputed(club)
    assert await club.credits() == (0, 0)
    assert (await club.plan())["tier"] == "pro"
    await decide(club.till, "winning_evidence")
    assert await club.credits() == (25_000, 0)
    assert (await club.plan())["tier"] == "pro"


async def test_a_lost_one_ends_the_plan_that_it_paid_for(club: Club) -> None:
    await club.begin("pro")
    await disputed(club)
    await decide(club.till, "losing_evidence")
    plan = await club.plan()
    assert (plan["tier"], plan["status"]) == (None, "ended")
    assert await club.credits() == (0, 0)
    assert await club.shop.sql("SELECT 1 FROM demo_gateway_objects WHERE data->>'status' = 'active'") == []


async def test_one_about_an_earlier_period_leaves_the_plan_and_the_credits_of_the_others(club: Club) -> None:
    await club.begin("pro")
    await club.move(at("2026-02-16"))
    assert await club.credits() == (50_000, 0)
    await disputed(club, 0)
    assert await club.credits() == (25_000, 0)
    await decide(club.till, "losing_evidence")
    assert (await club.plan())["tier"] == "pro"


async def test_one_about_an_upgrade_takes_what_the_upgrade_added(club: Club) -> None:
    await club.begin("basic")
    before = await club.credits()
    await club.change(tier="pro")
    await club.till.work()
    assert await club.credits() > before
    await disputed(club)
    assert await club.credits() == before


async def test_every_month_of_a_year_that_was_paid_at_once_is_of_that_payment(club: Club) -> None:
    await club.begin("pro", "year")
    await club.move(at("2026-02-16"))
    await disputed(club)
    assert await club.credits() == (0, 0)


@pytest.mark.parametrize("spent", [0, 1])
async def test_credits_that_are_spent_already_are_owed(club: Club, spent: int) -> None:
    await club.begin("basic")
    for _ in range(spent):
        lead = await club.shop.lead()
        proposal = await club.shop.propose(lead, user=club.member)
        await club.shop.confirm(proposal, club.member)
    await disputed(club)
    assert (sum(await club.credits()) < 0) == await frozen(club.till, club.member) == bool(spent)
