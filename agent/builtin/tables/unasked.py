"""Words that ask whether something was done, or say that it was not."""

from __future__ import annotations

import re

_LEAD_IN = r"^(?:(?:and|but|so|wait|ok|okay|hey|um+|uh+|hm+|sorry|remind me|tell me|do you know|quick question|just checking|question|lol) )*"
ASKS_DONE = re.compile(
    _LEAD_IN
    + r"(?:(?:is|are|was|were|has|had) (?!it (?:possible|ok|okay|alright|cool|fine)\b|there\b|a\b|an\b)(?:\w+ |# ?\w+ ){0,4}?(?:already|still|now|been|ever|yet|marked|set|contacted|qualified|won|lost|new|closed|approved|refunded|processed|released|held|extended|bought|paid|through)\b"
    r"|did (?:i|we|you|it|that|they|my)\b|have (?:i|we|you) (?:already |ever |yet )?(?:\w+ed|won|lost|held|bought|put|set|got)\b"
    r"|do (?:i|we) (?:need|have|still|really|already)\b|does (?:it|that|my|the|this|\d+)\b|will (?:it|they|my|the|that|this|\d+|# ?\d+)\b"
    r"|(?:what|which) (?:stage|status)\b|(?:what is|what was|where is) (?:the |my )?(?:status|stage|state)\b|when (?:did|was|is|will|does|do|am|should|have) (?:i|we|my|the|it|that|\d+)\b)"
)
HOLDS_OFF = re.compile(
    r"\b(?:hold|holding|put|putting|wait|waiting) off\b(?! (?:the|until i say|market)\b.*\b(?:market)\b)"
)
""" "hold off on buying 9102" asks for nothing."""
SAYS_REFUND = re.compile(
    r"\b(?:refund\w*|money|credits?|back|return\w*|reimburs\w*|disput\w*|reembols\w*|devol\w*|devuelv\w*|charge\w*|claim\w*|compensat\w*|dud|ripped|whole|undo|reverse\w*)\b"
)
ASKS_NOTES = re.compile(
    _LEAD_IN
    + r"(?:(?:what|where|which|when) (?:did|have|had|all did|was|were|is|are|s|else did) (?:i |we |my |the |that |there |it |you )*(?:\w+ )?(?:note\w*|written|write|wrote|put|said|say|log\w*|jot\w*|add\w*|record\w*|down)\b(?! (?:saying|that|:))"
    r"|(?:did|have|had) (?:i|we) (?:\w+ )?(?:note|write|wrote|written|leave|left|add|put|jot\w*|log\w*|take|taken|make|made)\b"
    r"|(?:any|read|show|see|pull up|give me|open|check|where are|let me see|view) (?:me )?(?:the |my |any |all )*notes?\b(?! (?:that|saying|:)))"
)
""" "what did i note on 6012" reads."""
NOT_DONE = re.compile(
    r"\b(?:have|has|did|had|is|was|are) (?:not|never) (?:yet |really |actually |even |been )?(?:contact\w*|call\w*|reach\w*|qualif\w+|won|clos\w+|spok\w+|speak|talk\w*|w[io]n|sign\w*)\b"
    r"|\bnot (?:contacted|qualified|won|lost|closed|signed) yet\b|\byet to (?:contact|call|reach|qualify|close)\b"
)
STAGED = re.compile(
    r"^(?:(?:ok|please|and|so|just|now|then|also|yeah) )*(?:mark|set|move|put|flag|switch|change|bump|make)\b"
)
SUPPOSES = re.compile(
    r"\b(?:if|suppose|supposing|what if|let us say|hypothetically) (?:i|we) (?:were to |was to |decide to |decided to |wanted to |want to |should |did |do )?"
    r"(?:put|place|placed|hold|held|buy|bought|releas\w*|extend\w*|refund\w*|reserv\w*|purchas\w*|ask\w*|fil(?:e|ed)|drop\w*|let|keep|kept|mark\w*|take|took|cancel\w*)\b"
)
_DOES = (
    r"(?:hold(?:ing)?|reserv(?:e|ing)|buy(?:ing)?|bought|held|purchas(?:e|ing)|order(?:ing)?|grab(?:bing)?|snag(?:ging)?|tak(?:e|ing)|get(?:ting)?|go(?:ing)? for|scoop(?:ing)?|jump(?:ing)? on|lock(?:ing)?|"
    r"releas(?:e|ing)|drop(?:ping)?|let(?:ting)?|extend(?:ing)?|refund(?:ing)?|return(?:ing)?|mark(?:ing)?|(?:put|place|plac(?:e|ing)|putting) (?:an? |the )?(?:hold|offer))"
)
_OTHERS = (
    r"(?:some ?(?:one|body)|every ?(?:one|body)|people|folks|they|a (?:\w+ ){0,2}?(?:friend|guy|colleague|coworker|agent|lady|buddy|broker|neighbou?r)|the (?:internet|web|ad|e ?mail|message|text|listing|guy|other agent|office|team)|"
    r"(?:my|our|the) (?:\w+ )?(?:wife|husband|spouse|broker|boss|manager|partner|colleague|coworker|friend|buddy|mentor|coach|team|dad|father|mom|mother|brother|sister|cousin|uncle|aunt|neighbou?r|coach|seller|owner|landlord|listing agent|agent|ai|accountant|gut|horoscope|kid|son|daughter|office|assistant|instinct|team ?mate|competitor))"
)
HEARSAY = re.compile(
    rf"\b{_OTHERS} (?:s )?(?:at \w+ |in \w+ |here |is |are |has been |have been |just |always |keeps? |kept |really |also |actually |once )*"
    r"(?:told|tells?|telling|said|says|saying|thinks?|thinking|thought|suggests?|suggested|suggesting|recommends?|recommended|advises?|advised|reckons?|figures?|swears?|insists?|insisted|claims?|urges?|urged|pushing|bugging|nagging|begging) "
    rf"(?:to )?(?:me |us |that )*(?:(?:i|we|you|it|one) (?:really |just |better |had better |had |all )*(?:should|ought to|must|could|need to|have to|better)?(?: \w+ly| just| be| go ahead and)* ?|to |on |about |into )(?:\w+ly |just |go ahead and )*{_DOES}\b"
    rf"|\b{_OTHERS} would(?: \w+ly| just| totally| never| rather)* {_DOES}\b"
)
""" "someone told me to buy 3", "my wife would hold the condo": whether it is to be done is asked."""
HEEDED = re.compile(
    r"\b(?:so (?:please|pls|do|go|let|can|could|hold|buy|get|grab|i will|i want|i would)|do (?:it|that|so)|please|pls|go ahead|let us|for (?:me|us)|can you|could you|make it so|i agree|and i (?:will|want|agree))\b"
)
PRETENDS = re.compile(
    r"^(?:(?:ok|okay|so|and|now|just|let us|lets|well|hey|but|for fun|for a second) )*(?:pretend|imagine|picture|envision|fantasi[sz]e|make believe|act as if|as if|say (?:i|we|you|that|my|the hold)|assume|assuming|supposing|suppose|hypothetically|theoretically|in theory|for argument s sake)\b"
)
""" "imagine I bought it", "pretend the hold ran out": nothing is done."""
MUSED = re.compile(
    rf"\bif (?:you|one|some ?one|any ?one) {_DOES}\b.*\b(?:what|do i|will i|can i|does|is it|how|then)\b"
    rf"|\b(?:pros and cons|upsides?|downsides?|advantages?|disadvantages?|benefits?|risks?|reasons?|the point|a case|argument|sense) (?:of|to|in|for|against|behind) (?:not )?{_DOES}\b"
    rf"|\b(?:convince|persuade|dare|tempt|talk|sell) (?:me|us) (?:to|into|out of|on) {_DOES}\b"
    rf"|\b(?:would not|would|will) (?:it|that) (?:not )?be (?:so |just |really |very )*(?:nice|great|cool|fun|funny|awesome|sweet|lovely|amazing|something|wild|crazy) (?:to|if (?:i|we|you)) {_DOES}\b"
    r"|^(?:(?:so|ok|and|well|ah|oh|hm+) )*i take it\b|\b(?:when|once|till|until) (?:hell freezes|pigs (?:can )?fly|i (?:win|hit) the (?:lottery|jackpot)|i am (?:rich|a millionaire)|the cows come home)\b"
    r"|\b(?:you|i|we) (?:really |totally |probably )?(?:should(?: have|['’]?ve|a)|could(?: have|['’]?ve|a)|ought to have|ought to['’]?ve) (?:\w+ly |just )?(?:held|bought|reserved|taken|grabbed|released|extended|refunded|gotten|got)\b"
    r"|^(?:(?:so|and|but|ok|hey) )*(?:will|can|could|would|does|do|is|are|might) (?:an ?other|other|any(?: other)?|some ?(?:one|body)|any ?(?:one|body)|no ?body|no one|the (?:seller|owner)|people|a different|some other)\b.*\b(?:while|if|when|once|after|during|before)\b"
)
""" "convince me to buy 9103", "you should've held it", "I take it 9102 is a condo": spoken of, not ordered."""
NOT_YET = re.compile(r"\b(?:but |just )*not (?:just )?(?:yet|right now|today|right away|at the moment)$")
ORDERED = re.compile(
    r"\b(?:note|can you|could you|would you|will you|please|pls|refund (?:it|me|\d+|that)|money back|log|add|remind me (?:to|on|at|tomorrow)|follow up)\b"
)
WOULD_IF = re.compile(
    r"\b(?:would|d|id|might|could|may)(?: have)?(?: \w+){0,3}? (?:buy|bought|purchase\w*|hold|held|take|taken|get|gotten|grab\w*|reserve\w*|release\w*|extend\w*|refund\w*|go for|jump on|snap up|consider\w*)\b.*\b(?:if|unless|provided|as long as|were it not|except|but)\b"
    r"|\bif\b.*\b(?:had|was|were|did|could|would|only)\b.*\b(?:would|d|id|might)(?: have)?(?: \w+){0,2}? (?:buy|bought|purchase\w*|hold|held|take|get|grab|reserve|go for|jump on|snap up)\b"
    r"|\b(?:i|we) would (?:\w+ )?(?:hold|buy|take|grab|reserve|get|keep)\b[^.!?]*\b(?:get|come|circle) back to you\b"
    r"|\bwould have (?:bought|held|taken|gotten|grabbed|reserved|gone for)\b|\bwish (?:i|we) (?:could|had) (?:buy|bought|held?|afford)\b"
    r"|(?<!\byou )\b(?:might|may|could maybe|will maybe|will probably|considering) (?:hold|holding|reserve|release|extend|refund)\w*\b"
)
""" "i'd buy #1 if it had a pool": wished, not asked for."""
WOULD_LIKE = re.compile(
    r"\bwould (?:like|love|want|rather)\b|\bif you (?:could|would|can|do not mind)\b|\b(?:could|would|can) you\b|\bif (?:that is|it is|this is|possible|ok|okay|available|still)\b"
)

