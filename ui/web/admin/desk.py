"""The API as the operator's pages use it, in the administrator's own name."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from pydantic import TypeAdapter

from backend.ingestion.doors.schemas import LeadDeliveryOut
from backend.ingestion.fraud.schemas import FlaggedPage, SignalPrecision
from backend.ingestion.merges.schemas import Merge
from backend.ingestion.operators.schemas import SourceOut
from backend.ingestion.pipeline.schemas import DeadBatch, Run, Schedule, Unused
from backend.outbox.schemas import DeadLetter
from backend.purchases.schemas import RefundCase
from tools.client import ApiClient

_SOURCES = TypeAdapter(list[SourceOut])
_SCHEDULES = TypeAdapter(list[Schedule])
_RUNS = TypeAdapter(list[Run])
_UNUSED = TypeAdapter(list[Unused])
_BATCHES = TypeAdapter(list[DeadBatch])
_LETTERS = TypeAdapter(list[DeadLetter])
_MERGES = TypeAdapter(list[Merge])
_PRECISION = TypeAdapter(list[SignalPrecision])
_REFUNDS = TypeAdapter(list[RefundCase])
_DELIVERIES = TypeAdapter(list[LeadDeliveryOut])


class Desk:
    """Reads and decisions. Each raises ApiError; whoever is no administrator gets 403."""

    def __init__(self, api: ApiClient) -> None:
        self._api = api

    async def _get(self, path: str, **params: Any) -> Any:
        sent = {name: value for name, value in params.items() if value is not None}
        return await self._api.request("GET", f"/admin{path}", params=sent)

    async def sources(self) -> list[SourceOut]:
        """Every source."""
        return _SOURCES.validate_python(await self._get("/sources"))

    async def schedules(self) -> list[Schedule]:
        """What is collected by the clock."""
        return _SCHEDULES.validate_python(await self._get("/ingest/schedules"))

    async def runs(self, limit: int, offset: int) -> list[Run]:
        """Collections, the newest first."""
        return _RUNS.validate_python(await self._get("/ingest/runs", limit=limit, offset=offset))

    async def rejected(self, run_id: uuid.UUID) -> list[Unused]:
        """Why records of a run became no leads."""
        return _UNUSED.validate_python(await self._get(f"/ingest/runs/{run_id}/rejected"))

    async def batches(self, limit: int, offset: int) -> list[DeadBatch]:
        """Collecting that was given up."""
        return _BATCHES.validate_python(await self._get("/ingest/dead-letters", limit=limit, offset=offset))

    async def letters(self, limit: int, offset: int) -> list[DeadLetter]:
        """Messages that were given up."""
        return _LETTERS.validate_python(await self._get("/dead-letters", limit=limit, offset=offset))

    async def merges(self, limit: int, offset: int, lead_id: int | None = None) -> list[Merge]:
        """Leads of several listings."""
        return _MERGES.validate_python(await self._get("/merges", limit=limit, offset=offset, lead_id=lead_id))

    async def flagged(self, limit: int, band: str | None, cursor: str | None) -> FlaggedPage:
        """Leads with a fraud score, the highest first."""
        return FlaggedPage.model_validate(await self._get("/flagged", limit=limit, band=band, cursor=cursor))

    async def precision(self) -> list[SignalPrecision]:
        """How often each signal was right."""
        return _PRECISION.validate_python(await self._get("/flagged/precision"))

    async def refunds(self, limit: int, offset: int) -> list[RefundCase]:
        """Refunds to decide, the oldest first."""
        return _REFUNDS.validate_python(await self._get("/refunds", limit=limit, offset=offset))

    async def deliveries(self, limit: int, offset: int) -> list[LeadDeliveryOut]:
        """What came through the official doors."""
        return _DELIVERIES.validate_python(await self._get("/lead-deliveries", limit=limit, offset=offset))

    async def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """A decision below ``/v1/admin``."""
        return await self._api.request("POST", f"/admin{path}", json=body)

    async def change_source(self, source: str, change: dict[str, bool]) -> None:
        """Turn live collection on or off, or accept the terms."""
        await self._api.request("PATCH", f"/admin/sources/{source}", json=change)

    async def delete(self, path: str) -> None:
        """Something below ``/v1/admin`` goes."""
        await self._api.request("DELETE", f"/admin{path}")

    async def undo_merge(self, lead_id: int, listings: Sequence[str]) -> None:
        """Take listings out of a lead."""
        await self.post(f"/merges/{lead_id}/undo", {"listings": list(listings)})
