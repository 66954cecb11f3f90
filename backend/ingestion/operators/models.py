"""What operators decided about a source, and how it does."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class IngestSource(Base):
    """Live collection from a source: off until it is turned on by somebody who accepts its terms.

    ``filled`` is the usual share of listings that have each field, over ``watched`` listings.
    """

    __tablename__ = "ingest_sources"
    __table_args__ = (CheckConstraint("NOT is_on OR terms_accepted_at IS NOT NULL", name="terms"),)

    source: Mapped[str] = mapped_column(primary_key=True)
    is_on: Mapped[bool] = mapped_column(server_default=text("false"))
    terms_accepted_at: Mapped[datetime | None]
    terms_accepted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("users.id"))
    last_page_at: Mapped[datetime | None]
    last_outcome: Mapped[str | None]
    last_why: Mapped[str | None]
    outcomes: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    filled: Mapped[dict[str, Any]] = mapped_column(JSONB, server_default=text("'{}'"))
    watched: Mapped[int] = mapped_column(server_default="0")
    alerted_at: Mapped[datetime | None]
    alert: Mapped[str | None]
