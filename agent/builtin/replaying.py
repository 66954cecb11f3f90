"""Step 3e: a turn that only puts another value into what was just done: "oh no, 3 and 4", "sorry, 12", "no, friday"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.builtin.asking import it
from agent.builtin.calls import BUILDERS
from agent.builtin.clauses import make_clause
from agent.builtin.comeback import come_back
from agent.builtin.items import Clause, Token
from agent.builtin.lexicon import finder
from agent.builtin.mentions import Mention
from agent.builtin.naming import named
from agent.builtin.plan import Step
from agent.builtin.said import Value, values_of
from agent.builtin.sense import Sense
from agent.builtin.tables.replaying import (
    ASKING,
    BESIDE,
    DENIED_FIRST,
    DENIED_LAST,
    LETS_GO,
    LETS_GO_FIRST,
    MAKES_IT,
    MEANT_THIS,
    NOTICE,
    OF_A_LEAD,
    OPENS,
    PAID_BY,
    PAYING,
    PUT_BACK,
    SAME_AS_BEFORE,
    SAME_FOR,
    STEPS_ON,
)
from agent.builtin.tables.restating import FILLS
from agent.builtin.tables.tools import WRITES
from agent.builtin.tagging import Tagger
from agent.builtin.trading import payment_method

DAY_HOURS, FEW_DAYS = 24, 3
STEPPED = ("lead_details", "quote_price")
MOST_TERSE = 8  # words
REPLAYED = (
    "hold_lead",
    "extend_hold",
    "quote_price",
    "lead_details",
    "update_lead",
    "release_hold",
    "purchase",
    "request_refund",
)
LASTS = frozenset({"length", "day", "clock"})
FEW_SAID = 2
TIMED = ("hold_lead", "extend_hold", "update_lead")
BETWEEN = ("ask_user", "account_status", "market_insights", "web_search", "view_cart", "saved_searches")
OF_THE_CALL = ("ref", "confirmed", "item", "amount")


def replayed(text: str, words: list[Token], sense: Sense, tagger: Tagger) -> list[Step]:
    """The last call once more with what these words change of it; none where they are a request of their own."""
    line = " ".join(token.text for token in words)
    if offer := sense.start.get("proposal"):
        of_leads = sense.start.get("last_tool") == "purchase" and offer.get("kind") != "topup"
        return _corrected(text, words, line, sense, tagger) if of_leads else []
    terse = _implied(words, sense, tagger)
    if terse:
        made = BUILDERS[terse](make_clause(text, words, tagger.items(words), False), sense)
        paid = {"payment_method": payment_method(line) or "credits"} if terse == "purchase" else {}
        return [Step(step.tool, {**step.args, **paid}, step.mentions) for step in made]
    same = SAME_FOR.match(line) if sense.start.get("last_tool") == "set_notifications" else None
    last = str(sense.start.get("last_tool"))
    if last in STEPPED and len(sense.start.get("focus") or []) == 1 and STEPS_ON.match(line):
        return BUILDERS[last](make_clause(text, words, tagger.items(words), False), sense)
    event = finder("EVENTS").find(same["what"]) if same else None
    if event:
        told = {key: value for key, value in (sense.start.get("last_args") or {}).items() if key in NOTICE}
        return [Step("set_notifications", {**told, "event": event})]
    return _exchanged(text, words, line, sense, tagger) or _corrected(text, words, line, sense, tagger)


def _exchanged(text: str, words: list[Token], line: str, sense: Sense, tagger: Tagger) -> list[Step]:
    """ "i meant 7202, let the other one go": another lead is held, and the one held by mistake is let go."""
    mistaken = (sense.start.get("last_args") or {}).get("ref") or []
    first, last = LETS_GO_FIRST.match(line), LETS_GO.search(line)
    said = first or last
    if sense.start.get("last_tool") != "hold_lead" or not mistaken or said is None:
        return []
    named = said["one"] or said["other"]
    places = [row["id"] for row in sense.screen]
    if named and int(named) not in mistaken and places[int(named) - 1 : int(named)] != mistaken:
        return []
    rest = _cut(words, said.end() if first else 0, len(line) if first else said.start())
    made = _corrected(text, rest, " ".join(token.text for token in rest), sense, tagger)
    wrong = [int(named)] if named and int(named) in mistaken else mistaken
    back = Step("release_hold", {}, [Mention("id", int(lead)) for lead in wrong])
    return ([back, *made] if first else [*made, back]) if made else []


def _cut(words: list[Token], start: int, end: int) -> list[Token]:
    """The words whose place in the line lies between."""
    kept, at = [], 0
    for token in words:
        if start <= at < end:
            kept.append(token)
        at += len(token.text) + 1
    return kept


def _corrected(text: str, words: list[Token], line: str, sense: Sense, tagger: Tagger) -> list[Step]:
    """What was just done with the value that is put right; none where the words hold more than that."""
    if not sense.start.get("last_tool"):
        return []
    if not (OPENS.match(line) or DENIED_FIRST.match(line) or MEANT_THIS.search(line) or PUT_BACK.match(line)):
        return []
    if PUT_BACK.match(line):
        return _once_more(sense)
    tool, before = _last(sense, line)
    if tool not in REPLAYED or not before:
        return []
    words = _said(words, line)
    if len(words) > FEW_SAID and words[0].text in ASKING:
        return []  # "oh wait, was 9103 the one bedroom"
    last = DENIED_LAST.search(line)
    if last and int(last["id"]) in (before.get("ref") or []):
        words = [word for word in words if word.start < _at(words, last["id"])]
    items = tagger.items(words)
    values = values_of(words, items, sense)
    tool, before = _of_the_hold(values, sense) or (tool, before)
    if not values or not all(token.text in BESIDE or _within(token, values) for token in words):
        leads = named(make_clause(text, words, items, False), tool, sense)
        return [Step(tool, _kept(before), leads)] if leads else []
    if len(values) == 1 and values[0].bare and "duration_hours" in before and MAKES_IT.match(line):
        return [Step(tool, {**_kept(before), "duration_hours": in_its_unit(values[0].number, before)}, _those(before))]
    return _changed(tool, before, make_clause(text, words, items, False), values, sense, line)


def _of_the_hold(values: list[Value], sense: Sense) -> tuple[str, dict[str, Any]] | None:
    """ "how much is it" between a hold and "make it 12 hours": the hold is what lasts."""
    last, focus = sense.start.get("last_tool"), sense.start.get("focus") or []
    if last not in STEPPED or not values or not {value.family for value in values} <= LASTS:
        return None
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    made = (sense.start.get("frames") or {}).get("hold_lead") or {}
    return ("hold_lead", dict(made)) if made.get("ref") == focus and held >= set(focus) else None


def _those(before: dict[str, Any]) -> list[Mention]:
    """The leads of the last call, however many."""
    return [Mention("id", int(lead)) for lead in before.get("ref") or []] or it()


def _kept(before: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in before.items() if name not in OF_THE_CALL}


def _implied(words: list[Token], sense: Sense, tagger: Tagger) -> str:
    """ "both. 6h.": leads and a length of time, and no other word, are a hold; "9102. credits." a purchase."""
    if len(words) > MOST_TERSE or sense.start.get("last_tool") in WRITES:
        return ""
    paid = PAID_BY.search(" ".join(token.text for token in words)) is not None
    if not paid and not any(token.text in (",", ".", "-", "for") for token in words):
        return ""
    items = tagger.items(words)
    values = values_of(words, items, sense)
    leads = [item for item in items if item.is_("hash", "ordinal", "every", "id", "last", "best")]
    if len(leads) == len(values) and leads and paid:
        return "purchase" if all(token.text in FILLS | PAYING or _within(token, values) for token in words) else ""
    terse = all(token.text in FILLS or _within(token, values) for token in words)
    return "hold_lead" if terse and leads and {value.family for value in values} == {"lead", "length"} else ""


def _last(sense: Sense, line: str) -> tuple[str, dict[str, Any]]:
    """What was done last; after it was undone, the hold that was meant for another lead."""
    undone = sense.start.get("undone") or {}
    if undone and sense.start.get("last_tool") == "release_hold":
        meant = MEANT_THIS.search(line) or SAME_AS_BEFORE.search(line) or PUT_BACK.match(line)
        return (str(undone["tool"]), dict(undone["args"])) if meant else ("", {})
    last = str(sense.start.get("last_tool") or "")
    if last in BETWEEN:
        frames = sense.start.get("frames") or {}
        done = next((tool for tool in reversed(frames) if tool not in BETWEEN), "")
        return (done, dict(frames[done])) if done in WRITES & set(REPLAYED) else ("", {})
    return last, dict(sense.start.get("last_args") or {})


def _once_more(sense: Sense) -> list[Step]:
    """ "put them back": what was just released is held again, for as long as it was meant to be."""
    if sense.start.get("last_tool") != "release_hold":
        return []
    released = (sense.start.get("last_args") or {}).get("ref") or []
    before = (sense.start.get("undone") or {}).get("args") or {}
    kept = {name: value for name, value in before.items() if name != "ref"}
    return [Step("hold_lead", kept, [Mention("id", int(lead)) for lead in released])] if released else []


def _said(words: list[Token], line: str) -> list[Token]:
    """The words without the opening, and without what is denied there ("not 1, 2")."""
    opening = OPENS.match(line)
    end = opening.end() if opening else 0
    denied = DENIED_FIRST.match(line, end)
    end = denied.end() if denied else end
    return _cut(words, end, len(line) + 1)


def _at(words: list[Token], number: str) -> int:
    """Where "not 6343" begins: at the word before the number."""
    at = next((n for n, word in enumerate(words) if word.text == number), len(words))
    backs = [n for n in range(at) if words[n].text in ("not", "instead", "rather")]
    return words[backs[-1]].start if backs else words[-1].end


def _within(token: Token, values: Sequence[Value]) -> bool:
    return any(value.start <= token.start < value.end for value in values)


def _changed(
    tool: str, before: dict[str, Any], said: Clause, values: list[Value], sense: Sense, line: str
) -> list[Step]:
    kept = _kept(before)
    number = values[0].number if len(values) == 1 and values[0].bare else 0
    if number and "duration_hours" in before and number > len(sense.screen):
        return [Step(tool, {**kept, "duration_hours": in_its_unit(number, before)}, _those(before))]
    families = {value.family for value in values}
    if number and tool == "update_lead" and OF_A_LEAD.search(line):
        return []  # "wrong one, 3" is no hour
    if tool == "update_lead" and "stage" not in families and (number or "lead" not in families):
        return _rescheduled(kept, f"at {number}" if number else said.text, families, sense)
    if families == {"length"} and tool not in TIMED:
        return []  # "make it 12 hours" after a price
    if not families & {"lead", "length", "stage"} and tool != "hold_lead":
        return []
    made = BUILDERS[tool](said, sense)
    if len(made) != 1 or made[0].tool != tool:
        return []
    if "lead" in families:
        return [Step(tool, {**kept, **made[0].args}, made[0].mentions)]
    return [Step(tool, made[0].args, _those(before))]


def in_its_unit(number: int, before: dict[str, Any]) -> int:
    """ "make it two" of "a day" is two days."""
    days = before["duration_hours"] % DAY_HOURS == 0 and number <= FEW_DAYS
    return number * DAY_HOURS if days else number


def _rescheduled(kept: dict[str, Any], said: str, families: set[str], sense: Sense) -> list[Step]:
    """Of a follow-up its day or its hour."""
    old = str(kept.get("follow_up_at") or "")
    moment = come_back(said, sense.now)
    if not old or moment is None:
        return []
    day, _, hour = moment.partition("T")
    if "day" not in families and hour:
        day = old.partition("T")[0]
    hour = hour or old.partition("T")[2]
    return [Step("update_lead", {**kept, "follow_up_at": f"{day}T{hour}" if hour else day}, it())]
