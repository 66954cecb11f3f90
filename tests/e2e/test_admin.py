"""The operator's pages in Chromium, on a wide and a narrow screen, without JavaScript."""

from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import pairwise

import pytest
from playwright.async_api import Browser, expect
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.accounts.demo import demo_email
from backend.config import DEMO_PASSWORD, Settings
from backend.db import make_sessions, transaction
from backend.ingestion import pipeline
from backend.ingestion.operators import queries as sources
from backend.keyring import ring
from backend.outbox.topics import House
from tests.e2e.test_browser import NARROW, WIDE, Visitor, address, browser, market
from tests.factories import CONTACT_KEYS, make_lead

__all__ = ["address", "browser", "market"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
KEYS = ring(CONTACT_KEYS)
PAGES = ("", "/sources", "/runs", "/problems", "/merges", "/flagged", "/refunds", "/deliveries")
LONG = "Immaculate-three-bedroom-" * 8
HOME = {"address": "4217 Marbled Wren Ln", "city": "Austin", "state": "TX", "zip": "78704", "sqft": "1480", "beds": "3"}


@pytest.fixture
async def busy(engine: AsyncEngine, settings: Settings, market: None) -> None:
    """Something in every section."""
    house = House(make_sessions(engine), settings)
    async with transaction(house.sessions) as session:
        row = await sources.of(session, "craigslist")
        row.last_page_at = row.alerted_at = clock.now()
        row.last_outcome, row.last_why = "layout_changed", "no card of a known layout"
        row.alert = "The layout of craigslist has changed: no card of a known layout"
        row.outcomes, row.watched = {"ok": 1204, "empty": 3, "layout_changed": 1}, 312
        row.filled = {"title": 1.0, "asking_price": 0.98, "beds": 0.91, "sqft": 0.74, "phone": 0.12}
        reasons = [{"signal": "pay_first", "words": "asks for money before a visit"}]
        await make_lead(session, title=LONG, fraud_score=0.78, fraud_reasons=reasons, status="review")
        run = await pipeline.begin(session, "import", "austin-tx")
        found = [HOME | {"source_ref": name, "title": name, "asking_price": "412000"} for name in ("One", "Two")]
        await pipeline.accept(session, KEYS, "import", [*found, {"source_ref": "x", "title": "no more"}], run=run)
    await pipeline.work(house)
    async with transaction(house.sessions) as session:
        run = await pipeline.begin(session, "craigslist", "austin-tx")
        for name in ("a", "b"):
            await pipeline.accept(session, KEYS, "craigslist", [{"source_ref": name, "rent": "1900"}], run=run)
        await session.execute(
            text("""UPDATE ingest_batches SET dead_at = app_now(), attempts = 8, last_error = :error
                    WHERE id = (SELECT max(id) FROM ingest_batches)"""),
            {"error": f"ValueError: {LONG}"},
        )


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
async def operator(
    request: pytest.FixtureRequest, browser: Browser, address: str, busy: None
) -> AsyncIterator[Visitor]:
    """The demo administrator, logged in, with scripts off."""
    scheme = "light" if request.param is WIDE else "dark"
    context = await browser.new_context(viewport=request.param, java_script_enabled=False, color_scheme=scheme)
    visitor = Visitor(await context.new_page(), address)
    await visitor.page.goto(f"{address}/admin")
    await visitor.page.fill("input[name=email]", demo_email("admin"))
    await visitor.page.fill("input[name=password]", DEMO_PASSWORD)
    await visitor.page.get_by_role("button", name="Log in").click()
    yield visitor
    await context.close()


async def test_every_page_fits_its_window_and_is_labelled(operator: Visitor, request: pytest.FixtureRequest) -> None:
    page, size = operator.page, request.node.callspec.id
    await expect(page.get_by_role("heading", name="Waits for you")).to_be_visible()
    for path in PAGES:
        await page.goto(f"{operator.address}/admin{path}")
        await operator.picture(f"admin{path.replace('/', '-')}-{size}")
        assert await operator.overflow() <= 0, path
        for field in await page.locator("main input:visible, main select:visible").all():
            assert await field.evaluate("field => field.labels.length"), path
        levels = await page.locator("h1, h2, h3").evaluate_all("all => all.map(one => Number(one.tagName[1]))")
        assert all(after - before <= 1 for before, after in pairwise(levels)), path
        assert levels.count(1) == 1
    assert operator.trouble == []


async def test_what_waits_is_decided_by_pressing_buttons(operator: Visitor) -> None:
    page = operator.page
    await page.get_by_role("link", name="Leads hidden for review").click()
    await page.get_by_role("button", name="Approve: lead").click()
    await expect(page.get_by_role("status")).to_have_text("Approved.")
    await page.get_by_role("link", name="Merges").click()
    await page.get_by_text("Why they are one").click()
    await expect(page.get_by_text("likely one property")).to_be_visible()
    await page.get_by_role("checkbox").last.check()
    await page.get_by_role("button", name="Take the ticked ones out").click()
    await expect(page.get_by_role("status")).to_contain_text("never joined again")
    await page.get_by_role("link", name="Dead letters").click()
    await page.get_by_role("button", name="Discard").click()
    await expect(page.get_by_role("status")).to_have_text("Discarded.")
    await page.get_by_role("link", name="Sources").click()
    await page.get_by_role("checkbox", name="terms of craigslist").check()
    await page.get_by_role("button", name="Turn on: craigslist").click()
    await expect(page.get_by_role("button", name="Turn off: craigslist")).to_be_visible()
