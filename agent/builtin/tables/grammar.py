"""Words that hold a sentence together: comparison, counting, time, place and reference (English and Spanish)."""

from __future__ import annotations

from itertools import product
from typing import Any

from agent.builtin.tables.clocks import PARTS
from agent.builtin.tables.lengths import LENGTHS
from agent.builtin.tables.orders import BEST, SORTS
from agent.builtin.tables.references import REFERENCES
from agent.builtin.tables.sorting import sort_phrases

COUNTED: dict[str, str] = {
    "beds": "room for sleep, rooms for sleep, rooms for sleeping, room for sleeping, sleeping room, sleeping rooms, room to sleep, room of sleep, rooms of sleep, rooms to sleep, sleep rooms, bed, bedroom, beds, bdrm, bdrms, bdr, bd, bds, br, brs, bedrooms, recamara, recamaras, habitacion, "
    "habitaciones, cuarto, cuartos, dormitorio, dormitorios, rooms, room, bdroom, bedder, bedders, sleeping rooms",
    "baths": "bath, baths, bathroom, bathrooms, ba, bth, bths, bano, banos, bthrm, bathrm, full bath, full baths, "
    "full bathroom, full bathrooms",
    "half_baths": "half bath, half baths, half bathroom, half bathrooms, medio bano, powder room",
    "sqft": "sqft, square feet, square foot, sq ft, sf, sq feet, sqf, sq foot, ft2, feet, square footage, "
    "pies cuadrados, squarefeet, sq footage, ft, sqfeet, square ft, pies",
    "acre": "acre, acres, ac",
    "miles": "mile, miles, mi, milla, millas, mile radius",
    "cars": "car, cars, cg, car gar, car gge, stall, bay, vehicle, vehicles",
    "stories": "stories, story, storey, storeys, floors, levels, floor, level",
    "percent": "percent, %, pct, por ciento",
    "credits": "credits, credit, creditos",
}

HOURS: dict[str, float] = {
    "hour": 1, "hours": 1, "h": 1, "hora": 1, "horas": 1, "minute": 1 / 60, "minutes": 1 / 60, "minutos": 1 / 60,
    "day": 24, "days": 24, "d": 24, "dia": 24, "dias": 24, "week": 168, "weeks": 168, "semana": 168, "semanas": 168,
    "month": 720, "months": 720, "mes": 720, "meses": 720, "year": 8760, "years": 8760, "night": 24, "nights": 24,
    "weekend": 48, "weekends": 48,
}  # fmt: skip
MINUTE_WORDS = ("min", "m")  # minutes only where a length of time is meant

NUMBER_WORDS: dict[str, float] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "fourty": 40,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
    "doce": 12, "trece": 13, "catorce": 14, "quince": 15, "veinticinco": 25, "veintiuno": 21, "cuarenta": 40,
    "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90, "ciento": 100, "setecientos": 700, "ochocientos": 800,
    "novecientos": 900, "doscientas": 200, "trescientas": 300, "cuatrocientas": 400, "quinientas": 500, "seiscientas": 600,
    "setecientas": 700, "ochocientas": 800, "novecientas": 900, "dieciseis": 16, "dieciocho": 18,
    "un": 1, "una": 1, "uno": 1, "veinte": 20, "treinta": 30, "cien": 100, "doscientos": 200, "trescientos": 300,
    "cuatrocientos": 400, "quinientos": 500, "seiscientos": 600, "cincuenta": 50, "couple": 2, "dozen": 12,
}  # fmt: skip
SCALE_WORDS: dict[str, float] = {
    "hundred": 100, "thousand": 1e3, "thousands": 1e3, "grand": 1e3, "million": 1e6, "millions": 1e6, "mil": 1e3,
    "rack": 1e3, "racks": 1e3, "k": 1e3, "millon": 1e6, "millones": 1e6, "m": 1e6, "mill": 1e6,
}  # fmt: skip
AMBIGUOUS_NUMBERS = ("one", "un", "una", "uno", "a", "an")
FRACTION_WORDS: dict[str, float] = {"half": 0.5, "quarter": 0.25, "medio": 0.5, "media": 0.5}

ORDINALS: dict[str, int] = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "primero": 1, "primera": 1, "primer": 1, "primeros": 1, "primeras": 1, "segundo": 2, "segunda": 2, "tercero": 3, "tercera": 3,
    "tercer": 3, "cuarta": 4, "quinto": 5, "quinta": 5, "1ro": 1, "2do": 2, "3ro": 3,
}  # fmt: skip

