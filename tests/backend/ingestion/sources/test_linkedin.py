"""LinkedIn: buyers from posts, company pages and exports as people saved them."""

from __future__ import annotations

import pytest

from backend.ingestion.readers import Record
from backend.ingestion.sources.linkedin.connector import LinkedIn
from backend.ingestion.sources.linkedin.intents import towards, why_no_buyer
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from tests.backend.ingestion.sources import layouts_linkedin as layouts


def parse(body: bytes, url: str = "saved.html", status: int = 200) -> Parsed:
    return LinkedIn().parse(Page("linkedin", url, status, body))


BUYER: Record = {
    "source": "linkedin", "lead_type": "buyer", "title": "We’re relocating to Austin, TX in March!", "beds": "4",
    "description": layouts.MOVE, "asking_price": "$650k", "city": "Austin", "state": "TX", "town": "Austin, TX",
    "name": "Rosa Example", "profile_url": "https://www.linkedin.com/in/rosa-example",
}  # fmt: skip
OWN = {"source_ref": "7200000000000000001", "listing_url": layouts.POST_URL}
PLACES = [
    ("a public post", layouts.POST, OWN | {"listed_at": "2026-02-03T15:04:05.000Z"}),
    ("an export", layouts.EXPORT, OWN | {"listed_at": "2026-02-03T15:04:05Z"}),
    ("a member's page", layouts.MEMBER, {
        "source_ref": "7200000000000000005",
        "listing_url": "https://www.linkedin.com/feed/update/urn:li:activity:7200000000000000005/",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("body", "own"), [case[1:] for case in PLACES], ids=[case[0] for case in PLACES])
def test_someone_who_moves_is_a_buyer(body: bytes, own: Record) -> None:
    parsed = parse(body)
    assert parsed.outcome is Outcome.OK
    assert parsed.records == (BUYER | own,)


def test_other_posts_and_comments_are_other_peoples() -> None:
    (item,) = parse(layouts.POST).skipped
    assert (item.record["name"], item.why) == ("Ben Sample", "no sign of a move or of a search for a home")
    (offer,) = parse(layouts.EXPORT).skipped
    assert offer.why == "someone offers homes or services"


def test_a_company_that_moves_and_hires_is_a_buyer() -> None:
    parsed = parse(layouts.COMPANY)
    (record,) = parsed.records
    assert {name: record.get(name) for name in ("name", "lead_type", "city", "source_ref", "profile_url")} == {
        "name": "Example Robotics", "lead_type": "buyer", "city": "Denver", "source_ref": "7200000000000000003",
        "profile_url": "https://www.linkedin.com/company/example-robotics",
    }  # fmt: skip
    assert len(parsed.skipped) == 2  # another post, and the company's own words


def test_a_table_of_buyers() -> None:
    (record,) = parse(layouts.CSV, "leads.csv").records
    assert record == {
        "source": "linkedin", "name": "Rosa Example", "email": "rosa@example.com", "town": "Austin, TX",
        "asking_price": "$650,000", "description": "Relocating in March",
    }  # fmt: skip


SAYINGS = [
    ("Excited to be moving to Raleigh, North Carolina for a new role!", True, "Raleigh"),
    ("Looking to buy our first home in the Phoenix area, pre-approved up to $420,000.", True, "Phoenix"),
    ("Opening a new office in Tampa and hiring!", True, "Tampa"),
    ("I'm relocating from Boston to the Dallas Metro and need a place to rent by June", True, "Dallas"),
    ("Moving forward, we will track fewer figures.", False, ""),
    ("As a licensed realtor I help families moving to Austin, TX.", False, ""),
    ("We are hiring in Austin, TX.", False, ""),
]


@pytest.mark.parametrize(("text", "is_buyer", "city"), SAYINGS)
def test_only_ones_own_move_or_search_counts(text: str, is_buyer: bool, city: str) -> None:
    assert (why_no_buyer(text) == "") is is_buyer
    assert not is_buyer or towards(text)["city"] == city


OTHERS = [
    (layouts.AUTHWALL, 200, Outcome.LOGIN_WALL),
    (layouts.SIGN_UP, 200, Outcome.LOGIN_WALL),
    (layouts.AUTHWALL, 999, Outcome.LOGIN_WALL),
    (b"", 999, Outcome.BLOCKED),
    (layouts.GONE, 200, Outcome.GONE),
    (layouts.NOT_FOUND, 200, Outcome.GONE),
    (b"", 429, Outcome.THROTTLED),
    (layouts.POST.replace(b"articleBody", b"qx").replace(b"commentary", b"qy").replace(b"attributed-text", b"qz"), 200,
     Outcome.LAYOUT_CHANGED),
]  # fmt: skip


@pytest.mark.parametrize(("body", "status", "outcome"), OTHERS)
def test_pages_without_posts_say_why(body: bytes, status: int, outcome: Outcome) -> None:
    parsed = parse(body, status=status)
    assert (parsed.outcome, parsed.records) == (outcome, ())
    assert parsed.why


def test_nothing_is_searched_for() -> None:
    assert LinkedIn().discover("relocating to Austin") == []
    assert LinkedIn().discover(layouts.POST_URL) == [layouts.POST_URL]
