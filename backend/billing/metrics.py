"""What payments count, for Prometheus."""

from __future__ import annotations

from prometheus_client import Counter, Gauge

WEBHOOKS = Counter("aiqleads_webhooks_total", "Webhooks by what became of them", ["source", "result"])
DISCREPANCIES = Gauge("aiqleads_discrepancies_open", "Differences between gateway, payments, orders and ledger")
