"""The assistant in a terminal: one question (``aiqleads ask``) or a conversation (``aiqleads chat``)."""

from __future__ import annotations

import asyncio
import getpass
import json
import logging
import os
import sys
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import typer
from fastapi import FastAPI
from rich.console import Console

from agent import events as ev
from agent.conversation import Conversation, ThreadNotFound, UserSession, open_conversation
from backend import clock
from backend.config import DEMO_PASSWORD, Settings
from backend.leads.schemas import ContactOut
from tools.client import ApiClient, ApiError
from ui import tables
from ui.commands.failure import CliError

DEMO_USER = "pro@demo.aiqleads.dev"
PASSWORD_VARIABLE = "AIQLEADS_PASSWORD"  # noqa: S105
GREETING = "Say what you need, for example: 3-bed houses in Round Rock under 450k, no HOA. Ctrl-D ends."
LOOK_AGAIN_SECONDS = 1.5
EFFECT_OF_HOLDS = {"held": "hold.create", "extended": "hold.extend", "released": "hold.release"}

log = logging.getLogger(__name__)


@asynccontextmanager
async def opened(app: FastAPI, settings: Settings) -> AsyncIterator[tuple[ApiClient, Conversation]]:
    """The API in this process, and the assistant over it."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://aiqleads") as http:
        conversation = await open_conversation(settings, http, clock.now)
        try:
            yield ApiClient(http), conversation
        finally:
            await conversation.aclose()


async def log_in(api: ApiClient, settings: Settings, email: str | None) -> UserSession:
    """A session of ``email``; in demo mode the demo accounts need no password."""
    if email is None and not settings.demo_mode:
        raise CliError("Say whose account: --user EMAIL.", exit_code=2)
    email = email or DEMO_USER
    try:
        tokens = await api.log_in(email, _password(settings, email))
        me = await api.as_bearer(tokens.access_token).me()
    except ApiError as error:
        raise CliError(f"Could not log in as {email}: {error.detail}") from None
    return UserSession.of(me, tokens)


async def ask(
    app: FastAPI, settings: Settings, text: str, *, user: str | None, thread: str | None, as_json: bool
) -> None:
    """One turn, printed for people or as JSON."""
    thread_id = thread or str(uuid.uuid4())
    async with opened(app, settings) as (api, conversation):
        session = await log_in(api, settings, user)
        screen = Screen(Console(soft_wrap=False), session.time_zone, quiet=as_json)
        ended = await screen.turn(conversation, thread_id, session, text)
        await screen.contacts(api.as_bearer(session.access_token))
        if as_json:
            rows = await conversation.screen(thread_id, session)
            typer.echo(json.dumps(_trace(thread_id, ended, screen.effects, rows), ensure_ascii=False, default=str))
        elif thread is None and sys.stdout.isatty():
            screen.console.print(f"Go on with: --thread {thread_id}", style="dim")


async def chat(app: FastAPI, settings: Settings, *, user: str | None, thread: str | None) -> None:
    """Turns until Ctrl-D."""
    thread_id = thread or str(uuid.uuid4())
    async with opened(app, settings) as (api, conversation):
        session = await log_in(api, settings, user)
        screen = Screen(Console(), session.time_zone)
        if sys.stdin.isatty():
            screen.console.print(GREETING, style="dim")
        till = Till(conversation, thread_id, screen)
        while (text := await till.line(api, session)) is not None:
            if text.strip():
                session = await _fresh(api, session)
                await screen.turn(conversation, thread_id, session, text)
                await screen.contacts(api.as_bearer(session.access_token))


class Screen:
    """Draws a turn's events; with ``quiet`` it only listens for effects."""

    def __init__(self, console: Console, zone: str, *, quiet: bool = False) -> None:
        self.console = console
        self._zone = zone
        self._quiet = quiet
        self.effects: list[dict[str, Any]] = []
        self._bought: list[int] = []
        self.paying: set[str] = set()  # proposals whose payment page waits

    async def turn(self, conversation: Conversation, thread_id: str, user: UserSession, text: str) -> ev.TurnEnded:
        """Send a text and draw what comes; raises CliError for another's thread."""
        ended: ev.TurnEnded | None = None
        try:
            async for event in conversation.send(thread_id, user, text):
                self.draw(event)
                if isinstance(event, ev.TurnEnded):
                    ended = event
        except ThreadNotFound as error:
            raise CliError(str(error)) from None
        except ApiError as error:
            raise CliError(error.detail) from None
        assert ended is not None
        return ended

    async def contacts(self, buyer: ApiClient) -> None:
        """Fetch and print the contacts of what was bought in this turn, with the buyer's own token."""
        for lead_id in self._bought:
            found = ContactOut.model_validate(await buyer.request("GET", f"/leads/{lead_id}/contact"))
            self.console.print(tables.contact(found))
        self._bought = []

    def draw(self, event: ev.Event) -> None:
        """One event of a turn."""
        if isinstance(event, ev.ProposalClosed):
            (self.paying.add if event.status == "paying" else self.paying.discard)(event.proposal_id)
        self.effects += effects(event)
        if self._quiet:
            return
        if isinstance(event, ev.OrderDone):
            self._bought += [line.lead_id for line in event.order.lines]
        if isinstance(event, ev.Sentence):
            self.console.print(event.text, markup=False, highlight=False)
        elif isinstance(event, ev.ToolFinished) and self.console.is_terminal:
            summary = f" · {event.summary}" if event.summary else ""
            self.console.print(f"{event.label}{summary}", style="dim", markup=False)
        elif (drawing := tables.drawn(event, self._zone)) is not None:
            self.console.print(drawing)


