"""What is swept away."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import RefreshToken
from backend.accounts.queries import forget_ended_tokens
from backend.db import new_id
from tests.factories import make_user


class TestForgetEndedTokens:
    async def test_drops_what_has_ended_and_nothing_else(self, session: AsyncSession) -> None:
        user = await make_user(session)
        for days in (-1, 1):
            ends = clock.now() + timedelta(days=days)
            session.add(RefreshToken(user_id=user.id, family=new_id(), expires_at=ends))
        await session.flush()
        assert await forget_ended_tokens(session) == 1
        assert await forget_ended_tokens(session) == 0
