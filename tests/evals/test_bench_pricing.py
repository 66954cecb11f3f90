"""The benchmark of prices, at a size that takes seconds: it measures what it says."""

from __future__ import annotations

import psycopg

from backend.config import Settings
from evals.bench_pricing import measure


async def test_rates_beside_their_baselines_and_the_same_prices(settings: Settings) -> None:
    figures = await measure(settings, leads=300, rounds=1)
    rates = figures["leads_repriced_per_second"]
    assert set(rates) == {"in_bulk", "in_python", "one_by_one", "in_bulk_unchanged"}
    assert all(rate > 0 for rate in rates.values())
    assert figures["same_prices"]
    assert 0 < figures["after_demand"]["prices_changed"] <= figures["after_demand"]["leads_due"] < 300
    assert settings.database_url is not None
    with psycopg.connect(settings.database_url.replace("+psycopg", "")) as connection:
        left = connection.execute("SELECT count(*) FROM pg_database WHERE datname LIKE 'bench_pricing%'").fetchone()
    assert left == (0,)
