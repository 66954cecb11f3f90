"""Figures that can be worked out by hand."""

from __future__ import annotations

import pytest

from evals.statistics import Share, mcnemar, pass_hat, percentile, wilson


def test_wilson_of_eight_in_ten() -> None:
    low, high = wilson(8, 10)
    assert (low, high) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))


def test_wilson_at_the_ends() -> None:
    assert wilson(0, 5)[0] == 0.0
    assert wilson(5, 5)[1] == 1.0
    assert wilson(5, 5)[0] == pytest.approx(0.5655, abs=1e-4)


def test_a_share_of_nothing_has_no_value() -> None:
    assert Share(0, 0).value is None
    assert Share(0, 0).interval is None


def test_pass_hat() -> None:
    assert pass_hat([(3, 4), (4, 4)], 1) == pytest.approx((0.75 + 1) / 2)
    assert pass_hat([(3, 4), (4, 4)], 2) == pytest.approx((3 / 6 + 1) / 2)
    assert pass_hat([(3, 4)], 5) is None


def test_mcnemar_is_the_exact_binomial() -> None:
    assert mcnemar(0, 0) == 1.0
    assert mcnemar(0, 5) == pytest.approx(2 / 32)
    assert mcnemar(1, 9) == pytest.approx(2 * 11 / 1024)
    assert mcnemar(4, 4) == 1.0


def test_percentile_is_the_nearest_rank() -> None:
    assert percentile([], 0.95) is None
    assert percentile([5.0], 0.95) == 5.0
    assert percentile([float(n) for n in range(1, 101)], 0.95) == 95.0
