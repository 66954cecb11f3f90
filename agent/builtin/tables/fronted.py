"""Leads said before what is done with them, and why before which stage: the words of both orders."""

from __future__ import annotations

import re

_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,5})"
_PLACE = r"(?:first|second|third|fourth|fifth|last|top|bottom|middle|1st|2nd|3rd|[4-9]th)"
_BEST = r"(?:cheap|new|old|big|small|larg|pric|nice|fresh|clos)(?:i?er|i?est|est|er|y|ey)|(?:most|least|more|less) \w+"
_SMALL = r"(?:the|number|numbers|nos?\.?|lead|leads|of|and|to|thru|through|ones?|both|those|these|all|but|&|\+|-|#)"
_LEADS = rf"(?:(?:{_COUNT}|{_PLACE}|{_BEST}|{_SMALL})\b|[&+#,-])(?:[ ,]*(?:(?:{_COUNT}|{_PLACE}|{_BEST}|{_SMALL})\b|[&+#-]))*"
_VERB = r"(?:hold|reserve|buy|purchase|grab|take|release|drop|extend|quote|price|let go of)"
_THEM = r"(?: (?:it|that|that one|em|them|those|these|both|'em))?"
LEADS_FIRST = re.compile(
    rf"^(?P<leads>{_LEADS})\s*(?:,|:|\s-|\.\.+|…)\s*(?:please |pls |just |go ahead and |can you )*(?P<verb>{_VERB}){_THEM}"
    r"(?P<rest>(?: (?:for|until|till|til|thru|through|overnight|by|on|with|using|please|pls|now|another|today)\b[^,.;]*)?)[.!]*$",
    re.IGNORECASE,
)
""" "one through three, hold em", "the cheaper of the two, buy"."""

_SPOKEN = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
SPOKEN_RUN = re.compile(
    rf"\b(?P<first>{_SPOKEN}) (?:through|thru) (?P<last>{_SPOKEN})\b(?! ?(?:hours?|hrs?|days?|pm|am|p\.m|a\.m|beds?|baths?|bd|ba|br|bed\w*|bath\w*|miles?|weeks?|months?|o'?clock|hundred|thousand|k|million|minutes?|thirty|fifteen|forty)\b)",
    re.IGNORECASE,
)
""" "one through three" are places, like "1 through 3"."""

KEEP_ONLY = re.compile(
    r"^(?:ok |okay |please |so |actually |and |let'?s |i(?:'ll| will| want to) )*(?:(?:only|just) (?:keep|hold on to|hang on to)|(?:keep|hold on to|hang on to) (?:only|just)) (?P<lead>(?:(?:the|number|lead|#) ?)*[\w-]+(?: (?:and )?[\w-]+){0,3}?)(?: please| pls| then| on hold)*[.!]*$",
    re.IGNORECASE,
)
""" "keep only the condo" lets go of what else is held."""
ONLY_THAT = re.compile(
    r"^(?:no|ok|okay|please|so|actually|and|wait|hm+|oh|sorry|well|on second thought|[, ])*(?:only|just) (?P<lead>(?:the|number) (?!hours?|minutes?|day|week|time|rest|others?\b)[a-z][\w-]*(?: [a-z][\w-]*){0,3}|(?:lead |#)?\d{4}|one|1)(?: please| pls| then| on hold)*[.!]*$",
    re.IGNORECASE,
)
""" "only the condo", right after several holds."""

