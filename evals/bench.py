"""``aiqleads bench NAME``: each benchmark is a module ``evals.bench_NAME`` with ``measure(settings, **sizes)``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from inspect import signature
from pkgutil import iter_modules
from typing import Any

import typer
import uvloop

import evals
from ui.commands.failure import CliError
from ui.commands.start import running, say

_PREFIX = "bench_"


def names() -> list[str]:
    """The benchmarks there are."""
    found = (module.name for module in iter_modules(evals.__path__))
    return sorted(name.removeprefix(_PREFIX) for name in found if name.startswith(_PREFIX))


def run(name: str, *, leads: int | None = None, as_json: bool = False) -> None:
    """Measure on the running servers (or ones started for it) and print the figures. CliError for an unknown name."""
    if find_spec(f"evals.{_PREFIX}{name}") is None:
        raise CliError(f"There is no benchmark “{name}”. There are: {', '.join(names())}.", exit_code=2)
    measure = import_module(f"evals.{_PREFIX}{name}").measure
    offered: dict[str, Any] = {"leads": leads, "say": say}
    taken = signature(measure).parameters
    options = {key: value for key, value in offered.items() if key in taken and value is not None}
    with running() as settings:
        figures: dict[str, Any] = uvloop.run(measure(settings, **options))  # the loop of the server
    typer.echo(json.dumps(figures, indent=2) if as_json else "\n".join(in_words(figures)))


def in_words(figures: Any, indent: str = "") -> Iterator[str]:
    """Figures for people: one a line, what belongs together indented; a list of records as one line each."""
    for key, value in figures.items():
        name = f"{indent}{key.replace('_', ' ')}"
        if isinstance(value, dict):
            yield name
            yield from in_words(value, f"{indent}  ")
        elif isinstance(value, list):
            yield name
            yield from (f"{indent}  {_line(item)}" for item in value)
        else:
            yield f"{name}: {value:,}" if isinstance(value, int | float) else f"{name}: {value}"


def _line(item: Any) -> str:
    return " · ".join(f"{key} {value}" for key, value in item.items()) if isinstance(item, dict) else str(item)
