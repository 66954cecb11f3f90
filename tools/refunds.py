"""Asking for money back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from langchain.tools import ToolRuntime
from pydantic import Field

from backend.money import half_up
from backend.purchases.schemas import RefundOut, RefundReason
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import Outcome, Result, each, failure, told
from tools.refs import Ref, many


@tool()
async def request_refund(
    ref: Ref,
    reason: RefundReason,
    runtime: ToolRuntime[ToolContext, Any],
    amount: float | None = Field(default=None, gt=0, description="Dollars, for a part of what was paid"),
) -> Result:
    """File a refund for a lead the user bought. Filing is not approval."""
    context = runtime.context
    cents = None if amount is None else half_up(Decimal(str(amount)) * 100)

    async def ask(lead_id: int) -> RefundOut:
        order, _ = await context.api.bought(lead_id)
        body = {"lead_id": lead_id, "reason": reason, "amount_cents": cents}
        return await context.api.refund(str(order.id), body, context.idempotency_key("request_refund", body))

    refunds, failed = await each(many(ref), ask)
    if not refunds:
        return failure(failed[0][1], failed[0][0].lead_id)
    outcome = Outcome(refunds=refunds, failed=[entry for entry, _ in failed])
    rows = [r.model_dump(mode="json", include={"lead_id", "amount_cents", "status", "reason", "to"}) for r in refunds]
    return told(outcome, refunds=rows, failed=[entry.model_dump() for entry in outcome.failed])
