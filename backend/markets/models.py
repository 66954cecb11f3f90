"""Markets: metro areas as rows, so that a new one needs no code."""

from __future__ import annotations

from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class Market(Base):
    """A metro area where leads are sold."""

    __tablename__ = "markets"

    slug: Mapped[str] = mapped_column(primary_key=True)  # "austin-tx"
    name: Mapped[str]  # "Austin"
    state: Mapped[str]
    time_zone: Mapped[str]  # IANA
    lat: Mapped[float]
    lon: Mapped[float]
