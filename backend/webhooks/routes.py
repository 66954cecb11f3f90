"""Webhook endpoints of users, and what was sent to them."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Query, Request, status

from backend.db import Session
from backend.errors import responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.security import AccountHolder, ScopeMissing
from backend.webhooks import service
from backend.webhooks.addresses import target_of
from backend.webhooks.errors import AddressRefused, DeliveryWaiting, EndpointDisabled, EndpointLimit, EndpointNotFound
from backend.webhooks.schemas import DeliveryOut, EndpointIn, EndpointMade, EndpointOut

router = APIRouter(prefix="/webhook-endpoints", tags=["webhook endpoints"])


@router.get("", responses=responses(ScopeMissing))
async def list_webhook_endpoints(session: Session, principal: AccountHolder) -> list[EndpointOut]:
    """Your endpoints, the newest first, without their secrets."""
    return await service.listed(session, principal)


@router.post(
    "",
    status_code=status.HTTP_201_CREATED,
    responses=responses(ScopeMissing, AddressRefused, EndpointLimit),
)
async def make_webhook_endpoint(
    wanted: EndpointIn, request: Request, session: Session, principal: AccountHolder
) -> EndpointMade:
    """Be called with `POST` when an order is completed (`order.completed`) or a refund decided (`refund.decided`):
    JSON with `type`, `timestamp` and `data`, signed as Standard Webhooks has it (`webhook-id`, `webhook-timestamp`,
    `webhook-signature`). Ten tries over 15 hours; answer 2xx within 5 seconds. Public https addresses only."""
    state = request.app.state
    await target_of(wanted.url, any_address=state.settings.demo_mode)
    return await service.register(session, state.keyring, principal, wanted)


@router.delete(
    "/{endpoint_id}", status_code=status.HTTP_204_NO_CONTENT, responses=responses(ScopeMissing, EndpointNotFound)
)
async def delete_webhook_endpoint(endpoint_id: uuid.UUID, session: Session, principal: AccountHolder) -> None:
    """Stop calling it, and forget its log."""
    await service.remove(session, principal, endpoint_id)


@router.post("/{endpoint_id}/enable", responses=responses(ScopeMissing, EndpointNotFound))
async def enable_webhook_endpoint(endpoint_id: uuid.UUID, session: Session, principal: AccountHolder) -> EndpointOut:
    """Call it again after ten failures in a row had disabled it."""
    return await service.enable(session, principal, endpoint_id)


@router.get("/{endpoint_id}/deliveries", responses=responses(ScopeMissing, EndpointNotFound))
async def list_webhook_deliveries(
    endpoint_id: uuid.UUID,
    session: Session,
    principal: AccountHolder,
    before: uuid.UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> list[DeliveryOut]:
    """What was sent, and how it was answered, the newest first; kept for 30 days."""
    return await service.log(session, principal, endpoint_id, before, limit)


@router.post(
    "/{endpoint_id}/deliveries/{delivery_id}/resend",
    responses=responses(ScopeMissing, EndpointNotFound, EndpointDisabled, DeliveryWaiting, IdempotencyMismatch),
)
async def resend_webhook_delivery(
    endpoint_id: uuid.UUID, delivery_id: uuid.UUID, session: Session, principal: AccountHolder, idem: Idempotency
) -> DeliveryOut:
    """Send it again, under the same id."""
    return await idem.run(lambda: service.resend(session, principal, endpoint_id, delivery_id))
