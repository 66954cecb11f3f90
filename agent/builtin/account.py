"""Step 5b: the user's balance, plan, purchases."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.asking import missing
from agent.builtin.items import Clause
from agent.builtin.lexicon import finder
from agent.builtin.matters import matter_learned
from agent.builtin.paying import asks_of_money, billed_by, changes_plan, ends_plan, keeps_plan, matter_of, money_asked
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.affairs import (
    ASKS_OF_PLAN,
    ASKS_WHEN,
    NOT_YET_CALLED,
    OF_OWN_LEADS,
    OF_PAPERS,
    ONE_NAMED,
    OWN_ONES,
    WON_DEALS,
)
from agent.builtin.tables.apart import NEGATED_STAGE
from agent.builtin.tables.money import LAPSES, PACK_PRICES, PRICE_OF_PLAN, SPENT, TO_SPEND
from agent.builtin.tables.patterns import (
    ACCOUNT_PATTERNS,
    AND,
    CHANGES_PLAN,
    DUE,
    FOR_NOW,
    HOW,
    NOT_A_STAGE,
    NOTED_WORD,
    STAGE_ALONE,
    STEPS_UP_OR_DOWN,
    UNTOUCHED,
)

ANYTHING_ELSE, SURER = 0.45, 0.6  # the chance to believe against no word at all, and against one


def account(clause: Clause, sense: Sense) -> list[Step]:
    """account_status, a call for each thing that is named beside others: "balance and tier"."""
    named = [ONE_NAMED.match(part) for part in AND.split(clause.text)]
    if len(named) > 1 and all(named):
        return [Step("account_status", {"what": what}) for what in dict.fromkeys(map(_named, named)) if what]
    return _account(clause, sense)


def _named(found: re.Match[str] | None) -> str | None:
    return next((what for what, word in found.groupdict().items() if word), None) if found else None


def _account(clause: Clause, sense: Sense) -> list[Step]:
    if narrows_purchases(clause, sense) or OF_OWN_LEADS.search(clause.text):
        return [Step("account_status", {"what": "purchases", **_purchases_filter(clause)})]
    if found := _of_the_plan(clause, sense):
        return [Step("account_status", found)]
    what = _what(clause)
    if what == "change_tier" and ASKS_OF_PLAN.search(clause.text) and _tier_wanted(clause.text) is None:
        what = next(what for what, pattern in ACCOUNT_PATTERNS[1:] if re.search(pattern, clause.text))
    if what != "change_tier" and TO_SPEND.search(clause.text):
        what = "balance"
    if (
        re.search(
            r"\b(how many|much|balance|saldo|creditos)\b.*\b(credits?|creditos)\b|\bbalance\b|\bsaldo\b", clause.text
        )
        and what != "change_tier"
    ):
        what = "balance"
    args: dict[str, Any] = {"what": what}
    if what == "change_tier":
        tier = _tier_wanted(clause.text)
        if tier is None:
            tier = _neighbour_tier(clause.text, sense.tier)
        if tier is None:
            return missing("account_status", "tier", args)
        args["tier"] = tier
    if what == "purchases":
        args.update(_purchases_filter(clause))
    return [Step("account_status", args)]


def _what(clause: Clause) -> str:
    """What is named, unless what was learned is surer of another thing; no question changes the plan for it."""
    text = clause.text
    named = next(what for what, pattern in ACCOUNT_PATTERNS if re.search(pattern, text))
    learned, chance = matter_learned(text)
    if learned == "change_tier" and (clause.question or not (CHANGES_PLAN.search(text) or finder("TIERS").find(text))):
        return named
    return learned if chance >= (ANYTHING_ELSE if named == "balance" else SURER) else named


def of_the_account(clause: Clause, sense: Sense) -> str | None:
    """The tool of words that can only be of the user's own plan, purchases or credits."""
    if OWN_ONES.match(clause.text) and not clause.has("id", "hash", "ordinal"):
        return "account_status"
    if narrows_purchases(clause, sense) or CHANGES_PLAN.search(clause.text) is not None:
        return "account_status"
    return None if _of_a_lead_not_bought(clause, sense) else matter_of(clause, sense)


