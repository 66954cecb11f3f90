"""Step 5b: one clause and its tool become a call; a slot that the tool needs and the words lack becomes a question."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from typing import Any

from agent.builtin import settings
from agent.builtin.carry import effective_filter
from agent.builtin.entities import read_need
from agent.builtin.intent import is_bare_number
from agent.builtin.items import Clause, Item, Number
from agent.builtin.lexicon import finder
from agent.builtin.markets import markets_in
from agent.builtin.mentions import Mention, read_mentions
from agent.builtin.plan import Step, ask
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import (
    ACCOUNT_PATTERNS,
    BY_CARD,
    BY_CREDITS,
    CREDIT_PURCHASE,
    ENDS_PLAN,
    EVERY_MARKET,
    LONGEST_HOLD,
    METRIC_PATTERNS,
    ONE_HOLD,
    REASON_PATTERNS,
    SAME_FIGURES,
    WHOLE_CART,
)
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.times import Times
from agent.references import resolve_mentions

LONGEST_HOLD_HOURS = {"basic": 24, "pro": 72, "enterprise": 168}
Builder = Callable[[Clause, Sense], list[Step]]


def it() -> list[Mention]:
    return [Mention("focus")]


def _leads(clause: Clause, sense: Sense) -> list[Mention]:
    return read_mentions(clause, sense)


def _missing(tool: str, slot: str, args: dict[str, Any]) -> list[Step]:
    return [ask(QUESTIONS[(tool, slot)], [slot], tool, args)]


def _hold(clause: Clause, sense: Sense) -> list[Step]:
    parts = _each_with_its_time(clause, sense)
    if parts:
        return [step for part in parts for step in _hold(part, sense)]
    hours = Times(sense.now).read(clause).duration()
    args: dict[str, Any] = {} if hours is None else {"duration_hours": hours}
    if hours is None and LONGEST_HOLD.search(clause.text) and sense.tier in LONGEST_HOLD_HOURS:
        args = {"duration_hours": LONGEST_HOLD_HOURS[sense.tier]}
    mentions = [replace(mention, held=False) for mention in _leads(clause, sense)]
    return [Step("hold_lead", args, mentions or it())]


def _each_with_its_time(clause: Clause, sense: Sense) -> list[Clause]:
    """ "the first for 2 hours and the third for a day": a reference and a length on either side of the joint."""
    for at, item in enumerate(clause.items):
        if not item.is_("and", "comma"):
            continue
        sides = [clause.items[:at], clause.items[at + 1 :]]
        if all(_has_ref(side) and any(i.is_("hours", "length", "until") for i in side) for side in sides):
            return [Clause(side, " ".join(i.text for i in side), clause.raw) for side in sides]
    return []


def _has_ref(items: list[Item]) -> bool:
    named = any(item.is_("ordinal", "hash", "id", "last", "best", "pronoun", "other") for item in items)
    return named or any(is_bare_number(items, at) for at in range(len(items)))


def _extend(clause: Clause, sense: Sense) -> list[Step]:
    times = Times(sense.now).read(clause)
    hours = times.duration() or _bare_hours(clause)
    mentions = _leads(clause, sense)
    if not mentions:
        mentions = [Mention("all")] if re.search(r"\b(holds|all|everything|both)\b", clause.text) else it()
    if times.hours is None and times.moment is not None:
        hours = _beyond_its_end(times, mentions, sense) or hours
    if hours is None:
        return [Step("extend_hold", {}, mentions)]
    return [Step("extend_hold", {"duration_hours": hours}, mentions)]


def _bare_hours(clause: Clause) -> int | None:
    """ "for another 24": a length of holds without its unit is hours."""
    for before, item in pairwise(clause.items):
        if before.is_("for", "by") and item.is_("num") and not item.is_("id", "one") and not item.used:
            item.used = True
            return int(item.value("num").value)
    return None


def _beyond_its_end(times: Times, mentions: list[Mention], sense: Sense) -> float | int | None:
    """ "extend it until Friday": the hours from the hold's own end, where that is known."""
    ids = resolve_mentions(mentions, sense.start, "extend_hold").ids
    ends = [row["ends_at"] for row in sense.start.get("holds") or [] if row["lead_id"] in ids]
    if len(ends) != 1 or times.moment is None:
        return None
    return hours_between(str(ends[0]), times)


