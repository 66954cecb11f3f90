"""What a turn knows beside its words: the conversation's state, the clock and the user."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from agent.builtin.gazetteer import Gazetteer

START_KEYS = ("filter", "filter_tool", "on_screen", "previous_screen", "pending_question", "proposal", "focus",
              "last_tool", "last_args", "holds", "bought", "total", "list_shown", "page",
              "earlier_filters", "undone", "pair", "trail", "frames", "places", "place", "supposed", "screened",
              "shelved")  # fmt: skip
DEFAULT_ZONE = "America/Chicago"


@dataclass(frozen=True)
class Sense:
    """``state`` is the block as it stands now, ``start`` as it stood when the user's text arrived."""

    state: dict[str, Any]
    gazetteer: Gazetteer
    tools: frozenset[str] = frozenset()
    start: dict[str, Any] = field(default_factory=dict)
    said: str = ""  # the user's words, where a reply is worded
    readings: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)  # of clauses

    features: dict[Any, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @cached_property
    def blank(self) -> Sense:
        """Without a conversation: what words say by themselves."""
        return Sense({}, self.gazetteer)

    @classmethod
    def of(cls, state: dict[str, Any], gazetteer: Gazetteer, tools: frozenset[str] = frozenset()) -> Sense:
        given = state.get("start")
        start = dict(given) if isinstance(given, dict) else {k: state[k] for k in START_KEYS if k in state}
        return cls(state, gazetteer, tools, start)

    def after_search(self, found: dict[str, Any], talked: dict[str, Any] | None = None) -> Sense:
        """What later clauses of the same sentence may rely on: "there" is where the search before them looked.

        ``talked`` holds the slots that they repair, if they do.
        """
        told = {"filter": found, "last_tool": "search_leads", "talked": talked, "same_turn": True}
        return replace(self, start={**self.start, **told})

    @property
    def talked(self) -> dict[str, Any]:
        """What was set last: just before in the sentence, else by the turn before."""
        if self.start.get("talked") is not None:
            return dict(self.start["talked"])
        before = (self.start.get("earlier_filters") or [{}])[-1]
        return {
            slot: _added(value, before.get(slot)) for slot, value in self.filter.items() if before.get(slot) != value
        }

    def about(self, place: str) -> Sense:
        """After figures of a place, "there" in the same sentence is that place."""
        return replace(self, start={**self.start, "there": place})

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(str(self.state.get("time_zone") or DEFAULT_ZONE))

    @property
    def now(self) -> datetime:
        """The user's local time."""
        text = self.state.get("now")
        instant = datetime.fromisoformat(str(text).replace("Z", "+00:00")) if text else datetime.now(UTC)
        return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)).astimezone(self.zone)

    @property
    def filter(self) -> dict[str, Any]:
        return dict(self.start.get("filter") or {})

    @property
    def screen(self) -> list[dict[str, Any]]:
        return list(self.start.get("on_screen") or [])

    @property
    def pending(self) -> dict[str, Any]:
        """The question that waits, with the half-made call: where the state kept none, as ``ask_user`` was given it."""
        waiting = dict(self.start.get("pending_question") or {})
        if waiting and not waiting.get("tool") and self.start.get("last_tool") == "ask_user":
            asked = self.start.get("last_args") or {}
            waiting |= {key: asked[key] for key in ("tool", "args") if asked.get(key)}
        return waiting

    @property
    def tier(self) -> str:
        return str(self.state.get("tier") or "")


def _added(value: Any, before: Any) -> Any:
    return (
        [one for one in value if one not in before] if isinstance(value, list) and isinstance(before, list) else value
    )
