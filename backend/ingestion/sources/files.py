"""CSV and JSON files as a source of their own, whatever site they come from."""

from __future__ import annotations

from backend.ingestion.sources.outcomes import Page, Parsed
from backend.ingestion.sources.reading import read
from backend.ingestion.sources.tables import read_table


class Files:
    """Reads exports in columns."""

    source = "import"
    version = 1

    def discover(self, target: str) -> list[str]:
        """A file's address as it is."""
        return [target] if target.startswith(("http://", "https://")) else []

    def parse(self, page: Page) -> Parsed:
        """The rows of a file."""
        return read(page, (read_table(self.source),), (), ())
