"""Random walks through commerce: whatever buyers, gateway, administrators and clock do, and in whatever order, money
and leads add up after every step, and nothing is left once the world has calmed down."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

import hypothesis
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from backend import clock
from backend.config import Settings
from backend.outbox import service as outbox
from backend.services.testing import TestDatabase
from evals.invariants import ALWAYS, SETTLED
from tests.backend.billing.test_webhooks import EVENT, send
from tests.backend.billing.till import DECLINED, DISPUTED, GOOD, SECURE
from tests.soak.conftest import FULL, Soak
from tests.soak.walks import LEADS, PASTS, Walks

WALKS, STEPS = 2_000, 30
PARTS = 4 if FULL else 1  # of a full run, so that two workers share it
SHARE = 80  # of the walks in every test run
WHO, LEAD, NUMBER = st.integers(0, 2), st.integers(0, LEADS - 1), st.integers(0, 40)
METHODS = st.sampled_from(["credits", "stripe", "stripe"])
HOURS = st.sampled_from([0.1, 0.5, 2, 30, 200])
JUMPS = st.sampled_from(["1s", "6m", "20m", "41m", "25h", "3d", "32d"])
SECONDS = {"1s": 1, "6m": 360, "20m": 1_200, "41m": 2_460, "25h": 90_000, "3d": 259_200, "32d": 2_764_800}
REASONS = st.sampled_from(["no_response", "other", "invalid_contact", "duplicate", "wrong_info"])
EXPECTED = {"orders_by_credits", "orders_by_stripe", "payments_captured", "payments_expired", "refunds_granted"}


class Commerce(RuleBasedStateMachine):
    """One walk."""

    house: ClassVar[Walks]

    def __init__(self) -> None:
        super().__init__()
        self.house.begin()

    def do(self, name: str) -> None:
        self.house.steps[name] += 1
        clock.shift(timedelta(seconds=1))

    @initialize(pasts=st.tuples(*[st.tuples(WHO, st.sampled_from(PASTS))] * LEADS))
    def begin_with(self, pasts: tuple[tuple[int, str], ...]) -> None:
        self.house.run(self._begin_with(pasts))

    async def _begin_with(self, pasts: tuple[tuple[int, str], ...]) -> None:
        for lead, (who, what) in zip(self.house.leads, pasts, strict=True):
            await self.house.past(lead, self.house.buyers[who], what)
        await self.house.till.work()

    @rule(who=WHO, lead=LEAD)
    def quote(self, who: int, lead: int) -> None:
        self.do("quote")
        house = self.house
        house.run(house.call("POST", "/quotes", {"lead_id": house.leads[lead]}, house.buyers[who]))

    @rule(who=WHO, lead=LEAD, hours=HOURS)
    def hold(self, who: int, lead: int, hours: float) -> None:
        self.do("hold")
        self.house.run(self.house.hold(self.house.buyers[who], self.house.leads[lead], hours))

    @precondition(lambda self: self.house.holds)
    @rule(number=NUMBER, hours=HOURS)
    def extend(self, number: int, hours: float) -> None:
        self.do("extend")
        user, hold = self.house.holds[number % len(self.house.holds)]
        self.house.run(self.house.call("POST", f"/holds/{hold}/extend", {"duration_hours": hours}, user))

    @precondition(lambda self: self.house.holds)
    @rule(number=NUMBER)
    def release(self, number: int) -> None:
        self.do("release")
        user, hold = self.house.holds[number % len(self.house.holds)]
        self.house.run(self.house.call("DELETE", f"/holds/{hold}", user=user))

    @rule(who=WHO, leads=st.sets(LEAD, min_size=1), method=METHODS, at_once=st.booleans())
    def propose(self, who: int, leads: set[int], method: str, at_once: bool) -> None:
        self.do("propose")
        self.house.run(self._propose(who, [self.house.leads[lead] for lead in sorted(leads)], method, at_once))

    async def _propose(self, who: int, leads: list[int], method: str, at_once: bool) -> None:
        made = await self.house.propose(self.house.buyers[who], leads, method)
        if made is not None and at_once:
            self.do("confirm")
            await self._confirm(-1, 1)

    @precondition(lambda self: self.house.proposals)
    @rule(number=NUMBER, twice=st.booleans())
    def confirm(self, number: int, twice: bool) -> None:
        self.do("confirm")
        self.house.run(self._confirm(-1 - number % min(3, len(self.house.proposals)), 1 + twice))

    async def _confirm(self, number: int, times: int) -> None:
        user, proposal = self.house.proposals[number]
        path = f"/proposals/{proposal['id']}/confirm"
        answers = await asyncio.gather(*(self.house.call("POST", path, user=user) for _ in range(times)))
        assert len({answer.status_code for answer in answers}) == 1
        await self.house.page_of(answers[0])

    @precondition(lambda self: self.house.proposals)
    @rule(number=NUMBER)
    def take_back(self, number: int) -> None:
        self.do("take_back")
        user, proposal = self.house.proposals[-1 - number % min(3, len(self.house.proposals))]
        self.house.run(self.house.call("DELETE", f"/proposals/{proposal['id']}", user=user))

    @rule(who=st.integers(0, 3), pack=st.sampled_from(["50", "150"]))
    def buy_pack(self, who: int, pack: str) -> None:
        self.do("buy_pack")
        self.house.run(self._open("/credits/checkout", {"pack": pack}, who))

    @rule(
        who=st.sampled_from([3, 3, 1]),
        tier=st.sampled_from(["basic", "pro", "enterprise", None]),
        billing=st.sampled_from(["month", "year"]),
    )
    def change_plan(self, who: int, tier: str | None, billing: str) -> None:
        self.do("change_plan")
        self.house.run(
            self._open("/subscription", {"tier": tier, "billing": billing} if tier else {"cancel": True}, who)
        )

    async def _open(self, path: str, body: object, who: int) -> None:
        await self.house.page_of(await self.house.call("POST", path, body, self.house.buyers[who]))

    @precondition(lambda self: self.house.pages)
    @rule(number=NUMBER, card=st.sampled_from([GOOD, GOOD, DECLINED, SECURE, DISPUTED]), told=st.booleans())
    def pay(self, number: int, card: str, told: bool) -> None:
        self.do("pay")
        self.house.run(self._pay(self.house.pages[-1 - number % min(3, len(self.house.pages))], card, told))

    async def _pay(self, url: str, card: str, told: bool) -> None:
        """With or without the page's own word to the house."""
        paid = await (self.house.till.card(url, card) if told else self.house.silently(url, card))
        if card == SECURE and paid:
            await self.house.till.answer_bank(url, "confirm" if told else "fail")

    @rule(number=NUMBER, how=st.sampled_from(["once", "once", "twice", "forged"]))
    def tell(self, number: int, how: str) -> None:
        self.do("forge" if how == "forged" else "tell")
        if how == "forged":
            assert self.house.run(send(self.house.till, EVENT, spoil=True)) == 400
        else:
            self.house.run(self.house.tell(number, twice=how == "twice"))

    @rule(some=st.integers(1, 20))
    def work(self, some: int) -> None:
        self.do("work")
        self.house.run(outbox.work(self.house.till.house, some))  # type: ignore[arg-type]

    @rule()
    def sweep(self) -> None:
        self.do("sweep")
        self.house.run(self.house.sweep())

    @rule(jump=JUMPS)
    def wait(self, jump: str) -> None:
        self.do("wait")
        clock.shift(timedelta(seconds=SECONDS[jump]))

    @rule(lead=LEAD, cents=st.sampled_from([500, 1_000, 3_500]))
    def reprice(self, lead: int, cents: int) -> None:
        self.do("reprice")
        self.house.run(self.house.shop.set_price(self.house.leads[lead], cents))

    @rule(number=NUMBER, reason=REASONS, part=st.booleans())
    def ask_refund(self, number: int, reason: str, part: bool) -> None:
        self.do("ask_refund")
        self.house.run(self.house.ask_refund(number, reason, 100 if part else None))

    @rule(number=NUMBER, word=st.sampled_from(["approve", "reject"]))
    def decide_refund(self, number: int, word: str) -> None:
        self.do("decide_refund")
        self.house.run(self.house.decide_refund(number, word))

    @rule(number=NUMBER, word=st.sampled_from(["winning_evidence", "losing_evidence"]))
    def decide_dispute(self, number: int, word: str) -> None:
        self.do("decide_dispute")
        self.house.run(self.house.bank(number, word))

    @rule(who=WHO)
    def flush_valkey(self, who: int) -> None:
        self.do("flush_valkey")
        self.house.run(self.house.flush(self.house.buyers[who]))

    @invariant()
    def nothing_is_broken(self) -> None:
        self.house.run(self.house.check())

    def teardown(self) -> None:
        self.house.run(self.house.settle())


@pytest.fixture
def walks(settings: Settings, database: TestDatabase) -> Iterator[Walks]:
    made = Walks(settings, database)
    made.run(made.open())
    yield made
    made.close()


@pytest.mark.timeout(3000)
@pytest.mark.parametrize("part", range(PARTS))
def test_no_walk_breaks_an_invariant(walks: Walks, soak: Soak, part: int) -> None:
    Commerce.house = walks
    examples = soak.length(WALKS // PARTS, share=SHARE)
    hypothesis.seed(part)(Commerce)
    run_state_machine_as_test(
        Commerce,
        settings=hypothesis.settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )
    assert {name for name, count in walks.came_of_it.items() if count} >= EXPECTED
    soak.record(
        f"commerce_walks_{part + 1}_of_{PARTS}",
        walks=walks.walks,
        steps=sum(walks.steps.values()),
        by_step=dict(sorted(walks.steps.items())),
        answers={str(status): count for status, count in sorted(walks.answers.items())},
        checks=walks.checks,
        invariants=sorted({**ALWAYS, **SETTLED}),
        came_of_it=dict(sorted(walks.came_of_it.items())),
        broken=0,
    )
