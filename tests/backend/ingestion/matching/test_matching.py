"""Which listings are one property, and which only look like it."""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from backend.ingestion.matching import clusters, files, streets, table
from backend.ingestion.matching.compare import COMPARISONS, Listing, excludes, explain, number_level, score
from backend.ingestion.matching.weights import SAME_FROM, WEIGHTS
from tests.conftest import SHARED

KNOWN = SHARED / "data" / "entity-resolution" / "listings-dev.csv"
TOWNS = frozenset({"austin", "tx", "texas"})
HOME = {
    "lat": 30.25, "lon": -97.75, "price": 420_000.0, "beds": 3.0, "baths": 2.0, "sqft": 1_783.0, "year": 1986.0,
    "zip": "78704", "phone": "5125550142",
}  # fmt: skip


def listing(name: str, address: str, **facts: Any) -> Listing:
    return Listing(id=name, street=streets.read(address, TOWNS), **(HOME | facts))


def same(one: Listing, other: Listing) -> bool:
    return score(one, other) >= SAME_FROM and not excludes(one, other)


class TestStreets:
    @pytest.mark.parametrize(
        ("written", "number", "name", "kind", "direction", "unit"),
        [
            ("4406 Twisted Tree Dr", "4406", "twisted tree", "dr", "", ""),
            ("4406 TWISTED TREE DRIVE, Austin, Texas", "4406", "twisted tree", "dr", "", ""),
            ("2413 Leon Street Apt. 104", "2413", "leon", "st", "", "104"),
            ("2413 Leon St #104, Austin TX", "2413", "leon", "st", "", "104"),
            ("5501 Oakwood Cv, Unit B-2", "5501", "oakwood", "cv", "", "b2"),
            ("1902 1/2 Garden St", "1902 1/2", "garden", "st", "", ""),
            ("709 W 49th 1/2 St", "709", "49 1/2", "st", "w", ""),
            ("709 West Forty-Ninth St", "709", "forty-ninth", "st", "w", ""),
            ("5307 Avenue F", "5307", "avenue f", "", "", ""),
            ("North Bend Drive", "", "bend", "dr", "n", ""),
            ("12408 Captain Hopkins Cove Austin TX", "12408", "captain hopkins", "cv", "", ""),
            ("Address: 4406 Twisted Tree Dr (near the park)", "4406", "twisted tree", "dr", "", ""),
            ("13XX Garden St", "13xx", "garden", "st", "", ""),
            ("1300 block of Garden St", "13xx", "garden", "st", "", ""),
            ("13** Garden St", "13xx", "garden", "st", "", ""),
            ("  ", "", "", "", "", ""),
        ],
    )
    def test_parts(self, written: str, number: str, name: str, kind: str, direction: str, unit: str) -> None:
        assert streets.read(written, TOWNS) == streets.Street(number, name, kind, direction, unit)


class TestScore:
    @pytest.mark.parametrize(
        ("address", "facts"),
        [
            ("4406 TWISTED TREE DRIVE, Austin, Texas", {"price": 415_000.0, "sqft": 1_800.0}),
            ("4406 Twsited Tree Dr", {"lat": None, "lon": None, "year": None}),
            ("Twisted Tree Dr", {"price": 425_000.0}),
            ("", {"price": 421_000.0, "beds": None}),
            ("406 Twisted Tree Dr", {}),
        ],
    )
    def test_a_repost_is_found(self, address: str, facts: dict[str, Any]) -> None:
        assert same(listing("a", "4406 Twisted Tree Dr"), listing("b", address, **facts))

    @pytest.mark.parametrize(
        ("address", "facts"),
        [
            ("4408 Twisted Tree Dr", {"price": 428_000.0, "phone": "", "lat": None}),
            ("4406 Boatswain Way", {"sqft": 1_783.0, "price": 431_000.0, "phone": ""}),
            ("4406 Twisted Tree Dr", {"sqft": 950.0, "beds": 1.0, "price": 180_000.0, "year": 2015.0}),
            ("", {"price": 512_000.0, "sqft": None, "year": None, "phone": "5125550199"}),
        ],
    )
    def test_a_neighbour_is_not(self, address: str, facts: dict[str, Any]) -> None:
        assert not same(listing("a", "4406 Twisted Tree Dr"), listing("b", address, **facts))

    def test_another_unit_of_the_house_is_another_property(self) -> None:
        one, other = listing("a", "2413 Leon St #104"), listing("b", "2413 Leon St Apt 204")
        assert excludes(one, other)
        assert not same(one, other)

    @pytest.mark.parametrize(
        ("other", "level"), [("1342", "one_missing"), ("1242", "different"), ("13xx", "one_missing")]
    )
    def test_a_number_that_hides_its_end_fits_or_it_does_not(self, other: str, level: str) -> None:
        assert number_level("13xx", other) == number_level(other, "13xx") == level

    def test_the_phone_of_an_agent_says_less_than_that_of_an_owner(self) -> None:
        def with_uses(uses: int) -> float:
            one, other = (listing(name, "4406 Twisted Tree Dr", phone_uses=uses) for name in "ab")
            return score(one, other)

        assert with_uses(2) > with_uses(20) > with_uses(300)

    def test_it_is_the_same_both_ways_and_adds_up_to_its_explanation(self) -> None:
        one, other = listing("a", "4406 Twisted Tree Dr"), listing("b", "4407 Twisted Tre Dr #2", sqft=None)
        assert score(one, other) == pytest.approx(score(other, one))
        assert {line.field for line in explain(one, other)} == {name for name, _ in COMPARISONS} == WEIGHTS.keys()

    def test_stopping_early_changes_no_decision(self) -> None:
        homes = [listing(str(at), f"{4400 + at} Twisted Tree Dr", price=400_000.0 + at) for at in range(12)]
        for one, other in combinations(homes, 2):
            assert (score(one, other, SAME_FROM) >= SAME_FROM) == (score(one, other) >= SAME_FROM)


