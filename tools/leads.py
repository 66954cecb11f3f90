"""Finding leads and looking closer at one."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from langchain.tools import ToolRuntime
from pydantic import BaseModel, Field

from backend.leads.schemas import Feature, LeadCard, LeadDetail, LeadType, PropertyType, SellerType, Source
from backend.search.schemas import SearchPage, Sort
from tools.client import ApiError
from tools.context import ToolContext
from tools.making import tool
from tools.outcomes import ROWS_TOLD_MAX, Outcome, Result, each, failure, told
from tools.refs import Ref, many

CLOSER_MAX = 5  # leads that one look takes in
DEFAULT_LIMIT = 10
DESCRIPTION_TOLD_CHARACTERS = 1000
SHOWN_FIELDS = (
    "id", "label", "city", "neighborhood", "zip", "property_type", "lead_type", "asking_price", "beds", "baths",
    "sqft", "year_built", "lead_price_cents", "availability", "features", "source", "seller_type", "caution",
)  # fmt: skip


class SearchArgs(BaseModel):
    """Arguments of a search. Leave out whatever the user did not say. Prices are asking prices in whole dollars."""

    city: str | None = None
    state: str | None = Field(default=None, description="Two letters, only when said or when the city needs it")
    zip: str | None = None
    neighborhood: str | None = None
    near: str | None = Field(default=None, description="A place name to be near")
    radius_miles: float | None = None
    property_types: list[PropertyType] | None = None
    exclude_property_types: list[PropertyType] | None = None
    min_price: int | None = None
    max_price: int | None = None
    max_lead_price: float | None = Field(default=None, description="What the lead itself may cost, dollars")
    min_beds: int | None = None
    max_beds: int | None = None
    min_baths: float | None = None
    max_baths: float | None = None
    min_sqft: int | None = None
    max_sqft: int | None = None
    features: list[Feature] | None = None
    exclude_features: list[Feature] | None = None
    exclude_neighborhood: list[str] | None = None
    listed_within_days: int | None = None
    min_days_listed: int | None = None
    source: Source | None = None
    exclude_source: list[Source] | None = None
    seller_type: SellerType | None = None
    lead_type: LeadType | None = None
    text: str | None = None
    sort: Sort | None = None
    limit: int | None = None
    page: int | None = None


def _given(args: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in args.items() if value not in (None, [], "")}


def _shown(cards: list[LeadCard], first_place: int) -> list[dict[str, Any]]:
    rows = []
    for place, card in enumerate(cards, first_place):
        row = {name: value for name in SHOWN_FIELDS if (value := getattr(card, name)) not in (None, [])}
        rows.append({"place": place, **row, "listed_days": round(card.listed_days, 1)})
    return rows


def _found(page: SearchPage, asked: dict[str, Any]) -> Result:
    limit, number = asked.get("limit", DEFAULT_LIMIT), asked.get("page", 1)
    searched = {name: value for name, value in asked.items() if name != "page"}
    outcome = Outcome(search=page, searched=searched, page=number, limit=limit)
    return told(
        outcome,
        total=page.total,
        page=number,
        shown_total=len(page.items),
        shown=_shown(page.items[:ROWS_TOLD_MAX], 1),
        relax=[option.model_dump() for option in page.relax],
        markets=page.markets,
        not_for_sale_total=page.not_for_sale_total,
        notes=page.notes,
    )


@tool(args_schema=SearchArgs)
async def search_leads(runtime: ToolRuntime[ToolContext, Any], **args: Any) -> Result:
    """Search the marketplace. Carry the whole filter: everything said before that still holds, and the change."""
    asked = _given(args)
    query = {"limit": DEFAULT_LIMIT, **asked}
    api = runtime.context.api
    try:
        page = await api.search(query)
        if not page.total and page.not_for_sale_total:
            page = await api.search({**query, "include_not_for_sale": True})
    except ApiError as error:
        return failure(error)
    return _found(page, asked)


@tool(args_schema=SearchArgs)
async def recommend_leads(runtime: ToolRuntime[ToolContext, Any], **args: Any) -> Result:
    """Leads that suit this user, judged by what they held, bought and saved, within an optional filter."""
    asked = _given(args)
    try:
        page = await runtime.context.api.recommendations({"limit": DEFAULT_LIMIT, **asked})
    except ApiError as error:
        return failure(error)
    return _found(page, asked)


@tool()
async def lead_details(
    ref: Ref,
    runtime: ToolRuntime[ToolContext, Any],
    about: Literal["contactability", "source", "history", "flags", "price"] | None = None,
) -> Result:
    """Leads closer: what there is to reach the owner with, where it comes from, its history, its cautions."""
    leads, failed = await each(many(ref)[:CLOSER_MAX], runtime.context.api.lead)
    if not leads:
        return failure(failed[0][1], failed[0][0].lead_id)
    outcome = Outcome(lead=leads[0], more_leads=leads[1:], failed=[entry for entry, _ in failed])
    rest = {"more": [_closer(lead, about) for lead in leads[1:]]} if leads[1:] else {}
    left = {"failed": [entry.model_dump() for entry in outcome.failed]} if failed else {}
    return told(outcome, lead=_closer(leads[0], about), about=about, **rest, **left)


def _closer(lead: LeadDetail, about: str | None) -> dict[str, Any]:
    facts = _shown([lead], 1)[0]
    del facts["place"]
    facts["contactability"] = lead.contactability.words
    if about in (None, "history"):
        facts |= {"listings": lead.listings, "first_seen_at": lead.first_seen_at, "seen_at": lead.seen_at}
        facts["asking_price_history"] = [(_day(at), price) for at, price in lead.asking_price_history]
    if about in (None, "source"):
        facts["sources"] = [{"source": one.source, "since": one.since} for one in lead.sources]
    if about in (None, "flags"):
        facts |= {"caution_reasons": lead.caution_reasons, "not_for_sale_reason": lead.not_for_sale_reason}
    if about is None:
        facts |= {"title": lead.title, "description": (lead.description or "")[:DESCRIPTION_TOLD_CHARACTERS] or None}
    return {name: value for name, value in facts.items() if value not in (None, [])} | {"score": lead.score}


def _day(at: datetime) -> str:
    return at.date().isoformat()
