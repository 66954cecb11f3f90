"""Step 1a, further: "email me, don't text me": of two ways to be told, the one that is not wanted goes unsaid."""

from __future__ import annotations

import re

from agent.builtin.tables.by_channel import (
    AFTER_COMMA,
    BY_WAY,
    KEPT_AND_TOLD,
    LMK,
    NAMES_A_WAY,
    OPENS_WHEN,
    REFUSES,
    TOLD_WHEN,
    UNWANTED,
    WAYS,
)

TWO = 2


def told_plainly(text: str) -> str:
    """The text as an alert is told at once: the order first, when after it, by the one way that is wanted."""
    text = told_one_way(text)
    said = text.lower()
    if " search" in said and (kept := KEPT_AND_TOLD.search(text)):
        return f"{text[: kept.start()]}{kept['tells']} about new {kept['need']}{text[kept.end() :]}"
    if any(way in said for way in NAMES_A_WAY) and (by := BY_WAY.match(text)):
        return f"tell me {by['by']} about {by['need']}"
    if any(word in said[:40] for word in OPENS_WHEN) and (told := TOLD_WHEN.match(text)):
        when = f"when {told['when']}" if told["when"].lower().startswith("any") else told["when"]
        return f"{told['lead']}{LMK.sub('let me know', told['tells'])} {when}{told['rest']}"
    return text


def told_one_way(text: str) -> str:
    """The text without the way that is refused beside another one; where only one is named, it stays as it was."""
    said = text.lower()
    if sum(word in said for word in NAMES_A_WAY) < TWO or not any(word in said for word in REFUSES):
        return text
    wanted = _ways(UNWANTED.sub(" ", text))

    def unsaid(found: re.Match[str]) -> str:
        refused = _ways(found[0])
        return " " if refused and wanted - refused else found[0]

    shorter = UNWANTED.sub(unsaid, text)
    return text if shorter == text else " ".join(AFTER_COMMA.sub(" ", shorter).split()).strip(" ,;:")


def _ways(text: str) -> set[str]:
    return {channel for channel, pattern in WAYS if pattern.search(text)}
