"""Near-duplicate texts: a sketch of word triples, and the bands under which alike sketches meet.

One hash a triple, the least in each of 32 bins (one-permutation MinHash); bins without a triple take the next one's.
The share of equal bins estimates how much two texts have in common (Jaccard).
"""

from __future__ import annotations

import re
from zlib import crc32

BINS = 32
BINS_A_BAND = 4  # a copy shares a band almost surely, texts with a sentence in common seldom
MIN_WORDS = 14
ALIKE = 0.6
_WORD = re.compile(r"[a-z]+|\d+")


def sketch(text: str) -> tuple[int, ...]:
    """32 numbers, or none for a text too short to tell."""
    words = _WORD.findall(text.lower().replace("[hidden]", ""))
    if len(words) < MIN_WORDS:
        return ()
    least: list[int | None] = [None] * BINS
    for at in range(len(words) - 2):
        value = crc32(" ".join(words[at : at + 3]).encode())
        place, rest = value % BINS, value // BINS
        known = least[place]
        least[place] = rest if known is None or rest < known else known
    return _filled(least)


def _filled(least: list[int | None]) -> tuple[int, ...]:
    """Each empty bin with the next full one's number, marked by how far it was fetched."""
    found: list[int] = []
    for at in range(BINS):
        steps = next(step for step in range(BINS) if least[(at + step) % BINS] is not None)
        value = least[(at + steps) % BINS]
        found.append((value or 0) + steps * 2**27)
    return tuple(found)


def bands(of: tuple[int, ...]) -> tuple[int, ...]:
    """Numbers of which two alike texts share one at least."""
    parts = (of[at : at + BINS_A_BAND] for at in range(0, len(of) - BINS_A_BAND + 1, BINS_A_BAND))
    return tuple(crc32(f"{number}:{part}".encode()) for number, part in enumerate(parts))


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """About how much of their words the texts share, 0 to 1."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / BINS
