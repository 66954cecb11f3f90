"""Step 1a: "thanks a million", "this weak", "I'd be obliged if you showed me": put as they are meant."""

from __future__ import annotations

import re

from agent.builtin.tables.plainly import OBLIGED, PAST_FORMS, PLAINLY


def plainly(text: str) -> str:
    """The text without sayings that would be read by their words."""
    said = text.lower()
    if " if y" in said:
        text = OBLIGED.sub(_asked, text)
    for needed, pattern, plain in PLAINLY:
        if needed in said:
            shorter = pattern.sub(plain, text)
            text = shorter if shorter.strip(" ,.!?;") else text
    return text


def _asked(said: re.Match[str]) -> str:
    verb = said["verb"].lower()
    return PAST_FORMS.get(verb, verb)
