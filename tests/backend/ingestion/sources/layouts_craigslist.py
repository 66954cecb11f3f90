# ruff: noqa: E501
"""Craigslist pages made by hand to the shapes of every layout; the people and homes are invented."""

from __future__ import annotations

import json

HOST = "https://austin.craigslist.org"


def _page(title: str, url: str, body: str, head: str = "") -> bytes:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="UTF-8"><title>{title} - craigslist</title>'
        f'<link rel="canonical" href="{url}"><meta property="og:title" content="{title} - craigslist">{head}</head>\n'
        f"<body>{body}</body></html>\n"
    ).encode()


OLD_SEARCH = _page(
    "austin apts/housing for rent",
    f"{HOST}/search/apa?s=0",
    f"""
<div class="search-legend"><a class="button next" href="/search/apa?s=120" title="next page">next &gt;</a></div>
<ul class="rows" id="search-results">
<li class="result-row" data-pid="6900000001" data-repost-of="6800000001">
  <a href="{HOST}/apa/d/austin-marbled-wren-two-bedroom/6900000001.html" class="result-image gallery"
     data-ids="1:00a0a_x,1:00b0b_y,1:00c0c_z"><span class="result-price">$1,450</span></a>
  <div class="result-info"><time class="result-date" datetime="2019-06-02 10:15">Jun  2</time>
  <h3 class="result-heading"><a href="{HOST}/apa/d/austin-marbled-wren-two-bedroom/6900000001.html" data-id="6900000001"
      class="result-title hdrlnk">Marbled Wren two bedroom</a></h3>
  <span class="result-meta"><span class="result-price">$1,450</span>
  <span class="housing"> 2br - 925ft<sup>2</sup> - </span><span class="result-hood"> (South Austin)</span>
  <span class="result-tags">pic</span></span></div>
</li>
<li class="result-row" data-pid="6900000002">
  <a href="{HOST}/apa/d/round-rock-studio-by-the-lake/6900000002.html" class="result-image gallery empty"></a>
  <div class="result-info"><time class="result-date" datetime="2019-06-01 08:00">Jun  1</time>
  <a href="{HOST}/apa/d/round-rock-studio-by-the-lake/6900000002.html" data-id="6900000002"
     class="result-title hdrlnk">Studio by the lake, call for price</a>
  <span class="result-meta"><span class="result-hood"> (Round Rock)</span></span></div>
</li>
</ul>""",
)

NO_RESULTS = _page(
    "austin apts/housing for rent",
    f"{HOST}/search/apa?query=zzz",
    '<div class="alert alert-sm alert-warning"><p>Nothing found for that search</p></div><ul class="rows"></ul>',
)

SEARCH_2023 = _page(
    "austin apartments / housing for rent",
    f"{HOST}/search/apa#search=1~gallery~0~0",
    f"""
<div class="cl-search-results" id="search-results-page-1"><ol>
<li class="cl-search-result cl-search-view-mode-gallery" data-pid="7600000001" title="Tin Heron loft near the river">
 <div class="gallery-card"><div class="cl-gallery"><a class="main" href="{HOST}/apa/d/austin-tin-heron-loft/7600000001.html">
  <img alt="" src="https://images.example.com/1.jpg"></a><span class="dot selected"></span><span class="dot"></span></div>
 <a tabindex="0" class="cl-app-anchor text-only posting-title" href="{HOST}/apa/d/austin-tin-heron-loft/7600000001.html">
  <span class="label">Tin Heron loft near the river</span></a>
 <div class="meta"><span title="Wed Nov 29 2023 20:23:46 GMT-0600 (Central Standard Time)">11/29</span><span
  class="separator"></span><span class="housing-meta"><span class="post-bedrooms">1br</span><span
  class="post-sqft">610ft<span class="exponent">2</span></span></span><span class="separator"></span>East Austin</div>
 <span class="priceinfo">$1,595</span></div>
</li>
<li class="cl-search-result cl-search-view-mode-list" data-pid="7600000002" title="Quiet Ember cottage">
 <div class="result-node"><div class="supertitle">Buda</div><a class="cl-app-anchor text-only posting-title"
  href="{HOST}/apa/d/buda-quiet-ember-cottage/7600000002.html"><span class="label">Quiet Ember cottage</span></a>
 <div class="meta">58 mins ago<span class="separator">·</span><span class="housing-meta"><span
  class="post-bedrooms">3br</span></span></div><span class="priceinfo">$2,350</span></div>
</li></ol></div>""",
)


