# ruff: noqa: E501
"""What sounds like something done. Each way of saying it needs a write of this turn, or a fact of the thread's state.

Patterns are matched on folded sentences (lower case, no accents, no apostrophes).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from agent.folding import fold

_ADVERB = r"(?:(?:now|just|already|also|successfully|gone ahead and|went ahead and|all|both|been|since) )*"
_DID = rf"\b(?:i|ive|we|weve|i have|we have|have|having) {_ADVERB}"
_WAS = rf"\b(?:is|are|was|were|has|have|its|theyre|got|gets|being|stays?|remains?) {_ADVERB}"
_IS = rf"\b(?:is|are|its|theyre|stays?|remains?) {_ADVERB}"
_YOU = rf"\b(?:you|youve|you have) {_ADVERB}"
_WILL = r"\b(?:ill|i will|im going to|let me|im) (?:now |just |also |go ahead and )*"
CONDITION = re.compile(r"\b(if|once|when|whenever|after|as soon as|before|unless|until you|tell me|say|si|cuando)\b")
OFFER = re.compile(r"^(shall|should|do you|would you|want|can i|may i|could i|quieres|desea)\b.*\?$")


class Claim(NamedTuple):
    """``tools``: a successful call of one makes it true. ``state``: rows of that kind in the state make it true."""

    pattern: re.Pattern[str]
    tools: frozenset[str] = frozenset()
    state: str = ""
    always: bool = False  # also when a condition stands beside it: "you'll get a text when something comes up"


def _claim(pattern: str, *tools: str, state: str = "", always: bool = False) -> Claim:
    return Claim(re.compile(pattern), frozenset(tools), state, always)


_HELD = r"(?:held|reserved|secured|locked|set aside|put aside|claimed|blocked)"
_BOUGHT = r"(?:bought|purchased|paid|charged|acquired|ordered)"
_SETTINGS = ("set_notifications", "saved_searches", "update_lead")
CLAIMS = (
    _claim(_DID + rf"(?:{_HELD}|(?:placed|put|made|set|started|got) (?:\w+ ){{0,3}}(?:on )?hold)\b", "hold_lead"),
    _claim(_WILL + r"(?:hold|reserve|holding|reserving)\b", "hold_lead"),
    _claim(rf"^(?:{_HELD}|holding|reserving|reserved|on hold)\b", "hold_lead", state="holds"),
    _claim(_WAS + rf"(?:{_HELD}|on hold|yours until)\b(?! (?:by|for) (?:another|someone|somebody|an?other))", "hold_lead", state="holds"),
    _claim(r"\b(?:the|your) hold (?:is|was|has been) (?:now )?(?:placed|confirmed|set|active|in place|on|done|made)\b|\bhold placed\b", "hold_lead", "extend_hold", state="holds"),
    _claim(_YOU + r"(?:hold|holding|reserved)\b(?! (?:no|none|nothing|0)\b)", "hold_lead", state="holds"),
    _claim(r"\b(?:he|hemos|acabo de) (?:reserv|apart)\w+|\b(?:reserve|aparte) (?:el|la|los|las|para)\b|\b(?:esta|queda|quedo|quedan) (?:reservad|apartad)\w+", "hold_lead", state="holds"),
    _claim(_DID + r"(?:extended|prolonged|lengthened|renewed)\b|^extended\b|" + _WAS + r"(?:extended|prolonged)\b|\b(?:he|hemos) (?:extendido|ampliado)\b", "extend_hold"),
    _claim(_WILL + r"(?:extend|prolong)\w*\b", "extend_hold"),
    _claim(_DID + r"(?:released|let go|freed|unheld|dropped|cancelled|canceled)\b|^(?:released|dropped)\b|" + _WAS + r"(?:released|no longer held|freed|let go)\b|\b(?:he|hemos) (?:liberado|soltado|cancelado)\b", "release_hold"),
    _claim(_WILL + r"(?:releas|drop|free)\w*\b", "release_hold"),
    _claim(_DID + rf"{_BOUGHT}\b|" + _WILL + r"(?:buy|purchase|charge|pay)\w*\b"),
    _claim(_YOU + rf"(?:{_BOUGHT}|own)\b|\byoure (?:now )?(?:the|its) (?:\w+ )?owner\b|" + _WAS + rf"{_BOUGHT}\b|^{_BOUGHT}\b", state="bought"),
    _claim(r"\b(?:purchase|payment|order|transaction|sale|checkout) (?:(?:is|was|has|has been) )?(?:now )?(?:complete\w*|confirmed|done|successful|went through|gone through|processed|received|approved|placed|finali[sz]ed)\b", state="bought"),
    _claim(r"\b(?:is|are|its|theyre) (?:now |all |finally )*yours\b(?! until)|\b(?:card|credits|account|balance) (?:has been|have been|was|were) (?:charged|debited|billed)\b|\bcongrat\w+ on your (?:purchase|new)\b|\bthe contact is (?:now )?(?:unlocked|revealed|yours)\b", state="bought"),
    _claim(r"\b(?:he|hemos|acabo de) (?:comprad|pagad)\w+|\b(?:compre|pague) (?:el|la|los|las)\b|\b(?:es|son) (?:tuy|suy)[oa]s?\b", state="bought"),
    _claim(_DID + r"(?:refunded|filed|requested|submitted|asked for)\b.*\b(?:refund|it|money)\b|" + _DID + r"refunded\b|^refund(?:ed)? (?:filed|requested|for)\b|\brefund (?:request )?(?:is |was |has been |is being )?(?:filed|requested|submitted|in)\b", "request_refund"),
    _claim(r"\brefund (?:is |was |has been )?(?:granted|approved|issued|processed|complete|paid|on its way)\b|\b(?:money|amount|credits?|\d) (?:is|are|was|were|has been|have been) (?:back|returned|refunded|credited)\b|" + _WAS + r"refunded\b|\bcredited back\b|\breembols(?:ado|amos|e)\b", "request_refund", state="granted"),
    _claim(_DID + r"(?:saved|turned|switched|updated|changed|enabled|disabled|muted|subscribed|unsubscribed|set up|set|deleted|removed|marked|noted|logged|recorded|added|scheduled)\b(?! (?:aside|credits))", *_SETTINGS),
    _claim(r"^(?:saved|removed|deleted|updated|marked|noted|logged|turned (?:on|off)|on:|off:)", *_SETTINGS),
    _claim(r"\b(?:alerts?|notifications?|notices?|quiet hours|search|reminder|follow ?up|note|status|stage) (?:is|are|was|were|has been|have been) (?:now |all )?(?:on|off|set|set up|saved|active|enabled|disabled|changed|updated|deleted|removed|added|marked|scheduled)\b", *_SETTINGS, state="settings"),
    _claim(r"\b(?:youll|you will) (?:now |then )?(?:get|receive|be notified|be alerted|hear) (?:an? |about |when |by )?(?:alert|e?mail|text|sms|notif|when|about|ping)", *_SETTINGS, state="settings", always=True),
    _claim(_WILL + r"(?:notify|alert|tell|ping|text|email) you\b.*\b(?:when|about|as soon)\b", *_SETTINGS, state="settings", always=True),
    _claim(_DID + r"(?:called|texted|emailed|messaged|contacted|reached out|written|spoken|told|asked) (?:to |with )?(?:the |your |her |his |their )?(?:owner|seller|landlord|agent|contact|them|him|her)\b|" + _DID + r"let (?:the|your|their) (?:\w+ )?(?:owner|seller|landlord|agent|contact) know\b|\b(?:owner|seller) (?:has been|was) (?:contacted|called|notified|told)\b"),
    _claim(_DID + r"(?:applied|given|granted|knocked|taken|lowered|reduced|waived|cut|changed|adjusted) .{0,40}\b(?:discount|price|fee|off|percent|cost)\b|\b(?:discount|coupon|promo) (?:has been |is |was )?(?:applied|granted)\b"),
    _claim(_DID + r"(?:topped up|upgraded|downgraded|added \d+ credits|added credits|switched your plan|cancelled your plan|renewed your)\b|\byour (?:plan|account) (?:has been|was|is now) (?:upgraded|downgraded|changed|switched|topped up)\b"),
    _claim(r"^(?:all done|done|all set|its done|taken care of|consider it done|listo|hecho|completed?)\b", "any"),
)  # fmt: skip
ANY = "any"


def unfounded(sentence: str, done: set[str], facts: set[str]) -> bool:
    """Whether the sentence claims something that neither a call of this turn nor the thread's state bears out."""
    folded = fold(sentence)
    if OFFER.search(folded):
        return False
    return any(claim.pattern.search(folded) and not _borne_out(claim, folded, done, facts) for claim in CLAIMS)


def _borne_out(claim: Claim, folded: str, done: set[str], facts: set[str]) -> bool:
    if claim.tools & done or claim.state in facts or (ANY in claim.tools and done):
        return True
    return (
        not claim.always
        and bool(CONDITION.search(folded))
        and not re.search(r"\b(?:ive|i have|has been|have been)\b", folded)
    )
