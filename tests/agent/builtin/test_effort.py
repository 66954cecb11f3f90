"""How often the costly parts of the parser are gone through for a sentence: a bound that no busy machine moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from agent.builtin import entities, intent, learned, safety, tagging
from agent.builtin.model import BuiltinChatModel
from evals.bench_turn import SUITES
from evals.cases import read_suite
from tests.agent.builtin.scenes import GAZETTEER, plan_of

READ = ("core", "dev", "everyday", "dev_mixed")
MOST = {  # on the average of a sentence
    "runs of words tagged": 1.25,
    "weighings": 1.75,
    "safety rules searched": 17.0,
    "needs read": 0.95,
    "meanings gathered": 1.75,
}
MOST_OF_ONE = {
    "runs of words tagged": 8,
    "weighings": 14,
    "safety rules searched": 110,
    "needs read": 4,
    "meanings gathered": 12,
}


def _sentences() -> Iterator[str]:
    for name in READ:
        cases = read_suite(SUITES / f"{name}.jsonl")
        yield from (turn.user for case in cases[::4] for turn in case.turns)


def _counts(monkeypatch: pytest.MonkeyPatch, seen: Counter[str]) -> None:
    def counted(owner: Any, method: str, name: str) -> None:
        real = getattr(owner, method)

        def call(*given: Any) -> Any:
            seen[name] += 1
            return real(*given)

        monkeypatch.setattr(owner, method, call)

    counted(tagging.Tagger, "read", "runs of words tagged")
    counted(learned.Weights, "chances", "weighings")
    counted(safety._Made, "fires", "safety rules searched")
    counted(entities, "_read", "needs read")
    counted(intent, "_features_of", "meanings gathered")


def test_a_sentence_is_gone_through_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: Counter[str] = Counter()
    _counts(monkeypatch, seen)
    each: list[Counter[str]] = []
    for said in _sentences():
        seen.clear()
        plan_of(said, {})
        each.append(Counter(seen))
    assert len(each) > 200
    for name, bound in MOST.items():
        counts = [counted[name] for counted in each]
        assert sum(counts) / len(counts) <= bound, name
        assert max(counts) <= MOST_OF_ONE[name], name


def test_a_model_that_is_ready_compiles_no_cue_while_a_user_waits() -> None:
    intent._regex.cache_clear()
    BuiltinChatModel(gazetteer=GAZETTEER)
    before = intent._regex.cache_info().misses
    for said in list(_sentences())[::5]:
        plan_of(said, {})
    assert intent._regex.cache_info().misses == before > 0
