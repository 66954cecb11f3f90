"""The words of demo listings. Braces are filled from the lead; no phrase carries a contact or an exact place."""

from __future__ import annotations

TITLES = (
    "{Adjective} {beds}-bedroom {noun} in {place}",
    "{beds}/{baths} {noun} {near}",
    "{place}: {adjective} {noun} with {highlight}",
    "{Adjective} {noun} with {highlight}, {place}",
    "{highlight_cap} and {bedrooms} in {place}",
    "{beds}-bed {noun}, {sqft} sq ft, {place}",
    "{noun_cap} {near} with {highlight}",
    "{adjective_cap} {place} {noun}, {bed_words}",
    "{sqft} sq ft {noun} in {place}, {highlight}",
    "{place} {noun} that feels like {feels}",
    "{beds}bd/{baths}ba {noun} with {highlight}",
    "{noun_cap} on a quiet street in {place}",
    "{Adjective} and ready: {beds}-bed {noun}, {city}",
    "A {noun} for people who want {highlight}",
)
RENT_TITLES = (
    "{beds}-bedroom {noun} for rent in {place}",
    "{Adjective} {noun} for rent {near}",
    "For rent: {beds}/{baths} {noun} with {highlight}",
    "{place} rental, {bed_words}, {sqft} sq ft",
    "{Adjective} rental with {highlight}, {place}",
    "{noun_cap} to rent {near}, {highlight}",
    "Available soon: {adjective} {noun} in {place}",
    "{beds}bd/{baths}ba {noun} for rent, {city}",
)
LAND_TITLES = (
    "{acres} acres {near}",
    "Build your own: {acres}-acre lot in {place}",
    "{acres}-acre homesite, {place}",
    "Level {acres}-acre lot in {place}",
    "Vacant land {near}, {acres} acres",
    "Room to build on {acres} acres in {city}",
)
BUYER_TITLES = (
    "Looking for a {beds}-bed {noun} in {place}, up to {budget}",
    "Relocating to {city}: wants a {noun}, budget {budget}",
    "Pre-approved buyer wants {beds}+ beds in {place}",
    "Cash buyer seeks a {noun} in {place} up to {budget}",
    "First-time buyer: {noun} {near} under {budget}",
    "Investor buying {noun_plural} in {city}, {budget} each at most",
    "Moving for work: {beds}-bed {noun} {near}",
    "Want to buy in {place} this season, {budget} ready",
)
ADJECTIVES = (
    "sunny", "well-kept", "updated", "quiet", "airy", "freshly painted", "roomy", "compact", "low-maintenance",
    "classic", "remodeled", "modern", "comfortable", "light-filled", "solid", "handsome", "renovated", "cozy",
    "spotless", "open-plan", "thoughtful", "mid-century", "bright", "generous", "tidy", "characterful",
)  # fmt: skip
FEELS = (
    "a small resort",
    "the country",
    "a treehouse",
    "new",
    "a gallery",
    "home at once",
    "a hideaway",
    "twice its size",
)
PLAIN_HIGHLIGHTS = (
    "an open kitchen", "tall ceilings", "a big primary suite", "new floors", "plenty of storage", "a study",
    "morning light", "a covered patio", "a gas range", "quartz counters", "walk-in closets",
    "a wood-burning fireplace", "a new roof", "fresh paint throughout", "a mudroom", "original hardwood",
    "a screened porch", "a wet bar", "a bonus room", "skylights", "a farmhouse sink", "a large laundry room",
    "dual-pane windows", "a reading nook",
)  # fmt: skip
FEATURE_HIGHLIGHTS: dict[str, tuple[str, ...]] = {
    "pool": ("a pool", "a heated pool", "a sparkling pool"),
    "garage": ("a two-car garage", "a garage"),
    "yard": ("a fenced yard", "a shady yard", "a big yard"),
    "solar": ("paid-off solar", "solar panels"),
    "casita": ("a casita", "a detached casita"),
    "no_hoa": ("no HOA",),
    "rv_parking": ("RV parking", "an RV gate"),
    "fixer_upper": ("room to improve",),
    "single_story": ("a single-story plan",),
    "motivated_seller": ("a motivated seller",),
    "view": ("a view", "long views"),
    "waterfront": ("water frontage",),
    "basement": ("a finished basement", "a basement"),
    "ev_charger": ("an EV charger",),
    "guest_house": ("a guest house",),
    "new_construction": ("new construction",),
}
FEATURE_SENTENCES: dict[str, tuple[str, ...]] = {
    "pool": (
        "The pool was resurfaced recently and gets sun all afternoon.",
        "A pool with a shallow shelf takes up the sunny side of the back.",
        "Pool equipment was replaced two summers ago and runs quietly.",
    ),
    "garage": (
        "The garage has epoxy floors and wall storage.",
        "There is an attached garage with room for a workbench.",
        "A two-car garage keeps the summer heat off the cars.",
    ),
    "yard": (
        "The fenced yard has mature shade and a drip system.",
        "Out back, the yard is deep enough for a garden and a game of catch.",
        "A wide yard wraps around two sides.",
    ),
    "solar": (
        "Owned solar panels keep the power bills small.",
        "Solar was added in 2021 and transfers with the home.",
        "The roof carries a solar array that covers most of the summer load.",
    ),
    "casita": (
        "A casita with its own entrance works for guests or an office.",
        "The detached casita has a kitchenette and a full bath.",
    ),
    "no_hoa": ("There is no HOA.", "No HOA and no deed limits on what you park.", "Paint it any color: no HOA here."),
    "rv_parking": (
        "RV parking behind a double gate.",
        "A concrete pad gives RV parking with a hookup.",
        "Bring the trailer: there is RV parking on the side.",
    ),
    "fixer_upper": (
        "It is a fixer-upper and priced like one.",
        "Needs work in the kitchen and baths; the structure is sound.",
        "A true fixer with good bones, sold as-is.",
    ),
    "single_story": (
        "Everything is on one level.",
        "A single-story plan with no steps inside.",
        "Single story, split bedrooms.",
    ),
    "motivated_seller": (
        "Motivated seller, quick close possible.",
        "The seller is motivated and will look at every offer.",
        "Priced to sell before the season ends.",
    ),
    "view": (
        "The upper deck has a view of the hills at sunset.",
        "Long views from the living room and the primary suite.",
        "City-light view from the back patio.",
    ),
    "waterfront": (
        "Waterfront, with a path down to the dock.",
        "The lot is waterfront and catches the evening breeze.",
    ),
    "basement": (
        "A finished basement adds a cool media room.",
        "The basement stays cool in August and stores everything.",
    ),
    "ev_charger": ("An EV charger is installed by the driveway.", "The garage is wired with an EV charger."),
    "guest_house": (
        "A guest house in back has its own bath and kitchenette.",
        "The guest house rents easily or works as an office.",
    ),
    "new_construction": (
        "New construction with a builder's warranty.",
        "New construction: nobody has lived here yet.",
        "Newly built, with every system under warranty.",
    ),
}
OPENERS = (
    "This {adjective} {noun} offers {sqft} sq ft over {bedrooms} and {bathrooms}.",
    "{bedrooms}, {bathrooms} and {sqft} sq ft of {adjective} space in {place}.",
    "Come see a {adjective} {noun} in {place}, built in {year}.",
    "Built in {year} and looked after since, this {noun} has {bedrooms} and {bathrooms}.",
    "The front door opens to {sqft} sq ft that live larger than they measure.",
    "A {adjective} {noun} in one of the friendlier corners of {place}.",
    "{place} rarely has a {noun} at this price.",
    "If you have waited for {place}, this {beds}-bedroom {noun} is worth an hour of your week.",
    "Tucked away in {place}, this {noun} keeps {bedrooms} apart from the living area.",
    "From the street it looks modest; inside there are {sqft} {adjective} square feet.",
    "We are parting with our {adjective} {noun} after many good years.",
    "One owner since it was built in {year}, and it shows in the best way.",
    "Here is a {noun} with {highlight} and {bedrooms}.",
    "The plan is simple: {bedrooms}, {bathrooms}, {highlight}.",
    "Mornings are the best part of this {place} {noun}: the light comes in early.",
    "A practical {noun} with {sqft} sq ft and no wasted hallway.",
)
MIDDLES = (
    "The kitchen was redone in {redone} with quartz and soft-close drawers.",
    "Wide-plank floors run through the living spaces.",
    "The primary suite sits apart from the other rooms and has a walk-in closet.",
    "A study off the entry takes a desk and two walls of books.",
    "Ceilings reach ten feet in the living room.",
    "The roof dates from {redone}, the air conditioning from {redone}.",
    "Windows were replaced in {redone} and the rooms stay quiet.",
    "Laundry is upstairs, where it should be.",
    "There is a gas range, a deep sink and an island with seating.",
    "The living room opens to a covered patio with a ceiling fan.",
    "Two of the bedrooms share a bath with separate vanities.",
    "Every closet has been fitted out, so nothing needs doing on day one.",
    "Tile was laid in {redone}, and the grout still looks new.",
    "The second living area works as a media room or a playroom.",
    "Water heater and softener are from {redone}.",
    "A pantry with real shelves sits behind the kitchen.",
    "The fireplace draws well and has a stone hearth.",
    "Bathrooms got new vanities and lighting in {redone}.",
    "Insulation was topped up in {redone} and the bills went down.",
    "The entry has space for coats, shoes and a bench.",
    "Bedrooms are all over eleven feet wide.",
    "Original trim was kept and the wiring was not.",
    "A breakfast corner looks out to the back.",
    "Storage under the stairs is lit and shelved.",
)
PLACES = (
    "{landmark} is about {miles} miles away.",
    "You are roughly {miles} miles from {landmark}.",
    "Groceries and coffee are minutes off, {landmark} is {miles} miles.",
    "{place} has its own trails, and {landmark} is a {miles}-mile drive.",
    "The commute to {landmark} is some {miles} miles.",
    "{landmark} is close enough for a weeknight, at {miles} miles.",
    "Quick access to the highway; {landmark} lies {miles} miles out.",
)
CLOSERS = (
    "Shown by appointment on weekdays and most Saturdays.",
    "Survey and disclosures are ready.",
    "Pre-inspection report available on request.",
    "Offers are reviewed as they come in.",
    "Vacant and easy to show.",
    "The owners would like to stay two weeks after closing.",
    "Financing as usual, or cash with a quick close.",
    "Furniture is negotiable.",
    "All appliances stay.",
    "Please give a day's notice for a visit.",
    "Utilities averaged less than you would guess.",
    "Sellers have found their next home and are ready.",
)
RENT_CLOSERS = (
    "Twelve-month lease, longer is welcome.",
    "Small pets considered with a deposit.",
    "Water and trash are included in the rent.",
    "Available from the first of next month.",
    "One month's deposit, application online.",
    "Washer and dryer are in the unit.",
    "Landscaping is taken care of.",
    "Shorter lease possible at a slightly higher rent.",
    "Two reserved parking spaces.",
    "No application fee this month.",
)
BUYER_SENTENCES = (
    "We have sold our place and can close in a month.",
    "Pre-approval letter is in hand.",
    "Would look at homes that need some paint.",
    "Not in a hurry, but ready when the right one comes.",
    "Prefers {place}, open to the next zip over.",
    "Would like {highlight}, can live without it.",
    "At least {bedrooms} and a place to work from home.",
    "Renting until September, so the timing is flexible.",
    "Paying cash, no inspection games.",
    "Wants to be within {miles} miles of {landmark}.",
    "Happy to see off-market homes as well.",
    "A second bath would be good.",
    "Has looked at eleven homes so far and knows the prices.",
    "Would rather have a smaller home in {place} than a bigger one farther out.",
)
LAND_SENTENCES = (
    "The lot is cleared along the road and wooded behind.",
    "Power and water are at the road.",
    "A survey from {redone} marks every corner.",
    "Gentle slope, good drainage, several places to build.",
    "Zoned residential, no time limit to build.",
    "Soil test on file for a septic system.",
    "Fenced on three sides with a gate.",
    "Surrounded by newer homes on similar acreage.",
    "Taxes are low while it stays in its present use.",
    "Bring your own plans; there is no builder tie-in.",
)
# Ways in which sellers hide a contact in the text; redaction takes them out again.
LEAKS = (
    "Call {first} at {phone}.",
    "Text {phone_dots} any time before eight.",
    "Questions? {phone_words}",
    "No agents please, write to {email}.",
    "Or e-mail {email_words}.",
    "Ask for {first}, {phone_spaced}.",
    "The address is {address}.",
    "More pictures: www.example.com/{first_lower}",
    "Find me on Facebook as {first} {last}.",
    "{address}, come by on Sunday.",
)
CAUTIONS: dict[str, tuple[tuple[str, str], ...]] = {
    "": (
        ("price_low", "The asking price is well below similar homes nearby."),
        ("text_copied", "Parts of the text also appear in another listing."),
        ("photos_reused", "Some photos were seen in an older listing."),
        ("new_account", "The seller's account was opened this week."),
        ("urgent_words", "The text presses for a quick deposit."),
    ),
    "las-vegas-nv": (("event_overlap", "Its dates overlap with event rentals at the same home."),),
    "dallas-tx": (("quick_turnover", "It was sold less than six months ago and is offered again."),),
    "austin-tx": (("phantom_relocation", "It reads like a relocation listing that does not exist."),),
    "phoenix-az": (("seasonal_churn", "It was listed and withdrawn in each of the last seasons."),),
}
STREET_FIRST = (
    "Amber", "Basil", "Birdsong", "Blue", "Bramble", "Cactus", "Candle", "Cedar", "Chalk", "Cinder", "Clover",
    "Copper", "Coral", "Cricket", "Dapple", "Dewberry", "Dusty", "Ember", "Fern", "Finch", "Flint", "Foggy", "Garnet",
    "Ginger", "Hazel", "Heron", "Indigo", "Ivory", "Jade", "Juniper", "Kettle", "Lantern", "Lark", "Maple", "Marble",
    "Mesa", "Misty", "Nettle", "Opal", "Painted", "Pebble", "Pepper", "Plum", "Quail", "Quartz", "Raven", "Russet",
    "Saffron", "Sage", "Sandy", "Sparrow", "Tamarind", "Tawny", "Thistle", "Topaz", "Umber", "Velvet", "Walnut",
    "Willow", "Wren",
)  # fmt: skip
STREET_SECOND = (
    "Anvil", "Arrow", "Basin", "Bell", "Bluff", "Bough", "Branch", "Cairn", "Chase", "Cliff", "Crest", "Dale", "Dell",
    "Fern", "Field", "Flower", "Ford", "Gate", "Glade", "Grove", "Harbor", "Hearth", "Hollow", "Lantern", "Leaf",
    "Loft", "Meadow", "Mill", "Moss", "Nest", "Orchard", "Petal", "Pine", "Pond", "Quarry", "Reed", "Rock", "Root",
    "Shadow", "Shore", "Song", "Stone", "Thorn", "Vale", "Wagon", "Weaver", "Wheel", "Wind",
)  # fmt: skip
STREET_LAST = ("Dr", "Ln", "St", "Ave", "Ct", "Way", "Trl", "Cir", "Rd", "Cv", "Pl", "Loop")
NOUNS: dict[str, tuple[str, ...]] = {
    "house": ("house", "home", "bungalow", "ranch house", "cottage"),
    "condo": ("condo", "condominium", "condo"),
    "townhouse": ("townhouse", "townhome"),
    "multi_family": ("duplex", "fourplex", "triplex"),
    "apartment": ("apartment", "apartment", "garden apartment"),
    "land": ("lot",),
}
PLURALS = {
    "house": "houses", "condo": "condos", "townhouse": "townhouses", "multi_family": "duplexes",
    "apartment": "apartments", "land": "lots",
}  # fmt: skip
