"""The last look at a plan: what was named and not ordered is left undone."""

from __future__ import annotations

from agent.builtin.plan import Plan
from agent.builtin.tables.unmeant import NEVER_GIVEN
from backend.fairness import plain

ORDERS = frozenset({"hold_lead", "extend_hold", "release_hold", "purchase", "request_refund", "set_notifications"})


def meant(text: str, plan: Plan) -> Plan:
    """ "hold 2? no", "who released it?", "I wish I could hold 2": the plan without what nobody ordered."""
    if not any(_ordered(step.tool, step.args) for step in plan.steps) or not NEVER_GIVEN.search(plain(text)):
        return plan
    kept = [step for step in plan.steps if not _ordered(step.tool, step.args)]
    return Plan(kept, notes=plan.notes) if kept else Plan(topic="cancelled")


def _ordered(tool: str, args: dict[str, object]) -> bool:
    return tool in ORDERS or (tool == "account_status" and args.get("what") == "change_tier")
