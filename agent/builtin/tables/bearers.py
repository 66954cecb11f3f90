"""Words beside a name that make it a person's."""

from __future__ import annotations

TITLES = frozenset({"mr", "mrs", "ms", "miss", "mister", "dr", "prof", "professor", "sir", "madam"})
KIN = frozenset(
    "brother sister cousin friend colleague client buyer boss partner agent assistant wife husband son daughter uncle aunt "
    "buddy mate coworker neighbor neighbour customer mentor secretary nephew niece mom dad mother father manager broker "
    "roommate fiance fiancee girlfriend boyfriend grandson granddaughter named called".split()
)
SAYS = frozenset(
    "says said wants wanted needs asked asks told tells thinks mentioned texted emailed wrote likes loves insists prefers "
    "swears reckons claims suggested keeps hates works lives rang phoned".split()
)
GREETED = frozenset({"hi", "hey", "hello", "dear", "thanks", "cheers", "regards", "howdy", "morning"})
OWN_OF_PEOPLE = frozenset(
    "budget wife husband kids kid mom dad mother father family boss agent client clients request birthday office lease wish "
    "limit max list email phone message team wedding job brother sister daughter son".split()
)
TIER_NOUNS = frozenset(
    "users user customers customer clients accounts software teams companies business sales grade edition members buyers".split()
)
""" "leads for enterprise users" names no town."""
OUR_MARKET = frozenset({"this", "your", "our", "whole", "entire", "lead", "leads", "real", "an", "a"})
"""Before "marketplace": then it is no source of leads."""
