# ruff: noqa: E501  (patterns read better whole)
"""Facts of a home out of free text, for what its own fields leave open. Each is None where the text does not say it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from backend.ingestion import values

_WORDS = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_NUMBER_WORD = re.compile(
    r"\b(one|two|three|four|five|six|seven|eight)(?=(?: (?:and a half|1/2|full))?[ -]?(?:bed|bath|br\b|ba\b|bd|bdrm))",
    re.I,
)
_AND_HALF = re.compile(r"\b(\d)(?: and a half| 1/2|½)(?=[ -]?ba| ?stor(?:y|ies)| ?acre)", re.I)
_FULL_HALF = re.compile(r"\b(\d) full(?:[ -]?bath\w*)?(?:,| and|,? &| \+)? (\d|an?|one) half(?:[ -]?bath)?", re.I)
_FULL = re.compile(r"\b(\d) full(?=[ -]?bath)", re.I)
_LABELLED = re.compile(r"\b(bed(?:room)?s?|br|bd|bath(?:room)?s?|ba)[ ]?[:=][ ]?(\d(?:\.\d)?)(?![\d/])", re.I)
_BY = re.compile(r"(?<![\d.$])([1-6]) ?[xX] ?([1-4](?:\.5)?)(?![\d'\"xX]| ?(?:ft|feet|sq|in\b|\d))")
_ACRES = re.compile(
    r"(?<![\d/.])(?:(?P<whole>\d{1,4}(?:\.\d{1,3})?|\.\d{1,3})|(?P<top>\d)/(?P<bottom>\d{1,2}))\s?\+?-?\s?(?:of an )?acres?\b",
    re.I,
)
_WORD_ACRES = re.compile(r"\b(half|quarter|third)(?: of)?(?:[ -]an?)?[ -]acre\b", re.I)
_SHARES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
_LOT = re.compile(
    r"\blot(?: size)?(?: of| is|:)?\s{0,2}(?P<after>\d{1,3}(?:,\d{3})+|\d{4,6})\s?(?:sq|sf)"
    r"|(?P<before>\d{1,3}(?:,\d{3})+|\d{4,6})\s?(?:sq\.?\s?(?:ft|feet|foot)|sqft|sf)\.? lot\b",
    re.I,
)
_YEAR = re.compile(
    r"\b(?:built|constructed|construction|year built|yr built|erected|completed|vintage)(?: in| circa| around|:| year:?)?\s{0,2}"
    r"(?P<after>1[789]\d\d|20[0-4]\d)\b|\b(?P<before>1[89]\d\d|20[0-4]\d)[ -](?:built|build|construction|home|house|craftsman|bungalow)\b",
    re.I,
)
_MONTHLY = re.compile(
    r"\bfor (?:rent|lease)\b|\b(?:al|por) mes\b|\bper month\b|\ba month\b|\bmonthly rent\b|/ ?mo(?:nth)?\b|\b\d+[ -]month lease\b|\bsecurity deposit\b"
    r"|\bapplication fee\b|\btenants? pays?\b|\bse renta\b|\brenta mensual\b|\blease terms?\b|\bmove[ -]in special\b",
    re.I,
)
_SELLING = re.compile(
    r"\bfor sale\b|\bfsbo\b|\basking price\b|\bseller financing\b|\bconventional|\bfha\b|\bclosing costs?\b|\bearnest money\b"
    r"|\bescrow\b|\bappraisal|\bse vende\b|\bowner financ|\bpre-?approv",
    re.I,
)
_ASKED = re.compile(
    r"\b(?:asking(?: price)?|priced at|list(?:ed)? (?:price|at|for)|price|rent(?:s| is)?(?: for)?|offered at|renta|precio)\b(?: is| of|:)?\s{0,2}"
    r"(?:only |just |usd )?(?P<sum>\$\s?\d[\d,.]*(?: ?(?:k|m|mil|million)\b)?|\d{1,3}(?:,\d{3})+|\d{3,7}(?= ?(?:/|a month|per month|obo|usd|dollars|dlls))|\d{2,4}(?:\.\d)? ?k\b"
    r"|\d(?:\.\d{1,3})? ?(?:m|mil|million)\b)",
    re.I,
)
_SUM = r"\$\s?\d[\d,.]*(?: ?(?:k|m|mil|million)\b)?"
_TITLE_SUM = re.compile(
    _SUM + r"(?!\S*\s?(?:deposit|off\b|fee|application|special|move[ -]in|hoa|down\b|credit|gift|bonus|security))", re.I
)
_LOWERED = re.compile(
    rf"\b(?:reduced|lowered|dropped|was|cut)\b[^$\d\n]{{0,20}}{_SUM},?;? ?(?:-|–|→|>)? ?(?:now|to)\b[^$\d\n]{{0,12}}"
    rf"(?P<sum>{_SUM})",
    re.I,
)
_NO_RENT = r"(?:hoa|dues|fees?|income|tax(?:es)?|insurance|pets?|parking|storage|utilit(?:y|ies)|garage)\b"
_A_MONTH = re.compile(
    rf"(?P<other>\b{_NO_RENT}[^$\n.;]{{0,20}})?(?P<sum>{_SUM}) ?(?:/ ?mo(?:nth)?\b|(?:per|a) month|monthly|al mes|por mes|mensual)"
    rf"(?! (?:for )?{_NO_RENT})",
    re.I,
)


def plain_numbers(text: str) -> str:
    """Number words before rooms as figures: "three bed, two and a half bath" is "3 bed, 2.5 bath"."""
    figures = _NUMBER_WORD.sub(lambda found: _WORDS[found.group(1).lower()], text)
    if "full" in figures.lower():
        figures = _FULL.sub(r"\1", _FULL_HALF.sub(_full_and_half, figures))
    if ":" in figures or "=" in figures:
        figures = _LABELLED.sub(r"\2 \1;", figures)
    return _AND_HALF.sub(r"\1.5", figures)


def _full_and_half(found: re.Match[str]) -> str:
    halves = int(found.group(2)) if found.group(2).isdigit() else 1
    return f"{int(found.group(1)) + halves / 2:g} bath"


def beds(text: str) -> int | None:
    found = values.beds_in_text(text)
    by = _BY.search(text) if found is None else None
    return int(by.group(1)) if by else found


def baths(text: str) -> float | None:
    found = values.baths_in_text(text)
    by = _BY.search(text) if found is None else None
    return float(by.group(2)) if by else found


def sqft(text: str) -> int | None:
    """The home's, not the lot's."""
    return values.sqft_in_text(_LOT.sub(" ", text) if "lot" in text.lower() else text)


def lot_sqft(text: str) -> int | None:
    """Square feet of "0.25 acre", "1/4 acre", "half an acre", "lot of 7,200 sqft"."""
    if found := _LOT.search(text):
        return int((found.group("after") or found.group("before")).replace(",", ""))
    if worded := _WORD_ACRES.search(text):
        return round(_SHARES[worded.group(1).lower()] * values.SQFT_IN_ACRE)
    acres = _ACRES.search(text)
    if not acres:
        return None
    if acres.group("whole"):
        size = float(acres.group("whole"))
    else:
        size = int(acres.group("top")) / max(1, int(acres.group("bottom")))
    return round(size * values.SQFT_IN_ACRE) if 0 < size < 10_000 else None


def year_built(text: str) -> int | None:
    """Of "built in 1995", "1920s" is none."""
    found = _YEAR.search(text)
    return int(found.group("after") or found.group("before")) if found else None


def price(title: str, text: str) -> int | None:
    """What was lowered to, else what the title shows in dollars, else what the text names as asked."""
    sums = (values.price(each) for each in _sums(title, text))
    return next((each for each in sums if each and each >= values.LEAST_ASKED_DOLLARS), None)


def _sums(title: str, text: str) -> Iterator[str]:
    """The likeliest on top; what is not needed is not looked for."""
    if "$" in title or "$" in text:
        yield from (found.group("sum") for said in (title, text) if (found := _LOWERED.search(said)))
        yield from _TITLE_SUM.findall(title)
    yield from (each.group("sum") for said in (title, text) for each in _ASKED.finditer(said))
    if "$" in text:
        yield from (each.group("sum") for each in _A_MONTH.finditer(text) if not each.group("other"))


def offer(text: str) -> Literal["rent", "sale"] | None:
    """Rent or sale by the weight of words; None where they balance."""
    rent, sale = len(_MONTHLY.findall(text)), len(_SELLING.findall(text))
    return None if rent == sale else "rent" if rent > sale else "sale"
