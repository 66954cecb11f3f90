"""What is said to a turn that asks for no lead: which help text answers a question, which words answer a reaction."""

from __future__ import annotations

import re

_HOLD = r"(?:holds?|holding|held|reserv\w+|put on hold|on hold|keep\w*|apart(?:ar|ado|as|o))"
_REFUND = r"(?:refund\w*|reimburse\w*|money back|give (?:it |one |a lead )?back|returns?|return(?:ed)? it|reembols\w+|devuelv\w+)"
_COSTS = r"(?:costs?|costing|free|charged?|charges?|fees?|penalty|pay|paying|price for|how much|cuesta|lose anything|credits)"

QUESTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        ("how_keys", r"\bapi (?:keys?|tokens?|access)\b"),
        ("how_price", r"\b(?:what|how much) (?:does|do|is|are) (?:a |one |the )?leads?(?: cost)?$"),
        ("refund_where", rf"\b{_REFUND}\b.*\b(?:to (?:the |my )?card|in cash|as (?:cash|credits?)|where|go(?:es)? to|credits or)\b|\bwhere\b.*\b{_REFUND}\b|\bcards? (?:be )?refunded\b|\bcards? refunds?\b|\brefund\w* (?:a |the |my )?cards?\b"),
        ("refund_state", rf"\bhow long\b.*\b{_REFUND}\b.*\btake|\b{_REFUND}\b.*\bhow long\b|\bwhen (?:would|will|do) i (?:see|get)\b.*\bmoney\b|\bwhen would i know\b"),
        ("how_refund", rf"\b{_REFUND}\b|\brefundable\b|\b(?:which|what) (?:are the |kinds? of |sorts? of )?reasons?\b|\bcounts? as\b.*\b(?:bad|invalid|wrong)\b|\b(?:dud|bogus|fake|disconnected|wrong number|never answer\w*|nobody (?:answers?|picks up)|no one answers|same lead twice|already sold|duplicate)\b|\bguarantee\w*\b"),
        ("hold_first", r"\b(?:smart\w*|wise\w*|better|best|worth it|need|have|must|should)\b.*\b(?:hold|reserve|holding)\b.*\b(?:before|first|or (?:just )?buy|buy)\b|\bwithout (?:holding|reserving)\b|\bjust buy\b|\bpoint of (?:a )?hold\w*\b|\bgood idea to hold\b"),
        ("hold_end", rf"\b{_HOLD}\b.*\b(?:runs? out|ran out|expires?|lapses?|ends?|ended|is over|finish\w*|acaba)\b|\b(?:runs? out|expires?|lapses?|ends?)\b.*\b{_HOLD}\b|\b{_HOLD}\b.*\bagain\b|\bhold\b.*\btwice\b|\bif i (?:release|let (?:it|one) go|drop)\b|\b(?:acaba|termina)\b.*\breserva\b"),
        ("hold_extend", r"\b(?:extend\w*|extensions?|prolong\w*)\b"),
        ("hold_length", rf"\bhow long\b.*\b{_HOLD}\b|\b(?:longest|maximum|max|limit)\b.*\b{_HOLD}\b|\bhow many\b.*\b{_HOLD}\b|\b(?:several|ten|more than one|for a (?:week|month))\b.*\b{_HOLD}\b|\b{_HOLD}\b.*\b(?:at once|at the same time|for a (?:week|month)|on pro|on basic|limit)\b"),
        ("hold_price", rf"\b(?:price|quote)\b.*\b{_HOLD}\b|\b{_HOLD}\b.*\b(?:lock\w*|price)\b|\bquote (?:good|valid)\b"),
        ("hold_cost", rf"\b{_HOLD}\b.*\b{_COSTS}\b|\b{_COSTS}\b.*\b{_HOLD}\b|\b(?:fee|penalty|lose)\b.*\b(?:release|letting|let)\b"),
        ("how_hold", rf"\b{_HOLD}\b"),
        ("credits_last", r"\bcredits?\b.*\b(?:expire\w*|roll over|run out|last|unused)\b|\b(?:expire|roll over)\b.*\bcredits?\b"),
        ("credit_packs", r"\bpacks?\b|\bpackages?\b|\bbundles?\b|\btop up\b"),
        ("how_credits", r"\bcredits? (?:worth|work|for)\b|\bhow (?:do|does|can|would) .*\bcredits?\b|\bwhat (?:is|are) (?:a )?credits?\b"),
        ("plan_change", r"\b(?:upgrad\w+|downgrad\w+)\b|\b(?:cancel|renewal)\b.*\b(?:subscription|plan|time|fails?)\b|\bcancel any time\b|\brenewal fails\b|\bcontract\b|\btrial\b"),
        ("how_plans", r"\b(?:pro|basic|enterprise|plans?|tiers?|yearly|subscription)\b"),
        ("how_confirm", r"\b(?:confirm\w*|say yes|without asking|my yes)\b"),
        ("how_pay", r"\b(?:paypal|amex|visa|mastercard|bitcoin|invoice|apple pay|venmo|tarjeta|pay by|pay with|which cards|payment|pay half|store\w* my card|card (?:stored|in))\b|\bcards?\b"),
        ("how_contact", r"\b(?:contact|phone|phones|numbers?|address|street)\b"),
        ("call_law", r"\b(?:do not call|legal to call|allowed to call|dnc)\b"),
        ("exclusive", r"\b(?:exclusive|only once|other (?:agents?|people|ppl|buyers?)|how many people|resell|someone else|somebody else)\b"),
        ("how_price", r"\b(?:price[sd]?|pricing|expensive|cost different|discounts?|demand|in bulk)\b"),
        ("how_fresh", r"\b(?:where (?:do|are)|sources?|fresh|current|updated|how often is)\b"),
        ("how_alerts", r"\b(?:alerts?|notif\w+|quiet hours|text me|slack|saved? (?:a )?search|saving a search)\b"),
        ("markets", r"^(?!.*\b(?:legal|illegal|lawful|the law|legally)\b).*\b(?:cover|cities|states?|markets?|florida|houston|texas)\b"),
        ("how_buy", r"\b(?:buy\w*|purchase\w*|order|undo|swap)\b"),
        ("what_lead", r"\b(?:what is|what are|whats|what does|what exactly|what do i get)\b.*\bleads?\b"),
    )
)  # fmt: skip
"""A question how things work → the text that answers it; the first that fits."""

REACTIONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        ("cancelled", r"\b(?:never ?mind|forget (?:it|about|i)|leave (?:it|that|them|everything)|drop (?:it|that)|scrap|skip it|not (?:now|today|yet)|(?:maybe |another time|some other time|but )later|come back|do not bother|no need|changed my mind|cancel|stop|do nothing|do not (?:do|buy|hold)|think about it|sleep on it|too much|olvidalo|dejalo|mejor no|just (?:looking|browsing|curious|kidding|testing))\b"),
        ("legit", r"\b(?:legit|real|true|scam|fake|fishy|suspicious|phony|sus|sketchy|strange|weird|trick|believe|trust|serious|prank|what (?:do|does) (?:you|u) (?:think|make)|worried|creeps|nerve|people)\b"),
        ("disliked", r"\b(?:mid|meh|ugly|awful|trash|junk|boring|overpriced|pricey|expensive|steep|rich|tired|nothing (?:good|special|here|i)|not (?:great|it|good|impressed|what)|do not (?:like|love|excite)|none of|slim pickings|letdown|underwhelming|hideous|too (?:fancy|far|small|big|old)|caro|no me gusta|dump|seen better)\b"),
        ("complaint", r"\b(?:useless|wrong|misunderst\w+|not listen\w*|do not listen|annoying|broken|sucks|waste|worst|complain|unhappy|disappointed|expected better|idiot|slow|shut up|confused|lost|do not get it)\b"),
        ("greeting", r"^(?:hi|hello|hey|howdy|hola|good (?:morning|evening|afternoon|day)|morning|evening)\b"),
        ("thanks", r"\b(?:thanks?|thx|ty|tysm|cheers|gracias|obliged|appreciate|lifesaver|you rock|the best|bless you)\b"),
        ("bye", r"\b(?:bye|goodbye|see you|good night|talk later|hasta luego|gotta run|got to go|that is all|nothing else)\b"),
    )
)  # fmt: skip

IN_GENERAL = re.compile(
    r"^(?!.*\b(?:my|left|now|have|am i|i am|for me)\b).*\b(?:(?:a|any|one) (?:hold|refund|lead|reservation)|holds|holding|reserving|refunds|leads)\b"
)
"""Speaks of holds and leads as such, not of the speaker's."""

OWN_WORDS = re.compile(r" my |\b(?:do i (?:\w+ )?(?:got|have)|have i got|i have|enough|left)\b")
"""Speaks of what the speaker has."""

