"""What the parser knows before anything is said: the vocabulary of one gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Token
from agent.builtin.lexicon import cue_words, vocabulary
from agent.builtin.normalise import tokens
from agent.builtin.spelling import Speller
from agent.builtin.tables.shorthand import SPANISH
from agent.builtin.tagging import Tagger
from agent.builtin.translating import spanish_words, to_english

TEXTS_KEPT = 64  # a text is taken apart more than once in a turn
NAMED = re.compile(r"\b(?:in|near|around) [A-Z][a-z]")


@dataclass(frozen=True, eq=False)
class Reader:
    """Takes texts apart."""

    gazetteer: Gazetteer
    speller: Speller
    tagger: Tagger

    @classmethod
    def of(cls, gazetteer: Gazetteer) -> Reader:
        known = gazetteer.known_words() | SPANISH | spanish_words() | cue_words()
        speller = Speller(vocabulary() | gazetteer.vocabulary(), known)
        return cls(gazetteer, speller, Tagger(gazetteer))

    def names_place(self, text: str) -> bool:
        return NAMED.search(text) is not None or any(item.is_("place") for item in self.tagger.items(self.tokens(text)))

    def tokens(self, text: str) -> list[Token]:
        return list(_tokens(self, text))


@lru_cache(maxsize=TEXTS_KEPT)
def _tokens(reader: Reader, text: str) -> tuple[Token, ...]:
    return tuple(to_english(tokens(text, reader.speller), reader.gazetteer))
