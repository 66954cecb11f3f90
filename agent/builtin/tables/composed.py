"""Ways to name a feature, a seller or a kind of lead that are put together of a few parts: kind, value, parts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_THE = ("the ", "a ", "")
_SIGHTS = (
    "lake", "city", "valley", "mountains", "strip", "water", "golf course", "skyline", "canyon", "hills", "park", "river",
    "desert", "downtown skyline", "fairway", "greenbelt", "hill country", "mountain", "sunset", "city lights",
)  # fmt: skip
_AGENTS = (
    "agent", "agents", "realtor", "realtors", "broker", "brokers", "real estate agent", "real estate agents",
    "estate agent", "estate agents", "brokerage", "brokerages", "agency", "agencies", "listing agent", "listing agents",
)  # fmt: skip
_OWNERS = (
    "the owner", "the owners", "its owner", "their owner", "their owners", "owner", "owners", "homeowner", "homeowners",
    "the homeowner", "the homeowners", "a private owner", "private owners", "the seller directly", "a homeowner",
)  # fmt: skip
_SOLD = ("listed", "sold", "offered", "marketed", "advertised", "being sold", "put up", "posted", "selling")
_QUICKLY = (
    "fast",
    "quickly",
    "quick",
    "asap",
    "soon",
    "in a hurry",
    "right away",
    "immediately",
    "now",
    "urgently",
    "yesterday",
)

COMPOSED: tuple[tuple[str, str, tuple[tuple[str, ...], ...]], ...] = (
    (
        "feature",
        "view",
        (
            ("overlooks ", "overlooking ", "overlook ", "looks over ", "looking over ", "looks out over ", "looking out over ",
             "looks out on ", "looking out on ", "looks onto ", "view of ", "views of ", "a view of ", "views over ", "view over ",
             "sight of ", "vistas of "),
            _THE,
            _SIGHTS,
        ),
    ),
    (
        "feature",
        "waterfront",
        (
            ("by ", "right by ", "right on ", "on ", "along ", "at ", "fronting ", "backing onto ", "backs onto ", "backing to ",
             "backs to ", "directly on ", "next to "),
            ("the ", "a "),
            ("water", "lake", "river", "creek", "lakefront", "waterfront", "shore", "lake shore", "water 's edge", "canal", "lagoon"),
        ),
    ),
    (
        "feature",
        "motivated_seller",
        (
            ("", *(f"{who}{that} " for who in ("owner", "owners", "seller", "sellers") for that in ("", " who", " that"))),
            ("wants to sell ", "want to sell ", "needs to sell ", "need to sell ", "has to sell ", "have to sell ", "looking to sell ",
             "hoping to sell ", "trying to sell ", "wants it sold ", "want it sold ", "wants out ", "want out ", "must sell ",
             "needs out ", "need out ", "needs it gone ", "want it gone ", "wants it gone "),
            _QUICKLY,
        ),
    ),
    (
        "feature",
        "fixer_upper",
        (
            ("needs ", "need ", "needing ", "in need of ", "requires ", "requiring ", "could use ", "wants ", "that wants "),
            ("", "a bit of ", "a little ", "some ", "a lot of ", "lots of ", "major ", "serious ", "minor ", "a "),
            ("work", "tlc", "love", "updating", "renovation", "renovating", "remodeling", "remodel", "repair", "repairs", "rehab",
             "fixing", "fixing up", "elbow grease", "modernising", "modernizing", "doing up", "makeover", "facelift", "sprucing up"),
        ),
    ),
    ("feature", "guest_house", (
        ("in law ", "inlaw ", "mother in law ", "granny ", "mil ", "in laws ", "nanny ", "guest ", "au pair "),
        ("suite", "unit", "apartment", "flat", "annex", "annexe", "cottage", "quarters", "house", "pod", "studio", "wing"),
    )),
    ("seller", "agent", (
        ("represented ", "repped ", "handled ", "managed ", *(f"{sold} " for sold in _SOLD)),
        ("by ", "through ", "via ", "with "),
        ("", "a ", "an ", "their ", "licensed "),
        _AGENTS,
    )),
    ("seller", "owner", (
        tuple(f"{sold} " for sold in _SOLD),
        ("by ", "directly by ", "direct by ", "straight from ", "directly from ", "direct from "),
        _OWNERS,
    )),
)  # fmt: skip


def composed() -> Iterator[tuple[str, str, str]]:
    """(phrase, kind, value) of each."""
    for kind, value, parts in COMPOSED:
        for words in product(*parts):
            yield "".join(words).strip(), kind, value
