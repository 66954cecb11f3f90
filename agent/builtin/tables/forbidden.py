"""Words that name an order because it is not wanted: refused, denied, put off, doubted, or only nearly given."""

from __future__ import annotations

import re

SIGNS = frozenset({
    "no", "never", "let", "against", "refus", "without", "about", "going", "skip", "pass", "avoid", "forget", "unsure",
    "undecided", "fence", "almost", "nearly", "too", "twice", "wonder", "hesita", "tempted", "torn", "debat", "put off",
    "delay", "else", "other", "before", "afraid", "scared", "reluctan", "loath", "regret", "unable", "unwilling",
})  # fmt: skip
""" One of them stands in every text that forbids."""

_DEED = (
    r"(?:hold(?:ing)?|held|reserv(?:e|es|ed|ing)|buy(?:ing)?|bought|purchas(?:e|ed|ing)|order(?:ed|ing)?|grab(?:bed|bing)?|snag(?:ged|ging)?|"
    r"tak(?:e|ing)|took|get(?:ting)?(?! (?:to|around|through|away|back))|got|go(?:ing)? (?:for|with|ahead with)|lock(?:ed|ing)?|keep(?:ing)?|kept|secur(?:e|ed|ing)|releas(?:e|ed|ing)|"
    r"extend(?:ed|ing)?|refund(?:ed|ing)?|return(?:ed|ing)?|mark(?:ed|ing)?|dropp?(?:ed|ing)?|let(?:ting)? (?:\S+ )?go|"
    r"(?:put|putting|plac(?:e|ing)|do|doing) (?:an? |any |another |the )?(?:hold|reservation|order|purchase))"
    r"(?! (?:you|me|us|anyone|my|your) (?:up|back|to)\b| my breath\b| (?:it|that|this) (?:against|wrong|personally)\b| (?:to|it|that|there|why|how|what) (?:is|yet)?\b(?:see|know)?$)"
)
_SOFT = r"(?:really |actually |even |just |yet |ever |necessarily |currently |now |still |honestly |definitely |probably |also |then )*"
_WHO = r"(?:me |us |you |him |her |them |anybody |anyone )?"
_WANTS = (
    r"(?:want|wanting|wish|wishing|need|needing|plan|planning|intend|intending|mean|care|aim|like|love|dare|agree|ask|asking|say|saying|tell|telling|feel like|think|believe|see myself|"
    r"suggest|advise|said|asked|told|wanted|meaning|recommend|choose|decide|hurry|rush|look|looking|going|gon na|gonna|about|ready|willing|prepared|keen|able|allowed|supposed|meant|inclined|authori[sz]ed|"
    r"in a position|in the mood|interested in|here|comfortable|sold|set|bent|worth)"
)
_THEN = (
    r"(?:to |on |in |with |that |i |we |you |should |will |would |want to |need to |be |have |for |of |whether |if )*"
)
_REACH = rf"{_SOFT}(?:{_WANTS} {_SOFT}{_WHO}{_THEN})?{_SOFT}(?:be |have )?{_DEED}\b"
_RIVAL = r"(?:any ?one|any ?body|some ?one|some ?body|no ?body|no one|others?|other (?:agents?|people|buyers?|brokers?|realtors?|folks)|another (?:agent|buyer|broker|realtor))(?: else)?"
FORBIDDEN = re.compile(
    rf"\b(?:not|never) {_REACH}"
    rf"|\bno (?:more )?(?:holding|buying|reserving|purchasing|ordering|releasing|extending)\b|\b(?:let|letting|before|that|if|so) {_RIVAL} {_SOFT}(?:can |could |will |would |does |may |might )?(?:not )?{_DEED}\b"
    rf"|\bno (?:need|reason|point|use|sense|wish|desire|intention|plans?|interest|way|chance|desire|cause) {_SOFT}(?:for (?:me|us|you) )?(?:to|in|of|on|im|ill|am i|are we|i am|i will|i would|we are|we will|am i ever|that i)? ?(?:will |would |be )?{_DEED}\b"
    rf"|\b(?:no ?body|no one|none of us|neither of us) (?:\w+ ){{0,2}}?(?:asked|told|wants|wanted|said|needs) {_WHO}(?:to )?{_DEED}\b"
    rf"|\b(?:refuse|refused|hesitate|hesitant|reluctant|loath|afraid|scared|would hate|too (?:early|soon|expensive|pricey|much|broke|risky|late)|can(?: ?not| hardly)? ill afford|unable|unwilling|not) (?:\w+ )?to {_DEED}\b"
    rf"|\b(?:decided|voted|advised|warned|chose|leaning|talked (?:\w+ )?out of|against|skip|skipping|forget about|forget|scratch|bag|pass on|passing on|passed on|avoid|avoiding|without|regret|postpone|delay|put off|cannot justify|think twice (?:about|before)) (?:against |about |on )?{_DEED}\b"
    rf"|\b(?:unsure|undecided|not certain|not sure|not convinced|on the fence|in two minds|wavering|torn|have not decided|have yet to decide|do not know|debating|wondering|mulling|weighing) (?:\w+ )?(?:if|whether|about|over|on)? ?{_THEN}{_DEED}\b"
    rf"|\b(?:was|were|came) (?:just |so |very )?(?:about|going|gonna|tempted|close|ready|this close|planning) (?:to |on )?{_DEED}\b|\b(?:nearly|almost|came close to) {_DEED}\b"
    rf"|\b(?:not|never) {_SOFT}(?:want|wanting|asking|ask|need|needing|after|request|requesting|looking|seeking|here|file|filing)(?: for)? (?:a |an |any |the |my )?(?:refund|hold|reservation|money back|extension)\b"
    r"|\bno (?:holds?|purchases?|reservations?|orders?) (?:on|for|of|needed|necessary|required|yet|today|please)\b"
)
""" "I'm not going to hold 4415", "no need to buy it", "nobody asked you to hold 3", "was about to buy 3"."""

