"""What gateways tell us, and what administrators see of it."""

from __future__ import annotations

import uuid
from typing import Annotated, Literal

from fastapi import APIRouter, BackgroundTasks, Path, Query, Request

from backend import clock
from backend.billing import inbox, queries, signatures
from backend.billing.errors import BadWebhook, NoSuchDiscrepancy, NoSuchWebhook
from backend.billing.opening import webhook_secrets
from backend.billing.reconciliation import closed
from backend.billing.schemas import DiscrepancyOut, DisputeOut, Received, WebhookOut
from backend.config import WEBHOOK_MAX_BYTES
from backend.db import Session
from backend.errors import Forbidden, Unauthenticated, responses
from backend.security import Admin

router = APIRouter()
Limit = Annotated[int, Query(ge=1, le=200)]


@router.post(
    "/webhooks/stripe",
    response_model=Received,
    tags=["webhooks"],
    responses=responses(BadWebhook),
    summary="Stripe tells us of an event",
)
async def stripe_webhook(request: Request, session: Session, afterwards: BackgroundTasks) -> Received:
    """Signed (``Stripe-Signature``), stored once by its id, and worked on afterwards. Anything unsigned, altered or
    older than five minutes is 400."""
    body = await request.body()
    secrets = webhook_secrets(request.app.state.settings)
    header = request.headers.get("stripe-signature")
    if len(body) > WEBHOOK_MAX_BYTES or not signatures.verified(body, header, secrets, clock.now().timestamp()):
        raise inbox.refused("stripe", "The signature does not fit this body, or it is too old.")
    message_id = await inbox.take(session, "stripe", *inbox.read("stripe", body))
    if message_id is not None:
        afterwards.add_task(request.app.state.at_once.work, message_id)
    return Received()


@router.get(
    "/admin/webhooks",
    response_model=list[WebhookOut],
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden),
    summary="What gateways told us",
)
async def list_webhooks(
    session: Session,
    principal: Admin,
    kind: Annotated[str | None, Query(max_length=100, description="Kinds that begin so", examples=["charge."])] = None,
    outcome: Literal["waiting", "handled", "ignored"] | None = None,
    before: Annotated[int | None, Query(ge=1, le=2**62)] = None,
    limit: Limit = 50,
) -> list[WebhookOut]:
    """Newest first, each as it came. Unknown kinds are kept as ``ignored``."""
    return await inbox.listed(session, kind, outcome, before, limit)


@router.post(
    "/admin/webhooks/{webhook_id}/replay",
    response_model=WebhookOut,
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden, NoSuchWebhook),
    summary="Work on a webhook again",
)
async def replay_webhook(
    session: Session, principal: Admin, webhook_id: Annotated[int, Path(ge=1, le=2**62)]
) -> WebhookOut:
    """What it hints at is looked up again; what is as it should be stays so."""
    return await inbox.replay(session, principal, webhook_id)


@router.get(
    "/admin/discrepancies",
    response_model=list[DiscrepancyOut],
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden),
    summary="What gateway, orders and ledger do not agree on",
)
async def list_discrepancies(
    session: Session, principal: Admin, include_closed: bool = False, limit: Limit = 50
) -> list[DiscrepancyOut]:
    """Found by the nightly reconciliation and on the way; nothing is mended by itself."""
    found = await queries.discrepancies(session, limit, closed=include_closed)
    return [DiscrepancyOut.model_validate(row, from_attributes=True) for row in found]


@router.post(
    "/admin/discrepancies/{discrepancy_id}/close",
    response_model=DiscrepancyOut,
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden, NoSuchDiscrepancy),
    summary="A discrepancy was looked into",
)
async def close_discrepancy(session: Session, principal: Admin, discrepancy_id: uuid.UUID) -> DiscrepancyOut:
    """It is reported anew if the next reconciliation finds it still."""
    return await closed(session, principal, discrepancy_id)


@router.get(
    "/admin/disputes",
    response_model=list[DisputeOut],
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden),
    summary="Disputed charges",
)
async def list_disputes(
    session: Session, principal: Admin, status: Literal["open", "won", "lost"] | None = None, limit: Limit = 50
) -> list[DisputeOut]:
    """Newest first, each with what was taken back for it."""
    return [
        DisputeOut.model_validate(row, from_attributes=True) for row in await queries.disputes(session, status, limit)
    ]
