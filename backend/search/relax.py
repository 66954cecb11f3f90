"""Nothing matches: which filter to drop, and how many that would find."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from backend.search.conditions import Condition
from backend.search.schemas import RelaxOption

OPTIONS_MAX = 4
PAIRS_FROM_CONDITIONS = 2


def options(conditions: Sequence[Condition], misses: Mapping[int, int]) -> list[RelaxOption]:
    """The filters whose dropping finds most, best first; pairs only when no single one helps.

    ``misses`` maps the bit set of failed conditions to a number of leads.
    """
    singles = _dropping(conditions, misses, 1)
    found = singles or _dropping(conditions, misses, PAIRS_FROM_CONDITIONS)
    return sorted(found, key=lambda option: (-option.count, option.words))[:OPTIONS_MAX]


def _dropping(conditions: Sequence[Condition], misses: Mapping[int, int], size: int) -> list[RelaxOption]:
    arguments = list(dict.fromkeys(condition.argument for condition in conditions))
    tried = (_option(conditions, misses, dropped) for dropped in combinations(arguments, size))
    return [option for option in tried if option.count > 0]


def _option(conditions: Sequence[Condition], misses: Mapping[int, int], dropped: Sequence[str]) -> RelaxOption:
    lost = [(place, c) for place, c in enumerate(conditions) if c.argument in dropped]
    bits = sum(1 << place for place, _ in lost)
    count = sum(number for missed, number in misses.items() if missed & ~bits == 0)
    words = " and ".join(dict.fromkeys(condition.words for _, condition in lost))
    return RelaxOption(drop=list(dropped), words=words, count=count)
