"""Sayings, courtesies and slips of the pen that would be read as something else, and what they are put as."""

from __future__ import annotations

import re

_KINDS = r"(?:score|price|asking price|lead price|date|listing date|age|quality|rating|distance|newness)"
_SHOWN = {"showed": "show", "found": "find", "gave": "give", "pulled": "pull", "listed": "list", "told": "tell", "sent": "send", "held": "hold", "put": "put", "looked": "look", "got": "get", "let": "let", "kept": "keep", "reserved": "reserve", "searched": "search", "checked": "check", "ran": "run"}  # fmt: skip
PAST_FORMS = _SHOWN
PLAINLY: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (needed, re.compile(pattern, re.IGNORECASE), plain)
    for needed, pattern, plain in (
        ("drop me", r"\bdrop (me|us) (?=an? (?:quick )?(?:e-?mail|text|sms|note|line|message|slack|push|ping)\b)", r"send \1 "),
        ("send a", r"\bsend (?=an? (?:quick )?(?:e-?mail|text|sms|text message|slack message|slack|push)(?: notification)? (?:about|when|whenever|if|once|for|before)\b)", "send me "),
        ("lands", r"\b(something(?: new)?|anything(?: new)?|new one|one|it|a listing|listing|match|deal|house|condo|home|place|property|stuff|lead|townhouse|townhome) lands\b(?! (?:at|a|me|us)\b)", r"\1 comes up"),
        (" land", r"\b((?:new )?(?:homes|houses|condos|listings|ones|leads|places|properties|townhomes|townhouses|duplexes)) land(?=\s*(?:$|[,.;!?]|on the market|by |via |please|there|here))", r"\1 come up"),
        *((tier, rf"^(?P<lead>(?:ok |okay |so |hey |hmm+ |well |actually |and |,)*)(?:what about|how about|what if|can (?:we|i|you)|could (?:we|i|you)|is|maybe|(?:i(?:'m| am) )?(?:been )?thinking (?:about|of)|considering|why not|let(?:'s| us)(?: try| do)?)\b[^.?!;]{{0,40}}?\b{tier}\b[^.?!;,]{{0,20}}[\s,.?!;…—-]+(?:(?:and|please|so|ok|yes|yeah|yep|sure|just|then|can you|could you|go ahead and|if so|you know what)[, ]+)*(?:(?:do|set|arrange|get|put|make|sort|start) (?:that|this|it)(?: (?:up|for me|happen|done|through|in motion|going|started))*|go ahead|make the (?:change|switch)|do so|switch me(?: over)?|sign me up|hook me up)(?: (?:please|now|then|today|for me|asap))*[.! ]*$", f"switch me to {tier}") for tier in ("basic", "pro", "enterprise")),
        ("my ", r"\b(?:put|throw|load|stick|drop|toss|add|deposit|pop) (?:in |another |an extra |an additional )*\$?(\d[\d,]*)(?: ?(?:dollars|bucks|usd|more))* (?:on|onto|in|into|to) my (?:account|balance|wallet|credit balance|credits)\b", r"top up \1 dollars"),
        ("fund", r"\bfund (?:my |the )?(?:account|wallet|balance) (?:with|by) (?:another |an extra )?\$?(\d[\d,]*)(?: ?(?:dollars|bucks|usd))?\b", r"top up \1 dollars"),
        ("credit", r"\b(?:add|load|get me|give me) (?:another |an extra )?\$(\d[\d,]*) (?:in|of|worth of|more in) credits?\b", r"top up \1 dollars"),
        ("charge my", r"\bcharge my card (?:for )?\$?(\d[\d,]*)(?: ?(?:dollars|bucks|usd))? (?:for|in|of|worth of) credits?\b", r"top up \1 dollars with my card"),
        ("compar", r"\bcompare (?:me )?(?:the two|these(?: two)?|both|them|the following|those(?: two)?)(?: (?:places|cities|markets|areas|towns))?(?: for me)?\s*[:–—-]\s*([a-z0-9][\w .']{2,30}?)\s*(?:,|/|&| and )\s*([a-z0-9][\w .']{2,30}?)(?=\s*(?:$|[?.!,;]))", r"compare \1 and \2"),
        ("compar", r"^([a-z][\w .']{2,25}?)/([a-z][\w .']{2,25}?) comparison\b", r"compare \1 and \2"),
        ("compar", r"^(?P<lead>(?:ok |so |hey |now )*)([a-z0-9][\w .']{2,25}?)\s*(?:&|,| and |/)\s*([a-z0-9][\w .']{2,25}?)\s*[,:;–—-]\s*(?:(?:please |pls |can you |just )*compare(?: them| both| those| these| the two)?|how do (?:they|these|those|the two) compare)\b", r"compare \2 and \3"),
        *((word, r"^((?:ok |so |hey |and )*(?:what (?:would|will|do|does|'s|is)|what's|how much)\b[^.?!;]{4,60}?)\s*[,;.?]?\s*(?:and|so|but|&|,|\?|\.) (?:also )?(?:can|could|do|will|would|am) i (?:even |still |actually |able to )?(?:afford|swing|cover|pay for|have enough(?: (?:credits|money|balance|funds))?(?: for| to (?:buy|cover|pay for))?)(?: (?:it|them|that|those|both|all|all of (?:it|them)|both of them|the two|the lot))?(?: right now| with my credits| together| with what i have)*\W*$", r"\1, and what's my balance") for word in ("afford", "enough", "swing", "cover", "pay for")),
        *((f"the {er}", rf"^(.*?\b(?:number |lead |# ?)?(\d{{1,2}}|\d{{4,5}}|(?:the )?(?:first|second|third|fourth|fifth|last)) (?:and|&|or|vs\.?|versus) (?:number |lead |# ?|the )?(\d{{1,2}}|\d{{4,5}}|first|second|third|fourth|fifth|last)\b(?! ?(?:beds?|baths?|k\b|miles|hours|days)).*?[,.;] ?(?:and |then |so |now )*.*?)\bthe {er}(?: one)?(?! of\b)(?= *(?:$|[,.!?;]|and |for |until |please|till ))", rf"\1the {er} of \2 and \3") for er in ("cheaper", "newer", "bigger", "pricier", "smaller", "larger", "fresher", "older")),
        ("afford", r"\b((?:can|could|do|would) (?:i|we) (?:even |still )?afford) (?:lead |number |# ?)?(\d{4,5})\b(?![,\d]|k\b| a month| per month| monthly)", r"\1 lead \2"),
        ("million", r"[,.!? ]*\b(?:thanks a (?:million|bunch|ton|heap)|(?:a )?million thanks|(?:you(?:'re| are) )?one in a million|thanks a million times)\b", ""),
        ("million", r"\b(?:a )?million[ -]dollar (?=views?\b)", ""),
        ("million", r"\b(?:a )?million (?:times|things|ways|questions|reasons)\b", "many times"),
        ("weak", r"\b(this|last|past|next|per|each|every|the) weak\b", r"\1 week"),
        ("weeak", r"\bweeak\b", "week"),
        ("ranch", r"\branchers?\b(?! (?:style|homes?|houses?|in|with|under|near)\b)", "client"),
        (" by ", rf"(?<!sorted )(?<!sort )\bby (?:their|its|the) ({_KINDS})\b", r"sorted by \1"),
        ("last", r"\b(?:put |with |show |have |want )?(?:the (?:ones? |homes? |leads? |listings? )?|whatever |what |whichever |those |ones )(?:that )?(?:was |were |is |are |got |just )*(?:came in |come in |went up )?(?:posted |listed |added |published |put up )?(?:the )?(?:last|latest|most recently)(?: (?:posted|listed|added|one|ones))?(?: (?:goes|go|come|comes|should be|to be|at|on|up|to))* (?:the )?(?:top|first|front)\b", "newest first"),
        ("know", r"[,.!;]?\s*\b(?:please |just |so |and )*(?:let me know|lmk)(?: (?:what you (?:find|think|have|got|see|come up with)|asap|soon|when you (?:can|get a (?:chance|minute|sec))|if (?:that works|you can)|either way|ok|pls|please|thanks))*\s*(?=[,.!;]|$)", ""),
        ("been", r"[,.;]?\s*\b(?:(?:and|but|so|because|since|cuz) )?(?:(?:he|she|they|we|i|you)(?:'ve|'s| have| has)?|(?:my |the |our )?(?:clients?|buyers?|couple|guys?|family)(?: has| have|'s|'ve)?) been (?:looking|searching|hunting|at (?:it|this)|house ?hunting|shopping|on the hunt|trying)(?: around)? (?:for|since) (?:about |over |almost |nearly |like |the (?:last|past) )?(?:(?:\d+|an?|six|two|three|four|five|several|a few|many) )?(?:days?|weeks?|months?|years?|ages|forever|while|january|february|march|april|may|june|july|august|spring|summer|winter|fall)\b", ""),
        (" mile", r"\b(?:\d+|an?|half an) (?:minutes?|mins?|hours?) (?:for|to go|to do|to drive|just to go) (?:\d+|an?|six|five|two|three) miles?\b", ""),
        (" and ", r"(?<=\w)(?<!\bplease),? and (?=(?:(?:can|could|would|will) you (?:please |maybe )?(?:find|see|show|pull|check|look|dig|search|list|mind)|(?:do |would )?you mind|mind (?:showing|finding|pulling|looking)|what (?:have|do) you (?:got|have)|any chance|(?:i|we)(?: was|'m| am|'re| are|'d| were) (?:just )?(?:wondering|looking|after|hunting)|(?:i|we) could (?:really )?use|do you have|have you got)\b)", ". "),
        ("zero ",
            r"(?<!one )(?<!two )(?<!three )(?<!four )(?<!five )(?<!six )(?<!seven )(?<!eight )(?<!nine )(?<!zero )\bzero (?!(?:down|interest|percent|money|hassle|issues?|dollars?|credits?|bucks|cents?|points?|commission|fees?|lot|in|to|for|and|or|cost|one|two|three|four|five|six|seven|eight|nine|zero)\b)(?=[a-z])",
            "no "),
        ("free of", r"\bfree (?:of|from) (?!charge|cost)(?=[a-z])", "without "),
        ("no th", r"\b(?:(?P<adj>fixer) )?(?P<noun>[a-z]+)\? no (?:thanks|thank you|thx)\b", r"no \g<adj> \g<noun>"),
        ("allergic", r"\b(?:he|she|they|client|buyer|wife|husband|kid|son|daughter)(?:'s| is|'re| are)? (?:\w+ )?allergic to (?=[a-z])", "no "),
        ("live with", r"\b(?:he|she|they|i|we|client|buyer|wife|husband) (?:won't|will not|can't|cannot|wouldn't|could not|couldn't) live with (?=[a-z])", "no "),
        ("from ", r"(?<!rent )(?<!rents )(?<!rates )(?<!rate )(?<!taxes )(?<!price )(?<!prices )(?<!value )(?<!values )(?<!hoa )(?<!dues )(?<!insurance )(?<!premium )(?<!payment )(?<!offer )(?<!offers )(?<!salary )(?<!median )(?<!home )(?<!house )\b(?:drop|lower|cut|reduce|bring|take|scale|trim|raise|bump|up|increase|move|change|stretch|dropped|lowered|cut|reduced|brought|scaled|trimmed|raised|bumped|upped|increased|moved|changed|stretched|went|dropping|fell|jumped|grew|shrank)(?: (?:the|our|their|her|his|my|it|that))?(?: (?:budget|price range|price|range|max|maximum|limit|ceiling|cap|number|top))?(?: (?:down|up|back))? from (?:about |around )?\$?\d[\d,.]*k? ?(?:to|down to|up to|back to) (?=\$?\d{2})", "max "),
        ("med ", r"\bmed (?=students?|school|center|tech|techs|devices?|sales|supply|residen\w+|rep)", "medical "),
        ("love to", r",? (?:but|and|though|although) (?:(?:they|she|he|we|i) )?(?:would|['’]d) (?:really )?(?:love|like|prefer|rather) to (?:stay|be|keep it|come in|land|end up) (?:near|around|about|closer to|close to|under|below|at|nearer) \$?\d[\d.,]*k?\b", ""),
        ("like to", r",? (?:but|and|though|although) (?:(?:they|she|he|we|i) )?(?:would|['’]d) (?:really )?like to (?:stay|be|keep it|come in|land|end up) (?:near|around|about|closer to|close to|under|below|at|nearer) \$?\d[\d.,]*k?\b", ""),
        ("prefer to", r",? (?:but|and|though|although) (?:(?:they|she|he|we|i) )?(?:would |['’]d )?(?:really )?prefer to (?:stay|be|keep it|come in|land|end up) (?:near|around|about|closer to|close to|under|below|at|nearer) \$?\d[\d.,]*k?\b", ""),
        ("you ", r"(?:^|(?<=[.!?;] ))(?:hey |hi |ok |so |well )*you (?:guys )?(?:helped|found|showed|got|sent|gave|hooked)\b[^.!?;]*\b(?:last (?:week|month|year|spring|summer|fall|winter|time)|(?:weeks?|months?|years?|while) (?:ago|back)|back in|before|earlier this year)\b[^.!?;]*[.!?;]\s*", ""),
        ("nothing", r"\b(?:i know |ok )?(?:you|it) (?:said|told me|mentioned)(?: that)? (?:there(?:['’]s| is| was| were| are)|you had|you have) nothing(?: (?:under|below|up to|for|at|over|above) \$?\d[\d.,]*k?)?", ""),
        ("sold in ", r"\b(?:(?:they|he|she|we|who)(?: have| has|['’]ve|['’]s)? )?(?:just |already |finally |recently )*sold (?:(?:their|his|her|our|the) (?:place|house|home|condo) )?in [a-z'’]+(?: [a-z'’]+)? and (?=(?:have|has|need|needs|want|wants|must|are|is|now)\b)", "they "),
        (" out of ", r"\bwants? (?:to (?:get|move) )?out of (?:his|her|their|that|this|the|a) (?:[\w-]+ ){0,3}?[\w-]+(?: in \w+)?(?: and (?:into|asked (?:me )?for|wants?|needs?))(?= )", "wants"),
        (" place", r"\bthe (?:lead|one|listing|house|home|card) in (first|second|third|fourth|fifth|last|\d(?:st|nd|rd|th)) (?:place|position|spot)\b", r"the \1"),
        ("not the ", r"^not the (\w+)[.,;:] (?:the )?(?:next )?one (?:right |just |directly |immediately )?(after|before) (?:it|that)\b(?: one)?", r"the one \2 the \1"),
        (" than ", r"(?<=\w)(?: but)? (?:for )?(?:no longer|not longer|no more|not more|not a minute longer) than (?=(?:\d+(?:\.\d)?|an?|one|two|three|four|five|six|eight|ten|twelve)(?: and a half)? ?(?:h|hrs?|hours?|minutes?|mins?)\b)", " for "),
        ("hang on", r"([.,;])\s*(?:nah|no|nope|oh|hmm|eh)[, ]+(?:hang on|hold on|wait)[, ]+(?=(?:by |on )?(?:e-?mail|text|sms|slack|push|in app)\b)", r"\1 actually "),
        ("hold on", r"([.,;])\s*(?:nah|no|nope|oh|hmm|eh)[, ]+hold on[, ]+(?=(?:by |on )?(?:e-?mail|text|sms|slack|push|in app)\b)", r"\1 actually "),
        *(
            (needed, r"^(?P<who>(?:please |can you |could you |hey )*)(?:txt|text|sms|e-?mail|slack|push|message) me (?P<what>[^.;!?]{4,80}?)[.,;!?]+ ?(?:(?:(?:nah|no|nope|wait|hang on|hold on|hmm|oh|actually|sorry|rather|scratch that|make (?:it|that)|on second thought|second thought)[, ]*)+(?:by |via |on |over )?(?P<by>e-?mail|text|sms|slack|push)(?: (?:is|would be|works|sounds) (?:better|best|fine)| instead| please| me| it is| then)*|(?:by |via |on |over )?(?P<as>e-?mail|text|sms|slack|push)(?: (?:is|would be|works|sounds) better| instead))[.! ]*$", r"\g<who>\g<by>\g<as> me \g<what>")
            for needed in ("mail", "text", "sms", "slack", "push")
        ),
        (" cheap", r"^(?:so |ok |and )*(?:lead )?(\d{4}) (?:vs\.?|versus|or|against|and) (?:lead )?(\d{4})[,;:.?]* (?:which|what|whichever)(?: lead| one)?(?: is|['’]s| would be) (?:the )?(?:cheaper|cheapest)(?: one)?(?: for me)?(?: to (?:buy|get|unlock))?(?: lead)?\W*$", r"quote \1 and \2"),
        (" cheap", r"^(?:so |ok |and )*which(?: lead| one)?(?: is|['’]s| would be) (?:the )?(?:cheaper|cheapest)(?: for me)? (?:to (?:buy|get|unlock)|lead)[,:]? (?:lead )?(\d{4}) (?:or|vs\.?|versus|and) (?:lead )?(\d{4})\W*$", r"quote \1 and \2"),
        ("how", r"^(?!.*\b(?:hold|buy|find|show|search|beds?|condos?|houses?|homes?|leads?|credits|refund|\d{3,})\b)[^?]*?\b(?:anyway|anyhow|so|but)[, ]+(how(?:['’]s| is| are| was|s)? (?:your|you|ya|the) (?:day|morning|week|evening|weekend|night|doing|holding up)(?: going| been| so far| doing)*)\W*$", r"\1?"),
        *(
            (exact, rf"\b(\d(?:\.5)?|one|two|three|four|five|six) ?(beds?|bedrooms?|baths?|bathrooms?|brs?|bds?|bas?) (?:{exact})\b", r"exactly \1 \2")
            for exact in ("exactly", "precisely")
        ),
        (" k", r"\b(\d{2,4}(?:\.\d)?) k\b(?= ?(?:[-–,.;!?]|to\b|and\b|max\b|or\b|tops\b|$))", r"\1k"),
        (" too", r"\b(\w+) too,? (?:and )?not (?:just|only) (?:the )?\w+", r"\1 too"),
        ("any ", r"\bany (?:kind|type|sort|style) of (?:home|property|place|dwelling|building)\b", "any property type"),
        ("take ", r"\btake (?:the |that )?(pool|garage|yard|solar|casita|view|basement|hoa|single story|fixer upper|charger|guest house)(?: (?:thing|bit|part|requirement|filter))? (?:back )?out\b(?! of)", r"drop the \1"),
        ("from ", r"^from (?:any|every|all|whatever) (?:site|source|place|website|platform)s? (?:except|but|besides|other than|apart from|save) (\w+)\s*[:,–-]\s*", r"not from \1, "),
        (" free", r"\b(still|currently) free\b", r"\1 available"),
        (" go", r"(?<= go), ?(?:(?:i|we) (?:have )?)?no (?:need|use|interest) (?:for|in|of) (?:it|that|this|them)(?: any ?more| now)?\W*$", ""),
        (" grand", r"\b(\d{2,4}) grand ?[-–] ?(\d{2,4}) grand\b", r"\1k-\2k"),
        ("them both", r"\b(?:them|those|these) both\b", "both"),
        (" list", r"\b(ones?|first|second|third|fourth|fifth|last|cheapest|newest|priciest|two|three) (?:from|on|off|of|in|out of) (?:that|this|the|your) list\b(?! (?:first|last|up|top))", r"\1"),
        ("capped", r"\bcapped (?:at|out at) ", "max "),
        ("only", r"\bonly (?=\d(?:\.5)? ?(?:beds?|baths?|bedrooms?|bathrooms?|bd|br|ba)s? ?(?:and up|or more|and more|or better|and over|plus|\+|minimum|and above|or up))", ""),
        ("just", r"\bjust (?=\d(?:\.5)? ?(?:beds?|baths?|bedrooms?|bathrooms?|bd|br|ba)s? ?(?:and up|or more|and more|or better|and over|plus|\+|minimum|and above|or up))", ""),
        (" and more", r"(\d(?:\.5)? ?(?:beds?|baths?|bedrooms?|bathrooms?)) and more\b(?! (?:than|recent|of))", r"\1 or more"),
        (" to ", r",? ?\b(?:(?:who|that) )?(?:wants?|needs?|looking|hoping|hopes?|plans?|planning|going|trying|wanting) to (?:put|build|raise|erect)(?: up)?(?! (?:it|that|this|an? (?:hold|offer|note|bid))\b) (?:an? |his |her |their |some )?[a-z-]+(?: [a-z-]+)?(?: up)?(?=,| on\b| near\b| in\b| out\b| around\b|[.;!]|$)", ""),
    )
)  # fmt: skip
""" "thanks a million" is no price: (what has to stand in the text, what is replaced, by what)."""
OBLIGED = re.compile(
    r"^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|please|well|now|then|and|so)[ ,!.]+)*(?:(?:i|we)(?:'d| would)|it would|would) (?:be |really |so |much |very |most |ever so |truly )*(?:obliged|grateful|glad|thankful|delighted|appreciate it|happy|appreciative|great|lovely|wonderful|kind|helpful|a great help)(?: to you| of you)? if (?:you|y'all|ya) (?:could |would |can |might |just |kindly |please |were to )*(?P<verb>[a-z]+)",
    re.IGNORECASE,
)
""" "I'd be obliged if you showed me what's on offer" asks to be shown it."""
