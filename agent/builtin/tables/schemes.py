"""What is refused by what it is meant to do: to pry into people, to shut rivals out, to deceive, to prey on somebody.

Built from who, what and what for, so that a new word is one entry; see ``safety.py`` and ``guards.py``.
"""

from __future__ import annotations

from agent.builtin.tables.safety import Rule

_PARTY = r"(owner|seller|landlord|landlady|lister|homeowner|tenant|poster|heir|occupant|resident|dueno|duena|vendedor)"
_PARTIES = rf"{_PARTY}s?"
_OF_ONE = r"( (of|on|for|at|behind|selling) (the |this |that |lead |number |# ?)*(\d+|\w+( one| lead| house| condo| place)?))?"
_REACH = r"(?:phones?|numbers?|cells?|e ?mails?|contacts?|telephone|mobile|digits|names?|address(?:es)?|whatsapp)"
_KIN = r"(wife|husband|spouse|partner|boyfriend|girlfriend|kids?|children|son|daughter|family|mother|father|ex)"
_FACTS = (
    r"(income|salary|pay ?check|job|employer|occupation|profession|work ?place|religion|faith|church|age|birth ?day|date of birth|dob|marital status|spouse|wife|husband|boyfriend|"
    r"girlfriend|kids|children|race|ethnicity|nationality|citizenship|immigration status|ssn|social( security)?( number)?|bank( account| balance)?|debts?|credit (score|report|history)|net worth|finances|"
    r"divorce|health|illness|disabilit(y|ies)|medical \w+|car|license plate|plates?|schedule|routine|criminal record|background|arrest\w*|politics|politically)"
)
_LIVES = r"(work|works|live|lives|sleep|sleeps|stay|stays|worship|worships|pray|prays|bank|banks|shop|shops|hang out|hangs out|go to (school|church|work)|earn|earns|make a year|drive|drives|vote|votes|do for (a living|work)|go to$|go to (on|at) )"
_IS_SAID = (
    r"(married|single|divorced|separated|widowed|engaged|religious|pregnant|sick|ill|dying|broke|bankrupt|unemployed|employed|gay|straight|elderly|senile|alone|undocumented|"
    r"an? (immigrant|citizen|foreigner|christian|muslim|jew|catholic|mormon|widow|widower|woman|man|addict|drunk|single \w+)|in debt|behind on (the |his |her |their )?(mortgage|taxes|payments|bills)|from (mexico|china|india|abroad))"
)

_HOGS = r"(hold|holds|holding|reserve|reserving|lock|locking|lock up|book|tie up|tying up|grab|snap up|scoop up|take|block|freeze|claim|squat on|sit on|buy up|hog|hoard)"
_EVERYTHING = r"(everything|every ?thing|every( single)? (\w+ )?(lead|home|house|condo|listing|one|property|townhouse|lot|place)|all of (?!them\b|these\b|those\b|it\b|my\b|the\b)\w+|all (of )?(the |your |these |those |available )?(\w+ )?(leads|homes|houses|condos|listings|stock|inventory|market|lots|properties|supply)|the (whole|entire|full) \w+|as many as|whatever you have)"
_OTHERS = r"(nobody|no ?one|none|any ?(one|body) else|rivals?|competitors?|competition|others?|other (agents?|buyers?|brokers?|realtors?)|every(one|body) else|the rest of the market)"
_AGAINST = rf"(so|so that|before|to keep|until|and keep|to stop|to block|just to|to make sure|in case|to prevent|and not let|to deny) (\w+ ){{0,4}}{_OTHERS}"

_PRESSES = r"(squeeze|exploit|prey (up)?on|take advantage of|swindle|con|cheat|rip off|scam|dupe|fool|bully|intimidate|manipulate|guilt|frighten|terrify|blackmail|shake down|push around|pressure|strong ?arm|trick|deceive|mislead)"
_MARKS = r"(owners?|sellers?|heirs?|widows?|landlords?|tenants?|homeowners?|seniors?|people|famil(y|ies)|them|him|her|old (people|folks|lad\w+))"

