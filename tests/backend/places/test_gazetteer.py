"""Finding places: names and nicknames, what comes first, zips, markets, neighbourhoods."""

from __future__ import annotations

from collections import Counter

import pytest

from backend.places.gazetteer import (
    all_places,
    city_of_zip,
    find,
    find_all,
    is_consistent,
    market_of,
    neighborhood_at,
    resolve_near,
)
from backend.places.geometry import miles_between, snap
from backend.places.markets import MARKET_REACH_MILES, MARKETS
from backend.places.mentions import mentions
from backend.places.names import place_key, state_code
from backend.places.sources import neighborhoods


class TestFind:
    @pytest.mark.parametrize(
        ("asked", "kind", "name", "state"),
        [
            ("Austin", "city", "Austin", "TX"),
            ("ATX", "city", "Austin", "TX"),
            ("vegas", "city", "Las Vegas", "NV"),
            ("Ft Worth", "city", "Fort Worth", "TX"),
            ("N. Las Vegas", "city", "North Las Vegas", "NV"),
            ("mckinney", "city", "McKinney", "TX"),
            ("Desoto", "city", "DeSoto", "TX"),
            ("Bee Caves", "city", "Bee Cave", "TX"),
            ("Manor", "city", "Manor", "TX"),
            ("Miami", "city", "Miami", "FL"),
            ("Portland", "city", "Portland", "OR"),
            ("78704", "zip", "78704", "TX"),
            ("10001", "zip", "10001", "NY"),
            ("soco", "neighborhood", "South Congress", "TX"),
            ("Saint Johns", "neighborhood", "St. Johns", "TX"),
            ("the domain", "landmark", "The Domain", "TX"),
            ("Domain", "landmark", "The Domain", "TX"),
            ("the strip", "landmark", "The Strip", "NV"),
            ("dfw", "market", "Dallas", "TX"),
        ],
    )
    def test_reads_names_as_people_write_them(self, asked: str, kind: str, name: str, state: str) -> None:
        place = find(asked)
        assert place is not None
        assert (place.kind, place.name, place.state) == (kind, name, state)

    @pytest.mark.parametrize(("name", "market"), [("Henderson", "las-vegas-nv"), ("Arlington", "dallas-tx")])
    def test_our_markets_come_before_larger_cities_elsewhere(self, name: str, market: str) -> None:
        place = find(name)
        assert place is not None
        assert place.market == market

    def test_a_state_decides(self) -> None:
        place = find("Arlington", state="VA")
        assert place is not None
        assert (place.state, place.market) == ("VA", None)

    def test_a_tail_after_the_comma_is_a_state_or_a_city(self) -> None:
        assert find("Glendale, California") == find("Glendale", state="CA")
        downtown = find("Downtown, Phoenix")
        assert downtown is not None
        assert downtown.market == "phoenix-az"

    def test_ambiguous_names_are_all_told(self) -> None:
        assert {place.market for place in find_all("downtown")} == {market.slug for market in MARKETS}

    def test_near_puts_a_market_first(self) -> None:
        place = find("downtown", near="dallas-tx")
        assert place is not None
        assert place.city == "Dallas"

    def test_kinds_narrow(self) -> None:
        place = find("Austin", kinds=("market",))
        assert place is not None
        assert place.kind == "market"

    @pytest.mark.parametrize("name", ["", "  ", "Atlantis-on-Sea", "00000", "12050 Trotwood Drive", "999"])
    def test_unknown_names_find_nothing(self, name: str) -> None:
        assert find(name) is None


class TestResolveNear:
    @pytest.mark.parametrize(("name", "found"), [("UT", "UT Austin"), ("sky harbor", "Sky Harbor"), ("Tempe", "Tempe")])
    def test_landmarks_come_first(self, name: str, found: str) -> None:
        place = resolve_near(name)
        assert place is not None
        assert place.name == found

    def test_a_city_tells_which(self) -> None:
        place = resolve_near("downtown", city="Phoenix")
        assert place is not None
        assert place.market == "phoenix-az"

    def test_an_unfitting_city_is_dropped(self) -> None:
        assert resolve_near("Love Field", city="Austin") == resolve_near("Love Field")


