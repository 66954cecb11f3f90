"""Ten thousand spoilt pages and every kind of 10 MB: a typed outcome each time."""

from __future__ import annotations

from collections import Counter

import pytest

from backend.ingestion.sources.outcomes import Outcome
from tests.backend.ingestion.sources.hostile import LAYOUTS, parsed, swollen, variants
from tests.soak.conftest import Soak

VARIANTS = 10_000
SEED = 20260601
FILLINGS = (
    b"<div>x", b"<script>", b"a" * 64, b"<li class='result-row'>", b'{"a":', b"<!--", b"&amp;",
    b"<article id='zpid_1'>", b"<a href='/marketplace/item/123456/'>", b"<article class='main-feed-activity-card'>",
)  # fmt: skip


def test_every_spoilt_page_comes_to_an_outcome(soak: Soak) -> None:
    counted = Counter(parsed(source, body).outcome for source, body, _ in variants(SEED, soak.length(VARIANTS)))
    assert counted[Outcome.OK]
    soak.record("hostile pages", **{outcome.value: count for outcome, count in counted.items()})


@pytest.mark.parametrize("source", [source for source in LAYOUTS if source != "import"])
def test_ten_megabytes_of_anything_come_to_an_outcome(soak: Soak, source: str) -> None:
    for filling in FILLINGS[: soak.length(len(FILLINGS))]:
        assert parsed(source, swollen(filling)).records == ()
