"""Superlatives that choose among leads, and the orders of a list: key → the ways people say it."""

from __future__ import annotations

_AGED = (
    "sat", "been sat", "sitting", "been sitting", "listed", "been listed", "been up", "been on", "been out", "been there", "been around",
    "stuck", "been stuck", "hung around", "hanging around", "been hanging around", "waited", "been waiting", "been for sale",
    "been on sale", "been advertised", "gone unsold", "been unsold", "sat there", "sat around", "sat on the market", "lingered", "lingering",
    "been lingering", "sticking around", "been sticking around", "languishing", "been languishing", "gathering dust",
)  # fmt: skip
_LONGEST = "".join(f"{aged} {most}, " for aged in _AGED for most in ("longest", "the longest"))
BEST: dict[str, str] = {
    "asking_price asc": "most reasonably priced, most inexpensive, bottom priced, cheap one, inexpensive one, asking the least, asks the least, costs the least, cost the least, cheapest, least expensive, lowest priced, lowest price, most affordable, cheaper, less expensive, "
    "lowest asking, lowest, more affordable, mas barato, mas barata, mas baratos, mas baratas, lower priced, "
    "lowest asking price, cheaper one, lower price, best priced, budget friendliest, lowest one, least pricey, "
    "least costly, menor precio",
    "asking_price desc": "pricey one, expensive one, asking the most, asks the most, costs the most, cost the most, most expensive, priciest, dearest, highest priced, highest price, pricier, more expensive, "
    "costliest, mas caro, mas cara, mas caros, mas caras, highest asking, higher priced, dearer, most costly, "
    "highest asking price, fanciest, spendiest",
    "lead_price_cents asc": "cheapest lead, cheapest leads, lowest lead price, cheapest lead price, least expensive lead, "
    "cheaper lead, lowest cost lead",
    "lead_price_cents desc": "most expensive lead, priciest lead, highest lead price, most expensive leads",
    "sqft desc": "most square feet, most square footage, most sqft, most sq ft, most space, most living space, largest square footage, biggest, largest, bigger, larger, most spacious, roomiest, mas grande, mas grandes, most space, "
    "most square footage, most sqft, roomier, greatest square footage, most room, more room, more space, more living space, more square footage, more square feet, more sqft, more sq ft, big one, bigger one",
    "sqft asc": "small one, little one, smallest, smaller, tiniest, mas pequeno, mas pequena, mas chico",
    "beds desc": "most bedrooms, most beds, mas cuartos",
    "baths desc": "most bathrooms, most baths",
    "listed_days asc": "came on the market last, came on last, came up last, came in last, went up last, hit the market last, posted last, added last, newest, freshest, most recent, newer, latest, most recently listed, listed most recently, posted most recently, most recently posted, most recently added, added most recently, listed last, mas nuevo, mas nueva, "
    "mas reciente, fresher, newest one, just listed one, most recent one, newest listing, freshest lead, "
    "mas nuevos, mas recientes",
    "listed_days desc": f"{_LONGEST}oldest, stalest, longest listed, listed longest, older, listed the longest, "
    "been sitting there the longest, been sitting there longest, sitting there the longest, sitting around the longest, been around the longest, around the longest, been there the longest, been on there the longest, been on there longest, waiting the longest, been waiting the longest, been out there the longest, out the longest, been out longest, been listed the longest, been listed longest, sitting longest, been sitting longest, been sitting the longest, sat the longest, up the longest, up longest, been there longest, out there the longest, longest on the market, sitting the longest, on the market longest, mas antiguo, "
    "been on the market longest, been on the market the longest, been up the longest, on the market the longest",
    "ends_at asc": "end first, expire first, run out first, lapse first, end soonest, expire soonest, least time left, least time remaining, shortest left, runs out soonest, about to run out, about to lapse, lapses first, nearly up, runs out next, going first, running out first, next to expire, first to expire, first to end, sooner one, earlier one, earlier hold, shorter hold, ends sooner, expires sooner, ending sooner, expiring first, ends first, ending first, expires first, expiring soonest, ends soonest, expires soonest, "
    "ending soonest, expires next, expiring next, runs out first, about to expire, ends earliest, soonest to expire, ending next",
    "ends_at desc": "most time left, most time remaining, longest left, runs out last, running out last, lapses last, last to expire, last to end, ends latest, expires latest, later one, later hold, longer hold, ends later, expires later, ending later, expiring last, ends last, ending last, expires last, ends latest",
    "year_built desc": "newest built, newest build, most recently built, newest construction",
    "score desc": "best scoring, best rated, best ranked, top ranked, best, highest scored, highest score, top rated, highest quality, highest rated, best quality, "
    "best scored, best one, best score, mejor, mejores, strongest, highest scoring, top scoring, better",
    "price_per_sqft asc": "best value, best deal, lowest price per sqft, cheapest per sqft, best price per sqft, "
    "cheapest per square foot, best bang for the buck",
}

