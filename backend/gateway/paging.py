"""Pages of lists that administrators look through."""

from __future__ import annotations

from typing import Annotated

from fastapi import Query

Offset = Annotated[int, Query(ge=0, le=100_000, description="How many to pass over")]
