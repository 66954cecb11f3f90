"""Accounts: register, what an account is and may do, and the markets it opens."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import lru_cache
from zoneinfo import available_timezones

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts import queries
from backend.accounts.demo import ensure_demo_accounts
from backend.accounts.errors import EmailTaken, MarketLimit, UnknownMarket, UnknownTimeZone
from backend.accounts.models import Subscription, User
from backend.accounts.passwords import check_password, hashed
from backend.accounts.schemas import AccountLine, AccountPage, Limits, Me, MePatch, Plan, Registration
from backend.audit.service import record
from backend.cart.queries import count_active
from backend.config import NO_PLAN_MARKETS_MAX, TIERS
from backend.credits.service import balance
from backend.markets.models import Market
from backend.security import USER_SCOPES, Principal

__all__ = ["accounts", "change_me", "ensure_demo_accounts", "me", "open_markets", "register", "time_zone_of"]

DEFAULT_TIME_ZONE = "UTC"
_EMAIL_INDEX = "uq_users_email_lower"


def normalised(email: str) -> str:
    """The one spelling of an address: trimmed, in lower case."""
    return email.strip().lower()


async def register(session: AsyncSession, wanted: Registration) -> User:
    """A new account without a plan. Raises EmailTaken, WeakPassword, UnknownMarket, UnknownTimeZone."""
    email = normalised(wanted.email)
    check_password(wanted.password, email)
    _check_time_zone(wanted.time_zone)
    await _check_markets(session, [wanted.market] if wanted.market is not None else [])
    if await queries.by_email(session, email) is not None:
        raise _taken(email)
    user = User(email=email, name=wanted.name, market=wanted.market, time_zone=wanted.time_zone)
    user.password_hash = await hashed(wanted.password)
    await _insert(session, user)
    await record(session, Principal(user, "access", frozenset(USER_SCOPES)), "account.create", f"user:{user.id}")
    return user


async def _insert(session: AsyncSession, user: User) -> None:
    try:
        async with session.begin_nested():
            session.add(user)
            await session.flush()
    except IntegrityError as error:
        if getattr(error.orig, "diag", None) and error.orig.diag.constraint_name == _EMAIL_INDEX:  # type: ignore[union-attr]
            raise _taken(user.email) from None
        raise
    await session.refresh(user)


def _taken(email: str) -> EmailTaken:
    return EmailTaken(f"{email} has an account already. Log in instead.")


def markets_max(user: User) -> int | None:
    """How many markets the account may open, the preferred one included; None: all."""
    if user.all_markets:
        return None
    return TIERS[user.tier].markets_max if user.tier else NO_PLAN_MARKETS_MAX


async def open_markets(session: AsyncSession, user: User) -> list[str]:
    """Slugs of the markets that the account's plan opens now, the preferred one first.

    After a downgrade the markets opened first stay. Empty for an account that has not chosen a market.
    """
    rows = await queries.markets_of(session, user.id)
    limit = markets_max(user)
    wanted = [slug for slug, is_open in rows if is_open or limit is None]
    ordered = dict.fromkeys([user.market, *wanted] if user.market else wanted)
    return list(ordered)[:limit]


async def time_zone_of(session: AsyncSession, user: User) -> str:
    """The user's own IANA time zone, else the preferred market's, else UTC."""
    if user.time_zone:
        return user.time_zone
    market = await session.get(Market, user.market) if user.market else None
    return market.time_zone if market else DEFAULT_TIME_ZONE


async def me(session: AsyncSession, user: User) -> Me:
    """The account as its owner sees it."""
    subscription = await queries.plan(session, user.id)
    market = await session.get(Market, user.market) if user.market else None
    return Me(
        id=user.id,
        email=user.email,
        name=user.name,
        role="admin" if user.role == "admin" else "user",
        tier=user.tier,
        market=user.market,
        market_name=market.name if market else None,
        markets=await open_markets(session, user),
        time_zone=await time_zone_of(session, user),
        balance_cents=(await balance(session, user.id)).balance_cents,
        plan=_plan(subscription) if subscription and user.tier else None,
        limits=_limits(user, await count_active(session, user.id)),
        is_demo=user.is_demo,
        created_at=user.created_at,
    )


def _plan(subscription: Subscription) -> Plan:
    shown = {name: getattr(subscription, name) for name in Plan.model_fields if name != "name"}
    return Plan(name=TIERS[subscription.tier].name, **shown)


def _limits(user: User, holds_used: int) -> Limits:
    rules = TIERS[user.tier] if user.tier else None
    return Limits(
        discount_percent=rules.discount_percent if rules else 0,
        hold_max_hours=rules.hold_max_hours if rules else 0,
        can_extend=rules.can_extend if rules else False,
        holds_max=rules.holds_max if rules else 0,
        holds_used=holds_used,
        markets_max=markets_max(user),
        insights=sorted(rules.insights) if rules else [],
    )


async def accounts(session: AsyncSession, q: str | None, before: uuid.UUID | None, limit: int) -> AccountPage:
    """A page of accounts for administrators, the newest first."""
    found = await queries.accounts(session, q, before, limit)
    items = [AccountLine.model_validate(user, from_attributes=True) for user in found]
    return AccountPage(items=items, next_before=items[-1].id if len(items) == limit else None)


async def change_me(session: AsyncSession, principal: Principal, change: MePatch) -> Me:
    """Change name, time zone or markets. Raises UnknownMarket, UnknownTimeZone, MarketLimit."""
    user = principal.user
    await queries.lock(session, user.id)
    _check_time_zone(change.time_zone)
    await _check_markets(session, [*(change.markets or []), *([change.market] if change.market is not None else [])])
    changed = change.model_dump(exclude_none=True, exclude={"markets"})
    for name, value in changed.items():
        setattr(user, name, value)
    if change.markets is not None:
        await _open(session, user, change.markets)
    await session.flush()
    changed |= {"markets": change.markets} if change.markets is not None else {}
    told = {name: value for name, value in changed.items() if name != "name"} | {"fields": sorted(changed)}
    await record(session, principal, "account.update", f"user:{user.id}", told)
    return await me(session, user)


async def _open(session: AsyncSession, user: User, slugs: Sequence[str]) -> None:
    further = [slug for slug in dict.fromkeys(slugs) if slug != user.market]
    limit = markets_max(user)
    if limit is not None and len(further) + bool(user.market) > limit:
        places = "one market" if limit == 1 else f"{limit} markets"
        plan = f"The {TIERS[user.tier].name} plan" if user.tier else "An account without a plan"
        raise MarketLimit(f"{plan} opens {places}. Choose fewer, or move to a larger plan.", markets_max=limit)
    await queries.keep_opened(session, user.id, further)


async def _check_markets(session: AsyncSession, slugs: Sequence[str]) -> None:
    if not slugs:
        return
    there = await queries.markets(session)
    unknown = next((slug for slug in slugs if slug not in there), None)
    if unknown is not None:
        raise UnknownMarket(f"There is no such market. Choose one of: {', '.join(there)}.", markets=list(there))


def _check_time_zone(name: str | None) -> None:
    if name is not None and name not in _time_zones():
        raise UnknownTimeZone("There is no such time zone. Use an IANA name such as America/Chicago.")


@lru_cache(maxsize=1)
def _time_zones() -> frozenset[str]:
    return frozenset(available_timezones())
