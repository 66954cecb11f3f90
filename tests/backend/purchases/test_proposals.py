"""Proposals through the API: what they say, how long they stand, what cannot be proposed."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from backend import clock
from tests.backend.purchases.shop import Shop, problem
from tests.factories import assistant_bearer


class TestPropose:
    async def test_it_says_exactly_what_a_yes_would_do(self, shop: Shop) -> None:
        one, two = await shop.lead(), await shop.lead(property_type="condo", beds=2)
        proposal = await shop.propose(one, two, one)
        assert [line["lead_id"] for line in proposal["lines"]] == [one, two]
        assert [line["label"] for line in proposal["lines"]] == ["3-bed house in Austin", "2-bed condo in Austin"]
        assert proposal["total_cents"] == sum(line["price_cents"] for line in proposal["lines"])
        assert (proposal["status"], proposal["method"], proposal["balance_cents"]) == ("waiting", "credits", 50_000)
        assert proposal["confirm_url"].endswith(f"/confirm/{proposal['id']}")
        assert await shop.nothing_bought()

    async def test_it_lives_ten_minutes_or_to_its_quotes_end(self, shop: Shop) -> None:
        lead = await shop.lead()
        free = await shop.propose(lead)
        assert minutes(free) == pytest.approx(10, abs=0.01)
        quote = (await shop.call("POST", "/quotes", {"lead_id": lead})).json()
        clock.shift(timedelta(minutes=8))
        quoted = await shop.propose(lead)
        assert quoted["expires_at"] == quote["expires_at"]
        assert quoted["lines"][0]["quote_id"] == quote["id"]

    async def test_or_to_its_holds_end(self, shop: Shop) -> None:
        lead = await shop.lead()
        hold = (await shop.call("POST", "/holds", {"lead_id": lead, "duration_hours": 0.1})).json()
        clock.shift(timedelta(minutes=1))
        assert (await shop.propose(lead))["expires_at"] == hold["ends_at"]

    async def test_credits_if_they_suffice_else_card_unless_one_is_named(self, shop: Shop) -> None:
        lead, poor = await shop.lead(), await shop.user(1)
        assert (await shop.propose(lead, user=poor))["method"] == "stripe"
        assert (await shop.propose(lead, user=poor, payment_method="credits"))["method"] == "credits"
        assert (await shop.propose(lead, payment_method="stripe"))["method"] == "stripe"
        without_plan = await shop.user(50_000, tier=None)
        assert (await shop.propose(lead, user=without_plan))["method"] == "stripe"

    async def test_a_newer_one_of_the_same_thread_takes_its_place(self, shop: Shop) -> None:
        lead = await shop.lead()
        headers = assistant_bearer(shop.app, shop.buyer, "thread-1")
        body = {"kind": "purchase", "lead_ids": [lead]}
        first = (await shop.http.post("/v1/proposals", json=body, headers=headers)).json()
        elsewhere = await shop.propose(lead)
        second = (await shop.http.post("/v1/proposals", json=body, headers=headers)).json()
        assert (first["thread_id"], second["status"]) == ("thread-1", "waiting")
        read = (await shop.call("GET", f"/proposals/{first['id']}")).json()
        assert (read["status"], read["void_reason"]) == ("void", "superseded")
        assert (await shop.call("GET", f"/proposals/{elsewhere['id']}")).json()["status"] == "waiting"
        assert problem(await shop.confirm(first)) == (409, "proposal_void", "superseded")

    @pytest.mark.parametrize(
        ("body", "status", "code"),
        [
            ({"kind": "purchase"}, 422, "invalid_input"),
            ({"kind": "purchase", "lead_ids": []}, 422, "invalid_input"),
            ({"kind": "purchase", "lead_ids": list(range(1, 27))}, 422, "invalid_input"),
            ({"kind": "purchase", "lead_ids": [999_999]}, 404, "lead_not_found"),
            ({"kind": "topup"}, 422, "unknown_pack"),
            ({"kind": "topup", "pack": "9"}, 422, "unknown_pack"),
            ({"kind": "topup", "credits": 441}, 422, "unknown_pack"),
            ({"kind": "topup", "pack": "50", "payment_method": "credits"}, 422, "invalid_input"),
            ({"kind": "subscription"}, 422, "invalid_input"),
            ({"kind": "subscription", "tier": "pro"}, 409, "same_plan"),
            ({"kind": "gift"}, 422, "invalid_input"),
        ],
    )
    async def test_what_makes_no_sense(self, shop: Shop, body: Any, status: int, code: str) -> None:
        response = await shop.call("POST", "/proposals", body)
        assert (response.status_code, response.json()["code"]) == (status, code)

    async def test_what_cannot_be_bought(self, shop: Shop) -> None:
        held, unsellable = await shop.lead(), await shop.lead(contact=None)
        await shop.call("POST", "/holds", {"lead_id": held}, shop.other)
        for lead, code in [(held, "lead_held"), (unsellable, "not_for_sale")]:
            response = await shop.call("POST", "/proposals", {"kind": "purchase", "lead_ids": [lead]})
            assert (response.status_code, response.json()["code"]) == (409, code)
            assert response.json()["lead_id"] == lead

    async def test_in_a_closed_market_nothing_is_said_of_holds(self, shop: Shop) -> None:
        lead, local = await shop.lead(market="las-vegas-nv"), await shop.user(50_000, tier="basic")
        owner = await shop.user(tier="basic", market="las-vegas-nv")
        assert (await shop.call("POST", "/holds", {"lead_id": lead}, owner)).status_code == 201
        response = await shop.call("POST", "/proposals", {"kind": "purchase", "lead_ids": [lead]}, local)
        assert (response.status_code, response.json()["code"]) == (403, "market_locked")

    @pytest.mark.parametrize(("asked", "credits", "cents"), [(50, 50, 4_999), (100, 165, 12_999), (440, 440, 29_999)])
    async def test_credits_come_in_the_smallest_pack_that_covers_them(
        self, shop: Shop, asked: int, credits: int, cents: int
    ) -> None:
        made = (await shop.call("POST", "/proposals", {"kind": "topup", "credits": asked})).json()
        assert (made["credits"], made["total_cents"], made["method"]) == (credits, cents, "stripe")

    async def test_an_upgrade_costs_the_difference_for_the_days_left_a_downgrade_nothing_now(self, shop: Shop) -> None:
        clock.shift(timedelta(days=15))
        up = (await shop.call("POST", "/proposals", {"kind": "subscription", "tier": "enterprise"})).json()
        assert up["total_cents"] == pytest.approx(5_000, abs=1)
        down = (await shop.call("POST", "/proposals", {"kind": "subscription", "tier": "basic"})).json()
        assert down["total_cents"] == 0
        first = await shop.user(tier=None)
        body = {"kind": "subscription", "tier": "basic"}
        assert (await shop.call("POST", "/proposals", body, first)).json()["total_cents"] == 4_999

    async def test_a_frozen_account_buys_nothing(self, shop: Shop) -> None:
        frozen = await shop.user(50_000, buying_frozen=True)
        body = {"kind": "purchase", "lead_ids": [await shop.lead()]}
        response = await shop.call("POST", "/proposals", body, frozen)
        assert (response.status_code, response.json()["code"]) == (403, "buying_frozen")


class TestCancel:
    async def test_then_no_yes_counts(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        for _ in range(2):
            gone = await shop.call("DELETE", f"/proposals/{proposal['id']}")
            assert (gone.status_code, gone.json()["status"]) == (200, "cancelled")
        assert problem(await shop.confirm(proposal)) == (409, "proposal_void", "cancelled")

    async def test_not_after_the_yes(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        await shop.confirm(proposal)
        response = await shop.call("DELETE", f"/proposals/{proposal['id']}")
        assert (response.status_code, response.json()["code"]) == (409, "proposal_confirmed")


def minutes(proposal: Any) -> float:
    made, ends = (datetime.fromisoformat(proposal[name]) for name in ("created_at", "expires_at"))
    return (ends - made).total_seconds() / 60
