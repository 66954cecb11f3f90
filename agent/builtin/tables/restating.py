"""Words with which people put another lead or another length in the place of the one just said."""

from __future__ import annotations

import re

RESTATES = re.compile(
    r"\b(?:no|nope|nah|not|wait|sorry|mean|meant|actually|rather|make|scratch|strike|scrap|cancel that|correction|mistake|"
    r"belay|instead|never mind|nevermind|forget|skip|leave out|leave off|ignore|minus|without|disregard|nix|also|in place of|in lieu|as opposed|oops|whoops|ops|woops|bad|typo|er|erm|err|uh|hmm|better|on second|hang on|wrong|perdon|digo|mejor|quise)\b"
)
"""A word of it must be there, or nothing is looked for."""

DENIES = re.compile(r"(?:no |sorry |wait |, |\. )*(?:not (?:the )?(?:# ?)?\w+ (?:one )?[,.;!-] )(?:but |the )?")
""" "not 8213, 8214": looked for at each word."""

NO_VALUE = re.compile(
    r"(?:(?:oh|uh|ah|er|um|hmm|and|but|ok|,|\.|-|!|;) )*(?:no|nope|nah) (?:(?:no|,|\.|-|!|wait|make|it|that|the|at|on|by|until|till|to|for) )*"
)
""" "thursday, no friday", "1 and 2 oh no 3 and 4": a repair only where a value of the same family follows at once."""

AND_NOT = re.compile(
    r"(?:(?:,|\.|-|!|;|and|but|actually|ok|oh) )*(?:instead of|rather than|in place of|as opposed to|in lieu of|not(?! (?:the )?(?:# ?)?\w+ (?:one )?[,.;!-] (?:but |the )?\w)|never ?mind(?: about)?|"
    r"forget(?: about)?|skip|leave out|leave off|ignore|minus|without|scratch|strike|disregard|nix) (?:(?:the|#|number|lead|on|until|till|for|at|by) )*"
)
""" "the 2nd instead of the first": what follows is what is not meant."""

TAKES_BACK_ORDER = re.compile(
    r"(?:(?:oh|uh|ah|er|um|hmm|ok|but|actually|wait|no|,|\.|-|!|;) )*(?:belay that|never ?mind(?: that| it)?|forget (?:it|that)|changed my mind|i changed my mind|"
    r"leave (?:it|that)|skip (?:it|that)|disregard(?: that)?|cancel that|do not|or no|no|nope|nah|instead(?! of)|second thoughts?|on second thoughts?) (?:(?:,|\.|-|!|;|and|but|no|actually) )*"
)
""" "hold 1, never mind, just the price"."""

DOUBLED = re.compile(r"( ) +")

HESITATES = frozenset(
    [
        "ach",
        "oh",
        "uh",
        "um",
        "er",
        "oops",
        "argh",
        "ugh",
        "damn",
        "wait",
        "hmm",
        "ok",
        ",",
        ".",
        "-",
        "!",
        ";",
        "oof",
        "crap",
        "no",
        "but",
        "well",
        "gah",
        "shoot",
    ]
)

FILLS = frozenset(
    [
        "the",
        "and",
        ",",
        "&",
        "plus",
        "lead",
        "leads",
        "number",
        "#",
        "on",
        "at",
        "until",
        "till",
        "for",
        "by",
        "to",
        "in",
        "then",
        ".",
    ]
)
"""Words between values that are said in one breath."""

TIME_LEADS = frozenset(["until", "till", "til", "for", "by", "at", "on", "in", "next", "this"])
HOUR_WORDS = ("at", "until", "till", "til", "@", "by")
LENGTH_WORDS = ("for", "another")
MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)
WORD_FAMILIES = {"stage": "STATUSES", "channel": "CHANNELS"}

NOTED = re.compile(
    r"^(?:(?:please|ok|hey|can|you|and|also) )*(?:a )?(?:note|notes|jot|log|write|record|memo|comment|add|put|leave)\b"
)
"""A note may say "not" of its own."""

POINTS_BACK = frozenset(["it", "that", "this", "them", "those", "these", "em"])
ORDER_LEAD_INS = frozenset(
    [
        "just",
        "please",
        "actually",
        "i",
        "would",
        "rather",
        "want",
        "to",
        "let",
        "us",
        "you",
        "can",
        "could",
        "only",
        "instead",
        "then",
        "simply",
        "first",
        "ok",
        "better",
        "maybe",
        "'s",
    ]
)
"""Before the verb of an order that takes the place of another."""

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
        "also",
        "until",
        "till",
        "til",
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

LATTER = re.compile(r"\b(?:the )?(?P<which>latter|former)(?: one| lead)?\b", re.IGNORECASE)
ALSO_THERE = re.compile(
    r",? (?:on top of|in addition to|besides|next to|apart from|not just|as well as) (?:the |my |just )?(?:e-?mails?|texts?|sms|slack|push|app|in-app)(?: ones?| notices?)?(?=\W*$)",
    re.IGNORECASE,
)
""" "in the app as well, on top of the email": the other channel stays as it is."""
IT_IS = re.compile(
    r"\b(?:number |no\.? ?|# ?)?(?P<which>one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) it is\b(?! (?:too|a|an|the|not|so))",
    re.IGNORECASE,
)
""" "one it is" chooses the first."""
PLUS_A_LEAD = re.compile(
    r"(?<=\bthat)\s*\+\s*(?=the |#|\d)|(?<=\bthem)\s*\+\s*(?=the |#|\d)|(?<=\bit)\s*\+\s*(?=the |#|\d)|(?<=\d)\s+\+\s+(?=the |#|\d)",
    re.IGNORECASE,
)
KEEPS_ONLY = re.compile(
    r"\b(?P<verb>let go of|release|drop|free|cancel|lose|ditch) (?:the )?(?:other(?: one| two)?|others|rest)\b[,;. -]*(?:and |because |cause |cuz |since |as )?(?:i |we )?(?:'ll |will )?(?:only|just) (?:want|need|keep|wanted|keeping)(?: to keep)? (?P<kept>.+)$",
    re.IGNORECASE,
)
_EACH_ONE = r"(?:everything|every (?:single )?(?:one|lead|listing)|each one|all(?: of)?(?: the)?(?: leads| listings| ones| of them| of these| of those)?)"
BUT_SOME = re.compile(
    rf"\b{_EACH_ONE}\b.*\b(?:but|except|bar|apart|excluding|besides|other than|minus|save)\b", re.IGNORECASE
)
ON_THE_LIST = re.compile(
    r"(?<=\b)(?P<which>(?<=thing)|(?<=one)|(?<=lead)|(?<=leads)|(?<=listing)|(?<=listings)|(?<=ones)|(?<=all)|(?<=them)|(?<=these)|(?<=those)) "
    r"(?:that is |that are |that's |you have |you showed me |you found |you've got |shown |listed |we have )*(?:(?:on|in|from) (?:this|the|that|my|your) (?:page|list|screen|results?|batch|lot)|here|there|up there|shown|listed|you showed me|you found)"
    r"(?= (?:but|except|bar|apart|excluding|besides|other than|minus|save)\b)",
    re.IGNORECASE,
)
""" "everything on this page except the last"."""
