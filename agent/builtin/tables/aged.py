"""How old a lead of the list is, as people say it of one of them."""

from __future__ import annotations

import re

DAYS = {"yesterday": 1, "today": 0, "this morning": 0, "the day before yesterday": 2}
OF_AGE = re.compile(r"\b(?:days?|weeks?|yesterday|today|this morning)\b", re.IGNORECASE)
_ONE = r"(?:one|lead|listing|house|home|place|property|guy|entry)"
_WHEN = r"(?:the day before yesterday|yesterday|today|this morning)"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty)"
_UNIT = r"(?:days?|weeks?)"
_IS = r"(?:(?:that|which) )?(?:(?:'s|is|was|has|that's|went|came|got|has just|just|first)\s?)*(?:been )?(?:just )?"
_OUT = r"(?:listed|posted|published|put up|added|up|on|out|sitting|sat|sitting there|sitting around|on the market|on market|advertised|active|online|there|live)"
AGED = re.compile(
    rf"\bthe (?:only )?(?:{_ONE}\s?{_IS}(?:{_OUT} )?(?:from |since |as of )?(?P<day>{_WHEN})"
    rf"|{_ONE}\s?{_IS}(?:{_OUT} )?(?:from |for |about |around |over |since )*(?P<n>{_COUNT}) {_UNIT}(?: ago| old| now| already)?(?= |\W|$)(?<!one)"
    rf"|(?P<n2>{_COUNT})[- ]{_UNIT}[- ]old (?:{_ONE})"
    rf"|(?P<day2>yesterday|today)'?s (?:{_ONE})|{_ONE} that is (?P<n3>{_COUNT}) {_UNIT} old)\b",
    re.IGNORECASE,
)
""" "the one that's been sitting 20 days"."""
