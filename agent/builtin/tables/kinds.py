"""Words around the nouns of a search: what relaxes a slot, who is meant by a seller or a buyer, how far a "no" goes."""

from __future__ import annotations

import re

NOUNS = ("ptype", "feature", "source", "seller", "leadtype")
INCLUDED = {"ptype": "property_types", "feature": "features"}
EXCLUDED = {"ptype": "exclude_property_types", "feature": "exclude_features", "source": "exclude_source"}
SINGLE = {"source": "source", "seller": "seller_type", "leadtype": "lead_type"}
OPPOSITE = {"owner": "agent", "agent": "owner"}
RELAXED: dict[str, tuple[str, ...]] = {
    "asking": ("min_price", "max_price"),
    "leadprice": ("max_lead_price",),
    "beds": ("min_beds", "max_beds"),
    "baths": ("min_baths", "max_baths"),
    "sqft": ("min_sqft", "max_sqft"),
    "listed": ("listed_within_days", "min_days_listed"),
    "miles": ("radius_miles",),
    "sort": ("sort",),
    "near": ("near", "radius_miles"),
}
RELAXED_WORDS: dict[str, tuple[str, ...]] = {
    "type": ("property_types", "exclude_property_types"),
    "types": ("property_types", "exclude_property_types"),
    "features": ("features", "exclude_features"),
    "amenities": ("features", "exclude_features"),
    "source": ("source", "exclude_source"),
    "size": ("min_sqft", "max_sqft"),
    "location": ("city", "neighborhood", "zip", "near", "state", "radius_miles"),
    "neighborhood": ("neighborhood",),
    "area": ("neighborhood", "near", "zip"),
    "radius": ("radius_miles",),
    "distance": ("radius_miles",),
    "age": ("listed_within_days", "min_days_listed"),
    "date": ("listed_within_days", "min_days_listed"),
    "budget": ("min_price", "max_price"),
    "money": ("min_price", "max_price"),
    **dict.fromkeys(("sorting", "sort", "order", "ordering", "sort order"), ("sort",)),
    **dict.fromkeys(
        ("days", "timeframe", "time frame", "time", "recency", "freshness"), ("listed_within_days", "min_days_listed")
    ),
    **dict.fromkeys(
        ("exclusion", "exclusions"),
        ("exclude_property_types", "exclude_features", "exclude_neighborhood", "exclude_source"),
    ),
    **dict.fromkeys(
        ("minimum", "min price", "minimum price", "price floor", "lower limit", "lower bound"), ("min_price",)
    ),
    **dict.fromkeys(
        ("price cap", "maximum", "maximum price", "upper bound", "max price", "max budget", "upper limit", "ceiling",
         "cap", "limit"), ("max_price",)
    ),
    "hoa": (),
}  # fmt: skip
REQUIREMENT_WORDS = frozenset(
    {"requirement", "filter", "criteria", "criterion", "restriction", "condition", "thing", "part", "bit"}
)
NOT_NEEDED = REQUIREMENT_WORDS | {"needed", "required", "necessary", "needs"}
CLIENT_WORDS = frozenset(
    {
        "my",
        "our",
        "his",
        "her",
        "their",
        "a",
        "the",
        "this",
        "one",
        "client",
        "scare",
        "scares",
        "attract",
        "attracts",
        "lose",
        "help",
        "helps",
        "spook",
        "spooks",
    }
)
WHO_HAS = re.compile(
    r"(?:^|\b)(?:(?:i|we|i 've|we 've) (?:also |now |still |currently )?(?:have|got|represent|with|brought|serve|am with|are with)|have got|ve got|representing|working with|"
    r"work with|dealing with|deal with)$"
)
""" "we have | three buyers": words behind which buyers are the asker's own."""
HAVE_CLIENTS = frozenset({"have", "got", "have got", "representing"})
"""At the start of what is said: "have a buyer for a duplex"."""
MINE = frozenset({"my", "our"})
OF_MINE = re.compile(
    r"of (?:mine|ours)\b|lined up\b|on (?:my|our) (?:list|books)\b|waiting\b|in (?:my|our) (?:book|crm|pipeline)\b"
)
BESIDE_CLIENTS = frozenset(
    "a few some several couple handful bunch pair more other another new great good strong solid different separate of the cash serious active young nice eager pre approved preapproved relocating ready".split()
)
WHOLE_WISHES = frozenset({"single_story", "new_construction"})
""" "no pool, all on one level": behind a comma these are wished for, no more of what is refused."""
REPAIRING = frozenset({"strike", "scratch", "scrap", "forget", "ignore"})
OPENING = 8  # characters before a message's first word that matters
PEOPLE = frozenset(
    {"folks", "people", "anyone", "anybody", "someone", "somebody", "families", "persons", "prospects", "clients"}
)
WHO_WANTS = frozenset({"wants", "needs", "after", "seeks"})
SEEKING = frozenset(
    {
        "hunting",
        "looking",
        "searching",
        "wanting",
        "who",
        "that",
        "needing",
        "moving",
        "relocating",
        "after",
        "seeking",
        "interested",
    }
)
LOOKS_TO_BUY = re.compile(
    r"\b(?:looking|wanting|trying|hoping|ready|eager|planning|needing|need|needs|wants?|wishing|would like|itching|set|keen) (?:to|on) (?:buy|buying|purchase|own)\b|"
    r"\b(?:house|home) ?(?:hunting|shopping)\b|\b(?:shopping|hunting|in the market) for (?:a |their )?(?:first )?(?:home|house|place|condo)\b"
)
SHOWN_WHO = frozenset({"me", "show", "see", "find", "know", "out", "anyone", "anybody", "people", "leads"})
TELLS_OF_SELLER = frozenset({"is", "are", "was", "seems", "might", "may", "sounds", "looks"})
STATE_OF_SELLER = frozenset(
    "tired old elderly motivated desperate dead absent gone moving sick retired retiring out away divorcing nervous flexible nice friendly rude stubborn "
    "eager willing probably perhaps maybe likely in fed done getting going ill broke behind worn".split()
)
OWNERS_OF_BROKERS = frozenset({"my", "our", "his", "her", "their", "your"})
OWN_BROKERS = frozenset({"broker", "agent", "realtor", "brokers", "agents"})
NOT_ALONE = frozenset(
    {
        "does not have to be",
        "do not have to be",
        "does not need to be",
        "need not be",
        "not just",
        "not only",
        "not necessarily",
    }
)
_OWN_HOME = r"(?:their|his|her|they|there) own (?:\w+ )?(?:homes?|houses?|places?|property|properties|condos?|townhouses?|townhomes?|land|lots?|pads?|duplex(?:es)?|stuff|listings?)"
SELLS_ALONE = re.compile(
    rf"(?<!not )\b(?:sell\w*|sold|unload\w*|listing|lists?|listed|market(?:ing|ed)|offload\w*|advertis\w+) (?:up )?(?:{_OWN_HOME}|(?:\w+ ){{0,3}}?(?:themself|themselves|them selves|theirselves|himself|herself|on (?:their|his|her|there) own|all by themselves|privately))\b"
)
""" "anyone selling their own place", "listing the house themselves"."""
BOTH_FINE = re.compile(
    r"\b(?:both|either|alike|whichever|whatever|equally)\b|\b(?:are|is) (?:all )?(?:fine|ok|okay|good|welcome)\b"
)
OUT_TOWARDS = frozenset("past beyond toward towards there west east north south here wherever where".split())
""" "land out past Bastrop"."""
WAIVES = NOT_ALONE | {
    "do not mind",
    "does not mind",
    "could not care less about",
    "could not care less for",
    "do not require",
    "does not require",
    "instead",
    "rather",
    "than",
}
"""Before a type of home: it is let be, not refused."""
BUILDS = frozenset({"high rise", "highrise", "loft", "penthouse", "bungalow", "ranch", "villa", "cottage", "craftsman"})
SHOW_WORDS = frozenset({"show", "find", "search", "list", "give", "pull"})
SWAP_WORDS = frozenset({"swap", "swap out", "trade", "replace", "switch out"})
REFUSED_AFTER = frozenset({"free", "out", "excluded", "gone"})
ADJECTIVAL = re.compile(r"(?:(?<!bu|ci|un|rt|ar)y|ed|ing|ish|ful|ive|ic|less|ous|est|er|en|able)$")
ADJECTIVES = frozenset(
    "me us him her them any more of old new big small tiny huge ugly cheap run down dark loud far high low bad good nice real too very such say those these that this to show see give get have want like with in for at on from".split()
)
"""What may stand before the noun that a "no" means: "no ugly, run-down houses"."""
ENDS_SCOPE = frozenset({"but", "so", "therefore", "because", "hence"})
WILL_DO = (
    "will do",
    "would do",
    "is enough",
    "is fine",
    "works",
    "would work",
    "suffices",
    "will suffice",
    "is plenty",
)
EVERY_ONE = frozenset({"anything", "everything", "ones", "stuff", "listings", "leads", "listing"})
OWN_NEGATION = ("no ", "not ", "without ", "sin ", "zero ")
SWAP_ENDS = frozenset({"for", "with", "to", "by", "in"})
ADDITIVE = (
    *("also", "too", "add", "include", "including", "as well", "plus", "tambien", "throw in", "open to"),
    *(
        "consider",
        "ok",
        "fine",
        "okay",
        "would do",
        "open it up to",
        "open up to",
        "open it to",
        "expand to",
        "expand it to",
        "widen it to",
        "broaden it to",
        "broaden to",
        "extend it to",
        "will do",
        "would work",
        "could work",
        "works",
        "acceptable",
        "welcome",
    ),
)
ACKNOWLEDGES = re.compile(
    r"^(?:(?:ok|okay|fine|alright|all right|hm+|well|so|right|good|great|cool|sure|yeah|yes|now) )+(?!(?:with|too|as well|for|by)\b)(?=\w)"
)
""" "ok" before what is wanted adds nothing; behind it, it does: "condos ok"."""
REPLACES = re.compile(
    r"\b(?:instead(?! of)|rather(?! than))$|^(?:and |then |now )*(?:switch|change|swap)(?: it| that| this| them)? (?:over )?to\b"
)
