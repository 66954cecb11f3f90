"""Words that ask for the kind of home of a deal that was just told: "he wants more of the same"."""

from __future__ import annotations

import re

_I = re.IGNORECASE
SIGNS = ("same", "like", "those", "similar", "another", "of them", "more")
_LIKE = r"(?:just |exactly |kinda |sort of )?(?:like (?:it|that|those|them|that one)|of (?:those|them|the same)(?! (?:leads?|listings?|houses|condos))|along (?:those|the same) lines|similar)"
SAME_AGAIN = re.compile(
    rf"\b(?:(?:some |a few |a couple |two |three )?more|(?:an)?other(?: one| ones)?|one more|something|anything|a second one|ones?) {_LIKE}\b"
    r"|\b(?:(?:the|much the|more or less the|exactly the) )?same (?:again|thing(?: again)?|kind of (?:thing|place|deal)|sort of (?:thing|place|deal)|type of (?:thing|place|deal)|deal again)\b",
    _I,
)
A_DEAL = re.compile(
    r"\b(?:closed|sold|bought|purchased|flipped|picked up|snagged|snapped up|got|landed|wrapped up|helped|moved|rehabbed|sells?|landing)\b",
    _I,
)
