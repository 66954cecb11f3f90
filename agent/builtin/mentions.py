"""Step 4: references to leads in a clause, as mentions that can be written down and resolved later."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from agent.builtin.entities import read_need
from agent.builtin.items import Clause, Item, Match, Need, Shape
from agent.builtin.sense import Sense

REFUSING = ("not", "but not", "except", "except for", "other than", "rather than", "instead of", "excluding", "minus")
CLOCK_WORDS = ("at", "@", "by", "after", "before", "a las")
LEAST_ID = 1000
MOST_PLACES = 60
HOURS = 24  # of a clock
MOST_RANGE = 25
BEST_NAMES: dict[str, str] = {
    "asking_price asc": "cheapest",
    "asking_price desc": "most expensive",
    "lead_price_cents asc": "cheapest lead",
    "lead_price_cents desc": "most expensive lead",
    "sqft desc": "biggest",
    "sqft asc": "smallest",
    "beds desc": "most bedrooms",
    "baths desc": "most bathrooms",
    "listed_days asc": "newest",
    "listed_days desc": "oldest",
    "year_built desc": "newest built",
    "score desc": "best",
    "price_per_sqft asc": "best value",
    "ends_at asc": "ending first",
    "ends_at desc": "ending last",
}
PLURAL_PRONOUNS = frozenset(
    {
        "them",
        "those",
        "these",
        "those ones",
        "these ones",
        "those leads",
        "these leads",
        "esos",
        "esas",
        "ones",
        "those two",
        "these two",
        "that two",
    }
)
PLURAL_NOUNS = frozenset(
    {
        "ones",
        "leads",
        "listings",
        "properties",
        "homes",
        "places",
        "units",
        "holds",
        "deals",
        "options",
        "results",
        "picks",
        "guys",
        "casas",
        "propiedades",
    }
)
COMPARATIVES = frozenset(
    {
        "cheaper",
        "pricier",
        "bigger",
        "larger",
        "smaller",
        "newer",
        "older",
        "dearer",
        "fresher",
        "better",
        "less",
        "more",
        "lower",
        "higher",
        "roomier",
    }
)
WHERE_SLOTS = frozenset(
    {
        "city",
        "neighborhood",
        "zip",
        "near",
        "property_types",
        "exclude_property_types",
        "features",
        "exclude_features",
        "source",
        "seller_type",
        "lead_type",
        "min_beds",
        "max_beds",
        "min_baths",
        "max_baths",
        "min_price",
        "max_price",
        "min_sqft",
        "max_sqft",
        "max_lead_price",
        "listed_within_days",
        "min_days_listed",
    }
)


@dataclass(frozen=True)
class Mention:
    """One reference. ``kind`` names a method of the resolver; ``str()`` is its canonical expression."""

    kind: str  # id place last first all but rest best focus other next where
    number: int = 1
    count: int = 1
    key: str = ""
    among: tuple[Mention, ...] = ()
    where: dict[str, Any] = field(default_factory=dict)
    minus: tuple[Mention, ...] = ()  # "the two cheapest but not 3"
    words: str = ""  # of a description, as typed
    plural: bool = False
    previous: bool = False
    held: bool = False
    bought: bool = False
    weighed: bool = False  # a comparative ("the cheaper one"): among the leads last talked about, if there are several

    def __str__(self) -> str:
        text = _TEXT[self.kind](self)
        text = f"{text} {self.words}" if self.words and self.kind not in ("where", "id") else text
        left_out = "".join(f" not {part}" for part in self.minus)
        return f"{'previous ' if self.previous else ''}{text}{left_out}{' held' if self.held else ''}"


def _counted(name: str, count: int) -> str:
    return name if count == 1 else f"{name} {count}"


def _best_text(m: Mention) -> str:
    if m.weighed and not m.among:
        return _WEIGHED[m.key]
    name = _counted(BEST_NAMES[m.key], m.count)
    name = f"{_ORDINAL_TEXT.get(m.number, '')} {name}".strip() if m.number > 1 else name
    return name + (" of " + " and ".join(str(part) for part in m.among) if m.among else "")


_WEIGHED: dict[str, str] = {
    "asking_price asc": "cheaper one",
    "asking_price desc": "pricier one",
    "lead_price_cents asc": "cheaper lead",
    "lead_price_cents desc": "most expensive lead",
    "sqft desc": "bigger one",
    "sqft asc": "smaller one",
    "listed_days asc": "newer one",
    "listed_days desc": "older one",
    "score desc": "better one",
}
_ORDINAL_TEXT = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}
_TEXT: dict[str, Callable[[Mention], str]] = {
    "id": lambda m: str(m.number),
    "place": lambda m: f"#{m.number}",
    "last": lambda m: _counted("last", m.count) if m.number == m.count else f"{_ORDINAL_TEXT[m.number]} to last",
    "first": lambda m: f"first {m.count}",
    "all": lambda m: "both" if m.count == 2 else _counted("all", m.count),
    "but": lambda m: "all but " + " and ".join(str(part) for part in m.among),
    "rest": lambda m: "the rest",
    "best": _best_text,
    "focus": lambda m: "them" if m.plural else "it",
    "other": lambda m: "the other one",
    "next": lambda m: "next one" if m.number > 0 else "one before it",
    "where": lambda m: m.words,
}


def argument(mentions: list[Mention]) -> int | str | list[int | str]:
    """Mentions as a tool's ``ref``: an id as a number, everything else as its expression; several as a list."""
    parts: list[int | str] = [m.number if m.kind == "id" else str(m) for m in mentions]
    return parts[0] if len(parts) == 1 else parts


