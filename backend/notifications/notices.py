"""Telling users what concerns them: once a cause, where and when they want it.

``notify`` belongs into the transaction that causes it. The app's list shows a notice at once; e-mail, Slack and SMS
leave by the outbox when quiet hours and digests let them.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.errors import NotFound
from backend.events import publish
from backend.notifications import notice_queries as queries
from backend.notifications.notice_queries import Reader
from backend.notifications.preferences import FIRST_CHANNEL, events_of
from backend.notifications.schemas import Channel, Event, EventSetting, Frequency, NoticeOut, NoticePage
from backend.notifications.texts import Telling
from backend.notifications.timing import due_at
from backend.outbox import service as outbox

SEND = "notices.send"


class NoSuchNotice(NotFound):
    """404: no such notice, or another user's."""

    code = "notice_not_found"


class Via(NamedTuple):
    """A saved search's own channel and frequency, in place of the event's."""

    search_id: uuid.UUID
    channel: Channel
    frequency: Frequency


async def notify(
    session: AsyncSession,
    user_id: uuid.UUID,
    event: Event,
    cause: str,
    telling: Telling,
    *,
    data: Mapping[str, Any] | None = None,
    until: datetime | None = None,
    via: Via | None = None,
) -> uuid.UUID | None:
    """Tell a user of ``cause`` in the caller's transaction; the notice's id, None when they were told before.

    ``cause`` names what happened, unique for the user ("refund:<id>"); ``data`` is small JSON for pages (ids, cents,
    never a contact). What would arrive after ``until`` is not sent. An event that is off on all channels is recorded
    and shown nowhere.
    """
    reader = await queries.reader(session, user_id)
    if reader is None:
        return None
    setting, text = setting_for(reader, event, via), telling(reader.zone)
    in_app = setting.channels[FIRST_CHANNEL]
    notice_id = await queries.add_notice(
        session,
        user_id=user_id,
        event=event,
        cause=cause,
        title=text.title,
        body=text.body,
        data=dict(data or {}),
        in_app=in_app,
        created_at=clock.now(),
    )
    if notice_id is None:
        return None
    for channel, on in setting.channels.items():
        if on and channel != FIRST_CHANNEL:
            await _dispatch(session, reader, notice_id, channel, setting.frequency, until, via)
    if in_app:
        await announce(session, user_id, notice_id, event, text.title, text.body, data or {})
    return notice_id


async def announce(
    session: AsyncSession,
    user_id: uuid.UUID,
    notice_id: uuid.UUID,
    event: str,
    title: str,
    body: str,
    data: Mapping[str, Any],
) -> None:
    """Show a notice on the pages that are open."""
    shown = {"id": str(notice_id), "event": event, "title": title, "body": body, "data": dict(data)}
    await publish.to_user(session, user_id, "notice", shown)


def setting_for(reader: Reader, event: Event, via: Via | None) -> EventSetting:
    """Where and how often: the saved search's own wish, unless the event is off altogether; else the event's."""
    setting = events_of(reader.settings)[event]
    if via is None or not any(setting.channels.values()):
        return setting
    channels: dict[Channel, bool] = {channel: channel == via.channel for channel in setting.channels}
    return EventSetting(channels=channels, frequency=via.frequency)


async def page(session: AsyncSession, user: User, limit: int, cursor: uuid.UUID | None, *, unread: bool) -> NoticePage:
    """A page of the user's list, the newest first, and how many are unread in all."""
    rows = await queries.page(session, user.id, limit, cursor, unread=unread)
    shown = [NoticeOut.model_validate(row, from_attributes=True) for row in rows[:limit]]
    more = shown[-1].id if len(rows) > limit else None
    return NoticePage(items=shown, unread=await queries.count_unread(session, user.id), next_cursor=more)


async def mark_read(session: AsyncSession, user: User, notice_id: uuid.UUID | None = None) -> int:
    """Mark one notice, or all, as read; how many are unread now. Raises NoSuchNotice."""
    if not await queries.mark_read(session, user.id, notice_id) and notice_id:
        raise NoSuchNotice("There is no such notice among yours.")
    return await queries.count_unread(session, user.id)


async def _dispatch(
    session: AsyncSession,
    reader: Reader,
    notice_id: uuid.UUID,
    channel: Channel,
    frequency: Frequency,
    until: datetime | None,
    via: Via | None,
) -> None:
    due = due_at(clock.now(), frequency, reader.settings.get("quiet_hours"), reader.zone)
    late = until is not None and due >= until
    delivery_id = await queries.add_delivery(
        session,
        notice_id=notice_id,
        user_id=reader.id,
        channel=channel,
        frequency=frequency,
        search_id=via.search_id if via else None,
        due_at=due,
        state="late" if late else "waiting",
    )
    if late:
        return
    mailing = {"user_id": str(reader.id), "channel": channel, "frequency": frequency}
    if frequency == "instant":
        await outbox.put(session, SEND, mailing | {"delivery_id": str(delivery_id)}, due_at=due)
    else:
        key = f"{reader.id}:{channel}:{frequency}:{due.isoformat()}"
        await outbox.put(session, SEND, mailing | {"due_at": due.isoformat()}, key=key, due_at=due)
