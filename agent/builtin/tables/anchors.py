"""Distances and "nearby" that speak of a place named before."""

from __future__ import annotations

import re

HINTS = (
    "mile",
    " mi ",
    "close by",
    "nearby",
    "near by",
    "there",
    "near it",
    "close to",
    "not far from",
    "walking distance",
)

_COUNT = r"(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|half a|a couple of|a couple|a few)"
_LED = r"(?:within|inside|no (?:further|farther|more) than|not (?:further|farther|more) than|under|less than|at most|up to|max|in|about|maybe)"
_TIED = r"(?:it|there|that|that place|work|(?:his|her|their|the|my) (?:new )?(?:work|office|job|workplace|campus|hospital|school|place|stadium|plant|base|shop|store|park|airport))"

DISTANCE = re.compile(
    rf"(?P<far>\b(?:{_LED} )?{_COUNT}[ -]?(?:miles?|mi)\b(?: (?:away|max|tops|radius|or less|or so|at most))*)"
    rf"(?: (?:of|from|to|around) (?P<back>{_TIED})\b|(?! ?(?:of|from|to|around|near|out|per)\b))",
    re.IGNORECASE,
)
BESIDE = re.compile(
    rf"\b(?:close by|near ?by|(?:near|around|by) there|(?:near|close to|next to|not (?:too )?far from|walking distance (?:of|to|from)) (?P<back>{_TIED})\b)(?! (?:is|was|are)\b)",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(r"(?:it|there|that)$", re.IGNORECASE)
PARTS_OF_MILES = re.compile(
    r"\b(?P<whole>an?|one|two|three|\d) miles? and (?:a |three )?(?P<part>half|quarters?)\b", re.IGNORECASE
)
