"""Holds through the API: statuses, problems, keys, and the assistant's own token."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from backend import clock
from tests.backend.purchases.shop import Shop
from tests.factories import assistant_bearer


class TestHold:
    async def test_201_when_new_200_when_held_already(self, shop: Shop) -> None:
        body = {"lead_id": await shop.lead()}
        first, again = [await shop.call("POST", "/holds", body) for _ in range(2)]
        assert (first.status_code, again.status_code) == (201, 200)
        assert first.json()["id"] == again.json()["id"]

    async def test_a_retry_with_its_key_is_the_same_answer_another_body_a_mismatch(self, shop: Shop) -> None:
        body = {"lead_id": await shop.lead(), "duration_hours": 2}
        first, again = [await shop.call("POST", "/holds", body, key="k") for _ in range(2)]
        assert first.json() == again.json()
        other = await shop.call("POST", "/holds", body | {"duration_hours": 3}, key="k")
        assert (other.status_code, other.json()["code"]) == (409, "idempotency_mismatch")

    async def test_the_assistant_may_hold_and_is_told_apart_in_the_log(self, shop: Shop) -> None:
        headers = assistant_bearer(shop.app, shop.buyer, "thread-7")
        response = await shop.http.post("/v1/holds", json={"lead_id": await shop.lead()}, headers=headers)
        assert response.status_code == 201
        (entry,) = await shop.sql("SELECT actor, thread_id FROM audit_log WHERE action = 'hold.create'")
        assert tuple(entry) == ("assistant", "thread-7")

    @pytest.mark.parametrize("hours", [0, -1, 0.0001, 10_000, "long", float("1e400")])
    async def test_a_length_that_makes_no_sense(self, shop: Shop, hours: object) -> None:
        sent = hours if hours != float("inf") else "Infinity"
        response = await shop.call("POST", "/holds", {"lead_id": await shop.lead(), "duration_hours": sent})
        assert (response.status_code, response.json()["code"]) == (422, "invalid_input")

    async def test_a_refusal_is_a_problem_and_is_logged(self, shop: Shop) -> None:
        lead = await shop.lead()
        await shop.call("POST", "/holds", {"lead_id": lead}, shop.other)
        response = await shop.call("POST", "/holds", {"lead_id": lead})
        assert response.headers["content-type"] == "application/problem+json"
        assert (response.status_code, response.json()["code"]) == (409, "lead_held")
        logged = await shop.sql("SELECT outcome FROM audit_log WHERE action = 'refusal'")
        assert [row.outcome for row in logged] == ["lead_held"]


class TestExtendAndRelease:
    async def test_hours_are_added_then_the_lead_is_given_back(self, shop: Shop) -> None:
        hold = (await shop.call("POST", "/holds", {"lead_id": await shop.lead()})).json()
        longer = (await shop.call("POST", f"/holds/{hold['id']}/extend", {"duration_hours": 24})).json()
        added = datetime.fromisoformat(longer["ends_at"]) - datetime.fromisoformat(hold["ends_at"])
        assert added == timedelta(hours=24)
        gone = await shop.call("DELETE", f"/holds/{hold['id']}")
        assert (gone.status_code, gone.json()["status"]) == (200, "released")
        assert (await shop.call("GET", "/cart")).json()["holds"] == []

    async def test_basic_hears_what_would_allow_it(self, shop: Shop) -> None:
        basic = await shop.user(tier="basic")
        hold = (await shop.call("POST", "/holds", {"lead_id": await shop.lead()}, basic)).json()
        response = await shop.call("POST", f"/holds/{hold['id']}/extend", {"duration_hours": 1}, basic)
        assert (response.status_code, response.json()["code"]) == (403, "extension_not_allowed")

    async def test_somebody_elses_hold_is_unknown(self, shop: Shop) -> None:
        hold = (await shop.call("POST", "/holds", {"lead_id": await shop.lead()})).json()
        for method, path, body in [("DELETE", "", None), ("POST", "/extend", {"duration_hours": 1})]:
            response = await shop.call(method, f"/holds/{hold['id']}{path}", body, shop.other)
            assert (response.status_code, response.json()["code"]) == (404, "hold_not_found")
        assert (await shop.call("DELETE", "/holds/not-an-id")).status_code == 422


class TestCart:
    async def test_it_shows_the_hold_with_its_card_and_the_servers_time(self, shop: Shop) -> None:
        lead = await shop.lead()
        hold = (await shop.call("POST", "/holds", {"lead_id": lead})).json()
        clock.shift(timedelta(minutes=30))
        cart = (await shop.call("GET", "/cart")).json()
        (line,) = cart["holds"]
        assert (line["id"], line["lead"]["id"], line["lead"]["availability"]) == (hold["id"], lead, "held_by_you")
        assert cart["total_cents"] == line["price_cents"]
        left = datetime.fromisoformat(line["ends_at"]) - datetime.fromisoformat(cart["server_time"])
        assert timedelta(minutes=29) < left < timedelta(minutes=31)
        assert "+1512" not in str(cart)
