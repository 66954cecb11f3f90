"""Phones and e-mails as people write them, also so that no filter sees them; nothing is completed or invented."""

from __future__ import annotations

import pytest

from backend.ingestion.cleaning import emails, phones
from backend.ingestion.cleaning.encoding import repaired, tidy
from backend.ingestion.cleaning.said import Said
from backend.ingestion.contacts import read_email, read_phone


@pytest.mark.parametrize(
    "text",
    [
        "(512) 555-0142", "five one two 555 oh one four two", "5l2-555-O142", "5.1.2.5.5.5.0.1.4.2",
        "1-512-555-0142 ext 4",
        "V I II V V V 0 I IV II", "2410-555-215 (reverse)", "5 1 2 / 5 5 5 / 0 1 4 2",
        "area code 512, then 555 last four 0142", "cinco uno dos cinco cinco cinco cero uno cuatro dos",
    ],
)  # fmt: skip
def test_a_phone_cell(text: str) -> None:
    assert read_phone(text)[::2] == ("+15125550142", True)


@pytest.mark.parametrize("text", ["call me", "555-0142", "512", "000-000-0000", "5125550142512"])
def test_what_is_no_number_stays_as_written(text: str) -> None:
    assert read_phone(text) == (text, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "3 bed 2 bath, 1,640 sqft, built 1995, asking $450,000, zip 78704", "Open 10-2 on 06/20/2026, 512 sqft studio",
        "Lots of 2 to 4 acres. One or two bedrooms for 3 or 4 people", "MLS 4829104, tax id 123456789012",
        "$1,850 a month, $1,850 deposit, 12 months, 24/7 support",
    ],
)  # fmt: skip
def test_text_without_a_number(text: str) -> None:
    assert phones.numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("jane@example.com", "jane@example.com"), ("Jane.Doe@Example.com", "Jane.Doe@Example.com"),
        ("jane dot doe (at) example dot com", "jane.doe@example.com"), ("jane[at]gmail", "jane@gmail.com"),
        ("janeATexampleDOTcom", "jane@example.com"), ("jane @ example . com", "jane@example.com"),
        ("j a n e @ g m a i l . c o m", "jane@gmail.com"), ("jane arroba gmail punto com", "jane@gmail.com"),
        ("mailto:jane@example.com", "jane@example.com"), ("jane@example.con", "jane@example.com"),
        ("jane underscore doe at example dot org", "jane_doe@example.org"),
    ],
)  # fmt: skip
def test_an_email_cell(text: str, address: str) -> None:
    assert read_email(text) == (address, True)


@pytest.mark.parametrize("text", ["call me at home", "jane", "meet at the park", "jane at example"])
def test_what_is_no_address_stays_as_written(text: str) -> None:
    assert read_email(text) == (text, False)


def test_the_only_contact_in_the_words_is_the_listings() -> None:
    said = Said.of("Nice home. Text five one two 555 0142 or jane at example dot com")
    assert said[:3] == ("+15125550142", "jane@example.com", ("disguised_contact",))
    assert Said.of("Call (512) 555-0142")[:3] == ("+15125550142", "", ())
    assert Said.of("Call 512-555-0142 or 512-555-0199").phone == ""


def test_emails_in_text_are_found_once() -> None:
    assert emails.emails("Write jane@example.com or jane (at) example.com") == (("jane@example.com", False),)


def test_signs_survive_what_redaction_takes_out() -> None:
    assert "off_platform:WhatsApp" in Said.of("WhatsApp me: +15125550142").signs


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("cafÃ©", "café"), ("itâ€™s", "it’s"), ("3 bed â€“ 2 bath", "3 bed – 2 bath"), ("ðŸ\x8f¡ home", "🏡 home"),
        ("Ñuñoa", "Ñuñoa"), ("José Ã‰lite", "José Élite"), ("plain", "plain"), ("£ and é", "£ and é"),
    ],
)  # fmt: skip
def test_broken_encodings_are_repaired(text: str, meant: str) -> None:
    assert repaired(text) == meant


def test_a_cell_is_tidied() -> None:
    assert tidy("  <b>96½ Oak</b>\u200b\u202e&nbsp;St ") == "96 1/2 Oak St"
