"""Times of day among the words: "5pm", "half past six", "17:30", "Friday 1600", "noon", "las nueve de la noche"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent.builtin.items import Token
from agent.builtin.tables import clocks
from agent.builtin.tables.grammar import NUMBER_WORDS

NOON = 12
DAY = 24
MILITARY_DIGITS = 4
STARTS = frozenset({*clocks.NAMED_STARTS, *clocks.MINUTES_TO, *NUMBER_WORDS, "a", "at"})  # beside digits


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour of the day with its minutes as a fraction; ``sure`` when it is known which half of the day is meant."""

    hour: float
    sure: bool = True

    def on(self, part: str | None) -> float:
        """The hour in the part of the day that the words name."""
        if self.sure or self.hour > NOON or part is None:
            return self.hour
        if part == clocks.MORNING:
            return self.hour % NOON if self.hour >= NOON else self.hour
        if part == clocks.NIGHT and (self.hour >= NOON or self.hour < 5):
            return DAY + self.hour % NOON
        return self.hour + NOON if self.hour < NOON else self.hour


Read = tuple[int, Clock]


def read_clock(tokens: Sequence[Token], at: int) -> Read | None:
    """The time of day that starts at a token: (tokens taken, clock); bare numbers are none."""
    token = tokens[at]
    if token.text not in STARTS and token.value is None and not (token.text.isdigit() or token.raw.isdigit()):
        return None
    words = [token.text for token in tokens[at : at + 8]]
    if words[0] == "half" and at and tokens[at - 1].text in ("a", "and"):
        return None  # "two and a half"
    found = _named(words) or _military(tokens, at) or _to_the_hour(words) or _of_digits(tokens, at, words)
    return found or _spoken(tokens, at, words)


def _named(words: list[str]) -> Read | None:
    if words[0] not in clocks.NAMED_STARTS:
        return None
    for taken in range(clocks.MOST_NAMED, 0, -1):
        hour = clocks.NAMED.get(" ".join(words[:taken]))
        if hour is not None and len(words) >= taken:
            after = words[taken : taken + 2]
            half = after == ["y", "media"] or after == ["and", "thirty"]
            return taken + 2 * half, Clock(hour + 0.5 * half)
    return None


def _military(tokens: Sequence[Token], at: int) -> Read | None:
    """ "0500", "1600 hours", "Friday 1600", "2100 to 0500": four figures where only an hour can stand."""
    hour = _four(tokens, at)
    if hour is None:
        return None
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    if after in clocks.MILITARY_ENDS:
        lasts = bool(at) and tokens[at - 1].text in clocks.BEFORE_LENGTH and not tokens[at].text.startswith("0")
        return None if lasts else (2, Clock(hour))
    if tokens[at].text.startswith("0") or _of_a_span(tokens, at):
        return 1, Clock(hour)
    before = tokens[at - 1].text if at else ""
    earlier = tokens[at - 2].text if at > 1 else ""
    if before in ("through", "thru", "by") and earlier.isdigit():
        return None
    if before in clocks.BEFORE_MILITARY and (before not in ("at", "about", "around") or _timed(tokens, at, earlier)):
        return 1, Clock(hour)
    return None


def _timed(tokens: Sequence[Token], at: int, earlier: str) -> bool:
    near = {token.text for token in (*tokens[max(0, at - 4) : at], *tokens[at + 1 : at + 3])}
    return earlier not in clocks.NOT_BEFORE_AT and bool(near & clocks.BEFORE_MILITARY - {"at", "about", "around"})


def _four(tokens: Sequence[Token], at: int) -> float | None:
    token = tokens[at]
    if not token.raw.isdigit() or len(token.raw) != MILITARY_DIGITS or token.dollar:
        return None
    hour, minute = int(token.raw[:2]), int(token.raw[2:])
    return hour + minute / 60 if hour < DAY and minute < 60 and minute % 5 == 0 else None


def _of_a_span(tokens: Sequence[Token], at: int) -> bool:
    """Beside "to 0500" or "2100 to": a span of which one end can be nothing but a time."""
    for joint, other in ((at + 1, at + 2), (at - 1, at - 2)):
        if not (0 <= joint < len(tokens) and 0 <= other < len(tokens)) or tokens[joint].text not in clocks.TO_WORDS:
            continue
        if _four(tokens, other) is not None and tokens[other].text.startswith("0"):
            return True
    return False


def _hour_word(word: str) -> int | None:
    value = int(word) if word.isdigit() and len(word) < 3 else int(NUMBER_WORDS.get(word, 0))
    spoken = word not in ("a", "an", "un", "couple", "dozen")
    return value if spoken and 1 <= value <= NOON else None


