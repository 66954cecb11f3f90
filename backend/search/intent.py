"""Is it about homes for sale, for rent, or people who look for one, when nobody said so?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from backend.config import MONTHLY_RENT_MAX_DOLLARS
from backend.leads.schemas import LeadType
from backend.search.schemas import SearchFilter

_RENT_WORDS = re.compile(
    r"\b(for rent|to rent|rentals?|for lease|to lease|lease|per month|a month|monthly|/ ?mo)\b", re.I
)
_BUYER_WORDS = re.compile(r"\b(wants? to buy|looking to buy|wanting to buy|buyer leads?|in search of|iso)\b", re.I)


def inferred_lead_type(query: SearchFilter) -> tuple[LeadType, str | None]:
    """The lead type to search and, where it was read between the lines, a note that says so.

    As said; else by the words of ``text``; else rent when the highest price named can only be a month's rent (land
    may cost that little); else sale.
    """
    if query.lead_type:
        return query.lead_type, None
    if query.text and _BUYER_WORDS.search(query.text):
        return "buyer", "Showing people who want to buy, as your words say."
    if query.text and _RENT_WORDS.search(query.text):
        return "rent", "Showing rentals, as your words say."
    highest = max(query.min_price or 0, query.max_price or 0)
    if 0 < highest <= MONTHLY_RENT_MAX_DOLLARS and query.property_types != ["land"]:
        return "rent", f"Read ${highest:,} as a monthly rent: showing rentals."
    return "sale", None


_NOUNS: dict[str, tuple[str, str]] = {
    "sale": ("home for sale", "homes for sale"), "rent": ("rental", "rentals"), "buyer": ("buyer", "buyers"),
}  # fmt: skip


def elsewhere(searched: str, counts: Mapping[str, int]) -> list[str]:
    """Nothing matches, and nobody said which lead type: a note for each other type that has matches."""
    return [
        f"No {_NOUNS[searched][1]} match, but {count:,} {one if count == 1 else many} {'does' if count == 1 else 'do'}."
        for lead_type, (one, many) in _NOUNS.items()
        if (count := counts.get(lead_type, 0))
    ]
