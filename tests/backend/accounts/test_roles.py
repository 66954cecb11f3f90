"""Administrators are made on the machine, and what was done is logged."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.roles import set_admin
from tests.factories import make_user

pytestmark = pytest.mark.usefixtures("database")


async def test_an_account_gets_the_role_and_loses_it(session: AsyncSession) -> None:
    user = await make_user(session, email="ops@example.com")
    assert await set_admin(session, " Ops@Example.com ", is_admin=True)
    assert user.role == "admin"
    assert await set_admin(session, "ops@example.com", is_admin=False)
    await session.flush()
    logged = await session.execute(text("SELECT actor, data->>'role' FROM audit_log WHERE action = 'account.role'"))
    assert sorted(map(tuple, logged)) == [("system", "admin"), ("system", "user")]


async def test_an_account_that_nobody_registered_is_none(session: AsyncSession) -> None:
    assert not await set_admin(session, "nobody@example.com", is_admin=True)
