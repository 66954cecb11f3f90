"""Refunds through the API: who may ask, what a rule grants, what an administrator or time decides."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.db import transaction
from backend.purchases import refunds
from tests.backend.purchases.bought import REJECT, Bought
from tests.backend.purchases.shop import Shop
from tests.factories import assistant_bearer

SAME_PLACE = b"the same address"


@pytest.fixture
async def bought(shop: Shop) -> Bought:
    return Bought(shop, await shop.buy(await shop.lead()))


class TestAsk:
    async def test_asking_is_not_being_granted(self, bought: Bought) -> None:
        response = await bought.ask("no_response")
        assert response.status_code == 201
        refund = response.json()
        assert (refund["status"], refund["amount_cents"], refund["decided_at"]) == ("requested", bought.paid, None)
        assert "decision_due" in refund["details"]
        assert await bought.shop.balance() == 50_000 - bought.paid
        assert (await bought.read())["lines"][0]["refund_status"] == "requested"

    async def test_the_assistant_may_ask(self, bought: Bought) -> None:
        headers = assistant_bearer(bought.shop.app, bought.shop.buyer)
        body = {"lead_id": bought.lead, "reason": "other"}
        response = await bought.shop.http.post(f"/v1/orders/{bought.order['id']}/refunds", json=body, headers=headers)
        assert response.status_code == 201

    async def test_within_seven_days(self, bought: Bought) -> None:
        clock.shift(timedelta(days=6, hours=23))
        assert (await bought.ask()).status_code == 201
        clock.shift(timedelta(hours=2))
        late = await bought.ask()
        assert (late.status_code, late.json()["code"]) == (409, "refund_window_closed")

    async def test_never_more_than_was_paid(self, bought: Bought) -> None:
        response = await bought.ask(cents=bought.paid + 1)
        assert (response.status_code, response.json()["code"]) == (409, "refund_too_much")
        assert response.json()["left_cents"] == bought.paid

    async def test_one_at_a_time(self, bought: Bought) -> None:
        await bought.ask(cents=100)
        response = await bought.ask(cents=100)
        assert (response.status_code, response.json()["code"]) == (409, "refund_pending")

    @pytest.mark.parametrize("body", [{"reason": "bored"}, {"amount_cents": 0}, {"amount_cents": -5}, {"lead_id": 0}])
    async def test_what_makes_no_sense(self, bought: Bought, body: dict[str, Any]) -> None:
        asked = {"lead_id": bought.lead, "reason": "other"} | body
        response = await bought.shop.call("POST", f"/orders/{bought.order['id']}/refunds", asked)
        assert response.status_code == 422


class TestRaces:
    async def test_asked_twice_at_once_is_granted_once(self, bought: Bought) -> None:
        await bought.unreachable()
        answers = await asyncio.gather(*(bought.ask("invalid_contact") for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
        assert await bought.shop.balance() == 50_000

    async def test_parts_at_once_are_never_more_than_was_paid(self, bought: Bought) -> None:
        await bought.unreachable()
        part = bought.paid // 2 + 1
        answers = await asyncio.gather(*(bought.ask("invalid_contact", part) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]
        assert await bought.shop.balance() == 50_000 - bought.paid + part

    async def test_a_note_written_meanwhile_takes_nothing_back(self, bought: Bought) -> None:
        await bought.unreachable()
        path = f"/orders/{bought.order['id']}/leads/{bought.lead}"
        patch = {"status": "lost", "note": "The number is dead"}
        refund, _ = await asyncio.gather(bought.ask("invalid_contact"), bought.shop.call("PATCH", path, patch))
        assert refund.json()["status"] == "granted"
        (line,) = (await bought.read())["lines"]
        assert (line["refunded_cents"], line["contact_open"], line["status"]) == (bought.paid, False, "lost")

    async def test_somebody_elses_order_is_unknown(self, bought: Bought) -> None:
        body = {"lead_id": bought.lead, "reason": "other"}
        theirs = await bought.shop.call("POST", f"/orders/{bought.order['id']}/refunds", body, bought.shop.other)
        assert (theirs.status_code, theirs.json()["code"]) == (404, "order_not_found")


class TestRules:
    async def test_a_contact_that_reaches_nobody_is_refunded_at_once(self, bought: Bought) -> None:
        await bought.unreachable()
        refund = (await bought.ask("invalid_contact")).json()
        assert (refund["status"], refund["details"]) == ("granted", {"decided_by": "rule"})
        assert await bought.shop.balance() == 50_000
        order = await bought.read()
        assert (order["status"], order["refunded_cents"]) == ("refunded", bought.paid)
        assert not order["lines"][0]["contact_open"]

    async def test_a_full_refund_hides_the_contact_and_takes_the_lead_off_the_market(self, bought: Bought) -> None:
        await bought.unreachable()
        await bought.ask("invalid_contact")
        contact = await bought.shop.call("GET", f"/leads/{bought.lead}/contact")
        assert contact.status_code in (403, 404)
        quote = await bought.shop.call("POST", "/quotes", {"lead_id": bought.lead}, bought.shop.other)
        assert quote.json()["code"] == "not_for_sale"
        again = await bought.ask("other")
        assert (again.status_code, again.json()["left_cents"]) == (409, 0)

    async def test_in_parts_up_to_what_was_paid(self, bought: Bought) -> None:
        await bought.unreachable()
        assert (await bought.ask("invalid_contact", 100)).json()["status"] == "granted"
        order = await bought.read()
        assert (order["status"], order["lines"][0]["contact_open"]) == ("partly_refunded", True)
        assert (await bought.ask("invalid_contact", bought.paid)).json()["code"] == "refund_too_much"
        assert (await bought.ask("invalid_contact")).json()["amount_cents"] == bought.paid - 100
        assert (await bought.read())["status"] == "refunded"
        assert await bought.shop.balance() == 50_000

    @pytest.mark.parametrize("dead", ["phone_valid", "email_valid"])
    async def test_one_of_phone_and_email_that_fails_is_enough(self, bought: Bought, dead: str) -> None:
        await bought.shop.sql(f"UPDATE contacts SET {dead} = false WHERE lead_id = :lead", lead=bought.lead)
        assert (await bought.ask("invalid_contact")).json()["status"] == "granted"

    async def test_what_the_contact_never_had_does_not_fail(self, shop: Shop) -> None:
        only_phone = await shop.lead(contact={"name": "Rosalind Quill", "phone": "+15125550142"})
        bought = Bought(shop, await shop.buy(only_phone))
        assert (await bought.ask("invalid_contact")).json()["status"] == "requested"

    @pytest.mark.parametrize("kind", ["phone", "email"])
    async def test_somebody_who_must_not_be_contacted_is_no_contact(self, bought: Bought, kind: str) -> None:
        await bought.shop.sql(
            f"INSERT INTO suppressions (kind, value_index) SELECT '{kind}', {kind}_index FROM contacts"
            " WHERE lead_id = :lead",
            lead=bought.lead,
        )
        assert await bought.contact_status() == 404
        assert (await bought.ask("invalid_contact")).json()["status"] == "granted"

    async def test_a_contact_that_was_removed_is_none(self, bought: Bought) -> None:
        await bought.shop.sql("DELETE FROM contacts WHERE lead_id = :lead", lead=bought.lead)
        assert (await bought.ask("invalid_contact")).json()["status"] == "granted"

    async def test_a_contact_that_reaches_somebody_is_looked_at_by_a_person(self, bought: Bought) -> None:
        assert (await bought.ask("invalid_contact")).json()["status"] == "requested"

    async def test_a_duplicate_of_ones_own_lead_is_refunded_at_once_the_other_one_stays(self, shop: Shop) -> None:
        one, two = [Bought(shop, await shop.buy(await shop.lead(address_index=SAME_PLACE))) for _ in range(2)]
        assert (await two.ask("duplicate")).json()["status"] == "granted"
        assert (await one.ask("duplicate")).json()["status"] == "requested"

    async def test_of_two_duplicates_one_is_paid_for_even_when_refunded_in_part(self, shop: Shop) -> None:
        one, two = [Bought(shop, await shop.buy(await shop.lead(address_index=SAME_PLACE))) for _ in range(2)]
        assert (await two.ask("duplicate", two.paid - 1)).json()["status"] == "granted"
        assert (await one.ask("duplicate", one.paid - 1)).json()["status"] == "requested"
        assert (await two.ask("duplicate")).json()["status"] == "granted"

    async def test_a_duplicate_of_somebody_elses_lead_is_none(self, shop: Shop) -> None:
        order = await shop.propose(await shop.lead(address_index=SAME_PLACE), user=shop.other)
        await shop.confirm(order, shop.other)
        mine = Bought(shop, await shop.buy(await shop.lead(address_index=SAME_PLACE)))
        assert (await mine.ask("duplicate")).json()["status"] == "requested"

    async def test_three_declined_in_thirty_days_end_them(self, shop: Shop, bought: Bought) -> None:
        admin = await shop.user(role="admin")
        for _ in range(3):
            refund = (await bought.ask("other", 100)).json()
            await shop.call("POST", f"/admin/refunds/{refund['id']}", REJECT, admin)
        await bought.unreachable()
        assert (await bought.ask("invalid_contact")).json()["status"] == "requested"


class TestDecide:
    async def test_an_approval_credits(self, shop: Shop, bought: Bought) -> None:
        admin, refund = await shop.user(role="admin"), (await bought.ask("wrong_info", 300)).json()
        listed = (await shop.call("GET", "/admin/refunds", user=admin)).json()
        assert [row["id"] for row in listed] == [refund["id"]]
        decided = await shop.call("POST", f"/admin/refunds/{refund['id']}", {"decision": "approve"}, admin)
        assert (decided.status_code, decided.json()["status"]) == (200, "granted")
        assert await shop.balance() == 50_000 - bought.paid + 300
        again = await shop.call("POST", f"/admin/refunds/{refund['id']}", REJECT, admin)
        assert (again.status_code, again.json()["code"]) == (409, "refund_decided")

    async def test_a_repeated_decision_with_its_key_is_answered_as_before(self, shop: Shop, bought: Bought) -> None:
        admin, refund = await shop.user(role="admin"), (await bought.ask("wrong_info", 300)).json()
        path, body = f"/admin/refunds/{refund['id']}", {"decision": "approve"}
        first, second = [await shop.call("POST", path, body, admin, key="once") for _ in range(2)]
        assert (second.status_code, second.json()) == (200, first.json())
        assert await shop.balance() == 50_000 - bought.paid + 300

    async def test_a_rejection_changes_no_balance_and_one_may_ask_again(self, shop: Shop, bought: Bought) -> None:
        admin, refund = await shop.user(role="admin"), (await bought.ask()).json()
        decided = await shop.call("POST", f"/admin/refunds/{refund['id']}", REJECT, admin)
        assert decided.json()["status"] == "declined"
        assert await shop.balance() == 50_000 - bought.paid
        assert (await bought.ask()).status_code == 201

    @pytest.mark.parametrize(
        "word",
        [
            {"decision": "reject"},
            {"decision": "reject", "reason": " "},
            {**REJECT, "amount_cents": 5},
            {"decision": "?"},
        ],
    )
    async def test_a_rejection_says_why(self, shop: Shop, bought: Bought, word: dict[str, Any]) -> None:
        admin = await shop.user(role="admin")
        assert (await bought.decided(admin, "other", word)).status_code == 422

    async def test_the_buyer_reads_why(self, shop: Shop, bought: Bought) -> None:
        decided = (await bought.decided(await shop.user(role="admin"), "other", REJECT)).json()
        assert decided["note"] == REJECT["reason"]
        notices = (await shop.call("GET", "/notifications")).json()["items"]
        assert any(REJECT["reason"] in notice["body"] for notice in notices)

    async def test_less_than_was_asked_may_be_approved_never_more(self, shop: Shop, bought: Bought) -> None:
        admin, refund = await shop.user(role="admin"), (await bought.ask("wrong_info", 300)).json()
        path = f"/admin/refunds/{refund['id']}"
        more = await shop.call("POST", path, {"decision": "approve", "amount_cents": 301}, admin)
        assert (more.status_code, more.json()["code"]) == (409, "refund_too_much")
        some = await shop.call("POST", path, {"decision": "approve", "amount_cents": 120}, admin)
        assert (some.json()["amount_cents"], some.json()["to"]) == (120, "credits")
        assert await shop.balance() == 50_000 - bought.paid + 120

    async def test_a_case_shows_what_it_is_decided_by(self, shop: Shop, bought: Bought) -> None:
        admin = await shop.user(role="admin")
        await bought.decided(admin, "other", REJECT, 50)
        await bought.ask("no_response", 300)
        (case,) = (await shop.call("GET", "/admin/refunds", user=admin)).json()
        assert (case["email"], case["order_number"]) == (shop.buyer.email, bought.order["number"])
        assert (case["price_cents"], case["refunded_cents"], case["declined_lately"]) == (bought.paid, 0, 1)

    async def test_two_administrators_at_once_pay_once(self, shop: Shop, bought: Bought) -> None:
        admin, refund = await shop.user(role="admin"), (await bought.ask("wrong_info", 300)).json()
        path = f"/admin/refunds/{refund['id']}"
        words = [{"decision": "approve"}, REJECT, {"decision": "approve"}, {"decision": "approve"}]
        answers = await asyncio.gather(*(shop.call("POST", path, word, admin) for word in words))
        assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
        (status,) = [answer.json()["status"] for answer in answers if answer.status_code == 200]
        assert await shop.balance() == 50_000 - bought.paid + (300 if status == "granted" else 0)

    async def test_for_administrators_only(self, shop: Shop, bought: Bought) -> None:
        refund = (await bought.ask()).json()
        for method, path, body in [
            ("GET", "/admin/refunds", None),
            ("POST", f"/admin/refunds/{refund['id']}", {"decision": "approve"}),
        ]:
            assert (await shop.call(method, path, body)).status_code == 403


class TestTime:
    async def test_undecided_for_two_business_days_it_is_credited_once(self, shop: Shop, bought: Bought) -> None:
        await bought.ask("not_owner")
        async with transaction(shop.app.state.sessions) as session:
            assert await refunds.overdue(session) == []
        clock.shift(timedelta(days=5))
        async with transaction(shop.app.state.sessions) as session:
            (due,) = await refunds.overdue(session)
            assert await refunds.grant_overdue(session, due)
        async with transaction(shop.app.state.sessions) as session:
            assert not await refunds.grant_overdue(session, due)
        assert await shop.balance() == 50_000


class TestTelling:
    async def notices(self, bought: Bought) -> list[Any]:
        found = (await bought.shop.call("GET", "/notifications")).json()["items"]
        return [notice for notice in found if notice["event"] == "refund"]

    async def test_asking_tells_nothing_and_the_decision_once(self, bought: Bought) -> None:
        refund = (await bought.ask("no_response")).json()
        assert await self.notices(bought) == []
        admin = await bought.shop.user(role="admin")
        await bought.shop.call("POST", f"/admin/refunds/{refund['id']}", REJECT, admin)
        (told,) = await self.notices(bought)
        assert told["title"].startswith("Not refunded: ")
        assert (told["data"]["refund_id"], told["data"]["status"]) == (refund["id"], "declined")

    async def test_a_grant_by_rule_is_told_with_its_sum(self, bought: Bought) -> None:
        await bought.unreachable()
        await bought.ask("invalid_contact")
        (told,) = await self.notices(bought)
        assert told["data"]["amount_cents"] == bought.paid
        assert told["title"].startswith("Refunded: ")
