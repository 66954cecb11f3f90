"""Words that move a filter which already stands: by an amount, by one room, a little, or to another number.

In these patterns ``@`` stands for the amount in the sentence.
"""

from __future__ import annotations

import re

MOVES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (
        1,
        re.compile(
            r"\b(raise|increase|bump|push|stretch|expand|extend|widen|loosen|relax|grow|hike|jack|crank|lift|boost|open|up|move|go|sube|aumenta)\b.*\b(by|another|an extra|por) @(?! (less|lower))|@ (higher|more)\b(?! than)|@ (?:over|above) (?:that|this)\b"
            r"|\b(another|extra|additional) @(?! (off|less|lower|cheaper))|\b(tack on|tack|add on|throw in|throw on|put|add)( another| an extra)? @(?= |$)|\bup by @|\b(went|go|goes|gone|moved|bump (it|that|them)) up @|\b(bump|raise|increase) (it|that) @$"
        ),
    ),
    (
        -1,
        re.compile(
            r"\b(lower|reduce|decrease|cut|drop|trim|bring|knock|baja|reduce)\b.*\b(by|another|por) @|@ (lower|less|cheaper)\b(?! than)|@ (?:under|below) (?:that|this)\b"
            r"|^(?:\w+ )?(lower|reduce|cut|drop|decrease|trim) (it |that |them |the price |the budget )?(another )?@(?= ?$| then| please| more)|\b(knock|shave|take|cut|trim) (off )?(another )?@(?! more)( off)?(?!\w)|\b@ off\b|(?<= )@ off\b|^@ off\b|\bdown by @|\b(went|go|goes|gone|come|came|moved|bring (it|that)) down @"
        ),
    ),
)

SETS_TO = re.compile(
    r"\b(?:take|taking|bring|move|bump|put|push|stretch|get|raise|lower|increase|drop|set|go|goes|going|went|change|switch|cap|reduce|cut|extend|expand|widen|kick|crank|nudge|dial|turn|up|sube|baja|scale|shift|adjust|climb|stretched)\b"
    r"(?: (?:it|that|this|them|things|the|my|our|his|her|their|max|maximum|price|prices|budget|ceiling|cap|limit|top|upper|end|floor|min|minimum|lower|bottom|asking|range|search|us|me|all|way|side|bound))*"
    r"(?: (?:back|up|down|out|over|as high as|as low as))* ?(?:\bto\b|up to|at|til|until)(?: (?:about|around|maybe|like|say|even))* @(?! (?:credits?|hours?|days?))"
    r"|\b(?:price|prices|budget|max|maximum|ceiling|cap|limit|floor|minimum|min|top|bottom) (?:is )?(?:back |now )?(?:up |down )?to @"
    r"|\b(?:lower|upper|low|high|bottom|top) (?:end|limit|bound|price)(?: (?:is|at|of|to|be|should|now))* @"
)
THE_LIMIT = re.compile(r"\b(?:budget|ceiling|max|maximum|cap|limit|price range|floor|min|minimum)\b")
LOWER_END = re.compile(
    r"\b(floor|minimum|min|bottom|lower (end|limit|bound)|low end|from price|starting (price|point)|least)\b"
)
UPPER_END = re.compile(r"\b(ceiling|maximum|max|top|upper (end|limit|bound)|high end|cap|limit|most)\b")
BY_NAME = re.compile(
    r"\b(floor|minimum|bottom|lower (end|limit|bound)|low end|ceiling|maximum|upper (end|limit|bound)|high end)\b"
)

