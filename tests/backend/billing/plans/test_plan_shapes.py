"""Every call about plans, held against Stripe's published parameters."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
from stripe import params
from stripe.params import checkout as checkout_params

from backend.billing.http import Http
from backend.billing.plans.gateway import Aim, PlanPage
from backend.billing.plans.stripe_plans import StripePlans
from backend.billing.stripe_gateway import StripeGateway
from tests.backend.billing.test_stripe_shapes import problems, sent

END = datetime(2026, 2, 15, tzinfo=UTC)
PAGE = PlanPage(
    payment_id=UUID(int=7),
    tier="pro",
    billing="month",
    now_cents=1613,
    success_url="http://127.0.0.1:8000/confirm/1",
    cancel_url="http://127.0.0.1:8000/confirm/1",
    expires_at=END,
    email="pat@example.com",
    paid_until=END,
)
PRICE = {"id": "price_1", "object": "price", "product": "aiqleads-pro", "recurring": {"interval": "month"}}
ITEM = {
    "id": "si_1", "object": "subscription_item", "price": PRICE, "current_period_start": 1_700_000_000,
    "current_period_end": 1_702_000_000,
}  # fmt: skip
PLAN = {
    "id": "sub_1", "object": "subscription", "status": "active", "customer": "cus_1", "default_payment_method": "pm_1",
    "cancel_at_period_end": False, "billing_cycle_anchor": 1_700_000_000, "metadata": {},
    "items": {"object": "list", "data": [ITEM]},
}  # fmt: skip
INVOICE = {
    "id": "in_1", "object": "invoice", "status": "open", "customer": "cus_1", "amount_due": 1613, "amount_paid": 0,
    "attempt_count": 0, "created": 1_700_000_000, "hosted_invoice_url": "https://pay", "metadata": {},
    "parent": {"type": "subscription_details", "subscription_details": {"subscription": "sub_1", "metadata": {}}},
    "lines": {"object": "list", "data": []}, "payments": {"object": "list", "data": []},
}  # fmt: skip
SESSION = {"id": "cs_1", "object": "checkout.session", "status": "open", "url": "https://pay", "subscription": None}
LIST = {"object": "list", "data": [INVOICE], "has_more": False, "url": "/v1/invoices"}
SHAPES: dict[str, Any] = {
    "POST /v1/products": params.ProductCreateParams,
    "POST /v1/checkout/sessions": checkout_params.SessionCreateParams,
    "GET /v1/checkout/sessions/cs_1": checkout_params.SessionRetrieveParams,
    "POST /v1/checkout/sessions/cs_1/expire": checkout_params.SessionExpireParams,
    "GET /v1/subscriptions/sub_1": params.SubscriptionRetrieveParams,
    "POST /v1/subscriptions/sub_1": params.SubscriptionUpdateParams,
    "DELETE /v1/subscriptions/sub_1": params.SubscriptionCancelParams,
    "GET /v1/invoices": params.InvoiceListParams,
    "POST /v1/invoices": params.InvoiceCreateParams,
    "POST /v1/invoiceitems": params.InvoiceItemCreateParams,
    "POST /v1/invoices/in_1/finalize": params.InvoiceFinalizeInvoiceParams,
    "POST /v1/invoices/in_1/pay": params.InvoicePayParams,
    "POST /v1/invoices/in_1/void": params.InvoiceVoidInvoiceParams,
    "GET /v1/invoices/in_1": params.InvoiceRetrieveParams,
}


def answer(request: httpx.Request) -> dict[str, Any]:
    path = request.url.path
    if path.startswith("/v1/subscriptions"):
        return PLAN
    if path.startswith("/v1/checkout"):
        return SESSION
    return LIST if (request.method, path) == ("GET", "/v1/invoices") else INVOICE


async def requests_of_everything() -> list[httpx.Request]:
    """What is sent when each call is made once."""
    seen: list[httpx.Request] = []

    def keep(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json=answer(request))

    http = Http()
    http._client_async = httpx.AsyncClient(transport=httpx.MockTransport(keep))
    gateway = StripeGateway("sk_test_wire", http, name="stripe")
    plans = StripePlans(gateway)
    await plans.open_page(PAGE, "page")
    await plans.close_page("cs_1", "close")
    await plans.charge("sub_1", UUID(int=7), 1613, "Pro for the rest of this period", "charge")
    await plans.void_invoice("in_1", "void")
    await plans.align("sub_1", Aim("enterprise", "year", END, ends=False), "larger")
    await plans.align("sub_1", Aim("pro", "month", END, ends=True), "end")
    await plans.stop("sub_1", "stop")
    await gateway.aclose()
    return seen


async def test_every_call_is_as_published() -> None:
    seen = await requests_of_everything()
    assert {f"{request.method} {request.url.path}" for request in seen} == set(SHAPES)
    for request in seen:
        name = f"{request.method} {request.url.path}"
        assert list(problems(sent(request), SHAPES[name], "typing", name)) == []


async def test_every_write_but_a_product_with_an_id_of_its_own_carries_a_key() -> None:
    for request in await requests_of_everything():
        named = request.method != "GET" and request.url.path != "/v1/products"
        assert not named or request.headers.get("idempotency-key"), request.url.path


async def test_stripe_prorates_nothing_and_another_billing_waits_for_the_periods_end() -> None:
    updates = [sent(r) for r in await requests_of_everything() if (r.method, r.url.path) == (
        "POST", "/v1/subscriptions/sub_1")]  # fmt: skip
    larger, ends = updates
    assert (larger["proration_behavior"], larger["trial_end"]) == ("none", str(int(END.timestamp())))
    assert larger["items"][0]["price_data"]["unit_amount"] == "199999"
    assert ends == {"cancel_at_period_end": "true"}


async def test_a_page_for_a_larger_plan_charges_the_difference_now_and_the_plan_later() -> None:
    page = sent(next(r for r in await requests_of_everything() if r.url.path == "/v1/checkout/sessions"))
    plan, difference = page["line_items"]
    assert (plan["price_data"]["unit_amount"], plan["price_data"]["recurring"]) == ("9999", {"interval": "month"})
    assert (difference["price_data"]["unit_amount"], "recurring" in difference["price_data"]) == ("1613", False)
    assert page["subscription_data"]["trial_end"] == str(int(END.timestamp()))
