"""Step 1a: "hold ref=2 duration_hours=12": arguments by name, as a program has them, are said in words."""

from __future__ import annotations

import re

from agent.builtin.mentions import LEAST_ID
from agent.builtin.tables.grammar import MONTHS
from agent.builtin.tables.keyed import (
    A_DATE,
    KEY_MARKS,
    KEYS,
    LEADS,
    NAMES,
    NUMBERED,
    ORDER_FIRST,
    REASONS,
    SAYS_KEY,
    TO_DO,
    UNDER,
)


def spelled_out(text: str) -> str:
    """The text with each argument as a person would say it."""
    text = TO_DO.sub(r"\g<who> to", NUMBERED.sub("number ", A_DATE.sub(_dated, text)))
    if not any(mark in text for mark in KEY_MARKS) or not SAYS_KEY.search(text):
        return text
    text = ORDER_FIRST.sub(r"\g<order> ", text)
    text = UNDER.sub(lambda found: found.group().replace("_", " "), text)
    text = LEADS.sub(_leads, text)
    for pattern, said in KEYS:
        text = pattern.sub(said, text)
    return NAMES.sub(lambda found: f"because {REASONS[found[1].lower()]}", text)


def _dated(found: re.Match[str]) -> str:
    """ "2026-06-25T14:00" as "June 25 at 14:00"."""
    month = MONTHS[int(found["month"]) - 1]
    return f"{month} {int(found['day'])}" + (f" at {found['clock']}" if found["clock"] else "")


def _leads(found: re.Match[str]) -> str:
    numbers = [int(number) for number in re.findall(r"\d+", found[1])]
    return " and ".join(f"lead {number}" if number >= LEAST_ID else f"#{number}" for number in numbers)
