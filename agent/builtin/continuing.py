"""Step 3c: whether a clause goes on with the request before it: a slot, a length, a reason, how often."""

from __future__ import annotations

from collections.abc import Callable

from agent.builtin import intent
from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.looking import metric_of
from agent.builtin.owned import records
from agent.builtin.sense import Sense
from agent.builtin.tables.affairs import ONLY_THE_WEB
from agent.builtin.tables.changes import TOO_MUCH
from agent.builtin.tables.patterns import COMPARED_WITH, CREDIT_PURCHASE, SAVES_SEARCH, SHOWS
from agent.builtin.tables.tools import SEARCHES
from agent.builtin.trading import payment_method
from agent.builtin.wishes import sets_a_slot

Rule = Callable[[Clause, Clause, Sense], bool | None]
MOST_HOW = 7  # words that only say how often or by what


def continues(before: Clause, clause: Clause, sense: Sense) -> bool:
    """Whether the first rule that has a say takes the clause for more of the one before."""
    said = (rule(before, clause, sense) for rule in RULES)
    return next((goes_on for goes_on in said if goes_on is not None), False)


def _of_the_web(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if ONLY_THE_WEB.match(clause.text) and before.tool in (None, "talk", "web_search", "search_leads"):
        before.tool, before.settled = "web_search", True
        clause.items, clause.text, clause.raw = [], "", ""
        return True
    if before.tool == clause.tool == "web_search" and clause.has("pronoun") and len(clause.text.split()) <= MOST_HOW:
        clause.items, clause.text, clause.raw = [], "", ""
        return True
    return None


def _of_homes(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if before.note and clause.tool == "search_leads" and sets_a_slot(clause, sense):
        return False  # "note on 6343: bring up the leak; also bring up Allen"
    if before.tool == "saved_searches" and clause.has("pronoun") and not before.question:
        return clause.tool in (None, "saved_searches", "search_leads", "release_hold")
    if before.tool == "recommend_leads" and clause.tool == "search_leads" and SHOWS.search(clause.text):
        return not (before.has("place", "zip") and clause.has("place", "zip"))
    if before.tool == "search_leads" and clause.items and all(_only_wished(item) for item in clause.items):
        return True
    if before.tool in SEARCHES and clause.tool == "search_leads":
        return not before.question or not clause.question
    if TOO_MUCH.search(before.text) and clause.has("num") and clause.tool in (None, "search_leads"):
        return True
    if before.tool == "search_leads" and clause.tool is None:
        return clause.has("money", "num", "sort", "feature", "ptype", "place", "beds")
    return None


def _of_what_is_told(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if before.tool == "set_notifications" and clause.tool in (None, "set_notifications", "talk") and _how_told(clause):
        return True
    if before.tool in ("set_notifications", "recommend_leads") and clause.tool in (None, "search_leads"):
        if clause.tool and SHOWS.search(clause.text):
            return False
        return clause.has("money", "beds", "feature", "ptype", "place", "max", "neg", "baths")
    return None


def _of_sizes(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if clause.tool in (None, "search_leads") and before.items and all(_of_size(item) for item in before.items):
        return True
    if before.tool is None and clause.tool == "search_leads":
        return "ref" not in intent.features_of(before, sense) and sets_a_slot(before, sense)
    return None


def _of_notices(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if before.tool == clause.tool == "set_notifications":
        new = finder("EVENTS").find(clause.text)
        saved = new == "new_match" and SAVES_SEARCH.search(before.text) is not None
        return (new is None or saved) and not clause.has("neg")
    return None


def _of_buying(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if before.tool == "purchase" and clause.tool in (None, "hold_lead", "search_leads") and payment_method(clause.text):
        return not clause.has("ordinal", "hash", "id", "best", "last", "other", "place")
    if before.tool == clause.tool == "purchase":
        of_credits = bool(CREDIT_PURCHASE.search(before.text) and CREDIT_PURCHASE.search(clause.text))
        own_lead = clause.has("ordinal", "hash", "id", "best", "last", "other")
        return of_credits or (not own_lead and payment_method(clause.text) is not None)
    return None


def _of_bought_leads(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if before.tool == "update_lead" and clause.tool is None and _of_its_own_lead(before, clause):
        clause.tool, clause.settled = "update_lead", True
        return False
    if before.tool == "update_lead" and clause.text.startswith("remind me"):
        return True
    if before.tool == "update_lead" and clause.tool == "update_lead":
        return not clause.has("hash", "ordinal", "id", "best", "last", "other", "ptype")
    return None


def _asks_anew(clause: Clause) -> bool:
    """ "mark 6343 contacted then show me condos in Mesa": no more of what was done with the lead."""
    if clause.has("id", "hash", "ordinal", "pronoun"):
        return False
    shows = clause.tool == "search_leads" and SHOWS.search(clause.text) is not None
    return shows or (clause.tool == "market_insights" and clause.has("place", "zip"))


def _of_figures(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    if before.tool == "market_insights" and SHOWS.search(clause.text):
        return False
    if clause.tool == "request_refund" and before.tool in (None, "search_leads", "lead_details", "update_lead"):
        both = before.tool == "update_lead" and "ref" in intent.features_of(clause, sense)
        return not before.question and not both
    if before.tool == "market_insights" and (_own_figures(before, clause) or _own_pair(before, clause)):
        clause.tool = "market_insights"
        return False
    if before.tool in ("request_refund", "update_lead") and _asks_anew(clause):
        return False
    if before.tool in ("request_refund", "update_lead", "market_insights") and clause.tool in (
        None,
        "search_leads",
        "market_insights",
    ):
        return True
    if before.tool is None and clause.tool in ("update_lead", "request_refund", "extend_hold", "recommend_leads"):
        return True
    return None


def _of_holds(before: Clause, clause: Clause, sense: Sense) -> bool | None:
    return (
        before.tool in ("hold_lead", "extend_hold")
        and clause.tool is None
        and not (clause.correction and clause.has("ordinal", "hash", "id", "best", "last", "other"))
        and clause.has("hours", "length", "day", "weekday", "until", "clock", "part")
    )


def _of_its_own_lead(before: Clause, clause: Clause) -> bool:
    """ "8262 is won, 8263 needs a call tomorrow"."""
    theirs, ours = ({item.value("id") for item in one.items if item.is_("id")} for one in (clause, before))
    return bool(theirs and ours and not theirs & ours) and records(clause)


def _own_figures(before: Clause, clause: Clause) -> bool:
    """ "is inventory tight in Mesa? and how is DOM in Gilbert": a figure and a place of its own."""
    of_both = all(one.has("place", "zip") and metric_of(one) is not None for one in (before, clause))
    return of_both and clause.tool in (None, "search_leads", "market_insights")


def _own_pair(before: Clause, clause: Clause) -> bool:
    """ "median price in Plano, and compare Mesa and Tempe"."""
    pair = sum(item.is_("place", "zip") for item in clause.items) == 2
    return pair and before.has("place", "zip") and COMPARED_WITH.search(clause.text) is not None


def _how_told(clause: Clause) -> bool:
    """ "once a week is enough", "by text please": of the notice before it, how often or by what."""
    few = len(clause.text.split()) <= MOST_HOW
    named = finder("FREQUENCIES").find(clause.text) or finder("CHANNELS").find(clause.text)
    return few and named is not None and finder("EVENTS").find(clause.text) is None and not clause.has("neg", "ref")


def _of_size(item: Item) -> bool:
    """ "bigger." before "2000 plus"."""
    return str(item.value("best") or "").startswith("sqft") or item.is_("stop", "comma", "filler")


def _only_wished(item: Item) -> bool:
    """ "motivated sellers in Killeen, price drops": a wish behind a search, no order."""
    return item.is_("and", "comma", "stop", "filler", "article", "day") or any(
        kind.startswith("wish_") for kind in item.kinds
    )


RULES: tuple[Rule, ...] = (
    _of_the_web,
    _of_homes,
    _of_what_is_told,
    _of_sizes,
    _of_notices,
    _of_buying,
    _of_bought_leads,
    _of_figures,
    _of_holds,
)
