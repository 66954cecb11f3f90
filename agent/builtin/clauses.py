"""Step 3a: a sentence is cut into clauses, one request each; fragments join the request they belong to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.builtin.items import Clause, Item, Token
from agent.builtin.pasted import quotations
from agent.builtin.tables.cues import CORRECTIONS, LEAD_INS, OPENERS
from agent.builtin.tables.patterns import ASKS, ASKS_OUTRIGHT, DISLIKES, NAMES_MATTER, NOUN_USES

_LEAD_IN = re.compile(
    r"^(?:(?:" + "|".join(re.escape(w) for w in sorted(LEAD_INS, key=len, reverse=True)) + r")\b[ ,]*)+"
)
_OPENER = re.compile(r"^(?:" + "|".join(OPENERS.split()) + r")\b")
_CORRECTION = re.compile(CORRECTIONS)
_ABBREVIATIONS = frozenset(
    {"st", "mt", "ft", "dr", "ave", "rd", "blvd", "ln", "hwy", "approx", "vs", "mr", "mrs", "ms", "sq", "no"}
)
_STOPS = (".", "!", "?", ";", "\n")
_BREAKS = ("and", "then", "but", ",", "also", "plus", "y", "luego", "&", "-")
_BEFORE_A_MATTER = (",", "and", "then", "also", "plus", "&", "-")
_NEVER_OPENS = frozenset(
    {
        "what",
        "which",
        "how",
        "who",
        "want",
        "need",
        "are",
        "is",
        "do",
        "not",
        "no",
        "in",
        "i",
        "does",
        "did",
        "only",
        "just",
        "where",
        "without",
        "any",
        "open",
        "order",
        "first",
    }
)


def split(text: str, tokens: Sequence[Token]) -> list[tuple[list[Token], bool]]:
    """Runs of tokens that each say one thing, with whether the run was closed by a question mark."""
    runs: list[tuple[list[Token], bool]] = []
    run: list[Token] = []
    quoted = quotations(text)
    for at, token in enumerate(tokens):
        if any(start < token.start < end for start, end in quoted):
            run.append(token)
        elif token.text in _STOPS and not _inside_number(tokens, at):
            _close(runs, run, token.text == "?")
            run = []
        elif run and _breaks(tokens, at) and _content(run):
            _close(runs, run, False)
            run = [token] if token.text not in (",", "-", "&") else []
        else:
            run.append(token)
    _close(runs, run, False)
    return runs


def _close(runs: list[tuple[list[Token], bool]], run: list[Token], question: bool) -> None:
    if run:
        runs.append((run, question))


def _inside_number(tokens: Sequence[Token], at: int) -> bool:
    """ "a.m.", "1.5", "5:30" keep their point."""
    before = tokens[at - 1] if at else None
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before is None or after is None:
        return False
    if tokens[at].text == "." and before.text in _ABBREVIATIONS:
        return True
    return not after.spaced and (len(before.text) == 1 or before.is_number)


def _content(run: Sequence[Token]) -> bool:
    return any(token.is_number or len(token.text) > 1 for token in run)


def _breaks(tokens: Sequence[Token], at: int) -> bool:
    """A joint before a word that opens a request ("... and hold the cheapest")."""
    if tokens[at].text not in _BREAKS:
        return False
    rest = " ".join(token.text for token in tokens[at : at + 9]).lstrip(", -&")
    if tokens[at].text in (",", "but", "-") and _CORRECTION.match(rest):
        return True
    bare = _LEAD_IN.sub("", rest)
    opener = _OPENER.match(bare)
    if not opener:
        return tokens[at].text in _BEFORE_A_MATTER and NAMES_MATTER.match(bare) is not None
    word = opener.group()
    if (
        word in _NEVER_OPENS
        and rest == bare
        and not ASKS_OUTRIGHT.match(bare)
        and tokens[at].text not in ("then", "also")
    ):
        return False
    return not _noun_use(bare)


def _noun_use(rest: str) -> bool:
    return bool(NOUN_USES.match(rest))


def make_clause(sentence: str, run: Sequence[Token], items: list[Item], question: bool) -> Clause:
    """A clause over a run of tokens: its plain text without punctuation and without polite lead-ins."""
    text = plain_text(run)
    raw = sentence[run[0].start : run[-1].end]
    return Clause(items, text, raw, correction=bool(_CORRECTION.search(text)), question=question or _asks(text))


def plain_text(run: Sequence[Token]) -> str:
    return " ".join(token.text for token in in_words(run))


def in_words(run: Sequence[Token]) -> list[Token]:
    """The tokens without punctuation."""
    return [t for t in run if t.is_number or t.text[:1].isalpha() or t.text in ("'s", "#", "$", ":")]


def only_dislikes(text: str) -> bool:
    """ "nothing there I like": what it reacts to is on the screen, what is wanted comes next."""
    return text.startswith(("nothing ", "none ", "nada ", "not ")) and DISLIKES.match(text) is not None


def _asks(text: str) -> bool:
    return bool(ASKS.match(text) or ASKS.match(without_lead_in(text)))


def without_lead_in(text: str) -> str:
    """The text without "ok then please can you"."""
    return _LEAD_IN.sub("", text).strip()
