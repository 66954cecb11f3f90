from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from agent.builtin.safety import safety_text
from agent.builtin.sieve import Sieve, places
from agent.builtin.tables.cues import CUES
from agent.builtin.tables.guards import GUARDS
from agent.builtin.tables.safety import RULES
from tests.agent.builtin.scenes import READER

FILES = ("sentences.jsonl", "own.jsonl", "spanish.jsonl", "fair_housing.jsonl")
SAID = [
    json.loads(line)["say"]
    for name in FILES
    for line in Path(__file__).with_name(name).read_text("utf-8").splitlines()[::5]
]


@pytest.mark.parametrize("patterns", [[rule.pattern for rule in (*RULES, *GUARDS)], [cue.pattern for cue in CUES]])
def test_no_pattern_that_matches_is_sifted_out(patterns: list[str]) -> None:
    sieve, made = Sieve(patterns), [re.compile(pattern) for pattern in patterns]
    assert len(set(places(sieve.may_match("find a home in Mesa")))) < len(patterns) / 4
    for text in (safety_text(READER.tokens(said)) for said in SAID):
        left = set(places(sieve.may_match(text)))
        assert {at for at, pattern in enumerate(made) if pattern.search(text)} <= left


def test_a_pattern_is_kept_for_the_beginnings_of_its_words() -> None:
    sieve = Sieve([r"\b(refund|reimburse)\w*\b", r"\bno (?:cats?|dogs)\b", r"\d+ ?%", r"\b(?:my )?hold\b"])
    assert list(places(sieve.may_match("no dogs here"))) == [1, 2]
    assert list(places(sieve.may_match("refunding my hold"))) == [0, 2, 3]
