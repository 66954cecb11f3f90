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


async def test_yeses_to_the_built_in_model_from_everywhere_at_once_charge_once(app: FastAPI, own: Talk) -> None:
    await market(app, 9101)
    await own.say("buy 9101")
    proposal = next(str(event.proposal.id) for event in own.events if isinstance(event, ProposalShown))
    page = ApiClient(own.http).as_bearer(own.user.access_token)

    async def said() -> None:
        async for _ in own.conversation.send(own.thread, own.user, "yes"):
            pass

    async def clicked() -> None:
        with suppress(ApiError):
            async for _ in own.conversation.confirm(own.thread, own.user, proposal):
                pass

    async def on_the_page(key: str) -> None:
        with suppress(ApiError):
            await page.confirm(proposal, key)

    await asyncio.gather(said(), said(), clicked(), clicked(), on_the_page("a"), on_the_page("b"))

    assert len(await debits(app)) == len(await rows(app, "SELECT 1 FROM orders")) == 1
    assert len(await rows(app, "SELECT 1 FROM order_lines")) == 1


async def test_turns_at_once_on_one_thread_run_one_after_the_other(app: FastAPI, own: Talk) -> None:
    await market(app, 9101, 9102)

    async def send(text: str) -> None:
        async for _ in own.conversation.send(own.thread, own.user, text):
            pass

    await asyncio.gather(*(send(text) for text in ("hold 9101", "hold 9101", "hold 9102", "buy 9101", "yes")))

    assert len(await rows(app, "SELECT lead_id FROM holds")) <= 2
    assert len(await rows(app, "SELECT 1 FROM proposals WHERE status = 'waiting'")) <= 1
    assert len(await rows(app, "SELECT 1 FROM orders")) <= 1
    assert len(await own.conversation.history(own.thread, own.user)) >= 10
