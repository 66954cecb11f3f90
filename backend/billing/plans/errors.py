"""Why a plan does not change."""

from __future__ import annotations

from typing import ClassVar

from backend.errors import Conflict
from backend.money import dollars


class PaymentDue(Conflict):
    """409: the last renewal is not paid. Carries ``pay_url``."""

    code: ClassVar[str] = "payment_due"

    def __init__(self, cents: int, pay_url: str | None) -> None:
        where = f" Pay it on {pay_url}." if pay_url else ""
        super().__init__(f"The renewal of your plan ({dollars(cents)}) is not paid yet.{where}", pay_url=pay_url)


class NoPlan(Conflict):
    """409: there is no plan that could end or change."""

    code: ClassVar[str] = "no_plan"

    def __init__(self) -> None:
        super().__init__("You have no plan. Choose Basic, Pro or Enterprise to begin one.")
