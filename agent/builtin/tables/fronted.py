"""Leads said before what is done with them, and why before which stage: the words of both orders."""

from __future__ import annotations

import re

_COUNT = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,5})"
_PLACE = r"(?:first|second|third|fourth|fifth|last|top|bottom|middle|1st|2nd|3rd|[4-9]th)"
_BEST = r"(?:cheap|new|old|big|small|larg|pric|nice|fresh|clos)(?:i?er|i?est|est|er|y|ey)|(?:most|least|more|less) \w+"
_SMALL = r"(?:the|number|numbers|nos?\.?|lead|leads|of|and|to|thru|through|ones?|both|those|these|all|but|&|\+|-|#)"
_LEADS = rf"(?:(?:{_COUNT}|{_PLACE}|{_BEST}|{_SMALL})\b|[&+#,-])(?:[ ,]*(?:(?:{_COUNT}|{_PLACE}|{_BEST}|{_SMALL})\b|[&+#-]))*"
_VERB = r"(?:hold|reserve|buy|purchase|grab|take|release|drop|extend|quote|price|let go of)"
_THEM = r"(?: (?:it|that|that one|em|them|those|these|both|'em))?"
LEADS_FIRST = re.compile(
    rf"^(?P<leads>{_LEADS})\s*(?:,|:|\s-|\.\.+|…)\s*(?:please |pls |just |go ahead and |can you )*(?P<verb>{_VERB}){_THEM}"
    r"(?P<rest>(?: (?:for|until|till|til|thru|through|overnight|by|on|with|using|please|pls|now|another|today)\b[^,.;]*)?)[.!]*$",
    re.IGNORECASE,
)
""" "one through three, hold em", "the cheaper of the two, buy"."""

_SPOKEN = r"(?:one|two|three|four|five|six|seven|eight|nine|ten)"
SPOKEN_RUN = re.compile(
    rf"\b(?P<first>{_SPOKEN}) (?:through|thru) (?P<last>{_SPOKEN})\b(?! ?(?:hours?|hrs?|days?|pm|am|p\.m|a\.m|beds?|baths?|bd|ba|br|bed\w*|bath\w*|miles?|weeks?|months?|o'?clock|hundred|thousand|k|million|minutes?|thirty|fifteen|forty)\b)",
    re.IGNORECASE,
)
""" "one through three" are places, like "1 through 3"."""

KEEP_ONLY = re.compile(
    r"^(?:ok |okay |please |so |actually |and |let'?s |i(?:'ll| will| want to) )*(?:(?:only|just) (?:keep|hold on to|hang on to)|(?:keep|hold on to|hang on to) (?:only|just)) (?P<lead>(?:(?:the|number|lead|#) ?)*[\w-]+(?: (?:and )?[\w-]+){0,3}?)(?: please| pls| then| on hold)*[.!]*$",
    re.IGNORECASE,
)
""" "keep only the condo" lets go of what else is held."""

_STAGE = r"(?:new|contacted|qualified|proposal|won|lost)"
STAGE_AFTER_WHY = re.compile(
    rf"\b(?P<lead>(?:lead |number |#)?\d{{4,}})[:,]? (?P<why>(?!and\b)[a-z'’]+(?: (?!and\b|so\b)[a-z'’]+){{0,5}}),? (?:so|hence|therefore|ergo)(?: (?:that(?:'s| is)|it(?:'s| is)|mark (?:it|as|it as)|call it|put))*(?: an?)? (?P<stage>{_STAGE})\b",
    re.IGNORECASE,
)
""" "6343 under contract, so won"."""
