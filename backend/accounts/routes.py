"""Register, log in, the account, and accounts for administrators."""

from __future__ import annotations

import uuid
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, status
from fastapi.security import OAuth2PasswordRequestForm

from backend.accounts import keys, service, tokens
from backend.accounts.adjustments import NoSuchAccount, adjust
from backend.accounts.books import ledger_of, orders_of
from backend.accounts.errors import (
    EmailTaken,
    KeyExpired,
    KeyLimit,
    KeyRevoked,
    LoginFailed,
    MarketLimit,
    NoSuchKey,
    RefreshReused,
    TooManyAttempts,
    UnknownMarket,
    UnknownTimeZone,
    WeakPassword,
)
from backend.accounts.schemas import (
    AccountPage,
    Adjusted,
    AdjustmentIn,
    ApiKeyIn,
    ApiKeyMade,
    ApiKeyOut,
    AssistantToken,
    AssistantTokenIn,
    Me,
    MePatch,
    RefreshIn,
    Registration,
    TokenInfo,
    TokenPair,
)
from backend.credits.schemas import Credits
from backend.credits.service import LEDGER_LIMIT_DEFAULT, InsufficientCredits
from backend.db import Session
from backend.errors import Forbidden, InvalidInput, Unauthenticated, responses
from backend.gateway.idempotency import Idempotency, IdempotencyMismatch
from backend.purchases.schemas import OrderPage
from backend.security import AccountHolder, Admin, Current, Reader, ScopeMissing

people = APIRouter(tags=["accounts"])
admin = APIRouter(prefix="/admin", tags=["admin"])
PasswordForm = Annotated[OAuth2PasswordRequestForm, Depends()]


@people.post(
    "/users",
    status_code=status.HTTP_201_CREATED,
    responses=responses(EmailTaken, WeakPassword, UnknownMarket, UnknownTimeZone),
)
async def register(wanted: Registration, session: Session) -> Me:
    """Register. The account has no plan yet: searching works, holds need one."""
    return await service.me(session, await service.register(session, wanted))


@people.post("/auth/token", responses=responses(LoginFailed, TooManyAttempts))
async def log_in(form: PasswordForm, request: Request, session: Session) -> TokenPair:
    """Log in with e-mail (as `username`) and password."""
    state = request.app.state
    address = request.client.host if request.client else "unknown"
    return await tokens.log_in(session, state.settings, state.redis, form.username, form.password, address)


@people.post("/auth/refresh", responses=responses(Unauthenticated, RefreshReused))
async def refresh(given: RefreshIn, request: Request) -> TokenPair:
    """New tokens for a refresh token, which is usable once: a second use ends the log-in everywhere."""
    return await tokens.refresh(request.app.state.sessions, request.app.state.settings, given.refresh_token)


@people.post("/auth/logout", status_code=status.HTTP_204_NO_CONTENT, responses=responses(Unauthenticated))
async def log_out(given: RefreshIn, request: Request, session: Session) -> None:
    """End the log-in that the refresh token belongs to. The access token ends by itself soon after."""
    await tokens.log_out(session, request.app.state.settings, given.refresh_token)


@people.post("/auth/assistant-token", responses=responses(ScopeMissing))
async def assistant_token(wanted: AssistantTokenIn, request: Request, principal: AccountHolder) -> AssistantToken:
    """Exchange your own token for the assistant's: bound to a thread, and without the right to say yes."""
    return tokens.for_assistant(request.app.state.settings, principal, wanted.thread_id)


@people.get("/auth/token", responses=responses(Unauthenticated, KeyRevoked, KeyExpired))
async def read_token(principal: Current) -> TokenInfo:
    """What the token or API key is: whose, of which kind, with which scopes."""
    return TokenInfo(
        user_id=principal.id, kind=principal.kind, scopes=sorted(principal.scopes), thread_id=principal.thread_id
    )


@people.post(
    "/api-keys", status_code=status.HTTP_201_CREATED, responses=responses(ScopeMissing, KeyLimit, InvalidInput)
)
async def make_api_key(wanted: ApiKeyIn, session: Session, principal: AccountHolder) -> ApiKeyMade:
    """Make an API key. Its secret is in this answer and never shown again."""
    return await keys.make(session, principal, wanted)


@people.get("/api-keys", responses=responses(ScopeMissing))
async def list_api_keys(session: Session, principal: AccountHolder) -> list[ApiKeyOut]:
    """Your API keys, the newest first, without their secrets."""
    return await keys.listed(session, principal)


@people.delete(
    "/api-keys/{key_id}", status_code=status.HTTP_204_NO_CONTENT, responses=responses(ScopeMissing, NoSuchKey)
)
async def revoke_api_key(key_id: uuid.UUID, session: Session, principal: AccountHolder) -> None:
    """Take an API key back. It opens nothing from now on."""
    await keys.revoke(session, principal, key_id)


@people.get("/me")
async def read_me(session: Session, principal: Reader) -> Me:
    """The account: plan, limits, balance, open markets."""
    return await service.me(session, principal.user)


@people.patch("/me", responses=responses(ScopeMissing, MarketLimit, UnknownMarket, UnknownTimeZone))
async def change_me(change: MePatch, session: Session, principal: AccountHolder) -> Me:
    """Change name, time zone, the preferred market, or the further markets that the plan opens."""
    return await service.change_me(session, principal, change)


@admin.get("/users", responses=responses(Forbidden))
async def list_users(
    session: Session,
    _: Admin,
    q: Annotated[str | None, Query(max_length=100, description="Part of the e-mail or the name")] = None,
    before: uuid.UUID | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> AccountPage:
    """Accounts, the newest first."""
    return await service.accounts(session, q, before, limit)


@admin.post(
    "/users/{user_id}/adjustments",
    status_code=status.HTTP_201_CREATED,
    responses=responses(Forbidden, NoSuchAccount, InsufficientCredits, IdempotencyMismatch),
)
async def adjust_credits(
    user_id: uuid.UUID, wanted: AdjustmentIn, session: Session, principal: Admin, idem: Idempotency
) -> Adjusted:
    """Give or take credits, with a reason that the account's owner can read in the ledger."""
    return await idem.run(lambda: adjust(session, principal, user_id, wanted))


@admin.get("/users/{user_id}/credits", responses=responses(Forbidden, NoSuchAccount))
async def read_users_credits(
    user_id: uuid.UUID, session: Session, _: Admin, limit: Annotated[int, Query(ge=1, le=500)] = LEDGER_LIMIT_DEFAULT
) -> Credits:
    """Anybody's balance and ledger, the newest entries first."""
    return await ledger_of(session, user_id, limit)


@admin.get("/users/{user_id}/orders", responses=responses(Forbidden, NoSuchAccount))
async def read_users_orders(
    user_id: uuid.UUID,
    session: Session,
    _: Admin,
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    offset: Annotated[int, Query(ge=0, le=100_000)] = 0,
) -> OrderPage:
    """Anybody's orders with their refunds, the newest first; without the buyer's own notes."""
    return await orders_of(session, user_id, limit, offset)


router = APIRouter()
router.include_router(people)
router.include_router(admin)
