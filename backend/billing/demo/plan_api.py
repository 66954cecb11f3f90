"""The demo gateway's calls for products, subscriptions and invoices."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from backend.billing.demo import objects, plan_objects, plans, store
from backend.billing.demo.errors import ApiError, missing

if TYPE_CHECKING:
    from backend.billing.demo.api import Call, Handler

Data = store.Data
REFUSED = {
    "type": "card_error",
    "code": "card_declined",
    "decline_code": "generic_decline",
    "message": "Your card was declined.",
}  # what was tried stays, so it is an answer and no ApiError


async def _create_product(call: Call) -> Data:
    made = plan_objects.product(call.params, await plans.now_of(call.session))
    if await store.find(call.session, "product", id=made["id"]):
        raise ApiError("Product already exists.", code="resource_already_exists", param="id")
    return await store.add(call.session, made)


async def _create_invoice(call: Call) -> Data:
    params = call.params
    if not params.get("customer"):
        raise missing("customer")
    now = await plans.now_of(call.session)
    kept = {name: params[name] for name in ("default_payment_method", "description", "metadata") if name in params}
    return await store.add(call.session, plan_objects.invoice(params["customer"], now, reason="manual", **kept))


async def _create_item(call: Call) -> Data:
    params = call.params
    bill = await store.get(call.session, "invoice", params.get("invoice", ""), lock=True)
    if bill["status"] != "draft":
        raise ApiError("The specified invoice is no longer editable.", param="invoice")
    cents, now = objects.cents_of(params.get("amount"), "amount"), await plans.now_of(call.session)
    words = params.get("description", "")
    await store.put(call.session, plan_objects.with_line(bill, cents, words, now, now))
    return {"id": store.new_id("ii"), "object": "invoiceitem", "amount": cents, "currency": "usd"}


async def _finalise(call: Call) -> Data:
    bill = await store.get(call.session, "invoice", call.id, lock=True)
    if bill["status"] != "draft":
        raise ApiError(f"This invoice is already finalized: {bill['status']}.")
    return await plans.finalise(call.session, bill, call.pages)


async def _pay(call: Call) -> Data:
    bill = await store.get(call.session, "invoice", call.id, lock=True)
    if bill["status"] != "open":
        raise ApiError("Invoice is already paid.", code="invoice_already_paid")
    tried = await plans.try_card(call.session, bill)
    return tried if tried["status"] == "paid" else {"error": REFUSED}


async def _list_invoices(call: Call) -> Data:
    found = await store.find(call.session, "invoice", customer=call.params.get("customer", ""))
    return {"object": "list", "data": found, "has_more": False, "url": "/v1/invoices"}


async def _read_plan(call: Call) -> Data:
    return await store.get(call.session, "subscription", call.id)


async def _read_invoice(call: Call) -> Data:
    return await store.get(call.session, "invoice", call.id)


HANDLERS: Mapping[tuple[str, str], Handler] = {
    ("POST", "/v1/products"): _create_product,
    ("GET", "/v1/subscriptions/{id}"): _read_plan,
    ("POST", "/v1/subscriptions/{id}"): lambda c: plans.change(c.session, c.id, c.params),
    ("DELETE", "/v1/subscriptions/{id}"): lambda c: plans.cancel(c.session, c.id),
    ("GET", "/v1/invoices"): _list_invoices,
    ("POST", "/v1/invoices"): _create_invoice,
    ("GET", "/v1/invoices/{id}"): _read_invoice,
    ("POST", "/v1/invoices/{id}/finalize"): _finalise,
    ("POST", "/v1/invoices/{id}/pay"): _pay,
    ("POST", "/v1/invoices/{id}/void"): lambda c: plans.void(c.session, c.id),
    ("POST", "/v1/invoiceitems"): _create_item,
}
