from __future__ import annotations

from datetime import timedelta

import pytest

from tests.ui.samples import NOON, ZONE
from ui.words import ago, credits, day, local_time, plural, signed, whole_dollars


@pytest.mark.parametrize(("count", "words"), [(0, "0 leads"), (1, "1 lead"), (1234, "1,234 leads")])
def test_plural_counts_in_words(count: int, words: str) -> None:
    assert plural(count, "lead") == words


def test_plural_takes_an_irregular_form() -> None:
    assert plural(2, "match", "matches") == "2 matches"


@pytest.mark.parametrize(("cents", "words"), [(50_000, "500 credits"), (100, "1 credit"), (1234, "12.34 credits")])
def test_credits_show_cents_only_where_there_are_any(cents: int, words: str) -> None:
    assert credits(cents) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0.5, "12:30 PM"), (13, "tomorrow, 1:00 AM"), (-24, "yesterday, 12:00 PM"), (96, "Tue, Nov 24, 12:00 PM")],
)
def test_local_time_names_the_day_only_when_it_is_another(hours: float, words: str) -> None:
    assert local_time(NOON + timedelta(hours=hours), ZONE, NOON) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [(0.01, "just listed"), (0.25, "listed 6 h ago"), (1.9, "listed 45 h ago"), (3.2, "listed 3 d ago")],
)
def test_ago_says_hours_for_two_days_then_days(days: float, words: str) -> None:
    assert ago(days) == words


def test_money_and_days_are_written_out() -> None:
    assert whole_dollars(425_000) == "$425,000"
    assert (signed(84), signed(-90), signed(0)) == ("+$0.84", "-$0.90", "$0.00")
    assert day(NOON, ZONE) == "Nov 20, 2026"
