"""Paying by card in the open chat, in Chromium: declined, with the bank's question, the papers, money back in words."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from tests.e2e.test_browser import Visitor, address, browser, market, phone, visitor

__all__ = ["address", "browser", "market", "phone", "visitor"]
pytestmark = [pytest.mark.browser, pytest.mark.timeout(240)]
GOOD, DECLINED, SECURE = "4242 4242 4242 4242", "4000 0000 0000 0002", "4000 0025 0000 3155"


class Purse:
    """A payment page beside the chat."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def card(self, number: str) -> None:
        await self.page.fill("input[name=number]", number)
        await self.page.fill("input[name=expiry]", "12 / 34")
        await self.page.fill("input[name=cvc]", "123")
        await self.page.get_by_role("button", name="Pay $").click()

    async def picture(self, visitor: Visitor, name: str) -> None:
        await Visitor(self.page, visitor.address).picture(name)


async def to_pay(visitor: Visitor) -> Purse:
    """Say yes to the last offer, and open its payment page in another tab."""
    await visitor.press("[data-proposal]", "Confirm")
    link = visitor.page.locator("[data-proposal] a", has_text="Pay by card").last
    await expect(link).to_be_visible()
    till = await visitor.page.context.new_page()
    await till.goto(str(await link.get_attribute("href")))
    return Purse(till)


@pytest.fixture
async def lead(visitor: Visitor) -> AsyncIterator[str]:
    """The first lead on an open page that listens."""
    await visitor.enter_as_demo()
    await visitor.say("3 bed houses in Zilker, cheapest first")
    found = str(await visitor.page.locator("[data-lead]").first.get_attribute("data-lead"))
    await visitor.page.wait_for_function("id => document.documentElement.dataset.aiqLive?.includes(id)", arg=found)
    yield found
    assert visitor.trouble == []


async def test_declined_then_confirmed_with_the_bank_then_refunded_in_words(
    visitor: Visitor, lead: str, engine: AsyncEngine, tmp_path: Path
) -> None:
    page = visitor.page
    await visitor.say("buy the first one with my card")
    purse = await to_pay(visitor)
    await visitor.picture("paying")
    await purse.card(DECLINED)
    await expect(purse.page.locator("[role=alert]")).to_be_visible()
    await purse.picture(visitor, "declined")
    await visitor.say("my card was declined")
    await expect(page.get_by_text("No card has been accepted", exact=False)).to_be_visible()

    await purse.card(SECURE)
    await expect(purse.page.get_by_text("Is this you?")).to_be_visible()
    await purse.picture(visitor, "secure")
    await purse.page.get_by_role("button", name="Confirm the payment").click()
    await expect(page.locator(f"[data-contact='{lead}']").first).to_be_visible()
    await expect(page.locator(f"[data-lead='{lead}']").first).to_have_attribute("data-state", "bought")
    await purse.picture(visitor, "paid-page")
    await visitor.picture("unlocked")

    async with page.expect_download() as begun:
        await page.get_by_role("link", name="Receipt (PDF)").last.click()
    paper = tmp_path / "receipt.pdf"
    await (await begun.value).save_as(paper)
    assert paper.read_bytes().startswith(b"%PDF")

    async with engine.begin() as connection:
        await connection.execute(text("UPDATE contacts SET phone_valid = false"))
    await visitor.say("refund the last one, the number is dead")
    await expect(page.get_by_text("Refund granted", exact=False)).to_be_visible()
    await expect(page.get_by_text("so the contact is hidden again", exact=False)).to_be_visible()
    await visitor.picture("refunded")


async def test_a_pack_is_bought_from_the_chat_and_counted(visitor: Visitor, lead: str) -> None:
    page = visitor.page
    await visitor.say("top me up with the middle pack")
    await (await to_pay(visitor)).card(GOOD)
    await expect(page.get_by_text("165 credits are yours", exact=False)).to_be_visible()
    await visitor.say("what did I spend this month")
    await expect(page.get_by_text("$129.99 for credit packs", exact=False)).to_be_visible()
    await visitor.picture("spent")


async def test_the_account_page_asks_before_it_changes_a_plan(visitor: Visitor) -> None:
    await upgraded_on_the_page(visitor, "wide")


async def test_the_account_page_fits_a_phone(phone: Visitor) -> None:
    await upgraded_on_the_page(phone, "phone")


async def upgraded_on_the_page(on: Visitor, who: str) -> None:
    """From Pro to Enterprise, on the account page."""
    page = on.page
    await on.enter_as_demo()
    await page.goto(f"{on.address}/account")
    await expect(page.get_by_role("heading", name="Pro plan")).to_be_visible()
    await expect(page.get_by_text("Nothing bought yet", exact=False)).to_be_visible()
    assert await on.overflow() <= 0
    await page.locator("summary").click()
    await on.picture(f"account-{who}")
    await page.select_option("select[name=wanted]", "enterprise-month")
    await page.get_by_role("button", name="See what it costs").click()
    await expect(page.get_by_role("heading", name="Upgrade to Enterprise?")).to_be_visible()
    await on.picture(f"upgrade-{who}")
    await page.get_by_role("button", name="Confirm").click()
    await expect(page.get_by_role("link", name="Pay by card")).to_be_visible()
    await page.get_by_role("link", name="Pay by card").click()
    await on.picture(f"pay-{who}")
    await Purse(page).card(GOOD)
    await expect(page.get_by_text("Done: your plan", exact=False)).to_be_visible()
    assert await on.overflow() <= 0
    await page.goto(f"{on.address}/account")
    await expect(page.get_by_role("heading", name="Enterprise plan")).to_be_visible()
    await on.picture(f"account-after-{who}")
    assert await on.overflow() <= 0
    assert on.trouble == []
