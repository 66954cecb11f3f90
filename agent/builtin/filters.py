"""Step 0: a search told as keys and values is told in words: "min_beds=4, --max-price 400k", JSON, a query string."""

from __future__ import annotations

import re
from functools import lru_cache

from agent.builtin.tables.filters import (
    COUNTS_ROOMS,
    FLAG,
    IN_SENTENCES,
    KEYS,
    ORDERED,
    ROOMS,
    SAID_ALONE,
    SIGN,
    SIGNED,
    VALUES,
    WRAPPERS,
    Key,
)

_SUSPECT = re.compile(r"[=<>≤≥_{]|--\w|(?:\w+\s*:\s*\S.*){2}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WRAPPERS = re.compile(WRAPPERS)
_FIGURES = r"\d+(?:,\d{3})*(?:\.\d+)?\s?[kKmM]?"
_NUMBER = rf"[\"']?\$?(?P<number>{_FIGURES})\b[\"']?(?:\s?(?:\.\.+|-|to)\s?\$?(?P<upto>{_FIGURES})\b)?"
_LIST = r"\[(?P<many>[^\]]*)\]|\"(?P<quoted>[^\"]*)\"|'(?P<single>[^']*)'"
_WORD = r"(?P<bare>[\w-]+(?:[,|+]\s?[\w-]+(?!\s?[=:<>\w]))*)"
_PLACE = r"(?P<name>[A-Za-z0-9][\w .'-]*?)(?=\s*(?:[,;=&|{})\n]|$)|\s+--|\s+[\w\"'-]+\s*(?:[=:<>≤≥])|\s+\w+_\w+)"
_OPERATORS = r"[:=]\s?[<>]=?|\+=|:=|==|=>|=<|>=|<=|=|:|<|>|≤|≥"
_VALUE = {
    "number": _NUMBER,
    "word": rf"(?:{_LIST}|{_WORD})",
    "list": rf"(?:{_LIST}|{_WORD})",
    "place": rf"(?:{_LIST}|{_PLACE})",
}
_BY_NAME: dict[str, Key] = {name: key for key in KEYS for name in key.names}


@lru_cache(maxsize=1)
def _pairs() -> tuple[re.Pattern[str], ...]:
    """One pattern for each kind of value."""
    found = []
    for kind, value in _VALUE.items():
        names = sorted((name for name, key in _BY_NAME.items() if key.kind == kind), key=len, reverse=True)
        spelt = "|".join(name.replace("_", "[_-]") for name in names)
        joint = rf"(?:[\"']?\s*(?P<op>{_OPERATORS})\s*|(?P<told>(?<=\w)\s+(?:(?:to|at|is|of)\s+)?))"
        found.append(re.compile(rf"(?P<flag>--)?(?<![\w@.])(?P<key>{spelt}){joint}{value}", re.IGNORECASE))
    return tuple(found)


_BARE = re.compile(r"(?<![\w@.-])(?:--)?(?P<key>[a-z]+(?:_[a-z]+)+)(?![\w@=:])", re.IGNORECASE)


def filters_told(text: str) -> str:
    """The text with words in place of its keys; as it is where it has none."""
    if SIGNED.match(text):
        text = SIGN.sub("-", text).replace("+ ", ", add ").strip(" ,")
    if ":" in text or "=" in text:
        text = ORDERED.sub(r"\g<verb> ", FLAG.sub(_flagged, text))
    if not _SUSPECT.search(text):
        return text
    plain = _CAMEL.sub("_", text) if _CAMEL.search(text) and re.search(r"[=:]", text) else text
    found = [match for pattern in _pairs() for match in pattern.finditer(plain) if _is_pair(match)]
    if not any(_is_sure(match) for match in found) and len(found) < 2:
        return text if not _has_bare_key(plain) else _BARE.sub(_named, plain)
    out, end = [], 0
    for match in sorted(found, key=lambda one: one.start()):
        if match.start() >= end:
            out += [plain[end : match.start()].rstrip('"'), _said(match)]
            end = match.end()
    told = "".join([*out, plain[end:]])
    return _WRAPPERS.sub(" ", _BARE.sub(_named, told)).strip()


def _flagged(match: re.Match[str]) -> str:
    """ "pool=false, garage: yes"."""
    feature = match["feature"].lower().replace("_", " ")
    said = "{} optional" if match["any"] else "with {}" if match["on"] else "without {}"
    return said.format("no hoa" if feature == "no hoa" and match["on"] else feature.removeprefix("no ").strip())


def _is_pair(match: re.Match[str]) -> bool:
    """Behind a blank only a name that nobody would write in a sentence, or a flag, takes a value."""
    if match["op"] == ":" and match["key"].lower() in IN_SENTENCES and '"' not in match[0]:
        return False
    if _BY_NAME[match["key"].lower().replace("-", "_")] in COUNTS_ROOMS and not ROOMS.match(match["number"]):
        return False  # "3 beds < 450k"
    return bool(match["op"] or match["flag"] or "_" in match["key"])


def _is_sure(match: re.Match[str]) -> bool:
    return bool(match["flag"] or "_" in match["key"] or (match["op"] or ":") != ":")


def _said(match: re.Match[str]) -> str:
    key = _BY_NAME[match["key"].lower().replace("-", "_")]
    given = match.groupdict()
    raw = next(given[name] for name in ("number", "many", "quoted", "single", "bare", "name") if given.get(name))
    words = [VALUES.get(part.lower(), part.replace("_", " ")) for part in re.split(r"[\"',|+\s]*[,|+][\"'\s]*", raw)]
    words = [word.strip(" \"'") for word in words] if key.kind == "list" else [" ".join(words).strip(" \"'")]
    frame = _frame(key, (match["op"] or "").strip(":= ") or "=")
    if given.get("upto"):
        frame, words = key.said.replace("at least ", "").replace("at most ", ""), [f"{words[0]} to {given['upto']}"]
    told = ", ".join(frame.format(word) for word in words if word)
    after = match.string[match.end() :].lstrip()[:1]
    return SAID_ALONE.get(told, told) + ("" if after in ("", ",", ";", ".", "&", "|", "?") else ",")


def _frame(key: Key, bound: str) -> str:
    if bound in (">", "≥") and key.least:
        return key.least
    return key.most if bound in ("<", "≤") and key.most else key.said


def _has_bare_key(text: str) -> bool:
    return any(match["key"].lower() in _BY_NAME for match in _BARE.finditer(text))


def _named(match: re.Match[str]) -> str:
    """ "drop min_beds": a key without a value is its name."""
    return match["key"].replace("_", " ") if match["key"].lower() in _BY_NAME else match[0]
