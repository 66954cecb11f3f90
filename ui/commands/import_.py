"""Listings from a file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.failure import CliError
from ui.commands.pairs import read_pairs
from ui.commands.start import running

if TYPE_CHECKING:
    from backend.config import Settings
    from backend.ingestion.schemas import ImportReport

REJECTED_SHOWN = 20


def import_(
    file: Annotated[Path, typer.Argument(help="CSV, JSON or JSON Lines.")],
    source: Annotated[str | None, typer.Option(help="Where the listings come from: zillow, craigslist, …")] = None,
    market: Annotated[str | None, typer.Option(help="The market, when the file does not say.")] = None,
    map_: Annotated[
        list[str] | None, typer.Option("--map", metavar="COL=FIELD …", help="Read a column as a field.")
    ] = None,
    set_: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE …", help="Give a field to all rows.")
    ] = None,
    demo_contacts: Annotated[
        bool, typer.Option("--demo-contacts", help="Attach invented, marked contacts (demo mode only).")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
) -> None:
    """Import listings: read, new, updated, unchanged, and each rejected line with its reason."""
    if not file.is_file():
        raise CliError(f"There is no file {file}.", exit_code=2)
    mapping, fixed = read_pairs("--map", map_ or []), read_pairs("--set", set_ or [])
    from backend.ingestion.errors import ImportProblem
    from backend.ingestion.importer import ImportOptions, run_import

    options = ImportOptions(source, market, mapping, fixed, demo_contacts)
    try:
        with running() as settings, progress_bar(file.name) as progress:
            report = run_import(settings, file, options, progress)
            ask_for_embeddings(settings)
    except ImportProblem as problem:
        raise CliError(problem.detail, exit_code=2 if problem.usage else 1) from None
    typer.echo(report.model_dump_json(indent=2) if json else "\n".join(in_words(report)))


@contextmanager
def progress_bar(name: str) -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def ask_for_embeddings(settings: Settings) -> None:
    """The worker of a running copy begins with them now, that of a later one when it starts."""
    from backend.services.queues import connect, enqueue_once
    from backend.services.schedule import EMBED

    if settings.embeddings != "off":
        enqueue_once(connect(settings.redis_url or ""), EMBED)


def in_words(report: ImportReport) -> Iterator[str]:
    """The report for people; of many rejected rows the first ones."""
    yield f"{report.file}: {report.read:,} {'row' if report.read == 1 else 'rows'} read in {report.seconds:.1f} s"
    yield f"  new {report.new:,} · updated {report.updated:,} · unchanged {report.unchanged:,}"
    if report.contacts_added:
        yield f"  {report.contacts_added:,} invented contacts attached"
    if report.rejected:
        yield f"  rejected {report.rejected_count:,}:"
        yield from (f"    line {row.line:,}: {row.reason}" for row in report.rejected[:REJECTED_SHOWN])
    if report.rejected_count > REJECTED_SHOWN:
        yield f"    … and {report.rejected_count - REJECTED_SHOWN:,} more: --json lists them all"
