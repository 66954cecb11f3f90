"""Buyers in each other's way, for real: many requests at the same moment over the API."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

from httpx import Response

from backend.accounts.models import User
from backend.credits import service as credits_
from backend.db import transaction
from tests.backend.purchases.shop import Shop


async def at_once(*calls: Any) -> list[Response]:
    return list(await asyncio.gather(*calls))


def codes(answers: list[Response]) -> Counter[str]:
    return Counter(a.json()["code"] if a.status_code >= 400 else str(a.status_code) for a in answers)


async def buyers(shop: Shop, count: int) -> list[User]:
    return [await shop.user(50_000) for _ in range(count)]


class TestHolds:
    async def test_one_of_twelve_gets_the_lead(self, shop: Shop) -> None:
        lead, people = await shop.lead(), await buyers(shop, 12)
        answers = await at_once(*(shop.call("POST", "/holds", {"lead_id": lead}, user) for user in people))
        assert codes(answers) == {"201": 1, "lead_held": 11}

    async def test_one_buyers_requests_at_once_never_pass_the_number_allowed(self, shop: Shop) -> None:
        user = await shop.user(tier="basic")
        leads = [await shop.lead() for _ in range(8)]
        answers = await at_once(*(shop.call("POST", "/holds", {"lead_id": lead}, user) for lead in leads))
        assert codes(answers) == {"201": 3, "hold_limit": 5}

    async def test_one_buyers_same_request_at_once_is_one_hold(self, shop: Shop) -> None:
        lead = await shop.lead()
        answers = await at_once(*(shop.call("POST", "/holds", {"lead_id": lead}) for _ in range(6)))
        assert codes(answers) == {"201": 1, "200": 5}
        assert len({answer.json()["id"] for answer in answers}) == 1

    async def test_an_extension_counts_once_a_key(self, shop: Shop) -> None:
        hold = (await shop.call("POST", "/holds", {"lead_id": await shop.lead()})).json()
        path, body = f"/holds/{hold['id']}/extend", {"duration_hours": 5}
        answers = await at_once(*(shop.call("POST", path, body, key="once") for _ in range(5)))
        assert codes(answers) == {"200": 5}
        assert len({answer.json()["ends_at"] for answer in answers}) == 1
        events = await shop.sql("SELECT kind FROM cart_events ORDER BY id")
        assert [event.kind for event in events] == ["added", "extended"]


class TestYes:
    async def test_ten_yeses_at_once_are_one_order(self, shop: Shop) -> None:
        proposal = await shop.propose(await shop.lead())
        keys = ["same", "same", "same", None, None, *"abcde"]
        answers = await at_once(*(shop.confirm(proposal, key=key) for key in keys))
        assert codes(answers) == {"200": 10}
        assert len({answer.json()["order"]["id"] for answer in answers}) == 1
        assert await shop.balance() == 50_000 - proposal["total_cents"]

    async def test_two_proposals_over_the_same_leads_sell_each_once(self, shop: Shop) -> None:
        one, two = await shop.lead(), await shop.lead()
        mine, again = await shop.propose(one, two), await shop.propose(two, one)
        theirs = await shop.propose(two, one, user=shop.other)
        answers = await at_once(shop.confirm(mine), shop.confirm(again), shop.confirm(theirs, shop.other))
        assert codes(answers) == {"200": 1, "proposal_void": 2}
        lines = await shop.sql("SELECT lead_id FROM order_lines ORDER BY lead_id")
        assert [line.lead_id for line in lines] == [one, two]

    async def test_a_yes_beside_a_release_and_anothers_hold(self, shop: Shop) -> None:
        for _ in range(6):
            lead = await shop.lead()
            hold = (await shop.call("POST", "/holds", {"lead_id": lead})).json()
            proposal = await shop.propose(lead)
            yes, gone, other = await at_once(
                shop.confirm(proposal),
                shop.call("DELETE", f"/holds/{hold['id']}"),
                shop.call("POST", "/holds", {"lead_id": lead}, shop.other),
            )
            assert gone.status_code == 200
            assert yes.status_code in (200, 409)
            if yes.status_code == 200:
                assert other.json()["code"] in ("lead_held", "lead_sold")
            sold = await shop.sql("SELECT count(*) AS n FROM order_lines WHERE lead_id = :lead", lead=lead)
            assert sold[0].n == (yes.status_code == 200)

    async def test_two_purchases_cannot_spend_the_same_credits(self, shop: Shop) -> None:
        leads = [await shop.lead() for _ in range(5)]
        cost = (await shop.propose(leads[0]))["total_cents"]
        poor = await shop.user(cost * 2 + 1)
        proposals = [await shop.propose(lead, user=poor) for lead in leads]
        answers = await at_once(*(shop.confirm(proposal, poor) for proposal in proposals))
        assert codes(answers) == {"200": 2, "insufficient_credits": 3}
        assert await shop.balance(poor) == 1


class TestLedger:
    async def test_debits_at_once_never_overdraw(self, shop: Shop) -> None:
        bought = [await shop.propose(await shop.lead()) for _ in range(2)]
        orders = [(await shop.confirm(proposal)).json()["order"]["id"] for proposal in bought]
        left = await shop.balance()

        async def debit(order: str) -> bool:
            try:
                async with transaction(shop.app.state.sessions) as session:
                    await credits_.debit(session, shop.buyer.id, left // 3, order)  # type: ignore[arg-type]
            except credits_.InsufficientCredits:
                return False
            return True

        done = await asyncio.gather(*(debit(orders[place % 2]) for place in range(8)))
        assert sum(done) == 3
        assert await shop.balance() == left - 3 * (left // 3)

    async def test_a_refund_asked_twice_at_once_is_paid_once(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        lead = order["lines"][0]["lead_id"]
        await shop.sql("UPDATE contacts SET phone_valid = false, email_valid = false WHERE lead_id = :lead", lead=lead)
        path, body = f"/orders/{order['id']}/refunds", {"lead_id": lead, "reason": "invalid_contact"}
        answers = await at_once(*(shop.call("POST", path, body) for _ in range(4)))
        assert codes(answers) == {"201": 1, "refund_too_much": 3}
        assert await shop.balance() == 50_000
