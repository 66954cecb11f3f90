"""Step 6: the final reply of a turn, worded from what the tools returned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from agent.builtin import figures, money_words, quoting
from agent.builtin.closer import closer
from agent.builtin.describe import (
    cents,
    count,
    filter_words,
    joined,
    lead_label,
    lead_line,
    moment,
    money,
    place_word,
    told_apart,
)
from agent.builtin.failing import error_words, failed
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.phrases import (
    HELD_ALREADY,
    SEARCH_ELSEWHERE,
    SEARCH_ELSEWHERE_ONE,
    SEARCH_FOUND,
    SEARCH_NONE,
    SEARCH_RELAX,
    SEARCH_RELAX_ONE,
    SORT_WORDS,
)

Result = dict[str, Any]
A_LITTLE = timedelta(minutes=15)
MOST_REASONS = 2
PLACE_SLOTS = {"city", "state", "zip", "neighborhood", "near", "radius_miles"}
Worder = Callable[[Result, dict[str, Any], Sense], str]
__all__ = ["filter_words", "lead_label", "lead_line", "money", "place_word", "reply"]


def reply(done: Sequence[tuple[str, dict[str, Any], Any]], sense: Sense, *, lowest_first: bool = False) -> str:
    """The turn's reply from (tool, arguments, result) of its calls, in order."""
    ranked = figures.all_markets(done, lowest_first)
    parts = [
        _one(tool, args, result, sense)
        for tool, args, result in done
        if not _only_looked_up(tool, done) and not (ranked and tool == "market_insights")
    ]
    parts = [*parts, ranked]
    return " ".join(part for part in parts if part) or "Done."


def _only_looked_up(tool: str, done: Sequence[tuple[str, dict[str, Any], Any]]) -> bool:
    """A cart or list of purchases read only to resolve a reference needs no words."""
    return tool == "view_cart" and any(name in ("release_hold", "extend_hold") for name, _, _ in done)


def _one(tool: str, args: dict[str, Any], result: Any, sense: Sense) -> str:
    if not isinstance(result, dict):
        return str(result or "")
    if isinstance(result.get("error"), dict):
        return error_words(result["error"], args)
    worder = WORDERS.get(tool)
    return worder(result, args, sense) if worder else _plain(result)


def _plain(result: Result) -> str:
    return str(result.get("message") or result.get("summary") or "Done.")


def _search(result: Result, args: dict[str, Any], sense: Sense) -> str:
    what = filter_words(args)
    total = int(result.get("total") or 0)
    notes = [str(note) for note in result.get("notes") or []]
    if not total:
        return " ".join([SEARCH_NONE.format(what=what), *_relax(result), *notes])
    order = SORT_WORDS.get(str(args.get("sort")))
    found = SEARCH_FOUND.format(what=what, total=f"{total:,}", order=f", {order}" if order else "")
    shown = _shown(result)
    page = int(result.get("page") or 1)
    if page > 1:
        found += f" This is page {page}."
    elif shown < total and shown:
        found += f" Here {'is the first one' if shown == 1 else f'are the first {shown}'}."
    return " ".join([found, *_markets(result, args), *notes])


def _shown(result: Result) -> int:
    """How many cards are on the screen: more than the rows that are told of a long list."""
    return int(result.get("shown_total") or len(result.get("shown") or []))


def _markets(result: Result, args: dict[str, Any]) -> list[str]:
    named = any(args.get(slot) for slot in ("city", "zip", "neighborhood", "near", "state"))
    markets = [str(name).rsplit("-", 1)[0].replace("-", " ").title() for name in result.get("markets") or []]
    return [] if named or not markets else [f"I looked in {joined(markets)}."]


