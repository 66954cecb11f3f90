"""The H3 resolution-7 cells that cover a circle, so that a radius is an index look-up before it is a distance."""

from __future__ import annotations

import math
from functools import lru_cache

import h3.api.basic_int as h3

RESOLUTION = 7
KM_PER_MILE = 1.609344
EDGE_MIN_KM = 1.3  # the shortest edge of a resolution-7 cell in the United States is longer
RINGS_MAX = 14  # about 15 miles, 631 cells: a wider circle is cheaper to measure than to list


@lru_cache(maxsize=256)
def covering(lat: float, lon: float, miles: float) -> list[int] | None:
    """Cells whose union holds every point within ``miles`` of the centre; None when they would be too many.

    A disk of k rings holds a circle of 1.5 × edge × k around the middle of its middle cell; the centre may be one
    edge away from there, and a snapped position as far again from its cell of resolution 7.
    """
    rings = math.ceil((miles * KM_PER_MILE + 2 * EDGE_MIN_KM) / (1.5 * EDGE_MIN_KM))
    if rings > RINGS_MAX:
        return None
    return list(h3.grid_disk(h3.latlng_to_cell(lat, lon, RESOLUTION), rings))