def effects(event: ev.Event) -> list[dict[str, Any]]:
    """What an event says was changed, by the API's own answers."""
    if isinstance(event, ev.HoldsChanged):
        return [{"effect": EFFECT_OF_HOLDS[event.action], "lead_id": hold.lead_id} for hold in event.holds]
    if isinstance(event, ev.OrderDone):
        return [{"effect": "purchase.commit", "lead_id": line.lead_id} for line in event.order.lines]
    if isinstance(event, ev.RefundsShown):
        return [{"effect": "refund.create", "lead_id": refund.lead_id} for refund in event.refunds]
    if isinstance(event, ev.SettingsShown):
        return [{"effect": "saved_search.update" if event.saved else "notifications.update"}]
    return []


def _trace(
    thread_id: str, ended: ev.TurnEnded, found: list[dict[str, Any]], rows: list[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "id": thread_id,
        "trial": 0,
        "turn": ended.turn,
        "calls": [call.model_dump(mode="json") for call in ended.calls],
        "reply_kind": ended.reply_kind,
        "reply": ended.reply,
        "on_screen_before": ended.on_screen_before,
        "on_screen": ended.on_screen,
        "effects": found,
        "ms": ended.ms,
        "total": ended.total,
        "rows": rows,
    }


def _password(settings: Settings, email: str) -> str:
    if settings.demo_mode and email.endswith("@demo.aiqleads.dev"):
        return DEMO_PASSWORD
    if given := os.environ.get(PASSWORD_VARIABLE):
        return given
    if not sys.stdin.isatty():
        raise CliError(f"Set {PASSWORD_VARIABLE} to the password of {email}.", exit_code=2)
    return getpass.getpass(f"Password of {email}: ")


async def _fresh(api: ApiClient, session: UserSession) -> UserSession:
    """The session with new tokens: a conversation may outlast one access token."""
    tokens = await api.refresh(session.refresh_token)
    return replace(session, access_token=tokens.access_token, refresh_token=tokens.refresh_token)


class Till:
    """Looks at payment pages that wait while the next line is typed, and says what came of them."""

    def __init__(self, conversation: Conversation, thread_id: str, screen: Screen) -> None:
        self._conversation, self._thread, self._screen = conversation, thread_id, screen

    async def line(self, api: ApiClient, session: UserSession) -> str | None:
        """The user's next line; None at the end."""
        if not self._screen.paying:
            return _line(self._screen.console)
        watch = asyncio.create_task(self._watch(api.as_bearer(session.access_token), session))
        try:
            return await asyncio.to_thread(_line, self._screen.console)
        finally:
            watch.cancel()
            await asyncio.gather(watch, return_exceptions=True)

    async def _watch(self, buyer: ApiClient, session: UserSession) -> None:
        while self._screen.paying:
            await asyncio.sleep(LOOK_AGAIN_SECONDS)
            for proposal_id in sorted(self._screen.paying):
                await self.look(buyer, session, proposal_id)

    async def look(self, buyer: ApiClient, session: UserSession, proposal_id: str) -> None:
        """Draw what became of a payment, once it is paid or cannot be any more."""
        try:
            if (await buyer.proposal(proposal_id)).status == "paying":
                return
            async for event in self._conversation.confirm(self._thread, session, proposal_id):
                self._screen.draw(event)
            self._screen.paying.discard(proposal_id)
            await self._screen.contacts(buyer)
        except ApiError as error:
            log.info("the payment %s could not be looked at: %s", proposal_id, error.code)


def _line(console: Console) -> str | None:
    try:
        return console.input("[bold]> [/bold]")
    except EOFError:
        console.print()
        return None
