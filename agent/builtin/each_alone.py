"""Step 1a, further: requests of one message that stand by themselves: "my balance; hold 2, then quote the third"."""

from __future__ import annotations

from itertools import pairwise

from agent.builtin.plan import Step
from agent.builtin.tables.each_alone import (
    BETWEEN,
    LEANS,
    NAMES_LEAD,
    NOTE,
    NOTE_ENDS,
    NOTE_ON_IT,
    ORDERS,
    OWN_NUMBER,
    STARTS,
)
from agent.builtin.tables.tools import REF_TOOLS, SEARCHES

MOST_PARTS, TWO = 6, 2
UNDONE = ("", "ask_user", "decline")
NOTED = frozenset({"update_lead"})


def each_alone(text: str) -> list[str]:
    """The requests in their order; empty where one of them leans on another, or where there is only one."""
    text = _with_its_lead(text.strip())
    if not STARTS.match(text):
        return []
    parts: list[str] = []
    start = 0
    for joint in BETWEEN.finditer(text):
        if joint.start() <= start or not STARTS.match(text, joint.end()):
            continue
        said = text[start : joint.start()]
        if not STARTS.match(said) or (NOTE.search(said) and not NOTE_ENDS.match(text, joint.end())):
            continue
        parts.append(said)
        start = joint.end()
    parts.append(text[start:])
    if not 1 < len(parts) <= MOST_PARTS or any(map(_leans, parts)):
        return []
    return [part.strip(" ,;.\n").rstrip("?" if ORDERS.match(part) else "") for part in parts]


def _with_its_lead(text: str) -> str:
    """ "quote 9104, then add a note to it: call Monday": the one lead that was named before is put for "it"."""
    note = NOTE_ON_IT.search(text)
    named = NAMES_LEAD.findall(text[: note.start()]) if note else []
    return (
        f"{text[: note.end('head')]} {named[0]}{text[note.end() :]}"
        if note and len(named) == 1 and OWN_NUMBER.search(named[0])
        else text
    )


def _leans(part: str) -> bool:
    """Whether a request needs what was said before it; what is written into a note is the user's own text."""
    return LEANS.search(part.split(":")[0] if NOTE.search(part) else part) is not None


def stands_alone(steps: list[list[Step]]) -> bool:
    """Whether what each part asks for is a request of its own, and none is the other half of another."""
    made = [step for part in steps for step in part]
    if any(not part for part in steps) or any(step.tool in UNDONE for step in made):
        return False
    if any(step.tool in SEARCHES for part in steps[:-1] for step in part):
        return False
    made = once_each(made)
    if any(one.tool == other.tool and one.tool in REF_TOOLS - NOTED for one, other in pairwise(made)):
        return False
    notices = [step.args for step in made if step.tool == "set_notifications"]
    return len(notices) < TWO or all(args.keys() & {"channel", "quiet_hours"} for args in notices)


def once_each(steps: list[Step]) -> list[Step]:
    """The steps without those that were asked for twice."""
    out: list[Step] = []
    for step in steps:
        if step not in out:
            out.append(step)
    return out
