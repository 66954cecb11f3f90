"""From matching pairs to properties. Pure; the result does not depend on the order in which listings come."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from backend.ingestion.matching.compare import Listing, excludes

Edge = tuple[int, int, float]  # places of two listings, and their score


def clusters(
    listings: Sequence[Listing], edges: Iterable[Edge], apart: Collection[tuple[int, int]] = ()
) -> list[list[int]]:
    """Places of listings that are one property, two or more each.

    The surest pairs are joined first, ties by id; two groups are never joined while one listing of the first
    excludes one of the second, or the two are among those who were told ``apart`` (each pair both ways).
    """

    def are_apart(x: int, y: int) -> bool:
        return (x, y) in apart or excludes(listings[x], listings[y])

    group_of: dict[int, list[int]] = {}
    for a, b, _ in sorted(edges, key=lambda edge: (-edge[2], *sorted((listings[edge[0]].id, listings[edge[1]].id)))):
        first, second = group_of.setdefault(a, [a]), group_of.setdefault(b, [b])
        if first is second or any(are_apart(x, y) for x in first for y in second):
            continue
        first.extend(second)
        for place in second:
            group_of[place] = first
    unique = {id(group): group for group in group_of.values() if len(group) > 1}
    return [sorted(group) for group in unique.values()]