ARTICLES = ("a", "an", "the", "el", "los", "las", "la", "lo", "some", "unos", "unas", "al", "del")
FILLERS = (
    "please", "just", "like", "kinda", "really", "maybe", "perhaps", "basically", "literally", "say", "ideally",
    "preferably", "probably", "definitely", "por favor", "um", "uh", "hmm", "kind of", "sort of", "you know",
    "honestly", "actually maybe", "or something", "lol", "haha", "thinking", "somewhere", "total",
    "y all", "y'all", "fam", "bro", "dear", "sugar", "honey", "darling", "mate", "hon", "buddy", "dude", "would ya", "aight",
    "after all", "looking around", "shopping around", "hunting around", "at all", "if possible", "right now", "roughly speaking", "i guess", "i think", "i suppose", "even",
)  # fmt: skip

_COMPARISONS: dict[str, str] = {
    "max": "budget at most, budget is at most, budget of at most, their budget at most, his budget at most, her budget at most, my budget at most, and under, and below, top end, high end, upper end, all in at, cap it at, capping it at, cap them at, cap us at, limit it at, cap things at, maxed out at, maxed at, max out at, tapped out at, taps out at, tap out at, tapping out at, hard stop, hard stop is, hard stop at, hard stop of, stop at, stopping at, going up to, go up to, going as high as, top dollar, top dollar is, loan is for, loan for, gave them, gave him, gave her, gave us, gave me, got preapproved for, "
    "preapproved to, preapproved at, approved to, prequalified to, the most they can do is, hard ceiling, hard limit, hard max, not a dime more than, not one dollar over, absolute limit, absolute limit is, absolute ceiling, absolute top, outer limit, outer limit is, price max, price limit, "
    "que no pasen de, que no pase de, no pasen de, no pase de, nada over, nada arriba de, nada de mas de, pero nada over, not a penny more than, not a penny over, not a dime over, not a dollar over, not a cent more than, ceiling is, ceiling at, max is, top is, not past, falling short of, "
    "at or below, at or under, under, <, below, less than, at most, no more than, not more than, up to, max, maximum, tops, tops out at, "
    "sub, cheaper than, not over, no higher than, lower than, within budget of, fewer than, capped at, cap of, cap, "
    "budget of, budget is, budget, not exceeding, does not exceed, not to exceed, no greater than, "
    "ceiling of, ceiling, menos de, hasta, maximo, no mas de, debajo de, por debajo de, beneath, topping out at, "
    "max budget, max of, maxes out at, max price, maximum of, smaller than, maxing out at, not above, ≤, "
    "stay under, keep it under, stays under, spend up to, can spend, can afford, afford, with a budget of, "
    "inferior a, top out at, no bigger than, has, or less than, nothing over, nothing above, nothing more than, "
    "but not over, anything under, goes up to, price cap, no pricier than, north of nothing, shy of, "
    "ceiling is, my ceiling is, ceiling at, max is, my max is, maximum is, limit is, my limit is, cap is, top end is, "
    "cannot go over, can not go over, can not exceed, can not go above, do not exceed, no further than, north limit, "
    "within, not a penny over, not a penny more than, not a dollar over, not a cent over, not past, "
    "keeping it under, keep it below, keep below, stay below, staying under, staying below, inside of, top of, tops at, "
    "max spend, max spend of, topping at, stops at, upper bound of, upper limit of, up until, as high as, as much as, "
    "stopped at, draws the line at, drew the line at, tops out around, a penny over, a dollar over, a dime over, a cent over, one dollar over, a nickel over, "
    "none older than, none over, none past, none above, none more than, no older than, nothing older than, nothing past, nothing beyond, limit of, do not go over, not beyond, hard cap, max out at, upper limit, at the most, younger than",
    "min": "budget at least, budget is at least, budget of at least, their budget at least, his budget at least, her budget at least, my budget at least, our budget at least, the budget at least, and upward of, and upwards of, and north of, and over, and above, or over, or above, low end, low end is, low end of, bottom, bottom end, lower limit, lower limit is, lower end, lower end is, lowest, must exceed, has to exceed, should exceed, "
    "not a penny less than, not a penny under, not a dime less than, not a dollar less than, floor is, floor of, floor at, floor price of, not a cent less than, "
    "over, >, above, exceed, exceeds, surpass, surpasses, go over, go above, go past, goes over, goes above, goes past, run over, runs over, more than, at least, min, minimum, minimum of, no less than, not less than, not under, "
    "starting at, start at, start from, starting with, start with, begin at, begin from, begin with, beginning from, from and up, at or above, at or over, price floor of, floor, greater than, bigger than, larger than, mas de, al menos, por lo menos, minimo, "
    "from at least, upwards of, north of, exceeding, not below, no fewer than, no smaller than, min of, starting from, "
    "higher than, ≥, a minimum of, no lower than, pricier than, nothing under, nothing below, nothing less than, "
    "beyond, anything over, anything above, superior a, nothing smaller than, not smaller than, arriba de, "
    "floor is, floor can be, floor could be, floor should be, floor may be, minimum can be, minimum could be, bottom can be, bottom could be, low end can be, my floor is, floor of, price floor, minimum is, my minimum is, min is, bottom is, bottom of, lower limit of, "
    "lower bound of, not a penny less than, not a penny under, not a dollar under, not a cent less than, starts at, "
    "beginning at, begins at, anything past, and not below, no cheaper than, from upwards of, in excess of, "
    "not cheaper than, upward of, excess of, surpassing, topping, sat for, sitting for, lingering for, "
    "older than, longer than, desde",
    "just_so": "no more no less, no more and no less, no less no more, no more or less, not more not less, no fewer no more, no more no fewer, on the dot, on the nose, "
    "no more, not more, no more than that, not more than that, no more than this, do not want more than that, does not want more than that, i do not want more than that, no bigger than that, "
    "not one more, not a single one more, max and min, min and max, minimum and maximum, maximum and minimum, no fewer and no more, both min and max, more than that is too big, more than that is too much, more than that is too many",
    "exact": "exactly, precisely, exact, exactamente, only",
    "around": "in the region of, region of, in the vicinity of, vicinity of, along the lines of, on the order of, ca, around, about, something like, approximately, roughly, approx, close to, near, ~, circa, in the ballpark of, "
    "ballpark, give or take, somewhere around, alrededor de, cerca de, aproximadamente, more or less, "
    "in the neighborhood of, in the range of, priced around, right around, como, more like, closer to the tune of, to the tune of, in the vicinity of about",
    "or_more": "or more, plus, +, and up, or better, or bigger, or above, or higher, and above, or over, o mas, minimum, "
    "min, at least, or greater, or larger, and over, at minimum, or up, at the least, and more, or so at least, "
    "and bigger, on up, or longer, or older, upwards, upward, and upwards, and upward, onwards, or better yet, "
    "or beyond, at the very least, and beyond, as a floor, as a minimum, as minimum, and north, floor, or later, or after, or pricier",
    "or_less": "or less, or under, or below, or cheaper, max, maximum, tops, or fewer, o menos, at most, at a stretch, at a push, at the outside, at the very most, and not a penny more, and no more, "
    "not a penny more, not a cent more, as a ceiling, as a cap, as a max, as a maximum, and lower, and cheaper, being the max, or newer, or fresher, or sooner, and no higher, absolute max, is where she draws the line, is where he draws the line, is where they draw the line, is where we draw the line, is where i draw the line, is where the line is, is where it ends, is where they tap out, is where he taps out, is where she taps out, is where they stop, is where it stops, is where they max out, is where he maxes out, is where she maxes out, is as far as they go, is as far as they will go, s the max, s max, s the limit, s the ceiling, s the cap, s the top, s the budget, s my max, s her max, s his max, s their max, s my limit, is the hard stop, is a hard stop, is my hard stop, is her hard stop, is his hard stop, is their hard stop, is my ceiling, is my cap, is my budget, is the cap, is the budget, is all i have, is all we have, is what i have, is my top, or there under, or nearest under, "
    "and under, or lower, at the most, and below, or smaller, and down, cap, limit, ceiling, budget, "
    "if pushed, absolute maximum, is the absolute ceiling, is my limit, is my max, at max, is the max, is the limit, is the ceiling, maximo, top, or max",
    "between": "between, in between, somewhere in between, entre, anywhere between, from, ranging from, in between, somewhere between, anywhere from, "
    "range",
    "to": "to, through, thru, until, till, up to, hasta",
}

