"""Embeddings of leads' redacted text: made in the background, searched within one model only."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from backend.embeddings import queries
from backend.embeddings.embedders import Embedder
from backend.leads.features import from_bits

MAX_CHARACTERS = 2000
_PURPOSE = {"rent": "for rent", "buyer": "wanted"}


async def embed_batch(session: AsyncSession, embedder: Embedder, limit: int) -> int:
    """Embed up to ``limit`` leads that have no vector of this model yet; how many were."""
    rows = await queries.missing(session, embedder.model, limit)
    if not rows:
        return 0
    texts = [words(row) for row in rows]
    vectors = await embedder.passages(texts)
    kept = [
        {
            "lead_id": row["lead_id"],
            "model": embedder.model,
            "hash": hashlib.sha256(said.encode()).digest(),
            "vector": _literal(vector),
        }
        for row, said, vector in zip(rows, texts, vectors, strict=True)
    ]
    await queries.keep(session, kept)
    return len(kept)


async def forget_outdated(session: AsyncSession, lead_ids: Sequence[int]) -> int:
    """Vectors of leads of which something else is said now go, to be made anew in the background; how many."""
    rows = await queries.of_leads(session, lead_ids)
    outdated = [row["lead_id"] for row in rows if hashlib.sha256(words(row).encode()).digest() != row["text_hash"]]
    await queries.forget(session, outdated)
    return len(outdated)


def words(row: dict[str, Any]) -> str:
    """What a lead says, for the model: its facts in words, then its own (redacted) text."""
    place = row["neighborhood"] or row["city"]
    facts = (
        f"{row['beds']} bed" if row["beds"] else None,
        str(row["property_type"] or "property").replace("_", " "),
        _PURPOSE.get(row["lead_type"], "for sale"),
        f"in {place}" if place else None,
    )
    features = ", ".join(name.replace("_", " ") for name in from_bits(row["features"]))
    parts = (" ".join(filter(None, facts)), features, row["title"], row["description"])
    return ". ".join(part for part in parts if part)[:MAX_CHARACTERS]


def _literal(vector: Sequence[float]) -> str:
    return "[" + ",".join(f"{number:.6g}" for number in vector) + "]"
