"""A small hand-made gazetteer: enough of the four markets, and cities outside them."""

from __future__ import annotations

from backend.places.schemas import Place, PlaceKind

_MARKETS: dict[str, tuple[str, str]] = {
    "austin-tx": ("TX", "Austin, Round Rock, Cedar Park, Pflugerville, Georgetown, Leander, Hutto, Buda, Kyle"),
    "las-vegas-nv": ("NV", "Las Vegas, Henderson, North Las Vegas, Paradise, Enterprise, Boulder City"),
    "dallas-tx": (
        "TX", "Dallas, Plano, Frisco, Irving, Garland, Mesquite, Richardson, McKinney, Allen, Fort Worth",
    ),
    "phoenix-az": (
        "AZ", "Phoenix, Mesa, Scottsdale, Tempe, Chandler, Gilbert, Glendale, Surprise, Queen Creek, Paradise Valley, "
        "Fountain Hills, Sun City",
    ),
}  # fmt: skip
_HOODS: dict[str, str] = {
    "Austin": "Downtown, East Austin, North Austin, South Congress, Hyde Park, Zilker, Barton Hills",
    "Las Vegas": "Downtown, Summerlin, Spring Valley, Arts District",
    "Henderson": "Green Valley, Anthem",
    "Dallas": "Downtown, East Dallas, West Dallas, Deep Ellum, Uptown",
    "Phoenix": "Downtown, Maryvale, Ahwatukee",
    "Scottsdale": "Old Town",
}
_LANDMARKS: dict[str, tuple[str, str]] = {
    "Zilker Park": ("Austin", ""), "The Domain": ("Austin", "domain"), "UT Austin": ("Austin", "ut"),
    "Lake Travis": ("Austin", ""), "The Strip": ("Las Vegas", "las vegas strip"), "ASU": ("Tempe", "arizona state"),
    "Red Rock Canyon": ("Las Vegas", "red rock"), "Fremont Street": ("Las Vegas", "fremont"),
    "Sky Harbor": ("Phoenix", "sky harbor airport"),
}  # fmt: skip
_ZIPS: dict[str, str] = {
    "78704": "Austin", "78741": "Austin", "78745": "Austin", "89052": "Henderson", "89117": "Las Vegas",
    "75024": "Plano", "85001": "Phoenix", "85201": "Mesa", "85254": "Scottsdale", "85281": "Tempe",
}  # fmt: skip
_ELSEWHERE: dict[str, str] = {
    "Miami": "FL", "Denver": "CO", "Portland": "OR", "Reading": "PA", "Mobile": "AL", "Chicago": "IL", "Seattle": "WA",
}  # fmt: skip
_POPULATION = {"Austin": 960_000, "Las Vegas": 640_000, "Dallas": 1_300_000, "Phoenix": 1_600_000, "Mesa": 500_000}


def _place(
    kind: PlaceKind, name: str, state: str, market: str | None, city: str | None, aliases: tuple[str, ...] = ()
) -> Place:
    people = _POPULATION.get(name, 100_000) if kind == "city" else None
    return Place(
        kind=kind, name=name, state=state, market=market, city=city, lat=30, lon=-97, population=people, aliases=aliases
    )


def atlas() -> list[Place]:
    """All places."""
    cities = {city.strip(): (state, market) for market, (state, names) in _MARKETS.items() for city in names.split(",")}
    found = [_place("city", city, state, market, None) for city, (state, market) in cities.items()]
    found += [_place("city", city, state, None, None) for city, state in _ELSEWHERE.items()]
    for city, names in _HOODS.items():
        state, market = cities[city]
        for name in (part.strip() for part in names.split(",")):
            aliases = (f"downtown {city}",) if name == "Downtown" else ()
            aliases += ("old town scottsdale",) if name == "Old Town" else ()
            aliases += ("uptown dallas",) if name == "Uptown" else ()
            found.append(_place("neighborhood", name, state, market, city, aliases))
    for name, (city, alias) in _LANDMARKS.items():
        state, market = cities[city]
        found.append(_place("landmark", name, state, market, city, (alias,) if alias else ()))
    found += [_place("zip", code, *cities[city], city) for code, city in _ZIPS.items()]
    return found
