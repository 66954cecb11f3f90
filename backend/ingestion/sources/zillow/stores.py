"""Where Zillow keeps its JSON: `__NEXT_DATA__`, client caches as text inside it, older stores, or a bare export."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.embedded import Object, at, first, objects
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped
from backend.ingestion.sources.zillow import homes

_ZPID = re.compile(r"/(\d{4,})_zpid|[?&]zpid=(\d{4,})|\A(\d{4,})\Z")
_LISTS = ("listResults", "mapResults")
_NEIGHBOURS = frozenset({"nearbyHomes", "comps", "comparables", "homeRecommendations", "similarHomes", "collections"})
_SIGNS = ("homeStatus", "homeType", "bedrooms", "livingArea", "hdpUrl", "price", "yearBuilt", "statusType", "detailUrl")


def read_stores(document: Document) -> Parsed | None:
    """The home or the results in the page's JSON; None when it carries neither."""
    roots = list(document.scripts()) if document.is_markup else [document.data]
    found = list(objects(*(root for root in roots if isinstance(root, dict | list))))
    return _results(found) or _home(document, found) or _building(document, found) or _loose(document, found)


def _results(found: list[tuple[str, Object]]) -> Parsed | None:
    """The results of a search, the list before the map, each home once; "no results" is a total of zero."""
    lists = [held[name] for name in _LISTS for _, held in found if isinstance(held.get(name), list)]
    items = [item for held in lists for item in held if isinstance(item, dict)]
    if not items:
        totals = [held["totalResultCount"] for _, held in found if isinstance(held.get("totalResultCount"), int)]
        none = bool(lists) and bool(totals) and not any(totals)
        return Parsed(Outcome.EMPTY, why="the page counts 0 results") if none else None
    return collected(items, _next(found), _total(found))


def collected(items: list[Object], next_url: str | None = None, total: int = 0) -> Parsed:
    """Results by their id, those that are sold or no homes aside."""
    records: dict[str, Record] = {}
    skipped: list[Skipped] = []
    for item in items:
        record = homes.from_result(item)
        if not (record.get("source_ref") or record.get("listing_url")) or len(record) < 4:
            skipped.append(Skipped(record, "no home: an advertisement or an empty card"))
        elif homes.is_off_market(item):
            skipped.append(Skipped(record, "sold or off the market"))
        else:
            key = record.get("source_ref") or record["listing_url"]
            records[key] = fields.filled(records.get(key, {}), record)
    if not records:
        what = "all that the page shows is sold or off the market" if skipped else "the results cannot be read"
        return Parsed(Outcome.OK if skipped else Outcome.LAYOUT_CHANGED, (), tuple(skipped), why=what)
    links = tuple(url for record in records.values() if (url := record.get("listing_url")))
    why = f"{len(records)} of {total} results are on this page" if total > len(records) else ""
    return Parsed(Outcome.OK, tuple(records.values()), tuple(skipped), links, next_url, why, is_overview=True)


def _next(found: list[tuple[str, Object]]) -> str | None:
    href = next((at(held, "pagination", "nextUrl") for _, held in found if at(held, "pagination", "nextUrl")), None)
    return fields.link(homes.SITE, str(href)) or None if href else None


def _total(found: list[tuple[str, Object]]) -> int:
    return max((n for _, held in found if isinstance(n := held.get("totalResultCount"), int)), default=0)


def _home(document: Document, found: list[tuple[str, Object]]) -> Parsed | None:
    """The home that the page is about, put together from all objects of its id; the homes around it are not it."""
    parts = [(name, held) for name, held in found if _is_home(held)]
    subject = _subject(document, found, parts)
    if not subject:
        return None
    about = sorted((held for _, held in parts if _id(held) == subject), key=len, reverse=True)
    whole: Object = {}
    for held in about:
        whole = {**held, **{name: value for name, value in whole.items() if value not in (None, "", [], {})}}
    record = homes.from_property(whole)
    others = [_link_of(held) for _, held in parts if _id(held) != subject]
    links = tuple(dict.fromkeys(url for url in others if url))
    if homes.is_off_market(whole):
        status = str(first(whole, "homeStatus", "statusType")).lower().replace("_", " ")
        return Parsed(Outcome.GONE, skipped=(Skipped(record, status),), why=f"the home is off the market ({status})")
    return Parsed(Outcome.OK, (record,), links=links)


def _is_home(held: Object) -> bool:
    return held.get("zpid") is not None and sum(sign in held for sign in _SIGNS) >= 2


def _id(held: Object) -> str:
    return str(held.get("zpid"))


def _subject(document: Document, found: list[tuple[str, Object]], parts: list[tuple[str, Object]]) -> str:
    """The id in the address, else the one that the page's state names, else the `property`'s, else the only one."""
    known = {_id(held) for _, held in parts}
    named = [
        group for url in (document.url, document.page.url) for match in _ZPID.finditer(url) for group in match.groups()
    ]
    named += [str(held["zpid"]) for _, held in found if "zpid" in held and not _is_home(held)]
    wanted = next((zpid for zpid in named if zpid and zpid in known), None)
    if wanted:
        return wanted
    own = [_id(held) for name, held in parts if name == "property"]
    around = {_id(held) for name, held in parts if name not in _NEIGHBOURS}
    return own[0] if own else (around.pop() if len(around) == 1 else "")


def _link_of(held: Object) -> str:
    href = first(held, "hdpUrl", "detailUrl")
    return fields.link(homes.SITE, str(href)) if href else ""


def _building(document: Document, found: list[tuple[str, Object]]) -> Parsed | None:
    buildings = [held for name, held in found if name == "building" and first(held, "buildingName", "streetAddress")]
    whole = max(buildings, key=len, default=None)
    if whole is None or not any(whole.get(name) for name in ("floorPlans", "ungroupedUnits", "units")):
        return None
    record = homes.from_building(whole)
    return Parsed(Outcome.OK, (fields.filled(record, fields.record(listing_url=document.url)),))


def _loose(document: Document, found: list[tuple[str, Object]]) -> Parsed | None:
    """An export: homes in a list without a search around them. A home's page that has lost its home is none."""
    if "_zpid" in document.url:
        return None
    items = [held for name, held in found if _is_result(held) and name not in _NEIGHBOURS]
    return collected(items) if items else None


def _is_result(held: Object) -> bool:
    return _is_home(held) or ("detailUrl" in held and "price" in held)


def json_ld_homes(document: Document) -> Iterator[tuple[str, Record]]:
    """(address of the page, record) of the homes in the JSON-LD beside plain cards."""
    for held in document.json_ld:
        address = held.get("address")
        url = fields.link(homes.SITE, str(held.get("url") or ""))
        if isinstance(address, dict) and url:
            yield url, _of_json_ld(held, address, url)


def _of_json_ld(held: Object, address: Object, url: str) -> Record:
    size: Any = first(held, "floorSize.value")
    return fields.record(
        listing_url=url,
        address=address.get("streetAddress"),
        city=address.get("addressLocality"),
        state=address.get("addressRegion"),
        zip=address.get("postalCode"),
        lat=first(held, "geo.latitude"),
        lon=first(held, "geo.longitude"),
        sqft=size,
        beds=first(held, "numberOfBedrooms", "numberOfRooms"),
        baths=first(held, "numberOfBathroomsTotal"),
        asking_price=first(held, "offers.price"),
    )
