"""From the user's words and the state to a plan: the steps of this package in their order."""

from __future__ import annotations

import re
from copy import deepcopy

from agent.builtin import apart, changing, clauses, gate, intent, offered, safety, stories, talk
from agent.builtin.account import of_the_account
from agent.builtin.advising import look_instead, taken_together, without_go_ahead
from agent.builtin.amending import amended
from agent.builtin.anchors import anchored
from agent.builtin.another import held_instead, undone_hold, without_reactions, without_told
from agent.builtin.answers import complete
from agent.builtin.antecedents import with_markets, with_question, with_the_ranked
from agent.builtin.choosing import chosen_first
from agent.builtin.complaints import complained
from agent.builtin.conceding import conceded
from agent.builtin.dictation import dictated
from agent.builtin.enumerating import counted_off, counted_on, listed
from agent.builtin.filters import filters_told
from agent.builtin.fronted import verb_first
from agent.builtin.holding import longer
from agent.builtin.items import Clause, Token
from agent.builtin.joining import halves, joined
from agent.builtin.keyed import spelled_out
from agent.builtin.lawful import broken_rule, only_pasted, unlawful, unlawful_note
from agent.builtin.limits import available, notes, unfiltered
from agent.builtin.looking import refines_advice, same_figures
from agent.builtin.matters import plans_told, several_matters
from agent.builtin.misheld import as_long, as_said, let_go
from agent.builtin.notices import changes_notice, matters_told, quiet_told, reminds_of_it
from agent.builtin.owned import refunds_told, updates_told
from agent.builtin.pairs import with_its_market
from agent.builtin.pasted import own_words
from agent.builtin.plan import Plan, decline
from agent.builtin.planning import not_everything, repeats, steps_of
from agent.builtin.reader import Reader
from agent.builtin.recalled import with_joints, with_names
from agent.builtin.repairs import put_right
from agent.builtin.replaying import replayed
from agent.builtin.rescheduling import reschedules
from agent.builtin.restating import MOST_REPAIRS, is_restated, restated
from agent.builtin.resuming import awaited, done_as_supposed, drops_the_hold, plan_weighed, resumes, supposed_call
from agent.builtin.sense import Sense
from agent.builtin.shelved import taken_up
from agent.builtin.slips import put_right_alone
from agent.builtin.spoken_of import of_the_story
from agent.builtin.tables.apart import AMENDS
from agent.builtin.tables.cues import CANCEL
from agent.builtin.tables.patterns import LOWEST_FIRST
from agent.builtin.tables.restating import LATTER, TAKEN_BACK_WHOLE
from agent.builtin.tables.tools import WRITES
from agent.builtin.unasked import read_instead
from agent.builtin.unclear import bare, nothing_to_do, pointed_at, spoken
from agent.builtin.worded import with_words_asked

_CANCEL = re.compile(CANCEL)
EMPTY = frozenset({"", "then", "so", "ok then", "now"})
OF_TRUST = ("flags", "legit")
GOES_ON = frozenset({"go on", "go on then", "right then", "alright then", "fine then"})  # before an order
TOPICS = {"small_talk": "ok", "help": "help", "out_of_scope": "out_of_scope", "cancel": "cancelled"}


