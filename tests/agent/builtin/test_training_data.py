import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[3] / "agent" / "builtin" / "training"
FILES = sorted(TRAINING.glob("*.jsonl"))
CONTEXT = {"screen", "held", "bought", "figures", "settings", "proposed"}
MATTERS = {"balance", "tier", "renewal", "purchases", "change_tier"}
WANTED = {
    "search_leads": 350,
    "lead_details": 120,
    "quote_price": 120,
    "hold_lead": 120,
    "extend_hold": 120,
    "release_hold": 120,
    "view_cart": 120,
    "purchase": 120,
    "request_refund": 120,
    "market_insights": 120,
    "recommend_leads": 120,
    "account_status": 120,
    "set_notifications": 120,
    "saved_searches": 120,
    "update_lead": 120,
    "web_search": 120,
    "screen_question": 100,
    "cancel": 100,
    "small_talk": 100,
    "help": 100,
    "out_of_scope": 100,
    "decline": 260,
    "unclear": 100,
}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_there_is_one_file_for_every_label_and_no_other() -> None:
    assert {path.stem for path in FILES} == set(WANTED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestOneFile:
    def test_every_line_has_the_shape_the_readme_promises(self, path: Path) -> None:
        for row in rows(path):
            assert set(row) <= {"text", "tool", "context", "what"}
            assert ("what" in row) == (row["tool"] == "account_status")
            assert row.get("what", "tier") in MATTERS
            assert row["text"] == row["text"].strip() != ""
            assert "context" not in row or row["context"]
            assert set(row.get("context", [])) <= CONTEXT

    def test_the_label_is_the_name_of_the_file(self, path: Path) -> None:
        assert {row["tool"] for row in rows(path)} == {path.stem}

    def test_there_are_enough_sentences_to_learn_from(self, path: Path) -> None:
        assert len(rows(path)) >= WANTED[path.stem]


def test_no_text_stands_twice_in_any_file() -> None:
    seen = Counter(words_of(row["text"]) for path in FILES for row in rows(path))
    assert [text for text, count in seen.items() if count > 1] == []


ROLES = sorted((TRAINING / "roles").glob("*.jsonl"))


def test_there_is_one_file_for_every_role() -> None:
    named = {"answer", "elsewhere", "need", "question_how", "reaction", "request", "told"}
    assert {path.stem for path in ROLES} == named
    assert sum(len(rows(path)) for path in ROLES) >= 1500


def test_every_line_of_a_role_holds_a_text_and_its_role_once() -> None:
    found = [(path.stem, row) for path in ROLES for row in rows(path)]
    assert all(row.keys() == {"text", "role"} and row["role"] == stem for stem, row in found)
    seen = Counter(words_of(row["text"]) for _, row in found)
    assert [text for text, count in seen.items() if count > 1] == []