def _to_the_hour(words: list[str]) -> Read | None:
    """ "half past six", "a quarter to nine", "ten to five"; "half nine" is half past it."""
    start = 1 if words[0] in ("a", "at") and len(words) > 1 else 0
    rest = words[start:]
    minutes = clocks.MINUTES_TO.get(rest[0])
    if minutes is None and rest[0].isdigit() and int(rest[0]) % 5 == 0 and 0 < int(rest[0]) < 30:
        minutes = int(rest[0])
    if minutes is None or len(rest) < 2:
        return None
    skip = 2 if rest[1] in ("minutes", "min", "mins") else 1
    if rest[0] == "half" and words[0] != "a" and _hour_word(rest[1]) and rest[1] != "one":
        return _closed(words, start + 2, (_hour_word(rest[1]) or 0) + 0.5)
    if len(rest) < skip + 2 or rest[skip] not in clocks.AFTER_HOUR + clocks.BEFORE_HOUR:
        return None
    after = rest[skip] in clocks.AFTER_HOUR
    hour = clocks.NAMED.get(rest[skip + 1]) or _hour_word(rest[skip + 1])
    plain = rest[0] not in ("quarter", "half")
    if hour is None or (not after and (rest[0] == "half" or (plain and rest[skip] not in ("to", "till", "til")))):
        return None
    if plain and not after and words[0] != "at":
        return None  # "5 to 10" is a range
    return _closed(words, start + skip + 2, hour + (minutes if after else -minutes) / 60)


def _half(words: list[str], at: int) -> tuple[int, bool] | None:
    for marks, late in clocks.HALVES.items():
        if tuple(words[at : at + len(marks)]) == marks:
            stopped = len(marks) == 3 and words[at + 3 : at + 4] == ["."]
            return len(marks) + stopped, late
    return None


def _closed(words: list[str], taken: int, hour: float, digital: bool = False) -> Read:
    """The time with "o'clock", "am" or "pm" after it."""
    for end in clocks.OCLOCK:
        size = len(end.split())
        if " ".join(words[taken : taken + size]) == end:
            taken += size
    half = _half(words, taken)
    if half is None or hour > NOON + 1:
        return taken, Clock(hour, sure=digital and hour >= NOON + 1)
    hour = hour % NOON + NOON if half[1] else hour % NOON if hour >= NOON else hour
    return taken + half[0], Clock(hour)


def _of_digits(tokens: Sequence[Token], at: int, words: list[str]) -> Read | None:
    """ "5pm", "5:30", "17:30", "five o'clock", "nine pm", "9.30pm", "10p"."""
    token = tokens[at]
    if token.dollar or token.mag or token.ordinal:
        return None
    hour = float(token.value) if token.value is not None else _hour_word(words[0])
    if hour is None or hour > DAY or len(words) < 2:
        return None
    if hour != int(hour):
        minute = round(hour % 1 * 100)
        half = _half(words, 1)
        return _closed(words, 1, int(hour) + minute / 60) if half and minute < 60 and "." in token.raw else None
    if words[1] == ":" and len(words) > 2 and words[2].isdigit() and len(words[2]) == 2 and int(words[2]) < 60:
        return _closed(words, 3, hour + int(words[2]) / 60, digital=True)
    spanish = clocks.SPANISH_AFTER.get(tuple(words[1:3]))
    if spanish and at and tokens[at - 1].text in ("las", "la"):
        return _closed(words, 3, hour + spanish)
    ends = any(" ".join(words[1 : 1 + len(end.split())]) == end for end in clocks.OCLOCK)
    if _half(words, 1) is not None or (ends and words[1] not in ("sharp", "on")):
        return _closed(words, 1, hour)
    if words[1] in clocks.SHORT_HALVES and not tokens[at + 1].spaced:
        late = clocks.SHORT_HALVES[words[1]]
        return 2, Clock(hour % NOON + NOON if late else hour % NOON)
    return None


def _spoken(tokens: Sequence[Token], at: int, words: list[str]) -> Read | None:
    """ "at six thirty", "nine fifteen pm"."""
    hour = _hour_word(words[0])
    if hour is None or len(words) < 2:
        return None
    minute = clocks.SPOKEN_MINUTES.get(words[1]) or (
        int(words[1]) if words[0].isdigit() and words[1] in ("15", "30", "45") and tokens[at + 1].spaced else None
    )
    taken = 2
    if minute in (20, 30, 40, 50) and words[2:3] == ["five"]:
        minute, taken = minute + 5, 3
    if minute is None:
        return None
    before = tokens[at - 1].text if at else ""
    if before == "," and at > 1:
        before = tokens[at - 2].text
    earlier = tokens[at - 2].text if at > 1 else ""
    led = before in clocks.BEFORE_SPOKEN and earlier not in clocks.NOT_BEFORE_AT
    parted = " ".join(words[taken : taken + 2]) in ("in the", "at night", "this morning", "this evening")
    if _half(words, taken) is None and not parted and not (led and before not in ("from", "around", "by", "before")):
        return None
    return _closed(words, taken, hour + minute / 60)
