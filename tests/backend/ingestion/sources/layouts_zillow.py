# ruff: noqa: E501
"""Zillow pages made by hand to the shapes of every layout; the people and homes are invented."""

from __future__ import annotations

import json
from typing import Any


def next_data(props: dict[str, Any], title: str = "Zillow") -> bytes:
    """A page that carries `__NEXT_DATA__`."""
    held = json.dumps({"props": {"pageProps": props}, "page": "/x", "isFallback": False})
    return (
        f'<!DOCTYPE html><html><head><title>{title}</title></head><body><div id="__next"></div>'
        f'<script id="__NEXT_DATA__" type="application/json">{held}</script></body></html>'
    ).encode()


RESULT: dict[str, Any] = {
    "zpid": "900000001", "id": "900000001", "statusType": "FOR_SALE", "statusText": "House for sale",
    "detailUrl": "https://www.zillow.com/homedetails/4217-Marbled-Wren-Ln-Austin-TX-78704/900000001_zpid/",
    "price": "$450,000", "unformattedPrice": 450000, "addressStreet": "4217 Marbled Wren Ln", "addressCity": "Austin",
    "addressState": "TX", "addressZipcode": "78704", "address": "4217 Marbled Wren Ln, Austin, TX 78704", "beds": 3,
    "baths": 2.5, "area": 1504, "latLong": {"latitude": 30.2451, "longitude": -97.7689},
    "variableData": {"type": "DAYS_ON", "text": "12 days on Zillow"}, "brokerName": "Listing by: Example Realty",
    "carouselPhotos": [{"url": "a"}, {"url": "b"}],
    "hdpData": {"homeInfo": {"zpid": 900000001, "homeType": "SINGLE_FAMILY", "homeStatus": "FOR_SALE", "price": 450000,
                             "daysOnZillow": 12, "lotAreaValue": 0.25, "lotAreaUnit": "acres", "bedrooms": 3,
                             "listing_sub_type": {"is_FSBA": True}}},
}  # fmt: skip
BUILDING_RESULT: dict[str, Any] = {
    "zpid": "30.26--97.74", "id": "30.26--97.74", "isBuilding": True, "statusType": "FOR_RENT", "statusText": "The Heron",
    "detailUrl": "/apartments/austin-tx/the-heron/5XaBcD/", "buildingName": "The Heron", "addressCity": "Austin",
    "addressStreet": "88 Tin Heron Ct", "addressState": "TX", "addressZipcode": "78701",
    "latLong": {"latitude": 30.26, "longitude": -97.74}, "lotId": 1001,
    "units": [{"price": "$1,850+", "beds": "1"}, {"price": "$2,400+", "beds": "2"}],
}  # fmt: skip
SOLD_RESULT = {**RESULT, "zpid": "900000003", "id": "900000003", "statusType": "SOLD", "statusText": "Sold",
               "hdpData": {"homeInfo": {"zpid": 900000003, "homeStatus": "RECENTLY_SOLD"}}}  # fmt: skip
HIDDEN_RESULT = {
    "zpid": "900000004", "statusType": "FOR_RENT", "statusText": "Room for rent", "price": "$900/mo", "beds": 1,
    "detailUrl": "/homedetails/900000004_zpid/", "isUndisclosedAddress": True, "address": "(undisclosed Address), Austin, TX",
    "addressStreet": "(undisclosed Address)", "addressCity": "Austin", "addressState": "TX", "addressZipcode": "78702",
    "baths": None, "area": None,
}  # fmt: skip


def search(results: list[dict[str, Any]], total: int, **more: Any) -> bytes:
    """A search as served."""
    state = {
        "cat1": {
            "searchResults": {"listResults": results, "mapResults": results[:1], **more},
            "searchList": {"totalResultCount": total, "pagination": {"nextUrl": "/austin-tx/2_p/"}},
        }
    }
    return next_data({"searchPageState": state}, "Austin TX Real Estate - Zillow")


