"""Saved searches meet the market: new matches, and price drops for those who hold, saved or look for a lead.

The outbox's messages ``leads.published`` and ``prices.dropped`` are spread over pieces of work of a hundred users each
(``searches.match``, ``searches.drop``); a piece is one transaction.
"""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple, cast

from sqlalchemy.ext.asyncio import AsyncSession

from backend.accounts.models import User
from backend.config import PRICE_DROP_SEARCH_MIN_PERCENT, SAVERS_A_MATCH, TIERS
from backend.errors import InvalidInput
from backend.notifications import match_queries, texts
from backend.notifications.models import SavedSearch
from backend.notifications.notices import Via, notify
from backend.notifications.schemas import Channel, Frequency
from backend.outbox import service as outbox
from backend.outbox.topics import Message
from backend.pricing import quote_queries
from backend.pricing.formula import discounted
from backend.pricing.labels import labels_of
from backend.search import queries as search_queries
from backend.search import service as search
from backend.search.access import MarketLocked
from backend.search.schemas import SearchFilter
from backend.search.scope import UnknownPlace

MATCH, DROP = "searches.match", "searches.drop"
HELD_OR_SAVED = "You hold or saved it"


class Fall(NamedTuple):
    """A lead's list price fell, in cents."""

    lead_id: int
    before: int
    now: int


async def published(session: AsyncSession, message: Message) -> None:
    """The outbox's ``leads.published``."""
    await _spread(session, MATCH, {"lead_ids": message.payload["lead_ids"], "origin": message.id})


async def dropped(session: AsyncSession, message: Message) -> None:
    """The outbox's ``prices.dropped``: holders and savers are told here, saved searches in pieces."""
    falls = [Fall(*fall) for fall in message.payload["drops"]]
    for user_id, lead_ids in (await match_queries.followers(session, [fall.lead_id for fall in falls])).items():
        user = await session.get_one(User, user_id)
        mine = [fall for fall in falls if fall.lead_id in lead_ids]
        await _tell_drops(session, user, mine, f"price-drop:{message.id}", HELD_OR_SAVED)
    worth_a_look = [fall for fall in falls if _percent(fall) >= PRICE_DROP_SEARCH_MIN_PERCENT]
    if worth_a_look:
        await _spread(session, DROP, {"drops": [list(fall) for fall in worth_a_look], "origin": message.id})


async def match(session: AsyncSession, message: Message) -> None:
    """The outbox's ``searches.match``: each lead once a saved search, and not to who gave it back."""
    async for user, saved, hits in _hits(session, message, message.payload["lead_ids"]):
        new = await match_queries.never_owned(session, user.id, hits)
        fresh = await match_queries.first_told(session, saved.id, new) if new else []
        if not fresh:
            continue
        labels = await labels_of(session, fresh)
        told = texts.new_matches(saved.name, [labels[lead_id] for lead_id in fresh])
        cause = f"new-match:{saved.id}:{message.payload['origin']}"
        data = {"search_id": str(saved.id), "lead_ids": fresh[:SAVERS_A_MATCH]}
        await notify(session, user.id, "new_match", cause, told, data=data, via=_via(saved))


async def drop(session: AsyncSession, message: Message) -> None:
    """The outbox's ``searches.drop``: each lead once a user, and not to those who were told as its holders."""
    falls = {fall[0]: Fall(*fall) for fall in message.payload["drops"]}
    told: dict[uuid.UUID, set[int]] = await match_queries.followers(session, list(falls))
    async for user, saved, hits in _hits(session, message, list(falls)):
        known = told.setdefault(user.id, set())
        mine = [falls[lead_id] for lead_id in hits if lead_id not in known]
        known.update(hits)
        cause = f"price-drop:{message.payload['origin']}:{saved.id}"
        await _tell_drops(session, user, mine, cause, f"Found by “{texts.plain(saved.name)}”", _via(saved))


async def _spread(session: AsyncSession, topic: str, payload: dict[str, object]) -> None:
    users = [str(user_id) for user_id in await match_queries.savers(session)]
    for start in range(0, len(users), SAVERS_A_MATCH):
        await outbox.put(session, topic, payload | {"user_ids": users[start : start + SAVERS_A_MATCH]})


async def _hits(
    session: AsyncSession, message: Message, lead_ids: Sequence[int]
) -> AsyncIterator[tuple[User, SavedSearch, list[int]]]:
    """Every saved search of the message's users with those of the leads that it finds for sale, if any."""
    users = [uuid.UUID(user_id) for user_id in message.payload["user_ids"]]
    for user, saved in await match_queries.searches_of(session, users):
        try:
            wanted = await search.prepare(session, user, SearchFilter.model_validate(saved.filter))
        except (MarketLocked, UnknownPlace, InvalidInput):
            continue
        if wanted.scope.outside:
            continue
        if hits := await search_queries.among(session, wanted.search, lead_ids):
            yield user, saved, hits


async def _tell_drops(
    session: AsyncSession, user: User, falls: Sequence[Fall], cause: str, because: str, via: Via | None = None
) -> None:
    """Only what costs this user less than before: a quote that binds may have been lower all along."""
    quotes = await quote_queries.open_quotes(session, user.id, [fall.lead_id for fall in falls])
    labels = await labels_of(session, [fall.lead_id for fall in falls])
    percent = TIERS[user.tier].discount_percent if user.tier else 0
    drops = {}
    for fall in falls:
        before, now = discounted(fall.before, percent), discounted(fall.now, percent)
        if quote := quotes.get(fall.lead_id):
            before, now = min(before, quote.price_cents), min(now, quote.price_cents)
        if now < before:
            drops[fall.lead_id] = texts.Drop(labels[fall.lead_id], before, now)
    if drops:
        data = {"drops": [{"lead_id": lead_id, "price_cents": one.now_cents} for lead_id, one in drops.items()][:50]}
        told = texts.price_drop(list(drops.values()), because)
        await notify(session, user.id, "price_drop", cause, told, data=data, via=via)


def _percent(fall: Fall) -> float:
    return 100 * (fall.before - fall.now) / fall.before


def _via(saved: SavedSearch) -> Via:
    return Via(saved.id, cast(Channel, saved.channel), cast(Frequency, saved.frequency))
