"""The link of a listing is enough to have it removed, however it was copied; and other listings stay."""

from __future__ import annotations

import pytest
from httpx import AsyncClient
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import Sessions, make_sessions
from backend.ingestion.links import names_a_page, normal_link
from backend.ingestion.removal_search import Search, Sought
from backend.ingestion.removal_texts import masked, redacted
from backend.ingestion.sealing import open_draft
from backend.ingestion.suppression import SuppressionIn
from tests.backend.ingestion.test_withholding import KEYS, ingest, lead
from tests.backend.purchases.bought import Bought
from tests.backend.purchases.conftest import shop
from tests.backend.purchases.shop import Shop

__all__ = ["shop"]

pytestmark = pytest.mark.usefixtures("database")
LINK = "https://austin.craigslist.org/reo/d/austin-wren-lane-home/7700000001.html"


@pytest.fixture
def sessions(engine: AsyncEngine) -> Sessions:
    return make_sessions(engine)


@pytest.mark.parametrize("link", [LINK, "m.austin.craigslist.org/reo/d/austin-wren-lane-home/7700000001.html?fbclid=7"])
async def test_it_leaves_the_market_and_stays_away(
    sessions: Sessions, settings: Settings, client: AsyncClient, link: str
) -> None:
    await ingest(sessions, settings, listing_url=LINK)
    assert (await lead(sessions)).status == "available"
    assert (await client.post("/v1/removal-requests", json={"link": link})).status_code == 202
    assert ((await lead(sessions)).status, (await lead(sessions)).contacts) == ("withdrawn", 0)
    await ingest(sessions, settings, listing_url=LINK, asking_price="430000")
    again = await lead(sessions)
    assert (again.status, again.contacts) == ("withdrawn", 0)
    assert open_draft(KEYS, bytes(again.sealed), again.key_version).contact.is_empty


async def test_one_that_is_known_by_its_number_alone_is_found(
    sessions: Sessions, settings: Settings, client: AsyncClient
) -> None:
    await ingest(sessions, settings, source_ref="7700000001")
    await client.post("/v1/removal-requests", json={"link": LINK})
    assert (await lead(sessions)).status == "withdrawn"


async def test_others_stay(sessions: Sessions, settings: Settings, client: AsyncClient) -> None:
    await ingest(sessions, settings, listing_url=LINK)
    await client.post("/v1/removal-requests", json={"link": LINK.replace("7700000001", "77000000012")})
    assert (await lead(sessions)).status == "available"


async def test_what_came_back_from_a_backup_is_not_opened(shop: Shop) -> None:
    bought = Bought(shop, await shop.buy(await shop.lead()))
    admin = await shop.user(role="admin")
    await shop.sql("UPDATE contacts SET link_index = :i", i=KEYS.index("link", normal_link(LINK)))
    assert await bought.contact_status() == 200
    await shop.call("POST", "/admin/suppressions", {"link": LINK}, admin)
    assert await bought.contact_status() == 404
    assert (await bought.ask("invalid_contact")).json()["status"] == "granted"


@pytest.mark.parametrize(
    ("url", "normal"),
    [
        ("https://www.Example.com/Homes/12/", "example.com/homes/12"),
        ("example.com/homes/12?utm_source=x&id=7#top", "example.com/homes/12?id=7"),
        ("http://m.facebook.com/marketplace/item/123/?ref=search", "facebook.com/marketplace/item/123"),
        ("not a link", ""),
        ("https://[broken/7", ""),
    ],
)
def test_one_spelling(url: str, normal: str) -> None:
    assert normal_link(url) == normal


@pytest.mark.parametrize(
    "wrong", ["https://example.com", "https://www.zillow.com/", "nothing-here", "https://[broken/7"]
)
def test_what_leads_to_no_page_is_refused(wrong: str) -> None:
    assert not names_a_page(wrong)
    with pytest.raises(ValueError, match="leads to no listing"):
        SuppressionIn(link=wrong)


SEARCH = Search((Sought("5125550142", "odalys.quimby@example.com", "1204 marbled wren ln", "example.com/h/12"),))


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("Call +1 (512) 555-0142 today", "Call [removed] today"),
        ("ODALYS.QUIMBY@example.com.", "[removed]."),
        ("not.odalys.quimby@example.com", "not.odalys.quimby@example.com"),
        ("at 1204 Marbled Wren Lane, Austin", "at [removed], Austin"),
        ("11204 Marbled Wren Ln", "11204 Marbled Wren Ln"),
        ("see https://www.example.com/h/12?x=1 now", "see [removed] now"),
        ("see example.com/h/123", "see example.com/h/123"),
        ("order 95125550142", "order 95125550142"),
        ("five one two five five five zero one four two", "[removed]"),
        ({"a": [5125550142, 7, "512-555-0142", True, None]}, {"a": [0, 7, "[removed]", True, None]}),
    ],
)
def test_what_is_left_of_a_text(said: object, left: object) -> None:
    assert redacted(SEARCH, said) == left


@pytest.mark.parametrize(
    ("said", "left"),
    [
        (
            b"\xd90512-555-0142 is at home, do call me on Sunday x",
            b"\xd90xxx-xxx-xxxx is at home, do call me on Sunday x",
        ),
        (b"\xa3512\xa3555\xa40142", b"\xa3512\xa3555\xa40142"),
        (b"\xb9odalys.quimby@example.com\xa1x", b"\xb9xxxxxx.xxxxxx@xxxxxxx.xxx\xa1x"),
    ],
)
def test_bytes_keep_their_lengths_and_their_frame(said: bytes, left: bytes) -> None:
    assert masked(SEARCH, said) == left
