"""What fetching counts, for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter

REQUESTS = Counter("aiqleads_fetch_requests_total", "Requests to other people's servers", ["source", "result"])
