"""Every call that we make, held against Stripe's published parameters (the SDK's typed ones), names and types."""

from __future__ import annotations

import importlib
import typing
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, Union, get_args, get_origin
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import httpx
import pytest
import typing_extensions
from stripe import _request_options, params
from stripe.params import checkout as checkout_params

from backend.billing.demo import forms
from backend.billing.gateway import (
    CheckoutWanted,
    Declined,
    GatewayError,
    Item,
    NeedsAction,
    Refused,
    Unknown,
    Unreachable,
    WrongState,
)
from backend.billing.http import Http
from backend.billing.stripe_gateway import StripeGateway

WANTED = CheckoutWanted(
    payment_id=UUID(int=7),
    items=(Item("Lead 10001: 3-bed house", 1_250), Item("Lead 10002: 2-bed condo", 900)),
    capture="later",
    success_url="http://127.0.0.1:8000/confirm/1",
    cancel_url="http://127.0.0.1:8000/confirm/1",
    expires_at=datetime(2026, 11, 22, 12, tzinfo=UTC),
    email="pat@example.com",
    metadata={"proposal_id": "1"},
)
SINCE = datetime(2026, 11, 21, tzinfo=UTC)
SESSION = {
    "id": "cs_1", "object": "checkout.session", "status": "open", "url": "https://pay", "expires_at": 1_800_000_000,
    "amount_total": 2_150, "currency": "usd", "metadata": {}, "payment_intent": None, "customer": None,
    "subscription": None,
}  # fmt: skip
INTENT = {
    "id": "pi_1", "object": "payment_intent", "status": "succeeded", "amount": 2_150, "amount_received": 2_150,
    "currency": "usd", "metadata": {}, "latest_charge": None, "last_payment_error": None, "created": 1_800_000_000,
}  # fmt: skip
REFUND = {"id": "re_1", "object": "refund", "status": "succeeded", "amount": 5}
CUSTOMER = {"id": "cus_1", "object": "customer"}
DISPUTE = {
    "id": "du_1", "object": "dispute", "status": "won", "amount": 5, "reason": "fraudulent", "payment_intent": "pi_1",
}  # fmt: skip
LIST = {"object": "list", "data": [INTENT], "has_more": False, "url": "/v1/payment_intents"}
ANSWERS = {
    "/v1/checkout/sessions": SESSION, "/v1/payment_intents": LIST, "/v1/refunds": REFUND, "/v1/customers": CUSTOMER,
    "/v1/disputes": DISPUTE,
}  # fmt: skip
SHAPES: dict[str, Any] = {
    "POST /v1/checkout/sessions": checkout_params.SessionCreateParams,
    "GET /v1/checkout/sessions/cs_1": checkout_params.SessionRetrieveParams,
    "POST /v1/checkout/sessions/cs_1/expire": checkout_params.SessionExpireParams,
    "POST /v1/payment_intents/pi_1/capture": params.PaymentIntentCaptureParams,
    "POST /v1/payment_intents/pi_1/cancel": params.PaymentIntentCancelParams,
    "GET /v1/payment_intents/pi_1": params.PaymentIntentRetrieveParams,
    "GET /v1/payment_intents": params.PaymentIntentListParams,
    "POST /v1/refunds": params.RefundCreateParams,
    "POST /v1/customers": params.CustomerCreateParams,
    "GET /v1/disputes/du_1": params.DisputeRetrieveParams,
}


class Wire:
    """Stripe at the other end of a wire: keeps what it is sent, answers what it is told to."""

    def __init__(self) -> None:
        self.requests: list[httpx.Request] = []
        self.refusal: tuple[int, dict[str, Any]] | None = None
        http = Http()
        http._client_async = httpx.AsyncClient(transport=httpx.MockTransport(self._answer))
        self.gateway = StripeGateway("sk_test_wire", http, name="stripe")
        self.gateway.client._requestor._options.max_network_retries = 0

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.refusal:
            return httpx.Response(self.refusal[0], json={"error": self.refusal[1]})
        path = request.url.path
        if path.startswith("/v1/payment_intents/"):
            return httpx.Response(200, json=INTENT)
        (answer,) = [found for prefix, found in ANSWERS.items() if path.startswith(prefix)]
        return httpx.Response(200, json=answer)

    async def everything(self) -> None:
        """Each call once."""
        gateway = self.gateway
        await gateway.open_checkout(WANTED, "k1")
        await gateway.read_checkout("cs_1")
        await gateway.expire_checkout("cs_1", "k2")
        await gateway.capture("pi_1", "k3")
        await gateway.void("pi_1", "k4")
        await gateway.refund("pi_1", 5, "k5")
        await gateway.customer(UUID(int=1), "pat@example.com", "Pat", "k6")
        await gateway.read_dispute("du_1")
        assert [charged async for charged in gateway.payments_between(SINCE, SINCE + timedelta(days=1))]


@pytest.fixture
async def wire() -> Any:
    made = Wire()
    yield made
    await made.gateway.aclose()


def sent(request: httpx.Request) -> dict[str, Any]:
    return forms.parse(request.content.decode() or urlsplit(str(request.url)).query)


