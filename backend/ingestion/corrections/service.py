"""Asks the model about doubtful drafts, within the day's cap. Whatever fails, the rows go on as they are."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from typing import Any

from backend.config import Settings
from backend.db import Sessions, transaction
from backend.ingestion.corrections import queries
from backend.ingestion.corrections.applying import apply
from backend.ingestion.corrections.prompts import INSTRUCTIONS
from backend.ingestion.corrections.schemas import Proposals
from backend.ingestion.drafts import Draft

log = logging.getLogger(__name__)

ROWS_A_QUESTION = 10
TEXT_CHARS = 1_500
ANSWER_TOKENS_MAX = 1_500
CHARS_A_TOKEN = 2  # few: what is reserved is never less than what is spent
# Other doubts (a hidden house number, a position far off) no words can settle.
ASKED = frozenset(
    {"price_placeholder", "zip_unknown", "zip_elsewhere", "city_elsewhere", "city_unknown", "state_wrong"}
)
_FACTS = ("asking_price", "beds", "baths", "sqft", "year_built", "property_type", "lead_type")


def is_set_up(settings: Settings) -> bool:
    """Whether there is a model to ask, and money for it."""
    hosted = settings.model_name.startswith("openai:")
    return settings.openai_api_key is not None and hosted and settings.cleaning_cents_a_day > 0


async def correct(sessions: Sessions, settings: Settings, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts in their order, doubtful ones corrected where a model is set and its words hold. No transaction is
    open meanwhile."""
    found = list(drafts)
    if not is_set_up(settings):
        return found
    name = settings.model_name.removeprefix("openai:")
    doubtful = [place for place, draft in enumerate(found) if ASKED & set(draft.doubts) and draft.description]
    for at in range(0, len(doubtful), ROWS_A_QUESTION):
        places = doubtful[at : at + ROWS_A_QUESTION]
        proposals = await _ask(sessions, settings, name, [found[place] for place in places])
        for answer in proposals.rows if proposals else ():
            if 0 <= answer.row < len(places):
                found[places[answer.row]] = apply(found[places[answer.row]], answer.changes)
    return found


def shown(row: int, draft: Draft) -> dict[str, Any]:
    """All that the model sees of a draft: redacted words and public facts."""
    spot = draft.spot
    return {
        "row": row,
        "title": draft.title,
        "text": (draft.description or "")[:TEXT_CHARS],
        "facts": {name: getattr(draft, name) for name in _FACTS},
        "place": {"city": spot.city, "state": spot.state, "zip": spot.zip},
        "in_doubt": [doubt for doubt in draft.doubts if doubt in ASKED],
    }


async def _ask(sessions: Sessions, settings: Settings, name: str, drafts: Sequence[Draft]) -> Proposals | None:
    question = json.dumps([shown(row, draft) for row, draft in enumerate(drafts)], ensure_ascii=False)
    dollars = settings.model_prices.get(name, max(settings.model_prices.values()))
    wanted = _cost(dollars, (len(question) + len(INSTRUCTIONS)) // CHARS_A_TOKEN + 1_000, ANSWER_TOKENS_MAX)
    async with transaction(sessions) as session:
        if not await queries.reserve(session, wanted, settings.cleaning_cents_a_day * 1_000_000):
            log.info("Corrections: the day's cap of %d cents is reached.", settings.cleaning_cents_a_day)
            return None
    proposals, spent = await _answer(settings, name, question, dollars, wanted)
    async with transaction(sessions) as session:
        await queries.settle(session, spent - wanted)
    return proposals


def _cost(prices: tuple[int, int], read: int, written: int) -> int:
    """Millionths of a cent; prices are cents for a million tokens."""
    return prices[0] * read + prices[1] * written


async def _answer(
    settings: Settings, name: str, question: str, prices: tuple[int, int], wanted: int
) -> tuple[Proposals | None, int]:
    """(proposals, what they cost); a failure may have cost all that was reserved."""
    from langchain_openai import ChatOpenAI
    from openai import OpenAIError

    model = ChatOpenAI(
        model=name,
        api_key=settings.openai_api_key,
        base_url=settings.openai_base_url,
        timeout=settings.model_attempt_seconds,
        max_completion_tokens=ANSWER_TOKENS_MAX,
        max_retries=1,
        use_responses_api=False,
    ).with_structured_output(Proposals, method="json_schema", include_raw=True)
    try:
        found = await model.ainvoke([("system", INSTRUCTIONS), ("user", question)])
    except (OpenAIError, ValueError, LookupError) as error:  # no answer, or one that is no answer
        log.warning("Corrections: the model did not answer (%s).", type(error).__name__)
        return None, wanted
    assert isinstance(found, dict)
    usage = found["raw"].usage_metadata or {}
    spent = _cost(prices, usage["input_tokens"], usage["output_tokens"]) if usage else wanted
    if not isinstance(found["parsed"], Proposals):
        log.warning("Corrections: the answer was no proposal.")
        return None, spent
    return found["parsed"], spent
