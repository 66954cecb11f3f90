"""Times of day and days to come back on, as people say them."""

from __future__ import annotations

import re

HOUR_NAMES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "once": 11, "doce": 12,
}  # fmt: skip
MINUTE_NAMES = {"thirty": 30, "fifteen": 15, "twenty": 20, "forty five": 45, "forty": 40, "ten": 10}
HALVES = (
    (r"\ba ?\. ?m\b\.?", "am"), (r"\bp ?\. ?m\b\.?", "pm"), (r"(?<=\d) ?([ap])(?=\b(?! ?\.? ?m| (?:las? )?\d))", r" \1m"),
    (r"\b(in the |early in the )?(morning|mornin|forenoon|a m|de la manana)\b", "am"),
    (r"\b(in the )?(evening|afternoon|arvo|p m)\b|\bat night\b|\bde la (noche|tarde)\b", "pm"),
    (r"\bmidnight\b|\bmedianoche\b", "12 am"), (r"\bnoon\b|\bmidday\b|\bmediodia\b", "12 pm"),
    (r"\bo ?' ?clock\b|\boclock\b|\bo clock\b|\bsharp\b|\bhours?(?= (to|until|till)\b)", ""),
)  # fmt: skip
"""What is read out of the clock's words; "10 in the evening" is "10 pm"."""

PAST = re.compile(
    r"\b(had|talked|spoke|spoken|called|phoned|rang|sent|met|left|emailed|texted|saw|reached|got off|heard|tried|was|were|bought|closed|signed|submitted|chatted)\b(?! (again|back))(?:(?! and | then | remind| call (?:him|her|back|again|them|the)| follow | so |, ).){0,60}?"
    r"\b(this (morning|afternoon|evening)|today|yesterday|earlier( today| on)?|last (night|week|month|\w+day)|tonight|just now|on (mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
CALL_HAD = re.compile(
    r"\b(had|after|finished|off|missed|returned|was on) (a|the|my|an|another)? ?(\w+ )?(call|meeting|visit|follow ?up)\b"
)

WEEKDAYS: dict[str, int] = {
    name: at
    for at, names in enumerate(
        ("monday mon lunes", "tuesday tue tues martes", "wednesday wed weds miercoles", "thursday thu thur thurs jueves",
         "friday fri viernes", "saturday sat sabado", "sunday sun domingo")
    )
    for name in names.split()
}  # fmt: skip
COUNTS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10,
    "couple": 2, "a couple": 2, "a couple of": 2, "couple of": 2, "few": 3, "a few": 3, "half an": 0, "half a": 0,
    "eight": 8, "nine": 9, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty five": 45, "forty": 40, "another": 1,
}  # fmt: skip
MINUTES: dict[str, int] = {
    "min": 1, "mins": 1, "minute": 1, "minutes": 1, "m": 1, "hour": 60, "hours": 60, "h": 60, "hr": 60, "hrs": 60,
    "day": 1440, "days": 1440, "d": 1440, "week": 10080, "weeks": 10080, "fortnight": 20160, "month": 43200, "months": 43200,
}  # fmt: skip
DAY_PARTS: dict[str, int] = {
    "first thing": 9, "early morning": 9, "morning": 9, "lunch": 12, "lunchtime": 12, "noon": 12, "midday": 12,
    "afternoon": 14, "evening": 18, "tonight": 18,
}  # fmt: skip
SHARES = ((" and a half", 0.5), (" y media", 0.5), (" and a quarter", 0.25), (" and three quarters", 0.75))
NOT_THEN = re.compile(
    r"\bnot (?:on |this |next )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|tonight)\b,?"
)
