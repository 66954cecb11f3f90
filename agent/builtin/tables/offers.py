"""Words by which people answer a proposal that waits: not now, something more, something less, otherwise."""

from __future__ import annotations

# a plain no, and what may stand around it without asking for anything
DECLINES = (
    r"\b(no|nope|nah|no way|no thanks|no thank you|not (yet|now|today|really|sure|this time|for me|anymore|gonna|going to)|never ?mind|leave (it|that|them|both|all|everything|the lot)|pass|skip (it|that|them)|hold off|hold your horses|"
    r"let me (think|sleep|check|ask|talk)|(i will|i need to|i have to|i want to|i would rather|gotta|got to) (think|wait|sleep|check with|ask|pass|hold off)|think (it over|about it)|maybe (later|another time|not)|later|another time|too (much|expensive|pricey|steep|rich)|"
    r"changed my mind|forget (it|that|about it)|cancel( it| that| them)?|on second thoughts?|second thoughts|do not (buy|do|charge|bother|want|proceed|go)|not buying|scrap (it|that)|drop it|abort|stop|back out|backing out|do not|mejor no|todavia no|ahora no)\b"
)
AROUND_NO = (
    r"\b(hm+|uh+|um+|er+|well|ok|okay|oh|ah|actually|wait|sorry|so|yeah|ugh|you know what|i|think|guess|thanks|thank you|lol|but|and|please|then|it|that|this|them|those|for|now|today|yet|right|just|the|a|my|me|to|with|about|over|"
    r"partner|wife|husband|boss|client|buyer|broker|team|first|bit|little|moment|minute|while|will|would|rather|not|at|all|is|was|be|s|m|ll|leave|there|alone|let|us|we|get|back|sleep|on|need|have|want|more|time|mind|anymore|after|all|gonna|going|buy|buying|do|"
    r"too|much|expensive|pricey|steep|one|maybe|later|time|another|never|say|said|really|sure|of|you|your|charge|anything|buyer s|it s|that s|i m|i ll|i d|like|wanna|still|here|good|no|nope|nah|both|all|em|rich|hmm)\b"
)
ADDS = r"\b(add|throw in|include|toss in|plus|also|too(?! (?:many|much|pricey|expensive|steep|rich|high|few|big|dear|costly)\b)|as well|along with|together with|and the|and number|y tambien|agrega|tack on|put in|bundle)\b|^and\b"
DROPS = r"\b(drop|remove|without|minus|except|leave out|leave off|take out|take off|(?:take|leave|kick|knock) (?:\w+ ){1,4}(?:off|out)|skip|scrap|nix|axe|toss|bin|yank|dump|kill|cancel|delete|omit|strike|cross (?:out|off)|get rid of|let go of|lose|not|forget|scratch|ditch|kick out|cut|exclude|but not|quita|sin)\b"
REPLACES = r"\b(actually|instead|rather|i meant|i mean|not that|wait|make it|make that|sorry|oops|switch|change|swap|wrong (one|number|lead|id)|replace|intended|typo|should (have |ve )?(been|be)|supposed to be|meant to be|my bad|mistake|fat fingered|mistyped|not)\b|^(no|nope|nah)\b"
SUGGESTS = r"^(?:(?:wait|ok|and|hmm+|oh|so|actually|hey|no|um+) )*(?:how about|what about|why not|can you|could you)\b"
_NUMBERS = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten)"
KEEPS_ONLY = r"^(?:(?:no|nope|nah|wait|ok|actually|eh|um|hmm|too|many|much|well|yes|yeah|sorry|let us|make it|make that|get|buy|i want|,) )*(?:only|just)\b(?!.*\b(?:one|two|three) of\b)"
ONE_NUMBER = rf"\b(?:only|just) (?:number |lead |# ?)?(?P<number>{_NUMBERS})(?: please| then| pls)?$"
WANTS_METHOD = r"\b(can|could|may) (i|we|you)\b|\b(possible|let me|is it ok)\b"
_LEAD_IN = r"(?:(?:no|nope|nah|wait|hold on|oh|ok|okay|yes|yeah|sure|actually|sorry|hmm+|um+|well|so|but|and|oops|scratch that|let us|make it|make that|do|use|try|go with|put it on|charge|change (?:it )?to|switch (?:it )?to|i mean|i meant|i said|rather|not credits?|not (?:the |my )?card|on|with|by|from|via|through|using|for|to|my|the|a|,|;|\.|!) ?)*"
ONLY_METHOD = rf"^{_LEAD_IN}(?:(?P<credits>(?:my )?(?:credits?|balance)|creditos)|(?:credit |debit |bank )?card|visa|mastercard|amex|stripe|plastic|tarjeta)(?: (?:instead|please|pls|then|now|rather|for (?:it|that|this)|thanks|actually|balance))*[.!]?$"
BILLED = rf"^{_LEAD_IN}(?:pay |paid |billed |billing |bill me |plan )?(?:the )?(?:annual(?:ly)?|yearly|monthly|(?:by|per|every|each) (?:the )?(?:month|year))(?: (?:one|plan|billing|instead|please|pls|then|rather|now))*[.!?]?$"
_IT = r"(?:it|that|this|the amount|the order)"
MULTIPLES: tuple[tuple[str, float], ...] = (
    (rf"\b(?:double|twice) {_IT}\b|\b(?:make|do) {_IT} double\b|\btwice as (?:much|many)\b", 2),
    (rf"\b(?:triple|treble) {_IT}\b|\bthree times (?:{_IT}|as (?:much|many))\b", 3),
    (rf"\b(?:half|halve) (?:of )?{_IT}\b|\bhalf as (?:much|many)\b", 0.5),
)
""" "double that" of the credits that wait for a yes."""
