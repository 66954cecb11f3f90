"""How many and in which order: sort, limit."""

from __future__ import annotations

from agent.builtin.items import Clause, Item, Match, Need, Shape, apply

MOST_SHOWN = 50


def _sort(match: Match, need: Need) -> None:
    need.set["sort"] = match.first("sort")


def _sort_limit(match: Match, need: Need) -> bool | None:
    need.set["sort"] = match.first("sort")
    return _limit(match, need)


def _limit(match: Match, need: Need) -> bool | None:
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
    if count is not None and not match.has("beds"):
        return _limit(match, need)
    match.parts = [part for part in match.parts if part[0] == "best"]
    return None


def _first(match: Match, need: Need) -> bool | None:
    """ "cheapest condos first" orders the condos."""
    sort = SORT_OF_BEST.get(match.first("best"))
    if sort is None or match.first("ordinal") != 1:
        return False
    need.set["sort"] = sort
    match.parts = [part for part in match.parts if part[0] in ("best", "ordinal")]
    return None


LEADS_A_COUNT = frozenset(
    [
        *(
            "show",
            "me",
            "give",
            "find",
            "list",
            "get",
            "i",
            "want",
            "need",
            "just",
            "only",
            "top",
            "up",
            "to",
            "pull",
            "see",
            "us",
        ),
        *(
            "let",
            "have",
            "you",
            "got",
            "send",
            "can",
            "ok",
            "please",
            "first",
            "best",
            "cheapest",
            "newest",
            "no",
            "more",
            "than",
        ),
    ]
)


def _listed_last(match: Match, need: Need) -> bool | None:
    """ "which houses were listed most recently"."""
    key, text = match.first("best"), match.items("best")[0].text
    if key != "listed_days asc" or not text.endswith("recently") or "sort" in need.set:
        return False
    need.set["sort"] = "newest"
    return None


_COUNTABLE = ("ptype", "leadtype", "seller", "lead")
_NOT_COUNTED = "^beds|baths|sqft|miles|hours|cars|half_baths|slash|dash|or_more|stories|acre|feature|percent|num"

SORT_SHAPES = (
    Shape("top num sort", _sort_limit),
    Shape("num sort", _sort_limit),
    Shape(f"sort num {_NOT_COUNTED}", _sort_limit),
    Shape("sort", _sort),
    Shape("best", _listed_last),
    Shape("best ptype|feature|seller|source ordinal", _first),
    Shape("best num? lead|ptype|leadtype|beds", _best),
    Shape("best num beds", _best),
)
LIMIT_SHAPES = (
    Shape(f"top num {_NOT_COUNTED}", _limit),
    Shape("only|max num lead|one|ptype", _limit),
    Shape("<to|dash|or num lead|ptype|leadtype", _limit),
    Shape("num of pronoun", _limit),
)


RESULTS = frozenset(
    ("result", "results", "listings", "leads", "options", "hits", "matches", "entries", "resultados", "rows", "cards")
)


def _capped(match: Match, need: Need) -> bool | None:
    """ "max 10 results", "no more than 5 listings"."""
    return _limit(match, need) if match.items("lead", "one", "word")[0].text in RESULTS else False


def read_sort(clause: Clause, need: Need) -> None:
    apply([Shape("neg? only|max|min|exact* num lead|one|word", _capped)], clause.items, need)
    apply(SORT_SHAPES, clause.items, need)
    if "near" in need.set and any(item.is_("near") and item.text in NEAREST for item in clause.items):
        need.set.setdefault("sort", "distance")


def read_limit(clause: Clause, need: Need) -> None:
    """Runs last: what no other rule took as a number of something."""
    for shape in LIMIT_SHAPES:
        for match in shape.matches(clause.items):
            shape.action(match, need)
    _counted(clause.items, need)
    shown = [item for item in clause.items if item.is_("num") and not item.used]
    if "limit" not in need.set and len(shown) == 1 and _asks_to_show(clause, shown[0].start):
        number = shown[0].value("num")
        if not shown[0].is_("one") and 1 <= number.value <= MOST_SHOWN and number.value == int(number.value):
            need.set["limit"] = int(number.value)
            shown[0].used = True


def _counted(items: list[Item], need: Need) -> None:
    """ "two condos", "3 fsbo houses": a count of what is looked for."""
    for at, item in enumerate(items[:-1]):
        joined = at > 0 and items[at - 1].is_("to", "dash", "or", "slash", "max", "min", "around", "between")
        if not item.is_("num") or item.used or item.is_("one") or joined or "limit" in need.set:
            continue
        if any(before.text not in LEADS_A_COUNT for before in items[:at]):  # "closed on two duplexes" counts the past
            continue
        number = item.value("num").value
        if items[at + 1].is_(*_COUNTABLE) and 1 < number <= MOST_SHOWN and number == int(number):
            need.set["limit"] = int(number)
            item.used = True


def _asks_to_show(clause: Clause, start: int) -> bool:
    before = [item.text for item in clause.items if item.end <= start]
    return bool(before) and before[-1] in ("me", "show", "give", "list", "limit", "only", "see", "first", "find")
