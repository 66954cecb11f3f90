"""Step 3c: clauses that belong together become one request; a correction takes the place of what it corrects."""

from __future__ import annotations

import re

from agent.builtin import intent
from agent.builtin.continuing import continues
from agent.builtin.items import Clause, Item
from agent.builtin.repairs import in_its_unit, repairs_before
from agent.builtin.sense import Sense
from agent.builtin.tables.cues import CANCEL
from agent.builtin.tables.patterns import (
    CHOOSES,
    GOES_AHEAD,
    LEAVES,
    NAMES_ONE,
    NAMES_SEVERAL,
    ORDERS,
    ORDERS_NOTHING,
    SETS_ASIDE,
    SHOWS,
    TAKES_BACK,
    WISHES_ONE,
)
from agent.builtin.tables.repairs import DENIED, OPENS_REPAIR
from agent.builtin.tables.restating import AND_ALSO, BARE_START
from agent.builtin.tables.tools import REF_TOOLS, SEARCHES, WRITES
from agent.builtin.turning import (
    POINTERS,
    POINTING,
    leads_kept,
    length_kept,
    names_own,
    new_number,
    pause,
    without_starts,
)

SURE = 3.0  # the score from which either half of "my cart and my balance" is a request of its own

READ_FIRST = ("lead_details", "search_leads", "recommend_leads")
BESIDE = ("numbers", "nos", "ok", "okay", "so", "then", "well", "yeah", "yes", "your", "please", "hmm", "and")
MOST_ORDER = 8  # words of an order for what was described before it
WISHED = ("purchase", "lead_details", "quote_price", "search_leads", "recommend_leads", None)

_CANCEL = re.compile(CANCEL)


def halves(clause: Clause, sense: Sense) -> list[Clause]:
    """ "show my cart and my credit balance": one verb, two requests."""
    for at, item in enumerate(clause.items):
        if not item.is_("and") or item.text == "but" or not 0 < at < len(clause.items) - 1:
            continue
        ahead = clause.items[at + 1 : at + 3]
        if ahead[0].is_("id", "hash", "ordinal", "num") or (
            ahead[0].is_("lead") and ahead[-1].is_("id", "hash", "num")
        ):
            continue  # "buy 6042 and lead 6043 with my credits"
        words = clause.text.split(f" {item.text} ", 1)
        if len(words) < 2:
            continue
        sides = [
            Clause(items, text, clause.raw, clause.correction, clause.question)
            for items, text in zip((clause.items[:at], clause.items[at + 1 :]), words, strict=True)
        ]
        tools = [intent.cued(side, sense) for side in sides]
        named = {
            tool
            for side, (tool, score) in zip(sides, tools, strict=True)
            if score >= SURE and (tool not in SEARCHES or SHOWS.search(side.text))
        }
        if len(named) == 2:
            return sides
    return [clause]


def joined(made: list[Clause], sense: Sense) -> list[Clause]:
    """Search fragments become one search; a correction replaces what it corrects."""
    out: list[Clause] = []
    for clause in without_starts(made):
        before = out[-1] if out else None
        if clause.tool == "talk" and len(made) > 1 and not (before is not None and _repairs(before, clause)):
            continue
        if (
            before is not None
            and len(made) > 1
            and BARE_START.match(clause.text)
            and _of_no_order(before, clause, made)
        ):
            continue
        if clause.given is not None:
            out.append(clause)
        elif before is not None and _takes_back(before, clause):
            out.pop()
        elif before is not None and _says_why_it_goes(before, clause):
            continue
        elif before is not None and _misspoke(before, clause):
            clause.tool, out[-1] = "search_leads", clause
        elif before is not None and _repairs(before, clause):
            clause.items = in_its_unit(clause.items, before.items)
            before.repairs += [clause, *clause.repairs]
        elif before is not None and continues(before, clause, sense):
            before.items += [pause(before), *clause.items]
            before.text = f"{before.text} {clause.text}"
            before.raw = f"{before.raw} {clause.raw}"
            before.tool = clause.tool if clause.tool == "request_refund" else before.tool or clause.tool
        elif _orders_nothing(clause) or (before is not None and _left_alone(before, clause)):
            continue
        elif before is not None and _all_the_others(before, clause):
            out[-1] = clause
        elif before is not None and _topic_first(before, clause, sense):
            clause.items = before.items + clause.items
            clause.text = f"{before.text} {clause.text}"
            out[-1] = clause
        elif before is not None and _adds_no_request(before, clause):
            continue
        elif before is not None and clause.correction and _replaces(before, clause):
            clause.tool = clause.tool if clause.tool in WRITES else before.tool
            clause.items = leads_kept(before, clause) + clause.items + length_kept(before, clause)
            clause.settled = True
            out[-1] = clause
        else:
            out.append(clause)
    return out


