"""Which thing of one's own account is meant, as learned; and several of them, named in a row: a call for each."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from agent.builtin import roles
from agent.builtin.items import Clause, Token
from agent.builtin.learned import Weights
from agent.builtin.plan import Step
from agent.builtin.tables.matters import (
    BESIDE_TIERS,
    BETWEEN,
    BUYS,
    COSTS_OF_IT,
    GO_AHEAD,
    LEADS_IN,
    MUSES,
    OF_ONE,
    OF_PLANS,
    SIGNS,
    TIERS,
)

WEIGHTS = Path(__file__).parent / "matters.json"
MOST_WORDS = 40
SEVERAL, MOST_OF_A_PART = 2, 8
SURELY = 0.9


def plans_told(parts: list[Clause]) -> list[Clause]:
    """ "upgrade time. Enterprise please", "basic or pro… which am I": a plan that is only named belongs beside it."""
    out: list[Clause] = []
    for part in parts:
        before = out[-1] if out else None
        if before is not None and _goes_ahead(before, part):
            out[-1] = _taken(before, part)
        elif before is not None and (_of_one_plan(before, part) or _its_cost(before, part)):
            out[-1] = Clause(
                before.items + part.items,
                f"{before.text} {part.text}",
                f"{before.raw} {part.raw}",
                question=before.question or part.question,
                tool=before.tool,
                settled=True,
            )
        else:
            out.append(part)
    return out


def _goes_ahead(before: Clause, part: Clause) -> bool:
    """ "what about going up to Enterprise, set that up": an order that names no plan but the one asked about."""
    said = set(before.text.split())
    named = bool(said & TIERS) and not before.has("id", "hash", "ordinal", "money", "beds", "ptype")
    return named and GO_AHEAD.match(part.text) is not None and (before.question or MUSES.match(before.text) is not None)


def _taken(before: Clause, part: Clause) -> Clause:
    tier = next(word for word in before.text.split() if word in TIERS)
    text = f"{part.text} switch me to {tier}"
    return Clause(before.items, text, f"{before.raw} {part.raw}", tool="account_status", settled=True)


def _of_one_plan(before: Clause, part: Clause) -> bool:
    return before.tool == part.tool == "account_status" and (_a_plan(before) or _a_plan(part))


def _its_cost(before: Clause, part: Clause) -> bool:
    """ "which plan am i on and what does it cost": what the plan costs, and no lead."""
    if before.tool != "account_status" or part.tool not in ("quote_price", "account_status"):
        return False
    return not OF_PLANS.isdisjoint(before.text.split()) and COSTS_OF_IT.match(part.text) is not None


def _a_plan(part: Clause) -> bool:
    said = set(part.text.split())
    return bool(said & TIERS) and said <= TIERS | BESIDE_TIERS


def several_matters(words: Sequence[Token]) -> list[Step]:
    """ "balance, plan and when it renews": empty where anything else is said, or one thing alone."""
    if len(words) > MOST_WORDS or sum(word.text in SIGNS for word in words) < SEVERAL:
        return []
    found: list[tuple[str, str]] = []
    for part in _parts(words):
        named = _named(part) or _surely(part)
        if named is None and not LEADS_IN.match(part):
            return []
        found += [named] if named and named not in found else []
    if len(found) < SEVERAL or not any(tool == "account_status" for tool, _ in found):
        return []
    return [Step(tool, {"what": what} if what else {}) for tool, what in found]


def _surely(part: str) -> tuple[str, str] | None:
    """What a part with a word of money or plans is learned to ask for, where it has no name of its own."""
    said = part.split()
    if len(said) > MOST_OF_A_PART or SIGNS.isdisjoint(said) or BUYS.match(part):
        return None
    what, chance = matter_learned(part)
    return ("account_status", what) if chance >= SURELY and what != "change_tier" else None


def _parts(words: Sequence[Token]) -> Iterator[str]:
    run: list[str] = []
    for word in words:
        if word.text not in BETWEEN:
            run.append(word.text)
        elif run:
            yield " ".join(run)
            run = []
    if run:
        yield " ".join(run)


def _named(part: str) -> tuple[str, str] | None:
    return next(((tool, what) for tool, what, pattern in OF_ONE if pattern.match(part)), None)


@lru_cache(maxsize=1)
def weights() -> Weights:
    return Weights.of(json.loads(WEIGHTS.read_text("utf-8")))


@lru_cache(maxsize=256)
def matter_learned(text: str) -> tuple[str, float]:
    """What of the account a clause asks for (``balance tier renewal purchases change_tier``), and its chance."""
    chance, what = weights().chances(features(text).items())[0]
    return what, chance


def features(text: str) -> dict[str, float]:
    return roles.features(text.split()[:MOST_WORDS])
