"""Words that put right what was just held."""

from __future__ import annotations

import re

_OH = (
    r"(?:(?:actually|ok|okay|oh|no|nah|wait|hmm+|um+|sorry|well|so|on second thoughts?|on reflection|in fact|you know what|"
    r"oops|and|then|please|changed my mind|i changed my mind|thinking about it|i think|maybe|but|,|\.|!) )*"
)
_OTHERS = r"(?:the )?(?:other(?:s| ones?| two| three| four| leads?| holds?)?|rest|remaining(?: ones?)?|remainder)"
_GOES = rf"(?:(?:and |then |so |please |you can |, |\. )*(?:release|drop|free|free up|lose|ditch|let go of|let|dump|cancel|give up|forget|not|without|skip) {_OTHERS}(?: go)?)?"
KEEPS = re.compile(
    rf"^{_OH}(?:(?:i |we )?(?:will |ll |would |d |do )?(?:just|only|really only|really just) (?:(?:really )?(?:want|need|wanted|needed|meant|keep|hold|like|do|have|wish)(?: to (?:keep|hold|have))? )?"
    r"|(?:(?:i |we |let us |lets )?(?:will |ll |would |d )?(?:want to |like to |prefer to )?keep (?:just|only) )|(?:make (?:it|that) (?:just|only) ))"
    rf"(?P<kept>(?:(?!\b(?:release|drop|free|lose|ditch|let|dump|cancel|give|forget|not|without|skip|for|until|till)\b)[\w#']+ ?){{1,7}}?),? ?\.? ?{_GOES}"
    r"(?: (?:please|pls|thanks|then|now|after all|instead|actually|is enough|will do))*[.! ]*$"
)
""" "on second thought I only need the first", "keep just 2 and 3, drop the rest"."""

_LEAD = r"(?:(?:the |number |lead |no\. ?|# ?)*(?:\d{1,5}|first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th|one|two|three|four|five)(?: one| lead)?|that one|this one|that|it)"
_MEANS = (
    r"(?:(?:but|i|i'?d|i had|wanted|want|meant|mean|said|asked for|make it|it was|it'?s|it should (?:be|have been)|should (?:be|have been)|"
    r"rather|the other|sorry|no|just|only|it is|supposed to be|was) )*"
)
DENIED = re.compile(
    rf"^\W*(?:(?:no|oh|oops|whoops|sorry|wait|hang on|ah|argh|nah|hey|ugh|hmm+|shoot|dang|damn|crap|shit|lol)\W+)*(?:not {_LEAD}\s*(?:[,.;:!—–-]+\s*|\s(?=but |i )|and (?=not )|or ))+"
    rf"{_MEANS}(?P<meant>{_LEAD})\s*(?:please|pls|instead|sorry|thanks)?\W*$",
    re.IGNORECASE,
)
""" "not 2, I meant 3"."""

DENIES = re.compile(r"\b(?:not|instead of|rather than|in place of)\b")
_ANY_LEAD = rf"(?:{_LEAD}|the (?:[\w-]+ ){{0,2}}[\w-]+)"
DENIED_AFTER = re.compile(
    rf"^\W*(?:(?:no|oh|oops|whoops|sorry|wait|hang on|ah|argh|nah|hey|ugh|hmm+|actually|ok|okay)\W+)*(?:(?:i|i'?d|we|let'?s|do|said|meant|mean|wanted|want|asked for|make it|make that|hold|go with|should (?:be|have been)|it'?s|it was)\s+)*"
    rf"(?P<meant>{_ANY_LEAD})\s*[,.;—–-]*\s*(?:and |but )?(?:not|instead of|rather than|in place of) {_ANY_LEAD}\s*(?:please|pls|sorry|thanks|!)*\W*$",
    re.IGNORECASE,
)
""" "I said 3, not 2", "let's do 4 instead of 2"."""

MEANT = re.compile(
    r"\b(?:meant|mean|supposed to|should (?:have )?(?:been|be)|should ve been|i said|wrong|mistake|misspoke|typo|correction|instead|rather|swap|swapped|"
    r"switch|switched|replace|trade|exchange|change (?:it|that) (?:to|for)|move (?:it|that|the hold) to|transfer)\b"
)

