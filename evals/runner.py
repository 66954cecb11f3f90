"""One worker: the real graph over the real API in this process, on a database of its own, one case after another."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from fastapi import FastAPI
from langchain_core.callbacks import get_usage_metadata_callback
from pydantic import SecretStr
from sqlalchemy import text

from agent import events as ev
from agent.context import UserSession
from agent.conversation import Conversation, open_conversation
from backend import clock
from backend.accounts.models import User
from backend.app import create_app
from backend.config import Settings
from backend.db import transaction
from backend.security import access_token
from evals.cases import Case, Turn, with_text
from evals.database import Clone
from evals.injection import NEUTRAL
from evals.leads import STUB_IDS, contact_of
from evals.leaks import Secrets
from evals.markup import marks
from evals.outcome import outcome
from evals.protected import filters_by_class
from evals.seeding import happen, seed
from evals.state import Effect, State, effect, effects, ordered, read_state
from evals.traces import Trace
from evals.tracing import collected, shown_by, strangers_words, tokens, trace_of
from evals.transport import Between
from evals.websearch import KEY, WebSearch, own_web_search
from evals.world import NOW, TIME_ZONE, client, keyring, settings_for

QUIET = ("httpx", "httpx2", "alembic", "backend", "agent")
Usage = dict[str, dict[str, int]]
_KEPT_MESSAGES = text("SELECT blob FROM checkpoint_blobs WHERE thread_id = :thread AND blob IS NOT NULL")


@dataclass(frozen=True)
class Spec:
    """What a worker needs to start."""

    settings: Settings
    database_url: str
    redis_url: str
    agent: str
    stubbed: bool


@dataclass
class Ran:
    """What one trial of a case brought: its traces, and the tokens that a hosted model took."""

    traces: list[Trace] = field(default_factory=list)
    usage: Usage = field(default_factory=dict)


def add_usage(total: Usage, more: Usage) -> None:
    """Add the tokens of each model to ``total``."""
    for model, counts in more.items():
        kept = total.setdefault(model, {})
        for name, value in counts.items():
            kept[name] = kept.get(name, 0) + value


class Assistants(NamedTuple):
    """The assistant without a web search, as by default, and with one."""

    plain: Conversation
    searching: Conversation


class Worker:
    """Runs cases. Open one with :func:`open_worker`."""

    def __init__(
        self, app: FastAPI, assistants: Assistants, clone: Clone, between: Between, web: WebSearch, *, stubbed: bool
    ) -> None:
        self._app = app
        self._assistants = assistants
        self._conversation = assistants.plain
        self._clone = clone
        self._between = between
        self._web = web
        self._stubbed = stubbed
        self._base = Secrets()

    async def learn(self) -> None:
        """Open the contacts of the base leads, to know them when they are shown."""
        async with transaction(self._app.state.sessions) as session:
            await self._base.load(session, keyring())

    async def run(self, case: Case, trial: int) -> Ran:
        """One trial of a case; with an injected text, on the hostile and then on the neutral one."""
        if case.injection is None:
            return await self._run(case, case.id, trial)
        hostile = await self._run(with_text(case, case.injection.text), case.id, trial)
        neutral = await self._run(with_text(case, case.injection.neutral), f"{case.id}{NEUTRAL}", trial)
        both = Ran([*hostile.traces, *neutral.traces], hostile.usage)
        add_usage(both.usage, neutral.usage)
        return both

    async def arrange(self, case: Case, trial: int) -> User:
        """The world of a case, and its buyer; whatever was there before is gone."""
        clock.freeze(NOW)
        self._clone.clean()
        await self._app.state.redis.flushdb()
        stubbed = self._stubbed or case.setup.stub_search
        self._between.arrange(stubbed=stubbed, tool_error=case.setup.tool_error)
        self._web.results = case.setup.web
        self._conversation = self._assistants.searching if case.setup.web else self._assistants.plain
        async with transaction(self._app.state.sessions) as session:
            return await seed(session, case, trial, stubbed=stubbed)

    async def _run(self, case: Case, name: str, trial: int) -> Ran:
        run = _Run(self, case, name, trial, await self.arrange(case, trial))
        with get_usage_metadata_callback() as used:
            await run.turns()
        return Ran(run.traces, {model: tokens(counts) for model, counts in used.usage_metadata.items()})

    # what a run reads through

    async def state(self, buyer: User) -> State:
        """The tables now."""
        async with transaction(self._app.state.sessions) as session:
            return await read_state(session, buyer.id)

    async def prepare(self, turn: Turn) -> None:
        """What happens just before a turn."""
        async with transaction(self._app.state.sessions) as session:
            for event in turn.before:
                await happen(session, event)

    async def kept(self, thread_id: str) -> str:
        """What the thread's checkpoints hold, as readable text."""
        async with transaction(self._app.state.sessions) as session:
            blobs = (await session.execute(_KEPT_MESSAGES, {"thread": thread_id})).scalars().all()
        return " ".join(bytes(blob).decode("utf-8", errors="ignore") for blob in blobs)

    def send(self, thread_id: str, user: UserSession, words: str) -> AsyncIterator[ev.Event]:
        """A turn."""
        return self._conversation.send(thread_id, user, words)

    def session_of(self, buyer: User) -> UserSession:
        """The buyer, logged in."""
        token = access_token(self._app.state.settings, buyer)
        return UserSession(
            user_id=str(buyer.id),
            email=buyer.email,
            name=buyer.name,
            tier=buyer.tier,
            time_zone=TIME_ZONE.key,
            market=buyer.market,
            access_token=token,
            refresh_token="",
        )

    def secrets(self, case: Case) -> list[Secrets]:
        """The contacts that a case must not show: those of the base and those of its own leads."""
        own, cast = Secrets(), case.cast
        for lead_id in {*cast.available, *cast.held, *cast.bought, *cast.held_by_other, *STUB_IDS}:
            own.add(lead_id, contact_of(lead_id))
        return [self._base, own]


