"""Step 5b: words of money that can be nothing else: packs of credits, the plan's change and end, what was paid."""

from __future__ import annotations

from agent.builtin.items import Clause
from agent.builtin.sense import Sense
from agent.builtin.tables import money as words

_TIMES = ("place", "zip", "beds", "baths", "sqft")
_A_LEAD = ("id", "hash", "ordinal", "best")


def matter_of(clause: Clause, sense: Sense) -> str | None:
    """The tool of a clause that can only be about money; None for all others."""
    text = clause.text
    if changes_plan(text) and not any(item.is_(*_TIMES) and item.text not in words.TIER_NAMES for item in clause.items):
        return "account_status"
    if any(item.is_(*_TIMES) and item.text not in words.TIER_NAMES for item in clause.items):
        return None
    if clause.has(*_TIMES) and not words.PRICE_OF_PLAN.search(text):
        return None
    if (words.NAMES_PACK.search(text) and not clause.question) or words.TAKES_CREDITS.search(text):
        return "purchase"
    if changes_plan(text) or ends_plan(text) or billed_by(text) or keeps_plan(text):
        return "account_status"
    return "account_status" if asks_of_money(text) or money_asked(clause) else None


def asks_of_money(text: str) -> bool:
    """A question about what was paid, its papers, or when credits lapse."""
    if words.PAPERS.search(text) and not words.TOLD_OF_PAPERS.search(text):
        return True
    return any(
        pattern.search(text) for pattern in (words.LAPSES, words.PACK_PRICES, words.PAYMENT_STATE, words.PRICE_OF_PLAN)
    )


def money_asked(clause: Clause) -> str | None:
    """What of the account a question of money is about: the next payment, all that was paid, the credits left."""
    of_a_home = any(item.is_("ptype") and item.text != "lot" for item in clause.items)  # "you lot" have the money
    if (
        of_a_home
        or clause.has(*_A_LEAD)
        or words.MONEY_SIGNS.isdisjoint(clause.text.split())
        or words.OTHERS_MONEY.search(clause.text)
    ):
        return None
    return next((what for what, pattern in words.OF_MONEY if pattern.search(clause.text)), None)


def changes_plan(text: str) -> bool:
    return words.TAKES_PLAN.search(text) is not None


def ends_plan(text: str) -> bool:
    return words.ENDS_PLAN.search(text) is not None and not keeps_plan(text)


def keeps_plan(text: str) -> bool:
    return words.KEEPS_PLAN.search(text) is not None


def billed_by(text: str) -> bool:
    """Whether the words are about paying by the month or by the year, which is chosen on the account's page."""
    return words.BILLED_BY.search(text) is not None and words.SPENT.search(text) is None


def pack_named(text: str) -> int | None:
    """The credits of a pack that is named by its size: "the middle pack"."""
    return next((int(slug) for slug, pattern in words.PACK_SIZES if pattern.search(text)), None)
