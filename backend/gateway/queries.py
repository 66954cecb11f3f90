"""The door's SQL: whose plan it is, and what a key was answered."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import ApiKey, User
from backend.accounts.queries import live_key
from backend.db import app_now
from backend.gateway.models import IdempotencyKey


async def plan_of(session: AsyncSession, user_id: uuid.UUID) -> tuple[str | None, str] | None:
    """Tier and role; None for an unknown user."""
    row = (await session.execute(select(User.tier, User.role).where(User.id == user_id))).one_or_none()
    return (row.tier, row.role) if row else None


async def key_owner(session: AsyncSession, secret_hash: bytes) -> uuid.UUID | None:
    """Whose live API key it is; None for one that is unknown, taken back or at its end."""
    owner: uuid.UUID | None = await session.scalar(
        select(ApiKey.user_id).where(ApiKey.secret_hash == secret_hash, *live_key())
    )
    return owner


async def claim_key(session: AsyncSession, user_id: uuid.UUID, key: str, route: str, body_hash: bytes) -> bool:
    """Take the key for this transaction. Waits while another one has it; False when that one was committed."""
    claim = (
        insert(IdempotencyKey)
        .values(user_id=user_id, key=key, route=route, body_hash=body_hash, status=0, response=None)
        .on_conflict_do_nothing(index_elements=["user_id", "key"])
        .returning(IdempotencyKey.key)
    )
    return (await session.execute(claim)).scalar_one_or_none() is not None


async def answered(session: AsyncSession, user_id: uuid.UUID, key: str) -> IdempotencyKey:
    """What the key was answered before."""
    found = await session.get(IdempotencyKey, (user_id, key), populate_existing=True)
    assert found is not None, "a claimed key was committed"
    return found


async def keep_answer(session: AsyncSession, user_id: uuid.UUID, key: str, status: int, response: Any) -> None:
    """Store the answer of the transaction that took the key."""
    mine = (IdempotencyKey.user_id == user_id, IdempotencyKey.key == key)
    await session.execute(update(IdempotencyKey).where(*mine).values(status=status, response=response))


async def forget_keys(session: AsyncSession, hours: int) -> int:
    """Delete the keys older than ``hours``; how many."""
    old = delete(IdempotencyKey).where(IdempotencyKey.created_at < app_now() - timedelta(hours=hours))
    return cast("CursorResult[Any]", await session.execute(old)).rowcount
