"""What buyers, administrators and the gateway do in the long race: small acts, drawn by dice, all at once."""

from __future__ import annotations

import asyncio
import json
import random
import uuid
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import httpx
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from backend.accounts.models import User
from backend.billing.demo import payments
from backend.billing.demo.events import WEBHOOK_PATH, signed
from backend.db import transaction
from backend.pricing.queries import set_list_price
from backend.security import access_token
from evals.race.house import Premises

CARDS = (
    *["4242 4242 4242 4242"] * 6, "4000 0000 0000 0002", "4000 0025 0000 3155", "4000 0025 0000 3155",
    "4000 0000 0000 0259",
)  # fmt: skip
HOURS = (0.02, 0.05, 0.5, 2, 30, 200)
REASONS = ("no_response", "other", "wrong_info", "invalid_contact", "duplicate")
HOT = 12
RETRIES_MAX = 200


class Crowd:
    """Everybody in the race, and what they were answered."""

    def __init__(self, house: Premises, buyers: list[User], admin: User, leads: list[int], dice: random.Random) -> None:
        self.house, self.buyers, self.admin, self.leads, self.dice = house, buyers, admin, leads, dice
        self.operations = self.total = 0
        self.acts: Counter[str] = Counter()
        self.answers: Counter[int] = Counter()
        self.faults: list[str] = []
        self.excused = self.forged = self.told_again = 0
        self.holds: list[tuple[User, str]] = []
        self.proposals: list[tuple[User, str]] = []
        self.pages: list[str] = []

    async def act(self) -> None:
        """Somebody does something."""
        name = self.dice.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.acts[name] += 1
        before = self.house.outages
        try:
            await ACTS[name](self, self.dice.choice(self.buyers))
        except (DBAPIError, PoolTimeout):  # what the dice look up themselves
            if before % 2 == 0 and before == self.house.outages:
                raise
            self.excused += 1
            await asyncio.sleep(0.5)

    async def call(self, user: User, method: str, path: str, body: Any = None) -> httpx.Response:
        """A request under a key of its own, made again with it while the database is away."""
        token = access_token(self.house.settings, user)
        headers = {"Authorization": f"Bearer {token}"} | (
            {"Idempotency-Key": uuid.uuid4().hex} if method == "POST" else {}
        )
        return await self.send(method, f"/v1{path}", json=body, headers=headers)

    async def send(self, method: str, path: str, **request: Any) -> httpx.Response:
        """What is answered in the end; an accident is excused only while the database was away."""
        for _ in range(RETRIES_MAX):
            before = self.house.outages
            response = await self.house.http.request(method, path, **request)
            if response.status_code >= 500 and (before % 2 or before != self.house.outages):
                self.excused += 1
                await asyncio.sleep(0.5)
                continue
            self.operations += 1
            self.answers[response.status_code] += 1
            if response.status_code >= 500:
                self.faults.append(f"{method} {path}: {response.status_code} {response.text[:200]}")
            return response
        raise RuntimeError(f"{method} {path} was never answered")

    def lead(self) -> int:
        """One of the few that everybody wants at the moment."""
        done = min(self.operations / max(self.total, 1), 1.0)
        first = int(done * max(len(self.leads) - HOT, 0))
        return self.dice.choice(self.leads[first : first + HOT])

    async def quote(self, user: User) -> None:
        await self.call(user, "POST", "/quotes", {"lead_id": self.lead()})

    async def hold(self, user: User) -> None:
        body = {"lead_id": self.lead(), "duration_hours": self.dice.choice(HOURS)}
        answer = await self.call(user, "POST", "/holds", body)
        if answer.status_code < 300:
            self.holds.append((user, answer.json()["id"]))

    async def extend(self, _: User) -> None:
        if self.holds:
            user, hold = self.dice.choice(self.holds[-HOT:])
            await self.call(user, "POST", f"/holds/{hold}/extend", {"duration_hours": self.dice.choice(HOURS)})

    async def release(self, _: User) -> None:
        if self.holds:
            user, hold = self.dice.choice(self.holds[-HOT:])
            await self.call(user, "DELETE", f"/holds/{hold}")

    async def buy(self, user: User) -> None:
        await self._buy(user, "credits")

    async def buy_by_card(self, user: User) -> None:
        url = await self._buy(user, "stripe")
        if url is not None:
            await self.pay(url)

    async def leave_page(self, user: User) -> None:
        """A page is opened and left; somebody may come back to it."""
        if (url := await self._buy(user, "stripe")) is not None:
            self.pages.append(url)

    async def come_back(self, _: User) -> None:
        if self.pages:
            await self.pay(self.pages.pop(self.dice.randrange(len(self.pages))))

    async def buy_pack(self, user: User) -> None:
        answer = await self.call(user, "POST", "/credits/checkout", {"pack": self.dice.choice(("50", "150"))})
        if answer.status_code == 200 and (url := answer.json()["payment"]["payment_url"]):
            await self.pay(url)

    async def take_back(self, _: User) -> None:
        if self.proposals:
            user, proposal = self.dice.choice(self.proposals[-HOT:])
            await self.call(user, "DELETE", f"/proposals/{proposal}")

    async def _buy(self, user: User, method: str) -> str | None:
        """Propose and say yes twice at once; the page of a card."""
        body = {"kind": "purchase", "lead_ids": [self.lead()], "payment_method": method}
        proposed = await self.call(user, "POST", "/proposals", body)
        if proposed.status_code != 201:
            return None
        self.proposals.append((user, proposed.json()["id"]))
        path = f"/proposals/{proposed.json()['id']}/confirm"
        first, second = await asyncio.gather(self.call(user, "POST", path), self.call(user, "POST", path))
        orders = {(answer.json().get("order") or {}).get("id") for answer in (first, second)} - {None}
        if len(orders) > 1:
            self.faults.append(f"two orders of one proposal: {orders}")
        url: str | None = first.json().get("payment_url")
        return url

    async def pay(self, url: str) -> None:
        """A card is tried, on the page or without the page telling anybody."""
        number = self.dice.choice(CARDS)
        if self.dice.random() < 0.5:
            await self._silently(url.rpartition("/")[2], number)
            return
        path = url.removeprefix(self.house.settings.base_url)
        answer = await self.send("POST", path, data={"number": number, "expiry": "12 / 34", "cvc": "123"})
        if answer.headers.get("location", "").endswith("/verify"):
            word = self.dice.choice(("confirm", "confirm", "fail"))
            await self.send("POST", f"{path}/verify", data={"answer": word})

    async def _silently(self, page: str, number: str) -> None:
        self.operations += 1
        async with transaction(self.house.sessions) as session:
            await payments.try_card(session, page, number)

    async def ask_refund(self, _: User) -> None:
        rows = await self.house.rows("SELECT order_id, lead_id, user_id FROM order_lines ORDER BY id DESC LIMIT 40")
        if rows:
            row = self.dice.choice(rows)
            user = next((user for user in self.buyers if user.id == row.user_id), None)
            part = self.dice.choice((None, None, 100))
            body = {"lead_id": row.lead_id, "reason": self.dice.choice(REASONS), "amount_cents": part}
            if user is not None:
                await self.call(user, "POST", f"/orders/{row.order_id}/refunds", body)

    async def decide_refund(self, _: User) -> None:
        waiting = (await self.call(self.admin, "GET", "/admin/refunds?limit=20")).json()
        if waiting:
            word = {"decision": self.dice.choice(("approve", "reject")), "reason": "We called the number."}
            await self.call(self.admin, "POST", f"/admin/refunds/{self.dice.choice(waiting)['id']}", word)

    async def decide_dispute(self, _: User) -> None:
        rows = await self.house.rows(
            "SELECT id FROM demo_gateway_objects WHERE kind = 'dispute' ORDER BY random() LIMIT 1"
        )
        for row in rows:
            word = self.dice.choice(("winning_evidence", "losing_evidence"))
            async with transaction(self.house.sessions) as session:
                await payments.answer_dispute(session, row.id, {"evidence": {"uncategorized_text": word}})

    async def reprice(self, _: User) -> None:
        self.operations += 1
        async with transaction(self.house.sessions) as session:
            await set_list_price(session, self.lead(), self.dice.choice((500, 1_000, 2_000, 3_500)))

    async def tell_again(self, _: User) -> None:
        """An event of the gateway, late or once more, in any order; one in five with a broken signature."""
        rows = await self.house.rows(
            "SELECT data FROM demo_gateway_events WHERE number > (SELECT max(number) - 60 FROM demo_gateway_events)"
            " ORDER BY random() LIMIT 3"
        )
        await asyncio.gather(*(self._post(row.data, spoil=self.dice.random() < 0.2) for row in rows))

    async def _post(self, event: dict[str, Any], *, spoil: bool) -> None:
        body, signature = signed(event, self.house.settings)
        altered = json.dumps({**event, "livemode": True}).encode() if spoil else body
        headers = {"Stripe-Signature": signature, "Content-Type": "application/json"}
        answer = await self.send("POST", WEBHOOK_PATH, content=altered, headers=headers)
        self.forged, self.told_again = self.forged + spoil, self.told_again + (not spoil)
        if (answer.status_code == 400) != spoil:
            self.faults.append(f"a webhook with spoil={spoil} was answered {answer.status_code}")

    async def look(self, user: User) -> None:
        await self.call(user, "GET", self.dice.choice(("/cart", "/credits", "/orders", "/notifications")))


Act = Callable[[Crowd, User], Awaitable[None]]
WEIGHTS: Mapping[str, int] = {
    "quote": 8, "hold": 16, "extend": 7, "release": 3, "buy": 10, "buy_by_card": 10, "leave_page": 3, "come_back": 3,
    "buy_pack": 2, "take_back": 3, "ask_refund": 8, "decide_refund": 3, "decide_dispute": 2, "reprice": 3,
    "tell_again": 9, "look": 10,
}  # fmt: skip
ACTS: Mapping[str, Act] = {name: getattr(Crowd, name) for name in WEIGHTS}
