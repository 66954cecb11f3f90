"""Proposals and the buyer's yes, orders, refunds, and the administrators' word on them."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Path, Query, Request

from backend.billing.errors import GatewayUnreachable
from backend.billing.pages import ensure_page, require_method
from backend.billing.plans.errors import NoPlan, PaymentDue, PayPalOff, PayPalPlan
from backend.billing.queries import payment_of_proposal
from backend.cart.errors import LeadHeld
from backend.credits.service import InsufficientCredits
from backend.db import Session, transaction
from backend.errors import Forbidden, InvalidInput, Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.gateway.paging import Offset
from backend.leads.sale import LeadNotFound, LeadSold, NotForSale
from backend.purchases import orders, refunds, service
from backend.purchases.eligibility import AlreadyBought, BuyingFrozen, PlanRequired
from backend.purchases.errors import (
    NotRefundable,
    OrderNotFound,
    PaymentsUnavailable,
    ProposalConfirmed,
    ProposalNotFound,
    ProposalVoid,
    RefundDecided,
    RefundNotFound,
    RefundPending,
    RefundTooMuch,
    RefundWindowClosed,
    SamePlan,
    UnknownPack,
)
from backend.purchases.schemas import (
    ConfirmOut,
    Decision,
    LinePatch,
    OrderOut,
    OrderPage,
    ProposalIn,
    ProposalOut,
    RefundCase,
    RefundIn,
    RefundOut,
    RefundStatus,
    SafeText,
    Stage,
)
from backend.search.access import MarketLocked
from backend.security import (
    Admin,
    ConfirmationRequired,
    Confirmer,
    Principal,
    Proposer,
    Reader,
    Refunder,
    ScopeMissing,
    SettingsWriter,
)

router = APIRouter()
LeadId = Annotated[int, Path(ge=1, le=2_147_483_647, examples=[10412])]


def _pages(request: Request) -> str:
    base: str = request.app.state.settings.base_url
    return base


@router.post(
    "/proposals",
    response_model=ProposalOut,
    status_code=201,
    tags=["purchases"],
    responses=responses(
        Unauthenticated, PlanRequired, MarketLocked, BuyingFrozen, ScopeMissing, LeadNotFound, LeadHeld, LeadSold,
        NotForSale, AlreadyBought, SamePlan, NoPlan, PaymentDue, PayPalPlan, PayPalOff, IdempotencyMismatch,
        InvalidInput, UnknownPack,
    ),
    summary="Propose a purchase, a top-up or a plan change",
)  # fmt: skip
async def create_proposal(
    body: ProposalIn, request: Request, session: Session, principal: Proposer, idem: Idempotency
) -> ProposalOut:
    """Exactly what a yes would do, for ten minutes at most. Nothing is charged before its owner confirms it. A newer
    proposal of the same conversation takes its place. Credits that are no pack get the smallest pack that covers
    them."""
    require_method(request.app.state.settings, body.payment_method)
    return await idem.run(lambda: service.propose(session, principal, body, _pages(request)))


@router.get(
    "/proposals/{proposal_id}",
    response_model=ProposalOut,
    tags=["purchases"],
    responses=responses(Unauthenticated, ProposalNotFound),
    summary="One of your proposals",
)
async def read_proposal(proposal_id: uuid.UUID, request: Request, session: Session, principal: Reader) -> ProposalOut:
    """As it stands: waiting, confirmed, void, cancelled or expired."""
    return await service.read_proposal(session, principal.user, proposal_id, _pages(request))


@router.post(
    "/proposals/{proposal_id}/confirm",
    response_model=ConfirmOut,
    tags=["purchases"],
    responses=responses(
        Unauthenticated, InsufficientCredits, ConfirmationRequired, BuyingFrozen, ProposalNotFound,
        ProposalVoid, PaymentsUnavailable, GatewayUnreachable, IdempotencyMismatch,
    ),
    summary="The buyer's own yes",
)  # fmt: skip
async def confirm_proposal(
    proposal_id: uuid.UUID, request: Request, session: Session, principal: Confirmer, idem: Idempotency
) -> ConfirmOut:
    """By credits: debit, order, leads sold and contacts open, all or nothing. By card: the page where it is paid
    (``payment_url``); leads are yours once the card is authorised, and are charged then. Confirming again returns the
    same order or page. If a price or the availability has changed since, nothing is charged and the proposal is void
    (``reason``)."""
    settings = request.app.state.settings
    try:
        answer = await idem.run(lambda: service.confirm(session, principal, proposal_id, _pages(request), settings))
        payment = await payment_of_proposal(session, proposal_id)
    except ProposalVoid as refused:
        await session.rollback()
        async with transaction(request.app.state.sessions) as own:
            await service.record_void(own, proposal_id, refused.reason)
        raise
    if payment is None:
        return answer
    await session.commit()
    return await confirmed_by_card(request, principal, proposal_id, payment.id)


async def confirmed_by_card(
    request: Request, principal: Principal, proposal_id: uuid.UUID, payment_id: uuid.UUID
) -> ConfirmOut:
    """Open the page of a payment whose intent is committed, and say how it all stands."""
    state, pages = request.app.state, _pages(request)
    await ensure_page(state.settings, state.sessions, payment_id, pages)
    async with transaction(state.sessions) as session:
        return await service.outcome(session, principal.user, proposal_id, pages)


@router.delete(
    "/proposals/{proposal_id}",
    response_model=ProposalOut,
    tags=["purchases"],
    responses=responses(Unauthenticated, ScopeMissing, ProposalNotFound, ProposalConfirmed),
    summary="Cancel a proposal",
)
async def cancel_proposal(
    proposal_id: uuid.UUID, request: Request, session: Session, principal: Proposer
) -> ProposalOut:
    """A proposal that is void or cancelled already stays as it is."""
    return await service.cancel(session, principal, proposal_id, _pages(request))


@router.get(
    "/orders",
    response_model=OrderPage,
    tags=["orders"],
    responses=responses(Unauthenticated),
    summary="What you bought",
)
async def list_orders(
    session: Session,
    principal: Reader,
    status: Annotated[Stage | None, Query(description="Orders with a lead at this stage")] = None,
    q: Annotated[SafeText | None, Query(max_length=200, description="Words in notes, titles, places or kinds")] = None,
    due: Annotated[bool, Query(description="Only where a follow-up is due")] = False,
    lead_id: Annotated[int | None, Query(ge=1, le=2_147_483_647)] = None,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> OrderPage:
    """Newest first, each with its leads, their stages, notes and follow-ups."""
    return await orders.page(
        session, principal.user, stage=status, lead_id=lead_id, text=q, due=due, limit=limit, offset=offset
    )


@router.get(
    "/orders/{order_id}",
    response_model=OrderOut,
    tags=["orders"],
    responses=responses(Unauthenticated, OrderNotFound),
    summary="One of your orders",
)
async def read_order(order_id: uuid.UUID, session: Session, principal: Reader) -> OrderOut:
    """With its leads. The contact of each is at ``GET /leads/{id}/contact``."""
    return await orders.read_order(session, principal.user, order_id)


@router.patch(
    "/orders/{order_id}/leads/{lead_id}",
    response_model=OrderOut,
    tags=["orders"],
    responses=responses(Unauthenticated, ScopeMissing, OrderNotFound, IdempotencyMismatch),
    summary="Stage, note or follow-up of a bought lead",
)
async def change_line(
    order_id: uuid.UUID,
    lead_id: LeadId,
    body: LinePatch,
    session: Session,
    principal: SettingsWriter,
    idem: Idempotency,
) -> OrderOut:
    """What is left out stays; a note is added; ``follow_up_at: null`` clears the follow-up."""
    return await idem.run(lambda: orders.change_line(session, principal, order_id, lead_id, body))


@router.post(
    "/orders/{order_id}/refunds",
    response_model=RefundOut,
    status_code=201,
    tags=["orders"],
    responses=responses(
        Unauthenticated, ScopeMissing, OrderNotFound, NotRefundable, RefundWindowClosed, RefundPending, RefundTooMuch,
        IdempotencyMismatch,
    ),
    summary="Ask for a refund",
)  # fmt: skip
async def create_refund(
    order_id: uuid.UUID, body: RefundIn, session: Session, principal: Refunder, idem: Idempotency
) -> RefundOut:
    """Within 7 days, up to what was paid and not refunded. ``requested`` is not granted: it is decided within two
    business days, or granted. A duplicate of a lead of yours, and a phone or e-mail that fails validation, are
    granted at once. What was paid with credits goes back to them, what a card paid to the card."""
    return await idem.run(lambda: refunds.ask(session, principal, order_id, body))


@router.get(
    "/admin/refunds",
    response_model=list[RefundCase],
    tags=["admin"],
    responses=responses(Unauthenticated, Forbidden),
    summary="Refunds to decide",
)
async def list_refunds(
    session: Session,
    principal: Admin,
    status: RefundStatus = "requested",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    offset: Offset = 0,
) -> list[RefundCase]:
    """The oldest on top, each with its buyer and what was paid."""
    return await refunds.listed(session, status, limit, offset)


@router.post(
    "/admin/refunds/{refund_id}",
    response_model=RefundOut,
    tags=["admin"],
    responses=responses(
        Unauthenticated,
        Forbidden,
        RefundNotFound,
        RefundDecided,
        RefundTooMuch,
        NotRefundable,
        IdempotencyMismatch,
    ),
    summary="Approve or reject a refund",
)
async def decide_refund(
    refund_id: uuid.UUID, body: Decision, session: Session, principal: Admin, idem: Idempotency
) -> RefundOut:
    """An approval gives the money back at once, whole or in part: to the credits, or to the card that paid. A
    rejection says why; its buyer reads it."""
    return await idem.run(lambda: refunds.decide(session, principal, refund_id, body))
