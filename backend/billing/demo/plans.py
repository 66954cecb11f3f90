"""Subscriptions at the demo gateway: begun on a page, renewed by its own clock, changed, ended; and their bills.

Every function works in the caller's transaction on objects whose rows it locks, and tells events as it goes.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing.demo import objects, plan_objects, store
from backend.billing.demo.cards import card_of
from backend.billing.demo.errors import ApiError
from backend.billing.demo.events import tell
from backend.billing.demo.store import Data
from backend.db import instant
from backend.outbox import service as outbox
from backend.outbox.topics import Message

TOPIC = "demo.turn"
RETRY_DAYS = (1, 3, 5, 7)  # after the renewal: when a refused card is tried again
DAY = 86_400
BILL_PAGE_DAYS = 30


async def now_of(session: AsyncSession) -> int:
    """The gateway's second."""
    return store.seconds(await instant(session))


async def begin(session: AsyncSession, page: Data, intent: Data) -> str:
    """A page for a subscription was paid by ``intent``: the subscription, with its first bill; its id."""
    now, wanted = await now_of(session), page["demo"]["items"]
    plan = next(item for item in wanted if item["recurring"])
    price = plan_objects.price(
        {"product": plan["product"], "unit_amount": plan["cents"], "recurring": plan["recurring"]}
    )
    customer = await store.add(session, objects.customer({"email": page["customer_email"]}, now))
    card = await _keep_card(session, customer["id"], intent["demo"]["number"], now)
    made = plan_objects.subscription(page, price, customer["id"], card, now)
    made["demo"] = {"pages": page["demo"]["pages"]}
    await store.add(session, made)
    bill = plan_objects.invoice(customer["id"], now, reason="subscription_create", subscription_=made)
    own = plan_objects.item(made)
    for item in wanted:
        free = item is plan and made["trial_end"]
        cents, product = (0 if free else item["cents"]), (item["product"] if item is plan else None)
        bill = plan_objects.with_line(bill, cents, item["name"], now, own["current_period_end"], product)
    await store.add(session, bill)
    await _paid(session, bill, intent["id"])
    await _schedule(session, made)
    await tell(session, "customer.subscription.created", await store.get(session, "subscription", made["id"]))
    return str(made["id"])


async def page_paid(session: AsyncSession, page: Data, intent: Data) -> Data:
    """What a page that was paid is for, beside the payment; the page as it then is."""
    if page["mode"] == "subscription":
        begun = {"subscription": await begin(session, page, intent), "payment_intent": None}
        return await store.put(session, page | begun)
    if bill_id := page["demo"].get("invoice"):
        bill = await store.get(session, "invoice", bill_id, lock=True)
        if bill["parent"]:
            plan = await store.get(session, "subscription", _plan_id(bill), lock=True)
            card = await _keep_card(session, plan["customer"], intent["demo"]["number"], await now_of(session))
            await store.put(session, plan | {"default_payment_method": card})
        await _paid(session, bill, intent["id"])
    return page


async def turn_message(session: AsyncSession, message: Message) -> None:
    """For the outbox: a period ends, or a refused card is tried again."""
    if bill_id := message.payload.get("invoice"):
        bill = await store.get(session, "invoice", bill_id, lock=True)
        if bill["status"] == "open":
            await try_card(session, bill)
        return
    plan = await store.get(session, "subscription", message.payload["subscription"], lock=True)
    live = plan["status"] in ("active", "trialing", "past_due")
    if live and await now_of(session) >= plan_objects.item(plan)["current_period_end"]:
        await (_end(session, plan) if plan["cancel_at_period_end"] else _renew(session, plan))


async def change(session: AsyncSession, plan_id: str, params: Data) -> Data:
    """Another price from the next period on, or the end with it."""
    plan = await store.get(session, "subscription", plan_id, lock=True)
    if plan["status"] == "canceled":
        raise ApiError("A canceled subscription can only update its cancellation_details and metadata.")
    if "cancel_at_period_end" in params:
        plan |= {"cancel_at_period_end": params["cancel_at_period_end"] == "true"}
    if "items" in params:
        plan = await _reprice(session, plan, params)
    changed = await store.put(session, plan)
    await tell(session, "customer.subscription.updated", changed)
    return changed


