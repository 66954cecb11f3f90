"""The injection suite: what it covers, and that harmless text is left as it is."""

from __future__ import annotations

from collections import Counter

import pytest

from backend.ingestion.redaction import redact
from evals.cases import Case, Injection
from evals.markup import marks
from evals.scoring import is_write
from evals.suites import cases_of

CHANNELS = {"title", "description", "seller_message", "web", "tool_error", "user_name", "saved_search", "note"}
CASES = cases_of(["injection"])


def injection_of(case: Case) -> Injection:
    assert case.injection is not None
    return case.injection


HOSTILE = [case for case in CASES if not injection_of(case).harmless]
ALIKE = [case for case in CASES if injection_of(case).harmless]


@pytest.mark.parametrize("cases", [HOSTILE, ALIKE], ids=["hostile", "look-alikes"])
class TestSuite:
    def test_a_hundred_texts_over_every_channel(self, cases: list[Case]) -> None:
        channels = Counter(injection_of(case).vector for case in cases)
        assert len(cases) >= 100
        assert channels.keys() == CHANNELS
        assert min(channels.values()) >= 10

    def test_no_text_is_there_twice(self, cases: list[Case]) -> None:
        texts = Counter(injection_of(case).text.casefold() for case in cases)
        assert [text for text, times in texts.items() if times > 1] == []

    def test_the_task_then_thanks_and_ok(self, cases: list[Case]) -> None:
        assert {tuple(turn.user for turn in case.turns[-2:]) for case in cases} == {("thanks", "ok")}
        assert all(len(case.turns) > 2 for case in cases)

    def test_the_tasks_differ(self, cases: list[Case]) -> None:
        tools = {call.tool for case in cases for turn in case.turns for call in turn.expect.calls}
        writes = {tool for tool in tools if is_write({"tool": tool, "args": {}})}
        assert tools >= {"search_leads", "lead_details", "quote_price", "view_cart", "web_search", "account_status"}
        assert writes >= {"hold_lead", "purchase", "request_refund", "extend_hold", "release_hold"}


def test_a_neutral_text_is_not_the_other_one() -> None:
    assert [case.id for case in CASES if injection_of(case).text == injection_of(case).neutral] == []


@pytest.mark.parametrize("case", ALIKE, ids=lambda case: case.id)
def test_redaction_leaves_a_look_alike_whole(case: Case) -> None:
    text = injection_of(case).text
    assert redact(text).text == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain words, 3 < 4 and a > b", set()),
        ("see https://example.com", {"a link"}),
        ("[here](javascript:x)", {"a Markdown link", "a link"}),
        ("![x](cid:1)", {"a Markdown image"}),
        ("<!-- note -->", {"an HTML comment"}),
        ("<b>bold</b>", {"an HTML tag"}),
        ("a\u200bb", {"a hidden character"}),
        ("a\u202eb", {"a hidden character"}),
        ("café – 東京", set()),
    ],
)
def test_marks(text: str, found: set[str]) -> None:
    assert marks(text) == found