def _item(name: str, beds: int | None, baths: float, lat: float, kind: str = "Apartment") -> dict[str, object]:
    home = {
        "@type": kind, "name": name, "numberOfBathroomsTotal": baths, "latitude": lat, "longitude": -97.75,
        "address": {"@type": "PostalAddress", "addressLocality": "Austin", "addressRegion": "TX", "postalCode": ""},
    }  # fmt: skip
    return {"@type": "ListItem", "item": home | ({"numberOfBedrooms": beds} if beds else {})}


def _static(pid: int, title: str, price: str, place: str = "", code: str = "apa") -> str:
    spot = f'<div class="location">\n {place}\n</div>' if place else ""
    money = f'<div class="price">{price}</div>' if price else ""
    return (
        f'<li class="cl-static-search-result" title="{title}"><a href="{HOST}/{code}/d/austin-home/{pid}.html">\n'
        f'<div class="title">{title}</div><div class="details">{money}{spot}</div></a></li>\n'
    )


SEARCH_2026 = _page(
    "austin apartments / housing for rent",
    f"{HOST}/search/apa",
    '<div class="cl-static-header"><h1>Apartments / Housing For Rent in Austin, TX</h1></div>'
    '<ol class="cl-static-search-results"><li class="cl-static-hub-links"><div>see also</div></li>'
    + _static(7900000001, "Twin Pines", "$1,200", "North Loop")
    + _static(7900000002, "Twin Pines", "$1,350")
    + _static(7900000003, "Copper Finch duplex", "$1,800", "12 Copper Finch Rd #B")
    + _static(7900000004, "Half bath home 2 bd / 1.5 bath", "$1,700", "Hyde Park")
    + "</ol>",
    # Other homes first and in another order than the cards, and more of them.
    '<script type="application/ld+json" id="ld_searchpage_results">'
    + json.dumps(
        {
            "@type": "ItemList",
            "itemListElement": [
                _item("Elsewhere 1", 4, 3, 30.9),
                _item("Half bath home 2 bd / 1.5 bath", 2, 2, 30.31),
                _item("Copper Finch duplex", 3, 2, 30.32, "House"),
                _item("Twin Pines", 1, 1, 30.33),
                _item("Elsewhere 2", 4, 3, 30.9),
                _item("Twin Pines", 2, 1, 30.33),
            ],
        }
    )
    + "</script>",
)

MIXED_SEARCH = _page(
    "austin housing",
    f"{HOST}/search/hhh",
    '<ol class="cl-static-search-results">'
    + _static(7900000011, "Bungalow with a porch", "$415,000", "Zilker", "reo")
    + _static(7900000012, "Room in a calm house", "$700", "Mueller", "roo")
    + _static(7900000013, "Cash buyer seeks ranch land", "$300,000", "", "rew")
    + _static(7900000014, "Garage space for a boat", "$150", "Oak Hill", "prk")
    + "</ol>",
)


def post(
    pid: int,
    code: str,
    title: str,
    *,
    price: str = "",
    housing: str = "",
    place: str = "",
    street: str = "",
    attributes: str = "",
    body: str = "",
    posting: dict[str, object] | None = None,
    section: str = "housing",
    category: str = "apartments / housing for rent",
) -> bytes:
    """A post in the layout of 2024 to 2026."""
    money = f'<span class="price">{price}</span> ' if price else ""
    size = f'<span class="housing">/ {housing} - </span>' if housing else ""
    spot = f"<span> ({place})</span>" if place else ""
    line = f'<h2 class="street-address">{street}</h2>' if street else ""
    ld = f'<script type="application/ld+json" id="ld_posting_data">{json.dumps(posting)}</script>' if posting else ""
    return _page(
        f"{title} - {category}",
        f"{HOST}/{code}/d/austin-home/{pid}.html",
        f"""<ul class="breadcrumbs"><li class="crumb area"><a href="/">austin</a></li>
<li class="crumb section"><p><a href="/search/hhh">{section} </a></p></li>
<li class="crumb category"><p><a href="/search/{code}">{category}</a></p></li></ul>
<p id="display-date" class="postinginfo reveal">Posted <time class="date timeago" datetime="2026-05-24T08:45:51-0500">x</time></p>
<h1 class="postingtitle"><span class="postingtitletext">{money}{size}<span id="titletextonly">{title}</span>{spot}</span></h1>
{line}<figure class="iw multiimage"><span class="slider-info">image 1 of 3</span><div id="thumbs"><a></a><a></a><a></a></div></figure>
<div class="mapAndAttrs"><div class="mapbox"><div id="map" data-latitude="30.250000" data-longitude="-97.770000"></div>
<p class="mapaddress"><small><a href="https://maps.example.com">google map</a></small></p></div>{attributes}</div>
<section id="postingbody"><div class="print-information"><p>QR Code Link to This Post</p></div>
{body}</section><div class="postinginfos"><p class="postinginfo">post id: {pid}</p>
<p class="postinginfo">updated: <time datetime="2026-06-01T08:00:00-0500">y</time></p></div>""",
        ld,
    )


