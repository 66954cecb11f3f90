"""The asking price against comparable homes: a robust z-score of its logarithm."""

from __future__ import annotations

import math
import statistics
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

MIN_PEERS = 8
LEAST_SPREAD = 0.12  # of the logarithm: homes of one kind differ so much at the least
MAD_TO_SIGMA = 1.4826
Z_LOW = -2.5
# how far below the middle, the worst first: (signal, price ÷ middle)
STEPS = (("price_absurd", 0.30), ("price_very_low", 0.48), ("price_low", 0.65))


class Home(NamedTuple):
    """What a home is compared by. ``price`` and ``sqft`` are above 0 where known."""

    zip: str | None
    lead_type: str
    property_type: str | None
    beds: int | None
    sqft: int | None
    price: int | None


class Below(NamedTuple):
    """A price far below its peers: the signal, its robust z and its share of the middle."""

    signal: str
    z: float
    share: float


class _Middle(NamedTuple):
    centre: float
    spread: float


class Market:
    """Comparable homes by zip, type and beds; middles are computed once a group."""

    def __init__(self, homes: Iterable[Home]) -> None:
        self._by_zip: dict[tuple[str | None, str], list[Home]] = defaultdict(list)
        self._middles: dict[tuple[object, ...], _Middle | None] = {}
        for home in homes:
            if home.price and home.zip:
                self._by_zip[home.zip, home.lead_type].append(home)

    def below(self, home: Home) -> Below | None:
        """How far the home lies below its peers, None when it does not or too few are known."""
        if not home.price or not home.zip or home.lead_type == "buyer":
            return None
        by_price = self._lack(home, by_area=False)
        by_area = self._lack(home, by_area=True) if home.sqft else None
        lacks = [lack for lack in (by_price, by_area) if lack]
        if not lacks:
            return None
        z, share = max(lacks, key=lambda lack: lack[1])  # the milder of the two: small homes cost little
        step = next((name for name, limit in STEPS if share < limit), None)
        return Below(step, z, share) if step and z < Z_LOW else None

    def _lack(self, home: Home, *, by_area: bool) -> tuple[float, float] | None:
        middle = self._middle(home, by_area)
        if middle is None:
            return None
        off = math.log(_value(home, by_area)) - middle.centre
        return off / middle.spread, math.exp(off)

    def _middle(self, home: Home, by_area: bool) -> _Middle | None:
        key = (home.zip, home.lead_type, home.property_type, home.beds, by_area)
        if key not in self._middles:
            self._middles[key] = self._compute(home, by_area)
        return self._middles[key]

    def _compute(self, home: Home, by_area: bool) -> _Middle | None:
        """Of the same type and about as many beds; where that is too few, of the same type, then of the zip."""
        near = [peer for peer in self._by_zip[home.zip, home.lead_type] if not by_area or peer.sqft]
        same = [peer for peer in near if peer.property_type == home.property_type]
        alike = [peer for peer in same if _beds_alike(peer.beds, home.beds)]
        peers = next((group for group in (alike, same, near) if len(group) >= MIN_PEERS), None)
        return _middle_of([math.log(_value(peer, by_area)) for peer in peers]) if peers else None


def _beds_alike(one: int | None, other: int | None) -> bool:
    return one is None or other is None or abs(one - other) <= 1


def _value(home: Home, by_area: bool) -> float:
    assert home.price is not None
    return home.price / home.sqft if by_area and home.sqft else float(home.price)


def _middle_of(logs: list[float]) -> _Middle:
    centre = statistics.median(logs)
    spread = MAD_TO_SIGMA * statistics.median(abs(value - centre) for value in logs)
    return _Middle(centre, max(spread, LEAST_SPREAD))
