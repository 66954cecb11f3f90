"""Words that put a follow-up at another day or hour."""

from __future__ import annotations

import re

SAME_TIME = re.compile(r"\bsame (time|hour)\b|\bmisma hora\b")
OTHER_DAY = re.compile(
    r"\bnot (on )?((mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today)\b"
    r"|\b(slide|move|push|shift|bump|change|make|switch) "
    r"(it|that|this)\b|\b(i meant|i mean|rather|instead|actually)\b"
)
OTHER_HOUR = re.compile(r"\b(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)? (?:instead of|rather than|not) \d")
_TIME = r"(\d{1,2})(?: ?: ?(\d\d))? ?(am|pm)?(?: o'clock)?"
MOVED_HOUR = re.compile(
    r"\b(?:make|change|move|push|switch|bump|shift|set) (?:it|that|this)(?: back| up)?(?: to| for| at)? "
    + _TIME
    + r"(?: (?:instead|rather|please|then|actually|sharp))*$"
)
BETTER_HOUR = re.compile(
    r"^(?:actually |no |sorry |i meant |i mean |rather |better |or )*(?:at )?"
    + _TIME
    + r" (?:instead|rather|is better|works better|would be better)$"
)
ONLY_HOUR = re.compile(
    r"^(?:(?:and|make it|ok|say|um+|let us say|oh|sorry|please|around|about) )*"
    r"(?:(?:at|around|by|about|say) |(?=\d{1,2} ?(?::|am|pm)))" + _TIME + r"(?: (?:sharp|please|then|if possible))*$"
)
""" "at 3" after a day was set."""
