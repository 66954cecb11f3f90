from __future__ import annotations

from datetime import timedelta
from typing import Any

from backend.billing.plans.schemas import MonthCredits, NextPeriod, PlanMarkets, SubscriptionOut
from backend.purchases.schemas import PlanChange
from tests.ui.samples import NOON, ZONE, proposal
from ui.plans import plan_pairs
from ui.proposals import proposal_view

END = NOON + timedelta(days=10, hours=10)  # December 1 in London, the evening before in Austin


def plan(**facts: Any) -> SubscriptionOut:
    values = {
        "tier": "pro", "name": "Pro", "billing": "month", "status": "active", "price_cents": 9_999,
        "period_start": NOON, "period_end": END, "paid_by": "card", "payment_methods": ["stripe"],
        "credits": MonthCredits(granted_cents=0, left_cents=0, expires_at=None, next_at=None),
        "markets": PlanMarkets(allowed=3, open=[], paused=[]),
    } | facts  # fmt: skip
    return SubscriptionOut(**values)


def following(tier: str, cents: int) -> NextPeriod:
    return NextPeriod(tier=tier, name=tier.title(), billing="month", price_cents=cents, at=END)  # type: ignore[arg-type]


class TestPlan:
    def test_days_are_the_users(self) -> None:
        pairs = dict(plan_pairs(plan(next=following("pro", 9_999)), ZONE))
        assert (pairs["Renews"], pairs["This period"]) == ("Nov 30, 2026", "Nov 20, 2026 to Nov 30, 2026")

    def test_another_plan_to_come_is_named_with_its_price(self) -> None:
        pairs = dict(plan_pairs(plan(next=following("basic", 4_999), changes_next=True), ZONE))
        assert pairs["Next"] == "Basic from Nov 30, 2026 on, $49.99 a month"

    def test_an_end_is_told_and_no_renewal(self) -> None:
        pairs = dict(plan_pairs(plan(ends_at=END), ZONE))
        assert (pairs["Ends"], "Renews" in pairs) == ("Nov 30, 2026", False)

    def test_without_a_plan_there_is_nothing_to_say(self) -> None:
        assert plan_pairs(plan(status="none", tier=None, billing=None), ZONE) == []


class TestPlanProposals:
    def test_an_upgrade_says_what_is_paid_now_what_comes_and_what_follows(self) -> None:
        change = PlanChange(
            action="upgrade", tier="enterprise", billing="month", at=NOON, period_end=END, credits_cents=35_000,
            next_cents=19_999,
        )  # fmt: skip
        made = proposal(
            kind="subscription", lines=[], tier="enterprise", plan=change, total_cents=10_000, method="stripe"
        )
        view = proposal_view(made, ZONE)
        assert view.heading == "Upgrade to Enterprise?"
        assert [(line.label, line.amount) for line in view.lines] == [
            ("Enterprise from now until Nov 30, 2026", "$100.00"),
            ("Credits that come with it", "350 credits"),
            ("then", "$199.99 a month"),
        ]

    def test_an_end_charges_nothing(self) -> None:
        change = PlanChange(action="cancel", tier="pro", billing="month", at=END)
        made = proposal(kind="subscription", lines=[], tier="pro", plan=change, total_cents=0, method="stripe")
        view = proposal_view(made, ZONE)
        assert (view.heading, view.confirm_label) == ("End your Pro plan?", "Confirm")
        assert view.method == "Nothing is charged now."
        assert view.endings["cancelled"] == "Cancelled. Your plan stays as it is."
