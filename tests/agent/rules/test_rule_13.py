"""Rule 13: whatever words a model chooses, an action is claimed after its write alone, and nothing else is invented."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from backend.config import Settings
from tests.agent.conftest import Talk, someone
from tests.agent.rules.conftest import market, rows
from tests.agent.scripted import call, say
from tools.client import ApiClient

CLAIMS = (
    "All set, it's reserved under your name.",
    "Consider it done.",
    "I went ahead and locked it in for you.",
    "You're now the proud owner.",
    "Your payment went through.",
    "The refund is on its way.",
    "I've let the seller know.",
    "Order notices are now off.",
    "I've upgraded your account.",
    "Ya lo he apartado para ti.",
    "The hold is in place until Friday.",
    "That's four hundred thousand and one dollars.",
)


@pytest.mark.parametrize("claim", CLAIMS)
async def test_no_wording_claims_what_did_not_happen(app: FastAPI, talk: Talk, claim: str) -> None:
    await market(app, 9101)
    talk.follow(call("lead_details", ref=9101), say(f"{claim} Anything else?"))

    assert (await talk.say("tell me about 9101")).reply == "Anything else?"


@pytest.mark.parametrize("claim", CLAIMS[:4])
async def test_nor_does_a_question_or_a_refusal(app: FastAPI, talk: Talk, claim: str) -> None:
    for tool, name in (("ask_user", "question"), ("decline", "reason")):
        talk.follow(call(tool, **{name: claim}))
        assert claim not in (await talk.say("tell me about it")).reply


async def test_a_failed_write_is_no_write(app: FastAPI, talk: Talk) -> None:
    talk.follow(call("hold_lead", ref=9101), say("I've held it for you. Anything else?"))

    assert (await talk.say("hold 9101")).reply == "Anything else?"


async def test_the_built_in_model_claims_no_hold_that_it_did_not_get(
    app: FastAPI, own: Talk, settings: Settings
) -> None:
    await market(app, 9101)
    await ApiClient(own.http).as_bearer((await someone(app, settings)).access_token).hold(9101, None, "first")

    ended = await own.say("hold 9101")

    assert [c.ok for c in ended.calls] == [False]
    assert len(await rows(app, "SELECT 1 FROM holds")) == 1
    assert "until" not in ended.reply.lower()
