"""Words that single out one of the places that were compared."""

from __future__ import annotations

import re

_LEAST = r"cheap(?:er|est)|low(?:er|est)(?: priced)?|(?:less|least) expensive|(?:more|most) affordable|small(?:er|est)|few(?:er|est)|least"
_MOST = (
    r"pric(?:ier|iest)|dear(?:er|est)|(?:more|most) expensive|high(?:er|est)(?: priced)?|big(?:ger|gest)|larg(?:er|est)|hott(?:er|est)|"
    r"bus(?:ier|iest)|more|most"
)
_SPEED = r"fast(?:er|est)|quick(?:er|est)|slow(?:er|est)"
_RANK = rf"{_LEAST}|{_MOST}|{_SPEED}"
_AREA = r"(?:city|cities|town|market|metro|zip|zip ?code|area|neighbou?rhood|suburb|place)s?"
_OF_THEM = r"(?:those|these|them|the (?:two|three|four|lot|bunch)|both)"
_END = (
    r"(?=\s*(?:$|[,.;!?]|\b(?:and|but|then|with|without|under|over|below|for|please|pls|that|which|listed|from|by)\b))"
)

RANKED_PLACE = re.compile(
    rf"\b(?:in|for|around|near|at|from) the (?P<one>{_RANK})(?:(?: one| {_AREA})(?: of {_OF_THEM})?| of {_OF_THEM}(?: {_AREA})?|{_END})"
    rf"|\b(?:(?:in|for|around|near|at|from) )?(?:which ?ever|what ?ever|the)(?: one| {_AREA})? (?:of {_OF_THEM} )?(?:that |which )?(?:is|s|'s|has|had|comes out|turns out(?: to be)?|was|with|sells?|moves?)(?: the)? (?P<clause>{_RANK})\b(?: (?:prices?|median|demand|inventory|listings?|leads?|figures?|one|numbers?|supply|stock|of {_OF_THEM}))?"
    rf"|\bthe (?P<area>{_RANK})(?: priced)? {_AREA}\b",
    re.IGNORECASE,
)
ASKS_RANK = re.compile(
    rf"\bwh(?:ich|ere)(?: one| {_AREA})?(?: of {_OF_THEM})? ?(?:is|s|'s|has|had|are|sells?|moves?)\b(?: the| got)? (?P<rank>{_RANK})\b.*?(?P<that>\b(?:in|for|around) (?:that|the winning|whichever) (?:one|{_AREA})\b|(?<=\w )there\b)",
    re.IGNORECASE | re.DOTALL,
)
RANKS = tuple(
    (re.compile(words, re.IGNORECASE), rank)
    for words, rank in (
        (r"fast|quick", "fast"),
        (r"slow", "slow"),
        (_LEAST, "least"),
        (_MOST, "most"),
    )
)
"""What is said → how the places' figures are ordered; by speed where the figure is days on the market."""

SPEEDS = frozenset({"fast", "slow"})
MOST = frozenset({"most", "slow"})
