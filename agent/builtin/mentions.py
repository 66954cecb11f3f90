"""References to leads as mentions, which can be written down and resolved later."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from agent.builtin.tables.references import BEST_NAMES

LEAST_ID = 1000


@dataclass(frozen=True)
class Mention:
    """One reference. ``kind`` names a method of the resolver; ``str()`` is its canonical expression."""

    kind: str  # id place last first middle all but rest best focus other next where done
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
        return WEIGHED[m.key]
    name = _counted(BEST_NAMES[m.key], m.count)
    name = f"{_ORDINAL_TEXT.get(m.number, '')} {name}".strip() if m.number > 1 else name
    return name + (" of " + " and ".join(str(part) for part in m.among) if m.among else "")


def _of(m: Mention) -> str:
    return "".join(f" of {part}" for part in m.among)


def _next_text(m: Mention) -> str:
    beside = "".join(str(part) for part in m.among) or "it"
    return f"one {'after' if m.number > 0 else 'before'} {beside}" if m.among or m.number < 0 else "next one"


def _last_text(m: Mention) -> str:
    return _counted("last", m.count) if m.number == m.count else f"{_ORDINAL_TEXT[m.number]} to last"


WEIGHED: dict[str, str] = {
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
    "place": lambda m: f"#{m.number}{_of(m)}",
    "last": lambda m: _last_text(m) + _of(m),
    "middle": lambda m: "middle one",
    "some": lambda m: "one of my holds" if m.held else "one of my leads",
    "first": lambda m: f"first {m.count}",
    "all": lambda m: "both" if m.count == 2 else _counted("all", m.count),
    "but": lambda m: "all but " + " and ".join(str(part).removeprefix("the ones: ") for part in m.among),
    "rest": lambda m: "the rest" if m.count == 1 else f"the other {m.count}",
    "best": _best_text,
    "focus": lambda m: ("them" if m.count == 1 else f"those {m.count}") if m.plural else "it",
    "other": lambda m: "the other one",
    "next": lambda m: _next_text(m),
    "done": lambda m: f"what i just {m.key}",
    "where": lambda m: m.words,
}


def argument(mentions: list[Mention]) -> int | str | list[int | str]:
    """Mentions as a tool's ``ref``: an id as a number, everything else as its expression; several as a list."""
    parts: list[int | str] = [m.number if m.kind == "id" else str(m) for m in mentions]
    return parts[0] if len(parts) == 1 else parts