_A_HOLD = re.compile(r"\b(first|second|third|fourth|last|other|latest|oldest|newest|only|next) holds?\b")
_TO_HOLD = re.compile(r"\b(put|place|get|set|throw|stick|slap|leave|hold)\b.*\bon hold\b")
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
    if item.is_("num") and not item.is_("id") and item.value("num").value != number:
        return None
    if number >= LEAST_ID:
        return Mention("id", number)
    counted = number if item.is_("the") else 1
    return Mention("place", number, count=counted) if 1 <= number <= MOST_PLACES else None


def _points(match: Match) -> list[Mention] | None:
    found = [_point(item) for item in match.items("num", "id", "hash", "ordinal")]
    return None if None in found else [mention for mention in found if mention]


def _span(match: Match) -> list[Mention] | None:
    first, last = (_number(item) for item in match.items("num", "id", "hash", "ordinal"))
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
    if comparative and key in _WEIGHED:
        return [Mention("best", rank, count, key, weighed=True)]
    return [Mention("best", rank, count, key, held=key.startswith("ends_at"))]


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


def _every(match: Match) -> list[Mention]:
    both = any(item.text.startswith(("both", "ambos", "ambas")) for item in match.items("every"))
    return [Mention("all", count=2 if both else _count(match))]


def _pronoun(match: Match) -> list[Mention]:
    text = match.items("pronoun")[0].text
    plural = text in PLURAL_PRONOUNS or match.has("num")
    return [Mention("focus", plural=plural)]


def _some_of(match: Match) -> list[Mention] | None:
    """ "three of them": how many, not which; clear only where there are just so many."""
    number = match.items("num")[0]
    count = int(number.value("num").value)
    return [Mention("all", count=count)] if 1 < count <= MOST_RANGE and not number.is_("id", "one") else None


def _step(match: Match) -> list[Mention]:
    return [Mention("next", 1)]


_P = "hash|id|num|ordinal"
_NO_UNIT = "^beds|baths|sqft|miles|hours|cars|half_baths|percent|credits|ampm|permonth|money|asking"
_SHAPES: tuple[tuple[str, Maker], ...] = (
    (f"hash|num|ordinal dash|to hash|num|ordinal {_NO_UNIT}", _span),
    ("ordinal to|from last|bottom", _last),
    ("num best one|lead?", _best),
    ("ordinal best one|lead?", _best),
    (f"best num {_NO_UNIT}", _best),
    (f"top num {_NO_UNIT}", _top),
    (f"ordinal num {_NO_UNIT}", _top),
    (f"last num {_NO_UNIT}", _last),
    (f"every num {_NO_UNIT}", _every),
    ("every lead|one|pronoun?", _every),
    ("best one|lead?", _best),
    ("last one|lead? ^hours", _last),
    ("top one|lead", _top),
    ("next_one", _step),
    ("next lead|one", _step),
    ("num of pronoun", _some_of),
    ("lead? hash|id one?", _points),
    (f"lead? {_P} one? {_NO_UNIT}", _points),
    ("rest", lambda match: [Mention("rest")]),
    ("other", lambda match: [Mention("other")]),
    ("pronoun num", _pronoun),
    ("pronoun", _pronoun),
)


