"""Live collection against a site that the tests serve: off until turned on, with manners, nothing silently lost."""

from __future__ import annotations

import time
from collections import Counter
from typing import Any

import psycopg
import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import text

from backend.config import Settings
from backend.db import transaction
from backend.ingestion import pipeline
from backend.ingestion.errors import BadOption
from backend.ingestion.operators import watching
from backend.ingestion.operators.errors import SourceOff
from backend.ingestion.pages import queries, service
from backend.ingestion.sources.craigslist.connector import Craigslist
from backend.ingestion.sources.ingest import Options, checked, ingest
from backend.ingestion.sources.outcomes import Outcome, Parsed
from backend.ingestion.sources.schemas import IngestReport
from backend.outbox.topics import House
from tests.backend.ingestion.fetching.conftest import QUICK
from tests.backend.ingestion.fetching.site import Reply, Site
from tests.backend.ingestion.sources import layouts_craigslist as craigslist
from tests.factories import bearer, make_user

pytestmark = pytest.mark.usefixtures("database")
POST = craigslist.RENT_POST
CHANGED = POST.replace(b"postingbody", b"qx")
NUMBERS = 8


@pytest.fixture
def house(app: FastAPI, settings: Settings) -> House:
    return House(app.state.sessions, settings.model_copy(update={"fetch_any_address": True}))


@pytest.fixture
async def chief(app: FastAPI) -> dict[str, str]:
    async with transaction(app.state.sessions) as session:
        return bearer(app, await make_user(session, role="admin"))


async def turn_on(client: AsyncClient, chief: dict[str, str], source: str = "craigslist") -> None:
    done = await client.patch(
        f"/v1/admin/sources/{source}", json={"enabled": True, "accept_terms": True}, headers=chief
    )
    assert done.status_code == 200, done.text


async def collect(house: House, *targets: str, **options: Any) -> IngestReport:
    return await ingest(house, "craigslist", targets, Options("austin-tx", manners=QUICK, **options))


async def rows(house: House, sql: str) -> list[tuple[Any, ...]]:
    async with transaction(house.sessions) as session:
        return [tuple(row) for row in await session.execute(text(sql))]


async def source(client: AsyncClient, chief: dict[str, str], name: str = "craigslist") -> dict[str, Any]:
    shown = (await client.get("/v1/admin/sources", headers=chief)).json()
    found: dict[str, Any] = next(row for row in shown if row["source"] == name)
    return found


class TestSwitch:
    async def test_nothing_is_visited_until_a_source_is_turned_on(self, house: House, site: Site) -> None:
        with pytest.raises(SourceOff, match="is off"):
            await collect(house, f"{site.url}/apa/1.html")
        assert site.asked == []

    async def test_terms_come_first(self, client: AsyncClient, chief: dict[str, str]) -> None:
        url = "/v1/admin/sources/zillow"
        refused = await client.patch(url, json={"enabled": True}, headers=chief)
        assert (refused.status_code, refused.json()["code"]) == (409, "terms_not_accepted")
        await turn_on(client, chief, "zillow")
        shown = await source(client, chief, "zillow")
        assert (shown["is_on"], shown["terms_accepted_by"] is not None) == (True, True)
        withdrawn = await client.patch(url, json={"accept_terms": False}, headers=chief)
        assert (withdrawn.json()["is_on"], withdrawn.json()["terms_accepted_at"]) == (False, None)

    async def test_it_is_for_administrators(self, app: FastAPI, client: AsyncClient, chief: dict[str, str]) -> None:
        async with transaction(app.state.sessions) as session:
            user = bearer(app, await make_user(session))
        assert (await client.get("/v1/admin/sources", headers=user)).status_code == 403
        assert (await client.patch("/v1/admin/sources/zillow", json={}, headers=user)).status_code == 403
        unknown = await client.patch("/v1/admin/sources/nowhere", json={}, headers=chief)
        assert (unknown.status_code, unknown.json()["code"]) == (404, "no_such_source")

    def test_something_is_named_or_replayed(self) -> None:
        for targets, replay in (([], False), (["https://x.example.com"], True)):
            with pytest.raises(BadOption):
                checked("craigslist", targets, replay=replay)


