"""Holding, extending, releasing, and what is held."""

from __future__ import annotations

from typing import Any, Literal

from langchain.tools import ToolRuntime
from pydantic import Field

from backend.cart.schemas import Cart, HoldOut
from backend.config import HOLD_EXTENSION_CHOICES_HOURS
from tools.client import ApiError
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import Failed, Outcome, Result, each, failure, told
from tools.refs import Ref, many


@tool()
async def hold_lead(
    ref: Ref,
    runtime: ToolRuntime[ToolContext, Any],
    duration_hours: float | None = Field(default=None, gt=0, description="Hours, only when the user named a length"),
) -> Result:
    """Hold one or more leads for this user alone until the hold ends."""
    context = runtime.context

    async def hold(lead_id: int) -> HoldOut:
        args = {"lead_id": lead_id, "duration_hours": duration_hours}
        return await context.api.hold(lead_id, duration_hours, context.idempotency_key("hold_lead", args))

    return _changed("held", *await each(many(ref), hold))


@tool()
async def extend_hold(
    ref: Ref,
    runtime: ToolRuntime[ToolContext, Any],
    duration_hours: float = Field(default=HOLD_EXTENSION_CHOICES_HOURS[0], gt=0, description="Hours to add"),
) -> Result:
    """Add hours to one or more of the user's own holds."""
    context = runtime.context
    try:
        holds = _by_lead(await context.api.cart())
    except ApiError as error:
        return failure(error)

    async def extend(lead_id: int) -> HoldOut:
        args = {"lead_id": lead_id, "duration_hours": duration_hours}
        hold = _own(holds, lead_id)
        return await context.api.extend(str(hold.id), duration_hours, context.idempotency_key("extend_hold", args))

    return _changed("extended", *await each(many(ref), extend))


@tool()
async def release_hold(ref: Ref, runtime: ToolRuntime[ToolContext, Any]) -> Result:
    """Give back one or more of the user's own holds."""
    context = runtime.context
    try:
        holds = _by_lead(await context.api.cart())
    except ApiError as error:
        return failure(error)

    async def release(lead_id: int) -> HoldOut:
        hold = _own(holds, lead_id)
        await context.api.release(str(hold.id))
        return hold.model_copy(update={"status": "released"})

    return _changed("released", *await each(many(ref), release))


@tool()
async def view_cart(runtime: ToolRuntime[ToolContext, Any]) -> Result:
    """The user's active holds, the one that ends first on top, with the total."""
    try:
        cart = await runtime.context.api.cart()
    except ApiError as error:
        return failure(error)
    holds = [_told(line) | {"asking_price": line.lead.asking_price} for line in cart.holds]
    return told(Outcome(cart=cart), holds=holds, total_cents=cart.total_cents, holds_max=cart.holds_max)


def _by_lead(cart: Cart) -> dict[int, HoldOut]:
    return {line.lead_id: HoldOut.model_validate(line.model_dump(exclude={"lead"})) for line in cart.holds}


def _own(holds: dict[int, HoldOut], lead_id: int) -> HoldOut:
    if lead_id not in holds:
        raise ApiError(409, "not_held", f"You are not holding lead {lead_id}.")
    return holds[lead_id]


def _changed(
    action: Literal["held", "extended", "released"],
    holds: list[HoldOut],
    failed: list[tuple[Failed, ApiError]],
) -> Result:
    if not holds:
        return failure(failed[0][1], failed[0][0].lead_id)
    outcome = Outcome(holds_action=action, holds=holds, failed=[entry for entry, _ in failed])
    failures = [entry.model_dump() for entry in outcome.failed]
    if action == "released":
        return told(outcome, released=[h.lead_id for h in holds], labels=[h.label for h in holds], failed=failures)
    return told(outcome, holds=[_told(hold) for hold in holds], failed=failures)


def _told(hold: HoldOut) -> dict[str, Any]:
    return {
        "lead_id": hold.lead_id,
        "label": hold.label,
        "ends_at": hold.ends_at,
        "clamped": hold.clamped,
        "requested_hours": hold.requested_hours,
        "hold_max_hours": hold.hold_max_hours,
        "price_cents": hold.price_cents,
    }