STRICT = frozenset({"less than", "fewer than", "under", "below", "sub", "<", ">", "lower than", "more than", "over", "above",
                    "greater than", "menos de", "mas de", "smaller than", "bigger than", "larger than",
                    "cheaper than", "exceeding", "north of", "beneath", "anything under", "anything over"})  # fmt: skip

_JOINTS: dict[str, str] = {
    "and": "and, &, but, y, plus, as well as, along with, together with, in addition to, also, e",
    "or": "or, o, u, or maybe, or even",
    "comma": "`,`",
    "stop": "., !, ?, :, ;",
    "slash": "/, x",
    "dash": "-",
    "neg": "nope to, nay to, hard no to, hard no on, a hard no on, big no to, big no on, hard pass on, a hard pass on, everything bar, anything bar, all bar, every one bar, anywhere bar, everywhere bar, everything save, anything save, all save, anywhere save, everything save for, anything save for, all but, "
    "everything apart from, everything aside from, any type bar, any kind bar, any but, none of those, none of these, none of them, none of the, none of that, none of your, none with, none in, none from, none that are, none that is, none that have, none that has, "
    "nothing that is, nothing that has, nothing that have, nothing like, none on, none by, not any of those, not any of the, not one of those, not one of the, no more of those, no more of the, enough of those, enough with the, enough of the, no way, no chance, stay off, stays off, staying off, keep off, stay out of, staying out of, keep out of, keep me out of, keep us out of, keep away from, keeping away from, stay clear of, stays clear of, staying clear of, keep clear of, keeping clear of, well away from, give a miss, give a wide berth to, refuse, anyplace but, anyplace except, any source but, any source except, anywhere but, anywhere except, any site but, any type but, "
    "any type except, any kind but, no, not, without, exclude, excluding, except, except for, other than, anything but, but not, skip, minus, "
    "wo, sin, never, hate, avoid, nothing with, not interested in, do not show, do not want, do not show me, "
    "nada de, nada, do not include, do not wish to see, would rather not see, do not care to see, not keen on, no interest in, leave out, hide, filter out, excepto, no quiero, rule out, nothing, not in, "
    "apart from, aside from, besides, neither, nor, anything except, everything but, everything except, ni, "
    "stay away from, take out, get rid of, lacking, steer clear of, not from, not on, ditch, can not stand, "
    "do not like, weed out, throw out, not a fan of, no more, menos, i do not want, does not have, "
    "do not have, not have, that do not have, cut out, hates, avoids, dislike, dislikes, refuses, does not want, does not like, "
    "leaving out, avoiding, skipping, hiding, omit, omitting, dropping, leave off, keep out, wants no, zero interest in, no interest in, sick of, tired of, had enough of, do not trust, not into, not keen on, with the exception of, barring, spare me, will not consider, i hate, can not have, allergic to, no way on, never any, can not be a, can not be an, must not be a, must not be an, should not be a, should not be an, must not have, should not have, can not be any, should not be any",
    "drop": "bonus if it has, bonus if there is, bonus if it comes with, bonus for, bonus points for, bonus points if it has, bonus points if there is, extra points for, extra points if it has, brownie points for, would not say no to, will not say no to, would not turn down, would not complain about, would not object to, no longer want, no longer wants, toss, toss out, chuck, chuck out, bin, purge, eliminate, axe, nuke, cull, screen out, knock out, not bothered about, not bothered with, not fussed about, not too fussed about, not fussed on, not fussy about, not picky about, not too picky about, not worried about, not too worried about, not hung up on, indifferent to, not set on, not married to, not concerned about, not too concerned about, not attached to, could take or leave, can take or leave, take or leave, take away, take off, take away the, not a must have, quite lo de, quita lo de, quite la, quite el, quite las, quite los, quiten, olvida, ya no quiero, drop, nor does, nor do, neither does, undo, withdraw, i withdraw, waive, nix, strike, swap, swap out, trade, replace, switch out, scrap, remove, forget, forget about, lose, ignore, never mind, does not matter, do not care about, "
    "do not need, no longer need, not need, scratch, clear, do not care, any, no need for, not important, "
    "not required, not necessary, is not important, do not worry about, quita, quitar, do not have to have, "
    "can do without, could do without, can manage without, could manage without, do not really need, does not really need, no need to have, do not mind if it has, do not mind if there is, does not mind if it has, do not mind whether it has, does not matter if it has, does not matter if there is, does not matter if they have, does not matter whether it has, does not matter whether there is, do not care if it has, do not care if there is, do not care whether it has, do not care whether there is, no matter if it has, do not mind, does not mind, could not care less about, could not care less for, do not require, does not require, no requirement for, does not have to have, "
    "does not need, does not need to have, relax, remove the, no longer, are optional, is optional, optional, "
    "can live without, live without, not just, not only, not necessarily, need not be, does not have to be, do not have to be, does not need to be, not needed, do not matter, no preference on, unset, lift, is not necessary, is not needed, "
    "is not required, is fine either way, do without",
    "only": "only, just, strictly, exclusively, solamente, solo, nothing but, limit to, narrow to, narrow it to, "
    "narrow down to, limit it to, solely",
    "instead": "instead, rather, in lieu, en vez, mejor",
    "with": "have got, has got, with, has, have, having, that has, that have, con, includes, including, featuring, must have, which has, "
    "needs to have, w, tenga, que tenga, want, boasting, comes with, come with, offering",
    "of": "of, de, out of, among",
    "too_far": "is too much, is too rich, is too expensive, is too high, is too steep, is too pricey, is a no, is a no go, is a hard no, is out, is out of reach, is out of range, is out of budget, is out of the question, is off the table, is over budget, is over the budget, is beyond us, is a stretch too far, is not happening, is not an option, is not possible, will not work, does not work, is a dealbreaker, is a deal breaker, is pushing it, is no good, kills it, kills the deal, forget it, "
    "is too low, is too cheap, is too little, is too small, is junk, is a teardown, is suspicious, is a waste of time, is not worth it, is not worth my time, is not worth showing, is not worth looking at, is a waste",
    "loose": "range, ish, give or take, or so, or thereabouts, thereabouts, more or less, or about that, or around there, "
    "ballpark, plus or minus, mas o menos",
    "studio": "studio, studios, efficiency, efficiencies, estudio, estudios, studio unit, studio units",
    "hoa": "association governed properties, hoa properties, hoa communities, hoa homes, hoa property, hoa community, hoa neighborhoods, homes in an hoa, anything in an hoa, deed restricted, hoa, hoas, hoa fee, hoa fees, hoa dues, homeowners association, homeowner association, association fees",
    "dom": "dom",
    "unsold": "unsold, has not sold, have not sold, not sold, still not sold, did not sell, has not moved, lingering, "
    "nobody has bought, nobody 's bought, nobody bought, no one has bought, no one 's bought, no one bought, nobody has taken, "
    "nobody 's taken, nobody has wanted, nobody 's wanted, nobody wanted, nobody wants, no one wants, has not been bought, "
    "have not been bought, have not found a buyer, has not found a buyer, found no buyer, without a buyer, without a sale, "
    "without selling, without being sold, not shifting, will not shift, have not shifted, has not shifted, never sold, no takers, "
    "unbought, not budged, has not budged, have not budged, have not moved, languishing, sat, sits",
    "each": "on a lead, on each lead, on any lead, on one lead, on any one lead, for each lead, for any one lead, each, apiece, a piece, every one, per lead, a lead, cada uno, a pop",
}

