"""Words with which people ask for words in a listing's text."""

from __future__ import annotations

import re

OF_LISTINGS = re.compile(
    r"\b(?:mention|mentions|mentioning|mentioned|keywords?|the words?|the phrases?|the terms?|descriptions?|write ?ups?|blurbs?|remarks|(?:text|ad|ads|listing|listings|post|posts) (?:that )?(?:say|says|saying|read|reads|has|have|contain|contains|containing|include|includes)|in the (?:text|ad|listing text|posting))\b"
)
OWN_TEXTS = re.compile(
    r"\b(?:note|notes|noted|purchases|purchased|bought|remind|refund|alert|status|mark|comment|memo|pipeline|why|what does|what did|who)\b"
)
ASKS = re.compile(
    r"\b(?:mention|mentions|mentioning|keywords?|(?:mention |mentions |mentioning |say |says |with |has |have |contain |contains )?the (?:words?|phrases?|terms?)|descriptions? (?:for|that says?|says?|saying|that mentions?|with|containing)|(?:text|ad|ads|listings?|posts?) (?:that )?(?:say|says|saying|reads?|containing|contains?)) (?:the )?(?:words? |phrase )?"
)
ENDS = re.compile(
    r"^(?:in|near|under|over|below|above|at|around|for|with|and|or|but|max|min|please|on|anywhere|within|between|from|cheapest|newest|[,.;?!])$"
)
QUOTED = re.compile(r"[\"“”]([^\"“”]{2,40})[\"“”]|(?<=\s)['‘]([^'’]{2,40})['’](?=\W|$)")
MOST_WORDS = 4
