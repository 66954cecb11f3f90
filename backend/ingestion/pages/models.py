"""Raw pages."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Identity, Index, LargeBinary, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created


class IngestPage(Base):
    """A page once for its content. Address and body are sealed; ``url_mark`` is a blind mark of the address."""

    __tablename__ = "ingest_pages"
    __table_args__ = (
        UniqueConstraint("source", "url_mark", "sha256"),
        Index("ix_ingest_pages_source", "source", "parser_version"),
    )

    id: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    source: Mapped[str]
    market: Mapped[str | None]
    url_mark: Mapped[bytes] = mapped_column(LargeBinary)
    sha256: Mapped[bytes] = mapped_column(LargeBinary)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    key_version: Mapped[int] = mapped_column(SmallInteger)
    status: Mapped[int] = mapped_column(SmallInteger)
    bytes: Mapped[int]  # of the body, unpacked
    parser_version: Mapped[int]
    outcome: Mapped[str]
    why: Mapped[str]
    listings: Mapped[int]
    fetched_at: Mapped[datetime] = created()
    read_at: Mapped[datetime] = created()
