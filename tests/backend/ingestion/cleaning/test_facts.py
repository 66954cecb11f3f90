"""Facts out of free text, and what must not be taken for one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from backend.ingestion.cleaning import facts
from backend.ingestion.columns import Columns
from backend.ingestion.contacts import normal_address
from backend.ingestion.drafts import Draft, Reading, draft


@pytest.mark.parametrize(
    ("text", "beds", "baths"),
    [
        ("three bedroom, two and a half bath home", 3, 2.5), ("4bd/3.5ba", 4, 3.5), ("Luxury 2x2 on the lake", 2, 2.0),
        ("3 beds, 2 full 1 half bath", 3, 2.5), ("studio near UT", 0, None), ("12x14 bedroom", None, None),
        ("3 full baths and a half bath", None, 3.5), ("two full baths", None, 2.0), ("bed: 3 bath: 2", 3, 2.0),
        ("3b/2b", 3, 2.0), ("3 recamaras, 1 baño", 3, 1.0), ("1 1/2 story, 2 1/2 bath", None, 2.5),
        ("one bath, fenced", None, 1.0), ("Open 24/7", None, None),
    ],
)  # fmt: skip
def test_rooms(text: str, beds: int | None, baths: float | None) -> None:
    plain = facts.plain_numbers(text)
    assert (facts.beds(plain), facts.baths(plain)) == (beds, baths)


@pytest.mark.parametrize(
    ("text", "sqft"),
    [
        ("on 0.25 acres", 10_890), ("1/4 acre lot", 10_890), ("half an acre", 21_780), ("on half acre", 21_780),
        ("lot size: 7,200 sqft", 7_200), ("8,400 sq ft lot", 8_400),
        ("1,850 sqft home", None), ("10 acre ranch", 435_600),
        ("5 minutes to the acreage", None),
    ],
)  # fmt: skip
def test_lot(text: str, sqft: int | None) -> None:
    assert facts.lot_sqft(text) == sqft


@pytest.mark.parametrize(
    ("text", "year"),
    [("built in 1995", 1995), ("Year built: 2004", 2004), ("1936 bungalow", 1936), ("roof from 2019", None),
     ("available 2026", None)],
)  # fmt: skip
def test_year(text: str, year: int | None) -> None:
    assert facts.year_built(text) == year


@pytest.mark.parametrize(
    ("title", "text", "dollars"),
    [
        ("$1,850 / 2br - near UT", "", 1_850), ("House", "asking 450k obo", 450_000), ("Home $1.2M", "", 1_200_000),
        ("House", "Rent is $1,650 a month, deposit $500", 1_650), ("House", "priced at $389,900", 389_900),
        ("House", "deposit $500, pet fee $250", None), ("$45 application fee", "", None),
        ("House", "price reduced", None), ("Asking 389k obo", "", 389_000), ("$500 deposit! $1,350 rent", "", 1_350),
        ("Reduced from $450,000 to $425,000", "", 425_000), ("WAS $499k, NOW $479k", "", 479_000),
        ("$99 move in special", "1 bedroom $1,099 per month", 1_099), ("Casa", "$2,100 al mes", 2_100),
        ("House", "HOA $250/month", None), ("House", "$310/mo HOA", None),
    ],
)  # fmt: skip
def test_price(title: str, text: str, dollars: int | None) -> None:
    assert facts.price(title, text) == dollars


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("12-month lease, security deposit and application fee", "rent"),
        ("FHA and conventional welcome, for sale", "sale"),
        ("nice home", None), ("Se renta casa", "rent"), ("Se vende", "sale"),
    ],
)  # fmt: skip
def test_offer(text: str, offer: str | None) -> None:
    assert facts.offer(text) == offer


def read(record: Mapping[str, Any]) -> Draft:
    columns = Columns({name: name for name in record}, is_rent=False)
    return draft(dict(record), Reading(columns, {}, None, None, "sale", datetime(2026, 6, 20, tzinfo=UTC)))


def test_a_row_of_words_alone_becomes_a_lead() -> None:
    found = read({
        "title": "FOR RENT: 3/2 house &amp; yard", "zip": "78704",
        "address": "4217 marbled wren lane apt 3, austin texas",
        "description": "<p>Rent is $1,950 a month. Built in 1995 on a quarter acre, 1,640 sqft. "
        "Text five one two 555 01 four two or jane dot doe at example dot com. Itâ€™s lovely.</p>",
    })  # fmt: skip
    facts_found = (
        found.lead_type,
        found.asking_price,
        found.beds,
        found.baths,
        found.sqft,
        found.lot_sqft,
        found.year_built,
    )
    assert facts_found == ("rent", 1_950, 3, 2.0, 1_640, 10_890, 1995)
    assert (found.spot.city, found.spot.state, found.spot.market) == ("Austin", "TX", "austin-tx")
    assert found.contact.address == "4217 Marbled Wren Ln Unit 3"
    assert (found.contact.phone, found.contact.email) == ("+15125550142", "jane.doe@example.com")
    assert found.signs == ("disguised_contact",)
    assert found.description is not None
    assert "It’s lovely." in found.description
    assert all(secret not in found.description for secret in ("five one", "0142", "jane", "example"))


def test_own_fields_come_before_words() -> None:
    found = read({"title": "3/2 house $400,000", "asking_price": "450000", "beds": "4", "baths": "3", "zip": "78704"})
    assert (found.asking_price, found.beds, found.baths) == (450_000, 4, 3.0)


def test_a_placeholder_is_a_doubt_and_no_price() -> None:
    found = read({"title": "House", "asking_price": "123456", "zip": "78704"})
    assert (found.asking_price, found.doubts) == (None, ("price_placeholder",))


def test_a_hidden_number_costs_quality() -> None:
    whole, hidden = (read({"address": f"{number} Oak St", "zip": "78704"}) for number in ("1204", "12XX"))
    assert hidden.doubts == ("number_hidden",)
    assert hidden.property_part < whole.property_part


@pytest.mark.parametrize("other", ["4217 marbled wren lane", "4217 Marbled Wren Ln.", "4217 MARBLED WREN LN"])
def test_one_address_has_one_index_however_it_is_written(other: str) -> None:
    assert normal_address(other, "78704") == normal_address("4217 Marbled Wren Ln", "78704")


@pytest.mark.parametrize("words", ["512 then 555 followed by 0142", "512 555 zero-won-four-to"])
def test_another_number_of_the_words_is_hidden_as_well(words: str) -> None:
    found = read(
        {"phone": "737-555-0188", "zip": "78704", "asking_price": "450000", "description": f"Nice. {words} ok"}
    )
    assert found.description is not None
    assert all(part not in found.description for part in ("512", "555", "0142", "zero", "four"))


def test_a_lot_is_no_home() -> None:
    found = read({"zip": "78704", "asking_price": "450000", "description": "9,500 sq ft lot, 1,800 sq ft, 2½ baths"})
    assert (found.sqft, found.lot_sqft, found.baths) == (1_800, 9_500, 2.5)
