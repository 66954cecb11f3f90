"""Words with which a request begins that needs no other beside it."""

from __future__ import annotations

import re

_COURTESY = r"(?:(?:and|then|also|plus|please|pls|plz|oh|ok|okay|so|hey|hi|now|next|after that|lastly|finally|first|can you|could you|would you|will you|go ahead and|i want to|i'd like to|i need to|i want you to|just|quick(?:ly)?),?\s+)*"
_NTH = r"(?:first|second|third|fourth|fifth|last|cheapest|newest|priciest|biggest|most expensive|1st|2nd|3rd|4th|5th)"
_KIND = r"(?:condo|townhouse|house|duplex)"
_LEAD = rf"(?:(?:lead |number |no\.? |# ?)?\d{{1,5}}(?![\dkK%]|:\d)|(?:number |lead )(?:one|two|three|four|five)|(?:the|my) (?:{_NTH}|{_KIND})(?: one| lead| two)?)\b"
_SHOWS = r"(?:show(?: me)?|list|display|view|see|open|pull up|bring up|give me|get me|check|tell me|let me see|what(?:'s| is| are))"
_OWN = r"(?:cart|holds|balance|credits?|credit balance|plan|tier|purchases|orders|invoices|receipts|saved searches|searches|alerts|bought leads|account|order history|renewal(?: date)?)"
_METRIC = r"(?:median(?: (?:home )?price)?|price trends?|inventory|demand|days on market|price per (?:square foot|sq ?ft|foot)|popular features|market (?:overview|snapshot|report|summary)|average price|heat ?map)"
_TELLS = r"(?:e-?mail|text|slack|sms|ping|notify|alert|message|push|tell|remind|warn|let)"
_EVENT = r"(?:when|whenever|if|about|for|on|before|once|by|via|through|over|in the app|every|right away|know)"
_ORDER = (
    rf"(?:hold|reserve|lock (?:in|down|up)|keep|release|let go of|buy|purchase|quote(?: me)?|price(?: out)?|get me a quote on|details on|refund) {_LEAD}"
    rf"|(?:tell me (?:more )?about|{_SHOWS} (?:me )?(?:the )?(?:details|info|history|flags|more) (?:on|of|about|for)) {_LEAD}"
    rf"|(?:put|add|leave|write|jot) (?:down )?(?:a |the )?(?:quick )?note (?:on|to|for) {_LEAD}"
    rf"|(?:mark|set|flag|move) {_LEAD} (?:as |to )?(?:new|contacted|qualified|proposal|won|lost)\b"
    r"|(?:mute|silence) (?:everything|all|notifications|alerts)\b|(?:set )?(?:my )?quiet hours (?:from|between|\d)|(?:turn|switch) (?:off|on) (?!it\b|that\b|them\b)\w+"
    rf"|(?:delete|remove|cancel|drop|kill) (?:the|my) (?:[\w ]{{2,20}} )?(?:alert|alerts|saved search|search)\b"
    rf"|{_SHOWS} my {_OWN}\b|my {_OWN}\b(?! is| are| was)"
    r"|top (?:me )?up|add \$?\d+ (?:\w+ )?(?:of |in |worth of )*credits?|buy \$?\d+ (?:\w+ )?(?:of |in |worth of )*credits?"
    r"|(?:switch|upgrade|downgrade|move|bump|change) (?:me|my plan) (?:up |down )?to (?:the )?(?:basic|pro|enterprise)\b"
    rf"|{_TELLS} me (?:\w+ )?{_EVENT}\b|(?:set up|create|make|add) an? (?:\w+ )?alert\b"
    r"|(?:find|search|show me|look for|pull up|get me|recommend|suggest)(?: me)? (?!(?:the|that|those|more|it|them|which|what|how|out)\b)\w+"
    rf"|compare (?!(?:the|that|those|these|it|them|with|to|both|prices?)\b)[a-z]\w+.{{1,30}}? (?:and|to|with|vs\.?|versus) "
)
_ASKS = (
    r"how(?:'s| is) (?:the )?(?:market|demand|inventory)|how (?:fast|quick(?:ly)?|long|hot|much|many|are|expensive)\b|(?:are|is) (?:prices?|inventory|demand|homes|houses|condos|supply)\b"
    rf"|how much (?:is|for|would|does) {_LEAD}|(?:what would|what does|what will|what'?s) {_LEAD}|any (?:red )?flags (?:on|with|for) {_LEAD}"
    r"|when (?:does|do|is|am|are|will) (?:my|i)\b|what (?:plan|tier) (?:am|do)\b|(?:what|which) (?:leads )?(?:have|did|do|am) i\b|what(?:'s| is) (?:my|the)\b|do i have\b|which (?:alerts|searches|plan|tier|leads) (?:do|have|did|am)\b"
    rf"|{_METRIC} (?:in|for|of)\b"
)
STARTS = re.compile(rf"{_COURTESY}(?:{_ORDER}|{_ASKS})", re.IGNORECASE)
"""The words of a request whose object is named in it."""
ORDERS = re.compile(rf"{_COURTESY}(?:{_ORDER})", re.IGNORECASE)
BETWEEN = re.compile(
    r"(?:\s*[;\n]+\s*|(?:(?<!\bst)(?<!\bmt)(?<!\bno)[.!]|\?)\s+|\s*,\s+|\s+(?=(?:and|then|also|plus|&)\s))(?:(?:and|then|also|plus|&|oh|next|after that|afterwards)[\s,]+)*",
    re.IGNORECASE,
)
"""Where one request may end and the next begin."""
LEANS = re.compile(
    r"\b(?:it|its|them|that|this|these|those|there|same|both|instead|too|other|another|otherwise|unless|either|neither|he|she|they|their|his|her|as well|actually|wait|sorry|scratch|never mind|not|don'?t|no|rather|except|but|if (?:so|not|yes)|the (?:one|ones|rest)|ones)\b|[\"“”]",
    re.IGNORECASE,
)
"""Words that lean on another request, or take something back."""
NOTE_ENDS = re.compile(
    rf"{_COURTESY}(?:(?:hold|reserve|buy|purchase|quote|release|refund) {_LEAD}|mute everything\b|(?:mark|flag) {_LEAD}|{_SHOWS} my {_OWN}\b|(?:find|search|recommend) \w+|compare \w+ and \w+|top up \$?\d|(?:e-?mail|text|slack) me (?:about|when|if|before|for) (?:a |my |the )?(?:prices?|credits?|holds?|orders?|refunds?|renewals?|plan|new)\b|(?:what|which) (?:have i bought|plan am i|am i holding)|when does my plan|how(?:'s| is) the market in|{_METRIC} in\b|(?:is|are) (?:inventory|prices)\b|any (?:red )?flags on {_LEAD}|how much is {_LEAD}|(?:delete|remove|cancel) my (?:\w+ )?(?:alert|search)|(?:switch|upgrade|downgrade) me to\b)",
    re.IGNORECASE,
)
"""What nobody writes into a note: an order of this marketplace."""
NOTE = re.compile(r"\b(?:notes?|jot|memo|remark|comment)\b", re.IGNORECASE)
NOTE_ON_IT = re.compile(
    r"\b(?P<head>(?:put|add|leave|write|jot) (?:down )?(?:a |the )?(?:quick )?note (?:on|to|for)) (?:it|that one|that)(?=\s*[:,—–-]|\s+(?:that|saying)\b)",
    re.IGNORECASE,
)
NAMES_LEAD = re.compile(rf"{_LEAD}", re.IGNORECASE)
"""A lead that is named, for "add a note to it" behind it."""
OWN_NUMBER = re.compile(r"\d{4,5}$")