_PLACES: dict[str, str] = {
    "near": "a stone 's throw from, stone 's throw from, stones throw from, a stones throw from, spitting distance of, on the doorstep of, in the shadow of, a hop from, a short drive from, a quick drive from, "
    "a short hop from, right by, right next to, around the corner from, round the corner from, across from, within reach of, in reach of, handy for, handy to, convenient to, within walking range of, walking range of, "
    "walking range from, near, close to, closer to, nearer to, nearer, nearby, by, around, next to, not far from, in the vicinity of, cerca de, cerca del, near to, "
    "closest to, nearest to, walking distance to, walking distance of, walking distance from, walkable to, walkable from, on foot from, by foot from, a stroll from, a stroll away from, a short stroll from, stroll away from, stroll from, "
    "within walking distance of, walk to, steps from, minutes from, adjacent to, beside, in walking distance of, "
    "a stone throw from, stone throw from, a stone s throw from, stone s throw from, a stones throw from, stones throw from, stone's throw from, a stone's throw from, a stone's throw of, spitting distance of, within spitting distance of, in spitting distance of, spitting distance from, a walk away from, a short walk away from, short walk away from, walk away from, easy walk from, easy walk to, quick walk from, quick walk to, a stroll from, a short stroll from, strolling distance of, strolling distance from, footsteps from, within a stroll of, "
    "within walking distance to, a walk from, a short walk from, min walk of, minute walk of, minute walk to, min walk to, min walk from, minute walk from, "
    "minutes walk from, minutes walk to, minutes walk of, mins walk from, minute stroll from, walking distance, proximity to, just outside, "
    "outside of, outside, along, short walk to, junto a, cerca, next door to, right next door to, a block from, blocks from, a few blocks from, a couple blocks from, right by, across from, across the street from, right across from, down the street from, down the road from, up the road from, around the corner from, in the shadow of, a hop from, right near, a stroll away from, a short drive from, short drive from, short drive to, easy drive to, quick drive to",
    "radius": "radius, radius of, a radius of, search radius, search radius of",
    "within": "within, inside, no more than, under, less than, dentro de, up to, at most, radius of",
    "in": "in or near, in or around, in or close to, in or by, in and around, in, at, inside, en, on, into, within, over in, out in, down in, located in, based in, area, zip code, zip, "
    "zipcode, postal code, codigo postal, city of, across, throughout, to, for",
    "from": "from, of, to, desde, off, around, desde, out from",
}