_SUPPOSES = r"\b(?:if|suppose|supposing|assuming|say|let us say|hypothetically) (?:i|we)(?: were to| was to| did| do| decided? to| end up| ended up| go ahead and| should| ever| just)* "
_ASKS = r"\b(?:would|will|what|how|does|do (?:i|you|they)|is (?:there|it|that)|can (?:i|it|they)|am i|are there|could (?:i|it|they))\b"
HYPOTHETICAL: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (topic, re.compile(pattern))
    for topic, pattern in (
        (
            "how_hold",
            _SUPPOSES
            + r"(?:put|place[d]?|hold|held|reserved?|holding|extend(?:ed)?|released?|let|kept|keep)\b.*"
            + _ASKS,
        ),
        ("how_hold", _ASKS + r".*" + _SUPPOSES + r"(?:put|place[d]?|hold|held|reserved?|extend(?:ed)?|released?)\b"),
        (
            "how_hold",
            r"\b(?:smart|wise|wiser|better|best|worth it|good idea|make sense|sensible|necessary|(?<!no )need) to (?:hold|reserve|put a hold)\b(?!.*\b\d{4})",
        ),
        (
            "how_refund",
            _SUPPOSES
            + r"(?:buy|bought|purchased?|get|got)\b.*\b(?:money back|refund\w*|reimburs\w*)|\bwould (?:#? ?\d+|it|that|this|that one) be refund\w+",
        ),
        (
            "how_refund",
            r"\b(?:which|what|whats) (?:are the |sorts? of |kinds? of |valid |allowed |good )*reasons?\b|\bhypothetic\w*\b.*\brefund|\brefund\w*\b.*\bhypothetic\w*|\bwhat (?:would|do|does) (?:i|it|one|we) (?:need|take|require|have)\b.*\brefund",
        ),
    )
)
""" "if i put a hold on 3655, would that cost me anything?" asks what would be."""

