"""Flagged leads and what administrators decide of them, through the API."""

from __future__ import annotations

from typing import Any

import pytest

from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop

__all__ = ["shop"]
REASONS = [{"signal": "pay_first", "words": "It asks for a wire."}, {"signal": "off_platform", "words": "WhatsApp."}]


async def flagged(shop: Shop, score: float = 0.75, status: str = "review") -> int:
    return await shop.lead(fraud_score=score, status=status, fraud_reasons=REASONS)


async def listed(shop: Shop, admin: Any, query: str = "") -> list[tuple[int, str]]:
    found = await shop.call("GET", f"/admin/flagged{query}", user=admin)
    assert found.status_code == 200, found.text
    return [(lead["lead_id"], lead["band"]) for lead in found.json()["leads"]]


async def test_the_list_has_every_band_with_its_reasons(shop: Shop) -> None:
    admin = await shop.user(role="admin")
    await shop.lead(fraud_score=0.2, fraud_reasons=REASONS)
    caution = await flagged(shop, 0.5, "available")
    review, rejected = await flagged(shop), await flagged(shop, 0.95, "rejected")
    assert await listed(shop, admin) == [(rejected, "rejected"), (review, "review"), (caution, "caution")]
    assert await listed(shop, admin, "?band=review") == [(review, "review")]
    page = (await shop.call("GET", "/admin/flagged?limit=1", user=admin)).json()
    assert page["leads"][0]["reasons"] == REASONS
    rest = await listed(shop, admin, f"?cursor={page['next']}")
    assert rest == [(review, "review"), (caution, "caution")]


async def test_an_approved_lead_is_on_the_market_again(shop: Shop) -> None:
    admin, lead = await shop.user(role="admin"), await flagged(shop)
    assert (await shop.call("GET", f"/leads/{lead}")).status_code == 404
    done = await shop.call("POST", f"/admin/flagged/{lead}/approve", {"note": "Called, all is well."}, admin)
    assert (done.status_code, done.json()["status"]) == (200, "available")
    assert done.json()["signals"] == ["pay_first", "off_platform"]
    assert (await shop.call("GET", f"/leads/{lead}")).status_code == 200
    assert await listed(shop, admin) == []


async def test_a_rejected_lead_leaves_the_market_whatever_it_scored(shop: Shop) -> None:
    admin, lead = await shop.user(role="admin"), await flagged(shop, 0.5, "available")
    done = await shop.call("POST", f"/admin/flagged/{lead}/reject", {}, admin)
    assert done.json()["status"] == "rejected"
    assert (await shop.call("GET", f"/leads/{lead}")).status_code == 404
    assert await listed(shop, admin) == [(lead, "rejected")]
    back = await shop.call("POST", f"/admin/flagged/{lead}/approve", {}, admin)
    assert back.json()["status"] == "available"


async def test_decisions_tell_the_precision_of_each_signal(shop: Shop) -> None:
    admin = await shop.user(role="admin")
    for decision in ("approve", "reject", "reject"):
        await shop.call("POST", f"/admin/flagged/{await flagged(shop)}/{decision}", {}, admin)
    found = (await shop.call("GET", "/admin/flagged/precision", user=admin)).json()
    by_name = {line["signal"]: line for line in found}
    assert by_name["pay_first"] | {"weight": 0} == {
        "signal": "pay_first", "weight": 0, "flagged": 2, "approved": 1, "rejected": 2, "precision": 0.6667,
    }  # fmt: skip
    assert by_name["bare"]["precision"] is None


@pytest.mark.parametrize(("status", "code"), [("sold", 409), ("withdrawn", 409)])
async def test_what_is_off_the_market_is_not_decided(shop: Shop, status: str, code: int) -> None:
    admin, lead = await shop.user(role="admin"), await flagged(shop, status=status)
    for decision in ("approve", "reject"):
        assert (await shop.call("POST", f"/admin/flagged/{lead}/{decision}", {}, admin)).status_code == code


async def test_a_lead_that_does_not_exist_or_was_never_flagged(shop: Shop) -> None:
    admin = await shop.user(role="admin")
    assert (await shop.call("POST", "/admin/flagged/4711/approve", {}, admin)).status_code == 404
    assert (await shop.call("POST", f"/admin/flagged/{await shop.lead()}/approve", {}, admin)).status_code == 409


async def test_for_administrators_only(shop: Shop) -> None:
    lead = await flagged(shop)
    assert (await shop.call("GET", "/admin/flagged")).status_code == 403
    assert (await shop.call("GET", "/admin/flagged/precision")).status_code == 403
    assert (await shop.call("POST", f"/admin/flagged/{lead}/approve", {})).status_code == 403
