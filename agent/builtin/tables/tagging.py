"""Words beside numbers, places and shorthand that say how these are read."""

from __future__ import annotations

NUMBER_LABELS = frozenset({"number", "no", "num", "nr", "numero", "option", "item", "card", "result", "opcion"})
SPELT_SHORT = frozenset({"2", "4"})
BEFORE_SHORT = frozenset(
    {"looking", "search", "searching", "hunting", "look", "need", "want", "wants",
     "something", "place", "places", "house", "houses", "home", "homes"}
)  # fmt: skip
AFTER_SHORT = frozenset(
    {"a", "an", "my", "some", "the", "buy", "rent", "sell", "see", "me", "us", "him", "her", "them"}
)  # fmt: skip
SKIPPED = ("article", "filler")
OWNED = frozenset({"my", "his", "her", "our", "their", "your"})
PLACE_LEADS = frozenset({"in", "near", "around", "en", "to", "at", "about", "for"})
LEADS_A_PLACE = frozenset({"at", "near", "around", "from"})
STATE_NAMES = frozenset({"tx", "texas", "nv", "nevada", "az", "arizona"})
