"""A club whose clock stands still."""

from __future__ import annotations

import pytest

from backend import clock
from tests.backend.billing.plans.club import Club, at
from tests.backend.billing.till import Till


@pytest.fixture
async def club(till: Till) -> Club:
    """A member without a plan, on 15 January 2026."""
    clock.freeze(at("2026-01-15T10:30"))
    made = Club(till)
    await made.join()
    return made
