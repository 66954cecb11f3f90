"""A first plan, begun on a page."""

from __future__ import annotations

from datetime import timedelta

from tests.backend.billing.plans.club import Club
from tests.backend.billing.till import DECLINED, SECURE


async def test_a_plan_begins_when_its_page_is_paid(club: Club) -> None:
    answer = await club.change(tier="pro")
    assert answer["total_cents"] == 9999
    assert (await club.plan())["tier"] is None
    await club.pay(answer)
    plan = await club.plan()
    assert (plan["tier"], plan["billing"], plan["status"], plan["paid_by"]) == ("pro", "month", "active", "card")
    assert (plan["period_start"][:10], plan["period_end"][:10]) == ("2026-01-15", "2026-02-15")
    assert await club.credits() == (25_000, 0)
    assert await club.charged() == await club.booked() == [9999]


async def test_a_card_that_is_declined_begins_nothing_until_another_pays(club: Club) -> None:
    answer = await club.change(tier="basic")
    await club.pay(answer, DECLINED)
    assert (await club.plan())["tier"] is None
    await club.pay(answer)
    assert (await club.plan())["tier"] == "basic"


async def test_a_card_that_asks_its_bank_begins_a_plan_once_that_has_said_yes(club: Club) -> None:
    answer = await club.change(tier="basic")
    url = answer["payment"]["payment_url"]
    await club.pay(answer, SECURE)
    assert (await club.plan())["tier"] is None
    await club.till.answer_bank(url, "confirm")
    await club.till.work()
    assert (await club.plan())["tier"] == "basic"


async def test_a_page_that_runs_out_begins_nothing(club: Club) -> None:
    answer = await club.change(tier="pro")
    await club.move(timedelta(hours=1))
    await club.till.sweep()
    proposal = (await club.call("GET", f"/proposals/{answer['proposal_id']}")).json()
    assert (proposal["status"], proposal["void_reason"]) == ("void", "payment_expired")
    assert await club.charged() == []


async def test_every_event_twice_and_in_any_order_begins_one_plan(club: Club) -> None:
    answer = await club.change(tier="pro")
    await club.till.card(answer["payment"]["payment_url"])
    rows = await club.shop.sql("SELECT id FROM demo_gateway_events ORDER BY number DESC")
    for row in [*rows, *rows]:
        await club.till.tell_again(row.id)
        await club.till.work()
    assert await club.grants() == [25_000]
    assert await club.booked() == [9999]


async def test_a_plan_begins_without_any_event(club: Club) -> None:
    answer = await club.change(tier="pro")
    await club.till.card(answer["payment"]["payment_url"])
    await club.move(timedelta(minutes=3), silent=True)
    await club.till.sweep()
    assert (await club.plan())["tier"] == "pro"


async def test_of_two_pages_that_are_both_paid_one_plan_begins_and_the_other_is_given_back(club: Club) -> None:
    first = await club.change(tier="basic")
    second = await club.change(tier="pro")
    await club.till.card(first["payment"]["payment_url"])
    await club.till.card(second["payment"]["payment_url"])
    await club.till.work()
    assert (await club.plan())["tier"] == "pro"
    rows = await club.shop.sql("SELECT (data->>'amount')::int AS cents FROM demo_gateway_objects WHERE kind = 'refund'")
    assert [row.cents for row in rows] == [4999]
    live = await club.shop.sql(
        "SELECT count(*) AS n FROM demo_gateway_objects WHERE kind = 'subscription' AND data->>'status' = 'active'"
    )
    assert live[0].n == 1


async def test_a_payment_that_was_taken_back_begins_nothing(club: Club) -> None:
    answer = await club.change(tier="pro")
    await club.call("DELETE", f"/proposals/{answer['proposal_id']}")
    await club.till.work()
    await club.till.card(answer["payment"]["payment_url"])
    await club.till.work()
    assert (await club.plan())["tier"] is None
    assert await club.charged() == []


async def test_a_proposal_of_the_assistant_says_what_it_costs_and_waits_for_the_yes(club: Club) -> None:
    response = await club.call("POST", "/proposals", {"kind": "subscription", "tier": "pro", "billing": "year"})
    proposal = response.json()
    assert (proposal["total_cents"], proposal["plan"]["action"], proposal["plan"]["billing"]) == (
        99_999,
        "start",
        "year",
    )
    confirmed = (await club.call("POST", f"/proposals/{proposal['id']}/confirm")).json()
    await club.till.card(confirmed["payment_url"])
    await club.till.work()
    plan = await club.plan()
    assert (plan["tier"], plan["billing"], plan["period_end"][:10]) == ("pro", "year", "2027-01-15")
    assert await club.credits() == (25_000, 0)


async def test_nobody_ends_a_plan_that_is_not_there(club: Club) -> None:
    assert await club.refused(cancel=True) == "no_plan"
    assert await club.refused(billing="year") == "invalid_input"
