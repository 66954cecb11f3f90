"""Step 1a: "1) hold 2 2) price of 3", "first hold 2, second my balance": what is counted off are requests."""

from __future__ import annotations

import re

from agent.builtin.tables.enumerating import ARROW, FIGURE, HAD_IT, LETTER, NAMED, ORDER_OF


def listed(text: str) -> str:
    """The text with a full stop for each mark of a list, and with words for arrows."""
    text = ARROW.sub(" to ", text)
    wished = next((found for pattern in HAD_IT if (found := pattern.match(text))), None)
    if wished:
        return f"does {wished['ref']} have {wished['what']}?"
    for pattern in (FIGURE, LETTER):
        marks = _in_order(list(pattern.finditer(text)))
        if len(marks) > 1 and _opens(text, marks[0]):
            return _parted(text, marks)
    marks = list(NAMED.finditer(text))
    if [ORDER_OF[mark["mark"].lower().removesuffix("ly")] for mark in marks][:2] == [1, 2]:
        return _parted(text, marks)
    return text


def _in_order(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """The marks 1, 2, 3 … as they follow one another."""
    found: list[re.Match[str]] = []
    for mark in marks:
        said = mark["mark"].lower()
        if (int(said) if said.isdigit() else ord(said) - ord("a") + 1) == len(found) + 1:
            found.append(mark)
    return found


def _opens(text: str, mark: re.Match[str]) -> bool:
    """A list stands at the start, or after words that end in a colon or a stop."""
    before = text[: mark.start()].strip()
    return not before or before.endswith((":", ".", "!", "?", "-", ","))


def _parted(text: str, marks: list[re.Match[str]]) -> str:
    for mark in reversed(marks):
        before, after = text[: mark.start()].rstrip(" ,;."), text[mark.end() :]
        text = f"{before}. {after}" if before else after
    return text
