"""People who want to buy, told by what they have or seek: then they are the leads that are asked for."""

from __future__ import annotations

from agent.builtin.items import Item
from agent.builtin.tables.kinds import LOOKS_TO_BUY, OPENING, OWN_CLIENTS, PEOPLE, SEEKING, SHOWN_WHO, WHO_WANTS


def name(items: list[Item]) -> None:
    """ "folks with 300 to spend", "who wants a house", "families coming here to buy": they are the leads."""
    for at, item in enumerate(items):
        behind = items[at + 1 : at + 4]
        if item.text.endswith(" families") and behind and behind[0].text in SEEKING:
            item.kinds = {"word": item.text}  # "two families hunting for houses"
        asked = item.text == "who" and _wants(behind)
        led = item.start < OPENING if at == 0 else items[at - 1].text in SHOWN_WHO or items[at - 1].is_("comma", "stop")
        found = _have_money(items, at) or (led and (asked or _look_to_buy(items, at)))
        if found and [one.text for one in items[max(0, at - 2) : at]] not in OWN_CLIENTS:
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
