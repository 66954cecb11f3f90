"""Which brain thinks: the built-in one, or any OpenAI-compatible endpoint."""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.language_models import BaseChatModel

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.model import BuiltinChatModel
from backend.config import Settings
from backend.places.schemas import Place

MODEL_TIMEOUT_SECONDS = 60
MODEL_RETRIES = 3


class UnknownModel(ValueError):
    """``AIQLEADS_MODEL`` names neither ``builtin`` nor ``openai:<model>``."""


def builtin(places: Sequence[Place]) -> BuiltinChatModel:
    """The key-free model over a gazetteer."""
    return BuiltinChatModel(gazetteer=Gazetteer.from_places(list(places)))


def choose(settings: Settings, fallback: BaseChatModel) -> BaseChatModel:
    """The model that the settings name; ``fallback`` is the built-in one."""
    provider, _, name = settings.model_name.partition(":")
    if provider == "builtin":
        return fallback
    if provider != "openai" or not name:
        raise UnknownModel(f"AIQLEADS_MODEL is '{settings.model_name}': write builtin or openai:<model>.")
    if settings.openai_api_key is None:
        raise UnknownModel(f"AIQLEADS_MODEL is '{settings.model_name}' and OPENAI_API_KEY is not set.")
    from langchain_openai import ChatOpenAI  # takes more than a second to import

    return ChatOpenAI(
        model=name,
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url,
        temperature=0,
        timeout=MODEL_TIMEOUT_SECONDS,
        max_retries=MODEL_RETRIES,
    )
