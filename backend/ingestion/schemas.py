"""What an import reports, and what is answered to who asks to be removed."""

from __future__ import annotations

from pydantic import BaseModel, Field, computed_field

from backend.ingestion.store import Stored


class RejectedRow(BaseModel):
    """A row that is no lead: its line in the file (the item's number in a JSON list) and why."""

    line: int
    reason: str


class ImportReport(BaseModel):
    """`read` is the sum of the others; `contacts_added` counts invented ones, `columns` names each field's column."""

    file: str
    read: int = 0
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    rejected: list[RejectedRow] = Field(default_factory=list)
    contacts_added: int = 0
    seconds: float = 0.0
    columns: dict[str, str] = Field(default_factory=dict)

    @computed_field  # type: ignore[prop-decorator]
    @property
    def rejected_count(self) -> int:
        """How many rows were rejected."""
        return len(self.rejected)

    def add(self, stored: Stored) -> None:
        """Count a batch in."""
        self.new += stored.new
        self.updated += stored.updated
        self.unchanged += stored.unchanged
        self.contacts_added += stored.contacts


WORDS = (
    "Thank you. What you named is on our list of people and homes that must not be contacted. Whatever we had of it is"
    " off the market and deleted, and it will not come back when it is advertised again."
)


class RemovalOut(BaseModel):
    """The same whether or not anything was found."""

    words: str = Field(default=WORDS, description="For the one who asked")
