"""How people say what was wrong with a lead that they bought."""

from __future__ import annotations

import re

_OTHERS = r"(?:some(?:body|one) else|another (?:buyer|agent|couple|family|party|person|guy|investor)|other (?:people|buyers?|agents?)|(?:a|some) (?:different )?(?:family|couple|investor|cash buyer))"
_OWNED = r"(?:had|have|has|own|owned|bought|purchased|got|gotten|paid for)"

NO_GO = re.compile(
    r"\b(?:(?:did|does|do|is|was|has|have) (?:not|n't)|never) (?:really |quite |exactly )?(?:work\w*|pan\w*|turn\w*) out\b|\b(?:work\w*|turn\w*) out (?:bad|badly|poorly)\b"
)
"""What says that it went wrong, and not how."""

SURE_REASONS: tuple[tuple[str, str], ...] = (
    (
        "already_sold",
        rf"\b{_OTHERS}\b.*\b(?:bought|purchased|closed|got (?:it|the)|snapped)\b|\b(?:sold|closed|went) (?:it )?(?:to|with) {_OTHERS}\b|\b(?:it|that|house|home|place|property|condo) (?:has |had )?(?:already )?closed\b",
    ),
    (
        "already_sold",
        r"\b(?:signed|closed|went|accepted an offer|sold|settled) (?:it )?(?:with|to|from) (?:a |an |another |some |her |his |their )?(?:buyer|agent|realtor|broker|investor|neighbor|friend|company|flipper)\b",
    ),
    (
        "wrong_info",
        r"\b(?:said|says|say|showed|shows|claimed|claims|listed|advertised|told|read|reads|stated)\b.{0,30}\b(?:\d+|one|two|three|four|five|six)\b.{0,30}\b(?:its|it is|is|but|only|really|actually|has|got|turns out|there are|just|more like|in reality)\b.{0,20}\b(?:\d+|one|two|three|four|five|six|none|no)\b(?! (?:times?|calls?))",
    ),
    ("wrong_info", r"\bwrong (?:number|count|amount|no) of\b|\bl(?:ied|ies|ying) about\b|\bnothing like\b"),
    (
        "duplicate",
        rf"\b(?:from|in|on|with|through|of) (?:a |an |one from a |one from an |one from )?(?:another|different|earlier|previous|other|prior|separate) (?:order|purchase)\b|\b{_OWNED} (?:it|that|this|them|one|him|her|this one|that one|(?:lead )?\d{{4,}})(?: lead| one)? (?:already|before(?! (?:i|we|me|us)\b)|twice)\b|(?<!body )(?<!one )(?<!else )(?<!they )(?<!people )(?<!buyer )(?<!family )(?<!couple )(?<!other )(?<!agent )(?<!investor )\balready (?:\w+ )?{_OWNED}\b|\bin my (?:crm|pipeline|list|book) (?:already|from before)\b|\bsecond time i\b",
    ),
    (
        "not_owner",
        r"\b(?:only|just|merely) (?:rents?|renting|leases?|leasing|house ?sits?|lives?|living)(?: (?:there|it|here|the)\b| ?[.,;!]| ?$)|\b(?:tenants?|renters?|lodgers?|occupants?|squatters?)\b|\b(?:his|her|their|the|its) landlord\b|\b(?:do|does|did|has|have)(?: not|nt|n't) (?:even |actually |really )?(?:own|owned) (?:it|that|the|this|any)\b|\bmoved out\b|\b(?:former|previous|ex|old|prior) owner\b|\bused to own\b|\bowns? nothing\b|\b(?:only|just) a (?:tenant|renter|relative|cousin|caretaker)\b|\bnever (?:even )?(?:listed|owned) (?:it|the)\b|\bnot (?:his|her|their|hers|theirs)(?: (?:house|home|place|property))?(?: to sell)?\b",
    ),
    (
        "no_response",
        r"\b(?:voice ?mail|mail ?box|vm|inbox)(?: box)?(?: is| was)?(?: always| still)? full\b|\bstraight to (?:voice ?mail|vm)\b|\bcrickets\b|\b(?:no|zero) (?:call ?back|word|sign of life)\b",
    ),
    (
        "do_not_call",
        r"\b(?:stop|quit|cease|quits|stopped?) (?:calling|phoning|texting|contacting|bothering|harassing)\b|\b(?:take|took|get|remove) (?:me|her|him|them) off\b|\bnot to (?:call|contact|phone|text)\b",
    ),
    (
        "invalid_contact",
        r"\b(?:a|the) fax(?: machine| line| number| tone)?\b|\b(?:automated|recorded|robot) (?:message|voice)\b(?=.*\b(?:out of service|not in service|no longer)\b)|\b(?:belongs?|belonged|goes|went|rings?|rang|connects?|connected|leads?|routes?|gets me|got me|reaches|reached) (?:through )?(?:to )?(?:a |an |some |the )?(?:local )?(?:pizza\w*|pizzeria|restaurant|diner|cafe|bakery|shop|store|barber\w*|salon|church|hotel|motel|dentist\w*|doctor s office|law firm|bank|gym|bar|nail salon|car dealer\w*|tire shop|business|school|random \w+|stranger|some(?:one|body) else|different|random|other|another|wrong)\b|\b(?:e ?mails?|mail|message|phone|number|line) (?:keeps? |just |always |is |was |has )*(?:bounc\w+|dead|disconnected|undeliverable|out of service|kaput|busted|junk|bogus)\b",
    ),
)
"""What is said in so many words, whatever else the sentence holds."""

