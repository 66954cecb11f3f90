"""An OpenAI-compatible endpoint. Imported only where one is used."""

from __future__ import annotations

import re
from typing import Any

from langchain_core.messages import AIMessageChunk
from langchain_core.outputs import ChatGenerationChunk
from langchain_openai import ChatOpenAI
from openai import Timeout
from pydantic import SecretStr

from backend.config import Settings

CONNECT_SECONDS = 5.0
REFUSAL = "refusal"
THINKS_FIRST = re.compile(r"o\d")  # these take no temperature; LangChain knows of the others that do not


class Endpoint(ChatOpenAI):
    """``ChatOpenAI`` that keeps a streamed refusal."""

    def _convert_chunk_to_generation_chunk(
        self, chunk: dict[str, Any], default_chunk_class: type, base_generation_info: dict[str, Any] | None
    ) -> ChatGenerationChunk | None:
        made = super()._convert_chunk_to_generation_chunk(chunk, default_chunk_class, base_generation_info)
        if made is None or not isinstance(made.message, AIMessageChunk):
            return made
        for choice in chunk.get("choices") or []:
            if refused := (choice.get("delta") or {}).get(REFUSAL):
                made.message.additional_kwargs[REFUSAL] = str(refused)
        return made


def connect(settings: Settings, name: str, key: SecretStr) -> ChatOpenAI:
    """The model ``name`` at the endpoint that the settings name. Attempts are counted by ``agent.hosted``, not here."""
    return Endpoint(
        model=name,
        api_key=key,
        base_url=settings.openai_base_url,
        temperature=None if THINKS_FIRST.match(name) else 0,
        timeout=Timeout(settings.model_stall_seconds, connect=CONNECT_SECONDS),
        stream_chunk_timeout=settings.model_stall_seconds,
        stream_usage=True,
        use_responses_api=False,
        max_retries=0,
    )
