"""Suites and benchmarks. ``evals`` lies above ``ui``, so it is looked up by name when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer

PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def evals(ctx: typer.Context) -> None:
    """Run suites, compare, view and rescore their traces: `aiqleads evals --help`."""
    group: Any = typer.main.get_command(import_module("evals.cli").app)
    code = group.main(args=ctx.args or ["--help"], prog_name="aiqleads evals", standalone_mode=False)
    raise typer.Exit(code if isinstance(code, int) else 0)


def bench(
    name: Annotated[str, typer.Argument(help="search, turn, race, pricing or ingest.")],
    leads: Annotated[int | None, typer.Option(min=1, help="How many leads to measure on.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Measure, each figure with its baseline from the same run."""
    import_module("evals.bench").run(name, leads=leads, as_json=json)
