"""How people tell of themselves and their clients before they ask: words that describe no lead."""

from __future__ import annotations

import re

BREAKS = frozenset({",", ".", "!", "?", ";", "\n", "-", "(", ")", ":"})
ENDS = frozenset({".", "!", "?", ";", "\n"})
"""Where a sentence ends that may tell as a whole."""
OTHERS_WISH = re.compile(
    r"\b(?:landlord|landlady|seller|owner|neighbou?r|boss|ex|bank|lender|builder|hoa|company|broker|agent|realtor|insurance|inspector|appraiser|school|dog|cat|mover|manager|office|team|assistant|contractor)s?"
    r" (?:\w+ )?(?:want|wants|wanted|need|needs|needed|asks|asked)\b"
    r"|\b(?:costs?|fees?|expenses?|allowance|reimburse\w*|relocation|moving|bonus|insurance)\b(?: \w+){0,4} (?:up to|at least|at most|max|tops)\b"
)
""" "the landlord wants 2400 now": nobody's search."""
BEARS_ON_LEADS = re.compile(
    r"\b(?:leads?|hold|holds|held|holding|refund\w*|voicemails?|numbers?|notes?|quote|cart|alerts?|notif\w*|status|stage|owners?|sellers?|listers?|homeowners?|listings?|receipts?|invoices?|subscription|renewal|plan|duplicates?|disconnected|landline|"
    r"(?:first|second|third|fourth|fifth|cheapest|priciest|biggest|smallest|newest|other|best|top|bottom) (?:one|ones|two|house|condo|townhouse|lead|place|listing|home)|(?:that|this|these|those) (?:one|ones|two|lead|listing|house|condo|place)|the (?!old|new|right|wrong|same|only|next|big|little|good|bad|real)\w+ one|last one|\w+ and (?:first|second|third|fourth|fifth))\b|#"
    r"|(?<!to )(?<!from )(?<!wants )(?<!for )(?<!at )(?<!pays )(?<!paying )(?<!paid )(?<!since )(?<!in )\b(?!(?:19|20)\d\d\b)\d{4,5}\b(?! (?:dollars|bucks|sq\w*|feet|a month|month|square|miles|now|rent))"
)
"""What is told of these may say what a lead is, or why it is wanted or given back."""
EXPLAINS_IT = re.compile(
    r"(?<!to )(?<!from )(?<!wants )(?<!for )(?<!at )(?<!pays )(?<!paying )(?<!paid )(?<!since )(?<!in )\b(?!(?:19|20)\d\d\b)\d{4,5}\b(?! (?:dollars|bucks|sq\w*|feet|a month|month|square|miles|now|rent))"
    r"|\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month)|in (?:a|an|two|three|four|five|\d+) (?:days?|weeks?|months?|hours?)|the \d+)\b"
)
"""Beside an order for a lead that it names: another lead, or when."""
GIVES_BACK = re.compile(
    r"\b(?:return\w*|refund\w*|dispute\w*|complain\w*|report\w*|send (?:it|that|this|them) back|take (?:it|that|this|them) back)\b"
)
"""A lead that is given back: whatever is told may be the reason."""
POINTERS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "other", "newest", "latest", "one"})
"""Taken out of what is told beside a refund for a lead that is named."""
EXPLAINS = re.compile(
    r"\b(?:answer\w*|pick\w* up|call\w*|rang|ring\w*|phone\w*|text\w*|e?mail\w*|reach\w*|spoke|talked|sold|gone|wrong|dead|fake|bogus|scam\w*|moved|never|nobody|no one|none|agent|realtor|broker|listed|rented|rental|twice|already|again|same|not|lawyer|do not|dnc|works?|hung|lied|fals\w*|differ\w*)\b"
)
"""Beside the wish for money back these may be its reason."""
MAY_ORDER = re.compile(
    r"\b(?:tell|show|give|find|look|looking|get|send|call|text|email|pull|check|see|search|list|who|whose|what|which|where|when|how|why|whether|let|can|could|will|would|you|your|please|buy|hold|use|charge|put|take|release|want|wants|need|needs|lead|leads|listing|listings|owner|owners|seller|sellers|system|rules?|ignore|must|should|account)\b|\?"
)
"""Words that a sentence has none of which only tells, when it is read for what it could ask that is unlawful."""
OF_KIDS = re.compile(
    r"\b(?:kids?|children|boys|girls|sons|daughters|twins|grandkids|ages?|aged|grandchildren|teenagers)\b"
)
LIMITS_IT = re.compile(
    r"\b(?:find|show|search\w*|hunting|pull|get me|give me|send me|let me know|let us|looking for|look for|would (?:like|love)|prefer\w*|must|budget|max|maximum|tops|at least|at most|minimum|(?:no|not) (?:more|less|fewer|over)|cap|capped|ceiling|up to|approved for|qualif\w+ for|afford|"
    r"(?:can|could|will|would|cannot) (?:\w+ )?(?:go|do|spend|stretch|pay|swing|manage|handle)|(?:want|wants|need|needs)(?! to (?:know|hear|talk|think|run|go|leave|call|be (?:quick|honest|fast|brief|back|there|done|out)))|refus\w+|allergic|"
    r"(?:not|never) (?:want|like|care|consider|into)|(?:should|shall|ought|might)(?: not)?|been sitting|on the market (?:for )?\d|listed|instead|except|without|please|(?:moving|relocating|relocate|coming|heading|transferring|transferred|headed)\b.*\b(?:to|into))\b"
)
"""A sentence with these may limit a search, however surely it tells."""
JOINTS = frozenset(
    {"so", "anyway", "anyways", "but", "because", "since", "now", "and", "who", "which", "while", "then", "also"}
)
BEFORE_DEGREE = frozenset(
    {"is", "are", "was", "were", "be", "been", "got", "gotten", "s", "'s", "am", "ever", "not", "gets", "became"}
)
OPENS_A_PART = re.compile(
    r"^(?:(?:and|so|but|now|then|anyway|anyways|because|since|who|also|while) )+(?:(?:he|she|they|i|we|now|today|my \w+|what|please|can you|could you|would|also|is|just|finally|really|only) )*"
    r"(?:(?:has|have|got|with) (?:about |around |roughly |up to |like |maybe |some )?\$? ?\d{2,}|want|wants|need|needs|look|looking|looks|find|show|search|hunting|would like|after|prefer|prefers|get me|give me|pull|let us|i|we|he|she|they|my|our|his|her|their)\b"
    r"|^(?:anyway|anyways|so)\b"
)

