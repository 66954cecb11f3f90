"""Rule 12 at the API: no filter, saved search or recommendation goes by a protected class; look-alikes pass."""

from __future__ import annotations

import pytest
from fastapi import FastAPI
from httpx import AsyncClient
from sqlalchemy import text

from backend.db import transaction
from backend.fairness import filters_by_class
from tests.factories import assistant_bearer, bearer, make_lead, make_user

UNLAWFUL = (
    "hispanic", "no -immigrants", "white families only", "mostly asian neighborhood", "no kids", "quiet, no children",
    "ADULTS ONLY", "muslim free area", "jéwish community", "no section 8", "sin mexicanos", "no his\u200bpanics",
    "good schools no minorities", "don't want black neighbors", "near a mosque, no muslims",
)  # fmt: skip
LAWFUL = (
    "white kitchen", "single family pool", "near a church", "black appliances", "wheelchair ramp", "jewish hospital",
    "white rock lake", "mexican tile", "spanish style", "no hoa", "senior community 55+", "indian school road",
    "kids playroom", "corner lot no pets", "section 8 accepted", "race track", "christian school nearby",
    "handicap accessible", "walk to synagogue", "great for families", "", "!!!", "x" * 300,
)  # fmt: skip


@pytest.mark.parametrize("words", UNLAWFUL)
def test_words_that_choose_people_are_told(words: str) -> None:
    assert filters_by_class(words)


@pytest.mark.parametrize("words", LAWFUL)
def test_lawful_look_alikes_are_not(words: str) -> None:
    assert not filters_by_class(words)


async def test_every_door_of_the_api_refuses_by_code(app: FastAPI, client: AsyncClient) -> None:
    async with transaction(app.state.sessions) as session:
        user = await make_user(session, tier="enterprise")
        await make_lead(session)
    for headers in (bearer(app, user), assistant_bearer(app, user)):
        answers = [
            await client.get("/v1/leads/search", params={"text": "no immigrants"}, headers=headers),
            await client.get("/v1/recommendations", params={"text": "no immigrants"}, headers=headers),
            await client.post("/v1/saved-searches", json={"filter": {"text": "no immigrants"}}, headers=headers),
            await client.post("/v1/saved-searches", json={"name": "No kids", "filter": {}}, headers=headers),
        ]
        assert [(answer.status_code, answer.json()["code"]) for answer in answers] == [(422, "protected_class")] * 4
        lawful = await client.get("/v1/leads/search", params={"text": "white kitchen"}, headers=headers)
        assert lawful.status_code == 200
    async with app.state.engine.connect() as connection:
        assert (await connection.execute(text("SELECT count(*) FROM saved_searches"))).scalar_one() == 0
        logged = await connection.execute(text("SELECT outcome FROM audit_log WHERE outcome = 'protected_class'"))
        assert len(logged.all()) == 4
