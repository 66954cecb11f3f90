"""Distances and the coarse positions that may be shown before a purchase."""

from __future__ import annotations

import math

import h3

from backend.config import POSITION_H3_RESOLUTION

EARTH_RADIUS_MILES = 3958.7613


def miles_between(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    """Great-circle distance in miles between two WGS 84 positions (haversine)."""
    phi_a, phi_b = math.radians(lat_a), math.radians(lat_b)
    half_phi = (phi_b - phi_a) / 2
    half_lambda = math.radians(lon_b - lon_a) / 2
    chord = math.sin(half_phi) ** 2 + math.cos(phi_a) * math.cos(phi_b) * math.sin(half_lambda) ** 2
    return 2 * EARTH_RADIUS_MILES * math.asin(min(1.0, math.sqrt(chord)))


def snap(lat: float, lon: float) -> tuple[float, float]:
    """Centre (lat, lon) of the H3 resolution-8 cell that holds the position: what buyers may see."""
    centre: tuple[float, float] = h3.cell_to_latlng(h3.latlng_to_cell(lat, lon, POSITION_H3_RESOLUTION))
    return centre


def is_on_earth(lat: float, lon: float) -> bool:
    """Whether the pair is a possible position; (0, 0) is a missing value in every feed we know."""
    return -90 <= lat <= 90 and -180 <= lon <= 180 and (abs(lat) > 0.01 or abs(lon) > 0.01)
