"""Contractions, chat shorthand and symbols, written out before anything else is read."""

from __future__ import annotations

import re

MAGNITUDES: dict[str, float] = {"k": 1e3, "m": 1e6, "mm": 1e6, "mil": 1e6, "mill": 1e6, "mio": 1e6}
ORDINAL_ENDINGS = ("st", "nd", "rd", "th")

_ORDERS = (
    r"(?=(?:by |the )?(?:price|cost|asking|cheap|expens|pric|low|high|new|recen|fresh|late|best|top|score|quality|rating|relevan|"
    r"distance|proximity|near|clos|date|asc|desc|most|least|biggest|dear|listed|age)\w*)"
)
_COMPARED = (
    "more",
    "less",
    "bigger",
    "smaller",
    "fewer",
    "cheaper",
    "higher",
    "lower",
    "older",
    "newer",
    "larger",
    "greater",
)

SYMBOLS: tuple[tuple[str, re.Pattern[str], str], ...] = (
    *(
        (f"{short}.", re.compile(rf"\b{short}\.(?= ?[$\da-z])"), f"{short} ")
        for short in (
            "approx",
            "appx",
            "ca",
            "max",
            "min",
            "incl",
            "excl",
            "abt",
            "nbhd",
            "bdrm",
            "bdrms",
            "apt",
            "apts",
            "bldg",
        )
    ),
    ("too b", re.compile(r"\btoo(?= ?(?:beds?|bedrooms?|baths?|bathrooms?|bdrms?|brs?)\b)"), "2"),
    ("to b", re.compile(r"\bto(?= (?:beds|bedrooms?|baths|bathrooms|bdrms?)\b)(?<!\d to)(?<!up to)(?<!on to)"), "2"),
    *(
        (needed, re.compile(rf"\b{needed}(?:ed|ing)?(?: by| on| them| these)?\s*(?:[:=]|->?)\s*{_ORDERS}"), "sort")
        for needed in ("sort", "order", "rank")
    ),
    (
        " on",
        re.compile(
            r"\b(?:hang|hold|latch|cling) on ?to(?= (?:(?:lead |number |no\.? |# ?)*\d|(?:the|it|that|this|them|both|these|those)\b.*\b(?:till?|until|for|thru|through|overnight)\b))"
            r"(?!.*\b(?:release|let|drop|free|lose|return|give up|cancel|dump|toss|rest|others?)\b)"
        ),
        "hold",
    ),
    (
        "to let",
        re.compile(
            r"\bto let\b(?! (?:me|us|you|him|her|it|them|go|the|my|this|that|these|those|lead|number|one|two|both|all|#|\d|someone|a |an ))"
        ),
        "rentals",
    ),
    *(
        ("and a half", re.compile(rf"\b(?:{words}) bath(?:room)?s? and a half\b"), f"{count}.5 baths")
        for count, words in ((1, "a|one|1"), (2, "two|2"), (3, "three|3"), (4, "four|4"))
    ),
    ("+", re.compile(r"(?<=[a-z]\s)\+(?=\s[a-z])|(?<=[a-z]{2})\+(?=[a-z]{2})"), "&"),
    ("-", re.compile(r"(?:\(\d{3}\) ?|\b\d{3}[-. ])\d{3}-\d{4}\b|\b555-\d{4}\b"), "someone"),
    (".", re.compile(r"\b\d{3}\.\d{3}\.\d{4}\b"), "someone"),
    ("until", re.compile(r"(?<=\bprice )until(?= \$?\d)"), "max"),
    ("e-mail", re.compile(r"\be-mails\b"), "emails"),
    ("e-mail", re.compile(r"\be-mail\b"), "email"),
    (
        "hm",
        re.compile(
            r"^hm(?=[,. ]+(?:let|make|ok|no|what|how|i|maybe|actually|try|so|and|but|well|yes|yeah|then|or|\d)|[,.]|$)"
        ),
        "um",
    ),
    ("hows", re.compile(r"\bhows (?=long\b)"), "how "),
    ("o.", re.compile(r"\bh\. ?o\. ?a\b\.?"), "hoa"),
    ("h o a", re.compile(r"\bh o a\b"), "hoa"),
    ("s.", re.compile(r"\bf\. ?s\. ?b\. ?o\b\.?"), "fsbo"),
    ("f s b o", re.compile(r"\bf s b o\b"), "fsbo"),
    ("r.", re.compile(r"\br\. ?v\b\.?"), "rv"),
    ("r v", re.compile(r"\br v\b(?= (?:parking|pad|gate|garage|hookup|access|space|spot))"), "rv"),
    ("w/", re.compile(r"\bw/o\b"), "wo"),
    ("w/", re.compile(r"\bw/(?=\s?[a-z0-9])"), "w "),
    ("/or", re.compile(r"\band/or\b"), "or"),
    ("b/w", re.compile(r"\bb/w\b"), "bw"),
    ("n/a", re.compile(r"\bn/a\b"), "na"),
    ("sq", re.compile(r"\bsq\. ?ft\b"), "sqft"),
    ("/mo", re.compile(r"(?<=\d)/(?=mo(?:nth)?\b)"), " "),
    ("may ", re.compile(r"^may(?= (?:the|i|we|you|number|lead|it|that|both)\b)"), "can"),
    *(("then", re.compile(rf"(?<=\b{word} )then(?= +[$\d])"), "than") for word in _COMPARED),
    *(("o", re.compile(r"(?<=\d)o(?=[o\d]*k?\b)"), "0"),) * 3,
    ("<=", re.compile(r"<="), "≤"),
    (">=", re.compile(r">="), "≥"),
)
"""What must stand in the text, what is looked for, and what is put in its place."""

