# ruff: noqa: E501
"""Figures of money in words: the month that is asked about, holds that end on a day, what follows a plan."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agent.builtin.money_words import account, cart
from agent.builtin.sense import Sense
from tests.agent.builtin.scenes import GAZETTEER, NOW

JUNE = {"month": "2026-06", "leads": 2, "leads_cents": 2136, "credits_spent_cents": 2136}
MAY = {"month": "2026-05", "leads": 0, "credit_packs_cents": 12_999, "charged_cents": 12_999}
SPENT = {"spent": {"months": [JUNE, MAY], "this_year": {**JUNE, **MAY, "leads": 2}}, "purchases": []}
HOLDS = {
    "holds": [
        {"lead_id": 1, "label": "house", "ends_at": "2026-06-18T04:00:00Z", "price_cents": 900},  # 11 PM on the 17th
        {"lead_id": 2, "label": "condo", "ends_at": "2026-06-18T20:00:00Z", "price_cents": 800},
    ]
}


def said(words: str) -> Sense:
    return replace(Sense.of(dict(NOW), GAZETTEER), said=words)


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("What did I spend this month", "June so far: $21.36 for 2 leads."),
        ("how much have i spent", "June so far:"),
        ("what did I spend last month?", "May: $129.99 for credit packs. Of that, $129.99 by card."),
        ("how much did I spend in May", "May: $129.99"),
        ("what did I spend in december", "December 2025: nothing spent."),
        ("what have I spent this year", "This year so far: $21.36 for 2 leads and $129.99 for credit packs."),
    ],
)
def test_the_month_that_is_asked_about(words: str, begins: str) -> None:
    assert account(SPENT, {"what": "purchases"}, said(words)).startswith(begins)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("which of my holds run out today", "1 of your 2 holds ends today: house"),
        ("which holds expire tomorrow?", "1 of your 2 holds ends tomorrow: condo"),
        ("what do I hold", "You hold 2 leads: house"),
    ],
)
def test_holds_that_end_on_the_users_own_day(words: str, told: str) -> None:
    assert cart(HOLDS, {}, said(words)).startswith(told)


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        ({"tier": "pro", "ends_at": "2026-07-01T15:00:00+00:00"}, "Your Pro plan ends Wed Jul 1 at 10:00 AM and does not renew."),
        ({"tier": "pro", "renews_at": "2026-07-01T15:00:00+00:00", "next_price_cents": 9999, "billing": "month"},
         "Your Pro plan renews Wed Jul 1 at 10:00 AM, $99.99 a month."),
        ({"tier": "pro", "renews_at": "2026-07-01T15:00:00+00:00", "next_price_cents": 4999, "next_tier": "basic",
          "next_billing": "month"}, "Your Pro plan lasts until Wed Jul 1 at 10:00 AM; Basic at $49.99 a month follows then."),
        ({"tier": None}, "You have no plan that renews."),
    ],
)  # fmt: skip
def test_what_follows_the_plan(plan: dict[str, Any], told: str) -> None:
    assert account(plan, {"what": "renewal"}, said("when does my plan renew")) == told