REASON_PATTERNS: tuple[tuple[str, str], ...] = (
    (
        "invalid_contact",
        r"\b(phones?|numbers?|e ?mails?|contacts?|line|voicemail)\b.*\b(wrong|bad|dead|invalid|disconnected|fake|bounce\w*|not work\w*|does not exist|out of)\b|\b(wrong|bad|dead|invalid|disconnected|fake) (phones?|numbers?|e ?mails?|contacts?)\b",
    ),
    (
        "do_not_call",
        r"\b(not|stop|never) (to )?(be )?(called|contacted|phoned)\b|\bno call list\b|\b(not|stop|never) (to )?(call|contact|phone|text)\w*\b.*\b(again|them|him|her|me|anymore)\b|\bdo not call\b",
    ),
    (
        "invalid_contact",
        r"\b(rings?|rang|goes|went|belongs|leads|connects?|connected|answered|line|gets?|got|reaches|reached|is) (just )?((to|by|at|through to|for|up) )?(a|an|some|another|somebody|someone)( \w+)? ?(pizza|place|store|shop|restaurant|business|fax|company|random|guy|dude|lady|stranger|kid|office|dentist|else|hospital|bar|church|school|bank)\b|\b(rings?|goes|went|belongs|leads|connects?|connected|answered|line) (just )?(to|by|at|through to) (a|an|some|another)\b|\b(numero|telefono|correo|line|phone) (no exist\w*|no sirve|esta mal|does not exist)\b|\bnever heard of (the|that|this|any)\b",
    ),
    (
        "no_response",
        r"\b(zero|no) (answers?|reply|replies|response)\b|\bno (contesta|responde)\w*\b|\b(no ?body|no one|never|not|none|no|neither|nor)\b.*\b(answer\w*|pick\w* up|respon\w+|repl(y|ies|ied)|call\w* back|return\w*|reach\w*)\b|\bghost\w*\b|\bsilen\w+\b",
    ),
    ("already_sold", r"\b(sold|gone|off the market|under contract|pending|unavailable)\b"),
    (
        "duplicate",
        r"\b(twice|dup\w*|same (lead|house|home|property|one|person|listing)|(?<!body )(?<!one )(?<!else )(?<!they )already (own|have|had|bought|got))\b",
    ),
    (
        "not_owner",
        r"\b(not|never|no longer|n't)\b.*\b(the |an? )?(owner|owns?|seller|landlord)\b|\b(tenant|renter|neighbor|squatter|wholesaler)\b|\b(turn\w* out|actually|really|just|it is|she is|he is|they are|it was|was|is|some|with|got|reached|to be) (to be |only |just |actually |really )?(an? |the |some )?(listing |real estate |another )?(agent|realtor|broker)\b",
    ),
    (
        "wrong_info",
        r"\b(wrongly|incorrectly|mis\w+ed|falsely)\b|\b(was|is|were|are|be|had|has|have|got)\b.*\b(wrong|incorrect|off|inaccurate|not right|false|mistaken)\b|\bwrong \w+\b|\b(said|says|stated|claimed|advertised|listed as|described as|showed|shows)\b.*\b(but|actually|really|only|it is|is not|not)\b|\bnot (as|what) (was )?(described|advertised|listed)\b|\b(instead of|rather than|not) (\d|two|three|four|five)\b",
    ),
)

ASKS_MONEY_BACK = re.compile(
    r"^(?:(?:hi|hey|hello|ok|okay|so|yo|please|pls|kindly|well|um+|uh+|sorry|excuse me|and|but|actually|also|now) )*"
    r"(?:(?:i|we) (?:am |are )?(?:really |just |would |do )?(?:want|need|like|demand|asking for|ask for|request|requesting|wish for|looking for|after|like to (?:request|have|get|ask for|file|claim))(?: to (?:get|have|request|file|claim|ask for))? (?:a |my |the |some |for a )?(?:full |partial )?(?:refund|money back|reimbursement|credits? back)"
    r"|(?:a )?refunds?(?: (?:me|request|time|it))?|money back|(?:can|could|may|might) (?:i|we) (?:please )?(?:get|have|request|ask for|claim|be given) (?:a refund|my money back|reimbursed|a reimbursement|refunded|my credits back)"
    r"|(?:can|could) (?:you|u) (?:please )?(?:refund|reimburse) (?:me|us)|(?:give|get|send) me (?:back my money|my money back|a refund|my credits back)|(?:i|we) (?:want|need|would like|have|wanna|gotta)(?: to)? (?:return|refund|give back|send back|dispute) (?:a|one|one of my|this|that|the|my) ?(?:leads?|purchases?|last one|one)?(?: i bought| of mine)?)"
    r"(?: (?:please|pls|now|asap|thanks|thank you|back|then|for a lead|on a lead|for one of my leads|for one|on one|for something i bought))*$"
)
"""A wish for money back and nothing else: of which lead and why is asked."""
WANTS_MONEY = re.compile(
    r"\b(?:back|refund\w*|returns?|returned|returning|reimburs\w*|disput\w*|claim\w*|revers\w*|complain\w*|compensat\w*|money|credits?|"
    r"cash|bucks|reembols\w*|devol\w*|devuelv\w*|make (?:it|this|me) (?:right|whole)|sort (?:it|this) out)\b"
)
"""A word of it must be there, or what was wrong with a lead is only told."""
