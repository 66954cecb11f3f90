"""Documents of orders and refunds: one each, numbered without gaps, never changed, for their owner only."""

from __future__ import annotations

import asyncio
import re
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.exc import DBAPIError

from backend.accounts.models import User
from backend.config import get_settings
from backend.db import transaction
from backend.documents import service
from backend.documents.writing import tax_in
from backend.purchases.models import Order
from tests.backend.billing.till import Till
from tests.backend.purchases.bought import APPROVE, Bought
from tests.backend.purchases.shop import Shop
from tests.claims import sell
from tests.factories import bearer


async def documents(shop: Shop) -> list[Any]:
    items: list[Any] = (await shop.call("GET", "/documents")).json()["items"]
    return items


async def content(shop: Shop, number: str) -> Any:
    (row,) = await shop.sql("SELECT content FROM documents WHERE number = :number", number=number)
    return row.content


class TestIssuing:
    async def test_leads_have_a_receipt_with_seller_buyer_lines_and_tax(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead(), await shop.lead())
        (receipt,) = await documents(shop)
        said = await content(shop, receipt["number"])
        assert re.fullmatch(r"R-\d{4}-000001", receipt["number"])
        assert said["buyer"] == {"name": "Pat Buyer", "email": shop.buyer.email, "lines": [], "tax_id": None}
        assert said["seller"]["name"] == "AIQLeads"
        assert [line["cents"] for line in said["lines"]] == [line["price_cents"] for line in order["lines"]]
        assert (said["net_cents"], said["tax_cents"]) == (order["total_cents"], 0)
        assert (said["method"], said["order_number"]) == ("Credits of the account", order["number"])

    async def test_a_pack_has_an_invoice(self, till: Till) -> None:
        begun = (await till.shop.call("POST", "/credits/checkout", {"pack": "150"})).json()
        await till.card(begun["payment"]["payment_url"])
        await till.work()
        (invoice,) = await documents(till.shop)
        assert (invoice["kind"], invoice["total_cents"]) == ("invoice", 12_999)
        (line,) = (await content(till.shop, invoice["number"]))["lines"]
        assert (line["text"], line["detail"]) == ("165 credits", "150 credits and 15 as a bonus")

    async def test_each_refund_has_a_credit_note_that_names_the_receipt(self, shop: Shop) -> None:
        bought, admin = Bought(shop, await shop.buy(await shop.lead())), await shop.user(role="admin")
        await bought.decided(admin, "wrong_info", APPROVE, 100)
        await bought.decided(admin, "wrong_info", APPROVE)
        second, first, receipt = await documents(shop)
        assert [(note["kind"], note["total_cents"]) for note in (first, second)] == [
            ("credit_note", 100), ("credit_note", bought.paid - 100),
        ]  # fmt: skip
        assert {first["corrects"], second["corrects"]} == {receipt["number"]}
        assert (await content(shop, first["number"]))["reason"] == "The lead's facts were wrong"

    async def test_a_sale_whose_capture_failed_is_credited_whole(self, till: Till) -> None:
        bought = await _authorised(till)
        async with till.gateway() as gateway:
            intent = (await till.one("SELECT intent_id FROM payments")).intent_id
            await gateway.void(intent, "away")
        await till.work()
        note, receipt = await documents(till.shop)
        assert (note["kind"], note["corrects"], note["total_cents"]) == ("credit_note", receipt["number"], bought)

    async def test_nobody_changes_or_deletes_one(self, shop: Shop) -> None:
        await shop.buy(await shop.lead())
        for statement in ("UPDATE documents SET total_cents = 1", "DELETE FROM documents"):
            with pytest.raises(DBAPIError) as refused:
                await shop.sql(statement)
            assert "append-only" in str(refused.value)

    async def test_names_that_change_later_stay_as_they_were(self, shop: Shop) -> None:
        await shop.buy(await shop.lead())
        await shop.sql("UPDATE users SET name = 'Somebody Else' WHERE id = :id", id=shop.buyer.id)
        (receipt,) = await documents(shop)
        assert (await content(shop, receipt["number"]))["buyer"]["name"] == "Pat Buyer"


async def _authorised(till: Till) -> int:
    """A card has said yes and nothing was captured yet; what it costs."""
    begun = await till.begin(await till.shop.lead())
    await till.card(begun["payment_url"])
    return int(begun["proposal"]["total_cents"])


