"""A lead is a fold of its listings, whatever the order in which they came."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest

from backend.ingestion.contacts import ContactFacts
from backend.ingestion.drafts import Draft
from backend.ingestion.locate import Spot
from backend.ingestion.merging import Part, fold
from backend.ingestion.sealing import open_draft, seal_draft
from backend.keyring import ring
from tests.factories import CONTACT_KEYS

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
KEYS = ring(CONTACT_KEYS)


def part(source: str, *, days_ago: int = 0, contact: ContactFacts | None = None, **facts: Any) -> Part:
    draft = Draft(source, source.encode(), facts.pop("spot", Spot()), contact or ContactFacts(), **facts)
    changed = NOW - timedelta(days=days_ago)
    return Part(draft, changed, changed, NOW)


ZILLOW = part(
    "zillow", days_ago=9, asking_price=450_000, beds=3, sqft=1_504, title="Home", photos=9, features=1,
    spot=Spot(zip="78704", lat=30.2, lon=-97.7, near_lat=30.2, near_lon=-97.7, address="4217 Marbled Wren Ln"),
)  # fmt: skip
OWNER = part(
    "craigslist", days_ago=2, asking_price=439_000, beds=4, baths=2.0, features=2, basis="permission",
    description="Marbled Wren gem, Rosalind will show you.", spot=Spot(city="Austin", state="TX"),
    contact=ContactFacts(name="Rosalind Quill", phone="+15125550142", phone_valid=True),
)  # fmt: skip
REPOST = part("facebook", days_ago=5, asking_price=445_000, listed_at=NOW - timedelta(days=30), year_built=1990)


def folded() -> Draft:
    return fold([ZILLOW, OWNER, REPOST]).draft


class TestFold:
    def test_one_listing_is_its_lead(self) -> None:
        assert fold([ZILLOW]).draft == replace(ZILLOW.draft, listed_at=ZILLOW.first_seen_at, seen_at=NOW)

    def test_the_order_changes_nothing(self) -> None:
        assert len({repr(fold(parts)) for parts in permutations([ZILLOW, OWNER, REPOST])}) == 1

    def test_the_price_is_the_newest(self) -> None:
        assert folded().asking_price == 439_000

    def test_steady_facts_come_from_the_most_trusted_and_gaps_from_others(self) -> None:
        draft = fold([ZILLOW, REPOST]).draft
        assert (draft.beds, draft.sqft, draft.year_built, draft.photos) == (3, 1_504, 1990, 9)

    def test_a_basis_is_trusted_more_than_a_source(self) -> None:
        assert folded().beds == 4

    def test_the_first_date_counts(self) -> None:
        assert folded().listed_at == NOW - timedelta(days=30)

    def test_whom_to_call_keeps_its_own_basis_and_source(self) -> None:
        lead = fold([ZILLOW, OWNER, REPOST])
        assert (lead.draft.contact.name, lead.draft.basis, lead.contact_source) == (
            "Rosalind Quill",
            "permission",
            "craigslist",
        )
        assert (lead.draft.contact.address, lead.draft.contact.zip) == ("4217 Marbled Wren Ln", "78704")

    def test_words_of_one_listing_hide_what_another_tells(self) -> None:
        assert fold([OWNER]).draft.description == "Marbled Wren gem, Rosalind will show you."
        draft = folded()
        assert "Wren" not in (draft.description or "")
        assert "Rosalind" not in (draft.description or "")
        assert {"address", "name"} <= set(draft.redacted)

    @pytest.mark.parametrize(("mine", "shown"), [(0.2, 0.5), (0.8, 0.8)])
    def test_the_worst_suspicion_counts(self, mine: float, shown: float) -> None:
        suspect = replace(ZILLOW.draft, fraud_score=mine)
        other = replace(REPOST.draft, fraud_score=0.5)
        assert fold([replace(ZILLOW, draft=suspect), replace(REPOST, draft=other)]).draft.fraud_score == shown


def test_a_sealed_draft_is_opened_as_it_was() -> None:
    draft = folded()
    sealed = seal_draft(KEYS, draft)
    assert b"Marbled" not in sealed
    assert open_draft(KEYS, sealed, KEYS.version) == draft
