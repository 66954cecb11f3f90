"""Channel-neutral view models: what a card says, in words, from what the API gives.

Pure: no I/O, no rules. Every number is shown as the API told it; times are in the user's own time zone. The web page,
the terminal and Slack draw the same views.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict

from backend.cart.schemas import HoldOut
from backend.leads.schemas import LeadCard
from backend.money import dollars
from backend.pricing.schemas import QuoteOut, Reason
from backend.search.schemas import RelaxOption
from ui.words import ago, capital, local_time, plural, signed, whole_dollars

SOURCE_NAMES = {
    "zillow": "Zillow", "craigslist": "Craigslist", "facebook": "Facebook", "linkedin": "LinkedIn",
    "import": "Imported", "demo": "Demo data",
}  # fmt: skip
PROPERTY_NAMES = {
    "house": "House", "condo": "Condo", "townhouse": "Townhouse", "land": "Land", "multi_family": "Multi-family home",
    "apartment": "Apartment",
}  # fmt: skip
FEATURE_NAMES = {"no_hoa": "no HOA", "rv_parking": "RV parking", "ev_charger": "EV charger"}
FEATURES_SHOWN = 3
_PURPOSE = {"sale": "for sale", "rent": "for rent", "buyer": "wanted"}
_ASKING_LABEL = {"sale": "asking price", "rent": "a month", "buyer": "budget"}

_TAKE_BACK = {
    "min_beds": "drop the bedrooms", "max_beds": "drop the bedrooms", "min_baths": "drop the bathrooms",
    "max_baths": "drop the bathrooms", "min_price": "any price", "max_price": "any price", "min_sqft": "drop the size",
    "max_sqft": "drop the size", "max_lead_price": "any lead price", "listed_within_days": "drop the date",
    "min_days_listed": "drop the date", "property_types": "drop the type", "exclude_property_types": "drop the type",
    "seller_type": "drop the owner", "source": "any source", "exclude_source": "any source",
    "neighborhood": "any neighborhood", "zip": "drop the area", "near": "drop the area", "city": "drop the location",
}  # fmt: skip


class View(BaseModel):
    """A frozen view; ``model_dump(mode="json")`` is what a channel draws."""

    model_config = ConfigDict(frozen=True)


class Mark(View):
    """One chip: ``ok`` None is a plain fact, True or False a tick or a cross."""

    label: str
    ok: bool | None = None
    detail: str = ""


class Standing(View):
    """Whether a lead can be had now; ``ends_at`` is the end of the reader's own hold."""

    state: Literal["available", "held_by_you", "held", "bought", "sold", "not_for_sale", "gone"]
    ends_at: datetime | None = None
    started_at: datetime | None = None
    lead_price: str | None = None
    reason: str | None = None


class LeadView(View):
    """One lead card. ``place`` is its 1-based place in the list, None when it stands alone."""

    id: int
    place: int | None
    title: str
    area: str
    asking: str
    asking_label: str
    facts: list[str]
    marks: list[Mark]
    freshness: str
    caution: str | None
    source: str
    lead_price: str
    standing: Standing


class RelaxView(View):
    """A filter to drop: "Without *pool*: 12", and the words that the button sends."""

    words: str
    count: str
    say: str


class LeadListView(View):
    """A page of leads, or what to drop when there is none."""

    leads: list[LeadView]
    total: int
    shown: str
    more: str | None
    relax_heading: str
    relax: list[RelaxView]


class QuoteRow(View):
    """One reason of a price: its words and its cents with a sign."""

    words: str
    amount: str
    direction: Literal["up", "down", "same"]


class QuoteView(View):
    """A price and where it comes from."""

    lead_id: int
    title: str
    rows: list[QuoteRow]
    price: str
    notes: list[str]
    expiry_label: str
    made_at: datetime
    expires_at: datetime


class HoldView(View):
    """One hold, its end in the user's time."""

    lead_id: int
    title: str
    price: str
    started_at: datetime
    ends_at: datetime
    ends_text: str
    can_extend: bool


def area(lead: LeadCard) -> str:
    """``"Travis Heights, Austin 78704"`` from what is known; the exact place is never given."""
    town = " ".join(part for part in (lead.city, lead.zip) if part)
    where = ", ".join(part for part in (lead.neighborhood, town) if part) or lead.state or "Place not stated"
    return f"{where} · {lead.distance_miles:g} mi away" if lead.distance_miles else where


def title(lead: LeadCard) -> str:
    """``"House for sale"``, ``"Apartment for rent"``, ``"House wanted"``."""
    return f"{PROPERTY_NAMES.get(lead.property_type or '', 'Property')} {_PURPOSE[lead.lead_type]}"


def facts(lead: LeadCard) -> list[str]:
    """``["3 beds", "2 baths", "1,850 sqft", "built 1998"]``, without what is unknown."""
    baths = None if lead.baths is None else f"{lead.baths:g} {'bath' if lead.baths == 1 else 'baths'}"
    known = (
        None if lead.beds is None else ("studio" if lead.beds == 0 else plural(lead.beds, "bed")),
        baths,
        f"{lead.sqft:,} sqft" if lead.sqft else None,
        f"built {lead.year_built}" if lead.year_built else None,
        *(FEATURE_NAMES.get(feature, feature.replace("_", " ")) for feature in lead.features[:FEATURES_SHOWN]),
    )
    return [fact for fact in known if fact]


