"""Proposals. Nothing here can buy: the buyer's own yes goes elsewhere."""

from __future__ import annotations

from typing import Any, Literal

from langchain.tools import ToolRuntime
from pydantic import Field

from backend.purchases.schemas import ProposalOut
from tools.client import ApiError
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import Outcome, Result, failure, told
from tools.plans import change_told
from tools.refs import Ref, many


@tool()
async def purchase(
    runtime: ToolRuntime[ToolContext, Any],
    ref: Ref | None = None,
    item: Literal["credits"] | None = None,
    amount: int | None = Field(default=None, gt=0, description="Credits to buy, with item='credits'"),
    payment_method: Literal["credits", "stripe"] | None = Field(
        default=None, description="Only when the user named it"
    ),
) -> Result:
    """Write a proposal to buy leads, or credits. It ends the turn: the user says yes or no to it."""
    body: dict[str, Any] = {"kind": "purchase", "payment_method": payment_method}
    if item == "credits":
        body |= {"kind": "topup", "credits": amount}
    elif ref is not None:
        body["lead_ids"] = many(ref)
    else:
        return failure(ApiError(422, "invalid_input", "Say which lead to buy."))
    return await propose(runtime.context, "purchase", body)


async def propose(context: ToolContext, tool_name: str, body: dict[str, Any]) -> Result:
    """Write a proposal through the API and end the turn."""
    body = {name: value for name, value in body.items() if value is not None}
    try:
        proposal = await context.api.propose(body, context.idempotency_key(tool_name, body))
    except ApiError as error:
        return failure(error)
    return told(Outcome(proposal=proposal), proposal=_told(proposal))


def _told(proposal: ProposalOut) -> dict[str, Any]:
    kept = {"id", "kind", "method", "lines", "total_cents", "credits", "tier", "expires_at"}
    change = change_told(proposal)
    return proposal.model_dump(mode="json", include=kept) | ({"plan": change} if change else {})
