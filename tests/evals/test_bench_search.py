"""The search benchmark, at a size that takes seconds: it measures what it says."""

from __future__ import annotations

import psycopg

from backend.config import Settings
from evals.bench_search import RADII, SORTS, measure


async def test_gives_every_case_with_its_baselines_and_leaves_nothing_behind(settings: Settings) -> None:
    figures = await measure(settings, leads=400, times=1)
    assert {(case["sort"], case["radius_miles"]) for case in figures["cases"]} == {(s, r) for s in SORTS for r in RADII}
    layers = figures["layers"]
    assert layers["statements"] >= 4
    assert layers["raw"]["p50_ms"] > 0
    assert layers["api_to_minimal"] > 0
    assert all(count["same"] for count in figures["counts"])
    assert settings.database_url is not None
    with psycopg.connect(settings.database_url.replace("+psycopg", "")) as connection:
        left = connection.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'bench_search%'").fetchone()
    assert left == (0,)