ADVICE = re.compile(
    _LEAD_IN
    + r"(?:should(?: not|nt)? (?:i|we)|ought (?:i|we) to|do you (?:think|reckon|believe|feel) (?:that )?(?:i|we) (?:should|ought|better)|(?:is|was) it (?:worth|wise|smart|time) (?:it )?(?:for me )?(?:to |\w+ing\b)|(?:if you were me|in my (?:place|shoes)) would you)\b"
)
""" "should i release 9102?" asks what is wise; nothing is ordered."""
_WISE = r"(?:a )?(?:good|bad|smart|wise|dumb|solid|sensible|crazy|stupid|safe)(?: (?:idea|move|call|buy|one|choice|play|bet|plan|thing))?"
ADVICE_TAG = re.compile(
    r"(?:^|\b)(?:should (?:i|we)(?: do (?:it|that))?|shouldn t i|do (?:you|u) (?:think|reckon)(?: so)?|(?:what|whatcha|what do|what d) (?:you |u |ya )?(?:think|reckon|say)|(?:you|u|ya) (?:think|reckon)|thoughts|any (?:thoughts|opinions?|advice)|your (?:thoughts|opinion|take|advice|call)|opinions?"
    rf"|(?:is|was|would|will) (?:that|it|this|holding(?: it)?|buying(?: it)?)(?: be)? {_WISE}|(?:good|bad|smart|wise|dumb) (?:idea|move|call|choice)(?: or not)?|worth it|yay or nay|yes or no|y or n|yea or nay|or (?:not|wait|no|nah|hold off|pass|should i (?:not|wait|pass|hold off)|is (?:that|it) (?:too|a)\b.*)"
    r"|would you(?: do (?:it|that)| recommend (?:it|that))|(?:am|would) i (?:be )?(?:crazy|dumb|stupid|nuts)(?: to)?|what would you do|if you were me|in my shoes)(?: then| though| here)?$"
)
""" "hold 9101, should i?" asks what is wise as well."""
GO_AHEAD_AND = re.compile(
    r"\b((?:should|shouldn't|can|could|would) (?:i|we|you)(?: just| maybe| please)?) (?:go ahead and|go on and|just go and) ",
    re.IGNORECASE,
)
WHY_NOT = re.compile(
    r"^(?:(?:ok|okay|well|so|hey|then|and|actually|hm+|oh|alright|sure)[, ]+)*(?P<asked>why (?:do ?n['’]?t|do not) (?:you|u|ya|we)|why not)(?: just| simply| go ahead and| maybe| also| please)* "
    r"(?=(?:hold|reserve|buy|purchase|grab|release|extend|mark|quote|lock|snag|save|show|find|pull|search|compare|drop|put|let go of|check|get|take) (?:me |up |of )*(?:the|it|that|this|them|those|these|both|all|number|lead|#|a|an|me|us|some|my|\d+|houses|homes|condos|leads)\b)",
    re.IGNORECASE,
)
""" "why don't you hold the second one" asks for it."""
HOLD_ON = re.compile(
    r"^(?:(?:wait|ok|okay|no|whoa|hey|and|but|oh)[, ]+)*hold on(?: an?)?(?: (?:sec|second|minute|min|moment|tick|bit))?[,.… -]+(?=(?:which|what|how|is|are|does|do|did|who|why|where|when|can|could|show|find|let me|i|that)\b)",
    re.IGNORECASE,
)
""" "hold on, which is bigger" holds nothing."""
CHOICE = re.compile(
    _LEAD_IN
    + r"(?:would|should|could|do) (?:you|i|we) (?:rather |sooner )?(?:hold|buy|take|get|go (?:with|for)|pick|choose|grab|reserve|keep|release|drop)\b.* or\b"
    + "|"
    + _LEAD_IN
    + r"(?:which|what)(?: one| lead)? (?:would|should|do|d) (?:you|i|we) (?:rather |sooner )?(?:hold|buy|take|get|go (?:with|for)|pick|choose|grab|reserve|keep|release|drop)\b"
)
""" "would you hold the second or the third?" asks for a choice."""
ADVISED: dict[str, tuple[str, str]] = {
    "extend_hold": ("view_cart", "my cart"),
    "release_hold": ("view_cart", "my cart"),
    "request_refund": ("account_status", "my purchases"),
    "update_lead": ("account_status", "my purchases"),
    "account_status": ("account_status", "what plan am i on"),
    "purchase": ("account_status", "my balance"),
}

