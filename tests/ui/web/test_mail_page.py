"""Demo mode's mails on their page: for the one who is logged in, as text."""

from __future__ import annotations

from fastapi import FastAPI
from httpx import AsyncClient

from backend.accounts.models import User
from backend.db import transaction
from backend.notifications import notices, texts
from backend.outbox import service as outbox
from backend.outbox.topics import House


async def test_a_mail_is_shown_to_its_reader(web: FastAPI, page: AsyncClient, buyer: User) -> None:
    state = web.state
    async with transaction(state.sessions) as session:
        await notices.notify(session, buyer.id, "order", "order:1", texts.bought(["<script>alert(1)</script>"], 900))
    await outbox.work(House(state.sessions, state.settings))
    shown = await page.get("/demo/mail")
    assert "Mail to pat@example.com" in shown.text
    assert "You bought &lt;script&gt;" in shown.text
    assert "<script" not in shown.text
    number = shown.text.partition('data-mail="')[2].partition('"')[0]
    drawn = await page.get(f"/demo/mail/{number}")
    assert (drawn.status_code, "<script" in drawn.text) == (200, False)
    assert "script-src 'self'" in drawn.headers["content-security-policy"]


async def test_a_stranger_is_sent_to_the_log_in(browser: AsyncClient) -> None:
    assert (await browser.get("/demo/mail")).headers["location"] == "/login"
    assert (await browser.get("/demo/mail/0190b5d4-0000-7000-8000-000000000000")).status_code == 404
