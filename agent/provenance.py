"""Rules 6 and 11: which lead numbers a model may pass on. A number that only a stranger's text held is none of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage

from agent.consent import named_ids

_ROWS = (("on_screen", "id"), ("previous_screen", "id"), ("holds", "lead_id"), ("bought", "lead_id"))


def seen(state: dict[str, Any]) -> set[int]:
    """Lead numbers that the thread has shown on cards, as holds or as purchases."""
    return {int(row[key]) for name, key in _ROWS for row in state.get(name) or []}


def known(state: dict[str, Any], messages: Iterable[AnyMessage]) -> set[int]:
    """Lead numbers that were shown in this thread, or that the user wrote."""
    then = state.get("start") or {}
    offered = [name.get("lead_ids") or [] for now in (state, then) for name in _proposals(now)]
    focus = [*(state.get("focus") or []), *(then.get("focus") or [])]
    said = [named_ids(str(message.text)) for message in messages if isinstance(message, HumanMessage)]
    return seen(state) | seen(then) | set(focus) | {lead for ids in (*offered, *said) for lead in ids}


def _proposals(state: dict[str, Any]) -> list[dict[str, Any]]:
    return [kept for name in ("proposal", "lapsed") if (kept := state.get(name))]
