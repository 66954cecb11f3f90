"""The words of a turn are read once, however often the model is asked in it."""

from __future__ import annotations

from typing import Any

import pytest

from agent.builtin import recall
from agent.builtin.reader import Reader
from agent.builtin.recall import Recall
from agent.builtin.sense import Sense
from agent.builtin.understand import understand
from tests.agent.builtin.scenes import NOW, READER, SCREEN


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were read."""
    texts: list[str] = []

    def noted(text: str, sense: Sense, reader: Reader) -> Any:
        texts.append(text)
        return understand(text, sense, reader)

    monkeypatch.setattr(recall, "understand", noted)
    return texts


def sense(**state: Any) -> Sense:
    return Sense.of({**NOW, **state}, READER.gazetteer, frozenset({"hold_lead"}))


def test_the_steps_of_a_turn_share_one_reading(read: list[str]) -> None:
    kept, start = Recall(READER), {"on_screen": SCREEN, "total": 5}
    first = kept.plan("hold the second one", sense(start=start))
    again = kept.plan("hold the second one", sense(start=start, on_screen=[], focus=[9102], total=3))
    assert (read, again) == (["hold the second one"], first)


def test_what_is_done_to_one_plan_does_not_reach_the_next() -> None:
    kept = Recall(READER)
    kept.plan("hold lead 9102 for 2 hours", sense()).steps[0].args.clear()
    assert kept.plan("hold lead 9102 for 2 hours", sense()).steps[0].args == {"duration_hours": 2}


@pytest.mark.parametrize(
    "other",
    [
        {"now": "2026-03-02T09:00:00+00:00"},
        {"time_zone": "America/Denver"},
        {"tier": "enterprise"},
        {"start": {"focus": [9101]}},
    ],
)
def test_another_time_place_or_state_is_read_anew(read: list[str], other: dict[str, Any]) -> None:
    kept = Recall(READER)
    kept.plan("hold it until tomorrow", sense(start={}))
    kept.plan("hold it until tomorrow", sense(**{"start": {}, **other}))
    assert len(read) == 2


def test_without_a_clock_nothing_is_recalled(read: list[str]) -> None:
    kept, timeless = Recall(READER), Sense.of({}, READER.gazetteer)
    kept.plan("hold it until tomorrow", timeless)
    kept.plan("hold it until tomorrow", timeless)
    assert len(read) == 2
