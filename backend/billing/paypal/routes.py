"""PayPal tells us of events."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request

from backend.billing import inbox
from backend.billing.errors import BadWebhook
from backend.billing.paypal.events import SOURCE
from backend.billing.paypal.signatures import Unverified, Verifier
from backend.billing.schemas import Received
from backend.config import WEBHOOK_MAX_BYTES, Settings
from backend.db import Session
from backend.errors import responses

router = APIRouter()


def verifier_for(settings: Settings) -> Verifier | None:
    """Verifies what PayPal sends to this house; None when it is not configured."""
    webhook_id = settings.paypal_webhook_id
    return Verifier(webhook_id, settings.paypal_ca_file) if webhook_id is not None else None


@router.post(
    "/webhooks/paypal",
    response_model=Received,
    tags=["webhooks"],
    responses=responses(BadWebhook),
    summary="PayPal tells us of an event",
)
async def paypal_webhook(request: Request, session: Session) -> Received:
    """Signed (``PAYPAL-TRANSMISSION-SIG`` and its kin), verified here by certificate, stored once by its id, and worked
    on afterwards. Anything unsigned or altered is 400."""
    body = await request.body()
    verifier: Verifier | None = request.app.state.paypal
    if verifier is None or len(body) > WEBHOOK_MAX_BYTES:
        raise inbox.refused(SOURCE, "PayPal is not configured here, or this is too long.")
    try:
        await verifier.verify(body, request.headers)
    except Unverified as error:
        raise inbox.refused(SOURCE, f"This is not signed by PayPal: {error}.") from error
    await inbox.take(session, SOURCE, *_read(body))
    return Received()


def _read(body: bytes) -> tuple[str, str, dict[str, Any]]:
    """Id, kind and content. Raises BadWebhook."""
    try:
        event = json.loads(body.replace(b"\\u0000", b""))
    except (ValueError, RecursionError):
        event = None
    named = [event.get(name) for name in ("id", "event_type")] if isinstance(event, dict) else []
    if not named or not all(isinstance(value, str) and 0 < len(value) <= inbox.ID_MAX for value in named):
        raise inbox.refused(SOURCE, "This is no event.")
    return str(named[0]), str(named[1]), event
