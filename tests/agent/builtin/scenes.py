"""States in which sentences are said: nothing yet, a list on the screen, holds, bought leads."""

from __future__ import annotations

from typing import Any

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.plan import Plan, Step
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.understand import understand
from agent.references import resolve_mentions
from tests.agent.builtin.atlas import atlas

State = dict[str, Any]
GAZETTEER = Gazetteer.from_places(atlas())
READER = Reader.of(GAZETTEER)
NOW = {
    "now": "2026-06-17T15:00:00Z",
    "time_zone": "America/Chicago",
    "tier": "pro",
    "name": "Ann",
    "market": "austin-tx",
}


def lead(number: int, price: int, cents: int, days: float, **more: Any) -> dict[str, Any]:
    return {
        "id": number, "asking_price": price, "lead_price_cents": cents, "listed_days": days, "lead_type": "sale",
        "neighborhood": None, "zip": None, "features": [], "score": 0.5, "availability": "available", "title": None,
        "year_built": 2000, **more,
    }  # fmt: skip


SCREEN = [
    lead(9101, 389_000, 1450, 3, city="Henderson", property_type="house", beds=3, baths=2.0, sqft=1850,
         features=["pool"], source="zillow", seller_type="agent"),
    lead(9102, 415_000, 1600, 9, city="Las Vegas", neighborhood="Summerlin", property_type="condo", beds=4, baths=3.0,
         sqft=2100, features=["garage"], source="craigslist", seller_type="owner"),
    lead(9103, 299_000, 900, 1, city="Henderson", property_type="house", beds=2, baths=1.0, sqft=1200, source="zillow",
         seller_type="owner"),
    lead(9104, 450_000, 1800, 20, city="Las Vegas", neighborhood="Downtown", property_type="townhouse", beds=3,
         baths=2.5, sqft=1900, features=["view"], source="facebook", seller_type="agent"),
    lead(9105, 340_000, 1200, 6, city="Las Vegas", property_type="house", beds=3, baths=2.0, sqft=1600,
         features=["yard"], source="zillow", seller_type="agent"),
]  # fmt: skip
SUMMERLIN_HOLD = {
    "lead_id": 9102, "hold_id": "a", "ends_at": "2026-06-17T20:00:00Z", "label": "4-bed condo in Summerlin",
    "lead_price_cents": 1600, "asking_price": 415_000,
}  # fmt: skip
HENDERSON_HOLD = {
    "lead_id": 9103, "hold_id": "b", "ends_at": "2026-06-18T15:00:00Z", "label": "2-bed house in Henderson",
    "lead_price_cents": 900, "asking_price": 299_000,
}  # fmt: skip


def bought(*leads: int) -> list[State]:
    return [
        {"lead_id": lead, "order_id": str(lead), "label": f"lead {lead}", "bought_at": "2026-06-16T15:00:00Z",
         "price_cents": 1500, "asking_price": 400_000}
        for lead in leads
    ]  # fmt: skip


SCENES: dict[str, State] = {
    "nothing": {},
    "screen": {
        "on_screen": SCREEN, "filter": {"city": "Las Vegas", "max_price": 500_000}, "total": 41,
        "last_tool": "search_leads",
    },
    "austin": {
        "on_screen": SCREEN, "last_tool": "search_leads",
        "filter": {"city": "Austin", "features": ["pool"], "property_types": ["house"], "max_price": 400_000},
    },
    "holds": {
        "on_screen": SCREEN, "filter": {"city": "Las Vegas"}, "focus": [9102], "last_tool": "hold_lead",
        "holds": [SUMMERLIN_HOLD, HENDERSON_HOLD],
    },
    "bought": {
        "last_tool": "account_status",
        "bought": [
            {"lead_id": 9102, "order_id": "o", "label": "4-bed condo in Summerlin", "bought_at": "2026-06-16T15:00:00Z",
             "price_cents": 1600, "asking_price": 415_000},
            {"lead_id": 9103, "order_id": "p", "label": "2-bed house in Henderson", "bought_at": "2026-06-16T16:00:00Z",
             "price_cents": 900, "asking_price": 299_000},
        ],
    },
    "own": {"bought": bought(6343, 6085, 6012), "last_tool": "account_status"},
    "noted": {
        "bought": bought(6343, 6085), "focus": [6343], "last_tool": "update_lead",
        "last_args": {"ref": [6343], "status": "contacted"},
    },
    "notified": {"last_tool": "set_notifications", "last_args": {"event": "new_match", "channel": "email"}},
    "figures": {"last_tool": "market_insights", "last_args": {"market": "Phoenix", "metric": "median_price"}},
}  # fmt: skip


def plan_of(text: str, state: State) -> Plan:
    return understand(text, Sense.of({**NOW, **state}, GAZETTEER), READER)


def called(step: Step, state: State, before: Step | None = None) -> list[Any]:
    """[tool, args] of a step as a trace has it: references resolved; questions by what is missing."""
    if step.tool == "ask_user":
        return ["ask_user", {"missing": step.args["missing"]}]
    if step.tool == "decline":
        return ["decline", {}]
    mentions = step.mentions
    if before is not None and before.mentions and mentions and all(m.kind == "focus" for m in mentions):
        mentions = before.mentions
    args = {key: value for key, value in step.args.items() if not key.startswith("-")}
    if mentions:
        args = {"ref": list(resolve_mentions(mentions, state, step.tool).ids), **args}
    return [step.tool, args]


def outcome(text: str, state: State) -> Any:
    """What a sentence comes to in a state: its calls, or the topic, or "answer" for one read from the screen."""
    plan = plan_of(text, state)
    if not plan.steps:
        return plan.topic or "answer"
    steps = [None, *plan.steps]
    return [called(step, state, before) for before, step in zip(steps, plan.steps, strict=False)]
