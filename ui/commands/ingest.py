"""Saved pages and exports of a site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.failure import CliError
from ui.commands.import_ import ask_for_embeddings, progress_bar
from ui.commands.start import running

if TYPE_CHECKING:
    from backend.ingestion.sources.schemas import IngestReport, PageReport

SHOWN = 20


def ingest(
    source: Annotated[str, typer.Argument(help="zillow, craigslist, facebook, linkedin, reso or files.")],
    targets: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TARGET…]", help="Saved pages, exports, folders of them, or addresses to visit."),
    ] = None,
    market: Annotated[str | None, typer.Option(help="The market, when the pages do not say.")] = None,
    save: Annotated[
        Path | None, typer.Option("--save", metavar="DIR", help="Keep each page and what was read from it.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report, store nothing.")] = False,
    replay: Annotated[
        bool, typer.Option("--replay", help="Read the kept pages again that an older parser read.")
    ] = False,
    pages: Annotated[int, typer.Option(min=1, max=1_000, help="Of addresses: visit so many pages at most.")] = 25,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Ingest saved pages, or visit a source that is turned on: what each page came to, and what became of it."""
    from backend.ingestion.errors import ImportProblem
    from backend.ingestion.sources.ingest import Options, checked, read_pages, run_ingest

    try:
        given = checked(source, targets or [], replay=replay)
        if dry_run:
            report = read_pages(source, given, save)
        else:
            with running() as settings, progress_bar(source) as progress:
                report = run_ingest(settings, source, given, Options(market, save, progress, replay, pages))
                ask_for_embeddings(settings)
    except ImportProblem as problem:
        raise CliError(problem.detail, exit_code=2 if problem.usage else 1) from None
    typer.echo(report.model_dump_json(indent=2) if json else "\n".join(in_words(report, dry_run)))


def in_words(report: IngestReport, dry_run: bool) -> Iterator[str]:
    """The report for people: each page, then the sum; of many rejected listings the first ones."""
    for page in report.pages:
        yield from _page(page)
    told = ", ".join(f"{count:,} {name}" for name, count in sorted(report.outcomes.items()))
    yield f"{len(report.pages):,} pages ({told}): {report.listings:,} listings, {report.skipped:,} left aside"
    if not dry_run:
        yield f"  new {report.new:,} · updated {report.updated:,} · unchanged {report.unchanged:,}"
    if report.repeated:
        yield f"  {report.repeated:,} more were on more than one page"
    yield from (f"  rejected {count:,}: {why}" for why, count in report.rejected.items())
    yield from (f"  waits for an administrator: {why}" for why in report.dead)


def _page(page: PageReport) -> Iterator[str]:
    yield f"{page.target}: {page.outcome}, {page.listings:,} listings{f' ({page.why})' if page.why else ''}"
    for item in page.skipped[:SHOWN]:
        yield f"  left aside: {item.title or 'untitled'} ({item.why})"
    if len(page.skipped) > SHOWN:
        yield f"  … and {len(page.skipped) - SHOWN:,} more: --json lists them all"
