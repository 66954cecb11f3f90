"""Spans of text to take out, and how they are merged and cut."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

MARK = "[hidden]"


class Span(NamedTuple):
    """Characters `start` to `end` (exclusive) give away a contact (or break fair housing) in the way of `kind`."""

    start: int
    end: int
    kind: str


def cut(text: str, spans: Iterable[Span]) -> tuple[str, tuple[str, ...]]:
    """The text with a mark for each span (neighbours share one), and the kinds found, sorted."""
    parts: list[str] = []
    kinds: set[str] = set()
    at = 0
    for span in sorted(spans):
        kinds.add(span.kind)
        if span.end <= at:
            continue
        between = text[at : max(at, span.start)]
        if not parts or between.strip(" ,;:.-/|()"):
            parts += [between, MARK]
        at = span.end
    return "".join([*parts, text[at:]]), tuple(sorted(kinds))
