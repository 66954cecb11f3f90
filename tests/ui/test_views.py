from __future__ import annotations

from datetime import timedelta

import pytest

from backend.leads.schemas import Contactability
from backend.search.schemas import RelaxOption
from tests.ui.samples import NOON, ZONE, hold, lead, quote
from ui.views import area, facts, hold_view, lead_list, lead_view, marks, quote_view, relax_view, title


class TestLeadView:
    def test_a_card_says_what_product_asks_for(self) -> None:
        card = lead_view(lead(caution="Price far below similar homes"), place=2)
        assert (card.place, card.title, card.area) == (2, "House for sale", "Travis Heights, Austin 78704")
        assert (card.asking, card.asking_label, card.lead_price) == ("$425,000", "asking price", "$12.34")
        assert card.facts == ["3 beds", "2 baths", "1,850 sqft", "built 1962", "pool"]
        assert (card.freshness, card.caution, card.source) == (
            "listed 4 h ago",
            "Price far below similar homes",
            "Zillow",
        )

    def test_it_carries_no_text_of_strangers(self) -> None:
        assert "Bungalow" not in lead_view(lead()).model_dump_json()

    def test_it_carries_no_position(self) -> None:
        assert "30.24" not in lead_view(lead()).model_dump_json()

    @pytest.mark.parametrize(
        ("lead_type", "label", "words"),
        [("rent", "a month", "House for rent"), ("buyer", "budget", "House wanted")],
    )
    def test_rents_and_buyers_name_their_money(self, lead_type: str, label: str, words: str) -> None:
        card = lead_view(lead(lead_type=lead_type))
        assert (card.asking_label, card.title) == (label, words)

    def test_what_is_unknown_is_left_out(self) -> None:
        bare = lead(
            asking_price=None, beds=None, baths=None, sqft=None, year_built=None, features=[], neighborhood=None
        )
        assert facts(bare) == []
        assert lead_view(bare).asking == "Price not stated"
        assert area(bare) == "Austin 78704"

    def test_one_bath_and_a_studio_are_worded(self) -> None:
        assert facts(lead(beds=0, baths=1.0, sqft=None, year_built=None, features=[])) == ["studio", "1 bath"]

    def test_a_lead_without_a_type_is_a_property(self) -> None:
        assert title(lead(property_type=None)) == "Property for sale"

    def test_distance_is_told(self) -> None:
        assert area(lead(distance_miles=1.5)).endswith("· 1.5 mi away")

    def test_my_hold_comes_with_its_end(self) -> None:
        end = NOON + timedelta(minutes=30)
        shown = lead_view(lead(availability="held_by_you", hold_ends_at=end)).standing
        assert (shown.state, shown.ends_at) == ("held_by_you", end)


class TestMarks:
    def test_ticks_and_crosses(self) -> None:
        assert [(mark.label, mark.ok) for mark in marks(lead())] == [
            ("mobile", True),
            ("e-mail", False),
            ("by owner", None),
        ]
        assert marks(lead())[0].detail == "2 d"

    def test_no_phone_is_a_cross(self) -> None:
        none = lead(contactability=Contactability(words="none"), is_demo=True)
        assert [(mark.label, mark.ok) for mark in marks(none)] == [("phone", False), ("e-mail", False), ("demo", None)]


class TestLeadList:
    def test_a_page_says_where_it_is(self) -> None:
        shown = lead_list([lead(id=1), lead(id=2)], total=41, before=20)
        assert [card.place for card in shown.leads] == [1, 2]
        assert (shown.shown, shown.more) == ("21–22 of 41", "show more")

    def test_the_last_page_offers_no_more(self) -> None:
        assert lead_list([lead()], total=1).more is None
        assert lead_list([lead()], total=21, before=20).more is None

    def test_an_empty_page_offers_what_to_drop(self) -> None:
        options = [
            RelaxOption(drop=["features:pool"], words="pool", count=12),
            RelaxOption(drop=["city"], words="in Kyle", count=0),
        ]
        relax = lead_list([], total=0, relax=options).relax
        assert [(option.words, option.count, option.say) for option in relax] == [("pool", "12", "drop the pool")]

    @pytest.mark.parametrize(
        ("drop", "say"),
        [
            (["max_price"], "any price"),
            (["min_beds", "features:rv_parking"], "drop the bedrooms, drop the RV parking"),
            (["min_beds", "max_beds"], "drop the bedrooms"),
        ],
    )
    def test_a_button_says_what_takes_the_wish_back(self, drop: list[str], say: str) -> None:
        shown = relax_view(RelaxOption(drop=drop, words="x", count=1))
        assert shown is not None
        assert shown.say == say

    def test_a_wish_without_words_has_no_button(self) -> None:
        assert relax_view(RelaxOption(drop=["text"], words="the words “x”", count=1)) is None


class TestQuoteView:
    def test_rows_add_up_to_the_price(self) -> None:
        view = quote_view(quote(), ZONE)
        assert [(row.words, row.amount) for row in view.rows] == [
            ("An average lead", "$12.40"),
            ("fresh, listed 5 h ago", "+$0.84"),
            ("nobody asked here today", "-$0.90"),
            ("price growth (unknown, taken as average)", "$0.00"),
        ]
        assert view.price == "$12.34"

    def test_the_discount_and_the_end_are_told(self) -> None:
        view = quote_view(quote(), ZONE)
        assert view.notes == ["Your plan's 15 % off is included; the full price is $14.52."]
        assert view.expiry_label == "Promised to you until 12:15 PM"
        assert quote_view(quote(discount_percent=0), ZONE).notes == []


def test_a_hold_states_its_end_in_the_users_time() -> None:
    assert hold_view(hold(), ZONE).ends_text == "Held for you until 1:00 PM"
