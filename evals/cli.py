"""``aiqleads evals``: run suites, read what went wrong, compare and rescore. Exit code 1 when a gate is missed."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from evals import compare as comparison
from evals import report as reports
from evals.cases import Case, SuiteError, read_suite
from evals.database import EvalsNeedTheirOwnServer
from evals.injection import NEUTRAL
from evals.scores import Report, score_run
from evals.traces import Trace, read_traces, write_traces
from ui.commands.failure import CliError
from ui.commands.start import load_settings, say

SUITES = Path(__file__).parent / "suites"
app = typer.Typer(
    help="Run suites, compare, view and rescore their traces.", add_completion=False, rich_markup_mode=None
)

Suites = Annotated[list[Path], typer.Argument(help="Suites: JSON Lines files, one case a line.")]
Traces = Annotated[Path, typer.Argument(help="Traces of a run: JSON Lines.")]
SuiteOption = Annotated[
    list[Path] | None, typer.Option("--suite", help="Its suite; found among our own suites when left out.")
]
MarkdownOut = Annotated[Path | None, typer.Option("--report", help="Write the report as Markdown.")]
JsonOut = Annotated[Path | None, typer.Option("--json", help="Write the report as JSON; - prints it.")]
MinSuccess = Annotated[float, typer.Option(help="Exit with 1 below this conversation success.", min=0, max=1)]


@app.command()
def run(
    suites: Suites,
    agent: Annotated[str, typer.Option(help="builtin, or openai:<model>.")] = "builtin",
    stub_search: Annotated[bool, typer.Option("--stub-search", help="Every search finds the same five leads.")] = False,
    trials: Annotated[int, typer.Option(min=1, max=100, help="How often each case is run.")] = 1,
    category: Annotated[list[str] | None, typer.Option(help="Only this category; may be repeated.")] = None,
    only: Annotated[list[str] | None, typer.Option("--id", help="Only this case; may be repeated.")] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first cases.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=15, help="Processes, each with a database.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the traces.")] = None,
    report: MarkdownOut = None,
    json_out: JsonOut = None,
    min_success: MinSuccess = 0.0,
) -> None:
    """Run suites over the real API in this process, on databases of their own."""
    cases = _chosen(_cases(suites), category, only, limit)
    began = time.perf_counter()
    traces, usage = _run(cases, agent, stub_search, trials, workers)
    meta = {
        "suite": ", ".join(path.name for path in suites),
        "agent": agent,
        "stub_search": stub_search,
        "trials": trials,
        "cases": len(cases),
        "turns": len(traces),
        "seconds": round(time.perf_counter() - began, 1),
        "usage": usage,
    }
    if out:
        write_traces(out, traces)
    _finish(score_run(cases, traces, meta), report, json_out, min_success)


@app.command()
def rescore(
    traces: Traces,
    suites: Suites,
    report: MarkdownOut = None,
    json_out: JsonOut = None,
    min_success: MinSuccess = 0.0,
) -> None:
    """Score the traces of an earlier run again."""
    _finish(_scored(traces, suites), report, json_out, min_success)


@app.command()
def view(
    traces: Traces,
    suite: SuiteOption = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only conversations with a wrong turn.")] = False,
    only: Annotated[list[str] | None, typer.Option("--id", help="Only this case; may be repeated.")] = None,
) -> None:
    """Read conversations: what was said, done and replied, and what was wrong with it."""
    scored = _scored(traces, suite)
    for one in scored.conversations:
        if (failed and one.right) or (only and one.case.id not in only):
            continue
        typer.echo(f"{'ok ' if one.right else 'BAD'} {one.case.id} ({one.case.category}), trial {one.trial}")
        for turn in one.turns:
            typer.echo(_turn_text(turn.user, turn.trace))
            for failure in turn.score.failures:
                typer.echo(f"      ! {failure.kind}: {failure.words}")


@app.command()
def compare(first: Traces, second: Traces, suite: SuiteOption = None) -> None:
    """Which cases changed between two runs, and whether that is more than noise."""
    typer.echo(comparison.words(comparison.compare(_scored(first, suite), _scored(second, suite))))


def _turn_text(user: str, trace: Trace | None) -> str:
    if trace is None:
        return f"    > {user}\n      (not run)"
    calls = "".join(f"\n      {_call_text(dict(call))}" for call in trace["calls"])
    effects = ", ".join(f"{one['effect']} {one.get('lead_id', '')}".strip() for one in trace["effects"])
    done = f"\n      effects: {effects}" if effects else ""
    return f"    > {user}{calls}{done}\n      {trace['reply_kind']}: {trace['reply']}"


def _call_text(call: dict[str, Any]) -> str:
    outcome = "" if call["ok"] else f"  → {call['error']}"
    return f"{call['tool']} {json.dumps(call['args'], ensure_ascii=False)}{outcome}"


def _cases(suites: Sequence[Path]) -> list[Case]:
    cases: list[Case] = []
    for path in suites:
        if not path.is_file():
            raise CliError(f"There is no suite {path}.", exit_code=2)
        try:
            cases += read_suite(path)
        except SuiteError as error:
            raise CliError(str(error), exit_code=2) from None
    return cases


def _chosen(cases: list[Case], categories: list[str] | None, ids: list[str] | None, limit: int | None) -> list[Case]:
    kept = [case for case in cases if not categories or case.category in categories]
    kept = [case for case in kept if not ids or case.id in ids][:limit]
    if not kept:
        raise CliError("No case is left to run: check --category and --id.", exit_code=2)
    return kept


def _run(cases: list[Case], agent: str, stubbed: bool, trials: int, workers: int | None) -> tuple[list[Trace], Any]:
    from backend.services import open_services
    from evals.pool import default_workers, run_cases

    settings = load_settings(model=agent)
    if agent != "builtin" and not agent.startswith("openai:"):
        raise CliError(f"There is no agent '{agent}': write builtin or openai:<model>.", exit_code=2)
    if agent.startswith("openai:") and settings.openai_api_key is None:
        raise CliError(f"{agent} needs OPENAI_API_KEY.", exit_code=2)
    with open_services(settings, say) as complete:
        try:
            outcome = run_cases(
                complete,
                cases,
                agent=agent,
                stubbed=stubbed,
                trials=trials,
                workers=workers or default_workers(),
                tell=_progress,
            )
        except EvalsNeedTheirOwnServer as error:
            raise CliError(str(error)) from None
    return outcome.traces, outcome.usage


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        typer.echo(f"\r{done} of {total} conversations", err=True, nl=False)
        typer.echo(end, err=True, nl=False)


def _scored(path: Path, suites: Sequence[Path] | None) -> Report:
    if not path.is_file():
        raise CliError(f"There is no file {path}.", exit_code=2)
    try:
        traces = read_traces(path)
    except SuiteError as error:
        raise CliError(str(error), exit_code=2) from None
    return score_run(_cases(suites) if suites else _suite_of(traces), traces, {"suite": path.name})


def _suite_of(traces: Sequence[Trace]) -> list[Case]:
    """Our own suites that the traces are of."""
    ids = {trace["id"].removesuffix(NEUTRAL) for trace in traces}
    cases = [case for path in sorted(SUITES.glob("*.jsonl")) for case in read_suite(path) if case.id in ids]
    if missing := ids - {case.id for case in cases}:
        raise CliError(f"No suite of ours has {', '.join(sorted(missing)[:3])}: name it with --suite.", exit_code=2)
    return cases


def _finish(scored: Report, markdown: Path | None, json_out: Path | None, min_success: float) -> None:
    text = json.dumps(reports.as_json(scored), ensure_ascii=False, indent=2)
    if markdown:
        markdown.write_text(reports.as_markdown(scored), encoding="utf-8")
    if json_out and str(json_out) != "-":
        json_out.write_text(text + "\n", encoding="utf-8")
    typer.echo(text if str(json_out) == "-" else reports.summary(scored))
    success = scored.headline.conversations.value
    if scored.violations or (success is not None and success < min_success):
        raise typer.Exit(1)
