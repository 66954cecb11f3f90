"""Holds and the cart."""

from __future__ import annotations

import uuid

from fastapi import APIRouter, Response

from backend.cart import service
from backend.cart.errors import (
    ExtensionNotAllowed,
    HoldAtMaximum,
    HoldEnded,
    HoldLimit,
    HoldNotFound,
    HoldPause,
    LeadHeld,
)
from backend.cart.schemas import Cart, ExtensionIn, HoldIn, HoldOut
from backend.db import Session
from backend.errors import Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale
from backend.purchases.eligibility import AlreadyBought, PlanRequired
from backend.search.access import MarketLocked
from backend.security import Holder, Reader, ScopeMissing

router = APIRouter(tags=["cart"])


@router.post(
    "/holds",
    response_model=HoldOut,
    status_code=201,
    responses={
        200: {"model": HoldOut, "description": "You hold it already: unchanged, not lengthened"},
        **responses(
            Unauthenticated, PlanRequired, MarketLocked, ScopeMissing, LeadNotFound,
            LeadHeld, LeadSold, NotForSale, AlreadyBought, HoldLimit, HoldPause, IdempotencyMismatch,
        ),
    },
    summary="Hold a lead for yourself alone",
)  # fmt: skip
async def create_hold(
    body: HoldIn, session: Session, principal: Holder, idem: Idempotency, response: Response
) -> HoldOut:
    """Sixty minutes when no length is asked. A longer request than the plan allows is shortened (``clamped``). Holding
    a lead that you hold already changes nothing: only an extension lengthens a hold. The price is kept to its end."""

    async def run() -> HoldOut:
        held, is_new = await service.hold(session, principal, body.lead_id, body.duration_hours)
        response.status_code = 201 if is_new else 200
        return held

    return await idem.run(run)


@router.post(
    "/holds/{hold_id}/extend",
    response_model=HoldOut,
    responses=responses(
        Unauthenticated, ExtensionNotAllowed, PlanRequired, ScopeMissing, HoldNotFound,
        HoldEnded, HoldAtMaximum, IdempotencyMismatch,
    ),
    summary="Add hours to one of your holds",
)  # fmt: skip
async def extend_hold(
    hold_id: uuid.UUID, body: ExtensionIn, session: Session, principal: Holder, idem: Idempotency
) -> HoldOut:
    """At most to the plan's longest hold, counted from its start; more is shortened (``clamped``)."""
    return await idem.run(lambda: service.extend(session, principal, hold_id, body.duration_hours))


@router.delete(
    "/holds/{hold_id}",
    response_model=HoldOut,
    responses=responses(Unauthenticated, ScopeMissing, HoldNotFound),
    summary="Give a hold back",
)
async def release_hold(hold_id: uuid.UUID, session: Session, principal: Holder) -> HoldOut:
    """The lead is free for others at once. Releasing a hold that is over changes nothing."""
    return await service.release(session, principal, hold_id)


@router.get("/cart", response_model=Cart, responses=responses(Unauthenticated), summary="Your active holds")
async def read_cart(session: Session, principal: Reader) -> Cart:
    """The hold that ends first on top; ``server_time`` for countdowns."""
    return await service.cart(session, principal.user)
