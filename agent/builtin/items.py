"""What the parser works on: tokens as typed, items as meant, clauses, and shapes (grammar rules) over items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from agent.builtin.sieve import places


@dataclass(frozen=True, slots=True)
class Token:
    """One typed unit. ``text`` is folded, lower-case and repaired; ``raw`` is what stands in the sentence."""

    text: str
    raw: str
    start: int
    end: int
    value: float | None = None  # of a number
    mag: str = ""  # k, m: the magnitude typed with the number, already multiplied into value
    dollar: bool = False
    ordinal: bool = False
    spaced: bool = True  # white space stands before it

    def __hash__(self) -> int:
        return hash((self.start, self.text))

    @property
    def is_number(self) -> bool:
        return self.value is not None


@dataclass(slots=True)
class Item:
    """A meaning-bearing unit over one or more tokens; a word may mean several kinds of thing at once."""

    kinds: dict[str, Any]  # kind → value
    text: str
    raw: str
    start: int  # character offsets in the sentence
    end: int
    used: bool = False

    def value(self, kind: str) -> Any:
        return self.kinds.get(kind)

    def is_(self, *kinds: str) -> bool:
        for kind in kinds:  # noqa: SIM110 - asked a thousand times a sentence
            if kind in self.kinds:
                return True
        return False

    def copy(self) -> Item:
        """What a kind says is never changed, only which kinds there are and whether the item is used."""
        return Item(self.kinds.copy(), self.text, self.raw, self.start, self.end, self.used)

    def sign(self) -> tuple[Any, ...]:
        """What of it a reader sees; values by their identity: whoever keeps this keeps a copy of the item, too."""
        return self.start, self.end, self.text, self.used, *self.kinds, *map(id, self.kinds.values())

    def __deepcopy__(self, _memo: dict[int, Any]) -> Item:
        return self.copy()


@dataclass(frozen=True, slots=True)
class Number:
    """A number item's value. ``dollar`` and ``magnitude``: it was written as money or with one ($, k, million)."""

    value: float
    dollar: bool = False
    magnitude: bool = False
    decimal: bool = False
    spoken: bool = False  # "five and a quarter"
    figures: bool = False  # "six figures"


@dataclass(slots=True)
class Clause:
    """A stretch of items that says one thing."""

    items: list[Item]
    text: str  # folded and repaired words and numbers, single spaces
    raw: str
    correction: bool = False  # it takes back what was said just before
    question: bool = False
    tool: str | None = None
    settled: bool = False  # its tool follows from the clause before it
    told: bool = False  # beside a request it is background
    note: str = ""  # what was dictated with it
    given: dict[str, Any] | None = None  # of a setting told beside others: what it shares; it is joined to nothing
    kept: dict[str, Any] = field(default_factory=dict)  # what "same length" takes from what was asked
    repairs: list[Clause] = field(default_factory=list)  # what then takes back a part of it, in turn

    def __deepcopy__(self, _memo: dict[int, Any]) -> Clause:
        """Its own items; what tables gave it and what it was told to keep are never changed."""
        again = replace(self, items=[item.copy() for item in self.items], kept=self.kept.copy())
        again.repairs = [deepcopy(one) for one in self.repairs]
        return again

    def free(self) -> list[Item]:
        return [item for item in self.items if not item.used]

    def of(self, kind: str) -> list[Item]:
        return [item for item in self.items if kind in item.kinds and not item.used]

    def kinds(self) -> set[str]:
        """Every kind of thing in it."""
        return {kind for item in self.items for kind in item.kinds}

    def has(self, *kinds: str) -> bool:
        for item in self.items:  # noqa: SIM110 - asked a hundred times a sentence
            if not item.kinds.keys().isdisjoint(kinds):
                return True
        return False


@dataclass(slots=True)
class Need:
    """What words ask for: slots to set, and (slot, value) pairs to take back; value None takes the whole slot."""

    set: dict[str, Any] = field(default_factory=dict)
    drop: list[tuple[str, Any]] = field(default_factory=list)

    def add(self, slot: str, *values: Any) -> None:
        """Appends to a list slot, each value once."""
        have = self.set.setdefault(slot, [])
        have += [value for value in values if value not in have]

    def bounds(self, name: str, low: float | None, high: float | None) -> None:
        """Sets ``min_<name>`` and ``max_<name>``; a later bound on the same side replaces an earlier one."""
        if low is not None:
            self.set[f"min_{name}"] = low
        if high is not None:
            self.set[f"max_{name}"] = high

    def copy(self) -> Need:
        """Lists grow as more is read; other values are never changed."""
        told = {slot: value.copy() if isinstance(value, list) else value for slot, value in self.set.items()}
        return Need(told, self.drop.copy())

    def __bool__(self) -> bool:
        return bool(self.set or self.drop)


@dataclass(slots=True)
class Match:
    """Items matched by a shape, each with the kind as which it matched."""

    parts: list[tuple[str, Item]] = field(default_factory=list)

    def values(self, kind: str) -> list[Any]:
        return [item.kinds[kind] for matched, item in self.parts if matched == kind]

    def first(self, kind: str) -> Any:
        return next(iter(self.values(kind)), None)

    def items(self, *kinds: str) -> list[Item]:
        return [item for matched, item in self.parts if matched in kinds]

    def has(self, *kinds: str) -> bool:
        return any(matched in kinds for matched, _ in self.parts)


