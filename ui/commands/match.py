"""Duplicates in a file of listings."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ui.commands.failure import CliError
from ui.commands.start import say


def match(
    listings: Annotated[
        Path, typer.Argument(help="CSV: id, address, zip, lat, lon, price, beds, baths, sqft, year, phone.")
    ],
    out: Annotated[Path, typer.Option(help="Where the pairs go: CSV with id_a, id_b, score (0 to 1).")],
) -> None:
    """Find listings of one property in a file: reposts, other sources, other prices."""
    from backend.ingestion.matching import files

    if not out.parent.is_dir():
        raise CliError(f"There is no folder {out.parent}.", "Name a file in a folder that exists.", exit_code=2)
    read = files.read(listings)
    say(f"{len(read):,} listings read from {listings}.")
    pairs = files.match(read)
    files.write(pairs, out)
    say(f"{len(pairs):,} {'pair' if len(pairs) == 1 else 'pairs'} of one property written to {out}.")
