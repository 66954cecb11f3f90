"""How a note to a bought lead is dictated; what follows the introduction is the user's own text, never a request."""

from __future__ import annotations

import re

_ORDINAL = r"(?:first|second|third|fourth|fifth|last|other|latest|newest|1st|2nd|3rd|4th|5th)"
_REF = (
    rf"(?:(?:the |my )?(?:lead |number |no\.? |#)*\d{{1,5}}(?!\d)|it|this|that|this one|that one|(?:the |my ){_ORDINAL}(?: one| lead)?"
    r"|(?:the |my )(?:[\w'-]+ ){1,3}(?:lead|one|house|condo|place|townhouse))"
)
_PREP = r"(?:on|to|for|in|against|under|about|re|with|at|next to|beside|into)"
_NOUN = r"(?:notes?|memos?|comments?|remarks?|log(?: entry)?|entry|file|record)"
_INTO = rf"{_PREP} (?:the )?(?:{_NOUN} (?:of|for|on|to) )?"
_STRONG = r"(?:jot|note|write|scribble|memo|record|document|scrawl|pencil in|make (?:a |me a )?(?:quick )?note|take (?:a )?(?:quick )?note|leave (?:a |myself a )?(?:quick )?note|add (?:a |another |this |the )?(?:quick |short )?(?:note|comment|memo|remark)|put (?:in )?(?:a |this )?(?:quick |short )?(?:note|comment|memo|remark)|save (?:a )?note|log (?:a )?note|drop (?:a )?note|attach (?:a )?note|new note|quick note|note to self)"
_WRITES = r"(?:add|put|log|save|leave|drop|attach|record|enter|make|take|write|file|post|stick|pin|append|jot|set|create|include)"
_KIND = r"(?:note|notes|noet|ntoe|notte|coment|comment|memo|remark|annotation|observation|log entry|entry)"
_STRONG = rf"(?:{_STRONG}|{_WRITES}(?: in| me| myself| down)?(?: an?| another| this| the| that| the following)?(?: quick| short| little| private| new)? {_KIND})"
_WEAK = r"(?:add|append|put|log|enter|type|stick|pin|leave|remember|fyi|file|tack)"
_DOWN = r"(?: (?:down|this|that down|this down|the following|please))*"
_SAYS = r"(?:\s*(?::|--+|[—–]|\s-\s)\s*|,? (?:that says|which says|that reads|that(?! (?:one|lead|listing|house|home|condo|aside|on|in|back|into|away|down)\b)|saying|says)(?:\s*:\s*|\s+))"
_LEAD_IN = r"^\W*(?:(?:ok|okay|hey|hi|please|pls|plz|can you|could you|would you|will you|so|and|also|oh|now|then|quick|kindly|be so kind as to|go ahead and|i want to|i need to|i'd like to|just|yeah|yo|uh|um),? )*"

DICTATED: tuple[re.Pattern[str], ...] = tuple(
    re.compile(_LEAD_IN + pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"(?P<head>{_STRONG}{_DOWN} (?:{_INTO})?{_REF})(?:{_SAYS}|,\s*|\s+(?=[\"“‘']))(?P<note>.+)$",
        rf"(?P<head>(?:note|write|jot|record|remember){_DOWN} (?:{_INTO})?(?:lead |number |#)*\d{{4,}}) (?P<note>(?:(?:the|that|that the|her|his|their) )?(?:she's|he's|they're|seller|owner|lady|guy|wife|husband|tenant|agent|she|he|they|wants?|said|says|called|will|asked|needs|asking|price|prefers?|has|is)\b.+)$",
        rf"(?P<head>{_WEAK}{_DOWN} {_INTO}{_REF}){_SAYS}(?P<note>.+)$",
        rf"(?P<head>{_PREP} {_REF}),? (?:please |pls |can you |could you |just )*{_STRONG}{_DOWN}(?:{_SAYS}|,\s*|\s+)(?P<note>.+)$",
        rf"(?!write (?:to )?the )(?P<head>{_STRONG}|add|put){_DOWN}(?: (?:therein|there|too|as well))?(?:{_SAYS}|\s+(?=(?:she|he|they|seller|owner|(?:the )?(?:seller|owner|lady|guy|wife|husband|tenant))\b))(?P<note>(?!.*\b\d{{4,}}\b).+)$",
        rf"(?P<head>{_REF})(?:,|:|\s-|\s?[—–])? (?:please |pls )?{_STRONG}{_DOWN}(?:{_SAYS}|,\s*|\s+)(?P<note>.+)$",
        rf"(?P<head>(?:{_WEAK}|{_STRONG}|write)) [\"“'‘](?P<note>[^\"”]+)[\"”'’] {_INTO}(?P<ref>{_REF})(?:[,.;]? (?:and |then |also |plus )+(?P<rest>.+?))?\W*$",
        rf"(?P<ref>{_REF})[:,]? [\"“'‘](?P<note>[^\"”]+?)[\"”'’],? (?P<head>(?:please |pls |can you )?(?:{_WRITES}) (?:that|it|this)(?: down)?) (?:in|into|to|on|as|under)(?: the| a| my| its| his| her| their)? {_KIND}\W*$",
        r"^\W*(?P<ref>(?:lead |number |# ?)*\d{4,}|the (?:\w+ ){0,2}(?:one|lead)):?,? (?P<note>(?!.*\b(?:hold|buy|refund|release|extend)\b).+?)\s*[.,;!–—-]+\s*(?:and |so |please |pls |can you )*(?P<head>(?:note|log|record|jot|write|save)) (?:that|this|it|all that|all of that)(?: down)?(?:[.,;]? (?:and |then |also |plus )+(?P<rest>(?:mark|set|move|flag|put|change|remind|follow)\b.+?))?\W*$",
        rf"(?P<head>(?:add|put|write|record|note)) (?:down )?that (?P<note>.+?) (?:to|on|in|under|for) (?:the )?{_NOUN} (?:of|for|on|to) (?P<ref>{_REF})\W*$",
    )
)
NOTE_IN_QUOTES = re.compile(rf"\b{_KIND}s?\b[^\"“.]{{0,25}}[\"“][^\"”]+[\"”]", re.IGNORECASE)
""" "with the note “pre-approved”": what is written down asks for nothing."""
AFTER_NOTE = re.compile(
    r"(?:[.;!,]\s+|\s+)(?:and|then|also|plus|oh and)\s+(?:also |then |please |to )*(?=(?:please )?(?:mark|set|move|flag|remind me|ping me|nudge me|give me a nudge|schedule|change|bump|put it|make it|follow up|call (?:him|her|them|back))\b)"
    r"|,\s+(?=(?:please )?(?:mark (?:it|them|him|her|this|that|as|lead)|set (?:it|the status|status|this|that)|remind me|follow up (?:on|in|tomorrow|next|with|by))\b)"
    r"|[.;!]\s+(?=(?:please )?(?:mark|set|move|flag|remind me|schedule|change|also|then|hold|buy|show me|find|what|how much|refund)\b)",
    re.IGNORECASE,
)
