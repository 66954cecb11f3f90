"""What no slot of a search holds is said, never dropped in silence."""

from __future__ import annotations

import pytest

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import UNFILTERED
from agent.builtin.understand import understand
from tests.agent.builtin.atlas import atlas

PLACES = Gazetteer.from_places(atlas())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("houses in Dallas near good schools", "wish_schools"),
        ("any pre-foreclosures in Mesa?", "wish_sale"),
        ("turnkey rentals in Tempe", "wish_income"),
        ("price drops this week in Dallas", "wish_lowered"),
        ("condos in Mesa with a verified phone", "wish_checked"),
        ("something built after 2015 in Buda", "built"),
        ("land in Buda, at least 2 acres", "acre"),
    ],
)
def test_a_wish_that_no_search_takes_is_told(text: str, kind: str) -> None:
    plan = understand(text, Sense.of({}, PLACES), Reader.of(PLACES))
    assert [step.tool for step in plan.steps] == ["search_leads"]
    assert UNFILTERED[kind] in plan.notes