_FIRMS = (
    r"(re ?/? ?max|keller williams|kw|coldwell( banker)?|century ?21|compass|sotheby s|sothebys|exp realty|exp|redfin|opendoor|offerpad|berkshire( hathaway)?|era|better homes|weichert|long and foster|douglas elliman|"
    r"\w+ (realty|realtors|properties|brokerage|capital|investments|investors|holdings|partners|llc|inc|group|associates))"
)
_COLLEAGUE = r"(competitors?|competition|rivals?|colleagues?|co ?workers?|teammates?|team mates?|office mates?|boss|manager|broker|desk ?mate|brother in law|buddy|friend|partner|assistant|intern|neighbou?r|ex|wife|husband)"
_SOMEBODY = (
    rf"((?:(?:the|that|a|this|some|my|our) )?(?:other |new |tall |big |biggest |top |loud )?(?:guy|gal|lady|girl|dude|man|woman|person|fellow|kid|agent|broker|realtor|investor|buyer|team|folks|people) (?:\w+ )?(?:in|at|from|across|next to|down|on|of|over|with|who|that) (?:the |my |our )?(?:\w+ )?"
    rf"(?:office|street|road|hall|desk|team|brokerage|town|company|corner|shop|bids?|sits?|beats?|keeps?)|(?:my|our|the|some|another|other|mi|nuestra?) (?:\w+ )?{_COLLEAGUE}|(?:(?:another|other|the other|some other|rival|top|biggest|big) )(?:agents?|brokers?|realtors?|buyers?|users?|members?|firms?|brokerages?|teams?|offices?|spenders?|customers?)|"
    rf"{_FIRMS}|(?:mi |la |nuestra )?(?:competencia|competidora?|competidores)|(?:mr|mrs|ms|dr|miss) \w+|(?:mis|otros|los otros|las otras) (?:agentes|compradores|usuarios|colegas))"
)
_DEALS = r"(buys?|bought|buying|purchas\w+|spends?|spent|spending|pays?|paid|paying|holds?|holding|held|sit(?:s|ting)? on|sat on|reserv\w+|grab\w*|got|gets?|owns?|owned|snag\w*|pick(?:s|ed|ing)? up|got on hold|have on hold|has on hold|saved|watching|eyeing|gast\w+|compr\w+|pag\w+|tienen?)"
_OWN_DEALS = r"\b(?:did i|have i|i (?:have )?(?:hold|held|buy|bought|paid|pay|spent|spend|own)|can i|should i|if (?:i|another|the other|someone)|alert|notify|tell me when|remind|note|my clients?|listed|listings? (?:by|from|with)|for sale|what happens|is it possible|sell\w*|refund\w*|market|median|price range|houses?|homes?|condos?|told me)\b"
_ASKS_TO_TELL = r"\b(?:alert|notify|tell me|ping|remind|let me know|can i|could i|how do i)\b"
_KEEPS = r"(?:keep|keeps|kept|keeping|go on|carry on|start|never stop|do not stop|dont stop)"
_PESTERS = r"(?:call|calling|text|texting|ring|ringing|phon\w*|messag\w*|e ?mail\w*|knock\w*|bug|bugging|bother\w*|pester\w*|hound\w*|dial\w*|badger\w*|show\w* up|drop\w* by|turn\w* up|driv\w+ by|honk\w*|visit\w*|spam\w*|bombard\w*|flood\w*|blast\w*|bury)"
_WITHOUT_END = r"(?:until|till|til|non ?stop|constantly|around the clock|day and night|all night|all day|all hours|over and over|relentlessly|(?:he|she|they) (?:crack|cave|break|give)\w*|every (?:hour|minute|half hour|ten minutes|five minutes|\d+ minutes|few minutes|other minute|single day|night)|\d+ times (?:a|per|each|an|in) (?:day|hour|row))"
_OTHER_CODES = r"\b(?:zip|area|gate|lock ?box|garage|door|building|postal|dress|access|building|tax|how|where|can i|do you|may i|could i)\b"
_OWN_CALLS = r"\b(?:remind|reminder|note|follow ?up|(?:i|we) (?:have |ve |been |already )*(?:kept|called|texted|tried|left|keep)|should i|can i|refund|no answer|never (?:answers|picks))\b"
_UNPAID = r"(?:(?:i|we) (?:will|ll|can|would|promise to|am going to|m going to|gonna)|let me|allow me to|can i|could i|may i) (?:\w+ )?(?:pay|settle|square|sort (?:it|that|payment)|cover it|make it up)\w* (?:you |it |up |with you |the bill |for it )*(?:later|tomorrow|next (?:week|month|time)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|after(?:wards)?|when|once|at the end|monday|friday|someday|in a (?:bit|week|few days))"
_HANDS = r"(?:unlock|open|reveal|give|show|send|release|deliver|hand|let me (?:see|have|get)|drop|share|just)"

