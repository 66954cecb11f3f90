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


class PayPalPlan(Conflict):
    """409: PayPal wants its buyer's new approval for that."""

    code: ClassVar[str] = "paypal_plan"

    def __init__(self) -> None:
        super().__init__(
            "A plan paid by PayPal can become larger, end, or go on. For a smaller plan or another billing, end it, and"
            " begin the new one when its period is over."
        )


class PayPalOff(Conflict):
    """409: PayPal is not configured here."""

    code: ClassVar[str] = "paypal_not_configured"

    def __init__(self) -> None:
        super().__init__("PayPal is not configured here. Pay by card.")


class NoPlan(Conflict):
    """409: there is no plan that could end or change."""

    code: ClassVar[str] = "no_plan"

    def __init__(self) -> None:
        super().__init__("You have no plan. Choose Basic, Pro or Enterprise to begin one.")
