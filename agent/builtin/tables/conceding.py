"""Words with which a turn gives up what the search asks for: "not 420, 440", "I said houses but condos work too"."""

from __future__ import annotations

import re

CONCEDED = re.compile(
    r"\b(?:not|rather|instead|over|than|prefers?|but|though|mind|minds|against|off|up|without|flexible|easy|relaxed|not|isn't|aren't|wasn't|ideally|preferably|ideal|preferred|change|switch|move|shift|go|out|no)\b",
    re.IGNORECASE,
)
"""Cheap: without one of these words nothing is given up."""

_SMALL = (
    r"(?:(?:ok|okay|yes|yeah|so|well|and|hmm|oh|sorry|no|actually|although|though|even though|while|look|i know)[ ,]+)*"
)
_SOMEONE = r"(?:i|we|he|she|they|(?:(?:my|our|the|his|her) (?:\w+ )?)?(?:clients?|buyers?|wife|husband|boss|customers?|people|guy|couple|partner|family|folks))"
SAID_BUT = re.compile(
    rf"^{_SMALL}{_SOMEONE} (?:(?:know (?:i|we)|did|had|have|originally|first|just|earlier|initially)[ ])*(?:say|said|asked for|asked|wrote|told you|mentioned|wanted|started (?:out )?with|put) "
    r"(?P<what>.+?),? (?:but|though|yet),? (?P<rest>(?!.*\bmeant\b).+)$",
    re.IGNORECASE,
)
IT_IS = re.compile(r"^(?:it|that|they|this|those)(?='s| is| was| isn| are| need| can| do)", re.IGNORECASE)
"""What follows "but" may speak of what was said: "but it's not needed"."""

_OWN = r"(?:'ve|'s|have|has|had|just|now|all|since)"
CHANGED_MIND = re.compile(
    rf"^{_SMALL}{_SOMEONE}(?: ?{_OWN})* (?:changed|switched) (?:my|our|his|her|their|its) minds?(?: again| on me| now)*[ ,.;:–—-]+(?:and |so |now )*(?!about\b|on\b)(?=\S)",
    re.IGNORECASE,
)
""" "they changed their mind, Gilbert now": tells nothing but that the filter changes."""
GAVE_UP = re.compile(
    rf"^{_SMALL}(?:{_SOMEONE}(?: ?{_OWN})* )?(?:decided against|(?:changed|switched) (?:my|our|his|her|their) minds? (?:about|on)|went off|gone off|gave up on|given up on|backed away from|cooled on) "
    r"(?:the |a |an |having |having a |having an |wanting |wanting a |getting |getting a |idea of |idea of a |whole |thing )*(?P<what>[\w ]+?)(?: thing| idea| requirement| part)?(?: after all| now| in the end)?"
    r"(?:[.!]?$|[ ]*[,.;:–—-]+ *(?P<rest>.+)$)",
    re.IGNORECASE,
)

NOT_SET_ON = re.compile(
    rf"^{_SMALL}{_SOMEONE}(?: ?(?:'s|'re|am|is|are|was|were))(?: \w+)? ?(?:flexible|easy|relaxed|not fussed|not fussy|not picky|not set|not hung up|not worried|not bothered) (?:on|about|with|over) (?:the |a |an |having a )?(?P<what>[\w ]+?)[.!]?$"
    r"|^(?:the |a |an )?(?P<named>[\w ]+?) (?:isn't|is not|is n't|aren't|are not|wasn't) (?:really |that |so |all that |too |very )*(?:important|crucial|essential|critical|necessary|vital|big a deal|big of a deal)(?: after all| anymore| any more| to (?:him|her|them|me|us))*[.!]?$",
    re.IGNORECASE,
)
""" "he's flexible on the casita", "the charger isn't that important"."""
IDEALLY = re.compile(r"\b(?:ideally|preferably|ideal|preferred)\b", re.IGNORECASE)
IDEAL_OVER_FLOOR = re.compile(
    r"\b(?:ideally |preferably )?(?:\d|one|two|three|four|five|six) ?(?P<unit>beds?|bedrooms?|baths?|bathrooms?)(?: ideally| preferably| is ideal| would be ideal| preferred)?,? (?:but |and |or )?"
    r"(?:at least |min(?:imum)? (?:of )?)?(?P<floor>\d|one|two|three|four|five|six) (?:is (?:the )?)?(?:min|minimum|at (?:the )?(?:very )?least|would be ok|is ok|is fine|is enough)\b",
    re.IGNORECASE,
)
""" "4 bedrooms ideally, 3 min": the floor is what is asked for."""

