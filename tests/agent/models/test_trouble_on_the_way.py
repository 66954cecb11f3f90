"""An endpoint that fails: tried again within reason, then the built-in model takes the turn and says so."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from fastapi import FastAPI

from agent import phrases
from agent.events import LeadsShown
from tests.agent.models.conftest import KEY, HostedTalk
from tests.agent.models.server import Answer, call, error, raw_call, words
from tests.agent.test_policies import seed

SEARCH = "homes in Austin"
FOUND = words("Found 1 home.")
AGAIN: dict[str, Callable[[], Answer]] = {
    "429": lambda: error(429, "rate_limit_exceeded"),
    "429 with a short Retry-After": lambda: error(429, "rate_limit_exceeded", Retry_After="0.01"),
    "500": lambda: error(500, "server_error"),
    "503": lambda: error(503, "overloaded"),
    "an error within the stream": lambda: Answer(events=[{"error": {"message": "overloaded", "code": "x"}}]),
    "cut before a word": lambda: Answer(events=[], end="cut"),
    "cut within a call": lambda: Answer(events=call("search_leads", city="Austin").events[:4], end="cut"),
    "ended within a call": lambda: Answer(events=call("search_leads", city="Austin").events[:4], end="quiet"),
    "nothing at all": lambda: Answer(events=[], end="done"),
    "an empty answer": lambda: words(""),
    "rubbish": lambda: Answer(body="<html>Bad gateway</html>"),
    "rubbish in the stream": lambda: Answer(events=[{"choices": [{"what": 1}]}]),
    "events of another shape": lambda: Answer(events=[{"choices": [{"delta": {"content": {"a": [1]}}}]}]),
}
NEVER_AGAIN: dict[str, tuple[Callable[[], Answer], str]] = {
    "401": (lambda: error(401, "invalid_api_key", f"Incorrect API key provided: {KEY}"), "bad_key"),
    "403": (lambda: error(403, "forbidden"), "not_allowed"),
    "404": (lambda: error(404, "model_not_found"), "no_such_model"),
    "400": (lambda: error(400, "invalid_request"), "bad_request"),
    "no quota left": (lambda: error(429, "insufficient_quota"), "out_of_quota"),
    "a long Retry-After": (lambda: error(429, "rate_limit_exceeded", Retry_After="3600"), "rate_limited"),
    "a far date": (lambda: error(503, "x", Retry_After="Fri, 31 Dec 2100 23:59:59 GMT"), "server_error"),
    "the content filter": (lambda: words("", finish="content_filter"), "content_filter"),
    "cut by length without a sentence": (lambda: words("Found", finish="length"), "truncated"),
}


@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")  # the vendor's library, on rubbish
class TestTriedAgain:
    @pytest.mark.parametrize("trouble", AGAIN.values(), ids=AGAIN)
    async def test_a_passing_trouble_is_not_noticed(
        self, app: FastAPI, hosted: HostedTalk, trouble: Callable[[], Answer]
    ) -> None:
        await seed(app, 9101)

        ended = await hosted.say(SEARCH, trouble(), call("search_leads", city="Austin"), FOUND)

        assert ended.reply == "Found 1 home."
        assert [c.args for c in ended.calls] == [{"city": "Austin"}]
        assert ended.usage is not None
        assert ended.usage.took_over is None

    @pytest.mark.parametrize("trouble", AGAIN.values(), ids=AGAIN)
    async def test_one_that_stays_hands_the_turn_over(
        self, app: FastAPI, hosted: HostedTalk, trouble: Callable[[], Answer]
    ) -> None:
        await seed(app, 9101)

        ended = await hosted.say(SEARCH, trouble())

        assert len(hosted.served.asked) == 3
        assert ended.reply.startswith(phrases.FALLBACK)
        assert any(isinstance(event, LeadsShown) for event in hosted.events)
        assert [c.tool for c in ended.calls] == ["search_leads"]

    async def test_silence_within_an_answer_ends_it(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)
        silent = Answer(events=call("search_leads", city="Austin").events[:3], end="silence")

        ended = await hosted.with_settings(SEARCH, silent, model_stall_seconds=0.2, model_attempts=2)

        assert len(hosted.served.asked) == 2
        assert ended.usage is not None
        assert ended.usage.took_over == "timeout"
        assert ended.on_screen == [9101]

    async def test_an_answer_that_drags_on_ends_too(self, app: FastAPI, hosted: HostedTalk) -> None:
        silent = Answer(events=words("Hello").events[:3], end="silence")

        ended = await hosted.with_settings("hello", silent, model_attempt_seconds=0.2, model_attempts=1)

        assert ended.usage is not None
        assert ended.usage.took_over == "timeout"

    async def test_a_port_where_nobody_listens_hands_the_turn_over(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)
        ended = await hosted.with_settings(SEARCH, openai_base_url="http://127.0.0.1:9/v1")

        assert ended.usage is not None
        assert ended.usage.took_over == "unreachable"
        assert ended.on_screen == [9101]

    async def test_no_attempt_begins_after_the_steps_time(self, app: FastAPI, hosted: HostedTalk) -> None:
        await hosted.with_settings("hello", error(500, "server_error"), model_step_seconds=0.0001)

        assert len(hosted.served.asked) <= 1


class TestNotTriedAgain:
    @pytest.mark.parametrize(("trouble", "code"), NEVER_AGAIN.values(), ids=NEVER_AGAIN)
    async def test_it_hands_the_turn_over_at_once(
        self, app: FastAPI, hosted: HostedTalk, trouble: Callable[[], Answer], code: str
    ) -> None:
        await seed(app, 9101)

        ended = await hosted.say(SEARCH, trouble())

        assert len(hosted.served.asked) == 1
        assert ended.usage is not None
        assert ended.usage.took_over == code
        assert ended.reply.startswith(phrases.FALLBACK)

    async def test_the_log_names_the_trouble_and_holds_no_key(
        self, hosted: HostedTalk, caplog: pytest.LogCaptureFixture
    ) -> None:
        with caplog.at_level(logging.DEBUG):
            await hosted.say("my number is 512-555-0123", error(401, "invalid_api_key", f"Incorrect key {KEY}"))

        ours = [record.getMessage() for record in caplog.records if record.name.startswith(("agent", "tools"))]
        assert any("bad_key" in line for line in ours)
        assert not any(KEY in line or "555-0123" in line for line in ours)


class TestAsked:
    @pytest.mark.parametrize(("model", "temperature"), [("gpt-4.1", 0), ("o4-mini", None), ("gpt-5-mini", None)])
    async def test_a_model_that_takes_no_temperature_is_sent_none(
        self, hosted: HostedTalk, model: str, temperature: float | None
    ) -> None:
        await hosted.with_settings("hello", words("Hello."), model=f"openai:{model}")

        (asked,) = hosted.served.asked
        assert asked["model"] == model
        assert asked.get("temperature") == temperature
        assert asked["stream_options"] == {"include_usage": True}


class TestFromWhereTheTurnStands:
    async def test_a_tool_that_ran_is_not_run_again(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101, 9102)

        ended = await hosted.say("hold 9101", call("hold_lead", ref=9101), error(401, "invalid_api_key"))

        assert [c.tool for c in ended.calls] == ["hold_lead"]
        assert await hosted.count("holds") == 1
        assert ended.reply.startswith(phrases.FALLBACK)
        assert "Held: 3-bed house in Austin" in ended.reply

    async def test_what_is_still_to_do_is_done(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101, 9102)

        ended = await hosted.say(
            "find homes in Austin and hold 9102", call("search_leads", city="Austin"), error(400, "invalid_request")
        )

        assert [c.tool for c in ended.calls] == ["search_leads", "hold_lead"]
        assert await hosted.count("holds") == 1

    async def test_a_write_of_the_same_kind_is_not_made_again_by_the_other_model(
        self, app: FastAPI, hosted: HostedTalk
    ) -> None:
        """The hosted model held first and looked later; the built-in one, which would look first, holds nothing."""
        await seed(app, 9101, 9102)

        ended = await hosted.say(
            "find homes in Austin and hold 9101",
            call("hold_lead", ref=9101),
            error(400, "invalid_request"),
        )

        assert [c.tool for c in ended.calls].count("hold_lead") == 1
        assert await hosted.count("holds") == 1

    async def test_the_model_is_not_asked_again_in_that_turn_but_in_the_next(
        self, app: FastAPI, hosted: HostedTalk
    ) -> None:
        await seed(app, 9101)

        await hosted.say(SEARCH, error(401, "invalid_api_key"))
        assert len(hosted.served.asked) == 1

        assert (await hosted.say("hello", words("Hello there."))).reply == "Hello there."

    async def test_words_that_were_shown_stay_and_are_in_the_reply(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)
        cut = words("Found 1 home. It is in Austin. And it h", pieces=20, finish=None, usage=False, end="cut")

        ended = await hosted.say(SEARCH, call("search_leads", city="Austin"), cut)

        assert hosted.sentences[:3] == ["Found 1 home.", "It is in Austin.", phrases.FALLBACK]
        assert len(hosted.served.asked) == 2
        assert ended.reply == " ".join(hosted.sentences)

    async def test_a_broken_call_before_does_not_stand_in_the_built_in_models_way(
        self, app: FastAPI, hosted: HostedTalk
    ) -> None:
        await seed(app, 9101)

        ended = await hosted.say(
            SEARCH, raw_call("search_leads", '{"min_beds": "many"}'), error(400, "invalid_request")
        )

        assert [(c.tool, c.ok) for c in ended.calls] == [("search_leads", False), ("search_leads", True)]
        assert ended.on_screen == [9101]
