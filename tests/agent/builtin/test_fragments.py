from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.scenes import SCENES, outcome


def hold(*leads: int, **args: Any) -> list[Any]:
    return [["hold_lead", {"ref": list(leads), **args}]]


ON_SCREEN: tuple[tuple[str, Any], ...] = (
    ("the 3rd. hold. 90 min.", hold(9103, duration_hours=1.5)),
    ("the cheapest one, I'll reserve. 24 hours.", hold(9103, duration_hours=24)),
    ("middle one, hold 3 hours", hold(9103, duration_hours=3)),
    ("everything but the condo, hold for 5h", hold(9101, 9103, 9104, 9105, duration_hours=5)),
    ("hold all but the townhouse for 6 hrs", hold(9101, 9102, 9103, 9105, duration_hours=6)),
    ("skip the first, hold the rest", hold(9102, 9103, 9104, 9105)),
    ("hold the third — ach, not the third, the fourth!", hold(9104)),
    ("hold the first for an hour and a quarter", hold(9101, duration_hours=1.25)),
    ("hold the first a whole week", hold(9101, duration_hours=168)),
    ("I'll take the cheapest, put it on my card", [["purchase", {"ref": [9103], "payment_method": "stripe"}]]),
)
HELD: tuple[tuple[str, Any], ...] = (
    ("kill it", [["release_hold", {"ref": [9102]}]]),
    ("turn loose of the second one, I won't get to it", [["release_hold", {"ref": [9102]}]]),
    ("keep the condo, drop the rest", [["release_hold", {"ref": [9103]}]]),
    ("sitrep on all holds", [["view_cart", {}]]),
    ("when it finish?", [["view_cart", {}]]),
    ("get everything in my cart, credits ok", [["purchase", {"ref": [9102, 9103], "payment_method": "credits"}]]),
)
BY_NUMBER: tuple[tuple[str, Any], ...] = (
    ("show lead 6017 first", [["lead_details", {"ref": [6017]}]]),
    ("i'd like to see lead 6020", [["lead_details", {"ref": [6020]}]]),
    ("lead 6025 please", [["lead_details", {"ref": [6025]}]]),
    ("tell me about 6037", [["lead_details", {"ref": [6037]}]]),
    ("6045 6046 6047 prices", [["quote_price", {"ref": [6045, 6046, 6047]}]]),
    ("I'll take 8150, put it on the card", [["purchase", {"ref": [8150], "payment_method": "stripe"}]]),
    (
        "purchase 8215 by credits, actually no make it my card",
        [["purchase", {"ref": [8215], "payment_method": "stripe"}]],
    ),
    ("hold 8200, no hang on, 8201, yeah 8201, for the afternoon, well, four hours", hold(8201, duration_hours=4)),
    ("drop 8213 from my holds — ach, not 8213, 8214!", [["release_hold", {"ref": [8214]}]]),
)
CASES = [("screen", *case) for case in ON_SCREEN] + [("nothing", *case) for case in BY_NUMBER]
CASES += [("holds", *case) for case in HELD]


@pytest.mark.parametrize(("scene", "said", "wanted"), CASES, ids=lambda value: str(value)[:45])
def test_fragments_and_corrections_make_one_request(scene: str, said: str, wanted: Any) -> None:
    assert outcome(said, SCENES[scene]) == wanted
