"""Scores drafts in batches: one look at the database for all of them, then pure scoring; the batch itself counts too.

A draft's score depends on what is known when it is scored. :func:`score_fraud` may be called again for the same
listings (they never count against themselves) and then gives what is known by then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.ingestion.drafts import Draft
from backend.ingestion.fraud import queries, rescore_queries, texts
from backend.ingestion.fraud.prices import Home, Market
from backend.ingestion.fraud.queries import Decided
from backend.ingestion.fraud.scoring import Context, Scored, crowded, score
from backend.ingestion.fraud.traces import Trace, trace
from backend.ingestion.queries import lock
from backend.keyring import KeyRing

MAX_ALIKE = 60
Key = tuple[str, bytes]


async def score_fraud(
    session: AsyncSession, keys: KeyRing, drafts: Sequence[Draft], *, is_again: bool = False
) -> list[Scored]:
    """Score the drafts (their ``fraud_score`` and ``fraud_reasons`` are set), remember them for later ones, and mark
    those scored before of which they tell something new. ``is_again``: they say nothing new themselves.
    """
    now = clock.now()
    before = await queries.remembered(session, [(draft.source, draft.source_key) for draft in drafts])
    own = [_since(trace(keys, draft, now), before) for draft in drafts]
    homes = [_home(draft) for draft in drafts]
    known = await queries.alike(session, own)
    areas = ((home.zip, home.lead_type) for home in homes if home.zip)
    market = Market([*homes, *await queries.peers(session, areas)])
    decisions = await queries.decided(session, [each.key for each in own])
    crowd = Crowd([*known, *own])
    scores, contexts = [], []
    for draft, each, home in zip(drafts, own, homes, strict=True):
        verdict = decisions.get(each.key, Decided())
        context = Context(
            own=each,
            price=market.below(home),
            contacts=crowd.with_contact(each),
            texts=crowd.with_text(each),
            home=crowd.at_home(each),
            waived=verdict.waived,
            is_rejected=verdict.is_rejected,
            now=now,
        )
        contexts.append(context)
        scores.append(score(draft, context))
        draft.fraud_score, draft.fraud_reasons = scores[-1]
    if not is_again:
        await queries.remember(session, list({each.key: each for each in own}.values()))
        await _mark(session, contexts, before)
    return scores


def _since(own: Trace, before: Mapping[Key, Trace]) -> Trace:
    """The earliest date stands."""
    known = before.get(own.key)
    return replace(own, since=min(own.since, known.since)) if known else own


async def _mark(session: AsyncSession, contexts: Sequence[Context], before: Mapping[Key, Trace]) -> None:
    """Listings scored earlier are looked at again for what came, and for what is said no more."""
    batch = {context.own.key for context in contexts}
    told = {key for context in contexts for key in concerned(context)} - batch
    changed = [before[context.own.key] for context in contexts if _says_otherwise(context.own, before)]
    if told or changed:
        await lock(session)  # whoever writes listings holds it
    await rescore_queries.mark(session, told)
    await rescore_queries.mark_sharing(session, map(rescore_queries.shared_of, changed))


def _says_otherwise(own: Trace, before: Mapping[Key, Trace]) -> bool:
    known = before.get(own.key)
    return known is not None and replace(known, since=own.since) != own


def concerned(context: Context) -> set[Key]:
    """Others on whom this listing tells: those of a contact that has become suspect, and of its home or its words by
    somebody else or with a mark of its own."""
    own = context.own
    crowd = context.contacts if any(crowded([*context.contacts, own])) else ()
    near = (each for each in (*context.home, *context.texts) if each.is_strange_to(own) or own.marks or each.marks)
    return {each.key for each in (*crowd, *near)}


def _home(draft: Draft) -> Home:
    return Home(draft.spot.zip, draft.lead_type, draft.property_type, draft.beds, draft.sqft, draft.asking_price)


class Crowd:
    """Listings by what they share."""

    def __init__(self, traces: Iterable[Trace]) -> None:
        self._by: dict[object, dict[tuple[str, bytes], Trace]] = defaultdict(dict)
        for each in traces:
            for value in (each.phone, each.email, each.address, *each.bands):
                if value is not None:
                    self._by[value][each.key] = each

    def with_contact(self, own: Trace) -> list[Trace]:
        return self._others(own, own.phone, own.email)

    def with_text(self, own: Trace) -> list[Trace]:
        near = (each for band in own.bands for each in self._by.get(band, {}).values() if each.key != own.key)
        alike = {each.key: each for each in near if texts.likeness(own.sketch, each.sketch) >= texts.ALIKE}
        return list(alike.values())[:MAX_ALIKE]

    def at_home(self, own: Trace) -> list[Trace]:
        return self._others(own, own.address)

    def _others(self, own: Trace, *values: object) -> list[Trace]:
        found: dict[tuple[str, bytes], Trace] = {}
        for value in values:
            if value is not None and len(found) < MAX_ALIKE:
                found |= self._by.get(value, {})
        found.pop(own.key, None)
        return list(found.values())[:MAX_ALIKE]
