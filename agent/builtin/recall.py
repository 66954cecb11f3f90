"""A turn asks the model again after each result: its words, in the state that they were said in, are read once."""

from __future__ import annotations

from functools import lru_cache

import orjson

from agent.builtin.plan import Plan
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.understand import understand

PLANS_KEPT = 64
READ_OF_STATE = ("now", "time_zone", "tier", "compared")  # what a plan depends on beside the state at the turn's start


class Recall:
    """The last plans, each by everything that it depends on."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._kept = lru_cache(maxsize=PLANS_KEPT)(self._read)

    def plan(self, text: str, sense: Sense) -> Plan:
        """The plan of a turn. Without a clock in the state there is nothing to recall it by."""
        if not sense.state.get("now"):
            return understand(text, sense, self._reader)
        state = {name: sense.state.get(name) for name in READ_OF_STATE}
        return self._kept(orjson.dumps([text, state, sense.start, sorted(sense.tools)])).copy()

    def _read(self, asked: bytes) -> Plan:
        text, state, start, tools = orjson.loads(asked)
        return understand(text, Sense(state, self._reader.gazetteer, frozenset(tools), start), self._reader)
