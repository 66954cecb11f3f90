"""Rule 8: one active hold a lead, with many threads of several users at once through the graph."""

from __future__ import annotations

import asyncio

from fastapi import FastAPI

from agent.conversation import UserSession
from backend.config import Settings
from tests.agent.conftest import Talk, someone
from tests.agent.rules.conftest import market, rows
from tests.agent.scripted import call, say

THREADS = 4  # of each user


async def test_many_threads_hold_one_lead_once(app: FastAPI, talk: Talk, settings: Settings) -> None:
    await market(app, 9101)
    users = [talk.user, await someone(app, settings), await someone(app, settings)]
    talk.model.by_turn = True
    talk.follow(call("hold_lead", ref=9101), say("Anything else?"))

    async def hold(user: UserSession, number: int) -> None:
        async for _ in talk.conversation.send(f"thread-{user.user_id}-{number}", user, "hold 9101"):
            pass

    await asyncio.gather(*(hold(user, number) for number in range(THREADS) for user in users))

    assert len(await rows(app, "SELECT 1 FROM holds WHERE ends_at > app_now()")) == 1


async def test_many_threads_of_the_built_in_model_hold_one_lead_once(
    app: FastAPI, own: Talk, settings: Settings
) -> None:
    await market(app, 9101)
    users = [own.user, await someone(app, settings), await someone(app, settings)]

    async def hold(user: UserSession, number: int) -> None:
        async for _ in own.conversation.send(f"thread-{user.user_id}-{number}", user, "hold 9101"):
            pass

    await asyncio.gather(*(hold(user, number) for number in range(THREADS) for user in users))

    assert len(await rows(app, "SELECT 1 FROM holds WHERE ends_at > app_now()")) == 1
