"""Upgrades: at once, for the difference over the days left."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend import clock
from backend.billing import reconciliation
from tests.backend.billing.plans.club import RENEWALS_FAIL, Club, at
from tests.backend.billing.till import SECURE


async def test_an_upgrade_charges_the_kept_card_the_difference_to_the_cent(club: Club) -> None:
    await club.begin("basic")
    await club.move(at("2026-02-05T10:30"))  # 10 of 31 days are left
    answer = await club.change(tier="pro")
    assert answer["total_cents"] == answer["payment"]["amount_cents"] == 1613
    assert answer["payment"]["status"] == "captured"
    assert answer["subscription"]["tier"] == "pro"
    assert await club.charged() == await club.booked() == [4999, 1613]
    assert answer["plan"]["credits_cents"] == 4838  # 150 credits over 10 of 31 days
    assert await club.grants() == [10_000, 4838]
    plan = await club.move(at("2026-02-16"))
    assert (plan["tier"], plan["period_end"][:10]) == ("pro", "2026-03-15")
    assert await club.charged() == [4999, 1613, 9999]


async def test_what_a_proposal_says_is_charged_also_when_the_yes_comes_later(club: Club) -> None:
    await club.begin("basic")
    clock.freeze(at("2026-01-30T22:30"))
    proposal = (await club.call("POST", "/proposals", {"kind": "subscription", "tier": "pro"})).json()
    clock.shift(timedelta(minutes=9))
    answer = (await club.call("POST", f"/proposals/{proposal['id']}/confirm")).json()
    assert answer["payment"]["status"] == "captured"
    assert await club.charged() == [4999, proposal["total_cents"]]
    again = (await club.call("POST", f"/proposals/{proposal['id']}/confirm")).json()
    assert again["order"]["id"] == answer["order"]["id"]
    assert len(await club.charged()) == 2


async def test_a_card_that_is_refused_leaves_the_plan_and_a_page_to_pay_on(club: Club) -> None:
    await club.begin("basic", number=RENEWALS_FAIL)
    answer = await club.change(tier="pro")
    assert (answer["payment"]["status"], answer["payment"]["reason"]) == ("open", "card_declined")
    assert (await club.plan())["tier"] == "basic"
    await club.pay(answer)
    assert (await club.plan())["tier"] == "pro"
    assert await club.charged() == [4999, 5000]


async def test_a_bill_that_nobody_pays_in_time_is_taken_back(club: Club) -> None:
    await club.begin("basic", number=RENEWALS_FAIL)
    answer = await club.change(tier="pro")
    clock.shift(timedelta(hours=1))
    await club.till.sweep()
    response = await club.till.card(answer["payment"]["payment_url"])
    await club.till.work()
    assert response.status_code == 410
    assert (await club.plan())["tier"] == "basic"
    assert await club.charged() == [4999]


async def test_an_upgrade_of_a_demo_plan_is_paid_on_a_page_and_renews_by_the_card_from_then_on(club: Club) -> None:
    await club.join("pro", is_demo=True)
    clock.shift(timedelta(days=20))  # of 30
    answer = await club.change(tier="enterprise")
    assert answer["total_cents"] == 3333
    await club.pay(answer)
    plan = await club.plan()
    assert (plan["tier"], plan["paid_by"], plan["period_end"][:10]) == ("enterprise", "card", "2026-02-14")
    assert await club.grants() == [11_666]  # 350 credits over 10 of 30 days; the demo month itself came without any
    plan = await club.move(at("2026-02-15"))
    assert (plan["tier"], plan["status"], plan["period_end"][:10]) == ("enterprise", "active", "2026-03-14")
    assert await club.charged() == await club.booked() == [3333, 19_999]
    assert await club.grants() == [11_666, 60_000]


async def test_an_upgrade_in_the_last_two_days_of_a_demo_plan_runs_until_a_trial_may_end(club: Club) -> None:
    await club.join("basic", is_demo=True)
    clock.shift(timedelta(days=29))
    answer = await club.change(tier="pro")
    assert answer["total_cents"] == 167
    await club.pay(answer)
    plan = await club.plan()
    assert plan["period_end"] > answer["subscription"]["period_end"]
    await club.move(timedelta(days=3))
    assert await club.charged() == [167, 9999]


async def test_a_waived_difference_is_done_at_once_without_a_charge(club: Club) -> None:
    await club.begin("basic")
    await club.move(at("2026-02-15T06:00"))
    answer = await club.change(tier="pro")
    assert (answer["total_cents"], answer["payment"]) == (0, None)
    assert answer["subscription"]["tier"] == "pro"
    await club.move(at("2026-02-16"))
    assert await club.charged() == [4999, 9999]


async def test_a_yes_to_a_plan_that_has_changed_since_does_nothing(club: Club) -> None:
    await club.begin("basic")
    proposal = (await club.call("POST", "/proposals", {"kind": "subscription", "tier": "pro"})).json()
    await club.change(cancel=True)
    refused = await club.call("POST", f"/proposals/{proposal['id']}/confirm")
    assert (refused.status_code, refused.json()["reason"]) == (409, "plan_changed")
    assert await club.charged() == [4999]


async def test_an_upgrade_with_another_billing_changes_the_tier_now_and_the_billing_later(club: Club) -> None:
    await club.begin("basic")
    answer = await club.change(tier="pro", billing="year")
    assert answer["total_cents"] == 5000
    await club.till.work()
    plan = await club.plan()
    assert (plan["tier"], plan["billing"], plan["next"]["billing"], plan["next"]["price_cents"]) == (
        "pro", "month", "year", 99_999,
    )  # fmt: skip
    plan = await club.move(at("2026-02-16"))
    assert (plan["billing"], plan["period_end"][:10]) == ("year", "2027-02-15")
    assert await club.charged() == [4999, 5000, 99_999]


@pytest.mark.parametrize("number", [SECURE, RENEWALS_FAIL])
async def test_an_upgrade_that_is_taken_back_charges_nothing(club: Club, number: str) -> None:
    await club.begin("basic", number=RENEWALS_FAIL)
    answer = await club.change(tier="pro")
    await club.call("DELETE", f"/proposals/{answer['proposal_id']}")
    await club.till.work()
    await club.till.card(answer["payment"]["payment_url"], number)
    await club.till.work()
    assert (await club.plan())["tier"] == "basic"
    assert await club.charged() == [4999]


async def test_limits_and_insights_follow_the_tier_at_once(club: Club) -> None:
    await club.begin("basic")
    assert (await club.call("GET", "/insights/austin-tx?metric=demand")).status_code == 403
    await club.change(tier="pro")
    assert (await club.call("GET", "/insights/austin-tx?metric=demand")).status_code == 200
    assert (await club.call("GET", "/me")).json()["limits"]["holds_max"] == 10


async def test_gateway_payments_and_orders_agree_on_every_cent_of_plans(club: Club) -> None:
    await club.begin("basic")
    await club.move(timedelta(hours=2))
    await club.change(tier="pro")
    await club.move(timedelta(hours=2))
    assert await reconciliation.reconcile(club.till.house) == 0
    assert await club.charged() == await club.booked()
