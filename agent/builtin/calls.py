"""Step 5b: which builder makes the calls of a tool, and the slots that it needs; a lack becomes a question."""

from __future__ import annotations

from collections.abc import Callable

from agent.builtin import account, holding, looking, notices, refunding, settings, trading
from agent.builtin.items import Clause
from agent.builtin.plan import Step
from agent.builtin.sense import Sense

Builder = Callable[[Clause, Sense], list[Step]]
BUILDERS: dict[str, Builder] = {
    "search_leads": looking.search,
    "recommend_leads": looking.recommend,
    "lead_details": trading.details,
    "quote_price": trading.quote,
    "hold_lead": holding.hold,
    "extend_hold": holding.extend,
    "release_hold": holding.release,
    "view_cart": holding.cart,
    "purchase": trading.buy,
    "request_refund": refunding.refund,
    "market_insights": looking.insights,
    "account_status": account.account,
    "web_search": looking.web,
    "set_notifications": notices.notice,
    "saved_searches": notices.searches,
    "update_lead": settings.update,
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "extend_hold": ("duration_hours",),
    "request_refund": ("reason",),
}
