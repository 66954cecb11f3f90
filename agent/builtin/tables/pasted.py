"""How people show that words are not their own: quotation marks, a source named before, forwarded text."""

from __future__ import annotations

SPOKEN_MARK = "quote"
MARKS = frozenset("\"“”«»„'‘’:<>[]{}`|-–—")

# what no person types as a request: markup, calls, fenced and forwarded blocks
BLOCKS = (
    r"<!--.*?(?:-->|$)"
    r"|>{2,}.*?<{2,}"
    r"|\[(?P<tag>[a-z_ ]+)\].*?\[/(?P=tag)\]"
    r"|<(?P<mark>[a-z_]+)>.*?</(?P=mark)\s*>"
    r"|\b(?:open )?quote\b,?\s[^\"“]{10,}?\b(?:unquote|end quote|close quote)\b"
    r"|```.*?(?:```|$)"
    r"|\{\s*[\"'].*\}"
    r"|<(?:system|assistant|tool|admin|instructions?)\b.*$"
    r"|^[ \t]*>(?!=? ?\$?\d)[^\n]*$"
    r"|^-{2,}\s*(?:begin )?forwarded message\b.*?(?=\n\s*\n|\Z)"
)
QUOTES = (
    r"(?<!\w)\"[^\"]+\"|“[^”]+”|„[^“”]+[“”]|«[^»]+»|(?<!\w)['‘][^'’\n]{2,}?(?:(?<=\w)['’](?=\w)[^'’\n]*?)*['’](?!\w)"
)

