"""Step 1b: "I bought 6343 and 6085, refund the latter": of two leads named before it in the same message."""

from __future__ import annotations

from agent.builtin.items import Token
from agent.builtin.said import POINTERS, values_of
from agent.builtin.sense import Sense
from agent.builtin.tables.restating import ALSO_THERE, BUT_SOME, IT_IS, KEEPS_ONLY, LATTER, ON_THE_LIST, PLUS_A_LEAD
from agent.builtin.tagging import Tagger

TWO = 2


def with_names(text: str, words: list[Token], sense: Sense, tagger: Tagger) -> str:
    """The text with the lead itself for "the latter" and "the former"."""
    items = tagger.items(words)
    named = [item for item in items if item.is_(*POINTERS)]
    starts = {item.start for item in named}
    leads = [value for value in values_of(words, items, sense) if value.family == "lead" and value.start in starts]
    for mark in reversed(list(LATTER.finditer(text))):
        before = list({value.number: value for value in leads if value.end <= mark.start()}.values())
        if len(before) == TWO:
            meant = before[mark["which"].lower() == "latter"]
            text = text[: mark.start()] + text[meant.start : meant.end] + text[mark.end() :]
    return text


def with_joints(text: str) -> str:
    """ "that + the cheapest": a sign between leads joins them; "drop the other, i only want 1" drops all but 1."""
    text = ON_THE_LIST.sub("", text) if BUT_SOME.search(text) else text
    text = ALSO_THERE.sub("", text)
    text = IT_IS.sub(r"number \g<which>", text) if " it is" in text.casefold() else text
    text = PLUS_A_LEAD.sub(" and ", text) if "+" in text else text
    return KEEPS_ONLY.sub(r"\g<verb> all but \g<kept>", text)
