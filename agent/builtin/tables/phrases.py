"""Everything the built-in brain says, as templates; figures come from tool results, the state or the user's words."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "injection": "I keep to my rules whatever a message or a listing says. I can search, price, hold and buy leads for you.",
    "secrets": "I don't share how I am set up, nor any keys. I can help you find, price, hold and buy leads.",
    "other_user": "I can't show or touch another person's account, holds or purchases. I can show yours: your holds, your "
    "purchases or your balance.",
    "price_override": "I can't change a lead's price or give discounts: the price comes from the pricing rules. I can show how "
    "it is made up, or look for leads under a price you name.",
    "confirmation": "Every purchase needs your own yes, so I can't skip that. I can prepare the purchase and you confirm it "
    "with one click.",
    "contact": "The contact is shown once you have bought the lead. Until then I can tell you whether the phone and e-mail "
    "were checked, or get the purchase ready.",
    "owner_contact": "I don't contact owners or write in anyone else's name. Once you have bought a lead you see its contact "
    "and can reach out yourself.",
    "do_not_call": "I can't help to get around do-not-call rules. I can show leads whose contact was checked, and a lead on a "
    "do-not-call list can be refunded.",
    "scraping": "I can't hand out the whole database or help around limits. I can search for the leads you need and notify "
    "you of new ones.",
    "private_life": "I don't tell or look up anything about the people behind a lead. I can show what the listing says: its "
    "price, its age, where it comes from and what was checked.",
    "unlawful": "I can't help with that. I can search by place, price, size or features, and quote, hold or buy leads for "
    "you.",
    "fair_housing": "Fair-housing law rules out choosing or describing homes and areas by who lives there. I can search by "
    "place, price, size, features or distance to something.",
}

HELD_ALREADY = "You held it already: tell me to extend it if you want it longer."
OFFERS_REFUND = "Sorry to hear that. Shall I ask for your money back for lead {lead}?"
STILL_OPEN = "Still open: {question}"

QUESTIONS: dict[tuple[str, str], str] = {
    ("extend_hold", "duration_hours"): "By how long should I extend it?",
    (
        "request_refund",
        "reason",
    ): "What was wrong with the lead? For example a wrong number, already sold, a duplicate, or no response.",
    ("market_insights", "market"): "Which market or city would you like figures for?",
    ("purchase", "amount"): "How many credits would you like to add?",
    ("account_status", "tier"): "Which plan would you like: Basic, Pro or Enterprise?",
    (
        "set_notifications",
        "days",
    ): "Quiet hours are the same every day. Which notices, or which hours, should I turn off?",
    ("set_notifications", "event"): "What should I notify you about: new matches, price drops, expiring holds, orders, "
    "refunds, your renewal or low credits?",
    ("set_notifications", "quiet_hours"): "From when to when should it be quiet?",
    ("update_lead", "status"): "What should I record: a stage such as contacted or won, a note, or a follow-up date?",
    ("update_lead", "follow_up_at"): "When should I set the follow-up?",
    ("search_leads", "city"): "Which city or area are you looking in?",
    ("", "intent"): "What would you like me to do: search, get a price, hold or buy?",
    ("", "may_i"): "Shall I really do that?",
    ("", "pasted"): "That reads like somebody else's words, so I did nothing with it. What would you like me to do?",
    ("", "yes"): "Nothing is waiting for a yes right now. What would you like me to do?",
    ("", "ref"): "Which lead do you mean? Say its place in the list, like “the second”, or its number.",
    ("", "which"): "Which one of them do you mean?",
    ("", "action"): "What would you like me to do with it: show details, quote the price, hold it or buy it?",
}

TALK: dict[str, tuple[str, ...]] = {
    "thanks": ("You're welcome. Anything else I can find for you?", "Glad to help. Shall I look for anything else?"),
    "greeting": ("Hello! Tell me what you are looking for, for example “houses in Austin under 450k with a pool”.",),
    "how_are_you": ("All good here, thanks. What kind of lead are you looking for?",),
    "bye": ("See you. Your holds and searches will be here when you come back.",),
    "who": ("I'm the AIQLeads assistant: I search, price, hold and buy real-estate leads with you.",),
    "flags": (
        "Every listing is checked for copies, odd prices and contacts that turn up too often; what looks wrong carries a "
        "fraud flag. Name a lead, as in “any flags on 2?”, and I will tell you what was found.",
    ),
    "help": (
        "Tell me what you need in your own words. I can search leads, explain a price, hold a lead, prepare a purchase, "
        "show market figures, and look after your alerts, bought leads and account.",
    ),
    "how_hold": (
        "A hold reserves one lead for you alone for a limited time, so nobody else can buy it meanwhile. Say “hold the "
        "second one” and add for how long.",
    ),
    "how_price": (
        "A lead's price depends on its quality, the demand around it and its market, less your plan's discount. Ask "
        "“why this price?” about a lead and I will show each part.",
    ),
    "refund_state": (
        "A refund is granted at once where a rule allows it; anything else is reviewed, and credited if nothing is "
        "decided within 2 business days.",
    ),
    "how_refund": (
        "Ask for a refund within the refund window and tell me the reason, such as a wrong number, already sold or a "
        "duplicate. Some are granted by rule at once, the others are reviewed.",
    ),
    "how_contact": (
        "Buy the lead, and its contact is shown to you on the card. Before that I can tell you whether the phone and "
        "e-mail were checked.",
    ),
    "how_buy": (
        "Say “buy the first one”. I prepare the exact purchase, and nothing is charged before your own yes. After that the "
        "contact is shown to you.",
    ),
    "exclusive": (
        "A lead is sold to one buyer only here. The owner may advertise elsewhere, so I can't promise that nobody else calls.",
    ),
    "how_pay": ("You can pay with your credits or by card. Say which when you buy.",),
    "how_cancel": ("Say, for example, “cancel my plan”: I prepare it for your yes, and it then ends with its period.",),
    "how_billed": ("Paying by the month or by the year is chosen on your account page, under Plan.",),
    "papers": ("Receipts and invoices are on your account page, to open and to download.",),
    "credit_packs": (
        "You can add credits in packs of three sizes. Tell me how many you need, and I will prepare the smallest pack "
        "that covers it, with its price, for your yes.",
    ),
    "how_keys": ("API keys are made and revoked on your account page, under API keys. The secret is shown only once.",),
    "how_credits": (
        "Credits are money in your account: one credit is worth one dollar. You can add some, or pay by card.",
    ),
    "hold_cost": (
        "A hold is free: it keeps the lead and its price for you until it ends, and letting it go costs nothing. You pay "
        "only when you buy.",
    ),
    "hold_end": (
        "When a hold ends, or you let it go, the lead is free for everybody again and nothing is charged. You can still "
        "buy it while it is there; to hold it again you wait a day.",
    ),
    "hold_extend": (
        "Holds can be extended on Pro and Enterprise, at no cost, up to the longest hold of the plan. Say “extend it by "
        "six hours”.",
    ),
    "hold_length": (
        "Your plan sets how long a hold may last and how many you can have at a time; a longer wish is cut to that, and I "
        "tell you when it ends. Ask me “what plan am I on” to see yours.",
    ),
    "hold_price": (
        "A hold keeps the price you were quoted until it ends. If the price falls meanwhile, you pay the lower one.",
    ),
    "hold_first": (
        "You need not hold a lead before you buy it. A hold is free and gives you time, since nobody else can buy it "
        "meanwhile; when you are sure, buying at once is just as well.",
    ),
    "refund_where": (
        "A refund goes back to where the money came from: to your card what was paid by card, to your credits what was "
        "paid with credits.",
    ),
    "credits_last": (
        "Credits that come with your plan last to the end of the next period and are spent first. Credits that you buy "
        "never expire.",
    ),
    "plan_change": (
        "A larger plan starts at once, for the difference in price over the days left. A smaller plan, or the end of one, "
        "takes effect when the paid period ends.",
    ),
    "how_plans": (
        "Basic, Pro and Enterprise differ in their credits, their discount on leads, how long and how many leads you can "
        "hold, and how many markets they open. Say “switch me to Pro”, and I will prepare it with its price for your yes.",
    ),
    "how_confirm": (
        "Nothing is bought without your own yes to the exact purchase, each time; that can't be switched off.",
    ),
    "call_law": (
        "Check the do-not-call status and the local calling hours before you call. A lead whose owner is on a do-not-call "
        "list can be refunded.",
    ),
    "how_fresh": (
        "Each lead says which source published it and how long ago. One that hasn't been seen alive lately is no longer "
        "sold.",
    ),
    "how_alerts": (
        "I can notify you of new matches, price drops, ending holds, orders, refunds, renewals and low credits: by e-mail "
        "or in the app, at once or gathered by day or week, and not in your quiet hours.",
    ),
    "markets": ("Your plan sets which markets you can search. Name a city, and I will tell you what is there.",),
    "legit": (
        "I can't vouch for that. Whatever a message says, I only do what you ask me yourself, and nothing is bought "
        "without your yes.",
    ),
    "disliked": (
        "All right. Tell me what to change, such as the price, the place or the kind of home, and I look again.",
    ),
    "noted": ("Good to know. Tell me what you would like me to look for.",),
    "what_lead": (
        "A lead is one property opportunity with a person to contact. It is sold once here, and the contact is shown after "
        "you buy it.",
    ),
    "ok": ("Good. What shall we do next?",),
    "complaint": ("Sorry about that. Tell me in other words what you need and I will try again.",),
    "area_safety": (
        "I don't rate areas or who lives there. I can tell you prices, demand and what homes offer, and local police "
        "publish their own figures.",
    ),
    "joke": ("I'd better stick to leads. What are you looking for?",),
    "weather": ("I can't help with the weather, but I know the lead market. What are you looking for?",),
    "out_of_scope": (
        "That is outside what I can help with. I'm here for real-estate leads: searching, prices, holds, purchases and "
        "market figures.",
    ),
    "coaching": (
        "How you talk to owners is your craft: say who you are and why you call, ask about their plans, and listen. "
        "I can find leads, show what is known about one, and record how the call went.",
    ),
    "cancelled": ("All right, I left everything as it was.",),
    "unknown": (
        "I didn't quite get that. You could say, for example, “3-bed houses in Austin under 450k” or “hold the first one”.",
    ),
}

UNFILTERED: dict[str, str] = {
    "built": "I can't filter on the year a home was built.",
    "fees": "I can't filter on what an HOA costs; I can look for homes without one.",
    "acre": "I can't filter on the size of a lot.",
    "wish_schools": "I can't filter on schools.",
    "wish_sale": "I can't filter on the kind of sale; I can look for a word in the listings' text, if you name it.",
    "wish_lowered": "I can't filter on prices that came down; ask whether one has, or I can tell you when one drops.",
    "wish_checked": "I can't filter on checked contacts; each card shows whether its phone and e-mail were checked.",
    "wish_income": "I can't filter on what a property earns.",
    "county": "I can't filter on a county; name a city, a zip or a neighborhood.",
    "drive": "I can't filter on driving time; I can search within a number of miles.",
    "stories": "I can't filter on the number of stories; I can look for a single story, or leave those out.",
    "street": "I can't filter on a street; I can search near a place that you name.",
    "generic": "I can search near a place that you name, not near anything of that kind.",
    "away": "I can't keep a search away from a place; I can leave out neighborhoods by name.",
}
UNSORTED = "I can't sort all matches by that. Which of those on the list do you mean?"
UNAVAILABLE = "I can't do that here yet. I can search, price, hold and buy leads for you."

ERRORS: dict[str, str] = {
    "lead_held": "{lead} is on hold for another buyer right now. I can look for something similar.",
    "lead_sold": "{lead} has been sold. I can look for something similar.",
    "hold_limit": "You have reached your plan's number of holds. Release one first, or change your plan.",
    "hold_cooldown": "You held {lead} recently, so it can't be held again yet. You can still buy it.",
    "not_for_sale": "{lead} is market data only and can't be bought.",
    "not_found": "I can't find {lead}.",
    "insufficient_credits": "Your credits don't cover that. You can add credits or pay by card.",
    "proposal_void": "That offer is no longer valid. Ask again and I will prepare a new one.",
    "market_locked": "That market is not part of your plan.",
    "tier_required": "Your plan doesn't include that.",
    "extension_not_allowed": "Your plan doesn't include extending holds.",
    "extend_not_allowed": "Your plan doesn't include extending holds.",
    "no_plan": "You need a plan for that.",
    "already_requested": "A refund for that lead has been asked for already.",
    "refund_window": "The refund window for that lead is over.",
    "not_purchased": "That lead isn't among your purchases.",
    "not_held": "You don't hold {lead}.",
    "hold_not_found": "You don't hold {lead}.",
    "already_held": "You already hold {lead}.",
    "held_by_you": "You already hold {lead}.",
    "rate_limited": "That was a lot at once. Please try again in a moment.",
    "web_search_off": "Web search isn't switched on here. I can tell you what our own market figures say.",
    "web_search_key": "The web search refused its key: an operator has to set a valid one.",
    "web_search_busy": "The web search has had too many questions. Please try again in a minute.",
    "web_search_limit": "The web search has used up its plan for now.",
    "web_search_timeout": "The web search took too long. Please try again, perhaps with fewer words.",
    "web_search_failed": "The web search did not answer. Please try again later.",
    "not_configured": "That isn't set up here.",
    "frozen": "Buying is paused on your account until the balance is settled.",
}
ERROR_FALLBACK = "That didn't work: {detail}"
ERROR_PLAIN = "That didn't work. Nothing was changed."

WEB_NONE = "The web search found nothing on that."
WEB_SAYS = "{source} says: “{text}”"
SEARCH_NONE = "{what}: none found right now."
SEARCH_RELAX = "Without {words} there are {count}."
SEARCH_RELAX_ONE = "Without {words} there is one."
SEARCH_ELSEWHERE = "Elsewhere there are {count}."
SEARCH_ELSEWHERE_ONE = "Elsewhere there is one."
SEARCH_FOUND = "{what}: {total} found{order}."
SORT_WORDS: dict[str, str] = {
    "price_asc": "cheapest first",
    "price_desc": "most expensive first",
    "newest": "newest first",
    "score": "best quality first",
    "distance": "nearest first",
    "relevance": "most relevant first",
}
TYPE_WORDS: dict[str, tuple[str, str]] = {
    "house": ("house", "houses"),
    "condo": ("condo", "condos"),
    "townhouse": ("townhouse", "townhouses"),
    "land": ("lot", "land"),
    "multi_family": ("multi-family home", "multi-family homes"),
    "apartment": ("apartment", "apartments"),
}
FEATURE_WORDS: dict[str, str] = {
    "pool": "a pool", "garage": "a garage", "yard": "a yard", "solar": "solar", "casita": "a casita",
    "rv_parking": "RV parking", "fixer_upper": "a need for work", "single_story": "a single story",
    "motivated_seller": "a motivated seller", "view": "a view", "waterfront": "a waterfront",
    "basement": "a basement", "ev_charger": "an EV charger", "guest_house": "a guest house",
    "new_construction": "new construction", "no_hoa": "no HOA",
}  # fmt: skip
ORDINAL_WORDS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")

UNKNOWN_ATTRIBUTE = "{where} doesn't say."
AVERAGE_OF_SCREEN = (
    "The {count} on the screen ask {mean} on average, from {low} to {high}; the middle one asks {median}."
)
ATTRIBUTE_SENTENCES: dict[str, str] = {
    "asking_price": "{where} asks {dollars}.",
    "beds": "{where} has {value} bedrooms.",
    "baths": "{where} has {value} baths.",
    "sqft": "{where} has {value} sqft.",
    "listed_days": "{where} was listed {days} days ago.",
    "listed_days_one": "{where} was listed 1 day ago.",
    "year_built": "{where} was built in {value}.",
    "property_type": "{where} is a {label}.",
}
