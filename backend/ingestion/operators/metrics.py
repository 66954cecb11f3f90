"""What sources count, for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter

PAGES = Counter("aiqleads_ingest_pages_total", "Pages read, by what they came to", ["source", "outcome"])
ALERTS = Counter("aiqleads_ingest_alerts_total", "Changed layouts and fields that ran dry", ["source", "kind"])
