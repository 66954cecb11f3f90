"""Bought leads through the API: lists, stages, notes, follow-ups."""

from __future__ import annotations

from typing import Any

import pytest

from tests.backend.purchases.shop import Shop


class TestOrders:
    async def test_newest_first_with_filters(self, shop: Shop) -> None:
        first = await shop.buy(await shop.lead())
        second = await shop.buy(await shop.lead(property_type="condo", city="Round Rock"), await shop.lead())
        page = (await shop.call("GET", "/orders")).json()
        assert ([order["id"] for order in page["items"]], page["total"]) == ([second["id"], first["id"]], 2)
        condo = second["lines"][0]["lead_id"]
        patch = {"status": "contacted", "note": "Wants to sell by May", "follow_up_at": "2020-01-01T09:00:00-06:00"}
        changed = await shop.call("PATCH", f"/orders/{second['id']}/leads/{condo}", patch)
        line = changed.json()["lines"][0]
        assert (line["status"], [note["text"] for note in line["notes"]]) == ("contacted", ["Wants to sell by May"])
        for params in ("status=contacted", "q=round+rock+CONDO", "q=by+may", f"lead_id={condo}", "due=true"):
            found = (await shop.call("GET", f"/orders?{params}")).json()
            assert [order["id"] for order in found["items"]] == [second["id"]], params
        assert (await shop.call("GET", "/orders?q=unheard")).json() == {"items": [], "total": 0}
        assert [o["id"] for o in (await shop.call("GET", "/orders?limit=1&offset=1")).json()["items"]] == [first["id"]]
        assert (await shop.call("GET", "/orders", user=shop.other)).json()["total"] == 0

    async def test_a_null_clears_the_follow_up_and_what_is_left_out_stays(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        path = f"/orders/{order['id']}/leads/{order['lines'][0]['lead_id']}"
        await shop.call("PATCH", path, {"follow_up_at": "2030-01-01T00:00:00Z", "status": "won"})
        line = (await shop.call("PATCH", path, {"note": "x"})).json()["lines"][0]
        assert (line["follow_up_at"], line["status"]) == ("2030-01-01T00:00:00Z", "won")
        assert (await shop.call("PATCH", path, {"follow_up_at": None})).json()["lines"][0]["follow_up_at"] is None

    @pytest.mark.parametrize(
        "patch", [{"note": "a\x00b"}, {"note": " "}, {"status": "x"}, {"follow_up_at": "2030-01-01"}]
    )
    async def test_what_cannot_be_stored_is_refused(self, shop: Shop, patch: Any) -> None:
        order = await shop.buy(await shop.lead())
        path = f"/orders/{order['id']}/leads/{order['lines'][0]['lead_id']}"
        assert (await shop.call("PATCH", path, patch)).status_code == 422

    async def test_a_nul_in_a_filter_is_refused(self, shop: Shop) -> None:
        assert (await shop.call("GET", "/orders?q=%00")).status_code == 422

    async def test_somebody_elses_is_unknown(self, shop: Shop) -> None:
        order = await shop.buy(await shop.lead())
        lead = order["lines"][0]["lead_id"]
        for method, path, body in [
            ("GET", f"/orders/{order['id']}", None),
            ("PATCH", f"/orders/{order['id']}/leads/{lead}", {"status": "won"}),
            ("POST", f"/orders/{order['id']}/refunds", {"lead_id": lead, "reason": "other"}),
        ]:
            response = await shop.call(method, path, body, shop.other)
            assert (response.status_code, response.json()["code"]) == (404, "order_not_found")
