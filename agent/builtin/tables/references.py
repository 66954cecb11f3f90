"""Words and names with which leads are pointed at."""

from __future__ import annotations

import re

REFUSING = ("not", "but not", "except", "except for", "other than", "rather than", "instead of", "excluding", "minus",
            "besides", "apart from", "aside from", "save", "save for", "bar", "barring", "but for", "sans")  # fmt: skip

CLOCK_WORDS = ("at", "@", "by", "after", "before", "a las")

TAKING_UP = ("each", "all of them", "every one of them", "every single one", "them all", "both", "all of", "every one")
""" "top three: what would each of them cost": of those named before."""

BEST_NAMES: dict[str, str] = {
    "asking_price asc": "cheapest",
    "asking_price desc": "most expensive",
    "lead_price_cents asc": "cheapest lead",
    "lead_price_cents desc": "most expensive lead",
    "sqft desc": "biggest",
    "sqft asc": "smallest",
    "beds desc": "most bedrooms",
    "baths desc": "most bathrooms",
    "listed_days asc": "newest",
    "listed_days desc": "oldest",
    "year_built desc": "newest built",
    "score desc": "best",
    "price_per_sqft asc": "best value",
    "ends_at asc": "ending first",
    "ends_at desc": "ending last",
}

_TOGETHER = (
    "that lot",
    *(f"{this} {many}" for this in ("that", "this") for many in "bunch batch group crop list set trio".split()),
    *(
        f"{these} {ones}"
        for these in ("those", "these")
        for ones in "results options homes houses listings three".split()
    ),
)

PLURAL_PRONOUNS = frozenset(
    {
        "them", "those", "these", "ones", "esos", "esas", "that two", *_TOGETHER,
        *(f"{these} {ones}" for these in ("those", "these") for ones in ("ones", "leads", "two")),
    }
)  # fmt: skip

PLURAL_VERBS = ("picks up", "places an", "homes in on")
"""Words like plural nouns that are none."""
PLURAL_NOUNS = frozenset(
    {
        "ones",
        "leads",
        "listings",
        "properties",
        "homes",
        "places",
        "units",
        "holds",
        "deals",
        "options",
        "results",
        "picks",
        "guys",
        "bedders",
        "casas",
        "propiedades",
    }
)

COMPARATIVES = frozenset(
    {
        "cheaper",
        "pricier",
        "bigger",
        "larger",
        "smaller",
        "newer",
        "older",
        "dearer",
        "fresher",
        "better",
        "less",
        "more",
        "lower",
        "higher",
        "roomier",
    }
)

WHERE_SLOTS = frozenset(
    {
        "city",
        "neighborhood",
        "zip",
        "near",
        "property_types",
        "exclude_property_types",
        "features",
        "exclude_features",
        "source",
        "seller_type",
        "lead_type",
        "min_beds",
        "max_beds",
        "min_baths",
        "max_baths",
        "min_price",
        "max_price",
        "min_sqft",
        "max_sqft",
        "max_lead_price",
        "listed_within_days",
        "min_days_listed",
    }
)

_POINTING: dict[str, str] = {
    "pronoun": "it, its, them, that, this, that one, this one, those, these, that lead, this lead, those ones, these ones, "
    "that property, this property, the same one, that house, this house, those leads, these leads, that listing, "
    "this listing, ese, eso, esa, esos, esas, este, esta, that two, those two, these two, lo, la misma, that thing, "
    "ones, the one, same one, that home, this home, the lead, the property, the listing",
    "one": "one, ones, uno, guy, bad boy, una, option, result, options, results, pick, picks, choice, entry",
    "lead": "lead, leads, listing, listings, property, properties, home, homes, place, places, hogar, hogares, "
    "propiedad, propiedades, unit, units, prospect, prospects, hold, deal, deals, prospecto, vivienda, viviendas",
    "last": "last, final, bottom, ultimo, ultima",
    "every": "all, all of them, everything, every, both, both of them, them all, each of them, whole list, entire list, "
    "the lot, todos, todas, todo, ambos, ambas, every one of them, every single one, whole bunch, the both, all the, "
    "the whole thing, every one, whole page",
    "other": "other, other one, another one, the other, otro, otra, other two, others, other ones",
    "top": "top, los primeros, first few",
    "middle": "middle one, middle, one in the middle, center one, centre one, del medio, la de en medio, el de en medio",
    "prev_one": "one before it, one before, one just before it, one above that, the one before it, the one before that, the one before, the one above it, the one above that, "
    "the one above, one just above it, one above it, one before that, one right before it, el anterior",
    "next": "next, following, siguiente",
    "next_one": "the one after that, the one after it, the one after, the one below it, the following one, the next one, "
    "one after that, one after it, one after, next one, one just below it, one right below it, one below, one just after it, "
    "one underneath it, one right after it, the one below, the one underneath it, the one just below it, one below it, one below that, el siguiente",
    "prev": "previous, previous list, last list, previous search, earlier list, "
    "previous results, earlier search, last search, list before, earlier results, prior list, before that, first list, original list, first search, list from before, "
    "results from before, old list, from the first list, the list before, the list from before, first results",
    "every_but": "all but, everything but, all except, everything except, every one but, every one except, "
    "todos menos, todas menos, all of them except, all of them but, all besides, all apart from, all save, both but",
    "rest": "rest, remaining, the rest, remainder, everything else, los demas, resto, what is left, whatever is left, what was left, "
    "what remains, whatever remains, those left, the ones left, ones left, all that is left, everything left, the remaining ones, remaining ones, those remaining",
    "held": "i hold, i am holding, i have on hold, i have held, i have got on hold, being held, that are held, under hold, i reserved, held, on hold, holding, reserved, in my cart, my hold, my holds, in cart, my reservation, apartado",
    "bought": "bought, purchased, my purchase, my purchases, i own, comprado",
}

