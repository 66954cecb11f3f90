"""What the door counts, for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

REQUESTS = Counter("aiqleads_http_requests_total", "Answered requests", ["method", "route", "status"])
LATENCY = Histogram(
    "aiqleads_http_request_seconds",
    "Seconds from the first byte in to the last byte out",
    ["method", "route"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
RATE_LIMITED = Counter("aiqleads_rate_limited_total", "Requests turned away by a rate limit", ["plan"])
LIMITER_UNAVAILABLE = Counter(
    "aiqleads_rate_limiter_unavailable_total", "Requests let through unmetered because Valkey did not answer"
)
REFUSALS_UNRECORDED = Counter(
    "aiqleads_refusals_unrecorded_total", "Refusals that could not be written to the audit log"
)
