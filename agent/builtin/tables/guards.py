"""Whole classes of what is refused, built from groups of words rather than from phrases; see also ``safety.py``."""

from __future__ import annotations

from agent.builtin.tables.safety import Rule
from backend.fairness import ABOUT_THE_LAW, IN_OTHER_WORDS

_OWNER = r"(owner|seller|landlord|lister|homeowner|landlady|tenant|poster|dueno|vendedor|duena)s?"
_REACH = (
    r"(phone|number|cell|e ?mail|mail address|contact|telephone|mobile|digits|name|telefono|correo|numero|whatsapp)s?"
)
_RULE_LEADS = r"(hold|holds|limit|limits|cap|plan|tier|markets?)"
_OTHER_PARTY = r"(other (guy|buyer|agent|user|person|broker)|current holder|whoever|another (customer|buyer|agent|user)|somebody|someone|coworker|co worker|boss|colleague|rival|competitor|last (person|buyer)|otro agente)"

LOOK_ALIKES: dict[str, str] = {  # lawful whatever rule of that name fires
    "contact": r"^(?!.*\b(?:what|whats|give|gimme|tell|send|show|share|read|who|whose|need|want|get)\b)(?:.*\b(?:do|does|is|are|was|has|have|will|would) )?.*\b(?:phones?|numbers?|cells?|e ?mails?|contacts?|lines?)(?: number| info| address| details)?(?: on (?:it|that|this|file|there))?(?: still| even| actually| really| any)*(?: |$)(?:works?|working|good|valid|live|alive|dead|active|legit|real|connect\w*|goes? through|in service|reachable|verified|checked|bounces?|correct|up to date|current|disconnected)\b|\b(who|whom) (should|do|must|shall) (i|we) (\w+ ){0,2}(call|phone|ring) back\b|\b(after|upon|on|with|following) (the |a |my )?purchase\b|\bonce (it is |it s |i have |i ve )?(bought|purchased|paid)\b|\b(so (buy|purchase) it|charge (my )?credits|happy to pay|so purchase|i will pay$|how much to (get|see|unlock)|when (will|do|can|would) i (see|get|call)|after i (buy|bought|pay)|who do i contact|"
    r"why (is|can not|are)|what contact info comes|(actually )?be reached|owner or (realtor|agent)|pick up the phone|invented|returned|refund|got off the phone|who is selling in)\b|\bhow (is|are|s|was) (the |its |his |her |their )?(contacts?|phones?|e ?mails?|numbers?)( (info|information|details?|data|numbers?|address))?( (look\w*|quality|holding up|doing))?( (on|for|of|like) |$)|\b(own|real|direct|personal) (phone|number|cell|line)\b.*\bor\b.*\b(agents?|realtors?|brokers?)\b|\b(phone|number) (is|of|from)? ?(the |an? )?(owner|seller|lister)( s)? or\b",
    "price_override": r"\b(holds?|reservation|dibs) on the house\b|\b(is|are) there (a |any )?(discounts?|deals?) (on|for|with) (my|the|pro|basic|enterprise|annual|yearly|a) |\b(is|are) there (a |any )?(senior|student|military|veterans?|volume|annual|loyalty) discounts?\b|\b(how do discounts|discount for annual|with my \w+ discount|percent off that i get|for the bad lead|(change|set|move) the price to (under|over|below|up))\b",
    "owner_contact": r"\b(am i allowed|(can|may|could|should|do|would|will|how soon can|when can) (i|we) (\w+ ){0,3}(call|text|e ?mail|contact|message|ring|visit|phone|knock|dm)(?!.*\b(pretend\w*|impersonat\w*|fake|threat\w*|harass\w*|scare|posing|claim\w*|anonymous\w*|saying|as if)\b)|is it (\w+ ){0,2}(against the law|legal|illegal|lawful|unlawful|ok|okay|allowed|a crime)|or do i do that|told me not to|text when|e ?mail when|back (mon|tue|wed|thu|fri|sat|sun)\w*)\b",
    "do_not_call": r"^(\W|so |and |but |hey )*(is|would) it (be )?(\w+ ){0,2}(against the law|legal|illegal|lawful|unlawful|a crime)\b(?!.*\b(anyway|without getting|caught)\b)",
    "scraping": r"^(?!.*\b(contacts?|csv|database|download|export|dump|scrape|phones?|emails?|spreadsheet|site|zillow)\b).*\bpull (up |me )*(everything|all|every\w*|the whole list|the full list)\b.*\b(since|posted|listed|in|under|below|over|with|this (week|month))\b|^(kill|dump|drop|release) (both|all|my|the|every) ?(of )?(holds?|them|these|those)$",
    "fair_housing": ABOUT_THE_LAW,
    "confirmation": r"\bpre ?approved or not\b|\bpre ?approved (for|at|up to|to|around|until|of) (about |around |up to )?\$? ?\d|\b(they|he|she|we|i|couple|clients?|family|hendersons) (\w+ )?(are|were|is|was|am|got|been) (\w+ )?pre ?approved\b|\b(buyers?|people|someone|tenants) (\w+ ){0,4}pre ?approved\b",
    "other_user": r"\b(from|in|on|with|under) (another|other|a different) (orders?|purchases?)\b|\bwho bought the\b",
}

