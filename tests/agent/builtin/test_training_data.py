import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

TRAINING = Path(__file__).parents[3] / "agent" / "builtin" / "training"
FILES = sorted(TRAINING.glob("*.jsonl"))
TOOLS = (
    "search_leads lead_details quote_price hold_lead extend_hold release_hold view_cart purchase request_refund "
    "market_insights recommend_leads account_status set_notifications saved_searches update_lead web_search"
).split()
TALK = "screen_question cancel small_talk help out_of_scope decline unclear".split()
CONTEXT = {"screen", "held", "bought", "figures", "settings"}
WANTED = {name: 120 for name in TOOLS} | {name: 100 for name in TALK} | {"search_leads": 350, "decline": 260}


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def words_of(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def test_every_file_is_named_after_a_label() -> None:
    assert {path.stem for path in FILES} <= set(WANTED)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestOneFile:
    def test_every_line_has_the_shape_the_readme_promises(self, path: Path) -> None:
        for row in rows(path):
            assert set(row) <= {"text", "tool", "context"}
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