def _attrs(*texts: str) -> str:
    return "".join(f'<div class="attrgroup"><span class="attr important">{text}</span></div>' for text in texts)


RENT_POST = post(
    7936000001, "apa", "Sunny two bedroom", price="$1,325", housing="2br - 925ft<sup>2</sup>", place="Hyde Park",
    street="1506 N. 116th Street, Austin, TX 78704",
    attributes=_attrs("2BR / 1.5Ba", "925ft<sup>2</sup>", "available jun 1")
    + '<div class="attrgroup"><div class="attr"><span class="valu"><a href="/search/apa?housing_type=6">house</a></span></div>'
    '<div class="attr"><span class="labl">rent period:</span><span class="valu">monthly</span></div></div>',
    body="Bright home.<br>\n<br>\nCall Rosa at 512-555-0143 <a class='show-contact' href='#'>show contact info</a><br>",
    posting={"@type": "House", "name": "Sunny two bedroom", "numberOfBedrooms": "2", "numberOfBathroomsTotal": 2,
             "address": {"streetAddress": "1506 N. 116th Street", "addressLocality": "Austin", "postalCode": "78704"}},
)  # fmt: skip
LAND_POST = post(
    7936000002, "reo", "12 acres with creek", price="$189,000", place="Bastrop", category="real estate - by owner",
    attributes=_attrs("land", "12.5 acres"), body="Fenced. Septic in place.",
)  # fmt: skip
ROOM_POST = post(7936000003, "roo", "Room near campus", place="West Campus", category="rooms & shares", body="Ask me.")
WANTED_POST = post(
    7936000004, "rew", "Looking to buy a duplex", price="$500,000", category="real estate wanted", body="Cash ready."
)
GOODS_POST = post(7936000005, "fuo", "Oak table", price="$80", section="for sale", category="furniture", body="Solid.")
JOB_POST = post(7936000006, "rej", "Leasing agent", section="jobs", category="real estate", body="Full time.")

OLD_POST = _page(
    "$1275 / 3br - 1400ft - Brick house with yard (Pflugerville) - apts/housing for rent",
    f"{HOST}/apa/5500000001.html",
    """<h2 class="postingtitle"><span class="star"></span><span class="postingtitletext">
<span class="price">$1275</span><span class="housing"> / 3br - 1400ft<sup>2</sup> - </span>Brick house with yard<small> (Pflugerville)</small>
</span></h2>
<p class="postinginfo">Posted: <time datetime="2016-04-08T12:01:22-0500">2016-04-08 12:01pm</time></p>
<div class="mapAndAttrs"><div class="mapbox"><div id="map" class="viewposting" data-latitude="30.440000"
 data-longitude="-97.620000" data-accuracy="0"></div><div class="mapaddress">Heather Dr at Kay Ln</div></div>
<p class="attrgroup"><span class="shared-line-bubble"><b>3BR</b> / <b>2Ba</b></span>
<span class="shared-line-bubble"><b>1400</b>ft<sup>2</sup></span>
<span class="housing_movein_now property_date shared-line-bubble" data-date="2016-05-01">available may 1</span></p>
<p class="attrgroup"><span>house</span><br><span>w/d hookups</span><br><span>listed by: <b>Example Homes</b></span></p></div>
<section id="postingbody">Quiet street.<br>No pets.</section>
<div class="postinginfos"><p class="postinginfo">post id: 5500000001</p></div>""",
)

DELETED = _page(
    "Sunny two bedroom",
    f"{HOST}/apa/d/austin-home/7936000009.html",
    '<div class="removed"><h2>This posting has been deleted by its author.</h2><h5>(The title on the listings page '
    "will be removed in just a few minutes.)</h5></div>",
)
EXPIRED = DELETED.replace(b"been deleted by its author", b"expired")
FLAGGED = DELETED.replace(b"been deleted by its author", b'been <a href="/about/help">flagged</a> for removal')
BLOCKED = b"<html><body><p>This IP has been automatically blocked. If you have questions, please email: blocks-b1@craigslist.org</p></body></html>"
