"""Which column means what: by its name, and where names do not decide, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from backend.ingestion import values
from backend.ingestion.errors import BadOption, NoUsableColumns
from backend.ingestion.readers import Record
from backend.places.gazetteer import city_of_zip

SAMPLE_ROWS = 200
CONVINCING_SHARE = 0.6

# field → names of its column, the best first; written without blanks and signs.
SYNONYMS: dict[str, tuple[str, ...]] = {
    "source_ref": (
        "zpid", "mlsid", "mlsnumber", "mls", "listingid", "listingkey", "listingnumber", "postid", "postingid", "adid",
        "itemid", "externalid", "sourceid", "sourceref", "propertyid", "leadid", "leadgenid", "responseid", "id", "uid",
        "reference", "ref",
    ),
    "listing_url": ("listingurl", "detailurl", "hdpurl", "posturl", "url", "link", "href", "permalink", "webpage"),
    "profile_url": ("profileurl", "sellerurl", "agenturl", "sellerprofile", "linkedinurl"),
    "title": ("title", "headline", "listingtitle", "posttitle", "subject", "marketplacelistingtitle"),
    "description": (
        "description", "desc", "body", "details", "remarks", "publicremarks", "text", "postingbody", "content", "notes",
        "comments", "summary",
    ),
    "asking_price": (
        "askingprice", "listprice", "price", "latestprice", "currentprice", "listingprice", "priceusd", "amount",
        "saleprice", "priceamount", "unformattedprice", "priceraw", "askprice", "budget", "maxbudget", "budgetmax",
        "listingpriceamount",
    ),
    "rent": ("rent", "monthlyrent", "rentprice", "rentamount", "pricepermonth", "rentpermonth", "rentzestimate"),
    "beds": (
        "beds", "bedrooms", "bed", "numofbedrooms", "numbedrooms", "bedroomcount", "bedroomstotal", "br", "bd", "bds",
        "bedscount", "noofbedrooms",
    ),
    "baths": (
        "baths", "bathrooms", "bath", "numofbathrooms", "numbathrooms", "bathroomcount", "bathroomstotal", "ba",
        "bathroomstotalinteger", "bathscount", "noofbathrooms", "bathroomsfloat",
    ),
    "sqft": (
        "sqft", "livingareasqft", "livingarea", "squarefeet", "squarefootage", "sqfeet", "area", "size", "sf",
        "buildingsize", "livingareavalue", "floorsize", "housesize", "sizesqft", "areasqft",
    ),
    "lot_sqft": ("lotsqft", "lotsizesquarefeet", "lotsizesqft", "lotsize", "lotarea", "lotareavalue", "lot"),
    "lot_acres": ("lotacres", "lotsizeacres", "acres", "acreage"),
    "year_built": ("yearbuilt", "builtin", "yrbuilt", "year", "constructionyear", "builtyear"),
    "property_type": ("propertytype", "hometype", "type", "housingtype", "propertysubtype", "dwellingtype", "kind"),
    "lead_type": ("leadtype", "listingtype", "saleorrent", "transactiontype", "offertype", "purpose"),
    "seller_type": ("sellertype", "listedby", "postedby", "listingsource", "advertiser", "listedbytype"),
    "address": (
        "streetaddress", "address", "addressline1", "addr", "addressstreet", "street", "fulladdress", "address1",
        "propertyaddress", "addressstreetaddress",
    ),
    "unit": ("unit", "unitnumber", "apt", "aptnumber", "addressline2"),
    "city": ("city", "addresscity", "municipality", "locality", "addresslocality"),
    "town": ("town", "location", "neighborhood", "neighbourhood", "area", "hood", "region", "subdivision", "where"),
    "state": ("state", "addressstate", "stateorprovince", "province", "addressregion", "st"),
    "zip": ("zip", "zipcode", "postalcode", "postcode", "addresszipcode", "zip5", "addresspostalcode"),
    "lat": ("latitude", "lat", "latlonglatitude", "geolat", "y"),
    "lon": ("longitude", "lon", "lng", "long", "latlonglongitude", "geolon", "geolng", "x"),
    "listed_at": (
        "listedat", "listeddate", "listdate", "listed", "datelisted", "datetime", "posted", "postedat", "postdate",
        "dateposted", "createdat", "created", "creationtime", "createdtime", "submittedat", "date", "timestamp",
        "onmarketdate",
    ),
    "days_on_market": ("daysonmarket", "dom", "daysonzillow", "dayslisted"),
    "photos": ("photos", "photocount", "photoscount", "numphotos", "numofphotos", "images", "imagecount", "pictures"),
    "features": ("features", "amenities", "tags", "highlights"),
    "name": (
        "contactname", "ownername", "sellername", "agentname", "fullname", "name", "owner", "seller", "agent",
        "contact", "listingagent", "firstname",
    ),
    "phone": (
        "phone", "phonenumber", "contactphone", "ownerphone", "sellerphone", "agentphone", "mobile", "cell", "tel",
        "telephone", "cellphone",
    ),
    "email": ("email", "emailaddress", "contactemail", "owneremail", "selleremail", "agentemail", "mail"),
    "account_since": (
        "accountsince", "accountcreated", "accountcreatedat", "membersince", "sellersince", "joined", "joindate",
    ),
    "source": ("source", "provider", "portal", "channel", "website"),
    "basis": ("basis",),
    "consent": ("consent", "consentgiven", "optin"),
}  # fmt: skip
FIELDS = tuple(SYNONYMS)
_PLACE_FIELDS = {"zip", "city", "town", "address", "lat", "listing_url"}
_NOT_NAME = re.compile(r"[^a-z0-9]")


class Columns(NamedTuple):
    """`names` tells each field's column. `is_rent` when the price column says that it is a monthly rent."""

    names: Mapping[str, str]
    is_rent: bool


