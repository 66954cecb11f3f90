"""A word in time: little is left to spend."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.credits.low import tell_when_low
from backend.notifications.models import Notice
from tests.factories import make_user

EVENING = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)  # 22:00 in Austin


async def test_below_the_limit_once_in_a_day_of_the_users_own(session: AsyncSession) -> None:
    clock.freeze(EVENING)
    user = await make_user(session)
    for cents, hours in ((2_000, 0), (1_999, 0), (1_500, 1), (900, 1)):
        clock.shift(timedelta(hours=hours))
        await tell_when_low(session, user.id, cents)
    told = (await session.scalars(select(Notice.title).order_by(Notice.id))).all()
    assert told == ["$19.99 in credits left", "$9.00 in credits left"]
