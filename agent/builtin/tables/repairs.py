"""Words with which people repair what they just said, and the families of which a repair puts one for another."""

from __future__ import annotations

import re

_HESITATES = r"(?:oh|ah|uh+|um+|er+|erm|eh|hm+|well|ok|okay|and|but|or|so|no|nope|nah|nay|wait|yeah|argh|ugh|gah|damn|sigh|the|it|lol)"
_TAKES_BACK = (
    r"no wait|wait no|no no|no sorry|sorry no|no actually|actually no|scratch that|strike that|scrap that|cancel that|delete that|"
    r"i mean|i meant|meant to say|meant to type|i meant to (?:say|type|write)|or rather(?! than)|rather(?! than)|make that|make it|correction|my bad|my mistake|"
    r"sorry|apologies|pardon me|excuse me|beg pardon|forgive me|pardon|oops\w*|opps|ops|whoops|woops|typo|actually|hang on|(?<!a )(?<!the )(?<!my )(?<!put )(?<!place )(?<!any )hold on|no hold on|er|err|erm|uh no|um no|on second thought|on second thoughts|"
    r"let us say|(?<!a )(?<!any )(?<!much )(?<!be )better(?! (?:\w+ ){0,2}than\b)|or better|or actually|or maybe|or hmm+|hmm+ no|hmm+|wait|nope|nah|no i said|change that to|i should say|that should be|should be|"
    r"it should be|that is wrong|i (?:dropped|missed|forgot|left (?:off|out)|added|lost) (?:a|one|the last) (?:zero|0|digit|nought)|(?:one|a) (?:zero|digit) (?:too many|too few|short|missing|off)|(?<!is )(?<!was )(?<!s )wrong(?! (?:with|numbers?|phones?|e ?mails?|info\w*|price\w*|persons?|people|contacts?|address|about|guy|lady|house|home|details?|leads?|number))|ignore that|forget that|digo|perdon|mejor|mejor dicho|quise decir|(?<=[,.;!?-] )no(?= ,| \d+ (?:beds?|bedrooms?|baths?|bathrooms?|br|bd|ba|miles?|days?|weeks?)\b| (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+) (?:,|in|near|please)(?= |$))|(?:or )?you know what|or no(?= ,)"
)
REPAIR = re.compile(rf"(?:{_HESITATES}[ ,.]*)*?(?:{_TAKES_BACK})\b[ ,.:-]*(?:{_HESITATES}\b[ ,.]*)*")
"""Looked for at each word: "er, no," between two places, "scratch that" between two counts."""

OPENS_REPAIR = re.compile(
    rf"^(?:{_HESITATES} )*(?:sorry|excuse me|pardon me|beg pardon|apologies|oops\w*|opps|ops|whoops|woops|typo|my bad|my mistake|correction|i mean|i meant|meant|no hang on|hang on|no i said|i said|did i say|did i write|"
    r"i (?:dropped|missed|forgot|left (?:off|out)|added|lost) (?:a|one|the last) (?:zero|0|digit|nought)|(?:one|a) (?:zero|digit) (?:too many|too few|short|missing|off)|"
    r"scratch that|strike that|wait no|no wait|no no|or rather|wrong|that was wrong|misspoke|i misspoke|autocorrect|perdon|digo|quise decir|mejor dicho)\b"
    r"|\b(?:i mean|i meant|rather|was what i meant|is what i meant|fat fingered|mistyped|misspoke|mixed up|that was a typo|was a typo|misread)\b"
)
"""A turn that puts right what the turn before said, rather than adding to it."""

DENIED = re.compile(r"\b(?:did i (?:say|write|type|put)|i (?:said|wrote|typed)) (?P<what>\w+)")
"""The word behind names what is taken back: "did i say baths? beds", "I said pool but they meant a yard"."""

WITHOUT = re.compile(r"\b(?:without|with no|with out|sans|sin)\b")
""" "with a pool, er, without": not a slip, it is to have none."""

NO_COUNT = re.compile(
    r"^no \d+(?: (?:beds?|bedrooms?|baths?|bathrooms?|br|bd|ba|miles?|days?|weeks?|in|near|please|for|around)\b|$)"
)
""" "2 bath, no 3 bath": a count that is denied by another."""

SAYS_NO = re.compile(r"^(?:(?:or|oh|um+|er+|hm+|well|but|ah) ?,? ?)?(?:no|nah|nope),", re.IGNORECASE)
""" "fsbo, or no, agent listed"."""

FAMILIES: dict[str, tuple[str, ...]] = {
    "state": ("state",),
    "place": ("city", "neighborhood", "zip", "near"),
    "ptype": ("property_types", "exclude_property_types"),
    "feature": ("features", "exclude_features"),
    "source": ("source", "exclude_source"),
    "seller": ("seller_type",),
    "leadtype": ("lead_type",),
    "sort": ("sort",),
    "beds": ("min_beds", "max_beds"),
    "baths": ("min_baths", "max_baths"),
    "sqft": ("min_sqft", "max_sqft"),
    "miles": ("radius_miles",),
    "hours": ("listed_within_days", "min_days_listed"),
    "money": ("min_price", "max_price"),
    "num": (),
}
MEASURES = ("beds", "baths", "sqft", "miles", "hours")