def marks(lead: LeadCard) -> list[Mark]:
    """What there is to reach somebody with: ``mobile ✓ 2 d · e-mail ✗ · by owner``."""
    reach = lead.contactability
    phone = reach.phone if reach.phone in ("mobile", "landline") else "phone"
    checked = "" if reach.checked_days_ago is None else f"{reach.checked_days_ago} d"
    found = [
        Mark(label=phone, ok=reach.phone is not None, detail=checked if reach.phone else ""),
        Mark(label="e-mail", ok=reach.email),
    ]
    if reach.listed_by:
        found.append(Mark(label=f"by {reach.listed_by}"))
    if lead.is_demo:
        found.append(Mark(label="demo"))
    return found


def standing(lead: LeadCard, reason: str | None = None) -> Standing:
    """A lead's live state as the API tells it."""
    price = dollars(lead.lead_price_cents)
    return Standing(state=lead.availability, ends_at=lead.hold_ends_at, lead_price=price, reason=reason)


def lead_view(lead: LeadCard, place: int | None = None) -> LeadView:
    """One card."""
    return LeadView(
        id=lead.id,
        place=place,
        title=title(lead),
        area=area(lead),
        asking="Price not stated" if lead.asking_price is None else whole_dollars(lead.asking_price),
        asking_label="" if lead.asking_price is None else _ASKING_LABEL[lead.lead_type],
        facts=facts(lead),
        marks=marks(lead),
        freshness=ago(lead.listed_days),
        caution=capital(lead.caution) if lead.caution else None,
        source=SOURCE_NAMES[lead.source],
        lead_price=dollars(lead.lead_price_cents),
        standing=standing(lead),
    )


def relax_view(option: RelaxOption) -> RelaxView | None:
    """One button of an empty page; None for a wish that nobody can name in a few words."""
    said = [_taken_back(argument) for argument in option.drop]
    if None in said:
        return None
    words = ", ".join(dict.fromkeys(phrase for phrase in said if phrase))
    return RelaxView(words=option.words, count=f"{option.count:,}", say=words)


def _taken_back(argument: str) -> str | None:
    """How a person takes a wish back: ``features:pool`` → "drop the pool" ("without a pool" would exclude pools)."""
    name, _, value = argument.partition(":")
    if value:
        return f"drop the {FEATURE_NAMES.get(value, value.replace('_', ' '))}"
    return _TAKE_BACK.get(name)


def lead_list(
    leads: Sequence[LeadCard], total: int, *, before: int = 0, first_place: int = 1, relax: Iterable[RelaxOption] = ()
) -> LeadListView:
    """A page of leads, ``before`` of all matches being on earlier pages; places are counted from ``first_place``."""
    last = before + len(leads)
    return LeadListView(
        leads=[lead_view(lead, place) for place, lead in enumerate(leads, first_place)],
        total=total,
        shown=f"{before + 1:,}–{last:,} of {total:,}" if total > 1 else "",
        more="show more" if leads and last < total else None,
        relax_heading="None match. You could drop one wish:",
        relax=[view for option in relax if option.count and (view := relax_view(option))],
    )


def _row(reason: Reason) -> QuoteRow:
    direction: Literal["up", "down", "same"] = "up" if reason.cents > 0 else "down" if reason.cents < 0 else "same"
    words = f"{reason.words} (unknown, taken as average)" if reason.neutral else reason.words
    return QuoteRow(words=words, amount=signed(reason.cents), direction=direction)


def quote_view(quote: QuoteOut, zone: str) -> QuoteView:
    """A price with its reasons: an average lead's price first, then what moves it; the discount is in all of them."""
    average = QuoteRow(words="An average lead", amount=dollars(quote.neutral_cents), direction="same")
    moves = [reason for reason in quote.reasons if reason.factor != "discount" and (reason.cents or reason.neutral)]
    off, full = quote.discount_percent, dollars(quote.list_price_cents)
    notes = [f"Your plan's {off} % off is included; the full price is {full}."] if off else []
    return QuoteView(
        lead_id=quote.lead_id,
        title=quote.label,
        rows=[average, *map(_row, moves)],
        price=dollars(quote.price_cents),
        notes=notes,
        expiry_label=f"Promised to you until {local_time(quote.expires_at, zone, quote.server_time)}",
        made_at=quote.created_at,
        expires_at=quote.expires_at,
    )


def hold_view(hold: HoldOut, zone: str) -> HoldView:
    """One hold and its end."""
    return HoldView(
        lead_id=hold.lead_id,
        title=hold.label,
        price=dollars(hold.price_cents),
        started_at=hold.starts_at,
        ends_at=hold.ends_at,
        ends_text=f"Held for you until {local_time(hold.ends_at, zone, hold.server_time)}",
        can_extend=hold.can_extend,
    )
