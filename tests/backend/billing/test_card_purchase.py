"""Leads by card: authorised, sold, then charged; or not charged at all."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from backend import clock
from tests.backend.billing.till import DECLINED, GOOD, POOR, SECURE, Till
from tests.backend.purchases.shop import problem


class TestYes:
    async def test_the_yes_opens_one_page_and_sells_nothing(self, till: Till) -> None:
        lead = await till.shop.lead()
        begun = await till.begin(lead)
        assert begun["proposal"]["status"] == "paying"
        assert begun["order"] is None
        assert begun["payment"]["status"] == "open"
        assert begun["payment_url"].startswith("http://127.0.0.1:8000/demo-gateway/pay/cs_test_")
        again = (await till.shop.confirm(begun["proposal"], key="k")).json()
        third = (await till.shop.confirm(begun["proposal"], key="k")).json()
        assert again["payment_url"] == third["payment_url"] == begun["payment_url"]
        assert await till.shop.nothing_bought()
        assert (await till.one("SELECT count(*) AS n FROM payments")).n == 1

    async def test_the_hold_lasts_until_the_page_ends_and_five_minutes_more_once(self, till: Till) -> None:
        lead = await till.shop.lead()
        await till.shop.call("POST", "/holds", {"lead_id": lead, "duration_hours": 0.5})
        begun = await till.begin(lead)
        hold = await till.one("SELECT ends_at, kept_from FROM holds")
        page_end = datetime.fromisoformat(begun["payment"]["expires_at"])
        assert hold.ends_at == page_end + timedelta(minutes=5)
        assert hold.kept_from < page_end
        await till.shop.call("DELETE", f"/proposals/{begun['proposal']['id']}")
        freed = await till.one("SELECT ends_at FROM holds")
        assert freed.ends_at == hold.kept_from
        await till.begin(lead)
        assert (await till.one("SELECT ends_at FROM holds")).ends_at == hold.kept_from

    async def test_a_longer_hold_is_left_alone(self, till: Till) -> None:
        lead = await till.shop.lead()
        held = (await till.shop.call("POST", "/holds", {"lead_id": lead, "duration_hours": 5})).json()
        await till.begin(lead)
        assert (await till.one("SELECT ends_at FROM holds")).ends_at == datetime.fromisoformat(held["ends_at"])

    async def test_a_changed_price_voids_it_before_any_page(self, till: Till) -> None:
        lead = await till.shop.lead()
        proposal = await till.shop.propose(lead, payment_method="stripe")
        await till.shop.set_price(lead, 3_000)
        assert problem(await till.shop.confirm(proposal)) == (409, "proposal_void", "price_changed")
        assert (await till.one("SELECT count(*) AS n FROM payments")).n == 0


class TestPaid:
    async def test_a_good_card_buys_and_is_charged(self, till: Till) -> None:
        lead = await till.shop.lead()
        proposal = await till.pay(lead)
        assert proposal["status"] == "confirmed"
        assert proposal["payment"]["status"] == "captured"
        assert await till.gateway_states() == ["succeeded"]
        order = await till.one("SELECT total_cents, method FROM orders")
        assert (order.total_cents, order.method) == (proposal["total_cents"], "stripe")
        assert (await till.shop.call("GET", f"/leads/{lead}/contact")).json()["phone"] == "+15125550142"
        assert await till.shop.balance() == 50_000
        confirmed = (await till.shop.confirm(proposal)).json()
        assert confirmed["order"]["method"] == "stripe"
        assert confirmed["payment_url"] is None

    async def test_the_contact_stays_hidden_until_the_card_says_yes(self, till: Till) -> None:
        lead = await till.shop.lead()
        begun = await till.begin(lead)
        for number, status, words in [
            (DECLINED, 402, "declined"),
            (POOR, 402, "insufficient"),
            ("4111", 400, "listed"),
        ]:
            page = await till.card(begun["payment_url"], number)
            assert (page.status_code, words in page.text) == (status, True)
            await till.work()
            assert (await till.shop.call("GET", f"/leads/{lead}/contact")).status_code == 403
        assert (await till.proposal(begun))["payment"]["reason"] == "insufficient_funds"
        await till.card(begun["payment_url"], GOOD)
        await till.work()
        assert (await till.proposal(begun))["status"] == "confirmed"
        assert await till.gateway_states() == ["succeeded"]

    async def test_three_d_secure_asks_first(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        sent = await till.card(begun["payment_url"], SECURE)
        assert sent.headers["location"].endswith("/verify")
        refused = await till.answer_bank(begun["payment_url"], "fail")
        assert refused.status_code == 402
        await till.work()
        assert (await till.proposal(begun))["status"] == "paying"
        await till.card(begun["payment_url"], SECURE)
        assert (await till.answer_bank(begun["payment_url"], "confirm")).status_code == 303
        await till.work()
        assert (await till.proposal(begun))["status"] == "confirmed"

    async def test_several_leads_are_one_payment(self, till: Till) -> None:
        leads = [await till.shop.lead(), await till.shop.lead()]
        proposal = await till.pay(*leads)
        assert proposal["status"] == "confirmed"
        assert (await till.one("SELECT count(*) AS n FROM order_lines")).n == 2
        assert await till.gateway_states() == ["succeeded"]


class TestNotSold:
    async def test_a_lead_sold_to_another_meanwhile_is_not_charged(self, till: Till) -> None:
        lead = await till.shop.lead()
        begun = await till.begin(lead)
        other = await till.shop.propose(lead, user=till.shop.other, payment_method="credits")
        assert (await till.shop.confirm(other, till.shop.other)).status_code == 200
        await till.card(begun["payment_url"])
        await till.work()
        proposal = await till.proposal(begun)
        assert (proposal["status"], proposal["void_reason"]) == ("void", "not_available")
        assert proposal["payment"]["status"] == "voided"
        assert "sold" in proposal["payment"]["reason"].lower()
        assert await till.gateway_states() == ["canceled"]
        assert problem(await till.shop.confirm(proposal)) == (409, "proposal_void", "not_available")

    async def test_a_page_that_ran_out_frees_the_hold(self, till: Till) -> None:
        lead = await till.shop.lead()
        await till.shop.call("POST", "/holds", {"lead_id": lead, "duration_hours": 0.5})
        begun = await till.begin(lead)
        clock.shift(timedelta(minutes=41))
        late = await till.card(begun["payment_url"])
        assert late.status_code == 410
        await till.work()
        proposal = await till.proposal(begun)
        assert (proposal["status"], proposal["void_reason"]) == ("void", "payment_expired")
        hold = await till.one("SELECT ends_at <= app_now() AS over FROM holds")
        assert hold.over
        assert await till.shop.nothing_bought()

    async def test_a_page_of_a_gateway_that_was_left_runs_out_too(
        self, till: Till, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        begun = await till.begin(await till.shop.lead())
        monkeypatch.setattr(till.settings, "demo_mode", False)
        assert await till.sweep() == 0
        assert (await till.proposal(begun))["status"] == "paying"
        clock.shift(timedelta(minutes=41))
        await till.sweep()
        assert (await till.proposal(begun))["void_reason"] == "payment_expired"

    async def test_a_yes_taken_back_closes_the_page(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        assert (await till.shop.call("DELETE", f"/proposals/{begun['proposal']['id']}")).json()["status"] == "cancelled"
        await till.work()
        assert (await till.card(begun["payment_url"])).status_code == 410
        assert (await till.proposal(begun))["payment"]["status"] == "expired"

    async def test_a_card_that_said_yes_after_the_no_is_let_go(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.shop.call("DELETE", f"/proposals/{begun['proposal']['id']}")
        await till.card(begun["payment_url"])
        await till.work()
        assert (await till.proposal(begun))["status"] == "cancelled"
        assert await till.gateway_states() == ["canceled"]
        assert await till.shop.nothing_bought()
