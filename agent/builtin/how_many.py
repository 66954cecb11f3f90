"""Step 1a: "just 5", "i only need three": a number alone on a list says how many leads are to be shown."""

from __future__ import annotations

import re

from agent.builtin.entities.order import MOST_SHOWN
from agent.builtin.entities.renumbered import COUNTED, LONE, changed_last
from agent.builtin.sense import Sense
from agent.builtin.tables.how_many import FIGURES, HOW_MANY, LAST_PART, NO_LIST, OF_ROOMS, PRAISES, SHOW_BEST, SHOW_ONLY

ON_A_LIST = ("search_leads", "recommend_leads")


def how_many(text: str, sense: Sense) -> str:
    """The text with what the number counts; as it is where the number can stand for something else."""
    if sense.pending:
        return text
    alone = HOW_MANY.match(text.strip())
    if alone:
        return (_shown(alone) or text) if _of_a_list(sense, alone) else text
    last = LAST_PART.match(text.strip())
    count = HOW_MANY.match(last["count"]) if last else None
    if (
        last is None
        or count is None
        or not count["lead"]
        or OF_ROOMS.search(count["lead"])
        or NO_LIST.search(last["need"])
    ):
        return text
    shown = _shown(count)
    return f"{last['need']}, {shown}" if shown else text


def _of_a_list(sense: Sense, said: re.Match[str]) -> bool:
    """Whether a list is in front of the user, and its last change was no count that this number could replace."""
    if sense.start.get("last_tool") not in ON_A_LIST or not sense.screen:
        return False
    if OF_ROOMS.search(said["lead"] or "") and any(slot[4:] in COUNTED for slot in sense.filter):
        return False
    return changed_last(sense) not in (*COUNTED, *(slot for slot in LONE if slot != "limit"))


def _shown(said: re.Match[str]) -> str:
    written = (said["many"] or said["few"]).lower()
    number = FIGURES.get(written) or int(written)
    if not 1 < number <= MOST_SHOWN:
        return ""
    return (SHOW_BEST if said["lead"] and PRAISES.search(said["lead"]) else SHOW_ONLY).format(number)
