"""Words that stand alone and put right what the turn before told of the search."""

from __future__ import annotations

import re

SIDES: dict[str, frozenset[str]] = {
    "most": frozenset(
        {
            "under",
            "below",
            "at most",
            "up to",
            "max",
            "maximum",
            "or less",
            "less than",
            "no more than",
            "less",
            "ceiling",
            "cap",
            "upper limit",
        }
    ),
    "least": frozenset(
        {
            "over",
            "above",
            "at least",
            "from",
            "min",
            "minimum",
            "or more",
            "more than",
            "no less than",
            "and up",
            "floor",
            "lower limit",
        }
    ),
}
_INTERJECTIONS = (
    r"(?:(?:no|nope|nah|sorry|oops|wait|ah|oh|ok|okay|hmm+|um+|uh+|er+|my bad|my mistake|i mean|i meant(?: to (?:say|write|type|put))?|meant|i said|i misspoke|i mistyped|make (?:it|that)|"
    r"actually|scratch that|strike that|hang on|hold on|correction|rather|or rather|it should be|should be|(?:it |that )?should have (?:been|said)|i got (?:that|it|this) wrong|i had (?:that|it) wrong|typo|well)\b[ ,.:;!–—-]*)"
)
_TAIL = r"(?:[ ,]*(?:i mean|i meant|sorry|please|actually|rather|instead|of course|not (?:the other way(?: round)?|\w+(?: \w+)?)|my bad|my mistake|i misspoke|i mistyped|typo|oops))*[ .!]*$"
_SIDE = "|".join(sorted((word for words in SIDES.values() for word in words), key=len, reverse=True))
_OF_IT = r"(?:(?:that|it|this|\$?(?P<same>\d[\d,.]*) ?k?) ?(?:should (?:be|have been)|was|is|'s)(?: meant to be| supposed to be)? (?:the |a |my |our )?)"
BOUND_ALONE = re.compile(
    rf"^{_INTERJECTIONS}*{_OF_IT}?(?P<side>{_SIDE})(?: (?:price|budget|limit|end))?{_TAIL}", re.IGNORECASE
)
""" "no sorry, under", "300 is the minimum"."""
_AGE = r"(?:this|last|past|the last|the past|in the last) (?:\w+ )?(?:days?|weeks?|months?|weekend)|today|yesterday|since \w+|\d+ (?:days|weeks)|(?:a|one|two|three) (?:weeks?|months?)"
AGE_ALONE = re.compile(
    rf"^(?:{_INTERJECTIONS}+(?P<age>{_AGE}){_TAIL}|(?P<told>{_AGE})[ ,]+(?:i mean|i meant|sorry)[ .!]*$)", re.IGNORECASE
)
_NO_BUYERS = r"(?:(?:not|no|no more|instead of|rather than|forget|drop|skip|enough) (?:the |of the |with the )?buyers?(?: leads?)?|buyers?(?= ?[?,.!–—-]))"
SELLERS_MEANT = re.compile(
    rf"^(?:{_INTERJECTIONS}|{_NO_BUYERS}[ ,.;?!–—-]*|(?:but|i want(?:ed)?|i need(?:ed)?|show me|give me|try|only|just|now|switch to|back to|go to|with|get me)[ ,]+)*"
    rf"(?:the )?(?:sellers?(?: leads?| side)?|(?:people|folks|those|owners|ones) (?:who (?:are|is) )?selling|selling leads?)(?:[ ,]+{_NO_BUYERS})?(?: only| now| again| after all)*{_TAIL}",
    re.IGNORECASE,
)
""" "not buyers sorry, sellers", of a search for buyers."""
BACK_ALONE = re.compile(
    rf"^{_INTERJECTIONS}*(?:(?:please|can you|could you|let's|let us)[ ,]+)*(?:(?:put|bring|add|get|turn|take) (?:it|that|this|them|those) back(?: in| on)?|(?:keep|leave) (?:it|that|them)(?: in| on)?){_TAIL}",
    re.IGNORECASE,
)
""" "put it back", "no wait, keep it": of what was dropped just before."""
COUNT_ALONE = re.compile(
    rf"^(?P<before>(?:{_INTERJECTIONS}|(?:maybe|perhaps|how about|what about|possibly|say|even|or maybe) )*(?P<bound>(?:at least|at most|no more than|no less than|not more than|up to|exactly|minimum|maximum|max|min) )?)"
    rf"(?P<number>\d(?:\.5)?|one|two|three|four|five|six|seven)(?P<behind> ?(?:or more|or less|plus|\+|or fewer|max|min|minimum|maximum))?(?P<tail>{_TAIL})",
    re.IGNORECASE,
)
_ASKS = (
    r"(?:(?:and|but|so|then|now|kk?|right|yes|yeah|with|that(?:'s| is)|it(?:'s| is)|is|too (?:few|many|small|big|little|much)|not enough|won't do|try(?:ing)?(?: with)?|"
    r"let(?:'s| us) say|we|i|they|she|he|my|the|our|clients?|buyers?|wife|husband|family|needs?|wants?|can we|could we|go to|what if|how about|what about|should|have|been|be|"
    r"said|meant|actually|instead|now)\b[ ,.:;!?–—-]*)"
)
ASKED_COUNT = re.compile(
    rf"^(?=.*\b(?:now|kk|instead|actually|too|enough|needs?|wants|should|said|meant|try(?:ing)?|if|with)\b)(?:{_INTERJECTIONS}|{_ASKS})+(?P<number>\d|one|two|three|four|five|six|seven)"
    r"(?:[ ,]+(?:now|instead|actually|then|please|though|maybe|beds?))*[ ?.!]*$",
    re.IGNORECASE,
)
""" "too few, try 4", "my client needs 4 now": words of asking around a bare number, right after rooms were counted."""
_PUT = r"\$?\d[\d,.]* ?[km]?|one|two|three|four|five|six|seven"
_WORDS = rf"(?:{_PUT}|[a-z][\w' ]{{1,22}}?)"
SAID_BUT_MEANT = re.compile(
    rf"^{_INTERJECTIONS}*(?:i (?:said|wrote|typed|put|asked for) (?P<old>{_WORDS})(?:,|,? but|[.;–—-]) (?:i |it |they |we |she |he )?(?:meant|mean|needs?|needed|wants?|wanted|should have (?:said|been)|should be|is (?:really |actually )?for|'s (?:really |actually )?for)(?: to (?:say|write|type|put))?"
    rf"|(?:the |a )?(?P<wrong>{_WORDS}) (?:was|is|were|are) (?:wrong|a mistake|a typo|incorrect|a slip)[ ,.;–—-]+(?:so |try |make it |it's |it is |i meant |should be |it should be |let's say |rather |but )*"
    rf"|(?P<small>{_PUT})(?: beds?| bedrooms?| baths?| bathrooms?)? (?:is|are|was|would be) (?:too \w+|not enough|wrong)[ ,.;–—-]+(?:so |try |make it |let's say |rather |but )*) (?P<new>(?:{_PUT}|[a-z])(?P<rest>.*))$",
    re.IGNORECASE,
)
""" "I said 3 but meant 4", "3 is too small, 4"."""
_ROOMS = r"bath(?:room)?s?|bed(?:room)?s?"
SAME_COUNT = re.compile(
    rf"^(?P<before>{_INTERJECTIONS}*)(?P<number>\d(?:\.5)?|one|two|three|four|five|six) ?(?P<unit>{_ROOMS})(?:[ ,]+not (?:the )?(?:{_ROOMS}))?(?P<tail>{_TAIL})",
    re.IGNORECASE,
)
""" "sorry, 3 beds" after "3 baths"."""
WRONG_SLOT = re.compile(
    rf"^{_INTERJECTIONS}*(?:(?:i|we) (?:got|had|have|put|typed|wrote) )?(?:the |my )?(?P<what>{_ROOMS}|bed count|bath count|price|max(?:imum)?(?: price)?|budget|radius|size)(?: is| was| were| are|'s)? (?:wrong|off|incorrect|not right)[ ,.;:–—-]+"
    rf"(?:(?:it|that|they|should|have|been|be|is|'s|are|was|i|meant|mean|make|make it|change|to|actually|supposed|we need|need) ?)*(?P<new>{_PUT})[ .!]*$",
    re.IGNORECASE,
)
""" "I got the beds wrong, should be 4"."""
PRICE_SET = re.compile(
    rf"^{_INTERJECTIONS}*(?:(?:please|can you|could you|let's|let us|just|and|then)[ ,]+)*(?:change|set|adjust|update|make|put|switch|edit|move) (?:the |my )?(?:max(?:imum)? )?(?:price|budget)(?: limit| cap| range| filter)? (?:to|at|as) "
    r"(?P<new>\$?\d[\d,.]* ?[km]?(?: thousand)?(?: ?(?:-|to|and) ?\$?\d[\d,.]* ?[km]?)?)(?: please| now| instead)*[ .!]*$",
    re.IGNORECASE,
)
""" "change the price to 450", of a search that has one."""
CAP_OFF = re.compile(
    rf"^{_INTERJECTIONS}*(?:(?:please|can you|could you|let's|let us|just|and|then|with)[ ,]+)*(?:(?:lift|remove|drop|lose|scrap|forget|take off) (?:the |that |my )?(?:cap|ceiling|limit|max(?:imum)?)|no (?:max(?:imum)?|cap|ceiling|upper limit|limit)(?: (?:on |for |to )?(?:the )?price)?)(?: please| now| then| on it)*[ .!]*$",
    re.IGNORECASE,
)
OFF_ALONE = re.compile(
    rf"^(?:{_INTERJECTIONS}|(?:please|can you|could you|let's|let us|that's too \w+|too \w+|then|just)[ ,.]+)*"
    r"(?:(?:drop|remove|lose|ditch|delete|scrap|without) (?:that|this)(?: last)?(?: one| part| bit| filter| requirement| condition)?|(?:take|leave) (?:that|it|this)(?: one| part| filter)? (?:off|out|away))"
    r"(?:[ ,]*(?:again|please|then|after all|now|instead))*[ .!]*$",
    re.IGNORECASE,
)
""" "take that off again": what the turn before added."""
OFF_BEHIND = re.compile(
    r"^(?P<told>.+[?.,;!–—-] ?)(?:(?:so|ok|okay|then|just|let's|lets|please|and|we can|you can)[ ,]+)*(?:lose|drop|remove|ditch|forget|skip|scrap|take|leave|cut) (?:about )?(?:that|it|them|this)"
    r"(?: (?:one|part|requirement|filter|bit|off|out|away|again|then|please))*[ .!]*$",
    re.IGNORECASE,
)
""" "nobody has basements here, lose that"."""
THE_WISH = r"\b(?:skip|ditch|take out|leave out|leave off|without|minus|cut|omit|(?:do(?:n't| not)|dont) bother (?:about|with)) the (?={}\b)"
NOT_THE_ONES = r"(?!\w* (?:ones|homes|houses|listings|leads|places))"
""" "without the pool", where a pool is asked for."""
OTHER_COUNT = re.compile(
    rf"^{_INTERJECTIONS}*(?:not (?:the )?(?:bath|bed)(?:room)?s?[ ,]+(?:but )?)?(?:(?:the|as in) )?(?P<unit>bath(?:room)?s?|bed(?:room)?s?)(?:[ ,]+not (?:the )?(?:bed|bath)(?:room)?s?)?{_TAIL}",
    re.IGNORECASE,
)