def _of_no_order(before: Clause, clause: Clause, made: list[Clause]) -> bool:
    """ "condos in Dallas, wait, make it Plano": the word says no more than that a repair follows."""
    return clause is made[-1] or (before.tool in (None, "search_leads") and clause.tool in (None, "talk"))


def _misspoke(before: Clause, clause: Clause) -> bool:
    """ "did I say 650? I meant 560"."""
    searched = clause.tool in (None, "search_leads") and before.tool in (None, "search_leads", "talk")
    said = DENIED.search(before.text) is not None and before.has("num", "money") and clause.has("num", "money")
    return searched and said and OPENS_REPAIR.search(clause.text) is not None


def _repairs(before: Clause, clause: Clause) -> bool:
    """ "under 400. sorry, 440"."""
    named = before.tool is None and before.has("place", "zip", "ptype") and clause.tool in (None, "search_leads")
    searched = before.tool == "search_leads" and clause.tool in (None, "search_leads", "talk")
    return (searched or named) and repairs_before(before, clause)


def _orders_nothing(clause: Clause) -> bool:
    """ "not to buy", "release nothing"."""
    return ORDERS_NOTHING.match(clause.text) is not None


def _left_alone(before: Clause, clause: Clause) -> bool:
    """ "hold the houses, leave the condo": what is let be asks for nothing."""
    described = clause.tool in (None, "search_leads") and clause.has(
        "ptype", "feature", "ordinal", "hash", "id", "last"
    )
    return before.tool in REF_TOOLS & WRITES and described and LEAVES.match(clause.text) is not None


def _all_the_others(before: Clause, clause: Clause) -> bool:
    """ "keep the condo, drop the rest", "skip the first, hold the rest": all but the one named first."""
    rest = next((at for at, item in enumerate(clause.items) if item.is_("rest", "other")), None)
    if (
        rest is None
        or clause.tool not in REF_TOOLS
        or not SETS_ASIDE.match(before.text)
        or before.has("hours", "length")
    ):
        return False
    named = [item for item in before.items if not item.is_("rest", "other", "every_but", "comma", "stop")]
    word = clause.items[rest]
    but = Item({"every_but": "every_but"}, "all but", word.raw, word.start, word.end)
    clause.items = [*clause.items[:rest], but, *named, *clause.items[rest + 1 :]]
    return True


def _adds_no_request(before: Clause, clause: Clause) -> bool:
    """ "I want 4821, let's do this"; "hold it for 12 hours... make that 18"."""
    return before.tool in WRITES and (GOES_AHEAD.match(clause.text) is not None or new_number(before, clause))


def _takes_back(before: Clause, clause: Clause) -> bool:
    """ "hold 2, never mind": but "release 2, changed my mind" gives the reason."""
    if before.tool not in WRITES or not _CANCEL.match(clause.text):
        return False
    return not (before.tool in ("release_hold", "request_refund") and "mind" in clause.text)


def _says_why_it_goes(before: Clause, clause: Clause) -> bool:
    """ "let both go, changed my mind"."""
    return before.tool == "release_hold" and _CANCEL.match(clause.text) is not None


