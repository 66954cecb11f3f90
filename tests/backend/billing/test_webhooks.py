"""The inbox: signed or refused, stored once, in any order to the same end."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from stripe import WebhookSignature

from backend import clock
from backend.billing import metrics
from backend.billing.demo import payments
from backend.billing.demo.keys import webhook_secret
from backend.billing.signatures import sign, verified
from backend.db import transaction
from tests.backend.billing.till import Till

EVENT = {"id": "evt_1", "object": "event", "type": "customer.created", "data": {"object": {"id": "cus_1"}}}


async def send(till: Till, event: Any, *, secret: str | None = None, at: int | None = None, spoil: bool = False) -> int:
    """A webhook as the gateway sends it, or a broken one; the answer's status."""
    body = event if isinstance(event, bytes) else json.dumps(event).encode()
    header = sign(body, secret or webhook_secret(till.settings), at or int(clock.now().timestamp()))
    headers = {"Stripe-Signature": header}
    answer = await till.http.post("/v1/webhooks/stripe", content=body + b" " * spoil, headers=headers)
    return answer.status_code


def refused() -> float:
    return float(metrics.WEBHOOKS.labels("stripe", "refused")._value.get())


class TestSignature:
    def test_ours_is_stripes(self) -> None:
        at, body = 1_800_000_000, b'{"id":"evt_1"}'
        theirs = WebhookSignature.generate_signature_header(body.decode(), "whsec_a", at)
        assert sign(body, "whsec_a", at) == theirs
        assert WebhookSignature.verify_header(body, sign(body, "whsec_a", at), "whsec_a")
        assert verified(body, theirs, ["whsec_old", "whsec_a"], at + 299)

    @pytest.mark.parametrize(
        "header",
        [None, "", "t=1", "v1=ab", "t=x,v1=ab", "t=1800000000,v1=", "t=1800000000,v1=ü", "t=1,t=2,v1=a", "t=²,v1=a",
         "t=99999999999999999999,v1=a"],
    )  # fmt: skip
    def test_what_is_no_signature_is_none(self, header: str | None) -> None:
        assert not verified(b"{}", header, ["whsec_a"], 1_800_000_000)

    @pytest.mark.parametrize("late", [301, -301])
    def test_old_and_future_ones_are_refused(self, late: int) -> None:
        at = 1_800_000_000
        assert not verified(b"{}", sign(b"{}", "whsec_a", at), ["whsec_a"], at + late)

    def test_without_a_secret_nothing_is_signed(self) -> None:
        assert not verified(b"{}", sign(b"{}", "", 1_800_000_000), [], 1_800_000_000)


class TestInbox:
    async def test_unknown_kinds_are_kept_and_left_alone(self, till: Till) -> None:
        assert await send(till, EVENT) == 200
        await till.work()
        kept = await till.one("SELECT kind, outcome, payload FROM webhook_events")
        assert (kept.kind, kept.outcome, kept.payload) == ("customer.created", "ignored", EVENT)

    async def test_twice_is_once(self, till: Till) -> None:
        assert [await send(till, EVENT) for _ in range(3)] == [200] * 3
        kept = await till.one("SELECT deliveries FROM webhook_events")
        assert kept.deliveries == 3
        assert (await till.one("SELECT count(*) AS n FROM outbox WHERE topic = 'billing.event'")).n == 1

    async def test_unsigned_altered_or_unreadable_is_400_and_counted(self, till: Till) -> None:
        before = refused()
        late = int((clock.now() - timedelta(minutes=6)).timestamp())
        answers = [
            (await till.http.post("/v1/webhooks/stripe", json=EVENT)).status_code,
            await send(till, EVENT, spoil=True),
            await send(till, EVENT, secret="whsec_other"),
            await send(till, EVENT, at=late),
            await send(till, b"not json"),
            await send(till, b"[]"),
            await send(till, {"id": 5, "type": "x"}),
            await send(till, {"id": "evt_1"}),
        ]
        assert answers == [400] * 8
        assert refused() - before == 8
        assert (await till.one("SELECT count(*) AS n FROM webhook_events")).n == 0

    async def test_either_of_two_secrets_signs(self, till: Till, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(till.settings, "stripe_webhook_secret", SecretStr("whsec_new, whsec_old"))
        assert [await send(till, EVENT, secret=secret) for secret in ("whsec_new", "whsec_old", "whsec_no")] == [
            200,
            200,
            400,
        ]

    async def test_a_nul_in_an_event_does_not_break_the_store(self, till: Till) -> None:
        assert await send(till, EVENT | {"note": "a\x00b"}) == 200

    async def test_an_event_about_a_payment_that_is_not_ours_is_ignored(self, till: Till) -> None:
        about = {"id": "cs_test_x", "metadata": {"payment_id": "no uuid"}}
        await send(till, EVENT | {"type": "checkout.session.completed", "data": {"object": about}})
        await send(till, EVENT | {"id": "evt_2", "type": "charge.dispute.created", "data": {"object": {"id": "du_x"}}})
        await till.work()
        outcomes = await till.shop.sql("SELECT outcome FROM webhook_events")
        assert {row.outcome for row in outcomes} == {"ignored"}

    async def test_an_admin_sees_and_replays(self, till: Till) -> None:
        admin = await till.shop.user(role="admin")
        await till.pay(await till.shop.lead())
        listed = (await till.shop.call("GET", "/admin/webhooks?kind=payment_intent.", user=admin)).json()
        assert {event["outcome"] for event in listed} == {"handled"}
        for event in listed:
            again = await till.shop.call("POST", f"/admin/webhooks/{event['id']}/replay", user=admin)
            assert again.status_code == 200
        await till.work()
        assert (await till.one("SELECT count(*) AS n FROM orders")).n == 1
        assert (await till.shop.call("GET", "/admin/webhooks")).status_code == 403


class TestAnyOrder:
    async def events(self, till: Till) -> list[dict[str, Any]]:
        return [row.data for row in await till.shop.sql("SELECT data FROM demo_gateway_events ORDER BY number")]

    async def test_an_event_that_comes_before_the_page_is_written_waits(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.card(begun["payment_url"])
        await till.shop.sql("UPDATE payments SET status = 'opening', session_id = NULL, url = NULL")
        await till.work()
        assert (await till.proposal(begun))["status"] == "confirmed"

    async def test_without_any_webhook_the_sweep_finds_it(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.shop.sql("UPDATE demo_gateway_events SET delivered_at = app_now()")
        async with transaction(till.sessions) as session:
            await payments.try_card(session, begun["payment_url"].rpartition("/")[2], "4242424242424242")
        await till.shop.sql("UPDATE demo_gateway_events SET delivered_at = app_now()")
        assert await till.sweep() == 0
        clock.shift(timedelta(minutes=3))
        assert await till.sweep() == 1
        assert (await till.proposal(begun))["payment"]["status"] == "authorised"
