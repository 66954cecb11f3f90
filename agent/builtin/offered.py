"""What is said while a proposal waits and is no plain yes: put off, added to, cut, exchanged, paid otherwise."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.items import Clause
from agent.builtin.mentions import Mention
from agent.builtin.paying import pack_named
from agent.builtin.plan import Plan, Step
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables import offers as words
from agent.builtin.trading import payment_method
from agent.references import resolve_mentions

SAME_MATTER = frozenset({None, "talk", "purchase", "search_leads", "lead_details", "cancel", "small_talk", "unclear"})
NEW_NEEDS = ("place", "zip", "money", "beds", "baths", "sqft", "sort")
OFF = ("off", "out")
FEW_WORDS = 4
_DECLINES, _AROUND_NO = re.compile(words.DECLINES), re.compile(words.AROUND_NO)
_ADDS, _DROPS, _REPLACES = re.compile(words.ADDS), re.compile(words.DROPS), re.compile(words.REPLACES)
_KEEPS_ONLY, _ONE_NUMBER = re.compile(words.KEEPS_ONLY), re.compile(words.ONE_NUMBER)
_ONLY_METHOD, _BILLED = re.compile(words.ONLY_METHOD), re.compile(words.BILLED)
_WANTS_METHOD, _SUGGESTS = re.compile(words.WANTS_METHOD), re.compile(words.SUGGESTS)


def answer(whole: Clause, parts: list[Clause], sense: Sense) -> Plan | None:
    """The plan for words about the proposal; None where they are about something else."""
    offer = sense.start.get("proposal")
    if not offer:
        return None
    if _puts_off(whole):
        return Plan(topic="cancelled")
    if offer.get("lead_ids") and (method := _only_method(whole)):
        return _buy([int(lead) for lead in offer["lead_ids"]], method, sense)
    if offer.get("kind") == "subscription" and _BILLED.match(whole.text):
        return Plan(topic="how_billed")
    if any(part.tool not in SAME_MATTER for part in parts) or _only_asks(whole):
        return None
    if offer.get("kind") == "topup":
        return _other_amount(whole, offer, sense)
    return _other_leads(whole, [int(lead) for lead in offer.get("lead_ids") or []], sense)


def _only_asks(whole: Clause) -> bool:
    """A question that changes nothing of the offer; "how about 8161 as well" does."""
    adds = _SUGGESTS.match(whole.text) and _ADDS.search(whole.text)
    return whole.question and not adds and not _WANTS_METHOD.search(whole.text)


def _only_method(whole: Clause) -> str | None:
    """ "no wait, credits": nothing but another way to pay."""
    found = _ONLY_METHOD.match(whole.text)
    return ("credits" if found["credits"] else "stripe") if found else None


def _puts_off(whole: Clause) -> bool:
    """ "hmm no, leave it", "not today, let me ask my wife first": a no in so many words, and no request beside it."""
    return bool(_DECLINES.search(whole.text)) and not _AROUND_NO.sub(" ", _DECLINES.sub(" ", whole.text)).strip()


def _other_amount(whole: Clause, offer: dict[str, Any], sense: Sense) -> Plan | None:
    numbers = [
        getattr(item.value(kind), "value", item.value(kind))
        for item in whole.items
        for kind in ("num", "money", "hash")
        if item.is_(kind)
    ]
    method = payment_method(whole.text)
    other = _times(whole.text, offer) or pack_named(whole.text)
    if not method and not other and not (len(numbers) == 1 and _only_an_amount(whole)):
        return None
    amount = other or (int(numbers[0]) if len(numbers) == 1 else offer.get("amount"))
    paid = {"payment_method": "stripe"} if "stripe" in (method, _said_before(sense)) else {}
    return Plan([Step("purchase", {"item": "credits", **({"amount": amount} if amount else {}), **paid})])


def _other_leads(whole: Clause, offered: list[int], sense: Sense) -> Plan | None:
    method = payment_method(whole.text)
    if not offered or (whole.has(*NEW_NEEDS) and not whole.has("id", "hash", "best", "ordinal")):
        return None
    keeps = len(offered) > 1 and _KEEPS_ONLY.search(whole.text) is not None
    named = _named(whole, sense, keeps) or _only_one(whole, keeps)
    if not named:
        return _buy(offered, method, sense) if method else None
    ids = [m for m in named if m.kind == "id"]
    named = ids if ids and not sense.screen else named  # "I mean 8206, first time doing this"
    within = _among(named, offered, sense)
    if within and keeps:
        return _buy(within, method, sense)
    if within and len(offered) > 1 and _DROPS.search(whole.text):
        return _buy([lead for lead in offered if lead not in within], method, sense)
    wanted = list(resolve_mentions(named, sense.start, "purchase").ids)
    if wanted and _ADDS.search(whole.text):
        return _buy([*offered, *(lead for lead in wanted if lead not in offered)], method, sense)
    if wanted and _REPLACES.search(whole.text) and (len(offered) == 1 or not within):
        return _buy(wanted, method, sense)
    return None


def _only_one(whole: Clause, keeps: bool) -> list[Mention]:
    """ "only five" of the fourth and the fifth."""
    found = _ONE_NUMBER.search(whole.text) if keeps else None
    numbers = [int(item.value("num").value) for item in whole.items if item.is_("num")]
    return [Mention("place", numbers[-1])] if found and numbers else []


def _among(named: list[Mention], offered: list[int], sense: Sense) -> list[int]:
    """The leads meant among those offered: by number, by place among them, or by what is known of them."""
    if all(mention.kind == "place" and mention.number > len(offered) for mention in named):
        found = resolve_mentions(named, sense.start, "purchase").ids
        return [lead for lead in found if lead in offered]
    rows = [next((row for row in sense.screen if row["id"] == lead), {"id": lead}) for lead in offered]
    found = resolve_mentions(named, {"on_screen": rows}, "purchase").ids
    return [lead for lead in found if lead in offered]


def _buy(leads: list[int], method: str | None, sense: Sense) -> Plan | None:
    if not leads:
        return None
    method = method or _said_before(sense)
    paid = {"payment_method": method} if method else {}
    return Plan([Step("purchase", paid, [Mention("id", lead) for lead in leads])])


def _said_before(sense: Sense) -> str | None:
    """How the purchase that waits is to be paid, where it was said."""
    said = sense.start.get("last_args") or {} if sense.start.get("last_tool") == "purchase" else {}
    return said.get("payment_method")


def _times(text: str, offer: dict[str, Any]) -> int | None:
    """ "double that"."""
    share = next((share for pattern, share in words.MULTIPLES if re.search(pattern, text)), None)
    return int(offer["amount"] * share) if share and offer.get("amount") else None


def _named(whole: Clause, sense: Sense, keeps: bool) -> list[Mention]:
    """The leads spoken of; "take the condo off" describes one, and excludes none from a list."""
    drops = _DROPS.search(whole.text) is not None
    if drops:
        items = [item for item in whole.items if item.text not in OFF]
        whole = Clause(items, whole.text, whole.raw, tool="release_hold")
    told = keeps or drops or _ADDS.search(whole.text) is not None
    return [mention for mention in read_mentions(whole, sense, describe=told) if mention.kind != "focus"]


def _only_an_amount(whole: Clause) -> bool:
    """ "too many, 20", "hmm 250 instead"."""
    few = len(whole.text.split()) <= FEW_WORDS and not whole.has("ordinal", "id", "place", "ptype", "hours")
    return _REPLACES.search(whole.text) is not None or few
