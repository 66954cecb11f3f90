"""The marks between which people paste what is not theirs, and how somebody else's words give themselves away."""

from __future__ import annotations

_THING = r"(?:e-?mails?|texts?|messages?|msgs?|listings?|ads?|descriptions?|blurbs?|posts?|pages?|voicemails?|transcripts?|letters?|dms?|sms|notes?|memos?|quotes?|quoted(?: text)?|pasted?(?: text)?|copied text|snippets?|content|body|forward(?:ed)?|attachments?|documents?|pdfs?|flyers?|instructions?|mensajes?|correos?|anuncios?|notas?|citas?|textos?)"
_BEGIN, _END = (
    r"(?:begin(?:ning|s)?|starts?|open|inicio|comienzo|empieza)",
    r"(?:end(?:s|ing)?|stop|close|fin(?:al)?|termina)",
)
_IN, _OUT = r"[\[(<{]+\s*", r"\s*[\])>}]+"
_RUN = r"(?:-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|_{3,}|\+{3,}|%{3,}|\^{3,}|—{2,}|•{3,})"

# [begin note] … [end note], "--- forwarded --- … --- end ---", "start of email … end of email", *** … ***, {{ … }}
FENCED = (
    rf"{_IN}{_BEGIN}\b[^\])>}}\n]{{0,40}}{_OUT}.*?(?:{_IN}/?\s*{_END}\b[^\])>}}\n]{{0,40}}{_OUT}|\Z)"
    rf"|{_RUN}\s*(?:{_BEGIN}|original|{_THING})\b[^\n]{{0,40}}?(?:{_RUN}|\n).*?(?:{_RUN}[ \t]*(?:{_END}\b[^\n]{{0,40}}?(?:{_RUN}|$)|(?:[-=*~#_+]|$))|\Z)"
    rf"|-{{2,}}\s*(?:{_BEGIN}|original|forwarded|quoted|pasted)\b[^\n]{{0,40}}?(?:-{{2,}}|\n).*?(?:-{{2,}}[ \t]*(?:{_END}\b[^\n]{{0,40}}?(?:-{{2,}}|$))|\Z)"
    r"|<\|.*?\|>.*?(?:<\|.*?\|>|\Z)"
    rf"|\b{_BEGIN}(?: of| del?)?(?: the| la| el)? {_THING}\b(?=.*?\b{_END}(?: of| del?)?(?: the| la| el)? {_THING}\b).*?\b{_END}(?: of| del?)?(?: the| la| el)? {_THING}\b"
    rf"|\b{_THING} (?:begins?|starts?)(?: here)?\b.*?\b{_THING} (?:ends?|stops?)(?: here)?\b"
    r"|(?P<run>-{3,}|={3,}|\*{3,}|~{3,}|#{3,}|_{3,}|\+{3,}|%{3,}|\^{3,}|—{2,})[^-=*~#_+%^—].*?(?P=run)[-=*~#_+%^—]*"
    r"|\{\{.*?\}\}|\[\[.*?\]\]|\(\(.*?\)\)|/\*.*?\*/|\|\|.*?\|\||<{2,}.*?>{2,}|```.*?(?:```|\Z)|`[^`\n]{8,}`"
)
# an opened and never closed fence, after words that say what follows it
OPENED = rf"\b(?:below|following|{_THING}|from|see|this|here)\b[^\n]{{0,40}}?(?:\n\s*)?{_RUN}.*\Z"
HEADER = r"^[ \t>]*(?:from|to|cc|subject|sent|date|reply-to|de|para|asunto|fecha)[ \t]*:[ \t]*\S.*$"
ADDRESS = r"@"
INTRODUCES = r"\b(?:below|following|forward\w*|fwd?|fyi|pasted?|pasting|copied|here(?:'s| is)|see|got this|this came|received|look at)\b[^?\n]*[:.]?\s*$"
# after a pasted text: where it came from
CAME_FROM = (
    r"\s*(?:\W{0,3}(?:lol|haha|lmao)\b)?[\s,.;:–—-]*(?:(?:that|this|it|which|those|all (?:of )?(?:that|this|it)) (?:all |just |only )?(?:is|was|were|came|comes|stood|appeared|showed up|says|said|reads|got sent)\b|(?:that|this|it)['’]s\b"
    r"|(?:is|was|were) (?:what|in|on|at|from|part|how|all|just|only|written|copied|pasted|somebody|someone|not mine)\b|(?:i |we )?(?:just )?(?:found|got|saw|read|copied|pasted|received|took|pulled) (?:this|that|it|these|all that)\b|(?:so )?(?:said|says|reads|wrote|per) (?:the|a|an|this|that|my|his|her) )"
    r"[^.!?;\n]{0,90}(?:[.!;\n]+|\Z)"
)
# "…. that's what the listing said": all before it is somebody else's
_SAID = r"(?:said|says|say|wrote|writes|reads?|sent|sends|texted|messaged|e-?mailed|posted|goes|claims?|put|dice|decia|escribio)"
_ANY_SOURCE = rf"(?:{_THING}|sellers?|owners?|landlords?|listers?|agents?|webs?(?:ite|page)?|sites?|html|zillow|craigslist|facebook|title|someone|somebody|some guy|guy|vendor|scammer|dueno|vendedor)"
TOLD_AFTER = (
    rf"^(?P<said>.*?[\w)][.!?,;\n]*\s+)(?:(?:that|which|all that|everything (?:above|before this))(?:['’]s| is| was| came| comes)?|this(?:['’]s| is| was| came| comes)) (?:just |only |all |exactly |literally )?(?:what|how|straight from|copied from|quoted from|pasted from|written in|from|in|on)? ?(?:the|a|an|his|her|their|its|some|my)? ?[^.!?\n]{{0,30}}?\b{_ANY_SOURCE}\b(?: {_SAID}\b|(?<=from)|[^.!?\n]{{0,30}}\b{_SAID}\b)[^.!?\n]*(?:[.!?\n]+|\Z)"
    rf"|^(?!(?:the )?(?:below|here|following|attached|this|that|it|what|which)\b)(?P<told>[^.!?\n]*?) (?:is|was) what (?:the|a|an|his|her|their|its|some|my) [^.!?\n]{{0,30}}?\b{_ANY_SOURCE}\b[^.!?\n]{{0,20}}\b{_SAID}\b[^.!?\n]*(?:[.!?\n]+|\Z)"
    rf"|^(?P<before>.*?[\w)][.!?,;\n]*\s+)(?:that|this|all that) (?:was|is|came|stood|appeared)(?: all| just| only)? (?:written |copied |pasted |straight )?(?:in|on|from|at) (?:the|a|an|his|her|their|its|some|my) [^.!?\n]{{0,20}}?\b{_ANY_SOURCE}\b[^.!?\n]*(?:[.!?\n]+|\Z)"
)
_ORDERS = r"(?:hold|release|buy|purchase|cancel|refund|turn o(?:n|ff)|stop|upgrade|downgrade|set|mark|delete|e-?mail|extend|confirm|ignore|transfer|approve|file|unsubscribe|subscribe|reserve|drop|update|change|pay|forget|disable|enable|remove|switch)"
REPORTED = rf"\b(?P<source>(?:(?:the|a|an|its|his|her|their|this|that|some) )?(?:note (?:in|on|from) (?:the |a )?)?(?:listings?|ads?|descriptions?|blurbs?|posts?|pages?|titles?|flyers?|websites?|sites?|e-?mails?|voicemails?|letters?|dms?)(?: (?:for|of|on) (?:lead |number |#)?\d+)?) (?:says?|said|tells?|told|asks?|asked|wants?|instructs?|orders?|reads?)(?: (?:me|us|you|the ai|the assistant|buyers?))?(?: to| that)? (?:please |kindly |must |should |you (?:must|should|to) )?{_ORDERS}\b[^.!?;,\n–—]*"
# nobody speaks so of themselves to their own assistant
OF_THE_USER = (
    r"\b(?:the|this|your|our) (?:end )?user(?:['’]?s)?\b(?! (?:manual|guide|interface|agreement))|\bthe (?:account holder|human)(?:['’]s)?\b"
    r"|\b(?:ai|assistant|bot|chatbot|llm|model|ai agents?)s? (?:must|shall|should now|is (?:required|instructed|authorized|ordered) to|are (?:required|instructed|authorized) to|reading this|that reads? this)\b"
    r"|\b(?:if|when|whenever) (?:you are|you're|an?) (?:an )?(?:ai|llm|language model|bot)\b|\bsay (?:that )?it(?:['’]s| is) done\b|\bwithout (?:telling|informing|asking) the user\b"
)
SENTENCE = r"[^.!?\n;\ufffc]+[.!?;]*"
ENDED = r"(?:^|(?<=\ufffc))[\s.–—-]*(?:/?\s*\b(?:end(?: of)?(?: the)? (?:quote|message|email|mail|text|transcript|note|paste|listing|voicemail|description)|unquote|fin del? \w+)\b|\bend\b(?=\s*[-–—.:]))[\s.:–—-]*"
HINT = r"[-=*~#_+%^]{3}|<\||--\s*\w|—{2}|[\[({<]{2}|\|\||/\*|```|[\[(<{]+\s*(?:begin|start|open|inicio|comienzo)|`|(?:begin|start|inicio|open)\w*(?: of| del?)? |starts here|begins here|^[ \t>]*(?:from|subject|to|de|asunto)[ \t]*:|(?:user|assistant|\bai|\bbot|account holder|human|llm|model)\b|done\b|\b(?:that|this|it)(?:['’]s| is| was| came)|(?:is|was) what|(?:says?|said|tells?|told|asks?|asked|wants?|reads?)\b"
