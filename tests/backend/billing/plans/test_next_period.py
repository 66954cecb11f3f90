"""What waits for the period's end: downgrades, another billing, the end; and taking it back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend import clock
from backend.accounts.models import UserMarket
from backend.db import transaction
from tests.backend.billing.plans.club import Club, at


async def test_a_downgrade_comes_with_the_next_period_and_charges_its_price(club: Club) -> None:
    await club.begin("pro")
    answer = await club.change(tier="basic")
    assert (answer["total_cents"], answer["payment"], answer["plan"]["at"][:10]) == (0, None, "2026-02-15")
    plan = await club.move(at("2026-02-15T10:00"))
    assert (plan["tier"], plan["next"]["tier"], plan["changes_next"]) == ("pro", "basic", True)
    plan = await club.move(at("2026-02-15T10:40"))
    assert (plan["tier"], plan["changes_next"]) == ("basic", False)
    assert await club.charged() == [9999, 4999]
    assert await club.grants() == [25_000, 10_000]


async def test_a_plan_that_was_cancelled_ends_with_its_period_by_our_own_clock(club: Club) -> None:
    await club.begin("pro")
    answer = await club.change(cancel=True)
    assert answer["subscription"]["ends_at"][:10] == "2026-02-15"
    plan = await club.move(at("2026-02-15T10:29"), silent=True)
    assert plan["tier"] == "pro"
    plan = await club.move(at("2026-02-15T10:31"), silent=True)
    assert (plan["tier"], plan["status"]) == (None, "ended")
    assert await club.charged() == [9999]
    assert (await club.notices())[-1] == "Pro has ended"


@pytest.mark.parametrize(
    "wish", [{"cancel": True}, {"tier": "basic"}, {"billing": "year"}, {"tier": "basic", "billing": "year"}]
)
async def test_what_is_still_to_come_can_be_taken_back(club: Club, wish: dict[str, object]) -> None:
    await club.begin("pro")
    await club.change(**wish)
    await club.till.work()
    answer = await club.change(tier="pro")
    assert (answer["plan"]["action"], answer["subscription"]["changes_next"]) == ("keep", False)
    plan = await club.move(at("2026-02-16"))
    assert (plan["tier"], plan["billing"], plan["status"]) == ("pro", "month", "active")
    assert await club.charged() == [9999, 9999]


async def test_another_billing_begins_with_the_next_period(club: Club) -> None:
    await club.begin("pro")
    answer = await club.change(billing="year")
    assert (answer["plan"]["action"], answer["total_cents"]) == ("billing", 0)
    plan = await club.move(at("2026-02-16"))
    assert (plan["billing"], plan["period_end"][:10]) == ("year", "2027-02-15")
    assert await club.charged() == [9999, 99_999]


async def test_from_yearly_back_to_monthly(club: Club) -> None:
    await club.begin("basic", "year")
    await club.change(billing="month")
    clock.freeze(at("2027-01-14"))
    plan = await club.move(at("2027-01-16"))
    assert (plan["billing"], plan["period_end"][:10]) == ("month", "2027-02-15")
    assert await club.charged() == [49_999, 4999]


async def test_asking_twice_for_what_follows_anyhow_is_said_to_be_so(club: Club) -> None:
    await club.begin("pro")
    assert await club.refused(tier="pro") == "same_plan"
    await club.change(tier="basic")
    assert await club.refused(tier="basic") == "same_plan"


async def test_demo_plans_run_on_without_a_charge_and_change_with_their_period(club: Club) -> None:
    await club.join("pro", is_demo=True)
    await club.change(tier="basic")
    plan = await club.move(timedelta(days=31))
    assert (plan["tier"], plan["status"], plan["paid_by"]) == ("basic", "active", "nothing")
    await club.change(cancel=True)
    plan = await club.move(timedelta(days=31))
    assert plan["status"] == "ended"
    assert await club.charged() == []
    assert (await club.begin("pro"))["paid_by"] == "card"


async def test_any_other_plan_that_nobody_pays_ends_with_its_period(club: Club) -> None:
    await club.join("pro")
    assert (await club.move(timedelta(days=31)))["status"] == "ended"


async def test_after_a_downgrade_the_preferred_market_and_those_opened_first_stay_open(club: Club) -> None:
    await club.begin("pro")
    async with transaction(club.till.sessions) as session:
        for days, slug in enumerate(["phoenix-az", "dallas-tx"]):
            created = clock.now() + timedelta(days=days)
            session.add(UserMarket(user_id=club.member.id, market=slug, created_at=created))
    assert (await club.plan())["markets"]["open"] == ["austin-tx", "phoenix-az", "dallas-tx"]
    await club.change(tier="basic")
    plan = await club.move(at("2026-02-16"))
    assert plan["markets"] == {"allowed": 1, "open": ["austin-tx"], "paused": ["phoenix-az", "dallas-tx"]}
    await club.change(tier="pro")
    assert (await club.plan())["markets"]["paused"] == []


async def test_somebody_who_may_not_buy_may_still_end_their_plan(club: Club) -> None:
    await club.begin("pro")
    await club.shop.sql("UPDATE users SET buying_frozen = true WHERE id = :id", id=club.member.id)
    assert await club.refused(tier="enterprise") == "buying_frozen"
    assert (await club.change(cancel=True))["subscription"]["ends_at"] is not None
