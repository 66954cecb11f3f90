"""Card numbers and what the demo gateway does with them: Stripe's own test numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Act = Literal["pay", "decline", "verify"]


@dataclass(frozen=True, slots=True)
class Card:
    """``act`` on the first payment; ``later_code`` refuses what is charged without the buyer (renewals)."""

    act: Act
    told: str
    code: str | None = None
    later_code: str | None = None
    disputed: bool = False


CARDS: dict[str, Card] = {
    "4242424242424242": Card("pay", "is paid"),
    "4000000000000002": Card("decline", "is declined", "generic_decline"),
    "4000000000009995": Card("decline", "has too little money", "insufficient_funds"),
    "4000000000000069": Card("decline", "has expired", "expired_card"),
    "4000002500003155": Card("verify", "asks for 3-D Secure", later_code="authentication_required"),
    "4000000000000341": Card("pay", "is paid now; renewals fail", later_code="generic_decline"),
    "4000000000000259": Card("pay", "is paid, then disputed", disputed=True),
}
DECLINED: dict[str, str] = {
    "generic_decline": "Your card was declined.",
    "insufficient_funds": "Your card has insufficient funds.",
    "expired_card": "Your card has expired.",
    "authentication_failed": "We are unable to authenticate your payment method. Try another one.",
    "incorrect_number": "Your card number is incorrect.",
    "invalid_expiry": "Your card's expiration date is not valid.",
    "invalid_cvc": "Your card's security code is not valid.",
}
SHOWN = ("4242424242424242", "4000000000000002", "4000000000009995", "4000002500003155")


def digits_of(number: str) -> str:
    """The number without spaces and dashes."""
    return number.translate(str.maketrans("", "", " -\u00a0"))


def card_of(number: str) -> Card | None:
    """What becomes of a number; None for one that is not on the list: the demo gateway takes no real cards."""
    return CARDS.get(digits_of(number))


def grouped(number: str) -> str:
    """``4242 4242 4242 4242``."""
    return " ".join(number[at : at + 4] for at in range(0, len(number), 4))
