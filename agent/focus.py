"""What the conversation is about, kept by code: leads spoken of, markets asked about, how each tool was last asked.

"It", "the other city", "same length" and "same question" are read from here, whichever model answered before.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from langchain_core.messages import AnyMessage, HumanMessage

from agent.consent import own_words
from agent.folding import ID

FRAMES_KEPT = 6
PLACES_KEPT = 4
TRAIL_KEPT = 6
TOLD = ("supposed", "screened", "shelved")  # what a reply of the built-in model adds to the state
UNASKED = frozenset({"ask_user", "decline", "web_search", "view_cart", "saved_searches"})
SEARCHES = frozenset({"search_leads", "recommend_leads"})
MARKETS = ("market", "compare_market")
AREAS = ("neighborhood", "zip", "city")
_MEASURES = re.compile(
    r"\s*(?:a |per |/ ?)?(?:month|mo|sq\w*|ft|feet|dollars?|bucks?|usd|k|credits?"
    r"|or (?:less|under|below|more)|and (?:under|below|up))\b"
)
_BOUNDS = re.compile(
    r"(?:\b(?:under|over|below|above|max|min|least|most|up to|cap|budget|between|around|year|built|since|zip)|[$€])"
    r"\s*(?:in|is|of|at)?\s*$"
)

NTH = ("first", "second", "third", "fourth", "fifth")
_PLACE = re.compile(
    rf"(?:#|\bnumber |\blead |\bthe )({'|'.join(NTH)}|\d{{1,2}})\b(?! (?:bed|bath|days?|hours?)\b)", re.IGNORECASE
)

Update = dict[str, Any]


def asked(tool: str, args: dict[str, Any], state: dict[str, Any]) -> Update:
    """The change that a call brings which the user asked for."""
    if tool in UNASKED:
        return {}
    kept = {name: value for name, value in (state.get("frames") or {}).items() if name != tool}
    return {"frames": dict([*kept.items(), (tool, args)][-FRAMES_KEPT:]), **_places(tool, args, state)}


def _places(tool: str, args: dict[str, Any], state: dict[str, Any]) -> Update:
    """Markets in the order asked about; two that were compared begin anew."""
    markets = [str(args[name]) for name in MARKETS if args.get(name)] if tool == "market_insights" else []
    markets = markets or [str(args[name]) for name in AREAS if args.get(name)][:1]
    if not markets:
        return {"place": ""} if tool in SEARCHES else {}
    before = list(state.get("places") or [])
    new = [market for market in markets if market not in before]
    places = markets if len(markets) > 1 else [*before, *new]
    return {"places": places[-PLACES_KEPT:], "place": markets[0] if len(markets) == 1 else ""}


def spoken_of(leads: Sequence[int], state: dict[str, Any]) -> Update:
    """Leads that the conversation is about now; one after another they are a pair ("the first of those two")."""
    if not leads:
        return {"focus": []}
    trail = [lead for lead in state.get("trail") or [] if lead not in leads]
    kept = {"focus": list(leads), "trail": [*(trail if len(leads) == 1 else []), *leads][-TRAIL_KEPT:]}
    before, pair = list(state.get("focus") or []), list(state.get("pair") or [])
    if len(leads) > 1:
        return {**kept, "pair": list(leads)}
    if leads[0] not in pair and len(before) == 1 and before[0] != leads[0]:
        return {**kept, "pair": [before[0], leads[0]]}
    return kept


def after_holding(leads: list[int], released: bool, state: dict[str, Any]) -> list[int]:
    """Whoever lets the other one go still speaks of the one before."""
    before = [int(lead) for lead in state.get("focus") or []]
    return before if released and len(before) == 1 and not set(before) & set(leads) else leads


def named_before(state: dict[str, Any], messages: Sequence[AnyMessage]) -> Update:
    """A turn that named leads and touched none (refused, asked back, only talk) still spoke of them."""
    humans = [message for message in messages if isinstance(message, HumanMessage)]
    if len(humans) < 2 or any(call["args"].get("ref") or call["ok"] for call in state.get("calls") or []):
        return {}
    said = str(humans[-2].text)
    leads = leads_in(said) or (_placed_in(said, state) if state.get("last_tool") == "decline" else [])
    return spoken_of(leads, state) if leads else {}


def _placed_in(text: str, state: dict[str, Any]) -> list[int]:
    """ "the phone number for #2", which is refused, still speaks of the second."""
    rows = state.get("on_screen") or []
    found = [hit[1].lower() for hit in _PLACE.finditer(own_words(text))]
    places = [NTH.index(said) + 1 if said in NTH else int(said) for said in found]
    return list(dict.fromkeys(int(rows[at - 1]["id"]) for at in places if 1 <= at <= len(rows)))


def leads_in(text: str) -> list[int]:
    """Numbers in the user's own words that can only be a lead's."""
    own = own_words(text)
    hits = [hit for hit in ID.finditer(own) if not _BOUNDS.search(own[: hit.start()])]
    return list(dict.fromkeys(int(hit[1]) for hit in hits if not _MEASURES.match(own, hit.end())))
