"""Who is asking, and what they may do.

People carry access tokens with every scope; the assistant carries an exchanged token with :data:`ASSISTANT_SCOPES`
only, and a machine an API key with some of these. A route names the scope it needs; nothing else decides. Tokens are
HS256 JWTs signed with ``AIQLEADS_SECRET`` and timed by the one clock.

An API key is 192 random bits, so its plain SHA-256 is kept: nobody can guess it from the hash, a slow password hash
would only cost every request its 50 ms, and the hash finds its row by an index instead of by comparing secrets.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Annotated, Any, Literal

import jwt
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError, VerifyMismatchError
from fastapi import Depends, Request
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts import queries
from backend.accounts.errors import KeyExpired, KeyRevoked
from backend.accounts.models import ApiKey, User
from backend.config import (
    ACCESS_TOKEN_MINUTES,
    API_KEY_BYTES,
    API_KEY_PREFIX,
    API_KEY_USE_KEPT_SECONDS,
    ASSISTANT_SCOPES,
    ASSISTANT_TOKEN_MINUTES,
    Settings,
)
from backend.db import Session, Sessions, transaction
from backend.errors import Forbidden, Unauthenticated

ALGORITHM = "HS256"
TokenKind = Literal["access", "assistant", "api_key"]
USER_SCOPES = (*ASSISTANT_SCOPES, "confirm", "contact", "account")
SESSION_COOKIE = "aiqleads_session"

_ACTORS: dict[TokenKind, str] = {"access": "user", "assistant": "assistant", "api_key": "api_key"}
_API_KEY = re.compile(rf"{API_KEY_PREFIX}[0-9a-f]{{{2 * API_KEY_BYTES}}}")
_hasher = PasswordHasher()
_bearer = OAuth2PasswordBearer(tokenUrl="/v1/auth/token", auto_error=False)


class ConfirmationRequired(Forbidden):
    """403: only the buyer's own interactive log-in may say yes."""

    code = "confirmation_required"


class ScopeMissing(Forbidden):
    """403: the token is valid and does not reach that far."""

    code = "scope_missing"


@dataclass(frozen=True, slots=True)
class Principal:
    """The user behind a request and the reach of their token."""

    user: User
    kind: TokenKind
    scopes: frozenset[str]
    thread_id: str | None = None
    key_id: uuid.UUID | None = None
    ends_at: float | None = None  # of the token, in seconds since 1970

    @property
    def id(self) -> uuid.UUID:
        """The user's id."""
        return self.user.id

    @property
    def actor(self) -> str:
        """How the audit log names who acted."""
        return _ACTORS[self.kind]


def hash_password(password: str) -> str:
    """Argon2id with the library's current parameters (about 50 ms)."""
    return _hasher.hash(password)


def password_matches(password: str, hashed: str) -> bool:
    """Whether it is the password; False also for a hash that cannot be read."""
    try:
        return _hasher.verify(hashed, password)
    except (VerifyMismatchError, VerificationError, InvalidHashError):
        return False


def sign(settings: Settings, kind: str, user_id: uuid.UUID, lifetime: timedelta, **claims: Any) -> str:
    """A signed token of ``kind`` for ``user_id`` that ends after ``lifetime``."""
    assert settings.secret is not None, "the app was built without a secret"
    issued = clock.now()
    body = {"sub": str(user_id), "typ": kind, "iat": int(issued.timestamp()), **claims}
    body["exp"] = (issued + lifetime).timestamp()
    return jwt.encode(body, settings.secret.get_secret_value(), ALGORITHM)


def access_token(settings: Settings, user: User) -> str:
    """A person's own token."""
    lifetime = timedelta(minutes=ACCESS_TOKEN_MINUTES)
    return sign(settings, "access", user.id, lifetime, scp=list(USER_SCOPES))


def assistant_token(settings: Settings, user: User, thread_id: str) -> str:
    """The assistant's narrow token, bound to a thread."""
    lifetime = timedelta(minutes=ASSISTANT_TOKEN_MINUTES)
    return sign(settings, "assistant", user.id, lifetime, scp=list(ASSISTANT_SCOPES), thr=thread_id)


