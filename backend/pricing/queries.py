"""What a price reads and writes, set-based: one statement for a page of cards, one for the whole market.

The bulk statement spells the formula of :mod:`backend.pricing.formula` in SQL from the same constants; a test holds
the two against each other.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from backend import locks
from backend.config import (
    DEMAND_WINDOW_HOURS,
    INTEREST_WINDOW_DAYS,
    NEUTRAL_PART,
    PRICE_BASE_CENTS,
    PRICE_MAX_CENTS,
    PRICE_MIN_CENTS,
    TREND_DAYS,
)
from backend.pricing import formula as f
from backend.pricing.models import LeadPrice

DEMAND_LOOK_BACK_MINUTES = 2  # the job runs every minute


class Facts(NamedTuple):
    """What the price of one lead is made of. Views, holds and purchases are distinct buyers of its zip and property
    type in the last 24 hours without the asker, None where the lead has no zip or type."""

    lead_id: int
    lead_type: str
    property_type: str | None
    beds: int | None
    city: str | None
    zip: str | None
    contact: Decimal
    property: Decimal
    hours: Decimal
    buyers: int
    views: int | None
    holds: int | None
    purchases: int | None
    asking_price: int | None
    median: int | None
    available: int | None
    median_30d: int | None
    median_prior_30d: int | None
    set_list_cents: int | None


class PriceChange(NamedTuple):
    """A list price before and after; ``first``: the lead had none of its own before."""

    lead_id: int
    before: int
    now: int
    first: bool


_ASKED = """
    SELECT s.lead_id, s.lead_type, s.property_type, s.beds, s.city, s.zip, s.asking_price, s.listed_at,
        s.list_price_cents, l.contact_part, l.property_part
"""
_FACTS = f"""
    areas AS MATERIALIZED (
        SELECT a.zip, a.property_type, d.*
        FROM (SELECT DISTINCT zip, property_type FROM asked WHERE zip IS NOT NULL AND property_type IS NOT NULL) a,
        LATERAL (
            SELECT count(DISTINCT user_id) FILTER (WHERE kind = 'view') AS views,
                count(DISTINCT user_id) FILTER (WHERE kind = 'hold') AS holds,
                count(DISTINCT user_id) FILTER (WHERE kind = 'purchase') AS purchases
            FROM lead_activity x
            WHERE x.zip = a.zip AND x.property_type = a.property_type
                AND x.user_id IS DISTINCT FROM cast(:asker AS uuid)
                AND x.at > (SELECT now FROM clock) - interval '{DEMAND_WINDOW_HOURS} hours'
        ) d
    ),
    interested AS MATERIALIZED (
        SELECT lead_id, count(DISTINCT user_id) AS buyers FROM lead_activity
        WHERE lead_id IN (SELECT lead_id FROM asked) AND kind IN ('save', 'hold')
            AND at > (SELECT now FROM clock) - interval '{INTEREST_WINDOW_DAYS} days'
        GROUP BY lead_id
    ),
    set_by_hand AS MATERIALIZED (
        SELECT DISTINCT ON (lead_id) lead_id, list_price_cents FROM lead_prices
        WHERE lead_id IN (SELECT lead_id FROM asked) AND cause = 'override' ORDER BY lead_id, at DESC, id DESC
    ),
    facts AS MATERIALIZED (
        SELECT a.lead_id, a.lead_type, a.property_type, a.beds, a.city, a.zip,
            a.contact_part::numeric AS contact, a.property_part::numeric AS property,
            (extract(epoch FROM (SELECT now FROM clock) - a.listed_at) / 3600)::numeric AS hours,
            coalesce(i.buyers, 0) AS buyers,
            d.views, d.holds, d.purchases, a.asking_price,
            t.median_price AS median, t.available, t.median_30d, t.median_prior_30d,
            o.list_price_cents AS set_list_cents
        FROM asked a
        LEFT JOIN interested i ON i.lead_id = a.lead_id
        LEFT JOIN set_by_hand o ON o.lead_id = a.lead_id
        LEFT JOIN areas d ON d.zip = a.zip AND d.property_type = a.property_type
        LEFT JOIN area_stats t ON t.zip = a.zip AND t.property_type = a.property_type AND t.lead_type = a.lead_type
    )
"""
_READ_FACTS = text(f"""
    WITH clock AS MATERIALIZED (SELECT app_now() AS now),
    asked AS MATERIALIZED (
        {_ASKED} FROM lead_search s JOIN leads l ON l.id = s.lead_id WHERE s.lead_id = ANY(:ids)
    ),
    {_FACTS}
    SELECT {", ".join(Facts._fields)} FROM facts