BOTH_ENDS = re.compile(
    r"\b(?:both|each|either) (?:of )?(?:the )?(?:ends?|limits?|numbers?|bounds?|prices?|sides?|ways?|figures?|directions?|them)\b|"
    r"\b(?:move|bump|raise|lower|shift|push|bring|take|drop|nudge) (?:them )?both\b|\b(?:whole|entire) (?:price )?(?:range|thing|window|band|bracket)\b|\b(?:floor and (?:the )?ceiling|min and (?:the )?max|top and (?:the )?bottom|low and (?:the )?high)\b|"
    r"\b(?:shift|slide|move|bump|nudge) (?:the |that |my )?(?:price )?(?:range|window|band|bracket)\b|\b(?:shift|slide) (?:it|that|this|them|everything) (?:up|down)\b"
)
BROUGHT_DOWN = re.compile(r"\b(?:knock|shave|bring|take)\b.*\b(?:down|off)\b|\bcheaper\b")
WIDENED = re.compile(
    r"\b(?:either|both|each) (?:way|direction|side)s?\b|\b(?:widen|stretch|broaden|loosen|expand|relax)\b"
)
TIGHTENED = re.compile(r"\b(?:tighten|narrow|squeeze|shrink)\b")
PARTS: dict[str, int] = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
BY_A_PART = re.compile(
    r"\b(?:by|another|extra) (?:about )?(?:a |one |another )?(?P<part>half|third|quarter|fifth|tenth)\b(?! million)"
)
LESS = re.compile(r"\b(less|lower|down|cheaper|off|reduce|cut|drop|decrease|trim|shrink|menos)\b")

_ROOM = r"(?P<unit>bed\w*|br|rooms?|bath\w*|recamaras?|cuartos?|banos?)"
_HOW_MANY = r"(?P<count>one|an?|two|three|1|2|3|un|una)"
ROOM_MOVES: tuple[tuple[int, re.Pattern[str]], ...] = (
    (1, re.compile(rf"\b{_HOW_MANY}? ?(?<!or )(more|extra|additional|another|mas) {_ROOM}\b")),
    (1, re.compile(rf"\b{_HOW_MANY} {_ROOM} (more|extra|mas)\b(?! than)")),
    (1, re.compile(rf"\badd (on )?{_HOW_MANY} {_ROOM}\b")),
    (-1, re.compile(rf"\b{_HOW_MANY}? ?(less|fewer|menos) {_ROOM}\b")),
    (-1, re.compile(rf"\b{_HOW_MANY} {_ROOM} (less|fewer|menos)\b(?! than)")),
    (
        -1,
        re.compile(
            r"^(?:\w+ ){0,3}(?P<count>one|1|two|2) (?:less|fewer|menos)(?: (?:then|please|is fine|would do|is ok|works))?$"
        ),
    ),
    (-1, re.compile(r"^(?:\w+ ){0,2}(?:less|fewer|menos)(?P<count>) by (?:one|1)$")),
)
COUNTS: dict[str, int] = {"two": 2, "2": 2, "three": 3, "3": 3}

