"""What people say of homes and buyers beside the canonical nouns: words of a listing, wishes, who wants to buy."""

from __future__ import annotations

REFUSED_FEATURES: dict[str, str] = {
    "fixer_upper": "do not need work, does not need work, do not need any work, does not need any work, need no work, needs no work, needing no work, no work needed, "
    "not needing work, nothing to fix, nothing to fix up, no repairs needed, no repairs, not run down, not in need of work, in need of no work, without work to do, no renovation needed, not a project, no projects",
}
"""Wishes that refuse a feature in words of their own."""

STAND_ON = (
    (
        "room for",
        "space for",
        "a place for",
        "place for",
        "a spot for",
        "spot for",
        "parking for",
        "somewhere for",
        "somewhere to park",
        "a place to park",
        "place to park",
        "spot to park",
        "a spot to park",
        "driveway for",
        "pad for",
        "space to park",
        "room to park",
        "can park",
    ),
    ("a", "an", "my", "our", "his", "her", "their", "the"),
    (
        "boat",
        "rv",
        "trailer",
        "camper",
        "caravan",
        "camper van",
        "motorhome",
        "motor home",
        "toy hauler",
        "fifth wheel",
        "airstream",
    ),
)
"""Composed: room for my boat."""
A_WHILE = (
    tuple(
        f"{been}{there}"
        for been in ("", "been ")
        for there in ("sitting", "sitting around", "on the market", "listed", "posted", "up", "out there", "for sale")
    ),
    (
        *("a while", "awhile", "for a while", "quite a while", "for quite a while", "a good while", "a while now"),
        *(
            "a long time",
            "for a long time",
            "for ages",
            "forever",
            "too long",
            "a while ago",
            "some time",
            "for some time",
        ),
    ),
)
"""Composed: been on the market for quite a while."""
NO_STAIRS = (
    (
        *(
            "no",
            "nothing with",
            "nothing that has",
            "nothing with any",
            "not have",
            "not have any",
            "does not have",
            "does not have any",
            "not do",
            "can not do",
            "can not climb",
        ),
        *(
            "can not handle",
            "can not manage",
            "can not take",
            "without",
            "without any",
            "hate",
            "hates",
            "avoid",
            "avoids",
        ),
        *(
            "do not want",
            "does not want",
            "do not want any",
            "does not want any",
            "not want",
            "free of",
            "not like",
            "does not like",
        ),
    ),
    ("stairs", "steps", "a staircase", "a second floor", "an upstairs", "two stories", "two floors", "a second story"),
)
"""Composed: she can't do stairs."""
_ALLOWED = (
    "is fine", "are fine", "fine", "ok", "okay", "is ok", "are ok", "is okay", "are okay", "works", "work", "works too", "work too", "is fine too", "are fine too",
    "too", "as well", "is fine as well", "are fine as well", "is good too", "are good too", "would be fine", "would work", "is allowed", "are allowed", "ok too", "also ok", "also fine", "is also fine", "are also fine",
)  # fmt: skip
OTHERS_TOO: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "single_story": (("two story", "2 story", "two stories", "2 stories", "multi story", "multiple stories", "two floors", "stairs", "second floor", "two storey"), _ALLOWED),
    "new_construction": (("resale", "resales", "existing homes", "older homes", "existing", "used homes", "second hand"), _ALLOWED),
    "fixer_upper": (("move in ready", "turnkey", "turn key", "finished homes", "renovated ones"), _ALLOWED),
    "no_hoa": (("hoa", "hoas", "an hoa", "hoa homes"), _ALLOWED),
}  # fmt: skip
"""Composed: two story is fine takes the single story back."""
NICE_BUT_NOT = (
    ("would be nice", "is nice", "nice", "would be great", "a plus", "is a plus", "would be a plus", "nice to have", "a bonus", "is a bonus", "would be a bonus", "would be good", "would be lovely", "would be cool", "would be ideal", "preferred", "is preferred"),
    ("but not", "but is not", "but it is not", "but it 's not", "but that 's not", "but they 're not", "but they are not", "but that is not", "though not", "although not", "just not", "and not"),
    ("essential", "required", "necessary", "needed", "a must", "a must have", "a dealbreaker", "a deal breaker", "important", "critical", "mandatory", "a big deal", "crucial"),
)  # fmt: skip
"""Composed: a garage would be nice but not essential."""
IN_A_HURRY = (
    ("seller", "sellers", "owner", "owners"),
    (
        "is",
        "are",
        "who is",
        "who are",
        "that is",
        "that are",
        "has to be",
        "have to be",
        "must be",
        "needs to be",
        "should be",
        "being",
        "really",
        *(
            f"{who}{verb}"
            for who in ("", "who ")
            for verb in (
                "might be",
                "may be",
                "could be",
                "seems",
                "seem",
                "sounds",
                "probably",
                "looks",
                "likely",
                "is getting",
                "are getting",
            )
        ),
        "'s",
        "who want to be",
        "",
    ),
    (
        "desperate",
        "motivated",
        "eager",
        "anxious",
        "in a hurry",
        "under pressure",
        "eager to sell",
        "ready to deal",
        "willing to deal",
        "itching to sell",
        "in a rush",
        "fed up",
        "at wits end",
        "needs to unload",
        "need to unload",
        "needs to unload it",
        "wants out",
        "want out",
        "needs out",
        "need out",
        "keen to sell",
        "ready to make a deal",
        "ready to negotiate",
        "open to offers",
        "open to any offer",
        "dying to sell",
    ),
)
"""Composed: the seller has to be desperate."""