_WHO = r"(?:owners?|sellers?|landlords?|agents?|listers?|clients?|buyers?|partners?|brokers?|he|she|they|someone|somebody|guy|lady|dueno|dueña|vendedor)"
_STRANGER = r"(?:owners?|sellers?|landlords?|agents?|listers?|partners?|someone|somebody|guy|lady|dueno|dueña|vendedor)"
_WHAT = r"(?:e-?mails?|texts?|messages?|msgs?|listings?|ads?|titles?|descriptions?|blurbs?|posts?|pages?|voicemails?|letters?|dms?|sms|websites?|sites?|snippets?|notices?|web|google|zillow|craigslist|facebook|quotes?|replies|reply|remarks?|transcripts?|flyers?|brochures?|pdfs?|vendor mails?|correo|mensaje|anuncio)"
_SAYS = r"(?:says?|said|saying|reads?|reading|wrote|writes?|written|states?|stated|goes|went|texted|messaged|emailed|e-mailed|sent|sends|replied|answered|posted|claims?|claimed|told|put|left|dice|dijo|escribio|escribió|mando|mandó)"
# shortly before a quotation: whose words they are
SOURCE = (
    rf"\b(?:{_WHO}|{_WHAT}|it|this|that)\b(?:'s)?[^\"“\n.?!]{{0,50}}\b{_SAYS}\b[^\"“\n.?!]{{0,25}}$"
    rf"|\b(?:from|by|in|of)\b[^\"“\n.?!]{{0,40}}\b(?:{_WHO}|{_WHAT})\b[^\"“\n.?!]{{0,25}}$"
    rf"|\b{_WHAT}\b[^\"“\n.?!]{{0,25}}:\s*$"
    r"|\b(?:fwd?|forwarded|pasted|pasting|copied|copy|quoting|quote|re)\b[^\"“\n.?!]{0,40}:\s*$"
)
# words in quotation marks that the user hands over: a note to write down, words to look for
ARGUMENT = (
    r"\b(?:add|put|save|leave|write|jot|log|make|take|record|set|update|append|attach|enter|drop|stick|pon|agrega|anota|guarda)\b[^\"“‘']{0,70}\b(?:notes?|comments?|down|remarks?|nota)\b[^\"“]{0,50}$"
    r"|(?:^|[.,;!?\n] ?|\b(?:and|please|to|then|with a|with the|new|this) )(?:note|comment|memo|jot|log|nota|anota)\b(?!\s*from)(?:(?!\b(?:says?|said|reads?|wrote|(?:in|on) (?:the|an?|this|that|his|her|their) (?:ad|listing|e-?mail|text|message|description|page|flyer))\b)[^\"“])*$"
    r"|\b(?:mention\w*|contain\w*|includ\w*|with|the words?|phrases?|keywords?|search(?:ing)? for|look(?:ing)? for|translate|(?:that|which|listings?|ads?|homes?|leads?|ones) say(?:ing)?|descri\w+ as|called|named)\b\s*:?\s*$"
)
TO_A_MACHINE = (
    r"\b(a\.?i\.?|assistant|bot|chatbot|agent|system|model|llm|gpt|robot|machine)\b\s*[:,-]"
    r"|\b(to|note to|dear|attention|hey) (the )?(ai|assistant|bot|chatbot|agents?|model|llm)\b"
    r"|\b(ignore|disregard|forget) (all |any |your |the )*(previous|prior|earlier|above|instructions|rules)\b"
    r"|\b(system prompt|you (must|are now)|as an ai)\b"
)
# what somebody else wrote follows, without quotation marks
FOLLOWS = (
    rf"\b(?:{_STRANGER}|{_WHAT}|it|this)\b(?:'s)?[^:.?!\n\"“]{{0,40}}\b{_SAYS}\b[^:.?!\n\"“]{{0,25}}(?::|>|\s[-–—]{{1,2}}\s)"
    rf"|\b(?:from|in|here(?:'s| is)|see)\b[^:.?!\n\"“]{{0,25}}\b(?:{_WHAT}|{_STRANGER}(?:'s)?)\b[^:.?!\n\"“]{{0,25}}:"
    rf"|\b(?:{_STRANGER})(?:'s)?\s+{_WHAT}\b[^:.?!\n\"“]{{0,30}}:"
    rf"|^\s*(?:the |an? |this |my |his |her |their )?{_WHAT}(?:\s+(?:text|body|transcript|content|from|of|on|for|in)\b[^:.?!\n\"“]{{0,30}})?:"
    rf"|\bnotes? (?:from|in|inside|on) (?:the |an? |this |his |her |their )?{_WHAT}\b[^:.?!\n\"“]{{0,30}}:"
    r"|^\s*(?:subject|asunto)\s*:"
    r"|\b(?:landed|arrived|showed up|popped up|came)\b[^:.?!\n]{0,30}\b(?:in|on|from|through|via)\b[^:.?!\n]{0,30}:"
    rf"|\b(?:the|this|that|his|her|their) {_WHAT}\b[^:.?!\n\"“]{{0,30}}\b(?:was|is|contain(?:s|ed)|includ(?:es|ed))\s*:"
    r"|(?:[.;!?,]\s+|\b(?:the|its|their|his|her) )(?:description|blurb|listing text|ad text|message|e-?mail|title|remarks|voicemail)\s*:"
    r"|\b(?:fwd?|forwarded(?: message)?|forwarding|pasted?(?: text)?|pasting|copied|copying)\b[^:.?!\n\"“]{0,40}:"
)
# the user speaks again: after a dash or an aside, or with a question of facts at the end
RESUMES = r"(?:\s[-–—]{1,2}\s|\.{3}\s*|[.!?]\s+|\s)(?P<own>(?:-- end --|lol|lmao|haha|anyways?|anyhow|i say\b|now,? (?=what|how|which|show|find|tell|can)|ok so|so anyway|ignore that|end (?:of )?(?:quote|message|e-?mail|mail|text|transcript|note|voicemail|paste|listing)|/quote|unquote|back to (?:me|work|business)|my (?:question|request)s?\b|what i (?:want|need)|just kidding|do nothing about that)\b.*)$"
ORDERS = r"hold|reserve|release|buy|purchase|cancel|refund|turn|stop|upgrade|downgrade|set|mark|delete|extend|confirm|transfer|approve|file|subscribe|unsubscribe|drop|update|change|pay|disable|enable|remove|switch|alerts?|notif\w*|aparta\w*|compra\w*|cancela\w*"
_ASKS = r"(?:what|what's|whats|how|which|when|where|is|are|does|do i|did|show|find|list|search|look up|tell me|pull up|quote|recommend|compare|my question|cu[aá]nto|cu[aá]l|qu[eé]|d[oó]nde|hay|muestra\w*|busca\w*|dime)"
ASKED_LAST = rf"(?:^|[.!?]\s+|\s[-–—]\s)(?P<own>[¿¡]?(?:so |ok |and |but |now,? |just |only |please |kindly |y )*(?:{_ASKS}\b[^.!?]*\?|(?:show|find|list|search|look up|tell me|pull up|quote|recommend|compare|my question|muestra\w*|busca\w*|dime)\b(?![^.!?]*\b(?:{ORDERS})\b)[^.!?]*[.!]*|(?![^.!?]*\b(?:{ORDERS})\b)[^.!?]*\?))\s*$"
# what a client wishes is what their agent looks for, where the agent asks to look for it
OF_A_CLIENT = (
    r"\b(?:clients?|buyers?|customers?|couple|investor|wife|husband|mom|dad|boss|he|she|they)\b[^\"“\n.?!]{0,50}$"
)
FINDS = r"\b(?:find|show|search|look(?:ing)? for|anything|something|got any|pull up|any (?:homes?|houses?|condos?|leads?))\b"
# what is pasted is what they look for: "got anything like that?"
LIKES_IT = r"\b(?:anything|something|any(?: (?:more|others?|ones?|homes?|houses?|condos?|leads?))?|more|others?|ones?|homes?|houses?|condos?|leads?|stuff|places?)\b(?: \w+){0,3} (?:just )?(?:like|similar to|close to|along the lines of|comparable to|along those lines|in that vein|matching)(?: (?:that|this|it|these|those|the above|below))?\b|\b(?:find|show|get|got|give|pull up|search|look|want|need|list)\b(?: (?:me|us|for|up|out))* (?:some |a few |any |more |something |anything |stuff )?(?:similar|comparable|comps|matching|lookalikes|the same kind|ones like|leads like|homes like)\b|^\W*(?:and |so |any )?similar (?:ones?|homes?|houses?|leads?|listings?|places?)\b"
# before the words that name a source
LEADING = rf"\b(?:quoth|reading it out|the|its?|their|his|her|an?|this|that|my|here(?:'s| is)?|i|just|have|got|received|came|comes|from|also|btw|ps|p\.s\.|and|so|says?|what|look at|fyi|{_WHO}|{_WHAT}|{_SAYS})(?:'s)?[ ,]+"
LEAD = r"(?<![\w$.,])(?:#\d{1,2}|(?:number )\d{1,2}|#?\d{4,9}|(?:first|second|third|fourth|fifth|last)(?= (?:one|lead|listing|home|house|condo))|(?<=the )(?:first|second|third|fourth|fifth|last)\b)"
# what is said about a pasted text itself
ABOUT_IT = r"\b(?:please )?(?:disregard|ignore|never ?mind|do nothing (?:about|with)|forget|i (?:do not|don't|dont|didn't|did not) (?:want|need|ask for|mean|write|say)|(?:it|that)(?:'s| is) not|(?:it|that) (?:isn't|isnt|wasn't)|not)(?: (?:mine|me|my words|from me|what i (?:want|said|meant)|any of (?:that|it)|that|it|this|him|her|them|all that|what (?:it|he|she|they) (?:says?|said|wrote)(?: to you)?))?(?: (?:lol|lmao|ha(?:ha)+))?(?=\s*(?:[.,!;—–-]|$))"
# the sentence that brings a pasted text on
BROUGHT = r"(?:^|(?<=[.!?\n]))(?=[^.!?\n\ufffc]*\b(?:see|find|read|check|look at) (?:the |this |my )?(?:below|attached|following|enclosed|mail|e-?mail)|[^.!?\n\ufffc]*\b(?:look at this|check (?:this|it) out|get a load of|read this|see this|lol at)\b|[^.!?\n\ufffc]*\b(?:below (?:is|mail|e-?mail|message)|(?:mail|message|note|text|listing|ad) below|here(?:'s| is| are)|pasted|pasting|forwarding|forwarded|fwd?|fyi|(?:got|received|came) (?:this|in))\b)[^.!?\n\ufffc\d]*[.!?:,\s–—-]*(?=\ufffc)"
# of the words that name a source, those that stand before them
DETERMINER = r"\b(?:the|an?|this|that|its|their|his|her|my|from|so|and|here(?:'s| is)|this is what)\s*$"
PHONE = r"\+?\d[\d ().-]{7,}\d"
