"""The chat model's contract: one call at a time, streaming, determinism, speed, only bound tools."""

from __future__ import annotations

import json
import time
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool

from agent.state import render_state
from tests.agent.builtin.scenes import NOW, SCENES
from tests.agent.builtin.talker import MODEL

MILLISECONDS_ALLOWED = 40  # a sentence, on a busy machine


def asked(text: str, scene: str = "nothing", *after: AnyMessage) -> list[AnyMessage]:
    return [SystemMessage(render_state(SCENES[scene], **NOW)), HumanMessage(text), *after]


def result(message: AIMessage, content: dict[str, Any]) -> list[AnyMessage]:
    return [message, ToolMessage(json.dumps(content), tool_call_id=str(message.tool_calls[0]["id"]))]


@tool
def search_leads(city: str) -> str:
    """Search."""
    return city


def test_one_call_at_a_time_in_order() -> None:
    text = "find condos in Mesa and show my cart"
    first = MODEL.invoke(asked(text))
    assert [call["name"] for call in first.tool_calls] == ["search_leads"]
    second = MODEL.invoke(asked(text, "nothing", *result(first, {"total": 2, "shown": [{}, {}]})))
    assert [call["name"] for call in second.tool_calls] == ["view_cart"]


def test_search_without_results_stops_what_depends_on_it() -> None:
    text = "find condos in Mesa and hold the cheapest"
    first = MODEL.invoke(asked(text))
    relax = [{"drop": ["property_types"], "words": "condos", "count": 12}]
    last = MODEL.invoke(asked(text, "nothing", *result(first, {"total": 0, "shown": [], "relax": relax})))
    assert not last.tool_calls
    assert last.text == "Condos in Mesa: none found right now. Without “condos” there are 12."


def test_failure_is_said_plainly() -> None:
    first = MODEL.invoke(asked("hold lead 9102"))
    error = {"error": {"code": "lead_held", "detail": "held until 2026"}}
    last = MODEL.invoke(asked("hold lead 9102", "nothing", *result(first, error)))
    assert last.text.startswith("Lead 9102 is on hold for another buyer")


def test_same_words_and_state_give_the_same_message() -> None:
    first, second = (MODEL.invoke(asked("hold the two cheapest", "screen")) for _ in range(2))
    assert first.tool_calls == second.tool_calls


def test_tool_that_is_not_bound_is_not_called() -> None:
    bound = MODEL.bind_tools([search_leads])
    message = bound.invoke(asked("hold lead 9102 for 2 hours"))
    assert not message.tool_calls
    assert "can't do that here yet" in message.text


def test_streams_sentence_by_sentence() -> None:
    chunks = [chunk.text for chunk in MODEL.stream(asked("thanks!")) if chunk.text]
    assert len(chunks) == 2
    assert "".join(chunks) == MODEL.invoke(asked("thanks!")).text


async def test_streams_calls_whole() -> None:
    merged = None
    async for chunk in MODEL.astream(asked("hold lead 9102 for 2 hours")):
        merged = chunk if merged is None else merged + chunk
    assert merged is not None
    assert merged.tool_calls[0]["args"] == {"ref": 9102, "duration_hours": 2}


def test_answer_comes_in_milliseconds() -> None:
    messages = asked("3 bed houses in hendersen under 450k, no condos, cheapest first, then hold the second till tmrw")
    MODEL.invoke(messages)
    start = time.perf_counter()
    for _ in range(5):
        MODEL.invoke(messages)
    assert (time.perf_counter() - start) / 5 * 1000 < MILLISECONDS_ALLOWED


def test_long_and_strange_texts_do_no_harm() -> None:
    for text in (
        "",
        "?!?",
        "a" * 5000,
        "🏠🏠🏠",
        "hold " * 300,
        "((((" * 50,
        "1 2 3 4 5 6 7 8 9" * 20,
        "\u202eenod\u202c",
    ):
        message = MODEL.invoke(asked(text))
        assert message.tool_calls or message.text
