"""The benchmark of a turn measures what it says, beside its baseline."""

from __future__ import annotations

import pytest

from backend.config import Settings
from evals import bench_turn
from evals.bench_turn import Kind, measure


async def test_a_turn_beside_the_bare_call(settings: Settings) -> None:
    figures = await measure(settings, leads=40, turns=3)
    for kind in ("search", "cart"):
        turn, api = figures[kind]["turn"], figures[kind]["api"]
        assert 0 < api["p50_ms"] <= turn["p50_ms"] <= turn["p95_ms"]
        added = figures[kind]["cpu_over_api"]["p50_ms"]
        assert added == pytest.approx(turn["cpu_p50_ms"] - api["cpu_p50_ms"], abs=0.02)
        assert figures[kind]["ratio"]["p50"] == pytest.approx(turn["p50_ms"] / api["p50_ms"], abs=0.01)
    assert figures["parser"]["sentences"] > 300
    assert 0 < figures["parser"]["p50_ms"] <= figures["parser"]["p95_ms"]


async def test_a_turn_that_comes_to_another_tool_is_no_measure(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    kind = Kind("cart", "hello", "view_cart", lambda api: api.cart())
    monkeypatch.setattr(bench_turn, "KINDS", (kind,))
    with pytest.raises(RuntimeError, match="no call, not to view_cart"):
        await measure(settings, leads=4, turns=1)
