"""Words around a person's name that is a place's as well."""

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
