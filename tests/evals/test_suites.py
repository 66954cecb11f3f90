"""The suites that come with the project: they can be read, and no two of them ask the same."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from evals.cases import Case, read_suite
from evals.values import phrase

SUITES = sorted((Path(__file__).parents[2] / "evals" / "suites").glob("*.jsonl"))
DEV = "dev.jsonl"
DEV_PARTS = [path for path in SUITES if path.name == DEV or path.stem.startswith("dev_")]
SMALL_CHANGE_WORDS = 4  # "yes", "hold it for a day": said by everyone
CATEGORIES = {
    "terse", "chatty", "typo", "price", "place", "negation", "time", "sort", "source", "reference", "refine",
    "correction", "hold", "purchase", "refund", "insights", "compare", "account", "notifications", "recommendations",
    "multi-intent", "unclear", "small-talk", "out-of-scope", "unsafe", "pasted-injection", "spanish", "buyer-leads",
    "update-lead",
}  # fmt: skip


def openings(cases: list[Case]) -> list[str]:
    return [phrase(case.turns[0].user) for case in cases]


def sentences(case: Case) -> list[str]:
    said = [phrase(turn.user) for turn in case.turns]
    return [words for words in said if len(words.split()) > SMALL_CHANGE_WORDS]


def dev_cases() -> list[Case]:
    return [case for path in DEV_PARTS for case in read_suite(path)]


def cases_of_others() -> list[Case]:
    return [case for path in SUITES if path not in DEV_PARTS for case in read_suite(path)]


@pytest.mark.parametrize("path", SUITES, ids=lambda path: path.stem)
def test_every_suite_can_be_read(path: Path) -> None:
    assert read_suite(path)


def test_ids_are_unique_over_all_suites() -> None:
    seen = Counter(case.id for path in SUITES for case in read_suite(path))
    assert [case_id for case_id, times in seen.items() if times > 1] == []


def test_dev_covers_every_category_with_different_cases() -> None:
    cases = read_suite(SUITES[0].with_name(DEV))
    assert {case.category for case in cases} == CATEGORIES
    several = sum(len(case.turns) > 1 for case in cases)
    assert several >= len(cases) / 3


@pytest.mark.parametrize("path", DEV_PARTS, ids=lambda path: path.stem)
def test_every_part_of_dev_keeps_to_its_categories_and_talks_over_several_turns(path: Path) -> None:
    cases = read_suite(path)
    assert {case.category for case in cases} <= CATEGORIES
    assert sum(len(case.turns) > 1 for case in cases) >= len(cases) / 3


def test_no_two_cases_of_dev_open_with_the_same_sentence_nor_with_one_of_another_suite() -> None:
    cases = dev_cases()
    others = set(openings(cases_of_others()))
    said = openings(cases)
    times = Counter(said)
    again = {case.id for case, words in zip(cases, said, strict=True) if words in others or times[words] > 1}
    assert again == set()


def test_no_longer_sentence_of_dev_is_said_twice_there_or_in_another_suite() -> None:
    cases = dev_cases()
    others = {said for case in cases_of_others() for said in sentences(case)}
    times = Counter(said for case in cases for said in sentences(case))
    assert {case.id for case in cases for said in sentences(case) if said in others or times[said] > 1} == set()
