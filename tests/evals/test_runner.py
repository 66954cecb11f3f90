"""Cases on the real graph, API and database: the world they start in, what is read of them, what is left."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from backend.config import TIERS
from evals.cases import read_suite
from evals.runner import Worker
from evals.scores import score_run
from evals.traces import Trace, read_traces, write_traces
from tests.evals.traced import case

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
SUITES = Path(__file__).parents[2] / "evals" / "suites"


def say(words: str, tool: str = "none", before: Any = None, **args: Any) -> dict[str, Any]:
    return {"user": words, "before": before, "expect": {"tool": tool, "args": args}}


def still(traces: list[Trace]) -> list[dict[str, Any]]:
    return [{name: value for name, value in trace.items() if name != "ms"} for trace in traces]


async def test_the_worked_example(worker: Worker) -> None:
    made = case(
        "worked",
        say("condos downtown austin under 400, cheapest first", "search_leads"),
        say("hold number two till tomorrow", "hold_lead"),
        say("buy it", "purchase"),
        say("yes", "purchase"),
        setup={"stub_search": True},
    )
    found, held, offered, bought = still((await worker.run(made, 1)).traces)
    screen = [9101, 9102, 9103, 9104, 9105]
    filters = {"city": "Austin", "neighborhood": "Downtown", "property_types": ["condo"], "max_price": 400000}
    assert found["calls"] == [
        {"tool": "search_leads", "args": {**filters, "sort": "price_asc"}, "ok": True, "error": None}
    ]
    assert (found["reply_kind"], found["on_screen_before"], found["on_screen"]) == ("answer", [], screen)
    assert held["calls"][0]["args"] == {"ref": [9102], "duration_hours": 24}
    assert held["effects"] == [{"effect": "hold.create", "lead_id": 9102}]
    assert (offered["calls"][0]["args"], offered["reply_kind"]) == ({"ref": [9102], "confirmed": False}, "propose")
    assert bought["calls"][0] == {
        "tool": "purchase", "args": {"ref": [9102], "confirmed": True}, "ok": True, "error": None
    }  # fmt: skip
    assert (bought["reply_kind"], bought["effects"]) == ("answer", [{"effect": "purchase.commit", "lead_id": 9102}])


class TestIsolation:
    async def test_nothing_of_a_case_is_left(self, worker: Worker) -> None:
        await worker.run(case("empty"), 1)
        worker._clone.clean()
        before = await _everything(worker)
        busy = case(
            "busy",
            say("buy lead 4101", "purchase", ref=[4101]),
            say("yes"),
            say("houses in austin under 900k"),
            say("hold the first one"),
            say("buy it"),
            say("yes"),
            setup={"cart": [4102], "purchases": [4103], "held_by_other": [4104]},
        )
        traces = (await worker.run(busy, 1)).traces
        sold = [one["lead_id"] for trace in traces for one in trace["effects"] if one["effect"] == "purchase.commit"]
        assert 4101 in sold
        assert max(sold) > 10_000, "a lead of the base was sold, too"
        assert await _everything(worker) != before
        worker._clone.clean()
        assert await _everything(worker) == before

    async def test_cleaning_takes_milliseconds(self, worker: Worker) -> None:
        took = []
        for trial in range(1, 4):
            await worker.run(case("held", say("hold 4101", "hold_lead", ref=[4101])), trial)
            began = time.perf_counter()
            worker._clone.clean()
            took.append(1_000 * (time.perf_counter() - began))
        assert min(took) <= 20, took

    async def test_a_case_is_the_same_after_any_other(self, worker: Worker) -> None:
        cases = [
            one for one in read_suite(SUITES / "core.jsonl") if one.id in ("purchase-01", "release-03", "refine-02")
        ]
        assert len(cases) == 3
        first = [still((await worker.run(one, 1)).traces) for one in cases]
        again = [still((await worker.run(one, 1)).traces) for one in reversed(cases)]
        assert first == again[::-1]
        assert not UUID.search(json.dumps(first))


class TestWorld:
    async def test_the_cart_ends_in_order_an_hour_apart(self, worker: Worker) -> None:
        (trace,) = (await worker.run(case("cart", say("what am I holding?"), setup={"cart": [4102, 4101]}), 1)).traces
        assert trace["reply"].index("6:00 AM") < trace["reply"].index("7:00 AM")
        rows = await _rows(worker, "SELECT lead_id, extract(hour FROM ends_at - app_now()) FROM holds ORDER BY ends_at")
        assert rows == [(4102, 20), (4101, 21)]

    async def test_purchases_were_yesterday_in_order_and_cost_nothing_of_the_credits(self, worker: Worker) -> None:
        await worker.run(case("bought", setup={"purchases": [4102, 4101], "credits": 42}), 1)
        rows = await _rows(
            worker, "SELECT lead_id FROM order_lines WHERE lead_id BETWEEN 4000 AND 4999 ORDER BY created_at"
        )
        assert rows == [(4102,), (4101,)]
        assert await _rows(worker, _BALANCE) == [(4_200,)]

    @pytest.mark.parametrize("tier", [None, *TIERS])
    async def test_the_five_cost_every_tier_the_same(self, worker: Worker, tier: str | None) -> None:
        setup = {"stub_search": True, "user_tier": tier}
        (trace,) = (await worker.run(case("five", say("houses in austin"), setup=setup), 1)).traces
        assert trace["on_screen"] == [9101, 9102, 9103, 9104, 9105]
        rows = await _rows(worker, "SELECT lead_id, list_price_cents FROM lead_search WHERE lead_id = 9103")
        discount = TIERS[tier].discount_percent if tier else 0
        assert round(rows[0][1] * (100 - discount) / 100) == 900

    async def test_sold_long_ago(self, worker: Worker) -> None:
        (trace,) = (await worker.run(case("sold", say("hold 5555", "hold_lead", ref=[5555])), 1)).traces
        assert [call["error"] for call in trace["calls"]] == ["lead_sold"]
        assert trace["effects"] == []

    async def test_a_rise_voids_a_proposal_that_no_hold_keeps(self, worker: Worker) -> None:
        rise = {"event": "reprice", "ref": 4101, "pct": 30}
        turns = [say("buy 4101", "purchase", ref=[4101]), say("yes", before=rise)]
        loose = (await worker.run(case("loose", *turns), 1)).traces[1]
        assert (loose["calls"][0]["args"]["confirmed"], loose["reply_kind"], loose["effects"]) == (False, "propose", [])
        kept = (await worker.run(case("kept", *turns, setup={"cart": [4101]}), 1)).traces[1]
        assert kept["effects"] == [{"effect": "purchase.commit", "lead_id": 4101}]

    async def test_sold_to_another_before_the_yes(self, worker: Worker) -> None:
        sold = {"event": "sold_to_other", "ref": [4101]}
        turns = [say("buy 4101", "purchase", ref=[4101]), say("yes", before=sold)]
        trace = (await worker.run(case("late", *turns), 1)).traces[1]
        assert trace["effects"] == []
        assert not any(call["ok"] and call["args"].get("confirmed") for call in trace["calls"])

    async def test_a_turn_that_breaks_is_a_line_and_no_end(self, worker: Worker, monkeypatch: Any) -> None:
        def broken(*_: Any) -> Any:
            async def events() -> Any:
                raise KeyError("gone")
                yield

            return events()

        monkeypatch.setattr(worker, "send", broken)
        (trace,) = (await worker.run(case("broken"), 1)).traces
        assert (trace["reply_kind"], trace["reply"]) == ("error", "KeyError: 'gone'")


async def test_traces_keep_what_was_run(worker: Worker, tmp_path: Path) -> None:
    made = case("kept", say("hold 4101", "hold_lead", ref=[4101]))
    traces = (await worker.run(made, 1)).traces
    write_traces(tmp_path / "t.jsonl", traces)
    assert read_traces(tmp_path / "t.jsonl") == traces
    assert score_run([made], traces).headline.conversations == (1, 1)


_BALANCE = """
    SELECT sum(amount_cents)::int FROM credit_entries
    WHERE user_id = (SELECT id FROM users WHERE email = 'sam.rivers@example.com')
"""


async def _rows(worker: Worker, query: str) -> list[tuple[Any, ...]]:
    async with worker._app.state.sessions() as session:
        return [tuple(row) for row in await session.execute(text(query))]


async def _everything(worker: Worker) -> dict[str, Any]:
    """Count and checksum of every table, and where the sequences stand."""
    tables = await _rows(
        worker, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
    )
    sums = "SELECT count(*), md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))) FROM {} t"
    found: dict[str, Any] = {name: await _rows(worker, sums.format(name)) for (name,) in sorted(tables)}
    found["sequences"] = await _rows(worker, "SELECT sequencename, last_value FROM pg_sequences ORDER BY 1")
    return found


def test_the_base_leads_are_the_same_in_every_process() -> None:
    program = (
        "import hashlib; from evals.world import NOW; from backend.ingestion.demo import demo_drafts;"
        "print(hashlib.md5(repr(list(demo_drafts(NOW, 60))).encode()).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=SUITES.parents[1],
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1
