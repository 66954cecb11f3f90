"""Rule 3: what changed after the proposal takes the yes away, and a new proposal is made where one can be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from fastapi import FastAPI
from sqlalchemy import text

from backend import clock
from backend.config import Settings
from backend.db import transaction
from tests.agent.conftest import Talk, someone
from tests.agent.rules.conftest import buys, debits, market, rows
from tests.agent.scripted import call, say


async def test_sold_between_debits_nothing(app: FastAPI, talk: Talk, settings: Settings) -> None:
    await market(app, 9101)
    talk.follow(call("purchase", ref=9101))
    await talk.say("buy 9101")
    await buys(talk, await someone(app, settings), 9101)

    ended = await talk.say("yes")

    assert [c.ok for c in ended.calls] == [False]
    assert await debits(app, talk.user.user_id) == []


async def test_another_method_is_another_proposal(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    talk.follow(call("purchase", ref=9101))
    await talk.say("buy 9101")
    talk.follow(call("purchase", ref=9101, payment_method="stripe"))

    changed = await talk.say("pay for it with my card instead")

    assert changed.reply_kind == "propose"
    assert await debits(app) == []
    waiting = await rows(app, "SELECT method FROM proposals WHERE status = 'waiting'")
    assert [row.method for row in waiting] == ["stripe"]


async def test_a_method_that_nobody_named_is_not_taken(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    talk.follow(call("purchase", ref=9101, payment_method="stripe"), say("Anything else?"))

    await talk.say("buy 9101")

    assert await rows(app, "SELECT 1 FROM proposals") == []


async def test_a_yes_after_it_lapsed_makes_a_new_proposal(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    talk.follow(call("purchase", ref=9101))
    await talk.say("buy 9101")
    clock.shift(timedelta(minutes=12))

    ended = await talk.say("yes")

    assert ended.reply_kind == "propose"
    assert await debits(app) == []


@pytest.mark.parametrize("between", ["what's the weather?", "hold 9102", "no"])
async def test_a_yes_after_another_topic_buys_nothing(app: FastAPI, talk: Talk, between: str) -> None:
    await market(app, 9101, 9102)
    talk.follow(call("purchase", ref=9101))
    await talk.say("buy 9101")
    talk.follow(call("hold_lead", ref=9102) if "hold" in between else say("Anything else?"), say("All right."))
    await talk.say(between)

    await talk.say("yes")

    assert await debits(app) == []


async def test_a_reprice_is_shown_before_anything_is_paid(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    talk.follow(call("purchase", ref=9101))
    await talk.say("buy 9101")
    async with transaction(app.state.sessions) as session:
        await session.execute(text("UPDATE leads SET contact_part = 0.9"))
        await session.execute(text("UPDATE quotes SET withdrawn_at = app_now()"))
    await talk.say("yes")
    assert await debits(app) == []

    await talk.say("yes")

    first, second = await rows(app, "SELECT total_cents, status FROM proposals ORDER BY created_at")
    assert (first.status, second.status) == ("void", "confirmed")
    assert await debits(app) == [-second.total_cents]


@pytest.mark.parametrize(
    "between",
    ["what's the weather?", "hold 9102", "no", "make it 9102 instead", "pay by card instead", "homes in Austin"],
)
async def test_the_built_in_models_old_offer_is_not_taken_by_a_later_yes(app: FastAPI, own: Talk, between: str) -> None:
    await market(app, 9101, 9102)
    await own.say("buy 9101")
    await own.say(between)

    await own.say("yes")

    assert [row for row in await rows(app, "SELECT lead_id FROM order_lines") if row.lead_id == 9101] == []


async def test_the_built_in_model_offers_the_new_price_first(app: FastAPI, own: Talk) -> None:
    await market(app, 9101)
    await own.say("buy 9101")
    async with transaction(app.state.sessions) as session:
        await session.execute(text("UPDATE leads SET contact_part = 0.9"))
        await session.execute(text("UPDATE quotes SET withdrawn_at = app_now()"))

    await own.say("yes")

    assert await debits(app) == []
