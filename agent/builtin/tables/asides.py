"""What agents tell beside a request that reads like a part of it: loans, sums, where somebody lives now, who called."""

from __future__ import annotations

import re

_I = re.IGNORECASE
_TENS = r"(?:ten|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine|a)"
_NO_MONEY = r"(?![ -]?(?:days?|weeks?|months?|years?|hours?|hrs|minutes?|mins|%|percent|times|people|calls|e?mails|miles?|o'?clock|am\b|pm\b))"
AMOUNT = rf"(?:\$ ?)?(?:\d[\d,.]*\d(?: ?(?:k|grand|thousand|m|mil|million))?|\d(?:\.\d+)? ?(?:k|grand|m|mil|million)|(?:{_ONES}[ -]{_TENS}(?:[ -]{_ONES})?|{_TENS}(?:[ -]{_ONES})?|{_ONES} hundred(?: and)?(?: {_TENS})?)(?: (?:k|grand|thousand))?)\b{_NO_MONEY}"
_HIS = r"(?:(?:the|my|his|her|our|their|a|an|that|this) )?"

IDIOMS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"\b(?:did |finally |managed to )?(?:get|got|getting|gotten) (?:a )?hold of (?=(?:the |that |this |his |her |their )?(?:owner|seller|lady|guy|man|woman|gentleman|couple|tenant|him|her|them|someone|somebody|anyone|people|agent|wife|husband)\b)",
            _I,
        ),
        "reached ",
    ),
    (
        re.compile(r"\bpull(?:ing)? out (?:the|my|a) (?:(?:company|credit|business|debit|amex|visa) )?card\b", _I),
        "pay",
    ),
    (
        re.compile(
            r"\bguess who(?:['’]s| is) buying (?:the )?(?:drinks|lunch|dinner|coffee|beers?|donuts|a round|rounds|tonight)\b[^.,;!?\n]*",
            _I,
        ),
        "",
    ),
    (re.compile(r"\b(?:no|without (?:a|my)|left my|lost my|turned off my) phone\b(?=[ ,.;!]+(?!numbers?\b))", _I), ""),
    (re.compile(r"\bthe (?:whole|full) nine yards\b", _I), "all of it"),
    (re.compile(r"\brent[ -]?backs?\b", _I), "time"),
    (
        re.compile(
            r"(?<=[\w)])[, ]+not (?:too |so |half )?(?:bad|shabby|terrible)(?: at all| huh| right)?(?=[.,;!?\n]|$)", _I
        ),
        "",
    ),
    (
        re.compile(
            r"(?:(?<=[.!\n;])|(?<=[\w)]),) *(?:fingers crossed|gotta run|got to run|(?:i )?owe you (?:one|big)|you(?:['’]re| are) (?:the best|a star|a lifesaver|a legend|awesome)|no rush(?: at all| though)?|talk (?:soon|later)|wish me luck)[ .!]*$",
            _I,
        ),
        "",
    ),
    (
        re.compile(
            r"(?:\bin )?\b(?:hotel |motel )?(?:room|gate|suite|apt|unit|route|booth|aisle) (?:no\.? |number |# ?)?\d{1,4}\b(?= *(?:[.,;!?\n]|$))",
            _I,
        ),
        "inside",
    ),
    (
        re.compile(
            r"(?<!\bdo )(?<!\bare )(?<!\bdid )(?<!features )\b(?:the|these|those|both) buyers(?= (?:both |all |really |just |also |absolutely |would )*(?:wants?|needs?|can|can['’]?t|cannot|have|has|had|are|would|like|love|prefer|will|won['’]?t|said|told|asked|hate|refuse|must|got)\b|['’](?:d|ll|ve|re)\b)",
            _I,
        ),
        "they",
    ),
    (
        re.compile(
            r"\b(?:fix|repair|rebuil[dt]|build up|built up|improv|clean|ruin|hurt|wreck|rais|work(?:ed|ing|s)? on)(?:e?s|e?d|ing|e)? (?:up )?(?:his|her|their) credit(?: scores?)?\b(?: since)?|\b(?:his|her|their) credit(?: score)? (?=is|was|got|took|needs|isn['’]?t|wasn['’]?t|just|went)[^.,;!?\n]*",
            _I,
        ),
        "got ready",
    ),
    (
        re.compile(
            r"\b(?:his|her|their|the (?:owner|seller|buyer|client)['’]?s) (?:cell |phone )?(?:number|cell|phone|email|address|info|contact) (?:is|are) (?:somewhere |still |also |all )?(?:in|on|at) (?:my|the|our) [\w ]{3,24}(?=[.,;!?\n]|$)",
            _I,
        ),
        "",
    ),
    (re.compile(r"\bhold(?:ing)? (?:his|her|my|their|the baby['’]s) (?:hand|breath|horses)\b", _I), "wait"),
)
"""Turns of phrase in which a word of ours means nothing of ours, and what they say."""