_STAGE = r"(?:new|contacted|qualified|proposal|won|lost)"
STAGED_APART = re.compile(
    rf"^(?:(?:oh|but|well|um+|no|wait|ok|all|everything)[, ]+)*(?:except|but|but not|apart from|besides|other than)(?: for)? (?P<lead>(?:(?:the|my|lead|number|#) ?)*[\w-]+(?: one| lead)?)[,;:. -]+(?:(?:that|it|he|she|this)(?:'s|s| is| one is| one's)?|which is|is)(?: still| just| already| only| at| actually| really)* (?P<stage>{_STAGE})\b",
    re.IGNORECASE,
)
""" "except 3241, that's still new" after all were marked."""
STAGE_AFTER_WHY = re.compile(
    rf"\b(?P<lead>(?:lead |number |#)?\d{{4,}})[:,]? (?P<why>(?!and\b)[a-z'’]+(?: (?!and\b|so\b)[a-z'’]+){{0,5}}),? (?:so|hence|therefore|ergo)(?: (?:that(?:'s| is)|it(?:'s| is)|mark (?:it|as|it as)|call it|put))*(?: an?)? (?P<stage>{_STAGE})\b",
    re.IGNORECASE,
)
""" "6343 under contract, so won"."""

_LEAD = r"(?:(?:and |ok |so |now |then |hey |hmm |um |uh )*(?:the|that|this|number|lead|no\.?|#) ?[\w'$#-]+(?: [\w'$-]+){0,4}?|\d{4,})"
LEAD_THEN_QUESTION = re.compile(
    rf"^(?P<lead>{_LEAD})\s*(?:,|:|\s-|\.\.+|…|\?)\s*(?:so |and |like |um |uh )*(?P<price>how much(?: is (?:it|that)| does (?:it|that) (?:cost|run)| for (?:it|that)| would (?:it|that) be| to buy(?: it)?| money)?"
    r"|what(?:'s| is|s)? (?:it cost|the (?:price|cost|damage|fee)|does it (?:cost|run)|it run me)|(?:the )?(?:price|cost|quote)(?: check| please| pls)?|price it|quote me)\W*$",
    re.IGNORECASE,
)
""" "the condo, how much"."""

LEADS_THEN_AFFORD = re.compile(
    rf"^(?P<leads>{_LEADS}) ?(?:together|combined|in total|as a pair)?\s*(?:,|:|\s-|\.+|…|;|\?)\s*(?:so |and |but |then )*(?:can|could|do|will|would) (?:i|we) (?:even |still |actually )?(?:afford|swing|cover|pay for|have enough(?: (?:credits|money|balance))? for) (?:it|them|that|those|both|all|'em|em|the (?:two|three|pair|lot))(?: both| all| together| right now)*\W*$",
    re.IGNORECASE,
)
""" "first two together, and can I afford them"."""

LEAD_THEN_DETAIL = re.compile(
    rf"^(?P<lead>{_LEAD})\s*(?:,|:|\s-|\.\.+|…)\s*(?:so |and |like |um |uh )*(?P<ask>any (?:red flags|flags|issues|problems|price (?:cuts|drops|changes)|history|warnings|concerns)|details|more (?:info|details)|price history|tell me more|where(?:'s| is| did) it (?:from|come from)|(?:what|which) source)\W*$",
    re.IGNORECASE,
)

_RIVAL = r"(?:no ?body|no one|(?:some|any)(?:one|body)|(?:my |the |those |all |other )*(?:rivals?|competition|competitors?|others?|sharks)|(?:the |some |any |an)?other (?:agents?|people|guys?|buyers?|brokers?|realtors?|folks|teams?|shark)|another (?:agent|buyer|broker|realtor|guy|team|person)|they|he|she)(?: else)?"
PURPOSE = re.compile(
    rf",? (?:so(?: that)?|before|in case|lest|cuz|because|since|bc|as) {_RIVAL} (?:can'?t|cannot|can|could|couldn'?t|won'?t|will|would|doesn'?t|does|don'?t|gets?|grabs?|takes?|snags?|snatch(?:es)?|buys?|beats?|steals?|is|are|might|may|has|have|swoops?|scoops?|jumps?)\b"
    r"(?:(?! and (?:then )?(?:hold|buy|release|quote|tell|show|extend)| then | until | till | til | for (?:an? |\d|two |three |four |five |six |the )| overnight)[^.;,!?])*",
    re.IGNORECASE,
)
""" "hold them all so rivals can't get them": why, and no lead of its own."""
ORDERED = re.compile(
    r"\b(?:hold|reserve|grab|lock|keep|save|park|buy|take|snag|get|dibs|extend|secure)\b", re.IGNORECASE
)

