"""What happens to payments at the demo gateway: cards tried, captures, cancellations, refunds, disputes.

Every function works in the caller's transaction on objects whose rows it locks, and tells events as it goes.
"""

from __future__ import annotations

from typing import Literal

from sqlalchemy.ext.asyncio import AsyncSession

from backend.billing.demo import objects, store
from backend.billing.demo.cards import DECLINED, Card, card_of, digits_of
from backend.billing.demo.errors import ApiError, wrong_state
from backend.billing.demo.events import tell
from backend.billing.demo.plans import page_paid
from backend.billing.demo.store import Data
from backend.db import instant

Outcome = Literal["paid", "declined", "verify", "closed"]
_CANCELLABLE = {"requires_payment_method", "requires_confirmation", "requires_action", "requires_capture"}
_WON, _LOST = "winning_evidence", "losing_evidence"


async def page(session: AsyncSession, page_id: str) -> Data:
    """A payment page, locked; one whose time is over expires now."""
    found = await store.get(session, "checkout.session", page_id, lock=True)
    if found["status"] == "open" and store.seconds(await instant(session)) >= found["expires_at"]:
        return await close(session, found)
    return found


async def close(session: AsyncSession, found: Data) -> Data:
    """The page expires, and a payment that nobody made is cancelled with it."""
    closed = await store.put(session, found | {"status": "expired", "url": None})
    if found["payment_intent"]:
        intent = await store.get(session, "payment_intent", found["payment_intent"], lock=True)
        await _cancel(session, intent, "expired")
    await tell(session, "checkout.session.expired", closed)
    return closed


async def try_card(session: AsyncSession, page_id: str, number: str) -> Outcome:
    """A card is tried on a page; a declined one leaves the page open for another."""
    found = await page(session, page_id)
    card = card_of(number)
    if found["status"] != "open":
        return "closed"
    intent = await _intent(session, found)
    if card is None or card.act == "decline":
        await decline(session, intent, (card.code if card else None) or "generic_decline")
        return "declined"
    intent["demo"] = {"number": digits_of(number)}
    if card.act == "verify":
        waiting = await store.put(session, intent | {"status": "requires_action", "last_payment_error": None})
        await tell(session, "payment_intent.requires_action", waiting)
        return "verify"
    await _complete(session, found, intent, card)
    return "paid"


async def verify(session: AsyncSession, page_id: str, *, confirmed: bool) -> Outcome:
    """The buyer answers their bank's question."""
    found = await page(session, page_id)
    if found["status"] != "open" or not found["payment_intent"]:
        return "closed"
    intent = await _intent(session, found)
    if intent["status"] != "requires_action":
        return "closed"
    if not confirmed:
        await decline(session, intent, "authentication_failed")
        return "declined"
    card = card_of(intent["demo"]["number"])
    assert card is not None, "the number was taken before it was verified"
    await _complete(session, found, intent, card)
    return "paid"


async def decline(session: AsyncSession, intent: Data, code: str) -> None:
    """The bank says no."""
    failed = code == "authentication_failed"
    error = {
        "type": "card_error",
        "code": "payment_intent_authentication_failure" if failed else "card_declined",
        "decline_code": None if failed else code,
        "message": DECLINED[code],
    }
    refused = intent | {"status": "requires_payment_method", "last_payment_error": error}
    await tell(session, "payment_intent.payment_failed", await store.put(session, refused))


async def capture(session: AsyncSession, intent_id: str, params: Data) -> Data:
    """Take what was authorised."""
    intent = await store.get(session, "payment_intent", intent_id, lock=True)
    if intent["status"] != "requires_capture":
        raise wrong_state(f"This PaymentIntent could not be captured because it has a status of {intent['status']}.")
    charge = await store.get(session, "charge", intent["latest_charge"], lock=True)
    charge = await store.put(session, charge | {"captured": True, "amount_captured": charge["amount"]})
    return await _captured(session, intent, charge)


async def cancel(session: AsyncSession, intent_id: str, params: Data) -> Data:
    """Let go of an authorisation."""
    intent = await store.get(session, "payment_intent", intent_id, lock=True)
    if intent["status"] not in _CANCELLABLE:
        raise wrong_state(f"You cannot cancel this PaymentIntent because it has a status of {intent['status']}.")
    return await _cancel(session, intent, params.get("cancellation_reason"))