LEADPRICE = (
    "a lead fee, a lead price, a lead cost, a lead charge, lead fees, fee per lead, the fee per lead, a fee, price to get the lead, cost to get the lead, "
    "the lead price, the lead cost, the lead fee, lead charge, the lead charge, what you charge, price you charge, your fee, unlock price, unlock fee, unlock cost, "
    "cost to unlock, price to unlock, contact price, "
    "the lead costs, what the lead costs, a lead costs, lead price, lead prices, lead cost, cost per lead, price per lead, price of the lead, lead itself, "
    "leads under, leads below, leads less than, leads that cost, leads costing, leads priced, leads for, "
    "lead fee, costing me, price of lead, leads at, lead under, leads cheaper than, leads up to, per lead, "
    "leads around, leads i can buy, leads that are, each lead, lead costs, leads cost, leads between, buy for, "
    "lead for, leads over, lead that costs, leads max, precio del lead, cost me, leads no more than"
)
ASKING = (
    "asking, asking price, price, priced, list price, listed at, listed for, priced at, asks, worth, budget, cost, "
    "costs, costing, sale price, selling for, going for, precio, price range, price tag, valued at, home price, "
    "prices, spend, purchase price, cuesta, cueste, cuesten"
)
PERMONTH = (
    "a month, per month, monthly, /month, month, each month, pcm, al mes, mensual, mensuales, every month, "
    "in the month, for the month, month rent, rent, in rent, por mes, / month, / mo"
)

