"""Marks with which requests are counted off."""

from __future__ import annotations

import re

FIGURE = re.compile(r"(?:^|(?<=[\s,;.:]))\(?#?(?P<mark>\d)\s?(?:\)|\.(?=\s)|:(?=\s)|\s-(?=\s))\s*(?=\D|\d{4})")
ONE_MORE = re.compile(r"^\W*(?P<mark>\d{1,2})\s?[.)]\s+(?=[a-zA-Z])")
LETTER = re.compile(r"(?:^|(?<=[\s,;.:]))\(?(?P<mark>[a-e])\s?\)\s*", re.IGNORECASE)
_REQUEST = (
    r"hold|buy|purchase|release|drop|extend|refund|mark|set|note|log|show|find|search|tell|quote|price|compare|open|give|get|put|let|turn|"
    r"what|what's|whats|how|who|which|is|are|do|does|did|can|could|my|the price|the balance|i (?:want|need|would|'d)|i'd|please|remind|move|save|delete|cancel|any|check|pull|list"
)
REQUEST = re.compile(rf"(?:please |also |then )?(?:{_REQUEST})\b", re.IGNORECASE)
NAMED = re.compile(
    rf"(?:^|(?<!the)(?<!my)(?<!a)[\s,;.]+)(?:and |then |ok )?(?P<mark>first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?)(?: of all| off| up| thing)?\s?[,:]?\s+(?=(?:{_REQUEST})\b)",
    re.IGNORECASE,
)
ORDER_OF = {"first": 1, "second": 2, "third": 3, "fourth": 4}
ARROW = re.compile(r"\s*(?:-+>|=+>|→|➡️?|⇒)\s*(?=[A-Za-z])")
ARROW_ENDS = (">", "→", "➡", "⇒")

_WOULD = r"(?:i'?d|i would|we'?d|we would|would)(?: have)?"
_BUY = r"(?:buy|bought|hold|held|take|taken|get|gotten|grab(?:bed)?|reserved?|go(?:ne)? for|purchased?|jump(?:ed)? on)"
_A_LEAD = r"(?:the |lead |number |# ?)*\w+(?: one| lead)?"
_PART = r"(?:a |an |the |some )?[\w -]{3,30}?"
_SIGHS = r"^\W*(?:(?:hmm+|ok|well|oh|honestly|man|lol|yeah),? )*"
HAD_IT = (
    re.compile(
        rf"{_SIGHS}{_WOULD} (?:\w+ )?{_BUY} (?P<ref>{_A_LEAD})(?: \w+){{0,3}}? if (?:only )?it (?:only )?(?:had|came with) (?P<what>{_PART})\W*$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"{_SIGHS}if (?:only )?(?P<ref>{_A_LEAD}) (?:only )?(?:had|came with) (?P<what>{_PART}),? (?:then )?{_WOULD} (?:\w+ )?{_BUY} (?:it|that|that one)(?: \w+)?\W*$",
        re.IGNORECASE,
    ),
)
""" "i'd buy #1 if it had a pool" asks whether it has one."""

_DAY = r"(?:in the|tomorrow|today|on|mon|tue|wed|thu|fri|sat|sun|next)"
IDIOMS = re.compile(
    r"\b(?:on|upon) (?:a )?second thoughts?\b|\bi (?:second|2nd) (?:that|this)\b|\b(?:give me|gimme|got|have|wait|hang on|hold on|just|in|for) (?:a|one|1) (?:quick )?(?:second|sec)\b(?! (?:one|lead|listing))|"
    r"\b(?:one|a|1) sec(?:ond)?\b(?! (?:one|lead|listing))|\bfirst things? first\b|\b(?:just |and )?(?:one|1|a) (?:last|final|more|other) (?:quick |little )?(?:thing|question|favou?r|request|ask)\b|"
    r"(?<!that )(?<!undo )(?<!undo the )(?<!scratch the )(?<!drop the )(?<!remove the )(?<!forget the )(?<!cancel the )\b(?:my |the )?(?:last|final|first|next|other) (?:quick )?(?:thing|question|favou?r|request)\b(?! "
    + _DAY
    + r")|\bin the (?:first|second) place\b|\blast but not least\b|\bat (?:first|last)\b(?! (?:one|light))|"
    r"\bfor the (?:first|second|third|last|2nd|3rd|umpteenth) time\b|(?<!your )\b(?:my |the |our )?(?:first|second|top|last|number one|no\.? ?1|#1) (?:choice|priority|pick is|preference|resort)\b|\bmy (?:number one|#1|no\.? ?1) (?=is\b)|"
    r"\bfirst[- ]time(?:r)?(?: (?:home)?buyers?)?\b|\bsecond nature\b|\bsecond to none\b|\bsecond[- ]guess\w*\b|\bfirst come,? first served?\b|\bsecond hand\b|\bthird time'?s? (?:is )?(?:a|the) charm\b|\blast (?:chance|call)\b|\bevery other\b(?= (?:day|week))|\b(?:the |one )?last one\b(?= for (?:today|now|tonight|the day)\b|,? (?:i )?promise\b|:)",
    re.IGNORECASE,
)
""" "on second thought", "one last thing": no places on a list."""
OF_IDIOMS = ("sec", "2nd", "first", "last", "final", "next", "other", "more", "third", "3rd", "umpteen", "one", "1")
"""One of these stands in every idiom."""
REPAIRING = re.compile(r"second thoughts?", re.IGNORECASE)
