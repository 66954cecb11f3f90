# ruff: noqa: E501
"""Whatever comes instead of a page: a typed outcome, no crash, no hang, and nothing lost without a word."""

from __future__ import annotations

import gzip
import json

import pytest

from backend.ingestion.readers import Record
from backend.ingestion.sources.bodies import MAX_BODY_BYTES
from backend.ingestion.sources.outcomes import Outcome
from tests.backend.ingestion.sources import layouts_craigslist as craigslist
from tests.backend.ingestion.sources import layouts_facebook as facebook
from tests.backend.ingestion.sources import layouts_zillow as zillow
from tests.backend.ingestion.sources.hostile import LAYOUTS, parsed, swollen, variants

FUZZED_IN_EVERY_RUN = 500  # the full 10,000 run in tests/soak
SEED = 20260524
EACH = [(source, place) for source, bodies in LAYOUTS.items() for place in range(len(bodies))]


def test_a_twentieth_of_the_fuzzed_variants() -> None:
    outcomes = {parsed(source, body).outcome for source, body, _ in variants(SEED, FUZZED_IN_EVERY_RUN)}
    assert {Outcome.OK, Outcome.LAYOUT_CHANGED, Outcome.BLOCKED, Outcome.GONE, Outcome.EMPTY} <= outcomes


def _facts(record: Record) -> dict[str, str]:
    return {name: text for name, text in record.items() if name not in ("photos", "features", "town")}