def read_mentions(clause: Clause, sense: Sense, describe: bool = True) -> list[Mention]:
    """The leads that a clause speaks of, in order; what its words describe ("the 4-bed in Mesa") comes with them."""
    held, bought, previous = (
        clause.has("held") or bool(_A_HOLD.search(clause.text)),
        clause.has("bought"),
        clause.has("prev"),
    )
    found = _scan(clause)
    mentions = _combine(found, clause)
    where, words = _description(clause, sense) if describe else ({}, "")
    mentions = _described(mentions, where, words, clause)
    if not mentions and held and not bought:
        mentions = [Mention("all")]
    held = held and not _TO_HOLD.search(clause.text)
    return [replace(m, held=m.held or (held and m.kind != "id"), bought=bought, previous=previous) for m in mentions]


@dataclass
class _Seen:
    at: int
    mentions: list[Mention]


def _settle_ones(items: list[Item]) -> None:
    """ "one" is a number beside other numbers ("one and three") or before a unit, else a pronoun ("the 299k one")."""
    for at, item in enumerate(items):
        if not item.is_("one") or not item.is_("num"):
            continue
        after, before = items[at + 1 : at + 3], items[max(0, at - 2) : at]
        unit = bool(after) and after[0].is_("beds", "baths", "hours", "cars", "stories")
        listed = len(after) == 2 and after[0].is_("and", "or", "comma", "dash", "to") and after[1].is_("num", "hash")
        listed = listed or (len(before) == 2 and before[1].is_("and", "or", "comma") and before[0].is_("num", "hash"))
        if not unit and not listed:
            item.kinds = {kind: value for kind, value in item.kinds.items() if kind != "num"}


def _scan(clause: Clause) -> list[_Seen]:
    _settle_ones(clause.items)
    seen: list[_Seen] = []
    for pattern, make in _SHAPES:
        for start in range(len(clause.items)):
            match = Shape(pattern, _unused).at(clause.items, start)
            made = make(match) if match and match.parts else None
            if not match or not made or _hour_of_day(clause.items, start):
                continue
            seen.append(_Seen(start, made))
            for _, item in match.parts:
                item.used = True
    return sorted(seen, key=lambda one: one.at)


def _hour_of_day(items: list[Item], at: int) -> bool:
    """ "tomorrow at 9" names an hour."""
    plain = items[at].is_("num") and not items[at].is_("hash", "ordinal") and items[at].value("num").value <= HOURS
    timed = any(item.is_("day", "weekday") for item in items)
    return plain and timed and at > 0 and items[at - 1].text in CLOCK_WORDS


def _unused(match: Match, need: Need) -> None:
    """Shapes are only matched here; making mentions is their maker's work."""


