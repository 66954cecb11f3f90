"""Words that change an alert which was just set."""

from __future__ import annotations

import re

AMENDS_WATCH = re.compile(
    r"^(?:no|nah|nope|wait|oops|sorry|actually|hm+|i meant?|i said|make (?:it|that)|only|just|but|and|also|plus|or|as well|with|without|nothing|not|under|over|above|below"
    r"|at least|at most|up to|max|min|skip|exclud\w+|includ\w+|add|drop|change|raise|lower|no more than|\d+ ?(?:or more|plus)? ?(?:bed|bath|bd|br)\w*)\b"
)
LOOKS = re.compile(
    r"\b(?:show|find|search|list|look|pull|browse|see|now|today|already|available|hold|buy|what|how|which)\b"
)
LOOKS_THERE = re.compile(
    r"^(?:and |so |ok |okay |great |thanks |cool |also |now |meanwhile |in the meantime |,)*(?:(?:can|could) (?:you|i) )?(?:show|list|find|pull up|see|what|whats|what's|which|is there|are there|do you have|anything|any|got any|let me see)\b(?: me| us| up)*"
    r"(?: (?:what's|whats|what is|is|are|have you got|you have|you got|do you have|the ones?|those|that|ones|of them|of those|anything|already|there|out there|listed|available|now|right now|at the moment|today|so far|currently|in the meantime|on the market|match\w*|which|already))*[?.! ]*$"
)
""" "show me what's there now": names nothing of its own."""
