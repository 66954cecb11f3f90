"""What administrators see of work that failed."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import BaseModel


class DeadLetter(BaseModel):
    """Work that was given up; ``last_error`` says why."""

    id: int
    topic: str
    key: str | None
    payload: dict[str, Any]
    attempts: int
    last_error: str | None
    created_at: datetime
    due_at: datetime
    dead_at: datetime | None