class TestZips:
    def test_city_by_its_proper_name(self) -> None:
        assert city_of_zip("75070") == ("McKinney", "TX")
        assert city_of_zip("89052") == ("Henderson", "NV")
        assert city_of_zip("78704-1234") == ("Austin", "TX")

    @pytest.mark.parametrize("wrong", ["00000", "7870", "78704x", "seven"])
    def test_what_is_no_zip(self, wrong: str) -> None:
        assert city_of_zip(wrong) is None

    def test_market(self) -> None:
        assert market_of(zip_code="85251") == "phoenix-az"
        assert market_of("Plano", "TX") == "dallas-tx"
        assert market_of("Plano", "IL") is None
        assert market_of("Houston") is None

    @pytest.mark.parametrize(
        ("zip_code", "city", "state", "fits"),
        [
            ("78704", "Austin", "TX", True),
            ("78734", "Lakeway", None, True),
            ("78704", "Dallas", None, False),
            ("78704", None, "NV", False),
            ("00000", None, None, False),
        ],
    )
    def test_consistency(self, zip_code: str, city: str | None, state: str | None, fits: bool) -> None:
        assert is_consistent(zip_code, city, state) is fits


class TestNeighborhoods:
    def test_the_snapped_centre_lies_in_it(self) -> None:
        assert neighborhood_at(*snap(30.2530, -97.7720), "austin-tx") == "Zilker"

    def test_narrow_before_wide(self) -> None:
        assert neighborhood_at(30.2040, -97.8030, "austin-tx") == "Garrison Park"  # inside South Austin as well

    def test_far_away_is_none(self) -> None:
        assert neighborhood_at(30.9, -97.0, "austin-tx") is None

    def test_only_of_its_market(self) -> None:
        assert neighborhood_at(30.2530, -97.7720, "dallas-tx") is None


class TestTables:
    """The curated tables hold together."""

    def test_enough_in_each_market(self) -> None:
        hoods = Counter(hood.place.market for hood in neighborhoods())
        marks = Counter(place.market for place in all_places() if place.kind == "landmark")
        for market in MARKETS:
            assert hoods[market.slug] >= 45
            assert marks[market.slug] >= 15

    def test_each_place_lies_in_its_market(self) -> None:
        centres = {market.slug: market for market in MARKETS}
        for place in all_places():
            if place.kind in ("neighborhood", "landmark") and place.market:
                market = centres[place.market]
                away = miles_between(place.lat, place.lon, market.lat, market.lon)
                assert away <= MARKET_REACH_MILES[market.slug], place.name

    def test_each_neighborhood_has_zips_of_its_place(self) -> None:
        for hood in neighborhoods():
            assert hood.zips, hood.place.name
            for zip_code in hood.zips:
                entry = find(zip_code)
                assert entry is not None, (hood.place.name, zip_code)
                away = miles_between(hood.place.lat, hood.place.lon, entry.lat, entry.lon)
                assert away < 12, (hood.place.name, zip_code, away)

    def test_each_city_of_a_neighborhood_is_known(self) -> None:
        for hood in neighborhoods():
            city = find(hood.place.city or "", state=hood.place.state, kinds=("city",))
            assert city is not None, hood.place.name
            assert city.market == hood.place.market

    def test_no_name_twice_in_a_city(self) -> None:
        names = Counter((hood.place.name, hood.place.city, hood.place.market) for hood in neighborhoods())
        assert max(names.values()) == 1


class TestNames:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("The Domain", "domain"),
            ("St. John's", "saint johns"),
            ("Ft. Worth", "fort worth"),
            ("N Dallas", "North Dallas"),
        ],
    )
    def test_spellings_are_one(self, one: str, other: str) -> None:
        assert place_key(one) == place_key(other)

    def test_states(self) -> None:
        assert (state_code("texas"), state_code("tx"), state_code("Tejas")) == ("TX", "TX", None)


class TestMentions:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("East Austin Govalle", ["East Austin", "Govalle"]),
            ("Near South Lamar", ["South Lamar"]),
            ("(Hutto)", ["Hutto"]),
            ("Northwest", ["Northwest Austin"]),
            ("far south", ["South Austin"]),
            ("Leander, TX 78641", ["Leander", "78641"]),
            ("CALL FOR FREE LOCATING", []),
        ],
    )
    def test_towns_as_sellers_write_them(self, text: str, names: list[str]) -> None:
        assert [place.name for place in mentions(text, "austin-tx")] == names


def test_snapping_keeps_within_a_cell() -> None:
    lat, lon = snap(30.25, -97.75)
    assert 0 < miles_between(30.25, -97.75, lat, lon) < 0.4
    assert snap(lat, lon) == (lat, lon)
