"""What a user has at the end of a conversation, in a form in which two runs are the same or not."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Mapping
from typing import Any

from evals.state import State

_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_OWN_WORDS = ("name", "email", "notes", "note", "words")
_TABLES = ("holds", "lines", "refunds", "ledger", "notifications", "saved", "plans", "users", "proposals")


def outcome(state: State, user_id: uuid.UUID) -> dict[str, list[str]]:
    """Rows of the user by table, without ids that each run makes anew and without the user's own words."""
    mine = str(user_id)
    rows = {name: [row for row in state[name].values() if row.get("owner") == mine] for name in _TABLES}
    return {
        name: sorted(json.dumps(_plain(row), sort_keys=True) for row in kept) for name, kept in rows.items() if kept
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            name: bool(part) if name in _OWN_WORDS else _plain(part)
            for name, part in value.items()
            if not (isinstance(part, str) and _UUID.fullmatch(part))
        }
    if isinstance(value, list):
        return [_plain(part) for part in value]
    return value


def changed(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> list[str]:
    """The tables in which two runs end differently, with a row that only one of them has."""
    found = []
    for name in sorted({*one, *other}):
        apart = sorted({*one.get(name, ())} ^ {*other.get(name, ())})
        if apart:
            found.append(f"{name} end differently: {apart[0]}")
    return found
