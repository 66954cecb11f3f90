"""The answer to the question that waits: it completes the half-made call, unless it is a new request."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from agent.builtin.calls import BUILDERS, REQUIRED
from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.looking import metric_of
from agent.builtin.markets import markets_in
from agent.builtin.mentions import Mention
from agent.builtin.normalise import tokens
from agent.builtin.notices import answered
from agent.builtin.owned import one_story
from agent.builtin.paying import pack_named
from agent.builtin.plan import Step, ask, ask_again
from agent.builtin.referring import read_mentions
from agent.builtin.refunding import refund_reason
from agent.builtin.sense import Sense
from agent.builtin.tables.money import TIER_SIZES
from agent.builtin.tables.patterns import SHOWS
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.tools import REF_TOOLS
from agent.builtin.tagging import Tagger
from agent.builtin.times import Times
from agent.builtin.trading import payment_method
from agent.builtin.turning import POINTERS as POINTERS_AT
from agent.builtin.turning import POINTING
from agent.references import resolve_mentions

_FRAGMENTS: dict[str, tuple[str, ...]] = {
    "ref": ("search_leads", "lead_details"),
    "market": ("search_leads",),
    "city": ("search_leads",),
    "duration_hours": ("search_leads", "hold_lead"),
    "reason": ("update_lead", "search_leads", "lead_details"),
    "status": ("account_status",),
    "amount": ("search_leads",),
    "tier": ("search_leads",),
}
_OF_NOTICES = (
    None,
    "talk",
    "unclear",
    "set_notifications",
    "search_leads",
    "account_status",
    "view_cart",
    "saved_searches",
)
ANYTHING_BUT_A_PLACE = ("ptype", "money", "beds", "baths", "feature", "id", "hash", "ordinal", "best", "miles")
TWO = 2
CONSENT = "consent"  # the slot that a question for permission misses; nothing but a plain yes fills it
HOLDS_ANEW = re.compile(r"\b(?:hold|reserve|book|put|grab)\b(?!.*\b(?:longer|more|extra|another|additional)\b)")
ORDERS_ELSE = re.compile(
    r"^(?:(?:ok|okay|and|also|please|then|now|oh|well|so|can you|could you) )*(?:mark|set|move|put|change|update|remind"
    r"|log|note|add|flag|tag|schedule|follow|hold|buy|release|extend|quote|compare|call|ring|text|email)\b"
)
""" "mark the other one contacted": an order, and no reason."""
BESIDE_A_LEAD = frozenset(
    {"then", "please", "ok", "okay", "so", "well", "yes", "yeah", "i", "guess", "maybe", "think", "say", "go", "with"}
)
MOST_WORDS = 14
MOST_TOLD = 40  # a reason is a story
POINTERS = frozenset({"the", "that", "this", "those", "these", "it", "them", "one", "both", "all"})
SEARCHED = ("ptype", "feature", "beds", "baths", "source", "seller", "leadtype", "place")


def complete(parts: list[Clause], sense: Sense) -> list[Step] | None:
    """The completed call, a follow-up question, or None when the text is something else."""
    pending = sense.pending
    tool, missing = pending.get("tool"), list(pending.get("missing") or [])
    if not tool or not missing or not parts or missing == [CONSENT]:
        return None
    if tool == "set_notifications" and all(part.tool in _OF_NOTICES for part in parts):
        return answered(parts, dict(pending.get("args") or {}), sense)
    if missing == ["market"] and (both := _two_markets(parts, sense)):
        return [Step(str(tool), {"metric": "overview", **dict(pending.get("args") or {}), **both})]
    clause = _with_its_time(parts, missing) if tool != "request_refund" else _as_told(parts)
    if "ref" not in missing and (asked := _of_which(pending, clause, sense)):
        return asked
    fits = {None, "talk", "unclear", tool, *(name for slot in missing for name in _FRAGMENTS.get(slot, ()))}
    if len(clause.text.split()) > (MOST_TOLD if tool == "request_refund" else MOST_WORDS):
        return None
    if (
        clause.tool not in fits
        and not ("ref" in missing and only_points(clause))
        and not tells_why(str(tool), missing, clause)
    ):
        return None
    if _a_new_request(clause, missing, sense) or _another_hold(clause, str(tool), sense):
        return None
    args: dict[str, Any] = dict(pending.get("args") or {})
    ref = args.pop("ref", None)
    filled = _fill(str(tool), missing, clause, sense, args)
    if not filled and missing != ["ref"]:
        return None
    repeats = tool == "request_refund" and bool(ref) and args.get("reason") == "duplicate"
    named = "ref" in missing or (_names_a_lead(clause) and not repeats and missing != ["tier"])  # "it's a dup of 6085"
    mentions = read_mentions(clause, sense) if named else _of_those(clause, ref, sense)
    if "ref" in missing and mentions and ref:
        mentions = [*mentions, *_kept(ref, sense)]
    if "ref" in missing and not mentions:
        return None
    if "ref" in missing:
        found = resolve_mentions(mentions, sense.start, str(tool))
        if found.question and not found.needs:
            if clause.tool == "search_leads" and not _points(clause):
                return None
            return [ask(found.question, ["ref"], str(tool), args)]
    args = {**_own_values(str(tool), clause, sense), **args}
    lacking = [slot for slot in REQUIRED.get(str(tool), ()) if slot not in args]
    if lacking:
        return [
            ask(QUESTIONS[(str(tool), lacking[0])], lacking, str(tool), {**args, "ref": [str(m) for m in mentions]})
        ]
    return [Step(str(tool), args, mentions)]


def _own_values(tool: str, clause: Clause, sense: Sense) -> dict[str, Any]:
    """ "mark the first one lost" says which, and what is to be recorded as well."""
    if clause.tool != tool or tool != "update_lead":
        return {}
    told = deepcopy(clause)
    for item in told.items:
        item.used = False
    made = BUILDERS[tool](told, sense)
    return dict(made[0].args) if len(made) == 1 and made[0].tool == tool else {}


def tells_why(tool: str, missing: list[str], clause: Clause) -> bool:
    """ "email bounces", "9103, he already sold it": a reason, whatever its words resemble."""
    known = refund_reason(clause.text)
    due = known is not None if "reason" in missing else known != "other" and tool == "request_refund"
    told = due and known is not None and ("reason" in missing or _names_a_lead(clause))
    return told and not clause.question and not SHOWS.search(clause.text)


def _of_which(pending: dict[str, Any], clause: Clause, sense: Sense) -> list[Step] | None:
    """ "8300" says which, where how long was asked: the question stays."""
    if pending["tool"] not in REF_TOOLS or not only_points(clause) or not _names_a_lead(clause):
        return None
    args = {**(pending.get("args") or {}), "ref": [str(m) for m in read_mentions(clause, sense)]}
    return [ask_again({**pending, "args": args})]


def _as_told(parts: list[Clause]) -> Clause:
    """ "it says four bedrooms. it is a studio": a reason in several sentences."""
    told = [part for part in parts if part.items]
    plain = all(
        part.tool in (None, "talk", "unclear", *_FRAGMENTS["reason"], "request_refund") or refund_reason(part.text)
        for part in told
    )
    return one_story(told, told[0], "request_refund") if len(told) > 1 and plain else parts[0]


def _with_its_time(parts: list[Clause], missing: list[str]) -> Clause:
    """ "8300. couple hours": the lead that was asked for, and for how long."""
    first, rest = parts[0], parts[1:]
    if "ref" not in missing or len(rest) != 1 or not rest[0].items or first.has("hours", "length", "clock"):
        return first
    if not all(
        item.is_("hours", "length", "num", "clock", "until", "for", "day", "weekday", "part") for item in rest[0].items
    ):
        return first
    return Clause([*first.items, *rest[0].items], f"{first.text} {rest[0].text}", first.raw, tool=first.tool)


def _a_new_request(clause: Clause, missing: list[str], sense: Sense) -> bool:
    """ "compare Mesa and Tempe for days on market" or "show me condos in Mesa" is more than a missing word."""
    if clause.tool == "market_insights" and "market" in missing:
        return clause.has("place", "zip") and metric_of(clause) is not None
    return clause.tool == "search_leads" and bool(SHOWS.search(clause.text)) and clause.has(*SEARCHED)


def _another_hold(clause: Clause, tool: str, sense: Sense) -> bool:
    """ "hold number 3 for 5h", where it was asked how much longer what is held shall be: one that is not held yet."""
    if tool != "extend_hold" or not HOLDS_ANEW.search(clause.text) or not _names_a_lead(clause):
        return False
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    leads = resolve_mentions(read_mentions(deepcopy(clause), sense), sense.start, "hold_lead").ids
    return bool(leads) and held.isdisjoint(leads)


def _points(clause: Clause) -> bool:
    """ "the one in Mesa", "that condo": it means a lead that was shown, also when none fits."""
    return clause.text.split()[0] in POINTERS or _names_a_lead(clause)


def only_points(clause: Clause) -> bool:
    """ "the one ending last": a lead and nothing else, whatever its words are guessed to ask for."""
    return clause.has(*POINTERS_AT) and all(item.is_(*POINTING) or item.text in BESIDE_A_LEAD for item in clause.items)


def _names_a_lead(clause: Clause) -> bool:
    """ "4503, by a day" answers "by how long?" and says which as well."""
    return any(item.is_("id", "hash", "ordinal", "best", "other", "last") and not item.used for item in clause.items)


def _of_those(clause: Clause, ref: Any, sense: Sense) -> list[Mention]:
    """ "the condo, 5 hours" answers "by how long?" and says of which; else the leads stay that were meant."""
    described = [m for m in read_mentions(deepcopy(clause), sense) if m.kind == "where"]
    found = resolve_mentions(described, sense.start, "extend_hold").ids if described else ()
    return described if found else _kept(ref, sense)


def _kept(ref: Any, sense: Sense) -> list[Mention]:
    mentions: list[Mention] = []
    for part in ref if isinstance(ref, list) else [ref] if ref else []:
        items = Tagger(sense.gazetteer).items(tokens(str(part)))
        mentions += read_mentions(Clause(items, str(part), str(part)), sense)
    return mentions


def _fill(tool: str, missing: list[str], clause: Clause, sense: Sense, args: dict[str, Any]) -> bool:
    before = dict(args)
    for slot in missing:
        value = _value(slot, clause, sense)
        if value is not None:
            args[slot] = value
        if slot == "market" and value is not None and len(markets_in(clause, sense)) > 1:
            args["compare_market"] = markets_in(clause, sense)[1]
    if tool == "market_insights" and args != before:
        args["metric"] = metric_of(clause) or args.get("metric") or "overview"
    method = payment_method(clause.text) if tool == "purchase" else None
    if method:
        args["payment_method"] = method
    if tool == "request_refund" and "reason" not in args and (reason := refund_reason(clause.text)):
        args["reason"] = reason
    if tool in ("hold_lead", "extend_hold") and "duration_hours" not in args and "ref" in missing:
        hours = Times(sense.now).read(clause).duration()
        if hours is not None:
            args["duration_hours"] = hours
    return args != before


def _value(slot: str, clause: Clause, sense: Sense) -> Any:
    if slot == "duration_hours":
        return Times(sense.now).read(clause).duration() or _bare_hours(clause)
    if slot == "reason":
        said = refund_reason(clause.text)
        return said or ("other" if _told(clause) else None)
    if slot == "market":
        return next(iter(markets_in(clause, sense)), None) if clause.has("place", "zip") else None
    if slot == "city":
        places = [item for item in clause.items if item.is_("place", "zip")]
        return markets_in(clause, sense)[0] if places else None
    if slot == "amount":
        return _number(clause) or pack_named(clause.text) or pack_named(f"{clause.text} pack")
    if slot == "tier":
        sized = next((tier for tier, pattern in TIER_SIZES if pattern.search(clause.text)), None)
        return finder("TIERS").find(clause.text) or sized
    if slot == "event":
        return finder("EVENTS").find(clause.text)
    if slot == "status":
        return finder("STATUSES").find(clause.text)
    if slot == "follow_up_at":
        return Times(sense.now).read(clause).date()
    return None


def _two_markets(parts: list[Clause], sense: Sense) -> dict[str, str]:
    """ "Mesa and Tempe", asked which market: the two that are to be compared."""
    if any(part.tool not in (None, "search_leads") or part.has(*ANYTHING_BUT_A_PLACE) for part in parts):
        return {}
    named = [name for part in parts if part.has("place", "zip") for name in markets_in(part, sense)]
    both = list(dict.fromkeys(named))
    return {"market": both[0], "compare_market": both[1]} if len(both) == TWO else {}


def _told(clause: Clause) -> bool:
    """Whether the words tell something that no reason of the list covers."""
    if clause.tool not in (None, *_FRAGMENTS["reason"]) or clause.question or len(clause.text.split()) < 2:
        return False
    if SHOWS.search(clause.text) or ORDERS_ELSE.match(clause.text):
        return False
    return clause.tool is None or not clause.has("place", "money")


def _number(clause: Clause) -> int | None:
    numbers = [
        item.value(kind).value
        for item in clause.items
        for kind in ("money", "num")
        if item.is_(kind) and not (item.is_("one") and _beside_an_adjective(clause, item))
    ]
    return int(numbers[0]) if numbers else None


def _beside_an_adjective(clause: Clause, one: Item) -> bool:
    """ "the small one" counts nothing."""
    at = clause.items.index(one)
    return at > 0 and clause.items[at - 1].is_("word", "best", "pronoun", "min", "max")


def _bare_hours(clause: Clause) -> int | None:
    return _number(clause)