async def refund(session: AsyncSession, params: Data) -> Data:
    """Money back to the card, whole or in part."""
    intent = await store.get(session, "payment_intent", params.get("payment_intent", ""), lock=True)
    if intent["status"] != "succeeded":
        raise wrong_state("This PaymentIntent does not have a successful charge to refund.")
    charge = await store.get(session, "charge", intent["latest_charge"], lock=True)
    left = charge["amount_captured"] - charge["amount_refunded"]
    cents = objects.cents_of(params.get("amount", left), "amount") if left else 0
    if not left:
        raise ApiError(f"Charge {charge['id']} has already been refunded.", code="charge_already_refunded")
    if cents > left:
        raise ApiError(f"Refund amount ({cents}) is greater than unrefunded amount on charge ({left}).", param="amount")
    made = await store.add(session, objects.refund(charge, cents, params, store.seconds(await instant(session))))
    returned = charge["amount_refunded"] + cents
    charge |= {"amount_refunded": returned, "refunded": returned == charge["amount_captured"]}
    await tell(session, "charge.refunded", await store.put(session, charge))
    await tell(session, "refund.created", made)
    return made


async def answer_dispute(session: AsyncSession, dispute_id: str, params: Data) -> Data:
    """Evidence decides at once, as Stripe's test mode does: ``winning_evidence`` or ``losing_evidence``."""
    found = await store.get(session, "dispute", dispute_id, lock=True)
    said = params.get("evidence", {}).get("uncategorized_text")
    status = {_WON: "won", _LOST: "lost"}.get(said, "under_review")
    decided = await store.put(session, found | {"status": status, "evidence": {"uncategorized_text": said}})
    if status in ("won", "lost"):
        await tell(session, "charge.dispute.closed", decided)
    return decided


async def _intent(session: AsyncSession, found: Data) -> Data:
    """The payment of a page, made when the first card is tried."""
    if found["payment_intent"]:
        return await store.get(session, "payment_intent", found["payment_intent"], lock=True)
    made = await store.add(session, objects.payment_intent(found, store.seconds(await instant(session))))
    found["payment_intent"] = made["id"]
    await store.put(session, found)
    return made


async def _complete(session: AsyncSession, found: Data, intent: Data, card: Card) -> None:
    now = store.seconds(await instant(session))
    charge = await store.add(session, objects.charge(intent, intent["demo"]["number"], now))
    intent |= {"latest_charge": charge["id"], "last_payment_error": None}
    await tell(session, "charge.succeeded", charge)
    if charge["captured"]:
        intent = await _captured(session, intent, charge)
    else:
        intent = await store.put(
            session, intent | {"status": "requires_capture", "amount_capturable": charge["amount"]}
        )
        await tell(session, "payment_intent.amount_capturable_updated", intent)
    paid = "paid" if charge["captured"] else "unpaid"
    done = await store.put(session, found | {"status": "complete", "payment_status": paid, "url": None})
    done = await page_paid(session, done, intent)
    await tell(session, "checkout.session.completed", done)
    if card.disputed and charge["captured"]:
        await open_dispute(session, charge["id"])


async def _captured(session: AsyncSession, intent: Data, charge: Data) -> Data:
    taken = {"status": "succeeded", "amount_capturable": 0, "amount_received": charge["amount_captured"]}
    done = await store.put(session, intent | taken)
    await tell(session, "payment_intent.succeeded", done)
    card = card_of(intent.get("demo", {}).get("number", ""))
    if card and card.disputed and intent["capture_method"] == "manual":
        await open_dispute(session, charge["id"])
    return done


async def open_dispute(session: AsyncSession, charge_id: str) -> Data:
    """The cardholder disputes a charge."""
    charge = await store.get(session, "charge", charge_id, lock=True)
    await store.put(session, charge | {"disputed": True})
    made = await store.add(session, objects.dispute(charge, store.seconds(await instant(session))))
    await tell(session, "charge.dispute.created", made)
    return made


async def _cancel(session: AsyncSession, intent: Data, reason: str | None) -> Data:
    now = store.seconds(await instant(session))
    gone = {"status": "canceled", "amount_capturable": 0, "canceled_at": now, "cancellation_reason": reason}
    cancelled = await store.put(session, intent | gone)
    await tell(session, "payment_intent.canceled", cancelled)
    return cancelled
