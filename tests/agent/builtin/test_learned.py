"""The learned intent: it knows what it was fitted on, and the same utterances always make the same weights."""

from __future__ import annotations

import pytest

from agent.builtin import learned, train

LEAST_KNOWN = 0.9  # of the utterances it learned from


@pytest.fixture(scope="module")
def rows() -> list[train.Example]:
    return train.examples()[::4]


def _guesses(model: learned.Weights, rows: list[train.Example]) -> list[str]:
    return [model.chances(found.items())[0][1] for found, _ in rows]


def test_shipped_weights_know_what_they_learned_from(rows: list[train.Example]) -> None:
    model = learned.weights()
    assert model is not None
    right = [guess == tool for guess, (_, tool) in zip(_guesses(model, rows), rows, strict=True)]
    assert sum(right) / len(right) >= LEAST_KNOWN


def test_the_same_utterances_give_the_same_weights(rows: list[train.Example]) -> None:
    first, second = (train.written(train.compact(*train.fitted(rows[::6]))) for _ in range(2))
    assert first == second


def test_chances_are_a_distribution() -> None:
    model = learned.weights()
    assert model is not None
    ranked = model.chances([("w:hold", 1.0), ("f:ref", 1.0)])
    assert sum(chance for chance, _ in ranked) == pytest.approx(1.0)
    assert ranked == sorted(ranked, reverse=True)