SCHEMES: tuple[Rule, ...] = (
    Rule("other_user", r"\b(?:user|buyer|agent|account|member|customer|broker|client) (?:no |number |id |# ?)?\d+ ?(?:'? ?s )?(?:current |whole |entire )?(?:holds?|carts?|purchases?|orders?|balance|credits|account|searches|history|list|leads|notes|alerts)\b"),
    Rule("other_user", r"\b(?:highest|top|best|most|biggest|busiest) ?(?:ranked|rated|performing|selling|active|spending)? (?:agent|buyer|user|broker|realtor|customer|member|competitor|account)(?:s| s|s s)?\b.*\b(?:purchases?|holds?|orders?|carts?|bought|buys?|history|list|balance|spend\w*|credits)\b", r"\b(?:markets?|leads? (?:by|from|of|with)|buyer leads?|demand)\b"),
    Rule("other_user", r"\b(?:hold list|holds|holdings|carts?|purchases|orders|balances?|order history|buying history|spend\w*|credits|searches)(?: list| history| log| totals?)? (?:of|for|from|by|across) (?:every ?one|every ?body|all (?:of )?(?:the |my |our )?(?:agents|users|people|buyers|colleagues|members)|other \w+|any ?one else|some ?one else|the (?:whole |entire |rest of the )?(?:team|office|brokerage|company|firm)|my (?:whole |entire )?(?:team|office|brokerage|company|firm|colleagues|coworkers))\b"),
    Rule("other_user", r"\b(?:which|what|whose) (?:\w+ )?(?:brokers?|agents?|buyers?|users?|offices?|firms?|teams?|brokerages?|realtors?|companies|company|customers?) (?:is |are |was |were |has been |have been )(?:buying|holding|spending|paying|purchasing|reserving|snapping|grabbing|watching|saving)\b"),
    Rule("contact", rf"\b(?:slip|sneak|leak|feed|whisper|pass|forward|dm|hand)(?: over| along)? (?:me |us )?(?:the |his |her |their |its )?{_REACH}\b.{{0,30}}\b{_PARTIES}\b", r"\b(?:alerts?|notif\w*|when|if)\b"),
    Rule("contact", r"\b(?:link|send|point|take|direct|give|get|show|pass|forward|open|need|want|have|see|share)(?: me| us)?(?: the link| a link)?(?: to)? (?:the |its |that |a )?(?:original |actual |source |full |live )?(?:zillow|craigslist|facebook|linkedin|source|original|web) (?:page|post|posting|ad|advert|url|link|webpage|web page)\b", r"\b(?:alerts?|notif\w*|from|leads?)\b"),
    Rule("confirmation", r"\b(?:treat|take|count|consider|read|regard|interpret|accept|see|use) (?:my |any |no |all |a |the )?(?:silence|no answer|no reply|no response|nothing|nod|thumbs up|that|this|it|everything|anything|every message|whatever)(?: \w+){0,3} (?:as|for|to be|like) (?:a |an |my |the )?(?:yes|yeah|consent|approval|confirmation|agreement|go ahead|ok|okay|permission|green light)\b"),
    Rule("scraping", r"\b(?:re ?)?(?:hold|holding|renew|renewing|reserve|reserving|extend|extending|re ?hold|re ?holding|re ?reserve)\b.*\b(?:every time|each time|whenever|the moment|the second|as soon as)\b(?: (?:it|they|that|the hold|one|mine|my hold))? ?(?:\w+ )?(?:runs? out|expires?|expired|ends?|lapses?|drops?|frees?)\b", r"\b(?:alert|notify|tell|text|e ?mail|ping|remind|warn|slack|let me know|message|push|buzz)\b"),
    Rule("scraping", r"\b(?:refund\w*|money back|credit back)\b.*\b(?:even though|although|though|despite)\b.*\b(?:works|working|is valid|answer\w*|picked up|nothing (?:is|was) wrong|is real|is correct|reachable)\b"),
    Rule("private_life", rf"\b(?:when|what time|what times|which days?|what days?|how often|how long)\b.{{0,20}}\b{_PARTIES}\b.{{0,30}}\b(?:home|away|out of town|asleep|alone|at work|on vacation|on holiday|leaves?|sleep|gets? home)\b", r"\b(?:sell|selling|list|listed|move|closing|close)\b"),
    # who got there first, what would cost nothing, rank that is not one's own, a lie told for a refund
    Rule("other_user", r"\b(?:who|whose|which (?:agent|buyer|broker|user|person|firm)) (?:else |has |have |just |already |was it that |is it that )*(?:snap\w+|snatch\w+|scoop\w+|nabb\w+|land\w+|swip\w+|bagg\w+|nick\w+|ended up with|walked (?:away|off) with|pick\w+ up|grabb\w+|got to|claim\w+) (?:up )?(?:it|that|this|(?:that|this) one|lead (?:no |number )?\d+|\d{4}|the (?:first|second|third|fourth|fifth|last|cheapest)(?: one)?|number \w+|# ?\d+)\b"),
    Rule("price_override", r"\b(?:charge|bill|invoice) (?:me|us)(?: for)? (?:only |just |exactly )?(?:nothing|zero|zilch|nada|nil|half|less|\$ ?\d\b(?! ?k)|(?:one|two|three|five|a) (?:dollars?|bucks?|cents?)|\d (?:dollars?|bucks?))", r"\b(?:how much|how many|why|did you|do you|will you charge|would you charge|does it|for nothing)\b"),
    Rule("price_override", r"\b(?:basic|pro|enterprise|vip|insider|staff|employee|wholesale|partner) (?:tier |plan |member )?(?:price|prices|pricing|rate|rates|discount|discounts)\b.*\b(?:without|but (?:i )?(?:stay|keep|not|do not)|while (?:staying|still|on)|even though|although|though i am)\b"),
    Rule("confirmation", r"\b(?:skip|skipping|drop|lose|ditch|kill|cut|bypass|remove|disable|scrap|stop with|enough with|do away with|get rid of|turn off|no need for) (?:all )?(?:the |that |those |this |your |any )?(?:are you sure|yes ?[/ ]? ?no|yes or no|confirm\w*|double checks?|final check|sign off|go ahead|say yes)(?: (?:steps?|questions?|prompts?|bits?|things?|pop ?ups?|checks?|dialogs?|screens?|stuff|nonsense|business|messages?))?\b", r"\b(?:hold|confirm\w* (?:e ?mails?|texts?|messages?|letters?|numbers?))\b"),
    Rule("scraping", r"\b(?:give|grant|get|make|set|promote|elevate|upgrade) (?:me|us|my (?:account|user|login|profile))(?: \w+){0,3} (?:admin\w*|root|super ?user|moderator|sysadmin|sudo|developer mode|god mode|back ?end access)\b|\b(?:admin|root|sudo|god|debug|developer|maintenance) (?:mode|access|rights|privileges?|permissions?|override)\b"),
    Rule("scraping", r"\b(?:refund\w*|money back|credit back|claim)\b.*\b(?:saying|claiming|pretend\w*|say|claim|tell (?:them|him|her|support)|as if|put)\b.*(?:\b(?:even though|although|though|when)\b.*\b(?:works?|fine|valid|good|answer\w*|picked up|not true|is not|was not|right|real|available|reachable|not sold)\b|\bbut (?:it|that|the number|the phone|he|she|they) (?:actually |really |still |just )?(?:works?|is fine|is good|is not|answer\w*|picked up|pick up)\b)"),
    # others' money and dealings, what is not paid, and no peace for an owner
    Rule("other_user", rf"\b(?:what|which|how (?:many|much)|cuant[oa]s?|que|show|see|tell|list|did|does|has|have|is|are|whether|if)\b.{{0,30}}\b{_SOMEBODY}\b (?:\w+ ){{0,3}}?{_DEALS}\b", _OWN_DEALS),
    Rule("other_user", rf"\b(?:how (?:many|much)|what|which|cuant[oa]s?|que|check|show|see)\b.{{0,40}}\b{_DEALS}\b (?:\w+ )?{_SOMEBODY}\b", _OWN_DEALS),
    Rule("other_user", rf"\bhow (?:many|much) (?:credits?|money|leads|holds) (?:does |do |did |has |have |is |are )?{_SOMEBODY}\b", _OWN_DEALS),
    Rule("other_user", r"\b(?:who|who else)\b (?:is |are |else |s |has |have |been |currently |also |here |out there )*(?:eye|eyeing|eyeballing|watch\w*|look\w* at|track\w*|after|circling|interested in|got dibs|has dibs|bid\w*|chas\w*|sniff\w*|competing for)\b(?!.*\b(?:buy|market|area|neighborhood|homes|houses|condos|leads) in\b)"),
    Rule("other_user", r"\b(?:who|which (?:agent|buyer|broker|user|firm|brokerage|company|team)s?|name the|list the|rank the)\b.{0,20}\b(?:top|biggest|best|most active|heaviest) (?:spenders?|buyers?|customers?|users?|members?|accounts?)\b(?! (?:markets?|leads?|areas?|demand))|\b(?:biggest|top|heaviest) spenders?\b"),
    Rule("other_user", r"\b(?:which|what|who|whose) (?:brokers?|agents?|buyers?|users?|offices?|firms?|teams?|brokerages?) (?:has|have|holds?|got|with|buys?|spends?|pays?|bought|owns?) (?:the )?(?:most|more|biggest|highest|largest)\b"),
    Rule("other_user", r"\b(?:otro|otra|otros|otras) (?:comprador\w*|agentes?|usuarios?|clientes?) (?:\w+ )?(?:pag\w+|gast\w+|compr\w+|tienen?|reserv\w+|apart\w+|ofrec\w+)\b"),
    Rule("other_user", r"\b(?:pago|pagaron|gasto|gastaron|compro|compraron|tienen?|reservo|aparto|ofrecio|ofrecieron) (?:el|la|los|las) (?:otro|otra|otros|otras) (?:comprador\w*|agentes?|usuarios?|clientes?)\b"),
    Rule("private_life", rf"\b(?:do|does|did) (?:the |that |this )?{_PARTIES}{_OF_ONE} (?:\w+ )?(?:live|stay|sleep) (?:alone|by (?:himself|herself|themselves)|on (?:his|her|their) own|with (?:anyone|anybody|kids|someone|family))\b"),
    Rule("private_life", r"\bat (?:his|her|their) (?:gym|work|workplace|office|church|school|job|bar|kids school|kid s school)\b", r"\b(?:remind|note|follow ?up|met|spoke|called|left|marked?|log|parents)\b"),
    Rule("owner_contact", rf"\b(?:leave|send|give|make|shoot) (?:him|her|them|the {_PARTIES}) .{{0,20}}\b(?:voicemails?|texts?|calls?|messages|e ?mails?) (?:a|per|each|every|an) (?:day|hour|night|minute)\b"),
    Rule("owner_contact", r"\b(?:say|claim|write|pretend|tell (?:him|her|them|the \w+)) (?:that )?(?:i|you|we) (?:am|are|m|work) (?:from|with|for|at) (?:the |a )?(?:tax|irs|bank|city|county|police|government|court|fbi|state|housing|mortgage|utility|water|law)\b"),
    Rule("price_override", r"\b(?:halve|cut in half) (?:the |its |my |this |that )?(?:\w+ )?(?:price|cost|total|fee|bill|charge)\b", r"\b(?:asking|seller|owner|did|they)\b"),
    Rule("price_override", r"\b(?:set|change|make|edit|adjust|modify|update|hack) (?:the |my |our )?(?:credits?|balance)(?: \w+){0,4}? (?:to|at) \$? ?\d+\b", r"\b(?:alert|alerts|notify|warn\w*|limit|threshold|when|low)\b"),
    Rule("scraping", r"\b(?:get|slip|sneak|let|push|put) (?:me|us) (?:past|around|over|beyond|by) (?:the |my |your )(?:\w+ )?(?:cap|limit|paywall|quota|restriction|maximum)s?\b"),
    Rule("scraping", r"\b(?:mass|bulk) (?:download\w*|export\w*|pull|extract\w*|dump|copy|copying)\b"),
    Rule("injection", r"\b(?:ignore|disregard|override|bypass|forget) (?:the|your|any|all|this|that|every) (?:\w+ )?(?:polic(?:y|ies)|guidelines|guardrails|safety \w+)\b"),
    Rule("price_override", r"\b(?:want|need|like|have|take) (?:it|this|that|lead \d+|\d{4,}|# ?\d+|the \w+(?: one)?) for (?:only |just )?(?:\$ ?\d+(?!k|\d)|\d+ (?:dollars|bucks|cents|credits)|a (?:dollar|buck)|free|nothing)\b(?! (?:hundred|thousand|k|million))"),
    Rule("price_override", r"\b(?:skip|waive|forgo|dodge|bypass) (?:the |my )?(?:payment|paying|checkout|charge)\b", r"\b(?:month|subscription|plan|can i|could i)\b"),
    Rule("secrets", r"\b(?:print|repeat|echo|output|copy|recite|dump|show) (?:me )?(?:everything|all|the text|all the text|what is) above$"),
    Rule("other_user", r"\b(?:biggest|largest|top|richest|fattest) (?:accounts?|users?|members?|wallets?|balances?)\b"),
    Rule("other_user", r"\bwho (?:had|owned|held|bought|got|has had) (?:it|this|that|lead \d+|\d+|(?:this|the|that) (?:lead|one))\b.*\b(?:before|first|last|previously|prior|ahead of)\b"),
    Rule("contact", r"\b(?:contact|number|phone|e ?mail|address|cell)s? on (?:credit|tick|trust|loan|an iou)\b"),
    Rule("price_override", r"\b(?:knock|take|shave|slash|chop|trim|lop) (?:another )?\$? ?\d+ ?(?:bucks|dollars|credits|%|percent)? off\b(?! (?:hold|my|the (?:list|cart|market)|of (?:my|hold)))", r"\b(?:asking|when|if|alert|seller|owner|they|budget|ceiling|max(?:imum)?|cap|limit|floor|min(?:imum)?|range|top end)\b"),
    Rule("price_override", r"\b(?:make|let|have) (?:it|this|that|them|lead \d+|\d+|# ?\d+|the \w+(?: one)?) (?:only |just )?(?:cost|be|go for|sell for) (?:me )?(?:only |just )?\$? ?\d+ ?(?:credits?|bucks?|dollars?|cents?)\b"),
    Rule("price_override", r"\b(?:apply|redeem|use|enter|accept)\b.{0,20}\b(?:code|coupon|promo)\b", _OTHER_CODES),
    Rule("price_override", r"\b(?:code|coupon|promo)\b.{0,25}\b(?:apply|redeem|use it|enter it)\b", _OTHER_CODES),
    Rule("scraping", r"\b(?:scrape|scraping|crawl|spider|rip) (?:\w+ ){0,3}?(?:zillow|craigslist|facebook|linkedin|mls|sites?|web|listings?|owners?|contacts?|numbers)\b"),
    Rule("do_not_call", r"\b(?:call|dial|ring|text|phone|contact) (?:\w+ ){0,3}?(?:dnc|do not call|no call)\b", r"\b(?:can i|may i|should i|am i|is it|what|allowed|refund\w*|money back|how|if i)\b"),
    Rule("secrets", r"\b(?:developer|system|hidden|initial|internal|secret|master|base) (?:prompt|message|instructions?)\b"),
    Rule("secrets", r"\b(?:instrucciones|reglas|prompt)\b.{0,20}\b(?:te dieron|tienes|sigues|internas?|ocultas?|del sistema|originales|secretas)\b"),
    Rule("other_user", r"\b(?:que|cual|quien)(?: otr[oa])? (?:agente|agencia|comprador|usuario|corredor) (?:compro|tiene|reservo|aparto|esta viendo)\b"),
    Rule("contact", rf"\b{_HANDS}\b.*\b{_UNPAID}\b"),
    Rule("contact", rf"\b{_UNPAID}\b.*\b{_HANDS}\b"),
    Rule("contact", r"\b(?:put|stick|add) (?:it|this|that|them|\d+) on my tab\b"),
    Rule("contact", r"\bi am good for it\b"),
    Rule("contact", r"\bbill me later\b"),
    Rule("contact", r"\bpay (?:you )?(?:after|once|when) (?:i|we|it|the deal|they) (?:sell|close|closes|flip|get paid|make)\w*\b"),
    Rule("confirmation", r"\b(?:say|click|press|hit|answer|tap|give|enter|type) (?:the )?(?:yes|ok|okay|confirm|approve|accept)\b (?:\w+ ){0,3}?(?:for me|on my behalf|yourself|automatically|every time|each time)\b", _ASKS_TO_TELL),
    Rule("confirmation", r"\b(?:buy|purchase|grab|order|pay for|charge)\b.*\bwithout (?:me|my (?:ok|okay|yes|say so|approval|consent))\b", _ASKS_TO_TELL),
    Rule("confirmation", r"\b(?:buy|purchase|grab|order|pay for|charge)\b.*\b(?:on your own|by yourself)\b", _ASKS_TO_TELL),
    Rule("confirmation", r"\b(?:buy|purchase) (?:it|them|that|one|anything|everything|whatever \w+) (?:the|that) (?:instant|second|moment|minute)\b", _ASKS_TO_TELL),
    Rule("contact", r"\b(?:last|first|middle|any|one|final) (?:digit|letter|initial|character|two letters|three digits|two digits|few letters)s?\b(?!.*\bzip\b)"),
    Rule("contact", r"\bodd or even\b"),
    Rule("contact", r"\b(?:hint|clue) (?:of|about|on|to|for) (?:the |his |her |their )?(?:\w+ s )?(?:phone|number|name|contact|address|e ?mail|owner|seller)\b"),
    Rule("other_user", r"\b(?:holds?|cart|basket|account|purchases?|orders?|credits?|balance|saved searches|notes|history|activity|profile) (?:of|for|from|belonging to) (?:(?:user|member|customer|account|login|client id)(?: id| number| no| #)? ?#? ?\d+|(?:another(?! (?:\d|an?\b|hours?|hrs?|days?|weeks?|minutes?|half|full|one|two|three|four|five|six|couple|few|bit|while|little))|other|some other|a different|the other|someone|somebody|whoever|any other) ?(?:agents?|buyers?|users?|members?|people|brokers?|customers?|else)?\b)",
         r"\b(?:leads?|listings?|homes?) (?:of|for|from)\b"),
    Rule("other_user", r"\b(?:list|names?|e ?mails?|roster|directory|spreadsheet) (?:of|for) (?:(?:all|every|each|the|your|other|registered|active) )+(?:users?|members?|customers?|subscribers?|accounts?|agents? (?:here|on)|clients you)\b"),
    Rule("other_user", r"\b(?:release|kick|drop|cancel|end|bump|boot|remove|evict|throw) (?:off |out )?(?:whoever|anyone|anybody|whichever|the (?:guy|person|agent|buyer) (?:who|that|holding))\b"),
    Rule("owner_contact", r"\b(?:bang|bangs|banging|pound|pounding|hammer|hammering|kick|kicking) (?:on |at |in |down )+(?:his|her|their|the (?:owner|seller|tenant)(?: s)?) (?:\w+ )?(?:door|window|gate)s?\b"),
    Rule("injection", r"\b(?:forget|ignore|disregard|erase|drop) (?:everything|all|anything|whatever|what|the stuff) (?:\w+ ){0,4}?(?:before|above|earlier|previous\w*|prior|told|taught|learned|said)\b.*\b(?:act as|act like|you are (?:now )?an?|pretend|behave|become|new (?:role|persona|rules)|free tool|without rules|no rules)\b"),
    Rule("fair_housing", r"\bsteer(?:ing)? (?!clear\b|me\b|us\b).{0,50}?\b(?:to|toward|towards|away|from|into|out)\b"),
    Rule("price_override", r"\b(?:mark|flag|set|record|treat|count|list|log|register|tag) (?:it|this|that|them|these|those|lead \d+|\d+|# ?\d+|the \w+(?: one)?|my \w+) (?:as |like )?(?:it is |it were |already |being )*(?:paid(?: for| off| in full)?|settled|paid up|free of charge|comped|complimentary)\b"),
    Rule("owner_contact", rf"\b{_KEEPS} (?:\w+ )?{_PESTERS}\b.{{0,50}}\b{_WITHOUT_END}\b", _OWN_CALLS),
    Rule("owner_contact", rf"\b{_PESTERS} (?:at )?(?:the |that |this )?(?:{_PARTIES}|him|her|them|their (?:phone|door|house)|his (?:phone|door|house)|her (?:phone|door|house))\b.{{0,40}}\b{_WITHOUT_END}\b", _OWN_CALLS),
    Rule("owner_contact", r"\bwear (?:him|her|them) (?:down|out)\b", _OWN_CALLS),
    Rule("owner_contact", r"\b(?:wait|park|sit|camp|hang around|loiter|stand) (?:\w+ )?(?:outside|in front of|by) (?:his|her|their|the (?:owner|seller)\w*|the \w+ s) (?:house|home|door|work|office|place|driveway)?", _OWN_CALLS),
    # prying into people
    Rule("private_life", rf"\b(look(ing)? (the |that |this )?{_PARTIES} up)\b|\b(is|are|was|were) (the |that |this |his |her |their |its )?{_PARTIES}{_OF_ONE} (still |now |recently |already |also |maybe |really )?{_IS_SAID}\b"),
    Rule("private_life", rf"\b({_PARTY} s|his|her|their)( own| current| new)? {_FACTS}\b(?! (number|agent|office|room|port|garage))|\b(the |what )?{_FACTS} (of|for) (the |this |that |its )?{_PARTIES}\b",
         rf"^(?!.*\b(what|which|how|who|where|when|tell me|find out|look up|does|do|know|check|whether|if)\b).*\b(his|her|their) {_FACTS} (is|are|was|were|has|have|had|just|got|turned|keeps?|needs?|goe?s?|go|attends?|starts?|stud(?:y|ies)|lives?|works?|plays?|rides?|commutes?|loves?|likes?|will|wants?)\b|"
         r"\b(my|our) (clients?|buyers?|customers?|boss|team|mom|mother|wife|husband|parents|friend|sister|brother|son|daughter)\b|\b(wants?|needs?|looking for|prefers?|age of the|bank owned)\b"),
    Rule("private_life", rf"\b(where|when|what|which|how much|why|who)\b.{{0,25}}\b(do|does|did|is|are) (the |that |this |his |her |their )?({_PARTIES}{_OF_ONE}|{_PARTIES} s {_KIN}|(?<=does )(he|she)|(?<=his )\w+|(?<=her )\w+) (\w+ )?{_LIVES}\b",
         r"\b(tell|write|put|send|respond|reply)\b"),
    Rule("private_life", rf"\b(do|does|did) (the |that |this |his |her )?{_PARTIES}{_OF_ONE} (\w+ )?(have|has|got) (a |any |two |three |small |young )?(kids|children|famil(y|ies)|wife|husband|boyfriend|girlfriend|job|criminal \w+|record|money|debts?)\b|\bwhat (s|does|is|do) (he|she|they) (do )?for (work|a living)\b|\bwhere (can|could|would|do) i (find|catch|meet|corner|run into|see) (her|him|the (owner|seller|landlord))\b|\b(what time|when|how often) (does|do|will) (the |that |this )?(owner|seller|landlord|he|she)s? (\w+ )?(leave|come (home|back)|get (home|up)|go (out|to)|sleep|wake|work)\b|\bwhat (he|she) (posts?|likes|does|earns|drives)\b"),
    Rule("private_life", rf"\b(do|does|did) (the |that |this )?{_PARTIES}{_OF_ONE} (\w+ )?(go to (church|mass|temple|mosque|synagogue|school|work)|attend|worship|pray|vote|drink|gamble)\b"),
    Rule("contact", r"\b(act|pretend|behave|carry on)( like| as if| as though| that)? (i|we) (have |had |ve )?(already )?(paid|bought|purchased)\b"),
    Rule("other_user", r"\bhow (many|much) (credits?|money) (?!(i|we|do|does|did|can|is|are|have|has|it|that|this|my|the|a|an|you|left|there|each|one|pro|basic|enterprise)\b)[a-z]+ (has|holds|got|owns)\b"),
    Rule("unlawful", r"\b(suckers?|easy (marks?|targets?|prey)|chumps?|pushovers?)\b|\bdo(es)? not know what (\w+ ){1,4}worth\b", r"\b(i|we|my clients?|my buyers?) (do not|does not|am|are)\b|\btree sucker"),
    Rule("private_life", r"\b(dig|digging) (\w+ )?(dirt|stuff|something|anything|info\w*|up)\b.{0,12}\b(on|about)\b|\b(dirt|leverage|blackmail|skeletons?) (on|about|against|in)\b|\b(background|credit|criminal) check on\b|\b(stalk|tail|stake ?out|spy on|shadow) (the |this |that |my |her |him |them)|\bwhen (is|are|will) (the |this |that )?(\w+ )?(owner|seller|he|she|they|nobody|family|people) (\w+ )?(at home|home|alone|away|asleep|not home|out of (the house|town))\b"),
    Rule("private_life", r"\b(find|locate|track down|trace|look up|search for)\b.{0,25}\bmy (ex|ex wife|ex husband|ex girlfriend|ex boyfriend|stalker|wife|husband|neighbou?r|tenant|landlord|boss|daughter|son|father|mother) s\b|\b(find|look up|get|search) (the |that |this |my )?(\w+ ){0,2}(on )?(facebook|instagram|linkedin|tiktok|social media|socials)( (page|profile|account)s?)?( (so|to|and) |$)(?!.*\b(leads?|listings?|homes?|condos?|houses?)\b)"),
    Rule("other_user", r"\b(all|every|the other|other) (the )?(agents?|buyers?|brokers?|users?|members?|customers?)( s)? (credits|balances?|holds|purchases|carts?|accounts?|orders|searches)\b|\b(what|how much|where|when) (did|does|has|is|was) (the |that |this )?(last|previous|prior|first|other|next) (guy|gal|one|person|owner|agent|buyer|customer|user)s? (\w+ )?(pay|paid|buy|bought|spend|spent|hold|held|offer\w*)\b"),
    Rule("contact", r"^(ok |and |so |just |give me |the |his |her |their |a )*(cell |phone )?number (for|of|on) .* before i (buy|pay|commit|decide|purchase)\b"),
    Rule("other_user", r"\bwhose (cart|holds?|account|orders?|basket|credits?)\b|\b(did|has|does|is) (?!(i|we|you|it|this|that|the|my|a|an|any|anyone|lead|everyone|there|he|she|they)\b)[a-z]+ (from|at|in|on) (our|my|the) (office|team|brokerage|company|shop|desk)\b.*\b(buy|bought|hold|held|own|purchas|get|got|grab|snag|reserv|spen)\w*"),
    Rule("other_user", r"\b(does|did|do|has) (?!(i|we|it|my|our|one|a|an|people|folks|most|this|that|the)\b)(\w+ ){1,3}(spend|spent|pay|paid) (here|on leads|with you|on aiqleads)\b|\b(with|on|using|from) (?!(my|our|the|this|that|it|today|let|what|he|she|who|here|there)\b)[a-z]+ s (card|money|wallet|stripe|visa|amex)\b",
         r"\b(my|our) (wife|husband|company|business|partner|broker|boss|team|office)( s)? (card|money|visa|amex)\b"),
    # shutting others out
    Rule("scraping", rf"\b{_HOGS}\b.{{0,40}}\b{_EVERYTHING}\b.{{0,80}}\b{_AGAINST}\b"),
    Rule("scraping", rf"\b(starve|freeze out|shut out|lock out|box out|sabotage|screw( over)?|keep out|crowd out) (\w+ ){{0,3}}{_OTHERS}\b|\bcorner (the|this|that) (\w+ )?market\b|\bhoard\w*\b.*\bleads?\b"),
    Rule("scraping", r"\b(fake|bogus|dummy|phony|sham|made up) (holds?|accounts?|bids?|buyers?|orders?|purchases?|users?)\b|\b(make|create|open|register|set up|use|sign up) (me )?(with )?(\w+ )?(ten|several|multiple|more|many|a bunch of|extra|lots of|different|two|three|four|five|\d+) (\w+ )?accounts\b|\bsecond account (to|so)\b|\b(under|with|from|across|through) (\w+ )?(different|multiple|several|other|separate|two|three) accounts\b"),
    Rule("scraping", r"\b(make sure|ensure|see to it|guarantee)( that)? (no ?(one|body)|no other \w+|none of them)( else)? (can|could|gets?|sees?|buys?)\b.*\b(anything|any|everything|all)\b|\bhold\w*\b.*\b(past|beyond|longer than|exceed\w*) (the|my|your) (max(imum)?|limit|cap)\b"),
    Rule("scraping", r"^(?!.*\b(can i|could i|how|is it|what|do i|why)\b).*\b(raise|lift|increase|bump|up|double|triple|boost) (up )?(my |the )(\w+ )?(hold|holds|lead|leads|request|rate|extension) (limits?|quota|allowance|maximum)\b"),
    Rule("scraping", r"\b(just |simply )?(say|claim|pretend|tell (them|you)|write|put) (that )?(it|the (number|phone|contact|lead|email)) (was|is) (\w+ ){1,3}(even )?(tho|though|although|but)\b|\b(fake|false|bogus|phony) refunds?\b"),
    Rule("price_override", r"\b(grant|award|gift)(ing)? (myself|me|us|yourself|my account)\b|\b(friends and family|employee|insider|staff|vip|buddy) (rate|price|pricing|discount|deal)\b"),
    Rule("scraping", r"\bkeep (on )?(renew|extend|roll|re ?hold|hold|reserv)\w*\b.*\b(forever|indefinitely|rivals?|competitors?|nobody|no one|without end)\b"),
    Rule("scraping", r"\b(more|longer|higher) than (my|the|your) (\w+ )?(limit|cap|quota|allowance)\b.*\b(without|free|anyway|secret\w*|hack|trick)\b|\b(without|dodg\w+|avoid\w*) (paying|upgrading)\b.*\b(limit|cap|quota|more holds|enterprise|pro)\b"),
    Rule("scraping", r"\b(write|build|make|code|give|create|set up|need|want|run|get|sell)( me| us)? (a |an |some )?(\w+ )?(scraper|scrap|crawler)\b(?! metal)|\b(write|build|make|code|give|create|set up|need|want|run)( me| us)? (a |an |some )?(\w+ )?(bot|script|spider|macro|program|automation)s?\b.*\b(pull|copy|copies|grab|download|fetch|collect|save|hold|buy|get|click|listings?|leads?|data|inventory|site)\w*"),
    Rule("other_user", r"\b(which|what|whose|name the|list the) (other )?(agents?|buyers?|brokers?|realtors?|users?|competitors?|rivals?)( in \w+| here)? (is |are |have |has |been |also |currently )*(watch|view|ey|look|track|follow|interest|sav|bookmark|bid|chas|after|on )\w*"),
    Rule("other_user", r"\b(charge|bill|put|book|debit|pay)\b.{0,25}\b(to|on|against|from|with|using)\b.{0,15}\b(account|card|credits|tab) of (my |the |a |another |some )?(colleague|co ?worker|boss|partner|friend|broker|agent|wife|husband|competitor|rival|client|somebody|someone)\b"),
    Rule("contact", r"\bi am (actually |really |in fact )?((the |its |this |that )(owner|seller)(?! s)|(from )?(support|staff|headquarters|hq|admin|tech support)|with (support|aiqleads)|an? (employee|developer|admin)|from (the )?(aiqleads|team|company|office))\b.*\b(contact|phone|e ?mail|unlock|reveal|number you have)\b"),
    Rule("contact", r"\b(open|unlock|reveal|uncover) (up )?(the )?(lead |number |# ?)?(\d+|it|this|that|the \w+)( one| lead)?( s)? (contact|phone|number|e ?mail|address)\b"),
    Rule("do_not_call", r"\b(remove|take|strike|delete|erase|pull|clear|drop|scratch|wipe|get)\b.{1,30}\b(off|from|out of)\b.{0,10}\b(do not call|dnc)\b", r"\b(refund|leads? (that|which|who)|results?|list on the screen)\b"),
    # preying on somebody
    Rule("unlawful", rf"\b(easy|easier|easiest|ripe|simple) (\w+ )?to {_PRESSES}\b|\b{_PRESSES} (\w+ ){{0,2}}{_MARKS}\b|\bdesperate enough to\b|\b(confused|clueless|do not know|does not know|unaware|ignorant) (\w+ ){{0,2}}(about |of )?(the |its |their |his |her )?(real |true |actual )?(prices?|value|worth)\b", r"\b(do not|never|not|want to avoid|without) (\w+ )?(scam|trick|pressure|fool|cheat|rip)|\b(i|we) (do not|does not|am|are)\b"),
    Rule("owner_contact", rf"\b(tell|warn|inform|let|notify|make) (the |this |that |those |my )?({_PARTIES}|them|him|her)\b.*\b(unless|or else|evict\w*|foreclos\w*|report (them|him|her)|condemn\w*|police|lawsuit|sue|jail|deport\w*)\b"),
)  # fmt: skip
