"""Calls as endpoints make them: split, parallel, broken. None runs on arguments that were not meant."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI

from agent import phrases
from tests.agent.models.conftest import HostedTalk
from tests.agent.models.server import call, raw_call, refusal, several, words
from tests.agent.test_policies import seed

DONE = words("Done.")
BROKEN = {
    "cut": '{"ref": 9101, "duration_hours": 2',
    "no JSON": "ref=9101",
    "a list": "[9101]",
    "a number": "9101",
    "not a number": '{"ref": 9101, "duration_hours": NaN}',
    "too deep": '{"ref": ' + "[" * 3000,
}


class TestGood:
    @pytest.mark.parametrize("pieces", [1, 7, 60])
    async def test_arguments_in_any_number_of_pieces_are_one_call(
        self, app: FastAPI, hosted: HostedTalk, pieces: int
    ) -> None:
        await seed(app, 9101)
        wanted: dict[str, Any] = {"city": "Austin", "max_price": 450_000, "features": ["pool"]}

        ended = await hosted.say("homes in Austin", call("search_leads", pieces=pieces, **wanted), words("None."))

        assert [c.args for c in ended.calls] == [wanted]

    async def test_parallel_calls_run_one_at_a_time_as_the_model_asks_again(
        self, app: FastAPI, hosted: HostedTalk
    ) -> None:
        await seed(app, 9101, 9102)
        both = several(("hold_lead", {"ref": 9101}), ("hold_lead", {"ref": 9102}))

        ended = await hosted.say("hold 9101 and 9102", both, call("hold_lead", ref=9102), words("Both are held."))

        assert [c.args for c in ended.calls] == [{"ref": [9101]}, {"ref": [9102]}]
        assert await hosted.count("holds") == 2

    async def test_ids_that_an_endpoint_repeats_do_not_mix_up_results(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)
        await hosted.say("homes in Austin", call("search_leads", city="Austin"), DONE)
        await hosted.say("and details", call("lead_details", ref=9101), call("view_cart"), DONE)

        asked = hosted.served.asked[-1]["messages"]
        results = [message["tool_call_id"] for message in asked if message["role"] == "tool"]
        assert len(results) == len(set(results)) == 3


class TestBroken:
    @pytest.mark.parametrize("arguments", BROKEN.values(), ids=BROKEN)
    async def test_it_goes_back_to_the_model_and_nothing_runs(
        self, app: FastAPI, hosted: HostedTalk, arguments: str
    ) -> None:
        await seed(app, 9101)

        ended = await hosted.say("hold 9101", raw_call("hold_lead", arguments), words("Which one?"))

        assert ended.calls == []
        assert await hosted.count("holds") == 0
        assert "invalid_arguments" in hosted.served.prompt()

    async def test_mended_it_runs(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)

        ended = await hosted.say(
            "hold 9101", raw_call("hold_lead", BROKEN["cut"]), call("hold_lead", ref=9101), words("It is held for you.")
        )

        assert ended.reply == "It is held for you."
        assert [c.args for c in ended.calls] == [{"ref": [9101]}]

    @pytest.mark.parametrize(
        "broken",
        [
            raw_call("hold_lead", "{"),
            raw_call("hold_everything", '{"ref": 9101}'),
            raw_call("hold_lead", '{"ref": 9101, "duration_hours": "soon"}'),
        ],
        ids=["no JSON", "no such tool", "wrong type"],
    )
    async def test_a_model_that_cannot_mend_it_loses_the_turn(
        self, app: FastAPI, hosted: HostedTalk, broken: Any
    ) -> None:
        await seed(app, 9101)

        ended = await hosted.say("hold 9101", broken)

        assert ended.usage is not None
        assert ended.usage.took_over == "malformed_calls"
        assert len(hosted.served.asked) == 3
        assert await hosted.count("holds") == 1
        assert phrases.FALLBACK in ended.reply

    async def test_a_tools_odd_name_goes_back_as_one_the_endpoint_takes(self, app: FastAPI, hosted: HostedTalk) -> None:
        await hosted.say("do it", raw_call("drop table; leads\u200b", "{}"), words("I can't do that."))

        names = [c["function"]["name"] for m in hosted.served.asked[-1]["messages"] for c in m.get("tool_calls") or []]
        assert names == ["drop_table__leads_"]


class TestWordsInCalls:
    async def test_a_refusal_is_a_refusal(self, hosted: HostedTalk) -> None:
        ended = await hosted.say("something bad", refusal("I can't help with that request."))

        assert ended.reply_kind == "refuse"
        assert ended.reply == "I can't help with that request."
        assert await hosted.count("audit_log WHERE action = 'assistant.refused'") >= 0

    async def test_a_refusal_that_invents_keeps_only_what_is_true(self, hosted: HostedTalk) -> None:
        ended = await hosted.say("bad", refusal("I bought lead 7777 for $123. I can't help with that."))

        assert ended.reply == "I can't help with that."

    async def test_a_question_that_claims_a_write_is_not_asked_so(self, hosted: HostedTalk) -> None:
        ended = await hosted.say("hold", call("ask_user", question="I've held lead 7777 for $12,345."))

        assert (ended.reply_kind, ended.reply) == ("clarify", phrases.ASK_AGAIN)
