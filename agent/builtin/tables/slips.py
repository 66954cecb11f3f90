"""Words that stand alone and put right what the turn before told of the search."""

from __future__ import annotations

import re

SIDES: dict[str, frozenset[str]] = {
    "most": frozenset(
        {"under", "below", "at most", "up to", "max", "maximum", "or less", "less than", "no more than", "less"}
    ),
    "least": frozenset(
        {"over", "above", "at least", "from", "min", "minimum", "or more", "more than", "no less than", "and up"}
    ),
}
_INTERJECTIONS = (
    r"(?:(?:no|nope|nah|sorry|oops|wait|ah|oh|ok|okay|hmm+|um+|uh+|er+|my bad|my mistake|i mean|i meant|i said|make (?:it|that)|"
    r"actually|scratch that|strike that|hang on|hold on|correction|rather|or rather|it should be|should be|typo|well)\b[ ,.:;!–—-]*)"
)
_TAIL = r"(?:[ ,]*(?:i mean|i meant|sorry|please|actually|rather|instead|of course|not (?:the other way(?: round)?|\w+(?: \w+)?)|my bad|oops))*[ .!]*$"
_SIDE = "|".join(sorted((word for words in SIDES.values() for word in words), key=len, reverse=True))
BOUND_ALONE = re.compile(rf"^{_INTERJECTIONS}*(?P<side>{_SIDE}){_TAIL}", re.IGNORECASE)
_AGE = r"(?:this|last|past|the last|the past|in the last) (?:\w+ )?(?:days?|weeks?|months?|weekend)|today|yesterday|since \w+|\d+ (?:days|weeks)|(?:a|one|two|three) (?:weeks?|months?)"
AGE_ALONE = re.compile(
    rf"^(?:{_INTERJECTIONS}+(?P<age>{_AGE}){_TAIL}|(?P<told>{_AGE})[ ,]+(?:i mean|i meant|sorry)[ .!]*$)", re.IGNORECASE
)
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
OTHER_COUNT = re.compile(
    rf"^{_INTERJECTIONS}*(?:(?:the|as in) )?(?P<unit>bath(?:room)?s?|bed(?:room)?s?)(?:[ ,]+not (?:the )?(?:bed|bath)(?:room)?s?)?{_TAIL}",
    re.IGNORECASE,
)