""")


def _unit(sql: str) -> str:
    return f"least(1, greatest(0, {sql}))"


def _scaled(sql: str, bounds: tuple[Decimal, Decimal]) -> str:
    return f"({bounds[0]} + {bounds[1] - bounds[0]} * ({sql}))"


def _weighted(weights: dict[str, Decimal]) -> str:
    return " + ".join(f"{weight} * {name}" for name, weight in weights.items())


_STEPS = f.FRESHNESS_STEPS_HOURS
_FRESHNESS = f"CASE {' '.join(f'WHEN hours < {h} THEN {p}' for h, p in _STEPS)} ELSE {f.FRESHNESS_LAST} END"
_NEXT_STEP = f"CASE {' '.join(f'WHEN hours < {h} THEN {h}' for h, _ in _STEPS)} END"
_POINTS = " + ".join(f"{weight} * {name}" for name, weight in f.DEMAND_WEIGHTS.items())
_RATIO = f"(asking_price::numeric / nullif(median, 0) - {f.PRICE_RATIO_LOW})"
_GROWTH = f"{NEUTRAL_PART} + {f.GROWTH_SLOPE} * (median_30d::numeric / nullif(median_prior_30d, 0) - 1)"
_PARTS = f"""
    SELECT lead_id, hours, set_list_cents, contact, property,
        {_unit(f"buyers::numeric / {f.INTEREST_FULL_BUYERS}")} AS interest,
        {_FRESHNESS} AS freshness,
        CASE WHEN views IS NULL THEN {NEUTRAL_PART}
            ELSE {_unit(f"({_POINTS}) / {f.DEMAND_FULL_POINTS}")} END AS demand,
        CASE WHEN asking_price > 0 AND median > 0
            THEN {_unit(f"{_RATIO} / {f.PRICE_RATIO_HIGH - f.PRICE_RATIO_LOW}")}
            ELSE {NEUTRAL_PART} END AS market_price,
        CASE WHEN available IS NULL THEN {NEUTRAL_PART}
            ELSE {_unit(f"1 - available::numeric / {f.SCARCITY_NONE_AVAILABLE}")} END AS scarcity,
        CASE WHEN median_30d > 0 AND median_prior_30d > 0 THEN {_unit(_GROWTH)} ELSE {NEUTRAL_PART} END AS growth
    FROM facts
"""
_SCORED = {name: weight for name, weight in f.QUALITY_WEIGHTS.items() if name != "interest"}
_RAW = " * ".join(
    [
        str(PRICE_BASE_CENTS),
        _scaled(_weighted(f.QUALITY_WEIGHTS), f.QUALITY_RANGE),
        _scaled("demand", f.DEMAND_RANGE),
        _scaled(_weighted(f.MARKET_WEIGHTS), f.MARKET_RANGE),
    ]
)
_REPRICE = text(f"""
    WITH clock AS MATERIALIZED (SELECT app_now() AS now),
    due AS MATERIALIZED (
        SELECT id, contact_part, property_part, reprice_at FROM leads
        WHERE status = 'available' AND (:everything OR id = ANY(:ids)) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED
    ),
    asked AS MATERIALIZED ({_ASKED}, l.reprice_at FROM due l JOIN lead_search s ON s.lead_id = l.id),
    {_FACTS},
    parts AS MATERIALIZED ({_PARTS}),
    priced AS MATERIALIZED (
        SELECT lead_id, coalesce(set_list_cents,
                round(least({PRICE_MAX_CENTS}, greatest({PRICE_MIN_CENTS}, {_RAW})))::int) AS cents,
            (({_weighted(_SCORED)}) / {sum(_SCORED.values())})::float8 AS score,
            {_NEXT_STEP} AS step
        FROM parts
    ),
    changed AS (
        UPDATE lead_search s SET list_price_cents = p.cents, score = p.score FROM priced p
        WHERE s.lead_id = p.lead_id AND (s.list_price_cents <> p.cents OR s.score <> p.score)
    ),
    stepped AS (
        UPDATE leads l SET reprice_at = a.listed_at + make_interval(hours => p.step)
        FROM priced p JOIN asked a ON a.lead_id = p.lead_id
        WHERE l.id = p.lead_id AND a.reprice_at IS DISTINCT FROM a.listed_at + make_interval(hours => p.step)
    ),
    noted AS (
        INSERT INTO lead_prices (lead_id, list_price_cents, cause)
        SELECT p.lead_id, p.cents, :cause FROM priced p JOIN asked a ON a.lead_id = p.lead_id
        WHERE a.list_price_cents <> p.cents RETURNING lead_id, list_price_cents
    )
    SELECT n.lead_id, a.list_price_cents AS before, n.list_price_cents AS now,
        NOT EXISTS (SELECT FROM lead_prices o WHERE o.lead_id = n.lead_id) AS first
    FROM noted n JOIN asked a ON a.lead_id = n.lead_id ORDER BY n.lead_id