NEAR_SOMETHING = re.compile(
    r"\b(?:stone.{0,4} throw|close to|near|next to|walking distance|walkable|within|steps|minutes|miles?|not far|spitting distance)\b"
)
_WHO = (
    r"(?:i|we|he|she|they|it|you know (?:i|we)|(?:my|our|his|her|their|the|this|a|an|some|one|lovely|nice|sweet|young|older|great|two|three|four|\d+) "
    r"(?:[\w']+ ){0,4}?[\w']+)"
)
_SOON = r"(?:(?:just|finally|recently|already|actually|also|have|has|had|literally|really|only|barely|both|all|never|always|once|even) )*"
_DID = (
    r"(?:got delayed|delayed|closed|sold|fell through|ghosted|cancelled|canceled|backed out|flaked|bailed|bought (?:in|a|an|our|their|his|her|my|last|here|there)|have been jealous|went|came|had|turned|met|talked|spoke|grew up|used to|lost|married|divorced|retired|graduated|moved|relocated|called|asked|told|said|"
    r"spent|gave|drove|visited|showed|toured|helped|hired|inherited|got (?:married|divorced|engaged|back|home|relocated|transferred|promoted|off the phone|out of|done|my|a|an|the|two|three|four|\d+)|"
    r"was|were|am back|is back|woke|started|finished|walked|wrote up|put in|put an offer|made an offer|listed my|listed our|bought my first|bought a boat|flipped|rented|"
    r"outgrew|saw|heard|watched|ate|won|ran|drank|had to|took the|took my|took our|gave birth|adopted|expecting|been (?:renting|living|working|doing|in the|an agent|at it|at this|on the phone|driving|showing))"
)
TELLS = re.compile(
    rf"^(?:(?:well|ok|okay|hey|hi|hello|yo|man|so|and|um|uh|oh|good morning|good evening|because|since|but|you see|honestly|lol) )*(?:{_WHO} )?{_SOON}{_DID}\b"
)
PAST_DEALS = re.compile(
    r"\b(?:he|she|they|i|we|who|hank|neighbor|friend|brother|guy|buddy|client|clients|buyers?) (?:\w+ ){0,2}(?:paid|sold|bought|flipped|lost out|overpaid|made)\b"
    r"|\bi (?:still )?remember (?:when|the days|those)\b|\b(?:you|one|we|they) could (?:still )?(?:get|buy|find|have)\b.*\bfor\b|\b(?:those|back in the|the good old) days\b|\bback (?:when|then)\b|\bsold (?:it|that|them) (?:at|for)\b"
)
OF_LEADS = re.compile(
    r"\b(?:leads?|hold|holds|held|refund\w*|voicemail|phone|note|notes|quote\w*|credits?|card|cart|alert\w*|#|status|stage|mark|from you|here|already|money|back|want|wants|need|needs|show|find|looking for|under|max|tops)\b|\b\d{4}\b"
)
OF_THE_HOUSEHOLD = re.compile(
    r"^(?:(?:with|and|plus|got|has|have|having|they have|she has|he has|we have) )*(?:(?:their|his|her|our|my|the|a) )?"
    r"(?:(?:a|an|one|two|three|four|five|six|\d|couple of|few|some|no|little|small|young|big|old|teenage|grown|baby) )+"
    r"(?:kids?|children|child|dogs?|cats?|girls?|boys?|bab(?:y|ies)|teens?|teenagers?|grandkids|grandchildren|toddlers?|twins|cars|jobs?|incomes?|labs?|puppy|puppies)\b(?: (?:and|plus) [\w ]+)?$"
)
COMES_FROM = re.compile(
    r"\b(?:couple|family|clients?|buyers?|guy|lady|woman|man|friends?|folks|cousin|brother|sister|they|she|he|we|investors?|retirees?|people|transplants?|relocat\w+|moving|move|coming|transferr\w+|originally)\b.*\b(?:from|out of)\b [\w']+(?: [\w']+){0,2}$"
)
PLANS = re.compile(
    r"^(?:(?:and|so|but|because|since) )*(?:(?:next|this|last|in the|by|come|in a|in two|in three|in) (?:\w+ )?(?:week|month|year|summer|fall|spring|winter|january|february|march|april|may|june|july|august|september|october|november|december|weeks|months|years|days) )?"
    r"(?:they|we|she|he|i|the kids|my wife|my husband|his wife|her husband) (?:are |is |am |will |be |have to |has to |need to |needs to )*(?:sell|sells|selling|marry|marrying|close|closes|closing|retire|retires|retiring|start|starts|starting|leave|leaves|leaving|expect|expecting|work|works|working|drive|drives|commute|commutes|retired|pregnant|downsizing|upsizing|tired|sick|nervous|excited|picky|newlyweds|engaged|getting)\b"
)
REASONS = re.compile(
    r"^(?:(?:because|since|as|cuz) )?(?:the |those |these )?(?:\w+ ){1,2}(?:scare|scares|freak|freaks|spook|spooks|annoy|annoys|drive|drives|kill|kills|worry|worries|bore|bores)\b"
)
ABOUT_THEIRS = re.compile(
    r"^(?:(?:because|cuz|and|since|but|so) )*(?:my|his|her|their|our|the) (?:wife|husband|kids?|mom|mother|dad|father|parents|sister|brother|son|daughter|boss|lease|job|company|landlord|house|home|place|apartment|baby|dog|aunt|uncle|cousin|partner|broker|office|loan|rent|in laws?|folks|eyes|back|knees) "
    r"(?:is|are|was|were|has|have|had|just|got|turned|starts?|works?|ends?|sold|lives?|passed|says|said|thinks?|reckons?|expires?|raised|are not|is not)\b"
)
GREETS = re.compile(
    r"^(?:(?:well|oh|ok|okay|so|and) )*(?:good (?:morning|afternoon|evening|day)|happy \w+|hope (?:you|all|your|this)|it is me|this is [\w']+ (?:again|here|from|with)|first time|long (?:day|time|story|week)|crazy (?:day|week|morning)|busy (?:day|week|morning)|what a (?:day|week|morning)|beautiful (?:day|morning)|ugh|whew|phew|i come back from|back from|been a|so bear with|bear with me|if such a thing|forgive my|excuse my|pardon my|what i am after today is|now let me see)\b"
)
SINCE_THEN = re.compile(
    r"^since (?:i|we|my|our|you|the) (?:\w+ ){0,6}(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^since (?:i|we|my|our|you) (?:\w+ ){0,4}(?:yesterday|last (?:week|night|month)|the weekend|last weekend)\b"
)
""" "anything fresh since I last looked on Thursday" is a time, no reason."""
LOOKS_FOR_CLIENT = re.compile(
    r"\b(?:have|got|with|representing|represent) (?:a|an|another|two|three|some|my|this|\d) (?:\w+ ){0,2}(?:buyers?|clients?|couple|family|investors?|guy|lady|purchasers?) (?:for|in|around|near|at)\b"
)
""" "I have a buyer for Scottsdale" tells where to look."""
STANDS_THERE = re.compile(
    r"^(?!.*\b(?:sold|closed|bought|was|were|had|used to|grew|from|went|visited|lost|fell|last|ago|lived|did)\b).*"
    r"\b(?:am|is|are|we|i) (?:\w+ )?(?:selling|looking|working|shopping|hunting|farming|focusing|focused|based|prospecting|buying|investing|active|specializing|specialize|work|sell|farm|cover|serve|do(?= (?:\w+ ){0,4}(?:in|around|near|out of)\b))\b"
)
""" "I'm selling in Mesa"."""
TOURED = re.compile(
    r"\b(?:showing|touring|looked at|looked around|looked in|toured|viewed|saw|seen|visited|checked out|walked|been (?:looking|searching|hunting)|put (?:an |in an |in )?offers?|offered|made (?:an )?offers?|lost (?:out )?(?:on )?|outbid|missed out|(?:new )?(?:job|office|work|company|school|campus|hospital|college) (?:is|s|moved|starts|just moved|was moved|got moved|is moving|moves|sits)|works|working|(?:got|took|starts|starting|started) (?:a |his |her |their )?(?:new )?(?:job|position)|transferred|enrolled)\b(?!.*\b(?:sister|brother|mom|friend|neighbor|grandma|parents|ago|last year|as a kid|used to|lived|vacation|holiday|conference|wedding)\b)"
)
""" "we looked at four houses in Plano, all too small; they need five bedrooms": that is where they look."""
TELLS_OF_NOW = re.compile(
    r"\b(?:pay|pays|paying|spending|shelling out|forking (?:out|over)) (?:(?:about|around|like|almost|nearly|over|some) )?\$? ?\d[\d,]*k? (?:\w+ ){0,3}(?:rent|now|currently|already)\b"
    r"|\b(?:do not|dont|don't) (?:even )?get me started\b"
    r"|\b(?:since|after|before) (?:my|our|his|her|their|the) \w+ (?:moved|left|relocated|went|retired|transferred)\b"
    r"|^(?:(?:so|and|well|because|but) )*(?:it|this|that) is my (?:\w+ )?(?:\w+ )?(?:showing|call|coffee|meeting|appointment|closing|listing|client|deal|week|day|year|tour|trip)\b"
    r"|^(?:(?:so|and|well|because|but) )*(?:i|we) (?:have|got|have got) (?:\w+ ){0,2}(?:min|mins|minutes|minute|hour|hours|secs|seconds)\b"
)
NARRATES = (TELLS, OF_THE_HOUSEHOLD, COMES_FROM, PLANS, ABOUT_THEIRS, REASONS, GREETS)

