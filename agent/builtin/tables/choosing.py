"""Words that say which of several places is looked at first."""

from __future__ import annotations

import re

CHOOSES_PLACE = re.compile(
    r"\b(?:start\w*|begin\w*|first|now|kick|lead|focus|stick|just|only|say|go|do|pick|make|take|choose|prefer\w*|rather|actually|ok(?:ay)?|settle|mostly|mainly|try|use|fine|then|wins?|better|best|please|leaning)\b",
    re.IGNORECASE,
)
"""Cheap: without one of these words none is chosen."""
BEFORE_CHOSEN = re.compile(
    r"\b(?:start|begin|starting|beginning|kick (?:it |things )?off|lead(?: off)?|focus|stick)(?: off| out| us)? (?:with|in|at|from|on|to)(?: just| only)? $",
    re.IGNORECASE,
)
BEHIND_CHOSEN = re.compile(
    r"^[ ,]*(?:(?:at|to) )?(?:first|for (?:now|starters|the moment|today)|to (?:start|begin)(?: with)?|right now)\b(?! of)",
    re.IGNORECASE,
)
JOINS_PLACES = re.compile(
    r"[ ,]*(?:and|or|&|/|plus|vs\.?|versus|then)?[ ,]*(?:also |maybe |possibly |in |both )*", re.IGNORECASE
)

DECIDES = re.compile(
    r"(?:^|[\s,.;:!?…–—-])(?:just|only|say|let'?s say|let us say|(?:let'?s |let us |i'?ll |i will |we'?ll |i'?d |just |gonna |going to )?(?:go|do|pick|make it|make that|take|choose|use|try|settle (?:on|for)|go (?:for|with))|prefer(?:ably)?|rather|actually|"
    r"(?:(?:ok|okay|k|fine|alright|yeah|yes|so|well|hmm+|um+|sorry|no|nah|wait)[ ,]+)+(?:just|then)?|mostly|mainly|i (?:mean|meant)|preference (?:is|for)|leaning(?: towards?)?)(?: with| for| in| only| just)* $",
    re.IGNORECASE,
)
""" "Hutto or Kyle... ok just | Kyle", "Mesa or Gilbert, I don't care. Say | Mesa"."""
DECIDED = re.compile(
    r"^[ ,]*(?:then|it is|wins|please|is fine|is better|only|instead|i guess|i think|is best|if i had to (?:pick|choose))\b",
    re.IGNORECASE,
)
ALTERNATIVES = re.compile(r"\b(?:or|vs\.?|versus)\b|/", re.IGNORECASE)
MOST_BETWEEN = 60  # characters between the places and the one that is chosen