def _key(name: str) -> str:
    return _NOT_NAME.sub("", name.lower())


def _spellings(column: str) -> list[str]:
    """A dotted JSON name by its whole, its last two and its last part."""
    parts = column.split(".")
    return list(dict.fromkeys(_key("".join(parts[-size:])) for size in (len(parts), 2, 1)))


def detect(sample: Sequence[Record], mapping: Mapping[str, str], fixed: Mapping[str, str]) -> Columns:
    """The column of each field. `mapping` (column → field) and `fixed` (field → value) come first.

    Raises BadOption for names that do not exist and NoUsableColumns when neither a price nor a place is found.
    """
    columns = list(dict.fromkeys(name for record in sample for name in record))
    names = _mapped(columns, mapping)
    _check_fields(fixed)
    for field, synonyms in SYNONYMS.items():
        if field not in names:
            found = _by_name(field, synonyms, columns, set(names.values()), sample)
            names |= {field: found} if found else {}
    for field, reads in _BY_VALUE.items():
        if field not in names:
            found = _by_value(reads, columns, set(names.values()), sample)
            names |= {field: found} if found else {}
    if not _PLACE_FIELDS & {*names, *fixed} and not {"asking_price", "rent"} & {*names, *fixed}:
        shown = ", ".join(name[:40] for name in columns[:8])
        raise NoUsableColumns(
            f"None of the columns ({shown}) is a price or a place. Name them with --map column=field."
        )
    rent = names.pop("rent", None)
    if rent and "asking_price" not in names:
        return Columns({**names, "asking_price": rent}, is_rent=True)
    return Columns(names, is_rent=False)


def _mapped(columns: Sequence[str], mapping: Mapping[str, str]) -> dict[str, str]:
    names: dict[str, str] = {}
    for column, field in mapping.items():
        match = next((name for name in columns if name == column or _key(name) == _key(column)), None)
        if match is None:
            raise BadOption(f"--map: the file has no column {column!r}. It has {', '.join(columns[:12])}.")
        _check_fields([field])
        names[field] = match
    return names


def _check_fields(fields: Mapping[str, str] | Sequence[str]) -> None:
    for field in fields:
        if field not in SYNONYMS:
            raise BadOption(f"There is no field {field!r}. Fields are {', '.join(FIELDS)}.")


def _by_name(
    field: str, synonyms: Sequence[str], columns: Sequence[str], taken: set[str], sample: Sequence[Record]
) -> str | None:
    """The column with the best name whose values fit; an empty column only when no other is named so."""
    named = [
        (synonyms.index(spelling), column)
        for column in columns
        if column not in taken
        for spelling in _spellings(column)
        if spelling in synonyms
    ]
    fitting = [(rank, column) for rank, column in named if _fits(field, column, sample)]
    return min(fitting)[1] if fitting else None


def _fits(field: str, column: str, sample: Sequence[Record]) -> bool:
    reads = _READERS.get(field)
    filled = [record[column] for record in sample if record.get(column, "").strip()]
    if reads is None or not filled:
        return bool(filled) or field in _READERS
    return sum(reads(value) for value in filled) >= CONVINCING_SHARE * len(filled)


def _by_value(
    reads: Callable[[str], bool], columns: Sequence[str], taken: set[str], sample: Sequence[Record]
) -> str | None:
    for column in columns:
        filled = [record[column] for record in sample if record.get(column, "").strip()]
        if column not in taken and len(filled) >= max(1, len(sample) // 4) and all(map(reads, filled)):
            return column
    return None


def _is_number(value: str) -> bool:
    return values.number(value) is not None


def _is_zip(value: str) -> bool:
    found = values.zip_code(value)
    return found is not None and city_of_zip(found) is not None


def _is_lat(value: str) -> bool:
    found = values.number(value)
    return found is not None and 17 < found < 72 and "." in value


def _is_lon(value: str) -> bool:
    found = values.number(value)
    return found is not None and -180 < found < -60 and "." in value


_READERS: dict[str, Callable[[str], bool]] = {
    "asking_price": lambda value: values.price(value) is not None or _is_number(value),
    "rent": lambda value: values.price(value) is not None,
    "beds": lambda value: values.count(value) is not None,
    "baths": lambda value: values.baths(value) is not None,
    "sqft": lambda value: values.area_sqft(value) is not None,
    "zip": lambda value: values.zip_code(value) is not None,
    "lat": _is_number,
    "lon": _is_number,
    "year_built": lambda value: values.year(value) is not None,
    "listed_at": lambda value: values.instant(value) is not None,
}
_BY_VALUE: dict[str, Callable[[str], bool]] = {
    "zip": _is_zip,
    "lat": _is_lat,
    "lon": _is_lon,
    "asking_price": lambda value: value.strip().startswith("$") and values.price(value) is not None,
    "listing_url": lambda value: value.strip().lower().startswith(("http://", "https://")),
    "email": lambda value: "@" in value and " " not in value.strip(),
}
