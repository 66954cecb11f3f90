"""Rule 12: nobody searches by who lives there, whatever brain is on; the look-alikes are answered."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from tests.agent.conftest import Talk
from tests.agent.rules.conftest import market, refusals
from tests.agent.scripted import call, say


@pytest.mark.parametrize(
    ("said", "args"),
    [
        ("homes in mostly white neighborhoods of Austin", {"city": "Austin"}),
        ("homes in Austin", {"city": "Austin", "text": "no hispanic families"}),
        ("somewhere without immigrants", {"city": "Austin", "sort": "price_desc"}),
    ],
)
async def test_a_filter_by_a_protected_class_never_searches(
    app: FastAPI, talk: Talk, said: str, args: dict[str, str]
) -> None:
    await market(app, 9101)
    talk.follow(call("search_leads", **args), say("Anything else?"))

    ended = await talk.say(said)

    assert [(c.ok, c.error) for c in ended.calls] == [(False, "protected_class")]
    assert ended.on_screen == []
    assert await refusals(app) == [("search_leads", "protected_class")]


@pytest.mark.parametrize("said", ["homes in Austin with a white kitchen", "single family homes near a church"])
async def test_a_lawful_look_alike_searches(app: FastAPI, talk: Talk, said: str) -> None:
    await market(app, 9101)
    talk.follow(call("search_leads", city="Austin"), say("Anything else?"))

    assert (await talk.say(said)).on_screen == [9101]
