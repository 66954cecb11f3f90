"""Whole conversations: what is kept, corrected, referred to, asked and answered."""

from __future__ import annotations

from typing import Any

import pytest

from tests.agent.builtin.talker import Talker


def search(**args: Any) -> list[list[Any]]:
    return [["search_leads", args]]


class TestRefining:
    def test_each_turn_keeps_what_it_does_not_change(self) -> None:
        talk = Talker()
        talk.say("3 bed houses in Henderson under 450k")
        kept = {"property_types": ["house"], "city": "Henderson", "max_price": 450_000}
        assert talk.say("actually make it 4 beds") == search(min_beds=4, **kept)
        assert talk.say("drop the price limit") == search(min_beds=4, property_types=["house"], city="Henderson")
        assert talk.say("and no HOA please") == search(
            min_beds=4, property_types=["house"], city="Henderson", features=["no_hoa"]
        )

    def test_what_narrows_recommendations_is_recommended_too(self) -> None:
        talk = Talker()
        talk.say("recommend me some leads in Phoenix")
        assert talk.say("only houses") == [["recommend_leads", {"city": "Phoenix", "property_types": ["house"]}]]
        assert talk.say("and in Tempe?") == [["recommend_leads", {"city": "Tempe", "property_types": ["house"]}]]
        assert talk.say("show me condos in Mesa under 300") == search(
            city="Mesa", property_types=["condo"], max_price=300_000
        )

    def test_new_place_alone_keeps_the_need(self) -> None:
        talk = Talker()
        talk.say("condos in Dallas under 300")
        assert talk.say("what about Plano?") == search(property_types=["condo"], city="Plano", max_price=300_000)

    def test_new_place_with_new_need_starts_afresh(self) -> None:
        talk = Talker()
        talk.say("3 bed houses in Austin with a pool")
        assert talk.say("show me condos in Dallas under 300k") == search(
            property_types=["condo"], city="Dallas", max_price=300_000
        )

    def test_start_over_forgets_everything(self) -> None:
        talk = Talker()
        talk.say("condos in Dallas under 300")
        assert talk.say("start over") == search()

    def test_exclusion_replaces_the_wish(self) -> None:
        talk = Talker()
        talk.say("homes in Austin with a garage or a pool")
        assert talk.say("no pool actually") == search(city="Austin", features=["garage"], exclude_features=["pool"])

    def test_pages_follow_one_another(self) -> None:
        talk = Talker()
        talk.say("homes in Tempe")
        assert talk.say("show me more") == search(city="Tempe", page=2)
        assert talk.say("next page") == search(city="Tempe", page=3)


class TestReferring:
    def test_ellipsis_repeats_the_action(self) -> None:
        talk = Talker()
        talk.say("homes in Henderson")
        assert talk.say("hold the second one till tomorrow") == [["hold_lead", {"ref": [9102], "duration_hours": 24}]]
        assert talk.say("and the third") == [["hold_lead", {"ref": [9103]}]]
        assert talk.say("actually release that one") == [["release_hold", {"ref": [9103]}]]
        assert talk.say("buy the other one") == [["purchase", {"ref": [9102]}]]

    def test_later_request_uses_the_earlier_ones_result(self) -> None:
        talk = Talker()
        calls = talk.say("find 3-beds in Henderson and hold the two cheapest")
        assert calls == [
            ["search_leads", {"min_beds": 3, "city": "Henderson"}],
            ["hold_lead", {"ref": [9103, 9105]}],
        ]
        assert "41 found" in talk.reply

    def test_pronoun_in_the_same_sentence(self) -> None:
        talk = Talker()
        talk.say("homes in Henderson")
        assert talk.say("quote 1, then hold it for 2 hours") == [
            ["quote_price", {"ref": [9101]}],
            ["hold_lead", {"ref": [9101], "duration_hours": 2}],
        ]


class TestAsking:
    def test_answer_completes_the_call(self) -> None:
        talk = Talker()
        talk.say("show me leads in Mesa")
        assert talk.say("hold something for me for 3 hours") == [["ask_user", {"missing": ["ref"]}]]
        assert talk.say("the third") == [["hold_lead", {"ref": [9103], "duration_hours": 3}]]
        assert talk.say("extend it") == [["ask_user", {"missing": ["duration_hours"]}]]
        assert talk.say("12 hours") == [["extend_hold", {"duration_hours": 12, "ref": [9103]}]]

    def test_new_request_is_no_answer(self) -> None:
        talk = Talker()
        talk.say("show me leads in Mesa")
        talk.say("hold something for me")
        assert talk.say("whats my balance") == [["account_status", {"what": "balance"}]]

    @pytest.mark.parametrize("text", ["never mind", "no, forget it", "actually never mind"])
    def test_change_of_mind_calls_nothing(self, text: str) -> None:
        talk = Talker()
        talk.say("show me leads in Mesa")
        talk.say("hold something for me")
        assert talk.say(text) == []

    def test_yes_with_nothing_waiting_is_asked(self) -> None:
        assert Talker().say("yes") == [["ask_user", {"missing": ["intent"]}]]


