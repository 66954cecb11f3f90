"""What a lead costs, and why."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime

from backend.pricing.schemas import QuoteOut
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import Outcome, Result, each, failure, told
from tools.refs import Ref, many


@tool()
async def quote_price(ref: Ref, runtime: ToolRuntime[ToolContext, Any]) -> Result:
    """Quote the lead price with its reasons; the quote is good for 15 minutes."""
    context = runtime.context

    async def price(lead_id: int) -> QuoteOut:
        return await context.api.quote(lead_id, context.idempotency_key("quote_price", {"lead_id": lead_id}))

    quotes, failed = await each(many(ref), price)
    if not quotes:
        return failure(failed[0][1], failed[0][0].lead_id)
    outcome = Outcome(quotes=quotes, failed=[entry for entry, _ in failed])
    return told(outcome, quotes=[_told(quote) for quote in quotes], failed=[f.model_dump() for f in outcome.failed])


def _told(quote: QuoteOut) -> dict[str, Any]:
    reasons = [{"words": reason.words, "cents": reason.cents} for reason in quote.reasons]
    return {
        "lead_id": quote.lead_id,
        "label": quote.label,
        "price_cents": quote.price_cents,
        "list_price_cents": quote.list_price_cents,
        "discount_pct": quote.discount_percent,
        "expires_at": quote.expires_at,
        "reasons": reasons,
    }
