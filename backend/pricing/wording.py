"""A price's reasons in words: each factor against its neutral value, and what was not known."""

from __future__ import annotations

from decimal import Decimal

from backend.config import DEMAND_WINDOW_HOURS, INTEREST_WINDOW_DAYS, PRICE_MAX_CENTS, PRICE_MIN_CENTS, TREND_DAYS
from backend.leads.wording import homes
from backend.money import dollars
from backend.pricing.queries import Facts

PROPERTY_DETAILS = 9  # price, beds, baths, sqft, type, address, year, text, photo
_SAME_WITHIN = Decimal("0.01")  # of a median: "about the same"
_CONTACT = {
    Decimal("1"): "name, valid phone and valid e-mail",
    Decimal("0.8"): "valid phone and valid e-mail, no name",
    Decimal("0.7"): "name and valid phone, no valid e-mail",
    Decimal("0.5"): "a valid phone alone, or a name with a valid e-mail",
    Decimal("0.3"): "valid e-mail, no valid phone or name",
    Decimal("0.2"): "a name, no valid phone or e-mail",
    Decimal("0"): "no name, valid phone or e-mail",
}
_ASKING = {"sale": "asking price", "rent": "rent", "buyer": "budget"}


def contact(facts: Facts) -> str:
    """How well the owner can be reached: 0.5 for a valid phone, 0.3 for a valid e-mail, 0.2 for a name."""
    return _CONTACT.get(facts.contact.normalize(), f"{_percent(facts.contact)} of what reaches the owner is there")


def property_details(facts: Facts) -> str:
    """How much is known of the property."""
    known = round(facts.property * PROPERTY_DETAILS)
    if known == PROPERTY_DETAILS:
        return f"all {PROPERTY_DETAILS} details are known"
    return f"{known} of {PROPERTY_DETAILS} details known"


def interest(facts: Facts) -> str:
    """Who saved or held it."""
    if not facts.buyers:
        return f"nobody saved or held it in {INTEREST_WINDOW_DAYS} days"
    return f"{_count(facts.buyers, 'buyer')} saved or held it in {INTEREST_WINDOW_DAYS} days"


def freshness(facts: Facts) -> str:
    """When it was listed."""
    age = _age(facts.hours)
    if facts.hours < 24:
        return f"fresh, listed {age}"
    return f"listed {age}"


def demand(facts: Facts) -> str:
    """What other buyers did in the area."""
    if facts.views is None:
        return "demand could not be told without a zip and a type: counted as neutral"
    acts = [(facts.views, "viewed"), (facts.holds, "held"), (facts.purchases, "bought")]
    told = [f"{count} {verb}" for count, verb in acts if count]
    if not told:
        return f"no other buyer looked at {_area(facts)} in {DEMAND_WINDOW_HOURS} h"
    return f"other buyers in {DEMAND_WINDOW_HOURS} h, {_area(facts)}: {', '.join(told)}"


def market_price(facts: Facts) -> str:
    """The asking price against the median."""
    what = _ASKING[facts.lead_type]
    if not facts.asking_price:
        return f"no {what} is known: counted as neutral"
    if not facts.median:
        return f"no median for {_area(facts)} yet: counted as neutral"
    ratio = Decimal(facts.asking_price) / facts.median - 1
    if abs(ratio) < _SAME_WITHIN:
        return f"{what} at the median for {_area(facts)}"
    return f"{what} {_percent(ratio)} {'above' if ratio > 0 else 'below'} the median for {_area(facts)}"


def scarcity(facts: Facts) -> str:
    """What else is available."""
    if facts.available is None:
        return f"inventory for {_area(facts)} is not known yet: counted as neutral"
    return f"{_count(facts.available, 'lead')} available for {_area(facts)}"


def growth(facts: Facts) -> str:
    """How the median moved."""
    if not facts.median_30d or not facts.median_prior_30d:
        return f"too little listed for {_area(facts)} in {2 * TREND_DAYS} days to see a trend: counted as neutral"
    moved = Decimal(facts.median_30d) / facts.median_prior_30d - 1
    if abs(moved) < _SAME_WITHIN:
        return f"prices are steady over {TREND_DAYS} days"
    return f"prices {'up' if moved > 0 else 'down'} {_percent(moved)} over {TREND_DAYS} days"


def limit(cents_before: int, facts: Facts) -> str:
    """Why the price is not what the factors alone make."""
    if facts.set_list_cents is not None:
        return f"list price set by us at {dollars(facts.set_list_cents)}"
    if cents_before < PRICE_MIN_CENTS:
        return f"no lead costs less than {dollars(PRICE_MIN_CENTS)} before the discount"
    return f"no lead costs more than {dollars(PRICE_MAX_CENTS)} before the discount"


def discount(tier_name: str, percent: int) -> str:
    """What the tier takes off."""
    return f"{tier_name} discount of {percent} %, in the figures above already"


def _area(facts: Facts) -> str:
    return f"{homes(facts.property_type)} {f'in {facts.zip}' if facts.zip else 'here'}"


def _age(hours: Decimal) -> str:
    if hours < 1:
        return "less than an hour ago"
    if hours < 48:
        return f"{int(hours)} h ago"
    return f"{int(hours / 24)} d ago"


def _percent(ratio: Decimal) -> str:
    return f"{abs(ratio * 100):.0f} %"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


WORDS = {
    "contact": contact,
    "property": property_details,
    "interest": interest,
    "freshness": freshness,
    "demand": demand,
    "market_price": market_price,
    "scarcity": scarcity,
    "growth": growth,
}
