"""The canonical features that a text or a column names."""

from __future__ import annotations

import re

from backend.leads.features import FEATURES

_WORDS: dict[str, str] = {
    "pool": r"(?<!community )(?<!carpool )(?<!car )(?:swimming )?pool(?! table)",
    "garage": r"(?:\d|one|two|three)[ -]car|garage",
    "yard": r"(?:back|front|fenced|side|huge|big|large|private) ?-?yard|yard",
    "solar": r"solar",
    "casita": r"casita",
    "no_hoa": r"(?:no|without|zero) hoa",
    "rv_parking": r"rv (?:parking|gate|garage|pad|access)",
    "fixer_upper": r"fixer[ -]?(?:upper)?|needs (?:work|tlc|updating|renovation)|handyman special|as-is",
    "single_story": r"(?:single|one|1)[ -](?:story|level)|ranch[ -]style|all on one (?:level|floor)",
    "motivated_seller": r"motivated (?:seller|to sell)|must sell|bring (?:all )?offers|priced to sell"
    r"|seller (?:is )?motivated",
    "view": r"views?",
    "waterfront": r"water ?-?front|lake ?-?front|river ?-?front|on the (?:water|lake)|boat dock",
    "basement": r"basement",
    "ev_charger": r"ev[ -]?(?:charg\w*|outlet|ready)|electric (?:car|vehicle) charg\w*|tesla charger",
    "guest_house": r"guest ?-?(?:house|home|suite|quarters)|granny flat|in-law suite|adu|back house",
    "new_construction": r"new(?:ly)? (?:construction|build|built)|brand[ -]new (?:home|house|build)|to be built"
    r"|never lived in",
}
_NEGATION = re.compile(r"\b(?:no|not a|without|non)[ -](?:\w{1,12} )?$", re.I)
_PATTERNS = {name: re.compile(rf"\b(?:{words})\b", re.I) for name, words in _WORDS.items()}


def features_in(text: str) -> set[str]:
    """Canonical features said of the home; "no pool" and the like do not count."""
    if not text.strip():
        return set()
    return {name for name, pattern in _PATTERNS.items() if _says(name, pattern, text)}


def _says(name: str, pattern: re.Pattern[str], text: str) -> bool:
    if name == "no_hoa":
        return bool(pattern.search(text))
    return any(
        not _NEGATION.search(text, max(0, found.start() - 20), found.start()) for found in pattern.finditer(text)
    )


def features_listed(text: str) -> set[str]:
    """Canonical features of a column: canonical names or free words, parted by commas, bars or semicolons."""
    found: set[str] = set()
    for part in re.split(r"[|,;]", text):
        canonical = re.sub(r"[ -]+", "_", part.strip().lower())
        found |= {canonical} if canonical in FEATURES else features_in(part)
    return found
