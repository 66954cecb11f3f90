"""Two runs side by side: which cases changed, and whether the difference is more than noise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.scores import Report, Scores
from evals.statistics import mcnemar

NOISE_FROM = 0.05
FIGURES: dict[str, Callable[[Scores], float | None]] = {
    "Conversation success": lambda scores: scores.conversations.value,
    "Turn exact match": lambda scores: scores.turns.value,
    "Slot F1": lambda scores: scores.slot_f1,
    "Over-refusal": lambda scores: scores.over_refusals.value,
}


@dataclass(frozen=True)
class Comparison:
    """Cases by what became of them; ``p_value`` of the exact sign test over those in both runs, which with one trial a
    case is the exact McNemar test. ``figures``: each score of the first run and of the second."""

    both: int
    won: list[str]
    lost: list[str]
    only_first: list[str]
    only_second: list[str]
    p_value: float
    figures: dict[str, tuple[float | None, float | None]] = field(default_factory=dict)
    sealed: frozenset[str] = frozenset()

    @property
    def beyond_noise(self) -> bool:
        """Whether so many changes to one side would be rare by chance."""
        return self.p_value < NOISE_FROM


def compare(first: Report, second: Report) -> Comparison:
    """A case is won when more of its trials were right in the second run, lost when fewer were."""
    one, other = _success(first), _success(second)
    both = one.keys() & other.keys()
    won = sorted(name for name in both if other[name] > one[name])
    lost = sorted(name for name in both if other[name] < one[name])
    return Comparison(
        both=len(both),
        won=won,
        lost=lost,
        only_first=sorted(one.keys() - other.keys()),
        only_second=sorted(other.keys() - one.keys()),
        p_value=mcnemar(len(lost), len(won)),
        figures={name: (of(first.headline), of(second.headline)) for name, of in FIGURES.items()},
        sealed=frozenset(c.case.id for report in (first, second) for c in report.conversations if c.case.sealed),
    )


def _success(report: Report) -> dict[str, float]:
    """The share of each case's trials that were right."""
    trials: dict[str, list[bool]] = defaultdict(list)
    for one in report.conversations:
        trials[one.case.id].append(one.right)
    return {name: sum(results) / len(results) for name, results in trials.items()}


def words(result: Comparison) -> str:
    """The comparison for people. Of the sealed part it tells how many."""
    verdict = "more than noise" if result.beyond_noise else "within noise"
    changed = f"{len(result.won)} won, {len(result.lost)} lost"
    lines = [f"{result.both} cases in both: {changed}, p = {result.p_value:.3f}: {verdict}."]
    for name, (one, other) in result.figures.items():
        if one is not None and other is not None:
            lines.append(f"{name}: {one:.3f} → {other:.3f} ({other - one:+.3f})")
    for title, names in _lists(result):
        if names:
            lines.append(f"{title}: {_named(names, result.sealed)}")
    return "\n".join(lines)


def as_json(result: Comparison) -> dict[str, Any]:
    """The comparison for machines."""
    lists = {title.lower().replace(" ", "_"): _shown(names, result.sealed) for title, names in _lists(result)}
    counts = {"both": result.both, "won_count": len(result.won), "lost_count": len(result.lost)}
    return {
        **counts,
        "p_value": result.p_value,
        "beyond_noise": result.beyond_noise,
        "figures": {name: {"first": one, "second": other} for name, (one, other) in result.figures.items()},
        **lists,
    }


def _lists(result: Comparison) -> list[tuple[str, list[str]]]:
    return [
        ("Won", result.won),
        ("Lost", result.lost),
        ("Only in the first", result.only_first),
        ("Only in the second", result.only_second),
    ]


def _shown(names: Sequence[str], sealed: frozenset[str]) -> list[str]:
    return [name for name in names if name not in sealed]


def _named(names: Sequence[str], sealed: frozenset[str]) -> str:
    shown = _shown(names, sealed)
    hidden = len(names) - len(shown)
    return ", ".join([*shown, f"{hidden} sealed"] if hidden else shown)
