"""Rule 9: one charge and one delivery, however often and wherever the yes is said; without credits nothing moves."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from fastapi import FastAPI
from sqlalchemy import text

from agent.events import ProposalShown
from backend.db import transaction
from tests.agent.conftest import Talk
from tests.agent.rules.conftest import debits, market, rows
from tests.agent.scripted import call, say
from tools.client import ApiClient, ApiError


async def proposed(talk: Talk) -> str:
    talk.follow(call("purchase", ref=9101))
    await talk.say("buy 9101")
    return next(str(event.proposal.id) for event in talk.events if isinstance(event, ProposalShown))


async def test_a_yes_in_the_chat_and_one_on_the_page_at_once_charge_once(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    proposal = await proposed(talk)
    page = ApiClient(talk.http).as_bearer(talk.user.access_token)

    async def on_the_page(key: str) -> None:
        with suppress(ApiError):
            await page.confirm(proposal, key)

    await asyncio.gather(talk.say("yes"), *(on_the_page(f"page-{number}") for number in range(3)))

    assert len(await debits(app)) == len(await rows(app, "SELECT 1 FROM orders")) == 1
    assert len(await rows(app, "SELECT 1 FROM order_lines")) == 1


async def test_a_second_yes_buys_nothing_more(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    await proposed(talk)
    await talk.say("yes")
    talk.follow(call("purchase", ref=9101, confirmed=True), say("Bought again."))

    await talk.say("yes")
    await talk.say("yes yes")

    assert len(await debits(app)) == len(await rows(app, "SELECT 1 FROM orders")) == 1


async def test_the_same_call_many_times_in_a_turn_writes_once(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    await proposed(talk)
    await talk.say("yes")
    again = call("request_refund", ref=9101, reason="invalid_contact")
    talk.follow(again, again, again, say("Anything else?"))

    await talk.say("refund 9101, the number is disconnected")

    assert len(await rows(app, "SELECT 1 FROM refunds")) == 1


async def test_too_few_credits_debit_and_unlock_nothing(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    await proposed(talk)
    async with transaction(app.state.sessions) as session:
        await session.execute(
            text(
                "INSERT INTO credit_entries (user_id, lot_id, amount_cents, kind) SELECT user_id, lot_id, -49900,"
                " 'purchase' FROM credit_entries"
            )
        )

    ended = await talk.say("yes")

    assert await rows(app, "SELECT 1 FROM orders") == await rows(app, "SELECT 1 FROM order_lines") == []
    assert await debits(app) == [-49900]
    assert "yours" not in ended.reply
