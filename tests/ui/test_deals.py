from __future__ import annotations

import pytest

from backend.purchases.schemas import ProposalLine, RefundStatus
from tests.ui.samples import contact, me, order, proposal
from ui.deals import account_view, contact_view, order_view, refunds_view, saved_searches_view
from ui.proposals import proposal_view


class TestProposalView:
    def test_it_says_exactly_what_a_yes_does(self) -> None:
        view = proposal_view(proposal())
        assert (view.heading, view.total, view.confirm_label) == ("Buy this lead?", "$12.34", "Confirm: pay $12.34")
        assert [(line.label, line.amount) for line in view.lines] == [("3-bed house in Austin (#10412)", "$12.34")]
        assert view.method == "Paid with credits: you have 500 credits, 487.66 credits would be left."

    def test_too_few_credits_are_told(self) -> None:
        assert "too few" in proposal_view(proposal(balance_cents=100)).method

    def test_a_card_payment_is_told(self) -> None:
        assert proposal_view(proposal(method="stripe")).method == "Paid by card."

    def test_several_leads(self) -> None:
        lines = [ProposalLine(lead_id=n, label="house", price_cents=500) for n in (1, 2)]
        assert proposal_view(proposal(lines=lines, total_cents=1000)).heading == "Buy these 2 leads?"

    def test_top_ups_and_plans(self) -> None:
        top_up = proposal_view(proposal(kind="topup", lines=[], credits=165, total_cents=12_999))
        assert (top_up.heading, top_up.lines[0].label) == ("Buy credits?", "165 credits")
        plan = proposal_view(proposal(kind="subscription", lines=[], tier="enterprise"))
        assert (plan.heading, plan.lines[0].label) == ("Change your plan?", "Enterprise plan")

    @pytest.mark.parametrize("status", ["confirmed", "void", "cancelled", "expired"])
    def test_each_ending_has_words_and_no_balance(self, status: str) -> None:
        view = proposal_view(proposal(status=status))
        assert view.endings[status]
        assert view.method == ""


class TestOrderView:
    def test_a_line_with_an_open_contact_carries_its_lead(self) -> None:
        assert order_view(order()).lines[0].lead_id == 10412

    def test_a_refunded_line_hides_it_again(self) -> None:
        line = order_view(order(contact_open=False, refunded_cents=1234)).lines[0]
        assert line.lead_id is None
        assert line.amount == "$12.34 ($12.34 refunded)"

    @pytest.mark.parametrize(
        ("status", "told"), [("requested", " (refund asked for)"), ("declined", " (refund declined)")]
    )
    def test_a_line_says_how_its_refund_stands(self, status: RefundStatus, told: str) -> None:
        assert order_view(order(refund_status=status)).lines[0].amount == f"$12.34{told}"

    @pytest.mark.parametrize(
        ("status", "heading"),
        [
            ("paid", "The lead is yours"),
            ("partly_refunded", "The lead is yours"),
            ("refunded", "Refunded"),
            ("disputed", "Your bank disputes the payment"),
            ("failed", "The card was not charged"),
        ],
    )
    def test_the_heading_says_how_the_order_stands(self, status: str, heading: str) -> None:
        shown = order(contact_open=status in ("paid", "partly_refunded")).model_copy(update={"status": status})
        assert order_view(shown).heading == heading
        assert ("ask for a refund" in order_view(shown).note) == (heading == "The lead is yours")


class TestContactView:
    def test_links_are_made_of_digits_and_plain_addresses(self) -> None:
        view = contact_view(contact())
        assert (view.phones[0].text, view.phones[0].href) == ("(512) 555-0142", "tel:5125550142")
        assert view.emails[0].href == "mailto:rosa@example.com"

    def test_a_number_is_shown_as_people_write_it(self) -> None:
        assert contact_view(contact(phone="+15125550142")).phones[0].text == "(512) 555-0142"
        assert contact_view(contact(phone="ext. nine")).phones[0].text == "ext. nine"

    def test_a_listing_is_text_never_a_link(self) -> None:
        assert contact_view(contact(listing_url="javascript:alert(1)")).listing == "javascript:alert(1)"

    def test_it_says_to_check_before_calling(self) -> None:
        advice = contact_view(contact()).advice
        assert advice[0] == "Do-not-call status: not checked, check before you call."
        assert "8 am to 9 pm" in advice[1]

    def test_missing_parts_are_left_out(self) -> None:
        view = contact_view(contact(phone=None, email=None))
        assert view.phones == []
        assert view.emails == []


def test_the_account_says_plan_credits_and_holds() -> None:
    pairs = dict(account_view(me(), None).pairs)
    assert pairs["Plan"] == "Pro plan"
    assert pairs["Credits"] == "487.66 credits"
    assert pairs["Holds"] == "1 of 10"


def test_without_a_plan_no_limits_are_listed() -> None:
    assert dict(account_view(me(tier=None), None).pairs) == {
        "Plan": "No plan",
        "Credits": "487.66 credits",
        "Market": "Austin, TX",
    }


def test_empty_lists_say_so() -> None:
    assert refunds_view([]).empty == "No refunds."
    assert "None yet" in (saved_searches_view([]).empty or "")