_DAYS: dict[str, str] = {
    "today": "today, since midnight, hoy, new today, fresh today, this morning, this afternoon, esta manana",
    "yesterday": "yesterday, ayer",
    "tomorrow": "tomorrow, manana, this time tomorrow",
    "after_tomorrow": "day after tomorrow, the day after tomorrow, the day after, pasado manana, overmorrow, day after tmrw",
    "tonight": "tonight, this evening, rest of the day, the rest of the day, rest of today, the rest of today, remainder of the day, the remainder of the day, esta noche, end of day, end of the day, eod",
    "weekend": "weekend, the weekend, fin de semana, this weekend, over the weekend, past weekend, last weekend, "
    "this past weekend, the past weekend, during the weekend, over this weekend, this last weekend",
    "week": "this weeks, this week 's, this weeks listings, this week 's listings, this week, esta semana, past week, last week, the week, in the week, "
    "listed last week, posted last week, semana pasada, ultima semana",
    "month": "this month, este mes, past month, last month, listed last month, posted last month, mes pasado, ultimo mes",
    "day": "last 24 hours, past 24 hours, past day, last day, overnight",
    "quarter": "last quarter, past quarter, this quarter, the last quarter, the past quarter",
    "end_of_week": "rest of the week, the rest of the week, rest of this week, remainder of the week, end of the week, end of week, eow",
    "next_week": "next week, proxima semana, la proxima semana",
    "now": "now, right now, ahora",
    "recent": "recent, recently, lately, newly, freshly, fresh, brand new leads, brand new listings, "
    "brand new ones, just listed, new listings, new ones",
}
WEEKDAYS: dict[str, int] = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6, "mon": 0,
    "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "lunes": 0,
    "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4, "sabado": 5, "domingo": 6,
}  # fmt: skip
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_TIMES: dict[str, str] = {
    "since": "since, desde, starting, starting from, going back to, from on, on or after, as of",
    "after": "after",
    "until": "until, till, til, through, thru, up to, hasta, to",
    "for": "for, durante, por, another, extra, additional, more, in, by, para, other",
    "listed": "listed, posted, published, added, on the market, new, came up, came on, hit the market, went up, sitting, "
    "been sitting, publicado, publicados, publicadas, uploaded, on market, stale, old, newer than, older than, "
    "up for sale, came in, put up, come on, listings from, market, out there, dropped, appeared",
    "till": "until, till, til, hasta",
    "at": "at, @, a las, a la, around, round, about, sobre las, hacia las, circa, say",
    "span": "preceding, prior, trailing, latest, most recent, foregoing, last, past, previous, ultimos, ultimas, within, in, within last, within past, over last, in last, in past, "
    "over past, during last, during past, from last, from past",
    "ago": "ago, hace, back",
    "ampm": "o clock, am, pm, a.m., p.m., o'clock, oclock",
}


_WHOSE = (
    "",
    "absolute ",
    "hard ",
    "firm ",
    "strict ",
    "my ",
    "his ",
    "her ",
    "their ",
    "our ",
    "the ",
    "the absolute ",
    "my absolute ",
    "their absolute ",
    "price ",
    "budget ",
    "my hard ",
    "their hard ",
)
_TOP = ("max", "maximum", "limit", "ceiling", "cap", "top", "top end", "budget", "upper limit", "upper end", "stop", "budget tops out", "top dollar", "high end")  # fmt: skip
_TOP_IS = (
    "is",
    "s",
    "at",
    "of",
    "being",
    "around",
    "is about",
    "is around",
    "would be",
    "will be",
    "stays at",
    "is set at",
    "is still",
)
TOPS = tuple(
    f"{whose}{top} {told}"
    for whose, top, told in product(_WHOSE, _TOP, _TOP_IS)
    if whose or top not in ("stop", "top") or told == "is"
)
"""Composed: her absolute max is, budget tops out at."""
_CAN_NOT = ("can not", "will not", "would not", "could not", "do not", "does not", "should not", "must not", "not willing to", "not able to", "unable to", "not going to", "do not want to", "does not want to", "not allowed to", "never", "not prepared to", "refuses to", "refuse to", "would rather not", "not ready to", "not looking to")  # fmt: skip
_GO_OVER = ("go over", "go above", "go past", "go beyond", "go higher than", "exceed", "spend over", "spend more than", "pay over", "pay more than", "pay above", "spend above", "spend past", "do more than", "do over", "surpass", "cross", "stretch past", "stretch beyond", "stretch over", "break", "top", "swing more than", "afford more than", "be over", "be above", "be more than", "cost over", "cost more than", "cost above")  # fmt: skip
NOT_OVER = tuple(f"{can_not} {go}" for can_not, go in product(_CAN_NOT, _GO_OVER))
_GO_UNDER = ("go under", "go below", "go lower than", "dip below", "dip under", "be under", "be below", "be less than", "cost less than", "cost under", "start below", "start under")  # fmt: skip
NOT_UNDER = tuple(f"{can_not} {go}" for can_not, go in product(_CAN_NOT, _GO_UNDER))
"""Composed: can not go past, does not want to spend more than; should not be under."""