_TAIL = (
    r"( (ones?|options?|homes?|houses?|places?|leads?|listings?|stuff|things?|please|then|now|instead|for me|available|available ones|for us|"
    r"condos?|townhomes?|townhouses?|apartments?|rentals?|if possible|por favor))*$"
)
_NO_LEAD = r"^(?!.*\b(the|which|who|of|than|is it|is that|hold|buy|between|or)\b).*\b"
TENDENCIES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("cheaper", re.compile(_NO_LEAD + r"(cheaper|less expensive|less pricey|more affordable|lower priced|lower price|cheaper side|mas barat[oa]s?|mas economic[oa]s?)" + _TAIL)),
    ("cheaper", re.compile(r"^(those|these|they|that|all|ok|hmm|still|way|a bit|a little|kinda|are|is|s|it|look|seem|\s)*too (expensive|pricey|steep|much|rich|high)( for (me|us|him|her|them|my (client|buyer)s?))?$")),
    ("pricier", re.compile(_NO_LEAD + r"(pricier|more expensive|more upscale|fancier|higher end|more luxurious|nicer area|mas car[oa]s?)" + _TAIL)),
    ("newer", re.compile(_NO_LEAD + r"(fresher|newer listings|more recent|newer ones|newer leads|more recently listed|mas recientes?)" + _TAIL)),
    ("better", re.compile(_NO_LEAD + r"(better quality|higher quality|better leads|higher scor\w+|better ones)" + _TAIL)),
    ("closer", re.compile(_NO_LEAD + r"(closer|nearer|closer in|mas cerca)" + _TAIL)),
    ("bigger", re.compile(_NO_LEAD + r"(bigger|larger|roomier|more space|more spacious|more room|mas grandes?|more square footage|more sqft)" + _TAIL)),
    ("bigger", re.compile(r"^(those|these|they|that|all|ok|hmm|still|way|a bit|a little|kinda|are|is|s|it|look|seem|\s)*too (small|tiny|cramped|tight)( for \w+)?$")),
    ("smaller", re.compile(_NO_LEAD + r"(smaller|mas pequen[oa]s?|mas chic[oa]s?)" + _TAIL)),
    ("smaller", re.compile(r"^(those|these|they|that|all|ok|hmm|still|way|a bit|a little|kinda|are|is|s|it|look|seem|\s)*too (big|large)( for \w+)?$")),
    ("looser_price", re.compile(r"\b(loosen|relax|widen|stretch|looser|flexible|wiggle room|give me (some|a little|a bit))\b.*\b(price|budget|ceiling|max)\b|\b(price|budget|ceiling|max)\b.*\b(a bit looser|looser|a little higher|a bit higher|slightly higher|some wiggle)\b")),
    ("wider", re.compile(r"\b(double|twice) (the |that |my |your )?(radius|distance|circle|area|range|miles)\b|\b(further|farther) (out|away)\b|\b(widen|expand|increase|broaden|bigger|larger|wider) (the )?(radius|area|circle|search area|net)\b")),
    ("narrower", re.compile(r"\b(halve|half) (of )?(the |that |my |your )?(radius|distance|circle|range|miles)\b|\bcut (the |that )?(radius|distance) in half\b|\b(tighter|smaller|narrower|tighten|shrink|reduce|narrow) (the )?(radius|circle|search area)\b")),
)  # fmt: skip
SORT_TENDENCIES: dict[str, str] = {
    "cheaper": "price_asc", "pricier": "price_desc", "newer": "newest", "better": "score", "closer": "distance",
}  # fmt: skip
SCALED_TENDENCIES: dict[str, tuple[tuple[str, float], ...]] = {
    "bigger": (("min_sqft", 1.2),), "smaller": (("max_sqft", 0.8), ("min_sqft", 0.8)),
    "looser_price": (("max_price", 1.1), ("min_price", 0.9)), "wider": (("radius_miles", 2.0),),
    "narrower": (("radius_miles", 0.5),),
}  # fmt: skip
ROUNDED_TO: dict[str, float] = {
    "radius_miles": 0.5,
    "min_sqft": 50,
    "max_sqft": 50,
    "max_price": 1000,
    "min_price": 1000,
}

CHANGE_WORDS = frozenset(
    "bit little farther further closer wider nearer bigger smaller higher eh uh um uhm hm erm er oops meh ugh nvm guess tbh than below above no ok okay actually hmm well wait sorry maybe then or and so but oh let us can we could i meant mean said say make it that "
    "change to go with back set try do about what how rather please is be for at instead now should too raise lower bump up down "
    "exactly precisely fine works good enough will also work suits suit acceptable  would you more less plus + minimum min max at least most tops and better under over around just "
    "shrink tighten narrow increase reduce cut push bring trim broaden grow take "
    "same thing search one nah nope 's not a s are suffice enough whole entire full week month kindly restrict limit within much many long alright widen extend expand shorten last past within , . ! ?".split()
)  # fmt: skip
TRIES = frozenset(
    ["what", "if", "i", "we", "went", "stretch", "can", "do", "could", "they", "he", "she", "max"],
)
""" "what if I go 2400"."""
ONE_WILL_DO = re.compile(
    r"^(?:(?:no|nah|nope|ok|okay|well|actually|hmm|so|make it|just|even|only) )*one(?: (?:'s|is|would be|will|would|bed|bath))*(?: (?:enough|fine|ok|okay|plenty|sufficient|do|works?|good))+(?: (?:too|then|for (?:me|us|him|her|them)|actually))*$"
)
""" "one's enough", right after bedrooms were counted."""
CHANGE_CUES = frozenset(
    "same shrink shorten tighten narrow widen expand extend stretch increase reduce cut push bring trim broaden grow exactly precisely also work then suits would about just only suffice within restrict limit ok okay enough make meant mean change actually back instead rather fine works enough said try raise lower bump go set".split()
)
"""A sentence of change words around one number corrects the number that stands: "actually make it 4"."""

