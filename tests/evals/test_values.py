"""Canonical comparison of slots."""

from __future__ import annotations

from typing import Any

import pytest

from evals.values import MISSING, given, matches, merged


@pytest.mark.parametrize(
    ("slot", "expected", "actual"),
    [
        ("city", "Las Vegas", "las vegas"),
        ("city", "Austin", "Austin, TX"),
        ("neighborhood", "The Domain", "domain"),
        ("near", "Domain", "the Domain, Austin"),
        ("market", "78704", 78704),
        ("max_price", 400000, 400000.0),
        ("min_baths", 2.5, "2.5"),
        ("ref", [9101, 9102], [9102, 9101]),
        ("ref", 9101, [9101]),
        ("ref", [9101], 9101),
        ("features", ["pool", "yard"], ["yard", "pool"]),
        ("exclude_neighborhood", ["The Lakes"], ["lakes"]),
        ("confirmed", False, False),
        ("note", "Call back.", "call back"),
        ("quiet_hours", "22:00-07:00", "22:00-07:00"),
        ("follow_up_at", "2026-06-19T15:00:00-05:00", "2026-06-19T20:00:00+00:00"),
        ("follow_up_at", "2026-06-19T15:00", "2026-06-19T20:00:00Z"),
        ("follow_up_at", "2026-06-19", "2026-06-20T03:00:00+00:00"),
        ("max_price", {"between": [380000, 420000]}, 400000),
        ("follow_up_at", {"between": ["2026-06-19T08:00-05:00", "2026-06-19T12:00-05:00"]}, "2026-06-19T14:00:00Z"),
        ("duration_hours", {"any_of": [24, 22]}, 24.0),
        ("enabled", {"any_of": [None, True]}, MISSING),
        ("property_types", {"any_of": [["house"], ["house", "townhouse"]]}, ["house"]),
        ("min_beds", None, MISSING),
        ("sort", "relevance", MISSING),
    ],
)
def test_equal(slot: str, expected: Any, actual: Any) -> None:
    assert matches(slot, expected, actual)


@pytest.mark.parametrize(
    ("slot", "expected", "actual"),
    [
        ("city", "Austin", "Dallas"),
        ("max_price", 400000, MISSING),
        ("max_price", 400000, 400),
        ("sort", "newest", MISSING),
        ("ref", [9101, 9102], [9101]),
        ("ref", [9101], [9101, 9102]),
        ("confirmed", False, True),
        ("confirmed", False, 0),
        ("max_price", {"between": [380000, 420000]}, 430000),
        ("max_price", {"between": [1, 2]}, "plenty"),
        ("enabled", {"any_of": [True]}, MISSING),
        ("min_beds", None, 3),
        ("follow_up_at", "2026-06-19", "2026-06-20T06:00:00+00:00"),
        ("zip", "78704", "78705"),
    ],
)
def test_different(slot: str, expected: Any, actual: Any) -> None:
    assert not matches(slot, expected, actual)


def test_given_leaves_out_what_is_empty_and_defaults() -> None:
    args = {"city": "Austin", "features": [], "sort": "relevance", "page": 1, "max_price": None, "enabled": False}
    assert given(args) == {"city": "Austin", "enabled": False}


def test_calls_that_differ_in_their_leads_alone_are_one() -> None:
    calls = [
        {"tool": "hold_lead", "args": {"ref": [1], "duration_hours": 2}, "ok": False},
        {"tool": "hold_lead", "args": {"ref": [2], "duration_hours": 2}, "ok": True},
        {"tool": "hold_lead", "args": {"ref": [3], "duration_hours": 9}, "ok": True},
    ]
    whole = merged(calls)
    assert [call["args"]["ref"] for call in whole] == [[1, 2], [3]]
    assert whole[0]["ok"]
    assert calls[0]["args"]["ref"] == [1]


def test_the_same_call_twice_stays_twice() -> None:
    call = {"tool": "hold_lead", "args": {"ref": [1]}, "ok": True}
    assert len(merged([call, call])) == 2
