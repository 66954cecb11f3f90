"""Feeds of the RESO Web API: page after page, what may be shown, with the token of its own server alone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from pydantic import SecretStr
from sqlalchemy import text

from backend.config import Settings
from backend.db import transaction
from backend.ingestion.doors.reso import Reso
from backend.ingestion.sources.ingest import Options, ingest
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.outbox.topics import House
from tests.backend.ingestion.fetching.conftest import QUICK, site
from tests.backend.ingestion.fetching.site import Reply, Site
from tests.factories import bearer, make_user

__all__ = ["site"]
HOME = {
    "ListingKey": "K-88101", "StandardStatus": "Active", "PropertyType": "Residential", "ListPrice": 512000,
    "PropertySubType": "Single Family Residence", "StreetNumber": "4410", "StreetName": "Quiet Ember",
    "StreetSuffix": "Drive", "City": "Austin", "StateOrProvince": "TX", "PostalCode": "78745", "BedroomsTotal": 4,
    "BathroomsFull": 2, "BathroomsHalf": 1, "BathroomsTotalInteger": 3, "LivingArea": 2210, "YearBuilt": 1998,
    "Latitude": 30.2101, "Longitude": -97.7902, "PhotosCount": 21, "OnMarketDate": "2026-11-01",
    "PublicRemarks": "A bright home with a covered porch.", "PrivateRemarks": "Lockbox 4471",
    "ListAgentFullName": "Perpetua Lindgren", "ListAgentPreferredPhone": "512-555-0134",
    "ListAgentEmail": "perpetua@example.com", "InteriorFeatures": ["Fireplace", "Walk-In Closet(s)"],
}  # fmt: skip


def page(*rows: dict[str, Any], **more: Any) -> bytes:
    return json.dumps({"@odata.context": "$metadata#Property", "value": rows, **more}).encode()


def parsed(body: bytes, url: str = "https://feed.example.com/odata/Property") -> Parsed:
    return Reso().parse(Page("reso", url, 200, body, "application/json"))


def test_a_listing_has_all_that_the_feed_gives() -> None:
    (record,) = parsed(page(HOME)).records
    assert record == {
        "source": "import", "basis": "licensed_feed", "source_ref": "K-88101", "asking_price": "512000",
        "lead_type": "sale", "property_type": "Single Family Residence", "seller_type": "agent", "beds": "4",
        "baths": "2.5", "sqft": "2210", "year_built": "1998", "features": "Fireplace|Walk-In Closet(s)", "photos": "21",
        "listed_at": "2026-11-01", "name": "Perpetua Lindgren", "phone": "512-555-0134",
        "email": "perpetua@example.com", "address": "4410 Quiet Ember Drive", "city": "Austin", "state": "TX",
        "zip": "78745", "lat": "30.2101", "lon": "-97.7902", "description": "A bright home with a covered porch.",
    }  # fmt: skip


def test_an_address_that_may_not_be_shown_is_left_out() -> None:
    (record,) = parsed(page(HOME | {"InternetAddressDisplayYN": False})).records
    assert not {"address", "lat", "lon"} & record.keys()
    assert record["zip"] == "78745"


@pytest.mark.parametrize(
    ("change", "why"),
    [({"StandardStatus": "Closed"}, "it is closed"), ({"StandardStatus": "Pending"}, "it is pending"),
     ({"InternetEntireListingDisplayYN": False}, "its owner wants no display on the internet")],
)  # fmt: skip
def test_what_may_not_be_published_is_set_aside(change: dict[str, Any], why: str) -> None:
    found = parsed(page(HOME | change))
    assert (found.records, [item.why for item in found.skipped]) == ((), [why])


def test_a_lease_is_a_rent() -> None:
    (record,) = parsed(page(HOME | {"PropertyType": "Residential Lease", "ListPrice": 2300})).records
    assert record["lead_type"] == "rent"


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (page(), Outcome.EMPTY),
        (page(**{"@odata.nextLink": "?$skip=200"}), Outcome.OK),
        (b'{"value": [{"MemberKey": "1"}]}', Outcome.LAYOUT_CHANGED),
        (b'{"value": []}', Outcome.LAYOUT_CHANGED),
        (b'{"error": {"code": "x"}}', Outcome.LAYOUT_CHANGED),
        (b"[1]", Outcome.LAYOUT_CHANGED),
        (b"<html></html>", Outcome.LAYOUT_CHANGED),
        (b"", Outcome.LAYOUT_CHANGED),
    ],
)
def test_every_answer_comes_to_an_outcome(body: bytes, outcome: Outcome) -> None:
    assert parsed(body).outcome is outcome


@pytest.mark.usefixtures("database")
async def test_a_feed_is_followed_to_its_end(app: FastAPI, client: AsyncClient, settings: Settings, site: Site) -> None:
    async with transaction(app.state.sessions) as session:
        chief = bearer(app, await make_user(session, role="admin"))
    wanted = {"enabled": True, "accept_terms": True}
    assert (await client.patch("/v1/admin/sources/reso", json=wanted, headers=chief)).status_code == 200
    site.pages = {
        "/odata/Property": Reply(page(HOME, **{"@odata.nextLink": f"{site.url}/odata/Property?$skip=1"})),
        "/odata/Property?$skip=1": Reply(page(HOME | {"ListingKey": "K-2", "StreetNumber": "77"})),
    }
    feed = {"reso_url": f"{site.url}/odata/", "reso_access_token": SecretStr("feed-token")}
    house = House(app.state.sessions, settings.model_copy(update=feed))
    targets = [f"{site.url}/odata/Property"]
    report = await ingest(house, "reso", targets, Options(manners=QUICK))
    assert (report.outcomes, report.new, report.dead) == ({"ok": 2}, 2, [])
    again = await ingest(house, "reso", targets, Options(manners=QUICK))
    assert (again.new, again.unchanged) == (0, 2)
    sent = {path: headers.get("authorization") for path, headers, _ in site.asked}
    assert sent == {
        "/robots.txt": None, "/odata/Property": "Bearer feed-token", "/odata/Property?$skip=1": "Bearer feed-token",
    }  # fmt: skip
    async with transaction(app.state.sessions) as session:
        rows = await session.execute(text("SELECT source, basis FROM leads JOIN lead_search ON lead_id = leads.id"))
        assert {tuple(row) for row in rows} == {("import", "licensed_feed")}
