"""Zillow as a source: `__NEXT_DATA__` where it is served, plain cards where it is not, and property JSON."""

from __future__ import annotations

import re

from backend.ingestion.sources import walls
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.reading import read
from backend.ingestion.sources.tables import read_table
from backend.ingestion.sources.zillow.cards import read_cards
from backend.ingestion.sources.zillow.rendered import read_home
from backend.ingestion.sources.zillow.stores import read_stores

MARKS = (
    walls.mark(
        Outcome.GONE,
        r"this (?:home|property|listing|rental) (?:is no longer|isn't) (?:available|on the market)"
        r"|no longer available on zillow|this page (?:isn't|is not) available",
        "the home is no longer on Zillow",
    ),
)
EMPTY = (
    walls.mark(
        Outcome.EMPTY,
        r"no matching results|no results found|no exact matches|(?<![\d,.])0 (?:homes|results|rentals|listings)\b"
        r"|we couldn't find any (?:homes|results)|your search does not match any",
        "the page says that nothing matches",
    ),
)


class Zillow:
    """Reads searches, homes and buildings."""

    source = "zillow"
    version = 1

    def discover(self, target: str) -> list[str]:
        """A URL as it is; "Austin, TX" as what is for sale and for rent there."""
        if target.startswith(("http://", "https://")):
            return [target]
        place = re.sub(r"[^a-z0-9]+", "-", target.lower()).strip("-")
        return [f"https://www.zillow.com/{place}/", f"https://www.zillow.com/{place}/rentals/"] if place else []

    def parse(self, page: Page) -> Parsed:
        """The homes on a page."""
        return read(page, (read_stores, read_cards, read_home, read_table(self.source)), MARKS, EMPTY)