SORTS: dict[str, str] = {
    "price_asc": "least expensive, most affordable, least pricey, least costly, cheapest priced, bottom priced, most budget friendly, most reasonably priced, most inexpensive, as cheap as possible, cheap as possible, as cheap as you can, as cheap as it gets, cheapest possible, as cheap as can be, as low as possible, as little money as possible, lo mas barato posible, mas baratos first, mas baratas first, baratos first, cheap to expensive, cheap to pricey, low to hi, cheap to dear, cheapest to dearest, smallest price first, price ascending order, least to most, cheapest up front, cheaper on top, cheapest ones at the top, cheapest ones up at the top, cheapest ones on top, cheap at the top, low end first, lowest priced, lowest price, the cheaper the better, cheaper the better, cheaper ones first, cheap ones first, lowest ones first, cheapest listings first, cheapest homes first, "
    "cheapest leads first, cheapest lead first, cheapest lead at the top, lowest lead price first, lowest lead cost first, cheapest first, keep it cheap first, lowest cost first, lowest to high, price up, "
    "cheapest to priciest, bargains first,  cheapest to most expensive, low to high, lowest first, price ascending, by price, "
    "lowest price first, price low to high, lowest to highest, ascending, sort by price, least expensive first, "
    "sorted by price, ascending price, cheapest, cheap first, cheap ones first, order by price, from cheapest, "
    "cheaper first, lowest priced first, from the cheapest, cheapest at the top, mas baratas primero, por precio, "
    "mas baratos primero, baratas primero, cheapest on top, price asc, ordered by price, cheapest ones first, "
    "affordable first, most affordable first, starting with the cheapest, mas barato primero, cheapo first, "
    "lowest asking first, by asking price, ascending by price, cheapest up top, inexpensive first",
    "price_desc": "costliest, dearest, spendiest, highest asking, highest asking price, dearest at the top, dearest on top, expensive to cheap, hi to low, dear to cheap, dearest to cheapest, priciest at the top, priciest on top, pricey to cheap, biggest price first, most to least, high end first, highest priced, highest price, most expensive first, high to low, highest first, price descending, priciest first, highest to lowest, "
    "descending, highest price first, expensive first, price high to low, from most expensive, mas caras primero, "
    "most expensive, priciest, dearest first, price desc, most expensive on top, from the most expensive, "
    "expensive ones first, most expensive at the top, mas caros primero, highest priced first, luxury first, "
    "starting with the most expensive, descending price, by price descending, sort by price descending, "
    "most expensive to cheapest, sorted by price descending",
    "newest": "latest listings up top, latest at the top, most recently listed at the top, most recent on top, freshest on top, freshest at the top, newest first, newest, latest first, most recent first, most recent, freshest first, freshest, latest, "
    "by date, sort by date, recent first, new first, most recently listed, by newest, mas nuevas primero, "
    "mas nuevos primero, mas recientes primero, newest on top, by most recent, sorted by date, newest listings first, "
    "fresh first, mas recientes, mas nuevas, new ones first, by recency, newest at the top, just listed first, "
    "new to old, newest to oldest, recently listed first, most recently listed first, by listing date",
    "score": "top rated, highest scoring, hottest leads, hottest listings, hottest lead, hottest listing, best scoring, best ranked, top ranked, best score, best scores, top score, top scores, highest scores, mejor puntaje, scored highest, rated highest, highest rated, top scored, with the best score, best first, highest score, by score, best score first, best quality first, by quality, highest quality first, "
    "highest quality, best quality, top rated first, by lead score, score first, highest scored, best scored, "
    "top scoring, best leads first, highest scoring first, highest score first, highest rated first, best rated, "
    "strongest first, by rating, top quality first, sort by score, best ones first, quality first, hottest leads first",
    "distance": "closest first, nearest first, by distance, nearest, closest, sort by distance, mas cercanas primero, "
    "sorted by distance, by how far, by how close, how far they are, by distance from, closest at the top, nearest on top, proximity, by proximity, closest ones first, nearest ones first, closest on top",
    "relevance": "by relevance, most relevant, relevance, best match first, best matches first, most relevant first, "
    "default order, default sort",
}