WITHOUT_IT = re.compile(
    rf"^{_SMALL}(?:(?:what about|how about|or|now|then|and|maybe|same|the same|ones|those|any|some)[ ,]+)*without(?: (?:it|that|one|them|any))?[ ?.!]*$",
    re.IGNORECASE,
)
""" "how about without?": without what was just asked for."""
ALL_THE_SAME = re.compile(
    r"^(?:all|everything)(?: of)? (?:that|the same|those|this|the above|it)(?: stuff)?,? (?=(?:but|just|only) )",
    re.IGNORECASE,
)
""" "all of that but in Leander" excepts nothing."""

LEADS_OLD = re.compile(
    r"[ ,]*(?:(?:please|then|now|and|but)[ ,]+)*(?:not|rather than|instead of) (?:the |a |an |any )?", re.IGNORECASE
)
PLACE_OVER = re.compile(
    r"[ ,]*(?:(?:and|but|a lot|much|far|even|any day)[ ,]+)*(?:over|(?:is |are |was |would be |looks? |suits? |fits? |works? |'s )?(?:(?:for )?(?:him|her|them|us|me|my \w+) )?(?:better|nicer|more) than) (?:the )?",
    re.IGNORECASE,
)
PREFERS = re.compile(r"\bprefer(?:s|red)?\b", re.IGNORECASE)
PREFERRED_TO = re.compile(r"[ ,]*(?:to|over|than) ", re.IGNORECASE)
"""Between a place and the one that it takes the place of."""

FROM_OLD = re.compile(
    r"\b(?:change|switch|move|shift|go|jump)(?: (?:it|that|this|the city|the search|the area|the town|the type|the|over))?(?: from)? $",
    re.IGNORECASE,
)
TO_NEW = re.compile(r" (?:over )?(?:to|into|for) (?:a |an |the )?\$?", re.IGNORECASE)
PREFERENCE = re.compile(r"\b(?:prefer\w*|rather|sooner|over)\b", re.IGNORECASE)
PREFERRED_TYPE = re.compile(r"[ ,]*(?:to|over|than|rather than) (?:a |an |the |any )?", re.IGNORECASE)
""" "change Austin to Leander"."""
OLD_IS_OUT = re.compile(
    r"(?:'s| is| are|, no,?)? (?:out|off|no good|not good|a no|a no go|not an option|not for (?:them|him|her|us|me)|done|over)[ .,;:!–—-]+(?:(?:so|and|try|do|now|then|go|with|to|for|let's|let us|in)[ ,]+)*",
    re.IGNORECASE,
)

OPENS_WITH_OLD = re.compile(
    rf"^{_SMALL}(?:(?:no|nope|nah|sorry|wait)[ ,]+)*(?:it is |it's |that's |i did not say |i didn't say |i do not want |i don't want )?not (?:at )?(?:a |an |the )?\$?$",
    re.IGNORECASE,
)
THEN_NEW = re.compile(
    r"[ ,.;:–—-]*(?:(?:but|it's|it is|i meant|i mean|make it|it should be|rather|sorry|actually|just)[ ,]+)*(?:a |an |the )?\$?",
    re.IGNORECASE,
)
"""Between a number that is denied and the one that is meant."""
UNIT_OF = {"beds": "beds", "baths": "baths", "sqft": "sqft", "miles": "miles"}
BOUNDS = {
    "min_price": "at least ",
    "max_price": "up to ",
    "min_sqft": "at least ",
    "max_sqft": "at most ",
    "limit": "show only ",
}
