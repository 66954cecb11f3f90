"""A notice or a digest leaves over its channel: the handler of the outbox's ``notices.send``.

It may run again after a kill. What was sent carries the same id then (an e-mail's Message-ID), and what a channel that
is not configured cannot carry is shown in the app, so that nothing is silently lost.
"""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import cast

import httpx
from sqlalchemy.ext.asyncio import AsyncSession

from backend.db import transaction
from backend.documents.attaching import attachments
from backend.notifications import mail, notice_queries, slack
from backend.notifications.channels import missing
from backend.notifications.letters import Letter, letter
from backend.notifications.notice_queries import Parcel, Reader
from backend.notifications.notices import announce
from backend.notifications.preferences import events_of
from backend.notifications.schemas import Channel, Event, Frequency
from backend.outbox.service import Undeliverable
from backend.outbox.topics import House, Message

CARRIERS: dict[Channel, Callable[[House, Reader, Letter], Awaitable[None]]] = {
    "email": mail.deliver,
    "slack": slack.deliver,
}
CARRIER_ERRORS = (OSError, httpx.HTTPError, mail.TlsRequired, slack.SlackRefused, Undeliverable)


@dataclass(frozen=True, slots=True)
class Mailing:
    """What is to be sent to whom."""

    reader: Reader
    parcels: Sequence[Parcel]


async def send(house: House, message: Message) -> None:
    """Send what waits. Raises what the channel raises: the outbox tries again."""
    channel = cast(Channel, message.payload["channel"])
    async with transaction(house.sessions) as session:
        mailing = await _mailing(session, message, channel)
        if mailing is None:
            return
        if lacking := missing(house.settings, channel):
            await _show_instead(session, mailing, lacking)
            return
    await _carry(house, message, channel, mailing)


async def _mailing(session: AsyncSession, message: Message, channel: Channel) -> Mailing | None:
    """What waits, without what its reader has switched off meanwhile."""
    parcels = await notice_queries.waiting(session, message.payload)
    reader = await notice_queries.reader(session, uuid.UUID(message.payload["user_id"]))
    if reader is None or not parcels:
        return None
    silent = [parcel.delivery_id for parcel in parcels if not _wanted(reader, parcel, channel)]
    if silent:
        await notice_queries.close(session, silent, "silenced")
    left = [parcel for parcel in parcels if parcel.delivery_id not in silent]
    return Mailing(reader, left) if left else None


def _wanted(reader: Reader, parcel: Parcel, channel: Channel) -> bool:
    channels = events_of(reader.settings)[cast(Event, parcel.notice.event)].channels
    return any(channels.values()) if parcel.by_search else channels[channel]


async def _show_instead(session: AsyncSession, mailing: Mailing, lacking: str) -> None:
    await notice_queries.close(session, _ids(mailing), "unavailable", lacking)
    for parcel in mailing.parcels:
        notice = parcel.notice
        if await notice_queries.show_in_app(session, notice.id):
            await announce(session, notice.user_id, notice.id, notice.event, notice.title, notice.body, notice.data)


async def _carry(house: House, message: Message, channel: Channel, mailing: Mailing) -> None:
    ids = _ids(mailing)
    written = letter(
        house.settings, mailing.reader, ids[0], cast(Frequency, message.payload["frequency"]),
        [parcel.notice for parcel in mailing.parcels],
    )  # fmt: skip
    if channel == "email":
        async with transaction(house.sessions) as session:
            papers = await attachments(session, [parcel.notice for parcel in mailing.parcels])
        written = written._replace(attachments=papers)
    try:
        await CARRIERS[channel](house, mailing.reader, written)
    except CARRIER_ERRORS as error:
        final = isinstance(error, Undeliverable)
        async with transaction(house.sessions) as session:
            await notice_queries.close(session, ids, "failed" if final else "waiting", str(error))
        raise
    async with transaction(house.sessions) as session:
        await notice_queries.close(session, ids, "sent")


def _ids(mailing: Mailing) -> list[uuid.UUID]:
    return [parcel.delivery_id for parcel in mailing.parcels]
