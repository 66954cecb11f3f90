"""Which brain thinks: the built-in one, or any OpenAI-compatible endpoint."""

from __future__ import annotations

from collections.abc import Sequence

from langchain_core.language_models import BaseChatModel

from agent import events as ev
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.model import BuiltinChatModel
from agent.state import Brain
from backend.config import Settings
from backend.places.schemas import Place


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
    from agent.endpoint import connect  # its library takes more than a second to import

    return connect(settings, name, settings.openai_api_key)


def cost_microdollars(settings: Settings, model: str, input_tokens: int, output_tokens: int) -> int | None:
    """What the tokens cost, in millionths of a dollar; None for a model without a price."""
    price = settings.model_prices.get(model)
    if price is None:
        return None
    read, written = price  # cents for a million tokens: a hundredth of it is microdollars for one
    return round((input_tokens * read + output_tokens * written) / 100)


def usage(settings: Settings, brain: Brain | None) -> ev.ModelUsage | None:
    """What a turn took of a hosted model; None when it had none."""
    if brain is None:
        return None
    name, read, written = brain["model"], brain["input_tokens"], brain["output_tokens"]
    return ev.ModelUsage(
        model=name,
        input_tokens=read,
        output_tokens=written,
        estimated=brain["estimated"],
        cost_microdollars=cost_microdollars(settings, name, read, written),
        took_over=brain["took_over"],
    )
