"""What a tool call came to: a small JSON text for the model, and the API's own shapes for screens and state."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, Literal, TypeVar

from pydantic import BaseModel

from backend.accounts.schemas import Me
from backend.billing.plans.schemas import SubscriptionOut
from backend.cart.schemas import Cart, HoldOut
from backend.credits.schemas import Credits
from backend.insights.schemas import InsightOut
from backend.leads.schemas import LeadDetail
from backend.notifications.schemas import SavedSearchOut
from backend.notifications.schemas import Settings as NotificationSettings
from backend.pricing.schemas import QuoteOut
from backend.purchases.schemas import OrderOut, ProposalOut, RefundOut
from backend.search.schemas import SearchPage
from tools.client import ApiError
from tools.untrusted import MARK, cleaned, strangers

Result = tuple[str, "Outcome"]
ROWS_TOLD_MAX = 25  # of a long list the model hears the beginning; screens and state have all of it
Done = TypeVar("Done")


class Failed(BaseModel):
    """One lead that could not be served."""

    lead_id: int | None
    code: str
    detail: str


class Outcome(BaseModel):
    """The artifact of every call. Only the fields of its tool are set; ``error`` when the whole call failed."""

    error: Failed | None = None
    failed: list[Failed] = []
    search: SearchPage | None = None
    searched: dict[str, Any] = {}  # the arguments as asked, without the page
    page: int = 1
    limit: int = 0
    lead: LeadDetail | None = None
    more_leads: list[LeadDetail] = []  # of several that were looked into, all but the first
    quotes: list[QuoteOut] = []
    holds_action: Literal["held", "extended", "released"] | None = None
    holds: list[HoldOut] = []
    cart: Cart | None = None
    proposal: ProposalOut | None = None
    orders: list[OrderOut] | None = None
    refunds: list[RefundOut] = []
    insights: list[InsightOut] = []
    me: Me | None = None
    credits: Credits | None = None
    subscription: SubscriptionOut | None = None
    settings: NotificationSettings | None = None
    saved: SavedSearchOut | None = None
    saved_searches: list[SavedSearchOut] | None = None
    question: str | None = None
    missing: list[str] = []
    declined: str | None = None


def told(outcome: Outcome, **content: Any) -> Result:
    """The pair that a tool returns. Strangers' words in it are made plain and marked."""
    plain = cleaned(content)
    marked = {MARK: places} if (places := strangers(plain)) else {}
    return json.dumps({**plain, **marked}, ensure_ascii=False, default=_text), outcome


def _text(value: Any) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def failure(error: ApiError, lead_id: int | None = None) -> Result:
    """A call that came to nothing: the code and the sentence, and no more."""
    failed = Failed(lead_id=lead_id, code=error.code, detail=error.detail)
    body = {"code": error.code, "detail": error.detail, **error.data}
    return told(Outcome(error=failed), error=body if lead_id is None else {**body, "lead_id": lead_id})


async def each(
    lead_ids: Sequence[int], call: Callable[[int], Awaitable[Done]]
) -> tuple[list[Done], list[tuple[Failed, ApiError]]]:
    """Run ``call`` for each lead in order; what failed is kept beside what succeeded."""
    done: list[Done] = []
    failed: list[tuple[Failed, ApiError]] = []
    for lead_id in lead_ids:
        try:
            done.append(await call(lead_id))
        except ApiError as error:
            failed.append((Failed(lead_id=lead_id, code=error.code, detail=error.detail), error))
    return done, failed
