"""What corrections have cost."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from backend.db import Base


class CorrectionSpend(Base):
    """One UTC day's spending in millionths of a cent, what is being spent just now included."""

    __tablename__ = "correction_spend"

    day: Mapped[date] = mapped_column(primary_key=True)
    micro_cents: Mapped[int] = mapped_column(BigInteger)
