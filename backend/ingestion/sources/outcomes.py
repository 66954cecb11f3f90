"""What a page of a source came to, and what a connector offers: the pages to visit, and a page read into records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from backend.ingestion.readers import Record


class Outcome(StrEnum):
    """`EMPTY` only by the page's own "no results"; a page without results and without it is `LAYOUT_CHANGED`."""

    OK = "ok"
    EMPTY = "empty"
    BLOCKED = "blocked"
    LOGIN_WALL = "login_wall"
    LAYOUT_CHANGED = "layout_changed"
    GONE = "gone"
    THROTTLED = "throttled"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as fetched or saved. `url` is where it came from, the file's path when it was saved without one."""

    source: str
    url: str
    status: int
    body: bytes
    content_type: str = ""
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that was read and is nothing to publish: goods, a home that is sold, a card cut short."""

    record: Record
    why: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """Records carry the importer's field names to text as the page shows it; `why` is one sentence for an operator.

    What the page showed is in `records` or in `skipped`: nothing is dropped without a word. `is_overview`: the records
    are those of a list, which says less of each than its own page and so may fill gaps, not make them.
    """

    outcome: Outcome
    records: tuple[Record, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    links: tuple[str, ...] = ()
    next_url: str | None = None
    why: str = ""
    is_overview: bool = False


class Connector(Protocol):
    """One site. `version` rises with every change to what `parse` makes of a page, so that pages can be replayed."""

    source: str
    version: int

    def discover(self, target: str) -> list[str]:
        """The first pages to visit for a search word, a place or a URL."""
        ...

    def parse(self, page: Page) -> Parsed:
        """Never raises: every page comes to an outcome."""
        ...
