"""Step 1c: "price drops by SMS. Belay that, e-mail": of a setting or stage taken back, the last word counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from agent.builtin.items import Token
from agent.builtin.lexicon import finder
from agent.builtin.quiet import quiet_hours
from agent.builtin.tables.apart import AMENDS, NEGATED_STAGE, OF_NOTICES, QUIET_PART

MOST_AFTER = 5  # words of a bare new channel
Dropped = tuple[int, int]  # the words of the first value


def amended(sentence: str, words: Sequence[Token]) -> str | None:
    """The sentence without a value that was taken back and without what takes it back."""
    text = _text(words)
    found = next((one for one in AMENDS.finditer(text) if one.start()), None)
    if found is None:
        return None
    first, rest = list(words[: _cut(text, found.start())]), list(words[_cut(text, found.end()) :])
    for drop in (_quiet, _stage, _channel):
        span = drop(first, rest)
        if span is not None and rest:
            kept = [sentence[: first[span[0]].start], sentence[first[span[1] - 1].end : first[-1].end]]
            return " ".join([*kept, sentence[rest[0].start :]])
    return None


def _text(words: Sequence[Token]) -> str:
    return " ".join(word.text for word in words)


def _cut(text: str, at: int) -> int:
    """How many words stand before a place in their text."""
    return len(text[:at].split())


def _quiet(first: list[Token], rest: list[Token]) -> Dropped | None:
    said = _text(first)
    if not QUIET_PART.search(said) or not quiet_hours(said) or not quiet_hours(_text(rest)):
        return None
    at = next((n for n, word in enumerate(first) if word.is_number), None)
    return None if at is None else (at, len(first))


def _stage(first: list[Token], rest: list[Token]) -> Dropped | None:
    denied = NEGATED_STAGE.sub(" ", _text(rest))
    return _phrase(first, "STATUSES") if finder("STATUSES").find(denied) else None


def _channel(first: list[Token], rest: list[Token]) -> Dropped | None:
    few = len([word for word in rest if word.text.isalpha()]) <= MOST_AFTER
    named = few and OF_NOTICES.search(_text(first)) and finder("CHANNELS").find(_text(_words(rest)))
    return _phrase(first, "CHANNELS") if named else None


def _words(tokens: list[Token]) -> list[Token]:
    return [token for token in tokens if token.text[:1].isalnum()]


def _phrase(words: list[Token], table: str) -> Dropped | None:
    """Where the value of a table stands in the words."""
    find: Callable[[str], list[tuple[str, str]]] = finder(table).find_all
    named = find(_text(_words(words)))
    if not named:
        return None
    phrase = named[0][1].split()
    for at in range(len(words) - len(phrase) + 1):
        if [word.text for word in words[at : at + len(phrase)]] == phrase:
            return at, at + len(phrase)
    return None
