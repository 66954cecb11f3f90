"""How many leads are to be shown: limit."""

from __future__ import annotations

from agent.builtin.entities.order import MOST_SHOWN, NOT_COUNTED, limit
from agent.builtin.items import Clause, Item, Need, Shape
from agent.builtin.tables.counted import COUNTABLE, ELSE, ENOUGH, LEADS_A_COUNT, LIST_OF, PRAISED, SENT, WHOLE_LIST

SHAPES = (
    Shape(f"top num {NOT_COUNTED}", limit),
    Shape("only|max num lead|one|ptype", limit),
    Shape("<to|dash|or num lead|ptype|leadtype", limit),
    Shape("num of pronoun", limit),
)


def read(clause: Clause, need: Need) -> None:
    """Runs last: what no other rule took as a number of something."""
    for shape in SHAPES:
        for match in shape.matches(clause.items):
            shape.action(match, need)
    _single(clause.items, need)
    for at, item in enumerate(clause.items):
        if "limit" not in need.set and _free(item) and _counts(clause.items, at):
            need.set["limit"] = int(item.value("num").value)
            item.used = True
    shown = [item for item in clause.items if item.is_("num") and not item.used]
    if "limit" not in need.set and len(shown) == 1 and _free(shown[0]) and _asks_to_show(clause, shown[0].start):
        need.set["limit"] = int(shown[0].value("num").value)
        shown[0].used = True


def _free(item: Item) -> bool:
    """Whether it may count leads."""
    if item.used or not item.is_("num") or item.is_("one", "hash"):
        return False
    number = item.value("num").value
    return bool(1 <= number <= MOST_SHOWN and number == int(number))


def _single(items: list[Item], need: Need) -> None:
    """ "the single cheapest house", "just one condo"."""
    for before, item, after in zip(items, items[1:], [*items[2:], None], strict=False):
        alone = before.text == "single" and item.is_("sort", "best")
        one = before.is_("only") and item.is_("one") and after is not None and after.is_("lead", "ptype")
        if (alone or one) and "limit" not in need.set:
            need.set["limit"] = 1


def _counts(items: list[Item], at: int) -> bool:
    if at + 1 < len(items) and items[at + 1].is_(*ELSE):
        return False
    return _counts_nouns(items, at) or _counts_list(items, at) or _counts_some(items, at)


def _counts_nouns(items: list[Item], at: int) -> bool:
    """ "two condos", "3 fsbo houses", "three good ones": a count of what is looked for."""
    joined = at > 0 and items[at - 1].is_("to", "dash", "or", "slash", "max", "min", "around", "between")
    if joined or items[at].value("num").value == 1:
        return False
    if any(before.text not in LEADS_A_COUNT for before in items[:at]):  # "closed on two duplexes" counts the past
        return False
    return _countable(items, at + 1)


def _countable(items: list[Item], at: int) -> bool:
    counted = next((one for one in items[at:] if one.text not in PRAISED), None)
    if counted is None:
        return False
    return (
        counted.is_(*COUNTABLE)
        or counted.text.startswith("leads ")
        or (counted.is_("one") and counted is not items[at])
    )


def _counts_list(items: list[Item], at: int) -> bool:
    """How long the list is to be: "keep it to 5", "no more than five houses", "five will do"."""
    before = " ".join(item.text for item in items[max(0, at - 5) : at])
    if LIST_OF.search(before):
        return True
    if at and WHOLE_LIST.match(items[at - 1].text):
        return _countable(items, at + 1)
    if SENT.search(before):
        return _countable(items, at + 1)
    behind = " ".join(item.text for item in items[at + 1 : at + 3])
    return bool(ENOUGH.match(behind)) and (at == 0 or items[at - 1].is_("comma", "stop", "and"))


def _counts_some(items: list[Item], at: int) -> bool:
    """ "three of the newest condos"."""
    ahead = items[at + 1 : at + 4]
    if len(ahead) < 2 or not ahead[0].is_("of") or not ahead[1].is_("sort", "best"):
        return False
    return any(item.is_(*COUNTABLE) for item in ahead)


def _asks_to_show(clause: Clause, start: int) -> bool:
    before = [item.text for item in clause.items if item.end <= start]
    return bool(before) and before[-1] in ("me", "show", "give", "list", "limit", "only", "see", "first", "find")
