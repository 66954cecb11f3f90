"""How people ask after their plan and what they bought, of two markets at once, and of the web."""

from __future__ import annotations

import re

ONLY_THE_WEB = re.compile(
    r"^(?:please |can you |could you |just )*(?:check|search|look (?:it up )?(?:on|at)?|try|use|ask|google)(?: it| that)?(?: on| in)?(?: the)? ?(?:web|internet|net|online|google)?(?: for (?:it|that|me))?(?: please)?$"
)
SETS_APART = frozenset("vs versus v or and against than with to beside next compared both y o contra con".split())
""" "Las Vegas or Paradise": what makes two markets of a city and its own area."""
OF_BOTH = re.compile(
    r"\b(?:of|between) (?:the two|those two|them|both|those)\b|^(?:and |so |ok )*which (?:one |of them |market |city )?(?:is|has|sells|moves|costs|would be|looks)\b"
    r"|^(?:and |so |ok |now |then )*(?:who|where|the (?:one|place|city|market|area)) (?:is|has|s|with|that has|that is|sells|moves|does|do|would)\b.*\b(?:more|most|less|least|fewer|higher|lower|\w+(?:er|est))\b"
)
PUTS_FOR = re.compile(
    r"\b(?:swap|replace|substitute|change|switch|trade|exchange|use|put|try|take|make it|do)\b.*\b(?:for|with|to|by|into|instead)\b|\b(?:instead of|in place of|rather than|not|out)\b"
)
LEAVES_OUT = re.compile(
    r"\b(?:drop|lose|ditch|forget|without|take out|remove|leave out|leave off|skip|scrap|never mind|no more|not|minus|cut)\b"
)
BESIDE_PLACES = frozenset({"so", "ok", "okay", "and", "or", "hey", "um", "well", "y", "o", "vs", "versus"})
WEIGHS = re.compile(r"^(?:(?:please|can you|could you|just|now|and|so) )*(?:compare|comparison|versus|weigh|which)\b")
ALONE = re.compile(
    r"\b(?:alone|on its own|by itself|solo)\b|\b(?:drop|lose|ditch|forget|without|no|scrap|skip|stop|end|cut) (?:the |a |that |this )?(?:comparison|comparing|versus)\b"
)
ONLY_IT = re.compile(r"^(?:and |ok |so |now |then )*(?:just|only|solely)\b")
OF_THE_LIST = re.compile(r"\b(?:these|those|they|them|this list|the list|ours?)\b")
SIDE_BY_SIDE = re.compile(
    r"\b(?:side by side|next to each other|against each other|head to head|beside each other|compare (?:them|those|these|both|the (?:two|pair))|(?:those|these|the|them) two (?:compare|together)|together)\b"
)
WON_DEALS = re.compile(
    r"\b(?:came|led|turned|went|worked out)(?: in)?to (?:a |an )?(?:actual |real )?(?:deals?|sales?|closings?|listings?)\b|\bdeals?\b.*\b(?:close|closed|land|landed|sign|signed|win)\b|\b(?:did|have) (?:i|we) (?:\w+ )?(?:close|closed|win|land)\b"
)
ASKS_OF_PLAN = re.compile(
    r"^(?:get|show|fetch|check|list|display|view|see|print|tell|gimme|give)(?: me)? (?:my |the |current |our )*(?:tier|plan|subscription|membership)\b|^(?:and |so |ok |but |hey )*(?:what|which|when|how (?:many|much|long)|is|am|do|does|did)\b"
)
OF_OWN_LEADS = re.compile(r"\b(?:stage|noted|notes?|wrote|jotted)\b")
NOT_YET_CALLED = re.compile(
    r"\b(?:not|never|yet to) (?:\w+ ){0,2}(?:contact\w*|call\w*|talk\w*|spoke\w*|reach\w*|touch\w*|worked|started|rung|dial\w*)\b"
    r"|\b(?:untouched|uncontacted|uncalled|unworked)\b|\bthe new ones\b|\bstill new\b"
)
ASKS_WHEN = re.compile(
    r"^(?:and |so |ok |please )*(?:when|what (?:day|date)|until when|how long|does|will|is|did|has)\b"
)
OWN_ONES = re.compile(
    r"^(?:(?:show|list|see|give|me|the|all|any|just|only|what|which|of) )*(?:things?|stuff|leads?|ones|everything|anything|whatever|listings) (?:that )?(?:i|we) (?:have |ve |already |just )*(?:bought|purchased|own|picked up|acquired)\b"
    r"(?!.*\b(?:refund\w*|money|was|were|is|are|has|had|to|said|says|wrong|dead|bad)\b)"
)
""" "things i bought last week"."""
OF_PAPERS = re.compile(r"\b(?:receipts?|invoices?|statements?|recibos?|facturas?)\b")
ONE_NAMED = re.compile(
    r"^(?:(?:ok|so|please|show|me|tell|give|check|get|my|the|current|what|is|whats|see|need|want|i|also|account) )*"
    r"(?:(?P<balance>balance|credits?|credit balance)|(?P<tier>tier|plan|subscription|membership)|(?P<renewal>renewal|renewal date|next bill|billing date)|(?P<purchases>purchases|orders|purchase history|bought leads))"
    r"(?: please| now| too| left)*$"
)
""" "balance and tier": one thing of the account and nothing else."""
EVERY_KIND = re.compile(
    r"\b(?:overall|in general|generally|every(?:thing)?|whole market|all (?:types?|kinds?|homes|houses and|of (?:it|them))|(?:any|every|all) (?:home |property |kinds? of |types? of )?(?:types?|kinds?|homes?|property)|as a whole|across the board|altogether|regardless of type)\b"
)
""" "and overall?" asks no longer of condos alone."""
