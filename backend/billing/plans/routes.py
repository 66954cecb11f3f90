"""Your plan: read it, change it."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from backend.billing.checkout import shown_of
from backend.billing.errors import GatewayUnreachable
from backend.billing.pages import ensure_page, require_method
from backend.billing.plans import service as plans
from backend.billing.plans.errors import NoPlan, PaymentDue, PayPalOff, PayPalPlan
from backend.billing.plans.schemas import SubscriptionChanged, SubscriptionIn, SubscriptionOut
from backend.db import Session, transaction
from backend.errors import InvalidInput, Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.purchases import service
from backend.purchases.eligibility import BuyingFrozen
from backend.purchases.errors import PaymentsUnavailable, SamePlan
from backend.purchases.schemas import ProposalIn
from backend.security import AccountHolder, Reader, ScopeMissing

router = APIRouter(prefix="/subscription", tags=["credits"])


@router.get("", response_model=SubscriptionOut, responses=responses(Unauthenticated), summary="Your plan")
async def read_subscription(request: Request, session: Session, principal: Reader) -> SubscriptionOut:
    """Tier, billing, the period that is paid and what follows it, this month's credits, the grace after a renewal that
    failed. After a change to a smaller plan the preferred market stays open and those opened first; holds stay until
    they end."""
    return await plans.read(session, principal.user, request.app.state.settings)


@router.post(
    "",
    response_model=SubscriptionChanged,
    responses=responses(
        Unauthenticated, ScopeMissing, BuyingFrozen, PaymentsUnavailable, GatewayUnreachable, IdempotencyMismatch,
        SamePlan, NoPlan, PaymentDue, PayPalPlan, PayPalOff, InvalidInput,
    ),
    summary="Begin, change or end your plan",
)  # fmt: skip
async def change_subscription(
    body: SubscriptionIn, request: Request, session: Session, principal: AccountHolder, idem: Idempotency
) -> SubscriptionChanged:
    """Done by this very call: your own yes. A first plan, and a larger one while no card is kept, are paid on the page
    at ``payment.payment_url``; with a kept card the difference for the days left is charged at once. A smaller plan,
    another billing or the end come with the next period and cost nothing now."""
    state = request.app.state
    pages = state.settings.base_url
    require_method(state.settings, body.payment_method)

    async def begin() -> SubscriptionChanged:
        wanted = ProposalIn(kind="subscription", **body.model_dump())
        proposal = await service.propose(session, principal, wanted, pages)
        begun = await service.confirm(session, principal, proposal.id, pages, state.settings)
        assert begun.proposal.plan is not None, "plan changes say what they do"
        return SubscriptionChanged(
            proposal_id=proposal.id,
            total_cents=proposal.total_cents,
            plan=begun.proposal.plan,
            payment=begun.payment,
            subscription=await plans.read(session, principal.user, state.settings),
        )

    answer = _begun(await idem.run(begin))
    if answer.payment is None:
        return answer
    await session.commit()
    await ensure_page(state.settings, state.sessions, answer.payment.id, pages)
    async with transaction(state.sessions) as own:
        user = await own.get_one(type(principal.user), principal.id)
        after = await plans.read(own, user, state.settings)
        return answer.model_copy(update={"payment": await shown_of(own, answer.proposal_id), "subscription": after})


def _begun(answer: SubscriptionChanged | Response) -> SubscriptionChanged:
    """What was begun, also when a repeated key answers with what is stored."""
    if isinstance(answer, Response):
        return SubscriptionChanged.model_validate_json(bytes(answer.body))
    return answer