""")

_FRESHNESS_DUE = text("SELECT id FROM leads WHERE status = 'available' AND reprice_at <= app_now() ORDER BY id")
_WINDOW = f"interval '{DEMAND_WINDOW_HOURS} hours'"
_SINCE = f"least((SELECT now FROM clock), CAST(:since AS timestamptz)) - interval '{DEMAND_LOOK_BACK_MINUTES} minutes'"
_NOW = "(SELECT now FROM clock)"
_DEMAND_DUE = text(f"""
    WITH clock AS MATERIALIZED (SELECT app_now() AS now),
    moved AS MATERIALIZED (
        SELECT zip, property_type FROM lead_activity WHERE at > {_SINCE}
        UNION
        SELECT zip, property_type FROM lead_activity
        WHERE at > {_SINCE} - {_WINDOW} AND at <= {_NOW} - {_WINDOW}
    )
    SELECT s.lead_id FROM lead_search s JOIN moved m ON s.zip = m.zip AND s.property_type = m.property_type
    WHERE s.status = 'available' ORDER BY s.lead_id
""")

_TREND = f"interval '{TREND_DAYS} days'"
_REFRESH_STATS = text(f"""
    WITH clock AS MATERIALIZED (SELECT app_now() AS now),
    fresh AS MATERIALIZED (
        SELECT s.zip, s.property_type, s.lead_type,
            round(percentile_cont(0.5) WITHIN GROUP (ORDER BY asking_price) FILTER (WHERE status = 'available'))::int
                AS median_price,
            count(*) FILTER (WHERE status = 'available')::int AS available,
            round(percentile_cont(0.5) WITHIN GROUP (ORDER BY asking_price)
                FILTER (WHERE listed_at > now - {_TREND}))::int AS median_30d,
            round(percentile_cont(0.5) WITHIN GROUP (ORDER BY asking_price)
                FILTER (WHERE listed_at > now - 2 * {_TREND} AND listed_at <= now - {_TREND}))::int
                AS median_prior_30d
        FROM lead_search s, clock
        WHERE s.zip IS NOT NULL AND s.property_type IS NOT NULL AND s.status IN ('available', 'sold', 'withdrawn')
        GROUP BY 1, 2, 3
    ),
    gone AS (
        DELETE FROM area_stats t WHERE NOT EXISTS (
            SELECT FROM fresh n WHERE (n.zip, n.property_type, n.lead_type) = (t.zip, t.property_type, t.lead_type)
        )
    )
    INSERT INTO area_stats (zip, property_type, lead_type, median_price, available, median_30d, median_prior_30d)
    SELECT zip, property_type, lead_type, median_price, available, median_30d, median_prior_30d FROM fresh
    ON CONFLICT (zip, property_type, lead_type) DO UPDATE SET median_price = excluded.median_price,
        available = excluded.available, median_30d = excluded.median_30d,
        median_prior_30d = excluded.median_prior_30d, refreshed_at = app_now()
    RETURNING zip
""")

_SET_LIST_PRICE = text("""
    WITH noted AS (
        INSERT INTO lead_prices (lead_id, list_price_cents, cause) VALUES (:id, :cents, 'override')
    )
    UPDATE lead_search SET list_price_cents = :cents WHERE lead_id = :id
    RETURNING lead_id, old.list_price_cents, list_price_cents, false
""")


async def facts(session: AsyncSession, asker: uuid.UUID | None, lead_ids: Sequence[int]) -> dict[int, Facts]:
    """The facts of each lead by id, unknown ids left out; the asker's own acts are no demand."""
    rows = await session.execute(_READ_FACTS, {"ids": list(lead_ids), "asker": asker})
    return {row[0]: Facts(*row) for row in rows}


async def reprice(session: AsyncSession, lead_ids: Sequence[int] | None, cause: str) -> list[PriceChange]:
    """Compute and store list price, score and the next freshness step; the prices that changed, by lead.

    None means every available lead. Rows that somebody has locked are left for the next time.
    """
    values = {"everything": lead_ids is None, "ids": list(lead_ids or ()), "cause": cause, "asker": None}
    return [PriceChange(*row) for row in await session.execute(_REPRICE, values)]


async def freshness_due(session: AsyncSession) -> list[int]:
    """Available leads whose freshness has stepped."""
    return list((await session.execute(_FRESHNESS_DUE)).scalars())


async def demand_due(session: AsyncSession, since: datetime | None = None) -> list[int]:
    """Available leads of areas where demand came, or fell out of its window, since then (None: now) or in the two
    minutes before."""
    return list((await session.execute(_DEMAND_DUE, {"since": since})).scalars())


async def refresh_area_stats(session: AsyncSession) -> int:
    """Recompute every area's medians and inventory, one caller at a time; how many areas."""
    await locks.take(session, locks.Space.AREA_STATS)
    return len((await session.execute(_REFRESH_STATS)).all())


async def history(session: AsyncSession, lead_id: int, limit: int) -> Sequence[LeadPrice]:
    """The lead's last list prices, the newest first."""
    noted = select(LeadPrice).where(LeadPrice.lead_id == lead_id)
    return (await session.scalars(noted.order_by(LeadPrice.at.desc(), LeadPrice.id.desc()).limit(limit))).all()


async def set_list_price(session: AsyncSession, lead_id: int, cents: int) -> list[PriceChange]:
    """An operator's own list price, from now on in place of the formula's; the change, if the lead exists."""
    return [PriceChange(*row) for row in await session.execute(_SET_LIST_PRICE, {"id": lead_id, "cents": cents})]
