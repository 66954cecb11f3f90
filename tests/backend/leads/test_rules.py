"""Why a lead is not for sale, what is shown of its size, and how it is spoken of."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.leads import wording
from backend.leads.rules import Claims, availability, shown_area, why_not_for_sale

NOW = datetime(2026, 6, 17, 15, tzinfo=UTC)
ME, OTHER = uuid.uuid4(), uuid.uuid4()


@dataclass
class Facts:
    status: str = "available"
    fraud_score: float = 0.1
    sellable: bool = True
    basis: str | None = "owner_form"
    reachable: bool = True
    seen_at: datetime = NOW - timedelta(days=1)


class TestWhyNotForSale:
    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({}, None),
            ({"fraud_score": 0.69}, None),
            ({"fraud_score": 0.7}, "under_review"),
            ({"status": "review"}, "under_review"),
            ({"status": "withdrawn"}, "withdrawn"),
            ({"status": "rejected"}, "withdrawn"),
            ({"reachable": False, "sellable": False}, "no_contact"),
            ({"basis": None, "sellable": False}, "no_basis"),
            ({"seen_at": NOW - timedelta(days=14)}, "not_seen"),
            ({"seen_at": NOW - timedelta(days=14) + timedelta(seconds=1)}, None),
        ],
    )
    def test_names_the_first_rule_that_bars_it(self, change: dict[str, Any], reason: str | None) -> None:
        assert why_not_for_sale(replace(Facts(), **change), NOW) == reason

    def test_every_reason_has_a_sentence(self) -> None:
        for reason in wording.NOT_FOR_SALE:
            assert wording.not_for_sale(reason).startswith("This lead is not for sale: ")


class TestAvailability:
    @pytest.mark.parametrize(
        ("claims", "change", "expected"),
        [
            (Claims(None, None), {}, "available"),
            (Claims(None, ME), {}, "held_by_you"),
            (Claims(None, OTHER), {}, "held"),
            (Claims(ME, None), {"status": "sold"}, "bought"),
            (Claims(OTHER, None), {"status": "sold"}, "sold"),
            (Claims(None, None), {"status": "sold"}, "sold"),
            (Claims(None, None), {"reachable": False}, "not_for_sale"),
        ],
    )
    def test_says_what_the_asker_can_do(self, claims: Claims, change: dict[str, Any], expected: str) -> None:
        assert availability(replace(Facts(), **change), claims, ME, NOW) == expected


def test_areas_are_rounded_to_ten_and_never_to_nothing() -> None:
    assert [shown_area(sqft) for sqft in (None, 1, 1504, 1505, 1514)] == [None, 10, 1500, 1510, 1510]


class TestLabel:
    @pytest.mark.parametrize(
        ("facts", "label"),
        [
            (("sale", "house", 3, "Henderson"), "3-bed house in Henderson"),
            (("sale", "condo", 0, "Austin"), "Studio condo in Austin"),
            (("sale", "land", None, "Austin"), "Land in Austin"),
            (("sale", "multi_family", 8, None, "78704"), "8-bed multi-family home in 78704"),
            (("sale", None, None, None), "Home"),
            (("rent", "apartment", 2, "Dallas"), "2-bed apartment to rent in Dallas"),
            (("buyer", "house", 3, "Mesa"), "Buyer of a 3-bed house in Mesa"),
            (("buyer", "apartment", None, "Mesa"), "Buyer of an apartment in Mesa"),
            (("buyer", "land", None, "Mesa"), "Buyer of land in Mesa"),
        ],
    )
    def test_says_what_it_is(self, facts: tuple[Any, ...], label: str) -> None:
        assert wording.label(*facts) == label


class TestContactability:
    @pytest.mark.parametrize(
        ("phone", "email", "days", "by", "words"),
        [
            ("mobile", False, 2, "owner", "mobile ✓ checked 2 d ago · e-mail ✗ · listed by owner"),
            ("landline", True, 0, None, "landline ✓ checked today · e-mail ✓"),
            ("unknown", False, None, "agent", "phone ✓ · e-mail ✗ · listed by agent"),
            (None, True, 5, None, "phone ✗ · e-mail ✓ checked 5 d ago"),
            (None, False, 5, None, "phone ✗ · e-mail ✗"),
        ],
    )
    def test_says_what_there_is_without_showing_it(
        self, phone: str | None, email: bool, days: int | None, by: Any, words: str
    ) -> None:
        checked = None if days is None else NOW - timedelta(days=days)
        assert wording.contactability(phone, email, checked, by, NOW).words == words


class TestCallingHours:
    @pytest.mark.parametrize(
        ("hour", "words"),
        [
            (15, "8 am to 9 pm, America/Chicago (now 10:05 am there)"),
            (17, "8 am to 9 pm, America/Chicago (now 12:05 pm there)"),
            (2, "8 am to 9 pm, America/Chicago (now 9:05 pm there: call from 8 am tomorrow)"),
            (6, "8 am to 9 pm, America/Chicago (now 1:05 am there: call from 8 am today)"),
        ],
    )
    def test_are_the_market_s_own(self, hour: int, words: str) -> None:
        at = NOW.replace(hour=hour, minute=5)
        assert wording.calling_hours("America/Chicago", at) == words


def test_a_caution_without_words_is_still_a_caution() -> None:
    assert wording.cautions([{"code": "x"}]) == [wording.DEFAULT_CAUTION]
    assert wording.cautions([{"words": "odd price"}]) == ["odd price"]
