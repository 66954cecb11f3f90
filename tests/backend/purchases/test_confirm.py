"""The buyer's yes through the API: all of it or nothing, once, and only while nothing changed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.credits import service as credits_
from backend.db import new_id, transaction
from tests.backend.purchases.shop import Shop, problem
from tests.factories import assistant_bearer


class TestConfirm:
    async def test_debit_order_lead_sold_hold_closed_all_at_once(self, shop: Shop) -> None:
        lead = await shop.lead()
        await shop.call("POST", "/holds", {"lead_id": lead, "duration_hours": 5})
        proposal = await shop.propose(lead)
        response = await shop.confirm(proposal)
        assert response.status_code == 200
        done = response.json()
        assert done["proposal"]["status"] == "confirmed"
        assert done["balance_cents"] == 50_000 - proposal["total_cents"] == await shop.balance()
        (line,) = done["order"]["lines"]
        assert (line["lead_id"], line["price_cents"], line["status"]) == (lead, proposal["total_cents"], "new")
        assert line["contact_open"]
        states = "SELECT l.status, s.status FROM leads l JOIN lead_search s ON s.lead_id = l.id WHERE l.id = :lead"
        assert [tuple(row) for row in await shop.sql(states, lead=lead)] == [("sold", "sold")]
        (hold,) = await shop.sql("SELECT end_reason, ends_at <= app_now() AS over FROM holds")
        assert (hold.end_reason, hold.over) == ("bought", True)
        acts = await shop.sql("SELECT kind FROM lead_activity ORDER BY id")
        assert [row.kind for row in acts] == ["hold", "purchase"]
        logged = await shop.sql("SELECT action FROM audit_log ORDER BY id")
        assert [row.action for row in logged] == ["hold.create", "purchase.propose", "purchase.commit"]
        contact = await shop.call("GET", f"/leads/{lead}/contact")
        assert contact.json()["phone"] == "+15125550142"

    async def test_twice_is_one_order_with_the_same_key_another_or_none(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        answers = [await shop.confirm(proposal, key=key) for key in ("a", "a", "b", None)]
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.json()["order"]["id"] for answer in answers}) == 1
        assert answers[1].headers["Idempotent-Replay"] == "true"
        assert await shop.balance() == 50_000 - proposal["total_cents"]

    async def test_the_assistant_cannot(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        headers = assistant_bearer(shop.app, shop.buyer)
        response = await shop.http.post(f"/v1/proposals/{proposal['id']}/confirm", headers=headers)
        assert (response.status_code, response.json()["code"]) == (403, "confirmation_required")
        assert await shop.nothing_bought()

    async def test_somebody_else_knows_of_nothing(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        for method, path in [("POST", "/confirm"), ("GET", ""), ("DELETE", "")]:
            response = await shop.call(method, f"/proposals/{proposal['id']}{path}", user=shop.other)
            assert (response.status_code, response.json()["code"]) == (404, "proposal_not_found")
        assert (await shop.call("POST", f"/proposals/{new_id()}/confirm")).status_code == 404

    @pytest.mark.parametrize("cents", [300, 3_000])
    async def test_a_price_that_changed_either_way_voids_it(self, shop: Shop, cents: int) -> None:
        lead = await shop.lead()
        proposal = await shop.propose(lead)
        await shop.set_price(lead, cents)
        response = await shop.confirm(proposal)
        assert problem(response) == (409, "proposal_void", "price_changed")
        (changed,) = response.json()["changed"]
        assert changed["before_cents"] == proposal["total_cents"]
        assert await shop.nothing_bought()
        read = (await shop.call("GET", f"/proposals/{proposal['id']}")).json()
        assert (read["status"], read["void_reason"]) == ("void", "price_changed")
        assert problem(await shop.confirm(proposal)) == (409, "proposal_void", "price_changed")

    async def test_a_rise_under_a_quote_that_binds_changes_nothing(self, shop: Shop) -> None:
        lead = await shop.lead()
        quote = (await shop.call("POST", "/quotes", {"lead_id": lead})).json()
        proposal = await shop.propose(lead)
        await shop.set_price(lead, 3_400)
        response = await shop.confirm(proposal)
        assert response.json()["order"]["total_cents"] == quote["price_cents"]

    async def test_too_few_credits_debit_nothing_and_leave_it_waiting(self, shop: Shop) -> None:
        lead, poor = await shop.lead(), await shop.user(100)
        proposal = await shop.propose(lead, user=poor, payment_method="credits")
        response = await shop.confirm(proposal, poor)
        assert (response.status_code, response.json()["code"]) == (402, "insufficient_credits")
        assert response.json()["missing_cents"] == proposal["total_cents"] - 100
        assert await shop.nothing_bought()
        async with transaction(shop.app.state.sessions) as session:
            await credits_.grant(session, poor.id, 5_000, "bought")
        assert (await shop.confirm(proposal, poor)).status_code == 200

    async def test_a_plan_that_ended_meanwhile_takes_the_credits_with_it(self, shop: Shop) -> None:
        lead, basic = await shop.lead(), await shop.user(5_000, tier="basic")
        proposal = await shop.propose(lead, user=basic)
        await shop.sql("UPDATE users SET tier = NULL WHERE id = :id", id=basic.id)
        assert problem(await shop.confirm(proposal, basic)) == (409, "proposal_void", "plan_changed")
        assert await shop.nothing_bought()
        assert (await shop.propose(lead, user=basic))["method"] == "stripe"

    @pytest.mark.parametrize(
        "body", [{"kind": "topup", "pack": "150"}, {"kind": "subscription", "tier": "enterprise"}, {}]
    )
    async def test_without_a_gateway_no_card_pays(
        self, shop: Shop, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(shop.app.state.settings, "demo_mode", False)
        lead = await shop.lead()
        body = body or {"kind": "purchase", "lead_ids": [lead], "payment_method": "stripe"}
        proposal = (await shop.call("POST", "/proposals", body)).json()
        response = await shop.confirm(proposal)
        assert (response.status_code, response.json()["code"]) == (409, "payments_unavailable")
        assert await shop.nothing_bought()
        assert (await shop.call("GET", f"/proposals/{proposal['id']}")).json()["status"] == "waiting"

    async def test_it_runs_out(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        clock.shift(timedelta(minutes=11))
        assert (await shop.call("GET", f"/proposals/{proposal['id']}")).json()["status"] == "expired"
        assert problem(await shop.confirm(proposal)) == (409, "proposal_void", "expired")

    async def test_what_somebody_else_took_meanwhile(self, shop: Shop) -> None:
        lead, wanted = await shop.lead(), await shop.lead()
        mine, theirs = await shop.propose(lead), await shop.propose(lead, user=shop.other)
        assert (await shop.confirm(theirs, shop.other)).status_code == 200
        response = await shop.confirm(mine)
        assert problem(response) == (409, "proposal_void", "not_available")
        assert "sold" in response.json()["detail"]
        mine = await shop.propose(wanted)
        await shop.call("POST", "/holds", {"lead_id": wanted}, shop.other)
        assert problem(await shop.confirm(mine)) == (409, "proposal_void", "not_available")
        assert await shop.balance() == 50_000

    async def test_one_lead_gone_and_none_is_bought(self, shop: Shop) -> None:
        stays, goes = await shop.lead(), await shop.lead()
        proposal = await shop.propose(stays, goes)
        await shop.sql("UPDATE leads SET status = 'withdrawn' WHERE id = :lead", lead=goes)
        assert problem(await shop.confirm(proposal)) == (409, "proposal_void", "not_available")
        assert await shop.nothing_bought()


async def test_the_buyer_is_told_once_what_they_bought(shop: Shop) -> None:
    proposal = await shop.propose(await shop.lead())
    for _ in range(2):
        order = (await shop.confirm(proposal)).json()["order"]
    told = [
        notice for notice in (await shop.call("GET", "/notifications")).json()["items"] if notice["event"] == "order"
    ]
    assert [(notice["title"], notice["data"]["order_id"]) for notice in told] == [
        ("You bought 3-bed house in Austin", order["id"])
    ]
