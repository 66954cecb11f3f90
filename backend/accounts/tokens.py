"""Log in, stay logged in, log out, and lend the assistant a narrow token.

A log-in starts a family of refresh tokens, each usable once. One that comes twice was copied: the whole family ends,
the thief's and the owner's, and the owner logs in again.
"""

from __future__ import annotations

import uuid
from datetime import timedelta

from redis.asyncio import Redis
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from backend import clock, security
from backend.accounts import queries
from backend.accounts.errors import LoginFailed, RefreshReused
from backend.accounts.models import RefreshToken, User
from backend.accounts.passwords import matches
from backend.accounts.schemas import AssistantToken, TokenPair
from backend.accounts.service import normalised
from backend.accounts.throttle import Throttle
from backend.audit.service import record
from backend.config import (
    ACCESS_TOKEN_MINUTES,
    ASSISTANT_SCOPES,
    ASSISTANT_TOKEN_MINUTES,
    PASSWORD_MAX_LENGTH,
    REFRESH_TOKEN_DAYS,
    Settings,
)
from backend.db import new_id, transaction
from backend.security import Principal


async def log_in(
    session: AsyncSession, settings: Settings, redis: Redis, email: str, password: str, address: str
) -> TokenPair:
    """Tokens for the right e-mail and password. Raises LoginFailed, or TooManyAttempts while the pause lasts."""
    email = normalised(email)
    throttle = Throttle.of(redis, email, address)
    await throttle.check()
    user = await queries.by_email(session, email) if "\x00" not in email else None
    known = await matches(password[: PASSWORD_MAX_LENGTH + 1], user.password_hash if user else None)
    if user is None or not known or not user.is_active:
        await throttle.failed()
        raise LoginFailed("E-mail or password is wrong.")
    await throttle.passed()
    await record(session, _owner(user), "auth.login", f"user:{user.id}")
    return await _issue(session, settings, user, new_id())


async def refresh(sessions: async_sessionmaker[AsyncSession], settings: Settings, token: str) -> TokenPair:
    """New tokens for a refresh token, which is used up. Raises Unauthenticated, or RefreshReused for a second use.

    Owns its transaction: ending a family must be committed although the request is refused.
    """
    claims = security.read_token(settings, token, "refresh")
    async with transaction(sessions) as session:
        pair = await _rotate(session, settings, uuid.UUID(claims["jti"]), uuid.UUID(claims["fam"]))
    if pair is None:
        raise RefreshReused("This log-in has ended. Log in again.")
    return pair


async def _rotate(
    session: AsyncSession, settings: Settings, token_id: uuid.UUID, family: uuid.UUID
) -> TokenPair | None:
    await queries.lock_family(session, family)
    used = await queries.use_refresh(session, token_id)
    user = await session.get(User, used.user_id) if used else None
    if user is None or not user.is_active:
        await queries.end_family(session, family)
        return None
    return await _issue(session, settings, user, family)


async def log_out(session: AsyncSession, settings: Settings, token: str) -> None:
    """End the log-in that a refresh token belongs to. Doing it again changes nothing."""
    family = uuid.UUID(security.read_token(settings, token, "refresh")["fam"])
    await queries.lock_family(session, family)
    await queries.end_family(session, family)


def for_assistant(settings: Settings, principal: Principal, thread_id: str) -> AssistantToken:
    """The narrow token, bound to a thread."""
    return AssistantToken(
        access_token=security.assistant_token(settings, principal.user, thread_id),
        expires_in=ASSISTANT_TOKEN_MINUTES * 60,
        scopes=list(ASSISTANT_SCOPES),
    )


async def _issue(session: AsyncSession, settings: Settings, user: User, family: uuid.UUID) -> TokenPair:
    lifetime = timedelta(days=REFRESH_TOKEN_DAYS)
    member = RefreshToken(user_id=user.id, family=family, expires_at=clock.now() + lifetime)
    session.add(member)
    await session.flush()
    return TokenPair(
        access_token=security.access_token(settings, user),
        refresh_token=security.sign(settings, "refresh", user.id, lifetime, jti=str(member.id), fam=str(family)),
        expires_in=ACCESS_TOKEN_MINUTES * 60,
    )


def _owner(user: User) -> Principal:
    return Principal(user, "access", frozenset(security.USER_SCOPES))