VETERANS_LOAN = re.compile(
    r"\bVA(?:['’]s)?[ -](?:buyers?|clients?|couple|family|borrowers?|eligible|eligibility|approved|backed|guaranteed)\b,?"
    r"|\bVA(?:['’]s)?[ -](?=(?:home )?(?:loans?|mortgages?|financ\w+|benefits?|pre-?approv\w+|pre-?qual\w+|qualified|funding|money|entitlement|certificate)\b)"
    r"|\b(?:using|uses?|going|goes|through|via|on|with|qualif\w+ for|eligible for|approved (?:for|through|by)) (?:the |his |her |their |a )?VA\b(?! \d)"
    r"|(?<=\bhis )VA\b|(?<=\bher )VA\b|(?<=\btheir )VA\b",
    _I,
)
""" "using a VA loan" names no state."""

_OF_OWN = r"(?:(?:in |of )?(?:hard |cold )?cash|down(?: ?payment)?|(?:all )?saved(?: up| away)?|(?:in |of )?savings|in the bank|to put down|(?:as|for) (?:a |the |his |her |their )?down ?payment|of (?:their|his|her|our|my|your) own|(?:in |of )?equity|from (?:selling|the sale of|his|her|their|the) [^,.;!?\n]{1,40}?(?=[,.;!?\n]| and | so |$)|more(?= *[,.;])|gift money)"
_GIVES = r"(?:gives?|lends?|loans?|adds?|covers?|matches|chips? in|kicks? in|throws? in|puts? in|says|will (?:give|lend|do|go|add|cover|loan|put in)|is (?:giving|lending|adding|covering|putting in)|are (?:giving|lending|adding|covering|putting in)|can do|approved|pre-?approved|fronts?)"
_LENDER = r"(?:lender|bank|credit union|mortgage(?: company| guy| broker)?|loan(?: officer)?|broker|parents?|mom|dad|folks|uncle|aunt|grandma|grandpa|in-?laws|va)"
DOWN_PAYMENT = re.compile(
    rf"\b(?:(?:with|has|have|having|got|putting|puts|put|and|plus|about|around|roughly|a|an) )*{AMOUNT} ?(?:down ?payment|down\b(?! (?:from|by|to))|to put down|(?:as|for) (?:a |the |his |her |their )?down ?payment)\b"
    rf"|\bdown ?payment (?:of |is |'s )?(?:about |around )?{AMOUNT}",
    _I,
)
PART_OF_SUM = re.compile(
    rf"\b(?:(?:with|has|have|having|got|had|plus|about|around|roughly|another|an extra|is putting|putting|puts|put) )*{AMOUNT} ?{_OF_OWN}(?![\w])"
    rf"|\b{_LENDER}(?:['’](?:s|ll|d))?(?: (?:just|is|also|then))* {_GIVES}(?: (?:in|for|him|her|them|us|me|another|an extra|up to|about|around|roughly))* {AMOUNT}"
    rf"|\b(?:(?:can|could|will) )?(?:borrows?|borrowing|finances?|financing) (?:about |around |up to |another |the other )?{AMOUNT}"
    rf"|\b(?:a |an |plus |another )*{AMOUNT} ?(?:loan|mortgage|gift|from (?:the |his |her |their )?{_LENDER})\b"
    rf"|\bsold (?:his|her|their|the|my|our|a|an) (?:[\w'’]+ ){{1,3}}?for {AMOUNT}",
    _I,
)
""" "has 50k cash", "the lender gives 200": parts of a sum."""
WHOLE_SUM = re.compile(
    rf"\b(?:(?:so|that makes|that is|that's|makes|which makes|meaning|giving (?:him|her|them|us)|for|call it|about|comes to|adds up to) )*(?P<sum>{AMOUNT}) (?:all[ -]in|all told|in total|total|altogether|combined|together|tops|max(?:imum)?|budget|to spend|to work with|to play with)\b"
    rf"|\b(?:so )?(?:all[ -]in|all told|in total|total(?:ing|s)?|altogether|combined|budget|max(?:imum)?|tops out at|top dollar|ceiling|up to|under|below)(?: budget)?(?:['’]s| is| of| at| comes to| about| around|:|,)* (?P<total>{AMOUNT})",
    _I,
)