def _topic_first(before: Clause, clause: Clause, sense: Sense) -> bool:
    """ "the cheaper of 1 and 2, hold it": the leads were named before the verb."""
    if _only_wished(before, clause) and "ref" in intent.features_of(before, sense):
        clause.settled = True
        clause.items = [pause(before), *(item for item in clause.items if not item.is_("pronoun", "every"))]
        return True
    if clause.tool in REF_TOOLS and before.tool in (None, *READ_FIRST) and _only_points(before):
        alone = "ref" not in intent.features_of(clause, sense) and not clause.has("ptype", "place", "feature", "beds")
        if not alone and _speaks_of_both(before, clause):
            clause.items = [pause(before), *(item for item in clause.items if not item.is_("every", "each", "pronoun"))]
            return True
        if alone or (clause.has("pronoun") and before.tool in ("lead_details", "recommend_leads")):
            clause.settled = before.tool == "recommend_leads"
            return True
    several = before.tool == "search_leads" and sense.screen and _of_several(before, clause)
    named = before.tool == "search_leads" and (several or _names_one(before)) and not SHOWS.search(before.text)
    if (before.tool is not None and not named) or clause.tool not in REF_TOOLS:
        return False
    if named:
        return clause.has("pronoun") and bool(sense.screen or sense.start.get("holds"))
    plain = before.tool is None or (before.tool == "search_leads" and not before.has(*OF_HOMES))
    if plain and _speaks_of_both(before, clause):  # "he likes the first two, hold both"
        clause.items = [pause(before), *(item for item in clause.items if not item.is_("every", "each", "pronoun"))]
        return True
    return clause.has("pronoun") and "ref" in intent.features_of(before, sense)


OF_HOMES = ("place", "ptype", "beds", "baths", "money", "feature", "zip", "max", "min")


def _of_several(before: Clause, clause: Clause) -> bool:
    """ "the owner listed ones, hold those"."""
    few = len(clause.text.split()) <= MOST_ORDER and clause.has("pronoun") and not ORDERS.search(before.text)
    return few and NAMES_SEVERAL.match(before.text) is not None


def _speaks_of_both(before: Clause, clause: Clause) -> bool:
    """ "number 4 and number 5, reserve both"."""
    several = sum(item.is_(*POINTERS) for item in before.items) > 1
    return several and clause.has("every", "each") and not clause.has("hash", "id", "ordinal", "ptype", "place")


def _only_wished(before: Clause, clause: Clause) -> bool:
    """ "i want 2 and 4, hold em": what to do with them comes second, and no order was given before it."""
    if before.tool in SEARCHES and (before.has("place", "best") or not before.has("hash", "id", "ordinal", "num")):
        return False
    said = (
        clause.tool in REF_TOOLS
        and clause.tool != "purchase"
        and not clause.has("hash", "ordinal", "id", "best", "last")
    )
    return said and before.tool in WISHED and bool(WISHES_ONE.search(before.text)) and not ORDERS.search(before.text)


def _only_points(clause: Clause) -> bool:
    """ "the 3rd.", "middle one,", "everything but the condo,": a reference and nothing else."""
    whole = clause.has("every_but")
    known = POINTING if not whole else (*POINTING, "ptype", "feature", "place", "beds")
    return clause.has(*POINTERS, "pronoun") and all(
        item.is_(*known, "or") or item.text in BESIDE for item in clause.items
    )


def _names_one(clause: Clause) -> bool:
    """ "the condo in Mesa" or "whichever was listed most recently"."""
    return bool(NAMES_ONE.search(clause.text) or (clause.has("best") and CHOOSES.search(clause.text)))


def _replaces(before: Clause, clause: Clause) -> bool:
    """ "hold the first, actually the second" and "hold 2, no, buy it"."""
    if before.tool not in REF_TOOLS:
        return False
    if AND_ALSO.search(clause.text):
        clause.tool = clause.tool or before.tool
        return False
    if clause.tool is None or clause.tool == before.tool:
        return True
    if clause.tool == "search_leads" and clause.has("best") and not clause.has("place", "ptype", "money", "beds"):
        return True
    if clause.tool not in REF_TOOLS:
        return False
    own_lead = names_own(clause)
    if before.tool != clause.tool and not own_lead and clause.has("pronoun"):
        return True
    return bool(TAKES_BACK.search(clause.text)) or (not own_lead and " instead" in clause.text)
