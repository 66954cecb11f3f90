"""Accounts' SQL."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, cast

from sqlalchemy import ColumnElement, CursorResult, and_, delete, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend import locks
from backend.accounts.models import ApiKey, RefreshToken, Subscription, User, UserMarket
from backend.db import app_now
from backend.markets.models import Market


async def by_email(session: AsyncSession, email: str) -> User | None:
    """The account of a normalised address."""
    return (await session.scalars(select(User).where(func.lower(User.email) == email))).one_or_none()


async def markets(session: AsyncSession) -> dict[str, Market]:
    """All markets by slug, in the order of their slugs."""
    return {market.slug: market for market in await session.scalars(select(Market).order_by(Market.slug))}


async def markets_of(session: AsyncSession, user_id: uuid.UUID) -> list[tuple[str, bool]]:
    """Every market, and whether the user opened it beside the preferred one: those first, in that order."""
    mine = and_(UserMarket.market == Market.slug, UserMarket.user_id == user_id)
    joined = select(Market.slug, UserMarket.user_id.is_not(None)).join(UserMarket, mine, isouter=True)
    rows = await session.execute(joined.order_by(UserMarket.created_at.nulls_last(), Market.slug))
    return [(slug, is_open) for slug, is_open in rows]


async def keep_opened(session: AsyncSession, user_id: uuid.UUID, slugs: Sequence[str]) -> None:
    """Make ``slugs`` the further markets; those that stay keep their age."""
    mine = UserMarket.user_id == user_id
    await session.execute(delete(UserMarket).where(mine, UserMarket.market.not_in(slugs)))
    if slugs:
        rows = [{"user_id": user_id, "market": slug} for slug in slugs]
        await session.execute(insert(UserMarket).values(rows).on_conflict_do_nothing())


async def lock(session: AsyncSession, user_id: uuid.UUID) -> None:
    """One change of this account at a time."""
    await session.execute(select(User.id).where(User.id == user_id).with_for_update(key_share=True))


async def plan(session: AsyncSession, user_id: uuid.UUID) -> Subscription | None:
    """The user's subscription."""
    return (await session.scalars(select(Subscription).where(Subscription.user_id == user_id))).one_or_none()


async def lock_family(session: AsyncSession, family: uuid.UUID) -> None:
    """One use, or the end, of a log-in's refresh tokens at a time."""
    await locks.take(session, locks.Space.LOGIN_FAMILY, family)


async def use_refresh(session: AsyncSession, token_id: uuid.UUID) -> RefreshToken | None:
    """Mark a live refresh token as used and return it; None when it was used, revoked or has ended."""
    live = (
        RefreshToken.id == token_id,
        RefreshToken.used_at.is_(None),
        RefreshToken.revoked_at.is_(None),
        RefreshToken.expires_at > app_now(),
    )
    used = update(RefreshToken).where(*live).values(used_at=app_now()).returning(RefreshToken)
    return (await session.scalars(used)).one_or_none()


async def end_family(session: AsyncSession, family: uuid.UUID) -> int:
    """Revoke a log-in's refresh tokens, past and to come; how many were live."""
    alive = update(RefreshToken).where(RefreshToken.family == family, RefreshToken.revoked_at.is_(None))
    return cast("CursorResult[Any]", await session.execute(alive.values(revoked_at=app_now()))).rowcount


async def forget_ended_tokens(session: AsyncSession) -> int:
    """Delete the refresh tokens that have ended; how many."""
    ended = delete(RefreshToken).where(RefreshToken.expires_at <= app_now())
    return cast("CursorResult[Any]", await session.execute(ended)).rowcount


async def accounts(session: AsyncSession, q: str | None, before: uuid.UUID | None, limit: int) -> Sequence[User]:
    """Accounts whose e-mail or name contains ``q``, the newest first."""
    wanted = select(User).order_by(User.id.desc()).limit(limit)
    if q:
        wanted = wanted.where(or_(User.email.icontains(q, autoescape=True), User.name.icontains(q, autoescape=True)))
    if before is not None:
        wanted = wanted.where(User.id < before)
    return (await session.scalars(wanted)).all()


async def one_demo_maker(session: AsyncSession) -> None:
    """Wait for another process that makes the demo accounts."""
    await locks.take(session, locks.Space.DEMO_ACCOUNTS)


async def key_of(session: AsyncSession, secret_hash: bytes) -> ApiKey | None:
    """The API key whose secret has this hash, live or not."""
    return (await session.scalars(select(ApiKey).where(ApiKey.secret_hash == secret_hash))).one_or_none()


async def keep_use(session: AsyncSession, key_id: uuid.UUID, seconds: int) -> None:
    """Note that a key is in use, unless that was noted within ``seconds`` or somebody is noting it right now."""
    stale = or_(ApiKey.last_used_at.is_(None), ApiKey.last_used_at <= app_now() - timedelta(seconds=seconds))
    free = select(ApiKey.id).where(ApiKey.id == key_id, stale).with_for_update(skip_locked=True)
    await session.execute(update(ApiKey).where(ApiKey.id.in_(free)).values(last_used_at=app_now()))


def live_key() -> tuple[ColumnElement[bool], ...]:
    """That an API key opens something: not taken back, not at its end."""
    return ApiKey.revoked_at.is_(None), or_(ApiKey.expires_at.is_(None), ApiKey.expires_at > app_now())


async def keys_of(session: AsyncSession, user_id: uuid.UUID) -> Sequence[ApiKey]:
    """The user's keys that were not taken back, the newest first."""
    kept = select(ApiKey).where(ApiKey.user_id == user_id, ApiKey.revoked_at.is_(None))
    return (await session.scalars(kept.order_by(ApiKey.id.desc()))).all()


async def live_keys(session: AsyncSession, user_id: uuid.UUID) -> int:
    """How many of the user's keys open something."""
    counted = select(func.count()).where(ApiKey.user_id == user_id, *live_key())
    return (await session.execute(counted)).scalar_one()


async def own_key(session: AsyncSession, user_id: uuid.UUID, key_id: uuid.UUID) -> ApiKey | None:
    """One of the user's keys, taken back or not, locked."""
    mine = select(ApiKey).where(ApiKey.id == key_id, ApiKey.user_id == user_id).with_for_update()
    return (await session.scalars(mine)).one_or_none()