HOME: dict[str, Any] = {
    "zpid": 900000001, "homeStatus": "FOR_SALE", "homeType": "CONDO", "price": 325000, "bedrooms": 2, "bathrooms": 1.5,
    "livingArea": 980, "livingAreaValue": 980, "livingAreaUnits": "Square Feet", "lotAreaValue": 0.5,
    "lotAreaUnits": "Acres", "yearBuilt": 1972, "daysOnZillow": 9, "datePostedString": "2026-05-02", "photoCount": 14,
    "address": {"streetAddress": "88 Tin Heron Ct UNIT 5", "city": "Austin", "state": "TX", "zipcode": "78745"},
    "latitude": 30.204, "longitude": -97.803, "hdpUrl": "/homedetails/88-Tin-Heron-Ct/900000001_zpid/",
    "description": "Café kitchen.\nTwo balconies.", "neighborhoodRegion": {"name": "Garrison Park"},
    "listing_sub_type": {"is_FSBO": True, "is_FSBA": False},
    "attributionInfo": {"agentName": "Rosa Example", "agentPhoneNumber": "512-555-0143", "agentEmail": "rosa@example.com"},
    "resoFacts": {"appliances": ["Dishwasher"], "parkingFeatures": ["Carport"], "hasFireplace": True, "view": None},
    "nearbyHomes": [{"zpid": 900000077, "price": 1, "homeType": "CONDO", "bedrooms": 9, "hdpUrl": "/homedetails/n/900000077_zpid/"}],
    "comps": [{"zpid": 900000078, "price": 2, "homeType": "CONDO", "livingArea": 5, "hdpUrl": "/homedetails/c/900000078_zpid/"}],
}  # fmt: skip


def home(property_: dict[str, Any]) -> bytes:
    """A home's page: the cache is JSON written as text inside `__NEXT_DATA__`, in two queries that share an id."""
    short = {name: property_[name] for name in ("zpid", "homeStatus", "price", "bedrooms") if name in property_}
    cache = {
        'VariantQuery{"zpid":900000001}': {"property": short},
        'ForSaleShopperPlatformFullRenderQuery{"zpid":900000001}': {"property": property_, "viewer": {"roles": {}}},
    }
    return next_data(
        {"componentProps": {"gdpClientCache": json.dumps(cache), "zpid": property_.get("zpid")}}, "88 Tin Heron"
    )


# Windows-1252 where the page says UTF-8.
HOME_NOT_UTF8 = home(HOME).replace(rb"Caf\\u00e9", b"Caf\xe9").replace(b"<head>", b'<head><meta charset="utf-8">')
HOME_2018 = (
    '<html><head><script id="hdpApolloPreloadedData" type="application/json">'
    + json.dumps({"apiCache": json.dumps({"ForSaleFullRenderQuery": {"property": HOME}}), "zpid": 900000001})
    + "</script></head><body></body></html>"
).encode()
BUILDING = next_data({"initialReduxState": {"gdp": {"building": {
    "buildingName": "The Heron", "streetAddress": "88 Tin Heron Ct", "city": "Austin", "state": "TX", "zipcode": "78701",
    "latitude": 30.26, "longitude": -97.74, "bdpUrl": "/apartments/austin-tx/the-heron/5XaBcD/", "lotId": 1001,
    "description": "By the lake.", "photos": [{}, {}],
    "floorPlans": [{"beds": 2, "baths": 2, "minPrice": 2400, "sqft": 1010}, {"beds": 1, "baths": 1, "minPrice": 1850, "sqft": 640}],
}}}})  # fmt: skip