ORDERS_STAGE = re.compile(
    r"\b(?:mark|set|move|put|flag|log|change|switch|bump|tag) (?:the )?(?:lead |number |# ?)?\d{4,5} (?:down |over )?(?:as|to|into|under|in)\b"
)
""" "mark 6343 as lost" says all there is to do."""
WORKS_ON_ONE = re.compile(
    r"\b(?:hold|holds|held|release|let go|keep|lock|reserve|buy|purchase|bought|grab|refund\w*|money|back|voicemail|note|notes|log|jot|write|quote\w*|cost|status|stage|mark|set|move|put|flag|leads?|it|that one|this one|follow\w*|remind\w*|contact\w*|price|extend|cart)\b"
)
""" "set it to won": beside these the lead of the story is meant; beside "houses under 400" a number of it is none."""
WORKS_ON_THEM = re.compile(
    r"\b(?:hold|release|buy|purchase|quote|fee|compare|mark|set \d|remind|make (?:it|that)|it|them|those|these|sort|ones|number (?:\d|one|two|three|four|five)|(?:first|second|third|fourth|fifth|last|cheapest|other) (?:one|two|house|condo|place|townhouse|lead))\b"
)
""" "let's buy the first one": of the list on the screen, wherever they have looked."""
FOLLOWS_UP = re.compile(r"\b(?:follow ?ups?|remind\w*|follow up|call back|callback|schedule)\b")
A_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|next (?:week|month)|in (?:a|an|two|three|four|five|\d+) (?:days?|weeks?|months?|hours?)|the \d+(?:st|nd|rd|th))\b"
)
"""When to come back: where the request names no day, that of what is told."""

