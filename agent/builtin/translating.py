"""Step 1b: what stands in Spanish is put into English, word group by word group; names of places keep theirs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Token
from agent.builtin.lexicon import Lexicon, domain_lexicon
from agent.builtin.normalise import fold
from agent.builtin.spelling import common_words
from agent.builtin.tables import spanish

SPANISH_FROM = 1.5  # points: a Spanish word counts one, one that is English too a half
EVERYDAY_COUNT = 2500  # from this many occurrences in English a Spanish word proves nothing alone
LONG = 5
A_HOUSE = frozenset({"una", "la", "mi", "otra", "esa", "esta", "cualquier"})  # "una casa grande"
BEST_OF = frozenset({"precio", "calidad", "opcion", "oferta", "puntaje", "primero", "lead", "first"})
_IT = ("la", "lo", "las", "los")
_HALF = spanish.WEAK | spanish.ENGLISH_TOO


@lru_cache(maxsize=1)
def dictionary() -> Lexicon:
    return Lexicon(spanish.entries())


@lru_cache(maxsize=1)
def spanish_words() -> frozenset[str]:
    """Every Spanish word that is known: nothing repairs it."""
    return frozenset(word for phrase in dictionary().phrases() for word in phrase.split())


@lru_cache(maxsize=1)
def _sure_words() -> frozenset[str]:
    counts = common_words()
    return frozenset(word for word in spanish_words() - _HALF if counts.get(word, 0) < EVERYDAY_COUNT)


def is_spanish(words: Sequence[str]) -> bool:
    """Whether a sentence is Spanish, or mixes it with English."""
    sure = _sure_words()
    if sure.isdisjoint(words):
        return False
    known = spanish_words()
    return sum(1.0 if word in sure else 0.5 if word in known else 0.0 for word in words) >= SPANISH_FROM


def to_english(tokens: list[Token], gazetteer: Gazetteer) -> list[Token]:
    words = _as_typed(tokens)
    if _sure_words().isdisjoint(words) and not _short_answer(words):
        return tokens
    whole = is_spanish(words) or _short_answer(words)
    out: list[Token] = []
    at = 0
    while at < len(tokens):
        named = gazetteer.match(words, at, capital=tokens[at].raw[:1].isupper(), reserved=False)
        if named and named[0] > 1 and not (words[at] == "casa" and at and words[at - 1] in A_HOUSE):
            out += tokens[at : at + named[0]]
            at += named[0]
            continue
        if _rather(words, at) or _after_its_verb(tokens, at):
            out.append(replace(tokens[at], text="actually"))
            at += 1
            continue
        if words[at] == "a" and 0 < at < len(tokens) - 1 and tokens[at - 1].is_number and tokens[at + 1].is_number:
            out.append(replace(tokens[at], text="to"))  # "de 300 a 400 mil"
            at += 1
            continue
        hit = dictionary().match(words, at)
        native = domain_lexicon().match(words, at)
        if native and native[0] > max(1, hit[0] if hit else 1):
            out += tokens[at : at + native[0]]
            at += native[0]
            continue
        if hit is None or not (whole or any(word in _sure_words() for word in words[at : at + hit[0]])):
            out.append(tokens[at])
            at += 1
            continue
        out += _said(tokens[at : at + hit[0]], hit[1]["es"])
        at += hit[0]
    return out


def _rather(words: Sequence[str], at: int) -> bool:
    """ "mejor cómprala", "no, mejor condos": rather, not the best."""
    if words[at] == "mejor" and words[max(0, at - 2) : at] in ([], ["no"], ["no", ","], ["no", "no"], ["bueno", ","]):
        return len(words) > at + 1 and words[at + 1] not in BEST_OF
    if words[at] != "mejor" or (at and words[at - 1] in (*_IT, "el", "su", "tu")):
        return False
    after = words[at + 1 : at + 3]
    return any(word in _IT for word in after) or any(len(word) > LONG and word.endswith(_IT) for word in after[:1])


def _after_its_verb(tokens: Sequence[Token], at: int) -> bool:
    """ "suéltalo mejor": behind a verb with its "lo", at the end."""
    last = at and at == len(tokens) - 1 and fold(tokens[at].raw) == "mejor"
    return bool(last) and tokens[at - 1].text in _IT and len(tokens[at - 1].raw) > LONG


def _as_typed(tokens: Sequence[Token]) -> list[str]:
    """ "ya" is "already" here, not the chat word for "you"; what was written out to several words stays so."""
    starts = Counter(token.start for token in tokens)
    known = spanish_words()
    typed = [fold(token.raw) for token in tokens]
    return [
        word if word in known and starts[token.start] == 1 else token.text
        for word, token in zip(typed, tokens, strict=True)
    ]


def _short_answer(words: Sequence[str]) -> bool:
    """ "si", "claro", "va": a whole message of words that are English or names as well."""
    return 0 < len(words) <= 3 and words[0] in ("si", "claro", "dale", "va", "simon", "orale")


def _said(tokens: Sequence[Token], english: str) -> list[Token]:
    first, last = tokens[0], tokens[-1]
    raw = " ".join(dict.fromkeys(token.raw for token in tokens))
    return [replace(first, text=word, raw=raw, end=last.end, value=None, ordinal=False) for word in english.split()]