async def cancel(session: AsyncSession, plan_id: str) -> Data:
    """It ends at once."""
    plan = await store.get(session, "subscription", plan_id, lock=True)
    if plan["status"] == "canceled":
        raise ApiError(f"No such subscription: '{plan_id}'", status=404, code="resource_missing", param="id")
    return await _end(session, plan)


async def try_card(session: AsyncSession, bill: Data) -> Data:
    """The kept card is charged without its owner; a refused one leaves the bill open, with a page to pay it on."""
    plan = await _plan_of(session, bill)
    card_id = bill["default_payment_method"] or (plan["default_payment_method"] if plan else None)
    if card_id is None:
        raise ApiError("Cannot charge a customer that has no active card.", code="missing_payment_method")
    number = (await store.get(session, "payment_method", card_id))["demo"]["number"]
    card = card_of(number)
    bill |= {"attempt_count": bill["attempt_count"] + 1}
    if card is None or card.later_code or card.act == "decline":
        return await _refused(session, bill, plan)
    intent = await _intent(session, bill, number)
    charge = await store.add(session, objects.charge(intent, number, await now_of(session)))
    taken = {"status": "succeeded", "amount_received": intent["amount"], "latest_charge": charge["id"]}
    done = await store.put(session, intent | taken)
    await tell(session, "payment_intent.succeeded", done)
    return await _paid(session, bill, intent["id"])


async def finalise(session: AsyncSession, bill: Data, pages: str) -> Data:
    """The bill is fixed, and has a page of its own."""
    page = await store.add(session, _bill_page(bill, pages, await now_of(session)))
    opened = bill | {"status": "open", "hosted_invoice_url": page["url"]}
    return await store.put(session, opened)


async def void(session: AsyncSession, bill_id: str) -> Data:
    """An open bill is taken back, its page with it."""
    bill = await store.get(session, "invoice", bill_id, lock=True)
    if bill["status"] not in ("open", "draft"):
        raise ApiError(f"You can only pass in open invoices. This invoice is {bill['status']}.")
    await _close_page(session, bill, "expired")
    gone = await store.put(session, bill | {"status": "void"})
    await tell(session, "invoice.voided", gone)
    return gone


async def _renew(session: AsyncSession, plan: Data) -> None:
    own = plan_objects.item(plan)
    start = own["current_period_end"]
    end = plan_objects.following(plan["billing_cycle_anchor"], start, own["price"])
    plan = plan_objects.with_item(plan, current_period_start=start, current_period_end=end)
    plan = await store.put(session, plan | {"status": "active", "trial_end": None})
    await _schedule(session, plan)
    bill = plan_objects.invoice(plan["customer"], start, reason="subscription_cycle", subscription_=plan)
    cents, product = own["price"]["unit_amount"], own["price"]["product"]
    bill = await store.add(session, plan_objects.with_line(bill, cents, "Subscription", start, end, product))
    bill = await finalise(session, bill, plan["demo"]["pages"])
    await store.put(session, plan | {"latest_invoice": bill["id"]})
    await try_card(session, bill)
    for days in RETRY_DAYS:
        due = datetime.fromtimestamp(start + days * DAY, UTC)
        await outbox.put(session, TOPIC, {"invoice": bill["id"]}, key=f"{bill['id']}:{days}", due_at=due)
    await tell(session, "customer.subscription.updated", await store.get(session, "subscription", plan["id"]))


async def _reprice(session: AsyncSession, plan: Data, params: Data) -> Data:
    plan_objects.require_none(params)
    wanted, own = params["items"][0], plan_objects.item(plan)
    if wanted.get("id") != own["id"]:
        raise ApiError("Only the one item can be changed.", param="items[0][id]")
    price = plan_objects.price(wanted["price_data"])
    await store.get(session, "product", price["product"])
    plan = plan_objects.with_item(plan, price=price)
    if "trial_end" in params:
        end = int(params["trial_end"])
        if end <= await now_of(session):
            raise ApiError("Invalid timestamp: must be an integer Unix timestamp in the future.", param="trial_end")
        plan = plan_objects.with_item(plan, current_period_end=end)
        plan |= {"status": "trialing", "trial_end": end, "billing_cycle_anchor": end}
        await _schedule(session, plan)
    elif price["recurring"] != own["price"]["recurring"] and plan["status"] != "trialing":
        raise ApiError("The demo gateway changes the interval with a trial up to the period's end only.")
    return plan


