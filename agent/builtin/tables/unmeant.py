"""Sentences that name an order without giving it, whatever else was read into them."""

from __future__ import annotations

import re

_DEED = (
    r"(?:hold(?:ing)?|held|reserv(?:e|ed|ing)|buy(?:ing)?|bought|purchas(?:e|ed|ing)|releas(?:e|ed|ing)|extend(?:ed|ing)?|"
    r"let (?:it|that|them|\d+|the \w+(?: one)?) go|drop)"
)
_FIRST = r"^(?:(?:so|and|but|ok|okay|hey|well|maybe|perhaps|hm+|wait|then|just|honestly) )*"
_ONE = r"(?:it|that|this|them|both|(?:the )?\w+(?: one)?)"
_NAY = r"(?:jk|j k|lol jk|(?:just |only )?(?:kidding|joking)|as if|nah|nope|no|no way|no thanks|no thank you|not|psych|never)"
_NOBODY = r"(?:some ?one|some ?body|no ?body|any ?one|any ?body|no one|(?:only )?an? (?:fool|idiot|moron|sucker))"
_CAN = r"(?:would|should|will|could|might|ought to|may|can)"
_PLAN = r"(?:upgrade|downgrade|go (?:pro|enterprise|basic))"

NEVER_GIVEN = re.compile(
    "|".join(
        (
            # "hold 2? no", "release 9102 jk", "turn off alerts? no way"
            rf"{_FIRST}(?:hold|reserve|buy|purchase|release|extend|drop|turn (?:on|off)|mute|mark|refund) {_ONE} {_NAY}$",
            r"(?<!not )(?<!no )\b(?:jk|just kidding|just joking|only joking)$",
            # "I wish I could hold 2", "I'd love to hold 2 but can't afford it"
            rf"\b(?:wish|if only) (?:i|we) (?:could|can|was able to|were able to) (?:\w+ )?{_DEED}\b",
            rf"\blove to (?:\w+ )?{_DEED}\b.*\bbut (?:i |we )?(?:can not|could not|will not|do not|am not)\b",
            rf"\b(?:rather|sooner) \w+ (?:\w+ )?than {_DEED}\b|\b(?:tempted|hate) to {_DEED}\b",
            rf"\bregret(?:s|ted)? {_DEED}\b",
            # "who released 9102?", "someone should hold 2", "did someone release it?", "someone wants me to release it"
            rf"{_FIRST}(?:who|whos|quien(?:es)?)\b(?! (?:is |s |are |was )?(?:selling|listing|behind|offering|posted|listed|the (?:seller|owner|agent|lister|poster))\b)(?! (?:cares|knows|else is there|would have thought|needs|gives)\b)(?!.*\b(?:please|pls|can you|for me)\b)",
            r"\btell me who$",
            rf"\bdo not (?:you )?(?:ever )?dare (?:to )?{_DEED}\b",
            rf"{_FIRST}(?:did|has|does|is|are|was|were|will|would) {_NOBODY} (?:else )?(?:\w+ )?{_DEED}\b(?!.*\b(?:{_DEED}|if not)\b)",
            rf"{_FIRST}{_NOBODY} (?:\w+ ){{0,5}}?{_CAN} (?:\w+ )?{_DEED}\b(?!.*\b(?:{_DEED}|so|please|for me|before)\b)",
            rf"{_FIRST}(?:some ?one|some ?body|people|another \w+|other \w+|the (?:seller|owner|landlord|other \w+)) (?:else )?(?:wants?|wanted|asks?|asked|begs?|begged|told|tells?|needs?) (?:me|us|you) to {_DEED}\b(?!.*\b(?:{_DEED}|so|please)\b)",
            # "why would I release it?", "how do I release 9102?", "you want me to hold 2?"
            rf"{_FIRST}why (?:(?:would|should|must|did|do|does) (?:i|we|they|anyone|it) )?(?:\w+ly )?{_DEED}\b(?!.*\b{_DEED}\b)",
            rf"{_FIRST}how (?:do|would|should|does) (?:i|we|one) (?:\w+ )?(?:release|let|extend|buy)\b(?!.*\b(?:please|can you|for me)\b)",
            rf"{_FIRST}(?:(?:do|did) )?you want (?:me|us) to {_DEED}\b|{_FIRST}you (?:would|d) {_DEED}\b(?!.*\b(?:please|for me|for us)\b)",
            # "before I hold 2, tell me about it", "after I hold 2, can others see it?", "remind me to hold 2"
            rf"{_FIRST}(?:before|after) (?:i|we) (?:\w+ly )?{_DEED}\b(?!.*\b{_DEED}\b)",
            rf"{_FIRST}(?:please |can you |could you )?remind me to {_DEED}\b(?!.*\b{_DEED}\b)",
            r"\b(?:hold|reserve|buy|release) (?:\w+ ){1,3}(?:when|once|as soon as) (?:the |its )?(?:\w+ )?price (?:drops?|falls?|goes down|comes down|is (?:cut|lower|reduced))",
            # lines that translate an order, or quote one
            rf"^(?:translate|type|spell|pronounce)\b.*\b{_DEED}\b|\b{_DEED}\b(?: \w+){{0,3}} is what (?:my|the|he|she|they|an?)\b.*\b(?:say|said|says|tell|told)\b",
            # "never upgrade me", "what if I downgrade?"
            rf"(?<!why )\b(?:never|not) (?:ever |even |want to |going to |please |to |be |want you to )*{_PLAN}\b(?!.*\b{_PLAN}\b)",
            rf"\bwhat if (?:i|we) (?:\w+ )?(?:{_PLAN}|upgraded|downgraded|went (?:pro|enterprise|basic))\b",
            # in Spanish
            r"(?<!por que )\b(?:no|nunca|jamas) (?:me |te |se |lo |la |los |las |nos )*(?:apartes|reserves|compres|liberes|sueltes|extiendas|guardes|separes|apartar|comprar|liberar|soltar|reservar)\b",
            r"\b(?:no|nunca) (?:quiero|voy a|debo|deberia|queria|necesito|hace falta|pienso) (?:\w+ )?(?:apart|reserv|compr|liber|solt|extend|guard|separ)\w*",
            r"\b(?:deberia|deberiamos|debo|ojala|y si|que pasa si) (?:\w+ ){0,2}?(?:apart|reserv|compr|liber|solt|suelt|extend|guard|separ)\w*",
        )
    )
)
