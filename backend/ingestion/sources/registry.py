"""Every source that can be read, by its name."""

from __future__ import annotations

from backend.ingestion.doors.reso import Reso
from backend.ingestion.sources.craigslist.connector import Craigslist
from backend.ingestion.sources.facebook.connector import Facebook
from backend.ingestion.sources.files import Files
from backend.ingestion.sources.linkedin.connector import LinkedIn
from backend.ingestion.sources.outcomes import Connector
from backend.ingestion.sources.zillow.connector import Zillow

CONNECTORS: dict[str, Connector] = {
    connector.source: connector for connector in (Zillow(), Craigslist(), Facebook(), LinkedIn(), Files(), Reso())
}
_STORED_AS = {"reso": "import"}  # a way in that is no source of its own on the market


def stored_as(source: str) -> str:
    """The source under which the listings of a connector are on the market."""
    return _STORED_AS.get(source, source)
