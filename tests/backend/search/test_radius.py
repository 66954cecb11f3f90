"""Circles: exact over the snapped positions, and blind to anything finer."""

from __future__ import annotations

import math
import random
from typing import Any

import h3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.places.geometry import miles_between, snap
from backend.search import service
from backend.search.h3cells import RESOLUTION, covering
from backend.search.schemas import SearchPage, SearchQuery
from tests.factories import AUSTIN, make_lead, make_user

METRES_PER_MILE = 1609.344
SAFE_METRES = 300


def offset(origin: tuple[float, float], north_m: float, east_m: float) -> tuple[float, float]:
    return origin[0] + north_m / 111_320, origin[1] + east_m / (111_320 * math.cos(math.radians(origin[0])))


def metres(a: tuple[float, float], b: tuple[float, float]) -> float:
    return miles_between(*a, *b) * METRES_PER_MILE


async def around(session: AsyncSession, user: User, at: tuple[float, float], miles: float, **more: Any) -> SearchPage:
    query = SearchQuery(lat=at[0], lon=at[1], radius_miles=miles, limit=100, **more)
    return await service.search(session, user, query)


class TestCircle:
    async def test_holds_exactly_the_leads_whose_shown_position_is_inside(self, session: AsyncSession) -> None:
        draw = random.Random(3)
        spots = [offset(AUSTIN, draw.gauss(0, 8_000), draw.gauss(0, 8_000)) for _ in range(60)]
        leads = {await make_lead(session, at=spot): snap(*spot) for spot in spots}
        await make_lead(session, at=None)
        user = await make_user(session)
        for miles in (1, 1.7, 3, 8, 25, 60, 100):
            centre = offset(AUSTIN, draw.gauss(0, 3_000), draw.gauss(0, 3_000))
            page = await around(session, user, centre, miles, sort="distance")
            inside = {lead for lead, at in leads.items() if miles_between(*centre, *at) <= miles}
            assert {card.id for card in page.items} == inside, miles
            for card in page.items:
                assert card.distance_miles is not None
                assert card.distance_miles * 2 == round(miles_between(*centre, *leads[card.id]) * 2)

    async def test_is_never_smaller_than_a_mile(self, session: AsyncSession) -> None:
        user = await make_user(session)
        lead = await make_lead(session, at=offset(snap(*AUSTIN), 900, 0))
        page = await around(session, user, snap(*AUSTIN), 0.1)
        assert [card.id for card in page.items] == [lead]
        assert page.notes == ["A search reaches at least 1 mile: looked within 1."]

    async def test_near_a_name_reaches_five_miles(self, session: AsyncSession) -> None:
        user = await make_user(session)
        near = await make_lead(session, at=offset((30.2670, -97.7730), 6_000, 0))
        await make_lead(session, at=offset((30.2670, -97.7730), 12_000, 0))
        page = await service.search(session, user, SearchQuery(near="Zilker Park"))
        assert [card.id for card in page.items] == [near]

    async def test_within_miles_of_a_city_stands_in_the_city_s_stead(self, session: AsyncSession) -> None:
        user = await make_user(session)
        lead = await make_lead(session, city="Round Rock", at=(30.5083, -97.6789))
        page = await service.search(session, user, SearchQuery(city="Pflugerville", radius_miles=8))
        assert [card.id for card in page.items] == [lead]

    async def test_distances_are_shown_only_when_something_was_measured(self, session: AsyncSession) -> None:
        user = await make_user(session)
        await make_lead(session)
        page = await service.search(session, user, SearchQuery(city="Austin"))
        assert page.items[0].distance_miles is None


@settings(max_examples=150, deadline=None)
@given(
    lat=st.floats(30, 37), lon=st.floats(-115.5, -96.5), miles=st.floats(1, 14),
    bearing=st.floats(0, 2 * math.pi), share=st.floats(0, 1),
)  # fmt: skip
def test_the_cells_of_a_circle_cover_it(lat: float, lon: float, miles: float, bearing: float, share: float) -> None:
    cells = covering(lat, lon, miles)
    assert cells is not None
    reach = miles * METRES_PER_MILE * share
    point = offset((lat, lon), reach * math.cos(bearing), reach * math.sin(bearing))
    if miles_between(lat, lon, *snap(*point)) <= miles:
        assert h3.str_to_int(h3.latlng_to_cell(*point, RESOLUTION)) in cells