TELLS_WHEN = re.compile(
    r"\b(?:can|could|would|will) (?:you|you all|y all|u|ya|yall) (?:please |pls |just |maybe )?(?:text|e ?mail|sms|ping|notify|alert|send|tell|message|slack|push|warn|let|give|shoot|buzz|drop) (?:me|us)\b.*\b(?:if|when|whenever|once|as soon|before)\b|^(?:\w+ )?(?:can|could|would|will) (?:you|u|ya) (?:please |pls |just |maybe )?(?:text|e ?mail|sms|ping|notify|alert|slack|push) (?:me|us) (?:about|on|for|over)\b|\bheads up\b.*\b(?:if|when|on|about|before|whenever)\b|\b(?:would|d) (?:like|love|want) you to (?:text|e ?mail|sms|ping|notify|alert|slack|push|send|shoot|tell|let|give|drop)\b.*\b(?:when|if|about|once|before|whenever)\b|^(?!(?:\w+ )?(?:how|what|can|could|do|does|is|are|will|would|why)\b).*\b(?:me|us)\b.*\b(?:if|when|whenever|once|as soon)\b"
)
"""Asks to be told, whatever "if" stands in it."""

SUPPOSES = re.compile(
    r"\b(?:if|suppose|supposing|assuming|hypothetic\w*|theoretic\w*|in theory|what if|let us say|say i|say we|pretend|were i|would (?:it|that|a|an|holding|keeping|putting|reserving|extending|buying)|is it (?:free|possible)|do i (?:have to|need to|pay)|am i charged|will (?:it|that|holding|i be))\b"
    r"|\b(?:cost|costs|charge|charged|fee|free|pay|penalty)\b.*\b(?:hold|holding|reserve|reserving|keep|keeping|release|extend\w*)\b"
)
"""What would be, were something done to a lead."""

BY_ORDER = re.compile(r"\b(?:order|sort|rank|arrange)\w* (?:\w+ )?by\b")

WANTS_NOW = re.compile(
    r"\b(?<!never )(?<!if he )(?<!if she )(?<!if they )(?<!who )(?:wants?|needs?|is looking|are looking|am looking|s looking|re looking|looks for|is searching|are searching|is hunting|are hunting|is after|are after|would like|would love|is ready|are ready|hopes|hoping|is in the market|are in the market|wants in|interested)\b(?! (?:to (?:sell|leave|rent out|list|know|tell)|me to|out)\b)"
)
""" "… and finally want to buy in Gilbert, 3 bedrooms": however much is told before it, somebody looks for that now."""
POSSIBLY = re.compile(r"\bit (?:be |perhaps be |at all be )?possible (?:for (?:you|me|us) )?to\b")
""" "would it be possible to place number five on reserve" is a polite order."""
ORDERS_POLITELY = re.compile(
    r"^(?:(?:ok|okay|hey|hi|so|and|now|then|um|please|pls|great|cool|alright) )*(?:can|could|would|will) (?:you|u|ya) (?:please |pls |just |maybe |kindly )*(?:grab|put|place|hold|reserve|keep|save|lock|secure|buy|purchase|get|take|release|free|extend|drop|let|cancel|set)\b.*\b(?:it|that|this|that one|this one|them|those|these|both)\b(?!.*\b(?:if|charge|cost|fee|free)\b)"
)
""" "can you grab a hold on that" asks for one, not how holds work."""
COUNTS_CREDITS = re.compile(
    r"^(?:(?:hey|hi|ok|so|and|um|please) )*(?:can|could|may|might) (?:i|we) (?:please |maybe |just )?(?:buy|get|have|add|purchase|order|grab|take|load)(?: [\w$]+){1,5} credits?(?: please| pls| with my card| by card| on my card)*$"
)
""" "can i buy twenty five credits" orders them."""

ASKS_HOW = re.compile(
    r"\b(?:how|what|whats|which|why|when|where|who|explain|tell me|do you know|wonder|understand|not sure|like to know|lemme|if|supposing|suppose|assuming|hypothetic\w*|theory|theoretic\w*|pretend|como|que|cuanto|puedo|si)\b"
    r"|^(?:(?:and|so|but|ok|yo|also|hey|hi|hello) )*(?:is|are|am|do(?! (?:it|them|that|this|both|so|em)\b)|does|did|can|could|would|will|may|must|should|has|have|say|let us say|walk me|r)\b|\bright$"
)
PAST_AFFAIRS = frozenset(
    "sold bought went came fell closed had lived listed found took lost won paid left ended flipped rented owned own owns used was were showed toured saw grew sells lives remember last ago".split()
)
"""Words of a deal that was done, however many figures it has."""
TELLING = frozenset(
    "i we he she they you is are was were am be been has have had do did does sold bought went came fell closed got gone said told "
    "moved lived listed found saw showed took lost won made paid died left met called ended flipped rented burned burnt flooded".split()
)
"""Words of which a bare description of what is wanted has none."""
