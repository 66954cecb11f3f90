"""Corrections over HTTP against a scripted endpoint: what is sent, what is taken, what it may cost."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.ingestion.corrections.service import correct, shown
from backend.ingestion.drafts import Draft
from tests.agent.models.server import Answer, Endpoint, endpoint, error
from tests.backend.ingestion.corrections.proposals import change, proposing
from tests.backend.ingestion.fraud.drafting import home

SAID = "Lovely house, asking four hundred fifty thousand. Three bedrooms and a big yard."


@pytest.fixture
async def server() -> AsyncIterator[Endpoint]:
    async with endpoint() as made:
        yield made


def house(server: Endpoint, settings: Settings, **more: Any) -> Settings:
    own = {"openai_api_key": SecretStr("sk-test"), "openai_base_url": server.url, "model": "openai:gpt-4.1-mini"}
    return settings.model_copy(update=own | more)


def doubtful(**facts: Any) -> Draft:
    return home(**{"asking_price": None, "description": SAID, "doubts": ("price_placeholder",)} | facts)


async def asked(server: Endpoint, engine: AsyncEngine, settings: Settings, *drafts: Draft) -> list[Draft]:
    return await correct(make_sessions(engine), house(server, settings), drafts)


async def spent(engine: AsyncEngine) -> int:
    async with transaction(make_sessions(engine)) as session:
        return int(
            (await session.execute(text("SELECT coalesce(sum(micro_cents), 0) FROM correction_spend"))).scalar_one()
        )


@pytest.mark.usefixtures("database")
class TestWithAKey:
    async def test_a_change_that_holds_is_made_with_its_reason(
        self, server: Endpoint, engine: AsyncEngine, settings: Settings
    ) -> None:
        server.follow(proposing(change("asking_price", "450000", "asking four hundred fifty thousand")))
        (draft,) = await asked(server, engine, settings, doubtful())
        assert (draft.asking_price, draft.doubts) == (450_000, ())
        assert draft.corrections == (
            {"field": "asking_price", "before": "", "after": "450000", "reason": "asking four hundred fifty thousand"},
        )
        assert await spent(engine) == 1_000 * 40 + 100 * 160

    async def test_no_contact_is_ever_sent(self, server: Endpoint, engine: AsyncEngine, settings: Settings) -> None:
        server.follow(proposing())
        draft = doubtful(contact_email="rosalind.quill@example.com", contact_listing_url="https://example.com/7731")
        await asked(server, engine, settings, draft)
        sent = json.dumps(server.asked).lower()
        for secret in ("5550142", "rosalind", "quill", "marbled", "4217", "example.com", "30.2451", "97.7689"):
            assert secret not in sent
        assert "four hundred fifty thousand" in sent

    async def test_drafts_without_doubt_are_not_sent(
        self, server: Endpoint, engine: AsyncEngine, settings: Settings
    ) -> None:
        server.follow(proposing())
        assert await asked(server, engine, settings, home(), home(doubts=("number_hidden",))) != []
        assert server.asked == []

    @pytest.mark.parametrize(
        "wrong",
        [
            change("asking_price", "123456"), change("year_built", "soon"), change("property_type", "castle"),
            change("city", "Nowhere Falls"), change("zip", "89101"), change("city", "call 512-555-0199"),
        ],
    )  # fmt: skip
    async def test_what_our_rules_refuse_is_not_taken(
        self, server: Endpoint, engine: AsyncEngine, settings: Settings, wrong: dict[str, str]
    ) -> None:
        server.follow(proposing(wrong))
        before = doubtful()
        assert await asked(server, engine, settings, before) == [before]

    async def test_a_contact_in_a_reason_is_not_kept(
        self, server: Endpoint, engine: AsyncEngine, settings: Settings
    ) -> None:
        server.follow(proposing(change("beds", "4", "It says four, call 512-555-0199")))
        (draft,) = await asked(server, engine, settings, doubtful())
        assert draft.beds == 4
        assert "0199" not in draft.corrections[0]["reason"]

    @pytest.mark.parametrize(
        "answer",
        [
            error(500, "server_error"),
            error(401, "invalid_api_key"),
            Answer(body='{"choices": []}'),
            proposing(change("beds", "4"), row=7),
        ],
    )
    async def test_whatever_fails_the_rows_go_on(
        self, server: Endpoint, engine: AsyncEngine, settings: Settings, answer: Answer
    ) -> None:
        server.follow(answer)
        before = doubtful()
        assert await asked(server, engine, settings, before) == [before]

    async def test_the_days_cap_is_kept(self, server: Endpoint, engine: AsyncEngine, settings: Settings) -> None:
        server.follow(proposing(change("beds", "4")))
        capped = house(server, settings, cleaning_cents_a_day=1)
        for _ in range(8):
            await correct(make_sessions(engine), capped, [doubtful()])
        assert 0 < len(server.asked) <= 1_000_000 // (1_000 * 40 + 100 * 160)
        assert await spent(engine) <= 1_000_000
        server.asked.clear()
        await correct(make_sessions(engine), house(server, settings, cleaning_cents_a_day=0), [doubtful()])
        assert server.asked == []


async def test_without_a_key_nothing_is_asked_and_the_row_counts_for_less(
    engine: AsyncEngine, settings: Settings
) -> None:
    assert await correct(make_sessions(engine), settings, [doubtful()]) == [doubtful()]
    assert doubtful().property_part < home().property_part


def test_what_is_shown_names_its_parts() -> None:
    assert set(shown(0, doubtful())) == {"row", "title", "text", "facts", "place", "in_doubt"}