class TestPrivacy:
    """A thousand searches know no more than the cell that every card shows."""

    def corner(self) -> tuple[float, float]:
        """A place more than 300 m from the middle of its cell."""
        cell = h3.latlng_to_cell(*AUSTIN, 8)
        middle = h3.cell_to_latlng(cell)
        vertex = h3.cell_to_boundary(cell)[0]
        return middle[0] + 0.9 * (vertex[0] - middle[0]), middle[1] + 0.9 * (vertex[1] - middle[1])

    async def test_bisecting_circles_end_at_the_middle_of_the_cell(self, session: AsyncSession) -> None:
        secret = self.corner()
        user = await make_user(session)
        lead = await make_lead(session, at=secret)
        guess = await self.attack(session, user, lead)
        assert metres(guess, snap(*secret)) < 30  # the attack works: it finds what there is to find
        assert metres(guess, secret) > SAFE_METRES

    async def attack(self, session: AsyncSession, user: User, lead: int) -> tuple[float, float]:
        """The edge of "is it within 2 miles?" from four sides, 11 steps each, gives the middle in both directions."""
        start = AUSTIN
        edges = {}
        for north, east in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            low, high = 0.0, 8_000.0
            for _ in range(11):
                middle = (low + high) / 2
                page = await around(session, user, offset(start, north * middle, east * middle), 2)
                low, high = (middle, high) if any(card.id == lead for card in page.items) else (low, middle)
            edges[north, east] = (low + high) / 2
        return offset(start, (edges[1, 0] - edges[-1, 0]) / 2, (edges[0, 1] - edges[0, -1]) / 2)

    async def test_a_thousand_searches_cannot_tell_two_corners_of_a_cell_apart(self, session: AsyncSession) -> None:
        """Both leads answer each of 1,000 random searches alike, though they lie more than 300 m apart."""
        one = self.corner()
        middle = snap(*one)
        other = (2 * middle[0] - one[0], 2 * middle[1] - one[1])
        assert metres(one, other) > 2 * SAFE_METRES
        user = await make_user(session)
        first, second = await make_lead(session, at=one), await make_lead(session, at=other)
        draw = random.Random(11)
        for _ in range(1_000):
            page = await around(session, user, *self.random_circle(draw), sort=draw.choice(["distance", "newest"]))
            shown = [(card.lat, card.lon, card.distance_miles) for card in page.items if card.id in (first, second)]
            assert len(shown) in (0, 2)
            assert len(set(shown)) <= 1

    @staticmethod
    def random_circle(draw: random.Random) -> tuple[tuple[float, float], float]:
        miles = draw.choice([0.1, 1, 1.01, 2, 5])
        reach = miles * METRES_PER_MILE
        bearing = draw.uniform(0, 2 * math.pi)
        edge = reach * draw.uniform(0.8, 1.2)
        return offset(AUSTIN, edge * math.cos(bearing), edge * math.sin(bearing)), miles

    async def test_the_order_by_distance_is_as_coarse_as_the_distance(self, session: AsyncSession) -> None:
        user = await make_user(session)
        cell = h3.latlng_to_cell(*AUSTIN, 8)
        centre = h3.cell_to_latlng(cell)
        spots = [h3.cell_to_latlng(other) for other in h3.grid_disk(cell, 4)]
        alike = [spot for spot in spots if round(miles_between(*centre, *spot) * 2) == 3]
        farthest_first = sorted(alike, key=lambda spot: -miles_between(*centre, *spot))
        leads = [await make_lead(session, at=spot) for spot in farthest_first]
        page = await around(session, user, centre, 5, sort="distance")
        assert [(card.id, card.distance_miles) for card in page.items] == [(lead, 1.5) for lead in leads]
        assert miles_between(*centre, *farthest_first[0]) - miles_between(*centre, *farthest_first[-1]) > 0.02


@pytest.mark.parametrize(("lat", "lon"), [(0.0, 0.0), (90.0, 180.0), (-89.9, 12.0)])
async def test_a_circle_anywhere_on_earth_is_answered(session: AsyncSession, lat: float, lon: float) -> None:
    page = await around(session, await make_user(session), (lat, lon), 100)
    assert page.total == 0
