"""What happened to an order: in plain words, in order, for its buyer and for administrators."""

from __future__ import annotations

from typing import Any

from tests.backend.purchases.bought import APPROVE, REJECT, Bought
from tests.backend.purchases.shop import Shop


async def timeline(shop: Shop, bought: Bought, **who: Any) -> list[Any]:
    found = await shop.call("GET", f"/orders/{bought.order['id']}/timeline", **who)
    assert found.status_code == 200, found.text
    entries: list[Any] = found.json()
    return entries


async def test_from_the_offer_to_the_refund(shop: Shop) -> None:
    bought, admin = Bought(shop, await shop.buy(await shop.lead())), await shop.user(role="admin")
    await shop.call("GET", f"/leads/{bought.lead}/contact")
    await shop.call("PATCH", f"/orders/{bought.order['id']}/leads/{bought.lead}", {"status": "lost", "note": "x"})
    await bought.decided(admin, "other", REJECT, 100)
    await bought.decided(admin, "no_response", APPROVE)
    entries = await timeline(shop, bought)
    assert [entry["what"] for entry in entries] == [
        "purchase.propose", "purchase.commit", "contact.view", "lead.update", "refund.create", "refund.decide",
        "refund.create", "refund.decide",
    ]  # fmt: skip
    assert [entry["by"] for entry in entries[-2:]] == ["You", "Our team"]
    assert REJECT["reason"] in entries[5]["text"]
    assert "on the market again" in entries[-1]["text"]
    assert "Credit note C-" in entries[-1]["text"]
    assert all(entry["actor"] is None for entry in entries)


async def test_administrators_see_who_acted(shop: Shop) -> None:
    bought, admin = Bought(shop, await shop.buy(await shop.lead())), await shop.user(role="admin")
    await bought.decided(admin, "other", REJECT)
    path = f"/admin/orders/{bought.order['id']}/timeline"
    entries = (await shop.call("GET", path, user=admin)).json()
    assert {entry["actor"] for entry in entries} == {shop.buyer.email, admin.email}
    assert (await shop.call("GET", path)).status_code == 403


async def test_somebody_elses_is_unknown_and_their_acts_stay_theirs(shop: Shop) -> None:
    bought, admin = Bought(shop, await shop.buy(await shop.lead())), await shop.user(role="admin")
    assert (await shop.call("GET", f"/orders/{bought.order['id']}/timeline", user=shop.other)).status_code == 404
    await bought.decided(admin, "other", APPROVE)
    proposal = await shop.propose(bought.lead, user=shop.other)
    theirs = (await shop.confirm(proposal, shop.other)).json()["order"]
    await shop.call("GET", f"/leads/{bought.lead}/contact", user=shop.other)
    mine = await timeline(shop, bought)
    assert [entry["what"] for entry in mine][-1] == "refund.decide"
    found = (await shop.call("GET", f"/orders/{theirs['id']}/timeline", user=shop.other)).json()
    assert [entry["what"] for entry in found] == ["purchase.propose", "purchase.commit", "contact.view"]
