"""A conversation whose model is a hosted one: a scripted endpoint, asked over HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy import text

from agent.conversation import Conversation, UserSession, open_conversation
from agent.events import Event, Sentence, TurnEnded
from backend import clock
from backend.config import Settings
from tests.agent.models.server import MODEL, Answer, Endpoint, endpoint

KEY = "sk-test-5f2b7c"  # must never be logged


class HostedTalk:
    """One user's thread with a hosted model."""

    def __init__(self, app: FastAPI, conversation: Conversation, user: UserSession, served: Endpoint) -> None:
        self.app = app
        self.conversation = conversation
        self.user = user
        self.served = served
        self.thread = f"thread-{user.user_id}"
        self.events: list[Event] = []

    async def say(self, said: str, *script: Answer) -> TurnEnded:
        """One turn, in which the endpoint answers with ``script``."""
        self.served.follow(*script)
        self.events = [event async for event in self.conversation.send(self.thread, self.user, said)]
        ended = self.events[-1]
        assert isinstance(ended, TurnEnded)
        return ended

    async def with_settings(self, said: str, *script: Answer, **changes: object) -> TurnEnded:
        """One turn of a conversation with other settings, on the same thread."""
        kept = self.conversation
        settings = kept._settings.model_copy(update=changes)
        self.conversation = await open_conversation(settings, kept._api._http, clock.now)
        try:
            return await self.say(said, *script)
        finally:
            await self.conversation.aclose()
            self.conversation = kept

    @property
    def sentences(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Sentence)]

    async def count(self, table: str) -> int:
        async with self.app.state.engine.connect() as connection:
            return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


@pytest.fixture
async def served() -> AsyncIterator[Endpoint]:
    async with endpoint() as made:
        yield made


@pytest.fixture
def hosted_settings(settings: Settings, served: Endpoint) -> Settings:
    """A hosted model at the local endpoint, with short waits."""
    return settings.model_copy(
        update={
            "model": f"openai:{MODEL}",
            "openai_api_key": SecretStr(KEY),
            "openai_base_url": served.url,
            "model_wait_seconds": 0.001,
            "model_wait_max_seconds": 0.05,
            "model_stall_seconds": 20.0,
        }
    )


@pytest.fixture
async def hosted(
    app: FastAPI, hosted_settings: Settings, http: httpx.AsyncClient, user: UserSession, served: Endpoint
) -> AsyncIterator[HostedTalk]:
    conversation = await open_conversation(hosted_settings, http, clock.now)
    yield HostedTalk(app, conversation, user, served)
    await conversation.aclose()
