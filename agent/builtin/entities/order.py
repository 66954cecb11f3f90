"""In which order, and how many of the first: sort, limit."""

from __future__ import annotations

from agent.builtin.items import Clause, Match, Need, Shape, apply

MOST_SHOWN = 50


def _sort(match: Match, need: Need) -> None:
    need.set["sort"] = match.first("sort")


def _sort_limit(match: Match, need: Need) -> bool | None:
    need.set["sort"] = match.first("sort")
    return limit(match, need)


def limit(match: Match, need: Need) -> bool | None:
    number = match.first("num")
    if any(item.is_("one") for item in match.items("num")):
        return False  # "the top one" points
    if not 1 <= number.value <= MOST_SHOWN or number.value != int(number.value):
        return False
    need.set["limit"] = int(number.value)
    return None


SORT_OF_BEST = {
    "asking_price asc": "price_asc",
    "asking_price desc": "price_desc",
    "lead_price_cents asc": "price_asc",
    "listed_days asc": "newest",
    "score desc": "score",
}


NEAREST = ("closest to", "nearest to")
COMPARATIVE = ("more", "less", "better")


def _best(match: Match, need: Need) -> bool | None:
    """ "the best leads in Mesa" are a list; "the best lead" points at one."""
    sort = SORT_OF_BEST.get(match.first("best"))
    if match.items("best")[0].text.split()[0] in COMPARATIVE or match.items("best")[0].text.endswith("er"):
        return False
    many = match.has("num", "beds") or any(item.text.endswith("s") for item in match.items("lead", "ptype", "leadtype"))
    if sort is None or not many or "sort" in need.set or match.items("best")[0].text == "mejor":
        return False
    need.set["sort"] = sort
    count = match.first("num")
    if count is not None and not match.has("beds") and limit(match, need) is False:
        return False
    match.parts = [part for part in match.parts if part[0] == "best" or (part[0] == "num" and "limit" in need.set)]
    return None


def _first(match: Match, need: Need) -> bool | None:
    """ "cheapest condos first" orders the condos."""
    sort = SORT_OF_BEST.get(match.first("best"))
    if sort is None or match.first("ordinal") != 1:
        return False
    need.set["sort"] = sort
    match.parts = [part for part in match.parts if part[0] in ("best", "ordinal")]
    return None


def _listed_last(match: Match, need: Need) -> bool | None:
    """ "which houses were listed most recently"."""
    key, text = match.first("best"), match.items("best")[0].text
    if key != "listed_days asc" or not text.endswith("recently") or "sort" in need.set:
        return False
    need.set["sort"] = "newest"
    return None


NOT_COUNTED = "^beds|baths|sqft|miles|hours|cars|half_baths|slash|dash|or_more|stories|acre|feature|percent|num"

SORT_SHAPES = (
    Shape("top num sort", _sort_limit),
    Shape("num sort", _sort_limit),
    Shape(f"sort num {NOT_COUNTED}", _sort_limit),
    Shape("sort", _sort),
    Shape("best", _listed_last),
    Shape("best ptype|feature|seller|source ordinal", _first),
    Shape("best num? lead|ptype|leadtype|beds", _best),
    Shape("best num beds", _best),
)
RESULTS = frozenset(
    ("result", "results", "listings", "leads", "options", "hits", "matches", "entries", "resultados", "rows", "cards")
)


def _capped(match: Match, need: Need) -> bool | None:
    """ "max 10 results", "no more than 5 listings"."""
    return limit(match, need) if match.items("lead", "one", "word")[0].text in RESULTS else False


def read_sort(clause: Clause, need: Need) -> None:
    apply([Shape("neg? only|max|min|exact* num lead|one|word", _capped)], clause.items, need)
    apply(SORT_SHAPES, clause.items, need)
    if "near" in need.set and any(item.is_("near") and item.text in NEAREST for item in clause.items):
        need.set.setdefault("sort", "distance")
