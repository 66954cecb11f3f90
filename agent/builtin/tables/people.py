"""Words around a person's name that is a place's as well, and around a year that could be a lead's number."""

from __future__ import annotations

KIN = frozenset(
    "cousin brother sister son daughter nephew niece uncle aunt mom mother dad father grandma grandpa friend buddy pal "
    "neighbor neighbour client buyer boss broker partner assistant colleague husband wife fiance agent lender seller".split()
)
OF_ONE_S_OWN = frozenset("my our his her their a an this old good best little big new mi".split())
OF_A_PERSON = frozenset(
    "is was has had wants wanted needs needed says said told asked asks called calls likes loves hates thinks thought "
    "would will can could just and moved moves sold bought got gets keeps lives works who 's from he she".split()
)
FIRST_YEAR, LAST_YEAR = 1900, 2040
TAKES_IN = frozenset("in interested interest put type typed key keyed turn lock cash add look looking".split())
""" "interested in 2010" speaks of a lead, "sold it in 2010" of a year."""
