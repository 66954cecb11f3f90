"""Leads of the list side by side, each named by words of its own."""

from __future__ import annotations

import re

JOINT = re.compile(
    r"\s*(?:,? ?(?<!\w)(?:and also|and|plus|or|as well as|along with|also)(?= )|&(?= )|,|\+|/)\s*", re.IGNORECASE
)
SIGNS = re.compile(r"[&+]")
STARTS = re.compile(
    r"(?<![\w$#])(?:the|that|this|number|no\.|lead|listing|option|#|(?=\d{4}\b)|(?=\d{1,2}$))", re.IGNORECASE
)
HEADS = re.compile(
    r"\b(?:one|condo|condominium|house|home|townhouse|townhome|duplex|apartment|lot|place|unit|property|listing|lead|bed|bedroom|bedder"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last|\d(?:st|nd|rd|th)|(?:\w+est)|(?:most|least) \w+|number|option)\b|#|^\d{4}$",
    re.IGNORECASE,
)
"""What a lead is called by; "the pool" alone is something that a home has."""
BY_NUMBER = re.compile(
    r"^(?:the )?(?:lead |number |no\. ?|option |listing |# ?)*\d{1,4}$|^(?:the )?(?:first|second|third|fourth|fifth|last)(?: one)?$",
    re.IGNORECASE,
)
PLAIN_START = re.compile(
    r"(?:the )?(?:lead |number |no\. ?|option |listing |# ?)*\d{1,4}\b(?! ?(?:beds?|baths?|bedrooms?|bd|br|ba|k\b|hours?|hrs?|days?|min))"
    r"|(?:the )?(?:first|second|third|fourth|fifth|last)(?: one)?\b(?! (?:condo|house|home|townhouse|of|two|three|few)\b)",
    re.IGNORECASE,
)
ENDS_OPEN = re.compile(
    r"\b(?:on|in|at|with|by|for|the|a|an|and|or|of|to|from|till|until|please|pls|then|both|(?:for|by|until|till|to|another|at|under|over) (?:an? )?[\w.]+)$",
    re.IGNORECASE,
)
ASKED_OF_IT = re.compile(
    r"\b(?:asking|costs?|prices?|priced|pricing|hold|held|holds|off|runs?|worth|quote|lead price|please|pls|now|too|sqft|square|footage|size|year|age|score|zip|like|about|of (?:those|them|these|the (?:two|three|lot))|others?|(?:that|this) one|both|all|more \w+|less \w+|(?!over|under|number)\w{3,}er one|cheaper|pricier|dearer|newer|older|bigger|smaller|larger|better|nicer|closer)\b",
    re.IGNORECASE,
)
""" "#2 on hold" is more than the name of a lead."""
NOT_A_LEAD = re.compile(
    r"^\s*(?:market|markets|prices|inventory|demand|average|median|segment|sector|search|list|alerts?|ones|beds?\b(?! one)|baths?|bedrooms?|bathrooms?)\b",
    re.IGNORECASE,
)
MOST_WORDS = 7

_POLITE = r"(?:(?:ok|okay|hey|please|pls|now|and|so|then|also|alright|can you|could you|can i|could i|can we|i want to|i'd like to|i wanna|let's|lets|go ahead and|just|actually|well|hm+|tell me|do you know)[ ,]+)*"
BEFORE_ONE = re.compile(
    rf"^{_POLITE}(?:how much(?: is|'s| are| for| would| does| to (?:buy|get))?|what(?:'s|s| is| are| does| do| would| will)?(?: the)?(?: (?:lead )?(?:price|cost)(?: of| on| for)?)?|(?:the )?(?:lead )?(?:price|cost|quote|pricing)(?: history)?(?: of| on| for)?|quote|price out"
    r"|(?:the )?(?:price |listing )?history (?:of|on|for)|(?:any )?(?:red )?(?:flags|issues|warnings|problems) (?:on|with|for)|(?:more |full )?(?:details|info) (?:on|of|for|about)|(?:tell me )?(?:more )?about|is the (?:phone|number|e-?mail|contact|owner)(?: number)? (?:on|of|for)"
    r"|(?:can|could) the (?:owner|seller|contact) of|has the price (?:of|on)|where is|where's|when was|how long has|has|is|was|did"
    r"|open(?: up)?|show(?: me)?|pull up|view|see|look at|check(?: out)?|hold(?: on to)?|reserve|keep|save|lock|set|put(?: a hold on)?|grab(?: a hold on)?|hang on to|secure|tie up|release|let go of|let|drop(?: the hold on)?|free(?: up)?|take|unhold|cancel the hold on|extend(?: the hold on)?|prolong(?: the hold on)?|buy|purchase|get(?: me)?|i'll take|i will take|go with"
    r"|(?:add|give me) [\w. ]{1,14} (?:more )?(?:to|on))\s*$",
    re.IGNORECASE,
)
BEHIND_ONE = re.compile(
    r"^(?:\s*(?:costs?|run(?: me)?|runs|going for|go for|worth|be|priced|as a lead|on hold|off hold|aside|up|go|held|for me|please|pls|thx|thanks|now|then|first|cost me|reached|contacted|verified|checked|still available|available|listed|been listed|legit|dropped|come from|from|back|by [\w. ]{1,14}|(?:for|another|until|till) [\w. :]{1,20}))*\s*[?.!]*$",
    re.IGNORECASE,
)
""" "how much is | the one with a view | going for"."""
