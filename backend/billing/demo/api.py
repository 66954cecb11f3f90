"""Stripe's HTTP as far as the house speaks it: forms in, JSON out, keys, ids and errors in Stripe's shape."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from backend.billing.demo import forms, objects, payments, store
from backend.billing.demo.errors import ApiError
from backend.billing.demo.events import public
from backend.billing.demo.expanding import expanded
from backend.billing.demo.keys import api_key
from backend.billing.demo.plan_api import HANDLERS as PLAN_HANDLERS
from backend.config import Settings
from backend.db import Sessions, instant, transaction

Data = store.Data
LIST_MAX = 100


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was understood: ``id`` from its path, nested ``params``, and where pages begin."""

    session: AsyncSession
    id: str
    params: Data
    pages: str


Handler = Callable[[Call], Awaitable[Data]]


async def _create_page(call: Call) -> Data:
    now = store.seconds(await instant(call.session))
    return await store.add(call.session, objects.checkout_session(call.params, now, call.pages))


async def _read_page(call: Call) -> Data:
    return await payments.page(call.session, call.id)


async def _expire_page(call: Call) -> Data:
    found = await payments.page(call.session, call.id)
    if found["status"] != "open":
        message = f'Only Checkout Sessions with a status in ["open"] can be expired. This is {found["status"]}.'
        raise ApiError(message)
    return await payments.close(call.session, found)


async def _create_customer(call: Call) -> Data:
    return await store.add(call.session, objects.customer(call.params, store.seconds(await instant(call.session))))


async def _list_intents(call: Call) -> Data:
    made, params = call.params.get("created", {}), call.params
    limit = min(int(params.get("limit", 10)), LIST_MAX)
    found, more = await store.page(
        call.session,
        "payment_intent",
        since=int(made["gte"]) if "gte" in made else None,
        until=int(made["lt"]) if "lt" in made else None,
        after=params.get("starting_after"),
        limit=limit,
    )
    return {"object": "list", "data": found, "has_more": more, "url": "/v1/payment_intents"}


def _read(kind: str) -> Handler:
    async def read(call: Call) -> Data:
        return await store.get(call.session, kind, call.id)

    return read


HANDLERS: Mapping[tuple[str, str], Handler] = {
    ("POST", "/v1/checkout/sessions"): _create_page,
    ("GET", "/v1/checkout/sessions/{id}"): _read_page,
    ("POST", "/v1/checkout/sessions/{id}/expire"): _expire_page,
    ("GET", "/v1/payment_intents"): _list_intents,
    ("GET", "/v1/payment_intents/{id}"): _read("payment_intent"),
    ("POST", "/v1/payment_intents/{id}/capture"): lambda c: payments.capture(c.session, c.id, c.params),
    ("POST", "/v1/payment_intents/{id}/cancel"): lambda c: payments.cancel(c.session, c.id, c.params),
    ("POST", "/v1/refunds"): lambda c: payments.refund(c.session, c.params),
    ("POST", "/v1/customers"): _create_customer,
    ("GET", "/v1/customers/{id}"): _read("customer"),
    ("GET", "/v1/disputes/{id}"): _read("dispute"),
    ("POST", "/v1/disputes/{id}"): lambda c: payments.answer_dispute(c.session, c.id, c.params),
    **PLAN_HANDLERS,
}


def routes(settings: Settings, sessions: Sessions) -> list[BaseRoute]:
    """The API's routes."""
    desk = Desk(settings, sessions)
    return [Route(path, desk.at(path, handler), methods=[method]) for (method, path), handler in HANDLERS.items()]


def create_api(settings: Settings, sessions: Sessions) -> Starlette:
    """The API alone, for calls within a process."""
    return Starlette(routes=routes(settings, sessions))


class Desk:
    """Takes requests: who asks, what, and whether the same was asked before."""

    def __init__(self, settings: Settings, sessions: Sessions) -> None:
        self._key = api_key(settings)
        self._pages = f"{settings.base_url}/demo-gateway"
        self._sessions = sessions

    def at(self, path: str, handler: Handler) -> Callable[[Request], Awaitable[Response]]:
        """The endpoint of a path."""

        async def endpoint(request: Request) -> Response:
            request_id = store.new_id("req")
            try:
                status, answer, replayed = await self._answer(request, handler)
            except ApiError as refused:
                status, answer, replayed = refused.status, {"error": refused.error}, False
            headers = {"Request-Id": request_id} | ({"Idempotent-Replayed": "true"} if replayed else {})
            return JSONResponse(answer, status, headers)

        return endpoint

    async def _answer(self, request: Request, handler: Handler) -> tuple[int, Data, bool]:
        self._require_key(request)
        body = (await request.body()).decode()
        try:
            params = forms.parse(request.url.query if request.method == "GET" else body)
        except ValueError as error:
            raise ApiError(str(error)) from None
        async with transaction(self._sessions) as session:
            call = Call(session, request.path_params.get("id", ""), params, self._pages)
            key = request.headers.get("idempotency-key") if request.method == "POST" else None
            if key is None:
                return 200, await _run(call, handler), False
            return await _once(call, handler, key, f"{request.method} {request.url.path}", body)

    def _require_key(self, request: Request) -> None:
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), self._key.encode()):
            raise ApiError("Invalid API Key provided.", status=401)


async def _run(call: Call, handler: Handler) -> Data:
    found = await handler(call)
    wanted: list[str] = call.params.get("expand") or []
    shown: Data = _shown(await expanded(call.session, found, wanted))
    return shown


async def _once(call: Call, handler: Handler, key: str, route: str, body: str) -> tuple[int, Data, bool]:
    """The same key is the same call: its answer again, a card's refusal included, and no second effect."""
    body_hash = hashlib.sha256(body.encode()).digest()
    before = await store.claim_key(call.session, key, route, body_hash)
    if before is not None:
        if (before.route, bytes(before.body_hash)) != (route, body_hash):
            message = (
                "Keys for idempotent requests can only be used with the same parameters they were first used with."
            )
            raise ApiError(message, type="idempotency_error")
        return before.status, before.answer or {}, True
    try:
        async with call.session.begin_nested():
            answer = await _run(call, handler)
            status = 402 if "error" in answer else 200
    except ApiError as refused:
        if not refused.kept:
            raise
        status, answer = refused.status, {"error": refused.error}
    await store.keep_answer(call.session, key, status, json.loads(json.dumps(answer)))
    return status, answer, False


def _shown(value: Any) -> Any:
    """Without what only this gateway knows, at any depth."""
    if isinstance(value, list):
        return [_shown(item) for item in value]
    if isinstance(value, dict):
        return {name: _shown(item) for name, item in public(value).items()}
    return value