RETURNS = re.compile(
    r"\b(back to|return to|revisit|go back|back on|let us see|show me|what about)\b.*\b(ones|search|list|results?|again|we had|before|earlier|from before)\b|\b(back to|return to|revisit|volver a|regresa a)\b"
)
UNDOES = re.compile(
    r"^(\w+ ){0,3}(undo( that| it| the last (change|one))?|(go )?back to (the |my )?(previous|last|earlier|prior|old) (search|filters?)|(the |my )?(previous|last|earlier|prior) (search|filters?)( again| please)*|what we had( before)?)( please)?$"
    r"|^(\w+ ){0,2}(go |put (it|that|them|things|everything) |change (it|that) |take (it|that|me) |set (it|that) )?back to (how|what|the way|where) (it|that|things|they|we|everything) (was|were|had)( before)?( please)?$|^(please )?put (it|that|them|things|everything) back( (how|the way|to how|like|as) (it|that|things|they) (was|were)( before)?)?( please)?$"
    r"|^(\w+ ){0,3}?(scratch|undo|forget|cancel|drop|remove|take back|lose|strike|scrap|ditch|reverse|delete|revert) (that |the |my |about (that |the )?)?last (thing|one|change|part|bit|filter|condition|step|requirement|criteri\w+|addition|tweak|edit|update)( i (said|added|asked|asked for|told you|mentioned|gave you|made))?( please)?$"
    r"|^(\w+ )?(revert|roll back|rollback|undo)( (it|that|this|the last (one|change|thing|filter|step)|my last (change|one)))?( please)?$|^(ctrl z|as (it was )?before|like before|how it was( before)?)( please)?$"
)
KEPT_GOING_BACK = re.compile(
    r"\b(?:with|at|using|keep|keeping|but|same|for)(?: (?:with|at|keep|the|same|this|that|these|those|my|our|new|all|of))* "
    r"(?:(?P<what>budget|price|prices|max|bed\w*|bath\w*|size)|(?P<all>filters?|criteria|requirements|specs|settings|everything|parameters))\b"
)
""" "back to Austin with that budget"."""
GOES_ALONG: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("budget", "price", "max"), ("min_price", "max_price")),
    "bed": ("min_beds", "max_beds"),
    "bath": ("min_baths", "max_baths"),
    "size": ("min_sqft", "max_sqft"),
}
EXTENDS_TO = re.compile(
    r"\b(?:extend|expand|widen|broaden|open|stretch)(?: (?:it|this|that|things|the search|my search|the area|us|up|out))* (?:to|into|over to|across)\b"
)
WHOLE_CITY = re.compile(
    r"\b(whole|entire|all over|rest of) (of )?(the )?(city|town|metro|valley|area)\b|\b(anywhere|all over|everywhere) in (the )?(city|town|metro)\b|\bcity ?wide\b|\btoda la ciudad\b"
)
ALLOWS_TOO = re.compile(r"\b(too|also|as well|(is|are) (fine|ok|okay|good|acceptable)|tambien)\b(?!.*\b(only|just)\b)")
LETS_IN = re.compile(
    r"\b(add|include|including|open (it |this |that )?up|both|back in|back|ok|okay|fine|welcome|as well|plus|alongside|along with)\b(?!.*\b(only|just|instead)\b)"
)
""" "open it up to agents", after owners only."""
FINE_TOO = re.compile(
    r"\b(?:also|too|as well)\b.*\b(?:ok|okay|fine|good|works?|acceptable|do|great|possible|allowed)\b"
    r"|\b(?:ok|okay|fine|good|works?|acceptable|do|great|possible|allowed)\b.*\b(?:also|too|as well)\b"
)
ALLOWS = re.compile(r"\b(is|are) (fine|ok|okay|good|acceptable|allowed)\b(?!.*\bonly\b)")
WAIVED_BEHIND = re.compile(
    r"^(is |are |s |'s |was |were |no longer |really |not |now |so )*(optional|needed|required|necessary|a must|mandatory|essential|a requirement|wanted anymore|needed anymore|a big deal|a priority|negotiable)( (any ?more|either|now|anymore|really))*$"
)
"""Behind a refused noun: it is waived, not excluded ("no pool needed")."""
READMITS = re.compile(
    r"\b(ok|okay|fine|alright|back|again|after all|include|included|allow|allowed|acceptable|welcome|consider|readmit|restore|return|can stay|too|also)\b(?!.*\b(only|just)\b)"
)
"""Of what was left out: it may come in again, and nothing else changes."""
ONLY_THAT = re.compile(
    r"^(?!.*\b(?:too|also|as well)\b)(ok |okay |actually |no |so |then |well |hmm |let us |make it |maybe |now |keep |leave )*(just|only|solely|nothing but|solo)\b|\b(instead|rather)$"
    r"|\b(?<!sellers )(?<!seller )(?<!homes )(?<!houses )(?<!listings )(?<!ones )(?<!places )(?<!builds )(?<!uppers )only$"
)
OF_THE_ONES = re.compile(
    r"\b(?:ones?|those|homes?|houses|places|properties|builds|uppers|sellers?|leads|listings|where|that|which|having|add|adding|include|plus)\b"
)
""" "just the ones with a garage": of the homes that the search asks for, these."""
TOLD_OF_HOMES = frozenset(
    {"waterfront", "single_story", "new_construction", "fixer_upper", "motivated_seller", "no_hoa"}
)
"""What a home is rather than what it has: "only waterfront"."""
FLIPS = re.compile(
    r"\b(flip|reverse|invert|switch)( up)? ((the|that|it|this)\b ?)+(order|sort\w*|list)?|\b(flip|reverse|invert) (order|sort\w*)\b|\b(other|opposite) way (a?round)\b|^(ok |no |now |and |or |actually |sorry )*(show |do |sort )?(it |them )?the (other|opposite) way( please)?$|\bother direction\b|\bal reves\b|\b(reverse|opposite) order\b"
)
FLIPPED: dict[str, str] = {"price_asc": "price_desc", "price_desc": "price_asc"}
TURNED_AWAY: dict[str, tuple[frozenset[str], str]] = {
    **dict.fromkeys(
        (
            "keep",
            "leave",
            "cut",
            "kick",
            "throw",
            "filter",
            "weed",
            "rule",
            "screen",
            "leaving",
            "keeping",
            "filtering",
            "cross",
        ),
        (frozenset({"out", "off", "away", "out of", "out of it", "aside"}), "neg"),
    ),
    "take": (frozenset({"off", "away", "out"}), "drop"),
}
"""Verbs that refuse with a small word behind their object: "keep Whitney out"."""
REFUSED_BEHIND = re.compile(
    r"^(also |too |either |is |are |really |a |for me )*(not (wanted|welcome|desired|acceptable|good|allowed|for (me|us|them|him|her)|interest\w*|an option)|no (thanks|thank you|way|go)|no$|(will|would) not (do|work|suit|fly)|(is |are )?no good|"
    r"(a )?(no go|no no|deal ?breaker|turn ?off|hard no|hard pass|pass)|out of (the )?question|out(?! (?:by|in|near|there|here|around|on|toward|towards|at|past|beyond|west|east|north|south|wherever|where)\b)|off limits|not on the table|verboten|need not apply|needs not apply|excluded|off the table|unwanted)\b(?! of)"
)
REFUSES_BEHIND = re.compile(
    r"\b(out of (the )?question|off the table|excluded|not an option|deal ?breaker|no go|hard (no|pass))\b"
)
EXCEPTS = frozenset({"but", "except", "save", "bar", "excluding"})
EVERYWHERE = frozenset(
    "anywhere everywhere anyplace anything everything all whole any everyplace types kinds every each".split()
)
OVER = frozenset({"over", "above", "more than", "pricier than", "north of", ">", "exceeding", "costing more than"})
BETWEEN_NEGATION_AND_PLACE = frozenset(
    "to live living be being stay staying move moving anything anywhere stuff homes houses area ones listings leads see want go set foot buy buying "
    "put side part listing from there around".split()
)
LEAVES_OUT = frozenset(
    "leave out|leaving out|skip|skipping|exclude|excluding|except|except for|anywhere but|anywhere except|rule out|avoid|avoids|avoiding|stay away from|steer clear of|"
    "not in|leave|keep|keep out|leave off|cross|filter out|weed out|apart from|aside from|other than|everything but|everything except|anything but|omit|omitting|with the exception of|barring|hide|hiding".split(
        "|"
    )
)
AFFIRMED_BEHIND = re.compile(
    r"^(is |are )*(to be kept|stays?|can stay|must stay|has to stay|remains?|yes|yes please|still (yes|needed|wanted|required)|kept|a must)$"
)
THOSE = frozenset("ones anything everything whatever stuff those all any every results listings".split())
BETWEEN_NEGATION_AND_BOUND = frozenset(
    "looking to spend spending wanting want go going pay paying interested in anything wish for at a any be it ask asking see showing show see seeing buy buying really priced pricey expensive with that are is which cost costs costing me have having homes houses leads listings been sitting has on there up he she they we i does do did would will goes going ever even".split()
)
CAPPED_AT = re.compile(
    r"^(?:(?:and|but|then|ok|so) )*up to @(?: max| tops)?$|\b(?:cap|limit|max|top|keep|hold) (?:(?:it|that|them|things|this|price|prices|the|us|me|spending|everything) )*(?:out )?(?:at|to|under|below) @"
)
RAISED = re.compile(
    r"\b(?:take|taking|bring|move|bump|put|push|raise|lower|increase|drop|set|change|switch|reduce|cut|widen|kick|crank|nudge|dial|turn|sube|baja|scale|shift|adjust|climb|floor|minimum|min|bottom|start|starting|low|lower)\b"
)
"""What moves the floor that stands; "can stretch to 450" beside a floor is a ceiling."""
LIMIT_OFF = re.compile(
    r"\b(drop|remove|strike|scrap|lose|forget|forget about|lift|delete|ditch|no|without|scratch|kill|take off|get rid of|cancel|nix|waive|clear|do not need|do not care about|ignore|no more|take away|leave (?:out|off)|(?:turn|switch) off|(?:take|leave|turn|switch)(?=[\w ]* (?:away|off|out)\b))\b"
    r"(?: the| a| that| my| any)* (?P<side>lower|minimum|min|bottom|floor|upper|maximum|max|top|ceiling|cap|higher)(?: (?:limit|bound|number|count))?(?: (?:on|for|of|to))?(?: the| our| my)?(?: (?P<of>price|bed\w*|bath\w*|sq ?ft|size))?(?: (?:limit|bound|price|end|cap|number|budget))?(?= ?$| away| off| out| please| then| i | and| just| only| keep| but| the )"
)
LOWER_SIDE = frozenset({"lower", "minimum", "min", "bottom", "floor"})
PERCENT = re.compile(
    r"(?:\b(?P<less>less|lower|down|cheaper|off|reduce|cut|drop|decrease|trim|menos)\b)?.*?@(?: ?(?:percent|%|pct))?(?: (?P<more>more|higher|up|less|lower|cheaper|off|down))?"
)
TOO_MUCH = re.compile(r"\b(too|is|are|was|were|seems?) (many|much|long|far|wide|high|big|few|short|old|low)\b")
ALL_OF = re.compile(
    r"\b(all (over|of|around)|(the )?whole of|(the )?entire(ty of)?|any part of|anywhere in|everywhere in|the rest of) (?!the (first|last|top|leads|ones))"
)
WAS_RIGHT = re.compile(r"^(was|were|is|beds were|baths were) (right|correct|fine|good|better|ok|okay)\b")
THAN = re.compile(r"\b(cheaper|less expensive|less pricey|pricier|more expensive|bigger|larger|roomier|smaller) than\b")
BOUNDS_THAN: dict[str, tuple[str, str, int]] = {
    **dict.fromkeys(("cheaper", "less"), ("max_price", "asking_price", -1)),
    **dict.fromkeys(("pricier", "more"), ("min_price", "asking_price", 1)),
    **dict.fromkeys(("bigger", "larger", "roomier"), ("min_sqft", "sqft", 1)),
    "smaller": ("max_sqft", "sqft", -1),
}
ASKS_FOR_MORE = re.compile(r"\b(any|anything|something|ones|show|find|others?|more|stuff|got)\b")
EXCLUDES_TOO = re.compile(
    r"^(and|also|plus|nor|or|same (for|with|goes for)|neither)\b(?!.*\b(only|want|add|include|show|has to|have to|must|needs?|with|having)\b)|\b(too|as well|either)$"
)
EITHER = re.compile(
    r"^(ok |actually |oh |well )*((either|both|whichever|any of them|anyone)( one)?( (is|are|works?))?( (fine|ok|okay|good|for me))|either( one| way)?|both work|whoever)( please| too| actually)?$"
)
SELLERS_INSTEAD = re.compile(
    r"^(?:\w+ ){0,3}?sellers?(?: leads?)?(?: instead| rather| now| please| not buyers)*$|\bnot buyers\b|\bno more buyers\b"
)
NOT_THIS_BUT_THAT = re.compile(
    r"^(?!.*\b(?:or|and|nor|either|also|too)\b)(?:no |sorry |wait |i said |i meant |actually |oh )*not (?:the |a |any )?[\w ]+$"
)
NOT_ONLY = re.compile(
    r"\b(does not (have|need) to be|do not (have|need) to be|need not be|not (just|only|necessarily))\b|\b(works?|fine|ok|okay|good|do) (too|as well|also)\b|\balso (works?|fine|ok|okay|good)\b"
)
PLUS_MINUS = re.compile(r"\b(plus (or )?minus|give or take|within|plus minus) (\$ ?)?@")
TAKES_BACK_PLACE = re.compile(r"\b(i mean|i meant|not the|sorry|instead|rather|actually|oops|my bad)\b")
SEARCHED_SINCE = re.compile(
    r"\b(?:looking|searching|hunting|shopping|waiting|trying|working|at (?:it|this)|licensed|renting|living|married|with (?:me|us|him|her|them)|in (?:the )?(?:business|real estate)|(?:agent|realtor|broker|client|buyer|member|customer)s?)\b(?: [\w']+){0,8}? since\b"
)
""" "been looking for a house since March": how long they have looked, not how long homes are listed."""
TOLD_OF_A_DAY = re.compile(
    r"\b(i|we|he|she|they|guy|lady|man|woman|couple|clients?|buyers?|boss|wife|husband|friend|lender|bank|agent|broker|brother|sister|cousin|neighbou?r|somebody|someone) "
    r"(\w+ )?(was|were|had|got|came|called|met|told|asked|drove|saw|talked|spoke|heard|woke|said|ran|went|texted|e ?mailed|wrote|visited|stopped|walked|sat|closed|signed|lost)\b"
    r"|\b(?:today|tonight|this morning|this week|right now) (?:i|we|he|she|they|my \w+|our \w+) (?:\w+ )?(?:am|is|are|s|m|want|wants|need|needs|have|has|got|would|could|after|looking)\b"
    r"|\bbeen (?:looking|searching|hunting|shopping|waiting|trying|working|house hunting)\b.*\bsince\b"
    r"|\b(open house|meeting|showing|closing|appointment|call|class|lunch|dinner|breakfast) (\w+ )?(was|went|ran|got)\b"
    r"|\b(?:thanks?|thank you|thx|cheers|props|kudos|sorry|good (?:job|work)|great (?:job|work)|nice (?:job|work))\b(?: \w+){0,5} (?:yesterday|today|this morning|last week|this week|tonight)\b"
    r"|\b(?:today|yesterday|this morning|this week|tonight) (?:'?s )?(?:client|buyer|couple|family|customer|appointment|guy|lady|investor|caller|request|task|mission|job|project|we start|we begin|let us start|is|was|has been)s?\b(?! new)"
)
"""What happened on a day tells nothing of what was listed on it."""
CALLS_FOR = re.compile(
    r"\b(what|whats|new|fresh|hot|show|anything|something|got|stuff|ones?|search|find|see|pull|list|leads?|today s|added|posted|listed|dropped|up)\b"
)
"""Words of a turn in which a day tells when leads were listed."""
LATER = re.compile(r"\b(or later|or after|onwards?|and later|or newer|or more recent)\b")