class TestRun:
    async def test_keeps_its_manners_while_everything_goes_wrong(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str]
    ) -> None:
        """429 with a pause, 503, a redirect, a slow page, one that robots.txt forbids, a layout that changes."""
        posts = {number: POST.replace(b"7000000001", b"70000000%02d" % number) for number in range(NUMBERS)}
        site.pages = {
            "/robots.txt": Reply(b"User-agent: *\nDisallow: /reply\nCrawl-delay: 0.06"),
            "/0.html": Reply(posts[0]),
            "/1.html": lambda times: Reply(status=429, headers={"retry-after": "1"}) if times == 1 else Reply(posts[1]),
            "/2.html": lambda times: Reply(status=503) if times == 1 else Reply(posts[2]),
            "/3.html": Reply(status=301, headers={"location": "/moved.html"}), "/moved.html": Reply(posts[3]),
            "/4.html": Reply(posts[4], after_seconds=0.4),
            "/5.html": Reply(CHANGED), "/6.html": Reply(status=410), "/7.html": Reply(posts[7]),
        }  # fmt: skip
        await turn_on(client, chief)
        begun = time.monotonic()
        report = await collect(house, *(f"{site.url}/{number}.html" for number in range(NUMBERS)))
        lasted = time.monotonic() - begun
        assert report.outcomes == {"ok": 6, "layout_changed": 1, "gone": 1}
        assert Counter(site.paths) == {
            "/robots.txt": 1, "/0.html": 1, "/1.html": 2, "/2.html": 2, "/3.html": 1, "/moved.html": 1, "/4.html": 1,
            "/5.html": 1, "/6.html": 1, "/7.html": 1,
        }  # fmt: skip
        assert lasted >= 1 + 0.06 * (len(site.asked) - 1)
        shown = await source(client, chief)
        assert shown["outcomes"] == {"ok": 6, "layout_changed": 1, "gone": 1}
        assert "layout of craigslist has changed" in shown["alert"]
        (notice,) = (await client.get("/v1/notifications", headers=chief)).json()["items"]
        assert notice["title"] == "Look at the source craigslist"

    async def test_a_page_that_is_forbidden_ends_it(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str]
    ) -> None:
        site.pages = {"/robots.txt": Reply(b"User-agent: *\nDisallow: /a"), "/b": Reply(POST)}
        await turn_on(client, chief)
        report = await collect(house, f"{site.url}/a", f"{site.url}/b")
        assert report.outcomes == {"blocked": 1}
        assert "robots.txt" in report.pages[0].why
        assert site.paths == ["/robots.txt"]

    async def test_links_of_a_list_are_visited_up_to_the_limit(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        links = tuple(f"{site.url}/{number}" for number in range(9))

        def parse(_: Craigslist, page: Any) -> Parsed:
            return Parsed(Outcome.EMPTY, links=links, next_url=f"{site.url}/next")

        monkeypatch.setattr(Craigslist, "parse", parse)
        site.pages = {"/list": Reply()}
        await turn_on(client, chief)
        await collect(house, f"{site.url}/list", pages_max=4)
        assert site.paths == ["/robots.txt", "/list", "/next", "/0", "/1"]

    async def test_by_the_clock_too(self, house: House, site: Site, client: AsyncClient, chief: dict[str, str]) -> None:
        site.pages = {"/1.html": Reply(POST)}
        quick = House(house.sessions, house.settings.model_copy(update={"fetch_seconds_between": 0.05}))
        await self.ask(quick, f"{site.url}/1.html")
        assert await rows(house, "SELECT last_error FROM ingest_batches WHERE dead_at IS NOT NULL")
        await turn_on(client, chief)
        await self.ask(quick, f"{site.url}/1.html")
        assert await rows(house, "SELECT count(*) FROM leads") == [(1,)]

    async def test_what_a_list_links_to_is_visited_by_the_clock_once_in_a_while(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        links = tuple(f"{site.url}/{number}.html" for number in range(24))

        def parse(_: Craigslist, page: Any) -> Parsed:
            is_list = page.url.endswith("/list")
            return Parsed(Outcome.EMPTY, links=links if is_list else (f"{site.url}/next",), is_overview=is_list)

        monkeypatch.setattr(Craigslist, "parse", parse)
        site.pages = {"/list": Reply(), **{f"/{number}.html": Reply() for number in range(24)}}
        await turn_on(client, chief)
        quick = quick_house(house)
        await self.ask(quick, f"{site.url}/list")
        assert Counter(site.paths) == Counter(["/robots.txt", "/list", *(f"/{number}.html" for number in range(24))])
        site.asked.clear()
        await self.ask(quick, f"{site.url}/list")
        assert len(site.paths) == 10
        assert await rows(house, "SELECT count(*) FROM ingest_batches") == [(0,)]

    async def test_no_transaction_is_open_while_a_site_is_waited_for(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str], db_url: str
    ) -> None:
        seen: list[int] = []
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND xact_start IS NOT NULL"

        def answer(_: int) -> Reply:
            with psycopg.connect(db_url.replace("+psycopg", ""), autocommit=True) as own:
                row = own.execute(
                    f"{waiting} AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
                ).fetchone()
            assert row is not None
            seen.append(row[0])
            return Reply(POST)

        site.pages = {"/1.html": answer}
        await turn_on(client, chief)
        await self.ask(quick_house(house), f"{site.url}/1.html")
        assert seen == [0]
        assert await rows(house, "SELECT count(*) FROM leads") == [(1,)]

    async def test_a_batch_that_somebody_else_finished_meanwhile_is_left_alone(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str], db_url: str
    ) -> None:
        def answer(_: int) -> Reply:
            with psycopg.connect(db_url.replace("+psycopg", ""), autocommit=True) as own:
                own.execute("DELETE FROM ingest_batches")
            return Reply(POST)

        site.pages = {"/1.html": answer}
        await turn_on(client, chief)
        await self.ask(quick_house(house), f"{site.url}/1.html")
        assert await rows(house, "SELECT count(*) FROM leads") == [(0,)]
        assert await rows(house, "SELECT count(*) FROM ingest_pages") == [(1,)]

    async def ask(self, house: House, url: str) -> None:
        keys = watching_keys(house)
        async with transaction(house.sessions) as session:
            run = await pipeline.begin(session, "craigslist", "austin-tx")
            await pipeline.ask_for(session, keys, "craigslist", url, run=run, market="austin-tx")
        await pipeline.work(house)


