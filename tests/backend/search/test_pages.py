"""Orders, pages and cursors: every lead once, in order, whatever the page."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.errors import InvalidInput
from backend.leads.schemas import LeadCard
from backend.search import service
from backend.search.cursor import CursorMismatch
from backend.search.schemas import SearchPage, SearchQuery, Sort
from tests.factories import AUSTIN, make_lead, make_user

PRICES = [300_000, None, 250_000, 300_000, None, 410_000, 250_000, 300_000, 199_000, None, 520_000]


def last(value: Any, *, descending: bool = False) -> tuple[bool, Any]:
    """A sort key with None at the end."""
    return (value is None, 0 if value is None else (-value if descending else value))


KEYS: dict[Sort, Any] = {
    "price_asc": lambda card: (last(card.asking_price), card.id),
    "price_desc": lambda card: (last(card.asking_price, descending=True), card.id),
    "newest": lambda card: (-card.listed_at.timestamp(), card.id),
    "score": lambda card: (-card.score, card.id),
    "relevance": lambda card: (-card.score, card.id),
    "distance": lambda card: (last(card.distance_miles), card.id),
}


@pytest.fixture
async def user(session: AsyncSession) -> User:
    for place, price in enumerate(PRICES):
        at = (AUSTIN[0] + (place % 4) * 0.01, AUSTIN[1]) if place != 6 else None
        score, days = (place % 3) / 10, 1 + place % 2
        await make_lead(session, asking_price=price, at=at, score=score, listed_days=days, description="quiet " * place)
    return await make_user(session)


async def page(session: AsyncSession, user: User, **query: Any) -> SearchPage:
    return await service.search(session, user, SearchQuery(**query))


async def walk(session: AsyncSession, user: User, **query: Any) -> list[LeadCard]:
    """Every card, following the cursor to its end."""
    cards: list[LeadCard] = []
    cursor = None
    while True:
        found = await page(session, user, cursor=cursor, **query)
        assert found.total == len(PRICES)
        assert found.items or not cards
        cards += found.items
        if (cursor := found.next_cursor) is None:
            return cards


class TestEveryOrder:
    @pytest.mark.parametrize("sort", list(KEYS))
    @pytest.mark.parametrize("limit", [1, 2, 5, 11, 12])
    async def test_a_walk_gives_every_lead_once_in_order(
        self, session: AsyncSession, user: User, sort: Sort, limit: int
    ) -> None:
        cards = await walk(session, user, sort=sort, limit=limit, city="Austin")
        assert len({card.id for card in cards}) == len(PRICES)
        assert cards == sorted(cards, key=KEYS[sort])

    async def test_words_are_walked_by_rank(self, session: AsyncSession, user: User) -> None:
        await make_lead(session, title="quiet")
        everything = (await page(session, user, text="quiet", limit=100)).items
        cards: list[LeadCard] = []
        cursor = None
        while cursor is not None or not cards:
            found = await page(session, user, text="quiet", limit=3, cursor=cursor)
            cards, cursor = cards + found.items, found.next_cursor
        assert cards == everything
        assert len(everything) == len(PRICES)

    async def test_pages_by_number_are_the_same_pages(self, session: AsyncSession, user: User) -> None:
        by_cursor = await walk(session, user, sort="price_asc", limit=4)
        by_number = [
            card
            for number in (1, 2, 3, 4)
            for card in (await page(session, user, sort="price_asc", limit=4, page=number)).items
        ]
        assert by_number == by_cursor

    async def test_a_lead_that_comes_in_between_moves_nothing_that_was_shown(
        self, session: AsyncSession, user: User
    ) -> None:
        first = await page(session, user, sort="price_asc", limit=5)
        cheap = await make_lead(session, asking_price=100_000)
        second = await page(session, user, sort="price_asc", limit=20, cursor=first.next_cursor)
        ids = [card.id for card in first.items + second.items]
        assert len(ids) == len(set(ids)) == len(PRICES)
        assert cheap not in ids


class TestCursor:
    async def test_belongs_to_its_filter_and_order(self, session: AsyncSession, user: User) -> None:
        cursor = (await page(session, user, sort="newest", limit=2)).next_cursor
        assert (await page(session, user, sort="newest", limit=7, facets=True, cursor=cursor)).items
        for other in ({"sort": "score"}, {"sort": "newest", "min_beds": 2}, {"sort": "newest", "city": "Austin"}):
            with pytest.raises(CursorMismatch):
                await page(session, user, cursor=cursor, **other)

    @pytest.mark.parametrize(
        "forged", ["x", "", "bnVsbA", "W10", "W251bGwsbnVsbCxudWxsXQ", "é", "W" * 400, "e30", "MQ"]
    )
    async def test_nonsense_is_422(self, session: AsyncSession, user: User, forged: str) -> None:
        with pytest.raises(CursorMismatch):
            await page(session, user, cursor=forged)


class TestMistakes:
    @pytest.mark.parametrize(
        ("query", "sentence"),
        [
            ({"min_price": 500_000, "max_price": 400_000}, "min_price (500,000) is above max_price (400,000)"),
            ({"min_beds": 3, "max_beds": 2}, "min_beds (3) is above max_beds (2)"),
            ({"min_baths": 2.5, "max_baths": 2}, "min_baths (2.5) is above max_baths (2.0)"),
            ({"lat": 30.2}, "lat and lon go together"),
            ({"sort": "distance"}, "sort=distance needs a place"),
            ({"radius_miles": 5}, "radius_miles needs a place"),
        ],
    )
    async def test_are_told_in_a_sentence(
        self, session: AsyncSession, user: User, query: dict[str, Any], sentence: str
    ) -> None:
        with pytest.raises(InvalidInput) as error:
            await page(session, user, **query)
        assert sentence in error.value.detail
