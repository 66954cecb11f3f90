"""States of the United States, and nicknames of cities that gazetteers leave out."""

from __future__ import annotations

import re

STATES: dict[str, str] = {
    "alabama": "AL", "alaska": "AK", "arizona": "AZ", "arkansas": "AR", "california": "CA", "colorado": "CO",
    "connecticut": "CT", "delaware": "DE", "florida": "FL", "georgia": "GA", "hawaii": "HI", "idaho": "ID",
    "illinois": "IL", "indiana": "IN", "iowa": "IA", "kansas": "KS", "kentucky": "KY", "louisiana": "LA",
    "maine": "ME", "maryland": "MD", "massachusetts": "MA", "michigan": "MI", "minnesota": "MN",
    "mississippi": "MS", "missouri": "MO", "montana": "MT", "nebraska": "NE", "nevada": "NV",
    "new hampshire": "NH", "new jersey": "NJ", "new mexico": "NM", "new york": "NY", "north carolina": "NC",
    "north dakota": "ND", "ohio": "OH", "oklahoma": "OK", "oregon": "OR", "pennsylvania": "PA",
    "rhode island": "RI", "south carolina": "SC", "south dakota": "SD", "tennessee": "TN", "texas": "TX",
    "utah": "UT", "vermont": "VT", "virginia": "VA", "washington": "WA", "west virginia": "WV",
    "wisconsin": "WI", "wyoming": "WY",
}  # fmt: skip
STATE_CODES = frozenset(STATES.values())
STATE_STARTS = frozenset({name.split()[0] for name in STATES} | {code.lower() for code in STATE_CODES})
WORDLIKE_CODES = frozenset({"IN", "OR", "ME", "HI", "OK", "OH", "PA", "MA", "LA", "ID", "AL", "DE", "CO", "MD", "MS",
                            "MT", "ND", "WA", "AK", "NE", "CT", "MI", "MO", "SD", "GA"})  # fmt: skip

NICKNAMES: dict[str, str] = {
    "vegas": "Las Vegas", "sin city": "Las Vegas", "lv": "Las Vegas", "n las vegas": "North Las Vegas", "south phx": "South Phoenix", "s phx": "South Phoenix", "s phoenix": "South Phoenix", "southwest vegas": "Southwest Las Vegas", "sw vegas": "Southwest Las Vegas",
    "northwest vegas": "Northwest Las Vegas", "nw vegas": "Northwest Las Vegas", "que 2 stadium": "Q2 Stadium", "st david": "St. David's Medical Center", "st david s": "St. David's Medical Center",
    "phx": "Phoenix", "fenix": "Phoenix", "dfw": "Dallas", "metroplex": "Dallas", "dfw metroplex": "Dallas", "dallas metro": "Dallas",
    "phoenix metro": "Phoenix", "austin metro": "Austin", "atx": "Austin", "philly": "Philadelphia", "nyc": "New York City", "north vegas": "North Las Vegas",
    "nlv": "North Las Vegas", "dtx": "Dallas", "big d": "Dallas", "ft worth": "Fort Worth", "pville": "Pflugerville",
    "pflug": "Pflugerville", "n austin": "North Austin", "s austin": "South Austin", "ny": "New York City",
    "new york": "New York City", "chitown": "Chicago", "frisco tx": "Frisco",
}  # fmt: skip

BEFORE_A_PLACE = frozenset(
    [
        "in",
        "near",
        "around",
        "at",
        "of",
        "to",
        "from",
        "about",
        "within",
        "for",
        "en",
        "cerca",
        "de",
        "downtown",
        "north",
        "south",
        "east",
        "west",
        "central",
        "or",
        "and",
        "metro",
        "city",
        "toward",
        "towards",
        "by",
        "over",
        "also",
        "inside",
        "outside",
        "between",
        "through",
    ]
)
"""Words after which a name that is also an ordinary word ("Surprise", "Reading") is taken as a place."""

ALWAYS_PLACES = frozenset({"downtown", "uptown", "midtown"})
"""Ordinary words that name a part of a city wherever they stand."""

ORIGIN_WORDS = frozenset(
    "couple family client clients buyer buyers guy lady woman man friend friends cousin brother sister folks investor people retirees transplanted transferred transferring hailing "
    "moving relocating coming relocate move moved relocated transplant transplants away commute came".split()
)

LIVES = re.compile(
    r"\b(?:i|we|he|she|they|client|buyer|family|couple|office|friend|brother|sister|mom|dad|husband|wife)(?: \w+)? (?:am|are|is|live|lives|living|sit|sits|based|work|works|stay|stays|staying|rent|rents|renting) (?:\w+ ){0,3}?(?:in|out of|at|from|over in)$"
)
"""Before a place that someone is in, beside another where they look: "I'm in Gilbert but the client wants Chandler"."""
ELSEWHERE = re.compile(
    r"\b(?:but|wants?|wanting|looking|moving|move|moves|needs?|searching|prefers?|would|relocat\w+|to buy|house hunting|eyeing)\b"
)

