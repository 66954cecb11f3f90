"""Words between two needs of one message, and those that say it is but one."""

from __future__ import annotations

import re

JOINTS = frozenset({",", ";", "and", "also", "plus", "or", "then", "&", "while", "another"})
OF_A_NEED = ("ptype", "leadtype")
TURNS_BACK = re.compile(
    r"^(?:(?:and|also|plus|then|but|or) )*(?:no|not|nope|wait|actually|sorry|instead|rather|scratch|i mean|i meant|make it|make that|oops|er|uh|hmm|without|except|or even|preferably|ideally)\b"
)
WEIGHS = re.compile(
    r"\b(?:compare|compared|comparison|versus|vs|median|average|avg|trend|market|prices|how (?:long|much|many|fast)|alert|alerts|notify|email me|text me|ping|tell me when|let me know|hold|buy|release|refund|sold|closed|bought|from|moving|relocating|used to|live|lives|works?)\b"
)
"""Of figures, of alerts, of leads, of where somebody comes from: no two searches."""
