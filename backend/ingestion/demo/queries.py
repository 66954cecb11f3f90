"""The SQL that keeps demo data young. The caller owns the transaction."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.ingestion.demo import settings as s

_COUNT = text("SELECT count(*) FROM leads WHERE is_demo")
# Stale ones are told by the first byte of their key, as in `generate.is_stale`.
_SEE = text(f"""
    UPDATE lead_search s SET seen_at = app_now() - make_interval(mins => (s.lead_id::bigint * 7919 % 600)::int)
    FROM leads l WHERE l.id = s.lead_id AND l.is_demo AND s.status = 'available'
        AND s.seen_at < app_now() - interval '{s.SEEN_REFRESH_HOURS} hours'
        AND EXISTS (
            SELECT FROM listings g WHERE g.lead_id = s.lead_id AND get_byte(g.source_key, 0) >= {s.STALE_SHARE_OF_256}
        )
    RETURNING s.lead_id
""")
_FREE = """
    NOT EXISTS (SELECT FROM order_lines o WHERE o.lead_id = s.lead_id)
    AND NOT EXISTS (SELECT FROM holds h WHERE h.lead_id = s.lead_id AND h.ends_at > app_now())
"""
_RELIST_OLD = text(f"""
    UPDATE lead_search s SET listed_at = s.listed_at + make_interval(
        days => {s.OLDEST_LISTED_DAYS} * floor(
            extract(epoch FROM app_now() - s.listed_at) / {s.OLDEST_LISTED_DAYS * 86_400})::int)
    FROM leads l WHERE l.id = s.lead_id AND l.is_demo AND s.status = 'available'
        AND s.listed_at < app_now() - interval '{s.OLDEST_LISTED_DAYS + 1} days' AND {_FREE}
    RETURNING s.lead_id
""")
_RELIST_TODAY = text(f"""
    WITH new AS (
        SELECT s.market, count(*) FILTER (WHERE s.listed_at > app_now() - interval '20 hours') AS today
        FROM lead_search s JOIN leads l ON l.id = s.lead_id
        WHERE l.is_demo AND s.status = 'available' GROUP BY s.market
    ),
    oldest AS (
        SELECT s.lead_id, s.market, row_number() OVER (PARTITION BY s.market ORDER BY s.listed_at, s.lead_id) AS place
        FROM lead_search s JOIN leads l ON l.id = s.lead_id
        WHERE l.is_demo AND s.status = 'available' AND s.sellable AND s.seen_at > app_now() - interval '1 day'
            AND {_FREE}
    )
    UPDATE lead_search s SET listed_at = app_now() - make_interval(mins => 5 + (s.lead_id::bigint * 104729 % 700)::int)
    FROM oldest JOIN new USING (market)
    WHERE s.lead_id = oldest.lead_id AND oldest.place <= {s.NEW_TODAY_PER_MARKET} - new.today
    RETURNING s.lead_id
""")


async def count_demo_leads(session: AsyncSession) -> int:
    """How many demo leads are stored."""
    return int((await session.execute(_COUNT)).scalar_one())


async def see_again(session: AsyncSession) -> list[int]:
    """Demo leads that are meant to be on the market were seen within the last hours."""
    return list((await session.execute(_SEE)).scalars())


async def relist(session: AsyncSession) -> list[int]:
    """Demo leads that nobody holds or bought: those past 120 days begin anew, and some of each market are of today."""
    aged = list((await session.execute(_RELIST_OLD)).scalars())
    return aged + list((await session.execute(_RELIST_TODAY)).scalars())
