"""Step 5b: leads priced, looked into, bought and given back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from agent.builtin.asking import it, leads, leads_without, missing
from agent.builtin.items import Clause, Number
from agent.builtin.lexicon import finder
from agent.builtin.mentions import Mention
from agent.builtin.paying import pack_named
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.lead_cues import EVER, LOWERED, PRICE_OVER_TIME
from agent.builtin.tables.money import NAMES_PACK, TAKES_CREDITS
from agent.builtin.tables.patterns import (
    ADDS_CREDITS,
    AMONG,
    BUYS_A_NUMBER,
    BY_CARD,
    BY_CREDITS,
    CREDIT_PURCHASE,
    CREDITS_AT_THE_END,
    LEAD_BY_CREDITS,
    OWNER_OR_AGENT,
    WHOLE_CART,
)
from agent.references import resolve_mentions

OF_THAT_SOURCE = re.compile(
    r"\b(?:on|about|with|of|for|into|is|was|does|has|are) (?:the|that|this) \w+ (?:one|lead|listing|ad)\b"
)
A_ROUND_SUM = 50
OF_ITS_SELLER = re.compile(r"\b(?:owner|seller|agent|lister|it|he|she|they)\b")
BY_OTHERS = re.compile(r"\b(?:some|any)(?:one|body)\b|\b(?:an)?others?\b|\banother\b|\bpeople\b")


def quote(clause: Clause, sense: Sense) -> list[Step]:
    return [Step("quote_price", {}, leads(clause, sense) or it())]


def details(clause: Clause, sense: Sense) -> list[Step]:
    text = re.sub(r"\b(more|details?|info|information) (on|about|of)\b", " ", clause.text)
    about = None if OWNER_OR_AGENT.search(text) else finder("ABOUT").find(_without_best(text, clause))
    if (
        PRICE_OVER_TIME.search(text)
        or EVER.search(text)
        or LOWERED.search(text)
        or re.search(r"\b(chang\w+|dropped|histor\w+|over time|reduced|relisted|moved)\b", text)
    ):
        about = "history"
    if about == "price" and re.search(r"\bwhy\b", text):
        return quote(clause, sense)
    once = ("best",) if about == "history" else ()
    asked = ("feature",) if clause.question and OF_ITS_SELLER.search(text) else ()
    unsaid = () if OF_THAT_SOURCE.search(clause.text) else ("source",)
    mentions = leads_without(clause, sense, "seller", *unsaid, *once, *asked)
    if about and AMONG.search(text) and all(mention.kind == "focus" for mention in mentions):
        mentions = [_several(sense)]  # "which of these has a verified e-mail"
    if BY_OTHERS.search(text):
        mentions = [replace(mention, held=False) for mention in mentions]
    return [Step("lead_details", {"about": about} if about else {}, mentions or it())]


def _without_best(text: str, clause: Clause) -> str:
    """ "the one with the highest lead price, what's its story" asks for no price."""
    for item in clause.of("best"):
        text = text.replace(item.text, " ")
    return " ".join(text.split())


def _several(sense: Sense) -> Mention:
    """The leads spoken of together, else all of the list."""
    return Mention("focus", plural=True) if len(sense.start.get("focus") or []) > 1 else Mention("all")


def payment_method(text: str) -> str | None:
    """What was said last counts: "by credits, actually no, make it my card"."""
    card = max((found.end() for found in BY_CARD.finditer(text)), default=0)
    credit = max((found.end() for found in BY_CREDITS.finditer(text)), default=0)
    return None if card == credit else "stripe" if card > credit else "credits"


def buy(clause: Clause, sense: Sense) -> list[Step]:
    method = payment_method(clause.text) or _by_credits(clause)
    args: dict[str, Any] = {"payment_method": method} if method else {}
    if _of_credits(_in_figures(clause), method):
        amount = _credits_named(clause) or pack_named(clause.text)
        args = {"payment_method": "stripe"} if method == "stripe" else {}
        args = {"item": "credits", **({"amount": amount} if amount else {}), **args}
        return [Step("purchase", args)] if amount else missing("purchase", "amount", args)
    mentions = leads(clause, sense)
    proposal = sense.start.get("proposal")
    if not mentions and WHOLE_CART.search(clause.text):
        mentions = [Mention("all", held=True)]
    if mentions and mentions[0].kind == "all" and not mentions[0].where and _after_holding(sense):
        mentions = [replace(mentions[0], held=True)]
    if proposal and proposal.get("lead_ids"):
        mentions = _of_the_proposal(mentions, [int(lead) for lead in proposal["lead_ids"]])
    return [Step("purchase", args, _offered_before(mentions, sense) or mentions or it())]


def _offered_before(mentions: list[Mention], sense: Sense) -> list[Mention]:
    """ "ok then, buy" after a question between: all that was offered before it."""
    offered = (sense.start.get("lapsed") or {}).get("lead_ids") or []
    pointed = not mentions or all(mention.kind == "focus" for mention in mentions)
    if not pointed or not set(offered) >= set(sense.start.get("focus") or []):
        return []
    return [Mention("id", int(lead)) for lead in offered]


def _by_credits(clause: Clause) -> str | None:
    """ "buy 7247, credits", "buy 7401 credits"."""
    lead = LEAD_BY_CREDITS.search(clause.text)
    paid = CREDITS_AT_THE_END.search(clause.raw) or (lead and int(lead["lead"]) % A_ROUND_SUM)
    return "credits" if paid else None


def _in_figures(clause: Clause) -> str:
    """The text with its counts in figures: "a hundred and fifty credits" are 150."""
    text = clause.text
    for item in clause.items:
        if item.is_("num") and " " in item.text:
            text = text.replace(item.text, f"{item.value('num').value:.0f}")
    return text


def _of_credits(text: str, method: str | None) -> bool:
    """Whether credits are what is bought, not what it is paid with."""
    if NAMES_PACK.search(text) or TAKES_CREDITS.search(text):
        return True
    lead = LEAD_BY_CREDITS.search(text)
    if lead and int(lead["lead"]) % A_ROUND_SUM:
        return False  # "buy 7401 credits"
    if BUYS_A_NUMBER.search(text) or not CREDIT_PURCHASE.search(text):
        return False
    return method != "credits" or bool(ADDS_CREDITS.search(text))


def _of_the_proposal(mentions: list[Mention], leads_offered: list[int]) -> list[Mention]:
    """ "yes, but only the first one": a place among several leads that wait for a yes is a place among them."""
    if not mentions or mentions[0].kind == "focus":
        return [Mention("id", lead) for lead in leads_offered]
    if len(leads_offered) < 2:
        return mentions
    rows = [{"id": lead} for lead in leads_offered]
    kinds = ("place", "last", "first", "but", "other", "middle")
    if not all(m.kind in kinds and not m.where for m in mentions):
        return mentions
    found = resolve_mentions(mentions, {"on_screen": rows}, "purchase")
    return [Mention("id", lead) for lead in found.ids] or mentions


def _after_holding(sense: Sense) -> bool:
    """What was last done was to hold: "everything" is what is held."""
    return bool(sense.start.get("holds")) and sense.start.get("last_tool") in ("hold_lead", "extend_hold", "view_cart")


def _credits_named(clause: Clause) -> int | None:
    numbers: list[Number] = [
        item.value(kind) for item in clause.items for kind in ("money", "num") if item.is_(kind) and not item.is_("one")
    ]
    return int(numbers[0].value) if numbers else None
