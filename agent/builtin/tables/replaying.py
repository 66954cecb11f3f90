"""Words with which a turn puts another value into what was just done."""

from __future__ import annotations

import re

from agent.builtin.tables.restating import FILLS, HESITATES, SKIPPED

_OH = r"(?:oh|ah|uh|um|er|hmm+|ok|okay|ach|argh|ugh|damn|crap|shit|oof|well|and|but|so|nah|lol|hey|dang|gah|shoot|ay|ahh+|ohh+|,|\.|-|!|;)"
_TAKES_BACK = (
    r"(?:no|nope|wait|sorry|oops+|ops|whoops|woops|actually|wrong (?:number|lead|one|id|stage|status|day|date|time|hour|home|house|listing|button)|wrong|"
    r"(?:swap|switch|change|replace|exchange|trade) (?:it|that|this|that one) (?:to|for|with|out for|over to|back to)|i (?:had )?(?:intended|wanted)|intended|(?:was|is|were) (?:supposed|meant) to (?:be|go (?:on|to))|(?:i )?fat fingered|misclick\w*|i mistyped|mistyped|i misspoke|i miscounted|"
    r"my bad|my mistake|mistake|correction|scratch that|scrap that|strike that|i mean|i meant|meant|i meant to say|i said|"
    r"rather|or rather|make that|make it|change that to|change it to|hang on|hold on|on second thoughts?|typo|wrong one|wrong lead|wrong number|not that one|not that|not those|that was wrong|"
    r"that is wrong|it should be|should be|should have been|should have said|that should be|should have been|let us say|let us do|better|perdon|digo|quise decir|apologies|my apologies|(?:i )?beg (?:your )?pardon|forgive me|pardon|excuse me|fat fingers|fat fingered it)"
)
_GOES = r"(?:let go of|scratch|strike|nix|axe|scrap|release|drop|free|cancel|lose|ditch|unhold|remove|dump|undo|give up|put back|get rid of|take off|kill)"
_MISTAKEN = r"(?:(?:the |that |my )?(?:other|first|old|previous|wrong|original|earlier|last|initial)(?: one| lead| hold)?|that(?: one)?|it|this|the hold|(?:number |lead |# )*(?P<{}>\d{{4,}}|\d))"
_POLITE = (
    r"(?:, |\. |; |! |- |and |so |then |please |also |you can |can you |could you |now |go ahead and |just |plus )*"
)
LETS_GO = re.compile(
    rf"(?:{_POLITE})(?:{_GOES} {_MISTAKEN.format('one')}|let {_MISTAKEN.format('other')} (?:go|loose))(?: (?:please|then|now|instead|too|pls|for me|[.!]))*$"
)
""" "i meant 7202, let the other one go": the lead held by mistake."""
LETS_GO_FIRST = re.compile(
    rf"^(?:(?:{_OH}|no|sorry|wait|oops|please|can you|actually) )*(?:{_GOES} {_MISTAKEN.format('one')}|let {_MISTAKEN.format('other')} (?:go|loose))(?: (?:please|then|now|again))* (?:[,.;!-] |and |because |since |cause )+"
)
OPENS = re.compile(rf"(?:{_OH} )*{_TAKES_BACK}(?: (?:{_OH}|{_TAKES_BACK}))* ")
OF_A_LEAD = re.compile(r"\b(?:wrong|not that|other) (?:one|lead|listing|home|house|guy|contact)\b")
""" "wrong one, 3"."""
ASKING = frozenset(
    "was is are were does did do has have had which what how who when where why can will would could".split()
)
""" "oh wait, was 9103 the one bedroom"."""
MEANT_THIS = re.compile(
    r"\b(?:i meant|i mean|instead|rather|was what i meant|is what i meant|i should have said|sorry)(?: [.!])*$|^i (?:meant|mean) "
)
SAME_AS_BEFORE = re.compile(r"\bsame (?:time|length|duration|hours|amount|deal|thing)\b|\bas before\b")
_LEADS = r"(?:it|that|them|those|these|both|both of them|all of them|them both|them all|the holds?|that one|those two|the lot|everything)"
PUT_BACK = re.compile(
    r"(?:(?:oh|no|wait|actually|ok|okay|hmm+|please|sorry|my mistake|my error|wrong button|misclick|shit|damn|argh|ugh|can you|could you|oops|whoops|crap|shoot|my bad|nvm|never mind|on second thoughts?|nah|well|and|now|then|changed my mind|i changed my mind|i take that back|,|\.|-|!) )*"
    rf"(?:put {_LEADS} back(?: on)?(?: hold)?(?: (?:how|the way|to how|like|as) (?:it|that|they) (?:was|were)(?: before)?)?|restore {_LEADS}|re ?(?:hold|reserve) {_LEADS}|(?:hold|reserve|lock) {_LEADS} again|"
    rf"(?:bring|get|take|hold) {_LEADS} back|keep {_LEADS}|undo (?:that|the release|it|this)|i (?:want|need) {_LEADS} back|(?:un ?release|unfree) {_LEADS})(?: (?:please|again|then|sorry|on hold|on|!|\.|now|for me|after all|too))*$"
)
DENIED_LAST = re.compile(
    r" (?:, |and |- )?(?:not|instead of|rather than) (?:the |# |lead |number )*(?P<id>\d{4,})(?: [.!])*$"
)
""" "that's 6085 not 6343"."""
DENIED_FIRST = re.compile(r"(?:not (?:the |# |number )*\w+ (?:one )?[,.;!-] )(?:but )?")
BESIDE = (
    FILLS
    | HESITATES
    | SKIPPED
    | frozenset(
        [
            "instead",
            "rather",
            "meant",
            "same",
            "time",
            "length",
            "as",
            "before",
            "please",
            "then",
            "hours",
            "only",
            "just",
            "one",
            "ones",
            "next",
            "?",
            "that",
            "s",
            "'s",
            "went",
            "goes",
            "lol",
            "haha",
            "been",
            "have",
            "'ve",
            "ve",
        ]
    )
) - frozenset(["do", "use"])

PAID_BY = re.compile(r"\b(?:credits?|card|visa|stripe|amex|mastercard)\b")
PAYING = frozenset(
    [
        "credits",
        "credit",
        "card",
        "visa",
        "stripe",
        "amex",
        "mastercard",
        "go",
        "please",
        "now",
        "with",
        "my",
        "pay",
        "paid",
        "!",
        "ok",
        "using",
        "via",
        "do",
        "it",
    ]
)
SAME_FOR = re.compile(
    r"(?:(?:and|also|the|do|please|ok|now|then) )*same (?:thing )?(?:for|with|on|goes for|applies to) (?P<what>[\w ]+?)(?: (?:please|too|as well))*[ .!?]*$"
)
MAKES_IT = re.compile(
    r"^(?:(?:no|oh|ok|actually|wait|hmm+|sorry|um+|well|and|please|let us|lets|can you|could you|on second thoughts?) )*(?:make|change|bump|set) (?:it|that|them)(?: to)? (?:\w+ ?)+?(?: instead| please| pls| then)*$"
)
NOTICE = ("channel", "enabled", "frequency")
STEPS_ON = re.compile(
    r"(?:(?:and|ok|then|now|so|what about|how about|also) )*(?:the )?(?:next )?one (?:right |just )?(?:after|before|below|above|following|under)(?: (?:that|it|this|that one|this one))?(?: too| as well)?[ ?.!]*$"
)
