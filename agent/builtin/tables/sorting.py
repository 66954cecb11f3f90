"""The orders of a list, composed: what comes first ("dearest at the top"), from what to what, by which field."""

from __future__ import annotations

from collections.abc import Iterator

SORT_ENDS: dict[str, tuple[str, str]] = {
    "price": (
        "cheap, cheaper, cheapest, low, lower, lowest, least expensive, affordable, most affordable, inexpensive, least, "
        "bargain, bargains, lowest price, lowest priced, low price, least pricey, barato, baratos, baratas, mas barato, mas baratos, mas baratas, "
        "mas economicas, mas economicos, menor precio",
        "expensive, most expensive, pricey, priciest, dear, dearest, high, higher, highest, costliest, luxury, luxurious, highest price, highest priced, "
        "fanciest, spendiest, top dollar, most, high price, top price, caro, caros, caras, mas caro, mas caros, mas caras, mayor precio",
    ),
    "listed": (
        "how new, how new they are, how recent, how recent they are, how fresh, how fresh they are, new, newer, newest, fresh, freshest, latest, recent, most recent, recently listed, most recently listed, most recently posted, recently posted, most recently added, newly listed, "
        "just listed, mas nuevo, mas nuevos, mas nuevas, mas reciente, mas recientes, recientes",
        "old, older, oldest, stale, stalest, mas viejos, mas viejas",
    ),
    "near": (
        "close, closest, near, nearest, closer, mas cercano, mas cercanos, mas cercanas, cercanas",
        "far, farthest, furthest, lejos",
    ),
    "score": (
        "best, most promising, promising, best match, best matches, best matching, top quality, top leads, best scored, best scoring, best score, best scores, highest score, highest scores, highest scoring, highest scored, top scored, top scoring, "
        "top rated, best rated, highest rated, highest quality, best quality, strongest, hottest, mejores",
        "worst, worst scored, lowest scored, weakest",
    ),
}
"""What a list may begin and end with; the words are joined with those below."""
BY_LEAD_PRICE = (
    ("cheapest", "lowest", "least expensive", "smallest"),
    ("lead price", "lead prices", "lead cost", "lead fee", "price per lead", "cost per lead"),
    ("first", "at the top", "on top", "up top", "to highest"),
)
"""Composed: cheapest lead price first."""
SORT_KEYS: dict[str, tuple[str | None, str | None]] = {
    "price": ("price_asc", "price_desc"),
    "listed": ("newest", None),
    "near": ("distance", None),
    "score": ("score", None),
}
SORT_NOUNS = ("", " ones", " homes", " leads", " listings", " stuff", " places", " properties")
PRICE_NOUNS = (
    " price",
    " prices",
    " rent",
    " rents",
    " asking",
    " asking price",
    " asking prices",
    " cost",
    " priced",
    " monthly rent",
)
SORT_LEADS = (
    "starting with",
    "starting with the",
    "starting from the",
    "beginning with the",
    "beginning with",
    "beginning from the",
    "led by the",
    "leading with the",
    "empezando por las",
    "empezando por los",
)
SORT_REARS = (
    "last",
    "at the bottom",
    "on the bottom",
    "at bottom",
    "at the end",
    "to the bottom",
    "down at the bottom",
    "going last",
    "al final",
)
SORT_TAILS = (
    "first",
    "on top",
    "at top",
    "at the top",
    "up top",
    "up at the top",
    "up at top",
    "to the top",
    "up front",
    "in front",
    "at the front",
    "leading",
    "going first",
    "come first",
    "coming first",
    "should come first",
    "primero",
    "arriba",
    "al principio",
    "on the top",
    "1st",
    "up first",
    "should be first",
    "go first",
)
SORT_FIELDS: dict[str, str] = {
    "price": "how cheap they are, how cheap, how affordable they are, how affordable, how much they cost, what they cost, price, house price, home price, property price, the house price, the home price, the asking price, the price, asking price, asking, cost, prices, list price, precio, px",
    "listed": "how new they are, how new, how recent they are, how recent, how fresh they are, how fresh, how recently they were listed, how recently listed, how recently they were posted, how long ago they were listed, when they were listed, when they were posted, when listed, newness of listing, date, listing date, date listed, age, newness, freshness, recency, fecha, time listed, "
    "date posted, posting date, listed date, dom, days on market",
    "near": "how close they are, how close, how near they are, how near, how far they are, how far away they are, how far, distance, proximity, closeness, distancia",
    "score": "how good they are, how good, how well they score, score, quality, rating, lead score, scores, ranking, lead quality, calidad, puntaje, puntuacion",
}
UPWARDS = "in ascending order, low high, lo hi, low - high, low / high, lo - hi, ascending, asc, going up, low to high, lowest to highest, up, lowest first, low first, ascendente, de menor a mayor, small to large"
DOWNWARDS = "in descending order, high low, hi lo, high - low, high / low, hi - lo, descending, desc, going down, high to low, highest to lowest, down, highest first, high first, descendente, de mayor a menor"
SORT_VERBS = (
    "sort by",
    "sorted by",
    "order by",
    "ordered by",
    "rank by",
    "ranked by",
    "by",
    "in order of",
    "arrange by",
    "arranged by",
    "sort on",
    "sort it by",
    "sort them by",
    "order them by",
    "ordena por",
    "ordenar por",
    "ordenalas por",
    "ordenalos por",
    "ordenado por",
    "ordenadas por",
    "por",
    "sorting by",
    "sort",
)


