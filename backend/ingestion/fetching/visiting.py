"""A source visited live: from a target on, page by page, each read, kept and noted before the next is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import AsyncIterator, Sequence
from typing import NamedTuple

from redis.asyncio import Redis

from backend.db import transaction
from backend.ingestion.errors import BadOption
from backend.ingestion.fetching.fetcher import Fetcher
from backend.ingestion.fetching.hosts import Hosts
from backend.ingestion.fetching.manners import Manners, NotFetched, manners_of, with_token
from backend.ingestion.operators import service, watching
from backend.ingestion.sources.outcomes import Connector, Outcome, Page, Parsed
from backend.keyring import KeyRing
from backend.outbox.topics import House

PAGES_MAX = 25
CHANGED_MAX = 3  # pages in a row that are not understood: the rest would be none either
_UNWELCOME = (Outcome.BLOCKED, Outcome.LOGIN_WALL, Outcome.THROTTLED)


class Visited(NamedTuple):
    """What a visit came to; ``page`` is None when there was none to read, ``kept`` the number of one kept before."""

    url: str
    parsed: Parsed
    page: Page | None = None
    kept: int | None = None


class Tour(NamedTuple):
    """From where, how many pages at most, of which market; ``follows``: on to the pages that these name."""

    targets: Sequence[str]
    market: str | None = None
    pages_max: int = PAGES_MAX
    manners: Manners | None = None
    follows: bool = True


async def tour(house: House, keys: KeyRing, connector: Connector, wanted: Tour) -> AsyncIterator[Visited]:
    """Visit the targets, the pages that follow them, then the listings they link to. It ends where it is unwelcome.

    Raises SourceOff.
    """
    if house.settings.redis_url is None:
        raise BadOption("Live collection needs AIQLEADS_REDIS_URL.")
    async with transaction(house.sessions) as session:
        await service.require_on(session, connector.source)
    valkey = Redis.from_url(house.settings.redis_url)
    try:
        manners = wanted.manners or manners_of(house.settings)
        if connector.source == "reso":
            manners = with_token(manners, house.settings)
        fetcher = Fetcher(connector.source, Hosts(valkey), manners)
        async for visited in _visits(house, keys, connector, fetcher, wanted):
            yield visited
    finally:
        await valkey.aclose()


async def _visits(
    house: House, keys: KeyRing, connector: Connector, fetcher: Fetcher, wanted: Tour
) -> AsyncIterator[Visited]:
    due = deque(url for target in wanted.targets for url in connector.discover(target))
    known, changed = set(due), 0
    for _ in range(wanted.pages_max):
        if not due or changed >= CHANGED_MAX:
            return
        visited = await _visit(house, keys, connector, fetcher, due.popleft(), wanted.market)
        yield visited
        parsed = visited.parsed
        if parsed.outcome in _UNWELCOME:
            return
        changed = changed + 1 if parsed.outcome is Outcome.LAYOUT_CHANGED else 0
        if not wanted.follows:
            continue
        if parsed.next_url and parsed.next_url not in known:
            due.appendleft(parsed.next_url)
        due.extend(link for link in parsed.links if link not in known)
        known |= {*parsed.links, parsed.next_url or ""}


async def _visit(
    house: House, keys: KeyRing, connector: Connector, fetcher: Fetcher, url: str, market: str | None
) -> Visited:
    page = None
    try:
        page = await fetcher.fetch(url)
        parsed = connector.parse(page)
    except NotFetched as problem:
        parsed = Parsed(problem.outcome, why=problem.why)
    async with transaction(house.sessions) as session:
        if page is None:
            await watching.note_outcome(session, connector, parsed)
        else:
            await watching.note(session, keys, connector, page, parsed, market)
    return Visited(url, parsed, page)
