"""LinkedIn as a source of buyers. Nothing behind its log-in is searched or fetched: pages are saved by people."""

from __future__ import annotations

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields, walls
from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.linkedin import posts
from backend.ingestion.sources.linkedin.intents import wanted, why_no_buyer
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed, Skipped
from backend.ingestion.sources.reading import read
from backend.ingestion.sources.tables import read_table

MARKS = (
    walls.mark(
        Outcome.GONE,
        r"this post (?:cannot be displayed|is no longer available|was deleted)|this content isn't available"
        r"|(?:page|profile) (?:isn't available|doesn't exist|not found)|this linkedin page isn't available",
        "the post or page is no longer on LinkedIn",
    ),
    walls.mark(
        Outcome.LOGIN_WALL,
        r"join linkedin|sign (?:in|up) (?:to|\|) (?:see|view|continue|linkedin)|sign up \| linkedin|linkedin: log in"
        r"|log ?in,? sign in \| linkedin|new to linkedin\?|agree (?:&|and) join|already on linkedin\? sign in"
        r"|let's do a quick security check|linkedin login",
        "LinkedIn shows its log-in page",
    ),
    walls.mark(
        Outcome.LOGIN_WALL, r"/authwall\?|/checkpoint/|/uas/login", "LinkedIn leads to its log-in page", "source"
    ),
)
EMPTY = (
    walls.mark(
        Outcome.EMPTY,
        r"no results found|no posts yet|hasn't posted (?:anything )?yet|no updates yet|no matching results",
        "the page says that there is nothing",
    ),
)


def read_posts(document: Document) -> Parsed | None:
    """The posts of a saved page."""
    if not document.is_markup:
        return None
    owner = posts.company(document)
    found = posts.of_page(document)
    if not found and not owner.get("name"):
        return None
    about = [_about(owner, document)] if owner.get("name") and owner.get("description") else []
    return _buyers([*found, *about], document)


def read_export(document: Document) -> Parsed | None:
    """The posts of a JSON export; other shapes are tables."""
    if document.is_markup or document.data is None:
        return None
    found = posts.of_export(document)
    return _buyers(found, document) if found else None


def _about(owner: Record, document: Document) -> Record:
    """A company's own words count as a post of the company."""
    held = fields.record(listing_url=document.url, source_ref=owner.get("profile_url"))
    return {name: text for name, text in {**owner, **held}.items() if name not in ("city", "state", "zip", "address")}


def _buyers(found: list[Record], document: Document) -> Parsed:
    """Those who move or look for a home; the others aside."""
    records, skipped = [], []
    for post in found:
        text = post.get("description", "")
        why = why_no_buyer(text)
        if why:
            skipped.append(Skipped(post, why))
        else:
            records.append({**post, **wanted(text)})
    links = tuple(record["listing_url"] for record in records if "listing_url" in record)
    why = "" if records else f"nothing to publish: {len(skipped)} posts, {skipped[0].why}" if skipped else ""
    if not records and not skipped:
        return Parsed(Outcome.LAYOUT_CHANGED, why="a company page whose words and posts cannot be read")
    return Parsed(Outcome.OK, tuple(records), tuple(skipped), links, why=why)


class LinkedIn:
    """Reads public posts and company pages as saved, and exports."""

    source = "linkedin"
    version = 1

    def discover(self, target: str) -> list[str]:
        """Only what a person names: there is no search without a log-in."""
        return [target] if target.startswith(("http://", "https://")) else []

    def parse(self, page: Page) -> Parsed:
        """The buyers on a page."""
        return read(page, (read_posts, read_export, read_table(self.source)), MARKS, EMPTY)
