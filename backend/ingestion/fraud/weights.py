"""Every signal of fraud in one table: its weight and what a person is told.

A weight is the chance that a listing with this signal alone is not honest. Signals count independently:
``score = 1 − Π(1 − weight)``, so that one strong signal is a caution, two hide a lead and three reject it. No signal
looks at who somebody is: no name's origin, language, faith, family or area code.
"""

from __future__ import annotations

from typing import NamedTuple


class Signal(NamedTuple):
    """``words`` may name what was found: ``{found}``."""

    weight: float
    words: str


SIGNALS: dict[str, Signal] = {
    # the price
    "price_low": Signal(0.30, "The price is {found} below comparable homes nearby."),
    "price_very_low": Signal(0.55, "The price is {found} below comparable homes nearby."),
    "price_absurd": Signal(0.75, "The price is {found} below comparable homes nearby: too low to be meant."),
    # who is to be called
    "contact_many_places": Signal(0.50, "The same phone or e-mail offers homes in {found}."),
    "contact_many_owners": Signal(0.50, "The same phone or e-mail stands under {found} different names."),
    "disguised_contact": Signal(0.30, "The contact is written so that filters do not see it."),
    "new_account": Signal(0.20, "The account that posted it is {found} old."),
    # the same words, the same home
    "copied_text": Signal(0.45, "The text is the same as an earlier listing's with another contact."),
    "copied_cheaper": Signal(0.72, "The text is copied from another listing, with another contact and {found} less."),
    "copied_as_rent": Signal(0.72, "The text is copied from a home for sale and offered for rent by somebody else."),
    "address_other_owner": Signal(0.40, "Another contact offers the same home at the same time."),
    "address_other_price": Signal(0.52, "Another contact asks {found} for the same home, far more than this one."),
    "address_as_rent": Signal(0.45, "Another contact has the same home for sale."),
    # the wording
    "pay_first": Signal(0.65, "It asks for money in a way that cannot be taken back ({found})."),
    "fee_first": Signal(0.40, "It asks for a fee or deposit before a visit."),
    "cannot_show": Signal(0.45, "The owner says they are away and cannot show the home."),
    "no_visit": Signal(0.35, "It asks not to see the inside before paying or signing."),
    "credit_report": Signal(0.60, "It sends people to a credit-report page first."),
    "off_platform": Signal(0.30, "It moves the talk to {found} at once."),
    "identity_first": Signal(0.50, "It asks for identity papers or bank details before a visit."),
    # facts that cannot be
    "impossible_rooms": Signal(0.50, "The rooms cannot be: {found}."),
    "impossible_size": Signal(0.50, "The size cannot be: {found}."),
    "impossible_price": Signal(0.55, "The price cannot be: {found}."),
    "impossible_year": Signal(0.40, "The year of construction cannot be: {found}."),
    "impossible_place": Signal(0.45, "The places contradict each other: {found}."),
    "bare": Signal(0.15, "It says almost nothing of the home: no address, size or photo."),
    # local flags
    "event_overlap": Signal(0.50, "The same home is offered more than once for {found}."),
    "quick_turnover": Signal(0.42, "The home is passed on at once: {found}."),
    "phantom_relocation": Signal(0.45, "A relocation offer without a home: no address to visit."),
    "seasonal_churn": Signal(0.42, "The same home was listed {found} times this season at changing prices."),
    # decisions
    "rejected_before": Signal(0.95, "An administrator rejected this listing."),
}  # fmt: skip
ODD_FACTS = ("price_", "impossible_", "bare")  # how the names of signals begin that tell of the facts alone
