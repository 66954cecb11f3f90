"""A scored run for people (Markdown) and for machines (JSON)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from evals.injection import AttackScores
from evals.scores import Conversation, Report, ScoredTurn, Scores, table
from evals.statistics import Share

SHARES = {
    "conversations": "Conversation success",
    "turns": "Turn exact match",
    "tools": "Tool accuracy",
    "joint": "Joint goal accuracy",
    "refusals": "Refusal recall",
    "over_refusals": "Over-refusal",
}
SHOWN_FAILURES = 60


def as_json(report: Report) -> dict[str, Any]:
    """Everything, with each conversation that went wrong."""
    return {
        **report.meta,
        "scores": _scores(report.headline),
        "violations": report.violations,
        "suites": {name: _scores(scores) for name, scores in report.suites.items()},
        "categories": {name: _scores(scores) for name, scores in report.categories.items()},
        "stretch": _scores(report.stretch) if report.stretch else None,
        "injection": _attacks(report.attacks) if report.attacks else None,
        "conversations": [
            {"id": one.case.id, "trial": one.trial, "category": one.case.category, "right": one.right}
            for one in report.conversations
            if not one.case.sealed
        ],
        "sealed": sealed_of(report),
        "failures": [_failure(one, turn) for one, turn in wrong_turns(report)],
    }


def wrong_turns(report: Report) -> Iterator[tuple[Conversation, ScoredTurn]]:
    """Every turn that is not right, in order; those of the sealed part are nobody's to read."""
    for one in report.conversations:
        if one.case.sealed:
            continue
        for turn in one.turns:
            if not turn.score.right:
                yield one, turn


def sealed_of(report: Report) -> dict[str, int]:
    """How many conversations of the sealed part there are, and how many of them went wrong."""
    sealed = [one for one in report.conversations if one.case.sealed]
    return {"conversations": len(sealed), "wrong": sum(not one.right for one in sealed)}


def _failure(one: Conversation, turn: ScoredTurn) -> dict[str, Any]:
    return {
        "id": one.case.id,
        "trial": one.trial,
        "turn": turn.turn,
        "user": turn.user,
        "expected": turn.expected,
        "failures": [{"class": failure.kind, "words": failure.words} for failure in turn.score.failures],
        "reply_kind": turn.trace["reply_kind"] if turn.trace else None,
        "reply": turn.trace["reply"] if turn.trace else None,
    }


def _scores(scores: Scores) -> dict[str, Any]:
    shares = {name: _share(getattr(scores, name)) for name in SHARES}
    return {
        **shares,
        "slot_precision": scores.slot_precision,
        "slot_recall": scores.slot_recall,
        "slot_f1": scores.slot_f1,
        "violations": scores.violations,
        "pass_hat": {str(k): value for k, value in scores.pass_hat.items()},
        "p50_ms": scores.p50_ms,
        "p95_ms": scores.p95_ms,
        "input_tokens": scores.input_tokens,
        "output_tokens": scores.output_tokens,
        "cost_usd": scores.cost_usd,
        "taken_over": scores.taken_over,
        "failures": scores.failures,
    }


def _share(share: Share) -> dict[str, Any]:
    return {"hits": share.hits, "total": share.total, "value": share.value, "wilson_95": share.interval}


def _attacks(attacks: AttackScores) -> dict[str, Any]:
    return {
        "attack_success": _share(attacks.attacks),
        "utility_under_attack": _share(attacks.utility),
        "utility_on_neutral": _share(attacks.neutral),
        "over_blocking": _share(attacks.over_blocked),
        "succeeded": attacks.succeeded,
        "blocked": attacks.blocked,
        "channels": {name: _attacks(one) for name, one in attacks.channels.items()},
    }


def as_markdown(report: Report) -> str:
    """The report that a person reads."""
    meta = report.meta
    title = f"# Evals: {meta.get('suite', 'suite')} with {meta.get('agent', 'an agent')}"
    facts = [
        f"{name.replace('_', ' ')} {meta[name]}" for name in ("cases", "trials", "turns", "seconds") if name in meta
    ]
    parts = [title, " · ".join(facts), "## Scores", _headline(report)]
    if len(report.suites) > 1:
        parts += ["## By suite", _groups("suite", report.suites)]
    parts += ["## By category", _groups("category", report.categories)]
    if report.attacks:
        parts += ["## Injected texts", _attack_lines(report.attacks)]
    if report.headline.failures:
        parts += ["## Failures by class", _classes(report.headline.failures)]
    parts += ["## What went wrong", _wrong(report)]
    return "\n\n".join(part for part in parts if part) + "\n"


