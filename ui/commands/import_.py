"""Listings from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.failure import CliError
from ui.commands.pairs import read_pairs
from ui.commands.start import running, say


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
    from backend.ingestion.importer import run_import

    with running() as settings:
        run_import(
            settings,
            file,
            source=source,
            market=market,
            mapping=mapping,
            fixed=fixed,
            demo_contacts=demo_contacts,
            as_json=json,
            say=say,
            out=typer.echo,
        )
