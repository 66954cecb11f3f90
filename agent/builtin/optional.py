"""Step 1e, further: a feature that is wished for and not asked for is said to be optional."""

from __future__ import annotations

from agent.builtin.items import Item
from agent.builtin.reader import Reader
from agent.builtin.tables.optional import HEADS, REACH, SIGNS, SPAN_ENDS, WAIVES

OPTIONAL = " optional"


def only_wished(text: str, reader: Reader) -> str:
    """The text with "optional" behind each feature that need not be there."""
    folded = text.casefold()
    if not any(sign in folded for sign in SIGNS):
        return text
    return _waived(_headed(text, reader), reader)


def _features(text: str, reader: Reader) -> list[Item]:
    return [item for item in reader.tagger.items(reader.tokens(text)) if item.is_("feature")]


def _marked(text: str, wished: list[Item]) -> str:
    for item in reversed(wished):
        text = text[: item.end] + OPTIONAL + text[item.end :]
    return text


def _headed(text: str, reader: Reader) -> str:
    """ "nice to have: a pool", "a pool is nice to have"."""
    head = HEADS.search(text)
    features = _features(text, reader) if head else []
    if head is None or not features:
        return text
    stop = SPAN_ENDS.search(text, head.end())
    end = stop.start() if stop else len(text)
    behind = [item for item in features if head.end() <= item.start < end]
    if behind:
        return _marked(text[:end], behind).replace(head.group(), "", 1) + text[end:]
    before = [item for item in features if head.start() - REACH < item.end <= head.start()][-1:]
    return _marked(text[: head.start()].rstrip(), before) + " " + text[head.end() :] if before else text


def _waived(text: str, reader: Reader) -> str:
    """ "he'd kill for a view, but it's not a dealbreaker"."""
    for waives in reversed(list(WAIVES.finditer(text))):
        features = [item for item in _features(text, reader) if waives.start() - REACH < item.end <= waives.start() + 1]
        if features and OPTIONAL not in text[features[-1].end : waives.end()]:
            wished = features if waives["both"] else features[-1:]
            text = _marked(text[: waives.start()], wished) + text[waives.end() :]
    return text