NOT_KEPT = re.compile(
    r"\b(?:no (?:need|reason|point|use|sense) (?:in |to |of )?|not (?:\w+ ){0,2}?(?:want|need|have) to )(?:keep|hold|sit|reserv|hang|hog)\w*\b"
)
""" "let the Henderson one go, no point in keeping it"."""
NOT_ANY_LONGER = re.compile(r"\b(?:any ?more|any longer|no longer|after all)\b")
HOLDING = re.compile(r"\b(?:hold(?:ing)?|held|keep(?:ing)?|reserv(?:e|ed|ing))\b")
""" "I don't want to hold 3 anymore" lets it go."""

WANTED = re.compile(
    r"\b(?:not (?:only|just) \S+ (?:\S+ ){0,4}but|(?:do|did) not (?:wait|hesitate|forget|fail|neglect|lose|miss)|no (?:rush|hurry|worries|problem) but|not (?:a )?(?:bad|wait))\b"
)
""" "don't forget to hold it"."""

SLIPS_AWAY = re.compile(
    r"\blet (?:\S+ ){1,4}?(?:get away|slip|go to|be sold|be bought|get sold|get snapped|get taken)\b"
)
""" "don't let 3 get away": wanted, but how is not said."""

ONLY_THOUGHT = re.compile(
    rf"\b(?:thinking (?:about|of)|considering|contemplating|toying with(?: the idea of)?|in case (?:i|we)|before (?:i|we)|if (?:i|we)|(?:i|we) (?:may|might|could maybe)|maybe (?:i|ill|we|well)(?: will)?) {_SOFT}{_DEED}\b"
)
""" "thinking about buying 3": the rails take it for no order, whichever model does."""

CONTRACTED = re.compile(
    r"\b(?P<verb>do|does|did|is|are|was|were|wo|ca|would|could|should|have|has|had|ai|must|need)nt\b"
)
WHOLE_VERBS = {"wo": "will", "ca": "can", "ai": "am"}
""" "wont", as a text without apostrophes has it."""
