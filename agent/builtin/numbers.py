"""Numbers in digits and words: "$1.2M", "450k", "three hundred fifty thousand", "two and a half", "2 1/2"."""

from __future__ import annotations

from collections.abc import Sequence

from agent.builtin.items import Number, Token
from agent.builtin.tables.grammar import AMBIGUOUS_NUMBERS, FRACTION_WORDS, NUMBER_WORDS, SCALE_WORDS

DOLLAR_WORDS = frozenset({"dollars", "dollar", "bucks", "usd", "buck", "dolares", "pesos"})
STARTS = frozenset(
    {*NUMBER_WORDS, *SCALE_WORDS, *FRACTION_WORDS, *(f"{word}s" for word in FRACTION_WORDS), "a", "un", "three", "buck"}
)  # beside digits
COUNTED = ("bed", "bath", "car", "br", "ba")
COUNTED_NOT = (
    "ballpark",
    "basement",
    "based",
    "back",
    "bare",
    "basically",
    "base",
    "bank",
    "balcony",
    "brick",
    "brand",
)
DOZEN = 12
MILLION_FROM_MIL = 20  # "1.2 mil" is a million and "300 mil" is Spanish for 300 thousand


def read_number(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    """The number that starts at a token: (tokens taken, number)."""
    found = _read(tokens, at)
    if found and found[1].value < 10 and not found[1].dollar and _texts(tokens, at + found[0], 1) == ("dozen",):
        return found[0] + 1, Number(found[1].value * DOZEN)  # "two dozen"
    return found


def _read(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    token = tokens[at]
    if token.ordinal:
        return None
    if token.is_number:
        return _figures(tokens, at) or _digits(tokens, at)
    if token.text not in STARTS:
        return None
    if token.text == "buck":
        return _buck(tokens, at)
    return _fraction(tokens, at) or _figures(tokens, at) or _words(tokens, at) or _one_more(tokens, at)


def _buck(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    """ "a buck twenty", "a buck seventy five": of thousands."""
    more = _words(tokens, at + 1) if at + 1 < len(tokens) else None
    if more is None or not 10 <= more[1].value < 100 or more[1].magnitude or more[1].dollar:
        return None
    return 1 + more[0], Number(100 + more[1].value)


def _one_more(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    """ "another hundred", "an extra grand", "the million mark"."""
    scale = SCALE_WORDS.get(tokens[at].text, 0)
    before = tokens[at - 1].text if at else ""
    if before == "the" and scale >= 1e6 and _texts(tokens, at + 1, 1) == ("mark",):
        return 1, Number(1e6, magnitude=True)
    if before not in ("another", "extra", "additional") or scale not in (100, 1000):
        return None
    dollar = _is_dollars(tokens, at + 1)
    return 1 + dollar, Number(scale, dollar, magnitude=scale >= 1e3)


def _digits(tokens: Sequence[Token], at: int) -> tuple[int, Number]:
    token = tokens[at]
    value, taken, spoken = float(token.value or 0), 1, False
    tens = NUMBER_WORDS.get(tokens[at + 1].text, 0) if at + 1 < len(tokens) else 0
    if value < 10 and value == int(value) and not token.mag and tens in range(20, 100, 10):  # "3 fifty"
        ones = NUMBER_WORDS.get(tokens[at + 2].text, 0) if at + 2 < len(tokens) else 0
        if ones not in range(1, 10) or _counts(tokens, at + 3):
            ones = 0
        value, taken = value * 100 + tens + ones, 2 + bool(ones)  # "2 twenty five"
    half = _mixed_fraction(tokens, at + 1)
    if half and not token.mag:
        value, taken = value + half, 4
    elif not token.mag:
        value, more, spoken = _with_part(tokens, at + 1, value, 1)
        taken += more
    value, taken, scaled = _scaled(tokens, at, value, taken)
    dollar = token.dollar or _is_dollars(tokens, at + taken)
    taken += _is_dollars(tokens, at + taken)
    magnitude = bool(token.mag) or scaled
    decimal = "." in token.text and not magnitude
    return taken, Number(value, dollar, magnitude, decimal, spoken and not magnitude)


def _scaled(tokens: Sequence[Token], at: int, value: float, taken: int) -> tuple[float, int, bool]:
    scale = _texts(tokens, at + taken, 1)
    if scale == ("hundred",) and not tokens[at].mag:
        tens = (
            read if (read := NUMBER_WORDS.get("".join(_texts(tokens, at + taken + 1, 1)), 0)) in range(10, 100) else 0
        )
        value, taken = value * 100 + tens, taken + 1 + bool(tens)  # "4 hundred fifty thousand"
        scale = _texts(tokens, at + taken, 1)
    if not scale or scale[0] not in SCALE_WORDS or tokens[at].mag or not tokens[at + taken].spaced:
        return value, taken, False
    factor = SCALE_WORDS[scale[0]]
    if scale[0] == "mil" and value < MILLION_FROM_MIL:
        factor = 1e6
    if scale[0] == "m" and value >= MILLION_FROM_MIL:
        return value, taken, False
    return value * factor, taken + 1, True


def _mixed_fraction(tokens: Sequence[Token], at: int) -> float | None:
    if len(tokens) < at + 3 or tokens[at + 1].text != "/" or not tokens[at].spaced:
        return None
    top, bottom = tokens[at].value, tokens[at + 2].value
    return top / bottom if top == 1 and bottom in (2, 4) else None


def _fraction(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    """ "half a million", "a quarter million", "three quarters of a million"."""
    start = at + (tokens[at].text in ("a", "three"))
    words = [t.text for t in tokens[start : start + 4]]
    if not words or words[0].removesuffix("s") not in FRACTION_WORDS:
        return None
    value = FRACTION_WORDS[words[0].removesuffix("s")] * (3 if tokens[at].text == "three" else 1)
    rest = 1
    while rest < len(words) and words[rest] in ("a", "of", "un"):
        rest += 1
    if words[rest : rest + 1] == ["dozen"]:
        return start - at + rest, Number(value)
    if rest < len(words) and words[rest] in ("mile", "acre"):
        return start - at + rest, Number(value, decimal=True)
    if rest < len(words) and words[rest] in SCALE_WORDS and SCALE_WORDS[words[rest]] >= 1e3:
        scale = 1e6 if words[rest] == "mil" else SCALE_WORDS[words[rest]]
        return start - at + rest + 1, Number(value * scale, magnitude=True)
    return _shared(tokens, at, start, value)


def _shared(tokens: Sequence[Token], at: int, start: int, value: float) -> tuple[int, Number] | None:
    """ "a quarter | to half a million": the scale is told with the second."""
    if _texts(tokens, start + 1, 1) not in (("to",), ("and",), ("-",)):
        return None
    behind = tokens[start + 2].text if start + 2 < len(tokens) else ""
    second = _fraction(tokens, start + 2) if behind in ("a", "three") or behind in FRACTION_WORDS else None
    if second is None or second[1].value < 1e5:
        return None
    return start - at + 1, Number(value * 1e6, magnitude=True)


def _figures(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    """ "six figures" is 100,000."""
    digits = int(tokens[at].value or NUMBER_WORDS.get(tokens[at].text, 0))
    if digits in range(4, 9) and _texts(tokens, at + 1, 1) in (("figures",), ("figure",)):
        return 2, Number(10.0 ** (digits - 1), magnitude=True, figures=True)
    return None


def _words(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    total, current, taken, scaled = 0.0, 0.0, 0, False
    while at + taken < len(tokens):
        text = tokens[at + taken].text
        if taken and current % 10 == 0 and current >= 100 * bool(current % 100) and _counts(tokens, at + taken + 1):
            break  # "four hundred thousand two bed", "four fifty three bed": the next number counts something
        if text == "dozen" and taken:
            break
        if behind := _tenths_behind(tokens, at + taken, current):
            return taken + behind[0], Number((total + current) * 1000 + behind[1] * 100, magnitude=True)
        if text in NUMBER_WORDS and (taken == 0 or _may_follow(current, NUMBER_WORDS[text])):
            current = _joined(current, NUMBER_WORDS[text])
        elif taken == 0 and text in ("a", "un") and _texts(tokens, at + 1, 1) == ("hundred",):
            current = 1.0  # "a hundred and twenty thousand"
        elif text in SCALE_WORDS and taken and text != "m":
            factor = SCALE_WORDS[text]
            scaled = scaled or factor >= 1e3
            total, current = (total, current * factor) if factor == 100 else (total + max(current, 1) * factor, 0)
        elif text == "and" and taken and current >= 20 and _joins(tokens, at + taken, current):
            if (text == "and" and current % 100 and tokens[at + taken].raw.lower() != "y") or _another(
                tokens, at + taken + 1
            ):
                break  # "between four fifty and six hundred"
        else:
            break
        taken += 1
    if not taken:
        return _article_number(tokens, at)
    if tokens[at].text in AMBIGUOUS_NUMBERS and taken == 1 and not _parted(tokens, at + 1):
        return None
    value, more, spoken = _with_part(tokens, at + taken, total + current, 1e6 if total >= 1e6 else 1)
    tenths = _tenths(tokens, at + taken) if not more and value < 100 and not scaled else None
    if tenths is not None:  # "one point two million"
        value, more, spoken = value + tenths, 2, True
    taken += more
    scale = SCALE_WORDS.get("".join(_texts(tokens, at + taken, 1)), 0)
    if more and value < 100 and scale >= 1e2:  # "five and a quarter million"
        value, taken, scaled = value * (1e6 if scale == 1e3 and value < 3 else scale), taken + 1, True
        scale = SCALE_WORDS.get("".join(_texts(tokens, at + taken, 1)), 0)
        value, taken = (value * scale, taken + 1) if scale == 1e3 else (value, taken)
    dollar = _is_dollars(tokens, at + taken)
    return taken + dollar, Number(value, dollar, scaled, spoken=spoken and not scaled)


def _parted(tokens: Sequence[Token], at: int) -> bool:
    return bool(_with_part(tokens, at, 0, 1)[1]) or _tenths(tokens, at) is not None


def _tenths(tokens: Sequence[Token], at: int) -> float | None:
    """ "point two" behind a number."""
    digit = NUMBER_WORDS.get("".join(_texts(tokens, at + 1, 1)), 10)
    return digit / 10 if _texts(tokens, at, 1) == ("point",) and digit < 10 else None


PARTS: dict[tuple[str, ...], float] = {
    ("and", "a", "half"): 0.5, ("y", "medio"): 0.5, ("y", "media"): 0.5, ("and", "a", "quarter"): 0.25,
    ("and", "three", "quarters"): 0.75, ("y", "cuarto"): 0.25, ("point", "five"): 0.5,
}  # fmt: skip


def _with_part(tokens: Sequence[Token], at: int, value: float, unit: float) -> tuple[float, int, bool]:
    """ "two and a half", "a million and a half", "five and a quarter": (value, words taken, below ten)."""
    for words, part in PARTS.items():
        if _texts(tokens, at, len(words)) == words:
            return value + part * unit, len(words), value < 10
    return value, 0, False


def _article_number(tokens: Sequence[Token], at: int) -> tuple[int, Number] | None:
    """ "a million", "a couple", "a dozen", "a hundred thousand"."""
    follow = _texts(tokens, at + 1, 1)
    if tokens[at].text not in ("a", "un") or not follow:
        return None
    scale = SCALE_WORDS.get("".join(_texts(tokens, at + 2, 1)), 0)
    if follow[0] in ("cool", "whole", "full", "solid", "measly", "mere") and scale >= 1e3:
        return 3, Number(1e6 if tokens[at + 2].text == "mil" else scale, magnitude=True)
    if follow[0] in ("couple", "dozen"):
        of = _texts(tokens, at + 2, 1) == ("of",)
        return 2 + of, Number(NUMBER_WORDS[follow[0]])
    if follow[0] in ("million", "millon", "mil", "mill") and _texts(tokens, at + 2, 3) == ("and", "a", "half"):
        return 5, Number(1.5e6, magnitude=True)
    tenths = NUMBER_WORDS.get("".join(_texts(tokens, at + 2, 1)), 0)
    if follow[0] == "million" and 1 <= tenths < 10 and not _counts(tokens, at + 3):
        return 3, Number(1e6 + tenths * 1e5, magnitude=True)  # "a million two"
    if follow[0] in ("mil", "mill"):
        return 2, Number(1e6, magnitude=True)
    if follow[0] in ("million", "thousand", "millon"):
        return 2, Number(SCALE_WORDS[follow[0]], magnitude=True)
    return None


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """ "a million two beds" counts the beds."""
    return at < len(tokens) and tokens[at].text.startswith(COUNTED) and tokens[at].text not in COUNTED_NOT


def _may_follow(current: float, nxt: float) -> bool:
    """ "forty five" and "four fifty" go on; "two three" are two numbers."""
    if current == 0:
        return True
    if current >= 100:
        return current % 100 == 0 or (current % 10 == 0 and nxt < 10)
    return (nxt < 10 <= current < 100 and current % 10 == 0) or (nxt >= 10 and current < 10)


def _tenths_behind(tokens: Sequence[Token], at: int, current: float) -> tuple[int, float] | None:
    """ "one ninety nine | nine", "three twenty nine | five hundred": the hundreds behind thousands."""
    nxt = NUMBER_WORDS.get(tokens[at].text, 0)
    if not (111 <= current < 1000 and current % 10 and 1 <= nxt < 10) or _counts(tokens, at + 1):
        return None
    hundred = _texts(tokens, at + 1, 1) == ("hundred",)
    return 1 + hundred, nxt


def _joined(current: float, nxt: float) -> float:
    if 0 < current < 10 <= nxt < 100:  # "four fifty" is 450
        return current * 100 + nxt
    return current + nxt


def _another(tokens: Sequence[Token], at: int) -> bool:
    """ "six hundred", "two fifty", "three and a quarter" behind an "and" is another amount."""
    if _texts(tokens, at + 1, 1) == ("hundred",) or _texts(tokens, at + 2, 1) == ("hundred",):
        return True
    tens = NUMBER_WORDS.get("".join(_texts(tokens, at + 1, 1)), 0) in range(20, 100, 10)
    small = NUMBER_WORDS.get("".join(_texts(tokens, at, 1)), 0) < 10
    return small and (tens or _parted(tokens, at + 1))


def _joins(tokens: Sequence[Token], at: int, current: float) -> bool:
    """ "four hundred and fifty"; "cuarenta y cinco" in Spanish alone."""
    return _next_is_small(tokens, at + 1) and (current >= 100 or tokens[at].raw.lower() == "y")


def _next_is_small(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and 0 < NUMBER_WORDS.get(tokens[at].text, 0) < 100 and tokens[at].text != "a"


def _is_dollars(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].text in DOLLAR_WORDS


def _texts(tokens: Sequence[Token], at: int, count: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[at : at + count])
