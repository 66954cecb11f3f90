"""Made-up homes as sources list them: the same number is the same home in every run, told anew by each source."""

from __future__ import annotations

import random
from typing import NamedTuple

from backend.ingestion.readers import Record
from backend.places.markets import MARKETS, Market

SEED = 20_261_122
_FIRST = ("Amber", "Brook", "Cedar", "Dove", "Elder", "Falcon", "Garnet", "Hollow", "Indigo", "Juniper", "Kestrel",
          "Laurel", "Maple", "Nettle", "Oak", "Pepper", "Quail", "Raven", "Sage", "Thistle", "Umber", "Violet",
          "Willow",          "Yarrow", "Zephyr", "Barton", "Congress", "Lamar", "Mesa", "Rio")  # fmt: skip
_SECOND = ("bend", "crest", "dale", "field", "gate", "haven", "land", "mont", "ridge", "side", "stone", "view", "water",
           "wood", "brook", "hill", "park", "run", "song", "spring")  # fmt: skip
_KINDS = (("St", "Street"), ("Dr", "Drive"), ("Ln", "Lane"), ("Ct", "Court"), ("Ave", "Avenue"), ("Blvd", "Boulevard"))
_ZIPS = {
    "austin-tx": tuple(f"787{n:02d}" for n in (1, 2, 3, 4, 5, 17, 23, 24, 26, 27, 28, 29, 31, 35, 38, 39, 41, 44, 45)),
    "dallas-tx": tuple(f"752{n:02d}" for n in (1, 4, 6, 8, 9, 11, 14, 16, 18, 19, 20, 23, 25, 28, 29, 30, 31, 32, 43)),
    "las-vegas-nv": tuple(f"891{n:02d}" for n in (1, 2, 3, 4, 6, 7, 8, 9, 10, 13, 15, 17, 18, 19, 20, 21, 22, 23, 28)),
    "phoenix-az": tuple(f"850{n:02d}" for n in (3, 4, 6, 8, 12, 13, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 27, 28)),
}
_SPREAD_DEGREES = 0.13
_QUALITIES = ("bright", "quiet", "restored", "generous", "sunny", "well kept", "freshly painted", "vaulted", "tiled",
              "open", "cool", "shady", "modern", "simple", "warm", "walled", "handsome", "roomy")  # fmt: skip
_PARTS = ("kitchen", "living room", "back yard", "primary suite", "garage", "patio", "dining room", "study", "laundry",
          "loft", "hallway", "front porch", "garden", "pantry", "workshop")  # fmt: skip
_ENDS = ("looks over the trees", "opens to the terrace", "was redone two years ago", "has oak floors", "faces south",
         "stays cool in summer", "comes with new windows", "leads to the pool", "has room for a long table",
         "was never smoked in", "gets the morning light")  # fmt: skip
_ALSO = ("with a fireplace", "close to the creek trail", "under a tall pecan", "with a new roof", "on a wide lot",
         "beside the library", "with solar panels", "next to a small park", "on a corner", "with a deep bath",
         "near shops", "with brick walls", "behind a low fence")  # fmt: skip


class Home(NamedTuple):
    """What is true of a home."""

    number: int
    market: Market
    house: int
    street: str
    kind: tuple[str, str]
    zip: str
    lat: float
    lon: float
    price: int
    beds: int
    baths: float
    sqft: int
    year: int


def home(number: int) -> Home:
    """The home of this number."""
    draw = random.Random(SEED + number)
    market = MARKETS[draw.randrange(len(MARKETS))]
    return Home(
        number=number,
        market=market,
        house=draw.randrange(100, 14_000),
        street=draw.choice(_FIRST) + draw.choice(("", " ")) + draw.choice(_SECOND),
        kind=draw.choice(_KINDS),
        zip=draw.choice(_ZIPS[market.slug]),
        lat=round(draw.gauss(market.lat, _SPREAD_DEGREES), 5),
        lon=round(draw.gauss(market.lon, _SPREAD_DEGREES), 5),
        price=round(draw.lognormvariate(12.9, 0.45) / 500) * 500,
        beds=draw.choice((1, 2, 3, 3, 3, 4, 4, 5)),
        baths=draw.randrange(2, 8) / 2,
        sqft=draw.randrange(600, 4_200),
        year=draw.randrange(1935, 2024),
    )


def _sentence(draw: random.Random) -> str:
    return f"{draw.choice(_QUALITIES)} {draw.choice(_PARTS)} {draw.choice(_ENDS)}, {draw.choice(_ALSO)}.".capitalize()


def ref(of: Home, source: str) -> str:
    """The source's own id of the home."""
    return str(40_000_000 + of.number) if source == "zillow" else f"{source}{of.number}"


def listing(of: Home, source: str = "zillow", *, retold: bool = False) -> Record:
    """The home as a source lists it; ``retold`` at another price, spelled differently, with a fact left out."""
    draw = random.Random(f"{of.number}{source}")
    record = {
        "source_ref": ref(of, source),
        "address": f"{of.house} {of.street} {of.kind[retold]}", "zip": of.zip, "city": of.market.name,
        "state": of.market.state, "lat": str(of.lat), "lon": str(of.lon), "asking_price": f"${of.price:,}",
        "beds": str(of.beds), "baths": str(of.baths), "sqft": f"{of.sqft:,}", "year_built": str(of.year),
        "property_type": "house", "seller_type": "owner", "title": f"{of.beds} bedroom home, {draw.choice(_ALSO)}",
        "description": " ".join(_sentence(draw) for _ in range(4)),
    }  # fmt: skip
    if retold:
        record["asking_price"] = f"${of.price - draw.choice((0, 2_000, 5_000)):,}"
        record.pop(draw.choice(("lat", "year_built", "baths")))
    return record


def feed(homes: int) -> dict[str, list[Record]]:
    """Records of so many listings by source: of ten homes three are listed by a second source too."""
    found: dict[str, list[Record]] = {"zillow": [], "craigslist": []}
    for number in range(homes * 10 // 13):
        found["zillow"].append(listing(home(number)))
        if number % 10 < 3:
            found["craigslist"].append(listing(home(number), "craigslist", retold=True))
    return found
