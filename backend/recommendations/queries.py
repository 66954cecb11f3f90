"""A buyer's acts, and the leads of a search ordered by how well they fit."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, cast

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.leads.queries import CARD_COLUMNS, CARD_JOINS
from backend.recommendations.taste import Act, Taste
from backend.search.queries import FOR_SALE, PageRow, Search, statement, steps_of, tables_of, values_of, where_of

ACTS_MAX = 200
ACTS_WITHIN_DAYS = 90
SAVED_MAX = 20
# Shares of the ranking: the taste's own parts add up to TASTE.
ZIP_SHARE, TYPE_SHARE, PRICE_SHARE = 0.25, 0.15, 0.20
QUALITY_SHARE, FRESHNESS_SHARE = 0.25, 0.15
FRESH_HALF_LIFE_DAYS = 7.0
PRICE_SPREAD = 0.35  # of the natural logarithm: about a third above or below still fits well

_ACTS = text("""
    SELECT a.kind, s.zip, s.property_type, s.asking_price
    FROM lead_activity a JOIN lead_search s ON s.lead_id = a.lead_id
    WHERE a.user_id = :user AND s.lead_type = :lead_type AND a.at > app_now() - make_interval(days => :days)
    ORDER BY a.at DESC, a.id DESC LIMIT :most
""")
_SAVED = text("SELECT filter FROM saved_searches WHERE user_id = :user ORDER BY created_at DESC LIMIT :most")
_QUALITY = f"{QUALITY_SHARE} * s.score"
_FRESHNESS = (
    f"{FRESHNESS_SHARE} * power(0.5, greatest(0, extract(epoch FROM (CAST(:now AS timestamptz) - s.listed_at))"
    f" / 86400 / {FRESH_HALF_LIFE_DAYS})::float8)"
)
_ZIP = f"{ZIP_SHARE} * coalesce(z.weight, 0)"
_TYPE = f"{TYPE_SHARE} * coalesce(t.weight, 0)"
_PRICE = (
    f"{PRICE_SHARE} * coalesce(exp(-power(ln(s.asking_price::float8 / CAST(:price AS float8)) / {PRICE_SPREAD}, 2)), 0)"
)


async def acts(session: AsyncSession, user_id: uuid.UUID, lead_type: str) -> list[Act]:
    """The buyer's latest acts on leads of a type, newest first."""
    values = {"user": user_id, "lead_type": lead_type, "days": ACTS_WITHIN_DAYS, "most": ACTS_MAX}
    return [Act(*row) for row in await session.execute(_ACTS, values)]


async def saved_filters(session: AsyncSession, user_id: uuid.UUID) -> list[Mapping[str, Any]]:
    """The filters of the buyer's latest saved searches."""
    return list((await session.execute(_SAVED, {"user": user_id, "most": SAVED_MAX})).scalars())


async def ranked(
    session: AsyncSession, search: Search, taste: Taste, limit: int, offset: int
) -> tuple[list[PageRow], int]:
    """The next best ``limit`` leads for sale that nobody holds, and how many there are to choose from (0 on a page
    after the last)."""
    free = """NOT EXISTS (
        SELECT FROM holds h WHERE h.lead_id = s.lead_id AND h.ends_at > :now)"""
    price = _PRICE if taste.price else "0"
    sql = f"""
        WITH fit AS (
            SELECT s.lead_id, {_QUALITY} + {_FRESHNESS} + {_ZIP} + {_TYPE} + {price} AS sort_value,
                count(*) OVER () AS choices
            {tables_of(search)}
            LEFT JOIN unnest(CAST(:zips AS text[]), CAST(:zip_weights AS float8[])) z(zip, weight) ON z.zip = s.zip
            LEFT JOIN unnest(CAST(:types AS text[]), CAST(:type_weights AS float8[])) t(name, weight)
                ON t.name = s.property_type
            WHERE {where_of(search)} AND {FOR_SALE} AND {free}
            ORDER BY sort_value DESC, s.lead_id LIMIT :limit OFFSET :offset
        )
        SELECT {CARD_COLUMNS}, fit.sort_value, {steps_of(search)} AS steps, fit.choices
        FROM fit JOIN lead_search s ON s.lead_id = fit.lead_id {CARD_JOINS} ORDER BY fit.sort_value DESC, s.lead_id
    """
    values = values_of(search) | {"now": search.now, "limit": limit, "offset": offset}
    if search.centre:
        values |= {"lat": search.centre[0], "lon": search.centre[1]}
    values |= {"zips": list(taste.zips), "zip_weights": list(taste.zips.values())}
    values |= {"types": list(taste.property_types), "type_weights": list(taste.property_types.values())}
    if taste.price:
        values["price"] = taste.price
    rows = (await session.execute(statement(sql), values)).all()
    return [cast(PageRow, row) for row in rows], rows[0].choices if rows else 0