def hours_between(ends_at: str, times: Times) -> float | int | None:
    end = datetime.fromisoformat(ends_at.replace("Z", "+00:00"))
    hours = round(((times.moment or times.now) - end).total_seconds() / 3600, 2)
    return (int(hours) if hours == int(hours) else hours) if hours > 0 else None


def _release(clause: Clause, sense: Sense) -> list[Step]:
    mentions = _leads(clause, sense)
    if not mentions:
        mentions = (
            it() if ONE_HOLD.search(clause.text) else [Mention("all")] if WHOLE_CART.search(clause.text) else it()
        )
    return [Step("release_hold", {}, mentions)]


def _quote(clause: Clause, sense: Sense) -> list[Step]:
    return [Step("quote_price", {}, _leads(clause, sense) or it())]


def _cart(clause: Clause, sense: Sense) -> list[Step]:
    return [Step("view_cart")]


def payment_method(text: str) -> str | None:
    if BY_CARD.search(text):
        return "stripe"
    return "credits" if BY_CREDITS.search(text) else None


def _buy(clause: Clause, sense: Sense) -> list[Step]:
    method = payment_method(clause.text)
    args: dict[str, Any] = {"payment_method": method} if method else {}
    if CREDIT_PURCHASE.search(clause.text) and not (method == "credits" and not clause.text.startswith("top")):
        amount = _amount(clause)
        args = {"payment_method": "stripe"} if method == "stripe" else {}
        args = {"item": "credits", **({"amount": amount} if amount else {}), **args}
        return [Step("purchase", args)] if amount else _missing("purchase", "amount", args)
    mentions = _leads(clause, sense)
    proposal = sense.start.get("proposal")
    if not mentions and WHOLE_CART.search(clause.text):
        mentions = [Mention("all", held=True)]
    if mentions and mentions[0].kind == "all" and not mentions[0].where and _after_holding(sense):
        mentions = [replace(mentions[0], held=True)]
    if proposal and proposal.get("lead_ids") and (not mentions or mentions[0].kind == "focus"):
        mentions = [Mention("id", lead) for lead in proposal["lead_ids"]]
    return [Step("purchase", args, mentions or it())]


def _after_holding(sense: Sense) -> bool:
    """What was last done was to hold: "everything" is what is held."""
    return bool(sense.start.get("holds")) and sense.start.get("last_tool") in ("hold_lead", "extend_hold", "view_cart")


def _amount(clause: Clause) -> int | None:
    numbers: list[Number] = [
        item.value(kind) for item in clause.items for kind in ("money", "num") if item.is_(kind) and not item.is_("one")
    ]
    return int(numbers[0].value) if numbers else None


def refund_reason(text: str) -> str | None:
    """The allowed reason that the words give: by phrase, else by pattern."""
    named = finder("REFUND_REASONS").find(text)
    return named or next((reason for reason, pattern in REASON_PATTERNS if re.search(pattern, text)), None)


def _refund(clause: Clause, sense: Sense) -> list[Step]:
    reason = refund_reason(clause.text)
    args: dict[str, Any] = {"reason": reason} if reason else {}
    money = [item.value("money").value for item in clause.items if item.is_("money")]
    if money:
        args["amount"] = int(money[0]) if money[0] == int(money[0]) else money[0]
    for item in clause.items:
        item.used = item.used or item.is_("money")
    clause = _before_the_reason(clause)
    mentions = [m for m in _leads(clause, sense) if m.kind != "where" or m.where.keys() - {"seller_type"}] or it()
    return [Step("request_refund", args, mentions)]


def _before_the_reason(clause: Clause) -> Clause:
    """Where the lead is named before the first pause, the figures after it belong to the reason ("it has 2 beds")."""
    cut = next((at for at, item in enumerate(clause.items) if item.is_("comma") or item.text in (":", "because")), None)
    if cut and any(
        item.is_("id", "hash", "ordinal", "best", "last", "pronoun", "ptype", "place") for item in clause.items[:cut]
    ):
        return Clause(clause.items[:cut], clause.text, clause.raw)
    return clause