@pytest.mark.parametrize(("source", "place"), EACH)
def test_a_page_cut_at_every_tenth_tells_nothing_false(source: str, place: int) -> None:
    """What is read of a torso is what the whole page says, or the page is called cut."""
    body = LAYOUTS[source][place]
    whole = {record.get("source_ref", record.get("title", "")): record for record in parsed(source, body).records}
    for tenth in range(1, 10):
        found = parsed(source, body[: len(body) * tenth // 10])
        if source == "import" or not body.lstrip().startswith(b"<"):
            continue  # rows of a table are what the lines say
        for record in found.records:
            known = whole[record.get("source_ref", record.get("title", ""))]
            wrong = {name: text for name, text in _facts(record).items() if known.get(name, text) != text}
            assert not wrong, (tenth, wrong)
        assert found.outcome is not Outcome.OK or "breaks off" in found.why or found.skipped


@pytest.mark.parametrize("source", LAYOUTS)
@pytest.mark.parametrize(
    "body",
    [b"", b"   \n", b"\x00" * 5000, b"\xff\xd8\xff\xe0" + bytes(range(256)) * 20, b"%PDF-1.7\n%\xe2\xe3", b"OK", b"null",
     b"{}", b"{\"error\": \"not found\"}", b"<html></html>", b"\x1f\x8b", b"\x1f\x8b\x08\x00junk", b"true", b"[[[]]]"],
)  # fmt: skip
def test_what_is_no_page_is_no_market(source: str, body: bytes) -> None:
    found = parsed(source, body)
    assert (found.outcome, found.records) == (Outcome.LAYOUT_CHANGED, ())


@pytest.mark.parametrize("source", [source for source in LAYOUTS if source != "import"])
@pytest.mark.parametrize(
    ("status", "outcome"),
    [(401, Outcome.LOGIN_WALL), (403, Outcome.BLOCKED), (404, Outcome.GONE), (410, Outcome.GONE), (429, Outcome.THROTTLED),
     (500, Outcome.THROTTLED), (502, Outcome.THROTTLED), (503, Outcome.THROTTLED), (302, Outcome.LAYOUT_CHANGED)],
)  # fmt: skip
def test_a_refusal_is_told_by_its_status_even_without_a_body(source: str, status: int, outcome: Outcome) -> None:
    assert parsed(source, b"", status=status).outcome is outcome
    assert parsed(source, b"<html><body>sorry</body></html>", status=status).outcome is outcome


@pytest.mark.parametrize("charset", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
@pytest.mark.parametrize(
    "claim", ["", "text/html; charset=iso-8859-1", "text/html; charset=nonsense", "text/html; charset=hex"]
)
def test_a_page_in_another_charset_than_it_claims(charset: str, claim: str) -> None:
    body = craigslist.RENT_POST.replace(b"Sunny", "Soleá".encode()).decode().encode(charset)
    (record,) = parsed("craigslist", body, content_type=claim).records
    assert record["title"] == "Soleá two bedroom"


def test_windows_letters_in_a_page_that_claims_utf8() -> None:
    body = craigslist.RENT_POST.replace(b"Sunny", b"Sole\xe1 \x96 caf\xc3\xa9")
    (record,) = parsed("craigslist", body).records
    assert record["title"] == "Soleá – café two bedroom"


def test_packed_bodies_are_unpacked_and_bombs_are_not() -> None:
    once = gzip.compress(craigslist.RENT_POST)
    assert parsed("craigslist", once).records == parsed("craigslist", gzip.compress(once)).records != ()
    bomb = gzip.compress(b"<html>" + b"\x00" * (MAX_BODY_BYTES + 1))
    found = parsed("craigslist", bomb)
    assert (found.outcome, found.why) == (Outcome.LAYOUT_CHANGED, "the body is larger than 32 MB")


BOMBS = [
    b"[" * 200_000,
    b'{"a":' * 200_000,
    b"[" * 200_000 + b"]" * 200_000,
    json.dumps({"a": [{}] * 20_000}).encode(),
    b'{"zpid": ' + b"9" * 20_000 + b"}",
]


@pytest.mark.parametrize("source", LAYOUTS)
@pytest.mark.parametrize("bomb", BOMBS, ids=range(len(BOMBS)))
def test_json_bombs_come_to_nothing(source: str, bomb: bytes) -> None:
    scripted = b"<html><body><script type='application/json'>" + bomb + b"</script></body></html>"
    for body in (bomb, scripted):
        assert parsed(source, body).records == ()


def test_json_inside_json_inside_json_has_an_end() -> None:
    text = json.dumps({"zpid": 1, "price": 2, "homeType": "CONDO"})
    for _ in range(12):
        text = json.dumps({"inner": text})
    assert parsed("zillow", b"<html><script type='application/json'>" + text.encode() + b"</script></html>").outcome


@pytest.mark.parametrize(
    ("source", "filling"),
    [
        ("craigslist", b"<li class='result-row'>"),
        ("zillow", b"<div>x"),
        ("facebook", b'{"a":'),
        ("linkedin", b"<script>"),
    ],
)
def test_ten_megabytes_of_other_things(source: str, filling: bytes) -> None:
    assert parsed(source, swollen(filling)).records == ()


def test_a_listing_after_ten_megabytes_is_found() -> None:
    padding = b"<p>filler</p>" * 800_000
    body = craigslist.RENT_POST.replace(b'<h1 class="postingtitle">', padding + b'<h1 class="postingtitle">')
    assert len(body) > 10_000_000
    assert parsed("craigslist", body).records[0]["title"] == "Sunny two bedroom"


@pytest.mark.parametrize("words", ["17380 Rentals", "1,000 results", "1200 homes", "10 listings"])
@pytest.mark.parametrize("source", ["craigslist", "zillow", "facebook"])
def test_a_round_number_of_results_is_not_none(source: str, words: str) -> None:
    body = f"<html><head><title>Rental Listings in Boston MA - {words}</title></head><body>{words}</body></html>"
    assert parsed(source, body.encode()).outcome is Outcome.LAYOUT_CHANGED


PLAIN_REFUSALS = [
    ("403 Forbidden", Outcome.BLOCKED), ("429 Too Many Requests", Outcome.THROTTLED), ("Request denied", Outcome.BLOCKED),
    ("503 Service Temporarily Unavailable", Outcome.THROTTLED), ("502 Bad Gateway", Outcome.THROTTLED),
    ("504 Gateway Time-out", Outcome.THROTTLED), ("401 Unauthorized", Outcome.LOGIN_WALL), ("404 Not Found", Outcome.GONE),
    ("Access to this page has been denied", Outcome.BLOCKED), ("Just a moment...", Outcome.BLOCKED),
    ("Attention Required! Sorry, you have been blocked", Outcome.BLOCKED), ("Page Not Found", Outcome.GONE),
]  # fmt: skip


@pytest.mark.parametrize("source", [source for source in LAYOUTS if source != "import"])
@pytest.mark.parametrize(("words", "outcome"), PLAIN_REFUSALS)
def test_a_saved_refusal_is_told_by_its_words(source: str, words: str, outcome: Outcome) -> None:
    body = f"<html><head><title>{words}</title></head><body><h1>{words}</h1><hr>nginx</body></html>".encode()
    assert parsed(source, body).outcome is outcome


def test_renamed_classes_raise_an_alarm_and_never_an_empty_market() -> None:
    for source, body in (
        ("craigslist", craigslist.SEARCH_2023),
        ("zillow", zillow.CARDS_2026),
        ("facebook", facebook.CARDS),
    ):
        renamed = body.replace(b'class="', b'class="qx-').replace(b"data-test", b"data-qx").replace(b"zpid_", b"q_")
        renamed = renamed.replace(b"/marketplace/", b"/qx/")
        assert parsed(source, renamed).outcome is Outcome.LAYOUT_CHANGED
