"""People, what they subscribe to, and the markets they opened."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created, pk


class User(Base):
    """A person who can log in. ``tier`` is None without a plan; ``time_zone`` None means the preferred market's."""

    __tablename__ = "users"
    __table_args__ = (
        Index("uq_users_email_lower", text("lower(email)"), unique=True),
        CheckConstraint("role IN ('user', 'admin')", name="role"),
        CheckConstraint("tier IN ('basic', 'pro', 'enterprise')", name="tier"),
    )

    id: Mapped[uuid.UUID] = pk()
    email: Mapped[str]
    name: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str] = mapped_column(server_default="user")
    tier: Mapped[str | None]
    market: Mapped[str | None] = mapped_column(ForeignKey("markets.slug"))  # the preferred one
    time_zone: Mapped[str | None]
    all_markets: Mapped[bool] = mapped_column(server_default=text("false"))  # demo and eval users
    is_demo: Mapped[bool] = mapped_column(server_default=text("false"))
    is_active: Mapped[bool] = mapped_column(server_default=text("true"))
    buying_frozen: Mapped[bool] = mapped_column(server_default=text("false"))  # a negative balance after a chargeback
    created_at: Mapped[datetime] = created()


class UserMarket(Base):
    """A market the user opened beside the preferred one (as many as the tier allows)."""

    __tablename__ = "user_markets"

    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True)
    market: Mapped[str] = mapped_column(ForeignKey("markets.slug"), primary_key=True)
    created_at: Mapped[datetime] = created()


class Subscription(Base):
    """The user's plan and the period that is paid. ``provider`` and ``provider_ref`` belong to the payment gateway;
    without them nothing is charged (demo accounts). ``look_at``: when the clock next has something to do with it."""

    __tablename__ = "subscriptions"
    __table_args__ = (
        CheckConstraint("status IN ('active', 'past_due', 'cancelled')", name="status"),
        CheckConstraint("billing IN ('month', 'year')", name="billing"),
        CheckConstraint("tier IN ('basic', 'pro', 'enterprise')", name="tier"),
        CheckConstraint("next_billing IN ('month', 'year')", name="next_billing"),
        Index("ix_subscriptions_look_at", "look_at", postgresql_where=text("status <> 'cancelled'")),
    )

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), unique=True)
    tier: Mapped[str]
    billing: Mapped[str] = mapped_column(server_default="month")
    status: Mapped[str] = mapped_column(server_default="active")
    period_start: Mapped[datetime]
    period_end: Mapped[datetime]
    next_tier: Mapped[str | None]  # a downgrade that waits for the period's end
    next_billing: Mapped[str | None]  # another billing from the next period on
    anchor_at: Mapped[datetime | None]  # whose day of the month periods and months keep to; None: period_start
    cancel_at_period_end: Mapped[bool] = mapped_column(server_default=text("false"))
    grace_until: Mapped[datetime | None]
    provider: Mapped[str | None]
    provider_ref: Mapped[str | None] = mapped_column(unique=True)
    customer_ref: Mapped[str | None]
    pay_url: Mapped[str | None]  # where a renewal that failed can be paid
    look_at: Mapped[datetime] = created()
    created_at: Mapped[datetime] = created()


class RefreshToken(Base):
    """A refresh token's family member; using one twice ends the whole family."""

    __tablename__ = "refresh_tokens"

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    family: Mapped[uuid.UUID] = mapped_column(index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()


class ApiKey(Base):
    """A machine's key. The secret is shown once; kept are its SHA-256 and ``prefix``, by which its owner knows it."""

    __tablename__ = "api_keys"
    __table_args__ = (Index("ix_api_keys_user_id", "user_id", "created_at"),)

    id: Mapped[uuid.UUID] = pk()
    user_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    name: Mapped[str]
    prefix: Mapped[str]
    secret_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    expires_at: Mapped[datetime | None]
    last_used_at: Mapped[datetime | None]  # to the minute
    revoked_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = created()
