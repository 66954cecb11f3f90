"""Renewals by the clock: months, years, credits, failures, grace."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend import clock
from backend.billing.plans.queries import ANYTHING_DUE
from backend.credits import service as credits_
from tests.backend.billing.plans.club import RENEWALS_FAIL, Club, at


async def test_a_year_of_renewals_from_the_31st(club: Club) -> None:
    clock.freeze(at("2026-01-31T23:00"))
    await club.begin("basic")
    ends = []
    for _ in range(12):
        plan = await club.plan()
        ends.append(plan["period_end"][:10])
        await club.move(at(plan["period_end"][:16]) + timedelta(hours=1))
    assert ends == [
        "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31", "2026-08-31",
        "2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31", "2027-01-31",
    ]  # fmt: skip
    assert await club.charged() == await club.booked() == [4999] * 13
    assert await club.grants() == [10_000] * 13
    assert await club.notices() == ["Basic renews soon", "Basic renewed"] * 12


async def test_renewals_without_any_event_come_to_the_same(club: Club) -> None:
    await club.begin("pro")
    for month in ("02", "03", "04"):
        plan = await club.move(at(f"2026-{month}-16"), silent=True)
    assert plan["period_end"][:10] == "2026-05-15"
    assert await club.booked() == [9999] * 4
    assert await club.grants() == [25_000] * 4


async def test_a_yearly_plan_grants_each_month_and_charges_once(club: Club) -> None:
    clock.freeze(at("2028-02-29T12:00"))
    await club.begin("pro", "year")
    for month in range(1, 12):
        await club.move(timedelta(days=1))
        clock.freeze(at("2028-02-29T13:00") + timedelta(days=30.5 * month))
        await club.tick()
    assert await club.grants() == [25_000] * 12
    assert await club.charged() == [99_999]
    clock.freeze(at("2029-02-28T12:30"))
    await club.tick()
    assert await club.charged() == [99_999] * 2
    assert (await club.plan())["period_end"][:10] == "2030-02-28"


async def test_an_hour_put_forward_neither_moves_a_renewal_nor_changes_a_difference(club: Club) -> None:
    clock.freeze(at("2026-03-01T09:00"))
    plan = await club.begin("basic")
    assert plan["period_end"][:16] == "2026-04-01T09:00"
    clock.freeze(at("2026-03-17T09:00"))  # US clocks went forward on 8 March; 15 of 31 days are left
    assert (await club.change(tier="pro"))["total_cents"] == 2419


async def test_plan_credits_lapse_after_the_next_period_and_bought_ones_stay(club: Club) -> None:
    await club.begin("basic")
    async with club.till.sessions() as session, session.begin():
        await credits_.grant(session, club.member.id, 5_000, "bought")
    assert await club.credits() == (10_000, 5_000)
    await club.move(at("2026-02-15T10:31"))
    assert await club.credits() == (20_000, 5_000)
    await club.move(at("2026-03-15T10:29"))
    assert await club.credits() == (20_000, 5_000)
    await club.move(at("2026-03-15T10:31"))
    assert await club.credits() == (20_000, 5_000)  # January's are gone, March's have come
    await club.change(cancel=True)
    await club.move(at("2026-04-15T10:31"))
    assert await club.credits() == (10_000, 5_000)  # the plan has ended, March's last one more month
    await club.move(at("2026-05-15T10:31"))
    assert await club.credits() == (0, 5_000)


async def test_a_renewal_that_fails_leaves_the_tier_for_seven_days_and_then_ends_the_plan(club: Club) -> None:
    await club.begin("pro", number=RENEWALS_FAIL)
    plan = await club.move(at("2026-02-15T11:00"))
    assert (plan["tier"], plan["status"], plan["grace_until"][:16]) == ("pro", "past_due", "2026-02-22T10:30")
    assert plan["pay_url"]
    assert await club.refused(tier="enterprise") == "payment_due"
    plan = await club.move(at("2026-02-22T10:29"))
    assert plan["tier"] == "pro"
    plan = await club.move(at("2026-02-22T10:31"))
    assert (plan["tier"], plan["status"]) == (None, "ended")
    assert await club.charged() == [9999]
    assert await club.notices() == [
        "Pro renews soon", "Pro could not be renewed", "Pro is about to end", "Pro has ended",
    ]  # fmt: skip
    bills = await club.shop.sql(
        "SELECT data->>'hosted_invoice_url' AS url FROM demo_gateway_objects WHERE kind = 'invoice' ORDER BY number"
    )
    response = await club.till.card(bills[-1].url)
    assert response.status_code == 410


async def test_a_renewal_that_is_paid_within_the_grace_goes_on_as_if_nothing_had_been(club: Club) -> None:
    await club.begin("pro", number=RENEWALS_FAIL)
    plan = await club.move(at("2026-02-18"))
    await club.till.card(plan["pay_url"])
    await club.till.work()
    plan = await club.plan()
    assert (plan["status"], plan["grace_until"], plan["period_end"][:10]) == ("active", None, "2026-03-15")
    assert await club.grants() == [25_000] * 2
    plan = await club.move(at("2026-03-16"))
    assert (plan["status"], plan["period_end"][:10]) == ("active", "2026-04-15")
    assert await club.charged() == await club.booked() == [9999] * 3
    assert await club.notices() == [
        "Pro renews soon", "Pro could not be renewed", "Pro renewed", "Pro renews soon", "Pro renewed",
    ]  # fmt: skip


async def test_a_failed_renewal_is_found_out_without_an_event_too(club: Club) -> None:
    await club.begin("pro", number=RENEWALS_FAIL)
    assert (await club.move(at("2026-02-16"), silent=True))["status"] == "past_due"


async def test_cancelling_within_the_grace_ends_the_plan_at_once(club: Club) -> None:
    await club.begin("pro", number=RENEWALS_FAIL)
    await club.move(at("2026-02-16"))
    answer = await club.change(cancel=True)
    assert answer["subscription"]["status"] == "ended"
    await club.move(at("2026-02-25"))
    assert await club.charged() == [9999]


async def test_a_gateway_that_says_nothing_for_the_whole_grace_ends_the_plan(club: Club) -> None:
    await club.begin("pro")
    await club.shop.sql("DELETE FROM outbox WHERE topic = 'demo.turn'")
    assert (await club.move(at("2026-02-22T10:00")))["tier"] == "pro"
    assert (await club.move(at("2026-02-22T11:00")))["status"] == "ended"


@pytest.mark.parametrize("turns", [1, 3])
async def test_every_event_of_a_renewal_again_and_late_renews_once(club: Club, turns: int) -> None:
    await club.begin("pro")
    await club.move(at("2026-02-16"))
    rows = await club.shop.sql("SELECT id FROM demo_gateway_events ORDER BY md5(id)")
    for row in rows * turns:
        await club.till.tell_again(row.id)
        await club.till.work()
    assert await club.booked() == [9999] * 2
    assert await club.grants() == [25_000] * 2
    assert (await club.plan())["period_end"][:10] == "2026-03-15"


async def test_a_plan_ended_at_the_gateway_keeps_what_is_paid_and_ends_with_it(club: Club) -> None:
    await club.begin("pro")
    (plan,) = await club.shop.sql("SELECT provider_ref FROM subscriptions WHERE user_id = :id", id=club.member.id)
    async with club.till.gateway() as gateway:
        await gateway.client.v1.subscriptions.cancel_async(plan.provider_ref)
    await club.till.work()
    shown = await club.plan()
    assert (shown["tier"], shown["ends_at"][:10]) == ("pro", "2026-02-15")
    assert (await club.move(at("2026-02-16")))["status"] == "ended"


async def test_the_clock_is_asked_for_exactly_when_a_plan_is_due(club: Club) -> None:
    await club.begin("pro")
    await club.tick()
    assert (await club.shop.sql(ANYTHING_DUE))[0][0] is False
    clock.freeze(at("2026-02-15T10:30"))
    assert (await club.shop.sql(ANYTHING_DUE))[0][0] is True
