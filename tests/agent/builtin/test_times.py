"""Lengths and moments, as people say them at ten in the morning of Wednesday 17 June."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.agent.builtin.scenes import SCENES, outcome
from tests.agent.builtin.talker import Talker

LENGTHS: list[tuple[str, float]] = [
    ("till tonight at eight", 10),
    ("until 8 tonight", 10),
    ("until five o'clock this afternoon", 7),
    ("till 5 this afternoon", 7),
    ("until half past six", 8.5),
    ("until quarter to nine", 10.75),
    ("until a quarter past four", 6.25),
    ("till half nine tonight", 11.5),
    ("until noon", 2),
    ("till midnight", 14),
    ("until noon tomorrow", 26),
    ("through tomorrow 1200", 26),
    ("until 1600", 6),
    ("till 1630 today", 6.5),
    ("until friday 1600", 54),
    ("friday 5pm", 55),
    ("until friday at 5 pm", 55),
    ("until friday at noon", 50),
    ("till friday noon", 50),
    ("until tomorrow morning", 23),
    ("until tomorrow at 9", 23),
    ("till tomorrow 9am", 23),
    ("until 9 tomorrow morning", 23),
    ("til tomorrow morning at nine", 23),
    ("until tomorrow evening", 32),
    ("until tomorrow at 6 in the evening", 32),
    ("for 1000 hours", 1000),
    ("for half a day", 12),
    ("for a fortnight", 336),
    ("for a couple hours", 2),
    ("couple hours", 2),
    ("couple of days", 48),
    ("for three quarters of an hour", 0.75),
    ("for an hour and a quarter", 1.25),
    ("for an hour and a half", 1.5),
    ("for 1.5 hrs", 1.5),
    ("48h", 48),
    ("2d", 48),
    ("for 2 days", 48),
    ("a whole week", 168),
    ("another day", 24),
    ("one more day", 24),
    ("for a full day", 24),
    ("for 45 min", 0.75),
    ("for 90 minutes", 1.5),
    ("for two and a half hours", 2.5),
    ("for 1 hour 30 minutes", 1.5),
    ("for 1 hr and 15 mins", 1.25),
    ("for a day and 6 hours", 30),
    ("for two days and a half", 60),
    ("for an hour and twenty minutes", 1.33),
    ("for the whole weekend", 48),
    ("for 6 hours or so", 6),
    ("for half an hour", 0.5),
    ("for a good three hours", 3),
    ("for like 3 hrs", 3),
    ("til 6:30pm", 8.5),
    ("until 17:30", 7.5),
    ("until 5:30", 7.5),
    ("until 6 p.m.", 8),
    ("till 6p", 8),
    ("by end of day", 14),
    ("until end of day", 14),
    ("until eod", 14),
    ("until tomorrow", 24),
    ("till friday", 48),
    ("until day after tomorrow", 48),
    ("until the day after tomorrow at 3pm", 53),
    ("till saturday noon", 74),
    ("until monday morning", 119),
    ("until monday at 9", 119),
    ("till monday 9 am", 119),
    ("until next week", 168),
    ("until 11", 1),
    ("until 7", 9),
    ("until ten thirty tonight", 12.5),
    ("until six thirty", 8.5),
    ("till 4 in the afternoon", 6),
    ("until four o'clock", 6),
    ("until six o'clock sharp", 8),
    ("until this evening", 8),
    ("through friday evening", 56),
    ("por dos horas", 2),
    ("por un par de horas", 2),
    ("por media hora", 0.5),
    ("por una hora y media", 1.5),
    ("hasta mañana", 24),
    ("hasta mañana a las 9", 23),
    ("hasta las 5 de la tarde", 7),
    ("hasta las nueve de la noche", 11),
    ("hasta el viernes", 48),
    ("hasta el viernes a las 5 de la tarde", 55),
    ("hasta mediodía", 2),
    ("hasta la medianoche", 14),
    ("hasta mañana al mediodía", 26),
    ("por un día y medio", 36),
    ("toda la semana", 168),
    ("for ten days", 240),
    ("for 3 weeks", 504),
    ("for six hours", 6),
    ("not thursday, friday", 48),
    ("for the night", 12),
    ("overnight for 12 hours", 12),
    ("overnight until 9am", 23),
    ("until june 20", 72),
    ("until june 20 at noon", 74),
    ("until the 20th of june", 72),
]


@pytest.mark.parametrize(("said", "hours"), LENGTHS, ids=[row[0] for row in LENGTHS])
def test_a_hold_lasts_as_long_as_was_said(said: str, hours: float) -> None:
    assert outcome(f"hold 8107 {said}", SCENES["nothing"]) == [["hold_lead", {"ref": [8107], "duration_hours": hours}]]


QUIET: list[tuple[str, str]] = [
    ("quiet hours from ten at night to seven in the morning", "22:00-07:00"),
    ("quiet 2200 to 0600", "22:00-06:00"),
    ("quiet hours 10p-6a", "22:00-06:00"),
    ("do not disturb 2130-0630", "21:30-06:30"),
    ("quiet from half past nine in the evening until quarter to seven", "21:30-06:45"),
    ("between half ten at night and half six in the morning no notifications", "22:30-06:30"),
    ("no pings from 11 to 7", "23:00-07:00"),
    ("dont text me between eleven pm and six thirty am", "23:00-06:30"),
    ("mute me from midnight to 8", "00:00-08:00"),
    ("silence from 10 o'clock to 6 o'clock", "22:00-06:00"),
    ("quiet hours 9:30 p.m. to 6 a.m.", "21:30-06:00"),
    ("set quiet hours 8pm till 6am", "20:00-06:00"),
    ("quiet hours 22-7", "22:00-07:00"),
    ("quiet hours 22:00-07:00", "22:00-07:00"),
    ("no notifications from noon to 2pm", "12:00-14:00"),
    ("dnd 1 pm to 3 pm", "13:00-15:00"),
    ("quiet from 6 in the evening until 9 in the morning", "18:00-09:00"),
    ("no me molestes de 10 de la noche a 7 de la mañana", "22:00-07:00"),
    ("keep it quiet between 9 and 6", "21:00-06:00"),
    ("i sleep ten to six, dont buzz me", "22:00-06:00"),
    ("do not bother me after 9pm", "21:00-07:00"),
    ("quiet hours starting 11pm ending 5am", "23:00-05:00"),
    ("no alerts after 10 at night or before 7 in the morning", "22:00-07:00"),
    ("quiet hours off", "off"),
    ("turn off quiet hours", "off"),
    ("no quiet hours anymore", "off"),
    ("no more quiet hours", "off"),
    ("remove my quiet hours", "off"),
    ("cancel quiet hours please", "off"),
    ("i dont need quiet hours", "off"),
    ("disable the quiet time", "off"),
    ("drop the quiet hours", "off"),
    ("you can ping me anytime again, no quiet hours", "off"),
    ("switch do not disturb off", "off"),
]
FOLLOW_UPS: list[tuple[str, str]] = [
    ("remind me about 9102 in 45 min", "2026-06-17T10:45:00-05:00"),
    ("remind me abt 9102 in 45 min", "2026-06-17T10:45:00-05:00"),
    ("follow up on 9102 friday 1600", "2026-06-19T16:00:00-05:00"),
    ("9102 callback tomorrow at half past three", "2026-06-18T15:30:00-05:00"),
    ("call 9102 tomorrow at ten am", "2026-06-18T10:00:00-05:00"),
    ("set a follow up for 9102 monday at 9", "2026-06-22T09:00:00-05:00"),
    ("follow up 9102 thursday 3pm", "2026-06-18T15:00:00-05:00"),
    ("follow up on 9102 a week from today at half past ten in the forenoon", "2026-06-24T10:30:00-05:00"),
    ("remind me on 9102 in a fortnight", "2026-07-01"),
    ("follow up with 9102 in three days at noon", "2026-06-20T12:00:00-05:00"),
    ("follow up with 9102 next tuesday", "2026-06-23"),
    ("remind me to call 9102 tomorrow evening", "2026-06-18T18:00:00-05:00"),
    ("remind me to call 9102 tomorrow morning", "2026-06-18T09:00:00-05:00"),
    ("remind me to call 9102 friday morning at eight", "2026-06-19T08:00:00-05:00"),
    ("set a callback for 9102 at quarter past four", "2026-06-17T16:15:00-05:00"),
    ("follow up on 9102 in 2 hrs", "2026-06-17T12:00:00-05:00"),
    ("remind me about 9102 in an hour and a half", "2026-06-17T11:30:00-05:00"),
    ("follow up on 9102 june 30", "2026-06-30"),
    ("follow up on 9102 june 30 at 2pm", "2026-06-30T14:00:00-05:00"),
    ("follow up on 9102 not thursday, friday", "2026-06-19"),
    ("recuérdame llamar al 9102 mañana a las 9", "2026-06-18T09:00:00-05:00"),
    ("recuérdame llamar al 9102 el viernes a las 4 de la tarde", "2026-06-19T16:00:00-05:00"),
    ("remind me to ring 9102 the day after tomorrow at 3:30", "2026-06-19T15:30:00-05:00"),
    ("remind me at noon to call 9102", "2026-06-17T12:00:00-05:00"),
    ("remind me to check on 9102 tonight at seven", "2026-06-17T19:00:00-05:00"),
    ("remind me to follow up on 9102 this saturday round ten", "2026-06-20T10:00:00-05:00"),
    ("call back 9102 in half an hour", "2026-06-17T10:30:00-05:00"),
]


@pytest.mark.parametrize(("said", "hours"), QUIET, ids=[row[0] for row in QUIET])
def test_quiet_hours_have_one_form(said: str, hours: str) -> None:
    made = outcome(said, SCENES["nothing"])
    assert [(step[0], step[1].get("quiet_hours")) for step in made] == [("set_notifications", hours)]


@pytest.mark.parametrize(("said", "moment"), FOLLOW_UPS, ids=[row[0] for row in FOLLOW_UPS])
def test_a_follow_up_is_on_the_users_clock(said: str, moment: str) -> None:
    assert outcome(said, SCENES["bought"]) == [["update_lead", {"ref": [9102], "follow_up_at": moment}]]


@pytest.mark.parametrize(
    ("said", "moment"),
    [
        ("oof not thursday, friday", "2026-06-19T15:00:00-05:00"),
        ("and 4 instead of 3 sry", "2026-06-18T16:00:00-05:00"),
        ("Slide it to Monday same time", "2026-06-22T15:00:00-05:00"),
        ("move it to saturday at noon", "2026-06-20T12:00:00-05:00"),
        ("5pm instead of 3", "2026-06-18T17:00:00-05:00"),
        ("make it 4 instead", "2026-06-18T16:00:00-05:00"),
        ("push it to 4:30", "2026-06-18T16:30:00-05:00"),
        ("9am would be better", "2026-06-18T09:00:00-05:00"),
    ],
)
def test_a_follow_up_just_set_is_put_right(said: str, moment: str) -> None:
    talk = Talker(**deepcopy(SCENES["bought"]))
    talk.say("follow up on 9102 thursday at 3pm")
    assert talk.say(said) == [["update_lead", {"ref": [9102], "follow_up_at": moment}]]


@pytest.mark.parametrize(
    ("turns", "hours"),
    [
        (("hold it", "8300. couple hours"), 2),
        (("hold that lead for 3 hours", "8300"), 3),
        (("hold that lead till friday noon", "8300"), 50),
    ],
)
def test_the_answer_which_lead_keeps_how_long(turns: tuple[str, str], hours: float) -> None:
    talk = Talker()
    talk.say(turns[0])
    assert talk.say(turns[1]) == [["hold_lead", {"ref": [8300], "duration_hours": hours}]]


def test_each_lead_keeps_its_own_end() -> None:
    made = outcome("hold the first till 3 and the last till 5", SCENES["screen"])
    assert made == [
        ["hold_lead", {"ref": [9101], "duration_hours": 5}],
        ["hold_lead", {"ref": [9105], "duration_hours": 7}],
    ]


def test_a_second_hold_lasts_as_long_as_the_first() -> None:
    talk = Talker(**deepcopy(SCENES["screen"]))
    talk.say("hold the cheapest for 2 hours")
    assert talk.say("and the second one, same time") == [["hold_lead", {"ref": [9102], "duration_hours": 2}]]