TEXT = (
    "mobile home, mobile homes, manufactured home, manufactured homes, modular home, modular homes, tiny home, tiny homes, tiny house, "
    "tiny houses, historic, mid century, mid century modern, victorian, a frame, log cabin, cabin, barndominium, cul de sac lot, "
    "lease option, rent to own, vacant, tenant occupied, off grid, wine fridge, steam shower, heated floors, putting green, basketball court, "
    "pickleball court, pickleball, koi pond, soaking tub, bonus room, mudroom, mud room, breakfast nook, butler pantry, walk in pantry, "
    "pantry, wet bar, breakfast bar, plantation shutters, tile roof, exposed brick, crown molding, double oven, gas stove, gas range, "
    "new hvac, new windows, water softener, artificial turf, mother in law floor, bidet, shed, carport, chicken coop, garden beds, "
    "fruit trees, fire pit, firepit, pergola, gazebo, chimenea, acreage, wheelchair ramp, wheelchair accessible, "
    "wheelchair access, ada accessible, accessible bathroom, roll in shower, 55+ community, 55 + community, 55 plus community, "
    "over 55 community, active adult community, senior community, utilities included, bills included, utilities paid, all bills paid, "
    "covered parking, off street parking, assigned parking, reserved parking, parking space, parking spot, parking spaces, parking, white oak floors, white oak, red oak floors, oak floors, oak flooring, maple floors, bamboo floors, bamboo flooring, cherry cabinets, oak cabinets, white cabinets, vinyl plank floors, vinyl plank, wide plank floors, heart pine floors, pine floors, concrete floors, marble floors, laminate floors, terrazzo floors, terrazzo, "
    "granite countertops, granite counters, granite, quartz countertops, quartz, marble, fireplace, hardwood floors, hardwood, wood floors, "
    "tile floors, open floor plan, open concept, walk in closet, walk in closets, gated community, gated, cul de sac, horse property, horses, "
    "horse friendly, high ceilings, vaulted ceilings, updated kitchen, remodeled kitchen, renovated kitchen, new kitchen, remodeled, "
    "renovated, updated, move in ready, patio, covered patio, balcony, elevator, furnished, unfurnished, pet friendly, pets allowed, take pets, takes pets, accepts pets, accept pets, allow pets, allows pets, pets ok, pets welcome, dog friendly, "
    "hot tub, jacuzzi, spa, sauna, home office, den, workshop, wine cellar, home theater, media room, game room, laundry room, "
    "stainless steel appliances, stainless appliances, chef kitchen, gourmet kitchen, kitchen island, big kitchen, large kitchen, "
    "outdoor kitchen, corner unit, smart home, metal roof, new roof, new ac, central air, well water, septic, owner financing, "
    "seller financing, assumable loan, assumable mortgage, tennis court, golf course, on a golf course, mature trees, greenhouse, barn, "
    "detached workshop, dock, boat dock, private dock, loft space, sunroom, natural light, concierge, doorman, rooftop deck, rooftop, deck, "
    "screened porch, porch, storage, walkout, master on main, primary on main, in unit laundry, washer and dryer, washer dryer, attic, "
    "skylights, courtyard"
)
"""What a listing's text says of the home itself: asked for in its words."""