BEARS_ON_HOMES = re.compile(
    r"\b(?:hundred|thousand|grand|million|(?:more|less|fewer|higher|lower) than|under|below|max|maximum|tops|no more than|at least|minimum|up to|budget|afford|approved|cash|ceiling|must|prefers?|dislikes?|hates?|allergic|refuses?|no (?!idea|kidding|joke|doubt|worries|problem|thanks|way|biggie|rush|wonder|offense|pressure)\w+|without|not (?:a )?(?:fan|into)|anything but|except|same|too (?:expensive|pricey|small|big|far|high|much|dear|many|few|old|new))\b"
)
"""What is said of these beside a request limits it, however it is told."""

WISHES = re.compile(
    r"\b(?:want|wants|wanting|(?:i|we) wanted|need|needs|needing|looking|looks for|look for|find|show|search|searching|hunting|hunt|would like|would love|interested|must|prefer|prefers|budget|afford|"
    r"spend|all (?:she|he|they|we|i) (?:has|have|got)|preapproved|approved for|qualified for|under|below|max|maximum|tops|no more than|at least|minimum|up to(?! (?:me|us|him|her|them|no good)\b)|less than|ceiling|floor|range|cap|cheaper|busco|quiero|necesito|any|anything|something|"
    r"(?:got|has|have) (?:about |around |up to |maybe |only |just )?(?:\$ ?\d|\d{3}|\d+k|(?:one|two|three|four|five|six|seven|eight|nine) (?:hundred|ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))|"
    r"(?:budget|place|city|area|town|location|type|price|ceiling|limit) (?:is|are|would be|should be|will be)|between (?:\$ ?)?\w+|as (?:high|low|much|little) as|(?:would|could|can|will|might|may) (?:go|stretch|pay|do|spend|manage|handle)|willing to|pay cash|paying cash|all cash|i guess|i suppose|perhaps|maybe|ideally|preferably|possibly|"
    r"asking (?:more|less|over|under|above|below|no)|(?:more|higher|less|lower) than (?:\$ ?)?(?:\d{3}|\d+k|(?:a|one|two|three|four|five|six|seven|eight|nine) (?:hundred|million))|"
    r"facebook|craigslist|zillow|linkedin|fb|market|median|listed in|listed since|listed this|listed last|dropped|new in|new listings)\b"
    r"|\b(?:moving|relocating|move|moved|relocate|relocated|transferred|transferring|transfer|headed|heading|coming|shifting)\b.*\b(?:to|into)\b"
)
OF_WORK = re.compile(
    r"\b(?:leads?|hold|holds|held|refund\w*|voicemail|numbers?|phone|contact\w*|note|quote\w*|credits?|card|cart|alert\w*|notif\w*|#|email\w*|status|stage|mark|owner|seller|it|him|them|price|prices|first one|second|third|last one|"
    r"plan|subscription|balance|purchase\w*|disconnected|follow)\b"
)
_WAYS = "phone|card|notif\\w*|emails?|texts?|pings?|messages?"
_OURS = (
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|midnight|noon|night|nights|morning|sleep|asleep|bed|bought|paid|charged|"
    r"leads?|hold|holds|held|refund\w*|voicemail|number|contact\w*|notes?|quote\w*|credits?|cart|alerts?|status|stage|"
    r"owners?|sellers?|price|prices|plan|subscription|renew\w*|balance|purchase\w*|receipts?|invoices?|info|information|search\w*|list|lists|listing|listings|places?|houses?|homes?|market"
)
OF_OURS = re.compile(rf"{_OURS}|{_WAYS})\b")
"""What is said of these belongs to a request that is no search."""
OF_OURS_BUT_THE_WAY = re.compile(rf"{_OURS})\b")
NAMES_A_NOTICE = re.compile(
    r"\b(?:price (?:drops?|cuts?|changes?)|(?:new )?match\w*|renewals?|refunds?|low credits?|orders?|holds?|expir\w*)\b"
)
""" "I'm drowning in emails: only send me the price drops daily"."""
ASKS_OF_OWN = re.compile(
    r"\b(?:how many|how much|what is|whats|remaining|left|my) (?:\w+ ){0,3}?(?:credits?|balance)\b|\b(?:what|which|my) (?:\w+ )?(?:plan|tier|subscription)\b|\bwhen (?:do|does|will) (?:\w+ ){1,3}renew\b"
    r"|\b(?:my cart|my holds|am i holding|do i have on hold|have i bought|did i buy|my purchases)\b"
)
""" "how many credits do I have": no story bears on it."""
ASKED_OF_OWN = re.compile(
    r"^(?:(?:so|and|ok|then|also|hey|please|tell me|show me) )*(?:what|which|how (?:many|much))(?: \w+){0,2} (?:have|did|do|am) (?:i|we) (?:bought|buy|purchased?|own|owned|spent|spend|held|holding)\b(?! (?:it|them|that|there|in|for|with|at|from|back))"
)
""" "what have I bought, and hold the second": a question, and nothing told."""
POINTS_BACK = re.compile(r"\b(?:both|the lead|it|them|that|those|this|these|one|ones|him|her|there|same|again)\b")
SAID_OF_ANYTHING = re.compile(
    r"\b(?:it|him|them|any|anything|something|facebook|craigslist|zillow|linkedin|fb|market|phone|maybe|perhaps|i guess|i suppose|coming|moved?|sellers?|owners?|agent|numbers?|prices?|card|email\w*|leads?|hold|plan|subscription|credits|look(?:ing|ed) at)\b"
)
"""Words of a need that a story has as well: what is surely told is told with them, too."""
SPEAKS_OF_THERE = re.compile(
    r"\b(?:(?:for|like|near|around|by) it$|for (?:that|the) (?:one|listing|house)$|there (?:these days|nowadays|now|lately|currently|right now)|(?:over|out|up|down|around|in) there|(?:that|the) (?:area|town|city|market|neck of the woods))\b|\b(?:compare|comparison|versus|vs|side by side|cheaper|pricier|which)\b.*\b(?:the two|both|them|either|those two|these two)\b|\b(?:the two|both|them|those two|these two)\b.*\b(?:compare|comparison|side by side)\b"
)
TAKES_UP = re.compile(
    r"\b(?:do you have|have you got|you got|you have|got|is there|are there|show me|find me|see|get me) (?:any|some|one|ones|those|them|that|a few|a couple|several|a handful)"
    r"(?: (?:of (?:those|them|these)|like that))?(?: (?:in|around|near|under|for|at|over|below|with|right now|today|there|out)\b.*)?$"
)
""" "do you have any in Frisco": of what was spoken of just before."""
LIKENS = re.compile(
    r"^(?P<lead>(?:\w+ ){0,6}?(?:first|second|third|fourth|fifth|last|newest|cheapest|number (?:\d+|one|two|three|four|five)|\d{4}|that|this|it)(?: one| house| condo| place| lead)?)"
    r" (?:(?:really|totally|so|kind of|sort of|kinda|also) )?(?:looks|look|is|s|'s|feels|seems|sounds|reminds me|reminded me)(?: \w+){0,2}? (?:like|of) (?:the|my|a|an|our|his|her|their|that|where|what)\b"
)
POINTS_AT_IT = re.compile(
    r"\b(?:leave|skip|drop|exclude|avoid|lose|keep|cut|without|with|no|none of|except|minus|not) (?:out )?(?:those|them|these|any of those|any of them|one of those|one of them)\b"
)
""" "he says zillow leads are junk, so leave those out", "houses with those"."""
PLACE_JOINTS = frozenset({"in", "around", "near", "to", "showing", "touring", "doing", "working"})
_NTH = r"(?:first|second|third|fourth|fifth|last|number (?:\d|one|two|three|four|five)|# ?\d|\d{4})"
NAMES_SEVERAL = re.compile(
    rf"\b(?:first|last|top|bottom|other) (?:two|three|four|couple|few|\d)\b|\b{_NTH}\b(?: one)?(?:,)? (?:and|or|,) (?:the )?{_NTH}\b"
)
POINTS_AT_THEM = re.compile(
    r"\b(?:both|them|those|these|the two|all (?:two|three|of them))\b(?! (?:of )?(?:leads|homes|houses|condos))"
)
""" "he likes the first two, hold them both": what leads are pointed at was told."""
AGES = re.compile(r"^(?:ages? |aged )?[2-9]\d (?:and|&) [2-9]\d$")
""" "for my parents, 78 and 81"."""
A_LEAD = re.compile(r"\b(?!(?:19|20)\d\d\b)\d{4,5}\b(?! (?:dollars|bucks|sq\w*|feet|a month|month|square|miles))")
OUTRIGHT = re.compile(
    r"\b(?:(?:i|we) could (?:really |sure |totally )?use|what have you (?:got|found|any)|what (?:do|did) you have|(?:was |am |were )?(?:just )?wondering (?:if|whether) you|any chance (?:you|of|there)|have you (?:got|any)|(?:would you |do you |you )?mind (?:showing|finding|pulling|looking|getting)|do you have|(?:can|could|would|will) you (?:please |maybe |just )?(?:find|show|pull|see|check|look|get|dig|search|list)|show me|find me|pull up|let us (?:see|look|find)|asked me to (?:look|find))\b"
    r".*\b(?:homes?|houses?|condos?|townho\w+|places?|duplex\w*|land|lots?|apartments?|listings?|leads?|something|anything|beds?|bedrooms?|br|fixer\w*|properties|rentals?)\b"
)
""" "I could really use houses in Plano" tells nothing, it asks."""
ASKS_FOR_HOMES = re.compile(
    r"\b(?:cheaper|pricier|anything (?:\w+ )?(?:under|below|newer|bigger|closer|smaller|else)|what is new|anything new|want|wants|need|needs|looking|find|show|search|hunting|would like|interested|prefer|busco|quiero|pull up|get me|give me|let us see|beds?|bedrooms?|br|bd|bdrm|baths?|houses?|homes?|condos?|townho\w+|apartments?|"
    r"median|average|typical|going rate|price per|days on market|"
    r"for sale|rentals?|land|lots?|duplex\w*|single family|sfh|sfr|casas?|condominios?|under|below|max|tops|up to|single story|pool|garage|places?|multi\w*|\w+plex\w*|fixer\w*|buyers?|hold|buy|release|quote|recommend|compare)\b|\b\d/\d"
)

