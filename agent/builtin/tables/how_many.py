"""Words around a number alone that says how many leads are to be shown."""

from __future__ import annotations

import re

_NUMBER = r"(?P<many>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_POLITE = r"(?:ok|okay|so|now|hm+|nah|no|well|actually|and|but|please|pls|thanks|thx|then|tho|though|for now|really|to start|at a time)"
_ASK = (
    r"(?:(?:can|could) you |lets |let s |let us )?(?:show|give|list|see|send|get|display)(?: me| us)?(?: just| only| the)?"
    r"|(?:i|we)(?: only| just| really)* (?:need|want|wanna see|want to see|care for|asked for)(?: just| only)?|(?:i d|i would|i'd) (?:only |just )?(?:like|want)(?: just| only)?"
    r"|(?:do not|don t|don't|dont) (?:need|want|show me|give me)(?: to see)? (?:more than|over)"
)
_LIMIT = (
    r"(?:just|only)(?: just| only| the)?|max(?:imum)?|at most|up to|no more than|not more than|(?:limit|cap|keep|restrict|trim|cut|narrow|shorten|bring|whittle|boil)"
    r"(?: it| that| this| them| things| the list| the results| results)?(?: down)? (?:to|at)|limit|the? ?(?:best|top)|top|best"
)
_OF = r"(?: of (?:them|those|these|em|the(?:m| lot| bunch| list)?))?"
_ENOUGH = r"(?:only|max|maximum|tops|at most|(?:is|are|s|would be|will be|'s|would|will|ll|should) (?:plenty|enough|sufficient|do|suffice|the max|all i (?:need|want))|will do|at a time|and no more|is all i (?:need|want))"
HOW_MANY = re.compile(
    rf"^(?:{_POLITE}[ ,]+)*(?:(?P<lead>(?:(?:{_ASK})(?: (?:{_LIMIT}))?|{_LIMIT})) {_NUMBER}{_OF}(?: {_ENOUGH})?|{_NUMBER.replace('many', 'few')}{_OF} {_ENOUGH})"
    rf"(?:[ ,]+{_POLITE})*[ .!?]*$",
    re.IGNORECASE,
)
""" "just 5", "i only need three", "no more than ten please", "4 is plenty"."""
PRAISES = re.compile(r"\bbest$", re.IGNORECASE)
OF_ROOMS = re.compile(r"\b(?:max(?:imum)?|at most|up to|no more than|not more than)$", re.IGNORECASE)
NO_LIST = re.compile(
    r"\b(?:hold|reserve|keep|book|buy|purchase|extend|release|refund|remind|note|alert|notify|bed\w*|bd|br|bath\w*|ba|hours?|days?|weeks?|miles?)\b[^,;.]*$",
    re.IGNORECASE,
)
LAST_PART = re.compile(r"^(?P<need>.*\w)(?P<joint>\s*[,;.:-]\s+(?:and )?|\s+and )(?P<count>[^,;.:]{1,40})$", re.DOTALL)
FIGURES = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20,
}  # fmt: skip
SHOW_ONLY = "show only {} results"
SHOW_BEST = "show the {} best leads"