LEAD_FIELDS = (
    "what the lead costs", "what the leads cost", "what leads cost", "lead price", "lead prices", "lead cost", "lead costs", "price of the lead",
    "the lead price", "lead fee", "lead fees", "cost per lead", "price per lead", "cost of the lead", "the price of the lead", "the lead cost", "what you charge",
)  # fmt: skip


def _words(text: str) -> list[str]:
    return [part.strip() for part in text.split(",")]


def sort_phrases() -> list[tuple[str, str, str]]:
    """(phrase, "sort", sort) of every way to name an order."""
    by_lead = [(f"{verb} {field}", "sort", "price_asc") for verb in SORT_VERBS for field in LEAD_FIELDS]
    return [*_by_ends(), *_by_fields(), *by_lead]


def fields_alone() -> frozenset[str]:
    """ "sorted by price": which field, and not from which end."""
    fields = [*_words(", ".join(SORT_FIELDS.values())), *LEAD_FIELDS]
    return frozenset(f"{verb} {field}" for verb in SORT_VERBS for field in fields)


def directions() -> frozenset[str]:
    """ "descending": from which end, and not which field."""
    return frozenset(_words(f"{UPWARDS}, {DOWNWARDS}"))


def _by_ends() -> Iterator[tuple[str, str, str]]:
    for name, ends in SORT_ENDS.items():
        rising, falling = SORT_KEYS[name]
        lows, highs = _words(ends[0]), _words(ends[1])
        nouns = (*SORT_NOUNS, *PRICE_NOUNS) if name == "price" else SORT_NOUNS
        for sort, flipped, heads, others in ((rising, falling, lows, highs), (falling, rising, highs, lows)):
            if flipped is not None:
                yield from (
                    (f"{head}{noun} {rear}", "sort", flipped) for head in heads for noun in nouns for rear in SORT_REARS
                )
            if sort is None:
                continue
            for head in heads:
                yield from ((f"{head}{noun} {tail}", "sort", sort) for noun in nouns for tail in SORT_TAILS)
                yield from ((f"{lead} {head}", "sort", sort) for lead in SORT_LEADS)
                yield from (
                    (f"{lead}{head} {to} {other}", "sort", sort)
                    for other in others
                    for to in ("to", "a", "then")
                    for lead in ("", "from ", "de ")
                )


def _by_fields() -> Iterator[tuple[str, str, str]]:
    for name, fields in SORT_FIELDS.items():
        rising, falling = SORT_KEYS[name]
        if name == "score":
            rising, falling = None, rising
        for field in _words(fields):
            yield from ((f"{verb} {field}", "sort", rising or falling or "") for verb in SORT_VERBS)
            for sort, ways in ((rising, UPWARDS), (falling, DOWNWARDS)):
                if sort and name in ("price", "score"):
                    yield from (
                        (f"{lead}{field} {way}", "sort", sort)
                        for way in _words(ways)
                        for lead in ("", *(f"{verb} " for verb in SORT_VERBS))
                    )
