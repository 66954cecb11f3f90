"""What administrators see of forgetting."""

from __future__ import annotations

from datetime import datetime

from pydantic import BaseModel, Field


class RetentionRule(BaseModel):
    """What goes after how many days, and the setting that says so."""

    name: str = Field(examples=["pages"])
    what: str
    days: int
    setting: str = Field(examples=["AIQLEADS_KEEP_PAGES_DAYS"])


class RetentionRunOut(BaseModel):
    """A day's forgetting; without ``finished_at`` it is under way."""

    started_at: datetime
    finished_at: datetime | None
    forgotten: dict[str, int] = Field(description="How many, by rule", examples=[{"pages": 120, "leads": 14}])


class Retention(BaseModel):
    """The rules, and the latest runs with the newest on top."""

    rules: list[RetentionRule]
    runs: list[RetentionRunOut]
