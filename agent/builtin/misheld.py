"""Step 3f, further: what was just held was not what was meant: "only the third", "not 2, I meant 3"."""

from __future__ import annotations

from agent.builtin.aged import by_age
from agent.builtin.clauses import make_clause
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step
from agent.builtin.reader import Reader
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tables.misheld import (
    APOLOGY,
    BESIDES,
    DENIED,
    DENIED_AFTER,
    DENIES,
    DROPS_A_READ,
    INSTEAD_FIRST,
    KEEPS,
    MEANT,
    NO_JUST,
    REPLACES,
    TOO_LONG,
    WRONG,
)
from agent.builtin.tables.tools import REF_TOOLS
from agent.references import resolve_mentions

DENIED_OF = ("hold_lead", "quote_price", "lead_details")
READS = frozenset({"quote_price", "lead_details"})
POINTERS = ("ordinal", "hash", "id", "num", "best", "last", "middle", "penult", "latter", "former")


def let_go(whole: str, sense: Sense, reader: Reader) -> list[Step]:
    """ "actually just the third" after several were held: the others are let go."""
    made = _just_held(sense)
    kept = KEEPS.match(whole) if len(made) > 1 and not sense.pending else None
    if kept is None:
        return []
    words = reader.tokens(kept["kept"])
    items = reader.tagger.items(words)
    if not words or not all(item.is_(*POINTERS, "article", "lead", "one", "and", "filler") for item in items):
        return []
    mentions = read_mentions(make_clause(kept["kept"], words, items, False), sense)
    stay = set(resolve_mentions(mentions, {**sense.start, "list_shown": "screen"}, "hold_lead").ids)
    gone = [lead for lead in made if lead not in stay]
    return [Step("release_hold", {}, [Mention("id", lead) for lead in gone])] if stay < set(made) else []


def _just_held(sense: Sense) -> list[int]:
    if sense.start.get("last_tool") != "hold_lead":
        return []
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    return [int(lead) for lead in (sense.start.get("last_args") or {}).get("ref") or [] if lead in held]


def without_denial(text: str, sense: Sense) -> str:
    """ "not 2, I meant 3" of the lead before is "I meant 3"."""
    if sense.start.get("last_tool") not in REF_TOOLS or not DENIES.search(text.lower()):
        return text
    found = DENIED.match(text)
    if found is None and sense.start.get("last_tool") in DENIED_OF:
        found = DENIED_AFTER.match(text)
    return f"I meant {found['meant']}" if found else text


def with_right_length(text: str, sense: Sense) -> str:
    """ "10 is too short, do 20" after a hold is "make it 20", of what was counted before."""
    if sense.start.get("last_tool") not in ("hold_lead", "extend_hold") or not any(c.isdigit() for c in text):
        return text
    found = TOO_LONG.match(text)
    if not found:
        return text
    unit = found["unit"] or found["said"] or ""
    return f"make it {found['meant']} {unit}".strip()


def taken_up_anew(text: str, sense: Sense) -> str:
    """ "never mind that, show me details instead": what was only read before is left, what follows is wanted."""
    if sense.start.get("last_tool") not in READS or sense.pending or sense.start.get("proposal"):
        return text
    found = DROPS_A_READ.match(text)
    return found["meant"] if found else text


def order_first(text: str) -> str:
    """ "instead of that hold 5" is "hold 5 instead"."""
    found = INSTEAD_FIRST.match(text) if "of" in text or "than" in text else None
    return f"{found['order']} instead" if found else text


def without_apology(text: str, sense: Sense) -> str:
    """ "sorry, the second" answers a question as "the second" does."""
    if not sense.pending:
        return text
    return APOLOGY.sub("", text) or text


def as_said(text: str, sense: Sense) -> str:
    """The text without what takes back the turn before."""
    text = NO_JUST.sub(", actually only ", text) if "just" in text or "only" in text else text
    text = without_apology(by_age(order_first(text), sense), sense)
    return taken_up_anew(with_right_length(without_denial(text, sense), sense), sense)


def as_long(steps: list[Step], text: str, sense: Sense) -> list[Step]:
    """The right lead is held as long as the wrong one was, where no other length is said."""
    before = sense.start.get("last_args") or {}
    if sense.start.get("last_tool") != "hold_lead" or "duration_hours" not in before or not MEANT.search(text.lower()):
        return steps
    return [_lasting(step, before["duration_hours"]) for step in steps]


def _lasting(step: Step, hours: float) -> Step:
    if step.tool != "hold_lead" or "duration_hours" in step.args:
        return step
    return Step(step.tool, {**step.args, "duration_hours": hours}, step.mentions)


def in_its_place(steps: list[Step], text: str, sense: Sense, reader: Reader) -> list[Step]:
    """ "not 2, I meant 3": the lead that was held by mistake is let go before the right one is held."""
    made, low = _just_held(sense), text.lower()
    if not made or sense.pending or len(steps) != 1 or steps[0].tool != "hold_lead":
        return steps
    if BESIDES.search(low) or not REPLACES.search(low):
        return steps
    right = resolve_mentions(steps[0].mentions, sense.start, "hold_lead").ids
    wrong = [lead for lead in _denied(low, made, sense, reader) if lead not in right]
    if not right or set(right) & set(made) or not wrong:
        return steps
    return [Step("release_hold", {}, [Mention("id", lead) for lead in wrong]), *steps]


def _denied(low: str, made: list[int], sense: Sense, reader: Reader) -> list[int]:
    """The lead of several that is said to be wrong ("not 2"); else all that were just held."""
    found = WRONG.search(low) if len(made) > 1 else None
    if found is None:
        return made
    words = reader.tokens(found["lead"])
    said = read_mentions(make_clause(found["lead"], words, reader.tagger.items(words), False), sense)
    named = resolve_mentions(said, {**sense.start, "list_shown": "screen"}, "hold_lead").ids
    return [lead for lead in made if lead in named] or made
