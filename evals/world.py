"""The fixed world of every run: its instant, its keys, its two users, and what the template holds."""

from __future__ import annotations

import base64
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
from fastapi import FastAPI
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from agent.conversation import open_conversation
from backend import clock
from backend.accounts.models import Subscription, User
from backend.app import create_app
from backend.config import Settings
from backend.db import transaction
from backend.keyring import KeyRing, ring
from backend.pricing import service as pricing
from evals import basis
from evals.cases import SOLD_TO_OTHER
from evals.leads import add_leads, facts_of, rows_of
from evals.sales import sell_to

TIME_ZONE = ZoneInfo("America/Chicago")
NOW = datetime(2026, 6, 17, 10, tzinfo=TIME_ZONE).astimezone(UTC)
PERIOD_DAYS = 30
MARKET = "austin-tx"
API = "http://evals.invalid"
_KEY = base64.urlsafe_b64encode(b"aiqleads evals: invented contact").decode()
CONTACT_KEYS = f"index:{_KEY},1:{_KEY}"
SECRET = "aiqleads-evals-sign-invented-tokens-only"  # noqa: S105
NO_PASSWORD = "!"  # noqa: S105
OTHER_ID = uuid.uuid5(uuid.NAMESPACE_URL, "aiqleads:evals:other")
OTHER_NAME, OTHER_EMAIL = "Gwendolyn Ashdown", "gwendolyn.ashdown@example.com"
BUYER_NAME, BUYER_EMAIL = "Sam Rivers", "sam.rivers@example.com"


def settings_for(base: Settings, database_url: str, redis_url: str, agent: str) -> Settings:
    """The settings of a worker: the run's own secrets, no vectors, no rate limits, nothing from outside but a model."""
    return base.model_copy(
        update={
            "database_url": database_url,
            "redis_url": redis_url,
            "model": agent,
            "secret": SecretStr(SECRET),
            "contact_keys": SecretStr(CONTACT_KEYS),
            "embeddings": "off",
            "demo_mode": True,
            "rate_limits": False,
            "tavily_api_key": None,
            "home": Path(base.home),
        }
    )


def keyring() -> KeyRing:
    """The ring that seals the invented contacts."""
    return ring(CONTACT_KEYS)


def client(app: FastAPI, wrap: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """The API in this process; ``wrap`` stands before it."""
    transport = wrap or httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(transport=transport, base_url=API)


async def fill_template(base: Settings, database_url: str, redis_url: str) -> None:
    """What every case finds: the base leads, the other user, two leads sold long ago, the assistant's tables."""
    clock.freeze(NOW)
    settings = settings_for(base, database_url, redis_url, "builtin")
    app = create_app(settings)
    async with app.router.lifespan_context(app), client(app) as http:
        async with transaction(app.state.sessions) as session:
            await basis.load(session, keyring())
            other = await add_user(session, OTHER_ID, OTHER_NAME, OTHER_EMAIL, "enterprise")
            await add_leads(session, (rows_of(one, facts_of(one), keyring(), NOW) for one in SOLD_TO_OTHER))
            await sell_to(session, other, SOLD_TO_OTHER, NOW - timedelta(days=3))
            await pricing.refresh_area_stats(session)
            await pricing.reprice(session)
        conversation = await open_conversation(settings, http, clock.now)
        await conversation.aclose()


async def add_user(session: AsyncSession, user_id: uuid.UUID, name: str, email: str, tier: str | None) -> User:
    """A user with all markets open and, with a tier, a subscription of this month. No password opens the account."""
    user = User(
        id=user_id, email=email, name=name, password_hash=NO_PASSWORD, tier=tier, market=MARKET,
        time_zone=TIME_ZONE.key, all_markets=True, is_demo=True,
    )  # fmt: skip
    session.add(user)
    await session.flush()
    if tier is not None:
        end = NOW + timedelta(days=PERIOD_DAYS - 12)
        plan = Subscription(user_id=user_id, tier=tier, period_start=end - timedelta(days=PERIOD_DAYS), period_end=end)
        session.add(plan)
        await session.flush()
    await session.refresh(user)
    return user
