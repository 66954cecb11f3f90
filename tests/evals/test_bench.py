"""What ``aiqleads bench`` finds and prints."""

from __future__ import annotations

import pytest

from evals.bench import in_words, names, run
from ui.commands.failure import CliError


def test_an_unknown_benchmark_is_a_usage_error_that_lists_those_there_are() -> None:
    assert "search" in names()
    with pytest.raises(CliError, match=r"There are: .*search") as error:
        run("speed")
    assert error.value.exit_code == 2


def test_figures_are_lines_for_people() -> None:
    figures = {"leads": 20_000, "layers": {"p50_ms": 1.5}, "cases": [{"sort": "newest", "ratio": 1.1}], "faults": ["a"]}
    assert list(in_words(figures)) == [
        "leads: 20,000", "layers", "  p50 ms: 1.5", "cases", "  sort newest · ratio 1.1", "faults", "  a",
    ]  # fmt: skip
