"""One key, one execution: ``Idempotency-Key`` for writes.

A route takes ``idem: Idempotency`` and returns ``await idem.run(lambda: service.hold(session, …))``. The key's row is
inserted first, in the request's own transaction: a second request with the same key waits for the first one on the
unique index, then gets the stored answer (``Idempotent-Replay: true``). A write that fails rolls its key back, so that
it may be tried again. Keys belong to a user.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, TypeVar, cast

from fastapi import Depends, Header, Request, Response
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncSession

from backend.config import IDEMPOTENCY_KEEP_HOURS, IDEMPOTENCY_KEY_MAX_LENGTH
from backend.db import Session
from backend.errors import Conflict, InvalidInput
from backend.gateway import queries
from backend.gateway.models import IdempotencyKey
from backend.security import Current

_KEY = re.compile(rf"[\x21-\x7e]{{1,{IDEMPOTENCY_KEY_MAX_LENGTH}}}")
T = TypeVar("T")


class IdempotencyMismatch(Conflict):
    """409: the key was used for something else."""

    code = "idempotency_mismatch"


@dataclass(frozen=True, slots=True)
class OneExecution:
    """A request's key, if it has one, and what the request asks for."""

    session: AsyncSession
    user_id: uuid.UUID
    key: str | None
    route: str
    status: int
    response: Response
    body_hash: bytes

    async def run(self, write: Callable[[], Awaitable[T]]) -> T:
        """What ``write`` returns, executed once a key; a replay is a ready response of the same content and status."""
        if self.key is None:
            return await write()
        if not await queries.claim_key(self.session, self.user_id, self.key, self.route, self.body_hash):
            return cast(T, await self._replay(self.key))
        result = await write()
        status = self.response.status_code or self.status
        await queries.keep_answer(self.session, self.user_id, self.key, status, jsonable_encoder(result))
        return result

    async def _replay(self, key: str) -> Response:
        stored = await queries.answered(self.session, self.user_id, key)
        self._check(stored)
        headers = {"Idempotent-Replay": "true"}
        if stored.response is None:
            return Response(status_code=stored.status, headers=headers)
        return JSONResponse(stored.response, stored.status, headers)

    def _check(self, stored: IdempotencyKey) -> None:
        if (stored.route, bytes(stored.body_hash)) != (self.route, self.body_hash):
            raise IdempotencyMismatch(
                "This Idempotency-Key was used for another request. Use a new key for a new request."
            )


async def one_execution(
    request: Request,
    response: Response,
    session: Session,
    principal: Current,
    idempotency_key: Annotated[
        str | None,
        Header(description="Any string of up to 200 visible characters: a retry with the same key changes nothing"),
    ] = None,
) -> OneExecution:
    """The dependency behind :data:`Idempotency`; 422 for a key that is no key."""
    if idempotency_key is not None and not _KEY.fullmatch(idempotency_key):
        raise InvalidInput(f"Idempotency-Key must be 1 to {IDEMPOTENCY_KEY_MAX_LENGTH} visible ASCII characters.")
    return OneExecution(
        session,
        principal.id,
        idempotency_key,
        f"{request.method} {request.url.path}",
        request.scope["route"].status_code or 200,
        response,
        _fingerprint(await request.body(), request.url.query),
    )


def _fingerprint(body: bytes, query: str) -> bytes:
    """Equal for equal JSON, whatever its spacing and order."""
    with suppress(ValueError, RecursionError):
        body = json.dumps(json.loads(body), sort_keys=True).encode() if body else b""
    return hashlib.sha256(body + b"\x00" + query.encode()).digest()


async def forget_old_keys(session: AsyncSession) -> int:
    """For the scheduler: drop the keys past their ``IDEMPOTENCY_KEEP_HOURS``; how many."""
    return await queries.forget_keys(session, IDEMPOTENCY_KEEP_HOURS)


Idempotency = Annotated[OneExecution, Depends(one_execution)]
