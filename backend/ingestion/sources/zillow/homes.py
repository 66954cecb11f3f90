"""A home as Zillow's JSON tells it: the `property` of a home's page, the item of a list, a building with its plans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from backend.ingestion.readers import Record
from backend.ingestion.sources import fields
from backend.ingestion.sources.embedded import Object, at, first

SITE = "https://www.zillow.com/"
LISTED = frozenset({"FOR_SALE", "FOR_RENT", "PENDING", "COMING_SOON", "NEW_CONSTRUCTION", "FORECLOSURE", "AUCTION"})
OFF_MARKET = frozenset({"SOLD", "RECENTLY_SOLD", "OFF_MARKET", "OTHER", "NOT_FOR_SALE", "FOR_SALE_OFF_MARKET"})
_FACTS = (
    "propertySubType", "architecturalStyle", "appliances", "cooling", "heating", "flooring", "laundryFeatures",
    "parkingFeatures", "view", "poolFeatures", "spaFeatures", "fireplaceFeatures", "patioAndPorchFeatures",
    "interiorFeatures", "exteriorFeatures", "lotFeatures", "communityFeatures", "securityFeatures", "basement",
    "fencing", "constructionMaterials", "foundationDetails", "roofType", "waterfrontFeatures", "utilities",
    "associationAmenities", "petsMaxWeight",
)  # fmt: skip
_ACRES = "acre"
_BUILDING = re.compile(r"/(?:apartments|b)/(?:[^/]+/)*?([A-Za-z0-9]{4,})/?$")


def from_property(home: Object) -> Record:
    """The record of a `property` object."""
    facts = home.get("resoFacts") or {}
    return fields.filled(
        fields.record(
            source="zillow",
            source_ref=home.get("zpid"),
            listing_url=fields.link(SITE, first(home, "hdpUrl", "url", "detailUrl")),
            title=first(home, "title", "buildingName"),
            description=home.get("description"),
            asking_price=first(home, "price", "listPrice", "unformattedPrice"),
            beds=first(home, "bedrooms", "beds", "resoFacts.bedrooms"),
            baths=first(home, "bathrooms", "baths", "resoFacts.bathroomsFloat", "resoFacts.bathrooms"),
            sqft=_area(home, "livingAreaValue", "livingArea", "livingAreaUnits")
            or first(home, "resoFacts.livingArea", "area"),
            year_built=first(home, "yearBuilt", "resoFacts.yearBuilt"),
            property_type=first(home, "homeType", "propertyType", "propertyTypeDimension", "resoFacts.homeType"),
            lead_type=lead_type(home),
            seller_type=_seller(home),
            days_on_market=_days(home),
            listed_at=first(home, "datePostedString", "resoFacts.onMarketDate", "datePosted"),
            photos=_photos(home),
            features=_features(facts),
        ),
        _place(home),
        _lot(home),
        _contact(home),
    )


def from_result(item: Object) -> Record:
    """The record of an item in a list of results."""
    info = at(item, "hdpData", "homeInfo")
    own = dict(info) if isinstance(info, dict) else {}
    units = [unit for unit in item.get("units") or [] if isinstance(unit, dict)]
    building = bool(units) or bool(item.get("isBuilding"))
    shown = fields.record(
        source="zillow",
        source_ref=_reference(item),
        listing_url=fields.link(SITE, first(item, "detailUrl", "hdpUrl")),
        title=first(item, "buildingName", "statusText"),
        asking_price=first(item, "price", "unformattedPrice") or at(units, 0, "price"),
        beds=first(item, "beds") or (at(units, 0, "beds") if units else None),
        baths=first(item, "baths"),
        sqft=first(item, "area"),
        lat=first(item, "latLong.latitude"),
        lon=first(item, "latLong.longitude"),
        lead_type="rent" if building else lead_type(item) or lead_type(own),
        property_type=own.get("homeType") or ("apartment" if building else None),
        days_on_market=first(item, "variableData.text") if _says_days(item) else None,
        photos=_result_photos(item),
        description=plans(units) if len(units) > 1 else None,
        features=[first(item, "flexFieldText"), None if _says_days(item) else first(item, "variableData.text")],
        name=first(item, "brokerName", "marketingName", "info3String"),
    )
    return fields.filled(shown, _result_place(item), from_property(own or item))


def _reference(item: Object) -> Any:
    """The zpid; of a building, whose "zpid" is a point on the map, the code in its address."""
    own = str(first(item, "zpid", "id") or "")
    code = _BUILDING.search(str(first(item, "detailUrl") or ""))
    return own if own.isdigit() else (code.group(1) if code else own or first(item, "lotId", "buildingId"))


def plans(units: Iterable[Object]) -> str:
    """The floor plans of a building in words: "1 bd $2,045+"."""
    lines = (
        f"{fields.said(first(unit, 'beds', 'bedrooms', 'name'))} bd"
        f" {fields.said(first(unit, 'price', 'minPrice', 'maxPrice'))}".strip()
        for unit in units
    )
    return "\n".join(dict.fromkeys(lines))


def from_building(building: Object) -> Record:
    """The record of a building's page: the cheapest of its plans."""
    every = [plan for name in ("floorPlans", "ungroupedUnits", "units") for plan in building.get(name) or []]
    offered = [plan for plan in every if isinstance(plan, dict)]
    cheapest = min(offered, key=_price_of, default={})
    more = plans(offered) if len(offered) > 1 else ""
    return fields.filled(
        fields.record(
            source="zillow",
            source_ref=_reference({**building, "detailUrl": first(building, "bdpUrl", "hdpUrl", "url")}),
            listing_url=fields.link(SITE, first(building, "bdpUrl", "hdpUrl", "url")),
            title=first(building, "buildingName", "title"),
            description="\n\n".join(filter(None, (fields.said(building.get("description")), more))),
            asking_price=first(cheapest, "minPrice", "price"),
            beds=first(cheapest, "beds", "bedrooms"),
            baths=first(cheapest, "baths", "bathrooms"),
            sqft=first(cheapest, "sqft", "minSqft", "livingArea"),
            lead_type="rent",
            property_type=first(building, "homeType") or "apartment",
            photos=len(building.get("photos") or building.get("galleryPhotos") or []) or None,
            phone=first(building, "contactInfo.phoneNumber", "phoneNumber", "amenityDetails.phone"),
            name=first(building, "contactInfo.agentFullName", "listingProvider.name"),
        ),
        _place(building),
    )


