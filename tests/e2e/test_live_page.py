"""What an open chat page shows by itself, in Chromium: a new price, another's hold, and the bell."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import expect
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.cart import service as cart
from backend.db import make_sessions, transaction
from backend.notifications import notices, texts
from backend.pricing import service as pricing
from tests.backend.purchases.buying import principal_of
from tests.e2e.test_browser import Visitor, address, browser, market, phone, visitor
from tests.factories import make_user

__all__ = ["address", "browser", "market", "phone", "visitor"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
SOON_MS = 2_000


@pytest.fixture
async def shown(visitor: Visitor) -> AsyncIterator[str]:
    """The id of the first lead on an open page that listens."""
    await visitor.enter_as_demo()
    await visitor.say("3 bed houses in Zilker, cheapest first")
    lead = str(await visitor.page.locator("[data-lead]").first.get_attribute("data-lead"))
    await visitor.page.wait_for_function("id => document.documentElement.dataset.aiqLive?.includes(id)", arg=lead)
    yield lead
    assert visitor.trouble == []


async def test_a_price_and_a_hold_show_by_themselves(visitor: Visitor, shown: str, engine: AsyncEngine) -> None:
    sessions, card = make_sessions(engine), visitor.page.locator(f"[data-lead='{shown}']").first
    async with transaction(sessions) as session:
        await pricing.set_list_price(session, int(shown), 2_000)
    await expect(card).to_contain_text("$17.00", timeout=SOON_MS)
    await visitor.picture("live-price")
    async with transaction(sessions) as session:
        rival = await make_user(session, tier="pro")
        await cart.hold(session, principal_of(rival), int(shown), 1)
    await expect(card).to_have_attribute("data-state", "held", timeout=SOON_MS)


async def test_a_notice_rings_the_bell_and_is_read(visitor: Visitor, shown: str, engine: AsyncEngine) -> None:
    page, sessions = visitor.page, make_sessions(engine)
    await expect(page.locator("#aiq-bell")).to_have_attribute("aria-label", "Notices")
    async with transaction(sessions) as session:
        me = (await session.execute(text("SELECT id FROM users WHERE email = 'pro@demo.aiqleads.dev'"))).scalar_one()
        evil = texts.price_drop([texts.Drop("3-bed house in <b>Austin</b>", 1_465, 1_190)], "You hold or saved it")
        await notices.notify(session, me, "price_drop", "drop:1", evil)
        await notices.notify(session, me, "order", "order:1", texts.bought(["3-bed house in Austin"], 1_245))
    await expect(page.locator("#aiq-bell .aiq-badge")).to_have_text("2", timeout=SOON_MS)
    await expect(page.locator(".aiq-word").first).to_contain_text("3-bed house in <b>Austin</b>")
    await page.locator("#aiq-bell").click()
    lines = page.locator("#aiq-notices .aiq-notice")
    await expect(lines).to_have_count(2)
    await visitor.picture("bell")
    await lines.first.click()
    await expect(page.locator("#aiq-bell .aiq-badge")).to_have_text("1")
    await page.get_by_role("button", name="Mark all as read").click()
    await expect(page.locator("#aiq-bell .aiq-badge")).to_be_hidden()
    await page.keyboard.press("Escape")
    await expect(page.locator("#aiq-notices")).to_be_hidden()
    await page.reload()
    await expect(page.locator("#aiq-bell")).to_be_visible()


async def test_a_card_payment_is_told_in_the_open_conversation(visitor: Visitor, shown: str) -> None:
    page = visitor.page
    await visitor.say(f"buy lead {shown} with my card")
    await visitor.press("[data-proposal]", "Confirm")
    link = page.locator("[data-proposal] a", has_text="Pay by card")
    await expect(link).to_be_visible()
    till = await page.context.new_page()
    await till.goto(str(await link.get_attribute("href")))
    await till.fill("input[name=number]", "4242 4242 4242 4242")
    await till.fill("input[name=expiry]", "12 / 34")
    await till.fill("input[name=cvc]", "123")
    await till.locator("button").first.click()
    await expect(page.locator("[data-proposal]").last).to_have_attribute("data-state", "confirmed")
    await expect(page.locator(f"[data-contact='{shown}']").first).to_be_visible()
    await expect(page.locator("#aiq-bell .aiq-badge")).to_have_text("1")
    await expect(page.locator(f"[data-lead='{shown}']").first).to_have_attribute("data-state", "bought")
    await visitor.picture("paid")


async def test_the_bell_fits_a_phone(phone: Visitor) -> None:
    await phone.enter_as_demo()
    await phone.page.locator("#aiq-bell").click()
    await expect(phone.page.locator("#aiq-notices")).to_contain_text("Nothing yet")
    await expect(phone.page.get_by_role("link", name="Mails of the demo")).to_be_visible()
    assert await phone.overflow() <= 0
    await phone.picture("bell-phone")
    await phone.page.get_by_role("link", name="Mails of the demo").click()
    await expect(phone.page.locator("h1")).to_have_text("Mail to pro@demo.aiqleads.dev")
    assert await phone.overflow() <= 0
