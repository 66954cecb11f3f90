"""Titles and descriptions of demo leads, and the contacts that some sellers hide in them."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from backend.ingestion.contacts import DEMO_MARK, ContactFacts
from backend.ingestion.demo import phrases
from backend.ingestion.demo.homes import Home
from backend.ingestion.demo.spots import Setting

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def write(rng: random.Random, lead_type: str, setting: Setting, home: Home) -> tuple[str, str]:
    """(title, description) of a lead, with no contact in them."""
    words = _fill(rng, setting, home)
    if lead_type == "buyer":
        return _buyer(rng, words)
    if home.property_type == "land":
        return _land(rng, words, home)
    title = rng.choice(phrases.RENT_TITLES if lead_type == "rent" else phrases.TITLES)
    fit = _fit(home)
    parts = [rng.choice(list(filter(fit, phrases.OPENERS)))]
    parts += rng.sample(list(filter(fit, phrases.MIDDLES)), rng.choice((1, 2, 2, 3)))
    parts += [rng.choice(list(filter(fit, phrases.FEATURE_SENTENCES[name]))) for name in home.features]
    if rng.random() < 0.8:
        parts.insert(rng.randrange(1, len(parts) + 1), rng.choice(phrases.PLACES))
    closers = phrases.RENT_CLOSERS if lead_type == "rent" else phrases.CLOSERS
    parts += rng.sample(closers, rng.choice((0, 1, 1, 2)))
    return _filled(title, words), " ".join(_filled(part, words) for part in parts)


def _fit(home: Home) -> Callable[[str], bool]:
    """Which phrases do not contradict the home: no stairs on one level, no old repairs in a new house."""
    unfit: list[str] = []
    if "single_story" in home.features or home.property_type in ("condo", "apartment"):
        unfit += ["stairs", "upper deck"]
    if "fixer_upper" in home.features or (home.year_built or 0) > 2014:
        unfit += ["{redone}", "Original", "{year} and looked", "since it was built", "replaced", "resurfaced"]
    if (home.beds or 0) < 2:
        unfit += ["edrooms are", "the bedrooms", "real bedrooms", "apart from", "other rooms", "second living"]
    return lambda phrase: not any(words in phrase for words in unfit)


def _buyer(rng: random.Random, words: dict[str, Any]) -> tuple[str, str]:
    said = rng.sample(phrases.BUYER_SENTENCES, rng.choice((2, 3, 3, 4)))
    return _filled(rng.choice(phrases.BUYER_TITLES), words), " ".join(_filled(part, words) for part in said)


def _land(rng: random.Random, words: dict[str, Any], home: Home) -> tuple[str, str]:
    said = [*rng.sample(phrases.LAND_SENTENCES, rng.choice((2, 3, 4))), rng.choice(phrases.PLACES)]
    worth_saying = [name for name in home.features if name in ("no_hoa", "motivated_seller")]
    said += [rng.choice(phrases.FEATURE_SENTENCES[name]) for name in worth_saying]
    return _filled(rng.choice(phrases.LAND_TITLES), words), " ".join(_filled(part, words) for part in said)


def _filled(phrase: str, words: dict[str, Any]) -> str:
    text = phrase.format_map(words)
    return text[0].upper() + text[1:]


def _fill(rng: random.Random, setting: Setting, home: Home) -> dict[str, Any]:
    adjective, noun = rng.choice(phrases.ADJECTIVES), _noun(rng, home)
    highlight = _highlight(rng, home)
    beds = max(1, home.beds or 0)
    return {
        "adjective": adjective,
        "Adjective": adjective.capitalize(),
        "adjective_cap": adjective.capitalize(),
        "noun": noun,
        "noun_cap": noun.capitalize(),
        "noun_plural": phrases.PLURALS[home.property_type],
        "beds": beds,
        "bed_words": "studio" if home.beds == 0 else _counted(beds, "bed"),
        "bedrooms": _counted(beds, "bedroom"),
        "baths": f"{home.baths:g}" if home.baths else "",
        "bathrooms": _counted(home.baths or 0, "bath"),
        "sqft": f"{_about(home.sqft):,}" if home.sqft else "",
        "year": home.year_built or 2000,
        "redone": rng.randrange(2016, 2026),
        "place": setting.place,
        "city": setting.spot.city,
        "near": f"near {setting.landmark}",
        "landmark": setting.landmark,
        "miles": setting.landmark_miles,
        "highlight": highlight,
        "highlight_cap": highlight[0].upper() + highlight[1:],
        "feels": rng.choice(phrases.FEELS),
        "acres": f"{(home.lot_sqft or 0) / 43_560:.2f}".rstrip("0").rstrip("."),
        "budget": f"${home.price:,}",
    }


def _noun(rng: random.Random, home: Home) -> str:
    nouns = phrases.NOUNS[home.property_type]
    if home.property_type == "house" and (home.sqft or 0) > 1_800:
        nouns = ("house", "home")
    return rng.choice(nouns)


def _counted(count: float, noun: str) -> str:
    return f"{count:g} {noun}{'' if count == 1 else 's'}"


def _about(sqft: int) -> int:
    """As shown before a purchase: rounded to 10."""
    return round(sqft / 10) * 10


def _highlight(rng: random.Random, home: Home) -> str:
    own = [phrase for name in home.features for phrase in phrases.FEATURE_HIGHLIGHTS[name]]
    return rng.choice(own) if own and rng.random() < 0.6 else rng.choice(phrases.PLAIN_HIGHLIGHTS)


def leak(rng: random.Random, contact: ContactFacts) -> str:
    """A sentence in which a seller gives the contact away."""
    first, last = (contact.name or "Ada Quill").removesuffix(DEMO_MARK).split()[:2]
    digits = (contact.phone or "+15125550100")[2:]
    email = contact.email or f"{first}.{last}@example.com".lower()
    return rng.choice(phrases.LEAKS).format(
        first=first,
        last=last,
        first_lower=first.lower(),
        phone=f"({digits[:3]}) {digits[3:6]}-{digits[6:]}",
        phone_dots=f"{digits[:3]}.{digits[3:6]}.{digits[6:]}",
        phone_words=" ".join(_WORDS[int(digit)] for digit in digits),
        phone_spaced=" ".join(digits),
        email=email,
        email_words=email.replace("@", " at ").replace(".", " dot "),
        address=contact.address or "",
    )
