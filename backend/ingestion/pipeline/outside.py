"""What stages ask of others, a site or a model: before their transaction, so that none is open while they wait.

A worker that is killed meanwhile has changed nothing; the next one asks again. What was asked for is put to effect with
the batch's progress, once: a batch that somebody else has taken further by then is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from backend.config import Settings
from backend.ingestion.corrections.service import correct, is_set_up
from backend.ingestion.drafts import Draft
from backend.ingestion.fetching.manners import manners_of
from backend.ingestion.fetching.visiting import Tour, Visited, tour
from backend.ingestion.operators.errors import SourceOff
from backend.ingestion.pipeline.queries import Batch
from backend.ingestion.pipeline.records import drafts_of, unpack
from backend.ingestion.sources.registry import CONNECTORS
from backend.ingestion.sources.saved import is_address
from backend.keyring import KeyRing
from backend.outbox.topics import House

PAGES_A_BATCH = 10  # of an address, by the clock
WAIT_MAX = 20.0  # seconds for a host's turn; a worker has other work


@dataclass(frozen=True, slots=True)
class Told:
    """The answers: pages visited (``refused`` says why there are none), drafts corrected."""

    visits: Sequence[Visited] = ()
    refused: str | None = None
    corrected: Sequence[Draft] | None = None


NOTHING_ASKED = Told()


def addresses_of(target: Any) -> list[str]:
    """The addresses of a batch to be fetched; none for what lies on this machine."""
    return [one for one in (target if isinstance(target, list) else [target]) if is_address(str(one))]


def is_asked(keys: KeyRing, settings: Settings, batch: Batch) -> bool:
    """Whether the batch's stage begins with a question to others."""
    if batch.stage == "fetch":
        return bool(addresses_of(opened(keys, batch)))
    return batch.stage == "clean" and is_set_up(settings)


async def ask(house: House, keys: KeyRing, batch: Batch) -> Told:
    """Ask, and wait for the answers."""
    if batch.stage == "fetch":
        return await _visit(house, keys, batch)
    kept, _, _ = drafts_of(batch.source, batch.market, opened(keys, batch))
    return Told(corrected=await correct(house.sessions, house.settings, [one.draft for one in kept]))


async def _visit(house: House, keys: KeyRing, batch: Batch) -> Told:
    """The pages of an address, each read and kept as it comes; those of a list are visited and no others."""
    target, read = opened(keys, batch), list[Visited]()
    wanted = Tour(
        addresses_of(target), batch.market, PAGES_A_BATCH,
        manners_of(house.settings)._replace(wait_max_seconds=WAIT_MAX), follows=not isinstance(target, list),
    )  # fmt: skip
    try:
        async for visited in tour(house, keys, CONNECTORS[batch.source], wanted):
            read.append(visited)
    except SourceOff as problem:
        return Told(read, refused=problem.detail)
    return Told(read)


def opened(keys: KeyRing, batch: Batch) -> Any:
    """What the batch carries."""
    assert batch.sealed is not None
    assert batch.key_version is not None
    return unpack(keys, batch.sealed, batch.key_version)
