"""Words about packs of credits, the plan, what was paid, and the papers on it."""

from __future__ import annotations

import re

_SMALL = r"small(?:er|est)?|little|littlest|lowest|starter|cheap(?:er|est)?|least|basic|tiny|chico|pequeno"
_MIDDLE = r"middle|mid|medium|midsize|mid size|mid sized|middle sized|second|standard|regular|mediano"
_LARGE = r"big(?:ger|gest)?|large(?:r|st)?|huge|highest|full|max(?:imum)?|top|grande"
_PACK = r"(?:pack|packs|package|packages|bundle|bundles|top ?up|refill|option|paquete)"
_OF = r"(?: sized?| one)?(?: of)?(?: the)?(?: your)?(?: credits?| creditos)?"
PACK_SIZES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (slug, re.compile(rf"\b(?:{words}){_OF} {_PACK}\b|\b{_PACK} (?:mas )?(?:{words})\b|\bthe (?:{words}) one\b"))
    for slug, words in (("150", _MIDDLE), ("50", _SMALL), ("400", _LARGE))
)
NAMES_PACK = re.compile(
    rf"\b(?:get|buy|add|give|want|take|need|order|purchase|load|put|grab|top|go with|go for|have|like|make it|compra\w*|dame|quiero)\b.*\b(?:{_SMALL}|{_MIDDLE}|{_LARGE}){_OF} {_PACK}\b"
    rf"|^(?:the |your |a )?(?:{_SMALL}|{_MIDDLE}|{_LARGE}){_OF} {_PACK}(?: please| pls)?$"
    rf"|\b(?:get|buy|add|give|want|take|need|order|purchase|load|put|grab|go with|go for|have|make it|compra\w*|dame|quiero)\b.*\b{_PACK} (?:with|of|that has|that have|that holds|that gives|that comes with|containing|worth|for|de|con) (?:the |me )?\d+(?: (?:credits?|creditos))?(?: in it| on it| inside)?(?: please| pls| then| now)*$"
)
""" "the middle pack", "the pack with 150 credits"."""

TIER_SIZES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "enterprise",
        re.compile(r"\b(?:big\w*|top|high\w*|best|max\w*|most expensive|full|large\w*|upper|fanciest|priciest)\b"),
    ),
    ("basic", re.compile(r"\b(?:small\w*|cheap\w*|low\w*|starter|least|little|entry|bottom)\b")),
    ("pro", re.compile(r"\b(?:middle|mid|medium|standard|second|in between)\b")),
)
""" "the big one", when asked which plan."""

_MANY = r"(?:(?:about|another|an|a|some|more|extra|additional|few|couple|of|hundred|thousand|fifty|twenty|thirty|forty|sixty|seventy|eighty|ninety|ten|five|two|three|four|six|one|\$?\d+) )*"
TAKES_CREDITS = re.compile(
    rf"\bcharge (?:me|us|it|my card|our card|the card)(?: for)? {_MANY}(?:more )?(?:credits|creditos)\b|\b(?:grab|snag|pick up|pick me up|cop|score|fetch|ring up|stock up on|toss in|throw in|sell me|spot me|hook me up with|set me up with|fix me up with|let me have|let me get|i will take|i will have|i could use|could do with|i am after) (?:me |us |myself )?{_MANY}(?:more )?(?:credits|creditos)\b(?! (?:back|of|off|for|from|left)\b)(?!.*\b(?:back|refund\w*|leads?)\b)"
    rf"|^(?:and |ok |so |just |another )*(?:\$?\d+|[a-z]+ hundred|fifty|twenty|hundred) (?:more |extra |additional )*credits(?: please| pls| thanks| then)*$"
)
"""A number of credits is bought: "grab me 50 credits", "100 more credits please"."""