def problems(value: Any, shape: Any, module: str, where: str) -> Iterator[str]:
    """Where a form's value does not fit a typed parameter."""
    if isinstance(shape, (str, typing.ForwardRef)):
        name = shape if isinstance(shape, str) else shape.__forward_arg__
        shape = eval(name, vars(importlib.import_module(module)) | vars(typing))  # noqa: S307
        yield from problems(value, shape, module, where)
        return
    origin = get_origin(shape)
    if str(origin).endswith(("NotRequired", "Required")):
        yield from problems(value, get_args(shape)[0], module, where)
    elif origin is Union or type(shape).__name__ == "UnionType":
        tried = [list(problems(value, part, module, where)) for part in get_args(shape)]
        if all(tried):
            yield from min(tried, key=len)
    elif origin is Literal:
        if value not in map(str, get_args(shape)):
            yield f"{where}: {value!r} is none of {get_args(shape)}"
    elif origin is list:
        if not isinstance(value, list):
            yield f"{where}: no list"
        for at, item in enumerate(value if isinstance(value, list) else []):
            yield from problems(item, get_args(shape)[0], module, f"{where}[{at}]")
    elif typing_extensions.is_typeddict(shape):
        yield from _object(value, shape, where)
    elif origin is dict or getattr(shape, "__name__", "") == "UntypedStripeObject":
        if not isinstance(value, dict):
            yield f"{where}: no object"
    elif shape is int and not str(value).lstrip("-").isdigit():
        yield f"{where}: {value!r} is no integer"
    elif shape in (str, int) and not isinstance(value, str):
        yield f"{where}: {value!r} is no plain value"


def _object(value: Any, shape: Any, where: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{where}: no object"
        return
    known = {
        name: kind
        for name, kind in shape.__annotations__.items()
        if name not in _request_options.RequestOptions.__annotations__
    }
    for name, item in value.items():
        if name not in known:
            yield f"{where}.{name}: not published"
        else:
            yield from problems(item, known[name], shape.__module__, f"{where}.{name}")
    for name in shape.__required_keys__ & known.keys() - value.keys():
        if "NotRequired" not in str(known[name]):
            yield f"{where}.{name}: missing"


class TestShapes:
    async def test_every_call_is_as_published(self, wire: Wire) -> None:
        await wire.everything()
        seen = {f"{request.method} {request.url.path}" for request in wire.requests}
        assert seen == set(SHAPES)
        for request in wire.requests:
            name = f"{request.method} {request.url.path}"
            assert list(problems(sent(request), SHAPES[name], "typing", name)) == []

    def test_the_check_sees_what_is_wrong(self) -> None:
        good = {"payment_intent": "pi_1", "amount": "5"}
        assert list(problems(good, params.RefundCreateParams, "typing", "refund")) == []
        for wrong in [{"amounts": "5"}, {"amount": "five"}, {"amount": {"a": "5"}}, {"metadata": "x"}]:
            assert list(problems(wrong, params.RefundCreateParams, "typing", "refund"))
        page = {"mode": "payment", "line_items": [{"price_data": {"currency": "usd", "sum": "5"}}]}
        assert list(problems(page, checkout_params.SessionCreateParams, "typing", "page"))
        assert list(problems({"payment_method_types": ["card"]}, checkout_params.SessionCreateParams, "typing", "page"))

    async def test_every_write_carries_its_key_and_no_read_does(self, wire: Wire) -> None:
        await wire.everything()
        keys = [request.headers.get("idempotency-key") for request in wire.requests if request.method == "POST"]
        assert keys == ["k1", "k2", "k3", "k4", "k5", "k6"]
        assert all("idempotency-key" not in request.headers for request in wire.requests if request.method == "GET")

    async def test_leads_are_authorised_first_and_packs_charged_at_once(self, wire: Wire) -> None:
        from dataclasses import replace

        await wire.gateway.open_checkout(WANTED, "a")
        await wire.gateway.open_checkout(replace(WANTED, capture="now"), "b")
        methods = [sent(request)["payment_intent_data"]["capture_method"] for request in wire.requests]
        assert methods == ["manual", "automatic"]
        form = parse_qs(wire.requests[0].content.decode())
        assert form["line_items[1][price_data][unit_amount]"] == ["900"]
        assert form["payment_intent_data[metadata][payment_id]"] == [str(UUID(int=7))]


REFUSALS: list[tuple[int, dict[str, Any], type[GatewayError], str | None]] = [
    (402, {"type": "card_error", "code": "card_declined", "decline_code": "insufficient_funds"}, Declined,
     "insufficient_funds"),
    (402, {"type": "card_error", "code": "authentication_required"}, NeedsAction, "authentication_required"),
    (404, {"type": "invalid_request_error", "code": "resource_missing"}, Unknown, "resource_missing"),
    (400, {"type": "invalid_request_error", "code": "payment_intent_unexpected_state"}, WrongState,
     "payment_intent_unexpected_state"),
    (400, {"type": "invalid_request_error", "code": "parameter_unknown"}, Refused, "parameter_unknown"),
    (400, {"type": "idempotency_error"}, Refused, None),
    (409, {"type": "idempotency_error", "code": "idempotency_key_in_use"}, Unreachable, None),
    (401, {"type": "invalid_request_error"}, Refused, None),
    (429, {"type": "invalid_request_error", "code": "rate_limit"}, Unreachable, None),
    (500, {"type": "api_error"}, Unreachable, None),
]  # fmt: skip


class TestErrors:
    @pytest.mark.parametrize(("status", "error", "kind", "code"), REFUSALS)
    async def test_each_refusal_has_its_kind(
        self, wire: Wire, status: int, error: dict[str, Any], kind: type[GatewayError], code: str | None
    ) -> None:
        wire.refusal = (status, error | {"message": "No."})
        with pytest.raises(kind) as caught:
            await wire.gateway.refund("pi_1", 5, "k")
        assert (type(caught.value), caught.value.code) == (kind, code)