_DEED = r"(?:hold|buy|reserve|purchase|extend|release|do|book|order|charge|grab|lock)(?:ing)?"
NOT_YET_BUT = re.compile(
    rf"^(?:please |ok |so |and |hey |no |wait )*(?:do not|don'?t|no need to|not|without) {_DEED}(?: (?:anything|it|them|that|any|any of them|one|nothing|me))?(?: (?:yet|for now|right now|just yet|now|please))*[ ,.;:-]*(?:but |i )*(?:just |only |simply )(?:want to know |wanna know |need to know |curious )?(?=tell|show|give|what|how|quote|price|which|let me know|check)",
    re.IGNORECASE,
)
""" "don't hold anything yet, just tell me what 2 costs"."""

SWAPPED = re.compile(
    r"^(?:please |ok |so |and |can you |could you |actually |let'?s |i(?:'d| would) (?:like|want) to )*(?:swap|trade|exchange|replace|switch)(?: out)? (?P<old>(?:my |the )?[\w' #-]{1,30}?(?: hold)?|it|that) (?:for|with|to) (?P<new>(?:the |number |lead |#)*[\w' -]{1,30}?)(?: please| instead| on hold)*[.!]*$",
    re.IGNORECASE,
)
""" "swap the condo hold for number 5"."""

DIGIT_WORDS = re.compile(
    r"\b(?P<day>2(?P<rest>mor+ow?|moro|mro|mrw|morw|mara|nite|night|nyt|nt|day))\b|(?<=[\w')] )4(?= (?:me|us|my|him|her|them|now|an?|the|like|about|real)\b)(?<!and 4)(?<!or 4)(?<!number 4)(?<!lead 4)(?<!to 4)(?<!, 4)",
    re.IGNORECASE,
)
""" "2moro", "4 me", "4 a day"."""

ASKED_ITSELF = re.compile(
    r"\b(?:an? |the |with (?:an? )?)?(?P<what>pool|garage|yard|backyard|solar|casita|hoa|view|basement|guest house|rv parking|waterfront|ev charger|fixer(?: upper)?|single story|new construction)"
    r"\? *(?:(?P<yes>yes|yep|yeah|yup|sure|please|definitely|a must|must)|(?P<no>no|nope|nah|never|hell no|no thanks)|(?P<any>optional|whatever|either way|do ?n[o']t care|does ?n[o']t matter|not bothered|meh))\b(?: please)?[.,;! ]*",
    re.IGNORECASE,
)
""" "pool? no."."""
_SIDE = r"north|south|east|west|central|downtown"
TWO_SIDES = re.compile(
    rf"\b(?P<one>{_SIDE}) (?P<joint>or|and) (?P<two>{_SIDE}) (?P<of>dallas|austin|phoenix|scottsdale|las vegas|mesa|plano)\b",
    re.IGNORECASE,
)
""" "east or west dallas"."""
NOT_OF_CODE = re.compile(r"(?<=\s)!(?=[a-z])")
""" "mesa house !pool"."""
MEANT_BEHIND = re.compile(
    r"^\s*(?:no|nope|nah|oops|sorry|wait)\b[,. ]*(?P<meant>[^,.!?;]{3,50}?),? (?:is |was )?(?:what )?i (?:meant|mean)(?: to (?:say|type|write))?[\s.!]*$",
    re.IGNORECASE,
)
""" "no condos i meant"."""
ROUND_SUM = re.compile(
    r"\ban? (?:even|nice|cool|round|full|whole|flat|straight|clean|solid|neat) (?P<sum>hundred|thousand)\b",
    re.IGNORECASE,
)
""" "make it an even hundred"."""

