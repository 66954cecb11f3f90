"""Quotes through the API."""

from __future__ import annotations

from backend.db import new_id
from tests.backend.purchases.shop import Shop
from tests.factories import assistant_bearer


class TestQuotes:
    async def test_the_breakdown_adds_up_to_the_price(self, shop: Shop) -> None:
        response = await shop.call("POST", "/quotes", {"lead_id": await shop.lead()})
        quote = response.json()
        assert (response.status_code, quote["valid"], quote["discount_percent"]) == (201, True, 15)
        told = {reason["factor"]: reason["cents"] for reason in quote["reasons"]}
        assert told.pop("discount") == quote["price_cents"] - quote["list_price_cents"]
        assert quote["neutral_cents"] + sum(told.values()) == quote["price_cents"]
        assert (await shop.call("GET", f"/quotes/{quote['id']}")).json()["reasons"] == quote["reasons"]

    async def test_the_assistant_may_ask(self, shop: Shop) -> None:
        headers = assistant_bearer(shop.app, shop.buyer)
        response = await shop.http.post("/v1/quotes", json={"lead_id": await shop.lead()}, headers=headers)
        assert response.status_code == 201

    async def test_a_lead_that_somebody_holds_can_be_quoted(self, shop: Shop) -> None:
        lead = await shop.lead()
        await shop.call("POST", "/holds", {"lead_id": lead}, shop.other)
        assert (await shop.call("POST", "/quotes", {"lead_id": lead})).status_code == 201

    async def test_refusals(self, shop: Shop) -> None:
        mine, sold = await shop.lead(), await shop.lead()
        await shop.buy(mine)
        await shop.confirm(await shop.propose(sold, user=shop.other), shop.other)
        market_data = await shop.lead(contact=None)
        expected = {mine: "already_bought", sold: "lead_sold", market_data: "not_for_sale"}
        for lead, code in expected.items():
            response = await shop.call("POST", "/quotes", {"lead_id": lead})
            assert (response.status_code, response.json()["code"]) == (409, code)
        assert response.json()["reason"] == "no_contact"

    async def test_somebody_elses_quote_is_unknown(self, shop: Shop) -> None:
        quote = (await shop.call("POST", "/quotes", {"lead_id": await shop.lead()})).json()
        for quote_id, user in [(quote["id"], shop.other), (new_id(), shop.buyer)]:
            response = await shop.call("GET", f"/quotes/{quote_id}", user=user)
            assert (response.status_code, response.json()["code"]) == (404, "quote_not_found")


class TestHistory:
    async def test_every_price_with_its_cause_the_newest_first(self, shop: Shop) -> None:
        lead = await shop.lead()
        for cents in (2_000, 1_000):
            noted = "INSERT INTO lead_prices (lead_id, list_price_cents, cause) VALUES (:lead, :cents, 'demand')"
            await shop.sql(noted, lead=lead, cents=cents)
        history = (await shop.call("GET", f"/leads/{lead}/price-history")).json()
        assert [(item["list_price_cents"], item["price_cents"], item["cause"]) for item in history["items"]] == [
            (1_000, 850, "demand"),
            (2_000, 1_700, "demand"),
        ]
        assert len((await shop.call("GET", f"/leads/{lead}/price-history?limit=1")).json()["items"]) == 1

    async def test_of_what_the_asker_may_not_see_there_is_none(self, shop: Shop) -> None:
        locked = await shop.lead(market="las-vegas-nv", city="Las Vegas", state="NV")
        assert (await shop.call("GET", f"/leads/{locked}/price-history")).json()["code"] == "market_locked"
        assert (await shop.call("GET", "/leads/19999999/price-history")).status_code == 404