_JUST = tuple(
    f"{what} i {just}{done}"
    for what in ("what", "the one", "the ones", "one", "the lead", "those")
    for just in ("just ", "only just ", "have just ", "just now ", "last ")
    for done in ("held", "reserved", "put on hold", "bought", "purchased", "quoted", "priced", "looked at", "asked about",
                 "extended", "opened", "got", "released", "let go", "marked")
)  # fmt: skip


DONE = {
    "held": "hold_lead", "reserved": "hold_lead", "put on hold": "hold_lead", "extended": "extend_hold",
    "bought": "purchase", "purchased": "purchase", "quoted": "quote_price", "priced": "quote_price",
    "released": "release_hold", "let go": "release_hold", "marked": "update_lead",
}  # fmt: skip
""" "what i just held" is what was held last, whatever was looked at since."""
_ALL = ("all", "all of them", "them all", "everything", "everyone", "every one", "every one of them", "every", "each one",
        "each", "all of those", "all of these", "the whole list", "the lot", "the whole lot", "both of them", "all five",
        "todas", "todos")  # fmt: skip
_BUT = ("but", "bar", "barring", "besides", "except", "except for", "but for", "minus", "save", "save for", "apart from",
        "aside from", "other than", "excluding", "without", "less", "sans", "not counting", "not including", "leaving out",
        "with the exception of", "excepting", "menos", "excepto", "salvo")  # fmt: skip
EVERY_BUT = ", ".join(f"{every} {but}" for every in _ALL for but in _BUT)


def _beside(sides: str, more: str) -> str:
    """ "the one right after it", "one just below that"."""
    phrases = [
        f"{the}{noun} {near}{side} {it}"
        for the in ("", "the ")
        for noun in ("one", "lead", "listing", "home", "house")
        for near in ("", "right ", "just ", "directly ", "immediately ", "straight ")
        for side in sides.split(", ")
        for it in ("it", "that", "this", "that one", "this one")
    ]
    return ", ".join((*phrases, more))


REFERENCES: dict[str, str] = {
    **_POINTING,
    "pronoun": ", ".join(
        (
            _POINTING["pronoun"],
            *_JUST,
            *_TOGETHER,
        )
    ),
    "next_one": _beside("after, below, beneath, under, underneath, following, behind", _POINTING["next_one"]),
    "prev_one": _beside(
        "before, above, over, preceding, ahead of",
        _POINTING["prev_one"] + ", previous one, the previous one, preceding one, the preceding one, one right before",
    ),
    "every_but": _POINTING["every_but"] + ", " + EVERY_BUT,
    "every": _POINTING["every"]
    + ", the pair, that pair, this pair, the pair of them, this whole list, every last one, each one, the whole bunch, everything on the list, everything on the screen, everything on this list, "
    "everything on the page, everything on here, everything listed, everything shown",
    "latter": "latter, the latter, latter one, the latter one, the last mentioned, last mentioned, este ultimo, esta ultima",
    "former": "former, the former, former one, the former one, first mentioned, the first mentioned",
    "penult": "penultimate, next to last, second to last, second last, second from last, last but one, one before last, "
    "one before the last, one from last, penultimo, penultima",
    "top_one": "uppermost, uppermost one, your first choice, your first pick, your number one, your favourite, top pick, your pick, top choice, top suggestion, top recommendation, number one pick, best pick, your favorite, your top one, one at the top, the one at the top, topmost, topmost one, top of the list, the top of the list, very top one, "
    "one on top, the one on top, head of the list, one up top",
    "last": _POINTING["last"]
    + ", one at the bottom, the one at the bottom, bottommost, lowermost, one at the end, the one at the end, end of the list, "
    "ultimos, ultimas, very last",
}

LAID = frozenset({"aside", "back", "too", "also", "as well", "please", "on ice", "on hold", "first", "then"})
""" "keep that aside, along with the one above it"."""
SUMMED = frozenset(
    {"on", "for", "in", "with", "by", "until", "till", "via", "using", "from", "to", "please", "at", "through"}
)
""" "it and 8166, all on my visa"."""
COUNTED = {"three": 3, "trio": 3}
""" "those three": as many as were spoken of last."""
COUNTING = frozenset({"couple", "dozen"})
""" "a couple" says how many, never which."""
OF_THEM = re.compile(r"\b(?:of|among|from|between|out of) (?:them|those|these|the (?:two|three|four|five|lot|bunch))\b")
""" "the most expensive of them"."""

A_HOLD = re.compile(r"\b(first|second|third|fourth|last|other|latest|oldest|newest|only|next) holds?\b")

ONE_OF = re.compile(r"\b(any )?one of (my|our) (holds|leads|reservations|purchases)\b|\b(a|some) hold of mine\b")
ANY_ONE = re.compile(
    r"\b(?:any |either |just |at least )?(?:one|1) of (?:the|these|those|them)\b(?! (?:best|cheapest))"
)
ONE_HELD = re.compile(r"\bmy (current )?(hold|reservation)\b")
TO_HOLD = re.compile(
    r"\b(?:should|shall|can|could|may|might|must|if|would|ought) i hold\b"
    r"|\b(put|place|get|set|throw|stick|slap|leave|hold)\b.*\bon hold\b"
    r"|\b(?:be|get|have (?:it|that|this|them)) (?:\w+ly )?(?:held|reserved)\b"
)
