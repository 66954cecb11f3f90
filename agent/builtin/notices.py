"""Notices over several sentences and turns: quiet hours told as a story, and settings that were just made, changed."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.plan import Step, ask
from agent.builtin.quiet import moved, quiet_hours
from agent.builtin.sense import Sense
from agent.builtin.settings import NAMES_A_SEARCH, channels_of, event_of, frequency_of, notify, saved
from agent.builtin.tables.patterns import SHOWS
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.told import (
    ABOUT_QUIET,
    ALL_OFF,
    BACK_ON,
    BEFORE_IT_ENDS,
    BETTER_BY,
    COMPLAINS,
    ENDS_ALERT,
    HUSHES,
    KEEPS_ON,
    NARROWS_OFF,
    NEW_ONES,
    NOT_SO_OFTEN,
    NOTICES,
    OF_ALL,
    OF_IT,
    OFF_WITH_THEM,
    REMINDS,
    SETS_QUIET,
    SWITCHES_OFF,
    THE_REST_STAYS,
)
from agent.builtin.watches import amended, amends_watch

MOST_WORDS = 12
FEW_WORDS = 6
OF_NOTICES = (None, "talk", "set_notifications", "search_leads", "account_status")
MOST_WITH_THEM = 18
THEM = re.compile(r"\b(them|those|these|they|ones|it|that|same|too|as well|also|on top of|instead)\b")
THERE = re.compile(r"\b(there|on it|in there|that way|through it|by it)\b")
MATTERS = {
    ("account_status", "renewal"): "renewal", ("account_status", "balance"): "low_credits",
    ("hold_lead", ""): "hold_expiring", ("extend_hold", ""): "hold_expiring", ("view_cart", ""): "hold_expiring",
    ("request_refund", ""): "refund", ("purchase", ""): "order",
}  # fmt: skip
"""What a tool and its question showed → the event that tells of it."""
_A_LEAD = ("id", "hash", "ordinal", "best")
_OWN_WISH = ("id", "hash", "ordinal", "place", "ptype", "money", "beds", "baths", "sqft", "best", "miles")


def notice(clause: Clause, sense: Sense) -> list[Step]:
    """set_notifications, also as a change of the setting before."""
    if amends_watch(clause, sense):
        return amended(clause, sense)
    changes = clause.given is None and changes_notice(clause, sense)
    if changes and _drops_the_hours(clause, sense):
        return [Step("set_notifications", {"quiet_hours": "off"})]
    hours = _moved_hours(clause, sense) if changes else None
    if hours:
        return [Step("set_notifications", {"quiet_hours": hours})]
    if _ends_a_watch(clause):
        return saved(clause, sense)
    steps = notify(clause, sense, carried(clause, sense) if changes else None)
    if SETS_QUIET.match(clause.text) and not any(step.args for step in steps):
        return [ask(QUESTIONS[("set_notifications", "quiet_hours")], ["quiet_hours"], "set_notifications", {})]
    if not any(step.args.get("event") for step in steps):
        ends = "hold_expiring" if BEFORE_IT_ENDS.search(clause.text) else None
        matter = matter_before(sense) if reminds_of_it(clause, sense) else ends
        steps = [Step(step.tool, {**step.args, "event": matter}) for step in steps] if matter else steps
    return steps


def _ends_a_watch(clause: Clause) -> bool:
    """ "no more Mesa alerts": the one that watches a place goes, not the alerts of everything."""
    if clause.given is not None or not clause.has("place", "zip") or channels_of(clause.text):
        return False
    return event_of(clause.text) in (None, "new_match") and ENDS_ALERT.search(clause.text) is not None


def searches(clause: Clause, sense: Sense) -> list[Step]:
    """saved_searches; after a setting that saved no search, "remove it" switches that one off."""
    last = last_notice(sense) if sense.start.get("last_tool") == "set_notifications" else {}
    if not last or last.keys() & NAMES_A_SEARCH or not OFF_WITH_THEM.match(clause.text):
        return saved(clause, sense)
    kept = {slot: value for slot, value in last.items() if slot in ("channel", "event")}
    return [Step("set_notifications", {**kept, "enabled": False})]


def _moved_hours(clause: Clause, sense: Sense) -> str | None:
    """ "start it at ten instead": one end of the quiet hours that were set last."""
    last = str(last_notice(sense).get("quiet_hours") or "")
    return moved(clause.raw.lower(), last) if "-" in last else None


def _drops_the_hours(clause: Clause, sense: Sense) -> bool:
    """After quiet hours were set: "drop them altogether"."""
    last = sense.start.get("last_tool") == "set_notifications" and "-" in str(last_notice(sense).get("quiet_hours"))
    return bool(last) and OFF_WITH_THEM.match(clause.text) is not None


def matter_before(sense: Sense) -> str | None:
    """What was spoken of last that one can be told of in time."""
    tool, args = str(sense.start.get("last_tool")), sense.start.get("last_args") or {}
    return MATTERS.get((tool, str(args.get("what")))) or MATTERS.get((tool, ""))


def reminds_of_it(clause: Clause, sense: Sense) -> bool:
    """After the renewal's date: "could you send an e-mail reminder before that"."""
    text = clause.text
    return bool(REMINDS.search(text) and OF_IT.search(text)) and matter_before(sense) is not None


