"""Addresses by example: street lines, whole addresses, towns, and places that contradict each other."""

from __future__ import annotations

import pytest

from backend.ingestion.cleaning import addresses, places, streets
from backend.ingestion.cleaning.addresses import Hints


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("123 north main street, apartment 4", "123 N Main St Unit 4"),
        ("7205 Waldon Dr APT 209", "7205 Waldon Dr Unit 209"),
        ("6304 N Fm 973", "6304 N FM 973"),
        ("8110 Ranch Road 2222 APT 83", "8110 Ranch Road 2222 Unit 83"),
        ("12100 Terraza Cir #TOWNHOUSE 26", "12100 Terraza Cir Unit 26"),
        ("3908 Avenue B", "3908 Avenue B"),
        ("1902 1/2 E 22nd St Unit B", "1902 1/2 E 22nd St Unit B"),
        ("100 North St", "100 North St"),
        ("500 Southwest Parkway 204", "500 Southwest Pkwy Unit 204"),
        ("123MainSt", "123 Main St"),
        ("10044 Vallejo Plains Ln, Bldg 3, Apt 204", "10044 Vallejo Plains Ln Unit 3-204"),
        ("2605 rogge ln 4b", "2605 Rogge Ln Unit 4B"),
        ("45 Elm Stret", "45 Elm St"),
        ("3300 IH 35 S", "3300 IH 35 S"),
        ("12300 RM 620 N Unit 5", "12300 RM 620 N Unit 5"),
        ("# 55 Pine Ct", "55 Pine Ct"),
        ("5525 N.W. Lamar Boulevard", "5525 NW Lamar Blvd"),
        ("Apt 4, 123 Main St", "123 Main St Unit 4"),
        ("88 Camino Real", "88 Camino Real"),
        ("12 McNeil Dr", "12 McNeil Dr"),
        ("12XX Oak St", "12XX Oak St"),
        ("1200 block of Oak Street", "12XX Oak St"),
        ("3600 Kinney Ave Upstairs", "3600 Kinney Ave Unit UPSTAIRS"),
        ("40 Rear Admiral Way", "40 Rear Admiral Way"),
    ],
)
def test_a_street_line(text: str, line: str) -> None:
    assert streets.read(text).line == line


@pytest.mark.parametrize(
    ("text", "is_whole", "is_hidden"),
    [("12 Oak St", True, False), ("12XX Oak St", False, True), ("XX Oak St", False, True), ("Oak St", False, False)],
)
def test_a_hidden_number_is_no_house(text: str, is_whole: bool, is_hidden: bool) -> None:
    assert (streets.read(text).is_whole, streets.read(text).is_hidden) == (is_whole, is_hidden)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("123 Main St, Austin, TX 78704", ("123 Main St", "Austin", "TX", "78704")),
        ("Austin TX 78704 - 123 n. main st #4", ("123 N Main St Unit 4", "Austin", "TX", "78704")),
        ("123 Main St N Las Vegas NV 89030", ("123 Main St", "North Las Vegas", "NV", "89030")),
        ("123 Main St N Las Vegas NV 89101", ("123 Main St N", "Las Vegas", "NV", "89101")),
        ("123 S 1st St Ft Worth TX 76102", ("123 S 1st St", "Fort Worth", "TX", "76102")),
        ("12 Oak Ct", ("12 Oak Ct", "", "", "")),
        ("11608 Sierra Nevada", ("11608 Sierra Nevada", "", "", "")),
        ("200 E Nevada Ave Las Vegas NV", ("200 E Nevada Ave", "Las Vegas", "NV", "")),
        ("12345 Oak Dr", ("12345 Oak Dr", "", "", "")),
        ("Austin, TX", ("", "Austin", "TX", "")),
        ("123 Main St Austin, Austin, TX", ("123 Main St", "Austin", "TX", "")),
        ("1O5 Main St Austin TX 787O4", ("105 Main St", "Austin", "TX", "78704")),
        ("123 Main St.Austin,TX", ("123 Main St", "Austin", "TX", "")),
        ("123 Main St Fl 2 Dallas TX", ("123 Main St Unit FL2", "Dallas", "TX", "")),
        ("2000 N us-183 Cedar Park TX 78613", ("2000 N US-183", "Cedar Park", "TX", "78613")),
        ("Zilker, 123 Main St, South Austin, Austin, TX", ("123 Main St", "Austin", "TX", "")),
    ],
)
def test_a_whole_address(text: str, meant: tuple[str, str, str, str]) -> None:
    found = addresses.read(text)
    assert (found.line, found.city, found.state, found.zip) == meant