def _of_a_lead_not_bought(clause: Clause, sense: Sense) -> bool:
    """ "what'd i pay for 7249": of a lead that is not one's own, its price."""
    if not FOR_NOW.search(clause.text):
        return False
    owned = {row["lead_id"] for row in sense.start.get("bought") or []}
    return any(int(item.value("id")) not in owned for item in clause.items if item.is_("id"))


def narrows_purchases(clause: Clause, sense: Sense) -> bool:
    """After the list of purchases, "now just won" asks for those of that stage; it marks nothing."""
    if sense.start.get("last_tool") != "account_status" or clause.has("id", "hash", "ordinal"):
        return False
    return finder("STATUSES").find(clause.text) is not None and STAGE_ALONE.match(clause.text) is not None


def _of_the_plan(clause: Clause, sense: Sense) -> dict[str, Any] | None:
    """The plan ended or kept, how it is billed; what was paid, and when credits lapse. None for all else."""
    text = clause.text
    if keeps_plan(text):
        return {"what": "change_tier", "tier": sense.tier} if sense.tier else {"what": "renewal"}
    if ends_plan(text) and _moved_to(text) is None:
        asked = ASKS_WHEN.match(text) is not None or (clause.question and HOW.search(text) is not None)
        return {"what": "renewal"} if asked else {"what": "change_tier", "tier": "none"}
    if changes_plan(text) and not clause.question and (tier := _tier_wanted(text)):
        return {"what": "change_tier", "tier": tier}
    if billed_by(text) and _tier_wanted(text) is None:
        return {"what": "renewal"}
    if PRICE_OF_PLAN.search(text):
        return {"what": "tier"}
    if LAPSES.search(text) or PACK_PRICES.search(text):
        return {"what": "balance"}
    if what := money_asked(clause):
        return {"what": what}
    return {"what": "purchases"} if asks_of_money(text) or SPENT.search(text) else None


def _tier_wanted(text: str) -> str | None:
    after = _moved_to(text)
    named = [value for value, phrase in finder("TIERS").find_all(text)]
    return after or (named[0] if named else None)


def _moved_to(text: str) -> str | None:
    after = re.search(
        r"\b(?:to|on|onto|for|back to|get|want|a)\b (?:the )?(?:a )?(basic|pro|enterprise|professional|basico)\b", text
    )
    return finder("TIERS").find(after.group(1)) if after else None


def _neighbour_tier(text: str, tier: str) -> str | None:
    """ "upgrade me" from Basic can only mean Pro where one step is left."""
    order = ["basic", "pro", "enterprise"]
    if tier not in order or not STEPS_UP_OR_DOWN.search(text):
        return None
    step = -1 if re.search(r"\b(downgrad\w*|down|cheaper|smaller|lower|less\w*|baj\w+)\b", text) else 1
    left = order[order.index(tier) + 1 :] if step > 0 else order[: order.index(tier)]
    return left[0] if len(left) == 1 else None


def _purchases_filter(clause: Clause) -> dict[str, Any]:
    args: dict[str, Any] = {}
    if OF_PAPERS.search(clause.text):
        return args  # "I lost the receipt" names no stage
    text = NOT_A_STAGE.sub(" ", clause.text)
    text = NEGATED_STAGE.sub(" ", text)
    if WON_DEALS.search(clause.text):
        return {"status": "won"}
    status = "new" if NOT_YET_CALLED.search(clause.text) else finder("STATUSES").find(" ".join(text.split()))
    if status:
        args["status"] = status
    worded = NOTED_WORD.search(clause.text)
    if worded:
        args["text"] = next(word for word in worded.groups() if word)
        args.pop("status", None)
    if UNTOUCHED.search(clause.text):
        args["status"] = "new"
    if DUE.search(clause.text) and not NOT_YET_CALLED.search(clause.text) and not clause.has("id"):
        args["due"] = True
    return args
