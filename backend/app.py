"""The API: one FastAPI application, a router a domain."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from redis.asyncio import BlockingConnectionPool, Redis

from backend import errors, health
from backend.accounts.routes import router as accounts
from backend.audit.routes import router as audit
from backend.billing.at_once import AtOnce
from backend.billing.demo import app as demo_gateway
from backend.billing.pack_routes import router as packs
from backend.billing.paypal.routes import router as paypal
from backend.billing.paypal.routes import verifier_for
from backend.billing.plans.routes import router as plans
from backend.billing.routes import router as billing
from backend.cart.routes import router as cart
from backend.config import Settings
from backend.credits.routes import router as credits_
from backend.db import make_engine, make_sessions
from backend.documents.routes import router as documents
from backend.events.hub import Hub
from backend.events.routes import router as events
from backend.gateway.middleware import install as install_gateway
from backend.gateway.openapi import operation_id
from backend.ingestion.doors.routes import router as doors
from backend.ingestion.fraud.routes import router as flagged
from backend.ingestion.merges.routes import router as merges
from backend.ingestion.operators.routes import router as sources
from backend.ingestion.pipeline.routes import router as ingest
from backend.ingestion.provenance.routes import router as provenance
from backend.ingestion.removal_routes import router as removals
from backend.ingestion.suppression_routes import router as suppressions
from backend.insights.routes import router as insights
from backend.keyring import ring
from backend.leads.routes import router as leads
from backend.notifications.routes import router as notifications
from backend.outbox.routes import router as outbox
from backend.outbox.topics import House
from backend.places.routes import router as places
from backend.pricing.routes import router as pricing
from backend.purchases.history_routes import router as histories
from backend.purchases.routes import router as purchases
from backend.recommendations.routes import router as recommendations
from backend.retention.routes import router as retention
from backend.search.routes import router as search
from backend.webhooks.routes import router as webhooks

ROUTERS = (
    accounts, search, leads, pricing, cart, histories, purchases, credits_, packs, plans, billing, paypal, insights,
    recommendations, notifications, places, audit, outbox, events, documents, webhooks, suppressions, flagged, merges,
    ingest, doors, sources, removals, retention, provenance,
)  # fmt: skip


def create_app(settings: Settings) -> FastAPI:
    """The API over the database and Valkey that ``settings`` name; needs a secret and a contact key ring."""
    if not (settings.database_url and settings.redis_url and settings.secret and settings.contact_keys):
        raise ValueError("The API needs AIQLEADS_DATABASE_URL, _REDIS_URL, _SECRET and _CONTACT_KEYS.")
    app = FastAPI(
        title="AIQLeads",
        version="1",
        lifespan=_lifespan,
        docs_url=None,
        redoc_url=None,
        generate_unique_id_function=operation_id,
    )
    app.state.settings = settings
    app.state.engine = make_engine(settings.database_url)
    app.state.sessions = make_sessions(app.state.engine)
    app.state.redis = Redis(connection_pool=BlockingConnectionPool.from_url(settings.redis_url, max_connections=64))
    app.state.at_once = AtOnce(House(app.state.sessions, settings))
    app.state.keyring = ring(settings.contact_keys.get_secret_value())
    app.state.paypal = verifier_for(settings)
    app.state.events = Hub(settings.database_url)
    errors.install(app)
    install_gateway(app)
    v1 = APIRouter(prefix="/v1")
    for router in ROUTERS:
        v1.include_router(router)
    app.include_router(v1)
    app.include_router(health.router)
    demo_gateway.mount(app, settings, app.state.sessions)
    return app


async def close(app: FastAPI) -> None:
    """Give back the connections."""
    await app.state.events.aclose()
    await app.state.redis.aclose(close_connection_pool=True)
    await app.state.engine.dispose()


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    await close(app)