def understand(text: str, sense: Sense, reader: Reader) -> Plan:
    """The plan of a turn; deterministic in its arguments."""
    return _one_by_one(text, sense, reader) or _understood(text, sense, reader)


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
    pasted, text = text, put_in_place(_amended(as_said(text, sense), reader), sense, reader)
    noted = dictated(text)
    text = noted.words if noted else own_words(text)
    words = reader.tokens(text)
    if not words and pasted.strip():
        return only_pasted(pasted, reader)
    broken = broken_rule(text, words, reader) or unlawful_note(noted, reader)
    if broken:
        return Plan([decline(safety.refusal(broken))])
    matters = several_matters(words)
    if matters:
        return Plan(matters)
    told, words = words, stories.asked(words, reader.gazetteer)
    sense = sense.about(place) if (place := stories.place_told(told, words, reader.tagger)) else sense
    whole = clauses.plain_text(words)
    done = let_go(whole, sense, reader) or undone_hold(whole, sense) or done_as_supposed(whole, sense)
    if done:
        return Plan(done)
    if _CANCEL.match(whole) and not drops_the_hold(whole, sense):
        return Plan(topic="cancelled")
    supposed = talk.supposed(whole)
    if supposed:
        return _only_supposed(gate.about(whole) or supposed, text, words, sense, reader)
    waiting = awaited(whole, sense)
    if waiting:
        return Plan(topic=waiting)
    if not sense.pending:
        again = replayed(text, words, sense, reader.tagger)
        if again:
            return Plan([longer(step, sense) for step in again])
    parts = _clauses(text, words, sense, reader, noted.note if noted else "")
    about_offer = _of_the_offer(text, words, parts, sense, reader)
    if about_offer is not None:
        return about_offer
    answered = complete(deepcopy(parts), sense) if sense.pending else taken_up(deepcopy(parts), sense)
    if answered is not None:
        return Plan(answered)
    if unlawful(parts, sense):
        return Plan([decline(safety.refusal("unlawful"))])
    said = gate.Said(words, reader.gazetteer)
    explained = gate.explained(whole, parts, said)
    if explained:
        return Plan(topic=explained)
    if talk.not_ours(whole):
        return Plan(topic="out_of_scope")
    if talk.out_of_scope(whole) and not any(_is_trade(part, sense) for part in parts):
        return Plan(topic="out_of_scope")
    small = talk.topic_of(whole)
    if small and not _asks_for_trade(parts, small):
        return spoken(small)
    steps = gate.meant(parts, not_everything(steps_of(parts, sense)), sense)
    steps = as_long([longer(step, sense) for step in of_the_story(steps, told, words, sense, reader)], pasted, sense)
    if not parts and TAKEN_BACK_WHOLE.search(whole):
        return Plan(topic="cancelled")
    unsaid = complained(parts, steps, sense) or bare(whole, steps, sense)
    if unsaid:
        return unsaid
    unasked = gate.unasked(whole, parts, steps, said, sense)
    if unasked:
        return unasked
    if steps:
        lowest = bool(LOWEST_FIRST.search(whole))
        about = pointed_at(parts, sense) if all(step.tool == "ask_user" for step in steps) else []
        return available(
            Plan(
                steps,
                notes=notes(parts),
                lowest_first=lowest,
                focus=about,
                supposed=plan_weighed(steps, parts, sense),
            ),
            sense,
        )
    topic = TOPICS.get(str(parts[0].tool)) if len(parts) == 1 else None
    if topic and not small:
        return Plan(topic=topic)
    beyond = unfiltered(parts)
    if beyond:
        return Plan(answer=" ".join(beyond))
    return nothing_to_do(parts, whole, small, sense)


def _only_supposed(topic: str, text: str, words: list[Token], sense: Sense, reader: Reader) -> Plan:
    call = supposed_call(clauses.make_clause(text, words, reader.tagger.items(words), True), sense)
    return Plan(topic=topic, supposed=call, focus=call["args"].get("ref", []) if call else [])


def put_in_place(text: str, sense: Sense, reader: Reader) -> str:
    """The text as it would have been said at once: a list as sentences, without what its author takes back."""
    text = put_right_alone(filters_told(spelled_out(text)), sense)
    text = chosen_first(conceded(text, sense, reader), reader)
    text = with_the_ranked(with_question(without_go_ahead(text), sense), sense)
    if not dictated(text):
        text = with_markets(with_joints(counted_on(listed(verb_first(text, sense)), sense)), sense, reader.names_place)
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


def _of_the_offer(text: str, words: list[Token], parts: list[Clause], sense: Sense, reader: Reader) -> Plan | None:
    if not sense.start.get("proposal"):
        return None
    whole = clauses.make_clause(text, words, reader.tagger.items(words), text.rstrip().endswith("?"))
    return offered.answer(whole, parts, sense)


