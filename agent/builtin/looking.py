"""Step 5b: searches, recommendations, figures of markets, the web."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

from agent.builtin.asking import missing
from agent.builtin.carry import effective_filter, turns_page
from agent.builtin.entities import read_need
from agent.builtin.intent import without_places
from agent.builtin.items import Clause
from agent.builtin.lexicon import finder
from agent.builtin.markets import markets_in
from agent.builtin.pairs import is_alone, pair_after
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.affairs import EVERY_KIND, OF_BOTH, OF_THE_LIST
from agent.builtin.tables.metrics import METRIC_PATTERNS, MORE_FOR_THE_MONEY
from agent.builtin.tables.patterns import (
    AND,
    COMPARED_WITH,
    EVERY_MARKET,
    RECOMMENDS,
    SAME_FIGURES,
    SHOWS,
    THERE,
)


def metric_of(clause: Clause) -> str | None:
    """The figure that the words name."""
    text = without_places(clause)
    named = next((metric for metric, pattern in METRIC_PATTERNS if re.search(pattern, text)), None)
    if named:
        return named
    told = [metric for metric, _ in finder("METRICS").find_all(text)]
    return next((metric for metric in told if metric != "overview"), "") or (
        told[0] if told else finder("COMPARATIVES").find(text)
    )


def _metrics_of(clause: Clause) -> list[str]:
    """Each figure that is named beside others: "median price, inventory and days on market"."""
    parts = [Clause(clause.items, part, part) for part in AND.split(clause.text)]
    named = [metric_of(part) for part in parts]
    return list(dict.fromkeys(metric for metric in named if metric)) if all(named) else []


def insights(clause: Clause, sense: Sense) -> list[Step]:
    """market_insights, a call for each figure and each market that is asked for."""
    steps = [*_insights(clause, sense), *_further(clause, sense)]
    metrics = _metrics_of(clause)
    if len(metrics) < 2 or len(steps) != 1 or steps[0].tool != "market_insights":
        return steps
    return [Step("market_insights", {**steps[0].args, "metric": metric}) for metric in metrics]


def _insights(clause: Clause, sense: Sense) -> list[Step]:
    before = (sense.start.get("last_args") or {}) if sense.start.get("last_tool") == "market_insights" else {}
    named_here = markets_in(clause, sense)
    paired = pair_after(clause, named_here, before, [str(place) for place in sense.start.get("places") or []])
    markets = paired or _of_the_two(clause, sense) or named_here
    metric = metric_of(clause) or before.get("metric") or "overview"
    named = clause.has("place", "zip")
    args: dict[str, Any] = {"market": markets[0]} if markets else {}
    if len(markets) > 1:
        args["compare_market"] = markets[1]
    elif markets and named and not paired and not is_alone(clause):
        first = _compared_first(markets[0], before)
        if first is None and not (sense.screen and OF_THE_LIST.search(clause.text)):
            told = {"metric": metric_of(clause)} if metric_of(clause) else {}
            return missing("market_insights", "market", {"compare_market": markets[0], **told})
        args = {"market": first, "compare_market": markets[0]} if first else args
    args["metric"] = metric
    types = [] if MORE_FOR_THE_MONEY.search(clause.text) else [i.value("ptype") for i in clause.items if i.is_("ptype")]
    if (types and metric != "popular_features") or types:
        args["property_types"] = list(dict.fromkeys(types))
    elif before.get("property_types") and _of_the_same(clause, named, bool(paired)):
        args["property_types"] = before["property_types"]
    elif not named and markets and (kinds := _of_the_search(clause, sense)):
        args["property_types"] = kinds
    if not named and EVERY_MARKET.search(clause.text):
        return [Step("market_insights", {**args, "market": name}) for name in sense.gazetteer.markets()]
    if not markets:
        return missing("market_insights", "market", args)
    return [Step("market_insights", args)]


def _of_the_search(clause: Clause, sense: Sense) -> list[str]:
    """ "land in Waxahachie", then "how is the market?": that of the land."""
    if sense.start.get("last_tool") != "search_leads" or EVERY_KIND.search(clause.text) or THERE.search(clause.text):
        return []
    return list(sense.filter.get("property_types") or [])


def _of_the_same(clause: Clause, named: bool, paired: bool) -> bool:
    """Whether the homes of the figures before are still those that are asked after."""
    if EVERY_KIND.search(clause.text):
        return False
    return not named or paired or bool(SAME_FIGURES.search(clause.text) or COMPARED_WITH.search(clause.text))


def _further(clause: Clause, sense: Sense) -> list[Step]:
    """The third and the fourth market of a comparison, two in a call."""
    markets = markets_in(clause, sense)[2:] if clause.has("place", "zip") else []
    first = _insights(clause, sense)[0].args if markets else {}
    kept = {slot: value for slot, value in first.items() if slot not in ("market", "compare_market")}
    return [
        Step("market_insights", {"market": one, **({"compare_market": other} if other else {}), **kept})
        for one, other in zip_longest(markets[::2], markets[1::2])
    ]


def _of_the_two(clause: Clause, sense: Sense) -> list[str]:
    """ "which sells quicker of the two": the two markets that were spoken of last."""
    spoken = [str(place) for place in sense.start.get("places") or []]
    both = len(spoken) > 1 and not clause.has("place", "zip") and OF_BOTH.search(clause.text) is not None
    return spoken[-2:] if both and sense.start.get("last_tool") == "market_insights" else []


def _compared_first(named: str, before: dict[str, Any]) -> str | None:
    """ "how does that compare with Dallas" sets Dallas beside the market before."""
    last = before.get("market")
    return str(last) if last and last != named else None


def web(clause: Clause, sense: Sense) -> list[Step]:
    query = re.sub(
        r"^.*?\b(search the web for|search online for|google|look up online|search the internet for|web search for|"
        r"look up|search for|find online|search|check online for|online for)\b", "", clause.text,
    ).strip() or clause.text  # fmt: skip
    query = re.sub(r"\b(on the (web|internet)|online|please)\b", "", query).replace(" 's", "'s").strip(" :")
    return [Step("web_search", {"query": query or clause.raw})]


def search_args(clause: Clause, sense: Sense) -> list[dict[str, Any]]:
    """The filters of the searches a clause asks for: one, or one for each of several cities."""
    need = read_need(clause, sense)
    there = sense.start.get("there") or _market_before(sense)
    if there and THERE.search(clause.text) and not {"city", "zip", "neighborhood", "near"} & need.set.keys():
        hit = sense.gazetteer.find(str(there))
        need.set[
            "zip"
            if hit and hit.best.kind == "zip"
            else "neighborhood"
            if hit and hit.best.kind == "neighborhood"
            else "city"
        ] = there
    need.drop += _features_half_named(clause, sense)
    first = effective_filter(need, clause.text, sense)
    for repair in clause.repairs:
        sense = sense.after_search(first, talked=need.set)
        need = read_need(repair, sense)
        first = effective_filter(need, repair.text, sense)
    areas = need.set.get("-more_neighborhoods", [])
    cities = [{**first, "city": city} for city in need.set.get("-more_cities", [])]
    zips = [{**first, "zip": code} for code in need.set.get("-more_zips", [])]
    outside = {slot: value for slot, value in first.items() if slot not in ("city", "state")}
    elsewhere = [{**outside, "neighborhood": area} for area in need.set.get("-elsewhere", [])]
    return [first, *cities, *({**first, "neighborhood": area} for area in areas), *zips, *elsewhere]


def _market_before(sense: Sense) -> Any:
    """Of which market the figures were that were shown last."""
    return (
        (sense.start.get("last_args") or {}).get("market")
        if sense.start.get("last_tool") == "market_insights"
        else None
    )


def _features_half_named(clause: Clause, sense: Sense) -> list[tuple[str, Any]]:
    """ "forget the charger" drops the EV charger that the search asks for."""
    wanted = sense.filter.get("features") or []
    found = []
    for at, item in enumerate(clause.items):
        dropped = any(before.is_("drop", "neg") for before in clause.items[max(0, at - 2) : at])
        if dropped and not item.is_("feature"):
            found += [("features", feature) for feature in wanted if item.text.rstrip("s") in feature.split("_")]
    return found


def search(clause: Clause, sense: Sense) -> list[Step]:
    return [Step("search_leads", args) for args in search_args(clause, sense)]


def recommend(clause: Clause, sense: Sense) -> list[Step]:
    need = read_need(clause, sense)
    if not re.search(r"\b(listed|posted|new|added|published|fresh)\b", clause.text):
        need.set.pop("listed_within_days", None)
    afresh = clause.has("place", "zip") and not refines_advice(clause, sense)
    kept = sense.filter if sense.start.get("last_tool") == "recommend_leads" and not afresh else {}
    if kept:
        return [Step("recommend_leads", effective_filter(need, clause.text, sense))]
    return [Step("recommend_leads", {slot: value for slot, value in need.set.items() if not slot.startswith("-")})]


def refines_advice(clause: Clause, sense: Sense) -> bool:
    """ "only houses", "and in Tempe?": right after recommendations, of what is recommended."""
    if sense.start.get("last_tool") != "recommend_leads" or not sense.filter:
        return False
    return not (SHOWS.search(clause.text) or RECOMMENDS.search(clause.text) or turns_page(clause.text))


def same_figures(clause: Clause, sense: Sense) -> bool:
    """After figures, "same for condos only" asks for figures again."""
    if sense.start.get("last_tool") != "market_insights":
        return False
    if not SAME_FIGURES.search(clause.text) and not _only_named(clause):
        return False
    named = clause.has("ptype", "place", "zip") or metric_of(clause) is not None
    return (
        named and not SHOWS.search(clause.text) and not clause.has("money", "beds", "baths", "sqft", "feature", "num")
    )


def _only_named(clause: Clause) -> bool:
    """ "Gilbert?", "condos?": nothing but a place, or asked, a kind of home."""
    kinds = ("place", "zip", "ptype") if clause.question else ("place", "zip")
    return bool(clause.items) and all(item.is_(*kinds) for item in clause.items)