def read_token(settings: Settings, token: str, *kinds: str) -> dict[str, Any]:
    """The claims of a valid token of one of ``kinds``; Unauthenticated otherwise."""
    assert settings.secret is not None, "the app was built without a secret"
    options: Any = {"verify_exp": False, "verify_iat": False, "require": ["sub", "typ", "exp"]}
    try:
        claims: dict[str, Any] = jwt.decode(token, settings.secret.get_secret_value(), [ALGORITHM], options=options)
    except jwt.InvalidTokenError:
        raise Unauthenticated("That token is not valid. Log in again.") from None
    if claims["typ"] not in kinds:
        raise Unauthenticated("That token is not meant for this. Log in again.")
    if float(claims["exp"]) <= clock.now().timestamp():
        raise Unauthenticated("That token has ended. Refresh it or log in again.")
    return claims


def is_api_key(token: str) -> bool:
    """Whether it has the form of an API key."""
    return _API_KEY.fullmatch(token) is not None


def hash_key(secret: str) -> bytes:
    """What is kept of an API key."""
    return hashlib.sha256(secret.encode()).digest()


async def read_key(sessions: Sessions, secret: str) -> ApiKey:
    """The live key with this secret, its use noted. Raises Unauthenticated, KeyRevoked, KeyExpired.

    In a transaction of its own, which ends before the request's begins: the note outlives a refusal, and no request
    waits with one connection for another.
    """
    async with transaction(sessions) as session:
        key = await queries.key_of(session, hash_key(secret)) if is_api_key(secret) else None
        if key is None:
            raise Unauthenticated("There is no such API key. Make one on the account page, or log in.")
        if key.revoked_at is not None:
            raise KeyRevoked("This API key was revoked. Make a new one on the account page.")
        if key.expires_at is not None and key.expires_at <= clock.now():
            raise KeyExpired("This API key has expired. Make a new one on the account page.")
        noted = timedelta(seconds=API_KEY_USE_KEPT_SECONDS)
        if key.last_used_at is None or key.last_used_at <= clock.now() - noted:
            await queries.keep_use(session, key.id, API_KEY_USE_KEPT_SECONDS)
        return key


async def current(request: Request, session: Session, token: Annotated[str | None, Depends(_bearer)]) -> Principal:
    """The principal of a bearer token or an API key, or of the session cookie on a GET."""
    if token is None and request.method == "GET":
        token = request.cookies.get(SESSION_COOKIE)
    if token is None:
        raise Unauthenticated("Log in first: send a bearer token from POST /v1/auth/token, or an API key.")
    principal = await _principal(request, session, token)
    request.state.principal = principal
    return principal


async def _principal(request: Request, session: AsyncSession, token: str) -> Principal:
    if token.startswith(API_KEY_PREFIX):
        key = await read_key(request.app.state.sessions, token)
        return Principal(await _user(session, key.user_id), "api_key", frozenset(key.scopes), key_id=key.id)
    claims = read_token(request.app.state.settings, token, "access", "assistant")
    user = await _user(session, uuid.UUID(claims["sub"]))
    return Principal(user, claims["typ"], frozenset(claims["scp"]), claims.get("thr"), ends_at=float(claims["exp"]))


async def _user(session: AsyncSession, user_id: uuid.UUID) -> User:
    user = await session.get(User, user_id)
    if user is None or not user.is_active:
        raise Unauthenticated("This account is closed or unknown.")
    return user


Current = Annotated[Principal, Depends(current)]


def allow(scope: str) -> Callable[[Principal], Awaitable[Principal]]:
    """A dependency that lets only tokens with ``scope`` pass."""

    async def check(principal: Current) -> Principal:
        if scope in principal.scopes:
            return principal
        if scope == "confirm":
            raise ConfirmationRequired(
                "Only the buyer can say yes, logged in as themselves: on the page or in their chat."
            )
        raise ScopeMissing(f"This token may not do that: it lacks the scope '{scope}'.", scope=scope)

    return check


async def admin(principal: Current) -> Principal:
    """Admins, logged in as themselves."""
    if principal.kind != "access" or principal.user.role != "admin":
        raise Forbidden("This is for administrators.")
    return principal


Reader = Annotated[Principal, Depends(allow("read"))]
Holder = Annotated[Principal, Depends(allow("hold"))]
Proposer = Annotated[Principal, Depends(allow("propose"))]
Refunder = Annotated[Principal, Depends(allow("refund"))]
SettingsWriter = Annotated[Principal, Depends(allow("settings"))]
Confirmer = Annotated[Principal, Depends(allow("confirm"))]
ContactReader = Annotated[Principal, Depends(allow("contact"))]
AccountHolder = Annotated[Principal, Depends(allow("account"))]
Admin = Annotated[Principal, Depends(admin)]
