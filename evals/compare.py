"""Two runs side by side: which cases changed, and whether the difference is more than noise."""

from __future__ import annotations

from dataclasses import dataclass

from evals.scores import Report
from evals.statistics import mcnemar

NOISE_FROM = 0.05


@dataclass(frozen=True)
class Comparison:
    """Cases by what became of them; ``p_value`` of the exact McNemar test over those in both runs."""

    both: int
    won: list[str]
    lost: list[str]
    only_first: list[str]
    only_second: list[str]
    p_value: float

    @property
    def beyond_noise(self) -> bool:
        """Whether so many changes to one side would be rare by chance."""
        return self.p_value < NOISE_FROM


def compare(first: Report, second: Report) -> Comparison:
    """A case counts as right when all its trials were."""
    one, other = _right(first), _right(second)
    both = one.keys() & other.keys()
    won = sorted(name for name in both if other[name] and not one[name])
    lost = sorted(name for name in both if one[name] and not other[name])
    return Comparison(
        both=len(both),
        won=won,
        lost=lost,
        only_first=sorted(one.keys() - other.keys()),
        only_second=sorted(other.keys() - one.keys()),
        p_value=mcnemar(len(lost), len(won)),
    )


def _right(report: Report) -> dict[str, bool]:
    found: dict[str, bool] = {}
    for one in report.conversations:
        found[one.case.id] = found.get(one.case.id, True) and one.right
    return found


def words(result: Comparison) -> str:
    """The comparison for people."""
    verdict = "more than noise" if result.beyond_noise else "within noise"
    changed = f"{len(result.won)} won, {len(result.lost)} lost"
    lines = [f"{result.both} cases in both: {changed}, p = {result.p_value:.3f}: {verdict}."]
    for title, names in (
        ("Won", result.won),
        ("Lost", result.lost),
        ("Only in the first", result.only_first),
        ("Only in the second", result.only_second),
    ):
        if names:
            lines.append(f"{title}: {', '.join(names)}")
    return "\n".join(lines)