class TestClusters:
    def test_two_units_are_never_joined_by_a_listing_that_names_none(self) -> None:
        homes = [listing("a", "2413 Leon St #104"), listing("b", "2413 Leon St #204"), listing("c", "2413 Leon St")]
        groups = clusters.clusters(homes, [(0, 2, 3.0), (1, 2, 2.0)])
        assert groups == [[0, 2]]

    def test_the_order_of_arrival_does_not_matter(self) -> None:
        homes = [
            listing(f"h{at}", f"44{at // 3:02} Twisted Tree Dr", price=4e5 + 9_000 * (at // 3)) for at in range(30)
        ]
        first = files.match(homes)
        for seed in range(5):
            random.Random(seed).shuffle(homes)
            assert files.match(homes) == first
        assert len(first) >= 30


@pytest.mark.shared_data
class TestKnownDuplicates:
    @staticmethod
    def quality(listings: list[Listing]) -> tuple[float, float]:
        """(precision, F1) over pairs."""
        with KNOWN.open(encoding="utf-8") as file:
            truly = {row["id"]: row["ent"] for row in csv.DictReader(file)}
        homes = defaultdict(list)
        for name, home in truly.items():
            homes[home].append(name)
        wanted = {pair for names in homes.values() for pair in combinations(sorted(names), 2)}
        found = {(pair.id_a, pair.id_b) for pair in files.match(listings)}
        return len(found & wanted) / len(found), 2 * len(found & wanted) / (len(found) + len(wanted))

    def test_as_they_are(self) -> None:
        precision, f1 = self.quality(files.read(KNOWN))
        assert precision >= 0.97
        assert f1 >= 0.97

    def test_without_coordinates(self) -> None:
        precision, f1 = self.quality([one._replace(lat=None, lon=None) for one in files.read(KNOWN)])
        assert precision >= 0.97
        assert f1 >= 0.96


class TestFiles:
    def written(self, folder: Path, text: str) -> Path:
        path = folder / "listings.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def test_towns_after_a_street_are_no_part_of_it(self, tmp_path: Path) -> None:
        rows = "\n".join(f"{at},{at} Twisted Tree Dr Springfield,00000" for at in range(100, 140))
        assert {one.street.name for one in files.read(self.written(tmp_path, f"id,address,zip\n{rows}"))} == {
            "twisted tree"
        }

    def test_columns_are_known_by_other_names(self, tmp_path: Path) -> None:
        text = (
            "Listing ID;Street Address;Unit;ZIP Code;Latitude;Longitude;List Price;Bedrooms;Square Feet;Contact Phone\n"
            "a;12 Elm St;4;78704-1234;30.25;-97.75;$415K;3 bd;1,850 sqft;+1 (512) 555-0142 x7\n"
        )
        (one,) = files.read(self.written(tmp_path, text))
        assert (one.id, one.street.unit, one.zip, one.lat, one.lon) == ("a", "4", "78704", 30.25, -97.75)
        assert (one.price, one.beds, one.sqft, one.phone) == (415_000.0, 3.0, 1_850.0, "5125550142")

    def test_what_the_columns_leave_out_is_read_from_the_address(self, tmp_path: Path) -> None:
        text = 'id,address,zip,lat,lon\na,"12 Elm St, Austin, TX 78704",,0,0'
        (one,) = files.read(self.written(tmp_path, text))
        assert (one.street.name, one.zip, one.lat, one.lon) == ("elm", "78704", None, None)

    def test_reposts_by_the_dozen_are_one_property(self, tmp_path: Path) -> None:
        rows = "\n".join(f"{at},4406 Twisted Tree Dr,78704,{400_000 + 100 * at}" for at in range(80))
        assert len(files.match(files.read(self.written(tmp_path, f"id,address,zip,price\n{rows}")))) == 80 * 79 // 2

    def test_values_that_are_no_numbers_are_unknown(self, tmp_path: Path) -> None:
        text = 'id,address,price,beds,sqft,phone\na,12 Elm St,"$415,000",n/a,inf,call me'
        (one,) = files.read(self.written(tmp_path, text))
        assert (one.price, one.beds, one.sqft, one.phone) == (415_000.0, None, None, "")

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "holds no listings"),
            ("id,place\n1,x", "no column address"),
            ("id,address\n1,x\n1,y", "the id '1' twice"),
            ("id,address\n,x", "a row without an id"),
        ],
    )
    def test_what_is_no_table_of_listings_is_named(self, tmp_path: Path, text: str, said: str) -> None:
        with pytest.raises(table.UnreadableListings, match=said):
            files.read(self.written(tmp_path, text))
