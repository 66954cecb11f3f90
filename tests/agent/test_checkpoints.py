"""A turn reads its thread's checkpoint once, and nobody is given an old one."""

from __future__ import annotations

from typing import Any

import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from psycopg import AsyncCursor

from agent.checkpoints import Checkpoints, config
from tests.agent.conftest import Talk
from tests.agent.scripted import say


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads whose checkpoints the database was asked for."""
    asked: list[str] = []
    read = AsyncPostgresSaver.aget_tuple

    async def noted(self: AsyncPostgresSaver, config: RunnableConfig) -> Any:
        asked.append(config["configurable"]["thread_id"])
        return await read(self, config)

    monkeypatch.setattr(AsyncPostgresSaver, "aget_tuple", noted)
    return asked


async def test_a_turn_reads_the_thread_once(talk: Talk, reads: list[str]) -> None:
    talk.follow(say("Hello."), say("Hello again."))
    await talk.say("hi")
    await talk.say("hi there")
    assert reads == [talk.thread, talk.thread]
    assert [message.text for message in await talk.conversation.history(talk.thread, talk.user)][-1] == "Hello again."


async def test_what_was_read_ahead_is_given_once_and_within_the_turn_alone(talk: Talk, reads: list[str]) -> None:
    talk.follow(say("Hello."))
    await talk.say("hi")
    saver = Checkpoints(talk.conversation._pool)
    reads.clear()
    async with saver.ahead(talk.thread) as values:
        ahead = await saver.aget_tuple(config(talk.thread))
        assert ahead is not None
        assert values["turn"] == ahead.checkpoint["channel_values"]["turn"] == 1
        assert len(reads) == 1
        await saver.aget_tuple(config(talk.thread))
        assert len(reads) == 2
    async with saver.ahead(talk.thread):
        await saver.aget_tuple(config("another thread"))
        await saver.aget_tuple(ahead.config)
        assert len(reads) == 5, "another thread, or a checkpoint by its id, is another matter"
    await saver.aget_tuple(config(talk.thread))
    assert len(reads) == 6


async def test_all_that_a_turn_changed_is_written_at_once_and_read_as_it_was(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[int] = []
    many = AsyncCursor.executemany

    async def noted(self: AsyncCursor[Any], query: Any, rows: Any, *, returning: bool = False) -> None:
        kept = list(rows)
        written.append(len(kept))
        await many(self, query, kept, returning=returning)

    monkeypatch.setattr(AsyncCursor, "executemany", noted)
    talk.follow(say("Hello."), say("Hello again."))
    await talk.say("hi")
    await talk.say("hi there")
    assert written == [1, 1]
    values = await Checkpoints(talk.conversation._pool).values(talk.thread)
    assert [message.text for message in values["messages"]] == ["hi", "Hello.", "hi there", "Hello again."]
    assert (values["turn"], values["calls"], values["brain"]["took_over"]) == (2, [], None)
