"""Users' own programs are called once a cause, signed, tried again, and given up with a word to their owner."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from backend import clock
from backend.accounts.models import User
from backend.db import transaction
from backend.outbox import service as outbox
from backend.outbox.topics import House
from tests import loopback
from tests.backend.purchases.bought import REJECT, Bought
from tests.backend.purchases.shop import Shop
from tests.backend.webhooks.conftest import Listener
from tests.factories import CONTACT, assistant_bearer


def house(shop: Shop, **settings: Any) -> House:
    made = House(shop.app.state.sessions, shop.app.state.settings)
    return replace(made, settings=made.settings.model_copy(update=settings))


async def register(shop: Shop, url: str, user: User | None = None, **more: Any) -> Any:
    made = await shop.call("POST", "/webhook-endpoints", {"url": url, **more}, user)
    assert made.status_code == 201, made.text
    return made.json()


async def log(shop: Shop, endpoint: Any) -> list[Any]:
    found: list[Any] = (await shop.call("GET", f"/webhook-endpoints/{endpoint['id']}/deliveries")).json()
    return found


def signature(secret: str, headers: dict[str, str], body: bytes) -> str:
    signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
    key = base64.b64decode(secret.removeprefix("whsec_"))
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


class TestCalls:
    async def test_a_purchase_is_told_signed_and_without_a_contact(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        order = await shop.buy(await shop.lead())
        assert listener.calls == []
        await outbox.work(house(shop))
        ((headers, body),) = listener.calls
        assert headers["webhook-signature"] == signature(endpoint["secret"], headers, body)
        assert abs(int(headers["webhook-timestamp"]) - clock.now().timestamp()) < 60
        said = json.loads(body)
        assert (said["type"], said["data"]["order_id"]) == ("order.completed", order["id"])
        assert said["data"]["leads"] == [
            {"lead_id": line["lead_id"], "price_cents": line["price_cents"]} for line in order["lines"]
        ]
        assert not any(value in body.decode() for value in CONTACT.values())
        (delivery,) = await log(shop, endpoint)
        assert (delivery["status"], delivery["answer"], delivery["attempts"]) == ("delivered", 204, 1)

    async def test_a_refund_is_told_when_it_is_decided(self, shop: Shop, listener: Listener) -> None:
        await register(shop, listener.url, events=["refund.decided"])
        bought, admin = Bought(shop, await shop.buy(await shop.lead())), await shop.user(role="admin")
        await bought.decided(admin, "other", REJECT)
        await bought.unreachable()
        await bought.ask("invalid_contact")
        await outbox.work(house(shop))
        said = [json.loads(body) for _, body in listener.calls]
        assert [entry["data"]["status"] for entry in said] == ["declined", "granted"]
        assert [entry["data"]["contact_open"] for entry in said] == [True, False]

    async def test_others_hear_nothing_of_it(self, shop: Shop, listener: Listener) -> None:
        await register(shop, listener.url, shop.other)
        await shop.buy(await shop.lead())
        await outbox.work(house(shop))
        assert listener.calls == []

    async def test_what_is_undone_is_never_told(self, shop: Shop, listener: Listener) -> None:
        poor = await shop.user()
        await register(shop, listener.url, poor)
        refused = await shop.confirm(await shop.propose(await shop.lead(), user=poor, payment_method="credits"), poor)
        assert refused.status_code == 402
        await outbox.work(house(shop))
        assert listener.calls == []


class TestTries:
    async def test_one_that_failed_is_tried_again_under_its_id_and_freshly_signed(
        self, shop: Shop, listener: Listener
    ) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        listener.status = 500
        await outbox.work(house(shop))
        listener.status = 200
        clock.shift(timedelta(seconds=3))
        await outbox.work(house(shop))
        (first, one), (second, two) = listener.calls
        assert (first["webhook-id"], one) == (second["webhook-id"], two)
        assert int(second["webhook-timestamp"]) > int(first["webhook-timestamp"])
        assert second["webhook-signature"] == signature(endpoint["secret"], second, two)
        (delivery,) = await log(shop, endpoint)
        assert (delivery["status"], delivery["attempts"]) == ("delivered", 2)
        (shown,) = (await shop.call("GET", "/webhook-endpoints")).json()
        assert shown["failures"] == 0

    async def test_ten_in_a_row_disable_it_and_tell_its_owner_once(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        listener.status = 503
        for _ in range(12):
            await outbox.work(house(shop))
            clock.shift(timedelta(hours=9))
        assert len(listener.calls) == 10
        (shown,) = (await shop.call("GET", "/webhook-endpoints")).json()
        assert (shown["failures"], shown["disabled_at"] is not None) == (10, True)
        assert [entry["status"] for entry in await log(shop, endpoint)] == ["failed"]
        notices = (await shop.call("GET", "/notifications")).json()["items"]
        assert [notice["title"] for notice in notices].count("Your webhook was switched off") == 1
        await shop.buy(await shop.lead())
        await outbox.work(house(shop))
        assert len(listener.calls) == 10

    async def test_it_can_be_enabled_and_a_delivery_sent_again(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        listener.status = 410
        await outbox.work(house(shop))
        (delivery,) = await log(shop, endpoint)
        path = f"/webhook-endpoints/{endpoint['id']}"
        again = await shop.call("POST", f"{path}/deliveries/{delivery['id']}/resend")
        assert (again.status_code, again.json()["code"]) == (409, "webhook_endpoint_disabled")
        assert (await shop.call("POST", f"{path}/enable")).json()["failures"] == 0
        listener.status = 200
        assert (await shop.call("POST", f"{path}/deliveries/{delivery['id']}/resend")).json()["status"] == "waiting"
        twice = await shop.call("POST", f"{path}/deliveries/{delivery['id']}/resend")
        assert twice.json()["code"] == "webhook_delivery_waiting"
        await outbox.work(house(shop))
        assert listener.calls[0][0]["webhook-id"] == listener.calls[1][0]["webhook-id"]
        assert [entry["status"] for entry in await log(shop, endpoint)] == ["delivered"]

    async def test_no_redirect_is_followed(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        listener.status = 302
        await outbox.work(house(shop))
        (delivery,) = await log(shop, endpoint)
        assert (delivery["status"], delivery["answer"]) == ("waiting", 302)

    async def test_an_address_that_has_become_private_is_not_called(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        await shop.sql("UPDATE webhook_endpoints SET url = replace(url, 'http:', 'https:')")
        await outbox.work(house(shop, demo_mode=False))
        assert listener.calls == []
        (delivery,) = await log(shop, endpoint)
        assert "not a public address" in delivery["error"]

    async def test_a_deleted_one_is_not_called(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        assert (await shop.call("DELETE", f"/webhook-endpoints/{endpoint['id']}")).status_code == 204
        await outbox.work(house(shop))
        assert listener.calls == []


class TestEndpoints:
    async def test_the_secret_is_shown_once_and_kept_sealed(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        assert endpoint["secret"].startswith("whsec_")
        assert "secret" not in (await shop.call("GET", "/webhook-endpoints")).text
        (row,) = await shop.sql("SELECT sealed FROM webhook_endpoints")
        assert endpoint["secret"].encode() not in bytes(row.sealed)

    async def test_somebody_elses_are_unknown(self, shop: Shop, listener: Listener) -> None:
        endpoint = await register(shop, listener.url)
        await shop.buy(await shop.lead())
        (delivery,) = await log(shop, endpoint)
        path = f"/webhook-endpoints/{endpoint['id']}"
        for method, tail in [
            ("DELETE", ""), ("POST", "/enable"), ("GET", "/deliveries"),
            ("POST", f"/deliveries/{delivery['id']}/resend"),
        ]:  # fmt: skip
            assert (await shop.call(method, path + tail, user=shop.other)).status_code == 404
        mine = await register(shop, listener.url, shop.other)
        crossed = f"/webhook-endpoints/{mine['id']}/deliveries/{delivery['id']}/resend"
        assert (await shop.call("POST", crossed, user=shop.other)).status_code == 404

    async def test_never_by_the_assistant(self, shop: Shop, listener: Listener) -> None:
        headers = assistant_bearer(shop.app, shop.buyer)
        refused = await shop.http.post("/v1/webhook-endpoints", json={"url": listener.url}, headers=headers)
        assert (refused.status_code, refused.json()["code"]) == (403, "scope_missing")

    async def test_ten_at_most(self, shop: Shop, listener: Listener) -> None:
        for _ in range(10):
            await register(shop, listener.url)
        more = await shop.call("POST", "/webhook-endpoints", {"url": listener.url})
        assert (more.status_code, more.json()["code"]) == (409, "webhook_endpoint_limit")

    @pytest.mark.parametrize(
        "body",
        [
            {"url": "https://user:pass@127.0.0.1/"}, {"url": "ftp://127.0.0.1/"}, {"url": "https://[::1/x"},
            {"url": "http://127.0.0.1/", "events": []}, {"url": "http://127.0.0.1/", "events": ["lead.sold"]},
            {"url": "http://127.0.0.1/\r\nhost: x"},
        ],
    )  # fmt: skip
    async def test_what_makes_no_sense(self, shop: Shop, body: dict[str, Any]) -> None:
        assert (await shop.call("POST", "/webhook-endpoints", body)).status_code == 422


class TestSlowness:
    async def test_an_endpoint_that_never_answers_is_a_failure_and_keeps_nobody_waiting(
        self, shop: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("backend.webhooks.sending.WEBHOOK_SECONDS", 0.2)
        released = asyncio.Event()

        async def silent(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await released.wait()
            writer.close()

        async with loopback.listening(silent) as address:
            endpoint = await register(shop, f"{address}/")
            await shop.buy(await shop.lead())
            clock.shift(timedelta(minutes=1))
            async with transaction(shop.app.state.sessions) as session:
                await outbox.put(session, "leads.published", {"lead_ids": []})
            await outbox.work(house(shop), limit=1)
            assert [entry["attempts"] for entry in await log(shop, endpoint)] == [0]
            await outbox.work(house(shop))
            released.set()
        (delivery,) = await log(shop, endpoint)
        assert (delivery["status"], delivery["attempts"], delivery["answer"]) == ("waiting", 1, None)
