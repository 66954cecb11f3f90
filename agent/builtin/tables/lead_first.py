"""A lead of the list said before, or behind, what is asked of it."""

from __future__ import annotations

import re

_OPENS = r"(?:(?:and|ok|okay|so|now|then|hey|hi|hmm?|um+|uh+|alright|right|cool|well|also|please|wait|actually|about|regarding|re|for|as for|on)[ ,:]+)*"
_LISTED = r"(?: (?:(?:from|on|in|off) (?:the|that|this|your|my) (?:list|screen|results?|page)|(?:that )?you (?:just )?(?:showed|found|listed|gave|sent|have)(?: me| us)?|(?:up )?(?:above|there)|here))?"
_NAMED = r"(?P<lead>(?:the|that|this|number|no\.|lead|listing|option|item|#) ?[\w'$#./-]+(?: (?!it\b|is\b|i\b|you\b|what|how\b|why\b|when\b|where\b|who\b|can\b|could\b|any\b|has\b|does\b|and\b|or\b|but\b)[\w'$.-]+){0,6}?|\d{4}|#?\d{1,2})"
_JOINT = r"\s*(?:,|:|;|\?|\.\.+|…|\s-+|\s–|\s—)\s*"
LEAD_FIRST = re.compile(
    rf"^{_OPENS}{_NAMED}{_LISTED}(?:{_JOINT}| (?=(?:how|what|why|when|where|who|is|has|can|any|hold|buy|quote|price|details|tell|put|reserve|lock|get|give|i'll|i)\b))(?P<rest>[^,;]*\w[^;]*)$",
    re.IGNORECASE,
)
""" "the condo in Summerlin from the list, how's it priced"."""
LEAD_LAST = re.compile(
    rf"^(?P<rest>[^,;:]*\w[^;:]*?)(?:,|\s-+|\s–|\.\.+|…)\s*{_NAMED}{_LISTED}(?: i mean| please| pls| that is)?\s*[?.!]*$",
    re.IGNORECASE,
)
""" "how's it priced, the condo in Summerlin?"."""
POINTS = re.compile(r"\b(?:it|its|it's|that|this|that one|this one|him|her|them|they|he|she)\b", re.IGNORECASE)
"""What the rest of such a sentence calls the lead."""
MORE_THAN_ONE = re.compile(r"\b(?:and|or|vs|versus|but|not|all|both|except|between)\b", re.IGNORECASE)
_POLITE = r"(?:(?:and|ok|okay|hey|hi|alright|right|so|now|then|well|please|pls|cool|nice|great|hm+|hmm|just|can you|could you|can i|could i|let's|lets)[ ,]+)*"
_END = r"(?: (?:please|pls|thx|thanks|then|for me|for us|now|real quick|thanks|to me|on it|on that one|about it|about that one|with it|of it))*[ ?.!]*$"
_IT = r"(?:it|that|that one|this|this one|her|him)"
OF_ONE = tuple(
    (re.compile(rf"^{_POLITE}(?:{pattern}){_END}", re.IGNORECASE), order)
    for pattern, order in (
        (
            rf"(?:what(?:'s| is|s)?|how much is) {_IT} worth(?: as a lead)?(?: to you)?|how (?:expensive|pricey|costly|cheap|much) is {_IT}|is {_IT} (?:pricey|expensive|cheap|costly)|what are we (?:looking at|talking)(?: price ?wise)?|(?:what(?:'s|s| is)|how(?:'s|s| is)) (?:the|its) (?:lead )?price(?: tag)?|cost",
            "quote it",
        ),
        (
            r"(?:give|hit|show|tell|get)(?: me| us)?(?: with)? the (?:whole |full )?(?:rundown|run down|lowdown|low down|skinny|story|scoop|picture|history|facts|specs|background|breakdown)|(?:what(?:'s|s| is| are)) the (?:full |whole )?(?:story|history|deal|rundown|lowdown|scoop|details|specs|background|facts)",
            "details on it",
        ),
        (
            rf"(?:full|all|the|more|some|any)? ?(?:details|info|specs|facts)|(?:show|pull|bring|look|open) (?:me )?{_IT}(?: up)?|(?:let me |can i )?(?:see|open|view) {_IT}|what else (?:do|can) (?:we|you) (?:know|tell me|see|say)|what do (?:we|you) know",
            "details on it",
        ),
        (
            r"any (?:warnings?|issues|problems|catch|concerns|gotchas)|what(?:'s|s| is) the catch|is (?:it|that one|this one) (?:legit|real|a scam|for real|fishy|suspicious|trustworthy|genuine)",
            "any red flags on it",
        ),
        (
            r"any price (?:cuts?|drops?|changes?|reductions?)|how (?:did|has) the price (?:move|moved|changed?|develop\w*)|(?:has|did) (?:the|its) price (?:changed?|dropped|drop|gone down|go down|move|moved|come down)",
            "price history of it",
        ),
        (
            r"can (?:the |its )?(?:owner|seller|contact) be (?:reached|contacted|called)|(?:how )?(?:contactable|reachable|reliable) is (?:the )?(?:owner|seller|contact)|how good is the contact",
            "can the owner of it be reached",
        ),
        (r"(?:what|which) (?:source|site|website|platform)(?: is it (?:from|on))?", "where is it from"),
        (
            rf"(?:i (?:call|called|want|got) )?dibs|(?:pin|save|tie|lock|bag|claim) {_IT}(?: up| down)?|(?:add|put|stick|throw|drop) (?:{_IT} )?(?:to|in|into|on) (?:my |the )?(?:cart|holds|basket|hold)",
            "hold it",
        ),
        (rf"let(?:'?s| us) (?:close on|get|buy|purchase|take|do) {_IT}|close on {_IT}", "buy it"),
    )
)
""" "give me the rundown", where one lead is spoken of: the same in plain words."""
TIED_UP = re.compile(
    rf"^{_POLITE}(?:tie|lock|save|pin) {_IT}(?: up| down)? (?P<while>(?:for|until|till|til|through|overnight)\b.*)$",
    re.IGNORECASE,
)
