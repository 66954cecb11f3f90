"""The demo gateway over real HTTP: Stripe's words, keys, ids, errors; and where it is not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from backend import clock
from backend.app import create_app
from backend.billing.demo import app as demo
from backend.billing.demo import forms
from backend.billing.demo.keys import api_key
from backend.billing.gateway import CheckoutWanted
from backend.billing.http import Http
from backend.billing.opening import kind_of, webhook_secrets
from backend.billing.stripe_gateway import StripeGateway
from backend.config import Settings
from backend.db import make_engine, make_sessions
from tests.backend.billing.test_stripe_shapes import WANTED
from tests.backend.billing.till import Till
from tests.e2e.serving import serving


@pytest.fixture
def address(till: Till) -> Iterator[str]:
    """The demo gateway listening on loopback."""
    with serving(till.settings, create_app) as url:
        yield f"{url}{demo.PREFIX}"


class Raw:
    """Calls without the SDK."""

    def __init__(self, url: str, key: str) -> None:
        self.http = httpx.AsyncClient(base_url=url, headers={"Authorization": f"Bearer {key}"})

    async def post(self, path: str, body: dict[str, str], key: str | None = None) -> httpx.Response:
        return await self.http.post(path, data=body, headers={"Idempotency-Key": key} if key else {})


def page(**more: str) -> dict[str, str]:
    return {
        "mode": "payment",
        "success_url": "http://127.0.0.1/ok",
        "line_items[0][price_data][currency]": "usd",
        "line_items[0][price_data][unit_amount]": "1250",
        "line_items[0][price_data][product_data][name]": "Lead",
    } | more


@pytest.fixture
async def raw(address: str, till: Till) -> AsyncIterator[Raw]:
    made = Raw(address, api_key(till.settings))
    yield made
    await made.http.aclose()


class TestHttp:
    async def test_the_same_key_is_the_same_answer_also_at_once(self, raw: Raw) -> None:
        answers = await asyncio.gather(*(raw.post("/v1/checkout/sessions", page(), "k") for _ in range(4)))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.json()["id"] for answer in answers}) == 1
        assert sum("idempotent-replayed" in answer.headers for answer in answers) == 3
        assert len({answer.headers["request-id"] for answer in answers}) == 4

    async def test_the_same_key_for_something_else_is_an_error(self, raw: Raw) -> None:
        await raw.post("/v1/checkout/sessions", page(), "k")
        for other in (page(client_reference_id="x"), page(mode="setup")):
            answer = await raw.post("/v1/checkout/sessions", other, "k")
            assert (answer.status_code, answer.json()["error"]["type"]) == (400, "idempotency_error")
        assert (await raw.post("/v1/customers", page(), "k")).json()["error"]["type"] == "idempotency_error"

    @pytest.mark.parametrize(
        ("wrong", "code"),
        [
            ({"success_url": ""}, "parameter_missing"),
            ({"line_items[0][price_data][currency]": "eur"}, "parameter_missing"),
            ({"line_items[0][price_data][unit_amount]": "-5"}, "parameter_invalid_integer"),
            ({"line_items[0][price_data][unit_amount]": "²"}, "parameter_invalid_integer"),
        ],
    )
    async def test_what_stripe_refuses_is_refused_and_the_key_stays_free(
        self, raw: Raw, wrong: dict[str, str], code: str
    ) -> None:
        answer = await raw.post("/v1/checkout/sessions", page(**wrong), "k")
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, code)
        assert (await raw.post("/v1/checkout/sessions", page(), "k")).status_code == 200

    @pytest.mark.parametrize("minutes", [29, 24 * 60 + 1])
    async def test_a_page_lasts_half_an_hour_to_a_day(self, raw: Raw, minutes: int) -> None:
        end = int((clock.now() + timedelta(minutes=minutes)).timestamp())
        answer = await raw.post("/v1/checkout/sessions", page(expires_at=str(end)))
        assert answer.json()["error"]["param"] == "expires_at"

    async def test_strangers_get_nothing(self, address: str) -> None:
        async with httpx.AsyncClient(base_url=address) as http:
            for key in ("", "Bearer sk_test_other"):
                answer = await http.get("/v1/payment_intents", headers={"Authorization": key})
                assert answer.status_code == 401

    async def test_the_sdk_over_the_wire_does_it_all(self, address: str, till: Till) -> None:
        gateway = StripeGateway(api_key(till.settings), Http(), name="stripe", base=address)
        wanted = wanted_now()
        made = await gateway.open_checkout(wanted, "k")
        assert (await gateway.open_checkout(wanted, "k")).session_id == made.session_id
        async with httpx.AsyncClient() as http:
            form = {"number": "4242424242424242", "expiry": "1/30", "cvc": "123"}
            paid = await http.post(f"{address}/pay/{made.session_id}", data=form)
        assert paid.headers["location"] == WANTED.success_url
        seen = await gateway.read_checkout(made.session_id)
        assert seen.charged is not None
        assert (seen.status, seen.charged.funds, seen.amount_cents) == ("complete", "authorised", 2_150)
        taken = await gateway.capture(seen.charged.intent_id, "c")
        assert await gateway.capture(seen.charged.intent_id, "d") == taken
        assert (taken.funds, taken.captured_cents, taken.payment_id) == ("captured", 2_150, WANTED.payment_id)
        await gateway.refund(seen.charged.intent_id, 150, "r")
        listed = gateway.payments_between(clock.now() - timedelta(hours=1), clock.now() + timedelta(hours=1))
        assert [charged.refunded_cents async for charged in listed] == [150]
        assert (await gateway.expire_checkout(made.session_id, "e")).status == "complete"
        assert (await gateway.customer(WANTED.payment_id, "p@example.com", "P", "u")).startswith("cus_")
        await gateway.aclose()


def wanted_now() -> CheckoutWanted:
    return replace(WANTED, expires_at=clock.now().replace(microsecond=0) + timedelta(minutes=40))


class TestPages:
    async def test_the_page_says_what_it_is_and_loads_nothing(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        shown = await till.http.get(begun["payment_url"])
        assert "no real card, no real money" in shown.text
        assert "src=" not in shown.text
        assert "default-src 'none'" in shown.headers["content-security-policy"]
        assert (await till.http.get(begun["payment_url"] + "x")).status_code == 404

    async def test_a_paid_page_leads_back(self, till: Till) -> None:
        begun = await till.begin(await till.shop.lead())
        await till.card(begun["payment_url"])
        for _ in range(2):
            again = await till.card(begun["payment_url"])
            assert (again.status_code, again.headers["location"]) == (303, begun["proposal"]["confirm_url"])
        assert await till.gateway_states() == ["requires_capture"]


class TestWhere:
    def mounted(self, settings: Settings) -> bool:
        app = create_app(settings)
        return any(getattr(route, "path", "") == demo.PREFIX for route in app.routes)

    def test_only_in_demo_mode_without_a_key_on_loopback(self, settings: Settings) -> None:
        key = SecretStr("sk_test_1")
        cases: list[tuple[dict[str, Any], bool, str]] = [
            ({}, True, "demo"),
            ({"demo_mode": False}, False, "none"),
            ({"stripe_secret_key": key}, False, "stripe"),
            ({"stripe_secret_key": key, "demo_mode": False}, False, "stripe"),
            ({"host": "0.0.0.0"}, False, "demo"),  # noqa: S104
        ]
        for change, is_there, kind in cases:
            changed = settings.model_copy(update=change)
            assert (self.mounted(changed), kind_of(changed)) == (is_there, kind)

    def test_the_demo_gateways_signature_opens_nothing_with_a_real_key(self, settings: Settings) -> None:
        assert len(webhook_secrets(settings)) == 1
        assert webhook_secrets(settings.model_copy(update={"stripe_secret_key": SecretStr("sk_live_1")})) == ()


class TestForms:
    @pytest.mark.parametrize(
        ("encoded", "value"),
        [
            ("a=1&b[c]=2", {"a": "1", "b": {"c": "2"}}),
            ("a[0][x]=1&a[1][x]=2", {"a": [{"x": "1"}, {"x": "2"}]}),
            ("expand[0]=x.y", {"expand": ["x.y"]}),
            ("a[1]=x", {"a": {"1": "x"}}),
            ("n=caf%C3%A9+1", {"n": "café 1"}),
        ],
    )
    def test_nested_values(self, encoded: str, value: Any) -> None:
        assert forms.parse(encoded) == value

    @pytest.mark.parametrize("encoded", ["a]=1", "a[b=1", "a=1&a[b]=2", "a" + "[b]" * 9 + "=1"])
    def test_what_is_not_well_formed(self, encoded: str) -> None:
        with pytest.raises(ValueError):
            forms.parse(encoded)


async def test_a_page_says_what_to_do_while_the_database_is_away(till: Till) -> None:
    engine = make_engine(f"{till.settings.database_url}_gone", pool_size=1, max_overflow=0)
    away = demo.create_demo_gateway(till.settings, make_sessions(engine), None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(away), base_url="http://127.0.0.1") as http:
        shown = await http.get("/pay/cs_test_1")
        paid = await http.post("/pay/cs_test_1/verify", data={"answer": "confirm"})
        asked = await http.get(
            "/v1/checkout/sessions/cs_test_1", headers={"Authorization": f"Bearer {api_key(till.settings)}"}
        )
    await engine.dispose()
    assert {(answer.status_code, answer.headers["Retry-After"]) for answer in (shown, paid, asked)} == {(503, "5")}
    assert "Nothing is charged twice" in shown.text
    assert '<a href="/pay/cs_test_1">Open the payment again</a>' in paid.text
    assert asked.json()["error"]["type"] == "api_error"