CARDS_2020 = b"""<html><head><title>Austin TX Real Estate - 2 Homes For Sale | Zillow</title></head><body>
<ul class="photo-cards"><li><script type="application/ld+json">{"@type":"SingleFamilyResidence","name":"4217 Marbled Wren Ln",
"floorSize":{"@type":"QuantitativeValue","value":"1,504"},"address":{"@type":"PostalAddress","streetAddress":"4217 Marbled Wren Ln",
"addressLocality":"Austin","addressRegion":"TX","postalCode":"78704"},"geo":{"latitude":30.2451,"longitude":-97.7689},
"url":"https://www.zillow.com/homedetails/4217-Marbled-Wren-Ln-Austin-TX-78704/900000001_zpid/"}</script>
<article class="list-card list-card-additional-attribution" id="zpid_900000001"><div class="list-card-info">
<a href="https://www.zillow.com/homedetails/4217-Marbled-Wren-Ln-Austin-TX-78704/900000001_zpid/" class="list-card-link">
<address class="list-card-addr">4217 Marbled Wren Ln, Austin, TX 78704</address></a>
<p class="list-card-extra-info">Listing by: Example Realty</p>
<div class="list-card-heading"><div class="list-card-price">$450,000</div><ul class="list-card-details">
<li>3<abbr class="list-card-label"> <!-- -->bds</abbr></li><li>2.5<abbr class="list-card-label"> <!-- -->ba</abbr></li>
<li>1,504<abbr class="list-card-label"> <!-- -->sqft</abbr></li><li class="list-card-statusText">- House for sale</li></ul></div></div>
<div class="list-card-top"><div class="list-card-variable-text">12 days on Zillow</div></div></article></li>
<li><article class="list-card" id="zpid_900000005"><div class="list-card-info">
<a href="/homedetails/900000005_zpid/" class="list-card-link"><address class="list-card-addr">1 Quiet Ember Rd, Buda, TX 78610</address></a>
<div class="list-card-price">$89,000</div><ul class="list-card-details"><li>2.5 acres lot</li><li class="list-card-statusText">- Lot / Land for sale</li></ul></div></article></li>
<li><article class="list-card" id="zpid_900000006"><div class="list-card-info">
<a href="/homedetails/900000006_zpid/" class="list-card-link"><address class="list-card-addr">9 Gone Ct, Buda, TX 78610</address></a>
<div class="list-card-price">$300,000</div><ul class="list-card-details"><li>3 bds</li><li class="list-card-statusText">- Sold</li></ul></div></article></li>
</ul></body></html>"""

CARDS_2026 = b"""<html><head><title>Rental Listings in Austin TX - 2 Rentals | Zillow</title></head><body><ul>
<li><article data-test="property-card" id="zpid_30.26--97.74" aria-label="The Heron | 88 Tin Heron Ct, Austin, TX">
<a data-test="property-card-link" href="/apartments/austin-tx/the-heron/5XaBcD/"><span data-test="property-card-price">$1,850+ 1 bd</span></a>
<span data-c11n-component="PropertyCard.Badge">Special Offer</span>
<div data-testid="PropertyCardInventoryBox"><span>$1,850+</span><span>1bd</span></div>
<div data-testid="PropertyCardInventoryBox"><span>$2,400+</span><span>2bd</span></div></article></li>
<li><article data-test="property-card" id="zpid_900000008" aria-label="Ember Row, 12 Ember Row Dr, Austin, TX 78702">
<span data-test="property-card-price">$1,950+/mo</span><ul><li><b>Studio</b></li><li><b>1</b> <abbr>ba</abbr></li><li><b>--</b> <abbr>sqft</abbr></li></ul>
<div>Townhouse for rent</div><span>5125550143</span><button>Check availability</button></article></li>
</ul><a rel="next" title="Next page" href="/austin-tx/rentals/2_p/">Next</a></body></html>"""

RENDERED_HOME = b"""<html><head><title>12 Ember Row Dr, Austin, TX 78702 | Zillow</title>
<link rel="canonical" href="https://www.zillow.com/homedetails/12-Ember-Row-Dr-Austin-TX-78702/900000008_zpid/"></head><body>
<span data-testid="price"><span>$512,000</span></span><h1>12 Ember Row Dr, Austin, TX 78702</h1>
<div data-testid="bed-bath-sqft-fact-container"><span>3</span> <span>beds</span></div>
<div data-testid="bed-bath-sqft-fact-container"><span>2</span> <span>baths</span></div>
<div data-testid="bed-bath-sqft-fact-container"><span>1,420</span> <span>sqft</span></div>
<span>Townhouse</span><span>Built in 2004</span><div data-testid="description">Corner home.<br>Fresh paint.</div></body></html>"""

PRESS_AND_HOLD = b"""<html><head><title>Access to this page has been denied</title></head><body>
<div id="px-captcha"></div><p>Press &amp; Hold to confirm you are a human (and not a bot).</p></body></html>"""
NO_MATCH = b"<html><head><title>Zillow</title></head><body><h5>No matching results</h5><p>Try changing your search.</p></body></html>"
