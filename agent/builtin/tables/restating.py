# ruff: noqa: E501
"""Words with which people put another lead or another length in the place of the one just said."""

from __future__ import annotations

import re

RESTATES = re.compile(
    r"\b(?:no|nope|nah|not|wait|sorry|mean|meant|actually|rather|make|scratch|strike|scrap|cancel that|correction|mistake|"
    r"oops|whoops|ops|woops|bad|typo|er|erm|err|uh|hmm|better|on second|hang on|wrong|perdon|digo|mejor|quise)\b"
)
"""A word of it must be there, or nothing is looked for."""

DENIES = re.compile(
    r"(?:oh |uh |ah |, )*no (?:no )*(?=(?:the )?(?:# ?\d|number (?!is|was)\w+|first|second|third|fourth|fifth|last|\d{4}\b))|(?:no |sorry |wait |, |\. )*(?:not (?:the )?(?:# ?)?\w+ (?:one )?[,.;!-] )(?:but |the )?"
)
""" "not 8213, 8214": looked for at each word."""

SAID_AFTER = re.compile(
    r"[,.;!-] (?:no |wait |, |sorry )*(?P<said>[^,.;!]{1,40}?) ?,? "
    r"(?P<tail>(?:rather|i meant|i mean|i should say|i should have said|sorry|is what i meant|was what i meant|i meant to say)[ .!]*$)"
)
""" "6343 qualified, 6085 i meant"."""

AND_ALSO = re.compile(r"^(?:\w+ ){0,3}?(?:too|also|as well|aswell|both)\b")

OF_LEADS = re.compile(
    r"\b(?:hold\w*|held|reserv\w*|sav\w*|keep|put|lock\w*|releas\w*|let go|drop|free|unhold|buy\w*|purchas\w*|order\w*|get|take|extend\w*|"
    r"refund\w*|money back|mark\w*|set|move|contacted|qualified|won|lost|new|closed|called|note\w*|log|follow|remind|snooze|"
    r"lead|leads|compare|details|price|quote|add|change|update|status|open|tell me)\b"
)
"""Numbers of four digits are leads where something is done with leads."""

SKIPPED = frozenset(
    [
        "make",
        "it",
        "that",
        "the",
        "lead",
        "leads",
        "number",
        "to",
        "i",
        "meant",
        "mean",
        "said",
        "say",
        "is",
        "was",
        "on",
        "for",
        "do",
        "use",
        "be",
        "should",
        "with",
        "a",
        "by",
        "of",
        "one",
        "no",
        "sorry",
        "please",
        "oh",
        "rather",
        "actually",
        ",",
        ".",
        "-",
        "!",
        ";",
    ]
)

BARE_START = re.compile(
    r"^(?:(?:no|nope|nah|wait|hmm+|actually|sorry|oops|whoops|hang on|hold on|scratch that|strike that|my bad|correction|er|on second thoughts?) ?)+$"
)
""" "no", "wait, no" before an order: not a word on its own."""

TAKEN_BACK_WHOLE = re.compile(
    r"\b(?:not|no|nah|never ?mind|leave|cancel|forget|skip|drop|stop|pass|changed|scratch|disregard|ignore)\b"
)