def phrases(text: str) -> list[str]:
    return [part.strip() for part in text.replace("`,`", "\0").split(",") if part.strip()]


def _entries(table: dict[str, str]) -> list[tuple[str, str, Any]]:
    return [(phrase.replace("\0", ","), kind, kind) for kind, text in table.items() for phrase in phrases(text)]


def entries() -> list[tuple[str, str, Any]]:
    """(phrase, kind, value) of every grammar word; a phrase may stand under several kinds."""
    rows = [row for table in (COUNTED, _COMPARISONS, _JOINTS, _PLACES, _TIMES, REFERENCES) for row in _entries(table)]
    rows += [(phrase, "day", day) for day, text in _DAYS.items() for phrase in phrases(text)]
    rows += [(phrase, "max", "max") for phrase in (*TOPS, *NOT_OVER)]
    rows += [(phrase, "min", "min") for phrase in NOT_UNDER]
    rows += [(phrase, "part", part) for part, text in PARTS.items() for phrase in phrases(text)]
    rows += [(word, "weekday", number) for word, number in WEEKDAYS.items()]
    rows += [(phrase, "best", key) for key, text in BEST.items() for phrase in phrases(text)]
    rows += sort_phrases()
    rows += [(phrase, "sort", key) for key, text in SORTS.items() for phrase in phrases(text)]
    rows += [(phrase, "leadprice", None) for phrase in phrases(LEADPRICE)]
    rows += [(phrase, "asking", None) for phrase in phrases(ASKING)]
    rows += [(phrase, "permonth", None) for phrase in phrases(PERMONTH)]
    rows += [(word, "hours", length) for word, length in HOURS.items()]
    rows += [(word, "hours", 1 / 60) for word in (*MINUTE_WORDS, "min of")]
    rows += [(phrase, "decade_part", part) for part, text in DECADES.items() for phrase in phrases(text)]
    rows += [("s", "decade", None)]
    rows += [(phrase, "noise", None) for phrase in phrases(NOISE)]
    rows += [(f"last {done}", "noise", None) for done in LAST_DONE]
    rows += [(phrase, "built", None) for phrase in phrases(BUILT)]
    rows += [(phrase, "optional", None) for phrase in phrases(OPTIONAL)]
    rows += [(phrase, "length", hours) for phrase, hours in LENGTHS.items()]
    rows += [(word, "article", None) for word in ARTICLES] + [(word, "filler", None) for word in FILLERS]
    return rows


DECADES: dict[str, str] = {"low": "low, lower", "mid": "mid, middle", "high": "high, upper"}

