"""Phone numbers in disguise, composed from known ones; the writers' tables are their own."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

AREA_CODES = ("512", "737", "702", "725", "214", "469", "972", "817", "602", "480", "623")
ENGLISH = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
SPANISH = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
LOOKS = {"0": "Oo", "1": "lI|", "2": "Z", "5": "S", "8": "B"}
CIRCLED = dict(zip("0123456789", "⓪①②③④⑤⑥⑦⑧⑨", strict=True))
WIDE = dict(zip("0123456789", "０１２３４５６７８９", strict=True))
MATHS = dict(zip("0123456789", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", strict=True))
EMOJI = ("🔥", "📞", "⭐", "❤", "🏡")
AROUND = (
    "Call {} today", "Text me at {}", "3 bed 2 bath home. {} for details", "Asking $1,850. Reach us: {}", "{}",
    "Great house near the park, built 1995, 1,640 sqft, call or text {} after 5 pm.", "Ph. {} thanks",
    "Available now! Contact owner {} no agents please, zip 78704", "my number is {}", "cell: {}",
    "¡Llame al {} hoy!", "For a tour ring {}.\nOpen house Saturday 10 to 2.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Disguised:
    """What was typed, and the number that was meant (E.164)."""

    text: str
    meant: str
    way: str


def disguised(seed: int, count: int) -> list[Disguised]:
    """As many as asked, always the same for a seed; every way comes equally often."""
    rng = random.Random(seed)
    ways = list(WAYS)
    return [_one(rng, ways[at % len(ways)]) for at in range(count)]


def _one(rng: random.Random, way: str) -> Disguised:
    digits = f"{rng.choice(AREA_CODES)}55501{rng.randrange(100):02d}"
    return Disguised(rng.choice(AROUND).format(WAYS[way](rng, digits)), f"+1{digits}", way)


def _groups(digits: str) -> tuple[str, str, str]:
    return digits[:3], digits[3:6], digits[6:]


def _words(rng: random.Random, digits: str, names: tuple[str, ...] = ENGLISH, by: str = " ") -> str:
    return by.join(
        "oh" if digit == "0" and names is ENGLISH and rng.random() < 0.4 else names[int(digit)] for digit in digits
    )


def _some_words(rng: random.Random, digits: str) -> str:
    return " ".join(ENGLISH[int(digit)] if rng.random() < 0.5 else digit for digit in digits)


def _first_in_words(rng: random.Random, digits: str) -> str:
    return f"{_words(rng, digits[:3])} {digits[3:6]}-{digits[6:]}"


def _looks(rng: random.Random, digits: str) -> str:
    by = rng.choice(("-", ".", " "))
    return by.join("".join(rng.choice(LOOKS[each]) if each in LOOKS and rng.random() < 0.5 else each for each in group)
                   for group in _groups(digits))  # fmt: skip


def _between(rng: random.Random, digits: str) -> str:
    return rng.choice((".", " ", "-", "_", "*", " . ", "~", "/")).join(digits)


def _odd_groups(rng: random.Random, digits: str) -> str:
    return rng.choice((" ", ".", "-")).join((digits[:2], digits[2:4], digits[4:6], digits[6:8], digits[8:]))


def _over_words(rng: random.Random, digits: str) -> str:
    area, middle, last = _groups(digits)
    return rng.choice((
        f"{area} then {middle} then {last}", f"area code {area}, then {middle} and {last}",
        f"{area} and after that {middle} and finally {last}", f"{area}, rest of it is {middle}{last}",
        f"{area} followed by {middle} and the last four {last}",
        f"{_words(rng, area)} then {_words(rng, middle)} then {last}",
    ))  # fmt: skip


def _doubles(rng: random.Random, digits: str) -> str:
    return f"{_words(rng, digits[:3])} triple five {_words(rng, digits[6:])}"


def _glued(rng: random.Random, digits: str) -> str:
    return "".join(ENGLISH[int(digit)] for digit in digits[:6]) + digits[6:]


def _symbols(table: dict[str, str]) -> Callable[[random.Random, str], str]:
    return lambda rng, digits: rng.choice(("", " ", "-")).join(
        "".join(table[each] for each in group) for group in _groups(digits)
    )


def _emoji(rng: random.Random, digits: str) -> str:
    return rng.choice(EMOJI).join(_groups(digits)) if rng.random() < 0.5 else rng.choice(EMOJI).join(digits)


def _markup(rng: random.Random, digits: str) -> str:
    return rng.choice(("<b>{}</b>-<i>{}</i>-{}", "{}<!-- x -->-{}-{}", "&#40;{}&#41; {}&#45;{}")).format(
        *_groups(digits)
    )


def _plain(rng: random.Random, digits: str) -> str:
    return rng.choice(
        ("({}) {}-{}", "{}.{}.{}", "+1 {} {} {}", "1-{}-{}-{}", "{}{}{}", "({}){}{}", "{} - {} - {}")
    ).format(*_groups(digits))


WAYS: dict[str, Callable[[random.Random, str], str]] = {
    "plain": _plain,
    "english words": _words,
    "spanish words": lambda rng, digits: _words(rng, digits, SPANISH),
    "hyphened words": lambda rng, digits: _words(rng, digits, by="-"),
    "upper-case words": lambda rng, digits: _words(rng, digits).upper(),
    "some words": _some_words,
    "first in words": _first_in_words,
    "glued words": _glued,
    "doubled": _doubles,
    "letters for digits": _looks,
    "signs between": _between,
    "odd groups": _odd_groups,
    "over words": _over_words,
    "keycaps": lambda _, digits: "".join(f"{digit}\ufe0f\u20e3" for digit in digits),
    "circled": _symbols(CIRCLED),
    "wide": _symbols(WIDE),
    "bold": _symbols(MATHS),
    "emoji between": _emoji,
    "hidden characters": lambda _, digits: "\u200b".join(digits),
    "markup": _markup,
}  # fmt: skip
