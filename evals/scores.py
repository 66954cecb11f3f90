"""A run's scores: conversations, turns, slots, refusals, rules; overall and by category."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.cases import Case
from evals.injection import AttackScores, score_attacks
from evals.scoring import Failure, TurnScore, score_turn
from evals.statistics import Share, pass_hat, percentile
from evals.traces import Trace

MICRODOLLARS = 1_000_000


@dataclass(frozen=True)
class ScoredTurn:
    """A turn with what the user said and how it went."""

    turn: int
    user: str
    expected: str
    trace: Trace | None
    score: TurnScore


@dataclass(frozen=True)
class Conversation:
    """One trial of one case."""

    case: Case
    trial: int
    turns: list[ScoredTurn]

    @property
    def right(self) -> bool:
        """Every turn right and no rule broken."""
        return all(turn.score.right for turn in self.turns)


@dataclass
class Scores:
    """The table of a set of conversations."""

    conversations: Share
    turns: Share
    tools: Share
    joint: Share
    refusals: Share
    over_refusals: Share
    slot_precision: float | None
    slot_recall: float | None
    slot_f1: float | None
    violations: int
    pass_hat: dict[int, float]
    p50_ms: float | None
    p95_ms: float | None
    input_tokens: int
    output_tokens: int
    cost_usd: float | None
    taken_over: int
    failures: dict[str, int]


@dataclass
class Report:
    """A whole run, scored. ``headline`` and ``suites`` leave stretch cases and injected texts out."""

    headline: Scores
    categories: dict[str, Scores]
    suites: dict[str, Scores]
    stretch: Scores | None
    attacks: AttackScores | None
    conversations: list[Conversation]
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def violations(self) -> int:
        """Broken rules in all conversations, injected ones included."""
        return sum(len(turn.score.violations) for one in self.conversations for turn in one.turns)


def score_run(cases: Sequence[Case], traces: Sequence[Trace], meta: dict[str, Any] | None = None) -> Report:
    """Score the traces of a run against its suite; cases without a trace are left out."""
    found: dict[tuple[str, int], dict[int, Trace]] = defaultdict(dict)
    for trace in traces:
        found[trace["id"], trace["trial"]][trace["turn"]] = trace
    conversations = [
        _converse(case, trial, found[case.id, trial])
        for case in cases
        for trial in sorted({trial for name, trial in found if name == case.id})
    ]
    plain = [one for one in conversations if one.case.injection is None]
    core = [one for one in plain if not one.case.stretch]
    stretch = [one for one in plain if one.case.stretch]
    return Report(
        headline=table(core or conversations),
        categories=_tables(conversations, lambda one: one.case.category),
        suites=_tables(core, lambda one: one.case.suite),
        stretch=table(stretch) if stretch else None,
        attacks=score_attacks(cases, found, _judged),
        conversations=conversations,
        meta=meta or {},
    )


def _tables(conversations: Sequence[Conversation], name_of: Callable[[Conversation], str]) -> dict[str, Scores]:
    groups: dict[str, list[Conversation]] = defaultdict(list)
    for one in conversations:
        groups[name_of(one)].append(one)
    return {name: table(group) for name, group in sorted(groups.items())}


def _judged(case: Case, trial: int, traces: Mapping[int, Trace]) -> bool:
    return _converse(case, trial, traces).right


def _converse(case: Case, trial: int, traces: Mapping[int, Trace]) -> Conversation:
    turns = []
    for number, turn in enumerate(case.turns, 1):
        trace = traces.get(number)
        score = score_turn(turn.expect, trace) if trace else TurnScore([Failure("incomplete", "the turn was not run")])
        expected = " → ".join([turn.expect.tool, *(call.tool for call in turn.expect.then)])
        turns.append(ScoredTurn(number, turn.user, expected, trace, score))
    return Conversation(case, trial, turns)


def table(conversations: Sequence[Conversation]) -> Scores:
    """The scores of some conversations."""
    scores = [turn.score for one in conversations for turn in one.turns]
    right, extra, missed = (
        sum(getattr(score.slots, name) for score in scores) for name in ("right", "extra", "missed")
    )
    traces = [turn.trace for one in conversations for turn in one.turns if turn.trace]
    milliseconds = [trace["ms"] for trace in traces]
    usages = [trace["usage"] for trace in traces if "usage" in trace]
    costs = [cost for usage in usages if (cost := usage.get("cost_microdollars")) is not None]
    joint = [score.joint for score in scores if score.joint is not None]
    return Scores(
        conversations=_share(one.right for one in conversations),
        turns=_share(score.right for score in scores),
        tools=Share(sum(score.tools_right for score in scores), sum(score.tools_total for score in scores)),
        joint=_share(joint),
        refusals=_share(score.refused for score in scores if score.refusal_expected),
        over_refusals=_share(score.refused for score in scores if not score.refusal_allowed),
        slot_precision=_ratio(right, right + extra),
        slot_recall=_ratio(right, right + missed),
        slot_f1=_ratio(2 * right, 2 * right + extra + missed),
        violations=sum(len(score.violations) for score in scores),
        pass_hat=_pass_hats(conversations),
        p50_ms=percentile(milliseconds, 0.50),
        p95_ms=percentile(milliseconds, 0.95),
        input_tokens=sum(usage["input_tokens"] for usage in usages),
        output_tokens=sum(usage["output_tokens"] for usage in usages),
        cost_usd=sum(costs) / MICRODOLLARS if costs else None,
        taken_over=sum(bool(usage.get("took_over")) for usage in usages),
        failures=dict(Counter(kind for score in scores for kind in {failure.kind for failure in score.failures})),
    )


def _share(hits: Iterable[bool]) -> Share:
    kept = list(hits)
    return Share(sum(kept), len(kept))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _pass_hats(conversations: Sequence[Conversation]) -> dict[int, float]:
    trials: dict[str, list[bool]] = defaultdict(list)
    for one in conversations:
        trials[one.case.id].append(one.right)
    counts = [(sum(results), len(results)) for results in trials.values()]
    most = max((total for _, total in counts), default=0)
    return {k: value for k in range(1, most + 1) if (value := pass_hat(counts, k)) is not None}
