"""Every source that can be read, by its name."""

from __future__ import annotations

from backend.ingestion.sources.craigslist.connector import Craigslist
from backend.ingestion.sources.outcomes import Connector
from backend.ingestion.sources.zillow.connector import Zillow

CONNECTORS: dict[str, Connector] = {connector.source: connector for connector in (Craigslist(), Zillow())}
