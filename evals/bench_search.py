"""How fast is a search, and what does each layer cost? On a database of its own, with leads that are made up.

The API's answer is timed against two baselines of the same run: the very statements it sends, replayed by psycopg on
one connection (``raw``), and a bare FastAPI route with the same log-in that replays them and sends the rows
(``minimal``). Every order and radius is timed at 10,000 leads and again at the full number.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Annotated, Any, NamedTuple
from urllib.parse import urlencode

import orjson
import psycopg
from fastapi import Depends, FastAPI, Response
from sqlalchemy import event, text

from backend.accounts.models import User
from backend.app import close, create_app
from backend.config import Settings
from backend.db import Session, new_id, transaction
from backend.security import Principal, access_token, current
from evals.scratch import own_database
from evals.synthetic import load

LEADS_DEFAULT = 100_000
SMALL = 10_000
WARM_UP, TIMES = 3, 20  # calls of each kind
LAYER_TIMES = 5  # as many times more, for the ratios that matter most
CENTRE = {"lat": "30.2672", "lon": "-97.7431"}
SORTS = ("relevance", "price_asc", "price_desc", "newest", "distance")
RADII = (None, 1, 5, 25)
LAYER_QUERY = {"radius_miles": "1.5", "sort": "newest", "limit": "20", **CENTRE}

Say = Callable[[str], None]
Call = Callable[[], Awaitable[Any]]


class Times(NamedTuple):
    """Median and 95th percentile in milliseconds."""

    p50: float
    p95: float


async def measure(
    settings: Settings, *, leads: int = LEADS_DEFAULT, times: int = TIMES, say: Say = lambda _: None
) -> dict[str, Any]:
    """The figures at ``leads`` leads on the server of ``settings.database_url``, of ``times`` calls each; ratios are
    of p50 unless named."""
    begun = time.perf_counter()
    async with own_database(settings, "bench_search") as own:
        app = create_app(own)
        try:
            figures = await _measured(app, own, leads, times, say)
        finally:
            await close(app)
    return {"name": "search", "leads": leads, **figures, "seconds": round(time.perf_counter() - begun, 1)}


async def _measured(app: FastAPI, settings: Settings, leads: int, times: int, say: Say) -> dict[str, Any]:
    assert settings.database_url is not None
    url = settings.database_url.replace("postgresql+psycopg://", "postgresql://", 1)
    small = min(SMALL, leads)
    token = access_token(settings, await _buyer(app))
    say(f"loading {small:,} leads")
    await load(url, 0, small)
    before = await _cases(app, token, times)
    say(f"loading {leads - small:,} more")
    loading = time.perf_counter()
    await load(url, small, leads)
    rate = (leads - small) / (time.perf_counter() - loading)
    say("timing every order and radius")
    after = await _cases(app, token, times)
    say("timing each layer")
    return {
        "layers": await _layers(app, url, token, times),
        "cases": [_grown(case, before[case], after[case]) for case in after],
        "worst": _worst(before, after),
        "counts": await _counts(app, times),
        "rows_loaded_per_second": round(rate),
    }


async def _buyer(app: FastAPI) -> User:
    async with transaction(app.state.sessions) as session:
        user = User(
            id=new_id(), email="bench@example.com", name="Bench", tier="enterprise", password_hash="!",  # noqa: S106
            market="austin-tx", role="user", is_active=True, all_markets=True,
        )  # fmt: skip
        session.add(user)
    return user


async def timed(call: Call, times: int) -> Times:
    """``times`` calls after some to warm up."""
    return (await timed_in_turn({"call": call}, times))["call"]


async def timed_in_turn(calls: dict[str, Call], times: int) -> dict[str, Times]:
    """Each call ``times`` times after some to warm up, one after the other, so that a busy moment hits them alike."""
    taken: dict[str, list[float]] = {name: [] for name in calls}
    for number in range(WARM_UP + times):
        for name, call in calls.items():
            begun = time.perf_counter()
            await call()
            if number >= WARM_UP:
                taken[name].append((time.perf_counter() - begun) * 1000)
    return {name: _times(sorted(values)) for name, values in taken.items()}


def _times(ordered: list[float]) -> Times:
    return Times(round(ordered[len(ordered) // 2], 2), round(ordered[len(ordered) * 95 // 100], 2))


def asgi_get(app: FastAPI, path: str, query: dict[str, str], token: str) -> Call:
    """A GET by the ASGI protocol itself, so that no client is timed; the body of a 200."""
    headers = [(b"authorization", f"Bearer {token}".encode()), (b"host", b"bench")]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": path, "raw_path": path.encode(), "query_string": urlencode(query).encode(), "headers": headers,
        "client": ("127.0.0.1", 1), "server": ("bench", 80), "root_path": "",
    }  # fmt: skip

    async def call() -> bytes:
        sent: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Any) -> None:
            sent.append(message)

        await app({**scope, "state": {}}, receive, send)
        body = b"".join(message.get("body", b"") for message in sent)
        if sent[0]["status"] != 200:
            raise RuntimeError(f"{path}: {sent[0]['status']} {body[:300]!r}")
        return body

    return call


Case = tuple[str, int | None]


def _queries() -> Iterator[tuple[Case, dict[str, str]]]:
    for sort, radius in itertools.product(SORTS, RADII):
        query = {"sort": sort, "limit": "20"}
        if radius is not None:
            query |= {"radius_miles": str(radius), **CENTRE}
        elif sort == "distance":
            query |= {"city": "Austin"}
        yield (sort, radius), query


async def _cases(app: FastAPI, token: str, times: int) -> dict[Case, Times]:
    return {case: await timed(asgi_get(app, "/v1/leads/search", query, token), times) for case, query in _queries()}


def _grown(case: Case, before: Times, after: Times) -> dict[str, Any]:
    return {
        "sort": case[0], "radius_miles": case[1], "p50_ms": after.p50, "p95_ms": after.p95,
        "p50_ms_small": before.p50, "ratio_p50": _ratio(after.p50, before.p50),
        "ratio_p95": _ratio(after.p95, before.p95),
    }  # fmt: skip


def _worst(before: dict[Case, Times], after: dict[Case, Times]) -> dict[str, Any]:
    ratios = {case: _ratio(after[case].p50, before[case].p50) for case in after}
    case = max(ratios, key=lambda name: ratios[name])
    return {"sort": case[0], "radius_miles": case[1], "ratio_p50": ratios[case]}


def _ratio(value: float, base: float) -> float:
    return round(value / base, 2)


async def _layers(app: FastAPI, url: str, token: str, times: int) -> dict[str, Any]:
    """One search of 1.5 miles through the API, the minimal route and psycopg alone."""
    api_call = asgi_get(app, "/v1/leads/search", LAYER_QUERY, token)
    sent = await _statements(app, api_call)
    minimal_call = asgi_get(_minimal(app, sent), "/search", {}, token)
    connection = await psycopg.AsyncConnection.connect(url)
    async with connection:
        calls = {"api": api_call, "minimal": minimal_call, "raw": lambda: _replay(connection, sent)}
        found = await timed_in_turn(calls, times * LAYER_TIMES)
    api, minimal, raw = found["api"], found["minimal"], found["raw"]
    shown = {name: {"p50_ms": layer.p50, "p95_ms": layer.p95} for name, layer in found.items()}
    ratios = {"api_to_minimal": _ratio(api.p50, minimal.p50), "api_to_raw": _ratio(api.p50, raw.p50)}
    return shown | ratios | {"statements": len(sent)}


Sent = Sequence[tuple[str, Any]]


async def _statements(app: FastAPI, call: Call) -> Sent:
    """What one request sends to the database, log-in first."""
    sent: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        sent.append((statement, values))

    await call()
    event.listen(app.state.engine.sync_engine, "before_cursor_execute", note)
    try:
        await call()
    finally:
        event.remove(app.state.engine.sync_engine, "before_cursor_execute", note)
    return sent


async def _replay(connection: psycopg.AsyncConnection[Any], sent: Sent) -> list[Any]:
    rows = []
    async with connection.transaction():
        for statement, values in sent:
            cursor = await connection.execute(statement.encode(), values)
            rows.append(await cursor.fetchall())
    return rows


def _minimal(app: FastAPI, sent: Sent) -> FastAPI:
    """One route: the same log-in and session, the same statements, the rows as JSON."""
    bare = FastAPI()
    bare.state = app.state
    rest = sent[1:]  # the first is the log-in's own

    @bare.get("/search")
    async def search(session: Session, _: Annotated[Principal, Depends(current)]) -> Response:
        connection = await session.connection()
        rows = [(await connection.exec_driver_sql(sql, values)).mappings().all() for sql, values in rest]
        body = orjson.dumps([[dict(row) for row in found] for found in rows], default=str)
        return Response(body, media_type="application/json")

    return bare


_COUNT = """
    SELECT count(*) FROM lead_search s WHERE s.market = 'austin-tx' AND s.status = 'available' AND {} <= :miles {}
