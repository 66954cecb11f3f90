"""People who want to buy, told by what they have or seek: then they are the leads that are asked for."""

from __future__ import annotations

from agent.builtin.items import Item
from agent.builtin.tables.kinds import (
    BESIDE_CLIENTS,
    HAVE_CLIENTS,
    LOOKS_TO_BUY,
    MINE,
    OF_MINE,
    OPENING,
    PEOPLE,
    SEEKING,
    SHOWN_WHO,
    WHO_HAS,
    WHO_WANTS,
)

MOST_BESIDE = 4  # words between "I have" and the buyers


def name(items: list[Item]) -> None:
    """ "folks with 300 to spend", "who wants a house", "families coming here to buy": they are the leads."""
    for at, item in enumerate(items):
        behind = items[at + 1 : at + 4]
        if item.text.endswith(" families") and behind and behind[0].text in SEEKING:
            item.kinds = {"word": item.text}  # "two families hunting for houses"
        asked = item.text == "who" and _wants(behind)
        led = item.start < OPENING if at == 0 else items[at - 1].text in SHOWN_WHO or items[at - 1].is_("comma", "stop")
        found = _have_money(items, at) or (led and (asked or _look_to_buy(items, at)))
        if found and not own_clients(items, at):
            item.kinds = {"leadtype": "buyer"}
            item.text = "people who want to buy"


def _wants(behind: list[Item]) -> bool:
    """ "who | wants a house", "who | in Plano wants to buy"."""
    past = 2 if len(behind) > 2 and behind[0].is_("in", "near") and behind[1].is_("place", "zip") else 0
    return len(behind) > past and behind[past].text in WHO_WANTS


def _have_money(items: list[Item], at: int) -> bool:
    behind = items[at + 1 : at + 4]
    return (
        items[at].text in PEOPLE
        and len(behind) > 2
        and behind[0].text == "with"
        and any(one.is_("num", "money") for one in behind[1:])
        and not any(one.is_("beds", "baths", "hours") for one in items[at + 2 : at + 6])
    )


def _look_to_buy(items: list[Item], at: int) -> bool:
    return items[at].text in PEOPLE and LOOKS_TO_BUY.search(" ".join(one.text for one in items[at + 1 :])) is not None


def own_clients(items: list[Item], at: int) -> bool:
    """ "I have three cash buyers", "two buyers of ours": they are the asker's, their count is none of leads."""
    first = _led_from(items, at)
    owner = " ".join(item.text for item in items[max(0, first - 2) : first])
    after = " ".join(item.text for item in items[at + 1 : at + 3])
    if not (_has_them(owner, items, first, at) or OF_MINE.match(after)):
        return False
    for item in items[first:at]:
        item.used = item.used or item.is_("num")
    return True


def _led_from(items: list[Item], at: int) -> int:
    """Where the counts and praises right before a noun begin."""
    first = at
    while (
        first and at - first < MOST_BESIDE and (items[first - 1].is_("num") or items[first - 1].text in BESIDE_CLIENTS)
    ):
        first -= 1
    return first


def _has_them(owner: str, items: list[Item], first: int, at: int) -> bool:
    last = owner.split()[-1:]
    if last and last[0] in MINE:
        return "lead" not in items[at].text
    opens = first == 1 or (first > 1 and items[first - 2].is_("comma", "stop", "and"))
    return WHO_HAS.search(owner) is not None or bool(opens and last and last[0] in HAVE_CLIENTS)
