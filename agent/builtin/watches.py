"""Step 5c: after "alert me on new condos in Tempe" what would change a search changes what is watched for."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from agent.builtin.carry import effective_filter
from agent.builtin.entities import read_need
from agent.builtin.items import Clause
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.watches import AMENDS_WATCH, LOOKS, LOOKS_THERE
from tools.leads import SearchArgs

MOST_WORDS = 10
SETTING = ("channel", "event", "frequency", "enabled", "quiet_hours")
NEVER_WATCHED = ("page", "limit", "sort", "listed_within_days")
MAY_AMEND = (None, "search_leads", "set_notifications", "saved_searches")
_A_LEAD = ("id", "hash", "ordinal", "best")


def amends_watch(clause: Clause, sense: Sense) -> bool:
    """Whether the clause changes the search that was just saved to be told of."""
    if not _watched(sense) or clause.question or clause.tool not in MAY_AMEND or clause.has(*_A_LEAD):
        return False
    if len(clause.text.split()) > MOST_WORDS or LOOKS.search(clause.text) or not AMENDS_WATCH.match(clause.text):
        return False
    need = read_need(deepcopy(clause), _of_the_watch(sense))
    if clause.tool == "saved_searches":
        return bool(need.drop)
    return bool(need.drop or any(slot in SearchArgs.model_fields for slot in need.set.keys() - set(NEVER_WATCHED)))


def amended(clause: Clause, sense: Sense) -> list[Step]:
    """set_notifications of the search as it is after the change, told of as before."""
    watch = _of_the_watch(sense)
    kept = effective_filter(read_need(clause, watch), f"same {clause.text}", watch)
    told = {slot: value for slot, value in _last(sense).items() if slot in SETTING}
    return [Step("set_notifications", {**{k: v for k, v in kept.items() if k not in NEVER_WATCHED}, **told})]


def _points(clause: Clause) -> bool:
    return any(item.is_(*_A_LEAD) and not item.is_("zip") for item in clause.items)


def looked_up(text: str, sense: Sense) -> Sense:
    """ "show me what's there now", right after an alert was set: the list of what it watches for."""
    watched = _watched(sense)
    return sense.after_search(watched) if watched and LOOKS_THERE.match(text.strip().lower()) else sense


def _last(sense: Sense) -> dict[str, Any]:
    return dict(sense.start.get("last_args") or {})


def _watched(sense: Sense) -> dict[str, Any]:
    """The filter of the alert that was set just before; empty where none was."""
    last = _last(sense)
    if sense.start.get("last_tool") != "set_notifications" or last.get("enabled") is False:
        return {}
    return {slot: value for slot, value in last.items() if slot not in SETTING}


def _of_the_watch(sense: Sense) -> Sense:
    return sense.after_search(_watched(sense))
