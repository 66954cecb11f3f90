"""Step 1a: "one through three, hold em": what is said first of leads is put where it would stand in an order."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.normalise import tokens
from agent.builtin.safety import safety_text, unsafe
from agent.builtin.sense import Sense
from agent.builtin.tables.fronted import (
    AS_A_LEAD,
    AS_LONG_ON,
    ASKED_ITSELF,
    BASE_FORMS,
    COST_OF_PLACE,
    DIGIT_WORDS,
    KEEP_ONLY,
    KEEPS_ONE,
    LEAD_THEN_DETAIL,
    LEAD_THEN_QUESTION,
    LEADS_FIRST,
    LEADS_THEN_AFFORD,
    LET_KNOW,
    MEANT_BEHIND,
    MORE_TIME,
    NOT_OF_CODE,
    NOT_PAST,
    NOT_THAT_BUT,
    NOT_YET_BUT,
    NOTED_MORE,
    NOTED_ON,
    ONLY_THAT,
    ORDER_BUT_NOT,
    ORDERED,
    PLACE_ASKED,
    POINTS_BACK,
    PURPOSE,
    REMINDED_IN,
    ROUND_SUM,
    SPOKEN_RUN,
    STAGE_AFTER_WHY,
    STAGED_APART,
    STEPS_ON,
    SWAPPED,
    THANKED,
    TIMED,
    TWO_SIDES,
    TYPED_BUT,
    TYPO,
    VERSUS,
    WRONG_LEAD,
)
from agent.builtin.tables.grammar import NUMBER_WORDS

LEAST_BEFORE_THANKS = 2
LASTING = ("hold_lead", "extend_hold")
HOLDING = ("hold_lead", "extend_hold", "release_hold", "view_cart")


def verb_first(text: str, sense: Sense) -> str:
    """The text with the verb before its leads, and a stage without the reason that leads to it."""
    text = DIGIT_WORDS.sub(_spelled_out, text) if "2" in text or "4 " in text else text
    text = MEANT_BEHIND.sub(r"i meant \g<meant>", text) if " mean" in text else text
    text = NOT_PAST.sub("up to", text) if "n't" in text or "not" in text else text
    text = TYPED_BUT.sub("in ", text) if " but " in text.lower() else text
    text = TYPO.sub("I meant ", text) if "typo" in text.lower() else text
    text = ASKED_ITSELF.sub(_answered, text) if "?" in text else text
    text = LET_KNOW.sub("tell me ", text) if "know" in text.lower() or "lmk" in text.lower() else text
    if len(text.split()) > LEAST_BEFORE_THANKS and "no" not in text.lower().split()[:1]:
        text = THANKED.sub("", text)
    text = VERSUS.sub("vs", text) if " v" in text.lower() else text
    text = AS_A_LEAD.sub("cost", text) if "as a lead" in text.lower() else text
    text = _place_asked(text, sense)
    text = NOT_OF_CODE.sub("-", text) if "!" in text else text
    if any(joint in text.casefold() for joint in (" or ", " and ")):
        text = TWO_SIDES.sub(r"\g<one> \g<of> \g<joint> \g<two> \g<of>", text)
    text = ROUND_SUM.sub(r"a \g<sum>", text)
    several = len(sense.start.get("holds") or []) > 1
    of_holds = sense.start.get("last_tool") in HOLDING or (several and not sense.screen)
    of_holds, several = (asked and TIMED.search(text) is None for asked in (of_holds, several))
    kept = KEEP_ONLY.match(text.strip()) if of_holds else None
    if several and sense.start.get("last_tool") == "hold_lead":
        kept = kept or ONLY_THAT.match(text.strip())
    if kept and several:
        return f"release all but {kept['lead']}"
    one = KEEPS_ONE.match(text.strip()) if several else None
    if one:
        return f"release all but {one['one'] or one['two']}"
    text = SPOKEN_RUN.sub(lambda run: f"{_figure(run['first'])} through {_figure(run['last'])}", text)
    text = _without_purpose(NOT_YET_BUT.sub("", text))
    text = _but_that(text)
    text = COST_OF_PLACE.sub(r"\g<ask> number \g<place> ", text)
    found = LEADS_FIRST.match(text.strip())
    if found:
        return f"{found['verb']} {found['leads']}{found['rest']}"
    text = _lead_last(text.strip()) or _swapped(text.strip(), sense) or _of_another(text.strip(), sense) or text
    if sense.start.get("last_tool") == "update_lead":
        text = STAGED_APART.sub(r"mark \g<lead> \g<stage>", text)
    return STAGE_AFTER_WHY.sub(lambda told: f"{told['lead']} {told['stage']}", text)


def _place_asked(text: str, sense: Sense) -> str:
    asked = PLACE_ASKED.match(text) if "?" in text and not sense.pending else None
    return f"#{asked['place']}?" if asked and 0 < int(asked["place"]) <= len(sense.screen) else text


def _but_that(text: str) -> str:
    """What is asked for, with its lead, beside an order that is refused: "don't buy 3, hold it" is "hold 3"."""
    if not any(sign in text.lower() for sign in ("not", "n't", "dont", "no need", "rather", "instead", "without")):
        return text
    said = NOT_THAT_BUT.match(text)
    if said and not POINTS_BACK.match(said["lead"]):
        verb = said["verb"].lower()
        return f"{BASE_FORMS.get(verb, verb)} {said['lead']}{said['rest']}"
    kept = ORDER_BUT_NOT.match(text)
    return kept["order"] if kept else text


def _answered(asked: re.Match[str]) -> str:
    """ "pool? no. garage? yes." asks for no pool and for a garage."""
    return f"{'with' if asked['yes'] else 'no' if asked['no'] else 'never mind'} {asked['what']}, "


def _without_purpose(text: str) -> str:
    """The order without what it is for; a purpose that is refused stays, so that it can be."""
    if not ORDERED.search(text) or not PURPOSE.search(text):
        return text
    return text if unsafe(safety_text(tokens(text))) else PURPOSE.sub("", text)


def _lead_last(text: str) -> str:
    """ "the condo, how much" asks how much the condo is."""
    if afford := LEADS_THEN_AFFORD.match(text):
        return f"can i afford {afford['leads']}?"
    priced = LEAD_THEN_QUESTION.match(text)
    if priced:
        return f"how much is {priced['lead']}?"
    told = LEAD_THEN_DETAIL.match(text)
    return f"{told['ask']} on {told['lead']}?" if told else ""


def _swapped(text: str, sense: Sense) -> str:
    """A lead that is held gives way to another."""
    said = SWAPPED.match(text) if sense.start.get("holds") and sense.start.get("last_tool") in HOLDING else None
    return f"release {said['old']}, and hold {said['new']}" if said else ""


def _figure(word: str) -> int:
    return int(NUMBER_WORDS[word.lower()])


def _of_another(text: str, sense: Sense) -> str:
    """What was just done, said of another lead with a value of its own."""
    last, before = sense.start.get("last_tool"), sense.start.get("last_args") or {}
    if last in LASTING and "duration_hours" in before and (more := AS_LONG_ON.match(text)):
        unit = more["unit"] or " hours"
        extends = last == "extend_hold"
        return f"{'extend' if extends else 'hold'} {more['lead']} {'by' if extends else 'for'} {more['count']}{unit}"
    if last in LASTING and (longer := MORE_TIME.match(text)):
        return f"extend it by {longer['length']}"
    if last == "lead_details" and len(sense.start.get("focus") or []) == 1 and (on := STEPS_ON.match(text)):
        return "the next one" if "next" in on["way"].lower() else "the one before it"
    if last == "update_lead" and (moved := _put_elsewhere(text, before)):
        return moved
    if last != "update_lead" or not before.get("note"):
        return ""
    if more_noted := NOTED_MORE.match(text):
        return f"note on it: {more_noted['note']}"
    noted = NOTED_ON.match(text)
    return f"note on {noted['lead']}: {noted['note']}" if noted else ""


def _put_elsewhere(text: str, before: dict[str, Any]) -> str:
    """A reminder at another time; a note or a stage on the lead that it was meant for."""
    again = REMINDED_IN.match(text) if before.get("follow_up_at") else None
    if again:
        return f"remind me in {again['length']}"
    wrong = WRONG_LEAD.match(text)
    if wrong and before.get("status") and not before.get("note"):
        return f"mark {wrong['lead']} {before['status']}"
    return f"note on {wrong['lead']}: {before['note']}" if wrong and before.get("note") else ""


def _spelled_out(digit: re.Match[str]) -> str:
    rest = (digit["rest"] or "").lower()
    if not rest:
        return "for"
    return "today" if rest == "day" else "tonight" if rest.startswith("n") else "tomorrow"
