"""SQL of the mails that demo mode keeps, for the one they are for, where there is no mail server."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.notifications.letters import Letter
from backend.notifications.models import CaughtMail
from backend.notifications.notice_queries import Reader

SHOWN_MAX = 100


async def keep(session: AsyncSession, reader: Reader, message_id: str, letter: Letter) -> None:
    """Keep a mail; one that is sent again is the same mail."""
    values = {
        "message_id": message_id,
        "user_id": reader.id,
        "recipient": reader.email,
        "subject": letter.subject,
        "text": letter.text + "".join(f"Attached: {file.name}\n" for file in letter.attachments),
        "html": letter.html,
        "created_at": clock.now(),
    }
    await session.execute(insert(CaughtMail).values(**values).on_conflict_do_nothing())


async def mails(session: AsyncSession, user_id: uuid.UUID) -> Sequence[CaughtMail]:
    """The user's mails, the newest first."""
    mine = select(CaughtMail).where(CaughtMail.user_id == user_id)
    return (await session.scalars(mine.order_by(CaughtMail.created_at.desc()).limit(SHOWN_MAX))).all()
