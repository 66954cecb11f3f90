"""Words that point back at what the conversation is about: markets, calls made before, calls only supposed."""

from __future__ import annotations

import re

_AREA = r"(?:city|cities|town|market|metro|zip|zip ?code|area|neighbou?rhood|suburb|place)"
OTHER_PLACE = re.compile(
    rf"\b(?:the |that )?other {_AREA}\b|(?<=\bin )the other(?: one)?(?=\W*$|\W+(?:under|over|with|for|too|instead|please)\b)|(?<=\bin )the other one\b",
    re.IGNORECASE,
)
NTH_PLACE = re.compile(
    r"(?<=\bin )the (?P<in>first|second|third|last|former|latter|1st|2nd|3rd)"
    r"(?! (?:\d+|one (?=days?|weeks?|months?|hours?|years?)|two|three|four|five|six|seven|ten|few|couple|several|half|week|month|day|hour|year|quarter|bit|minute|place|weekend|24|48)\b(?! of))"
    rf"(?: one| {_AREA}| of (?:the two|those|these|them))?(?=\W|$)"
    rf"|\bthe (?P<of>first|second|third|last|former|latter|1st|2nd|3rd) {_AREA}\b",
    re.IGNORECASE,
)
NTH = {"first": 0, "1st": 0, "former": 0, "second": 1, "2nd": 1, "third": 2, "3rd": 2, "last": -1, "latter": -1}
ONLY_NTH_PLACE = re.compile(
    r"^(?P<head>(?:(?:ok|and|now|so|actually|no|please|show me|give me|then) )*(?:just|only) )?the (?P<nth>first|second|last|former|latter|1st|2nd)(?: one| city| market| place| town)?(?P<tail> (?:alone|only|by itself|on its own|please|then))*[ ?.!]*$",
    re.IGNORECASE,
)
""" "just the second", right after a comparison."""
LIST_OF_PLACES = frozenset({"first", "second", "third", "last", "1st", "2nd", "3rd", "former", "latter"})
SAME_PLACE = re.compile(
    rf"\b(?:in|for|around|at) (?:that|this|the same|that same) {_AREA}\b"
    r"|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bhi )(?<!\bhey )(?<!\bhello )(?<!\bout )(?<!\bover )(?<!\bup )(?<!\bin )(?<!\bwhat's )(?<!\bthat's )(?<!\bwill )(?<!\bwould )(?<!\bbe )(?<!\bbeen )(?<!\bif )(?<!\bnot )(?<!\bgoing )(?<!\bget )(?<!\bgetting )(?<!\bhang in )(?<!\byou )(?<!\bit )(?<!\bthat )(?<!\bsomeone )(?<!\balmost )(?<!\bso )(?<!\bthen )(?<!\bsays )(?<!\bcan )(?<!\bsitting )(?<!\bsat )(?<!\bstood )(?<!\bwaiting )"
    r"(?<=\w )there\b(?!'s|’s| (?:is|are|was|were|will|would|might|may|must|has|have|had|any|anything|something|been|no|such|in|at|on|by|near|you|it|isn|aren|should|could|can|seems?|used|a|an|to)\b|:)",
    re.IGNORECASE,
)

_MOST = r"cheapest|priciest|dearest|costliest|newest|freshest|oldest|stalest|biggest|largest|roomiest|smallest|most expensive|least expensive|most recent|best"
_WHICH = rf"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|1st|2nd|3rd|[4-9]th|{_MOST})"
_LEAD = rf"(?:(?:the |your |my )?{_WHICH}(?: one)?|(?:the )?(?:number |no\.? ?|lead |listing |option |house |# ?)(?:\d+|one|two|three|four|five)|\d{{4,}})"
SUPERLATIVE = re.compile(rf"\b(?:{_MOST})\b", re.IGNORECASE)
ONE_BY_ITS_WORDS = re.compile(
    r"\bthe (?:(?:\$ ?)?(?:\d{2,}\w*|[a-z]+(?: [a-z]+)?) one|(?:[a-z]+ ){0,2}(?:condo|house|townhouse|duplex|apartment|lot|rental))\b"
)
ONLY_A_LEAD = re.compile(
    rf"^(?:(?:and|ok|so|then|but|what about|how about|what of|same for|now|on|for|with|is|check|same on|same with) )*(?P<ref>{_LEAD}|(?<=and )\d{{1,2}}|(?<=about )\d{{1,2}})(?: too| as well| then)?[ ?.!]*$",
    re.IGNORECASE,
)
A_LEAD = re.compile(rf"\b{_LEAD}(?=\W|$)|\b(?:it|that one|this one|that|them)\b", re.IGNORECASE)

_HOW = r"cheaper|pricier|dearer|bigger|larger|roomier|smaller|newer|older|fresher|nicer|better|more expensive|less expensive"
COMPARED = re.compile(rf"\b(?:{_HOW})\b", re.IGNORECASE)
ONLY_COMPARED = re.compile(
    rf"^(?:(?:and|or|also|but|ok|hm+|is it|which is|which one is|which one's|which's|what about|how about|is that one)[, ]+)*(?P<how>{_HOW})(?: too| also| as well)?[ ?.!]*$",
    re.IGNORECASE,
)
""" "and bigger?" after "is the 2nd cheaper than the 4th"."""