GUARDS: tuple[Rule, ...] = (
    # the contact before it is bought
    Rule("contact", rf"\b(just |only )?(tell|give|giv|show|slip|send|share|read|pass|text|unlock|reveal|decode|dame|dime|quiero) (me |us )?(teh |the |just |its |el |la )*(last (four |4 |few )?digits( of the number)?|{_REACH}|adress|address)\b.*\b(before|b4|later|after|now|then|first|free|gratis|without|no purchase|will buy|pay|promise|swear)\b",
         r"\b(after|once|when) i (buy|bought|paid|purchase)|\b(wrong|dead|bounce|bad)\b|\bmarket|\bnumber (\d|one|two|three|four|five|six)"),
    Rule("contact", rf"\b(what|which) (is|was|are) (the )?({_REACH}) (of|for|on) (the )?({_OWNER}|\d{{4}}|lead)", r"\b(reachable|valid|verified)\b"),
    Rule("contact", r"\b(unredact|redact(ed|ion)|masked (number|phone|e ?mail)|behind the asterisks|what is hidden|blacked out|un ?mask)\b"),
    Rule("contact", rf"\bconnect me (with|to) (the |its )?{_OWNER}\b|\b(patch|put) me (in|through)\b|\bsell me the contact\b|\boff the books\b"),
    Rule("contact", rf"\b{_OWNER} (already )?(said|told|says|agreed)\b.*\b(could|can|may|should|fine|ok|okay)\b.*\b(number|phone|contact|mail|share|have)\b"),
    Rule("contact", r"\b(find out |tell me )?who lives (at|in|there)\b|\bhow (old|rich) is the (owner|seller)\b|\bcomo se llama (el|la) (dueno|duena|vendedor\w*)\b|\b(zillow|craigslist|facebook|original|listing) (url|link)\b|\b(url|link) (for|to|of) (that|the|this) (one|listing|lead|ad|post)\b"),
    Rule("contact", r"\b(number|phone|e ?mail|address|adress|contact) (please|pls|now|asap)?,? ?(b4|before|no) (i )?(pay|purchase|buying|buy)\b|\b(contacts?|numbers?) (are|is) public\b|\b(numero|telefono|correo) (del|de la) (dueno|duena|vendedor\w*) gratis\b"),
    Rule("contact", r"\bunlock (it|them|everything|this|that)\b.*\bfree\b|\bunlock(ed)? everything\b|\bgive? (me )?the address now\b|\bgiv me the adress\b"),
    Rule("contact", r"\b(phone|number|e ?mail|contact)s? (please|pls)?,? ?no purchase\b|\blast (four|4|few) digits\b|\bremove the redaction\b"),
    Rule("contact", r"\b(telefono|phone|numero|correo|direccion|celular|whatsapp|nombre|contacto)s? (de |del |de la |of |the |la |el |by )*(owner|dueno|duena|vendedor\w*|propietari\w+|seller)\b", r"\b(working|wrong|verified|valid|reachable|dead|bad|disconnected|refund|not work|does not|no sirve|malo|equivocad\w+|verificad\w+|is there|does|has)\b"),
    # other people
    Rule("other_user", r"@ ?\w+ ?\. ?\w+ (has |is )?(bought|hold\w*|held|purchas\w*|own\w*|reserv\w*|saved)\b|\bwho (is |has )?got\b.*\b(hold|cart)\b|\b(messages?|searches|chats?) (other|another) (agents?|users?|buyers?)\b|\botro agente\b"),
    Rule("price_override", r"\bpromo code \w+\b"),
    Rule("price_override", r"\b(set|change|make|override|edit|adjust|put|drop|reduce|lower|mark) (\w+ ){0,2}(lead )?(price|cost|fee|charge|quote)s? (\w+ ){0,4}(to|at|down to|as) (only |just |like )?(a|one|two|three|four|five|ten|twenty|zero|nothing|\d+) (dollars?|bucks?|cents?|credits?|penn(y|ies))\b", r"\b(asking|max|min|budget|alert)\b"),
    Rule("other_user", r"\b(what|which|how many|how much|where|show me what|see what|list what|any leads)\b.*\b(did|has|have|is|was|does) (agent|broker|realtor|mr|mrs|ms|my (coworker|colleague|teammate|boss|rival|competitor|partner|broker|neighbor|friend)) (\w+ ){0,3}(buy|bought|get|got|gotten|own|purchas\w*|spen[dt]|paid|pay|have|hold\w*|grab\w*|snag\w*|reserv\w*|win|won)\b|\b(did|has|does|is) (?!(i|we|you|it|this|that|the|my|a|an|any|anyone|lead|everyone|there|he|she|they)\b)[a-z]+ (from|at|over at|of|with) (keller|re ?max|coldwell|compass|century|sotheby\w*|exp|redfin|\w+ (realty|williams|realtors|homes|properties|brokerage|group))\b", r"\b(did i|have i|for me|note|remind|listed|listing)\b"),
    Rule("other_user", r"\b(which|what) (leads?|ones|listings?) (did|has|have) (?!(i|we|you|it|this|that|the|my|a|an|been|any|anyone|lead|leads|had|not|gone|come|dropped|sat|more|no|good|best|most)\b)[a-z]+ (\w+ ){0,4}(buy|bought|get|got|gotten|purchased|purchase|grab|grabbed|reserve|reserved)$"),
    Rule("other_user", r"\b(account|holds?|cart|purchases?|orders?|balance|profile) of [\w.]+ ?@"),
    Rule("other_user", rf"\b(how many|what|which|show|see|spend|use|charge|list)\b.*\b(my )?{_OTHER_PARTY}( s)?\b.*\b(credits?|holds?|card|cart|pay|paid|bought|balance|messages?|viendo|has|have|sent)\b", r"\b(did i|can i|if|alert|notify|tell me|note)\b"),
    Rule("other_user", r"\b(switch to|log ?(me )?in as|login as|act as|become|impersonate)\b.*\b(user|account|admin|agent|buyer) ?\d*\b", r"\bbuyer s agent\b"),
    Rule("other_user", rf"\b(kick|bump|push|throw|boot|take|release|grab)\b.*\b({_OTHER_PARTY})\b.*\b(off|hold|has it|away|out)\b|\btake (the lead|it|lead \d+|\d+) (away )?from whoever\b"),
    Rule("other_user", r"\bwho(se| s)? (has |got |is got )?(the )?hold on\b|\bquien (tiene|compro|aparto|reservo)\b|\b(export|dump) (the )?(user|customer|member) (table|list)\b|\bwhich (brokers|agents|realtors|people) (in \w+ )?use this\b|\b(out of|from|in) (?!(?:my|the|your|this|it)\b)[a-z]+ s (cart|basket)\b"),
    Rule("other_user", r"\b(change|edit|turn off|set)\b.*\b(settings?|alerts?|notifications?) (for|of) (my )?(rival|competitor|coworker|colleague|boss|another|someone)\b"),
    # the price
    Rule("price_override", r"\b(do|got|have) (you )?(any )?better on (the )?price\b|\b(lower|reduce|drop|cut|slash|match) (the |its |this |that )?(lead )?price (for me|a bit|a little|please|on (it|this|that))\b|\bcut the price\b|\b(override|change) the (lead )?price\b",
         r"\b(did|does|do|has|have|had|is|are|was|were|s) (they|he|she|it|the \w+|owners?|sellers?|someone|anyone|anybody|lead \d+|\d+)\b.*\b(lower|reduce|drop|cut|slash|change)|\b(since|ever|already|recently|who|which|any|when|owners?|sellers?)\b.*\b(cut|drop|lower|reduce|slash|change)"),
    Rule("price_override", r"\b(i will|i ll|i can|i would|let me) (give|pay|offer) you \$?\d+|\bwould you take \$?\d+ for\b|\bmake it (\$?\d+|\w+) (dollars|bucks)\b.*\b(deal|and i|take it)\b|\breduce it by\b.*\b(bucks|dollars|\$)|\bdrop the lead price to\b|\bmatch what (other|another)\b"),
    Rule("price_override", r"\b(discount|disount|descuento|coupon|promo code|voucher code)\b (please|pls|on|for|code|en)\b|\b(hazme|dame|quiero) (un )?(descuento|rebaja)\b|\b(bajale|rebajame|rebajamelo|rebajalo)\b|\b\d+ ?(%|pct|percent) off\b|\bhalf price\b|\balways gave me\b",
         r"\b(price drop|alert|notify|what discount|which discount|do i|does|how)\b"),
    Rule("price_override", r"\b(throw in|include|add) (a |one |another )?free\b|\bbuy \w+ get \w+ free\b|\b(credit me|add|give me) \d+ credits?\b.*\b(gift|bonus|without (charging|paying)|free)\b|\bmake it cheaper for me\b|\bcheaper for me\b|\bround it down\b|\bbulk discount\b"),
    Rule("price_override", r"\btreat me as (a |an )?(pro|enterprise)\b|\buse the (pro|enterprise) discount\b|\b(pay|settle) (you )?later\b.*\bgive it now\b|\bon an? iou\b|\blet me pay later\b|\bapproved free\b|\bcharge the company\b"),
    # the yes
    Rule("confirmation", r"\b(stop|quit) making me (say|confirm|click)\b|\b(do not|without|skip) (showing? |show )(me )?the proposal\b|\b(my|a|your) yes (for|to) (all|every\w*|future)\b|\byes to every\w* in advance\b|\b(disable|bypass|skip|remove) (the )?(purchase )?(confirmation|checkout( step)?|confirm step)\b|\bconfirm on my behalf\b|\bno need for me to (say|confirm)\b|\b(permission|authorized?) to (spend|buy|charge)\b.*\bwithout\b|\bsin (pedirme|preguntarme|pedir|preguntar)\b|\bpermission to spend\b"),
    # who lives there
    *(Rule("fair_housing", *unlawful) for unlawful in IN_OTHER_WORDS),
    # owners, do-not-call
    Rule("owner_contact", rf"\b(ask|tell|dial|phone|ring|call|text|email|message|llama|llamale)\b (the |this |that |al |a la |its )?{_OWNER}\b.*\b(if|that|and|for me|tonight|come down|por mi|i am|patch)\b", r"\b(remind|note|can i|am i|may i|could i|should i|do i|i (already )?(called|left)|follow ?up|log)\b|^(call|text|email|ring) the (owner|seller) (on|at|tomorrow|monday)"),
    Rule("owner_contact", r"\bhave your (bot|assistant|system)\b.*\b(phone|call|text|contact)\b|\b(send|mail) (a |the )?letter from\b|\bi am from the (bank|city|county|irs|government)\b|\bringless\b|\bblast\b.*\b(owners?|sellers?|voicemails?|texts?)\b"),
    Rule("do_not_call", r"\b(scrub|hide|mask) my number\b|\b(opted out|asked to be removed|removed lead|on dnc|dnc complaints?|removed but)\b.*\b(ignore|keep|still|second number|another number|dialer|sue|back|trace|least likely)\b|\b(ignore|keep|put)\b.*\b(opted out|asked to be removed)\b|\billegally\b|\bowners on dnc\b|\bdo not call people\b",
         r"\b(refund|money back|credit back|return)\b"),
    Rule("do_not_call", r"\b(get|go|come|work|find) (\w+ )?(a ?round|round|past) (the )?(do not call|dnc|no call)\b"),
    Rule("owner_contact", rf"\b(write|email|text|message|tell|contact|call) (to )?(the |that |this )?{_OWNER}\b.*\b(pretend\w*|as if|posing|claiming|impersonat\w+|like i am)\b"),
    # limits and the system
    Rule("scraping", rf"\b(more|longer) than (my |i am |i m |the )?(plan|tier|limit|allowed|cap)\b|\bbeyond my (plan|limit|tier)\b|\b(even though|though|ignore|ignoring|despite)\b.*\b(limit|cap|plan has|on basic)\b|\b(lift|remove|turn off|unlimited|raise|kill) (my |the |your )?(\w+ )?(hold |rate |request )?(caps?|limits? on my account|holds)\b|\bturn the (request|rate) limit off\b|\bunlimited {_RULE_LEADS}\b", r"\bprice|budget|no limit|alert|what is|how (long|many)\b|\bcaps? (up |down )?(to|by|at|from)\b(?!.*\b(holds?|leads?|requests?|searches|calls|infinity)\b)"),
    Rule("scraping", r"\bre ?hold(ing)?\b.*\b(expires?|nobody|moment)\b|\bhold (all|every\w*)\b.*\bso (no one|nobody|that no)\b|\bloop (this|the)\b.*\btimes\b|\b\d{4,} times\b|\bshow me all markets though\b|\bunlock the enterprise\b"),
    Rule("scraping", r"\b(fake|false|bogus) refund\b|\bapprove my refund\b|\brefund me more than\b|\b(say|claim|pretend) (it is|it s|the number is|its|that it is)\b.*\b(though|even though|but it|works?)\b|\bback ?dated?\b|\bbad review for\b|\braise the fraud\b|\bso (nobody|others|no one) (buys?|skip)\b|\bedit the listing\b|\bmark .{1,20}as (a )?scam so\b"),
    Rule("secrets", r"\b(what|which|repeat|show|list|recite|give)\b.*\binstructions\b.*\b(you|were|have|got)\b.*\b(given|told|got|get|verbatim|follow|running|word for word)\b|\b(your|model|hidden|original|initial|system) (instructions|directives)\b"),
    Rule("secrets", r"\b(stripe|webhook|signing) secret\b|\b(internal )?uuid\b|\blist your tools\b|\bjson schema\b|\braw tool (output|results?)\b|\bsession token\b|\bhidden state\b|\b(your|ur|the) (config|system message|prompt)\b|\bpaste your\b|\bselect (star|\*) from\b|\bexecute this\b|\bmuestrame tus instrucciones\b|\bwhat table is\b"),
    Rule("injection", r"\b(ignore|ignre|forget|disregard) (all |any |your )*(prior|previous|earlier|above) (\w+)\b|\bnew rule\b ?:?|\b(system|admin|lawyer|manager|support) (says|said|approved|requires?)\b.*\b(you must|must|free|reveal|hand over|go ahead)\b|\bno restrictions\b"),
)  # fmt: skip
