"""What recommendations take: the filters of a search, how many, and in which order to show them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from backend.config import SEARCH_LIMIT_MAX
from backend.search.schemas import SearchFilter, Sort

RECOMMENDATIONS_DEFAULT = 10


class RecommendationQuery(SearchFilter):
    """A filter that every recommendation must pass."""

    sort: Sort = Field(default="relevance", description="The order of a page; what is on it is always what fits best")
    page: Annotated[int, Field(ge=1, le=1000)] = 1
    limit: Annotated[int, Field(ge=1, le=SEARCH_LIMIT_MAX)] = RECOMMENDATIONS_DEFAULT
