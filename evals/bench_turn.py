"""``aiqleads bench turn``: a whole turn with one tool call on the built-in model, against the bare API call it makes.

Both go through the same client, token and database, in turns, so that load on the machine meets both alike. The turn
includes the thread's lock, the checkpoint, the state before the model, the tool, the checked reply and the stored turn;
the first of each thread also the exchange for the assistant's token. Times are wall clock and this process's CPU: the
API runs in it, PostgreSQL does not. The built-in model alone is timed on every sentence of the suites.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from langchain_core.messages import HumanMessage

from agent import events as ev
from agent import models
from agent.builtin.model import BuiltinChatModel
from agent.context import UserSession
from agent.conversation import Conversation, open_conversation
from backend import clock
from backend.app import create_app
from backend.config import Settings
from backend.db import transaction
from backend.ingestion.demo import ensure_demo_listings
from backend.security import access_token
from evals.cases import read_suite
from evals.scratch import own_database
from evals.statistics import percentile
from evals.world import MARKET, add_user, client
from tools.client import ApiClient

LEADS = 1_000
TURNS = 40
WARM_UPS = 5
TURNS_A_THREAD = 5
MARKETS = 4
SHARES = (50, 95)
SUITES = Path(__file__).parent / "suites"


@dataclass(frozen=True)
class Kind:
    """What is said, the tool that it must come to, and the same request to the API."""

    name: str
    words: str
    tool: str
    call: Callable[[ApiClient], Awaitable[Any]]


KINDS = (
    Kind(
        "search",
        "3 bed houses in Austin under 500k, cheapest first",
        "search_leads",
        lambda api: api.search(
            {"city": "Austin", "property_types": ["house"], "min_beds": 3, "max_price": 500_000, "sort": "price_asc",
             "limit": 10}
        ),
    ),
    Kind("cart", "what am I holding?", "view_cart", lambda api: api.cart()),
)  # fmt: skip


class Spent(NamedTuple):
    """Milliseconds of one run: by the clock on the wall, and of this process's CPU."""

    wall: float
    cpu: float


@dataclass
class Times:
    """What both sides took."""

    turn: list[Spent] = field(default_factory=list)
    api: list[Spent] = field(default_factory=list)

    def figures(self) -> dict[str, Any]:
        """Percentiles, how many times longer the turn takes, and the CPU it adds to the API call's own."""
        turn, api = _both(self.turn), _both(self.api)
        ratio = {f"p{share}": round(turn[f"p{share}_ms"] / api[f"p{share}_ms"], 2) for share in SHARES}
        added = {f"p{share}_ms": round(turn[f"cpu_p{share}_ms"] - api[f"cpu_p{share}_ms"], 2) for share in SHARES}
        return {"turn": turn, "api": api, "ratio": ratio, "cpu_over_api": added}


async def measure(
    settings: Settings, *, leads: int = LEADS, turns: int = TURNS, say: Callable[[str], None] = lambda _: None
) -> dict[str, Any]:
    """Time ``turns`` of each kind on a fresh database with ``leads`` demo leads."""
    begun = time.perf_counter()
    async with own_database(settings.model_copy(update={"model": "builtin"}), "bench_turn") as own:
        app = create_app(own.model_copy(update={"embeddings": "off"}))
        async with app.router.lifespan_context(app), client(app) as http:
            user = await _user(app, leads)
            conversation = await open_conversation(own, http, clock.now)
            try:
                found = {kind.name: await _timed(conversation, http, user, kind, turns, say) for kind in KINDS}
                found["parser"] = _parser(models.builtin(await ApiClient(http, user.access_token).places()))
            finally:
                await conversation.aclose()
    sizes = {"name": "turn", "leads": leads, "turns": turns}
    return sizes | found | {"seconds": round(time.perf_counter() - begun, 1)}


async def _user(app: Any, leads: int) -> UserSession:
    async with transaction(app.state.sessions) as session:
        await ensure_demo_listings(session, app.state.keyring, max(1, leads // MARKETS))
        user = await add_user(session, uuid.uuid4(), "Sam Rivers", "sam.rivers@example.com", "pro")
    token = access_token(app.state.settings, user)
    return UserSession(
        user_id=str(user.id), email=user.email, name=user.name, tier=user.tier, time_zone=str(user.time_zone),
        market=MARKET, access_token=token, refresh_token="",
    )  # fmt: skip


async def _timed(
    conversation: Conversation,
    http: httpx.AsyncClient,
    user: UserSession,
    kind: Kind,
    turns: int,
    say: Callable[[str], None],
) -> dict[str, Any]:
    api = ApiClient(http, user.access_token)
    times, run = Times(), uuid.uuid4().hex
    for number in range(WARM_UPS + turns):
        thread_id = f"bench-{run}-{number // TURNS_A_THREAD}"
        turn, bare = await _turn(conversation, thread_id, user, kind), await _bare(api, kind)
        if number >= WARM_UPS:
            times.turn.append(turn)
            times.api.append(bare)
    say(f"{kind.name}: {turns} turns")
    return times.figures()


async def _turn(conversation: Conversation, thread_id: str, user: UserSession, kind: Kind) -> Spent:
    stop = _watch()
    drawn = [event async for event in conversation.send(thread_id, user, kind.words)]
    took = stop()
    ended = drawn[-1]
    assert isinstance(ended, ev.TurnEnded), "a turn ends with TurnEnded"
    called = [call.tool for call in ended.calls]
    if called != [kind.tool]:
        raise RuntimeError(f"“{kind.words}” came to {called or 'no call'}, not to {kind.tool}: nothing to compare.")
    return took


async def _bare(api: ApiClient, kind: Kind) -> Spent:
    stop = _watch()
    await kind.call(api)
    return stop()


def _parser(model: BuiltinChatModel) -> dict[str, Any]:
    """The model alone, without state and tools, on each sentence once."""
    spent = [_parsed(model, sentence) for sentence in _sentences()]
    return {"sentences": len(spent), **_both(spent)}


def _parsed(model: BuiltinChatModel, sentence: str) -> Spent:
    stop = _watch()
    model.respond([HumanMessage(sentence)])
    return stop()


def _sentences() -> list[str]:
    return sorted(
        {turn.user for suite in sorted(SUITES.glob("*.jsonl")) for case in read_suite(suite) for turn in case.turns}
    )


def _watch() -> Callable[[], Spent]:
    """Start a stop watch; calling it tells what has passed."""
    wall, cpu = time.perf_counter(), time.process_time()
    return lambda: Spent(1_000 * (time.perf_counter() - wall), 1_000 * (time.process_time() - cpu))


def _both(spent: list[Spent]) -> dict[str, float]:
    cpu = _percentiles([one.cpu for one in spent])
    return _percentiles([one.wall for one in spent]) | {f"cpu_{name}": value for name, value in cpu.items()}


def _percentiles(values: list[float]) -> dict[str, float]:
    return {f"p{share}_ms": round(percentile(values, share / 100) or 0.0, 2) for share in SHARES}
