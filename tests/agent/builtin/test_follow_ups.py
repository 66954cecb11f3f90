"""What is asked after figures and after settings without being said again."""

from __future__ import annotations

from typing import Any

from tests.agent.builtin.talker import Talker


def figures(**args: Any) -> list[list[Any]]:
    return [["market_insights", args]]


class TestAfterFigures:
    def test_a_place_or_a_kind_alone_asks_for_the_same_figure(self) -> None:
        talk = Talker()
        talk.say("median for tempe condos?")
        assert talk.say("houses?") == figures(market="Tempe", metric="median_price", property_types=["house"])
        assert talk.say("Gilbert?") == figures(market="Gilbert", metric="median_price")

    def test_more_than_another_place_compares_with_it(self) -> None:
        talk = Talker()
        talk.say("how hot is the Frisco market rn")
        assert talk.say("hotter than Plano?") == figures(market="Frisco", compare_market="Plano", metric="demand")
        assert talk.say("and per square foot") == figures(
            market="Frisco", compare_market="Plano", metric="price_per_sqft"
        )


class TestAfterQuietHours:
    def test_make_it_another_hour_moves_the_end_that_was_told(self) -> None:
        talk = Talker()
        talk.say("dont msg me before 8 in the morning")
        assert talk.say("make that nine") == [["set_notifications", {"quiet_hours": "22:00-09:00"}]]

    def test_of_two_told_ends_the_nearer_one_moves(self) -> None:
        talk = Talker()
        talk.say("quiet hours 9pm to 6am")
        assert talk.say("make it 10") == [["set_notifications", {"quiet_hours": "22:00-06:00"}]]

    def test_dropping_them_switches_the_hours_off(self) -> None:
        talk = Talker()
        talk.say("start quiet hours at 8pm")
        assert talk.say("and finish at 6") == [["set_notifications", {"quiet_hours": "20:00-06:00"}]]
        assert talk.say("drop them altogether") == [["set_notifications", {"quiet_hours": "off"}]]
