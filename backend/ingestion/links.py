"""Addresses of listings and profiles in one spelling, for telling one again however it was copied."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urlsplit

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|msclkid|ref|ref_src|referral_code|__\w+|trackingid|trk)(?:=|\Z)", re.I)
_HOST_PREFIX = re.compile(r"(?:www|m|mobile)\.")
_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")
_URL_REF = re.compile(r"(\d{7,})(?:\.html|_zpid|/|$|\?)")
_URL_SOURCES = (("craigslist", "craigslist"), ("zillow", "zillow"), ("facebook", "facebook"), ("linkedin", "linkedin"))


def normal_link(url: str) -> str:
    """Host and path in lower case, without scheme, mobile prefix, tracking and the last slash; "" when it is none."""
    text = url.strip()
    try:
        whole = urlsplit(text if "://" in text else f"https://{text}")
        host = _HOST_PREFIX.sub("", (whole.hostname or "").lower(), count=1)
    except ValueError:
        return ""
    if not _HOST.fullmatch(host):
        return ""
    query = "&".join(part for part in whole.query.split("&") if part and not _TRACKING.match(part))
    return f"{host}{whole.path.rstrip('/')}{f'?{query}' if query else ''}".lower()


def names_a_page(url: str) -> bool:
    """Whether it leads to one listing or profile, not to a whole site."""
    link = normal_link(url)
    return len(link.partition("/")[2]) > 1 or "?" in link


def ref_of(url: str | None) -> str | None:
    """The source's own id in the address of a listing."""
    found = _URL_REF.findall(url or "")
    return found[-1] if found else None


def source_of(url: str) -> str | None:
    """Whose listing it is, by its host."""
    lower = url.lower()
    return next((source for host, source in _URL_SOURCES if host in lower), None)


def source_key(source: str, own: str) -> bytes:
    """What a listing is known by: its source, and the source's own id of it."""
    return hashlib.sha256(f"{source}:{own}".encode()).digest()