def quick_house(house: House) -> House:
    return House(house.sessions, house.settings.model_copy(update={"fetch_seconds_between": 0.001}))


def watching_keys(house: House) -> Any:
    from backend.keyring import ring

    assert house.settings.contact_keys is not None
    return ring(house.settings.contact_keys.get_secret_value())


class TestPages:
    async def test_are_kept_sealed_once_and_open_again(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str]
    ) -> None:
        site.pages = {"/1.html": Reply(POST, headers={"content-type": "text/html; charset=utf-8"})}
        await turn_on(client, chief)
        await collect(house, f"{site.url}/1.html")
        await collect(house, f"{site.url}/1.html")
        async with transaction(house.sessions) as session:
            row = await queries.to_replay(session, "craigslist", 10_000, 0)
            assert row is not None
            assert await queries.to_replay(session, "craigslist", 10_000, row.id) is None
        assert b"Sunny" not in row.sealed
        assert len(row.sealed) < len(POST)
        page = service.opened(watching_keys(house), row)
        assert (page.body, page.url, page.content_type) == (POST, f"{site.url}/1.html", "text/html; charset=utf-8")
        assert (row.outcome, row.listings, row.bytes) == ("ok", 1, len(POST))

    async def test_are_read_again_by_a_newer_parser(
        self, house: House, site: Site, client: AsyncClient, chief: dict[str, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        site.pages = {"/1.html": Reply(CHANGED)}
        await turn_on(client, chief)
        assert (await collect(house, f"{site.url}/1.html")).outcomes == {"layout_changed": 1}
        assert (await collect(house, replay=True)).pages == []
        read = Craigslist.parse
        monkeypatch.setattr(Craigslist, "version", Craigslist.version + 1)
        monkeypatch.setattr(Craigslist, "parse", lambda self, page: read(self, page_with(page, POST)))
        again = await collect(house, replay=True)
        assert (again.outcomes, again.new) == ({"ok": 1}, 1)
        assert site.paths == ["/robots.txt", "/1.html"]
        assert await rows(house, "SELECT outcome, listings FROM ingest_pages") == [("ok", 1)]
        assert (await collect(house, replay=True)).pages == []


def page_with(page: Any, body: bytes) -> Any:
    from dataclasses import replace

    return replace(page, body=body)


class TestFillRates:
    def test_a_field_that_most_had_and_few_have_is_dry(self) -> None:
        usual = {"asking_price": 0.98, "beds": 0.9, "sqft": 0.4, "city": 1.0}
        assert watching.dry(usual, {"asking_price": 0.97, "beds": 0.2, "city": 0.6}) == ["beds"]

    async def test_a_field_that_runs_dry_is_told_once_a_day(
        self, house: House, client: AsyncClient, chief: dict[str, str]
    ) -> None:
        full = Parsed(Outcome.OK, tuple({"title": f"home {n}", "beds": "3"} for n in range(60)))
        bare = Parsed(Outcome.OK, tuple({"title": f"home {n}"} for n in range(20)))
        for parsed in (full, bare, bare):
            async with transaction(house.sessions) as session:
                await watching.note_outcome(session, Craigslist(), parsed)
        shown = await source(client, chief)
        assert shown["alert"] == "craigslist gives beds for 0% of the listings of a page, usually for 75%"
        assert shown["filled"]["beds"] == 0.6
        assert len((await client.get("/v1/notifications", headers=chief)).json()["items"]) == 1
