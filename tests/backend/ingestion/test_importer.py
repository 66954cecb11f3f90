"""A file into the market: what is stored, what is hidden, and that importing again changes nothing."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker

from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.ingestion import importer
from backend.ingestion.errors import BadOption
from backend.ingestion.importer import ImportOptions, import_file, run_import
from backend.ingestion.schemas import ImportReport
from backend.keyring import ring
from backend.places.geometry import snap
from tests.factories import CONTACT_KEYS

pytestmark = pytest.mark.usefixtures("database")
KEYS = ring(CONTACT_KEYS)
HOMES = [
    {"zpid": "900000001", "streetAddress": "4217 Marbled Wren Ln", "zipcode": "78704", "latestPrice": "450000",
     "numOfBedrooms": "3", "numOfBathrooms": "2.5", "livingAreaSqFt": "1504", "yearBuilt": "1990",
     "latitude": "30.2451", "longitude": "-97.7689"},
    {"zpid": "900000002", "streetAddress": "88 Tin Heron Ct UNIT 5", "zipcode": "78745", "latestPrice": "325000",
     "numOfBedrooms": "2", "numOfBathrooms": "1.0", "livingAreaSqFt": "980", "yearBuilt": "1972",
     "latitude": "30.2040", "longitude": "-97.8030"},
    {"zpid": "900000003", "streetAddress": "1 Quiet Ember Rd", "zipcode": "78737", "latestPrice": "1",
     "numOfBedrooms": "0", "numOfBathrooms": "0.0", "livingAreaSqFt": "2500", "yearBuilt": "2005",
     "latitude": "30.1910", "longitude": "-97.9880"},
]  # fmt: skip


@pytest.fixture
def sessions(engine: AsyncEngine) -> async_sessionmaker[AsyncSession]:
    return make_sessions(engine)


def _csv(folder: Path, rows: Sequence[Mapping[str, str]], name: str = "homes.csv") -> Path:
    path = folder / name
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


async def _import(sessions: async_sessionmaker[AsyncSession], path: Path, **options: Any) -> ImportReport:
    return await import_file(sessions, KEYS, path, ImportOptions(**options))


async def _rows(sessions: async_sessionmaker[AsyncSession], sql: str) -> list[dict[str, Any]]:
    async with sessions() as session:
        return [dict(row) for row in (await session.execute(text(sql))).mappings()]


_EVERYTHING = """
    SELECT s.*, d.title, d.description, d.redacted, l.lat AS exact_lat, l.basis, l.property_part, l.contact_part,
        c.sealed, c.is_demo AS demo_contact, c.phone_valid, c.email_valid
    FROM lead_search s JOIN leads l ON l.id = s.lead_id JOIN lead_doc d USING (lead_id)
        LEFT JOIN contacts c USING (lead_id)
    ORDER BY s.lead_id