_GOES = r"(?:ditch|drop|release|let go of|free|lose|dump|cancel|unhold|get rid of|kill|nix|axe|toss|let loose)"
_REST = r"(?:the |all the |all of the |any )?(?:others?(?: ones?| leads?| holds?)?|rest(?: of them)?|remaining (?:ones?|holds?))"
_KEPT = r"(?:keep|hold on to|hang on to|hold onto|hang onto|leave|retain)"
_A_LEAD = r"(?:(?:the|my|number|lead|#) ?)*[\w'$-]+(?: (?:and )?[\w'$-]+){0,4}?"
TIMED = re.compile(r"\b(?:more|longer|another|extra|hours?|hrs?|days?|weeks?|until|till)\b", re.IGNORECASE)
""" "keep the condo 6 more hours, ditch the other" asks for two things."""
KEEPS_ONE = re.compile(
    rf"^(?:ok |okay |please |so |actually |and |let'?s |i(?:'ll| will| want to| wanna)? )*(?:{_KEPT} (?P<one>{_A_LEAD})(?: on hold| held)?(?:,| and| but|;|\.)+ (?:then |please |just |you can |and )*(?:{_GOES} {_REST}|let {_REST} go)"
    rf"|(?:{_GOES} {_REST}|let {_REST} go)(?:,| and| but|;|\.)+ (?:please |just |and |but )*(?:{_KEPT}|only keep|just keep) (?P<two>{_A_LEAD}))(?: please| pls| then| now| on hold| for me)*[.!]*$",
    re.IGNORECASE,
)
""" "keep the condo, ditch the other"."""

THANKED = re.compile(
    r"(?<=\w) *,? +(?:thx|thnx|thanks|thank you|thank u|ty|tysm|cheers|tia|much appreciated|appreciate it)(?: (?:so much|very much|a lot|a bunch|a ton|again|in advance|man|mate|buddy|!))*[ .!]*$",
    re.IGNORECASE,
)
AS_A_LEAD = re.compile(
    r"\b(?P<cost>costs?|going for|goes? for|worth|runs?(?: me)?|priced?|be|pay|asking)(?: for it| me| for)? as a lead\b",
    re.IGNORECASE,
)
""" "what's the newest one going for as a lead": the lead's own price."""
VERSUS = re.compile(r"(?<=[a-z\d]{3} )v\.?(?= [a-z\d]{3})", re.IGNORECASE)
COST_OF_PLACE = re.compile(
    r"\b(?P<ask>(?:what|how much)(?:['’]?s| is| does| would| will| do| about)?) (?P<place>\d{1,2}) (?=costs?\b|is\b|goes?\b|runs?\b|would\b|asks?\b|asking\b|will\b|like\b|look\b|about\b|worth\b|going\b|sells?\b|got\b|have\b|all about\b)",
    re.IGNORECASE,
)
""" "tell me what 2 costs"."""

_SO_MANY = r"\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty ?four|forty ?eight|an?"
AS_LONG_ON = re.compile(
    rf"^(?:and |then |also |plus |ok |, )+(?P<count>{_SO_MANY})(?: more| extra)?(?P<unit> (?:hours?|hrs?|h|days?|weeks?|mins?|minutes?))?(?: more| extra)? (?:on|for|to) (?P<lead>(?:the |number |lead |#)[\w' -]+?|\d{{4,}})(?: please| pls| too)?[.!]*$",
    re.IGNORECASE,
)
""" "and 5 on the second" after "3 more hours on the first"."""
NOTED_ON = re.compile(
    r"^(?:and |also |plus |then |ok |now |oh )*(?:on|for|to|in) (?P<lead>(?:lead |number |#)?\d{1,5}|it|that one|this one|the [\w'-]+(?: one| lead)?)\s*(?::|,|\s-+|—|–)\s*(?P<note>.+)$",
    re.IGNORECASE,
)
""" "and on 6085: has two dogs" after a note was put on another lead."""

NOTED_MORE = re.compile(
    r"^(?:also|and|plus|and also|one more(?: thing)?|another(?: one)?|p\.?s\.?|oh and|and another(?: thing)?|add)\s*(?::|\s-+\s|—|–)\s*(?P<note>.+)$",
    re.IGNORECASE,
)
""" "also: hoa is 40 a month" after a note."""

