"""What recommendations take: the filters of a search and how many."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from backend.search.schemas import SearchFilter

RECOMMENDATIONS_DEFAULT = 10
RECOMMENDATIONS_MAX = 50


class RecommendationQuery(SearchFilter):
    """A filter that every recommendation must pass."""

    limit: Annotated[int, Field(ge=1, le=RECOMMENDATIONS_MAX)] = RECOMMENDATIONS_DEFAULT
