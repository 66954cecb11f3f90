"""Step 4a: the shapes in which words point at leads ("#2", "the two cheapest", "all but"), found in a clause."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from agent.builtin.items import Clause, Item, Match, found, possible
from agent.builtin.mentions import LEAST_ID, WEIGHED, Mention
from agent.builtin.tables.references import CLOCK_WORDS, COMPARATIVES, COUNTED, COUNTING, DONE, PLURAL_PRONOUNS

MOST_PLACES = 60

BOTH_WORDS = ("both", "ambos", "ambas")

HOURS = 24  # of a clock

MOST_RANGE = 25

SINGLES = ("ordinal", "best", "last", "other", "middle")

MEASURES = ("beds", "baths", "hours", "cars", "stories", "sqft", "miles", "percent")

Maker = Callable[[Match], list[Mention] | None]


def _number(item: Item) -> int:
    if item.is_("id"):
        return int(item.value("id"))
    for kind in ("hash", "ordinal"):
        if item.is_(kind):
            return int(item.value(kind))
    return int(item.value("num").value)


def _point(item: Item) -> Mention | None:
    number = _number(item)
    if not item.is_("id", "hash", "ordinal") and not COUNTING.isdisjoint(item.text.split()):
        return Mention("all", count=number) if item.text not in COUNTING else None  # "a couple of those" is no second
    if item.is_("num") and not item.is_("id") and item.value("num").value != number:
        return None
    if number >= LEAST_ID:
        return None if item.is_("year") else Mention("id", number)
    counted = number if item.is_("the") else 1
    return Mention("place", number, count=counted) if 1 <= number <= MOST_PLACES else None


def _points(match: Match) -> list[Mention] | None:
    found = [_point(item) for item in match.items("num", "id", "hash", "ordinal")]
    return None if None in found else [mention for mention in found if mention]


def _span(match: Match) -> list[Mention] | None:
    first, last = (_number(item) for item in match.items("num", "id", "hash", "ordinal"))
    if match.items("to") and match.items("to")[0].is_("till"):
        return None  # "the first till 3" is held until then
    if not (1 <= first < last <= first + MOST_RANGE and last <= MOST_PLACES):
        return None
    return [Mention("place", number) for number in range(first, last + 1)]


def _count(match: Match) -> int:
    number = match.first("num")
    return int(number.value) if number is not None else 1


def _best(match: Match) -> list[Mention] | None:
    key = match.first("best")
    rank = match.first("ordinal") or 1
    count = _count(match)
    if not 1 <= count <= MOST_RANGE:
        return None
    comparative = match.items("best")[0].text.split()[0] in COMPARATIVES and rank == count == 1
    if comparative and key in WEIGHED:
        return [Mention("best", rank, count, key, weighed=True)]
    return [Mention("best", rank, count, key, held=key.startswith("ends_at"))]


def _next_best(match: Match) -> list[Mention] | None:
    """ "take the cheapest and hold the next cheapest"."""
    found = _best(match)
    return [replace(mention, number=2, weighed=False) for mention in found] if found else None


def _top(match: Match) -> list[Mention] | None:
    if match.has("ordinal") and (match.first("ordinal") != 1 or match.items("num")[0].is_("one")):
        return None
    count = _count(match)
    if not 1 <= count <= MOST_RANGE:
        return None
    return [Mention("first", count=count)] if match.has("num") else [Mention("place", 1)]


def _last(match: Match) -> list[Mention] | None:
    if match.has("ordinal"):
        rank = int(match.first("ordinal"))
        return [Mention("last", rank, 1)]
    count = _count(match) if not any(item.is_("one") for item in match.items("num")) else 1
    return [Mention("last", count, count)] if 1 <= count <= MOST_RANGE else None


def _every(match: Match) -> list[Mention] | None:
    """ "all", "all three", "both"; a number behind "both" is a place: "both 2 and 5"."""
    both = any(item.text.startswith(BOTH_WORDS) or "pair" in item.text for item in match.items("every"))
    if both and match.has("num"):
        return None
    return [Mention("all", count=2 if both else _count(match))]


def _pronoun(match: Match) -> list[Mention]:
    text = match.items("pronoun")[0].text
    done = next((verb for verb in DONE if text.endswith(f" {verb}")), None)
    if done:
        return [Mention("done", key=done, plural=True)]
    plural = text in PLURAL_PRONOUNS or match.has("num")
    return [Mention("focus", count=COUNTED.get(text.split()[-1], 1) if plural else 1, plural=plural)]


def _some_of(match: Match) -> list[Mention] | None:
    """ "three of them": how many, not which; clear only where there are just so many."""
    number = match.items("num")[0]
    count = int(number.value("num").value)
    return [Mention("all", count=count)] if 1 < count <= MOST_RANGE and not number.is_("id", "one") else None


def _a_couple(match: Match) -> list[Mention] | None:
    """ "a couple of those": its "of" belongs to the number."""
    return None if COUNTING.isdisjoint(match.items("num")[0].text.split()) else _some_of(match)


def _of_two(match: Match) -> list[Mention]:
    """ "the latter", "the former": of the two that were spoken of."""
    two = (Mention("all", count=2),)
    return [Mention("last", among=two) if match.has("latter") else Mention("place", 1, among=two)]


def _penult(match: Match) -> list[Mention]:
    return [Mention("last", 2, 1)]


def _head(match: Match) -> list[Mention]:
    return [Mention("place", 1)]


def _these(match: Match) -> list[Mention] | None:
    """ "these five" is how many there are, and no fifth."""
    plural = match.items("pronoun")[0].text in PLURAL_PRONOUNS
    if not plural or match.items("num")[0].is_("id", "one"):
        return None
    return [Mention("focus", count=max(1, _count(match)), plural=True)]


def _several(match: Match) -> list[Mention] | None:
    """ "las dos primeras", "the two last"."""
    count = _count(match)
    if match.has("ordinal") and match.first("ordinal") != 1:
        return None
    if not 1 < count <= MOST_RANGE:
        return None
    return [Mention("first", count=count) if match.has("ordinal") else Mention("last", count, count)]


def _other(match: Match) -> list[Mention]:
    two = match.items("other")[0].text.endswith(" two")
    return [Mention("rest", count=2) if two else Mention("other")]


def _step(match: Match) -> list[Mention]:
    return [Mention("next", 1)]


def _before(match: Match) -> list[Mention]:
    return [Mention("next", -1)]


def _middle(match: Match) -> list[Mention]:
    return [Mention("middle")]


def _within(match: Match) -> list[Mention] | None:
    """ "the second of the two": a place among a few that were spoken of, not on the list."""
    numbers = [item for item in match.items("num") if not item.is_("one")]
    count = int(numbers[-1].value("num").value) if numbers else 1
    both = any(item.text.startswith(BOTH_WORDS) for item in match.items("every"))
    if not (match.has("pronoun") or both or 1 < count <= MOST_RANGE):
        return None
    few = Mention("all", count=2 if both else count) if both or count > 1 else Mention("focus", plural=True)
    if match.has("last"):
        return [Mention("last", among=(few,))]
    first = match.parts[0][1]
    return [Mention("place", _number(first), among=(few,))] if not first.is_("id") else None


_P = "hash|id|num|ordinal"

_NO_UNIT = "^beds|baths|sqft|miles|hours|cars|half_baths|percent|credits|ampm|permonth|money"


_NO_MEASURE = _NO_UNIT.removesuffix("|asking")  # "the last two cost"

_SHAPES: tuple[tuple[str, Maker], ...] = (
    (f"hash|num|ordinal dash|to hash|num|ordinal {_NO_UNIT}", _span),
    ("ordinal to|from last|bottom", _last),
    ("penult one|lead?", _penult),
    ("latter|former lead?", _of_two),
    (f"pronoun num one|lead? {_NO_UNIT}", _these),
    (f"num ordinal|last one|lead? {_NO_UNIT}", _several),
    (f"hash|ordinal|last one? of every|pronoun num? {_NO_UNIT}", _within),
    (f"hash|ordinal|last one? of num {_NO_UNIT}", _within),
    ("num best one|lead?", _best),
    ("ordinal best one|lead?", _best),
    ("next best one|lead?", _next_best),
    (f"best num {_NO_MEASURE}", _best),
    (f"top num {_NO_MEASURE}", _top),
    (f"ordinal num {_NO_MEASURE}", _top),
    (f"last num {_NO_MEASURE}", _last),
    (f"every num {_NO_MEASURE}", _every),
    ("every lead|one|pronoun?", _every),
    ("best one|lead?", _best),
    ("last one|lead? ^hours", _last),
    ("top one|lead", _top),
    ("top_one", _head),
    ("middle one|lead?", _middle),
    ("next_one", _step),
    ("prev_one", _before),
    ("next lead|one", _step),
    ("num of pronoun", _some_of),
    ("num of? pronoun", _a_couple),
    ("lead? hash|id one?", _points),
    (f"other num {_NO_UNIT}", lambda match: [Mention("rest", count=_count(match))]),
    (f"lead? {_P} one? {_NO_UNIT}", _points),
    ("rest", lambda match: [Mention("rest")]),
    ("other", _other),
    ("pronoun num", _pronoun),
    ("pronoun", _pronoun),
)
_PATTERNS = tuple(pattern for pattern, _ in _SHAPES)


@dataclass
class Seen:
    at: int
    mentions: list[Mention]


def _settle_ones(items: list[Item]) -> None:
    """ "one" is a number beside other numbers ("one and three") or before a unit, else a pronoun ("the 299k one")."""
    for at, item in enumerate(items):
        if item.text == "1" and item.is_("num") and at and items[at - 1].is_(*SINGLES) and _no_count(items, at):
            item.kinds = {"one": "one"}  # "the 2nd 1"
        if not item.is_("one") or not item.is_("num"):
            continue
        after, before = items[at + 1 : at + 3], items[max(0, at - 2) : at]
        unit = bool(after) and after[0].is_(*MEASURES[:5])
        listed = (
            len(after) == 2
            and after[0].is_("and", "or", "comma", "dash", "to", "until")
            and after[1].is_("num", "hash")
        )
        listed = listed or (bool(after) and after[0].is_("num") and _counted_on(items, at + 1))
        listed = listed or (len(before) == 2 and before[1].is_("and", "or", "comma") and before[0].is_("num", "hash"))
        if not unit and not listed:
            item.kinds = {kind: value for kind, value in item.kinds.items() if kind != "num"}


def _no_count(items: list[Item], at: int) -> bool:
    """Nothing that is measured or joined behind a figure."""
    return at + 1 == len(items) or not items[at + 1].is_(*MEASURES, "and", "or", "comma", "to", "dash", "num")


def _counted_on(items: list[Item], at: int) -> bool:
    """ "one two and four": the number behind it is a place of its own, no count of rooms."""
    after = items[at + 1 : at + 2]
    return bool(after) and after[0].is_("and", "comma", "num")


def scan(clause: Clause) -> list[Seen]:
    _settle_ones(clause.items)
    seen: list[Seen] = []
    present = clause.kinds()
    for rule in possible(_PATTERNS, present):
        pattern, make = _SHAPES[rule]
        for start, match in found(pattern, clause.items):
            made = make(match)
            if not made or _hour_of_day(clause.items, start):
                continue
            seen.append(Seen(start, made))
            for _, item in match.parts:
                item.used = True
    return sorted(seen, key=lambda one: one.at)


def _hour_of_day(items: list[Item], at: int) -> bool:
    """ "tomorrow at 9" names an hour."""
    plain = items[at].is_("num") and not items[at].is_("hash", "ordinal") and items[at].value("num").value <= HOURS
    timed = any(item.is_("day", "weekday") for item in items)
    behind = at > 0 and (items[at - 1].text in CLOCK_WORDS or items[at - 1].is_("day", "weekday"))
    return plain and timed and behind
