"""A word before a plan renews or ends and before its grace is over: when it is time, and once."""

from __future__ import annotations

import pytest

from tests.backend.billing.plans.club import Club, at
from tests.backend.billing.plans.test_renewals import RENEWALS_FAIL


async def told(club: Club) -> list[tuple[str, str]]:
    """Titles, and when (to the minute)."""
    rows = await club.shop.sql(
        "SELECT title, created_at FROM notices WHERE user_id = :id AND event = 'renewal' ORDER BY id", id=club.member.id
    )
    return [(row.title, f"{row.created_at:%Y-%m-%dT%H:%M}") for row in rows]


async def test_three_days_before_it_renews(club: Club) -> None:
    await club.begin("pro")
    await club.move(at("2026-02-12T10:29"))
    assert await told(club) == []
    await club.move(at("2026-02-14"))
    assert await told(club) == [("Pro renews soon", "2026-02-12T10:30")]
    (notice,) = await club.shop.sql("SELECT body, data FROM notices WHERE event = 'renewal'")
    assert "$99.99 will be charged" in notice.body
    assert notice.data["amount_cents"] == 9_999


async def test_what_follows_is_what_is_told(club: Club) -> None:
    await club.begin("enterprise")
    await club.change(tier="basic", billing="month")
    await club.move(at("2026-02-13"))
    (notice,) = await club.shop.sql("SELECT title, body FROM notices WHERE event = 'renewal'")
    assert (notice.title, "$49.99" in notice.body) == ("Basic renews soon", True)


async def test_before_a_cancelled_plan_ends(club: Club) -> None:
    await club.begin("pro")
    await club.change(cancel=True)
    await club.move(at("2026-02-16"))
    assert await told(club) == [("Pro ends soon", "2026-02-12T10:30"), ("Pro has ended", "2026-02-15T10:30")]


async def test_two_days_before_the_grace_ends(club: Club) -> None:
    await club.begin("pro", number=RENEWALS_FAIL)
    await club.move(at("2026-02-21"))
    assert [title for title, _ in await told(club)] == [
        "Pro renews soon", "Pro could not be renewed", "Pro is about to end",
    ]  # fmt: skip
    assert (await told(club))[-1][1] == "2026-02-20T10:30"
    (notice,) = await club.shop.sql("SELECT data FROM notices WHERE cause LIKE 'grace_ends:%'")
    assert notice.data["pay_url"]


@pytest.mark.parametrize("tier", ["basic", "pro"])
async def test_a_demo_plan_that_costs_nothing_says_nothing(club: Club, tier: str) -> None:
    await club.join(tier, is_demo=True)
    await club.move(at("2026-03-20"))
    assert await told(club) == []