OF_PEOPLE = (
    ("my", "our", "his", "her", "their", "a", "the"),
    ("newest", "latest", "best", "closest", "oldest", "top", "biggest", "new", "old"),
    (
        "client",
        "clients",
        "customer",
        "customers",
        "investor",
        "investors",
        "hire",
        "hires",
        "colleague",
        "boss",
        "partner",
        "friend",
        "friends",
        "assistant",
    ),
)
"""Composed: my newest clients. It orders no list."""
LAST_DONE = tuple(
    "verified checked updated refreshed confirmed validated reduced changed seen sold listed posted touched tested night".split()
)
OTHER_PEOPLE = (
    ("no other", "any other", "another", "other", "some other", "every other", "the other", "all other"),
    ("agent", "agents", "broker", "brokers", "buyer", "buyers", "realtor", "realtors", "person", "people", "user", "users", "agency", "brokerage"),
)  # fmt: skip
"""Composed: no other agent. It describes no lead."""
NOISE = (
    "flat ones, flat one, flat land, flat terrain, mostly flat, fairly flat, level lot, just the two of them, just the two of us, only the two of them, the two of us, it is just the two of them, nothing fancy, nothing too fancy, nothing crazy, nothing special, nothing wild, nothing over the top, nothing major, nothing extravagant, no flippers, no wholesalers, no investors, no time wasters, no tire kickers, flat tire, flat tires, flat tyre, flat out, flat broke, flat fee, why not, why not try, why not go for, why not do, first posted, first listed, first published, first appeared, first contact, first come first served, "
    "every single time, each and every time, every time, each time, all the time, every day, all day, "
    "wrong one, wrong number, the wrong one, everything you know, everything about, all you know, all about, all the details, everything on, all the info, "
    "next lot, next bunch, next load, first refund, first refund ever, my first refund, first time, the first time, my first time, first timer, first off, first of all, first things first, "
    "second time, third time, one more thing, previous lot, "
    "what about, how about, these days, this time, this time of year, that much, right this minute, that way, this way, that said, "
    "price cuts, price cut, price drops, price drop, price reductions, price reduction, "
    "big lot, large lot, corner lot, lot size, huge lot, parking lot, acre lot, big lots, large lots, a lot, lots of, "
    "a lot of, i am an agent, i am a realtor, i am a broker, as an agent, as a broker, as a realtor, as the agent, as their agent, as her agent, as his agent, fellow agent, your agent, nice lot, flat lot, "
    "living room, open floor plan, floor plan, floor, quiet street, of course, by the way, in the house, to rent out, "
    "in order to, at the moment, for me, for us, for my client, for a client, for my clients, for my buyer, i rent, "
    "from that list, from the list, from this list, from your list, from my list, on that list, on this list, off that list, off the list, off this list, of that list, of the list, in that list, in this list, out of that list, from that bunch, from those results, from the results, on your list, you showed me, you just showed me, you listed, "
    "in mind, on the list, on my list, on the screen, on screen, in the results, of the results, in the list, in town, "
    "lay of the land, start fresh, start over, start again, the 411, in there, in here, on there, in particular, in general, in total, for now, for sure, for a second, to me, "
    "by any chance, in case, at first, in first place, for example, at once, in a hurry, with me, on it, one more time, "
    "no shows, no show, will flip, would flip, will flip out, will freak, going to flip, going to flip out, flip out, flipped out, flip that, flip it, flip them, flip those, flip this, flips houses, flip houses, flipping houses, flips homes, flip homes, flipping homes, flips properties, "
    f"{', '.join(' '.join(words) for words in product(*OF_PEOPLE))}, "
    f"{', '.join(' '.join(words) for words in product(*OTHER_PEOPLE))}, "
    "no wait, no sorry, no actually, no i meant, no i mean, no make it, no make that, no scratch that, no go with, no let us, "
    "no hold on, no rather, no change it, wait no, oh no, no just"
)
BUILT = "built, built in, year built, constructed in, built after, built before, built since, construction year"
OPTIONAL = (
    "no object, is no object, is not an object, is not an issue, no issue, is no issue, is no problem, is not a problem, is not a concern, is no concern, no concern, is unlimited, unlimited, is wide open, wide open, s no object, s not an issue, s no issue, s no problem, s not a problem, s not a concern, s unlimited, "
    "does not matter, do not matter, is not important, are not important, not required, is not required, is optional, "
    "are optional, not necessary, is not necessary, not important, optional, does not need, is not needed, not needed, "
    "is no longer needed, no longer needed, can go, is irrelevant, is fine either way, either way, no longer matters, "
    "is not a must, not a must, does not have to be, no importa, da igual, is negotiable, is flexible, flexible, "
    "is not a requirement, or not, is open, who cares, take it or leave it, no matter, does not matter anymore, "
    "does not matter any more, do not matter anymore, requirement can go, thing can go, part can go, bit can go, are not needed, is not a dealbreaker, not a dealbreaker, s not a dealbreaker, s not a deal breaker, is not a deal breaker, no dealbreaker, is no dealbreaker, is not a must, s not a must, is not essential, is no requirement, are no requirement, is no must, are not essential, are not a must, "
    "but it is just a bonus, but it is only a bonus, but it 's just a bonus, but it 's only a bonus, but that is just a bonus, but that is only a bonus, but just a bonus, but only a bonus, but that would be a bonus, but it would be a bonus, would be a bonus, would be a nice bonus, would just be a bonus, is a bonus, is just a bonus, is only a bonus, would only be a bonus, would be a nice to have, is a nice to have, is just a nice to have, would be icing on the cake, is icing on the cake, would be the icing on the cake, would be the cherry on top, would be gravy, is gravy, is just gravy, would be extra, would not hurt, would not hurt either, even better, all the better, so much the better, earns bonus points, gets bonus points"
)
