"""One bought lead and how to ask for its money."""

from __future__ import annotations

from typing import Any

from backend.accounts.models import User
from tests.backend.purchases.shop import Shop

REJECT = {"decision": "reject", "reason": "It was answered when we called."}
APPROVE = {"decision": "approve"}


class Bought:
    """The first lead of an order of the shop's buyer."""

    def __init__(self, shop: Shop, order: Any) -> None:
        self.shop, self.order = shop, order
        self.lead: int = order["lines"][0]["lead_id"]
        self.paid: int = order["lines"][0]["price_cents"]

    async def ask(self, reason: str = "other", cents: int | None = None) -> Any:
        body = {"lead_id": self.lead, "reason": reason, "amount_cents": cents}
        return await self.shop.call("POST", f"/orders/{self.order['id']}/refunds", body)

    async def read(self) -> Any:
        return (await self.shop.call("GET", f"/orders/{self.order['id']}")).json()

    async def unreachable(self) -> None:
        query = "UPDATE contacts SET phone_valid = false, email_valid = false WHERE lead_id = :lead"
        await self.shop.sql(query, lead=self.lead)

    async def decided(self, admin: User, reason: str, word: dict[str, Any], cents: int | None = None) -> Any:
        refund = (await self.ask(reason, cents)).json()
        return await self.shop.call("POST", f"/admin/refunds/{refund['id']}", word, admin)

    async def lead_status(self) -> str:
        (row,) = await self.shop.sql(
            "SELECT l.status, s.status AS shown FROM leads l JOIN lead_search s ON s.lead_id = l.id WHERE l.id = :id",
            id=self.lead,
        )
        assert row.status == row.shown
        return str(row.status)

    async def contact_status(self) -> int:
        return (await self.shop.call("GET", f"/leads/{self.lead}/contact")).status_code