def test_market_question_carries_its_place() -> None:
    talk = Talker()
    talk.say("median price in Mesa")
    assert talk.say("and in Chandler?") == [["market_insights", {"market": "Chandler", "metric": "median_price"}]]


def test_change_of_method_makes_a_new_proposal() -> None:
    talk = Talker()
    talk.say("homes in Henderson")
    talk.say("buy the second")
    assert talk.say("yes but by card") == [["purchase", {"ref": [9102], "payment_method": "stripe"}]]


def test_comparative_weighs_the_leads_just_compared() -> None:
    talk = Talker()
    talk.say("homes in Henderson")
    assert talk.say("what's the difference between the top two?") == []
    assert talk.say("reserve the cheaper one") == [["hold_lead", {"ref": [9101]}]]


def test_answer_may_say_more_than_was_asked() -> None:
    talk = Talker(holds=[{"lead_id": 4503, "ends_at": "2026-06-18T15:00:00Z"}], focus=[4503])
    assert talk.say("extend it") == [["ask_user", {"missing": ["duration_hours"]}]]
    assert talk.say("4503, by a day") == [["extend_hold", {"ref": [4503], "duration_hours": 24}]]


def test_plan_does_not_change_with_what_the_turn_does() -> None:
    talk = Talker(last_tool="search_leads")
    assert talk.say("email me when prices drop") == [["set_notifications", {"channel": "email", "event": "price_drop"}]]


class TestAfterAQuestion:
    def test_a_search_that_fits_no_lead_shown_is_a_new_request_and_loses_nothing(self) -> None:
        talk = Talker()
        talk.say("hold it")
        assert talk.say("condos in Austin under 400") == search(
            property_types=["condo"], city="Austin", max_price=400_000
        )

    def test_taking_back_and_asking_anew_is_one_search(self) -> None:
        talk = Talker()
        talk.say("hold the third")
        assert talk.say("no wait, show me land in Mesa under 100k") == search(
            property_types=["land"], city="Mesa", max_price=100_000
        )


class TestNotices:
    def test_an_answer_says_what_about_by_what_and_how_often_at_once(self) -> None:
        talk = Talker()
        talk.say("alert me")
        told = {"event": "new_match", "channel": "email", "frequency": "weekly"}
        assert talk.say("by email, any new match, once a week") == [["set_notifications", told]]

    def test_one_end_of_the_quiet_hours_moves_alone(self) -> None:
        talk = Talker()
        talk.say("no pings between 9pm and 6:30am")
        assert talk.say("eh start it at ten instead of nine") == [["set_notifications", {"quiet_hours": "22:00-06:30"}]]
        assert talk.say("actually till 8") == [["set_notifications", {"quiet_hours": "22:00-08:00"}]]

    def test_what_is_off_for_one_thing_goes_off_for_the_next_too(self) -> None:
        talk = Talker()
        talk.say("stop emailing me about refunds")
        off = {"channel": "email", "event": "order", "enabled": False}
        assert talk.say("orders too, same deal") == [["set_notifications", off]]

    def test_a_reminder_before_that_is_of_what_was_just_shown(self) -> None:
        talk = Talker()
        talk.say("when do y'all bill me next")
        told = {"channel": "email", "event": "renewal"}
        assert talk.say("reckon you could send an email reminder before that") == [["set_notifications", told]]


class TestPlacesToldOf:
    def test_there_is_the_place_named_before_it_in_the_turn(self) -> None:
        talk = Talker()
        talk.say("one client needs a condo in Tempe under 300")
        said = "the other one's after land in Maricopa, 50k to 90k. plus how long does land sit there?"
        assert talk.say(said)[1] == [
            "market_insights",
            {"market": "Maricopa", "metric": "days_on_market", "property_types": ["land"]},
        ]


def test_how_a_plan_is_changed_is_explained_and_nothing_is_proposed() -> None:
    for said in ("how do I upgrade?", "how would one go about changing plans"):
        talk = Talker()
        assert talk.say(said) == []
        assert "switch me to Pro" in talk.reply or "plan" in talk.reply


class TestPermission:
    PENDING = {
        "question": "Shall I turn off notices about orders?", "missing": ["consent"], "tool": "set_notifications",
        "args": {"event": "order", "enabled": False},
    }  # fmt: skip

    @pytest.mark.parametrize("said", ["what is my balance?", "what do I hold?", "email me", "orders", "weekly"])
    def test_a_question_for_it_is_answered_by_a_plain_yes_alone(self, said: str) -> None:
        talk = Talker(pending_question=self.PENDING)
        calls = talk.say(said)
        assert ["set_notifications", {"event": "order", "enabled": False}] not in calls
