"""Notification settings, the saved searches that feed them, notices and their way to the reader."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class NotificationSettings(Base):
    """One JSON document a user: channel × event, a frequency an event, quiet hours."""

    __tablename__ = "notification_settings"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    settings: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    updated_at: Mapped[datetime] = created()


class SavedSearch(Base):
    """A filter somebody wants to hear about; ``filter`` holds the arguments of ``search_leads``."""

    __tablename__ = "saved_searches"
    __table_args__ = (Index("ix_saved_searches_user_id", "user_id", "created_at"),)

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    filter: Mapped[dict[str, Any]] = mapped_column(JSONB)
    channel: Mapped[str] = mapped_column(server_default="in_app")
    frequency: Mapped[str] = mapped_column(server_default="instant")
    created_at: Mapped[datetime] = created()


class Notice(Base):
    """What somebody was told of one cause. ``in_app``: whether the list in the app shows it."""

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("user_id", "cause"),
        Index("ix_notices_shown", "user_id", text("id DESC"), postgresql_where=text("in_app")),
        Index("ix_notices_unread", "user_id", postgresql_where=text("in_app AND read_at IS NULL")),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    event: Mapped[str]
    cause: Mapped[str]
    title: Mapped[str]
    body: Mapped[str]
    data: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    in_app: Mapped[bool]
    created_at: Mapped[datetime] = created()
    read_at: Mapped[datetime | None]


class NoticeDelivery(Base):
    """A notice on its way over a channel other than the app.

    ``state``: ``waiting``, ``sent``, ``late`` (it would have come after what it is about), ``silenced`` (switched off
    meanwhile), ``unavailable`` (the channel is not configured: the app shows the notice instead), ``failed``.
    ``search_id``: the saved search whose own channel and frequency it follows.
    """

    __tablename__ = "notice_deliveries"
    __table_args__ = (
        CheckConstraint("channel IN ('email', 'slack', 'sms')", name="channel"),
        CheckConstraint("frequency IN ('instant', 'daily', 'weekly')", name="frequency"),
        CheckConstraint(
            "state IN ('waiting', 'sent', 'late', 'silenced', 'unavailable', 'failed')",
            name="state",
        ),
        UniqueConstraint("notice_id", "channel"),
        Index(
            "ix_notice_deliveries_waiting",
            "user_id",
            "channel",
            "frequency",
            "due_at",
            postgresql_where=text("state = 'waiting'"),
        ),
        Index("ix_notice_deliveries_search_id", "search_id", postgresql_where=text("search_id IS NOT NULL")),
    )

    id: Mapped[uuid.UUID] = pk()
    notice_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("notices.id", ondelete="CASCADE"))
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    channel: Mapped[str]
    frequency: Mapped[str]
    search_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("saved_searches.id", ondelete="CASCADE"))
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(server_default="waiting")
    sent_at: Mapped[datetime | None]
    error: Mapped[str | None]
    created_at: Mapped[datetime] = created()


class CaughtMail(Base):
    """Demo mode without a mail server: the mail that would have been sent, kept for the page ``/demo/mail``."""

    __tablename__ = "caught_mails"
    __table_args__ = (Index("ix_caught_mails_user_id", "user_id", "created_at"),)

    message_id: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    recipient: Mapped[str]
    subject: Mapped[str]
    text: Mapped[str]
    html: Mapped[str]
    created_at: Mapped[datetime] = created()


class SearchMatch(Base):
    """A lead that a saved search has been told of: once for ever."""

    __tablename__ = "search_matches"

    search_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("saved_searches.id", ondelete="CASCADE"), primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey("leads.id", ondelete="CASCADE"), primary_key=True)
    created_at: Mapped[datetime] = created()