_LENGTH = r"(?:amount of )?(?:length|time|duration|hours|period|window|terms|number of hours|time ?frame)"
_LEADS = r"(?:lead_details|quote_price)"
SAME: tuple[tuple[re.Pattern[str], str, tuple[str, ...]], ...] = tuple(
    (re.compile(pattern), slot, tools)
    for pattern, slot, tools in (
        (rf"\b(?:same|equal|identical) {_LENGTH}\b|\b(?:just )?as long as\b|\b(?:for )?(?:just )?(?:as|that) long\b|\bmismo tiempo\b", "duration_hours", ("hold_lead", "extend_hold")),
        (r"\bsame (?:reason|problem|issue|story|complaint|trouble|fault|defect)\b", "reason", ("request_refund",)),
        (r"\bsame (?:stage|status|label|mark)\b", "status", ("update_lead",)),
        (r"\bsame (?:follow ?up|date|day|reminder)\b", "follow_up_at", ("update_lead",)),
        (r"\bsame note\b", "note", ("update_lead",)),
        (r"\bsame (?:card|method|payment|way of paying|payment method)\b", "payment_method", ("purchase",)),
        (r"\bsame (?:questions?|info|information|check|query|data|details|numbers?)\b", "", ("lead_details", "quote_price")),
        (r"\bsame (?:things?|deal|again|treatment|drill|here|for|with|goes|applies|as (?:before|that|above|the (?:first|last|other))|please|too)\b|\b(?:ditto|likewise|idem|igual)\b|\bsame$", "", ()),
    )
)  # fmt: skip
"""What is the same as before: the slot that is taken over (all of them where none is named), and whose it can be."""

GO_AHEAD = re.compile(
    r"^(?:(?:ok|okay|cool|great|alright|all right|fine|good|perfect|nice|then|yes|yeah|yep|sure|so|and|well|right|in that case|please|sounds good|got it|thanks|thank you|good to know|makes sense|awesome|sweet|bueno|dale) )*"
    r"(?:(?:let us|lets|please|you can|go ahead and|just|i will|we can|then|now|can you|could you) )*"
    r"(?:do (?:it|that|so|exactly that|just that)|go ahead(?: (?:with (?:it|that)|then))?|go for it|make it (?:so|happen)|proceed|hazlo)(?: (?:then|please|now|for me|thanks|pls|right away))*$"
)
YES = re.compile(
    r"^(?:(?:ok|okay|oh|well|hm+) )*(?:yes|yeah|yep|yup|sure|please|please do|yes please|si|ok|okay|of course|definitely|absolutely|y)(?: (?:please|pls|thanks|do|i do|do it|go ahead))*$"
)
TAKES_THAT_PLAN = re.compile(
    r"^(?:(?:ok|okay|cool|great|alright|all right|fine|good|perfect|nice|then|yes|yeah|yep|sure|so|and|well|please|sounds good|that works|deal|in that case|lets|let us|can you|could you|please|just|go ahead and) )*"
    r"(?:(?:switch|upgrade|move|bump|sign|put|get|change|downgrade|set|take|enroll) (?:me|us|my (?:plan|account))(?: (?:up|over|down|on|to|for|onto|it|that|that one|this one|there))*|(?:i will|i ll|i would|i d|i want to|i would like to|we will)(?: like)?(?: to)? (?:take|go with|have|get|do|try) (?:it|that|that one|this one)|sign me up|upgrade|switch|i am in|im in|i want (?:it|that|that one))"
    r"(?: (?:then|please|now|for me|thanks|pls|up|it is))*$"
)
AWAITS = re.compile(
    r"^(?:(?:and|so|ok|okay|thanks|thx|cool|great|hey|um+|btw|by the way) )*(?:how (?:long|soon|fast|quick\w*|many days)|when|what happens|who (?:decides|reviews|approves))\b(?!.*\b(?:follow|call|sat|listed|market|hold|holds)\b)"
    r".*\b(?:hear|know|decid\w*|review\w*|approv\w*|answers?|response|reply|money|back|credited|take|takes|happens?|next|refund\w*|paid|see it|process\w*|it|that)\b"
)
DROPS = re.compile(r"\bdrop (?:it|that|that one|them)\b")
SUPPOSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (tool, re.compile(pattern))
    for tool, pattern in (
        ("extend_hold", r"\b(?:extend\w*|longer)\b"),
        ("release_hold", r"\b(?:releas\w*|let (?:it|\d+) go)\b"),
        ("hold_lead", r"\b(?:hold\w*|held|reserv\w*|keep|kept)\b"),
        ("purchase", r"\b(?:buy|bought|buying|purchas\w*)\b"),
    )
)
