"""A stranger's way through the page, in Chromium: log in, search, hold, buy, read the contact, come back.

``AIQLEADS_SCREENSHOTS=docs/images pytest tests/e2e/test_browser.py`` also takes the pictures of the documentation.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.accounts import demo
from backend.config import Settings
from backend.db import make_sessions, transaction
from tests.e2e.chromium import chromium
from tests.e2e.serving import serving
from tests.factories import CONTACT, make_lead

pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SLOW_MS = 20_000
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
PRICES = (310_000, 325_000, 349_000, 389_000, 415_000, 440_000)


@pytest.fixture
async def market(engine: AsyncEngine, database: object) -> None:
    """Demo accounts, and six houses in Travis Heights; the third with a pool and a caution."""
    async with transaction(make_sessions(engine)) as session:
        await demo.ensure_demo_accounts(session)
        for place, price in enumerate(PRICES):
            await make_lead(
                session,
                asking_price=price,
                neighborhood="Travis Heights",
                listed_days=0.2 + place,
                features=["pool"] if place == 2 else ["garage", "yard"],
                source="demo",
                is_demo=True,
                list_price_cents=1180 + 45 * place,
            )


@pytest.fixture
def address(market: None, settings: Settings) -> Iterator[str]:
    with serving(settings) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


class Visitor:
    """One person's browser window, and every host it spoke to."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.context = context
        self.address = address
        self.hosts: set[str] = set()
        self.trouble: list[str] = []
        self.page: Page = context.new_page()
        self.page.set_default_timeout(SLOW_MS)
        self.page.on("request", lambda request: self.hosts.add(urlsplit(request.url).hostname or "inline"))
        self.page.on("websocket", lambda socket: self.hosts.add(urlsplit(socket.url).hostname or "inline"))
        self.page.on("pageerror", lambda error: self.trouble.append(str(error)))
        self.page.on(
            "console", lambda line: self.trouble.append(line.text) if "Content Security" in line.text else None
        )

    def enter_as_demo(self, tier: str = "pro") -> None:
        self.page.goto(self.address)
        self.page.click(f"button[value={tier}]")
        expect(self.page.locator(".aiq-welcome h1")).to_be_visible(timeout=SLOW_MS)

    def say(self, text: str) -> None:
        self.page.locator("#chat-input").click()
        self.page.keyboard.type(text)
        self.page.keyboard.press("Enter")
        self.settle()

    def settle(self) -> None:
        """Until the turn is over: the composer takes words again."""
        expect(self.page.locator("#stop-button")).to_have_count(0, timeout=SLOW_MS)

    def press(self, card: str, button: str) -> None:
        self.page.locator(card).last.get_by_role("button", name=button, exact=False).click()
        self.settle()

    def picture(self, name: str) -> None:
        folder = os.environ.get("AIQLEADS_SCREENSHOTS")
        if folder:
            self.page.wait_for_timeout(700)
            self.page.screenshot(path=str(Path(folder) / f"{name}.png"))

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return int(self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(viewport=WIDE, locale="en-US", color_scheme="light")
    yield Visitor(context, address)
    context.close()


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(viewport=NARROW, locale="en-US", color_scheme="dark", device_scale_factor=2)
    yield Visitor(context, address)
    context.close()


def seconds(clock: str) -> int:
    parts = [int(part) for part in re.findall(r"\d+", clock)]
    return sum(part * 60**place for place, part in enumerate(reversed(parts)))


def test_from_the_log_in_to_a_bought_contact_and_back(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter_as_demo()
    expect(page.locator("#starters button")).to_have_count(4)
    visitor.picture("welcome")

    visitor.say("3 bed houses in Travis Heights, cheapest first")
    first = page.locator("[data-lead]").first
    expect(first).to_contain_text("$310,000")
    lead = str(first.get_attribute("data-lead"))
    expect(first.locator(".aiq-chip", has_text="mobile")).to_be_visible()
    visitor.picture("chat")

    visitor.press(f"[data-lead='{lead}']", "Hold")
    clock = page.locator(f"[data-lead='{lead}'] [role=timer]").first
    expect(clock).to_be_visible()
    before = seconds(clock.inner_text())
    page.wait_for_timeout(2100)
    assert 1 <= before - seconds(clock.inner_text()) <= 4
    assert 3400 < before <= 3600

    visitor.press(f"[data-hold='{lead}']", "Buy")
    expect(page.locator("[data-proposal]")).to_contain_text("Confirm: pay $")
    page.reload()
    expect(page.locator("[data-proposal] .main")).to_be_enabled()
    assert CONTACT["phone"] not in page.content()

    visitor.press("[data-proposal]", "Confirm")
    contact = page.locator(f"[data-contact='{lead}']").first
    expect(contact).to_contain_text(CONTACT["name"])
    expect(contact).to_contain_text("check before you call")
    contact.scroll_into_view_if_needed()
    visitor.picture("contact")

    page.reload()
    expect(page.locator(f"[data-contact='{lead}']").first).to_contain_text(CONTACT["name"])
    expect(page.locator("[data-proposal]").last).to_contain_text("Done: bought.")
    expect(page.locator(f"[data-lead='{lead}']").first).to_have_attribute("data-state", "bought")
    assert "/chat/thread/" in page.url

    page.goto(f"{visitor.address}/chat/")
    page.locator("#sidebar-trigger-button").click()
    expect(page.locator("#thread-history")).to_contain_text("3 bed houses in Travis Heights")
    assert visitor.hosts <= {"127.0.0.1", "inline"}
    assert visitor.trouble == []


def test_on_a_phone_nothing_scrolls_sideways(phone: Visitor) -> None:
    phone.enter_as_demo("basic")
    assert phone.overflow() == 0
    phone.say("houses in Travis Heights")
    phone.picture("chat-390")
    assert phone.overflow() == 0
    for words in ("why does the first one cost that?", "median price in Austin", "buy the first one", "my account"):
        phone.say(words)
        assert phone.overflow() == 0, words
    phone.page.reload()
    expect(phone.page.locator("[data-lead]").first).to_be_visible()
    assert "/chat/thread/" in phone.page.url
    assert phone.hosts <= {"127.0.0.1", "inline"}
    assert phone.trouble == []


def test_an_empty_page_offers_the_wish_to_drop(visitor: Visitor) -> None:
    visitor.enter_as_demo()
    visitor.say("4 bed houses with a pool in Travis Heights")
    drop = visitor.page.locator(".aiq-button", has_text="Without").first
    expect(drop).to_be_visible()
    drop.click()
    visitor.settle()
    expect(visitor.page.locator("[data-lead]").first).to_be_visible()


def test_a_cancelled_proposal_loses_its_buttons(visitor: Visitor) -> None:
    visitor.enter_as_demo()
    visitor.say("houses in Travis Heights")
    visitor.say("buy the first one")
    visitor.press("[data-proposal]", "Cancel")
    expect(visitor.page.locator("[data-proposal]").last).to_contain_text("Nothing was bought")
    expect(visitor.page.locator("[data-proposal] .main")).to_have_count(0)