_PLAN = r"(?:plan|plans|subscription|membership|sub|account renewal|auto ?renew\w*|auto - renew\w*|renewal|suscripcion|membresia)"
TIER_NAMES = frozenset({"basic", "pro", "enterprise"})  # a plan, and a part of Las Vegas
_TIER = r"(?:basic|pro|enterprise|professional|basico)"
_MINE = r"(?:my |the |our |this |mi |la )?"
_NO_NOTICE = r"(?! (?:reminders?|notices?|alerts?|warnings?|e ?mails?|e - mails?|mails?|texts?|notif\w*|messages?|pings?|heads|updates?|slack|push))"
ENDS_PLAN = re.compile(
    rf"\b(?:cancel|end|stop|quit|terminate|drop|ditch|kill|close|close down|wind up|scrap|axe|discontinue|leave|get rid of|get out of|close out|cancela|cancelar|termina|terminar)\b (?:\w+ ){{0,2}}?{_MINE}(?:{_TIER} )?{_PLAN}\b{_NO_NOTICE}"
    rf"|\b(?:cancel|quit|drop|leave|ditch) {_MINE}{_TIER}\b(?! (?:and|y) )"
    rf"|\b(?:turn|switch|shut) off (?:\w+ )?(?:auto ?- ?renew\w*|autorenew\w*|auto renew\w*|renewals?)\b{_NO_NOTICE}|\b(?:turn|switch|shut) (?:auto ?- ?renew\w*|autorenew\w*|my renewal|the renewal) off\b"
    rf"|\b(?:do not|never|dont) (?:auto ?- ?)?renew (?:me|it|{_MINE}{_PLAN})\b|\bunsubscribe (?:me )?(?:from )?{_MINE}(?:{_TIER}|{_PLAN})\b{_NO_NOTICE}"
    rf"|\b(?:get|take) (?:me|us) off (?:of )?(?:the|my|this|your) (?:{_TIER} )?{_PLAN}\b|\blet {_MINE}(?:{_TIER} )?{_PLAN} (?:lapse|expire|run out|end|die)\b"
    r"|\bstop (?:billing|renewing) (?:me|my)\b|\b(?:cancel|stop|end|close) (?:my )?(?:account|billing)$|\bdarme de baja\b|\bno longer (?:want|wish|care|need) to (?:be|stay|remain|continue)(?: as)? (?:a |an )?(?:member|subscriber|subscribed)\b|\b(?:i am|we are|i m|am) not renewing\b|^not renewing\b"
)
KEEPS_PLAN = re.compile(
    rf"\b(?:keep|continue|resume|reactivate|restore|uncancel|un - cancel|reinstate|stay (?:on|with|in)|hang on to|hold on to)\b (?:\w+ )?{_MINE}(?:{_TIER} )?{_PLAN}\b{_NO_NOTICE}"
    rf"|\b(?:undo|reverse|take back|revoke|withdraw|scrap|call off|cancel) {_MINE}(?:cancellation|downgrade|plan change|cancel)\b"
    rf"|\b(?:do not|dont) (?:cancel|end|downgrade|drop) {_MINE}(?:{_TIER} )?(?:{_PLAN}|me)\b|\bstay (?:on|with) {_TIER}\b"
)
_DOES_IT = r"(?:do|set|arrange|get|put|make|sort) (?:that|this|it|me) ?(?:up|for me|happen|done|through|in motion|going|started)?|set (?:me|us) up|sign me up|make it happen|arrange it|make the change|switch me|hook me up"
TAKES_PLAN = re.compile(
    rf"\b(?:rather|prefer to|better|like to|want to|love to|need to|should) (?:be|stay|go|get|drop|move) (?:back )?(?:down |up )?(?:on|to|onto) (?:the )?{_TIER}\b|\b{_TIER} (?:will do|would do|is enough|is plenty|is fine for me|suits me|it is then)\b|"
    rf"\b(?:make|turn|get|put|sign|knock|kick|scale|dial|slide|stick|place|enroll|shift|transfer|set|bring|upgrade|move|switch|bump|change|downgrade|drop|take) (?:me|us|my account|it|my plan)\b.{{0,20}}\b{_TIER}\b"
    rf"|\b(?:want|need|like|take|get|give me|choose|pick|start|buy|begin|join|subscribe to|sign up for|switch to|move to|go) (?:me )?(?:on )?(?:to )?(?:the |a )?{_TIER} (?:plan|tier|membership|subscription|account|version|level)\b|\bsubscribe (?:me )?to {_TIER}\b"
    rf"|\b(?:what about|how about|why not|why do not (?:i|we)|can (?:i|we|you)|could (?:i|we|you)|let us|maybe|thinking of|thinking about) (?:\w+ ){{0,4}}{_TIER}(?: plan| tier| instead| then| ,)* (?:please )?(?:and )?(?:just )?(?:go ahead and )?(?:{_DOES_IT})\b"
    rf"|^(?:(?:please|can you|could you|ok|so|and|just|i want to|i would like to|let us|hey) )*(?:switch|change|move|go|upgrade|downgrade|drop|bump|step|knock) (?:me )?(?:back )?(?:up |down |over )?to (?:the )?{_TIER}\b(?! (?:in|near|homes|houses|condos|area|nv|neighborhood)\b)"
    rf"|\b(?:cambiar|cambiarme|pasar|pasarme|cambiame|pasame|subir|bajar) (?:a|al|para el)(?: plan| nivel)? {_TIER}\b"
    rf"|\b(?:would like|i want|we want|i need|we need|i will take|we will take|let us (?:do|try|get)|sign up for|go with|going with) {_TIER}(?: please| now| then| today| instead)?$"
)
BILLED_BY = re.compile(
    r"\b(?:monthly|yearly|annual(?:ly)?) or (?:monthly|yearly|annual(?:ly)?)\b|\b(?:is|am|do|does) (?:it|i|that|my (?:plan|subscription|membership)|the plan)\b.*\b(?:monthly|yearly|annual(?:ly)?|by the (?:month|year)|per (?:month|year))\b|"
    r"\b(?:yearly|annual|annually|per year|by the year|for a year|a year at a time|once a year|monthly|month to month|by the month)\b.*\b(?:bill\w*|plan|pay\w*|subscription|membership|instead|cycle)\b"
    r"|\b(?:bill\w*|plan|pay|subscription|membership|switch|change|move)\b.*\b(?:yearly|annual|annually|per year|by the year|once a year|month to month|by the month)\b"
)
_PAPERS = r"(?:invoices?|receipts?|credit notes?|billing statements?|billing history|payment history|tax documents?|facturas?|recibos?|comprobantes?)"
PAPERS = re.compile(
    r"^(?:please |can you |could you |just )*(?:e ?mail|e - mail|text|forward|mail|shoot) me (?:the|my|a|an|that|last month s|the last|my last) (?:\w+ )?(?:invoice|receipt|statement|factura)\b(?!.*\b(?:every|each|always|when)\b)|"
    rf"\b(?:show|see|view|where|find|list|open|download|print|pull|get|need|have|want|give|access|look|dame|ver|quiero|necesito|muestra\w*)\b.*\b{_PAPERS}\b|^(?:my |the |all |mis )*{_PAPERS}(?: please)?$"
    rf"|\bsend (?:me )?(?:the|my|a|an|that) (?:\w+ )?{_PAPERS}\b(?!.*\b(?:by|to|every|always|each|when)\b)|\b{_PAPERS} (?:for|of|from) (?:my|the|that|this|last|lead|order)\b"
)
TOLD_OF_PAPERS = re.compile(
    r"^(?!.*\bme (?:the|my|a|an|that) (?:\w+ )?(?:invoice|receipt|statement)\b(?!.*\b(?:every|each|always|when)\b)).*\b(?:email|e - mail|text|notify|alert|ping|notifications?|stop|turn|always|every)\b"
)
SPENT = re.compile(
    r"\bi (?:have )?been (?:billed|charged)\b|\b(?:billed|charged) (?:me )?(?:since|so far|to date|in total|altogether|until now|up to now)\b|\b(?:have|did|ve) i (?:\w+ )?(?:blown|blow|dropped|shelled|shell|forked|fork|sunk|burned|burn|burnt|laid out|invested|splurged|gone through|go through|drop|plunked|put out|ponied|racked|parted with|coughed)\b|"
    r"\b(?:did|have|do|has|ve) (?:i|we|it|this) (?:\w+ )?(?:spen[dt]|pay|paid|cost me)\b|\b(?:spent|spending|spend|expenses|expenditures?|gast\w+)\b.*\b(?:month|year|so far|total|to date|mes|ano|january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\b(?:total|much|my) (?:\w+ )?(?:spent|spend|spending|expenses)\b|\b(?:have|has|did) (?:you|i been|i got) (?:\w+ )?(?:charged?|billed?)(?: me)?\b|\bcuanto (?:dinero )?(?:he |llevo |hemos |habre )?(?:gast\w+|pag\w+|inver\w+)\b|\b(?:total |whats? the )?damage\b.*\b(?:month|week|year|so far|total|to date|far)\b|\bmy (?:outlay|tab|outgoings|burn)\b(?!.*\bleft\b)|\b(?:was|been) i charged\b|\bwas i charged\b"
)
PRICE_OF_PLAN = re.compile(
    rf"\b(?:compare|list|show me|what are|explain|run me through) (?:me )?(?:all )?(?:the |your |all |both )*(?:different |available )?(?:plans|tiers|subscriptions)\b(?!.*\b(?:floor|houses?|homes?)\b)|\bwhat (?:would|do|does|will|could|else do|else would) (?:i|we|you|one) (?:\w+ )?get (?:with|on|from|for|in) (?:the )?{_TIER}\b|^(?:(?:so|and|ok|hey|please|tell me|show me|what|whats|is|are|the) )*my (?:plan |account |tier |hold |holding )*limits?(?: please)?$|\bhow many (?:leads|of them|homes|houses) (?:can|may|could) (?:i|we) (?:\w+ )?(?:sit on|juggle|carry|tie up|lock|park|stash|have on hold)\b|\bdiff(?:erence)?s? between (?:the )?(?:plans|tiers|{_TIER} and (?:the )?{_TIER})\b"
    rf"|^(?!.*\b(?:so far|to date|last|since|already|total)\b).*\b(?:what|how much|cuanto)\b.*\b(?:pay|paying|pago|cost|costs|costing|run|runs|running|charge|charged)\b.*\b(?:for|me for|on) (?:the |my |a )?{_TIER}\b"
    rf"|^(?:(?:so|and|ok|hey) )*(?:what|how much) (?:does|would|will|do|is|s|'s|did)(?: the| my)? {_TIER}(?: plan| tier)? (?:run|cost|set|costing|running|go for)\b"
    r"|^(?:(?:so|and|ok|hey) )*(?:what|how much) (?:do|am|are|is|will|would) (?:i|we|my plan|the plan) (?:pay|paying|cost|run|owe|costing|being charged|getting charged)(?: me| you| us)* (?:each|every|per|a|by the) (?:month|year)$"
)
""" "what do I pay for Pro": what the plan costs, not what was spent."""
LAPSES = re.compile(
    r"\b(?:do|will|when|would)\b.*\bcredits?\b.*\b(?:expire|lapse|run out|end|go away|disappear|reset|roll over|rollover|carry over)\b"
)
_BILL = r"(?:bills?|billing|charges?|payments?|invoices?|instal\w+|auto ?pay|auto ?renew\w*|debits?|fees?|deductions?|withdrawals?|dues|cobro|pago|subscription|membership|plan|renewal)"
_TAKES = r"(?:take|takes|taking|taken|pull|pulls|pulling|draw|draws|drawing|collect\w*|charg\w+|bill|bills|billing|billed|debit\w*|ding|dinged|dinging|hit|hits|hitting|withdraw\w*|deduct\w*|cobr\w+|grab|want|wants|come for|comes? out|coming out|go(?:es|ing)? out|leav\w+|due|owed?)"
_SUM = r"(?:99|\$ ?\d+|\d+ (?:bucks|dollars|credits a month)|money|cash|payment|fee|card|bank|me|us|my account|subscription|bill)"
NEXT_CHARGE = re.compile(
    rf"\b(?:next|upcoming|future|proxim[oa]|following|coming) (?:\w+ )?{_BILL}(?!\w| (?:i|we) (?:bought|got))\b"
    rf"|\b(?:when|what (?:day|date|time)|which day|how soon|on what date|cuando)\b.{{0,30}}\b{_TAKES}\b.{{0,20}}\b{_SUM}\b"
    rf"|\b(?:when|what (?:day|date)|which day|how soon)\b.{{0,20}}\b{_SUM}\b.{{0,20}}\b{_TAKES}\b"
    rf"|\b(?:date|day|due date)\b.{{0,20}}\b(?:of|for)\b.{{0,12}}\b{_BILL}\b"
    r"|\b(?:how much|what|cuanto)\b.{0,30}\b(?:will|ll|going to|gonna|do|debo|tengo que|would|have to|need to|must|owe|due|be)\b.{0,30}\b(?:pay|paying|owe|charge\w*|bill|billed|debited|due|cost me)\b.{0,25}\b(?:next|coming|following|upcoming|proxim[oa]|again|july|renew\w*)\b"
    r"|\bhow much\b.{0,40}\bnext time you (?:bill|charge|take)\b|\b(?:bill|charge) me (?:again|next)\b|\bcard (?:get|gets|be|going to be|gonna be) \w+ (?:again|next)\b"
)
""" "when do you take the next 99 bucks": the plan's next payment."""
_GAVE = r"(?:paid|pay|paying|handed over|given|gave|give|sunk|forked(?: over| out)?|sent|shelled out|poured|parted with|coughed up|laid out|spent|spend|blown|dropped|put|put in|invested|splashed out|dished out|coughed|transferred|contributed)"
_SO_FAR = r"(?:you|u|y all|yall|you lot|you guys|you people|here|(?:this|your|the) (?:site|app|platform|service|thing|company|account)|aiqleads|leads|so far|to date|total|since|altogether|in all|all in|thus far|until now|up to now|till now|this (?:year|month|week|quarter)|last (?:year|month|week|quarter)|lifetime|overall|ever|to now)"
_ALL_OF_IT = r"(?:how much|what|total|totals?|sum|sum up|add up|tally|tot up|count up|grand total|lifetime|work out|figure|amount|everything|overall)"
PAID_SO_FAR = re.compile(
    rf"\b{_ALL_OF_IT}\b.{{0,40}}\b(?:i|we)\b (?:have |ve |had |already |actually |been |did )*{_GAVE}\b.{{0,25}}\b{_SO_FAR}\b"
    rf"|^(?:(?:ok|so|and|please|just|the|my|our|show|me|give|what|is|whats|tell|grand|in) )*(?:total|sum|amount|tally|grand total) (?:\w+ ){{0,3}}{_GAVE}\b(?!.*\b(?:price|asking|seller|owner|buyers?)\b)"
    r"|\b(?:sum|total|totals?|add up|tally) (?:\w+ ){0,3}(?:my |our |the )?(?:invoices|receipts|charges|purchases|payments|spending|outlay)\b"
    r"|\b(?:bill|billing|payments?|invoices?|charges?|transactions?|spending) (?:history|records?|log|breakdown|summary)\b|\b(?:past|previous|old|earlier) (?:bills|invoices|charges|payments|receipts|transactions)\b"
    r"|\b(?:where (?:is|are|do i (?:find|get|see))|need|want|got|have|for) (?:\w+ ){0,4}(?:invoices?|receipts?|paperwork|statements?|bills|paper trail)\b.{0,30}\b(?:accountant|bookkeeper|taxes|tax|expenses?|records|office|boss|finance)\b"
    r"|^(?:(?:show|list|give|see|get|me|please|can|i|want|to|all|the|of|my|every|each|any|last|recent) )*(?:charges?|payments?|debits?|transactions?|invoices|receipts)\b(?!.*\b(?:next|due|upcoming|pending|go|went|gone|through|for \d|method\w*|options?|types?|plans?)\b)"
    r"|\b(?:lifetime|all ?time|cumulative|to date) (?:spend|spending|spent|outlay|cost|total)\b|\bhow much (?:has|have) (?:this|it|you|the leads|leads) (?:all |really )?(?:cost|run|set) (?:me|us)\b"
)
""" "total paid so far", "the billing history for my accountant"."""
IN_PURSE = re.compile(
    r"\b(?:budget|wallet|kitty|purse|tank|piggy bank|pot|stash|pocket|money|cash|funds|spending power)\b.{0,12}\b(?:in credits|credits? wise|(?:on|in) (?:my|the|our|this) (?:account|wallet|tank)|left (?:in|on)|here)\b(?!.*\b(?:spent|paid|put|sunk)\b)"
    r"|\b(?:do|have|got|whether|if) (?:i|we) (?:still |even |already )?(?:have |got |own |hold )*(?:at least |more than |over )?\$?\d+ credits?\b(?! (?:off|back|for|from))|^(?:(?:my|our|the|and|so|ok|remaining|acct|account) )*(?:credits?|creditos|bal|balance|saldo)(?: :| left| status)*$"
    r"|\bcredits? (?:is |are )?(?:all|everything) (?:that )?(?:i|we) (?:have|got|ve got)\b|\b(?:anything|much|enough|something) (?:left )?(?:in|on) (?:my|the|our) (?:wallet|account|tank|balance)\b|\bcredit (?:situation|position|standing|level|count)\b|\bcredits? ?wise\b"
)
""" "what's my budget in credits"."""
OTHERS_MONEY = re.compile(
    r"\b(?:alert|notify|notifications?|remind|ping|text me|e ?mail me|slack|refund\w*|money back|hold|cancel|hoa|tax|taxes on|mortgage|rent|down payment|closing|guy|agents?|competit\w+|rivals?|colleagues?|office|they|he|she|someone)\b"
)
MONEY_SIGNS = frozenset(
    "next upcoming future proximo proxima following coming when date day cuando bill charge card pay paying owe paid handed given gave give sunk forked sent shelled poured parted coughed "
    "laid spent blown dropped put invested splashed dished transferred contributed total sum tally invoices receipts statements statement receipt invoice paperwork bills history past previous charges payment payments debit debits transaction transactions "
    "lifetime cost budget wallet kitty purse tank pot stash pocket credits credit bal balance saldo creditos money cash funds spending account add".split()
)
OF_MONEY = (("purchases", PAID_SO_FAR), ("renewal", NEXT_CHARGE), ("balance", IN_PURSE))
PAYMENT_STATE = re.compile(
    r"\b(?:did|has|is|was|have) (?:my |the |that |it )?(?:card )?payments?\b.*\b(?:through|arrive\w*|go|gone|work\w*|received?|clear\w*|process\w*|done|complete\w*|made)\b"
)
PACK_PRICES = re.compile(
    r"\b(?:how much|what|price|cost|prices)\b.*\b(?:are|do|does|is|for|of) (?:the |your |\d+ |more |a )*(?:credits?|credit packs?|packs?)(?: cost| run| go for| sell for)?$"
    r"|\b(?:what|which|any|list|show|sizes?)\b.*\bcredit (?:packs?|packages?|bundles?)\b|\bwhat (?:packs?|bundles?)\b"
)

