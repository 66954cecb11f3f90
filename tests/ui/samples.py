"""Hand-made answers of the API, for drawing. Invented people only."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

from backend.accounts.schemas import Limits, Me
from backend.cart.schemas import HoldOut
from backend.insights.schemas import Bar, Figure, InsightOut, Point
from backend.leads.schemas import Contactability, ContactOut, LeadCard
from backend.pricing.schemas import QuoteOut, Reason
from backend.purchases.schemas import OrderLineOut, OrderOut, ProposalLine, ProposalOut, RefundStatus

NOON = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)  # noon in Austin
ZONE = "America/Chicago"


def lead(**changes: Any) -> LeadCard:
    values: dict[str, Any] = {
        "id": 10412,
        "lead_type": "sale",
        "property_type": "house",
        "label": "3-bed house in Austin",
        "title": "Bungalow <b>with</b> porch",
        "market": "austin-tx",
        "city": "Austin",
        "state": "TX",
        "zip": "78704",
        "neighborhood": "Travis Heights",
        "asking_price": 425_000,
        "beds": 3,
        "baths": 2.0,
        "sqft": 1850,
        "year_built": 1962,
        "features": ["pool"],
        "source": "zillow",
        "seller_type": "owner",
        "listed_at": NOON - timedelta(hours=5),
        "listed_days": 0.2,
        "lead_price_cents": 1234,
        "score": 0.8,
        "contactability": Contactability(phone="mobile", checked_days_ago=2, listed_by="owner", words="mobile ✓"),
        "caution": None,
        "availability": "available",
        "lat": 30.24,
        "lon": -97.74,
    }
    return LeadCard(**{**values, **changes})


def quote(**changes: Any) -> QuoteOut:
    values: dict[str, Any] = {
        "id": uuid.uuid4(),
        "lead_id": 10412,
        "label": "3-bed house in Austin",
        "price_cents": 1234,
        "list_price_cents": 1452,
        "discount_percent": 15,
        "base_cents": 1000,
        "neutral_cents": 1240,
        "quality": 1.2,
        "demand": 1.0,
        "market": 1.0,
        "reasons": [
            Reason(factor="freshness", words="fresh, listed 5 h ago", cents=84),
            Reason(factor="demand", words="nobody asked here today", cents=-90),
            Reason(factor="growth", words="price growth", cents=0, neutral=True),
            Reason(factor="scarcity", words="as many as usual", cents=0),
            Reason(factor="discount", words="15 % off", cents=-218),
        ],
        "created_at": NOON,
        "expires_at": NOON + timedelta(minutes=15),
        "valid": True,
        "server_time": NOON,
    }
    return QuoteOut(**{**values, **changes})


def hold(**changes: Any) -> HoldOut:
    values: dict[str, Any] = {
        "id": uuid.uuid4(),
        "lead_id": 10412,
        "label": "3-bed house in Austin",
        "starts_at": NOON,
        "ends_at": NOON + timedelta(minutes=60),
        "status": "active",
        "hold_max_hours": 72,
        "can_extend": True,
        "price_cents": 1234,
        "quote_id": None,
        "server_time": NOON,
    }
    return HoldOut(**{**values, **changes})


def proposal(**changes: Any) -> ProposalOut:
    values: dict[str, Any] = {
        "id": uuid.uuid4(),
        "kind": "purchase",
        "status": "waiting",
        "method": "credits",
        "lines": [ProposalLine(lead_id=10412, label="3-bed house in Austin", price_cents=1234)],
        "total_cents": 1234,
        "balance_cents": 50_000,
        "confirm_url": "/confirm/x",
        "created_at": NOON,
        "expires_at": NOON + timedelta(minutes=10),
        "server_time": NOON,
    }
    return ProposalOut(**{**values, **changes})


def order(*, contact_open: bool = True, refunded_cents: int = 0, refund_status: RefundStatus | None = None) -> OrderOut:
    line = OrderLineOut(
        lead_id=10412,
        label="3-bed house in Austin",
        price_cents=1234,
        refunded_cents=refunded_cents,
        status="new",
        follow_up_at=None,
        notes=[],
        contact_open=contact_open,
        refund_status=refund_status,
    )
    return OrderOut(
        id=uuid.uuid4(),
        number=7,
        method="credits",
        total_cents=1234,
        refunded_cents=refunded_cents,
        status="paid",
        created_at=NOON,
        lines=[line],
    )


def contact(**changes: Any) -> ContactOut:
    values: dict[str, Any] = {
        "lead_id": 10412,
        "name": "Rosa Delgado",
        "phone": "(512) 555-0142",
        "email": "rosa@example.com",
        "address": "1204 Sample Oak Dr",
        "listing_url": "https://example.com/1",
        "profile_url": None,
        "source_ref": "x",
        "source": "demo",
        "basis": "demo",
        "calling_hours": "8 am to 9 pm, America/Chicago (now 12:00 pm there)",
        "is_demo": True,
    }
    return ContactOut(**{**values, **changes})


def me(**changes: Any) -> Me:
    limits = Limits(
        discount_percent=15,
        hold_max_hours=72,
        can_extend=True,
        holds_max=10,
        holds_used=1,
        markets_max=3,
        insights=[],
    )
    values: dict[str, Any] = {
        "id": uuid.uuid4(),
        "email": "pat@example.com",
        "name": "Pat",
        "role": "user",
        "tier": "pro",
        "market": "austin-tx",
        "market_name": "Austin, TX",
        "markets": ["austin-tx"],
        "time_zone": ZONE,
        "balance_cents": 48_766,
        "plan": None,
        "limits": limits,
        "is_demo": False,
        "created_at": NOON,
    }
    return Me(**{**values, **changes})


def insight(place: str = "Austin", **changes: Any) -> InsightOut:
    values: dict[str, Any] = {
        "place": place,
        "market": "austin-tx",
        "metric": "median_price",
        "property_types": ["house"],
        "figures": [Figure(name="median_price", words="Median asking price", value=489_000, unit="usd")],
        "bars": [Bar(label="House", value=489_000), Bar(label="Condo", value=312_500)],
        "points": [Point(at=NOON.date().replace(month=m), value=480_000 + m * 1000) for m in (9, 10, 11)],
        "sample": 812,
        "as_of": NOON,
    }
    return InsightOut(**{**values, **changes})
