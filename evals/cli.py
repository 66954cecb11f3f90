"""``aiqleads evals``: run suites, read what went wrong, compare, rescore, upload. Exit code 1 when a gate is missed."""

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
from evals.cases import Case, SuiteError
from evals.database import EvalsNeedTheirOwnServer
from evals.gates import Gates
from evals.injection import NEUTRAL
from evals.scores import Report, score_run
from evals.suites import cases_of, own_cases
from evals.traces import Trace, read_traces, write_traces
from evals.viewing import conversation_lines
from ui.commands.failure import CliError
from ui.commands.start import load_settings, say

app = typer.Typer(
    help="Run suites, compare, view and rescore their traces.", add_completion=False, rich_markup_mode=None
)

SUITES_HELP = "Suites: dev, test, injection, a file of JSON Lines or a folder of them."
Suites = Annotated[list[str], typer.Argument(help=SUITES_HELP)]
Traces = Annotated[Path, typer.Argument(help="Traces of a run: JSON Lines.")]
SuiteOption = Annotated[
    list[str] | None, typer.Option("--suite", help="Its suite; found among our own suites when left out.")
]
MarkdownOut = Annotated[Path | None, typer.Option("--report", help="Write the report as Markdown.")]
JsonOut = Annotated[Path | None, typer.Option("--json", help="Write the report as JSON; - prints it.")]
MinSuccess = Annotated[float, typer.Option(help="Exit with 1 below this conversation success.", min=0, max=1)]
MinSlotF1 = Annotated[float, typer.Option(help="Exit with 1 below this slot F1.", min=0, max=1)]
MaxOverRefusal = Annotated[float, typer.Option(help="Exit with 1 above this over-refusal.", min=0, max=1)]
Only = Annotated[list[str] | None, typer.Option("--id", help="Only this case; may be repeated.")]
Unseal = Annotated[bool, typer.Option("--unseal", help="The sealed part, too: afterwards it is sealed no more.")]


@app.command()
def run(
    suites: Suites,
    agent: Annotated[str, typer.Option(help="builtin, or openai:<model>.")] = "builtin",
    stub_search: Annotated[bool, typer.Option("--stub-search", help="Every search finds the same five leads.")] = False,
    trials: Annotated[int, typer.Option(min=1, max=100, help="How often each case is run.")] = 1,
    category: Annotated[list[str] | None, typer.Option(help="Only this category; may be repeated.")] = None,
    only: Only = None,
    limit: Annotated[int | None, typer.Option(min=1, help="Only the first cases.")] = None,
    workers: Annotated[int | None, typer.Option(min=1, max=15, help="Processes, each with a database.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the traces.")] = None,
    save: Annotated[Path | None, typer.Option(help="Write traces and both reports into this folder.")] = None,
    langsmith: Annotated[bool, typer.Option("--langsmith", help="Also as a LangSmith experiment.")] = False,
    report: MarkdownOut = None,
    json_out: JsonOut = None,
    min_success: MinSuccess = 0.0,
    min_slot_f1: MinSlotF1 = 0.0,
    max_over_refusal: MaxOverRefusal = 1.0,
) -> None:
    """Run suites over the real API in this process, on databases of their own."""
    cases = _chosen(_cases(suites), category, only, limit)
    began = time.perf_counter()
    traces, usage = _run(cases, agent, stub_search, trials, workers)
    meta = {
        "suite": ", ".join(dict.fromkeys(Path(name).name for name in suites)),
        "agent": agent,
        "stub_search": stub_search,
        "trials": trials,
        "cases": len(cases),
        "turns": len(traces),
        "seconds": round(time.perf_counter() - began, 1),
        "usage": usage,
    }
    scored = score_run(cases, traces, meta)
    if save:
        out, report, json_out = (
            out or save / "traces.jsonl",
            report or save / "report.md",
            json_out or save / "report.json",
        )
    if out:
        write_traces(out, traces)
    if langsmith:
        _experiment(scored)
    _finish(scored, Gates(min_success, min_slot_f1, max_over_refusal), report, json_out)