def _combine(seen: list[_Seen], clause: Clause) -> list[Mention]:
    """ "all but 2", "the cheaper of 1 and 2": an operator takes the mentions that follow it (or stand before)."""
    but = next((at for at, item in enumerate(clause.items) if item.is_("every_but")), None)
    if but is not None:
        inside = [m for one in seen if one.at > but for m in one.mentions]
        clause.items[but].used = True
        return [Mention("but", among=tuple(inside))] if inside else [Mention("all")]
    mentions = [m for one in seen for m in one.mentions]
    every = next((m for m in mentions if m.kind == "all"), None)
    if every is not None and clause.has("neg") and len(mentions) > 1:
        return [Mention("but", among=tuple(m for m in mentions if m is not every))]
    best = next((m for m in mentions if m.kind == "best"), None)
    others = [m for m in mentions if m.kind not in ("best", "focus")]
    if best is not None and others and _choice(clause, best):
        return [replace(best, among=tuple(others))]
    refused = [m for one in seen if _refused(clause.items, one.at) for m in one.mentions]
    if refused and len(refused) < len(mentions) and every is None:  # "not the first, the second"
        left = [one for one in seen if not _refused(clause.items, one.at)]
        if any(m.kind != "focus" or not m.plural for one in left for m in one.mentions):
            return [replace(m, minus=tuple(refused)) for m in _without_filler_pronouns(left, clause)]
        return [Mention("but", among=tuple(refused))]
    named = [m for m in mentions if m.kind not in ("all", "focus")]
    if every is not None and every.count == 2 and len(named) > 1:  # "both the first and the last"
        return named
    if every is not None:
        return [every]
    return _without_filler_pronouns(seen, clause)


def _choice(clause: Clause, best: Mention) -> bool:
    """A superlative over other mentions ("of", "between", "whichever") rather than beside them ("and")."""
    words = f" {clause.text} "
    return any(f" {word} " in words for word in ("of", "between", "whichever", "which", "from", "among", "de", "out"))


def _refused(items: list[Item], at: int) -> bool:
    """ "hold the first, not the second": said so just before it; "no, the second" is a correction instead."""
    before = [item for item in items[max(0, at - 2) : at] if not item.is_("article", "lead")]
    return bool(before) and before[-1].text in REFUSING


def _without_filler_pronouns(seen: list[_Seen], clause: Clause) -> list[Mention]:
    """ "buy the second one, I like it": a pronoun adds nothing; in "it and 10051" it is a lead of its own."""
    real = [one.at for one in seen if any(m.kind != "focus" for m in one.mentions)]
    kept = [one for one in seen if one.at in real or any(_paired(clause.items, one.at, at) for at in real)]
    return [m for one in kept for m in one.mentions] or [m for one in seen for m in one.mentions][:1]


def _paired(items: list[Item], pronoun: int, other: int) -> bool:
    """Only words of joining ("and", "plus lead") stand between the two."""
    low, high = sorted((pronoun, other))
    between = [item for item in items[low + 1 : high] if not item.used]
    joints = [item for item in between if item.is_("and") and item.text != "but"]
    return len(joints) == 1 and all(
        item in joints or item.is_("comma", "article", "filler", "lead") for item in between
    )


def _description(clause: Clause, sense: Sense) -> tuple[dict[str, Any], str]:
    free = [item for item in clause.items if not item.used]
    if not free:
        return {}, ""
    inner = Clause(free, clause.text, clause.raw)
    for item in free:
        item.used = item.is_("neg", "drop") and not item.is_("with")
    need = read_need(inner, Sense({}, sense.gazetteer))
    where = {slot: value for slot, value in need.set.items() if slot in WHERE_SLOTS}
    words = " ".join(item.raw for item in free if item.used and not item.is_("neg", "drop"))
    return where, words


def _described(mentions: list[Mention], where: dict[str, Any], words: str, clause: Clause) -> list[Mention]:
    if not where:
        return mentions
    plural = any(item.text in PLURAL_NOUNS or (item.is_("ptype") and item.text.endswith("s")) for item in clause.items)
    if len(mentions) == 1 and mentions[0].kind == "place" and mentions[0].count > 1:  # "the two under 350k"
        return [Mention("where", count=mentions[0].count, where=where, words=_phrase(words, True), plural=True)]
    operators = ("best", "all", "first", "last", "place", "but")
    if any(m.kind in operators for m in mentions):
        return [
            replace(m, kind="where", plural=True, where=where, words=_phrase(words, True))
            if m.kind == "all"
            else replace(m, where=where, words=words)
            if m.kind in operators
            else m
            for m in mentions
        ]
    if mentions and mentions[0].kind == "id":
        return mentions
    return [Mention("where", where=where, words=_phrase(words, plural), plural=plural)]


def _phrase(words: str, plural: bool) -> str:
    return f"the ones: {words}" if plural else f"the one: {words}"