def metric_of(clause: Clause) -> str | None:
    """The figure that the words name."""
    named = next((metric for metric, pattern in METRIC_PATTERNS if re.search(pattern, clause.text)), None)
    return named or finder("METRICS").find(clause.text) or finder("COMPARATIVES").find(clause.text)


def _insights(clause: Clause, sense: Sense) -> list[Step]:
    markets = markets_in(clause, sense)
    before = (sense.start.get("last_args") or {}) if sense.start.get("last_tool") == "market_insights" else {}
    metric = metric_of(clause) or before.get("metric") or "overview"
    named = clause.has("place", "zip")
    args: dict[str, Any] = {"market": markets[0]} if markets else {}
    if len(markets) > 1:
        args["compare_market"] = markets[1]
    args["metric"] = metric
    types = [item.value("ptype") for item in clause.items if item.is_("ptype")]
    if (types and metric != "popular_features") or types:
        args["property_types"] = list(dict.fromkeys(types))
    elif before.get("property_types") and SAME_FIGURES.search(clause.text):
        args["property_types"] = before["property_types"]
    if not named and EVERY_MARKET.search(clause.text):
        return [Step("market_insights", {**args, "market": name}) for name in sense.gazetteer.markets()]
    if not markets:
        return _missing("market_insights", "market", args)
    return [Step("market_insights", args)]


def _account(clause: Clause, sense: Sense) -> list[Step]:
    what = next(what for what, pattern in ACCOUNT_PATTERNS if re.search(pattern, clause.text))
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
        if tier is None and ends_plan(clause.text):
            return [Step("account_status", {"what": "renewal"})]
        if tier is None:
            tier = _neighbour_tier(clause.text, sense.tier)
        if tier is None:
            return _missing("account_status", "tier", args)
        args["tier"] = tier
    if what == "purchases":
        args.update(_purchases_filter(clause))
    return [Step("account_status", args)]


def ends_plan(text: str) -> bool:
    """Whether the words would end the plan, which no proposal can do."""
    return bool(ENDS_PLAN.search(text)) and _tier_wanted(text) is None


def _tier_wanted(text: str) -> str | None:
    after = re.search(
        r"\b(?:to|on|onto|for|back to|get|want|a)\b (?:the )?(?:a )?(basic|pro|enterprise|professional|basico)\b", text
    )
    named = [value for value, phrase in finder("TIERS").find_all(text)]
    if after:
        return finder("TIERS").find(after.group(1))
    return named[0] if named else None


def _neighbour_tier(text: str, tier: str) -> str | None:
    """ "upgrade me" from Basic can only mean Pro where one step is left."""
    order = ["basic", "pro", "enterprise"]
    if tier not in order:
        return None
    step = -1 if re.search(r"\b(downgrade|down)\b", text) else 1
    left = order[order.index(tier) + 1 :] if step > 0 else order[: order.index(tier)]
    return left[0] if len(left) == 1 else None


def _purchases_filter(clause: Clause) -> dict[str, Any]:
    args: dict[str, Any] = {}
    text = re.sub(r"\b(new(?! (stage|status))|bought|leads i own)\b", " ", clause.text)
    status = finder("STATUSES").find(" ".join(text.split()))
    if status:
        args["status"] = status
    if re.search(r"\b(due|overdue|follow ?ups?)\b", clause.text):
        args["due"] = True
    return args


def _details(clause: Clause, sense: Sense) -> list[Step]:
    text = re.sub(r"\b(more|details?|info|information) (on|about|of)\b", " ", clause.text)
    about = finder("ABOUT").find(" ".join(text.split()))
    if re.search(r"\b(chang\w+|dropped|histor\w+|over time|reduced|relisted|moved)\b", text):
        about = "history"
    if about == "price" and re.search(r"\bwhy\b", text):
        return _quote(clause, sense)
    mentions = _leads_without(clause, sense, "seller", "source")
    return [Step("lead_details", {"about": about} if about else {}, mentions or it())]


def _leads_without(clause: Clause, sense: Sense, *kinds: str) -> list[Mention]:
    """Mentions, where words of the question itself ("owner", "zillow") describe no lead."""
    for item in clause.items:
        item.used = item.used or item.is_(*kinds)
    return _leads(clause, sense)


