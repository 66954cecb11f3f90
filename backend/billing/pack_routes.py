"""Buying a pack of credits in one call."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from backend.billing.checkout import shown_of
from backend.billing.errors import GatewayUnreachable
from backend.billing.pages import ensure_page, require_method
from backend.billing.plans.errors import PayPalOff
from backend.billing.schemas import CheckoutOut
from backend.credits.schemas import CheckoutIn
from backend.db import Session, transaction
from backend.errors import Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.purchases import service
from backend.purchases.eligibility import BuyingFrozen
from backend.purchases.errors import PaymentsUnavailable, UnknownPack
from backend.purchases.schemas import ProposalIn
from backend.security import AccountHolder, ScopeMissing

router = APIRouter(prefix="/credits", tags=["credits"])


@router.post(
    "/checkout",
    response_model=CheckoutOut,
    responses=responses(
        Unauthenticated, ScopeMissing, BuyingFrozen, PaymentsUnavailable, GatewayUnreachable, IdempotencyMismatch,
        UnknownPack, PayPalOff,
    ),
    summary="Buy a pack of credits by card",
)  # fmt: skip
async def checkout(
    body: CheckoutIn, request: Request, session: Session, principal: AccountHolder, idem: Idempotency
) -> CheckoutOut:
    """The page where it is paid (``payment.payment_url``). The credits, bonus included, are there once it is."""
    state = request.app.state
    pages = state.settings.base_url
    require_method(state.settings, body.payment_method)

    async def begin() -> CheckoutOut:
        wanted = ProposalIn(kind="topup", pack=body.pack, payment_method=body.payment_method)
        proposal = await service.propose(session, principal, wanted, pages)
        begun = await service.confirm(session, principal, proposal.id, pages, state.settings)
        assert begun.payment is not None, "packs are paid by card"
        return CheckoutOut(proposal_id=proposal.id, credits=proposal.credits or 0, payment=begun.payment)

    answer = _begun(await idem.run(begin))
    await session.commit()
    await ensure_page(state.settings, state.sessions, answer.payment.id, pages)
    async with transaction(state.sessions) as own:
        payment = await shown_of(own, answer.proposal_id)
    return answer.model_copy(update={"payment": payment})


def _begun(answer: CheckoutOut | Response) -> CheckoutOut:
    """What was begun, also when a repeated key answers with what is stored."""
    return CheckoutOut.model_validate_json(bytes(answer.body)) if isinstance(answer, Response) else answer
