"""Phone digits as Roman numerals: "V I II V V V 0 I IV II"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_VALUES = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "O": 0}
_ONE = r"(?:III|II|IV|IX|I|VIII|VII|VI|V|[O0-9])"
_RUN = re.compile(rf"(?<![\w'])(?:{_ONE}[ .,/|_-]{{1,3}}){{6,13}}{_ONE}(?![\w'])")
_EACH = re.compile(_ONE)
LEAST_NUMERALS = 3


def numeral_runs(shadow: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, digits) of seven and more in a row, three of them real numerals at least."""
    if "V" not in shadow and "II" not in shadow:
        return
    for match in _RUN.finditer(shadow):
        said = _EACH.findall(match.group())
        if sum(each not in "O0123456789" for each in said) >= LEAST_NUMERALS:
            yield match.start(), match.end(), "".join(str(_VALUES.get(each, each)) for each in said)


def in_figures(shadow: str) -> str:
    """The text with such runs as digits."""
    for start, end, digits in reversed(list(numeral_runs(shadow))):
        shadow = f"{shadow[:start]}{digits}{shadow[end:]}"
    return shadow
