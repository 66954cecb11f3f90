"""Saved pages into the market: what each came to, what became of its listings, and the same again changes nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.ingestion.errors import BadOption, MissingFile
from backend.ingestion.sources.ingest import Options, connector_of, ingest, joined, paths_of, read_pages
from backend.ingestion.sources.outcomes import Outcome, Parsed
from backend.ingestion.sources.schemas import IngestReport
from backend.outbox.topics import House
from tests.backend.ingestion.sources import layouts_craigslist as craigslist
from tests.backend.ingestion.sources import layouts_linkedin as linkedin
from tests.backend.ingestion.sources import layouts_zillow as zillow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    pages = {
        "a.html": craigslist.RENT_POST, "b.html": craigslist.MIXED_SEARCH, "c.html": craigslist.GOODS_POST,
        "d.html": craigslist.DELETED, "e.html": craigslist.RENT_POST.replace(b"postingbody", b"qx"),
        "a_files/f.html": craigslist.LAND_POST, "photo.jpg": b"x",
    }  # fmt: skip
    for name, body in pages.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(body)
    return tmp_path


def test_a_folder_is_its_pages_and_not_what_belongs_to_them(folder: Path) -> None:
    assert [path.name for path in paths_of([str(folder), str(folder / "a.html")])] == [
        "a.html", "b.html", "c.html", "d.html", "e.html",
    ]  # fmt: skip


def test_each_page_is_reported_with_its_outcome_and_its_fill_rates(folder: Path) -> None:
    report = read_pages("craigslist", [str(folder)])
    assert report.outcomes == {"ok": 3, "gone": 1, "layout_changed": 1}
    assert (report.listings, report.skipped) == (4, 2)
    assert all(page.why for page in report.pages if page.outcome != "ok")
    assert report.filled["title"] == 1.0
    assert report.filled["sqft"] == 0.25


def test_what_was_read_is_kept_beside_the_page(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    read_pages("craigslist", [str(folder / "a.html")], kept)
    page, read = sorted(kept.iterdir())
    assert page.read_bytes() == craigslist.RENT_POST
    assert json.loads(read.read_text())["records"][0]["title"] == "Sunny two bedroom"


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_a_list_fills_gaps_of_a_listings_own_page_and_makes_none(order: tuple[int, int]) -> None:
    own = Parsed(Outcome.OK, ({"source_ref": "1", "title": "Home", "sqft": "925"},))
    card = Parsed(Outcome.OK, ({"source_ref": "1", "title": "Home…", "town": "Zilker"},), is_overview=True)
    pages = (own, card)
    assert joined([pages[place] for place in order]) == [
        {"source_ref": "1", "title": "Home", "sqft": "925", "town": "Zilker"}
    ]


@pytest.mark.parametrize("target", ["nothing.html", "https://austin.craigslist.org/search/apa"])
def test_targets_that_cannot_be_read_are_refused(target: str) -> None:
    with pytest.raises((MissingFile, BadOption)):
        paths_of([target])


def test_a_source_has_a_name() -> None:
    assert connector_of("CSV") is connector_of("files") is connector_of("import")
    with pytest.raises(BadOption, match="There is no source 'realtor'"):
        connector_of("realtor")


@pytest.mark.usefixtures("database")
class TestStored:
    async def run(self, engine: AsyncEngine, settings: Settings, source: str, *targets: Path) -> IngestReport:
        house = House(make_sessions(engine), settings)
        return await ingest(house, source, [str(target) for target in targets], Options(market="austin"))

    async def test_listings_become_leads_once(self, engine: AsyncEngine, settings: Settings, folder: Path) -> None:
        first = await self.run(engine, settings, "craigslist", folder)
        again = await self.run(engine, settings, "craigslist", folder)
        assert (first.new, first.unchanged, first.rejected, first.dead) == (4, 0, {}, [])
        assert (again.new, again.updated, again.unchanged) == (0, 0, 4)
        async with transaction(make_sessions(engine)) as session:
            rows = await session.execute(text("SELECT lead_type, count(*) FROM lead_search GROUP BY 1 ORDER BY 1"))
            assert [tuple(row) for row in rows] == [("buyer", 1), ("rent", 2), ("sale", 1)]

    async def test_every_source_finds_its_way(self, engine: AsyncEngine, settings: Settings, tmp_path: Path) -> None:
        (tmp_path / "home.html").write_bytes(zillow.home(zillow.HOME))
        (tmp_path / "post.html").write_bytes(linkedin.POST)
        (tmp_path / "leads.csv").write_bytes(linkedin.CSV)
        for source, name in (("zillow", "home.html"), ("linkedin", "post.html"), ("files", "leads.csv")):
            assert (await self.run(engine, settings, source, tmp_path / name)).new == 1, source