def test_other_columns_tell_what_is_town_and_what_is_street() -> None:
    hints = Hints(zip="78717")
    assert addresses.read("10109 Double Eagle Pass", hints=hints).line == "10109 Double Eagle Pass"
    assert addresses.read("99 Elm Ln Marble Fals", hints=Hints(city="Marble Falls", state="TX")).city == "Marble Falls"


@pytest.mark.parametrize(
    ("text", "city"), [("Austin, TX 78704", "Austin"), ("atx", "Austin"), ("Round Rok", "Round Rock"), ("Nowhere", "")]
)
def test_a_town_column(text: str, city: str) -> None:
    assert addresses.town(text, "TX")[0] == city


AUSTIN, VEGAS = (30.2451, -97.7689), (36.17, -115.14)


@pytest.mark.parametrize(
    ("given", "stands", "doubts"),
    [
        (("Austin", "TX", "78704", *AUSTIN), ("Austin", "TX", "78704", *AUSTIN), ()),
        (("Austin", "TX", "78704", 30.2451, 97.7689), ("Austin", "TX", "78704", *AUSTIN), ()),
        (("Austin", "TX", "78704", -97.7689, 30.2451), ("Austin", "TX", "78704", *AUSTIN), ()),
        (("Austin", "TX", "78704", *VEGAS), ("Austin", "TX", "78704", None, None), ("position_wrong",)),
        (("Austin", "TX", "89101", *AUSTIN), ("Austin", "TX", "78704", *AUSTIN), ("zip_elsewhere",)),
        (("Austin", "TX", "89101", None, None), ("Austin", "TX", None, None, None), ("zip_elsewhere",)),
        (("Las Vegas", "NV", "78704", *AUSTIN), ("Austin", "TX", "78704", *AUSTIN), ("city_elsewhere",)),
        (("Austin", "NV", "78704", *AUSTIN), ("Austin", "TX", "78704", *AUSTIN), ("state_wrong",)),
        (("Austin", "TX", "00000", *AUSTIN), ("Austin", "TX", "78704", *AUSTIN), ("zip_unknown",)),
        (("Wren Hollow", "TX", "78704", None, None), ("Wren Hollow", "TX", "78704", None, None), ("city_unknown",)),
    ],
)  # fmt: skip
def test_places_that_contradict(given: tuple[str, ...], stands: tuple[str, ...], doubts: tuple[str, ...]) -> None:
    found = places.settle(*given)  # type: ignore[arg-type]
    assert found[:5] == stands
    assert found.doubts == doubts


@pytest.mark.parametrize(
    ("text", "line", "zip_code"),
    [
        ("5605 Woodrow Ave Unit B Austin TX 787561234", "5605 Woodrow Ave Unit B", "78756"),
        ("c/o 3401 Red River St Apt 1B, Austin, TX 78705", "3401 Red River St Unit 1B", "78705"),
        ("#5 810 W St Johns Ave, Austin TX 78752", "810 W St Johns Ave Unit 5", "78752"),
        ("3600 Kinney Ave Rear, Austin, TX 78704", "3600 Kinney Ave Unit REAR", "78704"),
    ],
)
def test_what_people_put_before_and_behind(text: str, line: str, zip_code: str) -> None:
    found = addresses.read(text)
    assert (found.line, found.city, found.zip) == (line, "Austin", zip_code)