STRONG_NEAR = (
    "near", "close to", "cerca de", "not far from", "walking distance", "next to", "walk", "nearby", "within", "steps from", "closest to", "nearest to", "minutes from", "adjacent", "vicinity", "cerca", "near to", "proximity to", "junto a",
)  # fmt: skip

NAME_STOPS = frozenset(
    "and with but under over for that which please who below or is are cheapest hold then from because where so y con".split()
)

WEAK_NEAR = frozenset(
    {"by", "along", "around", "outside", "outside of", "off", "just off", "right off", "off of", "beside"}
)
"""Before a name of its own ("off Mopac") they say near; before other words they may say anything."""

ONE_OF_A_KIND = frozenset(
    {"airport", "university", "stadium", "arena", "convention", "speedway", "zoo", "capitol", "strip"}
)
"""With "the" before it, such a thing is one that everybody there knows."""

STREET_WORDS = frozenset(
    "street st avenue ave blvd boulevard road rd drive dr lane ln pkwy parkway hwy highway freeway expressway loop court ct".split()
)
ROAD_PREFIXES = frozenset("i ih us route highway hwy loop fm rm interstate sh sr".split())

AREAS_ALONE = frozenset({"heights", "woodlands", "foothills", "flats", "barrio"})
AREA_ENDS = AREAS_ALONE | {"valley", "village", "quarter", "district", "corridor", "hollow", "triangle", "hill"}
"""Last words of a part of a town, behind "in the": "the East Valley"."""

AREA_CODES: dict[str, str] = {
    "512": "Austin", "737": "Austin", "702": "Las Vegas", "725": "Las Vegas", "214": "Dallas", "469": "Dallas",
    "972": "Dallas", "945": "Dallas", "817": "Fort Worth", "682": "Fort Worth", "602": "Phoenix",
    "480": "Phoenix", "623": "Phoenix",
}  # fmt: skip
BY_AREA_CODE = re.compile(
    rf"\b(?P<lead>(?:in|around|across|throughout|from|inside|within|for) (?:the |my |our )?)?(?P<code>{'|'.join(AREA_CODES)})(?P<said> area(?: code)?| zone)?"
    r"(?! ?(?:k\b|s\b|'s|range|thousand|dollars|bucks|ish|sq|sf\b|beds?|baths?|miles?|mi\b|days?|credits?|or\b|to\b|-|–|\+|,\d|\d|\.\d|%|month|a month|hours?|mark))(?=[ ,.?!;]|$)",
    re.IGNORECASE,
)
""" "homes in the 512", "the 702 area code": the city whose telephones begin so."""

DIRECTIONS = {"n": "north", "s": "south", "e": "east", "w": "west"}
DIRECTED = frozenset("las vegas lv phoenix phx austin dallas scottsdale fort lamar mesa tempe".split())
"""Before these words a lone letter is a point of the compass ("N Las Vegas"), not "and" or "with"."""

AFTER_SHORT = {
    "st": frozenset("rose david davids johns edward edwards".split()),
    "mt": frozenset({"bonnell"}),
    "ft": frozenset({"worth", "mcdowell"}),
}
"""Behind "St.", "Mt.", "Ft.": the point ends no sentence."""

GENERIC = re.compile(
    r"\b(?:coffee|coffee ?shops?|cafes?|restaurants?|bars?|shops?|shopping|stores?|grocery|groceries|supermarkets?|gyms?|parks?|trails?|transit|"
    r"transportation|transport|bus|buses|nightlife|entertainment|amenities|everything|schools?|daycare|playgrounds?|church|churches|synagogues?|mosques?|temples?|cathedrals?|chapels?|shul|playground|hospitals?|clinics?|bank|banks|gas stations?|library|libraries|pharmac(?:y|ies)|laundromats?|pools?|golf courses?|lakes?|beach|beaches|rivers?|fire stations?|police stations?|metro|train stations?|bus stops?|light rail|nature|hiking|"
    r"highways?|freeways?|good \w+|nice \w+|decent \w+|great \w+|water|dining|food|culture|work|family|services|things|stuff|(?:(?:the|her|his|their|our|my|all|new) )*(?:grand ?kids|grand ?children|grand ?bab(?:y|ies)|kids|children|parents|mom|dad|mother|father|folks|sister|brother|daughter|son|family|relatives|in ?laws|friends?|cousins?|aunt|uncle|grandma|grandpa|boyfriend|girlfriend|job|office|action|city life))$"
)
"""Ends of a wish to be near anything of a kind; a place of its own has a name or is "the park"."""
