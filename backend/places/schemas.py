"""Places as the API gives them: cities, zips, neighbourhoods and landmarks that a search can name."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

PlaceKind = Literal["market", "city", "zip", "neighborhood", "landmark"]


class Place(BaseModel):
    """One named place. Coordinates are WGS 84 degrees of its centre."""

    model_config = ConfigDict(frozen=True)

    kind: PlaceKind
    name: str  # proper name: "Round Rock", "78704", "Summerlin", "The Domain"
    city: str | None = None  # the city a neighbourhood, zip or landmark belongs to
    state: str  # two letters
    market: str | None = None  # market slug: "austin-tx"; None outside the markets
    lat: float
    lon: float
    population: int | None = None
    aliases: tuple[str, ...] = ()  # "south congress" for "SoCo"
