"""Rule 14 over a write's arguments: each value is one that the user's own words bear out, or it is asked about.

Values of lists need a word for them, figures must be said or follow from what is said, a note must share its words.
The built-in model's reading of the same words is evidence too. Leads are ``consent``'s part.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from rapidfuzz import fuzz

from agent import argument_words as words
from agent.builtin.tables.grammar import FRACTION_WORDS, NUMBER_WORDS, ORDINALS
from agent.builtin.tables.states import NICKNAMES
from agent.folding import ID, fold
from agent.grounding import figures
from backend.config import CREDIT_PACKS, HOLD_DEFAULT_MINUTES

PLACES = ("city", "neighborhood", "near", "zip")
PRICES = ("min_price", "max_price", "max_lead_price")
ALIKE = 80  # of 100: a slip of the finger, another form of the word
SHORTEST_WORD = 4
SHARED = 0.5  # of a note's words, so many are the user's
NEAR = 0.05  # of a length, by which two ways of counting to the same hour differ
LONGEST_UNTIL_HOURS = 24 * 14
QUIET_USUAL = (22, 7)
NOT = frozenset({"false", "no", "off", "0", "n", "f"})  # as a schema reads them
_COUNT = re.compile(r"(\d+(?:[.,]\d+)?|[a-z]+)\s*-?\s*(?:of |more |extra |mas |full )?(?:an? )?")


def borne_out(args: dict[str, Any], said: str, readings: Iterable[dict[str, Any]], kept: dict[str, Any]) -> bool:
    """Whether every value is among what ``said`` supports, ``readings`` of it hold, or the filter ``kept`` holds."""
    told, read = fold(said), [*readings, kept]
    return all(
        any(name in one and _equal(one[name], value) for one in read) or _CHECKS[name](name, value, told)
        for name, value in args.items()
        if name in _CHECKS
    )


def _equal(one: Any, other: Any) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float) and not isinstance(one, bool):
        return abs(one - other) <= NEAR * max(abs(one), abs(other))
    return bool(one == other) or str(one).casefold() == str(other).casefold()


def _named(name: str, value: Any, told: str) -> bool:
    """A value of a list: a word for it, or one for all of them, and none that speaks against it."""
    rival = words.RIVALS.get(f"{name}={value}")
    if rival and re.search(rival, told):
        return False
    pattern = words.VALUES[name].get(str(value))
    if pattern is None:
        return True  # no value of the list: the tool's schema refuses it
    either = words.EITHER.get(name)
    return bool(re.search(pattern, told)) or bool(either and re.search(either, told))


def _switch(_: str, value: Any, told: str) -> bool:
    off = re.search(words.OFF, told)
    return bool(off) if str(value).casefold() in NOT else not off or bool(re.search(words.ON, told))


def _hours(_: str, value: Any, told: str) -> bool:
    """A length: said in some unit, the sum of two such, or an end on the clock."""
    hours = _number(value)
    if hours is None or hours == HOLD_DEFAULT_MINUTES / 60:
        return True
    if re.search(words.LONGEST, told) or (re.search(words.UNTIL, told) and hours <= LONGEST_UNTIL_HOURS):
        return True
    said = _lengths(_NO_LENGTH.sub(" ", told))
    return any(_equal(length, hours) for length in (*said, *(a + b for a in said for b in said if a != b)))


_NO_LENGTH = re.compile(rf"{ID.pattern}(?!\s*(?:h|hrs?|hours?|horas?|days?|dias?|min\w*)\b)")


def _number(value: Any) -> float | None:
    """What a schema would read as a number; it refuses the rest."""
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def _lengths(told: str) -> list[float]:
    for pattern in words.AND_A_HALF:
        told = re.sub(pattern, _and_a_half, told)
    found = []
    for match in _COUNT.finditer(told):
        count = _count(match[1])
        if count is not None:
            rest = told[match.end() :]
            found.append(count * next(hours for unit, hours in words.UNITS if re.match(unit, rest)))
    return found


def _and_a_half(match: re.Match[str]) -> str:
    count = _count(match[1])
    return match[0] if count is None else f"{count + 0.5} {match[2]}"


def _count(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return next((float(table[word]) for table in (NUMBER_WORDS, FRACTION_WORDS, words.ONES) if word in table), None)


def _figure(_: str, value: Any, told: str) -> bool:
    """A number that was said, in thousands too; half of a price is half of what only the API knows."""
    if (figure := _number(value)) is None:
        return True
    said = {number for number, _ in figures(told)} | {
        float(n) for word, n in NUMBER_WORDS.items() if word in told.split()
    }
    return any(_equal(number * scale, figure) for number in said for scale in (1, 1000))


def _amount(name: str, value: Any, told: str) -> bool:
    packs = {pack.credits for pack in CREDIT_PACKS.values()}
    return _figure(name, value, told) or (_number(value) in packs and bool(re.search(words.ANY_PACK, told)))


def _quiet(_: str, value: Any, told: str) -> bool:
    if value == "off":
        return bool(re.search(words.QUIET_OFF, told))
    hours = [int(hour) for hour in re.findall(r"(\d{1,2}):", str(value))]
    said = {int(number) % 24 for number, _ in figures(told) if number < 25} | {
        int(number) for word, number in NUMBER_WORDS.items() if word in told.split() and number <= 12
    }
    known = [hour in said or hour % 12 in {number % 12 for number in said} for hour in hours]
    night = bool(re.search(words.NIGHT, told))
    return bool(hours) and all(
        ok or ((night or any(known)) and (hour in QUIET_USUAL or hour % 12 == 0))
        for hour, ok in zip(hours, known, strict=True)
    )


def _shared(_: str, value: Any, told: str) -> bool:
    """Text: half of its words are the user's."""
    own = re.findall(r"\w+", told)
    wanted = [word for word in re.findall(r"\w+", fold(str(value))) if len(word) >= SHORTEST_WORD or word.isdigit()]
    if not wanted:
        return fold(str(value)).strip() in told
    return sum(any(_alike(word, one) for one in own) for word in wanted) >= SHARED * len(wanted)


