"""Pages of a RESO Web API (an MLS's own feed): OData JSON in the names of the Data Dictionary, page after page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.embedded import at, first
from backend.ingestion.sources.outcomes import Outcome, Page, Parsed, Skipped
from backend.ingestion.sources.reading import read

OPEN = frozenset({"active", "comingsoon", "activeundercontract", ""})
_STREET = ("StreetNumber", "StreetDirPrefix", "StreetName", "StreetSuffix", "StreetDirSuffix")
_PHONES = ("ListAgentPreferredPhone", "ListAgentDirectPhone", "ListAgentMobilePhone", "ListAgentOfficePhone",
           "ListOfficePhone")  # fmt: skip
_DATES = ("OnMarketTimestamp", "OnMarketDate", "ListingContractDate", "OriginalEntryTimestamp")
_FEATURES = ("InteriorFeatures", "ExteriorFeatures", "PoolFeatures", "ParkingFeatures", "Appliances", "Cooling",
             "CommunityFeatures", "AccessibilityFeatures")  # fmt: skip
_Object = dict[str, Any]


class Reso:
    """Reads pages of the resource Property."""

    source = "reso"
    version = 1

    def discover(self, target: str) -> list[str]:
        """A feed's address as it is."""
        return [target] if target.startswith(("http://", "https://")) else []

    def parse(self, page: Page) -> Parsed:
        """The listings of a page; the next one is where `@odata.nextLink` says."""
        return read(page, (_read,), (), ())


def _read(document: Document) -> Parsed | None:
    rows = _rows(document.data)
    if rows is None:
        return None
    next_url = fields.link(document.url, fields.said(at(document.data, "@odata.nextLink"))) or None
    found = [(_record(row), _why_not(row)) for row in rows]
    records = tuple(record for record, why in found if not why)
    skipped = tuple(Skipped(record, why) for record, why in found if why)
    if not found and not next_url:
        return Parsed(Outcome.EMPTY, why="the feed holds no listing for this query")
    return Parsed(Outcome.OK, records, skipped, next_url=next_url)


def _rows(data: Any) -> list[_Object] | None:
    """The listings of an answer, or of one listing; None for what is no answer of the resource Property."""
    if not isinstance(data, dict):
        return None
    if "ListingKey" in data or "ListingId" in data:
        return [data]
    value = data.get("value")
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        return None
    known = all("ListingKey" in row or "ListingId" in row for row in value)
    return value if known and (value or any(key.startswith("@odata.") for key in data)) else None


def _why_not(row: _Object) -> str:
    """Why a listing is nothing to publish; "" when it may be."""
    status = fields.said(row.get("StandardStatus"))
    if status.replace(" ", "").lower() not in OPEN:
        return f"it is {status.lower()}"
    if row.get("InternetEntireListingDisplayYN") is False:
        return "its owner wants no display on the internet"
    return ""


def _record(row: _Object) -> Record:
    kind = fields.said(row.get("PropertyType"))
    shows_address = row.get("InternetAddressDisplayYN") is not False
    return fields.record(
        source="import", basis="licensed_feed", source_ref=first(row, "ListingKey", "ListingId"),
        listing_url=fields.link("", fields.said(row.get("ListingURL"))), description=row.get("PublicRemarks"),
        asking_price=row.get("ListPrice"), lead_type="rent" if "lease" in kind.lower() else "sale",
        property_type=first(row, "PropertySubType") or kind, seller_type="agent",
        beds=row.get("BedroomsTotal"), baths=_baths(row), sqft=_area(row),
        lot_sqft=row.get("LotSizeSquareFeet"), lot_acres=row.get("LotSizeAcres"), year_built=row.get("YearBuilt"),
        features="|".join(_features(row)), photos=_photos(row), listed_at=first(row, *_DATES),
        days_on_market=row.get("DaysOnMarket"), name=row.get("ListAgentFullName"), phone=first(row, *_PHONES),
        email=row.get("ListAgentEmail"), **_place(row, shows_address),
    )  # fmt: skip


def _place(row: _Object, shows_address: bool) -> dict[str, Any]:
    area = {"city": row.get("City"), "state": row.get("StateOrProvince"), "zip": row.get("PostalCode")}
    if not shows_address:
        return area
    parts = " ".join(fields.said(row.get(name)) for name in _STREET)
    street = fields.line(parts) or row.get("UnparsedAddress")
    return area | {
        "address": street, "unit": row.get("UnitNumber"), "lat": row.get("Latitude"), "lon": row.get("Longitude")
    }  # fmt: skip


def _baths(row: _Object) -> Any:
    whole = first(row, "BathroomsTotalDecimal", "BathroomsTotalInteger")
    full, half = row.get("BathroomsFull"), row.get("BathroomsHalf")
    if isinstance(full, int) and isinstance(half, int):
        return full + half / 2
    return whole if whole is not None else full


def _area(row: _Object) -> str:
    said, unit = fields.said(row.get("LivingArea")), fields.said(row.get("LivingAreaUnits")).lower()
    return f"{said} m²" if said and "meter" in unit else said


def _features(row: _Object) -> Iterator[str]:
    for name in _FEATURES:
        held = row.get(name)
        yield from map(fields.said, held) if isinstance(held, list) else filter(None, [fields.said(held)])


def _photos(row: _Object) -> Any:
    media = row.get("Media")
    return row.get("PhotosCount") or (len(media) if isinstance(media, list) else None)