NAMED_ONE = re.compile(r"\b(?:the|that|this) (?!(?:same|other|right|wrong|only) )(?:\w+ ){1,2}ones?\b")
""" "the first one", "the Summerlin one": names what it means."""
ONCE = re.compile(
    r"\b(?:last (?:\w+ )?(?:year|month|week|time|spring|summer|fall|autumn|winter|january|february|march|april|may|june|july|august|september|october|november|december|christmas|thanksgiving)"
    r"|(?:years?|months?|ages|decades?) (?:ago|back)|a while (?:ago|back)|back (?:in|when|then)|in (?:19|20)\d\d|when (?:i|we) (?:first )?(?:started|began|got (?:my|our) license))\b"
)
SPEAKS_OF_A_LEAD = re.compile(
    r"\b(?!(?:19|20)\d\d\b)\d{4,5}\b|#|\b(?:the|that|this) (?:\w+ )?(?:first|second|third|fourth|fifth|last|cheapest|one|lead|listing)\b"
    r"|\b(?:owners?|sellers?|phone|voicemail|disconnected|refund\w*|notes?|agent|number (?:\d|one|two|three|four|five)|the number)\b"
)
CLOCK = re.compile(
    r"\b(?:before|at|until|till|around|after) (?:\d{1,2}|noon|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b(?! (?:days?|hours?|minutes?|weeks?))"
)
OF_TIMES = re.compile(
    r"\b(?:notif\w*|alert\w*|texts?|ping\w*|quiet|messages?|e?mails?|remind\w*|calls?|follow\w*|updates?|buzz\w*|sleep|then|time|till|until|note|mark)\b"
)
"""Requests on which a time that was told may bear."""
NEVER = re.compile(r"(?!)")

NAMES_A_LEAD = re.compile(
    r"\b(?:the|that|this|number) (?:first|second|third|fourth|fifth|last|cheapest|one|two|three|four|five|\d)\b(?! (?:year|month|week|time|thing)s?\b)|# ?\d|\b(?!(?:19|20)\d\d\b)\d{4}\b"
)
OF_REASONS = re.compile(r"\b(?:refund\w*|money|back|dispute|report|note|mark|update|log|record|status|stage)\b")
"""Requests that what was told may explain."""
