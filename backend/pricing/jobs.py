"""Jobs of the price (RQ): ``reprice_due`` every minute, ``refresh_stats`` every 15 minutes and after an import."""

from __future__ import annotations

from backend import jobs
from backend.pricing import service


def reprice_due() -> int:
    """Reprice the leads whose freshness stepped or whose area saw demand; how many prices changed."""
    return len(jobs.run(service.reprice_due))


def refresh_stats() -> int:
    """Recompute every area's medians and inventory; how many areas."""
    return jobs.run(service.refresh_area_stats)
