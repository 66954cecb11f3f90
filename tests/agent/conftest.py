"""A conversation over the whole API with a scripted model in the place of a brain."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from fastapi import FastAPI
from langchain_core.messages import AIMessage

from agent import models
from agent.conversation import Conversation, UserSession, open_conversation
from agent.events import Event, TurnEnded
from backend import clock
from backend.config import Settings
from backend.credits.service import grant
from backend.db import transaction
from backend.security import access_token
from tests.agent.scripted import ScriptedModel
from tests.factories import make_user


class Talk:
    """One user's thread."""

    def __init__(
        self, conversation: Conversation, user: UserSession, model: ScriptedModel, http: httpx.AsyncClient
    ) -> None:
        self.conversation, self.user, self.model, self.http = conversation, user, model, http
        self.thread = f"thread-{user.user_id}"
        self.events: list[Event] = []

    async def say(self, text: str) -> TurnEnded:
        """One turn; its events are kept in ``events``."""
        self.events = [event async for event in self.conversation.send(self.thread, self.user, text)]
        ended = self.events[-1]
        assert isinstance(ended, TurnEnded)
        return ended

    def follow(self, *script: AIMessage) -> None:
        """What the model does from now on."""
        self.model.script = list(script)
        self.model.seen.clear()


@pytest.fixture
async def http(app: FastAPI, clean_state: None) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://api.test") as made:
        yield made


@pytest.fixture
async def user(app: FastAPI, settings: Settings) -> UserSession:
    """A Pro user with 500 credits and all markets open."""
    return await someone(app, settings)


async def someone(app: FastAPI, settings: Settings, **facts: object) -> UserSession:
    """A user with a session of their own."""
    async with transaction(app.state.sessions) as session:
        made = await make_user(session, **{"tier": "pro", "all_markets": True, **facts})
        await grant(session, made.id, 50_000, "bought", note="For tests")
    return UserSession(
        user_id=str(made.id),
        email=made.email,
        name=made.name,
        tier=made.tier,
        time_zone="America/Chicago",
        market=made.market,
        access_token=access_token(settings, made),
        refresh_token="",
    )


@pytest.fixture
async def talk(
    settings: Settings, http: httpx.AsyncClient, user: UserSession, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Talk]:
    """A thread of ``user`` whose model is scripted."""
    model = ScriptedModel(script=[AIMessage("Hello.")])
    choose: Callable[..., ScriptedModel] = lambda *_: model  # noqa: E731
    monkeypatch.setattr(models, "choose", choose)
    conversation = await open_conversation(settings, http, clock.now)
    yield Talk(conversation, user, model, http)
    await conversation.aclose()


@pytest.fixture
async def own(settings: Settings, http: httpx.AsyncClient, user: UserSession) -> AsyncIterator[Talk]:
    """A thread of ``user`` with the built-in model."""
    conversation = await open_conversation(settings, http, clock.now)
    yield Talk(conversation, user, ScriptedModel(script=[AIMessage("Hello.")]), http)
    await conversation.aclose()
