"""Several at once, and kills between any two steps: the same end, one charge, one delivery."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.billing import checkout
from backend.billing.demo import payments
from backend.billing.gateway import Declined, Unreachable
from backend.billing.stripe_gateway import StripeGateway
from backend.db import transaction
from backend.outbox import service as outbox
from tests.backend.billing.till import Till


class Killed(BaseException):
    """The process ends here."""


async def paid_page(till: Till, url: str) -> None:
    """A card is taken without the page telling anybody."""
    async with transaction(till.sessions) as session:
        await payments.try_card(session, url.rpartition("/")[2], "4242424242424242")


class TestAtOnce:
    async def test_many_yeses_are_one_payment_and_one_page(self, till: Till) -> None:
        proposal = await till.shop.propose(await till.shop.lead(), payment_method="stripe")
        answers = await asyncio.gather(*(till.shop.confirm(proposal, key=key) for key in ["a", "b", None, "a", None]))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.json()["payment_url"] for answer in answers}) == 1
        assert (await till.one("SELECT count(*) AS n FROM payments")).n == 1
        pages = "SELECT count(*) AS n FROM demo_gateway_objects WHERE kind = 'checkout.session'"
        assert (await till.one(pages)).n == 1

    async def test_of_two_buyers_who_pay_for_one_lead_one_is_charged(self, till: Till) -> None:
        lead = await till.shop.lead()
        pages = []
        for user in (till.shop.buyer, till.shop.other):
            proposal = await till.shop.propose(lead, user=user, payment_method="stripe")
            pages.append((await till.shop.confirm(proposal, user)).json())
        await asyncio.gather(*(till.card(page["payment_url"]) for page in pages))
        await asyncio.gather(till.work(), till.work(), till.work())
        await till.work()
        assert sorted(await till.gateway_states()) == ["canceled", "succeeded"]
        assert (await till.one("SELECT count(*) AS n FROM orders")).n == 1
        states = await till.shop.sql("SELECT status FROM payments ORDER BY status")
        assert [row.status for row in states] == ["captured", "voided"]

    async def test_a_sale_by_credits_against_an_authorisation_sells_once(self, till: Till) -> None:
        lead = await till.shop.lead()
        begun = await till.begin(lead)
        other = await till.shop.propose(lead, user=till.shop.other, payment_method="credits")
        await paid_page(till, begun["payment_url"])
        await asyncio.gather(till.work(), till.shop.confirm(other, till.shop.other))
        await till.work()
        sold = await till.one("SELECT method FROM orders")
        assert await till.gateway_states() == ["succeeded" if sold.method == "stripe" else "canceled"]

    async def test_expiry_against_a_card_is_decided_by_the_gateway(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.shop.call("DELETE", f"/proposals/{begun['proposal']['id']}")
        await asyncio.gather(paid_page(till, begun["payment_url"]), till.work())
        await till.work()
        assert await till.shop.nothing_bought()
        assert await till.gateway_states() in ([], ["canceled"])
        assert (await till.proposal(begun))["payment"]["status"] in ("voided", "expired")


class TestKills:
    async def end(self, till: Till, begun: Any = None) -> None:
        """What the restarted house does: sweep and outbox, some time later."""
        for _ in range(6):
            clock.shift(timedelta(minutes=3))
            await till.sweep()
            await till.work()

    async def one_charge_one_delivery(self, till: Till) -> None:
        assert await till.gateway_states() == ["succeeded"]
        assert (await till.one("SELECT count(*) AS n FROM orders")).n == 1
        assert (await till.one("SELECT status FROM payments")).status == "captured"

    async def test_between_the_intent_and_the_page(self, till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
        proposal = await till.shop.propose(await till.shop.lead(), payment_method="stripe")

        async def broken(*_: Any) -> None:
            raise RuntimeError("the process ends here")

        with monkeypatch.context() as patch:
            patch.setattr(checkout, "open_page", broken)
            assert (await till.shop.confirm(proposal)).status_code == 500
        assert (await till.one("SELECT status FROM payments")).status == "opening"
        clock.shift(timedelta(minutes=3))
        await till.sweep()
        begun = (await till.shop.confirm(proposal)).json()
        await till.card(begun["payment_url"])
        await self.end(till)
        await self.one_charge_one_delivery(till)

    async def test_between_the_page_and_its_note(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.shop.sql("UPDATE payments SET status = 'opening', session_id = NULL, url = NULL")
        again = (await till.shop.confirm(begun["proposal"])).json()
        assert again["payment_url"] == begun["payment_url"]
        await till.card(again["payment_url"])
        await self.end(till)
        await self.one_charge_one_delivery(till)

    @pytest.mark.parametrize("before", [True, False])
    async def test_around_the_capture(self, till: Till, monkeypatch: pytest.MonkeyPatch, before: bool) -> None:
        begun = await till.begin(await till.shop.lead())
        await paid_page(till, begun["payment_url"])
        real = StripeGateway.capture

        async def killed(self: StripeGateway, intent_id: str, key: str) -> Any:
            if not before:
                await real(self, intent_id, key)
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(StripeGateway, "capture", killed)
            await till.tell()
            with pytest.raises(Killed):
                await outbox.work(till.house)
        assert (await till.one("SELECT status FROM payments")).status == "authorised"
        await self.end(till)
        await self.one_charge_one_delivery(till)

    async def test_a_gateway_that_does_not_answer_leaves_a_yes_that_can_be_said_again(
        self, till: Till, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        proposal = await till.shop.propose(await till.shop.lead(), payment_method="stripe")

        async def away(*_: Any) -> Any:
            raise Unreachable("no answer")

        with monkeypatch.context() as patch:
            patch.setattr(StripeGateway, "open_checkout", away)
            answer = await till.shop.confirm(proposal, key="k")
        assert (answer.status_code, answer.json()["code"]) == (503, "gateway_unreachable")
        begun = (await till.shop.confirm(proposal, key="k")).json()
        await till.card(begun["payment_url"])
        await self.end(till)
        await self.one_charge_one_delivery(till)


class TestCaptureFails:
    async def test_an_authorisation_that_is_gone_undoes_the_sale(self, till: Till) -> None:
        lead = await till.shop.lead()
        begun = await till.begin(lead)
        await paid_page(till, begun["payment_url"])
        await till.tell()
        assert (await till.shop.call("GET", f"/leads/{lead}/contact")).status_code == 200
        async with till.gateway() as gateway:
            intent = await till.one("SELECT intent_id FROM payments")
            await gateway.void(intent.intent_id, "by-hand")
        await till.work()
        assert (await till.shop.call("GET", f"/leads/{lead}/contact")).status_code == 403
        assert (await till.one("SELECT status FROM leads")).status == "withdrawn"
        assert (await till.one("SELECT status FROM payments")).status == "failed"
        assert (await till.one("SELECT status FROM orders")).status == "failed"

    async def test_a_capture_that_is_declined_undoes_the_sale_and_lets_go(
        self, till: Till, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        lead = await till.shop.lead()
        begun = await till.begin(lead)
        await paid_page(till, begun["payment_url"])

        async def declined(*_: Any) -> Any:
            raise Declined("No.", "card_declined")

        monkeypatch.setattr(StripeGateway, "capture", declined)
        await till.work()
        assert await till.gateway_states() == ["canceled"]
        assert (await till.one("SELECT status FROM payments")).status == "failed"
        assert (await till.one("SELECT status FROM orders")).status == "failed"
        told = (await till.shop.call("GET", "/notifications")).json()["items"]
        assert "undone" in told[0]["body"]


class TestAmounts:
    async def test_another_sum_at_the_gateway_sells_nothing_and_is_reported(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.shop.sql("UPDATE payments SET amount_cents = amount_cents + 1")
        await till.card(begun["payment_url"])
        await till.work()
        assert await till.shop.nothing_bought()
        assert await till.gateway_states() == ["canceled"]
        found = await till.one("SELECT kind FROM discrepancies")
        assert found.kind == "amount_differs"