_SITE = r"(?:zillow|craigslist|facebook|linkedin)"
EITHER_SOURCE = (
    rf"^(?:is (?:it|that|this) |from |was (?:it|that) (?:on |from )?)?{_SITE}(?: ,)?(?: {_SITE} ,)* or {_SITE}$"
)
BARE_ORDER = (
    r"^(?:(?:please|pls|ok|okay|hey|can you|could you|just|so|now|i want to|i need to|go) )*"
    r"(?:update|change|compare|edit|modify|fix|adjust|switch|set|move|mark|delete|remove|send|check|open|submit|cancel|extend|release|refund)"
    r"(?: (?:it|this|that|them|those|these|the leads?|my leads?|leads?|one|something|stuff|things?|the thing|settings|my settings|a lead))?(?: please| now| for me)*$"
)
"""An order that says neither what is to be done it with, nor to which."""
A_FEW = re.compile(
    r"^(?:(?:ok|okay|so|well|cool|great|nice|please|pls|just|now|then|can you|could you|lets|let us|go ahead and|i will|i want to|yeah|sure) )*"
    r"(?:grab|get|buy|purchase|take|hold|reserve|snag|order|lock|lock in|pick up|pick|quote|release|extend|give|gimme) (?:me |us |up |down |of )*"
    r"(?:a few|some|a couple|several|a handful|a bunch|one or two|two or three|a few of them|some of them|some of those|a few of those|a few of these|a couple of them|a couple of those|several of them)"
    r"(?: (?:of (?:them|those|these)|leads?|ones|for me|for us|please|pls|then|now|too|more))*$"
)
""" "grab me a few": how many, never which."""
A_FEW_FOR = tuple(
    (re.compile(rf"\b(?:{verbs})\b"), tool)
    for verbs, tool in (
        ("hold|reserve|lock", "hold_lead"),
        ("quote", "quote_price"),
        ("release", "release_hold"),
        ("extend", "extend_hold"),
    )
)
HOW_OFTEN = re.compile(r"^(?:and |so |ok )*how often (?:do|does|will|would|are|am|is) (?:you|i|we|it)\b")
""" "how often do you email me" sets nothing."""
