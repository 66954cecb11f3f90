"""The documents that an e-mail about an order or a refund brings along."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from backend.documents import queries, service
from backend.documents.drawing import draw
from backend.notifications.letters import Attachment
from backend.notifications.models import Notice

ATTACHED_MAX = 10
_CAUSES = {"order": ("order", "order_id"), "renewal": ("order", "order_id"), "refund": ("refund", "refund_id")}


async def attachments(session: AsyncSession, notices: Sequence[Notice]) -> list[Attachment]:
    """The receipt, invoice or credit note of each notice that has one, as PDF."""
    causes = [cause for notice in notices if (cause := _cause(notice))]
    found: list[Attachment] = []
    for cause in dict.fromkeys(causes[:ATTACHED_MAX]):
        document = await queries.of_cause(session, cause)
        if document is not None:
            drawn = await asyncio.to_thread(draw, *await service.with_credits(session, document))
            found.append(Attachment(f"{document.number}.pdf", "application/pdf", drawn))
    return found


def _cause(notice: Notice) -> str | None:
    if notice.event not in _CAUSES or "follow_up_at" in notice.data:
        return None
    kind, name = _CAUSES[notice.event]
    return f"{kind}:{notice.data[name]}" if notice.data.get(name) else None
