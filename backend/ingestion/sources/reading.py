"""The order in which every connector looks at a page: its status, what it holds, and only then why it holds nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from backend.ingestion.sources import walls
from backend.ingestion.sources.bodies import UnreadableBody
from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed

CUT = "the page breaks off before its end: it may be cut short"

MAX_CARDS = 2_000
Reader = Callable[[Document], Parsed | None]


def read(page: Page, readers: Sequence[Reader], marks: Sequence[walls.Mark], empty: Sequence[walls.Mark]) -> Parsed:
    """The first reader that knows the page; else the wall, the "no results" or the changed layout that it is."""
    try:
        document = Document(page)
    except UnreadableBody as problem:
        return _without_body(page, str(problem))
    refused = walls.by_status(document)
    if refused:
        return _explained(refused, document, marks)
    for reader in readers:
        if parsed := reader(document):
            return _with_cut(parsed, document)
    return _nothing(document, marks, empty)


def too_many(cards: Sequence[object]) -> Parsed | None:
    """A page with more cards than any page holds is none of a market."""
    if len(cards) <= MAX_CARDS:
        return None
    return Parsed(Outcome.LAYOUT_CHANGED, why=f"{len(cards)} cards are more than a page holds ({MAX_CARDS})")


def _without_body(page: Page, why: str) -> Parsed:
    """A refusal needs no body to be one."""
    refused = walls.by_status(Document(replace(page, body=b"<html></html>", content_type="")))
    return refused or Parsed(Outcome.LAYOUT_CHANGED, why=why)


def _explained(refused: Parsed, document: Document, marks: Sequence[walls.Mark]) -> Parsed:
    """A refused page may say in words that it wants a log-in or fewer requests."""
    said = walls.by_words(document, marks)
    clearer = {Outcome.BLOCKED: (Outcome.LOGIN_WALL, Outcome.THROTTLED), Outcome.GONE: (Outcome.BLOCKED,)}
    if said and said.outcome in clearer.get(refused.outcome, ()):
        return said
    return refused


def _with_cut(parsed: Parsed, document: Document) -> Parsed:
    if parsed.outcome is not Outcome.OK or not document.is_cut or CUT in parsed.why:
        return parsed
    return replace(parsed, why=f"{parsed.why}; {CUT}" if parsed.why else CUT)


def _nothing(document: Document, marks: Sequence[walls.Mark], empty: Sequence[walls.Mark]) -> Parsed:
    said = walls.by_words(document, marks)
    if said:
        return said
    none = next((sign for sign in empty if sign.pattern.search(document.shown)), None)
    if none and not document.is_cut:
        return Parsed(Outcome.EMPTY, why=none.why)
    what = 'neither a listing nor a "no results" of its own'
    return Parsed(Outcome.LAYOUT_CHANGED, why=CUT if document.is_cut else f"the page shows {what}: its layout is new")
