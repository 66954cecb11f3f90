"""The demo accounts: one a tier and an administrator, with the password that the README names.

They exist in demo mode and in evals only; the caller decides.
"""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts import queries
from backend.accounts.models import Subscription, User
from backend.accounts.passwords import hashed
from backend.config import DEMO_ACCOUNTS, DEMO_CREDITS_CENTS, DEMO_MARKET, DEMO_PASSWORD, DEMO_PERIOD_DAYS
from backend.credits.service import grant

DEMO_DOMAIN = "demo.aiqleads.dev"


def demo_email(name: str) -> str:
    """``pro`` → ``pro@demo.aiqleads.dev``."""
    return f"{name}@{DEMO_DOMAIN}"


async def ensure_demo_accounts(session: AsyncSession) -> dict[str, User]:
    """Make what is missing and return the accounts by name; doing it again renews ended periods and nothing else."""
    await queries.one_demo_maker(session)
    return {name: await _ensure(session, name) for name in DEMO_ACCOUNTS}


async def _ensure(session: AsyncSession, name: str) -> User:
    user = await queries.by_email(session, demo_email(name))
    if user is None:
        user = await _make(session, name)
    await _renew(session, user)
    return user


async def _make(session: AsyncSession, name: str) -> User:
    is_admin = name == "admin"
    user = User(
        email=demo_email(name),
        name=f"Demo {name.capitalize()}",
        password_hash=await hashed(DEMO_PASSWORD),
        role="admin" if is_admin else "user",
        tier="enterprise" if is_admin else name,
        market=DEMO_MARKET,
        all_markets=True,
        is_demo=True,
    )
    session.add(user)
    await session.flush()
    await session.refresh(user)
    await grant(session, user.id, DEMO_CREDITS_CENTS, "bought", note="Demo credits")
    return user


async def _renew(session: AsyncSession, user: User) -> None:
    """Begin the period of a plan that has none; one that its owner changed, paid or ended goes its own way."""
    subscription = await queries.plan(session, user.id)
    if user.tier is None or (subscription is not None and _is_changed(subscription)):
        return
    if subscription is None:
        subscription = Subscription(user_id=user.id, tier=user.tier)
        session.add(subscription)
    elif subscription.period_end > clock.now():
        return
    subscription.period_start = clock.now()
    subscription.period_end = clock.now() + timedelta(days=DEMO_PERIOD_DAYS)
    await session.flush()


def _is_changed(plan: Subscription) -> bool:
    return bool(plan.provider or plan.next_tier or plan.next_billing or plan.cancel_at_period_end)
