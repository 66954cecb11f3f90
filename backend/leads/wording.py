"""How a lead is spoken of: its label and features, what there is to reach its owner with, cautions, calling hours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from backend.config import CALL_FROM_HOUR, CALL_UNTIL_HOUR, FOR_SALE_SEEN_WITHIN_DAYS
from backend.leads.rules import NotForSaleReason, may_call
from backend.leads.schemas import Contactability, SellerType

NOUNS = {
    "house": "house", "condo": "condo", "townhouse": "townhouse", "land": "land", "multi_family": "multi-family home",
    "apartment": "apartment",
}  # fmt: skip
PLURALS = {
    "house": "houses", "condo": "condos", "townhouse": "townhouses", "land": "land",
    "multi_family": "multi-family homes", "apartment": "apartments",
}  # fmt: skip
SOURCE_NAMES = {
    "zillow": "Zillow", "craigslist": "Craigslist", "facebook": "Facebook", "linkedin": "LinkedIn",
    "import": "imports", "demo": "the demo data",
}  # fmt: skip
_CAPITAL_FEATURES = {"no_hoa": "no HOA", "rv_parking": "RV parking", "ev_charger": "EV charger"}
DEFAULT_CAUTION = "Some details of this listing look unusual: check them before you buy."
NOT_FOR_SALE: dict[NotForSaleReason, str] = {
    "withdrawn": "it has left the market",
    "under_review": "it is being reviewed",
    "no_contact": "there is no phone or e-mail that reaches its owner",
    "no_basis": "we have no stated permission to pass its contact on",
    "not_seen": f"it has not been seen on the market for {FOR_SALE_SEEN_WITHIN_DAYS} days",
}


def label(
    lead_type: str, property_type: str | None, beds: int | None, city: str | None, zip_code: str | None = None
) -> str:
    """What a lead is, in a few words: ``3-bed house in Henderson``, ``Buyer of a condo in 78704``."""
    words = _home(property_type, beds)
    if lead_type == "buyer":
        words = f"Buyer of {_article(words)}"
    elif lead_type == "rent":
        words = f"{words} to rent"
    place = city or zip_code
    words = f"{words} in {place}" if place else words
    return words[0].upper() + words[1:]


def homes(property_type: str | None) -> str:
    """Several of a type: ``multi-family homes``; ``homes`` where the type is not known."""
    return PLURALS.get(property_type or "", "homes")


def feature(name: str) -> str:
    """A feature as people write it: ``RV parking``, ``guest house``."""
    return _CAPITAL_FEATURES.get(name, name.replace("_", " "))


def _home(property_type: str | None, beds: int | None) -> str:
    noun = NOUNS.get(property_type or "", "home")
    if beds is None or property_type == "land":
        return noun
    return f"{beds}-bed {noun}" if beds else f"studio {noun}"


def _article(words: str) -> str:
    if words == "land":
        return words
    an = words[0] in "aeiou" or words.split("-")[0] in ("8", "11", "18")
    return f"{'an' if an else 'a'} {words}"


def contactability(
    phone: str | None, email: bool, checked_at: datetime | None, listed_by: SellerType | None, now: datetime
) -> Contactability:
    """What there is to reach somebody with; ``phone`` is the kind of a valid phone."""
    days = max(0, (now - checked_at).days) if checked_at and (phone or email) else None
    known = {"mobile": "mobile", "landline": "landline"}.get(phone or "", "phone")
    parts = [f"{known} {'✓' if phone else '✗'}", f"e-mail {'✓' if email else '✗'}"]
    if days is not None:
        parts[0 if phone else 1] += " checked today" if days == 0 else f" checked {days} d ago"
    if listed_by:
        parts.append(f"listed by {listed_by}")
    kind = phone if phone in ("mobile", "landline") else ("unknown" if phone else None)
    return Contactability(
        phone=kind,
        email=email,
        checked_days_ago=days,
        listed_by=listed_by,
        words=" · ".join(parts),
    )


def cautions(reasons: Sequence[Mapping[str, Any]]) -> list[str]:
    """The stored fraud reasons in words, never empty."""
    return [str(reason["words"]) for reason in reasons if reason.get("words")] or [DEFAULT_CAUTION]


def not_for_sale(reason: NotForSaleReason) -> str:
    """A sentence for a lead that cannot be bought."""
    return f"This lead is not for sale: {NOT_FOR_SALE[reason]}."


def calling_hours(zone: str, now: datetime) -> str:
    """``8 am to 9 pm, America/Chicago (now 10:05 am there)``, with when to call if it is too early or too late."""
    local = now.astimezone(ZoneInfo(zone))
    hours = f"{_hour(CALL_FROM_HOUR)} to {_hour(CALL_UNTIL_HOUR)}, {zone}"
    return f"{hours} (now {_time(local)} there{'' if may_call(local) else _wait(local)})"


def _wait(local: datetime) -> str:
    opens = local if local.hour < CALL_FROM_HOUR else local + timedelta(days=1)
    day = "today" if opens is local else "tomorrow"
    return f": call from {_hour(CALL_FROM_HOUR)} {day}"


def _hour(hour: int) -> str:
    return f"{(hour - 1) % 12 + 1} {'am' if hour < 12 else 'pm'}"


def _time(local: datetime) -> str:
    return f"{(local.hour - 1) % 12 + 1}:{local.minute:02d} {'am' if local.hour < 12 else 'pm'}"
