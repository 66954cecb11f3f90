"""What each level of a comparison is worth: natural logarithms of odds, one table.

Fitted by logistic regression on listings with known duplicates and on copies of them with coordinates, phones, zips
and areas left out, then rounded, and drawn towards nothing where they told more of those listings than of listings in
general (phones, house numbers one digit apart). docs/ingestion.md says how well they do.
Files bring no texts: what equal words are worth is set by hand.
"""

from __future__ import annotations

BIAS = -2.3
SAME_FROM = 0.6  # the score from which two listings are one property
WEIGHTS: dict[str, dict[str, float]] = {
    "text": {"equal": 2.5, "missing": 0.0, "different": 0.0},
    "number": {
        "equal": 4.8, "digits_and_letter": 0.5, "one_missing": 0.5, "missing": 0.2, "slip": 0.2, "half": 0.0,
        "neighbour": -3.8, "different": -5.1,
    },
    "street": {
        "typo": 2.0, "equal": 1.9, "alike": 0.9, "other_kind": -0.1, "missing": -0.5, "vague": -1.4, "different": -5.2,
    },
    "unit": {"equal": 0.5, "none": -0.2, "one_missing": -1.1, "different": -1.4},
    "zip": {"equal": 0.5, "missing": 0.2, "near": -1.2, "different": -1.8},
    "distance": {
        "120m": 0.4, "300m": 0.0, "missing": 0.0, "700m": -0.1, "1500m": -0.1, "3km": -0.5, "far": -1.5,
    },
    "price": {"equal": 2.0, "2%": 0.9, "5%": 0.6, "missing": 0.0, "10%": -1.1, "20%": -1.2, "far": -3.6},
    "sqft": {
        "equal": 2.9, "rounded": 1.9, "equal_round": 1.1, "missing": 0.6, "2%": -1.4, "6%": -2.1, "15%": -2.6,
        "far": -2.7,
    },
    "beds": {"equal": 0.2, "missing": -0.1, "one": -1.2, "far": -1.2},
    "baths": {"equal": 0.5, "half": 0.4, "missing": 0.4, "far": -1.3, "one": -2.3},
    "year": {"equal": 0.9, "missing": 0.5, "one": -1.6, "far": -2.1},
    "phone": {"equal_rare": 1.1, "equal_few": 1.0, "equal_agent": 0.3, "missing": -1.2, "different": -2.3},
}  # fmt: skip