async def _refused(session: AsyncSession, bill: Data, plan: Data | None) -> Data:
    refused = await store.put(session, bill)
    await tell(session, "invoice.payment_failed", refused)
    if plan is not None and plan["status"] != "past_due":
        await store.put(session, plan | {"status": "past_due"})
        await tell(session, "customer.subscription.updated", plan | {"status": "past_due"})
    return refused


async def _paid(session: AsyncSession, bill: Data, intent_id: str) -> Data:
    paid = plan_objects.paid_by(bill, intent_id, "paid")
    done = await store.put(session, paid | {"status": "paid", "amount_paid": bill["amount_due"]})
    await _close_page(session, bill, "complete")
    plan = await _plan_of(session, bill)
    if plan is not None:
        live = "trialing" if plan["trial_end"] else "active"
        await store.put(session, plan | {"status": live, "latest_invoice": bill["id"]})
    await tell(session, "invoice.paid", done)
    return done


async def _end(session: AsyncSession, plan: Data) -> Data:
    now = await now_of(session)
    ended = await store.put(session, plan | {"status": "canceled", "canceled_at": now, "ended_at": now})
    await tell(session, "customer.subscription.deleted", ended)
    return ended


async def _schedule(session: AsyncSession, plan: Data) -> None:
    end = plan_objects.item(plan)["current_period_end"]
    due = datetime.fromtimestamp(end, UTC)
    await outbox.put(session, TOPIC, {"subscription": plan["id"]}, key=f"{plan['id']}:{end}", due_at=due)


async def _plan_of(session: AsyncSession, bill: Data) -> Data | None:
    return await store.get(session, "subscription", _plan_id(bill), lock=True) if bill["parent"] else None


def _plan_id(bill: Data) -> str:
    return str(bill["parent"]["subscription_details"]["subscription"])


async def _intent(session: AsyncSession, bill: Data, number: str) -> Data:
    pretended = {
        "amount_total": bill["amount_due"],
        "currency": "usd",
        "customer": bill["customer"],
        "demo": {"intent": {"metadata": {}}},
    }
    made = objects.payment_intent(pretended, await now_of(session)) | {"demo": {"number": number}}
    return await store.add(session, made)


async def _keep_card(session: AsyncSession, customer: str, number: str, now: int) -> str:
    kept = {
        "id": store.new_id("payment_method"),
        "object": "payment_method",
        "card": {"brand": "visa", "last4": number[-4:]},
        "created": now,
        "customer": customer,
        "type": "card",
        "demo": {"number": number},
    }
    return str((await store.add(session, kept))["id"])


def _bill_page(bill: Data, pages: str, now: int) -> Data:
    """A payment page of the gateway's own, on which an open bill is paid."""
    name = bill["description"] or bill["lines"]["data"][0]["description"]
    line = {"price_data": {"currency": "usd", "unit_amount": bill["amount_due"], "product_data": {"name": name}}}
    back = pages.removesuffix("/demo-gateway") + "/account"
    params = {"mode": "payment", "success_url": back, "cancel_url": back, "line_items": [line | {"quantity": 1}]}
    made = objects.checkout_session(params, now, pages)
    return made | {"expires_at": now + BILL_PAGE_DAYS * DAY, "demo": made["demo"] | {"invoice": bill["id"]}}


async def _close_page(session: AsyncSession, bill: Data, status: str) -> None:
    page_id = (bill["hosted_invoice_url"] or "").rpartition("/")[2]
    if page_id:
        page = await store.get(session, "checkout.session", page_id, lock=True)
        if page["status"] == "open":
            await store.put(session, page | {"status": status, "url": None})