PIECES = re.compile(
    r"([,.;!?\n]+(?:\s+|$)|\s+[–—-]+\s+|\s(?=(?:and|but|so|who|because|since)\s)|(?<=[a-z\d])\s(?=(?:wants?|needs?|looking|hoping|would like|'d like)\s))",
    _I,
)
"""Where one thing ends that is told, and the next begins."""
_NOW = r"(?:now|currently|at the moment|right now|presently|today|these days|for (?:years|months|now|ages|a while|\w+ (?:years|months))|since|all (?:his|her|their) life|still|already|sick|tired|fed up|done|forever|at present)"
_DWELLING = r"(?:\d ?(?:bed\w*|br)|(?:one|two|three|four) bed\w*|studios?|apartments?|condos?|houses?|places?|townhouses?|townhomes?|rentals?|trailers?|duplex|homes?|basement|flat|rooms?|complex|bedroom|hotel|motel)"
_RENTS = r"(?:rents|renting|rented|leases|leasing|subletting)"
LIVES_THERE = re.compile(
    rf"\b(?:lives?|living|lived|stays|staying|crammed|squeezed|stuck|cramped|packed|jammed|crashing) (?:\w+ )?(?:in|into|at|with)\b"
    r"|\b(?:drowning|bursting|busting|suffocating|tripping over each other|on top of each other|outgrown|outgrew|outgrowing|falling over each other|bumping into each other)\b"
    rf"|(?=.*\b{_NOW}\b).*\b{_RENTS}\b(?! (?:it |them )?(?:out|to)\b)"
    r"|\b(?:rais|hik|jack|bump|increas|doubl)(?:e?s|e?d|ing|e)(?: up)? (?:the|his|her|their|my) rent\b|^[ \w,]{0,12}\bmiss(?:es)? (?:the|their|his|her|having)\b"
    rf"|\b{_RENTS} (?:\w+ ){{0,6}}(?:for|at) (?:about |around )?{AMOUNT}(?: (?:a|per) month|/mo\w*)?(?: {_NOW})?$"
    rf"|(?=.*\b{_NOW}\b).*(?:(?:\b(?:am|is|are)|['’](?:s|re|m)|\bbeen|\bcurrently|\bstuck) (?:{_NOW} )?(?:all )?in|\bshares?|\bsharing) (?:a|an|the|their|his|her|one of) (?:[\w'’-]+ ){{0,4}}?{_DWELLING}\b"
    rf"|\b(?:pay|pays|paying|paid|spends?|spending|wastes?|wasting|burns?|burning|blows?|blowing|throws?|throwing)(?: \w+){{0,2}}? {AMOUNT}(?: \w+){{0,3}}? (?:rent|a month|per month|monthly)\b"
    rf"|\brent (?:is|was|just|went|goes|jumped|hit)\b",
    _I,
)
HINTS_OF_LIVING = (
    "liv", "stay", "cram", "squeez", "stuck", "pack", "jam", "crash", "drown", "burst", "bust", "suffoc", "each other",
    "outgr", "rent", "leas", "sublet", "pay", "paid", "spend", "wast", "burn", "blow", "throw", "now", "moment",
    "present", "today", "these days", "years", "months", "ages", "while", "since", "life", "still", "already", "sick",
    "tired", "fed up", "done", "forever", "miss",
)  # fmt: skip
"""One of these stands in whatever tells how somebody lives today; without any the long pattern need not be tried."""
WISHED = re.compile(
    r"\b(?:refuses?|won['’]?t|hates?|wants?|wanting|needs?|needing|looking|look|find|show|search|hunting|buy|own|purchase|can (?:do|go|spend|swing|afford)|could (?:do|go|spend)|would like|['’]d like|up to|under|below|max|tops|budget|anything|something|any|get (?:me|him|her|them)|pull|to rent|for rent|hold|alert|email|notify|ready for|after|bigger|smaller|upgrade|upsize|downsize|move into)\b",
    _I,
)
SPEAKS_OF_IT = re.compile(r"\bthere\b", _I)

