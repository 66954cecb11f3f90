"""Step 1d: "I'm in Verrado, what's around here?", "the kid goes to ASU, close to campus": places said before."""

from __future__ import annotations

from agent.builtin.items import Item
from agent.builtin.reader import Reader
from agent.builtin.tables.choosing import AROUND_HERE, BY_THEIRS, STANDING


def where_they_stand(text: str, reader: Reader) -> str:
    """The text with the place that "here" or "campus" means, if it was said before."""
    here, theirs = AROUND_HERE.search(text), BY_THEIRS.search(text)
    if theirs is not None:
        known = [item for item in _places(text[: theirs.start("what")], reader) if _landmark(item)]
        if known:
            return text[: theirs.start("what")] + _named(text, known[-1]) + text[theirs.end("what") :]
    stands = _places(text[: here.start()], reader) if here else []
    stands = [item for item in stands if STANDING.search(text[: item.start])]
    if here is None or not stands:
        return text
    lead = "near" if _landmark(stands[-1]) else "in"
    return f"{text[: here.start()]}{lead} {_named(text, stands[-1])}{text[here.end() :]}"


def _places(text: str, reader: Reader) -> list[Item]:
    return [item for item in reader.tagger.items(reader.tokens(text)) if item.is_("place", "zip")]


def _landmark(item: Item) -> bool:
    return item.is_("place") and item.value("place").of_kind("landmark") is not None


def _named(text: str, item: Item) -> str:
    return text[item.start : item.end]
