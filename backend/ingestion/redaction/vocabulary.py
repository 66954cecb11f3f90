"""Words that the patterns lean on: numbers in words, street suffixes, first names, what is ordinary in a listing."""

from __future__ import annotations

from importlib.resources import files

DIGIT_WORDS: dict[str, str] = {
    "zero": "0", "oh": "0", "o": "0", "nought": "0", "naught": "0", "zip": "0", "one": "1", "two": "2", "three": "3",
    "tree": "3", "four": "4", "fower": "4", "five": "5", "fife": "5", "six": "6", "seven": "7", "eight": "8",
    "nine": "9", "niner": "9", "ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14",
    "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19", "twenty": "2",
    "thirty": "3", "forty": "4", "fourty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8",
    "ninety": "9", "hundred": "00",
    "cero": "0", "uno": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7",
    "ocho": "8", "nueve": "9", "zer0": "0", "0ne": "1", "tw0": "2", "f0ur": "4", "thr33": "3", "s1x": "6", "f1ve": "5",
    "n1ne": "9", "e1ght": "8", "sev3n": "7",
}  # fmt: skip
TENS = frozenset({"twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety"})
WEAK_DIGIT_WORDS: dict[str, str] = {"won": "1", "to": "2", "too": "2", "for": "4", "fore": "4", "ate": "8", "sex": "6"}
REPEATS: dict[str, int] = {"double": 2, "dbl": 2, "triple": 3, "treble": 3}
FILLERS = frozenset({
    "dash", "hyphen", "minus", "dot", "point", "period", "space", "then", "and", "area", "code", "plus", "slash",
    "comma", "digit", "digits", "guion", "punto",
})  # fmt: skip

UNITS = frozenset({
    "sqft", "sq", "sf", "ft", "feet", "foot", "square", "acre", "acres", "ac", "bed", "beds", "bedroom", "bedrooms",
    "br", "brs", "bd", "bdrm", "bdr", "bath", "baths", "ba", "bathroom", "bathrooms", "car", "cars", "garage", "story",
    "stories", "storey", "level", "levels", "year", "years", "yr", "yrs", "month", "months", "mo", "mos", "mth", "week",
    "weeks", "wk", "day", "days", "hour", "hours", "hr", "hrs", "min", "mins", "minute", "minutes", "mile", "miles",
    "mi", "block", "blocks", "unit", "units", "home", "homes", "house", "houses", "room", "rooms", "door", "doors",
    "floor", "floors", "person", "people", "pet", "pets", "cat", "cats", "dog", "dogs", "lb", "lbs", "pound", "pounds",
    "percent", "per", "k", "m", "mil", "million", "thousand", "usd", "dollars", "bucks", "off", "deposit", "down",
    "inch", "inches", "gallon", "gallons", "kw", "kwh", "seer", "ton", "x", "by", "plex", "am", "pm", "st", "nd", "rd",
    "th", "free", "full", "half", "total", "spaces", "space", "parking", "stall", "lane", "lanes", "zone", "new",
    "plus", "amp", "volt", "grand", "sqf", "sqm", "meters", "yards", "yard", "hoa",
})  # fmt: skip

MEASURES = frozenset({"sqft", "sf", "sq", "square", "acre", "acres", "sqf"})

STREET_SUFFIXES = frozenset({
    "st", "str", "street", "ave", "av", "avenue", "rd", "road", "dr", "drive", "ln", "lane", "blvd", "boulevard", "ct",
    "court", "cir", "circle", "pl", "place", "trl", "trail", "pkwy", "parkway", "loop", "cv", "cove", "ter", "terr",
    "terrace", "hwy", "highway", "way", "pass", "path", "bend", "run", "ridge", "holw", "hollow", "xing", "crossing",
    "pt", "point", "plaza", "row", "walk", "aly", "alley", "vista", "vw", "bnd", "rdg", "crk", "spgs", "expy",
    "expressway", "frwy", "freeway", "fwy", "mews", "glen", "gln", "hl", "skwy", "tpke", "turnpike", "trce", "trace",
    "psge", "passage", "cswy", "causeway", "sq", "grv", "knl", "knoll", "mnr", "lndg", "landing", "holler", "strip",
})  # fmt: skip
STRONG_SUFFIXES = frozenset({
    "st", "str", "street", "ave", "avenue", "rd", "road", "dr", "ln", "blvd", "boulevard", "pkwy", "parkway", "cv",
    "hwy", "trl", "cir", "ct", "unit", "apt", "#",
})  # fmt: skip
STREET_PREFIXES = frozenset({
    "avenida", "calle", "via", "camino", "paseo", "rue", "corte", "rancho", "circulo", "vista", "avenue", "ave", "el",
    "la", "las", "los", "de", "del", "plaza", "calzada", "callejon",
})  # fmt: skip
DIRECTIONS = frozenset({
    "n", "s", "e", "w", "ne", "nw", "se", "sw", "north", "south", "east", "west", "northeast", "northwest",
    "southeast", "southwest",
})  # fmt: skip

# Fit for a street's name although they are units ("House Ln", "New St").
_ALSO_NAMES = frozenset({
    "new", "free", "yards", "garage", "house", "home", "mi", "m", "k", "x", "st", "room", "unit",
})  # fmt: skip
# Between a house number and its suffix these words cannot stand: "2 miles from Oak Street" is no address.
NOT_IN_STREETS = UNITS - _ALSO_NAMES | {
    "from", "to", "of", "on", "in", "with", "and", "near", "off", "at", "is", "has", "have", "for", "minutes", "or",
    "tennis", "basketball", "pickleball", "volleyball", "sport", "sports", "food", "large", "private", "covered",
    "bonus", "living", "walk-in", "paved", "quiet", "cul-de-sac", "corner", "gated", "more", "other", "great",
    "beautiful", "spacious", "remodeled", "updated", "bedroom/2", "including", "plus", "only", "just",
    "available", "steps", "stop", "stops", "exit", "exits", "drive", "ready", "move", "if", "your", "our", "this",
    "that", "my", "we", "you", "will", "its", "it", "bed/2", "ideal", "built", "sale", "rent", "lease", "price",
}  # fmt: skip


def _words(file: str) -> frozenset[str]:
    return frozenset(files("backend.ingestion.redaction").joinpath("data", file).read_text(encoding="utf-8").split())


ORDINARY = _words("ordinary_words.txt")  # in a listing, so by themselves never a person's or a street's name
FIRST_NAMES = _words("first_names.txt")
