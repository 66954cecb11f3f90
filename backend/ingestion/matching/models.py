"""Matching in the database: places, the keys to them, which are one property, and which are known not to be."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, SmallInteger, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base, created


class MatchNode(Base):
    """What one or more listings say, all the same. ``id`` and ``keys`` are blind marks, the facts are sealed."""

    __tablename__ = "match_nodes"

    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    key_version: Mapped[int] = mapped_column(SmallInteger)
    names_property: Mapped[bool]  # by the id of a source where an id is a property
    keys: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))


class MatchKey(Base):
    """Where to look for a duplicate: every node by each of its keys. Two that name properties are never compared."""

    __tablename__ = "match_keys"

    key: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    names_property: Mapped[bool] = mapped_column(primary_key=True)
    node_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)


class MatchEdge(Base):
    """Two nodes that are one property as far as the two alone tell, and what said so; ``one`` is the smaller id."""

    __tablename__ = "match_edges"
    __table_args__ = (Index("ix_match_edges_other", "other"),)

    one: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    other: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    score: Mapped[float]
    reasons: Mapped[list[Any]] = mapped_column(JSONB, server_default=text("'[]'"))  # field, level, weight


class MatchSplit(Base):
    """An administrator's word that two listings are not one property; it outlasts all that they may say later."""

    __tablename__ = "match_splits"
    __table_args__ = (Index("ix_match_splits_other", "other"),)

    one: Mapped[uuid.UUID] = mapped_column(ForeignKey("listings.id", ondelete="CASCADE"), primary_key=True)
    other: Mapped[uuid.UUID] = mapped_column(ForeignKey("listings.id", ondelete="CASCADE"), primary_key=True)
    at: Mapped[datetime] = created()
