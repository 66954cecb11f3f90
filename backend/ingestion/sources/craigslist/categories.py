"""What a Craigslist category means for us: a home for sale or for rent, a person who looks for one, or neither."""

from __future__ import annotations

import re
from typing import NamedTuple

_POST_PATH = re.compile(r"craigslist\.[a-z.]+/(?:[a-z]{3}/)?([a-z]{3})/(?:d/|\d)", re.I)
_SEARCH_PATH = re.compile(r"/search/(?:[a-z]{3}/)?([a-z]{3})(?:[/?#\"]|$)", re.I)


class Category(NamedTuple):
    """`lead_type` None: nothing to publish, `why` says what it is."""

    lead_type: str | None
    seller_type: str = ""
    why: str = ""


UNSAID = Category("")  # a home, for sale or for rent by its price and words
_RENT = Category("rent")
_NOT_A_HOME = "no home but {}"
CATEGORIES: dict[str, Category] = {
    **dict.fromkeys(("apa", "aap", "nfa", "roo", "sub", "hhh", "hou", "apb", "rra"), _RENT),
    **dict.fromkeys(("fee", "nfb", "abb"), Category("rent", "broker")),
    **dict.fromkeys(("abo", "ofa"), Category("rent", "owner")),
    "rea": Category("sale"),
    "reb": Category("sale", "broker"),
    "reo": Category("sale", "owner"),
    "rew": Category("buyer"),
    **dict.fromkeys(("hsw", "sha", "sbw"), Category(None, why="someone looks for a home to rent")),
    "swp": Category(None, why=_NOT_A_HOME.format("a swap of homes")),
    "vac": Category(None, why=_NOT_A_HOME.format("a holiday rental")),
    "off": Category(None, why=_NOT_A_HOME.format("an office or a shop")),
    "prk": Category(None, why=_NOT_A_HOME.format("parking or storage")),
}
_BY_NAME = (
    ("real estate wanted", "rew"),
    ("housing wanted", "hsw"),
    ("room/share wanted", "hsw"),
    ("sublet wanted", "hsw"),
    ("vacation", "vac"),
    ("holiday rental", "vac"),
    ("office & commercial", "off"),
    ("parking & storage", "prk"),
    ("housing swap", "swp"),
    ("real estate - by owner", "reo"),
    ("real estate - by broker", "reb"),
    ("real estate", "rea"),
    ("rooms", "roo"),
    ("sublet", "sub"),
    ("apartments / housing", "apa"),
    ("apts/housing", "apa"),
    ("apts by owner", "abo"),
    ("housing", "hhh"),
)
_GOODS = "not housing: posted under {}"


def of_post(url: str, crumbs: str) -> Category:
    """The category of a post by its address, else by the names of the sections over it."""
    code = _code(_POST_PATH, url)
    if code in CATEGORIES and code != "hhh":
        return CATEGORIES[code]
    return _named(crumbs, code)


def is_told(url: str) -> bool:
    """Whether the address of a post names its category."""
    return bool(_code(_POST_PATH, url))


def of_search(url: str, crumbs: str) -> Category:
    """The category of a search, by its address, else by the names over it."""
    code = _code(_SEARCH_PATH, url)
    return CATEGORIES.get(code) or _named(crumbs, code)


def of_card(url: str, search: Category) -> Category:
    """The category of one result: its own, else that of the search."""
    return CATEGORIES.get(_code(_POST_PATH, url), search)


def _code(pattern: re.Pattern[str], url: str) -> str:
    found = pattern.search(url)
    return found.group(1).lower() if found else ""


def _named(crumbs: str, code: str) -> Category:
    """Jobs and services have a "real estate" too: where the address is of another kind, the section must be housing."""
    lower = crumbs.lower()
    known = next((CATEGORIES[key] for name, key in _BY_NAME if name in lower), None)
    if known and (not code or code in CATEGORIES or "housing" in lower):
        return known
    return Category(None, why=_GOODS.format(crumbs.strip() or code)) if crumbs.strip() or code else _RENT
