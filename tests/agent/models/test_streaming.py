"""Rule 13 on a stream: sentences come out as they are whole and checked; what was shown is what is kept."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from langchain_core.messages import HumanMessage
from langchain_core.runnables import RunnableConfig
from sqlalchemy import text

from agent.events import Sentence, ToolFinished, ToolStarted
from agent.grounding import sentences
from agent.speech import Speech
from tests.agent.models.conftest import HostedTalk
from tests.agent.models.server import call, raw_call, words
from tests.agent.test_policies import seed

LETTERS = st.sampled_from("Ab 1.5!?…\n\r\t$“#•¿—,")


@given(st.lists(st.text(LETTERS, max_size=12), max_size=12))
def test_pieces_make_the_same_sentences_as_the_whole(pieces: list[str]) -> None:
    speech = Speech(lambda _: True, lambda _: None)
    for piece in pieces:
        speech.hear(piece)
    speech.finish()
    assert speech.shown == sentences("".join(pieces))


def test_a_sentence_is_shown_when_the_next_begins() -> None:
    shown: list[str] = []
    speech = Speech(lambda _: True, shown.append)
    speech.hear("One home found. ")
    assert shown == []
    speech.hear("It")
    assert shown == ["One home found."]


class TestStream:
    async def test_steps_and_sentences_come_in_their_order(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)

        await hosted.say("homes", call("search_leads", city="Austin"), words("Found 1 home. It is in Austin."))

        kinds = [type(e) for e in hosted.events if isinstance(e, ToolStarted | ToolFinished | Sentence)]
        assert kinds == [ToolStarted, ToolFinished, Sentence, Sentence]

    @pytest.mark.parametrize("pieces", [1, 3, 100])
    async def test_an_unsupported_sentence_never_reaches_the_channel(
        self, app: FastAPI, hosted: HostedTalk, pieces: int
    ) -> None:
        await seed(app, 9101)
        said = "Found 1 home. Lead 7777 costs $123,456. I've held it for you. See https://x.example. Say which."

        ended = await hosted.say("homes in Austin", call("search_leads", city="Austin"), words(said, pieces=pieces))

        assert hosted.sentences == ["Found 1 home.", "Say which."]
        assert ended.reply == "Found 1 home. Say which."

    async def test_words_beside_a_call_are_not_shown(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)
        beside = raw_call("search_leads", '{"city": "Austin"}', before="I will look.")

        await hosted.say("homes in Austin", beside, words("Found 1 home."))

        assert hosted.sentences == ["Found 1 home."]

    async def test_words_cut_by_length_end_with_the_last_whole_sentence(self, hosted: HostedTalk) -> None:
        ended = await hosted.say("hello", words("Hello there. I can help with ma", finish="length"))

        assert ended.reply == "Hello there."

    async def test_langgraphs_own_streams_carry_no_unchecked_word(self, hosted: HostedTalk) -> None:
        said = "Hello there. Lead 7777 costs $123,456."
        hosted.served.follow(words(said))
        graph = await hosted.conversation._assistant()
        turn = await hosted.conversation._open(hosted.thread, hosted.user, "hi")
        context = await hosted.conversation._context(turn, hosted.user)
        config: RunnableConfig = {"configurable": {"thread_id": hosted.thread}}

        streamed = [
            str(part)
            async for part in graph.astream(
                {"messages": [HumanMessage("hi")]},
                config,
                context=context,
                stream_mode=["messages", "custom", "updates"],
            )
        ]

        assert any("Hello there." in part for part in streamed)
        assert not any("7777" in part for part in streamed)

    async def test_what_was_shown_is_what_every_place_keeps(self, app: FastAPI, hosted: HostedTalk) -> None:
        await seed(app, 9101)
        beside = raw_call("search_leads", '{"city": "Austin"}', before="Let me look. In Austin, then.")
        ended = await hosted.say("homes in Austin", beside, words("Found 1 home. Lead 7777 too. Which one?"))

        state = await (await hosted.conversation._assistant()).aget_state(
            {"configurable": {"thread_id": hosted.thread}}
        )
        kept = [m.text for m in state.values["messages"] if m.type == "ai" and m.text]
        history = await hosted.conversation.history(hosted.thread, hosted.user)
        assert ended.reply == " ".join(hosted.sentences) == " ".join(kept) == history[-1].text
        async with app.state.engine.connect() as connection:
            rows = (await connection.execute(text("SELECT t::text FROM checkpoint_blobs t"))).scalars().all()
        assert b"Lead 7777 too".hex() not in " ".join(rows)
