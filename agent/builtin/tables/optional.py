"""Words that say that a feature is wished for and not asked for: "nice to have: a pool", "but it's no dealbreaker"."""

from __future__ import annotations

import re

_I = re.IGNORECASE
SIGNS = (
    "nice", "wish", "bonus", "extra", "optional", "breaker", "must", "essential", "required", "requirement", "critical",
    "without", "biggie", "big deal", "flexible", "make or break", "end of the world", "walk away", "necessary", "crucial",
    "negotiable", "leave it", "needed", "important",
)  # fmt: skip
"""Cheap: without one of these nothing is optional."""
HEADS = re.compile(
    r"\bnice[- ]to[- ]ha(?:ve|ves)s?\b(?: (?:are|is|would be|include|includes|list|but)\b)?\s*[:=–—-]?\s*"
    r"|\b(?:wish ?list|bonus(?: points)?|bonuses|extras|optional|optionals|nice extras)(?: (?:items?|features?))?\s*[:=]\s*",
    _I,
)
""" "nice to have: a pool"."""
SPAN_ENDS = re.compile(r"[.;!?\n]|\bmusts?\b|\bbut\b|\bneeds?\b|\brequired?\b|\b(?=(?:houses|homes|condos|in)\b)", _I)
_GLUE = r"[ ,.;–—-]*(?:(?:but|though|although|yet|and|still|honestly|really|just|even though|he|she|they|we|i|it|that|this|one|the wife|says?|is|are|was|would|['’]s|['’]re|(?:it|that|this)['’]s|(?:he|she)['’]s|(?:they|we)['’]re|of course|obviously|i (?:guess|think))[ ,]*)*"
_NOT_A = r"(?:not|no|isn['’]?t|isnt|aren['’]?t|won['’]?t be|wouldn['’]?t be)(?: (?:really|a|an|such|that|necessarily|actually|exactly|any|super|all that|at all))*"
_MUST = r"(?:deal ?-?breakers?|must(?:[ -]haves?)?|essential|required|requirements?|critical|crucial|necessary|needed|important|big deal|biggie|priority|do or die|make or break)"
WAIVES = re.compile(
    rf"{_GLUE}(?:(?P<both>neither (?:one )?(?:is|are)(?: a| an)? {_MUST}|none of (?:it|that|those|them) (?:is|are)(?: a| an)? {_MUST}|(?:they|those|these)(?:['’]re| are)(?: {_NOT_A}| no) {_MUST}|(?:they|those|these) aren['’]?t {_MUST})"
    rf"|{_NOT_A} {_MUST}"
    r"|(?:(?:can|could|will|would|['’]ll|['’]d) )(?:happily |easily |totally |always |also )?(?:live|do|survive|manage|cope|go) without(?: (?:it|one|that|them|those))?"
    r"|(?:won['’]?t|wouldn['’]?t|doesn['’]?t|not gonna|not going to|will not) make or break (?:it|anything|the deal|things)"
    r"|(?:no (?:biggie|big deal|worries|problem|harm done))|(?:not )?(?:the )?end of the world"
    r"|(?:flexible|easy|relaxed|not (?:picky|fussy|fussed|hung up|set)) (?:on|about|with) (?:that|it|this|those)(?: (?:one|part|bit))?"
    r"|(?:won['’]?t|wouldn['’]?t) walk away (?:over|without|from|because of) (?:it|that|one)"
    r"|(?:can |could |he['’]ll |she['’]ll )?take it or leave it|is negotiable)"
    r"(?:,? (?:if (?:not|there['’]?s none|there isn['’]?t(?: one| any)?|there is none|we can['’]?t|you can['’]?t(?: find (?:one|it|any))?|it doesn['’]?t|it hasn['’]?t|it has none|none|they don['’]?t)|either|for (?:him|her|them|us|me)|to (?:him|her|them|us|me)|though|at all|or anything))*",
    _I,
)
""" "he'd kill for a view, but it's not a dealbreaker"."""
REACH = 70  # characters from a wish to what waives it