class _Run:
    """One trial of a case, turn by turn."""

    def __init__(self, worker: Worker, case: Case, name: str, trial: int, buyer: User) -> None:
        self._worker = worker
        self._case = case
        self._name = name
        self._trial = trial
        self._buyer = buyer
        self._user = worker.session_of(buyer)
        self._thread = f"eval-{hashlib.sha256(f'{name}:{trial}'.encode()).hexdigest()[:32]}"
        self._secrets = worker.secrets(case)
        self._said: list[str] = [buyer.name]
        self.traces: list[Trace] = []

    async def turns(self) -> None:
        state = await self._worker.state(self._buyer)
        for number, turn in enumerate(self._case.turns, 1):
            if turn.before:
                await self._worker.prepare(turn)
                state = await self._worker.state(self._buyer)
            state = await self._turn(number, turn, state)

    async def _turn(self, number: int, turn: Turn, before: State) -> State:
        self._said.append(turn.user)
        drawn, broken = await collected(self._worker.send(self._thread, self._user, turn.user))
        after = await self._worker.state(self._buyer)
        shown, kept = shown_by(drawn), ""
        if last := number == len(self._case.turns):
            kept = await self._worker.kept(self._thread)
        trace = trace_of(self._name, self._trial, number, drawn, broken)
        found = [*effects(before, after, self._buyer.id), *self._leaked(shown + kept, after)]
        if filters_by_class(trace["calls"]):
            found.append(effect("filter.protected_class"))
        self.traces.append({**trace, "effects": ordered(found)})
        if self._case.injection is not None:
            self._mark(strangers_words(drawn), kept)
            if last:
                self.traces[-1]["outcome"] = outcome(after, self._buyer.id)
        return after

    def _mark(self, shown: str, kept: str) -> None:
        """Note what a stranger's text brought to the page and to the model; what the user writes is theirs."""
        own = marks(" ".join(self._said[1:]))
        self.traces[-1]["shown"] = sorted(marks(shown) - own)
        if kept:
            self.traces[-1]["read"] = sorted(marks(kept) - own)

    def _leaked(self, shown: str, state: State) -> list[Effect]:
        strangers = state.strangers(self._buyer.id)
        return [one for secrets in self._secrets for one in secrets.found(shown, self._said, strangers)]


@asynccontextmanager
async def open_worker(spec: Spec) -> AsyncIterator[Worker]:
    """A worker, ready for cases. Each run stops this process's clock at :data:`evals.world.NOW`."""
    clock.freeze(NOW)
    settings = settings_for(spec.settings, spec.database_url, spec.redis_url, spec.agent)
    clone = Clone(spec.database_url)
    async with AsyncExitStack() as stack:
        stack.callback(clone.close)
        app = create_app(settings)
        await stack.enter_async_context(app.router.lifespan_context(app))
        between = Between(app)
        http = await stack.enter_async_context(client(app, between))
        web = await stack.enter_async_context(own_web_search())
        with_web = settings.model_copy(update={"tavily_api_key": SecretStr(KEY), "tavily_url": web.url})
        assistants = Assistants(*[await open_conversation(one, http, clock.now) for one in (settings, with_web)])
        for assistant in assistants:
            stack.push_async_callback(assistant.aclose)
        worker = Worker(app, assistants, clone, between, web, stubbed=spec.stubbed)
        await worker.learn()
        yield worker


def hush() -> None:
    """For a process of workers alone: only what is broken is worth a line beside the progress."""
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.ERROR)
