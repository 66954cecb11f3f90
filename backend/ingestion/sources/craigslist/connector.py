"""Craigslist as a source, in its old (`result-row`), script-rendered (2023) and no-script (2026) layouts."""

from __future__ import annotations

import re
from urllib.parse import quote_plus

from backend.ingestion.sources import walls
from backend.ingestion.sources.craigslist.posts import read_post
from backend.ingestion.sources.craigslist.search import read_search
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.reading import read
from backend.ingestion.sources.tables import read_table

SEARCHES = ("apa", "rea", "rew")
MARKS = (
    walls.mark(
        Outcome.GONE,
        r"this posting has (?:been (?:deleted|removed|flagged)|expired)|posting (?:is )?no longer available"
        r"|this posting (?:is|was) (?:deleted|expired|removed)|flagged for removal",
        "the posting was deleted, flagged or has expired",
    ),
    walls.mark(
        Outcome.BLOCKED,
        r"this ip has been automatically blocked|blocks-\w+@craigslist",
        "Craigslist blocks our address",
    ),
)
EMPTY = (
    walls.mark(
        Outcome.EMPTY,
        r"nothing found for that search|no results|zero (?:local )?results|(?<![\d,.])0 results"
        r"|no matching (?:posts|postings)"
        r"|no postings found",
        "the page says that nothing matches",
    ),
)


class Craigslist:
    """Reads search pages and posts."""

    source = "craigslist"
    version = 1

    def discover(self, target: str) -> list[str]:
        """A URL as it is; a site's name ("austin") as its searches; "austin: lake view" with words."""
        if target.startswith(("http://", "https://")):
            return [target]
        site, _, asked = target.partition(":")
        host = re.sub(r"[^a-z0-9]", "", site.lower())
        query = f"?query={quote_plus(asked.strip())}" if asked.strip() else ""
        return [f"https://{host}.craigslist.org/search/{code}{query}" for code in SEARCHES] if host else []

    def parse(self, page: Page) -> Parsed:
        """The homes on a page."""
        return read(page, (read_post, read_search, read_table(self.source)), MARKS, EMPTY)