def _web(clause: Clause, sense: Sense) -> list[Step]:
    query = re.sub(
        r"^.*?\b(search the web for|search online for|google|look up online|search the internet for|web search for|"
        r"look up|search for|find online|search|check online for|online for)\b", "", clause.text,
    ).strip() or clause.text  # fmt: skip
    query = re.sub(r"\b(on the (web|internet)|online|please)\b", "", query).replace(" 's", "'s").strip(" :")
    return [Step("web_search", {"query": query or clause.raw})]


def search_args(clause: Clause, sense: Sense) -> list[dict[str, Any]]:
    """The filters of the searches a clause asks for: one, or one for each of several cities."""
    need = read_need(clause, sense)
    there = sense.start.get("there")
    if there and re.search(r"\bthere\b", clause.text) and not {"city", "zip", "neighborhood", "near"} & need.set.keys():
        hit = sense.gazetteer.find(str(there))
        need.set[
            "zip"
            if hit and hit.best.kind == "zip"
            else "neighborhood"
            if hit and hit.best.kind == "neighborhood"
            else "city"
        ] = there
    _by_how_much(clause, need.set, sense)
    need.drop += _features_half_named(clause, sense)
    first = effective_filter(need, clause.text, sense)
    areas = need.set.get("-more_neighborhoods", [])
    cities = [{**first, "city": city} for city in need.set.get("-more_cities", [])]
    outside = {slot: value for slot, value in first.items() if slot not in ("city", "state")}
    elsewhere = [{**outside, "neighborhood": area} for area in need.set.get("-elsewhere", [])]
    return [first, *cities, *({**first, "neighborhood": area} for area in areas), *elsewhere]


def _features_half_named(clause: Clause, sense: Sense) -> list[tuple[str, Any]]:
    """ "forget the charger" drops the EV charger that the search asks for."""
    wanted = sense.filter.get("features") or []
    found = []
    for at, item in enumerate(clause.items):
        dropped = any(before.is_("drop", "neg") for before in clause.items[max(0, at - 2) : at])
        if dropped and not item.is_("feature"):
            found += [("features", feature) for feature in wanted if item.text.rstrip("s") in feature.split("_")]
    return found


def _by_how_much(clause: Clause, slots: dict[str, Any], sense: Sense) -> None:
    """ "raise it by 50k" moves the ceiling that stands."""
    if not re.search(r"\b(raise|increase|bump|lower|reduce|decrease|cut)\b.*\bby\b", clause.text):
        return
    money = [i.value("money") or i.value("num") for i in clause.items if i.is_("money", "num")]
    ceiling = sense.filter.get("max_price")
    if money and ceiling:
        step = money[0].value if money[0].value >= 1000 else money[0].value * 1000
        down = re.search(r"\b(lower|reduce|decrease|cut)\b", clause.text)
        slots.pop("min_price", None)
        slots["max_price"] = int(ceiling - step if down else ceiling + step)


def _search(clause: Clause, sense: Sense) -> list[Step]:
    return [Step("search_leads", args) for args in search_args(clause, sense)]


def _recommend(clause: Clause, sense: Sense) -> list[Step]:
    need = read_need(clause, sense)
    if not re.search(r"\b(listed|posted|new|added|published|fresh)\b", clause.text):
        need.set.pop("listed_within_days", None)
    return [Step("recommend_leads", {slot: value for slot, value in need.set.items() if not slot.startswith("-")})]


BUILDERS: dict[str, Builder] = {
    "search_leads": _search,
    "recommend_leads": _recommend,
    "lead_details": _details,
    "quote_price": _quote,
    "hold_lead": _hold,
    "extend_hold": _extend,
    "release_hold": _release,
    "view_cart": _cart,
    "purchase": _buy,
    "request_refund": _refund,
    "market_insights": _insights,
    "account_status": _account,
    "web_search": _web,
    "set_notifications": settings.notify,
    "saved_searches": settings.saved,
    "update_lead": settings.update,
}
REQUIRED: dict[str, tuple[str, ...]] = {
    "extend_hold": ("duration_hours",),
    "request_refund": ("reason",),
}
