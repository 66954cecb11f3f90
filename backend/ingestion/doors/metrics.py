"""What the doors count, for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter

LEADS = Counter(
    "aiqleads_door_leads_total", "Leads told at the official doors, by what became of them", ["door", "result"]
)
