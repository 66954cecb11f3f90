"""What `aiqleads ingest` reports: each page, and the whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pydantic import BaseModel, Field

from backend.ingestion.readers import Record
from backend.ingestion.sources.joining import OVERVIEW
from backend.ingestion.sources.outcomes import Parsed


class SkippedItem(BaseModel):
    """Something on the page that is nothing to publish, and why."""

    title: str
    why: str


class PageReport(BaseModel):
    """One page. `filled` is the share of its listings that have each field."""

    target: str
    outcome: str
    why: str = ""
    listings: int = 0
    skipped: list[SkippedItem] = Field(default_factory=list)
    links: int = 0
    next_url: str | None = None
    filled: dict[str, float] = Field(default_factory=dict)

    @classmethod
    def of(cls, target: str, parsed: Parsed) -> PageReport:
        """The report of what a page came to."""
        return cls(
            target=target,
            outcome=parsed.outcome.value,
            why=parsed.why,
            listings=len(parsed.records),
            skipped=[SkippedItem(title=item.record.get("title", ""), why=item.why) for item in parsed.skipped],
            links=len(parsed.links),
            next_url=parsed.next_url,
            filled=fill_rates(parsed.records),
        )


def fill_rates(records: Sequence[Record]) -> dict[str, float]:
    """The share of the records that have each field, for the fields that any has."""
    counted = Counter(name for record in records for name, text in record.items() if text and name != OVERVIEW)
    return {name: round(count / len(records), 3) for name, count in sorted(counted.items())}


class IngestReport(BaseModel):
    """A run. Once stored, `listings` is the sum of repeated (on more than one page), new, updated, unchanged, rejected
    (reason → how many) and `dead` ones, which wait for an administrator.
    """

    source: str
    pages: list[PageReport] = Field(default_factory=list)
    outcomes: dict[str, int] = Field(default_factory=dict)
    listings: int = 0
    skipped: int = 0
    repeated: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: dict[str, int] = Field(default_factory=dict)
    dead: list[str] = Field(default_factory=list)
    filled: dict[str, float] = Field(default_factory=dict)
    seconds: float = 0.0

    def count(self, page: PageReport) -> None:
        """Count a page in."""
        self.pages.append(page)
        self.outcomes[page.outcome] = self.outcomes.get(page.outcome, 0) + 1
        self.listings += page.listings
        self.skipped += len(page.skipped)
