"""Step 3d: a clause that does nothing but change the search that stands is one, whatever tool its words resemble.

What can be done to a slot stands in ``entities/operations`` (by the slot's name), ``entities/moves`` (by an amount) and
``entities/relative`` (by its words alone).
"""

from __future__ import annotations

from copy import deepcopy

from agent.builtin.entities import moves, operations, read_need, relative
from agent.builtin.items import Clause, Need
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import CHANGE_WORDS, EXTENDS_TO, LIMIT_OFF, THAN, TRIES, UNDOES, WHOLE_CITY
from agent.builtin.tables.lead_cues import LOWERED, PRICE_OVER_TIME
from agent.builtin.tables.tools import REF_TOOLS, SEARCHES, WRITES

POINTERS = ("ordinal", "hash", "pronoun")
AREAS = frozenset({"neighborhood", "zip", "near"})
RENTS = (1000, 9999)
RESEMBLED = (None, "quote_price", "lead_details")  # "what about 12", "never mind what it costs"


def settles(clause: Clause, sense: Sense, tool: str | None) -> bool:
    """Whether a clause only changes the search; ``tool`` is what its words resemble."""
    if tool == "lead_details" and (PRICE_OVER_TIME.search(clause.text) or LOWERED.search(clause.text)):
        return False
    if tool == "lead_details" and clause.has("prev") and clause.has("ordinal", "last", "best", "hash"):
        return False
    if moves.sets_price(clause, sense) or moves.moves_limit(clause, sense) or _sets_rent(clause, sense, tool):
        return True
    if _ages(clause, sense) or _widens(clause, sense) or _extends(clause, sense) or _lifts_limit(clause, sense):
        return True
    if tool == "extend_hold" and _of_an_age(clause, sense):
        return True
    if tool in WRITES or (tool in REF_TOOLS and sense.screen and clause.has("every_but")):
        return False
    if sense.start.get("earlier_filters") and UNDOES.search(clause.text):
        return True
    if sense.filter and sense.start.get("last_tool") in SEARCHES and THAN.search(clause.text):
        need = Need()
        relative.read(deepcopy(clause), need, sense)
        return bool(need.set)
    return operations.operates(clause, sense) or _by_its_words(clause, sense, tool)


def _sets_rent(clause: Clause, sense: Sense, tool: str | None) -> bool:
    """ "what if I go 2400" beside a rent: four digits that are no lead's in sight."""
    if tool not in (*RESEMBLED, "search_leads") or not moves.of_rents(sense.filter) or clause.has(*POINTERS, "lead"):
        return False
    ids = [item for item in clause.items if item.is_("id")]
    if len(ids) != 1 or sense.start.get("last_tool") not in SEARCHES or _names_a_lead(clause, sense):
        return False
    beside = set(clause.text.split()) - {ids[0].text}
    if not beside <= CHANGE_WORDS | TRIES or not RENTS[0] <= ids[0].value("id") <= RENTS[1]:
        return False
    ids[0].kinds.pop("id")
    return True


def _ages(clause: Clause, sense: Sense) -> bool:
    """ "make it 5 weeks" after "listed 3 weeks or longer", where nothing is held: of the age that was told last."""
    last = list(sense.talked)[-1:]
    if last not in (["listed_within_days"], ["min_days_listed"]) or sense.start.get("last_tool") not in SEARCHES:
        return False
    need = Need()
    relative.read(deepcopy(clause), need, sense)
    return clause.has("hours", "length") and set(need.set) == set(last) and not sense.start.get("holds")


def _lifts_limit(clause: Clause, sense: Sense) -> bool:
    """ "take the lower price off" buys nothing."""
    found = LIMIT_OFF.search(clause.text) if sense.start.get("last_tool") in SEARCHES else None
    return found is not None and found["of"] is not None and not clause.has(*POINTERS)


def _extends(clause: Clause, sense: Sense) -> bool:
    """ "can we extend this to Mesquite": a place is no time."""
    return sense.start.get("last_tool") in SEARCHES and clause.has("place") and bool(EXTENDS_TO.search(clause.text))


def _of_an_age(clause: Clause, sense: Sense) -> bool:
    """ "longer than that, say 3 months", where the list is of stale ones and nothing is held."""
    ages = [slot for slot in ("listed_within_days", "min_days_listed") if slot in sense.filter]
    searched = len(ages) == 1 and sense.start.get("last_tool") in SEARCHES and not sense.start.get("holds")
    return searched and clause.has("hours", "length") and not clause.has("ordinal", "hash", "id")


def _widens(clause: Clause, sense: Sense) -> bool:
    """ "the whole city" of a search in a part of it."""
    return not AREAS.isdisjoint(sense.filter) and bool(WHOLE_CITY.search(clause.text))


def _by_its_words(clause: Clause, sense: Sense, tool: str | None) -> bool:
    if tool not in RESEMBLED or not sense.filter:
        return False
    if sense.start.get("last_tool") not in SEARCHES or clause.has(*POINTERS) or _names_a_lead(clause, sense):
        return False
    need = Need()
    relative.read(deepcopy(clause), need, sense)
    return bool(need.set) or (clause.has("drop", "optional") and bool(read_need(deepcopy(clause), sense).drop))


def _names_a_lead(clause: Clause, sense: Sense) -> bool:
    """A number of four digits may be a size or a rent: not where it is that of a lead in sight."""
    rows = [*sense.screen, *(sense.start.get("holds") or []), *(sense.start.get("bought") or [])]
    known = {row.get("id", row.get("lead_id")) for row in rows}
    ids = [item for item in clause.items if item.is_("id")]
    return any(item.is_("hash") or item.value("id") in known for item in ids)
