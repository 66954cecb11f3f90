"""Words that say which of several places is looked at first."""

from __future__ import annotations

import re

CHOOSES_PLACE = re.compile(
    r"\b(?:start\w*|begin\w*|first|now|kick|lead|focus|stick|just|only|say|go|do|pick|make|take|choose|prefer\w*|rather|actually|ok(?:ay)?|settle|mostly|mainly|try|use|fine|then|wins?|better|best|please|leaning|pref\w*|mean|meant|what ?ever|which ?ever|idc|care|mind|matter|either|favou?rite|priority|one)\b|\bor\b[^.!?…]*[.!?…]+ ?\w",
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
    r"^[ ,]*(?:then|it is|wins|pref\w*|please|only|instead|i guess|i think|if i (?:had|have) to (?:pick|choose))\b"
    r"|^(?:'s| is|s|'d be| would be| sounds| seems| looks)?(?: probably| maybe| likely| really| still)? (?:the |my |his |her |their )?(?:better|best|pref\w+|winner|priority|favou?rite|first choice|nicer|closer|one)\b",
    re.IGNORECASE,
)
_NO_MATTER = r"(?:what ?ever|which ?ever|idc|(?:i |we |they )?(?:do not|don'?t|does not|doesn'?t|dont) (?:really )?(?:care|mind|matter)|either(?: one| way)?|any of (?:them|those)|no preference)"
SPOKEN_ALONE = re.compile(rf"(?:[.!?…]|\b{_NO_MATTER}[ ,.;:!?–—-]*)\s*$", re.IGNORECASE)
ENDS_ALONE = re.compile(r"^(?:\s*[.!;]|\s*$)")
""" "Frisco, Prosper, Celina, whatever. | Prosper. |": a place that is a sentence of its own."""
ALTERNATIVES = re.compile(rf"\b(?:or|vs\.?|versus|between)\b|/|\b{_NO_MATTER}", re.IGNORECASE)
MOST_BETWEEN = 60  # characters between the places and the one that is chosen
MEANT_BEHIND = re.compile(
    r"^[ ,]*(?:is what )?i (?:mean|meant|should have (?:said|typed|written)|should say|meant to (?:say|type|write))\b[ ,.!]*(?:sorry)?",
    re.IGNORECASE,
)
""" "Garland, Mesquite I mean"."""
PARTED = re.compile(r"[ ,.;…–—-]+(?:(?:no|er+m?|uh+|um+|sorry|wait|oops|ugh|actually)[ ,.;…–—-]+)*", re.IGNORECASE)
AROUND_HERE = re.compile(
    r"\b(?:a?round|near|close to|right around|up|down|over|out|in|right) (?:about )?here\b|\bnear ?by\b(?! (?!with|under|for|that|w|below|at|max|please|and)\w)|\bin the area\b",
    re.IGNORECASE,
)
STANDING = re.compile(
    r"\b(?:i'?m|im|i am|we'?re|were|we are|i was just|just got to|arrived (?:in|at))(?: \w+){0,3}? (?:in|at|near|around|outside|by|to|through) (?:the )?$",
    re.IGNORECASE,
)
BY_THEIRS = re.compile(
    r"\b(?:near|close to|walk\w* (?:to|distance (?:of|to|from))|next to|not far from|(?:miles?|mi|minutes?|mins?|min|drive|ride|walk|commute) (?:of|from|to)|around|by|steps from) "
    r"(?P<what>(?:the |his |her |their |my )?(?:campus|school|uni|university|work|office|job|base|plant|hospital)|there|it)\b(?! \w+ing\b)",
    re.IGNORECASE,
)
""" "she works at Intel, close to | work"."""
RATHER_THAN = re.compile(
    r"[ ,]+(?:rather than|more than|as opposed to|in preference to|ahead of)(?: in| for)? (?:the )?", re.IGNORECASE
)
OVER = re.compile(r"[ ,]+over(?: in)? (?:the )?", re.IGNORECASE)
PREFERS = re.compile(
    r"\b(?:prefers?|preferring|preferred|favou?rs?|like|picks?|chooses?|choose|rather)(?: have| be| live)?(?: in| for)? (?:the )?$",
    re.IGNORECASE,
)
""" "they'd prefer | Allen over McKinney"."""
