"""The terminal follows a payment page while the next line is typed."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from rich.console import Console

from agent.conversation import Conversation, UserSession
from backend.config import Settings
from backend.credits.service import grant
from backend.db import transaction
from backend.security import access_token
from tests.backend.billing.till import DECLINED, GOOD, Till
from tests.backend.purchases.shop import Shop
from tests.factories import make_lead, make_user
from tools.client import ApiClient
from ui import terminal
from ui.terminal import Screen

THREAD = "thread-typist"


class Typist:
    """Somebody at the terminal; what is printed is kept."""

    def __init__(self, app: FastAPI, user: UserSession, api: ApiClient, conversation: Conversation) -> None:
        self.app, self.user, self.conversation = app, user, conversation
        self.buyer = api.as_bearer(user.access_token)
        self.paper = io.StringIO()
        self.screen = Screen(Console(file=self.paper, width=400), user.time_zone)
        self.till = terminal.Till(conversation, THREAD, self.screen)

    async def say(self, words: str) -> str:
        await self.screen.turn(self.conversation, THREAD, self.user, words)
        return self.printed()

    async def look(self) -> str:
        """What is printed after a look at the pages that wait."""
        for proposal_id in sorted(self.screen.paying):
            await self.till.look(self.buyer, self.user, proposal_id)
        return self.printed()

    def printed(self) -> str:
        """What was printed since this was last asked."""
        found = self.paper.getvalue()
        self.paper.truncate(0)
        self.paper.seek(0)
        return found


@pytest.fixture
async def typist(app: FastAPI, settings: Settings, clean_state: None) -> AsyncIterator[Typist]:
    async with transaction(app.state.sessions) as session:
        made = await make_user(session, tier="pro", all_markets=True)
        await make_lead(session, lead_id=9101)
        await grant(session, made.id, 50_000, "bought", note="For tests")
    user = UserSession(
        user_id=str(made.id), email=made.email, name=made.name, tier=made.tier, time_zone="America/Chicago",
        market=made.market, access_token=access_token(settings, made), refresh_token="",
    )  # fmt: skip
    async with terminal.opened(app, settings) as (api, conversation):
        yield Typist(app, user, api, conversation)


async def test_the_link_is_printed_and_the_contact_once_it_is_paid(typist: Typist) -> None:
    await typist.say("buy 9101 with my card")
    told = await typist.say("yes")
    (page,) = [word for word in told.split() if "/pay/" in word]
    shop = Till(Shop(typist.app, None, None, None))  # type: ignore[arg-type]
    await shop.card(page, DECLINED)
    await shop.work()
    assert await typist.look() == ""
    await shop.card(page, GOOD)
    await shop.work()

    told = await typist.look()

    assert "The lead is yours" in told
    assert "Contact of lead 9101" in told
    assert typist.screen.paying == set()
    await shop.http.aclose()
