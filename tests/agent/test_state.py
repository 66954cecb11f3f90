"""The channels of the state."""

from __future__ import annotations

from typing import Any

import pytest
from langgraph.errors import EmptyChannelError

from agent.state import Newest, parse_state, render_state


def test_the_last_write_of_a_step_wins_and_a_step_without_one_changes_nothing() -> None:
    channel = Newest(int, "total")
    assert (channel.update([4, 2]), channel.get()) == (True, 2)
    assert (channel.update([]), channel.get()) == (False, 2)
    assert channel.copy().get() == Newest(int).from_checkpoint(channel.checkpoint()).get() == 2


@pytest.mark.parametrize(("kind", "empty"), [(int, 0), (str, ""), (list[int], []), (dict[str, Any], {})])
def test_before_the_first_write_it_is_empty(kind: Any, empty: Any) -> None:
    assert Newest(kind).get() == empty


def test_what_may_be_none_is_not_there_before_the_first_write() -> None:
    with pytest.raises(EmptyChannelError):
        Newest(dict[str, Any] | None).get()


def test_the_first_turn_of_a_thread_started_with_nothing_whatever_its_calls_changed() -> None:
    assert parse_state(render_state({"start": {}, "last_tool": "hold_lead"}))["start"] == {}