WISHES: dict[str, str] = {
    "schools": "good schools, great schools, top schools, best schools, good school district, great school district, top rated schools, highly rated schools, "
    "school ratings, good school, decent schools, nice schools, good elementary, top school district, best school district, school district, strong schools, excellent schools, buenas escuelas",
    "sale": "foreclosure, foreclosures, foreclosed, pre foreclosure, preforeclosure, preforeclosures, pre foreclosures, bank owned, reo, short sale, "
    "short sales, auction, auctions, probate, tax lien, foreclosure sale, divorce sale, estate sale",
    "income": "cash flow, cash flowing, cash flows, income property, income properties, airbnb, airbnbs, short term rental, str friendly, turnkey, turn key, "
    "cap rate, good roi, rental income, good investment, good investments",
    "lowered": "price drops, price cuts, price reductions, price reduced, reduced price, reduced prices, lowered price, lowered prices, recently reduced, "
    "recently lowered, recent price drop, recent price cut",
    "checked": "verified phone, verified phones, verified phone number, verified number, verified numbers, verified contact, verified contacts, verified email, "
    "verified emails, valid phone, valid phone number, valid number, valid email, valid contact, working phone, working phone number, working number, working email, reachable owner",
}
"""What people wish for and no slot of a search holds: it is said, and filters nothing."""

BUYER_SUBJECTS = (
    "who is", "who are", "who", "people", "anyone", "someone", "anybody", "somebody", "folks", "prospects", "those",
    "people who are", "families", "leads", "everyone", "person", "persons", "clients", "prospects who are", "anybody in here", "anyone in here", "anybody here", "anyone here", "anybody out there",
    "anyone out there", "who here",
)  # fmt: skip
BUYER_SEEKERS = (
    "who is",
    "who are",
    "anyone",
    "anybody",
    "somebody",
    "families",
    "buyers",
    "folks",
    "people",
    "persons",
    "prospects",
)
BUYER_SEEKS = (
    "hunting for",
    "looking for",
    "searching for",
    "shopping for",
    "wanting",
    "seeking",
    "hunting",
    "who want",
    "that want",
    "who need",
    "after",
)
BUYER_WISHES = (
    "looking to buy", "wanting to buy", "trying to buy", "hoping to buy", "ready to buy", "house hunting", "home shopping",
    "searching for a home", "searching for a house", "in the market for a home", "in the market for a house", "in the market for",
    "wants to buy", "want to buy", "want to purchase", "wants to purchase", "wanting to purchase", "hoping to purchase", "ready to purchase", "trying to purchase",
    "wish to buy", "wishing to buy", "wish to purchase", "wishing to purchase", "looking to own", "relocating", "relocating to", "moving to", "moving into", "moving in from", "coming to live in", "transferring to", "being transferred to", "resettling in", "who are relocating to", "who are moving to", "who want to move to", "wanting to move to", "looking to move to", "looking to relocate to", "hoping to move to", "planning to move to", "planning to relocate to", "who need a house", "who need a home", "eager to buy", "eager to purchase", "keen to buy", "keen on buying", "set on buying",
    "interested in buying", "interested in purchasing", "planning to buy", "planning to purchase", "planning on buying", "aiming to buy", "intending to buy", "needing to buy",
    "need to buy", "in the market to buy", "in the market to purchase", "in the market", "hunting for a home", "hunting for a house", "after a home", "after a house", "seeking a home",
    "seeking a house", "seeking to buy", "seeking to purchase", "shopping for homes", "shopping for houses", "would like to buy", "would like to purchase", "itching to buy", "looking to move in",
    "about to buy", "house shopping", "home hunting", "who wish to buy", "who want to purchase", "who wish to purchase", "who would like to buy", "who are looking to buy", "who need to buy",
    "who are ready to buy", "who plan to buy", "plan to buy", "on the hunt for a home", "on the hunt for a house", "on the hunt for", "with plans to buy", "ready to make an offer", "that want to buy",
    "that want to purchase", "that are looking to buy", "that need to buy", "wanting a home", "wanting a house", "wanting a place", "looking for a place", "looking for a place to buy", "looking to purchase", "shopping for a house", "shopping for a home",
)  # fmt: skip
