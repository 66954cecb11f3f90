"""Replies say what was understood, with the figures of the results."""

from __future__ import annotations

from typing import Any

import pytest

from agent.builtin.sense import Sense
from agent.builtin.wording import reply
from tests.agent.builtin.scenes import GAZETTEER, NOW

SENSE = Sense.of(dict(NOW), GAZETTEER)
SOURCES = [
    {"source": "zillow", "since": "2026-06-01T16:00:00Z"}, {"source": "linkedin", "since": "2026-06-10T16:00:00Z"},
]  # fmt: skip
HOLD = {"lead_id": 9102, "label": "4-bed condo in Summerlin", "ends_at": "2026-06-17T20:00:00Z", "clamped": False}


@pytest.mark.parametrize(
    ("tool", "args", "result", "text"),
    [
        (
            "search_leads",
            {"city": "Henderson", "property_types": ["house"], "min_beds": 3, "max_price": 450_000,
             "exclude_property_types": ["condo"], "sort": "price_asc"},
            {"total": 41, "page": 1, "shown": [{}] * 10},
            "Houses in Henderson, 3+ beds, up to $450,000, no condos: 41 found, cheapest first. Here are the first 10.",
        ),
        (
            "set_notifications", {"event": "price_drop", "channel": "sms"},
            {"settings": {"not_set_up": {"sms": "Text messages are not set up here: no provider is connected."}}},
            "On: price drop notices by text message. Text messages are not set up here: no provider is connected."
            " Until then you see them in the app.",
        ),
        (
            "set_notifications", {"event": "new_match", "city": "Tempe", "channel": "slack"},
            {"saved": {"not_set_up": "Slack is not set up here: SLACK_BOT_TOKEN is missing."}},
            "I will tell you on Slack about new matches: Leads in Tempe."
            " Slack is not set up here: SLACK_BOT_TOKEN is missing. Until then you see them in the app.",
        ),
        (
            "lead_details", {"about": "history"},
            {"lead": {"id": 9102, "asking_price_history": [["2026-06-01", 420_000], ["2026-06-10", 400_000]]}},
            "Lead 9102: home. The asking price is down $20,000: $420,000 on 2026-06-01 and $400,000 on 2026-06-10.",
        ),
        (
            "lead_details", {"about": "source"}, {"lead": {"id": 9102, "source": "zillow", "sources": SOURCES}},
            "Lead 9102: home. It was published on Zillow (since Mon Jun 1 at 11:00 AM) and LinkedIn"
            " (since Wed Jun 10 at 11:00 AM).",
        ),
        (
            "lead_details", {"about": "source"}, {"lead": {"id": 9102, "source": "craigslist"}},
            "Lead 9102: home. It was published on Craigslist.",
        ),
        (
            "lead_details", {}, {"lead": {"id": 9102, "source": "zillow", "sources": SOURCES}},
            "Lead 9102: home. It was published on Zillow and LinkedIn.",
        ),
        ("hold_lead", {}, {"holds": [HOLD]}, "Held: 4-bed condo in Summerlin, until today at 3:00 PM."),
        (
            "hold_lead", {}, {"holds": [{**HOLD, "clamped": True}]},
            "Held: 4-bed condo in Summerlin, until today at 3:00 PM, the longest your plan allows.",
        ),
        (
            "hold_lead", {}, {"holds": [HOLD, {**HOLD, "lead_id": 9103}]},
            "Held 2 leads until today at 3:00 PM: 9102 and 9103.",
        ),
        (
            "search_leads", {"city": "Tempe"},
            {"total": 0, "relax": [{"drop": ["city"], "words": "in Tempe", "count": 5}]},
            "Leads in Tempe: none found right now. Elsewhere there are 5.",
        ),
        (
            "update_lead", {"follow_up_at": "2026-06-19T15:00:00-05:00"}, {},
            "Saved: follow-up set for Fri Jun 19 at 3:00 PM.",
        ),
        ("view_cart", {}, {"holds": []}, "You hold no leads at the moment."),
        (
            "request_refund", {}, {"refunds": [{"lead_id": 9102, "amount_cents": 1600, "status": "requested"}]},
            "I asked for a refund of $16.00 for lead 9102. It will be reviewed.",
        ),
        ("account_status", {"what": "balance"}, {"balance_cents": 50_000}, "You have 500 credits."),
        (
            "market_insights", {"market": "Mesa"},
            {"market": "Mesa", "figures": [{"words": "Median asking price", "value": 412_000.0, "unit": "usd"}]},
            "Mesa: median asking price $412,000.",
        ),
    ],
)  # fmt: skip
def test_reply(tool: str, args: dict[str, Any], result: dict[str, Any], text: str) -> None:
    assert reply([(tool, args, result)], SENSE) == text


@pytest.mark.parametrize("result", [None, "text", {}, {"holds": [{}]}, {"quotes": [{}]}, {"shown": None}, {"lead": {}}])
@pytest.mark.parametrize(
    "tool",
    ["search_leads", "hold_lead", "quote_price", "view_cart", "purchase", "market_insights", "account_status",
     "lead_details", "saved_searches", "update_lead", "web_search", "release_hold", "request_refund"],
)  # fmt: skip
def test_missing_keys_never_break_a_reply(tool: str, result: Any) -> None:
    assert isinstance(reply([(tool, {}, result)], SENSE), str)


def test_markets_asked_together_are_put_in_order() -> None:
    figures = {"Austin": 12.0, "Dallas": 30.0, "Phoenix": 21.0}
    done = [
        ("market_insights", {"market": name, "metric": "inventory"},
         {"market": name, "figures": [{"words": "Leads on the market", "value": value, "unit": "leads"}]})
        for name, value in figures.items()
    ]  # fmt: skip
    assert reply(done, SENSE) == (
        "Dallas comes first. Leads on the market, highest first: Dallas 30, Phoenix 21 and Austin 12."
    )
    assert reply(done, SENSE, lowest_first=True).startswith("Austin comes first.")
