"""Answers of a lead form → a record: which question asks for what, and whether somebody buys or sells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.places.names import state_code


class Answer(NamedTuple):
    """A question as it was asked (or its key), and what was said."""

    question: str
    said: str


def _asks(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.I)


_SIGNS = re.compile(r"[\s_\-:?*]+")
_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CONTACT = (
    ("email", _asks(r"e ?mail")),
    ("phone", _asks(r"\bphone|mobile|\bcell\b|telephone|whatsapp")),
    ("first", _asks(r"^(?:your )?(?:first|given) ?name")),
    ("last", _asks(r"^(?:your )?(?:last|family) ?name|^surname")),
    ("name", _asks(r"^(?:your |contact )?(?:full )?name$")),
    ("profile_url", _asks(r"linked ?in (?:profile|url)|^profile url")),
)
_PLACE = (
    ("zip", _asks(r"\bzip|post(?:al)? ?code")),
    ("state", _asks(r"^(?:state|province|region|us state)$|^(?:which|what) state")),
    ("address", _asks(r"\baddress\b|^street")),
    ("city", _asks(r"\bcity\b|\btown\b|\barea\b|location|neighbou?rhood|^where\b|which market")),
)
_HOME = (
    ("asking_price", _asks(r"budget|price|how much|spend|afford|\bworth\b|\bvalue\b|rent range")),
    ("beds", _asks(r"\bbed")),
    ("baths", _asks(r"\bbath")),
    ("sqft", _asks(r"square f|sq ?ft|\bsize of")),
    ("year_built", _asks(r"year (?:was it )?built|built in")),
    ("property_type", _asks(r"(?:type|kind) of (?:home|house|property|place)|(?:property|home|house) ?type")),
)
_SELLS = _asks(r"\bsell(?:er|ing|s)?\b|\blist my\b|home(?:'s)? value|what(?:'s| is) my (?:home|house)|\bworth\b")
_BUYS = _asks(r"\bbuy(?:er|ing|s)?\b|\bpurchas|\brent(?:er|ing)?\b|\bboth\b|look(?:ing)? for")
_PERSONAL = _asks(
    r"\brac(?:e|ial)\b|relig|national|ethnic|disab|handicap|\bsex\b|gender|orientation|marital|married|famil|child|kids"
    r"|\bage\b|old are you|birth|pregnan|credit|income|salary|employ|\bpets?\b|occupants|people live|smok|citizen"
    r"|social security|\bssn\b|military|veteran|password"
)
_AMOUNT = re.compile(r"\d[\d,.]*\s*(?:k|m|million|thousand)?\b", re.I)


def words(question: str) -> str:
    """A question's key as words: ``what_is_your_budget?`` and ``zipCode`` too."""
    return _SIGNS.sub(" ", _BREAK.sub(" ", question)).strip()


def record_of(answers: Sequence[Answer], form: str = "") -> Record:
    """What the answers say. What is asked beyond home and place stands in the description, nothing personal does."""
    held: dict[str, str] = {}
    rest = []
    for answer in answers:
        question, said = words(answer.question), fields.line(answer.said)
        field = _field(question) if said else None
        if field and field not in held:
            held[field] = said
        elif said and not field and not _PERSONAL.search(question):
            rest.append(f"{question[:1].upper()}{question[1:]}: {said.replace('_', ' ')}")
    kind = _kind(answers, form)
    name = " ".join(filter(None, (held.pop("first", ""), held.pop("last", ""))))
    place = _place(held.pop("city", ""))
    if kind == "buyer":  # their own address is no home on the market
        held.pop("address", None)
    found = fields.record(
        **{field: _plain(field, said) for field, said in held.items()}, lead_type=kind, description="\n".join(rest)
    )
    return fields.filled(found, place, fields.record(name=name, title=_title(kind, place)))


def _field(question: str) -> str | None:
    return next((field for field, asks in (*_CONTACT, *_PLACE, *_HOME) if asks.search(question)), None)


def _plain(field: str, said: str) -> str:
    """Choices come as keys ("$300k_-_$400k"); of a range the higher end is the budget."""
    if field in ("email", "profile_url", "name", "phone"):
        return said
    plain = said.replace("_", " ")
    if field != "asking_price":
        return plain
    amounts = _AMOUNT.findall(plain)
    return f"${amounts[-1]}" if amounts else ""


def _kind(answers: Iterable[Answer], form: str) -> str:
    """What was answered counts more than what was asked, a question more than the form's name."""
    choices = [words(answer.said) for answer in answers if _field(words(answer.question)) is None]
    asked = [words(answer.question) for answer in answers]
    for texts in (choices, asked, [words(form)]):
        text = " ".join(texts)
        if _BUYS.search(text):
            return "buyer"
        if _SELLS.search(text):
            return "sale"
    return "buyer"


def _place(said: str) -> Record:
    """City and state of "Austin, TX", "austin_tx" or "Austin"."""
    plain = said.replace("_", " ").strip()
    city, _, state = plain.partition(",") if "," in plain else plain.rpartition(" ")
    if not (code := state_code(state.strip())) or not city.strip():
        return fields.record(town=plain, city=plain if "," not in plain else city)
    return fields.record(town=f"{city.strip()}, {code}", city=city, state=code)


def _title(kind: str, place: Record) -> str:
    where = f" in {place['town']}" if place.get("town") else ""
    return f"Looking for a home{where}" if kind == "buyer" else f"Home{where}, its owner thinks of selling"
