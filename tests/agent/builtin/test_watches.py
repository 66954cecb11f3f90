"""After an alert was set, what would change a search changes the alert; "what's there now" lists what it watches."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.talker import Talker

ALERT = "text me about new houses in Frisco"
SET = {"property_types": ["house"], "city": "Frisco", "channel": "sms", "event": "new_match"}


@pytest.mark.parametrize(
    ("say", "becomes"),
    [
        ("no wait, Plano", {"city": "Plano"}),
        ("only under 600k tho", {"max_price": 600_000}),
        ("with a pool", {"features": ["pool"]}),
        ("actually 4 beds or more", {"min_beds": 4}),
        ("no, email", {"channel": "email"}),
        ("wait, by email", {"channel": "email"}),
        ("no townhomes", {"exclude_property_types": ["townhouse"]}),
        ("weekly is enough", {"frequency": "weekly"}),
    ],
)
def test_the_alert_is_changed(say: str, becomes: dict[str, Any]) -> None:
    talker = Talker()
    assert talker.say(ALERT) == [["set_notifications", SET]]
    assert talker.say(say) == [["set_notifications", {**SET, **becomes}]]


@pytest.mark.parametrize("say", ["show me what's there now", "anything there now?", "what do you have right now?"])
def test_what_is_watched_can_be_listed(say: str) -> None:
    talker = Talker()
    talker.say(ALERT)
    assert talker.say(say) == [["search_leads", {"property_types": ["house"], "city": "Frisco"}]]


def test_another_need_is_another_search() -> None:
    talker = Talker()
    talker.say(ALERT)
    assert talker.say("now find me condos in Plano") == [
        ["search_leads", {"property_types": ["condo"], "city": "Plano"}]
    ]
