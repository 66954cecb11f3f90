"""What the account page shows of money and begins; nothing is charged before its own page."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient

from backend.accounts.models import User
from backend.credits import service as credits
from backend.db import transaction
from tests.factories import bearer, make_lead


async def bought(web: FastAPI, buyer: User) -> str:
    """The id of an order of one lead, paid with credits."""
    async with transaction(web.state.sessions) as session:
        lead_id = await make_lead(session)
        await credits.grant(session, buyer.id, 50_000, kind="topup", bucket="bought")
    transport = ASGITransport(app=web)
    async with AsyncClient(transport=transport, base_url="http://api", headers=bearer(web, buyer)) as api:
        made = await api.post("/v1/proposals", json={"kind": "purchase", "lead_ids": [lead_id]})
        done = await api.post(f"/v1/proposals/{made.json()['id']}/confirm")
    assert done.is_success, done.text
    return str(done.json()["order"]["id"])


async def test_without_orders_each_part_says_so(page: AsyncClient) -> None:
    shown = (await page.get("/account")).text
    for words in ("Pro plan", "0 credits", "No movements yet.", "Nothing bought yet.", "None yet.", "Quiet hours"):
        assert words in shown


async def test_an_order_and_its_paper_are_listed_and_downloaded_and_no_contact_is_shown(
    web: FastAPI, page: AsyncClient, buyer: User
) -> None:
    order = await bought(web, buyer)
    shown = (await page.get("/account")).text
    assert "555-01" not in shown
    assert "example.com/homes" not in shown
    (number,) = re.findall(r"/account/documents/(R-\d{4}-\d{6})\.pdf", shown)
    for path in (f"orders/{order}/receipt", f"documents/{number}"):
        paper = await page.get(f"/account/{path}.pdf")
        assert paper.headers["content-type"] == "application/pdf"
        assert paper.headers["content-disposition"] == f'attachment; filename="{number}.pdf"'
        assert paper.headers["cache-control"] == "private, no-store"
        assert paper.content.startswith(b"%PDF")


async def test_a_paper_of_nobody_is_not_found(page: AsyncClient) -> None:
    assert (await page.get("/account/documents/R-2026-000999.pdf")).status_code == 404


@pytest.mark.parametrize(
    ("path", "form", "heading"),
    [
        ("plan", {"wanted": "enterprise-month"}, "Upgrade to Enterprise?"),
        ("plan", {"wanted": "pro-year"}, "Change how you are billed?"),
        ("plan", {"wanted": "none"}, "End your Pro plan?"),
        ("pack", {"pack": "150"}, "Buy credits?"),
    ],
)
async def test_what_is_begun_is_asked_or_paid_on_its_own_page(
    page: AsyncClient, path: str, form: dict[str, str], heading: str
) -> None:
    answer = await page.post(f"/account/{path}", data=form)
    assert (answer.status_code, answer.headers["location"][:9]) == (303, "/confirm/")
    shown = (await page.get(answer.headers["location"])).text
    assert heading in shown
    assert ("Pay by card" in shown) == (path == "pack")
    assert "Pro plan" in (await page.get("/account")).text


async def test_what_is_no_plan_is_refused(page: AsyncClient) -> None:
    assert (await page.post("/account/plan", data={"wanted": "gold-month"})).status_code == 422
    assert (await page.post("/account/plan", data={"wanted": "pro-month"})).status_code == 409


async def test_quiet_hours_are_kept(page: AsyncClient) -> None:
    assert 'value="22:00-07:00"' in (await page.post("/account/quiet", data={"quiet": "22:00-07:00"})).text
    assert 'value="22:00-07:00"' not in (await page.post("/account/quiet", data={"quiet": ""})).text


async def test_they_want_a_log_in_and_our_own_page(browser: AsyncClient, page: AsyncClient) -> None:
    forged = await page.post("/account/plan", data={"wanted": "none"}, headers={"Origin": "https://evil.example"})
    assert forged.status_code == 403
    browser.cookies.clear()
    answer = await browser.get("/account/documents/R-2026-000001.pdf")
    assert answer.headers["location"] == "/login?next=/account"