_WENT = r"(?:(?:just|finally|already|has|have|had|literally|also) )*"
_CALLED = r"(?:called|phoned|rang|texted|emailed|messaged|pinged|wrote|got back to me|reached out|checked in|buzzed|calls|is calling|hit me up)"
_OTHERS = r"(?:lender|loan (?:officer|guy|lady)|bank|banker|mortgage (?:guy|broker|company|lady|officer)|broker|title (?:company|lady|guy|rep)|escrow(?: officer)?|underwriter|accountant|attorney|lawyer|boss|manager|wife|husband|client|buyers?|investor|couple|office|inspector|appraiser|partner|assistant|mentor|team lead|contractor)"
OTHERS_CALLED = re.compile(
    rf"\b{_HIS}{_OTHERS} {_WENT}{_CALLED}(?! (?:the |that |on |an? )?(?:owner|seller|lead|him|her|them|#|\d{{4}}))(?: (?:me|us|back|in|again|up|this|morning|today|earlier|yesterday|just now|afternoon|last night|now))*"
    rf"|\b(?:(?:i|we) )?{_WENT}(?:spoke|talked|chatted|met|got off (?:the phone|a call)|hung up|was on the phone|been on the phone|got off) (?:with|to) {_HIS}{_OTHERS}(?: (?:this|morning|today|earlier|yesterday|just now|afternoon|last night|again))*(?= *[,.;!?\n–—-]| and| so| but)",
    _I,
)
"""Calls of a lender or a client are no contact with a lead's owner."""

