"""Words that say which of several places is looked at first."""

from __future__ import annotations

import re

CHOOSES_PLACE = re.compile(r"\b(?:start\w*|begin\w*|first|now|kick|lead|focus|stick)\b", re.IGNORECASE)
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