@app.command()
def rescore(
    traces: Traces,
    suites: Annotated[list[str] | None, typer.Argument(help=f"{SUITES_HELP} Ours when left out.")] = None,
    report: MarkdownOut = None,
    json_out: JsonOut = None,
    min_success: MinSuccess = 0.0,
    min_slot_f1: MinSlotF1 = 0.0,
    max_over_refusal: MaxOverRefusal = 1.0,
) -> None:
    """Score the traces of an earlier run again, without running it."""
    _finish(_scored(traces, suites), Gates(min_success, min_slot_f1, max_over_refusal), report, json_out)


@app.command()
def view(
    traces: Traces,
    suite: SuiteOption = None,
    failed: Annotated[bool, typer.Option("--failed", help="Only conversations with a wrong turn.")] = False,
    only: Only = None,
    unseal: Unseal = False,
) -> None:
    """Read conversations: what was said, done and replied, and what was wrong with it."""
    sealed = 0
    for one in _scored(traces, suite).conversations:
        if (failed and one.right) or (only and one.case.id not in only):
            continue
        if one.case.sealed and not unseal:
            sealed += 1
            continue
        for line in conversation_lines(one):
            typer.echo(line)
    if sealed:
        say(
            f"{sealed} conversations of the sealed part are not shown. Nobody tunes to them; --unseal shows them.",
            notice=True,
        )


@app.command()
def compare(
    first: Traces,
    second: Traces,
    suite: SuiteOption = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Which cases changed between two runs, and whether that is more than noise."""
    result = comparison.compare(_scored(first, suite), _scored(second, suite))
    told = json.dumps(comparison.as_json(result), ensure_ascii=False, indent=2) if as_json else comparison.words(result)
    typer.echo(told)


@app.command()
def upload(suites: Suites, unseal: Unseal = False) -> None:
    """Put suites into LangSmith as datasets; needs LANGSMITH_API_KEY."""
    from evals import experiments

    settings = load_settings()
    if settings.langsmith_api_key is None:
        raise CliError("Uploading needs LANGSMITH_API_KEY. Without it, evals run wholly offline.", exit_code=2)
    cases = [case for case in _cases(suites) if unseal or not case.sealed]
    if not cases:
        raise CliError("The sealed part is not uploaded without --unseal.", exit_code=2)
    with experiments.connected(settings) as client:
        for name, added in experiments.upload(client, cases).items():
            typer.echo(f"{name}: {added} cases")


def _experiment(scored: Report) -> None:
    from evals import experiments

    settings = load_settings()
    if settings.langsmith_api_key is None:
        say("No LANGSMITH_API_KEY: the experiment is evaluated here and nothing is uploaded.", notice=True)
    for name, rows in experiments.record(scored, settings).items():
        say(f"Experiment {name}: {rows} conversations", notice=True)


def _cases(suites: Sequence[str]) -> list[Case]:
    try:
        return cases_of(suites)
    except SuiteError as error:
        raise CliError(str(error), exit_code=2) from None


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


def _scored(path: Path, suites: Sequence[str] | None) -> Report:
    try:
        traces = read_traces(path)
    except SuiteError as error:
        raise CliError(str(error), exit_code=2) from None
    return score_run(_cases(suites) if suites else _suite_of(traces), traces, {"suite": path.name})


def _suite_of(traces: Sequence[Trace]) -> list[Case]:
    """Our own suites that the traces are of."""
    ids = {trace["id"].removesuffix(NEUTRAL) for trace in traces}
    cases = [case for case in own_cases() if case.id in ids]
    if missing := ids - {case.id for case in cases}:
        raise CliError(f"No suite of ours has {', '.join(sorted(missing)[:3])}: name it with --suite.", exit_code=2)
    return cases


def _finish(scored: Report, gates: Gates, markdown: Path | None, json_out: Path | None) -> None:
    text = json.dumps(reports.as_json(scored), ensure_ascii=False, indent=2)
    for path, told in ((markdown, reports.as_markdown(scored)), (json_out, f"{text}\n")):
        if path and str(path) != "-":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(told, encoding="utf-8")
    typer.echo(text if str(json_out) == "-" else reports.summary(scored))
    if missed := gates.missed(scored):
        say("\n".join(f"Gate missed: {words}" for words in missed), notice=True)
        raise typer.Exit(1)
