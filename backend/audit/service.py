"""Writing the audit log, and reading it for administrators.

A write records itself in its own transaction (:func:`record`), so that it is logged exactly when it happened; a refusal
rolls its transaction back and is logged in one of its own (:func:`record_refusal`).
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Mapping
from typing import Any

from fastapi.encoders import jsonable_encoder
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import queries
from backend.audit.models import AuditEntry
from backend.audit.schemas import AuditLine, AuditPage, RefusalIn
from backend.audit.telling import telling
from backend.db import Sessions, transaction
from backend.gateway import metrics
from backend.ingestion.redaction import redact
from backend.security import Principal

log = logging.getLogger(__name__)


def user_id_of(principal: Principal) -> uuid.UUID:
    """The user's id, also after the rollback that made the loaded user unreadable."""
    identity = inspect(principal.user).identity
    assert identity is not None, "principals are loaded from the database"
    user_id: uuid.UUID = identity[0]
    return user_id


async def record(
    session: AsyncSession,
    principal: Principal | None,
    action: str,
    subject: str | None = None,
    data: Mapping[str, Any] | None = None,
    outcome: str = "ok",
    *,
    actor: str | None = None,
) -> None:
    """Log one act with the session's transaction. Without a principal the system acted.

    ``data`` must never hold a contact, a password or a token: name what was touched, not what it says.
    """
    entry = AuditEntry(
        user_id=user_id_of(principal) if principal else None,
        actor=actor or (principal.actor if principal else "system"),
        thread_id=_place(principal) if principal else None,
        action=action,
        subject=subject,
        data=_storable(jsonable_encoder(data)) if data is not None else None,
        outcome=outcome,
    )
    session.add(entry)
    await session.flush()


def _place(principal: Principal) -> str | None:
    """The assistant's thread, or the API key that acted."""
    return f"key:{principal.key_id}" if principal.key_id else principal.thread_id


async def record_refusal(
    sessions: Sessions, principal: Principal, subject: str, data: Mapping[str, Any], outcome: str
) -> None:
    """Log what was refused, in a transaction of its own. Trouble with the log never changes the answer."""
    try:
        async with transaction(sessions) as session:
            await record(session, principal, "refusal", subject, data, outcome)
    except (SQLAlchemyError, OSError) as error:
        metrics.REFUSALS_UNRECORDED.inc()
        log.error("refusal of %s (%s) could not be recorded: %s", subject, outcome, error)


async def record_declined(session: AsyncSession, principal: Principal, refusal: RefusalIn) -> None:
    """Log what the assistant declined, without the contacts that its words may carry."""
    said = refusal.model_dump(include={"reason", "text"}, exclude_none=True)
    data: dict[str, Any] = {name: redact(value).text for name, value in said.items()}
    if refusal.arguments:
        data["arguments"] = {name: _redacted(value) for name, value in telling(refusal.arguments).items()}
    if refusal.thread_id and not principal.thread_id:
        data["thread_id"] = refusal.thread_id
    await record(session, principal, "refusal", refusal.tool, data, refusal.code)


async def newest(
    session: AsyncSession,
    *,
    user_id: uuid.UUID | None,
    action: str | None,
    outcome: str | None,
    before: int | None,
    limit: int,
) -> AuditPage:
    """A page of the log, newest first."""
    found = await queries.newest(session, user_id=user_id, action=action, outcome=outcome, before=before, limit=limit)
    items = [AuditLine.model_validate(entry) for entry in found]
    return AuditPage(items=items, next_before=items[-1].id if len(items) == limit else None)


def _redacted(value: Any) -> Any:
    if isinstance(value, list):
        return [_redacted(item) for item in value]
    return redact(value).text if isinstance(value, str) else value


def _storable(value: Any) -> Any:
    """The value as jsonb takes it: without NUL characters and lone surrogates."""
    if isinstance(value, str):
        return value.replace("\x00", "").encode(errors="replace").decode()
    if isinstance(value, dict):
        return {_storable(key): _storable(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_storable(item) for item in value]
    return value