def _alike(word: str, other: str) -> bool:
    if word.isdigit() or other.isdigit():
        return word == other
    return word == other or (len(other) >= SHORTEST_WORD and fuzz.ratio(word, other) >= ALIKE)


def _place(name: str, value: Any, told: str) -> bool:
    nicknames = [nick for nick, place in NICKNAMES.items() if place.casefold() == str(value).casefold()]
    return any(re.search(rf"\b{re.escape(nick)}\b", told) for nick in nicknames) or _shared(name, value, told)


def _moment(_: str, __: Any, told: str) -> bool:
    return bool(re.search(words.MOMENT, told) or re.search(r"\d", ID.sub(" ", told)))


def _gone(name: str, value: Any, told: str) -> bool:
    """A saved search by its place in the list, by "it", or by its name."""
    if str(value).isdigit() or isinstance(value, int):
        places = {str(ORDINALS[word]) for word in re.findall(r"\w+", told) if word in ORDINALS}
        places |= {str(int(NUMBER_WORDS[word])) for word in told.split() if word in NUMBER_WORDS}
        return str(value) in {*places, *re.findall(r"\d+", told)} or bool(re.search(r"\b(it|that|this|only)\b", told))
    return bool(re.search(r"\b(all|every\w*|both)\b", told)) or _shared(name, value, told)


_Check = Callable[[str, Any, str], bool]
_CHECKS: dict[str, _Check] = {
    **dict.fromkeys(words.VALUES, _named),
    **dict.fromkeys(PLACES, _place),
    **dict.fromkeys(PRICES, _figure),
    "enabled": _switch,
    "duration_hours": _hours,
    "amount": _amount,
    "quiet_hours": _quiet,
    "note": _shared,
    "follow_up_at": _moment,
    "delete": _gone,
}