"""


class TestWhatIsStored:
    async def test_facts_exact_and_in_the_order_of_the_file(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        report = await _import(sessions, _csv(tmp_path, HOMES), fixed={"property_type": "house"})
        assert (report.read, report.new, report.rejected) == (3, 3, [])
        first, second, third = await _rows(sessions, _EVERYTHING)
        assert [row["lead_id"] for row in (first, second, third)] == [10_001, 10_002, 10_003]
        assert (first["source"], first["lead_type"], first["property_type"]) == ("zillow", "sale", "house")
        assert (first["asking_price"], first["beds"], first["baths"], first["sqft"]) == (450_000, 3, 2.5, 1_504)
        assert (first["city"], first["state"], first["zip"], first["market"]) == ("Austin", "TX", "78704", "austin-tx")
        assert first["neighborhood"] == "Zilker"
        assert (third["asking_price"], third["beds"], third["baths"]) == (None, 0, 0.0)  # $1 is nobody's price
        assert second["list_price_cents"] != 1_000

    async def test_the_searched_position_is_coarse_and_the_exact_one_private(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        await _import(sessions, _csv(tmp_path, HOMES))
        first = (await _rows(sessions, _EVERYTHING))[0]
        assert (first["lat"], first["lon"]) == pytest.approx(snap(30.2451, -97.7689))
        assert first["exact_lat"] == 30.2451

    async def test_address_and_ids_are_in_the_sealed_contact_alone(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        await _import(sessions, _csv(tmp_path, HOMES))
        first = (await _rows(sessions, _EVERYTHING))[0]
        assert KEYS.open(first.pop("sealed"), 1) == {"address": "4217 Marbled Wren Ln", "source_ref": "900000001"}
        shown = repr(first)
        assert not any(secret in shown for secret in ("4217", "Marbled", "900000001"))

    async def test_without_a_contact_it_is_market_data(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        await _import(sessions, _csv(tmp_path, HOMES))
        assert {row["sellable"] for row in await _rows(sessions, _EVERYTHING)} == {False}

    async def test_a_contact_with_a_basis_makes_it_sellable(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        homes = [HOMES[0] | {"owner": "Rosalind Quill", "phone": "(512) 555-0142", "email": "rosalind@example.com"}]
        await _import(sessions, _csv(tmp_path, homes), fixed={"basis": "permission"})
        row = (await _rows(sessions, _EVERYTHING))[0]
        assert (row["sellable"], row["basis"], row["contact_part"]) == (True, "permission", 1.0)
        assert KEYS.open(row["sealed"], 1)["phone"] == "+15125550142"

    async def test_texts_are_redacted_with_what_the_row_knows(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        home = HOMES[0] | {
            "title": "Marbled Wren charmer with pool",
            "description": "Call Rosalind: five one two, five five five, oh one four two. 3 bed, 2 car garage, $450K.",
            "owner": "Rosalind Quill",
        }
        await _import(sessions, _csv(tmp_path, [home]))
        row = (await _rows(sessions, _EVERYTHING))[0]
        assert row["title"] == "[hidden] charmer with pool"
        assert row["description"] == "Call [hidden]. 3 bed, 2 car garage, $450K."
        assert row["redacted"] == ["address", "name", "phone"]
        assert row["features"] == 0b11  # pool, garage

    @pytest.mark.parametrize(
        "city",
        [
            "Austin - text 512.555.0142", "rosalind.quill@example.com", "Call Rosalind", "Rosalind Quill", "R. Quill",
            "4217 Marbled Wren Ln", "Marbled Wren", "five one two five five five oh one four two", "<b>Austin</b>",
            "https://example.com/homes", "A" * 500,
        ],
    )  # fmt: skip
    async def test_a_contact_in_the_place_of_the_city_is_not_shown(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path, city: str
    ) -> None:
        home = HOMES[0] | {"city": city, "owner": "Rosalind Quill", "email": "rosalind.quill@example.com"}
        await _import(sessions, _csv(tmp_path, [home]))
        assert (await _rows(sessions, _EVERYTHING))[0]["city"] == "Austin"

    @pytest.mark.parametrize("city", ["Bluebonnet Hollow", "St. Ann's-by-the-Lake", "Ñuñoa"])
    async def test_a_city_that_no_gazetteer_has_stays_as_written(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path, city: str
    ) -> None:
        await _import(sessions, _csv(tmp_path, [HOMES[0] | {"city": city}]))
        assert (await _rows(sessions, _EVERYTHING))[0]["city"] == city.title()


POSTS = [
    {"date_time": "2022-07-09 12:21", "town": " (Hutto)", "title": "3/2 Hutto duplex for rent", "price": "1500",
     "beds": "", "sqft": "", "url": "https://austin.craigslist.org/apa/d/hutto/7500000001.html"},
    {"date_time": "2022-07-08 09:00", "town": " (CALL FOR FREE LOCATING)", "title": "Luxury 2 Bed w/ Balcony",
     "price": "2100", "beds": "2", "sqft": "900.0", "url": "https://austin.craigslist.org/apa/d/austin/7500000002.html"},
    {"date_time": "2022-07-08 09:00", "town": " (East Austin Govalle)", "title": "2907 Beanna St studio", "price": "0",
     "beds": "", "sqft": "450", "url": "https://austin.craigslist.org/apa/d/austin/7500000003.html"},
]  # fmt: skip


class TestPosts:
    async def test_rents_with_facts_from_the_title(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        report = await _import(sessions, _csv(tmp_path, POSTS))
        assert (report.new, report.rejected) == (3, [])
        first, second, third = await _rows(sessions, _EVERYTHING)
        assert (first["source"], first["lead_type"], first["property_type"]) == ("craigslist", "rent", "multi_family")
        assert (first["city"], first["beds"], first["baths"]) == ("Hutto", 3, 2.0)
        assert first["listed_at"].isoformat() == "2022-07-09T12:21:00+00:00"
        assert (second["market"], second["city"]) == ("austin-tx", None)
        assert (third["neighborhood"], third["asking_price"], third["beds"]) == ("East Austin", None, 0)
        assert third["title"] == "[hidden] studio"


class TestAgain:
    async def test_changes_nothing(self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path) -> None:
        path = _csv(tmp_path, HOMES)
        await _import(sessions, path)
        before = await _rows(sessions, _EVERYTHING)
        report = await _import(sessions, path)
        assert (report.read, report.new, report.updated, report.unchanged) == (3, 0, 0, 3)
        after = await _rows(sessions, _EVERYTHING)
        assert [row | {"seen_at": 0} for row in after] == [row | {"seen_at": 0} for row in before]
        assert after[0]["seen_at"] > before[0]["seen_at"]

    async def test_a_changed_price_updates_the_same_lead(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        await _import(sessions, _csv(tmp_path, HOMES))
        report = await _import(sessions, _csv(tmp_path, [HOMES[0] | {"latestPrice": "439000"}, *HOMES[1:]]))
        assert (report.new, report.updated, report.unchanged) == (0, 1, 2)
        rows = await _rows(sessions, _EVERYTHING)
        assert [(row["lead_id"], row["asking_price"]) for row in rows] == [
            (10_001, 439_000),
            (10_002, 325_000),
            (10_003, None),
        ]

    async def test_repeats_within_a_file_are_one_lead(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        rows = [HOMES[0], HOMES[0], HOMES[1], HOMES[0] | {"latestPrice": "440000"}]
        report = await _import(sessions, _csv(tmp_path, rows))
        assert (report.read, report.new, report.unchanged, report.updated) == (4, 2, 1, 1)
        assert [row["asking_price"] for row in await _rows(sessions, _EVERYTHING)] == [440_000, 325_000]

    async def test_completes_what_was_stopped_half_way(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(importer, "BATCH_ROWS", 1)

        class PulledPlug(Exception):
            pass

        def after_two(done: int, _: int) -> None:
            if done == 2:
                raise PulledPlug

        path = _csv(tmp_path, HOMES)
        with pytest.raises(PulledPlug):
            await import_file(sessions, KEYS, path, ImportOptions(), after_two)
        report = await _import(sessions, path)
        assert (report.new, report.unchanged) == (1, 2)
        assert len(await _rows(sessions, "SELECT id FROM leads")) == 3


class TestDemoContacts:
    async def test_are_invented_marked_and_the_same_each_time(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        path = _csv(tmp_path, HOMES)
        report = await _import(sessions, path, demo_contacts=True)
        assert report.contacts_added == 3
        rows = await _rows(sessions, _EVERYTHING)
        opened = [KEYS.open(row["sealed"], 1) for row in rows]
        assert {row["sellable"] for row in rows} == {True}
        assert {(row["basis"], row["demo_contact"]) for row in rows} == {("demo", True)}
        for contact in opened:
            assert contact["name"].endswith("(demo)")
            assert contact.get("phone", "+151255501").startswith(("+151255501", "+173755501"))
            assert contact.get("email", "@example.com").endswith("@example.com")
        assert opened[0]["address"] == "4217 Marbled Wren Ln"
        again = await _import(sessions, path, demo_contacts=True)
        assert (again.unchanged, again.contacts_added) == (3, 0)

    async def test_come_to_leads_that_are_there_already(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        path = _csv(tmp_path, HOMES)
        await _import(sessions, path)
        report = await _import(sessions, path, demo_contacts=True)
        assert (report.unchanged, report.contacts_added) == (3, 3)
        again = await _import(sessions, path, demo_contacts=True)
        assert (again.unchanged, again.contacts_added) == (3, 0)
        without = await _import(sessions, path)
        assert (without.updated, without.unchanged) == (0, 3)
        rows = await _rows(sessions, _EVERYTHING)
        assert {(row["sellable"], row["basis"]) for row in rows} == {(True, "demo")}

    async def test_stay_when_the_listing_changes(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        await _import(sessions, _csv(tmp_path, HOMES), demo_contacts=True)
        before = KEYS.open((await _rows(sessions, _EVERYTHING))[0]["sealed"], 1)
        await _import(sessions, _csv(tmp_path, [HOMES[0] | {"latestPrice": "439000"}]))
        row = (await _rows(sessions, _EVERYTHING))[0]
        assert (row["asking_price"], row["sellable"]) == (439_000, True)
        assert KEYS.open(row["sealed"], 1) == before

    def test_need_demo_mode(self, settings: Settings, tmp_path: Path) -> None:
        production = settings.model_copy(update={"demo_mode": False})
        with pytest.raises(BadOption, match="demo mode only"):
            run_import(production, _csv(tmp_path, HOMES), ImportOptions(demo_contacts=True))


class TestRejected:
    async def test_by_line_and_reason(self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path) -> None:
        path = tmp_path / "mixed.jsonl"
        good = {"id": "a-1", "zip": "78704", "price": 450_000}
        path.write_text("\n".join([json.dumps(good), "{broken", json.dumps({"id": "a-2", "title": "nothing"}), "[1]"]))
        report = await _import(sessions, path)
        assert (report.read, report.new, report.rejected_count) == (4, 1, 3)
        assert [(row.line, row.reason) for row in report.rejected] == [
            (2, "not valid JSON"),
            (3, "neither a price nor a place"),
            (4, "not an object"),
        ]


class TestOptions:
    @pytest.mark.parametrize("options", [{"source": "ebay"}, {"market": "houston-tx"}])
    async def test_names_must_exist(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path, options: dict[str, str]
    ) -> None:
        with pytest.raises(BadOption, match="There is no"):
            await _import(sessions, _csv(tmp_path, HOMES), **options)

    async def test_a_market_for_rows_that_do_not_say(
        self, sessions: async_sessionmaker[AsyncSession], tmp_path: Path
    ) -> None:
        rows = [{"headline": "2 bed condo", "neighborhood": "Downtown", "price": "350000"}]
        await _import(sessions, _csv(tmp_path, rows), market="Dallas")
        row = (await _rows(sessions, _EVERYTHING))[0]
        assert (row["market"], row["city"], row["neighborhood"]) == ("dallas-tx", "Dallas", "Downtown")
        assert row["lat"] is not None

    def test_runs_by_itself_with_complete_settings(self, settings: Settings, tmp_path: Path) -> None:
        report = run_import(settings, _csv(tmp_path, HOMES), ImportOptions(demo_contacts=True))
        assert (report.new, report.contacts_added) == (3, 3)


@pytest.mark.shared_data
class TestRealFiles:
    @pytest.mark.parametrize(("name", "rows"), [("austin_zillow_14737.csv", 14_737), ("austin_craigslist.csv", 2_658)])
    async def test_go_in_whole_and_match_the_file(
        self, sessions: async_sessionmaker[AsyncSession], name: str, rows: int
    ) -> None:
        path = Path(__file__).parents[4] / "shared" / "data" / "listings" / name
        report = await _import(sessions, path)
        assert (report.read, report.new, report.rejected) == (rows, rows, [])
        again = await _import(sessions, path)
        assert (again.new, again.updated, again.unchanged) == (0, 0, rows)
        async with transaction(sessions) as session:
            types = (await session.execute(text("SELECT DISTINCT lead_type FROM lead_search"))).scalars().all()
        assert list(types) == (["sale"] if "zillow" in name else ["rent"])

    async def test_a_search_of_the_table_finds_exactly_the_rows_of_the_file(
        self, sessions: async_sessionmaker[AsyncSession]
    ) -> None:
        path = Path(__file__).parents[4] / "shared" / "data" / "listings" / "austin_zillow_14737.csv"
        await _import(sessions, path)
        with path.open(newline="") as file:
            wanted = sorted(
                (
                    int(row["latestPrice"]),
                    int(row["numOfBedrooms"]),
                    float(row["numOfBathrooms"]),
                    int(row["livingAreaSqFt"]),
                )
                for row in csv.DictReader(file)
                if row["zipcode"] == "78704" and int(row["numOfBedrooms"]) >= 3 and int(row["latestPrice"]) <= 450_000
            )
        found = await _rows(
            sessions,
            "SELECT asking_price, beds, baths::float8, sqft FROM lead_search"
            " WHERE zip = '78704' AND beds >= 3 AND asking_price <= 450000",
        )
        assert sorted(tuple(row.values()) for row in found) == wanted


async def test_new_leads_are_published_once_and_again_with_nothing(
    sessions: async_sessionmaker[AsyncSession], tmp_path: Path
) -> None:
    for _ in range(2):
        await _import(sessions, _csv(tmp_path, HOMES), source="zillow")
    rows = await _rows(sessions, "SELECT payload FROM outbox WHERE topic = 'leads.published'")
    leads = await _rows(sessions, "SELECT id FROM leads ORDER BY id")
    assert [row["payload"]["lead_ids"] for row in rows] == [[lead["id"] for lead in leads]]
