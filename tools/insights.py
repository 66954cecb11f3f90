"""Market figures."""

from __future__ import annotations

from typing import Any

from langchain.tools import ToolRuntime

from backend.insights.schemas import InsightOut, Metric
from backend.leads.schemas import PropertyType
from tools.client import ApiError
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import Outcome, Result, failure, told

BARS_TOLD = 8
POINTS_TOLD = 12  # a quarter of a year, by week


@tool()
async def market_insights(
    market: str,
    runtime: ToolRuntime[ToolContext, Any],
    compare_market: str | None = None,
    metric: Metric | None = None,
    property_types: list[PropertyType] | None = None,
) -> Result:
    """Figures of a market, city, neighbourhood or zip; with ``compare_market``, of two side by side."""
    api = runtime.context.api
    try:
        places = [
            await api.insights(name, metric, property_types or []) for name in filter(None, (market, compare_market))
        ]
    except ApiError as error:
        return failure(error)
    told_places = [_told(place) for place in places]
    compare = told_places[1] if len(told_places) > 1 else None
    return told(Outcome(insights=places), **told_places[0], compare=compare)


def _told(insight: InsightOut) -> dict[str, Any]:
    return {
        "market": insight.place,
        "metric": insight.metric,
        "figures": [figure.model_dump() for figure in insight.figures],
        "values": {figure.name: figure.value for figure in insight.figures},
        "bars": [bar.model_dump() for bar in insight.bars[:BARS_TOLD]],
        "bars_title": insight.bars_title,
        "series": [point.model_dump(mode="json") for point in insight.points[-POINTS_TOLD:]],
        "sample": insight.sample,
        "notes": insight.notes,
    }