_UNIT = r"(?:hours?|hrs?|h|days?|weeks?|minutes?|mins?)"
TOO_LONG = re.compile(
    rf"^\W*(?:(?:hmm+|um+|no|ok|okay|actually|oh|sorry|well|but|wait|ah|i think|i guess)\W+)*"
    rf"(?:(?:that|it|this)(?:'s| is| was| seems)?|an?|\d{{1,3}}(?:\.\d)?)\s?(?:just )?(?P<said>{_UNIT})?\s?(?:is|was|'s|are|isn'?t|won'?t|will not|is not|seems|might be)?\s?(?:a bit |a little |way |far |kinda |probably |just )?"
    rf"(?:too (?:short|long|little|much|few|tight)|not (?:long )?enough|long enough|enough|do|cut it|not going to (?:do|cut it))\s*[,.;:!—–-]+\s*(?:(?:so|please|can you|could you|just|then|let's|lets|i'd rather|rather|instead) )*"
    rf"(?:do|make it|make that|i need|i want|i'd need|i'd like|give me|give it|go with|try|let's do|let's say|change it to|set it to|have|say)?\s*(?P<meant>\d{{1,3}}(?:\.\d)?)\s?(?P<unit>{_UNIT})?\s*"
    rf"(?:please|pls|instead|is fine|is better|will do|is enough|would be better|then)?\W*$",
    re.IGNORECASE,
)
""" "2 days is too long, 1 is fine"."""

APOLOGY = re.compile(
    r"^\W*(?:(?:oh|ah|um+|uh|er|hmm+|well|ok|okay)?\W*(?:sorry|my bad|my mistake|oops|whoops|apologies|right|ah yes|oh yes|duh|silly me|forgot)(?: about that)?(?:\s*[,.!:;—–-]+\s*|\s+(?=the |number |lead |#|\d)))+",
    re.IGNORECASE,
)

NO_JUST = re.compile(
    r"(?<=\w)\s*[,;.–—-]+\s*(?:no|nah|nope|wait|hmm+)[, ]+(?:just|only) (?=(?:the |number |lead |#\s?)*(?:\d|first|second|third|fourth|fifth|last|one\b|two\b|three\b|four\b|five\b|cheapest|newest|condo|house|townhouse))",
    re.IGNORECASE,
)
""" "hold the third and fourth, no just the fourth"."""
INSTEAD_FIRST = re.compile(
    r"^\W*(?:(?:no|ok|okay|oh|wait|actually|and|so|sorry)\W+)*(?:instead of|rather than|in place of) (?:it|that|this|that one|this one|the (?:first|other) one)\s*,?\s+"
    r"(?P<order>(?:just |please |can you |could you |let's |lets )*(?:hold|reserve|buy|get|grab|quote|price|show|release|extend|lock|snag|purchase|tell|open|pull|give)\b.{2,80}?)\W*$",
    re.IGNORECASE,
)
""" "instead of that hold 5"."""
DROPS_A_READ = re.compile(
    r"^\W*(?:(?:actually|no|ok|okay|oh|wait|hmm+|um+|sorry|well|hey|on second thoughts?|you know what)\W+)*"
    r"(?:never ?mind|forget|scratch|skip|scrap|ignore|leave|disregard|drop)(?: (?:about )?(?:that|it|this|the (?:price|quote|details|cost)))?\s*[,.;:!—–-]+\s*"
    r"(?P<meant>(?:(?:just|please|and|can you|could you|i'd rather|let's|lets) )*(?:show|tell|give|hold|reserve|buy|get|quote|price|open|pull|find|search|what|how|who|where|is|put|lock|purchase|check)\b.{2,120}?)(?: instead| rather)?\W*$",
    re.IGNORECASE,
)
""" "forget that, hold it"."""

_TAKEN = r"(?:it|that|this|the hold|the first|the other|that one|this one)"
REPLACES = re.compile(
    rf"\b(?:rather than|instead of|in place of|not) (?:{_TAKEN}|{_ANY_LEAD})\b|\b(?:one|it|that|\d|first|second|third|fourth|fifth|last) instead\b"
    rf"|^\W*(?:(?:no|oh|oops|sorry|wait|actually|ok)\W+)*(?:scratch|strike|swap|switch|change|replace|exchange|trade) {_TAKEN}\b"
)
""" "not 2, 3", "swap it for the last": the lead held before is given up; "sorry, 3" alone keeps it."""
BESIDES = re.compile(
    r"\b(?:too|also|as well|both|besides|in addition|additionally|another|plus|keep(?:ing)?|leave|and (?:the )?(?:\d|first|second|third|fourth|fifth|last|next))\b"
)
""" "wait, 3 as well"."""
WRONG = re.compile(
    r"\bnot (?P<lead>(?:the |number |lead |no\. ?|# ?)*(?:\d{1,5}|first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th))\b"
)
