"""Orders around a lead of the list on the screen: the words before it, and what may stand behind."""

from __future__ import annotations

import re

_POLITE = (
    r"(?:(?:i|we|please|pls|ok|okay|so|and|then|now|also|just|hey|yeah|yes|can you|could you|can i|could i|may i|can we|would you|will you|i want to|i wanna|we want to|i would like to|"
    r"i d like to|let us|let me|lemme|go ahead and|i will|we will|i ll|we ll|you can|i need to|want to|wanna|quickly|first|actually|maybe) )*"
)
_BEHIND = r"(?: (?:please|pls|plz|again|for me|for us|then|now|real quick|quickly|thanks|instead|too|as well))*"
_SHOWS = r"(?:show(?: me| us)?|see|view|display|pull(?: me)? up|pull|bring up)"
_OPENS = (
    r"(?:open(?: up)?|expand(?: on)?|describe|look at|check out|take a look at|have a look at|get a look at|click(?: on)?|go to|"
    r"(?:more |any |the )*(?:details?|info|information|specs|facts) (?:on|of|for|about)|more (?:on|about)|(?:what can you )?tell me (?:more |everything |all )?about|give me (?:more |the )?(?:details|info|information|lowdown|scoop) (?:of|on|for|about))"
)
_COSTS = r"(?:cost|run(?: me| us)?|set me back|go(?:es)? for|be)"
_LASTS = r"(?: (?:for (?!sale|rent|another|an extra|\d+ (?:more|extra|additional))|until|till|til|through|overnight|over the|by|on hold|aside|today|tonight).*)?"
_KEEPS = r"(?:hold(?: on to)?|reserve|keep|save|lock(?: down| in| up)?|grab a hold on|secure|stash|set|put)"
_FREES = r"(?:free up|free|give up|give back|get rid of|release|unhold|let go of|drop|remove|ditch|dump|lose|cancel)"
_OFF_HOLD = r"(?: (?:off|out of|from) (?:hold|my (?:cart|holds|list|basket)|the cart))?"
_TAKES = r"(?:get(?: me| us)?|take|grab|order|pay for|want|need|have|go (?:with|for)|checkout|pick)"
_PAID = r"(?P<tail>(?: (?:with|by|using|on) (?:my |the )?(?:card|visa|credits?|amex|paypal|mastercard))?)"
FRAMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (tool, re.compile(pattern))
    for tool, pattern in (
        ("hold_lead", rf"^{_POLITE}(?:keep|leave|hold on to|hang on to|hold onto) (?:my |the hold on )?(?P<kept>.+?)(?: on hold| held| as is| as it is)?{_BEHIND}$"),
        ("lead_details", rf"^{_POLITE}{_SHOWS} (?P<lead>.+?){_BEHIND}$"),
        ("lead_details", rf"^{_POLITE}{_OPENS} (?P<alone>.+?){_BEHIND}$"),
        ("release_hold", rf"^{_POLITE}{_FREES} (?:my |our )?(?P<held>.+?)(?: holds?)?{_OFF_HOLD}{_BEHIND}$"),
        ("release_hold", rf"^{_POLITE}{_FREES} (?:my|our) (?P<bare>.+?) (?:hold|reservation){_BEHIND}$"),
        (
            "extend_hold",
            rf"^{_POLITE}(?:hold(?: on to)?|keep|reserve) (?P<held>.+?)(?P<tail> (?:for )?(?:another|an extra|\d+ (?:more|extra|additional)) .*)$",
        ),
        ("release_hold", rf"^{_POLITE}(?:take|remove|pull|put) (?P<held>.+?) (?:off|out of|from) (?:hold|my (?:cart|holds|list|basket)|the cart){_BEHIND}$"),
        ("release_hold", rf"^{_POLITE}(?:do not|no longer|not) (?:need|want) (?P<held>.+?)(?: (?:any ?more|any longer|after all))?{_BEHIND}$"),
        ("hold_lead", rf"^{_POLITE}(?:hold|reserve) (?P<alone>.+?)(?P<tail>{_LASTS}){_BEHIND}$"),
        ("purchase", rf"^{_POLITE}(?:buy|purchase) (?P<alone>.+?){_PAID}{_BEHIND}$"),
        ("lead_details", r"^(?:and |so |ok )*what (?:is|are) (?P<lead>.+?) (?:like|all about)$"),
        ("lead_details", rf"^(?P<lead>.+?) (?:details|info|information|specs){_BEHIND}$"),
        (
            "quote_price",
            rf"^{_POLITE}(?:(?:give|get) me )?(?:an? |the )?(?:lead )?(?:price check|price|pricing|costs?|quote|fee)s?(?: me)?(?: on| of| for| to get| to buy)? (?P<lead>.+?){_BEHIND}$",
        ),
        (
            "quote_price",
            rf"^(?:and |so |ok )*(?:what|how much) (?:does|do|would|will|is|are|did) (?P<lead>.+?) {_COSTS}(?: me| us)?{_BEHIND}$",
        ),
        ("quote_price", rf"^{_POLITE}(?:tell me |do you know )?(?:what|how much) (?P<lead>.+?) (?:costs?|runs?|goes for){_BEHIND}$"),
        ("quote_price", rf"^(?P<lead>.+?) (?:price|pricing|cost|quote|how much){_BEHIND}$"),
        ("hold_lead", rf"^{_POLITE}(?:want|need|have|get|like|prefer)(?: to have| to get)? (?P<lead>.+?) (?:on hold|held|reserved|set aside)(?P<tail>{_LASTS}){_BEHIND}$"),
        ("hold_lead", rf"^{_POLITE}{_KEEPS} (?P<lead>.+?)(?P<tail>{_LASTS}){_BEHIND}$"),
        ("hold_lead", rf"^(?P<lead>.+?) (?:hold|reserve|keep|save)(?: it| that| them)?(?P<tail>{_LASTS}){_BEHIND}$"),
        (
            "purchase",
            rf"^{_POLITE}{_TAKES} (?P<described>.+?){_PAID}{_BEHIND}$",
        ),
    )
)  # fmt: skip
""" "show me #2", "keep the condo for me", "price check on the townhouse": the tool, and the words around a lead."""

