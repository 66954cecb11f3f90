"""What of one's own account is named in a list: "balance, plan and renewal date"."""

from __future__ import annotations

import re

_LEAD_IN = (
    r"ok|okay|so|hey|hi|please|pls|just|quick|quickly|can|could|you|u|would|show|tell|give|list|check|get|pull|fetch|display|see|need|want|know|send|let|have|gimme|run|read|me|us|up|"
    r"i|we|to|like|for|my|our|the|all|both|mi|mis|el|la|los|las|of|on|in|account|current|latest|what|whats|is|are|s|about|status|summary|overview|rundown|(?:two|three|four|few|couple|these|some) (?:quick |of )*(?:things|questions|items)|"
    r"a|update|brief|fill|catch|things|first|second|third|last|lastly|finally|dame|quiero|ver|cual|es|muestrame|dime"
)
_TAIL = r"please|pls|now|too|left|thanks|thank you|today|in one go|at once|together|remaining|quickly|asap|as well|right now|for me|por favor"
_HAVE = r"(?: (?:do |did )?(?:i|we)(?: have| got| ve)*(?: left)?)?"
NAMED = {
    ("account_status", "balance"): rf"(?:what is|what have i got|how much is|what do i have|what i have) left|(?:how (?:many|much) )?(?:(?:credit|account|remaining|available|my) )*(?:credits?|balance|saldo|creditos|funds)(?: (?:balance|count|total|remaining|left|available))*{_HAVE}",
    ("account_status", "tier"): r"(?:(?:which|what|subscription|membership|account|pricing) )*(?:tier|plan|level|subscription|membership|package)(?: (?:level|tier|type|name))?(?: (?:am i|are we|i am|we are|i m)(?: currently)?(?: on| in)?| is it| i have| i got)?",
    ("account_status", "renewal"): r"(?:(?:when|what) (?:is |day is |date is )?(?:my |the )?)?(?:(?:next|upcoming|plan|subscription) )*(?:renewal|billing|bill|charge|payment|due|renovacion)(?: (?:date|day|due|is|comes))*|when (?:it|the plan|my plan|that|the subscription)?(?: next)? ?(?:renews?|bills|is billed|expires|runs out|is up|rolls over|is due)|when (?:am i|i am|are we|we are|i get|i m)(?: next)? (?:billed|charged)(?: next| again)?|when will (?:you|i|we) (?:charge|bill|be charged|be billed)(?: me| us)?(?: next| again)?|when does (?:it|the plan|my plan) (?:renew|bill|expire)|when (?:is |s )?the next (?:bill|charge|payment|invoice)|next (?:date|day) (?:you|i|it) (?:bill|charge|pay|renews?|am billed)(?: me)?|(?:next |proxima |siguiente )(?:invoice|factura)",
    ("account_status", "purchases"): r"(?:purchases?|orders?|(?:order|purchase|buying) history|bought leads|leads (?:i|we) (?:have |ve )?(?:bought|own|purchased)|what (?:i|we) (?:have |ve )?(?:bought|own|purchased|spent|paid)|total (?:spent|spend|paid)|(?:total )?spending|(?:total )?spend|invoices|receipts|(?:what|how much) (?:have |did )?(?:i|we) (?:have |ve )?(?:already |just )?(?:spent|spend|paid|pay|bought|buy|owned?)|compras|facturas)(?: (?:so far|to date|this month|this year|list))?",
    ("view_cart", ""): r"cart|(?:active |open |current )?(?:holds?|reservations?)|(?:leads )?on hold|(?:what )?(?:i am|i m|i have|i ve|am i) (?:holding|on hold|held|reserved)|held leads",
    ("saved_searches", ""): r"saved (?:searches|search)|searches i (?:have )?saved|watch ?list",
}  # fmt: skip
"""A tool and what it is asked for → how that is named."""
OF_ONE = tuple(
    (tool, what, re.compile(rf"^(?:(?:{_LEAD_IN}) )*(?:{words})(?: (?:{_TAIL}))*$"))
    for (tool, what), words in NAMED.items()
)
LEADS_IN = re.compile(rf"^(?:(?:{_LEAD_IN}|account|profile|stuff|questions) ?)*$")
BETWEEN = frozenset({"and", "plus", "also", "then", "y", ",", ";", ".", "?", "!", "/", "&", "+", ":", "|"})
SIGNS = frozenset(
    "balance credit credits saldo creditos funds tier plan level subscription membership package renewal billing bill charge payment renews expires billed charged due "
    "renovacion renew bills purchases purchase orders order bought own spent paid spending spend invoices receipts compras facturas cart hold holds reservations holding held "
    "searches watchlist history left remaining factura".split()
)
TIERS = frozenset({"basic", "pro", "enterprise"})
OF_PLANS = TIERS | {"plan", "tier", "subscription", "membership", "level", "package"}
COSTS_OF_IT = re.compile(
    r"^(?:(?:and|y|so|also|then|plus|tell me|or) )*(?:how much|what|whats|whether) (?:(?:it|that|this) (?:is|costs?|runs?)|(?:is|does|do|s|am|are|will|would)(?: (?:it|that|this|i|we|you|they))?)\b(?: (?:cost|costs|costing|me|us|run|runs|pay|paying|charge|charging|charged|for|it|that|to|set|back|a|per|each|every|month|year|going|monthly|yearly|now|too|again))*$"
)
""" "what plan am i on and how much is it"."""
BESIDE_TIERS = frozenset("or and the a plan tier please pls now then it make go to on one ok just".split())

GO_AHEAD = re.compile(
    r"^(?:(?:and|please|so|ok|yes|yeah|just|then|can you|could you|lets|let us|go ahead|go ahead and) )*(?:(?:do|set|arrange|get|put|make|sort|start|switch|sign) (?:that|this|it|me|us)(?: (?:up|for me|happen|done|through|in motion|going|started|over))*|make the (?:change|switch)|go ahead|do so|hook me up|upgrade me|switch me|sign up)(?: (?:please|now|then|today|for me|asap))*$"
)
""" "what about Enterprise? set that up": what is done about the plan just named."""
MUSES = re.compile(
    r"^(?:(?:so|ok|hey|and|well|hmm) )*(?:what about|how about|what if|why not|why do not|maybe|i am thinking|thinking|been thinking|considering)\b"
)
BUYS = re.compile(
    r"^(?:(?:please|can you|could you|also|just|i want to|let us|lets) )*(?:buy|purchase|order|top|load|add|get|grab|need|want|give me|refill|reload|recharge|compra\w*|agrega\w*)\b.*(?:\d|\bcredits? pack|\bup\b)"
)
""" "buy 150 credits" beside a question about the plan is no question itself."""
