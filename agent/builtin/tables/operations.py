"""What is done to a slot of the search that stands, whichever slot it is: the slots' names × the operations' frames.

``N`` in a frame stands for any of the names. A new slot is a line in ``NAMES``, a new way of asking a line of a frame.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_OF_HOMES = r"(?: of (?:property|home|house|place|building)s?)?"
NAMES: dict[str, tuple[str, tuple[str, ...]]] = {
    "leadprice": (
        r"(?:leads? (?:prices?|costs?|fees?)|(?:price|cost|fee) (?:per|of (?:the|a|each)) lead|what (?:the |a |each )?leads? costs?)",
        ("max_lead_price",),
    ),
    "price": (
        r"(?:asking )?(?:prices?|budget|costs?|money|spending|price range|what (?:it|they) costs?|how much (?:it|they) costs?|they cost|it costs)",
        ("min_price", "max_price"),
    ),
    "type": (
        rf"(?:property |home |house |housing )?(?:types?|kinds?|styles?){_OF_HOMES}",
        ("property_types", "exclude_property_types"),
    ),
    "beds": (r"(?:number of |how many )?(?:bed|beds|bedrooms?|br|brs)(?: count| number)?", ("min_beds", "max_beds")),
    "baths": (r"(?:number of |how many )?(?:bath|baths|bathrooms?)(?: count| number)?", ("min_baths", "max_baths")),
    "size": (
        r"(?:sizes?|sqft|square footage|square feet|sq ft|footage|how (?:big|large|small)(?: (?:it|they) (?:is|are))?|living space|floor area)",
        ("min_sqft", "max_sqft"),
    ),
    "age": (
        r"(?:days? listed|days? on market|listing (?:dates?|age)|days?|dates?|weeks?|months?|(?:this|past|last|the) (?:week|month|weekend)|today|yesterday|time ?frame|time window|time limit|age|recency|freshness|"
        r"(?:when|whenever) (?:it|they)? ?(?:was|were|is|are|got|went|came)? ?(?:listed|posted|added|up|on)|how (?:long|old|recent|fresh|new)\b(?: (?:it|they|on|has|have|been|is|are|the|market|listed|up)\b)*)",
        ("listed_within_days", "min_days_listed"),
    ),
    "sort": (r"(?:sort|sorting|sort order|order|ordering|ranking|sequence)", ("sort",)),
    "features": (r"(?:features?|amenit(?:y|ies)|extras|bells and whistles|add ons|perks)", ("features", "exclude_features")),
    "source": (
        r"(?:sources?|sites?|websites?|platforms?|where (?:it|they) (?:is|are|was|were|came|come) (?:listed|posted|from|on))",
        ("source", "exclude_source"),
    ),
    "seller": (r"(?:(?:owners?|fsbo|agents?)(?= (?:only |thing|filter|requirement|restriction|limit|condition|bit|part))|sellers?|seller type|type of seller|who (?:is selling(?: it| them)?|is listing(?: it| them)?|lists(?: it| them)?|listed(?: it| them)?|posts(?: it| them)?|posted(?: it| them)?|sells(?: it| them)?|is the seller|the seller is))", ("seller_type",)),
    "radius": (r"(?:radius|distance|miles?|mileage|how far(?: (?:it|they) (?:is|are))?)", ("radius_miles",)),
    "area": (r"(?:neighbou?rhoods?|part of town|district)", ("neighborhood", "zip", "near", "radius_miles")),
    "exclusions": (
        r"(?:exclusions?|exceptions?|what i (?:excluded|ruled out|left out)|exclude(?:s|d)?|ban|blacklist)",
        ("exclude_property_types", "exclude_features", "exclude_neighborhood", "exclude_source"),
    ),
}  # fmt: skip

_ANY_NAME = "|".join(rf"(?P<{name}>{pattern})" for name, (pattern, _) in NAMES.items())
_N = rf"(?:{_ANY_NAME})"
_SMALL = r"(?:(?:the|that|my|any|a|all|your|those|this|whole|on|about|by|for|of|with|as|to|our) )*"
_LIMITS_ON = rf"(?:(?:limits?|caps?|max(?:imum)?|ceilings?|restrictions?|filters?) (?:on|for|of|to|about) {_SMALL})?"
_THING = r"(?: (?:thing|filters?|requirements?|limits?|caps?|restrictions?|criteria|criterion|bits?|parts?|bounds?|conditions?|rules?|constraints?|preferences?|stuff|business|order))*"
_NOT_TO_A_VALUE = r"\b(?! (?:to|by|down|below|under|over|from|between|around|at|up|of|drops?|cuts?|reductions?|changes?|\$|[\d])\b)(?! ?\$)(?! \d)"
_TAKES_OFF = (
    r"(?:drop|remove|strike|scrap|lose|forget|forget about|lift|delete|ditch|no|without|scratch|kill|take off|take out|get rid of|cancel|nix|waive|clear|ignore|skip|undo|unset|reset|relax|"
    r"withdraw|revoke|reverse|retract|take back|let go of|throw out|toss|disregard|never mind|no more|eliminate|leave off|leave out|turn off|switch off|stop|open up|quit|quita|quitar|olvida|sin)"
)
_DOES_NOT_COUNT = (
    r"(?:(?:is|are|was|be|s|'s|really|totally|completely|just|now|all) )*(?:no object|no issue|no problem|no concern|no barrier|no matter|no worry|no big deal|not an issue|not a problem|not a concern|not a factor|"
    r"not important|not that important|unimportant|irrelevant|secondary|flexible|negotiable|whatever|open|wide open|no longer important|does not matter|do not matter|does not count|do not count|"
    r"matters not|no longer matters?|can be anything|can be whatever|anything|can go|optional|not needed|not required|not necessary|not relevant|up to you|no importa|da igual|who cares|off|out|out the window)"
)
_ANY = (
    r"(?:any|whatever|whichever|no particular|no specific|no special|no certain|all|every|regardless of|irrespective of|no matter|no matter what|does not matter|do not matter|i do not care|i do not mind|do not care|"
    r"do not mind|not fussy|not picky|not bothered|not fussed|flexible|open|easy|no preference|no limit|no limits|no constraint|do not cap|do not limit|do not filter|do not restrict|do not sort|do not bother|do not worry|"
    r"stop (?:filtering|sorting|limiting|restricting)|any old|anything goes|cualquier|doesnt matter|could not care less|does not (?:have|need) to be|do not need|no need for|need not be)(?: what| which| when| about| on| by| as to| with| for)?"
)
REMOVES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:turn|switch|take|leave|kick|put) {_SMALL}{_N}{_THING} (?:off|out|away|aside)\b(?! of)"),
    re.compile(rf"\b(?<!not )(?<!lower )(?<!upper ){_N}{_THING} {_DOES_NOT_COUNT}\b"),
    re.compile(rf"\b{_ANY} {_SMALL}{_N}{_THING}{_NOT_TO_A_VALUE}"),
    re.compile(rf"\b{_TAKES_OFF} {_SMALL}{_LIMITS_ON}{_N}{_THING}{_NOT_TO_A_VALUE}"),
)
_BOUND = r"(?: ?(?P<limit>limits?|caps?|filters?|maximum|minimum|ceiling|restrictions?|requirements?))?"
_STOOD = rf"{_SMALL}{_N}?{_BOUND}"
RESTORES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"\b(?:put|bring|add|set|turn|get|switch|take|want|need) {_STOOD} (?:back|again)(?: on| in)?(?= ?$| please)"),
    re.compile(rf"\b(?:restore|reinstate|readd|re add|reapply|re apply|bring back|add back|put back|want back) {_STOOD}(?= ?$| please| again)"),
)  # fmt: skip
CAPPED = re.compile(r"\b(?:cap|caps|ceiling)\b")
ALONE: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = (
    (re.compile(r"\b(?:sky (?:is |'s )?(?:the )?limit|skys (?:the )?limit|money to burn|deep pockets|whatever (?:it|they) costs?|cost what it may|no budget|unlimited budget)\b"), ("min_price", "max_price")),
    (re.compile(r"\b(?:do not|stop|no more|undo the|without|quit) (?:sort|sorting|ordering|ranking)\b|\bunsort(?:ed)?\b"), ("sort",)),
    (re.compile(r"\b(?:old or new|new or old|listed whenever|whenever (?:listed|posted)|listed (?:any ?time|at any time)|old (?:ones|listings|leads) (?:too|as well|are (?:ok|fine|okay)))\b"), ("listed_within_days", "min_days_listed")),
    (re.compile(r"\bany (?:property|building)\b(?! type)|\b(?:all|any) (?:property|home|house) types\b|\b(?:anything|everything) with a roof\b"), ("property_types", "exclude_property_types")),
)  # fmt: skip


class Range(NamedTuple):
    """Which slots a name sets, the likeliest first, and what is believed of it."""

    slots: tuple[str, ...]
    least: float
    most: float


SET_TO: dict[str, Range] = {
    "beds": Range(("min_beds", "max_beds"), 0, 12),
    "baths": Range(("min_baths", "max_baths"), 1, 12),
    "size": Range(("min_sqft", "max_sqft"), 300, 20_000),
    "radius": Range(("radius_miles",), 0.25, 100),
}
SETS = re.compile(
    r"\b(?:change|set|raise|lower|up|bump|increase|reduce|move|push|take|bring|switch|make|drop|cut|expand|extend|put|widen|adjust|kick|get) "
    rf"{_SMALL}(?:max(?:imum)? |min(?:imum)? |whole )?{_N}(?: (?:limit|cap|range|requirement|filter|count|min|max|minimum|maximum))?(?: (?:back|up|down|out))?(?: (?:to|at|up to|be))? (?:be )?(?:about |at least |at most )?@(?! (?:k|grand|percent))"
)
CEILINGS = re.compile(r"\b(?:max|maximum|ceiling|at most|up to|cap)\b")
FLOORS = re.compile(r"\b(?:min|minimum|floor|at least)\b")

FACTORS: dict[str, float] = {
    "double": 2, "doubled": 2, "twice": 2, "2x": 2, "two times": 2, "triple": 3, "three times": 3, "thrice": 3, "quadruple": 4,
    "four times": 4, "halve": 0.5, "half": 0.5, "halved": 0.5, "one half": 0.5, "0.5": 0.5, "duplica": 2,
}  # fmt: skip
_FACTOR = "(?P<factor>" + "|".join(sorted(FACTORS, key=len, reverse=True)) + ")"
_AS = r"(?:as )?(?P<much>far|wide|big|large|much|long|expensive|many)"
SCALES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"(?<!and )(?<!and a )\b{_FACTOR} {_SMALL}(?:{_ANY_NAME}|(?P<it>it|that|this|the number|the figure))\b"),
    re.compile(rf"\b(?:cut|slice|chop|divide|split|reduce) {_SMALL}(?:{_ANY_NAME}|(?P<it>it|that|this)|(?P<top>max|maximum|ceiling|cap|limit))(?: price)? (?:in|by) (?P<factor>half|two|2)\b"),
    re.compile(rf"\b{_FACTOR} {_AS}\b"),
)  # fmt: skip
MUCH: dict[str, str] = {
    "far": "radius",
    "wide": "radius",
    "big": "size",
    "large": "size",
    "much": "price",
    "expensive": "price",
    "long": "age",
    "many": "limit",
}
HALVES = frozenset({"half", "two", "2"})

_UNITS = r"(?:mile|miles|mi|sqft|square feet|sq ft|day|days|week|weeks|month|months)"
STEPPED_UP = re.compile(
    rf"\b(?:another|extra|additional|add|plus|by|up|up by) (?:another |an |extra )?@ {_UNITS}\b|@ (?:more|extra|additional|other) {_UNITS}\b|@ {_UNITS} (?:more|further|farther|extra|longer|bigger|larger|wider|older|out|further out|higher)\b(?! than)"
)
STEPPED_DOWN = re.compile(
    rf"\b(?:shrink|reduce|cut|narrow|tighten|trim|shave|take|decrease|drop|lower|knock|shorten|down|minus|less)\b.*@ {_UNITS}\b(?! more)|@ (?:less|fewer) {_UNITS}\b|@ {_UNITS} (?:less|fewer|closer|tighter|shorter|smaller|nearer|off|fresher|newer|in)\b(?! than)"
)
STEP = re.compile(
    r"\b(?:one|1|a|single) (?:step|size|notch|tick|level|room size|click) (?P<way>up|bigger|larger|higher|more|roomier|down|smaller|lower|less)\b|\b(?:step|size|notch) (?:it |that )?(?P<way2>up|down)(?: (?:one|a|by one|a notch|one notch))?$"
)
"""``@`` stands for the amount."""
