"""Saved pages and exports on disk as pages: a file, or every page in a folder."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from backend.ingestion.errors import BadOption, MissingFile
from backend.ingestion.sources.outcomes import Page

SUFFIXES = frozenset({
    "", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".txt", ".gz",
})  # fmt: skip


def is_address(target: str) -> bool:
    """Whether a target is to be fetched, not read from disk."""
    return target.lower().startswith(("http://", "https://"))


def files_of(target: str) -> list[Path]:
    """The files of a target. Raises MissingFile for nothing there, BadOption for a folder without a page."""
    path = Path(target)
    if path.is_dir():
        found = sorted(_pages(path))
        if not found:
            raise BadOption(f"{path} holds no saved page: no file that ends in {', '.join(sorted(SUFFIXES - {''}))}.")
        return found
    if not path.is_file():
        raise MissingFile(f"There is no file or folder {path}.")
    return [path]


def _pages(folder: Path) -> Iterator[Path]:
    """A browser puts what belongs to a page into NAME_files: that is no page."""
    for path in folder.rglob("*"):
        inside = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part.endswith("_files") for part in inside)
        if path.is_file() and path.suffix.lower() in SUFFIXES and not hidden:
            yield path


def page_of(source: str, path: Path) -> Page:
    """A file as a page that was fetched when it was saved."""
    try:
        body, changed = path.read_bytes(), path.stat().st_mtime
    except OSError as error:
        raise MissingFile(f"{path} cannot be read: {error.strerror or error}.") from None
    return Page(source, str(path), 200, body, fetched_at=datetime.fromtimestamp(changed, UTC))