_GERUND = r"(?:hold(?:ing)?|buy(?:ing)?|reserv(?:e|ing)|purchas(?:e|ing)|extend(?:ing)?|releas(?:e|ing)|grab(?:bing)?|tak(?:e|ing)|get(?:ting)?|order(?:ing)?|(?:put|plac)(?:e|ting|ing)? (?:a |any |the )?hold on)"
_REFUSES = (
    r"(?:(?:i|we)(?:'m| am|'re| are) not(?: going to| gonna| ready to| looking to| planning to| trying to)?|(?:i|we) (?:don'?t|do not|won'?t|will not) (?:want to |wanna |need to |have to |plan to )?"
    r"|do not|don'?t|dont|no need to|not(?: going to| gonna)?|rather than|instead of|without)"
)
_YET = r"(?: (?:yet|just yet|now|right now|for now|today|at all|first|anymore|any more|please))*"
NOT_THAT_BUT = re.compile(
    rf"^(?P<lead_in>(?:please |ok |okay |so |and |hey |no |wait |actually |well |sorry )*),? ?{_REFUSES} {_GERUND} (?P<lead>(?:the |number |lead |no\.? ?|# ?)*[\w'-]+(?: [\w'-]+)?){_YET}"
    rf"(?:\s*[,;:.—–-]+\s*(?:but |and |just |only |simply |i (?:want to|wanna|would like to) |i'd (?:like to |rather )|let'?s |please |can you |could you )*|\s+(?:but |just |only )+(?:just |only |i (?:want to|wanna) |please |can you )*)"
    r"(?P<verb>hold|buy|reserve|purchase|quote|price|extend|release|grab|show(?: me)?|details on|put|holding|buying|quoting) (?:it|that one|that|this one|this|'?em|them)\b(?P<rest>[^,.;?!]*)[.!? ]*$",
    re.IGNORECASE,
)
""" "I'm not buying 4415 yet, just quote it"."""

ORDER_BUT_NOT = re.compile(
    rf"^(?P<order>(?!(?:\W*(?:and|so|ok|but) )*(?:can|could|may|do|must|should|would|how|what if|is|are|why|if|when|did|am)\b(?! you))[^?]*?\b(?:hold|buy|reserve|purchase|quote|price|show|extend|grab|details|release|tell me|how much|how much is|what)\b(?![^?]*\b(?:why|reasons?|how to)\b)[^?]*?)"
    rf"(?:\s*[,;:.—–-]+\s*(?:but |and |just |please )*|\s+(?:but |and )?(?:please )?)(?:(?:i|we)(?:'m| am|'re| are) not(?: going to| gonna)?|(?:i|we) (?:don'?t|do not|won'?t|will not)(?: want to| need to)?|do not|don'?t|dont|no need to|without|instead of|rather than)"
    rf" {_GERUND}(?: (?:it|that|this|them|anything|any|any of them|one|the (?:first|second|third|fourth|fifth|last|other)(?: one)?|#? ?\d{{1,5}}))?{_YET}[.! ]*$",
    re.IGNORECASE,
)
""" "hold 3, don't buy it yet"."""

POINTS_BACK = re.compile(
    r"(?:it|that|this|them|those|these|any|anything|one|either|all|everything|nothing)\b", re.IGNORECASE
)

BASE_FORMS = {"holding": "hold", "buying": "buy", "quoting": "quote"}

LET_KNOW = re.compile(
    r"\b(?:lmk|let (?:me|us) know) (?=(?:my|our) (?!new|next|search|saved)|how much|(?:what|which) (?:my|the|it|that|number|\d)|the (?:lead )?(?:price|cost|balance|median|average|total)\b(?! (?:drops?|falls?|changes?|goes|cuts?)))",
    re.IGNORECASE,
)
""" "lmk my balance after" asks; "lmk when one comes up" is an alert."""

