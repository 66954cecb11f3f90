"""A till for tests: buyers at the API, cards on the demo gateway's page, webhooks and the outbox worked by hand."""

from __future__ import annotations

from typing import Any

from httpx import ASGITransport, AsyncClient, Response

from backend.billing import jobs
from backend.billing.demo.events import deliver, deliver_waiting, poster
from backend.billing.opening import open_gateway
from backend.billing.stripe_gateway import StripeGateway
from backend.config import Settings
from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests.backend.purchases.shop import Shop

GOOD, DECLINED, POOR, SECURE, DISPUTED = (
    "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0000 0000 9995", "4000 0025 0000 3155", "4000 0000 0000 0259",
)  # fmt: skip


class Till:
    """The shop's card payments."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop
        self.settings: Settings = shop.app.state.settings
        self.sessions = shop.app.state.sessions
        self.house = House(self.sessions, self.settings)
        transport = ASGITransport(app=shop.app, raise_app_exceptions=False)
        self.http = AsyncClient(transport=transport, base_url=self.settings.base_url)

    async def begin(self, *leads: int, **more: Any) -> dict[str, Any]:
        """A yes by card; the answer."""
        response = await self.shop.confirm(await self.shop.propose(*leads, payment_method="stripe", **more))
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    async def card(self, url: str, number: str = GOOD) -> Response:
        """A card is tried on a payment page."""
        return await self.http.post(url, data={"number": number, "expiry": "12 / 34", "cvc": "123"})

    async def answer_bank(self, url: str, answer: str) -> Response:
        return await self.http.post(f"{url}/verify", data={"answer": answer})

    async def tell(self) -> None:
        """The gateway tells the house what it has not told yet."""
        await deliver_waiting(self.sessions, self.settings, poster(self.http))

    async def tell_again(self, event_id: str) -> bool:
        return await deliver(self.sessions, self.settings, event_id, poster(self.http), again=True)

    async def work(self) -> None:
        """Everything that is due, and what that causes."""
        for _ in range(10):
            await self.tell()
            if not await outbox.work(self.house):
                return

    async def pay(self, *leads: int, number: str = GOOD) -> dict[str, Any]:
        """A yes, a card, and all that follows; the proposal as it then is."""
        begun = await self.begin(*leads)
        await self.card(begun["payment_url"], number)
        await self.work()
        return await self.proposal(begun)

    async def proposal(self, begun: dict[str, Any]) -> dict[str, Any]:
        found: dict[str, Any] = (await self.shop.call("GET", f"/proposals/{begun['proposal']['id']}")).json()
        return found

    async def sweep(self) -> int:
        return await jobs.sweep_in(self.house)

    async def one(self, query: str, **values: Any) -> Any:
        """The only row."""
        (row,) = await self.shop.sql(query, **values)
        return row

    async def gateway_states(self) -> list[str]:
        """How the payments stand at the gateway."""
        rows = await self.shop.sql(
            "SELECT data->>'status' AS status FROM demo_gateway_objects WHERE kind = 'payment_intent' ORDER BY number"
        )
        return [row.status for row in rows]

    def gateway(self) -> Any:
        """The house's own way to its gateway."""
        return open_gateway(self.settings, self.sessions)


__all__ = ["DECLINED", "DISPUTED", "GOOD", "POOR", "SECURE", "StripeGateway", "Till"]