def _relax(result: Result) -> list[str]:
    """The one filter whose removal helps most."""
    options = [row for row in result.get("relax") or [] if row.get("count")]
    if not options:
        return []
    best = max(options, key=lambda row: int(row["count"]))
    words, one = str(best.get("words") or ""), best["count"] == 1
    words = words if "“" in words else f"“{words}”"
    elsewhere = bool(best.get("drop")) and PLACE_SLOTS.issuperset(best["drop"])
    if elsewhere:
        template = SEARCH_ELSEWHERE_ONE if one else SEARCH_ELSEWHERE
    else:
        template = SEARCH_RELAX_ONE if one else SEARCH_RELAX
    return [template.format(words=words, count=f"{int(best['count']):,}")]


def _recommend(result: Result, args: dict[str, Any], sense: Sense) -> str:
    shown = _shown(result)
    if not shown:
        return "I have nothing to recommend for that yet. Try a wider search."
    about = f" for {filter_words(args)}" if args.keys() - {"sort", "limit"} else ""
    return f"Here {'is a lead' if shown == 1 else f'are {shown} leads'} I would look at{about}."


def _quotes(result: Result, args: dict[str, Any], sense: Sense) -> str:
    return " ".join([*(_quote(row, sense) for row in result.get("quotes") or []), *failed(result)])


def _quote(row: Result, sense: Sense) -> str:
    name = f"lead {row.get('lead_id')}" if not row.get("label") else f"the {row['label']}"
    text = f"The lead price for {name} is {cents(row.get('price_cents'))}"
    if row.get("discount_pct"):
        text += f", {row['discount_pct']}% off {cents(row.get('list_price_cents'))}"
    if row.get("expires_at"):
        text += f", good until {moment(row['expires_at'], sense.zone, sense.now)}"
    strongest = sorted(row.get("reasons") or [], key=lambda reason: -abs(int(reason.get("cents") or 0)))
    reasons = [f"{reason.get('words')}: {_signed(reason.get('cents'))}" for reason in strongest[:MOST_REASONS]]
    return f"{text}. {'What moves it most is ' + '; '.join(reasons) + '.' if reasons else ''}".strip()


def _signed(amount: Any) -> str:
    value = int(amount or 0)
    return f"{'−' if value < 0 else '+'}${abs(value) / 100:,.2f}"


def _held(result: Result, args: dict[str, Any], sense: Sense) -> str:
    return " ".join([*_until("Held", "until", result, sense), *_ends_before(result, args, sense), *failed(result)])


def _ends_before(result: Result, args: dict[str, Any], sense: Sense) -> list[str]:
    """A hold that stood already is not made longer by another one."""
    wanted = args.get("duration_hours")
    rows = [row for row in result.get("holds") or [] if row.get("ends_at") and not row.get("clamped")]
    if not wanted or not rows:
        return []
    ends = min(datetime.fromisoformat(str(row["ends_at"]).replace("Z", "+00:00")) for row in rows)
    return [HELD_ALREADY] if ends < sense.now + timedelta(hours=float(wanted)) - A_LITTLE else []


def _until(did: str, until: str, result: Result, sense: Sense) -> list[str]:
    """A sentence for each end: holds that end together share it and are named by their numbers."""
    ends: dict[tuple[str, bool], list[Result]] = {}
    for row in result.get("holds") or []:
        end = moment(row.get("ends_at"), sense.zone, sense.now)
        ends.setdefault((end, bool(row.get("clamped"))), []).append(row)
    texts = []
    for (end, clamped), rows in ends.items():
        longest = ", the longest your plan allows" if clamped else ""
        if len(rows) == 1:
            name = told_apart(rows[0], result.get("holds") or [])
            texts.append(f"{did}: {name}, {until} {end}{longest}.")
        else:
            ids = joined([str(row.get("lead_id")) for row in rows])
            texts.append(f"{did} {len(rows)} leads {until} {end}{longest}: {ids}.")
    return texts


def _extended(result: Result, args: dict[str, Any], sense: Sense) -> str:
    return " ".join([*_until("Extended", "now until", result, sense), *failed(result)])


def _released(result: Result, args: dict[str, Any], sense: Sense) -> str:
    ids = result.get("released") or []
    text = f"Released {'lead' if len(ids) == 1 else 'leads'} {joined([str(lead) for lead in ids])}." if ids else ""
    return " ".join(part for part in (text, *failed(result)) if part)


