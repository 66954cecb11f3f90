"""Taking bought leads along, contacts opened for their buyer alone; the look is logged."""

from __future__ import annotations

from typing import Any, Literal

from sqlalchemy import Row
from sqlalchemy.ext.asyncio import AsyncSession

from backend.audit import service as audit
from backend.keyring import KeyRing
from backend.leads import wording
from backend.purchases import export_queries
from backend.purchases.exports import Exported, to_csv, to_vcards
from backend.security import Principal

ROWS_MAX = 10_000
Format = Literal["csv", "vcf"]
_WRITERS = {"csv": to_csv, "vcf": to_vcards}


async def export(session: AsyncSession, keys: KeyRing, principal: Principal, form: Format, stage: str | None) -> str:
    """The buyer's own leads as a file, those given back left out."""
    found = await export_queries.rows(session, principal.id, stage, ROWS_MAX)
    data = {"format": form, "lead_ids": [row.lead_id for row in found]}
    await audit.record(session, principal, "contact.export", f"user:{principal.id}", data)
    return _WRITERS[form]([_exported(keys, row) for row in found])


def _exported(keys: KeyRing, row: Row[Any]) -> Exported:
    return Exported(
        line_id=row.line_id,
        order_number=row.number,
        bought_at=row.created_at,
        lead_id=row.lead_id,
        stage=row.stage,
        label=wording.label(row.lead_type, row.property_type, row.beds, row.city, row.zip),
        city=row.city,
        state=row.state,
        zip=row.zip,
        asking_price=row.asking_price,
        price_cents=row.price_cents,
        follow_up_at=row.follow_up_at,
        notes=row.notes,
        contact=keys.open(row.sealed, row.key_version) if row.sealed is not None else {},
        is_demo=row.is_demo,
    )
