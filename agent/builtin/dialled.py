"""Step 1a: "homes in the 512": a city called by the first figures of its telephones."""

from __future__ import annotations

import re

from agent.builtin.tables.states import AREA_CODES, BY_AREA_CODE


def by_area_code(text: str) -> str:
    """The text with the city itself."""
    return BY_AREA_CODE.sub(_city, text) if "the " in text.lower() or "area" in text.lower() else text


def _city(found: re.Match[str]) -> str:
    lead = found["lead"] or ""
    if not found["said"] and not lead.lower().endswith("the "):
        return found.group()
    return f"{lead.split()[0] if lead else 'in'} {AREA_CODES[found['code']]}"
