"""A hosted model's words on their way to the channel: whole sentences only, each checked before it is shown."""

from __future__ import annotations

from collections.abc import Callable

from agent.folding import storable
from agent.grounding import SENTENCE_END

SENTENCE_MAX_CHARACTERS = 1_500  # nobody reads a longer one, and checking it would take too long


class Speech:
    """Takes text in pieces as it arrives. A sentence is whole when the next one begins, or when the text ends."""

    def __init__(self, allowed: Callable[[str], bool], show: Callable[[str], None]) -> None:
        self._allowed = allowed
        self._show = show
        self._rest = ""
        self.shown: list[str] = []
        self.dropped: list[str] = []

    def hear(self, piece: str) -> None:
        """More text; what became whole is shown."""
        *whole, rest = SENTENCE_END.split(self._rest + storable(piece))
        for sentence in whole:
            self._say(sentence)
        self._rest = rest if len(rest) <= SENTENCE_MAX_CHARACTERS else rest[:SENTENCE_MAX_CHARACTERS] + rest[-2:]

    def finish(self) -> None:
        """The text is complete: its last sentence too."""
        last, self._rest = self._rest, ""
        self._say(last)

    def forget(self) -> None:
        """Drop what is not whole: the text was cut, or a call follows it."""
        self._rest = ""

    def _say(self, sentence: str) -> None:
        sentence = sentence.strip()
        if not sentence:
            return
        if len(sentence) > SENTENCE_MAX_CHARACTERS or not self._allowed(sentence):
            self.dropped.append(sentence)
            return
        self._show(sentence)
        self.shown.append(sentence)
