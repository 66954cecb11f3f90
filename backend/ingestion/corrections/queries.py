"""The SQL of the spending cap."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

_RESERVE = text("""
    INSERT INTO correction_spend AS spent (day, micro_cents)
    SELECT (app_now() AT TIME ZONE 'UTC')::date, :wanted WHERE :wanted <= :cap
    ON CONFLICT (day) DO UPDATE SET micro_cents = spent.micro_cents + excluded.micro_cents
        WHERE spent.micro_cents + excluded.micro_cents <= :cap
    RETURNING micro_cents
""")
_SETTLE = text("""
    UPDATE correction_spend SET micro_cents = greatest(0, micro_cents + :difference)
    WHERE day = (app_now() AT TIME ZONE 'UTC')::date
""")


async def reserve(session: AsyncSession, wanted: int, cap: int) -> bool:
    """Take this much of the day's cap; False when it does not suffice."""
    return (await session.execute(_RESERVE, {"wanted": wanted, "cap": cap})).one_or_none() is not None


async def settle(session: AsyncSession, difference: int) -> None:
    """What it really cost, less what was reserved."""
    await session.execute(_SETTLE, {"difference": difference})
