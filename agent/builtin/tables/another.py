"""Words that take up another lead for what was just done, and words that undo it."""

from __future__ import annotations

import re

_OH = r"(?:(?:and|also|plus|oh|ok|okay|then|now|yeah|yes|well|so|please|y|same for|same with|,|hmm+|um+) )*"
_ONE = (
    r"(?:one|ones|condo|house|home|townhouse|townhome|apartment|duplex|lot|land|place|property|listing|lead|guy|unit)"
)
_TOLD = r"(?:(?:from|in|on|with|by|at|near|over in|out in) [\w' ]{2,30}?)"
_LEAD = rf"(?:(?:the|that|this|my) (?:[\w'$-]+ ){{0,4}}?{_ONE}(?: {_TOLD})?|(?:the |that )?other(?: one| lead| hold)?|(?:lead |number |# ?)*\d{{4,5}}|the [\w'-]+(?: [\w'-]+)?)"
_TOO = r"(?:too|as well|also|likewise|while (?:you are|we are|i am) at it)"
ALSO = re.compile(
    rf"^(?:{_OH}{_LEAD} {_TOO}|(?:and|also|plus|same for|same with|as well as) {_OH}{_LEAD})(?: please| pls| thanks| then| now)*$"
)
""" "and the Summerlin one too", "plus the one from facebook"."""
ALONE = re.compile(
    rf"^(?:{_OH}|(?:what about|how about|and what about|too \w+|what of) )*the (?:[\w'$-]+ ){{0,4}}?{_ONE}(?: {_TOLD})?(?: then| too| instead)?$"
)
""" "the Henderson one with the pool?" after a quote."""
INSTEAD = re.compile(
    rf"^(?:{_OH}|(?:no|nah|actually|wait|let us|lets|i will|i want|can you|could you|rather) )*(?:grab|take|get|try|do|make it|go with|use|pick|snag|give me|i prefer|want|have|put) {_LEAD} (?:instead|rather)(?: please| pls| then)*$"
)
""" "grab the townhouse instead" after a hold was let go."""
TAKEN_FOR_ANOTHER = re.compile(
    r"^(?:(?:and|then|please|just|instead|rather|can you|could you|i will|i ll|let me|let us|lets|i want to|i would) )*"
    r"(?:take|grab|get|give me|snag|pick|have|do|make it|go with|switch to|move to)\b"
    r"(?!.*\b(?:buy\w*|purchas\w*|pay\w*|card|credits?|price|quote|contact)\b)"
)
""" "release it and take number 3": a lead in another's place is held as that one was."""
UNDOES_HOLD = re.compile(
    r"^(?:(?:ok|okay|actually|no|oh|wait|sorry|um+|hm+|nah|nope|oops|whoops|crap|shoot|ugh|well|please|can you|could you|on second thoughts?|just|hey|lol|my bad|changed my mind|i changed my mind) )*"
    r"(?:cancel|undo|scrap|nix|reverse|scratch|take back|revert|void) (?:it|that|that one|the hold|that hold|what you just did)"
    r"(?: (?:then|please|thanks|for now|actually|ok|sorry|again|now|hold|pls|for me|wrong (?:one|lead|number)|my mistake|my bad|after all))*$"
)
REACTS = re.compile(
    r"^(?:(?:that is|that s|it is|its|thats|way|a bit|a little|kinda|just|still|hmm+|ok|oh|well|ugh|man|nah|no|wow|yikes|that|this|is|one) )*"
    r"too (?:rich|steep|expensive|pricey|much|high|dear|cheap|small|big|far|old|new|low|many|few)(?: (?:for|of) [\w ]+)?$"
)
LENGTH_ALONE = re.compile(
    r"^(?:(?:ok|okay|for|make it|say|like|about|let us say|just|um+|and|actually|so|yeah|maybe) )*(?:\d{1,3}|an?|one|two|three|four|five|six|eight|ten|twelve|twenty four|forty eight|half an?|a couple(?: of)?|a few) (?:hours?|days?|weeks?|minutes?)(?: and a half)?"
    r"(?: should (?:do|be enough|be fine|work|be good|suffice|be plenty)| is (?:fine|enough|plenty|good|perfect|ok)| will (?:do|be enough|work)| works| please| pls| does it| then| thanks)+$"
)
""" "12 hours should do" right after a hold."""
