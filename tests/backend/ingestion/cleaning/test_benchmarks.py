"""What is asked of cleaning, on composed samples; a miss lists every failure."""

from __future__ import annotations

import os

import pytest

from backend.ingestion.cleaning import addresses
from backend.ingestion.cleaning.encoding import tidy
from backend.ingestion.cleaning.phones import numbers
from tests.backend.ingestion.cleaning.composing import Messy, messy
from tests.backend.ingestion.cleaning.disguising import disguised

ADDRESSES, PHONES = 2_000, 500
SEEDS = range(7, 27) if os.environ.get("AIQLEADS_SOAK") == "full" else (7,)


def _plain(parts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.lower().replace("-", "") for part in parts)


def _read(case: Messy) -> tuple[str, ...]:
    found = addresses.read(tidy(case.text))
    street = found.street
    return (
        street.number, street.before, street.name, street.suffix, street.after, street.unit, found.city, found.state,
        found.zip,
    )  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_messy_addresses(seed: int) -> None:
    cases = messy(seed, ADDRESSES)
    failed = [(case.text, case.meant, _read(case)) for case in cases if _plain(_read(case)) != _plain(case.meant)]
    listed = "\n".join(f"{text!r}: meant {meant}, read {read}" for text, meant, read in failed)
    assert 1 - len(failed) / ADDRESSES >= 0.99, listed


@pytest.mark.parametrize("seed", SEEDS)
def test_disguised_phones(seed: int) -> None:
    cases = disguised(seed, PHONES)
    failed = [case for case in cases if [number.e164 for number in numbers(case.text)] != [case.meant]]
    listed = "\n".join(f"{case.way}: {case.text!r} is {case.meant}, read {numbers(case.text)}" for case in failed)
    assert 1 - len(failed) / PHONES >= 0.95, listed