def answered(parts: list[Clause], args: dict[str, Any], sense: Sense) -> list[Step] | None:
    """The answer to "what should I notify you about?", in as many clauses as it takes; None for another request."""
    whole = _joined(parts)
    if sense.pending.get("missing") == ["quiet_hours"]:
        hours = quiet_hours(whole.raw.lower())
        return [Step("set_notifications", {"quiet_hours": hours})] if hours else None
    steps = notify(whole, sense, args)
    if any(step.args.get("event") for step in steps):
        return steps
    if OF_ALL.search(whole.text):
        return [Step(step.tool, {"enabled": True, **step.args}) for step in steps]
    if channels_of(whole.text) or frequency_of(whole.text):
        return [ask(QUESTIONS[("set_notifications", "event")], ["event"], "set_notifications", steps[0].args)]
    return None


def matters_told(made: list[Clause]) -> list[Clause]:
    """ "I keep missing my renewals, remind me in the app": the clause before says what about."""
    out: list[Clause] = []
    for part in made:
        before = out[-1] if out else None
        told = before is not None and part.given is None
        if (
            before is not None
            and told
            and (
                (_lacks_matter(part) and _tells_matter(before))
                or (_noisy(before) and _switches_there(part))
                or _switched_off(before, part)
            )
        ):
            out[-1] = _joined([before, part])
        else:
            out.append(part)
    return out


def _noisy(part: Clause) -> bool:
    """ "slack's too noisy": a channel complained of; what to do about it comes next."""
    return part.tool in (None, "talk") and not part.question and bool(channels_of(part.text))


def _switches_there(part: Clause) -> bool:
    return part.tool == "set_notifications" and not channels_of(part.text) and THERE.search(part.text) is not None


def _switched_off(before: Clause, part: Clause) -> bool:
    """ "too many texts, turn them off", "the daily ones are killing me, go weekly": what is complained of, changed."""
    own = channels_of(part.text) or event_of(part.text) or part.has(*_OWN_WISH)
    if own or before.question or before.has(*_OWN_WISH) or part.tool not in (*OF_NOTICES, "unclear"):
        return False
    if NOT_SO_OFTEN.search(before.text) and not NOT_SO_OFTEN.search(part.text):
        return frequency_of(part.text) is not None
    told = before.tool in OF_NOTICES and bool(channels_of(before.text) or NOTICES.search(before.text))
    return told and COMPLAINS.search(before.text) is not None and SWITCHES_OFF.search(part.text) is not None


def _lacks_matter(part: Clause) -> bool:
    return part.tool == "set_notifications" and event_of(part.text) is None and not part.has(*_OWN_WISH, "clock")


