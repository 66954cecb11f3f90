"""The race for leads through the API: small in every run, at full length with ``AIQLEADS_SOAK=full``."""

from __future__ import annotations

import json

import pytest

from backend.config import Settings
from evals import bench_race
from evals.bench_race import OPERATIONS
from tests.soak.conftest import SHARE, Soak


class TestRace:
    @pytest.mark.timeout(3000)
    async def test_one_hold_and_one_sale_a_lead_and_every_ledger_sums(self, settings: Settings, soak: Soak) -> None:
        size = {} if soak.full else {"buyers": 20, "leads": 2, "rounds": 1, "operations": OPERATIONS // SHARE}
        figures = await bench_race.measure(settings, **size)  # type: ignore[arg-type]
        assert figures["ok"], json.dumps(figures, indent=2)
        assert figures["holds_per_lead"] == figures["sales_per_lead"] == {"min": 1, "max": 1}
        assert not any(figures["long_race"]["broken"].values())
        assert figures["long_race"]["trouble"]["database_restarts"] >= 1
        assert (figures["server_errors"], figures["ledgers_wrong"]) == (0, 0)
        soak.record("race", **figures)