_PLACE = r"(?:\d{1,5}|first|second|third|fourth|fifth|last)(?: one)?"
ONLY_PLACES = re.compile(rf"^(?:(?:and |the |# ?|number |lead )*{_PLACE}(?: |$))+$")
JOINED = re.compile(r" and ")
SEVERAL = re.compile(
    r"\b(?:ones|houses|condos|homes|townhouses|leads|listings|places|apartments|lots|units|options|any|some|all|more|another|others?|rest|these|those|them|it|plus|off|hold|and that)\b|^(?:that|this) one\b"
)
DEFINITE = re.compile(
    r"^(?:the|(?:that|this)(?= \w)|lead|number|no|option|listing|item|#|first|second|third|fourth|fifth|sixth|last|top)\b|^# ?\d|^\d{1,2}(?: (?:and )?\d{1,2})+$|^\d{1,2} one$|^\d{4,}$"
)
ITSELF = re.compile(
    r"\b(?:one|condo|house|home|townhouse|townhome|duplex|apartment|lot|place|unit|property|listing|rental|lead|bed|bedroom)\b"
)
"""A superlative is a lead where its noun is said: "the cheapest one"; "the cheapest" alone may be an order of the list."""
ONLY_A_COUNT = re.compile(r"^\d+$")

ORDER_OF = {
    "extend_hold": "extend",
    "release_hold": "release",
    "lead_details": "details on",
    "quote_price": "quote",
    "hold_lead": "hold",
    "purchase": "buy",
}
THROUGH = frozenset({"-", "through", "thru", "to"})
"""A range of places is read as it stands: "hold 1-3"."""
