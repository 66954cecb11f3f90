"""Step 1a: "1) hold 2 2) price of 3", "first hold 2, second my balance": what is counted off are requests."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.builtin.sense import Sense
from agent.builtin.tables.enumerating import (
    ARROW,
    ARROW_ENDS,
    FIGURE,
    HAD_IT,
    IDIOMS,
    LETTER,
    NAMED,
    OF_IDIOMS,
    ONE_MORE,
    ORDER_OF,
    REPAIRING,
    REQUEST,
)


def listed(text: str) -> str:
    """The text with a full stop for each mark of a list, and with words for arrows."""
    return ". ".join(part for part in counted_off(text) if part)


def counted_on(text: str, sense: Sense) -> str:
    """ "4. buy it" behind a list of three: a mark of the speaker's own, where the screen has no fourth lead."""
    mark = ONE_MORE.match(text)
    if mark and int(mark["mark"]) > len(sense.screen) and REQUEST.match(text, mark.end()):
        return text[mark.end() :]
    return text


def counted_off(text: str) -> list[str]:
    """What is said before a list, and each of its parts; the text alone where nothing is counted off."""
    return list(_counted_off(text))


@lru_cache(maxsize=64)
def _counted_off(text: str) -> list[str]:
    if any(word in text.casefold() for word in OF_IDIOMS):
        text = IDIOMS.sub(lambda idiom: "actually" if REPAIRING.search(idiom[0]) else "", text)
    if any(mark in text for mark in ARROW_ENDS):
        text = ARROW.sub(" to ", text)
    wished = next((found for pattern in HAD_IT if (found := pattern.match(text))), None)
    if wished:
        return [f"does {wished['ref']} have {wished['what']}?"]
    for pattern in (FIGURE, LETTER):
        marks = _in_order(list(pattern.finditer(text)))
        if len(marks) > 1 and (_opens(text, marks[0]) or all(REQUEST.match(text, mark.end()) for mark in marks)):
            return _parts(text, marks)
    named = list(NAMED.finditer(text))
    if [ORDER_OF[mark["mark"].lower().removesuffix("ly")] for mark in named][:2] == [1, 2]:
        return _parts(text, named)
    return [text]


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


def _parts(text: str, marks: list[re.Match[str]]) -> list[str]:
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    parts = [text[: marks[0].start()], *(text[mark.end() : end] for mark, end in zip(marks, ends, strict=True))]
    return [part.strip().rstrip(" ,;.") for part in parts]
