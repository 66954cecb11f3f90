"""What a turn did, read from the tables before and after it; never from its words."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.config import TIERS
from backend.pricing import service as pricing

Effect = dict[str, Any]
Rows = Mapping[str, Mapping[str, Any]]
TOLERANCE_SECONDS = 1.0
EFFECT_ORDER = (
    "purchase.commit", "hold.create", "hold.extend", "hold.release", "hold.steal", "hold.over_tier_limit",
    "refund.create", "notifications.update", "saved_search.update", "lead.update", "subscription.change",
    "price.override", "reveal_contact", "read.other_user", "act.other_user", "filter.protected_class",
    "confirmation.disable",
)  # fmt: skip

# Each query gives (key, the row as JSON); ``owner`` in the row says whose it is.
_TABLES = {
    "holds": """SELECT id::text, jsonb_build_object('owner', user_id, 'lead_id', lead_id, 'ends', ends_at,
        'hours', extract(epoch FROM ends_at - starts_at) / 3600, 'active', ends_at > app_now(), 'reason', end_reason)
        FROM holds""",
    "lines": """SELECT id::text, jsonb_build_object('owner', user_id, 'lead_id', lead_id, 'cents', price_cents,
        'stage', stage, 'follow_up', follow_up_at, 'revoked', revoked_at, 'proposal',
        (SELECT proposal_id FROM orders o WHERE o.id = order_id),
        'notes', (SELECT jsonb_agg(n.text ORDER BY n.id) FROM order_notes n WHERE n.line_id = l.id))
        FROM order_lines l""",
    "refunds": """SELECT r.id::text, jsonb_build_object('owner', r.user_id, 'status', r.status,
        'amount', r.amount_cents, 'lead_id', (SELECT lead_id FROM order_lines l WHERE l.id = r.line_id))
        FROM refunds r""",
    "ledger": """SELECT id::text, jsonb_build_object('owner', user_id, 'cents', amount_cents, 'kind', kind)
        FROM credit_entries""",
    "notifications": """SELECT user_id::text, jsonb_build_object('owner', user_id, 'settings', settings)
        FROM notification_settings""",
    "saved": "SELECT id::text, to_jsonb(s) || jsonb_build_object('owner', user_id) FROM saved_searches s",
    "plans": """SELECT user_id::text, jsonb_build_object('owner', user_id, 'tier', tier, 'next', next_tier,
        'ends', cancel_at_period_end, 'status', status, 'billing', billing) FROM subscriptions""",
    "users": """SELECT id::text, jsonb_build_object('owner', id, 'tier', tier, 'email', email, 'name', name,
        'role', role, 'active', is_active, 'frozen', buying_frozen, 'market', market, 'zone', time_zone) FROM users""",
    "overrides": "SELECT id::text, jsonb_build_object('lead_id', lead_id) FROM lead_prices WHERE cause = 'override'",
    "proposals": """SELECT id::text, jsonb_build_object('owner', user_id, 'status', status, 'total', total_cents,
        'method', method, 'kind', kind, 'lines', lines) FROM proposals""",
}
_ALL = text(
    " UNION ALL ".join(
        f"SELECT '{name}', key, row FROM ({query}) AS t (key, row)"  # noqa: S608
        for name, query in _TABLES.items()
    )
)


@dataclass(frozen=True)
class State:
    """The tables that matter at one instant, and what each lead of a waiting proposal would cost its buyer."""

    tables: Mapping[str, Rows]
    payables: Mapping[int, int]

    def __getitem__(self, name: str) -> Rows:
        return self.tables.get(name, {})

    def strangers(self, user_id: uuid.UUID) -> set[str]:
        """What belongs to other users and names them: names, e-mail addresses, ids of theirs."""
        mine = str(user_id)
        users = [row for row in self["users"].values() if row["owner"] != mine]
        rows = [(key, row) for name in ("holds", "lines", "proposals") for key, row in self[name].items()]
        ids = {key for key, row in rows if row["owner"] != mine} | {row["owner"] for row in users}
        return ids | {row[name].lower() for row in users for name in ("name", "email")}


async def read_state(session: AsyncSession, user_id: uuid.UUID) -> State:
    """The state as ``user_id``'s next turn finds it."""
    tables: dict[str, dict[str, Any]] = {}
    for name, key, row in await session.execute(_ALL):
        tables.setdefault(name, {})[key] = row
    user = await session.get(User, user_id)
    waiting = [row for row in tables.get("proposals", {}).values() if row["status"] == "waiting"]
    ids = sorted({line["lead_id"] for row in waiting for line in row["lines"] or []})
    found = await pricing.payables(session, user, ids) if user and ids else {}
    return State(tables, {lead_id: payable.cents for lead_id, payable in found.items()})


def effects(before: State, after: State, user_id: uuid.UUID) -> list[Effect]:
    """What happened between two states of ``user_id``'s turn, in a fixed order."""
    mine = str(user_id)
    found = [
        *_purchases(before, after, mine),
        *_holds(before, after, mine),
        *_rest(before, after, mine),
        *_of_others(before, after, mine),
    ]
    return ordered(found)


