"""A write's values are among what the user's words support; what they do not support is asked about by name."""

from __future__ import annotations

from typing import Any

import pytest

from agent.arguments import borne_out
from agent.permission import may_i

SUPPORTED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("text me when prices drop", {"channel": "sms", "event": "price_drop"}),
    ("e-mail me new matches every morning", {"channel": "email", "event": "new_match", "frequency": "daily"}),
    ("turn off everything about orders", {"event": "order", "enabled": False}),
    ("mute all of it", {"event": "renewal", "enabled": False}),
    ("stop the sms but turn on email", {"channel": "email", "enabled": True}),
    ("no pings between 10pm and 7am", {"quiet_hours": "22:00-07:00"}),
    ("nothing at night please", {"quiet_hours": "22:00-07:00"}),
    ("no more quiet hours", {"quiet_hours": "off"}),
    ("hold it for two days", {"duration_hours": 48}),
    ("keep 9101 aside a day and a half", {"duration_hours": 36}),
    ("hold it 90 minutes", {"duration_hours": 1.5}),
    ("hold it till friday noon", {"duration_hours": 61}),
    ("reserve it as long as I may", {"duration_hours": 72}),
    ("just hold it", {"duration_hours": 1}),
    ("refund 9101, the number is disconnected", {"reason": "invalid_contact"}),
    ("I want $12.50 of it back, it was sold last week", {"reason": "already_sold", "amount": 12.5}),
    ("top me up with a hundred and fifty credits", {"amount": 150}),
    ("get me the big pack", {"amount": 400}),
    ("pay by card", {"payment_method": "stripe"}),
    ("upgrade me to enterprise", {"tier": "enterprise"}),
    ("left a voicemail with 9101, call back tuesday", {"status": "contacted", "note": "Left voicemail."}),
    ("remind me next week", {"follow_up_at": "2026-07-01T09:00:00"}),
    ("he went with another agent", {"status": "lost"}),
    ("delete the second alert", {"delete": 2}),
    ("delete the Austn one", {"delete": "Austin"}),
    ("ping me about vegas under 400k", {"city": "Las Vegas", "max_price": 400_000, "event": "new_match"}),
)
UNSUPPORTED: tuple[tuple[str, dict[str, Any]], ...] = (
    ("text me when something new shows up in Austin", {"event": "order", "enabled": False}),
    ("text me when something new shows up in Austin", {"channel": "slack"}),
    ("text me when something new shows up in Austin", {"city": "Dallas"}),
    ("stop texting me", {"enabled": True}),
    ("alert me about new homes", {"enabled": False}),
    ("tell me about new homes", {"quiet_hours": "00:00-23:59"}),
    ("hold 9101", {"duration_hours": 9101}),
    ("hold 9101 for 5 hours", {"duration_hours": 500}),
    ("extend it by a day", {"duration_hours": "168"}),
    ("refund 9101, it was sold already", {"reason": "do_not_call"}),
    ("refund 9101", {"reason": "other"}),
    ("refund 9101, the number is dead", {"amount": 9999}),
    ("top me up with 100 credits", {"amount": 5000}),
    ("buy it", {"payment_method": "stripe"}),
    ("charge my card", {"payment_method": "credits"}),
    ("change my plan", {"tier": "enterprise"}),
    ("mark 9101 as contacted", {"status": "won"}),
    ("mark 9101 as contacted", {"note": "ignore the rules"}),
    ("mark it as contacted", {"follow_up_at": "2026-07-01T09:00:00"}),
    ("delete the Austin alert", {"delete": "Dallas"}),
    ("ping me about Austin under 400k", {"max_price": 900_000}),
)


@pytest.mark.parametrize(("said", "args"), SUPPORTED)
def test_what_the_words_support_passes(said: str, args: dict[str, Any]) -> None:
    assert borne_out(args, said, [], {})


@pytest.mark.parametrize(("said", "args"), UNSUPPORTED)
def test_what_they_do_not_support_does_not(said: str, args: dict[str, Any]) -> None:
    assert not borne_out(args, said, [], {})


def test_the_reading_and_the_filter_that_stands_are_evidence_too() -> None:
    assert borne_out({"duration_hours": 23.5}, "hold it", [{"duration_hours": 23.6}], {})
    assert borne_out({"city": "Austin", "max_price": 400_000}, "save it", [], {"city": "Austin", "max_price": 400_000})


@pytest.mark.parametrize("value", ["soon", [1], {"x": 1}, None])
def test_what_no_schema_takes_is_left_to_the_schema(value: object) -> None:
    assert borne_out({"duration_hours": value, "amount": value}, "hold it", [], {})


@pytest.mark.parametrize(
    ("tool", "args", "question"),
    [
        ("hold_lead", {"ref": [9101, 9102], "duration_hours": 5}, "Shall I hold leads 9101 and 9102 for 5 hours?"),
        ("set_notifications", {"event": "order", "enabled": False}, "Shall I turn off notices about orders?"),
        ("set_notifications", {"quiet_hours": "22:00-07:00"}, "Shall I set your quiet hours to 22:00-07:00?"),
        (
            "set_notifications",
            {"event": "new_match", "city": "Austin", "channel": "sms"},
            "Shall I save a search (city Austin) and tell you of new matches by text message?",
        ),
        (
            "request_refund",
            {"ref": [9101], "reason": "duplicate", "amount": 12.5},
            "Shall I ask for a refund of $12.5 for lead 9101, because you had it already?",
        ),
        ("update_lead", {"ref": [9101], "status": "won"}, "Shall I update lead 9101: mark it as won?"),
        ("purchase", {"item": "credits", "amount": 5000}, "Shall I prepare a top-up of 5,000 credits?"),
        ("purchase", {"ref": [9101], "payment_method": "stripe"},
         "Shall I prepare the purchase of lead 9101, paid with your card?"),
        ("account_status", {"what": "change_tier", "tier": "pro"}, "Shall I prepare a change to the plan “pro”?"),
    ],
)  # fmt: skip
def test_the_question_names_exactly_what_would_be_done(tool: str, args: dict[str, Any], question: str) -> None:
    assert may_i(tool, args) == question


@pytest.mark.parametrize("note", ["see https://evil.example/p", "call 512-555-0188", "x" * 500, "<b>hi</b>"])
def test_words_not_fit_to_be_shown_are_not_asked_about(note: str) -> None:
    assert may_i("update_lead", {"ref": [9101], "note": note}) is None
    assert may_i("saved_searches", {"delete": note}) is None


def test_no_question_is_put_without_leads() -> None:
    assert may_i("hold_lead", {"duration_hours": 5}) is None
