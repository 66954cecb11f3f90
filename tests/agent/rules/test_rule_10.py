"""Rule 10: a refund is for one's own purchase, for the reason and the sum that were said, and filing is no approval."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from backend.config import Settings
from tests.agent.conftest import Talk, someone
from tests.agent.rules.conftest import buys, market, refusals, rows
from tests.agent.scripted import call, say

FILED = "SELECT reason, amount_cents, status FROM refunds"


async def bought(talk: Talk, lead: int) -> None:
    await buys(talk, talk.user, lead)


async def test_anothers_purchase_is_not_refunded(app: FastAPI, talk: Talk, settings: Settings) -> None:
    await market(app, 9101)
    await buys(talk, await someone(app, settings), 9101)
    talk.follow(call("request_refund", ref=9101, reason="invalid_contact"), say("Anything else?"))

    await talk.say("refund 9101, the number is disconnected")

    assert await rows(app, FILED) == []


@pytest.mark.parametrize(
    "args",
    [
        {"reason": "invalid_contact", "amount": 9999},
        {"reason": "do_not_call"},
        {"reason": "because I want it"},
        {"reason": "other", "amount": -5},
    ],
)
async def test_another_reason_or_sum_than_the_users_files_nothing(app: FastAPI, talk: Talk, args: dict) -> None:  # type: ignore[type-arg]
    await market(app, 9101)
    await bought(talk, 9101)
    talk.follow(call("request_refund", ref=9101, **args), say("Anything else?"))

    await talk.say("refund 9101, the number is disconnected")

    assert await rows(app, FILED) == []
    assert [tool for tool, _ in await refusals(app)] == ["request_refund"]


async def test_more_than_was_paid_is_not_filed_though_it_was_said(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    await bought(talk, 9101)
    talk.follow(call("request_refund", ref=9101, reason="invalid_contact", amount=9999), say("Anything else?"))

    await talk.say("refund $9,999 for 9101, the number is disconnected")

    assert await rows(app, FILED) == []


async def test_the_same_lead_is_refunded_once(app: FastAPI, talk: Talk) -> None:
    await market(app, 9101)
    await bought(talk, 9101)
    for said in ("refund 9101, the number is disconnected", "refund 9101 again, the number is disconnected"):
        talk.follow(call("request_refund", ref=9101, reason="invalid_contact"), say("Your refund was approved."))
        ended = await talk.say(said)

    (filed,) = await rows(app, FILED)
    assert filed.reason == "invalid_contact"
    assert "approved" not in ended.reply


@pytest.mark.parametrize(
    ("asked", "filed"), [("what would I need for a refund?", ["duplicate"]), ("homes in Austin", [])]
)
async def test_what_was_wrong_is_filed_only_after_asking_for_a_refund(
    app: FastAPI, own: Talk, asked: str, filed: list[str]
) -> None:
    await market(app, 9101, 9102)
    await bought(own, 9101)
    await bought(own, 9102)
    await own.say(asked)

    await own.say("ok then: 9101 is the same house as 9102")

    assert [row.reason for row in await rows(app, "SELECT reason FROM refunds")] == filed


@pytest.mark.parametrize("said", ["refund 9101, the number is disconnected", "refund $9,999 for 9102, wrong number"])
async def test_nor_by_the_built_in_model(app: FastAPI, own: Talk, settings: Settings, said: str) -> None:
    await market(app, 9101, 9102)
    await buys(own, await someone(app, settings), 9101)
    await buys(own, own.user, 9102)

    await own.say(said)
    await own.say("yes")

    filed = await rows(
        app, "SELECT r.amount_cents, l.price_cents, l.lead_id FROM refunds r JOIN order_lines l ON l.id = r.line_id"
    )
    assert all(row.lead_id == 9102 and row.amount_cents <= row.price_cents for row in filed)
    assert await rows(app, "SELECT 1 FROM refunds WHERE status <> 'requested'") == []