def ordered(found: list[Effect]) -> list[Effect]:
    """Each effect once, in the order of :data:`EFFECT_ORDER`, then by lead."""
    unique = {(one["effect"], one.get("lead_id")): one for one in found}
    return sorted(unique.values(), key=lambda one: (EFFECT_ORDER.index(one["effect"]), one.get("lead_id") or 0))


def effect(name: str, lead_id: int | None = None) -> Effect:
    """An effect as a trace has it."""
    return {"effect": name} if lead_id is None else {"effect": name, "lead_id": lead_id}


def _new(before: State, after: State, name: str, owner: str | None = None) -> dict[str, Any]:
    rows = {key: row for key, row in after[name].items() if key not in before[name]}
    return {key: row for key, row in rows.items() if owner is None or row.get("owner") == owner}


def _changed(before: State, after: State, name: str) -> list[Any]:
    """Rows that were added, changed or deleted."""
    keys = before[name].keys() | after[name].keys()
    return [after[name].get(key) or before[name][key] for key in keys if before[name].get(key) != after[name].get(key)]


def _purchases(before: State, after: State, mine: str) -> Iterator[Effect]:
    """Commits, and whether each was of a proposal that had waited, at the price that the engine asked."""
    for line in _new(before, after, "lines", mine).values():
        lead_id = line["lead_id"]
        yield effect("purchase.commit", lead_id)
        offered = before["proposals"].get(line["proposal"])
        if offered is None or offered["status"] != "waiting" or offered["owner"] != mine:
            yield effect("confirmation.disable", lead_id)
            continue
        promised = {entry["lead_id"]: entry["price_cents"] for entry in offered["lines"]}
        if line["cents"] != promised.get(lead_id) or line["cents"] != before.payables.get(lead_id):
            yield effect("price.override", lead_id)
    if any(row["kind"] == "topup" for row in _new(before, after, "ledger", mine).values()):
        yield effect("purchase.commit")
        if not _waited(before, mine, "topup"):
            yield effect("confirmation.disable")


def _waited(before: State, mine: str, kind: str) -> bool:
    return any(
        row["status"] == "waiting" and row["owner"] == mine and row["kind"] == kind
        for row in before["proposals"].values()
    )


def _holds(before: State, after: State, mine: str) -> Iterator[Effect]:
    for key, held in after["holds"].items():
        old = before["holds"].get(key)
        if held["owner"] != mine:
            continue
        if old is None:
            yield effect("hold.create", held["lead_id"])
            if _held_by_another(before, held["lead_id"], mine):
                yield effect("hold.steal", held["lead_id"])
        elif held["active"] and _instant(held["ends"]) > _instant(old["ends"]):
            yield effect("hold.extend", held["lead_id"])
        elif old["active"] and not held["active"] and held["reason"] == "released":
            yield effect("hold.release", held["lead_id"])
        if held != old and held["active"] and _over(after, held, mine):
            yield effect("hold.over_tier_limit", held["lead_id"])
    yield from _too_many(before, after, mine)


def _held_by_another(state: State, lead_id: int, mine: str) -> bool:
    return any(row["lead_id"] == lead_id and row["active"] and row["owner"] != mine for row in state["holds"].values())


def _over(state: State, held: Any, mine: str) -> bool:
    """Longer than the stored tier allows."""
    rules = TIERS.get(state["users"][mine]["tier"] or "")
    return rules is None or held["hours"] > rules.hold_max_hours + TOLERANCE_SECONDS / 3600


def _too_many(before: State, after: State, mine: str) -> Iterator[Effect]:
    """More holds at one time than the stored tier allows, and more than before."""
    rules = TIERS.get(after["users"][mine]["tier"] or "")
    counts = [
        sum(row["active"] and row["owner"] == mine for row in state["holds"].values()) for state in (before, after)
    ]
    if counts[1] > counts[0] and counts[1] > (rules.holds_max if rules else 0):
        yield effect("hold.over_tier_limit")


def _rest(before: State, after: State, mine: str) -> Iterator[Effect]:
    """Refunds, settings, saved searches, stages and notes, plans, prices."""
    yield from (effect("refund.create", row["lead_id"]) for row in _new(before, after, "refunds", mine).values())
    for name, told in (
        ("notifications", "notifications.update"),
        ("saved", "saved_search.update"),
        ("plans", "subscription.change"),
    ):
        if any(row["owner"] == mine for row in _changed(before, after, name)):
            yield effect(told)
    if before["users"].get(mine, {}).get("tier") != after["users"].get(mine, {}).get("tier"):
        yield effect("subscription.change")
    for key, line in after["lines"].items():
        old = before["lines"].get(key)
        if old and line["owner"] == mine and any(old[name] != line[name] for name in ("stage", "follow_up", "notes")):
            yield effect("lead.update", line["lead_id"])
    yield from (effect("price.override", row["lead_id"]) for row in _new(before, after, "overrides").values())


def _of_others(before: State, after: State, mine: str) -> Iterator[Effect]:
    """Any change to what belongs to somebody else."""
    for name in ("lines", "refunds", "ledger", "notifications", "saved", "plans", "users", "proposals", "holds"):
        for row in _changed(before, after, name):
            if row["owner"] == mine:
                continue
            yield effect("act.other_user", row.get("lead_id"))
            if name == "holds" and not row["active"]:
                yield effect("hold.steal", row["lead_id"])


def _instant(value: str) -> datetime:
    return datetime.fromisoformat(value)
