"""In which order, and how many of the first: sort, limit."""

from __future__ import annotations

import re

from agent.builtin.items import Clause, Item, Match, Need, Shape, apply
from agent.builtin.tables.sorting import directions, fields_alone

MOST_SHOWN = 50
FIELDS, ENDS = fields_alone(), directions()


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


TOP_SCORING = re.compile(r"\btop (?:\w+ )?(?:scor|rat|rank)(?:ing|ed)\b")
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


def _end_to_end(match: Match, need: Need) -> bool | None:
    """ "from the newest listing to the oldest", "newer ones before older ones"."""
    first, last = match.items("best", "sort")
    sort = first.value("sort") or SORT_OF_BEST.get(first.value("best"))
    joined = all(item.text in ("to", "before", "then", "down", "up") for item in match.items("to", "word"))
    if sort is None or not joined or sort.split("_")[0] not in _other_end(last):
        return False
    need.set["sort"] = sort
    match.parts = [part for part in match.parts if part[0] in ("best", "sort")]
    return None


def _other_end(last: Item) -> str:
    """Of what the last word is the other end."""
    field = str(last.value("best") or "").split(" ")[0]
    return f"{last.value('sort')} {field} {'newest' if field == 'listed_days' else ''}"


def _settle(items: list[Item]) -> None:
    """ "descending by price", "by score, highest first": the field and the end are one order."""
    orders = [item for item in items if item.is_("sort")]
    field = next((item for item in orders if item.text in FIELDS), None)
    end = next((item for item in orders if item.text in ENDS), None)
    if field is None or end is None:
        return
    if str(field.value("sort")).startswith("price"):
        field.kinds["sort"] = end.value("sort")
    end.kinds = {"word": end.text}


def _listed_last(match: Match, need: Need) -> bool | None:
    """ "which houses were listed most recently"."""
    key, text = match.first("best"), match.items("best")[0].text
    if key != "listed_days asc" or not text.endswith("recently") or "sort" in need.set:
        return False
    need.set["sort"] = "newest"
    return None


NOT_COUNTED = "^beds|baths|sqft|miles|hours|cars|half_baths|slash|dash|or_more|stories|acre|feature|percent|num"

SORT_SHAPES = (
    Shape("sort|best lead|one|ptype? word? to|word sort|best", _end_to_end),
    Shape("top num sort", _sort_limit),
    Shape("num sort", _sort_limit),
    Shape(f"sort num {NOT_COUNTED}", _sort_limit),
    Shape("sort", _sort),
    Shape("best", _listed_last),
    Shape("best ptype|feature|seller|source ordinal", _first),
    Shape("num best lead|ptype|leadtype", _best),
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
    _settle(clause.items)
    apply([Shape("neg? only|max|min|exact* num lead|one|word", _capped)], clause.items, need)
    apply(SORT_SHAPES, clause.items, need)
    if "sort" not in need.set and clause.has("top") and TOP_SCORING.search(clause.text):
        need.set["sort"] = "score"
    if "near" in need.set and any(item.is_("near") and item.text in NEAREST for item in clause.items):
        need.set.setdefault("sort", "distance")
