"""Step 4b: what "all" and "both" stand for beside leads that are named as well."""

from __future__ import annotations

from agent.builtin.items import Item
from agent.builtin.mentions import Mention
from agent.builtin.pointing import Seen
from agent.builtin.tables.references import SUMMED, TAKING_UP

LEAST_COUNTED = 2


def all_of(seen: list[Seen], every: Mention, items: list[Item]) -> bool:
    at = next(one.at for one in seen if every in one.mentions)
    return at + 1 < len(items) and (items[at + 1].is_("of") or items[at].text.endswith(" of"))


def left_out(seen: list[Seen], every: Mention, items: list[Item]) -> bool:
    """ "all, not the first": what is refused follows; in "ditch them both" nothing is left out."""
    at = next(one.at for one in seen if every in one.mentions)
    return any(item.is_("neg") for item in items[at + 1 :])


def takes_up(seen: list[Seen], every: Mention, items: list[Item]) -> bool:
    """Whether "each of them" stands behind the leads it takes up."""
    at = next(one.at for one in seen if every in one.mentions)
    before = [m for one in seen if one.at < at for m in one.mentions if m.kind not in ("focus", "all")]
    many = len(before) > 1 or any(m.count > 1 or m.kind == "but" for m in before)
    return many and items[at].text.startswith(TAKING_UP) and all(one.at <= at for one in seen)


def sums_up(seen: list[Seen], every: Mention, items: list[Item]) -> bool:
    """Whether "all" or "both" stands behind a pause and counts up the leads before it: "2 and 4, both for a day"."""
    at = next(one.at for one in seen if every in one.mentions)
    before = [one for one in seen if one.at < at]
    if len(before) < LEAST_COUNTED or any(one.at > at for one in seen):
        return False
    if not any(item.is_("and", "comma") and item.text != "but" for item in items[before[0].at : at - 1]):
        return False
    return items[at - 1].is_("comma", "stop") and (at + 1 == len(items) or items[at + 1].text in SUMMED)
