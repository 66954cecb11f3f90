"""Step 5c: notices, saved searches and the stages of bought leads become calls."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.carry import effective_filter
from agent.builtin.entities import read_need
from agent.builtin.items import Clause
from agent.builtin.lexicon import finder
from agent.builtin.mentions import Mention
from agent.builtin.pasted import quotations
from agent.builtin.plan import Step
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.grammar import AMBIGUOUS_NUMBERS, NUMBER_WORDS
from agent.builtin.tables.patterns import (
    ADD_TO,
    ASKS_FOLLOW_UP,
    NOTE,
    QUIET_AFTER,
    QUIET_BEFORE,
    QUIET_HOURS,
    SAVES_SEARCH,
    SEARCH_NAME_NOISE,
    STATUS_SET,
    TURNS_OFF,
)
from agent.builtin.times import Times

MORE_CITIES = "-more_cities"
_ABOUT_QUIET = re.compile(
    r"\b(quiet|disturb|between|after|before|mute|night|overnight|silen(ce|t)|asleep|sleep|dnd|bother|from \d)\b"
)
_HOUR_WORDS = {
    word: str(int(hour)) for word, hour in NUMBER_WORDS.items() if 1 <= hour <= 12 and word not in AMBIGUOUS_NUMBERS
}
_HOUR_WORD = re.compile(r"\b(" + "|".join(_HOUR_WORDS) + r")\b")
DEFAULT_MORNING, DEFAULT_NIGHT = "07:00", "22:00"


def notify(clause: Clause, sense: Sense) -> list[Step]:
    """set_notifications: channel, event, frequency, on or off, quiet hours; filters make it a saved search."""
    text = clause.text
    args: dict[str, Any] = {}
    quiet = quiet_hours(clause.raw.lower()) if _ABOUT_QUIET.search(text) else None
    for slot, table in (("channel", "CHANNELS"), ("event", "EVENTS"), ("frequency", "FREQUENCIES")):
        value = finder(table).find(text)
        if value:
            args[slot] = value
    if quiet:
        return [Step("set_notifications", {"quiet_hours": quiet, **{k: v for k, v in args.items() if k == "channel"}})]
    slots = _filters(clause, sense, text)
    more_cities = slots.pop(MORE_CITIES, [])
    if args.get("event") in (None, "new_match") and slots:
        args = {**slots, **args, "event": "new_match"}
    if TURNS_OFF.search(text):
        args = {**{k: v for k, v in args.items() if k in ("channel", "event")}, "enabled": False}
    elif re.search(r"\b(turn on|turn back on|enable|activate|switch on|activa|resume|unmute)\b", text):
        args["enabled"] = True
    return [Step("set_notifications", made) for made in (args, *({**args, "city": city} for city in more_cities))]


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


def _clock(hour: str, minute: str | None, half: str | None) -> str:
    value = int(hour) % 24
    if half and half.startswith("p") and value < 12:
        value += 12
    if half and half.startswith("a") and value == 12:
        value = 0
    return f"{value:02d}:{minute or '00'}"


def quiet_hours(text: str) -> str | None:
    """ "10pm to 7am" as "22:00-07:00"; an open end is closed at the usual hour."""
    text = _HOUR_WORD.sub(lambda word: _HOUR_WORDS[word.group()], text)
    text = text.replace("midnight", "12 am").replace("noon", "12 pm")
    text = re.sub(r" (?:in the (?:evening|afternoon)|at night)", " pm", re.sub(r" in the morning", " am", text))
    both = QUIET_HOURS.search(text)
    if both:
        first, first_min, first_half, last, last_min, last_half = both.groups()
        if not first_half and not last_half and int(first) <= 12 and int(last) <= 12:
            first_half, last_half = "pm", "am"
        if not first_half and last_half:
            first_half = "pm" if last_half == "am" and int(first) < 12 else last_half
        if first_half and not last_half:
            last_half = "am" if first_half.startswith("p") else "pm"
        return f"{_clock(first, first_min, first_half)}-{_clock(last, last_min, last_half)}"
    after, before = QUIET_AFTER.search(text), QUIET_BEFORE.search(text)
    if not after and not before:
        return None
    start = _clock(after[1], after[2], after[3] or ("pm" if int(after[1]) < 12 else None)) if after else DEFAULT_NIGHT
    end = _clock(before[1], before[2], before[3] or "am") if before else DEFAULT_MORNING
    return f"{start}-{end}"


def saved(clause: Clause, sense: Sense) -> list[Step]:
    """saved_searches: the list, or one removed by its name or place."""
    if not re.search(r"\b(delete|remove|cancel|drop|get rid of|clear|kill|erase|borra|elimina)\b", clause.text):
        return [Step("saved_searches")]
    name = SEARCH_NAME_NOISE.sub(" ", clause.text)
    name = " ".join(name.split())
    number = next((item.value(k) for item in clause.items for k in ("hash", "ordinal") if item.is_(k)), None)
    if number:
        return [Step("saved_searches", {"delete": int(number)})]
    place = next((item.value("place").name for item in clause.items if item.is_("place")), None)
    return [Step("saved_searches", {"delete": place or name or "it"})]


def update(clause: Clause, sense: Sense) -> list[Step]:
    """update_lead: the stage, a note, the next follow-up."""
    args: dict[str, Any] = {}
    text = clause.text
    noted = NOTE.search(clause.raw) or ADD_TO.search(clause.raw)
    if noted and noted.group(1).strip(" :"):
        args["note"] = _quoted(noted.group(1)) or noted.group(1).strip(" :\"'“”")
    said = text if not noted else clause.raw[: noted.start()].lower()
    named = STATUS_SET.search(said)
    status = (finder("STATUSES").find(named.group(1)) if named else None) or finder("STATUSES").find(said)
    spoken = _spoken_note(text)
    if not noted and spoken:
        args["note"] = spoken
    if status:
        args["status"] = status
    if ASKS_FOLLOW_UP.search(text):
        date = Times(sense.now).read(_before_the_note(clause)).date()
        if date:
            args["follow_up_at"] = date
    mentions = _mentions(clause, sense)
    return [Step("update_lead", args, mentions or [Mention("focus")])]


def _quoted(words: str) -> str | None:
    """The note itself where it stands in quotation marks; what is said around it is not written down."""
    found = quotations(words)
    return words[found[0][0] + 1 : found[0][1] - 1].strip() if found else None


def _before_the_note(clause: Clause) -> Clause:
    """The items up to the colon, "that" or "saying" after which the note itself begins."""
    if "note" not in clause.text and not ADD_TO.search(clause.raw):
        return clause
    cut = next((at for at, item in enumerate(clause.items) if item.text in (":", "that", "saying", "says")), None)
    return clause if cut is None else Clause(clause.items[:cut], clause.text, clause.raw)


def _spoken_note(text: str) -> str | None:
    found = re.search(r"\bleft (a |him a |her a |them a )?(voicemail|vm|message)\b", text)
    return found.group().replace(" vm", " voicemail") if found else None


def _mentions(clause: Clause, sense: Sense) -> list[Mention]:
    """Only real references: the words of a note describe no lead."""
    head = _before_the_note(clause)
    for item in head.items:
        item.used = item.used or item.is_("seller", "source", "leadtype", "text")
    found = read_mentions(head, sense)
    real = [m for m in found if m.kind != "focus"]
    return real or found[:1]
