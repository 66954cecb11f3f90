"""Words that say that a number of rooms is not enough: "3 beds won't cut it"."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d+(?:\.5)?|one|two|three|four|five|six)"
_UNIT = r"(?:beds?|bedrooms?|brs?|bdrms?|baths?|bathrooms?|ba)"
SIGNS = ("n't", "n’t", "not", "wont", "isnt", "arent", "few", "small", "little", "cramped")
TOO_FEW = re.compile(
    rf"(?:\b(?:(?:my|the|his|her|their) )?(?:\w+ )?(?:says?|thinks?|reckons?|figures?|told me) (?:that )?)?\b(?P<few>{_NUMBER})(?:[ -]?(?P<unit>{_UNIT}))? "
    r"(?:(?:(?:won['’]?t|will not|wont|isn['’]?t|isnt|is not|aren['’]?t|arent|are not|doesn['’]?t|does not|don['’]?t|do not|ain['’]?t) (?:really |quite |gonna |going to |even |be )*(?:cut it|do it|do|be enough|enough|work|suffice|fit|fly|big enough|sufficient|be big enough|get it done))"
    r"|(?:(?:is|are|would be|feels?|seems?)|['’]s) (?:just |really |a bit |way |far |a little |simply )?(?:too (?:few|small|little|tight|cramped)|not (?:gonna|going to) (?:cut it|do|work|be enough)|not enough))"
    r"(?P<why>(?: (?:for|with|any ?more|anymore|now|since|because|after|at all|honestly)[^.,;!?\n]*)?)[ ,.;!?–—-]+(?P<rest>[^\n]+)$",
    re.IGNORECASE,
)
MORE = re.compile(rf"\b(?P<more>{_NUMBER})\b(?![ -]?(?:{_UNIT}|k\b|,?\d|%|grand|hundred))(?!\.\d)", re.IGNORECASE)
HAS_UNIT = re.compile(rf"\b{_NUMBER}[ -]?{_UNIT}\b", re.IGNORECASE)
VALUES = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0, "six": 6.0}
UNITS = {"min_beds": "beds", "min_baths": "baths"}
