"""Step 1: a sentence as typed becomes tokens: folded, expanded, split at digits, and spelled as the domain spells."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from agent.builtin.items import Token
from agent.builtin.spelling import Speller
from agent.builtin.tables.shorthand import EXPANSIONS, MAGNITUDES, ORDINAL_ENDINGS, SYMBOLS
from agent.builtin.tables.states import AFTER_SHORT, DIRECTED, DIRECTIONS

_PIECE = re.compile(
    r"(?P<dollar>\$\s?)?"
    r"(?P<num>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: 000)+(?!\d)|\d+(?:\.\d+)?|\.\d+)(?P<tail>[a-z]+)?"
    r"|(?P<word>[a-z]+(?:'[a-z]+)*'?)"
    r"|(?P<sym>[^\sa-z0-9])"
)
_POINTS = frozenset(DIRECTIONS.values())
_MAGNITUDE_BEFORE = re.compile(r"\d(?:k|m|mm|mil)$")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "½": ".5", "…": "."})


def fold(text: str) -> str:
    """Lower case, no accents, plain quotes and dashes, no invisible characters; the length may change."""
    if text.isascii():
        return text.lower()
    plain = _INVISIBLE.sub("", text.translate(_QUOTES))
    decomposed = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def _fold_aligned(text: str) -> str:
    """As :func:`fold`, one character for one, so that offsets point into the sentence as typed."""
    if text.isascii():
        return text.lower()
    out = []
    for char in text.translate({k: v for k, v in _QUOTES.items() if len(v) == 1}):
        folded = fold(char)
        out.append(folded[0] if folded else " ")
    return "".join(out)


def _as_long(replacement: str, match: re.Match[str]) -> str:
    """The replacement in as many characters as it replaces, so that positions stay those of the raw text."""
    return replacement.ljust(len(match[0]))[: len(match[0])]


def tokens(text: str, speller: Speller | None = None) -> list[Token]:
    """The sentence's tokens; words unknown to English and to the domain are repaired by ``speller``."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).replace("½", ".5").replace("…", ". ")
    flat = _fold_aligned(text)
    for needed, pattern, replacement in SYMBOLS:
        if needed in flat:
            flat = pattern.sub(partial(_as_long, replacement), flat)
    found: list[Token] = []
    end = 0
    for piece in _PIECE.finditer(flat):
        spaced = piece.start() > end or not found
        end = piece.end()
        if piece["num"]:
            found += _number(piece, text, spaced, speller)
        elif piece["word"]:
            found += _word(piece["word"], text, piece.start(), spaced, speller)
        elif not _is_hyphen(piece, flat):
            found.append(Token(piece["sym"], text[piece.start() : end], piece.start(), end, spaced=spaced))
    return _compass(found)


def as_typed(found: Sequence[Token]) -> bool:
    """Whether no word was repaired, written out or put into another language."""
    return all(token.is_number or token.text == fold(token.raw) for token in found)


def _compass(found: list[Token]) -> list[Token]:
    """ "N. Las Vegas": a lone letter before a name that has such parts is a point of the compass."""
    out: list[Token] = []
    for at, token in enumerate(found):
        if token.text == "." and out and out[-1].text in _POINTS and found[at - 1].raw.lower() in DIRECTIONS:
            continue
        ahead = found[at + 1].text if at + 1 < len(found) else ""
        if token.text == "." and out and ahead in AFTER_SHORT.get(out[-1].raw.lower(), ()):
            continue
        point = DIRECTIONS.get(token.raw.lower())
        out.append(replace(token, text=point) if point and _directs(found, at) else token)
    return out


def _directs(found: Sequence[Token], at: int) -> bool:
    ahead = next((later.text for later in found[at + 1 : at + 3] if later.text != "."), "")
    joins = at > 0 and (found[at - 1].is_number or found[at - 1].text in DIRECTED)
    return ahead in DIRECTED and not joins


def _is_hyphen(piece: re.Match[str], flat: str) -> bool:
    """A hyphen that joins a word to something ("3-bed", "two-car") is no dash."""
    before, after = flat[piece.start() - 1 : piece.start()], flat[piece.end() : piece.end() + 1]
    joins = bool(before.strip() and after.strip())
    if _MAGNITUDE_BEFORE.search(flat[: piece.start()]) and (after.isdigit() or after == "$"):
        return False  # "800k-$1.1M" is a range
    return piece["sym"] == "-" and joins and (before.isalpha() or after.isalpha())


def _number(piece: re.Match[str], text: str, spaced: bool, speller: Speller | None) -> list[Token]:
    value = float(piece["num"].replace(",", "").replace(" ", ""))
    tail = piece["tail"] or ""
    start, cut = piece.start(), piece.end("num")
    dollar = bool(piece["dollar"])
    if tail in ORDINAL_ENDINGS:
        return [Token(piece["num"], text[start : piece.end()], start, piece.end(), value, ordinal=True)]
    mag, rest = _magnitude(tail)
    cut += len(mag)
    number = Token(
        piece["num"], text[start:cut], start, cut, value * MAGNITUDES.get(mag, 1), mag, dollar, spaced=spaced
    )
    if not rest:
        return [number]
    return [number, *_word(rest, text, cut, False, speller)]


def _magnitude(tail: str) -> tuple[str, str]:
    if tail in MAGNITUDES:
        return tail, ""
    if tail.startswith("k") and tail[1:] in ("max", "min", "tops", "and", "to", "ish", "usd", "or"):
        return "k", tail[1:]
    return "", tail


def _word(word: str, text: str, start: int, spaced: bool, speller: Speller | None) -> list[Token]:
    raw = text[start : start + len(word)]
    end = start + len(word)
    word = word.rstrip("'")
    expanded = EXPANSIONS.get(word) or EXPANSIONS.get(word.replace("'", ""))
    if expanded is None and word.endswith("'s"):
        expanded = word[:-2] + " 's" if word[:-2] else word
    if expanded is not None:
        return [Token(part, raw, start, end, spaced=spaced) for part in expanded.split()]
    repaired = speller.repair(word) if speller else word
    return [Token(part, raw, start, end, spaced=spaced) for part in repaired.split()] or [
        Token(word, raw, start, end, spaced=spaced)
    ]


Tokenise = Callable[[str], list[Token]]
