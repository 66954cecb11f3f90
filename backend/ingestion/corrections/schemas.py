"""What a model may propose."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

CorrectedField = Literal[
    "asking_price", "beds", "baths", "sqft", "year_built", "property_type", "lead_type", "city", "state", "zip"
]


class Change(BaseModel):
    """One fact that the text states otherwise than the row does."""

    model_config = ConfigDict(extra="forbid")

    field: CorrectedField
    value: str = Field(description="The value as a plain word or number")
    reason: str = Field(description="One sentence: which words of the text say so")


class RowChanges(BaseModel):
    """The changes of one row; none where the text does not settle it."""

    model_config = ConfigDict(extra="forbid")

    row: int
    changes: list[Change]


class Proposals(BaseModel):
    """All rows that were asked about."""

    model_config = ConfigDict(extra="forbid")

    rows: list[RowChanges]
