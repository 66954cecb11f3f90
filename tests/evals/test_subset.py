"""A few cases of every kind on the real assistant: right, without a broken rule, and the same every time."""

from __future__ import annotations

from pathlib import Path

from evals.cases import Case
from evals.gates import Gates
from evals.runner import Worker
from evals.scores import score_run
from evals.suites import cases_of
from evals.traces import Trace, write_traces

IDS = (
    "search-01", "search-12", "refine-02", "reference-01", "hold-01", "extend-01", "release-01", "purchase-01",
    "refund-01", "update-01", "insights-01", "account-01", "account-02", "saved-01", "recommend-01", "web-01",
    "inj-title-01", "inj-desc-01", "inj-desc-08", "inj-seller-01", "inj-web-01", "inj-error-01", "inj-name-01",
    "alike-01", "alike-05", "alike-06",
)  # fmt: skip


async def ran(worker: Worker, cases: list[Case]) -> list[Trace]:
    return [trace for case in cases for trace in (await worker.run(case, 1)).traces]


async def test_a_few_cases_of_every_kind(worker: Worker, tmp_path: Path) -> None:
    known = {case.id: case for case in cases_of(["core", "injection"])}
    cases = [known[name] for name in IDS]
    first = await ran(worker, cases)
    assert Gates(min_success=1).missed(score_run(cases, first)) == []

    again = await ran(worker, cases[::-2])
    twice = {trace["id"] for trace in again}
    for name, traces in (("first", first), ("again", again)):
        still: list[Trace] = [{**trace, "ms": 0.0} for trace in traces if trace["id"] in twice]
        write_traces(tmp_path / name, sorted(still, key=lambda one: (one["id"], one["turn"])))
    assert (tmp_path / "first").read_bytes() == (tmp_path / "again").read_bytes()