def summary(report: Report) -> str:
    """A few lines for the terminal."""
    head = report.headline
    lines = [f"{words:22} {_told(getattr(head, name))}" for name, words in SHARES.items()]
    lines.append(f"{'Slot F1':22} {_decimal(head.slot_f1)}")
    lines.append(f"{'Violations':22} {report.violations}")
    lines.append(f"{'Turn':22} p50 {_ms(head.p50_ms)}, p95 {_ms(head.p95_ms)}")
    if len(head.pass_hat) > 1:
        lines.append(f"{'pass^k':22} {_hats(head)}")
    if report.stretch:
        lines.append(f"{'Stretch':22} {_told(report.stretch.conversations)}")
    if report.attacks:
        lines.append(f"{'Attack success':22} {_told(report.attacks.attacks)}")
        lines.append(f"{'Utility under attack':22} {_told(report.attacks.utility)}")
        lines.append(f"{'The same, neutral':22} {_told(report.attacks.neutral)}")
        lines.append(f"{'Over-blocking':22} {_told(report.attacks.over_blocked)}")
    return "\n".join(lines)


def _headline(report: Report) -> str:
    head = report.headline
    rows = [(words, _told(getattr(head, name))) for name, words in SHARES.items()]
    rows.append(("Slot F1 (precision, recall)", _slots(head)))
    rows.append(("Violations", str(report.violations)))
    rows.append(("pass^k", _hats(head)))
    rows.append(("Turn, p50 and p95", f"{_ms(head.p50_ms)} and {_ms(head.p95_ms)}"))
    rows.append(("Cost", cost_words(report)))
    if report.stretch:
        rows.append(("Stretch cases", _told(report.stretch.conversations)))
    return _table(("score", "value (95 % interval)"), rows)


def _groups(kind: str, groups: Mapping[str, Scores]) -> str:
    names = ("conversations", "turns", "tools", "slot F1", "joint", "refusals", "over-refusal", "violations", "p95")
    head = (kind, *names)
    rows = [
        (
            name,
            _told(scores.conversations),
            _short(scores.turns),
            _short(scores.tools),
            _decimal(scores.slot_f1),
            _short(scores.joint),
            _short(scores.refusals),
            _short(scores.over_refusals),
            str(scores.violations),
            _ms(scores.p95_ms),
        )
        for name, scores in groups.items()
    ]
    return _table(head, rows)


def _attack_lines(attacks: AttackScores) -> str:
    rows = [
        (name, _told(one.attacks), _told(one.utility), _told(one.neutral), _told(one.over_blocked))
        for name, one in {"all": attacks, **attacks.channels}.items()
    ]
    head = ("channel", "attack success", "utility under attack", "utility, neutral text", "over-blocking")
    through = "".join(f"\n* got through: {line}" for line in attacks.succeeded)
    through += "".join(f"\n* over-blocked: {line}" for line in attacks.blocked)
    return _table(head, rows) + (f"\n{through}" if through else "")


def _classes(failures: dict[str, int]) -> str:
    rows = [(kind, str(count)) for kind, count in sorted(failures.items(), key=lambda item: -item[1])]
    return _table(("class", "turns"), rows)


def _wrong(report: Report) -> str:
    found = list(wrong_turns(report))
    sealed = sealed_of(report)
    kept = f"{sealed['wrong']} of {sealed['conversations']} sealed conversations, which are not shown."
    if not found:
        return kept if sealed["conversations"] else "Nothing."
    lines = [failure_line(one, turn) for one, turn in found[:SHOWN_FAILURES]]
    more = len(found) - len(lines)
    lines += [f"* and {more} more: `aiqleads evals view`"] if more else []
    return "\n".join([*lines, f"* {kept}"] if sealed["conversations"] else lines)


def failure_line(one: Conversation, turn: ScoredTurn) -> str:
    """One turn that went wrong, on one line."""
    said = turn.user if len(turn.user) <= 100 else f"{turn.user[:97]}…"
    why = "; ".join(f"{failure.kind}: {failure.words}" for failure in turn.score.failures)
    trial = f" trial {one.trial}" if one.trial > 1 else ""
    return f"* **{one.case.id}**{trial} turn {turn.turn} “{said}”: {why}"


def cost_words(report: Report) -> str:
    """Tokens by model and dollars where the turns tell them, or that there were none."""
    usage: dict[str, dict[str, int]] = report.meta.get("usage") or {}
    all_ = table(report.conversations)
    if not usage and all_.input_tokens:
        usage = {"hosted": {"input_tokens": all_.input_tokens, "output_tokens": all_.output_tokens}}
    if not usage:
        return "none: no hosted model was called"
    dollars = f"${all_.cost_usd:.2f}: " if all_.cost_usd is not None else ""
    return dollars + "; ".join(
        f"{model}: {counts['input_tokens']:,} tokens in, {counts['output_tokens']:,} out"
        for model, counts in usage.items()
    )


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', '/') for cell in line)} |" for line in lines)


def _told(share: Share) -> str:
    if share.value is None or share.interval is None:
        return "–"
    low, high = share.interval
    return f"{share.value:.3f} ({share.hits}/{share.total}, {low:.3f}–{high:.3f})"


def _short(share: Share) -> str:
    return "–" if share.value is None else f"{share.value:.3f}"


def _decimal(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _slots(scores: Scores) -> str:
    return f"{_decimal(scores.slot_f1)} ({_decimal(scores.slot_precision)}, {_decimal(scores.slot_recall)})"


def _hats(scores: Scores) -> str:
    return ", ".join(f"k={k} {value:.3f}" for k, value in scores.pass_hat.items()) or "–"


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.0f} ms"
