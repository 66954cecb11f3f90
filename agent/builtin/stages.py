"""The stages of a turn, in their order: the first that has a plan makes it.

A stage reads the turn as it was said and returns a plan, or None where the turn is not its matter. What comes early
needs the least understanding: what is unlawful, what takes something back, what only talks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from functools import cached_property

from agent.builtin import clauses, gate, offered, safety, talk
from agent.builtin.another import nothing_to_undo, undone_hold
from agent.builtin.answers import complete
from agent.builtin.complaints import complained
from agent.builtin.holding import BEHIND_A_HOLD, longer
from agent.builtin.items import Clause, Token
from agent.builtin.lawful import unlawful
from agent.builtin.limits import available, notes, unfiltered
from agent.builtin.misheld import as_long, in_its_place, let_go
from agent.builtin.parting import parts_of
from agent.builtin.plan import Plan, Step, decline
from agent.builtin.planning import not_everything, steps_of
from agent.builtin.reader import Reader
from agent.builtin.replaying import replayed
from agent.builtin.resuming import awaited, done_as_supposed, drops_the_hold, plan_weighed, supposed_call
from agent.builtin.sense import Sense
from agent.builtin.shelved import taken_up
from agent.builtin.spoken_of import of_the_story
from agent.builtin.tables.cues import CANCEL
from agent.builtin.tables.patterns import LOWEST_FIRST
from agent.builtin.tables.restating import TAKEN_BACK_WHOLE
from agent.builtin.trade import asks_for_trade, is_trade
from agent.builtin.unclear import bare, nothing_to_do, pointed_at, spoken

_CANCEL = re.compile(CANCEL)
TOPICS = {"small_talk": "ok", "help": "help", "out_of_scope": "out_of_scope", "cancel": "cancelled"}


@dataclass(frozen=True)
class Turn:
    """What is said, without stories and pasted text, and what is known."""

    typed: str
    text: str
    told: list[Token]
    words: list[Token]
    sense: Sense
    reader: Reader
    note: str = ""

    @cached_property
    def whole(self) -> str:
        return clauses.plain_text(self.words)

    @cached_property
    def parts(self) -> list[Clause]:
        return parts_of(self.text, self.words, self.sense, self.reader, self.note)

    @cached_property
    def said(self) -> gate.Said:
        return gate.Said(self.words, self.reader.gazetteer)

    @cached_property
    def small(self) -> str | None:
        return talk.topic_of(self.whole)

    @cached_property
    def clause(self) -> Clause:
        asks = self.text.rstrip().endswith("?")
        return clauses.make_clause(self.text, self.words, self.reader.tagger.items(self.words), asks)


Stage = Callable[[Turn], Plan | None]


def planned(turn: Turn) -> Plan:
    """The plan of the first stage that has one."""
    made = next((plan for stage in STAGES if (plan := stage(turn)) is not None), None)
    return made or _without_steps(turn)


def _taken_back(turn: Turn) -> Plan | None:
    whole, sense = turn.whole, turn.sense
    done = let_go(whole, sense, turn.reader) or undone_hold(whole, sense) or done_as_supposed(whole, sense)
    if done:
        return Plan(done)
    if undone := nothing_to_undo(whole, sense):
        return undone
    return Plan(topic="cancelled") if _CANCEL.match(whole) and not drops_the_hold(whole, sense) else None


def _only_supposed(turn: Turn) -> Plan | None:
    supposed = talk.supposed(turn.whole)
    if not supposed:
        return None
    asked = clauses.make_clause(turn.text, turn.words, turn.reader.tagger.items(turn.words), True)
    call = supposed_call(asked, turn.sense)
    return Plan(
        topic=gate.about(turn.whole) or supposed, supposed=call, focus=call["args"].get("ref", []) if call else []
    )


def _awaited(turn: Turn) -> Plan | None:
    waiting = awaited(turn.whole, turn.sense)
    return Plan(topic=waiting) if waiting else None


def _once_more(turn: Turn) -> Plan | None:
    again = [] if turn.sense.pending else replayed(turn.text, turn.words, turn.sense, turn.reader.tagger)
    if not again:
        return None
    steps = [longer(step, turn.sense, BEHIND_A_HOLD) for step in again]
    return Plan(in_its_place(steps, turn.typed, turn.sense, turn.reader))


def _of_the_offer(turn: Turn) -> Plan | None:
    return offered.answer(turn.clause, turn.parts, turn.sense) if turn.sense.start.get("proposal") else None


def _answered(turn: Turn) -> Plan | None:
    parts, sense = deepcopy(turn.parts), turn.sense
    steps = complete(parts, sense) if sense.pending else taken_up(parts, sense)
    return None if steps is None else Plan(steps)


def _unlawful(turn: Turn) -> Plan | None:
    return Plan([decline(safety.refusal("unlawful"))]) if unlawful(turn.parts, turn.sense) else None


def _talked(turn: Turn) -> Plan | None:
    explained = gate.explained(turn.whole, turn.parts, turn.said)
    if explained:
        return Plan(topic=explained)
    if talk.wants_coaching(turn.whole):
        return Plan(topic="coaching")
    if talk.not_ours(turn.whole):
        return Plan(topic="out_of_scope")
    if talk.out_of_scope(turn.whole) and not any(is_trade(part, turn.sense) for part in turn.parts):
        return Plan(topic="out_of_scope")
    return spoken(turn.small) if turn.small and not asks_for_trade(turn.parts, turn.small) else None


def _asked(turn: Turn) -> Plan | None:
    """What the clauses ask for; a plan without steps where their words ask for nothing after all."""
    parts, whole, sense = turn.parts, turn.whole, turn.sense
    steps = _steps(turn)
    if not parts and TAKEN_BACK_WHOLE.search(whole):
        return Plan(topic="cancelled")
    unsaid = complained(parts, steps, sense) or bare(whole, steps, sense)
    instead = unsaid or gate.unasked(whole, parts, steps, turn.said, sense)
    if instead or not steps:
        return instead
    about = pointed_at(parts, sense) if all(step.tool == "ask_user" for step in steps) else []
    return available(
        Plan(
            steps,
            notes=notes(parts),
            lowest_first=bool(LOWEST_FIRST.search(whole)),
            focus=about,
            supposed=plan_weighed(steps, parts, sense),
        ),
        sense,
    )


def _steps(turn: Turn) -> list[Step]:
    sense = turn.sense
    steps = gate.meant(turn.parts, not_everything(steps_of(turn.parts, sense)), sense)
    of_story = of_the_story(steps, turn.told, turn.words, sense, turn.reader)
    lasting = as_long([longer(step, sense) for step in of_story], turn.typed, sense)
    return in_its_place(lasting, turn.typed, sense, turn.reader)


def _without_steps(turn: Turn) -> Plan:
    parts = turn.parts
    topic = TOPICS.get(str(parts[0].tool)) if len(parts) == 1 else None
    if topic and not turn.small:
        return Plan(topic=topic)
    beyond = unfiltered(parts)
    return Plan(answer=" ".join(beyond)) if beyond else nothing_to_do(parts, turn.whole, turn.small, turn.sense)


STAGES: tuple[Stage, ...] = (
    _taken_back,
    _only_supposed,
    _awaited,
    _once_more,
    _of_the_offer,
    _answered,
    _unlawful,
    _talked,
    _asked,
)
