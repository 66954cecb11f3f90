"""Step 3a, further: requests that one run of words makes beside each other, each of a lead or a setting of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple

from agent.builtin import clauses, intent, needs
from agent.builtin.items import Token
from agent.builtin.lexicon import finder
from agent.builtin.mentions import LEAST_ID
from agent.builtin.owned import records
from agent.builtin.quiet import quiet_hours
from agent.builtin.refunding import refund_reason
from agent.builtin.sense import Sense
from agent.builtin.settings import event_of, frequency_of
from agent.builtin.tables.apart import (
    ALL_BUT,
    EXCEPT,
    FOR_ALL,
    JOINTS,
    KEEPS,
    OF_NOTICES,
    OF_THE_REST,
    OUTRIGHT,
    QUIET_PART,
    SWITCHES_ON,
    TELLS_ME,
    USES,
)
from agent.builtin.tables.patterns import SHOWS, TURNS_OFF
from agent.builtin.tagging import Tagger

SURE = 3.0
MOST_ID = 99_999
FEW_WORDS = 4
NAMES_A_LEAD = frozenset({"lead", "leads", "listing", "number", "no", "id", "#"})
TOLD_OF_A_LEAD = ("update_lead", "request_refund")
_TOLD_OF = ("ptype", "place", "zip", "beds", "money", "feature")

Run = tuple[list[Token], bool]


class Made(NamedTuple):
    """A run of words; its tool where the cut settled it, and what a setting told beside others shares with them."""

    words: list[Token]
    question: bool
    tool: str | None = None
    given: dict[str, Any] | None = None


@dataclass
class Setting:
    """What a stretch of words says of notices."""

    words: list[Token]
    event: str | None = None
    channel: str | None = None
    frequency: str | None = None
    quiet: bool = False
    enabled: bool | None = None
    filters: bool = False
    keeps: bool = False
    rest: bool = False  # "everything" of which something is excepted
    tells: bool = False
    given: dict[str, Any] = field(default_factory=dict)

    @property
    def subject(self) -> bool:
        return bool(self.event or self.quiet or self.filters)


def cut(sentence: str, runs: list[Run], sense: Sense, tagger: Tagger) -> list[Made]:
    """The runs cut further, or put together and cut anew; each with what it shares, None where it shares nothing."""
    out: list[Made] = []
    at = 0
    while at < len(runs):
        size, settings = _settings_from(sentence, runs, at, tagger)
        if settings:
            out += [Made(one.words, False, "set_notifications", one.given) for one in settings]
        else:
            words, question = runs[at]
            two = sum(map(_may_be_a_lead, words)) > 1
            parts = _by_lead(sentence, words, sense, tagger) if two else [(words, None)]
            several = needs.parted(sentence, words, sense, tagger) if len(parts) == 1 else []
            if len(several) > 1:
                out += [Made(need, question, "search_leads", {}) for need in several]
            else:
                out += [Made(part, question, tool) for part, tool in parts]
        at += size
    return _needs_beside(sentence, out, sense, tagger)


def _needs_beside(sentence: str, made: list[Made], sense: Sense, tagger: Tagger) -> list[Made]:
    for at in range(1, len(made)):
        before, one = made[at - 1], made[at]
        plain = one.tool is None and before.tool in (None, "search_leads")
        if plain and needs.beside(sentence, before.words, one.words, sense, tagger):
            made[at - 1] = before._replace(tool="search_leads", given=before.given or {})
            made[at] = Made(needs.opened(one.words), one.question, "search_leads", {})
    return made


def _settings_from(sentence: str, runs: list[Run], at: int, tagger: Tagger) -> tuple[int, list[Setting]]:
    """The settings that the runs from here on tell, and how many runs tell them."""
    if runs[at][1] or not OF_NOTICES.search(clauses.plain_text(runs[at][0])):
        return 1, []
    last = at + 1
    while last < len(runs) and not runs[last][1] and _goes_on(clauses.plain_text(runs[last][0])):
        last += 1
    told = [words for words, _ in runs[at:last]]
    if any(_of_a_bad_lead(words) for words in told):
        return 1, []  # "the email for 9102 bounced, refund it"
    settings = _settings(sentence, told, tagger)
    return (last - at, settings) if settings else (1, [])


def _of_a_bad_lead(words: list[Token]) -> bool:
    reason = refund_reason(clauses.plain_text(words))
    return reason not in (None, "do_not_call") or any(map(_may_be_a_lead, words))


def _goes_on(text: str) -> bool:
    """Whether a run tells of notices, be it in few words ("and refunds", "nothing from 10 to 6")."""
    named = OF_NOTICES.search(text) or QUIET_PART.search(text)
    return named is not None or (len(text.split()) <= FEW_WORDS and event_of(text) is not None)


def _parts(words: Sequence[Token]) -> Iterator[list[Token]]:
    """The words between joints; "and" within "between 10 and 6" is none, nor is a comma within a number."""
    part: list[Token] = []
    for at, word in enumerate(words):
        follows = words[at + 1] if at + 1 < len(words) else None
        span = follows is not None and follows.is_number and any(w.text in ("between", "from") for w in part)
        if word.text in JOINTS and part and follows is not None and not span:
            yield part
            part = []
        elif word.text not in JOINTS or part:
            part.append(word)
    if part:
        yield part


def _may_be_a_lead(word: Token) -> bool:
    return word.value is not None and LEAST_ID <= word.value <= MOST_ID and not word.dollar and not word.mag


def _by_lead(sentence: str, words: list[Token], sense: Sense, tagger: Tagger) -> list[tuple[list[Token], str | None]]:
    """ "let 8253 go and stretch 8254 by 5 hours": each lead with what is to be done with it."""
    out: list[tuple[list[Token], str | None]] = []
    for part in _parts(words):
        before, tool = out[-1] if out else ([], None)
        told = _two_requests(sentence, before, part, sense, tagger) if before else None
        if not before or told:
            out.append((part, told if told == "update_lead" else None))
        else:
            between = [word for word in words if before[-1].end <= word.start < part[0].start]
            out[-1] = ([*before, *between, *part], tool)
    return out


def _two_requests(sentence: str, before: list[Token], part: list[Token], sense: Sense, tagger: Tagger) -> str | None:
    """The tool that the second part asks for, where each part makes a request of its own lead."""
    leads = [{word.value for word in side if _may_be_a_lead(word)} for side in (before, part)]
    if not leads[0] or not leads[1] or leads[0] & leads[1]:
        return None
    sides = [clauses.make_clause(sentence, side, tagger.items(side), False) for side in (before, part)]
    if any("leadid" not in intent.features_of(side, sense) for side in sides):
        return None
    (first, sure), (second, surer) = (intent.cued(side, sense) for side in sides)
    if first == "update_lead" and second in (None, first) and all(map(records, sides)):
        return first
    if first is None or second is None or min(sure, surer) < SURE or first == second:
        return None
    opens = part[1] if part[0].text in NAMES_A_LEAD and len(part) > 1 else part[0]
    if _may_be_a_lead(opens) and second not in TOLD_OF_A_LEAD:
        return None  # "buy 6042 and 6043 with my credits", "hold 9101 and lead 9103"
    return second


def _settings(sentence: str, runs: list[list[Token]], tagger: Tagger) -> list[Setting]:
    """Several settings told in one breath; none where it is one."""
    out: list[Setting] = []
    for part in (part for words in runs for part in _parts(words)):
        setting = _setting(sentence, part, tagger)
        if out and not _another(out[-1], setting):
            _add(out[-1], setting)
        else:
            out.append(setting)
    out = [half for setting in out for half in _but_for(sentence, setting, tagger)]
    if len(out) < 2 or not all(one.subject or one.channel or one.rest for one in out) or _only_homes(out[0]):
        return []
    out = _replaced(out)
    _share(out)
    return [one for one in out if not one.keeps]


def _replaced(settings: list[Setting]) -> list[Setting]:
    """ "ditch the e-mail for holds, use sms": the new way alone; "turn off the e-mail, use sms" are both."""
    out: list[Setting] = []
    for one in settings:
        before = out[-1] if out else None
        off = before is not None and before.enabled is False and bool(before.channel) and not before.filters
        bare = bool(one.channel) and not one.subject and one.enabled is not False
        if before is not None and off and bare and USES.search(clauses.plain_text(one.words)):
            one.event, one.tells = before.event, True
            if not OUTRIGHT.search(clauses.plain_text(before.words)):
                out.pop()
        out.append(one)
    return out


def _setting(sentence: str, words: list[Token], tagger: Tagger) -> Setting:
    text = clauses.plain_text(words)
    raw = sentence[words[0].start : words[-1].end].lower()
    made = Setting(words, event_of(text), finder("CHANNELS").find(text), frequency_of(text))
    made.quiet = QUIET_PART.search(text) is not None and bool(quiet_hours(raw) or quiet_hours(text))
    made.event = None if made.quiet else made.event
    made.filters = any(item.is_(*_TOLD_OF) for item in tagger.items(words)) and not made.quiet
    made.keeps = KEEPS.search(text) is not None
    made.tells = TELLS_ME.search(text) is not None
    if SWITCHES_ON.search(text):
        made.enabled = True
    elif TURNS_OFF.search(text):
        made.enabled = False
    return made


def _another(before: Setting, setting: Setting) -> bool:
    if setting.quiet or before.quiet:
        return before.subject and (setting.subject or setting.channel is not None)
    if setting.event and before.subject and setting.event != before.event:
        return bool(before.event) or setting.event != "new_match"
    other_channel = bool(setting.channel and before.channel and setting.channel != before.channel)
    if other_channel:
        return True
    return setting.filters and setting.tells and bool(before.event) and before.event != "new_match"


def _add(before: Setting, setting: Setting) -> None:
    before.words = [*before.words, *setting.words]
    before.event = before.event or setting.event
    before.channel = before.channel or setting.channel
    before.frequency = before.frequency or setting.frequency
    before.quiet = before.quiet or setting.quiet
    before.filters = before.filters or setting.filters
    before.tells = before.tells or setting.tells
    before.enabled = setting.enabled if before.enabled is None else before.enabled


def _but_for(sentence: str, setting: Setting, tagger: Tagger) -> list[Setting]:
    """ "turn off slack for everything except refunds": the rest, and the one that stays."""
    if not ALL_BUT.search(clauses.plain_text(setting.words)):
        return [setting]
    at = next((n for n, word in enumerate(setting.words) if EXCEPT.fullmatch(word.text)), 0)
    if not at or at == len(setting.words) - 1:
        return [setting]
    rest, kept = (_setting(sentence, part, tagger) for part in (setting.words[:at], setting.words[at + 1 :]))
    kept.enabled = not (setting.enabled if setting.enabled is not None else True)
    rest.rest = True
    return [rest, kept] if kept.event else [setting]


def _only_homes(first: Setting) -> bool:
    """ "show me condos in Mesa and quiet hours from 10 to 7": homes that nobody is to be told of."""
    told = first.event or first.channel or first.frequency or first.quiet or first.tells
    return not told and SHOWS.search(clauses.plain_text(first.words)) is not None


def _of_the_rest(setting: Setting) -> bool:
    return setting.event is None and OF_THE_REST.search(clauses.plain_text(setting.words)) is not None


def _share(settings: list[Setting]) -> None:
    """Words said once hold for all that they stand beside: "email me about orders and refunds"."""
    for before, one in pairwise(settings):
        if one.quiet or before.quiet:
            continue
        together = one.channel is None and not one.tells
        one.channel = one.channel or before.channel
        one.event = one.event or (None if one.filters or _of_the_rest(one) else before.event)
        one.enabled = before.enabled if one.enabled is None and not one.tells else one.enabled
        if together:
            one.frequency = one.frequency or before.frequency
            before.frequency = before.frequency or one.frequency
    for after, one in zip(settings[:0:-1], settings[-2::-1], strict=True):
        if one.channel and not one.subject and not after.quiet and not one.rest:
            one.event = after.event
        if one.channel is None and FOR_ALL.search(clauses.plain_text(after.words)) and not one.quiet:
            one.channel = after.channel
    for one in settings:
        if one.enabled is None and one.channel and _of_the_rest(one):
            one.enabled = True
        named = {"event": one.event, "channel": one.channel, "frequency": one.frequency, "enabled": one.enabled}
        one.given = {} if one.quiet else {slot: value for slot, value in named.items() if value is not None}