def _refunds(result: Result, args: dict[str, Any], sense: Sense) -> str:
    texts = []
    for row in result.get("refunds") or []:
        amount = cents(row.get("amount_cents"))
        if row.get("status") == "granted":
            where = "goes back to your card" if row.get("to") == "card" else "is back in your account"
            texts.append(f"Refund granted for lead {row.get('lead_id')}: {amount} {where}.")
        else:
            texts.append(f"I asked for a refund of {amount} for lead {row.get('lead_id')}. It will be reviewed.")
    return " ".join([*texts, *failed(result)])


def _notify(result: Result, args: dict[str, Any], sense: Sense) -> str:
    event = str(args.get("event") or "").replace("_", " ")
    channel = {"email": " by e-mail", "in_app": " in the app", "slack": " on Slack", "sms": " by text message"}.get(
        str(args.get("channel")), ""
    )
    if args.get("quiet_hours"):
        return f"Quiet hours are set: {args['quiet_hours']}."
    if args.get("enabled") is False:
        return f"Off: {event or 'all'} notices{channel}."
    about = {k: v for k, v in args.items() if k not in ("event", "channel", "frequency", "enabled", "quiet_hours")}
    often = f", {args['frequency']}" if args.get("frequency") else ""
    lacking = _lacking(result, str(args.get("channel")))
    if about:
        return f"I will tell you{channel} about new matches{often}: {filter_words(about)}.{lacking}"
    return f"On: {event or 'all'} notices{channel}{often}.{lacking}"


def _lacking(result: Result, channel: str) -> str:
    """Why nothing can be sent over the channel that was asked for, and where it is told meanwhile."""
    settings, saved = result.get("settings") or {}, result.get("saved") or {}
    why = saved.get("not_set_up") or (settings.get("not_set_up") or {}).get(channel)
    return f" {why} Until then you see them in the app." if why else ""


def _saved(result: Result, args: dict[str, Any], sense: Sense) -> str:
    if result.get("deleted"):
        return f"Removed: {result['deleted']}."
    rows = result.get("saved_searches") or []
    if not rows:
        return "You have no saved searches yet."
    names = [str(row.get("name") or filter_words(row.get("filter") or {})) for row in rows if isinstance(row, dict)]
    return f"You have {count(len(rows), 'saved search', 'saved searches')}: {'; '.join(names)}."


def _updated(result: Result, args: dict[str, Any], sense: Sense) -> str:
    parts = []
    if args.get("status"):
        parts.append(f"marked as {args['status']}")
    if args.get("note"):
        parts.append("note added")
    if args.get("follow_up_at"):
        parts.append(f"follow-up set for {_follow_up(str(args['follow_up_at']), sense)}")
    saved = f"Saved: {joined(parts)}." if parts else "Saved."
    return " ".join([saved, *failed(result)])


def _follow_up(text: str, sense: Sense) -> str:
    """A day alone stays a day; a time is said with its hour."""
    if "T" in text:
        return moment(text, sense.zone, sense.now)
    day = date.fromisoformat(text[:10])
    return f"{day:%a %b} {day.day}"


WORDERS: dict[str, Worder] = {
    "search_leads": _search,
    "recommend_leads": _recommend,
    "lead_details": closer,
    "quote_price": _quotes,
    "hold_lead": _held,
    "extend_hold": _extended,
    "release_hold": _released,
    "view_cart": money_words.cart,
    "purchase": money_words.proposal,
    "request_refund": _refunds,
    "market_insights": figures.insights,
    "account_status": money_words.account,
    "set_notifications": _notify,
    "saved_searches": _saved,
    "update_lead": _updated,
    "web_search": quoting.web,
}


def step_failed(step: Step, result: Any) -> bool:
    """Whether what follows this call makes no sense any more."""
    if not isinstance(result, dict):
        return False
    if isinstance(result.get("error"), dict):
        return True
    return step.tool in ("search_leads", "recommend_leads") and not result.get("total", 1)