def _price_of(plan: Object) -> float:
    price = first(plan, "minPrice", "price")
    return float(price) if isinstance(price, int | float) else float("inf")


def lead_type(home: Object) -> str:
    """By the status; a home that is only being sold soon counts as for sale."""
    status = (
        str(first(home, "homeStatus", "statusType", "listingStatus", "keystoneHomeStatus") or "")
        .upper()
        .replace(" ", "_")
    )
    if "RENT" in status:
        return "rent"
    words = str(first(home, "statusText", "hdpTypeDimension") or "").lower()
    if "rent" in words:
        return "rent"
    return "sale" if status in LISTED or "SALE" in status or "for sale" in words else ""


def is_off_market(home: Object) -> bool:
    """Whether it is neither for sale nor for rent any more."""
    status = str(first(home, "homeStatus", "statusType", "listingStatus") or "").upper().replace(" ", "_")
    return status in OFF_MARKET


def _place(home: Object) -> Record:
    held = home.get("address")
    address = held if isinstance(held, dict) else {}
    street = first(address, "streetAddress") or first(home, "streetAddress", "abbreviatedAddress", "fullAddress")
    hidden = "undisclosed" in str(street or held).lower()
    return fields.record(
        address=None if hidden else street or (held if isinstance(held, str) else None),
        city=first(address, "city") or first(home, "city", "addressCity"),
        state=first(address, "state") or first(home, "state", "addressState"),
        zip=first(address, "zipcode") or first(home, "zipcode", "addressZipcode"),
        town=first(address, "neighborhood") or first(home, "neighborhoodRegion.name", "parentRegion.name"),
        lat=first(home, "latitude", "location.latitude", "latLong.latitude"),
        lon=first(home, "longitude", "location.longitude", "latLong.longitude"),
    )


