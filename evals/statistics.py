"""Small samples, honestly: intervals, chances and whether a difference is more than noise."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, comb, sqrt
from typing import NamedTuple

Z_95 = 1.959963984540054


class Share(NamedTuple):
    """``hits`` of ``total`` with its 95 % Wilson interval; a share of nothing is None."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """The share itself."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The Wilson score interval."""
        return wilson(self.hits, self.total) if self.total else None


def wilson(hits: int, total: int, z: float = Z_95) -> tuple[float, float]:
    """The Wilson score interval of ``hits`` in ``total`` > 0."""
    share, square = hits / total, z * z
    centre = (share + square / (2 * total)) / (1 + square / total)
    margin = z * sqrt(share * (1 - share) / total + square / (4 * total * total)) / (1 + square / total)
    return (0.0 if hits == 0 else max(0.0, centre - margin), 1.0 if hits == total else min(1.0, centre + margin))


def pass_hat(successes: Sequence[tuple[int, int]], k: int) -> float | None:
    """pass^k: the mean over cases of C(successes, k) / C(trials, k), where there are k trials."""
    shares = [comb(right, k) / comb(trials, k) for right, trials in successes if trials >= k]
    return sum(shares) / len(shares) if shares else None


def mcnemar(only_first: int, only_second: int) -> float:
    """The exact two-sided p-value that two runs differ by chance, from the cases that only one of them got right."""
    changed = only_first + only_second
    if not changed:
        return 1.0
    tail = sum(comb(changed, k) for k in range(min(only_first, only_second) + 1))
    return min(1.0, tail / float(2 ** (changed - 1)))


def percentile(values: Sequence[float], share: float) -> float | None:
    """The nearest-rank percentile; None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(0, ceil(len(ordered) * share) - 1)]
