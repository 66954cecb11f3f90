"""A stranger's way through the page, in Chromium: log in, search, hold, buy, read the contact, come back.

``SCREENSHOTS=docs/images pytest tests/e2e/test_browser.py`` also takes the pictures of the documentation.
"""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Browser, Page, expect
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.accounts import demo
from backend.config import Settings
from backend.db import make_sessions, transaction
from tests.e2e.chromium import chromium
from tests.e2e.serving import serving
from tests.factories import CONTACT, make_lead

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SLOW_MS = 30_000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
expect.set_options(timeout=SLOW_MS)
HOUSES = (  # asking price, beds, baths, sqft, year, days listed, features, source, list price in cents
    (349_000, 3, 2.0, 1310, 1958, 0.2, ("yard",), "craigslist", 1465),
    (365_000, 3, 1.0, 1180, 1949, 1.1, ("fixer_upper",), "zillow", 1290),
    (389_000, 3, 2.0, 1495, 1974, 2.3, ("pool", "garage"), "facebook", 1540),
    (412_000, 4, 2.5, 1870, 1981, 3.4, ("garage", "yard"), "zillow", 1385),
    (428_000, 3, 2.0, 1610, 1996, 5.2, ("solar",), "import", 1210),
    (444_000, 3, 2.5, 1725, 2004, 8.8, ("view",), "zillow", 1105),
)


@pytest.fixture
async def market(engine: AsyncEngine, database: object) -> None:
    """Demo accounts, and six houses in Zilker; the third with a pool and a caution."""
    async with transaction(make_sessions(engine)) as session:
        await demo.ensure_demo_accounts(session)
        for price, beds, baths, sqft, year, days, features, source, cents in HOUSES:
            await make_lead(
                session,
                neighborhood="Zilker",
                asking_price=price,
                beds=beds,
                baths=baths,
                sqft=sqft,
                year_built=year,
                listed_days=days,
                features=features,
                source=source,
                list_price_cents=cents,
                **(
                    {"fraud_score": 0.5, "fraud_reasons": [{"words": "price far below similar homes"}]}
                    if "pool" in features
                    else {}
                ),
            )


@pytest.fixture
def address(market: None, settings: Settings) -> Iterator[str]:
    with serving(settings) as served:
        yield served