Action = Callable[[Match, Need], bool | None]
Element = tuple[tuple[str, ...], bool, bool, str]  # kinds, may be absent, may repeat, "^" not here, "<" not before


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> tuple[Element, ...]:
    elements = []
    for part in pattern.split():
        kinds = tuple(part.strip("^<?*+").split("|"))
        elements.append((kinds, part[-1] in "?*", part[-1] in "*+", part[0] if part[0] in "^<" else ""))
    return tuple(elements)


@dataclass(slots=True, eq=False)
class Shape:
    """A grammar rule: ``pattern`` names kinds in order ("between? num to|dash num beds"), ``action`` fills slots.

    An element may end in ``?`` (absent), ``+`` (repeated) or ``*`` (both); one that starts with ``^`` forbids what
    follows, one that starts with ``<`` what stands before.
    The action may return False to decline;
    otherwise the matched items are used up, unless ``keep``.
    """

    pattern: str
    action: Action
    keep: bool = False

    def matches(self, items: list[Item]) -> Iterator[Match]:
        return (match for _, match in found(self.pattern, items))


def found(pattern: str, items: list[Item]) -> Iterator[tuple[int, Match]]:
    """Each match of a shape's pattern, with the place where it starts."""
    elements, first = _compiled(pattern), _first(pattern)
    for start in range(len(items)):
        if first and (items[start].used or items[start].kinds.keys().isdisjoint(first)):
            continue
        match = _match(elements, 0, items, start)
        if match and match.parts:
            yield start, match


class _Needs:
    """What many patterns need, by kind: a set of patterns is a number with a bit for each."""

    def __init__(self, patterns: Sequence[str]) -> None:
        needed = [_needed(pattern) for pattern in patterns]
        self._every = (1 << len(needed)) - 1
        self._layers = [_layer(needed, at) for at in range(max(map(len, needed), default=0))]

    def met_by(self, present: set[str]) -> int:
        """The patterns of which every needed kind is among those present."""
        mask = self._every
        for always, by_kind in self._layers:
            met = always
            for kind in by_kind.keys() & present:
                met |= by_kind[kind]
            mask &= met
        return mask


def _layer(needed: list[tuple[tuple[str, ...], ...]], at: int) -> tuple[int, dict[str, int]]:
    """The patterns that have no group of that number, and for each kind those of which it meets that group."""
    always, by_kind = 0, dict[str, int]()
    for bit, groups in enumerate(needed):
        always |= 1 << bit if at >= len(groups) else 0
        for kind in groups[at] if at < len(groups) else ():
            by_kind[kind] = by_kind.get(kind, 0) | 1 << bit
    return always, by_kind


@lru_cache(maxsize=256)
def _needs_of(patterns: tuple[str, ...]) -> _Needs:
    return _Needs(patterns)


def possible(patterns: tuple[str, ...], present: set[str]) -> Iterator[int]:
    """Which patterns have every kind that they need among those present, in their order."""
    return places(_needs_of(patterns).met_by(present))


def _match(elements: tuple[Element, ...], e: int, items: list[Item], i: int) -> Match | None:
    if e == len(elements):
        return Match()
    kinds, optional, repeats, forbidden = elements[e]
    if forbidden:
        at = i if forbidden == "^" else i - 1
        blocked = 0 <= at < len(items) and items[at].is_(*kinds)
        return None if blocked else _match(elements, e + 1, items, i)
    if i < len(items) and not items[i].used and (kind := _kind(kinds, items[i].kinds)):
        rest = _match(_repeat(elements, e), 0, items, i + 1) if repeats else None
        rest = rest or _match(elements, e + 1, items, i + 1)
        if rest is not None:
            rest.parts.insert(0, (kind, items[i]))
            return rest
    return _match(elements, e + 1, items, i) if optional else None


def _kind(wanted: tuple[str, ...], have: dict[str, Any]) -> str:
    """The first wanted kind that is there."""
    for kind in wanted:
        if kind in have:
            return kind
    return ""


@lru_cache(maxsize=2048)
def _repeat(elements: tuple[Element, ...], e: int) -> tuple[Element, ...]:
    return ((elements[e][0], True, True, ""), *elements[e + 1 :])


@lru_cache(maxsize=1024)
def _needed(pattern: str) -> tuple[tuple[str, ...], ...]:
    """The groups of kinds of which one each must be there."""
    return tuple(kinds for kinds, optional, _, never in _compiled(pattern) if not optional and not never)


@lru_cache(maxsize=1024)
def _first(pattern: str) -> tuple[str, ...]:
    """The kinds of which a match must begin with one; none where it may begin with anything."""
    kinds, optional, _, never = _compiled(pattern)[0]
    return () if optional or never else kinds


def apply(shapes: Iterable[Shape], items: list[Item], need: Need) -> None:
    """Runs the rules in order; each takes all its matches, left to right, over what earlier rules left free."""
    rules, present = list(shapes), set[str]().union(*[item.kinds for item in items])
    for at in possible(tuple([shape.pattern for shape in rules]), present):
        shape = rules[at]
        for match in shape.matches(items):
            if shape.action(match, need) is False or shape.keep:
                continue
            for _, item in match.parts:
                item.used = True
