# ruff: noqa: E501  (tables read better whole)
"""Messy addresses composed from known parts: what was meant is known because it was there first.

The noise is the writers' own: its tables are written here from how people type, not from what the reader knows.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

TYPES = {
    "St": ("Street", "St", "St.", "st", "Str"), "Ave": ("Avenue", "Ave", "Ave.", "Av"), "Dr": ("Drive", "Dr", "Dr."),
    "Ln": ("Lane", "Ln", "Ln."), "Blvd": ("Boulevard", "Blvd", "Blvd."), "Ct": ("Court", "Ct", "Ct."),
    "Rd": ("Road", "Rd", "Rd."), "Cir": ("Circle", "Cir", "Circ"), "Trl": ("Trail", "Trl", "Tr."), "Cv": ("Cove", "Cv"),
    "Pkwy": ("Parkway", "Pkwy", "Pky"), "Pl": ("Place", "Pl"), "Ter": ("Terrace", "Ter", "Terr"), "Loop": ("Loop",),
    "Way": ("Way",), "Bnd": ("Bend", "Bnd"), "Xing": ("Crossing", "Xing"), "Holw": ("Hollow", "Holw"),
}  # fmt: skip
SLIPS = {
    "Street": "Stret",
    "Avenue": "Avenu",
    "Boulevard": "Boulvard",
    "Drive": "Drve",
    "Circle": "Cirlce",
    "Parkway": "Parkwy",
}
NAMES = (
    "Oak", "Marbled Wren", "Lake Victor", "Cedar Park", "Saint Johns", "Congress", "22nd", "1st", "Martin Luther King Jr",
    "Kestrel Hill", "Old Quarry", "Juniper Berry", "Rio Grande", "Spring Creek", "Westgate", "Sunset", "Prairie Dog Town",
    "McNeil", "O'Banion", "Zilker Park", "Las Colinas", "Desert Inn", "Camelback", "Mockingbird", "Texas Plume", "Arizona",
    "Round Rock", "Dallas", "Hidden Valley", "Canyon Rim", "El Camino", "Mesa Verde", "Jean Baptiste", "Bell Tower",
)  # fmt: skip
ROADS = ("FM 1626", "Ranch Road 620", "Highway 290", "Avenue G", "Camino Real", "County Road 172", "IH 35", "Broadway")
DIRECTIONS = {"N": ("N", "N.", "North", "north", "NORTH"), "S": ("S", "S.", "South"), "E": ("E", "E.", "East"),
              "W": ("W", "W.", "West"), "NW": ("NW", "N.W.", "Northwest"), "SE": ("SE", "Southeast")}  # fmt: skip
# (city, state, zip, what people call it)
TOWNS = (
    ("Austin", "TX", "78704", ("Austin", "AUSTIN", "austin", "ATX")), ("Austin", "TX", "78745", ("Austin", "Autsin", "Austn")),
    ("Round Rock", "TX", "78664", ("Round Rock", "round rock", "Round Rok")),
    ("Pflugerville", "TX", "78660", ("Pflugerville", "Pflugervile", "P'ville", "pflugerville")),
    ("Cedar Park", "TX", "78613", ("Cedar Park", "CEDAR PARK", "Cedarpark")),
    ("Las Vegas", "NV", "89117", ("Las Vegas", "Vegas", "LV", "las vegas")),
    ("North Las Vegas", "NV", "89030", ("North Las Vegas", "N Las Vegas", "N. Las Vegas", "NLV")),
    ("Henderson", "NV", "89052", ("Henderson", "Hendersen")), ("Dallas", "TX", "75206", ("Dallas", "dallas")),
    ("Fort Worth", "TX", "76107", ("Fort Worth", "Ft Worth", "Ft. Worth", "fort worth")),
    ("Plano", "TX", "75024", ("Plano", "PLANO")), ("Grand Prairie", "TX", "75052", ("Grand Prairie", "Grand Prarie")),
    ("Phoenix", "AZ", "85016", ("Phoenix", "Phx", "Pheonix", "PHOENIX")), ("Mesa", "AZ", "85203", ("Mesa", "mesa")),
    ("Scottsdale", "AZ", "85251", ("Scottsdale", "Scotsdale")), ("Glendale", "AZ", "85301", ("Glendale",)),
)  # fmt: skip
STATES = {
    "TX": ("TX", "Tx", "tx", "Texas", "Tex.", "texas"),
    "NV": ("NV", "nv", "Nevada"),
    "AZ": ("AZ", "Az", "Arizona", "Ariz."),
}
UNIT_FORMS = (
    "Apt {}",
    "apt. {}",
    "APT{}",
    "#{}",
    "# {}",
    "Unit {}",
    "unit #{}",
    "Ste {}",
    "Suite {}",
    "apartment {}",
    "Apt #{}",
)
UNITS = ("4", "12", "204", "4B", "B", "1021", "A12", "3-B", "C")
ASIDES = (" (near the park)", "", "", "", "", "", "", "")
TAILS = ("", "", "", "", ", USA", " USA", ", United States", ".")
HEADS = ("", "", "", "", "", "Address: ", "address - ", "Located at ", "\u200b", "  ")


@dataclass(frozen=True, slots=True)
class Messy:
    """What was typed, and what was meant: number, direction, name, type, direction after, unit, city, state, zip."""

    text: str
    meant: tuple[str, ...]


def messy(seed: int, count: int) -> list[Messy]:
    """As many as asked, always the same for a seed."""
    rng = random.Random(seed)
    return [_one(rng) for _ in range(count)]


def _one(rng: random.Random) -> Messy:
    number, typed_number = _number(rng)
    before = rng.choice(list(DIRECTIONS)) if rng.random() < 0.25 else ""
    if rng.random() < 0.1:
        name, kind = rng.choice(ROADS), ""
    else:
        name, kind = rng.choice(NAMES), rng.choice(list(TYPES))
    after = rng.choice("NSEW") if kind and not before and rng.random() < 0.07 else ""
    unit = rng.choice(UNITS) if rng.random() < 0.35 else ""
    city, state, zip_code, aliases = rng.choice(TOWNS)
    street = [typed_number, rng.choice(DIRECTIONS[before]) if before else "", name, _kind(rng, kind), after]
    line = _cased(rng, " ".join(filter(None, street)))
    town = rng.choice(aliases)
    shape = rng.choice(SHAPES)
    unit_text = rng.choice(UNIT_FORMS).format(unit) if unit else ""
    has_zip, has_state = rng.random() < 0.85, rng.random() < 0.85
    text = shape(
        line, unit_text, town, rng.choice(STATES[state]) if has_state else "", _zip(rng, zip_code) if has_zip else ""
    )
    text = rng.choice(HEADS) + _blanks(rng, text) + rng.choice(ASIDES) + rng.choice(TAILS)
    meant_state = state if has_state or has_zip else ""
    return Messy(text, (number, before, name, kind, after, unit, city, meant_state, zip_code if has_zip else ""))


def _number(rng: random.Random) -> tuple[str, str]:
    plain = str(rng.choice((rng.randrange(1, 99), rng.randrange(100, 9_999), rng.randrange(10_000, 19_999))))
    match rng.random():
        case chance if chance < 0.06 and len(plain) > 2:
            return plain[:-2] + "XX", plain[:-2] + rng.choice(("XX", "xx", "**", "##"))
        case chance if chance < 0.08 and len(plain) > 2:
            return plain[:-2] + "XX", plain[:-2] + "00 block of"
        case chance if chance < 0.11:
            return plain + " 1/2", plain + rng.choice((" 1/2", "½", " ½"))
        case chance if chance < 0.13:
            return plain + "B", plain + rng.choice(("B", "-B", "b")) if plain else plain
    return plain, plain


def _kind(rng: random.Random, kind: str) -> str:
    if not kind:
        return ""
    form = rng.choice(TYPES[kind])
    return SLIPS.get(form, form) if rng.random() < 0.08 else form


def _cased(rng: random.Random, line: str) -> str:
    return rng.choice((str, str, str, str.lower, str.upper, str.title))(line)


def _zip(rng: random.Random, zip_code: str) -> str:
    return zip_code + rng.choice(("", "", "", "", f"-{rng.randrange(1_000, 9_999)}"))


def _blanks(rng: random.Random, text: str) -> str:
    return text.replace(" ", "  ", 1) if rng.random() < 0.1 else text


def _joined(*parts: str, by: str = " ") -> str:
    return by.join(filter(None, parts))


Shape = Callable[[str, str, str, str, str], str]
SHAPES: tuple[Shape, ...] = (
    lambda line, unit, town, state, code: f"{_joined(line, unit)}, {town}, {_joined(state, code)}".rstrip(", "),
    lambda line, unit, town, state, code: f"{_joined(line, unit, by=', ')}, {town}, {_joined(state, code)}".rstrip(
        ", "
    ),
    lambda line, unit, town, state, code: f"{_joined(line, unit)}, {_joined(town, state, code)}",
    lambda line, unit, town, state, code: _joined(line, unit, town, state, code),
    lambda line, unit, town, state, code: _joined(line, unit, town, state, code),
    lambda line, unit, town, state, code: _joined(line, unit, town, state, code, by=","),
    lambda line, unit, town, state, code: _joined(line, unit, town, state, code, by=" , "),
    lambda line, unit, town, state, code: f"{_joined(line, unit)}\n{town}, {_joined(state, code)}".rstrip(", "),
    lambda line, unit, town, state, code: f"{_joined(town, state, code)} - {_joined(line, unit)}",
    lambda line, unit, town, state, code: f"{_joined(unit, line, by=', ')}, {_joined(town, state, code)}",
    lambda line, unit, town, state, code: f"{_joined(line, unit)}. {town} {_joined(state, code)}".rstrip(),
    lambda line, unit, town, state, code: f"{_joined(line, unit)} in {town}, {_joined(state, code)}".rstrip(", "),
    lambda line, unit, town, state, code: f"{_joined(line, unit)} | {_joined(town, state, code)}",
    lambda line, unit, town, state, code: f"{_joined(line, unit)} {town}, {_joined(town, state, code)}",
)