def _settled(part: Clause, sense: Sense) -> bool:
    """Whether something else than its own words has decided what a clause is."""
    told = part.settled or part.tool == "talk" or bool(unfiltered([part]))
    return told or same_figures(part, sense) or repeats(part, sense)


def _clauses(text: str, words: list[Token], sense: Sense, reader: Reader, note: str) -> list[Clause]:
    made = [
        _clause(text, part, sense, reader) for part in apart.cut(text, clauses.split(text, words), sense, reader.tagger)
    ]
    if len(made) > 1:
        made = [clause for clause in made if not clauses.only_dislikes(clause.text)] or made
        made = [clause for clause in made if clause.text not in GOES_ON] or made
    made = with_its_market([half for clause in made if clause.text not in EMPTY for half in halves(clause, sense)])
    for clause in made:
        if clause.settled:
            continue
        cued = intent.cued(clause, sense)[0]
        if changing.settles(clause, sense, cued):
            clause.tool, clause.settled = "search_leads", True
            continue
        if reschedules(clause, sense):
            clause.tool, clause.settled = "update_lead", True
            continue
        if resumes(clause, cued, sense):
            clause.settled = True
            continue
        if matter := of_the_account(clause, sense):
            clause.tool, clause.settled = matter, True
            continue
        clause.tool = "market_insights" if same_figures(clause, sense) else cued
        if not clause.tool and talk.topic_of(clause.text):
            clause.tool = "talk"
        elif changes_notice(clause, sense) or reminds_of_it(clause, sense):
            clause.tool, clause.settled = "set_notifications", True
    if note and made:
        made[0].tool, made[0].settled, made[0].note = "update_lead", True, note
    parts = joined(matters_told(quiet_told(refunds_told(made))), sense)
    for part in parts:
        if not _settled(part, sense):
            part.tool = intent.decided(part, sense, alone=len(parts) == 1)
    parts = plans_told(parts)
    held_instead(parts)
    parts = taken_together(updates_told(without_reactions(without_told(parts)), sense))
    for part in parts:
        look_instead(part)
        read_instead(part)
        if part.tool == "search_leads" and refines_advice(part, sense):
            part.tool = "recommend_leads"
    return parts


def _clause(text: str, part: apart.Made, sense: Sense, reader: Reader) -> Clause:
    run, question, tool, given = part
    items = with_words_asked(text, run, reader.tagger.items(run))
    clause = put_right(text, run, clauses.make_clause(text, run, items, question), sense)
    if tool:
        clause.tool, clause.settled, clause.given = tool, True, given
    return clause


def _asks_for_trade(parts: list[Clause], topic: str) -> bool:
    if topic == "plan_change":
        return False
    if topic in OF_TRUST:
        return any(part.has("id", "hash", "ordinal", "place", "zip") for part in parts)
    if topic in ("help", "who") or (topic.startswith("how_") and topic != "how_are_you") or topic == "what_lead":
        return (len(parts) > 1 or parts[0].settled) and any(part.tool in WRITES for part in parts if not part.question)
    return any(part.tool and part.tool != "talk" and _means_it(part) for part in parts)


def _is_trade(part: Clause, sense: Sense) -> bool:
    """A request that stays one although a word of it is out of scope ("the doctor's house in Mesa")."""
    have = intent.features_of(part, sense)
    points = "leadid" in have or ("ref" in have and bool(sense.screen or sense.start.get("holds")))
    return bool(have & {"place", "slot", "money", "event"} or points or part.tool in WRITES)


def _means_it(part: Clause) -> bool:
    """A search needs more than a stray "there" or "see"."""
    words = part.has(
        "place", "ptype", "feature", "beds", "baths", "money", "sort", "lead", "source", "seller", "leadtype"
    )
    return part.tool != "search_leads" or words or "more" in part.text