@pytest.fixture(scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as opened:
        yield opened


COUNT_TURNS = """
window.turnsEnded = 0;
window.addEventListener("message", (event) => {
  if (event.data && event.data.aiq === "ended") window.turnsEnded += 1;
});
"""


class Visitor:
    """One person's browser window, and every host it spoke to."""

    def __init__(self, page: Page, address: str) -> None:
        self.address = address
        self.hosts: set[str] = set()
        self.trouble: list[str] = []
        self.page = page
        self.page.set_default_timeout(SLOW_MS)
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or "inline"))
        self.page.on("websocket", lambda socket: self.hosts.add(urlsplit(socket.url).hostname or "inline"))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on(
            "console", lambda line: self.trouble.append(line.text) if "Content Security" in line.text else None
        )

    async def enter_as_demo(self, tier: str = "pro") -> None:
        await self.page.goto(self.address)
        await self.page.click(f"button[value={tier}]")
        await expect(self.page.locator(".aiq-welcome h1")).to_be_visible()

    async def say(self, text: str) -> None:
        """Say it and wait for the end of the turn."""
        async with self.turn():
            await self.page.locator("#chat-input").click()
            await self.page.keyboard.type(text)
            await self.page.keyboard.press("Enter")

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Around whatever starts a turn: leaves when the page was told that it ended and takes words again."""
        before = await self.page.evaluate("window.turnsEnded")
        yield
        await self.page.wait_for_function("before => window.turnsEnded > before", arg=before)
        await expect(self.page.locator("#stop-button")).to_have_count(0)

    async def press(self, card: str, button: str) -> None:
        async with self.turn():
            await self.page.locator(card).last.get_by_role("button", name=button, exact=False).click()

    async def picture(self, name: str) -> None:
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            await self.page.wait_for_timeout(700)
            await self.page.screenshot(path=str(Path(folder) / f"{name}.png"))

    async def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return int(await self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.fixture
async def visitor(browser: Browser, address: str) -> AsyncIterator[Visitor]:
    context = await browser.new_context(viewport=WIDE, locale="en-US", color_scheme="light")
    await context.add_init_script(COUNT_TURNS)
    yield Visitor(await context.new_page(), address)
    await context.close()


@pytest.fixture
async def phone(browser: Browser, address: str) -> AsyncIterator[Visitor]:
    context = await browser.new_context(viewport=NARROW, locale="en-US", color_scheme="dark", device_scale_factor=2)
    await context.add_init_script(COUNT_TURNS)
    yield Visitor(await context.new_page(), address)
    await context.close()


def seconds(clock: str) -> int:
    parts = [int(part) for part in re.findall(r"\d+", clock)]
    return sum(part * 60**place for place, part in enumerate(reversed(parts)))


async def test_from_the_log_in_to_a_bought_contact_and_back(outgoing: list[str], visitor: Visitor) -> None:
    page = visitor.page
    await visitor.enter_as_demo()
    await expect(page.locator("#starters button")).to_have_count(4)
    await visitor.picture("welcome")

    await visitor.say("3 bed houses in Zilker, cheapest first")
    first = page.locator("[data-lead]").first
    await expect(first).to_contain_text("$349,000")
    lead = str(await first.get_attribute("data-lead"))
    await expect(first.locator(".aiq-chip", has_text="mobile")).to_be_visible()

    await visitor.press(f"[data-lead='{lead}']", "Hold")
    clock = page.locator(f"[data-lead='{lead}'] [role=timer]").first
    await expect(clock).to_be_visible()
    before = seconds(await clock.inner_text())
    await page.wait_for_timeout(2100)
    assert 1 <= before - seconds(await clock.inner_text()) <= 4
    assert 3400 < before <= 3600
    await page.locator("[data-step-type=user_message]").first.scroll_into_view_if_needed()
    await visitor.picture("chat")

    await visitor.press(f"[data-hold='{lead}']", "Buy")
    await expect(page.locator("[data-proposal]")).to_contain_text("Confirm: pay $")
    await page.reload()
    await expect(page.locator("[data-proposal] .main")).to_be_enabled()
    assert CONTACT["phone"] not in await page.content()

    await visitor.press("[data-proposal]", "Confirm")
    contact = page.locator(f"[data-contact='{lead}']").first
    await expect(contact).to_contain_text(CONTACT["name"])
    await expect(contact).to_contain_text("check before you call")
    await contact.scroll_into_view_if_needed()
    await visitor.picture("contact")

    await page.reload()
    await expect(page.locator(f"[data-contact='{lead}']").first).to_contain_text(CONTACT["name"])
    await expect(page.locator("[data-proposal]").last).to_contain_text("Done: bought.")
    await expect(page.locator(f"[data-lead='{lead}']").first).to_have_attribute("data-state", "bought")
    assert "/chat/thread/" in page.url

    await page.goto(f"{visitor.address}/chat/")
    await page.locator("#header #sidebar-trigger-button").click()
    await expect(page.locator("#thread-history")).to_contain_text("3 bed houses in Zilker")
    assert visitor.hosts <= {"127.0.0.1", "inline"}
    assert outgoing == []
    assert visitor.trouble == []


async def test_on_a_phone_nothing_scrolls_sideways(phone: Visitor) -> None:
    await phone.enter_as_demo("basic")
    assert await phone.overflow() == 0
    await phone.say("houses in Zilker")
    await phone.picture("chat-390")
    assert await phone.overflow() == 0
    for words in ("why does the first one cost that?", "median price in Austin", "buy the first one", "my account"):
        await phone.say(words)
        assert await phone.overflow() == 0, words
    await phone.page.reload()
    await expect(phone.page.locator("[data-lead]").first).to_be_visible()
    assert "/chat/thread/" in phone.page.url
    assert phone.hosts <= {"127.0.0.1", "inline"}
    assert phone.trouble == []


async def test_an_empty_page_offers_the_wish_to_drop(visitor: Visitor) -> None:
    await visitor.enter_as_demo()
    await visitor.say("4 bed houses with a pool in Zilker")
    drop = visitor.page.locator(".aiq-button", has_text="Without").first
    await expect(drop).to_be_visible()
    async with visitor.turn():
        await drop.click()
    await expect(visitor.page.locator("[data-lead]").first).to_be_visible()


async def test_a_cancelled_proposal_loses_its_buttons(visitor: Visitor) -> None:
    await visitor.enter_as_demo()
    await visitor.say("houses in Zilker")
    await visitor.say("buy the first one")
    await visitor.press("[data-proposal]", "Cancel")
    await expect(visitor.page.locator("[data-proposal]").last).to_contain_text("Nothing was bought")
    await expect(visitor.page.locator("[data-proposal] .main")).to_have_count(0)
