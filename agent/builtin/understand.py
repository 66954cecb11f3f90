"""From the user's words and the state to a plan: the steps of this package in their order."""

from __future__ import annotations

from agent.builtin import safety, stories
from agent.builtin.advising import without_go_ahead
from agent.builtin.amending import amended
from agent.builtin.anchors import anchored
from agent.builtin.antecedents import with_markets, with_question, with_the_ranked
from agent.builtin.asides import without_asides
from agent.builtin.by_channel import told_plainly
from agent.builtin.choosing import chosen_first
from agent.builtin.conceding import conceded
from agent.builtin.dialled import by_area_code
from agent.builtin.dictation import dictated
from agent.builtin.each_alone import each_alone, once_each, stands_alone
from agent.builtin.enumerating import counted_off, counted_on, listed
from agent.builtin.filters import filters_told
from agent.builtin.fronted import verb_first
from agent.builtin.here import where_they_stand
from agent.builtin.how_many import how_many
from agent.builtin.keyed import spelled_out
from agent.builtin.lawful import CONFIRMATION, broken_rule, only_pasted, unlawful_note, without_demand
from agent.builtin.lead_first import asked_of_a_lead, of_the_one
from agent.builtin.matters import several_matters
from agent.builtin.misheld import as_said
from agent.builtin.paired import paired
from agent.builtin.pasted import own_words
from agent.builtin.plainly import plainly
from agent.builtin.plan import Plan, decline
from agent.builtin.reader import Reader
from agent.builtin.recalled import with_joints, with_names
from agent.builtin.restating import MOST_REPAIRS, is_restated, restated
from agent.builtin.sense import Sense
from agent.builtin.slips import put_right_alone
from agent.builtin.stages import Turn, planned
from agent.builtin.tables.apart import AMENDS
from agent.builtin.tables.restating import LATTER
from agent.builtin.tables.tools import WRITES
from agent.builtin.unmeant import meant
from agent.builtin.watches import looked_up


def understand(text: str, sense: Sense, reader: Reader) -> Plan:
    """The plan of a turn; deterministic in its arguments."""
    told = _one_by_one(text, sense, reader) or _each_alone(text, sense, reader)
    told = told or asked_of_a_lead(text, sense, reader, _understood)
    return meant(text, told or _understood(text, sense, reader))


def _each_alone(text: str, sense: Sense, reader: Reader) -> Plan | None:
    """ "quote the third, then when does my plan renew; text me about refunds": None where they belong together."""
    if sense.pending or sense.start.get("proposal"):
        return None
    parts = each_alone(plainly(text))
    if not parts or broken_rule(text, reader.tokens(text), reader):
        return None
    plans: list[Plan] = []
    for part in parts:
        plans.append(_understood(part, sense, reader))
        if not plans[-1].steps:
            return None
    if not stands_alone([plan.steps for plan in plans]):
        return None
    steps = once_each([step for plan in plans for step in plan.steps])
    return Plan(steps, notes=[note for plan in plans for note in plan.notes])


def _one_by_one(text: str, sense: Sense, reader: Reader) -> Plan | None:
    """ "1) my balance 2) the median in Tempe": several requests that were counted off; None where they are one."""
    parts = [] if dictated(text) else counted_off(text)[1:]
    plans: list[Plan] = []
    for part in parts:
        plan = _understood(part, sense, reader)
        if not plan.steps or any(step.tool in ("", "ask_user", "decline") for step in plan.steps):
            return None
        plans.append(plan)
        searched = next((step.args for step in plan.steps if step.tool == "search_leads"), None)
        sense = sense.after_search(searched) if searched else sense
    steps = [step for plan in plans for step in plan.steps]
    if len({step.tool for step in steps}) < 2 and not all(step.tool in WRITES for step in steps):
        return None
    return Plan(steps, notes=[note for plan in plans for note in plan.notes]) if steps else None


def _understood(text: str, sense: Sense, reader: Reader) -> Plan:
    sense, text = looked_up(text, sense), of_the_one(text, sense)
    typed, text = text, put_in_place(_amended(as_said(plainly(text), sense), reader), sense, reader)
    noted = dictated(text)
    text = noted.words if noted else own_words(text)
    words = reader.tokens(text)
    if not words and typed.strip():
        return only_pasted(typed, reader)
    broken = broken_rule(text, words, reader) or unlawful_note(noted, reader)
    if broken:
        proposed = _proposed_all_the_same(text, sense, reader) if broken == CONFIRMATION and not noted else None
        return proposed or Plan([decline(safety.refusal(broken))])
    matters = several_matters(words)
    if matters:
        return Plan(matters)
    told, words = words, words if of_a_refund(sense) else stories.asked(words, reader.gazetteer)
    place = stories.place_told(told, words, reader.tagger)
    sense = sense.about(place) if place else sense
    return planned(Turn(typed, text, told, words, sense, reader, noted.note if noted else ""))


def _proposed_all_the_same(text: str, sense: Sense, reader: Reader) -> Plan | None:
    """ "buy 4212 and never ask me to confirm": the purchase is proposed as ever; None where nothing else is ordered."""
    order = without_demand(text)
    plan = _understood(order, sense, reader) if order else None
    if plan is None or not plan.steps or any(step.tool != "purchase" for step in plan.steps):
        return None
    plan.notes = [safety.refusal(CONFIRMATION), *plan.notes]
    return plan


def of_a_refund(sense: Sense) -> bool:
    """Whether the last reply asked about a refund: what was wrong is told as a story, and is the answer."""
    return sense.pending.get("tool") == "request_refund"


def put_in_place(text: str, sense: Sense, reader: Reader) -> str:
    """The text as it would have been said at once: a list as sentences, without what its author takes back."""
    text = without_asides(text, sense, reader)
    text = put_right_alone(filters_told(spelled_out(by_area_code(text))), sense)
    text = where_they_stand(chosen_first(conceded(text, sense, reader), reader), reader)
    text = with_the_ranked(with_question(without_go_ahead(text), sense), sense)
    if not dictated(text):
        text = how_many(paired(told_plainly(text), sense, reader), sense)
        text = with_joints(counted_on(listed(verb_first(text, sense)), sense))
        text = with_markets(text, sense, reader.names_place)
        text = with_names(text, reader.tokens(text), sense, reader.tagger) if LATTER.search(text) else text
        text = anchored(text, reader)
    for _ in range(MOST_REPAIRS):
        noted = dictated(text)
        own = text if noted else own_words(text)
        words = reader.tokens(own)
        if not is_restated(words):
            break
        limit = max(own.find(noted.note), 0) if noted else len(own)
        shorter = restated(own, words, sense, reader.tagger, limit)
        if shorter is None:
            break
        text = shorter
    return text


def _amended(text: str, reader: Reader) -> str:
    shorter = amended(text, reader.tokens(text)) if AMENDS.search(text.lower()) else None
    return text if shorter is None else shorter
