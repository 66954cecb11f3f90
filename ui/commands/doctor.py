"""What is configured, reachable and missing, and how to fix it."""

from __future__ import annotations

import json as json_
from typing import Annotated

import typer

from ui.commands.start import load_settings

MARKS = {"ok": "✓", "off": "·", "warning": "!", "problem": "✗"}
COLOURS = {"ok": "green", "off": "bright_black", "warning": "yellow", "problem": "red"}


def doctor(
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
) -> None:
    """Say what is configured, reachable and missing, and how to fix it. Exits 1 when something needs fixing."""
    from backend.services.doctor import examine

    findings = examine(load_settings())
    if json:
        typer.echo(json_.dumps([finding._asdict() for finding in findings], indent=2))
    else:
        for finding in findings:
            typer.secho(f"{MARKS[finding.state]} {finding.name:<22}", fg=COLOURS[finding.state], nl=False)
            typer.echo(f" {finding.found}")
            if finding.fix:
                typer.echo(f"  {'':<22} → {finding.fix}")
    if any(finding.state == "problem" for finding in findings):
        raise typer.Exit(1)
