"""Facebook Marketplace as a source. It is never logged in to: what it shows to nobody in particular is all there is."""

from __future__ import annotations

import re

from backend.ingestion.sources import walls
from backend.ingestion.sources.facebook.cards import read_cards, read_item
from backend.ingestion.sources.facebook.stores import read_stores
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed
from backend.ingestion.sources.reading import read
from backend.ingestion.sources.tables import read_table

MARKS = (
    walls.mark(
        Outcome.GONE,
        r"this (?:listing|item|product|content|page) (?:is no longer|isn't|is not|may no longer be) available"
        r"|listing isn't available any ?more|this content isn't available"
        r"|the link you followed may be broken|this product is no longer available",
        "the item is no longer on Marketplace",
    ),
    walls.mark(
        Outcome.THROTTLED,
        r"you(?:'re| are) temporarily blocked|you can't use this feature right now|going too fast",
        "Facebook asks us to slow down",
    ),
    walls.mark(
        Outcome.BLOCKED,
        r"your request couldn't be processed|we suspended your account|sorry, this feature isn't available",
        "Facebook refuses the request",
    ),
    walls.mark(
        Outcome.LOGIN_WALL,
        r"you must log in|log in(?:to)? (?:to )?facebook|log into facebook|log in or sign up to (?:view|see)"
        r"|see more on facebook|forgot(?:ten)? (?:password|account)\?|create new account"
        r"|connect with friends and the world",
        "Facebook shows its log-in page",
    ),
    walls.mark(
        Outcome.LOGIN_WALL, r"id=[\"']login_?form[\"']|/login/\?next=|name=[\"']login[\"']", "a log-in form", "source"
    ),
)
EMPTY = (
    walls.mark(
        Outcome.EMPTY,
        r"no listings found|no results found|no results for|(?<![\d,.])0 results"
        r"|no items found|nothing matches your search"
        r"|we couldn't find (?:anything|any listings)|no local listings",
        "the page says that nothing matches",
    ),
)


class Facebook:
    """Reads searches and items of Marketplace."""

    source = "facebook"
    version = 1

    def discover(self, target: str) -> list[str]:
        """A URL as it is; a town's name in Marketplace ("austin") as its homes for rent and for sale."""
        if target.startswith(("http://", "https://")):
            return [target]
        town = re.sub(r"[^a-z0-9]+", "", target.lower().split(",")[0])
        kinds = ("propertyrentals", "propertyforsale")
        return [f"https://www.facebook.com/marketplace/{town}/{kind}/" for kind in kinds] if town else []

    def parse(self, page: Page) -> Parsed:
        """The homes on a page."""
        return read(page, (read_stores, read_cards, read_item, read_table(self.source)), MARKS, EMPTY)
