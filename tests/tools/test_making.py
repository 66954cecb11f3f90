"""What a tool is given: its arguments as its types say, and the run beside them, untouched and untold."""

from __future__ import annotations

from typing import Any

import pytest
from langchain.tools import ToolRuntime
from pydantic import BaseModel, ValidationError

from tools.making import tool
from tools.outcomes import Outcome, Result

TAKEN: dict[str, Any] = {}


class Unseen:
    """Nothing may look into it."""

    def __deepcopy__(self, memo: Any) -> Unseen:
        raise AssertionError("the run was copied")


class Wanted(BaseModel):
    beds: int
    city: str | None = None


@tool()
async def by_signature(beds: int, runtime: ToolRuntime[Any, Any], city: str = "Austin") -> Result:
    """Looks."""
    TAKEN.update(beds=beds, city=city, runtime=runtime)
    return "seen", Outcome()


@tool(args_schema=Wanted)
async def by_schema(runtime: ToolRuntime[Any, Any], **args: Any) -> Result:
    """Looks."""
    TAKEN.update(args, runtime=runtime)
    return "seen", Outcome()


def run_of(state: Any) -> ToolRuntime[Any, Any]:
    return ToolRuntime(
        state=state, context=None, config={}, stream_writer=lambda _: None, tool_call_id="one", store=None
    )


@pytest.mark.parametrize(("made", "city"), [(by_signature, "Austin"), (by_schema, None)])
async def test_arguments_are_checked_defaults_filled_and_the_run_handed_in(made: Any, city: str | None) -> None:
    run = run_of({"rows": Unseen()})
    given = {"name": made.name, "args": {"beds": "3", "runtime": run}, "id": "one", "type": "tool_call"}
    message = await made.ainvoke(given)
    assert (message.text, message.artifact) == ("seen", Outcome())
    assert (TAKEN["beds"], TAKEN["city"]) == (3, city)
    assert TAKEN["runtime"] is run
    assert made._filter_injected_args({"beds": 3, "runtime": run}) == {"beds": 3}


async def test_wrong_arguments_are_refused() -> None:
    with pytest.raises(ValidationError, match="beds"):
        await by_schema.ainvoke({"beds": "many", "runtime": run_of({})})