"""
_MILES = """7917.5226 * asin(least(1, sqrt(power(sin(radians(s.lat - :lat) / 2), 2)
    + cos(radians(:lat)) * cos(radians(s.lat)) * power(sin(radians(s.lon - :lon) / 2), 2))))"""


async def _counts(app: FastAPI, times: int) -> list[dict[str, Any]]:
    """Counting a circle by its cells, then by distance, against the distance alone; both must agree."""
    from backend.search.h3cells import covering

    lat, lon = float(CENTRE["lat"]), float(CENTRE["lon"])
    found = []
    for miles in (1, 5, 10):
        values = {"lat": lat, "lon": lon, "miles": float(miles)}
        plain = text(_COUNT.format(_MILES, ""))
        by_cells = text(_COUNT.format(_MILES, "AND s.h3_7 = ANY(CAST(:cells AS bigint[]))"))
        celled = values | {"cells": covering(lat, lon, float(miles))}
        async with transaction(app.state.sessions) as session:
            baseline = await timed(partial(session.execute, plain, values), times)
            cells = await timed(partial(session.execute, by_cells, celled), times)
            same = (await session.execute(plain, values)).scalar() == (await session.execute(by_cells, celled)).scalar()
        found.append({"radius_miles": miles, "p50_ms": cells.p50, "distance_alone_ms": baseline.p50,
                      "ratio": _ratio(cells.p50, baseline.p50), "same": same})  # fmt: skip
    return found
