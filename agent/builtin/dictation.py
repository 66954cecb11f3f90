"""A dictated note ("jot down on 6343: wants to close in May. Mark it contacted") and the request around it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from agent.builtin.tables.notes import AFTER_NOTE, DICTATED

QUOTED = re.compile(r"\s*(?:[\"“](.+?)[\"”]|['‘](.+?[.!?])['’])")
QUOTES = " \"'“”‘’"


class Dictated(NamedTuple):
    """``request`` names the lead, ``note`` is what to write down, ``rest`` is asked for after it."""

    request: str
    note: str
    rest: str

    @property
    def words(self) -> str:
        return f"{self.request}. {self.rest}" if self.rest else self.request


@lru_cache(maxsize=64)
def dictated(text: str) -> Dictated | None:
    found = next((match for pattern in DICTATED if (match := pattern.search(text))), None)
    if found is None:
        return None
    ref = found.groupdict().get("ref")
    said = found["note"]
    cut = None if ref else AFTER_NOTE.search(said)
    quoted = QUOTED.match(said)
    note = (quoted[1] or quoted[2]) if quoted else (said[: cut.start()] if cut else said).strip(QUOTES).rstrip(". ")
    if not note.strip(" .!?"):
        return None
    rest = said[cut.end() :] if cut else found.groupdict().get("rest") or ""
    return Dictated(f"{found['head']} on {ref}" if ref else found["head"], note, rest)