_CONTRACTIONS = {
    "'s is": "what who where how that it there here when let",
    "'re are": "you we they what",
    "'ve have": "i you we they what where who",
    "'ll will": "i you we they it that",
    "'d would": "i you we they it",
}
_NEGATED = {
    "don't": "do not", "doesn't": "does not", "didn't": "did not", "isn't": "is not", "aren't": "are not",
    "wasn't": "was not", "can't": "can not", "cannot": "can not", "won't": "will not", "wouldn't": "would not",
    "couldn't": "could not", "shouldn't": "should not", "haven't": "have not", "hasn't": "has not",
    "ain't": "is not",
}  # fmt: skip
_CHAT = {
    "im": "i am", "i'm": "i am", "ive": "i have", "let's": "let us", "lets": "let us", "u": "you", "ur": "your",
    "r": "are", "pls": "please", "sry": "sorry", "srry": "sorry", "soz": "sorry", "plz": "please", "plzz": "please", "thx": "thanks", "ty": "thanks",
    "tx": "tx", "tnx": "thanks", "btwn": "between", "betw": "between", "bw": "between", "btw": "btw",
    "w": "with", "wo": "without", "abt": "about", "mo": "month", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "gimme": "give me", "lemme": "let me", "whats": "what is", "wheres": "where is", "whens": "when is",
    "hows": "how is", "whos": "who is", "thats": "that is", "theres": "there is", "y'all": "you",
    "ya": "you", "yall": "you", "tmrw": "tomorrow", "tmr": "tomorrow", "tomo": "tomorrow", "2moro": "tomorrow",
    "2morrow": "tomorrow", "2nite": "tonight", "tonite": "tonight", "b4": "before", "cuz": "because",
    "bc": "because", "nvm": "never mind", "nevermind": "never mind", "idk": "i do not know", "k": "k",
    "fav": "favorite", "favs": "favorites", "rn": "right now", "asap": "asap", "hse": "house", "hm": "home",
    "apts": "apartments", "apt": "apartment", "nbhd": "neighborhood", "hood": "neighborhood",
    "dwntwn": "downtown", "dwntn": "downtown", "dtwn": "downtown", "dntwn": "downtown", "neighbourhood": "neighborhood", "neighbourhoods": "neighborhoods", "favourite": "favorite",
    "msg": "message", "msgs": "messages", "notifs": "notifications", "notif": "notification", "acct": "account", "creds": "credits",
    "amt": "amount", "avg": "average", "med": "median", "approx": "approximately", "txt": "text", "txts": "texts", "txtme": "text me", "thre": "three", "trhee": "three", "threee": "three", "fuor": "four", "foru": "four", "fve": "five", "fiv": "five", "est": "est",
    "yest": "yesterday", "wk": "week", "wks": "weeks", "mos": "months", "yr": "year", "yrs": "years",
    "hr": "hour", "hrs": "hours", "min": "min", "mins": "minutes", "secs": "seconds", "nd": "and", "n": "and",
    "rnt": "rent", "pol": "pool", "hom": "home", "hous": "house", "cond": "condo", "grg": "garage", "gar": "garage", "bdrms": "bedrooms",
    "adn": "and", "quoet": "quote", "qoute": "quote", "hodl": "hold", "nad": "and", "em": "them", "'em": "them",
    "sueltalo": "suelta lo", "suéltalo": "suelta lo", "compralo": "compra lo", "apartalo": "aparta lo",
    "reservalo": "reserva lo", "liberalo": "libera lo", "cancelalo": "cancela lo", "sueltala": "suelta lo",
    "comprala": "compra lo", "reservala": "reserva lo",
    **{f"{ten}ies": f"{ten}y s" for ten in ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")},
    "hundreds": "hundred s", "thousands": "thousand s", "twos": "two s", "threes": "three s", "fours": "four s", "fives": "five s", "sixes": "six s",
    "sevens": "seven s", "eights": "eight s", "nines": "nine s",
    "cheep": "cheap", "lnd": "land", "hses": "houses", "bldg": "building", "prop": "property", "props": "properties", "cheapst": "cheapest", "teh": "the", "dnt": "do not", "gud": "good", "def": "definitely",
    **{f"{word}'d": f"{word} would" for word in ("he", "she", "they", "who", "that")},
    **{f"{word}'d": f"{word} did" for word in ("what", "how", "where", "why", "when")},
    "ovr": "over", "abv": "above", "abov": "above", "blw": "below", "belo": "below", "undr": "under", "ovah": "over", "bal": "balance", "pxs": "prices", "prcs": "prices", "dn": "down", "px": "price", "hunnid": "hundred", "hunned": "hundred", "hundo": "hundred", "hundy": "hundred", "viw": "view", "vew": "view", "veiws": "views", "vu": "view", "ppl": "people", "pple": "people", "peeps": "people", "smth": "something", "smthng": "something", "sumthin": "something", "smthn": "something", "anythin": "anything", "nethin": "anything", "nothin": "nothing", "hunna": "hundred", "hunnids": "hundred", "hundos": "hundred", "thou": "thousand", "recs": "recommendations", "mils": "miles", "milse": "miles", "p": "page", "pg": "page", "chgr": "charger", "lst": "last", "hao": "hoa", "dt": "downtown", "bout": "about", "ariport": "airport",
    "lstd": "listed", "listd": "listed", "wek": "week", "yday": "yesterday", "ystrday": "yesterday", "yestrday": "yesterday", "bahtroom": "bathroom", "hosue": "house", "hosues": "houses", "lstg": "listing", "lstgs": "listings", "bldr": "builder", "sqr": "square", "twnhs": "townhouse", "nr": "near", "lkg": "looking", "lkng": "looking",
    "sumthing": "something", "sth": "something", "esp": "especially", "cos": "because",
    "wkend": "weekend", "wknd": "weekend", "q": "que", "dir": "dir", "wdyt": "what do you think",
}  # fmt: skip


_PLURALS = {
    "duplexs": "duplexes",
    "triplexs": "triplexes",
    "fourplexs": "fourplexes",
    "propertys": "properties",
    "citys": "cities",
    "familys": "families",
}


def _expansions() -> dict[str, str]:
    table = {**_NEGATED, **{word.replace("'", ""): text for word, text in _NEGATED.items()}, **_CHAT, **_PLURALS}
    for ending, words in _CONTRACTIONS.items():
        tail, verb = ending.split()
        for word in words.split():
            table.setdefault(word + tail, f"{word} {verb}")
    table["won't"] = "will not"
    del table["wont"]
    return table


EXPANSIONS = _expansions()

SPANISH = frozenset(
    "ando andamos anda gente quien quienes quiere quieren tengo tiene tienes hay quiero quisiera puedes puede mi mis tu tus su sus para por con una uno unos unas el la los las del al "
    "que cual cuales cuando cuanto cuanta cuantos cuantas donde como muy mas menos todos todas este esta estos estas mucho "
    "gracias hola busco estoy soy necesito dame ahora hoy ayer manana semana favor algo alguna algun barato barata baratos "
    "baratas caro cara nuevo nueva tambien pero sin entre hasta desde sobre cerca otra otro vendedor venta cuentas ver "
    "muestrame ensename tengas tener hacer podria me gustaria comprame dinero plan mercado esta estan".split()
)
