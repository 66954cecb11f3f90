"""What the thread did before the messages that a model is shown, in code's words.

Built from the calls that ran, never from what somebody wrote: no free text, so neither an instruction nor a contact
can lie in it and wake up many turns later.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from agent.state import PastTurn

TURNS_KEPT = 60
CALLS_KEPT = 6
FREE_TEXT = {"text", "note", "query", "question", "reason", "missing"}
PLAIN = re.compile(r"[\w .,'&+:/-]{1,40}")  # a place's name, an id, a canonical value
LONG_NUMBER = re.compile(r"\d[\d\s().-]{7,}\d")


def remembered(state: dict[str, Any]) -> list[PastTurn]:
    """The turns so far, the one that just ended included."""
    past: list[PastTurn] = list(state.get("past") or [])
    calls = state.get("calls") or []
    if calls:
        past.append(PastTurn(turn=int(state.get("turn") or 0), did=[_line(call) for call in calls[:CALLS_KEPT]]))
    return past[-TURNS_KEPT:]


def before(past: Sequence[PastTurn], first_turn: int) -> list[PastTurn]:
    """The turns that are no longer told in full."""
    return [entry for entry in past if entry["turn"] < first_turn]


def _line(call: dict[str, Any]) -> str:
    """``hold_lead ref=9101,9102: ok``"""
    args = [f"{name}={value}" for name, given in call["args"].items() if name not in FREE_TEXT
            and (value := _plain(given))]  # fmt: skip
    told = " ".join([_plain(call["tool"]) or "unknown", *args])
    return f"{told}: {'ok' if call['ok'] else call['error']}"


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ",".join(filter(None, map(_plain, value)))
    text = str(value)
    return text if PLAIN.fullmatch(text) and not LONG_NUMBER.search(text) else ""
