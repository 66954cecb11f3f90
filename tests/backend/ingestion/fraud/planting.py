# ruff: noqa: E501  (composed words read better whole)
"""Honest homes with honest words, and twelve schemes among them. Wording is composed; half of a scheme's variants
(``late``) were written after the rules and never looked at while these were made.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Row = dict[str, str]
FIRST = ("Rosalind", "Ann", "Bo", "Carl", "Dina", "Emil", "Faye", "Gus", "Hana", "Ivo", "June", "Kofi", "Lena", "Marek")
LAST = (
    "Quill",
    "Ferris",
    "Marsh",
    "Dorn",
    "Abara",
    "Lund",
    "Pryce",
    "Soto",
    "Tran",
    "Weiss",
    "Okoye",
    "Haddad",
    "Novak",
)
_OPENINGS = (
    "Beautiful home on a quiet street", "Charming single story house", "Well kept home with mature trees", "Spacious open plan",
    "Light and airy home close to schools", "Freshly painted inside and out", "Custom built home with high ceilings",
    "Corner lot with a big backyard", "Move in ready and full of character", "Turn key home in a sought after neighborhood",
)  # fmt: skip
_MIDDLES = (
    "The kitchen has granite counters and a gas range.", "Fenced with welded wire and cedar posts.", "New roof in 2019.",
    "Wired for speakers and ethernet in every room.", "The owner is out of town on weekends but the agent shows it any day.",
    "Tile in the wet areas, oak floors elsewhere.", "A covered patio looks over the greenbelt.", "HVAC was replaced last year.",
    "Two living areas and a study.", "The primary suite has a walk in closet.", "Sellers relocated to Dallas and are motivated.",
    "Washer and dryer stay.", "Zoned for good schools, ten minutes to downtown.", "Low tax rate and no HOA.",
    "The garage fits two trucks.", "Post office and shops around the corner.", "Smart lock, cameras and a doorbell convey.",
)  # fmt: skip
_CLOSINGS = (
    "Easy to show, lockbox on the door.", "Open house Saturday.", "Pre-approval letter with offers please.",
    "Never wire money to anyone without calling us first.", "Application fee is $45 per adult after your tour.",
    "Background and credit check at signing.", "We never ask for gift cards or Zelle.", "Come and see it!",
    "Drive by, you will love the street, then call for a tour.", "Security deposit equals one month.", "Bring your buyers.",
    "Text for a private showing.", "Earnest money goes to the title company.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planted:
    """A listing, and the scheme it is of ("" for an honest one)."""

    row: Row
    scheme: str = ""
    late: bool = False


def honest(path: Path, count: int, seed: int) -> list[Planted]:
    """Real homes, each with a person of its own and composed words (some of an office's own boilerplate)."""
    rng = random.Random(seed)
    with path.open(encoding="utf-8") as lines:
        homes = list(csv.DictReader(lines))
    chosen = rng.sample(homes, count)
    return [Planted(_home(rng, home, at)) for at, home in enumerate(chosen)]


def _home(rng: random.Random, home: Row, at: int) -> Row:
    agent = rng.random() < 0.6
    office = rng.randrange(60)
    phone = f"512-555-01{office:02d}" if agent else _phone(at)
    return {
        "source": "craigslist", "source_ref": f"h{home['zpid']}", "address": home["streetAddress"], "city": "Austin",
        "state": "TX", "zip": home["zipcode"], "lat": home["latitude"], "lon": home["longitude"],
        "asking_price": home["latestPrice"], "beds": home["numOfBedrooms"], "baths": home["numOfBathrooms"],
        "sqft": home["livingAreaSqFt"], "year_built": home["yearBuilt"], "property_type": "house", "lead_type": "sale",
        "seller_type": "agent" if agent else "owner", "phone": phone, "name": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
        "title": f"{home['numOfBedrooms']} bed house for sale", "photos": str(rng.randrange(1, 30)),
        "description": words(rng) if rng.random() < 0.85 else "",
    }  # fmt: skip


def _phone(at: int) -> str:
    """Honest owners have a number of their own, far from the invented schemes' ones."""
    return f"({('512', '737')[at % 2]}) {220 + at % 700}-{1000 + at * 7 % 9000}"


def words(rng: random.Random) -> str:
    """Four to seven sentences as sellers write them."""
    parts = [rng.choice(_OPENINGS) + ".", *rng.sample(_MIDDLES, rng.randrange(3, 6)), rng.choice(_CLOSINGS)]
    return " ".join(parts)


def planted(homes: Sequence[Planted], each: int, seed: int) -> list[Planted]:
    """``each`` listings of every scheme, made out of honest ones."""
    rng = random.Random(seed)
    told = [home for home in homes if home.row["description"]]  # what is copied has to be there
    found: list[Planted] = []
    for name, make in SCHEMES.items():
        for at in range(each):
            late = at % 2 == 1
            row = make(rng, dict(rng.choice(told).row), at, late)
            found.append(
                Planted(row | {"source_ref": f"{name}-{at}", "lead_type": row.get("lead_type", "sale")}, name, late)
            )
    return found


def _person(rng: random.Random, at: int) -> Row:
    return {"phone": f"737-555-01{rng.randrange(100):02d}" if at < 0 else f"(737) {930 + at}-{4000 + rng.randrange(5000)}",
            "name": f"{rng.choice(FIRST)} {rng.choice(LAST)}", "seller_type": "owner"}  # fmt: skip


def _price(row: Row, share: float) -> str:
    return str(round(float(row["asking_price"]) * share))


def _told(early: Sequence[str], late: Sequence[str]) -> Callable[[random.Random, bool], str]:
    return lambda rng, is_late: rng.choice(late if is_late else early)


_WIRE = _told(
    ("Wire the deposit to my account and I will send the keys by FedEx.", "Payment by Western Union only, keys are mailed.",
     "I take gift cards for the deposit before the viewing.", "Send the first month by Zelle to hold the home before you see it."),
    ("To take it off the market I need the holding fee in Steam cards, then you get the address.",
     "My bank is abroad: please send the reservation through MoneyGram before the appointment.",
     "Half of the rent upfront in bitcoin reserves your visit.",
     "Kindly transfer the refundable deposit by Cash App today so that I can arrange the showing."),
)  # fmt: skip
_AWAY = _told(
    ("I am out of the country for work and cannot show the house, look at it from the outside.",
     "We are overseas on missionary work, nobody can show it. The keys will be mailed after the deposit.",
     "I'm deployed and unable to meet. You can drive by only and do not disturb the tenant."),
    ("My job moved me abroad, so there is no one to let you in; peek through the windows and I will ship the keys.",
     "Currently on an oil rig and can't be there for a tour. A courier brings keys and papers once you have paid.",
     "As I no longer live in the country a viewing inside is not possible. Documents and keys come by DHL."),
)  # fmt: skip
_CREDIT = _told(
    ("Before a tour get your free credit report at the link below and send me a screenshot on WhatsApp.",
     "Click this website for a credit check, then message me on Telegram.",
     "Please order your credit score through my link first and send your driver's license."),
    ("I only show it to people who bring their credit report from this page; reach me on WhatsApp with the result.",
     "First step: background check on the site I send you, $1 only. Then text me a photo of your ID.",
     "Submit your SSN and run a tenant score at the portal, link in my Telegram."),
)  # fmt: skip
_DISGUISE = _told(
    ("Text me at five one two 555 zero one {}. WhatsApp is best, deposit before viewing.",
     "My number is 5l2 555 O1{}, write on Telegram. You cannot see inside until it is reserved."),
    ("Reach me: s e v e n three seven, 555, then 01{}. Only whatsapp. A holding deposit books the showing.",
     "seven-three-seven five-five-five zero-one {} on Telegram please, send the fee to schedule a tour."),
)  # fmt: skip
_RELOCATION = _told(
    ("Relocating to Austin? Off-market homes below price. Address released after the holding deposit. Wire transfer works best.",
     "Corporate relocation special, many homes not listed yet, pay the reservation fee before the visit by Zelle."),
    ("Moving to Austin soon? We match you with pre-market houses; the address is provided once the fee arrives by Cash App.",
     "New in Austin? Our team will find your place. Secure your home today before anyone sees it: deposit by gift card."),
)  # fmt: skip


def _pay_first(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    return row | _person(rng, at) | {"description": f"{words(rng)} {_WIRE(rng, late)}"}


def _away(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    rent = {"lead_type": "rent", "asking_price": str(rng.randrange(700, 1_100, 25))}
    return row | _person(rng, at) | rent | {"description": f"{words(rng)} {_AWAY(rng, late)} {_WIRE(rng, late)}"}


def _credit(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    return row | _person(rng, at) | {"description": f"{words(rng)} {_CREDIT(rng, late)}"}


def _too_cheap(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    share = rng.uniform(0.1, 0.2) if late else rng.uniform(0.12, 0.22)
    return row | _person(rng, at) | {"asking_price": _price(row, share), "description": words(rng)}


def _copied_cheaper(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    text = row["description"] or words(rng)
    changed = text.replace("home", "house") if late else text
    return row | _person(rng, at) | {"asking_price": _price(row, rng.uniform(0.45, 0.7)), "description": changed}


def _copied_as_rent(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    rent = {
        "lead_type": "rent",
        "asking_price": str(rng.randrange(800, 1_600, 25)),
        "address": "" if late else row["address"],
    }
    return row | _person(rng, at) | rent


def _one_phone(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    ring = at // 10
    town = (
        ("Dallas", "TX", "75206"),
        ("Phoenix", "AZ", "85016"),
        ("Las Vegas", "NV", "89117"),
        ("Austin", "TX", row["zip"]),
    )[at % 4]
    place = dict(zip(("city", "state", "zip"), town, strict=True)) | {
        "lat": "",
        "lon": "",
        "address": f"{100 + at} Elm St",
    }
    person = {
        "phone": f"817-555-01{ring:02d}",
        "name": f"{FIRST[at % len(FIRST)]} {LAST[at % len(LAST)]}",
        "seller_type": "owner",
    }
    return row | place | person | {"description": words(rng)}


def _two_owners(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    share = rng.uniform(0.4, 0.6) if late else rng.uniform(0.5, 0.7)
    return row | _person(rng, at) | {"asking_price": _price(row, share), "description": words(rng)}


def _impossible(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    wrong: Row = rng.choice((
        {"sqft": "210", "beds": "9", "year_built": "2099"}, {"beds": "60", "baths": "55", "sqft": "900"},
        {"asking_price": "850", "year_built": "1690", "sqft": "45"}, {"baths": "44", "beds": "3", "asking_price": "2500"},
    ))  # fmt: skip
    return row | _person(rng, at) | wrong | {"description": words(rng)}


def _disguised(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    tail = " ".join(
        ("zero", "one", "two", "three", "four", "five")[int(digit)] for digit in f"{rng.randrange(6)}{rng.randrange(6)}"
    )
    text = f"{words(rng)} {_DISGUISE(rng, late).format(tail)}"
    return row | _person(rng, at) | {"phone": "", "description": text, "asking_price": _price(row, 0.6)}


def _relocation(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    bare = {"address": "", "lat": "", "lon": "", "photos": "0", "lead_type": "rent", "asking_price": "950"}
    return row | _person(rng, at) | bare | {"title": "Relocation special", "description": _RELOCATION(rng, late)}


def _new_account(rng: random.Random, row: Row, at: int, late: bool) -> Row:
    cheap = {"asking_price": _price(row, rng.uniform(0.35, 0.45)), "account_since": "2026-06-18"}
    ask = "Contact me on WhatsApp only." if not late else "Telegram only, I answer day and night."
    return row | _person(rng, at) | cheap | {"description": f"{words(rng)} {ask} {_WIRE(rng, late)}"}


SCHEMES: dict[str, Any] = {
    "pay first": _pay_first, "owner away": _away, "credit report": _credit, "too cheap": _too_cheap,
    "copied cheaper": _copied_cheaper, "copied as rent": _copied_as_rent, "one phone": _one_phone,
    "two owners": _two_owners, "impossible": _impossible, "disguised": _disguised, "relocation": _relocation,
    "new account": _new_account,
}  # fmt: skip
# A reason that must be among those given, one of them, for each scheme.
RIGHT = {
    "pay first": {"pay_first", "fee_first"}, "owner away": {"cannot_show", "no_visit"}, "credit report": {"credit_report", "identity_first"},
    "too cheap": {"price_absurd", "price_very_low", "address_other_price"}, "copied cheaper": {"copied_cheaper", "address_other_price"},
    "copied as rent": {"copied_as_rent"}, "one phone": {"contact_many_places"},
    "two owners": {"address_other_owner", "address_other_price"},
    "impossible": {"impossible_rooms", "impossible_size", "impossible_price", "impossible_year"},
    "disguised": {"disguised_contact"}, "relocation": {"phantom_relocation"}, "new account": {"new_account"},
}  # fmt: skip