def _result_place(item: Object) -> Record:
    street = first(item, "addressStreet", "streetAddress")
    hidden = bool(item.get("isUndisclosedAddress")) or "undisclosed" in str(street or item.get("address")).lower()
    return fields.record(
        address=None if hidden else street or item.get("address"),
        city=first(item, "addressCity", "city"),
        state=first(item, "addressState", "state"),
        zip=first(item, "addressZipcode", "zipcode"),
    )


def _area(home: Object, *names: str) -> str:
    """A size with its unit when that is not square feet."""
    value, short, unit = (home.get(name) for name in names)
    number = fields.said(value if value not in (None, 0) else short)
    return f"{number} {unit}" if number and _ACRES in str(unit or "").lower() else number


def _lot(home: Object) -> Record:
    value, unit = first(home, "lotAreaValue"), str(first(home, "lotAreaUnits", "lotAreaUnit") or "").lower()
    if value and _ACRES in unit:
        return fields.record(lot_acres=value)
    return fields.record(lot_sqft=value or first(home, "lotSize", "resoFacts.lotSize"))


def _seller(home: Object) -> str:
    kinds = first(home, "listing_sub_type", "listingSubType") or {}
    by_owner = any(kinds.get(name) for name in ("is_FSBO", "isFSBO", "is_fsbo"))
    if by_owner or "owner" in str(home.get("listingTypeDimension") or "").lower():
        return "owner"
    by_agent = any(kinds.get(name) for name in ("is_FSBA", "isFSBA", "is_newHome", "isNewHome"))
    return "agent" if by_agent or first(home, "attributionInfo.agentName", "brokerageName") else ""


def _contact(home: Object) -> Record:
    """Who lists it, as the page attributes it."""
    said = first(home, "attributionInfo.agentName", "postingContact.name", "attributionInfo.brokerName")
    return fields.record(
        name=said or first(home, "listingProvider.name", "brokerageName"),
        phone=first(
            home, "attributionInfo.agentPhoneNumber", "postingContact.phone", "attributionInfo.brokerPhoneNumber"
        ),
        email=first(home, "attributionInfo.agentEmail"),
        profile_url=fields.link(SITE, first(home, "attributionInfo.agentProfileUrl", "listingProvider.profileUrl")),
    )


def _photos(home: Object) -> Any:
    count = home.get("photoCount")
    if isinstance(count, int) and count:
        return count
    held = first(home, "responsivePhotos", "originalPhotos", "photos", "hugePhotos", "big")
    return len(held) if isinstance(held, list) else None


def _result_photos(item: Object) -> Any:
    held = first(item, "carouselPhotos", "carouselPhotosComposable.photoData", "photos")
    if isinstance(held, list):
        return len(held)
    return first(item, "photoCount") or (1 if item.get("imgSrc") and item.get("hasImage") else None)


def _days(home: Object) -> Any:
    days = first(home, "daysOnZillow", "timeOnZillow")
    return None if isinstance(days, int | float) and days < 0 else days


def _says_days(item: Object) -> bool:
    return "day" in str(first(item, "variableData.text") or "").lower()


def _features(facts: Object) -> list[Any]:
    yes = {"hasGarage": "garage", "hasCooling": "cooling", "hasHeating": "heating", "hasFireplace": "fireplace",
           "hasPrivatePool": "pool", "hasSpa": "spa", "hasView": "view", "hasWaterfrontView": "waterfront view",
           "furnished": "furnished"}  # fmt: skip
    listed: list[Any] = [facts.get(name) for name in _FACTS]
    flat = [part for held in listed if held for part in (held if isinstance(held, list) else [held])]
    return flat + [word for name, word in yes.items() if facts.get(name) is True]