PLACE_ASKED = re.compile(r"^\W*(?:(?:and|what about|how about|ok) )?(?P<place>\d{1,2}) ?\?+\s*$", re.IGNORECASE)
""" "2?" of a list on the screen."""

_N = r"\d{1,3}|an?|one|two|three|four|five|six|half an|a couple of"
MORE_TIME = re.compile(
    r"^\W*(?:(?:and|ok|so|then)\W+)*(?:plus|\+) ?(?:another |an? )?(?P<length>[\w.]+ ?(?:hours?|hrs?|h|days?|d|weeks?))(?: more| please| on top)*\W*$",
    re.IGNORECASE,
)
""" "plus 3 hours" after a hold."""
STEPS_ON = re.compile(
    r"^\W*(?:(?:ok|okay|and|now|then|so|please)\W+)*(?P<way>(?:the )?next(?: please| pls)?|go back one|back one|one back|(?:the )?previous(?: please)?)\W*$",
    re.IGNORECASE,
)
""" "next" after the details of one."""
REMINDED_IN = re.compile(
    rf"^\W*(?:(?:no|actually|oh|wait|sorry|hmm+|ok|well)\W+)*(?:make|change|push|move|bump|set) (?:it|that|this)(?: to| back)? (?:in )?(?P<length>(?:{_N}) ?(?:minutes?|mins?|hours?|hrs?|hr|h|days?|weeks?))\b",
    re.IGNORECASE,
)
""" "make it 2 hrs" after a reminder."""
WRONG_LEAD = re.compile(
    r"^\W*(?:(?:oops|sorry|no|wait|ah|my bad|shoot|crap|ugh|oh)\W+)*(?:wrong (?:lead|one|number)\W+)?(?:(?:that|it|this)(?:'?s| should(?:'?ve| have)? (?:go|gone|be|been)| was (?:meant|supposed to (?:go|be))| is (?:meant|supposed to (?:go|be))| goes| belongs| was| is)|i meant(?: that| it)?|put (?:it|that)|move (?:it|that))"
    r"(?: (?:meant|supposed to be))? (?:on|for|to|with|in|onto|under) (?P<lead>(?:lead |number |#)?\d{1,5}|the [\w'-]+(?: one| lead)?)(?: instead| please| not \S+)*[.! ]*$",
    re.IGNORECASE,
)
""" "wrong lead, that should go on 6023" after a note or a stage."""

TYPO = re.compile(
    r"^\W*(?:(?:oops|sorry|ah|oh|ugh|argh|damn|wait)\W+)*(?:that was a |there was a |my )?typo\b\W*(?=[\w#$])",
    re.IGNORECASE,
)
""" "typo, 7212"."""

TYPED_BUT = re.compile(
    r"^\W*(?:(?:oops|sorry|wait|ah|oh|ok|no|hm+)\W+)*(?:i|we) (?:typed|said|wrote|put|entered|told you|had|asked for|searched(?: for)?)(?: in)? [A-Za-z.' ]{3,25}?,? but (?:really |actually )?"
    r"(?:my |the |our |his |her |their )?(?:he|she|they|it|it'?s|client|buyer|guy|couple|family|customer|investor|wife|husband|boss|mom|dad)s?\b(?: (?:is|are|was|actually|really|looking|meant))* (?:in|for|wants|at) (?=[A-Za-z])",
    re.IGNORECASE,
)
""" "I typed Austin but my buyer is in San Antonio": the first was a slip."""

NOT_PAST = re.compile(
    r"\b(?:do not|don'?t) (?:really )?(?:believe|think|suppose|reckon|imagine|expect) (?:i|we|he|she|they)(?:'d| would| will|'ll)? (?:(?:really |ever )?(?:want|care|like|wish|be able|need) )?(?:to )?(?:go|pay|spend|look|stretch) (?:past|over|above|beyond|higher than|more than|much over)\b",
    re.IGNORECASE,
)
""" "I don't believe I'd want to go past 380"."""
