"""Phrases that prefer or turn away people by a protected class. Facts ("55+ community", "wheelchair ramp") stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backend.ingestion.redaction.spans import Span

_PEOPLE = (
    "(?:people|persons?|tenants?|renters?|buyers?|famil(?:y|ies)|couples?|individuals?|residents?|applicants?|folks)"
)
_RACE = (
    "(?:whites?|blacks?|african[ -]americans?|hispanics?|latin[oax]s?|mexicans?|asians?|chinese|indians?|caucasians?"
    "|arabs?|middle eastern(?:ers)?|native americans?|filipinos?|vietnamese|koreans?|immigrants?|foreigners?|refugees)"
)
_FAITH = (
    "(?:christians?|catholics?|protestants?|mormons?|lds|jews|jewish|muslims?|moslems?|hindus?|sikhs?|buddhists?"
    "|atheists?|evangelicals?)"
)
_GENDER = (
    "(?:males?|females?|men|women|ladies|gentlem[ae]n|girls?|boys|guys|lgbtq?|gays?|lesbians?|transgenders?"
    "|transgendered)"
)
_DISABLED = (
    "(?:disabled|handicapped|handicaps?|wheelchairs?|disabilit(?:y|ies)|mentally ill|mental illness"
    "|service (?:dogs?|animals?)|emotional support (?:dogs?|animals?)|esas?|blind|deaf)"
)
_FAMILIAL = (
    "(?:kids?|child(?:ren)?|infants?|toddlers?|bab(?:y|ies)|minors|teen(?:ager)?s?"
    "|famil(?:y|ies) with (?:kids|children))"
)
_SINGLES = (
    "(?:single (?:person|man|woman|professional)s?|singles?|bachelors?|young (?:couple|professional|people)s?"
    "|retirees?)"
)
_CLASS = f"(?:{_RACE}|{_FAITH}|{_GENDER}|{_DISABLED})"
_AREA = "(?:area|neighbou?rhood|community|block|street|families|neighbou?rs)"

_PATTERNS = (
    # turned away
    f"(?:no|not for|sorry no|absolutely no|without) (?:{_CLASS}|{_FAMILIAL}|famil(?:y|ies)|section ?8|vouchers?"
    rf"|pregnant \w{{1,20}}|single (?:mothers?|moms?))\b(?: (?:allowed|please|under \w{{1,20}}|{_PEOPLE}))?",
    f"{_FAMILIAL}(?: are)? not (?:allowed|welcome|permitted|accepted)",
    "not suitable for (?:kids|children|families)",
    "no (?:wheelchair|handicap) (?:access allowed|users?)",
    "(?:no|not) (?:aliens|undocumented)",
    "no ni[nñ]os",
    # preferred
    f"{_CLASS}(?: {_PEOPLE}| homes?| households?)?(?: are)? (?:only|preferred|welcome only"
    "|not (?:allowed|welcome|accepted))",
    "(?:only|prefer(?:s|red|ably)?|seeking|must be|ideal for|perfect for|suited for|suitable for|looking for|want)"
    " (?:a |an |only )?(?:single |young |mature |professional |quiet )?"
    f"(?:{_RACE}|{_FAITH}|{_GENDER}|able[ -]bodied)(?: {_PEOPLE}| only)?",
    "adults? (?:only|preferred|living only|building|community only)",
    "only adults",
    "(?:singles?|couples?) only",
    "(?:mature|childless|child[ -]free|older) (?:couple|persons?|individuals?|adults?|tenants?)(?: only| preferred)?",
    "empty[ -]nesters?(?: only| preferred)?",
    f"(?:perfect|ideal|great|best|suited|suitable) for (?:a )?{_SINGLES}",
    "(?:english|spanish|american|native)[ -]speak(?:ers?|ing) (?:only|preferred|required|tenants?)",
    r"(?:us |u\.s\. |american )?citizens only",
    "must be (?:able[ -]bodied|a citizen|straight|married|heterosexual)",
    "able[ -]bodied",
    "solo (?:adultos|hombres|mujeres)",
    # who lives there
    f"(?:predominantly|mostly|all|nice|good|safe|great|traditional) (?:{_RACE}|{_FAITH}) {_AREA}",
    f"(?:{_RACE}|{_FAITH}) (?:neighbou?rhood|families|neighbou?rs|household|home only)",
)
_DISCRIMINATORY = re.compile(rf"\b(?:{'|'.join(_PATTERNS)})\b(?!')", re.I)


def find_discrimination(shadow: str) -> Iterator[Span]:
    """Spans of phrases that a fair-housing reader would strike."""
    return (Span(*match.span(), "fair_housing") for match in _DISCRIMINATORY.finditer(shadow))
