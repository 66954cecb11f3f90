"""Rates per plan: one token bucket a user (or an address without a log-in), in Valkey.

A bucket holds the plan's burst and refills at its requests a minute. A request by the assistant draws on its user's
bucket at a quarter of the weight, since one turn of a chat is several requests; one with an API key draws on its
owner's at full weight. Admins and signed webhooks are not counted. When Valkey does not answer, requests pass: rights
never depend on a counter.
"""

from __future__ import annotations

import asyncio
import math
import time
import uuid
from typing import Any, NamedTuple, TypeVar

from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import State
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backend import config, security
from backend.errors import Unauthenticated, problem
from backend.gateway import metrics, queries

Key = TypeVar("Key")
Value = TypeVar("Value")
_VALKEY_TIMEOUT_SECONDS = 1.0
_CACHED_MAX = 10_000
_TAKE = """
local t = redis.call('TIME')
local now = t[1] + t[2] / 1e6
local rate, burst, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = burst
if kept[1] then tokens = math.min(burst, tonumber(kept[1]) + math.max(0, now - tonumber(kept[2])) * rate) end
local wait = 0
if tokens + 1e-6 >= cost then tokens = tokens - cost else wait = (cost - tokens) / rate end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(now))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / rate * 1000) + 1000)
return tostring(wait)
"""


class Allowance(NamedTuple):
    """How fast a caller may go: requests a minute on average, ``burst`` of them at once."""

    plan: str
    per_minute: int
    burst: int


ANONYMOUS = Allowance("without a log-in", config.ANONYMOUS_REQUESTS_PER_MINUTE, config.ANONYMOUS_BURST)
NO_PLAN = Allowance("without a plan", config.NO_PLAN_REQUESTS_PER_MINUTE, config.NO_PLAN_BURST)
_BY_TIER = {
    tier: Allowance(f"on the {rules.name} plan", rules.requests_per_minute, rules.burst)
    for tier, rules in config.TIERS.items()
}


class Caller(NamedTuple):
    """Whose bucket a request draws on, and how much it takes."""

    key: str
    allowance: Allowance | None
    weight: float


def allowance(tier: str | None, role: str) -> Allowance | None:
    """What an account may do; None: as much as it likes."""
    if role == "admin":
        return None
    return _BY_TIER[tier] if tier else NO_PLAN


class RateLimits:
    """429 ``rate_limited`` with ``Retry-After`` for a caller whose bucket is empty."""

    def __init__(self, app: ASGIApp, state: State) -> None:
        self.app = app
        self.state = state
        self._take = state.redis.register_script(_TAKE)
        self._known: dict[uuid.UUID, tuple[float, Allowance | None]] = {}
        self._keys: dict[bytes, tuple[float, uuid.UUID]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.state.settings.rate_limits and _is_counted(scope["path"]):
            refused = await self._refuse(Request(scope))
            if refused is not None:
                await refused(scope, receive, send)
                return
        await self.app(scope, receive, send)

    async def _refuse(self, request: Request) -> Response | None:
        caller = await self._caller(request)
        if caller.allowance is None:
            return None
        wait = await self._wait(caller.key, caller.allowance, caller.weight)
        if wait <= 0:
            return None
        metrics.RATE_LIMITED.labels(caller.allowance.plan).inc()
        return _too_fast(caller.allowance, math.ceil(wait))

    async def _wait(self, key: str, allowance: Allowance, weight: float) -> float:
        """Seconds until the bucket has enough; 0 when it was taken."""
        arguments: list[Any] = [allowance.per_minute / 60, allowance.burst, weight]
        try:
            async with asyncio.timeout(_VALKEY_TIMEOUT_SECONDS):
                return float(await self._take(keys=[f"rate:{key}"], args=arguments))
        except (RedisError, OSError, TimeoutError):
            metrics.LIMITER_UNAVAILABLE.inc()
            return 0.0

    async def _caller(self, request: Request) -> Caller:
        token = _bearer(request)
        if security.is_api_key(token):
            user_id, by_chat = await self._of_key(token), False
        else:
            claims = self._claims(token)
            user_id = uuid.UUID(claims["sub"]) if claims else None
            by_chat = claims is not None and claims["typ"] == "assistant"
        if user_id is None:
            address = request.client.host if request.client else "unknown"
            return Caller(f"address:{address}", ANONYMOUS, 1.0)
        by_chat = by_chat or request.url.path == "/v1/auth/assistant-token"
        weight = config.ASSISTANT_REQUEST_WEIGHT if by_chat else 1.0
        return Caller(f"user:{user_id}", await self._of_user(user_id), weight)

    def _claims(self, token: str) -> dict[str, Any] | None:
        try:
            return security.read_token(self.state.settings, token, "access", "assistant")
        except Unauthenticated:
            return None

    async def _of_key(self, secret: str) -> uuid.UUID | None:
        """The owner of a live API key, remembered as long as plans are: a dead key never draws on its owner."""
        hashed = security.hash_key(secret)
        known = self._keys.get(hashed)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        try:
            async with self.state.sessions() as session:
                owner = await queries.key_owner(session, hashed)
        except (SQLAlchemyError, OSError):
            return None
        if owner is not None:
            _remember(self._keys, hashed, owner)
        return owner

    async def _of_user(self, user_id: uuid.UUID) -> Allowance | None:
        """From the account, remembered for ``RATE_LIMIT_TIER_CACHE_SECONDS``: a new plan counts within that time."""
        known = self._known.get(user_id)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        try:
            async with self.state.sessions() as session:
                plan = await queries.plan_of(session, user_id)
        except (SQLAlchemyError, OSError):
            return None
        found = allowance(*plan) if plan else NO_PLAN
        _remember(self._known, user_id, found)
        return found


def _bearer(request: Request) -> str:
    """The credential of a request; empty without one."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return token
    return request.cookies.get(security.SESSION_COOKIE, "") if request.method == "GET" else ""


def _remember(kept: dict[Key, tuple[float, Value]], key: Key, value: Value) -> None:
    if len(kept) >= _CACHED_MAX:
        kept.clear()
    kept[key] = (time.monotonic() + config.RATE_LIMIT_TIER_CACHE_SECONDS, value)


def _is_counted(path: str) -> bool:
    return path.startswith("/v1/") and not path.startswith("/v1/webhooks/")


def _too_fast(allowance: Allowance, seconds: int) -> Response:
    unit = "second" if seconds == 1 else "seconds"
    detail = (
        f"That was too fast. Accounts {allowance.plan} may make {allowance.per_minute:,} requests a minute, "
        f"{allowance.burst} of them at once. Try again in {seconds} {unit}."
    )
    if allowance is ANONYMOUS:
        detail = f"Too many requests without a log-in from your address. Log in, or try again in {seconds} {unit}."
    return problem(
        429,
        "rate_limited",
        detail,
        {"Retry-After": str(seconds)},
        limit_per_minute=allowance.per_minute,
        burst=allowance.burst,
        retry_after_seconds=seconds,
    )
