"""Arguments written by name ("ref=2", "duration_hours: 12") and the words for them."""

from __future__ import annotations

import re
from collections.abc import Callable

_IS = r"\s*(?:=|:=|(?<=_at):|(?<=_hours):|(?<=_method):)\s*['\"]?"
_NAMED = r"['\"]?\s*[:=]\s*['\"]?"
_END = r"['\"]?"

A_DATE = re.compile(
    r"\b20\d\d-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-3]\d)(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d)?Z?)?\b", re.IGNORECASE
)
NUMBERED = re.compile(
    r"\bno\.\s?(?=\d{1,5}\b(?!\s*(?:h|hrs?|hours?|days?|am|pm|beds?|baths?|k|bd|ba)\b))", re.IGNORECASE
)
""" "no. 3" is number 3."""
SAYS_KEY = re.compile(
    r"\w\s?:?=\s?\S|\b(?:hold|release|extend|request|update|quote|view|buy|lead)_\w+|\b(?:duration_hours|payment_method|follow_up_at)\b|\b(?:metric|market)['\"]?\s*:",
    re.IGNORECASE,
)
KEY_MARKS = ("=", "_", ":")
ORDER_FIRST = re.compile(
    r"^\s*(?P<order>hold|release|extend|buy|purchase|quote|price|refund|reserve|details|unhold)\s*[;:(/|,]+\s*",
    re.IGNORECASE,
)
""" "hold; id=9104"."""
UNDER = re.compile(
    r"\b(?:hold_lead|release_hold|extend_hold|request_refund|update_lead|quote_price|view_cart|lead_details|buy_lead)\b",
    re.IGNORECASE,
)
LEADS = re.compile(
    rf"\b(?:ref|refs|reference|lead_id|lead|id|leads){_IS}\[?(\d+(?:\s*,\s*\d+)*)\]?{_END}", re.IGNORECASE
)
KEYS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), said)
    for pattern, said in (
        (rf"[,;'\"]*\s*['\"]?\bcompare_market{_NAMED}([\w -]+?){_END}(?=\s+\w+[:=]|\s*[,;)}}\]]|\s*$)", r" versus \1"),
        (rf"['\"]?\bmarket{_NAMED}([\w -]+?){_END}(?=[\s,;)}}]|$)", r"market of \1"),
        (rf"[,;'\"]*\s*['\"]?\bmetric{_NAMED}([a-z]+)_([a-z]+)(?:_([a-z]+))?\b['\"]?", r" \1 \2 \3"),
        (rf"[,;'\"]*\s*['\"]?\bmetric{_NAMED}", " "),
        (
            rf",?\s*\b(?:duration_hours|duration|hours|length|hrs){_IS}(\d+(?:\.\d+)?)\s*(?:h|hrs?|hours?)?{_END}(?!\w)",
            r" for \1 hours",
        ),
        (
            rf",?\s*\b(?:duration_)?(?:(minute|day)s?|mins?()){_IS}(\d+(?:\.\d+)?){_END}(?!\w)",
            lambda found: f" for {found[3]} {found[1] or 'minute'}s",
        ),
        (rf",?\s*\b(?:payment_method|payment|pay|method){_IS}(?:stripe|card|credit_card){_END}", " with card"),
        (rf",?\s*\b(?:payment_method|payment|pay|method){_IS}(?:credits?|balance){_END}", " with credits"),
        (rf",?\s*\b(?:status|stage){_IS}(new|contacted|qualified|proposal|won|lost){_END}", r" mark as \1"),
        (rf",?\s*\b(?:follow_up_at|follow_up|followup){_IS}([\w: -]+){_END}", r", follow up on \1"),
        (rf",?\s*\b(?:amount|refund){_IS}\$?(\d+(?:\.\d+)?){_END}", r" $\1"),
        (r",?\s*\bnote\s*=\s*(\"[^\"]*\"|'[^']*')", r" note \1"),
        (
            rf"^\s*(?:(?:tool|what)=\w+\s+)?(?:tier|plan){_IS}(basic|pro|enterprise){_END}\s*$",
            r"switch me to the \1 plan",
        ),
        (
            rf"\b(?:account_status|account)?\W*\bwhat{_IS}change_tier{_END}[,;\s]+(?:tier|plan){_IS}(basic|pro|enterprise){_END}",
            r" switch me to the \1 plan",
        ),
        (rf"\b(?:account_status|account|status)?\W*\bwhat{_IS}balance{_END}", " my balance"),
        (rf"\b(?:account_status|account|status)?\W*\bwhat{_IS}(?:tier|plan){_END}", " what is my plan"),
        (rf"\b(?:account_status|account|status)?\W*\bwhat{_IS}renewal{_END}", " when does my plan renew"),
        (rf"\b(?:account_status|account|status)?\W*\bwhat{_IS}purchases{_END}", " show my purchases"),
        (rf",?\s*\babout{_IS}(contactability|source|history|flags|price){_END}", r" about \1"),
    )
)
NAMES = re.compile(
    rf",?\s*\breason{_IS}(invalid_contact|already_sold|duplicate|not_owner|wrong_info|no_response|do_not_call|other){_END}",
    re.IGNORECASE,
)
REASONS = {
    "invalid_contact": "the number is wrong",
    "already_sold": "it was already sold",
    "duplicate": "it is a duplicate",
    "not_owner": "the contact is not the owner",
    "wrong_info": "its details are wrong",
    "no_response": "nobody answers",
    "do_not_call": "the contact is on a do not call list",
    "other": "of another reason",
}
TO_DO = re.compile(
    r"\b(?P<who>look\w*|want\w*|try\w*|need\w*|ready|going|goin|hop\w+|like|plan\w*|eager|able|people|folks|ppl|where|how) 2(?= (?:buy|purchase|sell|rent|move|own|live|close)\b)",
    re.IGNORECASE,
)
""" "people lookin 2 buy"."""
