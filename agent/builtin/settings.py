"""Step 5c: notices, saved searches and the stages of bought leads become calls."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.asking import missing
from agent.builtin.carry import effective_filter
from agent.builtin.comeback import come_back
from agent.builtin.entities import read_need
from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.mentions import LEAST_ID, Mention
from agent.builtin.pasted import quotations
from agent.builtin.plan import Step, ask
from agent.builtin.quiet import quiet_hours
from agent.builtin.referring import read_mentions
from agent.builtin.rescheduling import reschedules
from agent.builtin.sense import Sense
from agent.builtin.tables.apart import ALL_BUT, NEGATED_STAGE, TAKES_STAGE_BACK
from agent.builtin.tables.notes import AFTER_NOTE
from agent.builtin.tables.patterns import (
    ADD_TO,
    ASKS_FOLLOW_UP,
    NOTA,
    NOTE,
    SAVES_SEARCH,
    SEARCH_NAME_NOISE,
    STATUS_SET,
    TURNS_OFF,
)
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.told import (
    ABOUT_QUIET,
    ALL_ALERTS,
    BACK_ON,
    BOTH_CHANNELS,
    CHANGES_OFTEN,
    DELETES,
    EVENT_PATTERNS,
    NO_SEARCH_NAMED,
    NOT_SO_OFTEN,
    NOT_SO_TOLD,
    ON_SOME_DAYS,
    ON_THE_PHONE,
    QUIET_OFF,
    RATHER_BY,
    RESTORES,
    SWITCHED_ON,
    SWITCHES_OFF,
    TOLD_BY,
)
from agent.builtin.times import Times

MORE_CITIES = "-more_cities"
NAMES_A_SEARCH = {"city", "zip", "neighborhood", "near", "property_types", "lead_type", "listing_type"}
STAGES = ("new", "contacted", "qualified", "proposal", "won", "lost")
NAMES_NOTE = frozenset({"note", "notes", "comment", "memo", "remark"})
OPENS_NOTE = frozenset({":", "that", "saying", "says"})
LATE_IN_MONTH = 11  # a day so late is no place in a list


def notify(clause: Clause, sense: Sense, before: dict[str, Any] | None = None) -> list[Step]:
    """set_notifications: channel, event, frequency, on or off, quiet hours; filters make it a saved search.

    ``before`` is what holds on of a setting that was just made."""
    text = clause.text
    quiet = None
    if ABOUT_QUIET.search(text) or before is not None:
        quiet = quiet_hours(clause.raw.lower()) or (quiet_hours(text) if ABOUT_QUIET.search(text) else None)
    channels = channels_of(text)
    swaps = bool(before and channels and before.get("channel") not in (None, *channels) and RATHER_BY.match(text))
    named = {"channel": next(iter(channels), None), "event": event_of(text), "frequency": frequency_of(text)}
    args: dict[str, Any] = {slot: value for slot, value in named.items() if value}
    if not quiet and QUIET_OFF.search(text):
        return [Step("set_notifications", {"quiet_hours": "off"})]
    slots = _filters(clause, sense, text)
    slots = {} if slots.keys() == {"near"} and TURNS_OFF.search(text) else slots  # "turn off X of Slack" names no place
    hushed = [Step("set_notifications", {"quiet_hours": quiet})] if quiet else []
    if quiet and not slots.keys() & NAMES_A_SEARCH:
        several = len({value for value, _ in finder("CHANNELS").find_all(text)}) > 1
        kept = {} if several or ON_THE_PHONE.search(text) else {k: v for k, v in args.items() if k == "channel"}
        return [Step("set_notifications", {"quiet_hours": quiet, **kept})]
    more_cities = slots.pop(MORE_CITIES, [])
    if args.get("event") in (None, "new_match") and slots:
        args = {**slots, **args, "event": "new_match"}
    args = {**(before or {}), **(clause.given or {}), **args}
    if clause.given is not None:
        args = _as_given(args, clause.given)
    elif SWITCHED_ON.search(text) and (args or RESTORES.search(text)):
        args["enabled"] = True
    elif TURNS_OFF.search(text) and ALL_BUT.search(text) and "event" in args:
        by = {slot: value for slot, value in args.items() if slot == "channel"}
        return [
            Step("set_notifications", {**by, "enabled": False}),
            Step("set_notifications", {**args, "enabled": True}),
        ]
    elif TURNS_OFF.search(text) and ON_SOME_DAYS.search(text):
        return [ask(QUESTIONS[("set_notifications", "days")], ["event"], "set_notifications", args)]
    elif (TURNS_OFF.search(text) and not swaps) or (before is not None and SWITCHES_OFF.search(text)):
        args = {**{k: v for k, v in args.items() if k in ("channel", "event")}, "enabled": False}
    elif before is not None and BACK_ON.search(text):
        args["enabled"] = True
    each = [args, *({**args, "city": city} for city in more_cities)]
    return [*(Step("set_notifications", {**made, **by}) for made in each for by in _by_each(channels)), *hushed]


def _by_each(channels: list[str]) -> list[dict[str, str]]:
    return [{"channel": channel} for channel in channels] or [{}]


def _as_given(args: dict[str, Any], given: dict[str, Any]) -> dict[str, Any]:
    """A setting told beside others: on or off as was said of it, or of them all."""
    args = {slot: value for slot, value in args.items() if slot != "enabled"}
    if given.get("enabled") is False:
        return {slot: value for slot, value in args.items() if slot in ("channel", "event")} | {"enabled": False}
    return args | {slot: value for slot, value in given.items() if slot == "enabled"}


def event_of(text: str) -> str | None:
    """What a notice is about."""
    named = finder("EVENTS").find(text)
    return named or next((event for event, pattern in EVENT_PATTERNS if pattern.search(text)), None)


def channels_of(text: str) -> list[str]:
    """By what to tell: of several the one that is wanted ("from e-mail to text"), each where all are."""
    wanted = NOT_SO_TOLD.sub(" ", text)
    named = list(dict.fromkeys(value for value, _ in finder("CHANNELS").find_all(wanted)))
    if len(named) < 2 or BOTH_CHANNELS.search(wanted):
        return named
    by = TOLD_BY.search(wanted)
    return [finder("CHANNELS").find(by[1]) or named[0]] if by else named[:1]


def frequency_of(text: str) -> str | None:
    """How often; of several the one that is wanted: "daily instead of instantly", "weekly, or no, daily"."""
    wanted = NOT_SO_OFTEN.sub(" ", text)
    named = [value for value, _ in finder("FREQUENCIES").find_all(wanted)]
    if len(named) > 1 and CHANGES_OFTEN.search(wanted):
        return named[-1]
    return finder("FREQUENCIES").find(wanted)


def _filters(clause: Clause, sense: Sense, text: str) -> dict[str, Any]:
    need = read_need(clause, sense)
    slots = {
        slot: value
        for slot, value in need.set.items()
        if (not slot.startswith("-") or slot == MORE_CITIES) and slot not in ("sort", "limit")
    }
    slots.pop("listed_within_days", None)
    if SAVES_SEARCH.search(text):
        kept = effective_filter(need, "same " + text, sense) | {MORE_CITIES: slots.get(MORE_CITIES, [])}
        return {
            slot: value for slot, value in kept.items() if slot not in ("page", "limit", "listed_within_days", "sort")
        }
    return slots


def saved(clause: Clause, sense: Sense) -> list[Step]:
    """saved_searches: the list, or one removed by its name or place."""
    if ALL_ALERTS.match(clause.text):
        return [Step("set_notifications", {"enabled": False})]
    if not DELETES.search(clause.text):
        return [Step("saved_searches")]
    if NO_SEARCH_NAMED.search(clause.text) and not clause.has("place", "zip", "hash", "ordinal", "ptype"):
        return [Step(step.tool, {**step.args, "enabled": False}) for step in notify(clause, sense)]
    name = SEARCH_NAME_NOISE.sub(" ", clause.text)
    name = " ".join(name.split())
    number = next((item.value(k) for item in clause.items for k in ("hash", "ordinal") if item.is_(k)), None)
    if number:
        return [Step("saved_searches", {"delete": int(number)})]
    place = next((item.value("place").name for item in clause.items if item.is_("place")), None)
    return [Step("saved_searches", {"delete": place or name or "it"})]


def _noted(raw: str) -> re.Match[str] | None:
    return NOTA.search(raw) or NOTE.search(raw) or ADD_TO.search(raw)


def update(clause: Clause, sense: Sense) -> list[Step]:
    """update_lead: the stage, a note, the next follow-up."""
    several = _each_its_stage(clause)
    if several:
        return several
    if TAKES_STAGE_BACK.search(clause.text):
        return missing("update_lead", "status", {})
    moved = reschedules(clause, sense)
    if moved:
        return [Step("update_lead", {"follow_up_at": moved}, [Mention("focus")])]
    args: dict[str, Any] = {"note": clause.note} if clause.note else {}
    text = clause.text
    noted = None if clause.note else _noted(clause.raw)
    if noted and noted.group(1).strip(" :"):
        args["note"] = _quoted(noted.group(1)) or _up_to_next(noted.group(1)).strip(" :\"'“”")
    said = NEGATED_STAGE.sub(" ", text if not noted else _plain(clause.raw[: noted.start()]))
    named = STATUS_SET.search(said)
    status = (finder("STATUSES").find(named.group(1)) if named else None) or _furthest(said)
    spoken = _spoken_note(text)
    if "note" not in args and spoken:
        args["note"] = spoken
    if status:
        args["status"] = status
    if ASKS_FOLLOW_UP.search(text) or not args:
        date = come_back(_said_of_time(clause), sense.now)
        if date:
            args["follow_up_at"] = date
            Times(sense.now).read(_before_the_note(clause))  # its numbers point at no lead
    mentions = _mentions(clause, sense)
    if not args and any(m.kind != "focus" for m in mentions) and sense.start.get("last_tool") == "update_lead":
        args = {key: value for key, value in (sense.start.get("last_args") or {}).items() if key != "ref"}
    return [Step("update_lead", args, mentions or [Mention("focus")])]


def _furthest(said: str) -> str | None:
    """Of several stages the furthest: "just got off the phone, she's prequalified"."""
    found = [stage for stage, _ in finder("STATUSES").find_all(said)]
    return max(found, key=STAGES.index) if len(set(found)) > 1 else finder("STATUSES").find(said)


def _plain(raw: str) -> str:
    return " ".join(re.sub(r"[^\w'-]", " ", raw.lower()).split())


def _up_to_next(words: str) -> str:
    """A note without the order that follows it: "she prefers texts, and remind me Friday"."""
    cut = AFTER_NOTE.search(words)
    return words[: cut.start()].rstrip(" ,;") if cut and words[: cut.start()].strip() else words


def _quoted(words: str) -> str | None:
    """The note itself where it stands in quotation marks; what is said around it is not written down."""
    found = quotations(words)
    return words[found[0][0] + 1 : found[0][1] - 1].strip() if found else None


def _each_its_stage(clause: Clause) -> list[Step]:
    """ "6343 contacted, 6085 lost": as many stages as leads, each beside its lead."""
    named = [item for item in clause.items if item.is_("id", "hash") and not item.is_("zip")]
    if len(named) < 2:
        return []
    cuts = [clause.text.index(item.text) for item in named]
    after = [clause.text[a:b] for a, b in zip(cuts, [*cuts[1:], None], strict=True)]
    ahead = [clause.text[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]
    for parts in (after, ahead):
        stages = [finder("STATUSES").find(part) for part in parts]
        if all(stages) and len(set(stages)) > 1:
            leads = [int(item.value("id") or item.value("hash")) for item in named]
            return [
                Step("update_lead", {"status": stage}, [Mention("id" if lead >= LEAST_ID else "place", lead)])
                for lead, stage in zip(leads, stages, strict=True)
            ]
    return []


def _said_of_time(clause: Clause) -> str:
    """The words without those of a note and without the numbers of leads."""
    head = _before_the_note(clause)
    words = clause.text if head is clause else " ".join(item.text for item in head.items)
    return re.sub(r"\b(?:lead |number |# ?)\d+\b|\b(?!(?:[01]\d|2[0-3])[0-5]\d\b)\d{4,}\b", " ", words)


def _before_the_note(clause: Clause) -> Clause:
    """The items up to the colon, "that" or "saying" after which the note itself begins."""
    if "note" not in clause.text and not ADD_TO.search(clause.raw):
        return clause
    named = next((at for at, item in enumerate(clause.items) if item.text in NAMES_NOTE), 0)
    cut = next((at for at, item in enumerate(clause.items) if at >= named and item.text in OPENS_NOTE), None)
    if cut is None:
        return clause
    after = AFTER_NOTE.search(clause.raw)
    rest = clause.items[0].start + after.end() if after else clause.items[-1].end
    return Clause([*clause.items[:cut], *(i for i in clause.items[cut:] if i.start >= rest)], clause.text, clause.raw)


def _spoken_note(text: str) -> str | None:
    found = re.search(r"\bleft (a |him a |her a |them a )?(voicemail|vm|message)\b", text)
    return found.group().replace(" vm", " voicemail") if found else None


def _is_a_date(item: Item) -> bool:
    """ "on the 25th"."""
    return item.is_("ordinal") and int(item.value("ordinal")) >= LATE_IN_MONTH


def _mentions(clause: Clause, sense: Sense) -> list[Mention]:
    """Only real references: the words of a note describe no lead."""
    head = _before_the_note(clause)
    for item in head.items:
        item.used = item.used or item.is_("seller", "source", "leadtype", "text") or _is_a_date(item)
    found = read_mentions(head, sense)
    real = [m for m in found if m.kind != "focus"]
    if not real and len(sense.start.get("focus") or []) == 1:
        return [Mention("focus")] if found else []  # "check back with them" of the owner spoken of
    return real or found[:1]