def _tells_matter(part: Clause) -> bool:
    if event_of(part.text) is not None and NOTICES.search(part.text) and not part.has("id", "hash", "ordinal"):
        return True
    spoken = part.tool in (None, "talk", "account_status", "view_cart") and not part.question
    if part.tool == "search_leads" and not part.question and NEW_ONES.match(part.text):
        return True
    return spoken and event_of(part.text) is not None and not part.has("id", "hash", "ordinal")


def quiet_told(made: list[Clause]) -> list[Clause]:
    """ "I go to bed at 10 and get up at 6, no texts then": one setting, however many clauses tell it."""
    if not any(HUSHES.search(part.text) and part.given is None for part in made):
        return made
    for size in range(1, len(made) + 1):
        for at in range(len(made) - size + 1):
            run = made[at : at + size]
            if not any(part.has(*_A_LEAD) for part in run) and _hushes(run):
                before = [part for part in made[:at] if part.tool not in (None, "talk")]
                return [*before, _joined(run), *made[at + size :]]
    return made


def _hushes(run: list[Clause]) -> bool:
    text = " ".join(part.text for part in run)
    said = " ".join(part.raw for part in run).lower()
    hours = quiet_hours(said) or quiet_hours(text)
    return bool(HUSHES.search(text) and ABOUT_QUIET.search(text)) and hours is not None


def _joined(run: list[Clause]) -> Clause:
    items: list[Item] = [item for part in run for item in part.items]
    text, raw = " ".join(part.text for part in run), " ".join(part.raw for part in run)
    return Clause(items, text, raw, tool="set_notifications", settled=True)


def changes_notice(clause: Clause, sense: Sense) -> bool:
    """After a setting: "turn them back on", "weekly instead", "and by text too"."""
    last, them = last_notice(sense), THEM.search(clause.text) is not None
    if not last or clause.question:
        return False
    better = BETTER_BY.match(clause.text) is not None
    if clause.has(*_OWN_WISH) and not better:
        return False
    if sense.start.get("last_tool") != "set_notifications" and not (them and clause.tool == "set_notifications"):
        return False
    if _drops_the_hours(clause, sense):
        return True
    stretched = clause.tool == "extend_hold" and them and _moved_hours(clause, sense) is not None
    if clause.tool not in OF_NOTICES and not (stretched or better or _same_for(clause) or ALL_OFF.match(clause.text)):
        return False
    if len(clause.text.split()) > (MOST_WITH_THEM if them else MOST_WORDS) or SHOWS.search(clause.text):
        return False
    if last.get("quiet_hours") and (quiet_hours(clause.raw.lower()) or _moved_hours(clause, sense)):
        return True
    if BACK_ON.search(clause.text) or SWITCHES_OFF.search(clause.text):
        return True
    return any(finder(table).find(clause.text) for table in ("CHANNELS", "FREQUENCIES")) or bool(event_of(clause.text))


def _same_for(clause: Clause) -> bool:
    """ "also for refunds": another matter to be told of, whatever else is done about it."""
    short = len(clause.text.split()) <= FEW_WORDS
    return short and KEEPS_ON.search(clause.text) is not None and event_of(clause.text) is not None


def last_notice(sense: Sense) -> dict[str, Any]:
    """The setting that was made last, whatever was done since."""
    if sense.start.get("last_tool") == "set_notifications":
        return sense.start.get("last_args") or {}
    return (sense.start.get("frames") or {}).get("set_notifications") or {}


def _narrows(clause: Clause, last: dict[str, Any]) -> bool:
    """ "turn the alerts off", "the price drop ones, the rest can stay": which of all were meant."""
    said = THE_REST_STAYS.sub("", clause.text)
    return not last.get("event") and event_of(said) is not None and NARROWS_OFF.match(said) is not None


def carried(clause: Clause, sense: Sense) -> dict[str, Any]:
    """What of the last setting holds on: everything but what the words say anew."""
    last = last_notice(sense)
    kept = {slot: value for slot, value in last.items() if slot not in ("quiet_hours", "enabled")}
    if last.get("enabled") is False and (KEEPS_ON.search(clause.text) or _narrows(clause, last)):
        kept["enabled"] = False
    return kept
