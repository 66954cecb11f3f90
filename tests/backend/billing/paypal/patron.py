"""A member who pays by PayPal, and PayPal's side of it."""

from __future__ import annotations

import json
from typing import Any

from cryptography.hazmat.primitives.asymmetric import rsa
from httpx import Response

from tests.backend.billing.paypal.fake import FakePayPal, signed
from tests.backend.billing.plans.club import Club
from tests.backend.billing.till import Till

WEBHOOK_ID = "WH-TEST-1"


class Patron(Club):
    """``paypal`` is the account there."""

    def __init__(self, till: Till, paypal: FakePayPal, key: rsa.RSAPrivateKey) -> None:
        super().__init__(till)
        self.paypal, self.key, self._told = paypal, key, 0

    async def tell(self, kind: str, resource: dict[str, Any], event_id: str | None = None) -> Response:
        """PayPal tells the house of an event, and the house works on it."""
        self._told += 1
        event = {"id": event_id or f"WH-EVENT-{self._told}", "event_type": kind, "resource": resource}
        body = json.dumps(event).encode()
        response = await self.send(body, signed(body, self.key, WEBHOOK_ID))
        await self.till.work()
        return response

    async def send(self, body: bytes, headers: dict[str, str]) -> Response:
        return await self.shop.http.post("/v1/webhooks/paypal", content=body, headers=headers)

    async def subscribe(self, tier: str = "pro", billing: str = "month") -> dict[str, Any]:
        """A plan that is approved at PayPal."""
        await self.change(tier=tier, billing=billing, payment_method="paypal")
        plan = self.paypal.approve_plan()
        await self.tell("BILLING.SUBSCRIPTION.ACTIVATED", {"id": plan["id"]})
        return plan