class TestNumbers:
    async def serials(self, shop: Shop) -> list[int]:
        rows = await shop.sql("SELECT serial FROM documents WHERE kind = 'receipt' ORDER BY serial")
        return [row.serial for row in rows]

    async def test_sales_at_once_leave_no_gap(self, shop: Shop) -> None:
        users = (shop.buyer, shop.other) * 4
        leads = [await shop.lead(zip=f"7870{place}") for place in range(8)]
        proposals = [await shop.propose(lead, user=user) for lead, user in zip(leads, users, strict=True)]
        await asyncio.gather(*(shop.confirm(made, user) for made, user in zip(proposals, users, strict=True)))
        assert await self.serials(shop) == list(range(1, 9))

    async def test_sales_and_refunds_at_once_leave_no_gap_in_either(self, shop: Shop) -> None:
        users = [await shop.user(5_000) for _ in range(6)]
        leads = [await shop.lead(zip=f"7871{place}") for place in range(6)]
        await shop.sql("UPDATE contacts SET email_valid = false")

        async def come_and_go(user: User, lead: int) -> int:
            order = (await shop.confirm(await shop.propose(lead, user=user), user)).json()["order"]
            body = {"lead_id": lead, "reason": "invalid_contact"}
            asked = [shop.call("POST", f"/orders/{order['id']}/refunds", body, user) for _ in range(2)]
            return sum(answer.status_code == 201 for answer in await asyncio.gather(*asked))

        done = await asyncio.gather(*(come_and_go(*pair) for pair in zip(users, leads, strict=True)))
        assert done == [1] * 6
        rows = await shop.sql("SELECT kind, serial FROM documents ORDER BY kind, serial")
        assert [tuple(row) for row in rows] == [
            (kind, serial) for kind in ("credit_note", "receipt") for serial in range(1, 7)
        ]
        assert [await shop.balance(user) for user in users] == [5_000] * 6

    async def test_a_sale_that_is_undone_uses_no_number(self, shop: Shop) -> None:
        await shop.buy(await shop.lead())
        poor = await shop.user()
        refused = await shop.confirm(await shop.propose(await shop.lead(), user=poor, payment_method="credits"), poor)
        assert refused.status_code == 402
        await shop.buy(await shop.lead())
        assert await self.serials(shop) == [1, 2]

    async def test_an_order_has_one_however_often_it_is_asked_for(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        async with transaction(shop.app.state.sessions) as session:
            found = await session.get_one(Order, order["id"])
            assert (await service.issue(session, found)).serial == 1
        assert await self.serials(shop) == [1]


class TestReading:
    async def test_the_receipt_of_an_order_is_a_pdf(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        drawn = await shop.call("GET", f"/orders/{order['id']}/receipt.pdf")
        assert (drawn.status_code, drawn.headers["content-type"]) == (200, "application/pdf")
        assert drawn.content.startswith(b"%PDF-")
        assert 'filename="R-' in drawn.headers["content-disposition"]

    async def test_it_lists_what_was_refunded_since(self, shop: Shop) -> None:
        bought = Bought(shop, await shop.buy(await shop.lead()))
        path = f"/orders/{bought.order['id']}/receipt.pdf"
        before = (await shop.call("GET", path)).content
        await bought.unreachable()
        await bought.ask("invalid_contact", 100)
        assert (await shop.call("GET", path)).content != before

    async def test_every_document_by_its_number(self, shop: Shop) -> None:
        await shop.buy(await shop.lead())
        (receipt,) = await documents(shop)
        drawn = await shop.http.get(receipt["pdf"], headers=bearer(shop.app, shop.buyer))
        assert drawn.content.startswith(b"%PDF-")

    async def test_somebody_elses_are_unknown(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        (receipt,) = await documents(shop)
        for path in (f"/orders/{order['id']}/receipt.pdf", f"/documents/{receipt['number']}.pdf"):
            assert (await shop.call("GET", path, user=shop.other)).status_code == 404
        assert (await shop.call("GET", "/documents", user=shop.other)).json()["items"] == []
        assert (await shop.http.get(f"/v1/orders/{order['id']}/receipt.pdf")).status_code == 401

    @pytest.mark.parametrize("number", ["R-2026-999999", "R-1-1", "../../etc/passwd", "R-2026-000001'--"])
    async def test_what_is_no_number_is_found_nowhere(self, shop: Shop, number: str) -> None:
        assert (await shop.call("GET", f"/documents/{number}.pdf")).status_code in (404, 422)

    async def test_an_order_from_before_there_were_documents_gets_its_number_when_asked(self, shop: Shop) -> None:
        lead = await shop.lead()
        async with transaction(shop.app.state.sessions) as session:
            line = await sell(session, shop.buyer, lead)
        path = f"/orders/{line.order_id}/receipt.pdf"
        assert (await shop.call("GET", path)).content == (await shop.call("GET", path)).content
        assert len(await documents(shop)) == 1

    async def test_in_pages(self, shop: Shop) -> None:
        for _ in range(3):
            await shop.buy(await shop.lead())
        first = (await shop.call("GET", "/documents?limit=2")).json()
        rest = (await shop.call("GET", f"/documents?limit=2&cursor={first['next_cursor']}")).json()
        assert [len(first["items"]), len(rest["items"]), rest["next_cursor"]] == [2, 1, None]


class TestTax:
    @pytest.mark.parametrize(
        ("total", "percent", "tax"),
        [(9999, "8.25", 762), (850, "0", 0), (1, "8.25", 0), (1000, "25", 200), (15, "25", 3)],
    )
    def test_prices_include_it(self, total: int, percent: str, tax: int) -> None:
        assert tax_in(total, Decimal(percent)) == (total - tax, tax)

    async def test_the_settings_say_who_sells_and_how_much_is_tax(
        self, shop: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("AIQLEADS_SELLER_NAME", "Quill & Wren LLC")
        monkeypatch.setenv("AIQLEADS_SELLER_ADDRESS", r"1 Example Street\nAustin, TX")
        monkeypatch.setenv("AIQLEADS_TAX_PERCENT", "8.250")
        get_settings.cache_clear()
        try:
            order = await shop.buy(await shop.lead())
        finally:
            get_settings.cache_clear()
        (receipt,) = await documents(shop)
        said = await content(shop, receipt["number"])
        assert said["seller"]["lines"] == ["1 Example Street", "Austin, TX"]
        assert (said["tax_percent"], said["net_cents"] + said["tax_cents"]) == ("8.25", order["total_cents"])
        assert said["tax_cents"] > 0
