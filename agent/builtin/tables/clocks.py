"""Words of the clock: parts of the day, halves and quarters, and the words before which a bare number is an hour."""

from __future__ import annotations

MORNING, AFTERNOON, EVENING, NIGHT = "morning", "afternoon", "evening", "night"

PARTS: dict[str, str] = {
    MORNING: "morning, in the morning, this morning, in the mornings, mornings, forenoon, in the forenoon, de la manana, "
    "por la manana, en la manana, in the mornin, mornin, in the am, early morning, in the early morning, de la madrugada",
    AFTERNOON: "afternoon, in the afternoon, this afternoon, in the afternoons, arvo, this arvo, in the arvo, de la tarde, "
    "por la tarde, en la tarde, esta tarde, late afternoon, in the pm, of the afternoon",
    EVENING: "evening, in the evening, this evening, in the evenings, evenings, in the evenin, of the evening, "
    "early evening, late evening",
    NIGHT: "tonight, at night, in the night, esta noche, de la noche, por la noche, en la noche, night, tonite, "
    "late at night, nighttime",
}

NAMED: dict[str, float] = {
    "noon": 12, "midday": 12, "noontime": 12, "high noon": 12, "mediodia": 12, "medio dia": 12, "midnight": 24,
    "medianoche": 24, "media noche": 24, "lunchtime": 12, "lunch time": 12, "close of business": 17, "cob": 17,
    "close of play": 17, "end of business": 17, "end of the business day": 17, "end of the work day": 17,
    "end of the workday": 17, "end of business day": 17, "close of the business day": 17, "closing time": 17,
    "close of trade": 17, "quitting time": 17, "dinner time": 18, "dinnertime": 18, "supper time": 18,
    "suppertime": 18,
}  # fmt: skip
NAMED_STARTS = frozenset(name.split()[0] for name in NAMED)
MOST_NAMED = max(len(name.split()) for name in NAMED)

HALVES: dict[tuple[str, ...], bool] = {
    ("pm",): True, ("p", ".", "m"): True, ("p", "m"): True, ("am",): False, ("a", ".", "m"): False, ("a", "m"): False,
}  # fmt: skip
SHORT_HALVES = {"p": True, "a": False}  # only when written to the number: "10p"

OCLOCK = ("o'clock", "oclock", "o clock", "en punto", "sharp", "on the dot")

MINUTES_TO: dict[str, int] = {"quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "twentyfive": 25}
AFTER_HOUR = ("past", "after", "gone")
BEFORE_HOUR = ("to", "till", "til", "before", "of")
SPANISH_AFTER: dict[tuple[str, ...], float] = {
    ("y", "media"): 0.5, ("y", "cuarto"): 0.25, ("menos", "cuarto"): -0.25, ("y", "treinta"): 0.5,
}  # fmt: skip
SPOKEN_MINUTES: dict[str, int] = {
    "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "quince": 15, "treinta": 30,
}  # fmt: skip

BEFORE_SPOKEN = frozenset(
    {"at", "until", "till", "til", "by", "around", "round", "from", "before", "after", "lunch", "@"}
)
NOT_BEFORE_AT = frozenset(
    "listed priced valued going starting asking capped max offered looking look sits stands budget price under stop stops stopping stopped maxed maxes maxing out tops top tap taps tapped topping maximum limit cap caps ceiling floor start starts begin begins beginning approved in sold appraised".split()
)  # "priced at four thirty" is money
BEFORE_MILITARY = frozenset(
    "until till til by through thru at @ before hasta today tomorrow tonight noon monday tuesday wednesday thursday friday "
    "saturday sunday mon tue tues wed weds thu thur thurs fri sat sun about around".split()
)
BEFORE_LENGTH = ("for", "another", "by", "plus", "por", "of")  # "for 1000 hours" is a length
MILITARY_ENDS = ("hours", "hrs", "hour", "h", "hr", "local", "zulu")
TO_WORDS = ("to", "-", "until", "till", "til", "through", "thru", "and", "a", "hasta")
HOUR_LEADS = (
    "at", "@", "a las", "a la", "around", "round", "about", "by", "before", "after", "say", "circa", "sobre las",
    "hacia las", "like", "for", "roughly",
)  # fmt: skip
PART_ENDS = (
    "in the", "at night", "of the", "de la", "por la", "en la", "mornin", "arvo", "this", "tonight", "esta", "afternoon",
    "evening", "forenoon",
)  # fmt: skip
_MONTH_NAMES = (
    "january jan enero", "february feb febrero", "march mar marzo", "april apr abril", "may mayo", "june jun junio",
    "july jul julio", "august aug agosto", "september sep sept septiembre", "october oct octubre",
    "november nov noviembre", "december dec diciembre",
)  # fmt: skip
MONTHS: dict[str, int] = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
