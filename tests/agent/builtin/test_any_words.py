"""Whatever the words, in whatever order: a turn comes to a plan, never to an error."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from pathlib import Path

import pytest

from agent.builtin.lexicon import domain_lexicon
from tests.agent.builtin.scenes import GAZETTEER, SCENES, plan_of
from tests.agent.builtin.test_sentences import CASES

TRAINING = Path(__file__).parents[3] / "agent" / "builtin" / "training"
AMOUNTS = ("0", "1", "2.5", "300", "450k", "$12", "$1.2m", "7", "78745", "9102", "1,250", "4oo", "99999999999")
MARKS = (",", ".", "?", "!", "-", "–", "/", "$", "%", '"', "(", "'s", "#", "🏠", "&", ":", "≤", "½", "")


@lru_cache(maxsize=1)
def texts() -> list[str]:
    lines = [line for path in sorted(TRAINING.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    found = [str(json.loads(line)["text"]) for line in lines]
    return found + [case["say"] for case in CASES]


@lru_cache(maxsize=1)
def words() -> list[str]:
    """Words of every table, names of places, amounts and marks."""
    phrases = sorted(domain_lexicon().phrases())
    names = [" ".join(name) for name in sorted(GAZETTEER.names())]
    return [*phrases, *names[:400], *AMOUNTS * 40, *MARKS * 20]


def mixture(rng: random.Random) -> str:
    """Table words alone, or halves of two sentences with a few of them in between."""
    some = [rng.choice(words()) for _ in range(rng.randint(1, 12))]
    if rng.random() < 0.5:
        return " ".join(some)
    first, second = rng.choice(texts()).split(), rng.choice(texts()).split()
    return " ".join([*first[: rng.randint(0, len(first))], *some[:4], *second[rng.randint(0, len(second)) :]])


@pytest.mark.parametrize("seed", range(12))
def test_no_mixture_of_words_raises(seed: int) -> None:
    rng = random.Random(seed)
    for _ in range(40):
        said, scene = mixture(rng), rng.choice(sorted(SCENES))
        try:
            plan_of(said, SCENES[scene])
        except Exception as error:
            error.add_note(f"in the scene {scene!r}: {said!r}")
            raise


@pytest.mark.parametrize(
    "say",
    [
        "around 300 thousand in Glendale, give or take",
        "footprint center I mean, not the ballpark",
        "2000 sqft give or take",
        "3 beds, ballpark",
        "give or take 300k ballpark",
    ],
)
def test_a_loose_word_away_from_its_amount_is_read(say: str) -> None:
    for state in SCENES.values():
        plan_of(say, state)