NOTE_IT = re.compile(
    r"[ ,.;:!–—-]+(?:(?:so|and|please|pls|can you|could you|would you|just|do|let's|make sure to|make sure you|i want you to|you can|go ahead and)[ ,]+)*"
    r"(?:(?:write|jot|note|put|get|log|type|mark|scribble|take|set) (?:that|this|it|all that|that one) down(?: (?:in|on) (?:the|my|his|her|its) (?:notes?|file|record))?"
    r"|(?:note|log|record|remember) (?:that|this|it)(?! (?:one|lead|house))|(?:make|take|leave|add|write) (?:a |me a )?(?:quick |little )?note (?:of|about) (?:that|this|it)"
    r"|(?:put|keep|add|write|log|save|stick|get|record|leave|drop) (?:that|this|it) (?:in|to|into|on|as|under) (?:a |the |my |his |her |their |its )?(?:notes?|file|record|comments?))"
    r"(?:[ ,]+(?:for me|for later|please|pls|would you|will you|can you|could you|somewhere|ok|okay|thanks|thank you|before i forget|so i don['’]?t forget|on (?:it|that lead|this lead|the lead|there)))*[.!?]*$",
    _I,
)
""" "she'd sell for 405, write that down for me"."""
TELLS_OF_ONE = re.compile(
    r"\W*(?:(?:ok|so|and|well|oh|also|apparently|turns out|by the way)[ ,]+)*(?:(?:the |my |his |her |their )?(?:owners?|sellers?|lady|guy|man|woman|couple|husband|wife|tenants?|roof|agent|lender|son|daughter)\b|(?:he|she|they|it)\b)",
    _I,
)
SENTENCE_ENDS = re.compile(r"[.!?;\n]\s+")
NAMED_LEAD = re.compile(r"\b(?:lead|number|#) ?#?(\d{4,5})\b|\b(?:of|on|for|at) (\d{4,5})\b|^(\d{4,5})\b", _I)

_CHANNEL = r"(?:e-?mails?|texts?|sms|slack|push(?:es)?|pings?|calls?)"
_VERB = r"(?:text|sms|slack|ping|call|email|e-mail|message|ring|dm|buzz)"
RATHER_THAN = re.compile(
    rf"\b(?:please )?(?:do not|don['’]?t|dont|never) {_VERB}(?:(?:,? or|,| and) {_VERB})*(?: me| us)?(?: on \w+)?(?: please| pls)?(?=[,;.!–—-])"
    rf"|\b(?:please )?(?:no|skip the|forget the|not by|not via|instead of|i hate|i hate the|not a fan of|no more(?= {_CHANNEL} please)) {_CHANNEL}(?:(?:,? or|,| and) {_CHANNEL})*(?: please| pls)?(?=[,;.!–—-])"
    rf"|\brather than (?:{_VERB}ing|calling|texting|emailing|pinging)(?: or (?:{_VERB}ing|calling|texting))?(?: me| us)?(?=[,;.!–—-])",
    _I,
)
""" "don't text me, just email me": says by which way to tell, and switches nothing off."""
TELL_SO = re.compile(
    rf"^[ ,;.!–—-]*(?:(?:but|so|please|pls|just|only|and|rather|by|via|an?|shoot me|drop me|send me|i prefer|i like|better|use|do) ?,? ?)*(?:{_VERB} (?:me|us)\b|{_CHANNEL}\b)(?=.*\b(?:if|when|whenever|once|as soon as|about|new|anything|something|drops?)\b)",
    _I | re.DOTALL,
)

COMPARES = re.compile(
    r"\b(?P<verb>compare|comparison|side by side|versus|vs|difference|differ|stack up|measure up)\b[^.!?\n]*?\b(?P<two>(?:between |of |for |on )?(?:the two(?: cities| towns| of them| markets| places)?|both(?: cities| towns| of them| markets| places)?|those two|these two|them))\b"
    r"|\b(?P<both>(?:the two(?: cities| towns| markets| places)?|both(?: cities| towns| markets| places)?|those two|these two|them)) (?:side by side|next to each other|head to head|against each other|compare|stack up)\b",
    _I,
)
""" "the husband wants Plano, the wife Frisco: compare the two"."""
LINKS = ("between ", "of ", "for ", "on ")
ROOMS_TODAY = re.compile(
    r"(?:^|(?<=[,.;!?:] ))(?:only |just |with |and |all with |sharing )*(?:one|two|1|2|a single) (?P<unit>bath|bed)(?:room)?s?(?: (?:now|currently|right now|today|between them|for \w+ people))?(?:[,.;!?]+ |$)(?=.*\b(?:need|want|at least|looking|minimum)\b.*\b(?P=unit)(?:room)?s?\b)",
    _I,
)
""" "three teenage girls, one bathroom. They need three baths"."""