# Which part of the figures is asked for
LAST_MONTH = re.compile(r"\b(?:last|previous|past|prior) month\b|\bel mes pasado\b")
THIS_MONTH = re.compile(r"\b(?:this|current|so far this|the) month\b|\bmonth to date\b|\beste mes\b|\bthis billing\b")
THIS_YEAR = re.compile(
    r"\b(?:this|current|the|past|last) year\b|\byear to date\b|\bytd\b|\beste ano\b|\bin total\b|\boverall\b|\bso far\b|\b(?:all time|altogether)\b"
)
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
RUNS_OUT = re.compile(
    r"\b(?:run|runs|running|expir\w+|end|ends|ending|lapse\w*|up|over|due|lose|losing|vence\w*|caduca\w*|termina\w*|about to|left)\b"
)
TODAY = re.compile(r"\b(?:today|tonight|this (?:morning|afternoon|evening)|by midnight|before midnight|hoy)\b")
TOMORROW = re.compile(r"\b(?:tomorrow|tmrw|manana)\b")
TO_SPEND = re.compile(
    r"\bleft (?:over )?(?:to|for) spend\w*|\bcan i (?:still )?spend\b|\bat my disposal\b|\bto spend (?:here|on here)\b"
)
COSTS = re.compile(r"\b(?:cost|costs|price|prices|pricing|how much|charge|expensive|cuesta|cuanto)\b")
UNDER = frozenset({"under", "below", "less than", "sub", "between", "over", "above", "beneath"})
HOMES = frozenset(
    [
        "home",
        "homes",
        "house",
        "houses",
        "condos",
        "condo",
        "townhomes",
        "townhouses",
        "anything",
        "something",
        "places",
        "place",
    ]
)
COUNTS = (
    "beds",
    "baths",
    "miles",
    "hours",
    "cars",
    "stories",
    "half_baths",
    "leadprice",
    "percent",
    "sqft",
    "acre",
)
NO_MONEY = frozenset(
    {
        *("degrees", "degree", "percent", "lbs", "pounds", "people", "guys", "emails", "calls", "times", "showings"),
        *("years", "clients", "agents", "kids", "pages", "points", "minutes", "steps", "texts", "friends", "units"),
    }
)
"""What a number before it counts."""
