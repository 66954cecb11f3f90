"""Work that follows a commit: once to effect inside a transaction, retried outside of one, given up in the open."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine

from backend import clock
from backend.config import Settings
from backend.db import make_sessions, transaction
from backend.outbox import jobs, service
from backend.outbox.queries import ANYTHING_DUE
from backend.outbox.topics import TOPICS, House, Topic
from tests.backend.outbox import handlers
from tests.factories import make_user

WITHIN, OUTSIDE = "test.within", "test.outside"


@pytest.fixture
async def house(
    database: object, engine: AsyncEngine, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[House]:
    monkeypatch.setitem(TOPICS, WITHIN, Topic("tests.backend.outbox.handlers:log", attempts_max=3))
    monkeypatch.setitem(
        TOPICS, OUTSIDE, Topic("tests.backend.outbox.handlers:call", outside=True, attempts_max=3, lease_seconds=60)
    )
    handlers.calls.clear()
    handlers.started = asyncio.Event()
    made = House(make_sessions(engine), settings)
    async with transaction(made.sessions) as session:
        await session.execute(text("CREATE TABLE outbox_effects (id bigint)"))
    yield made
    async with transaction(made.sessions) as session:
        await session.execute(text("DROP TABLE outbox_effects"))


async def put(house: House, topic: str, key: str | None = None, **payload: object) -> int | None:
    async with transaction(house.sessions) as session:
        return await service.put(session, topic, payload, key=key)


async def effects(house: House) -> int:
    async with transaction(house.sessions) as session:
        return int((await session.execute(text("SELECT count(*) FROM outbox_effects"))).scalar_one())


async def notices(house: House) -> list[tuple[object, str]]:
    async with transaction(house.sessions) as session:
        return [
            (row.user_id, row.title)
            for row in await session.execute(text("SELECT user_id, title FROM notices ORDER BY id"))
        ]


async def anything_due(house: House) -> bool:
    async with transaction(house.sessions) as session:
        return bool((await session.execute(text(ANYTHING_DUE))).scalar_one())


class TestPut:
    async def test_a_cause_with_a_key_counts_once_even_after_it_is_done(self, house: House) -> None:
        assert await put(house, WITHIN, "hold-1-expiring")
        assert await put(house, WITHIN, "hold-1-expiring") is None
        assert await service.work(house) == 1
        assert await put(house, WITHIN, "hold-1-expiring") is None
        assert await effects(house) == 1

    async def test_what_the_cause_takes_back_is_not_asked_for(self, house: House) -> None:
        async with house.sessions() as session:
            await service.put(session, WITHIN, {})
            await session.rollback()
        assert not await anything_due(house)

    async def test_a_topic_that_nobody_works_on_is_refused(self, house: House) -> None:
        with pytest.raises(KeyError):
            await put(house, "test.unknown")


class TestWork:
    async def test_what_is_due_later_waits(self, house: House) -> None:
        async with transaction(house.sessions) as session:
            await service.put(session, WITHIN, {}, due_at=clock.now() + timedelta(hours=1))
        assert await service.work(house) == 0
        clock.shift(timedelta(hours=1, seconds=1))
        assert await anything_due(house)
        assert await service.work(house) == 1

    @pytest.mark.parametrize("topic", [WITHIN, OUTSIDE])
    async def test_several_runners_do_each_message_once(self, house: House, topic: str) -> None:
        for _ in range(30):
            await put(house, topic)
        assert sum(await asyncio.gather(*(service.work(house) for _ in range(6)))) == 30
        assert await effects(house) == 30

    async def test_a_failure_undoes_its_effect_and_ends_in_the_dead_letters(self, house: House) -> None:
        made = await put(house, WITHIN, fail=True)
        for worked_on in (1, 1, 2):  # the last raises the alarm
            assert await service.work(house) == worked_on
            assert await service.work(house) == 0, "it waits before the next try"
            clock.shift(timedelta(hours=1))
        assert await effects(house) == 0
        async with transaction(house.sessions) as session:
            (letter,) = await service.dead_letters(session, 10)
        assert (letter.id, letter.attempts, letter.last_error) == (made, 3, "ValueError: no luck")

    async def test_outside_calls_carry_the_same_key_at_every_attempt(self, house: House) -> None:
        made = await put(house, OUTSIDE, failures=2)
        for _ in range(3):
            await service.work(house)
            clock.shift(timedelta(hours=1))
        assert handlers.calls == [f"outbox-{made}"] * 3
        assert await effects(house) == 1
        assert not await anything_due(house)

    async def test_what_is_hopeless_is_not_tried_again(self, house: House) -> None:
        await put(house, OUTSIDE, hopeless=True)
        await service.work(house)
        clock.shift(timedelta(days=1))
        assert await service.work(house) == 0
        assert len(handlers.calls) == 1

    async def test_a_runner_that_was_killed_in_a_call_leaves_it_to_the_next_after_its_lease(self, house: House) -> None:
        await put(house, OUTSIDE, seconds=30)
        running = asyncio.create_task(service.work_one(house))
        await handlers.started.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert await service.work(house) == 0, "its lease runs"
        async with transaction(house.sessions) as session:
            await session.execute(text("UPDATE outbox SET payload = '{}'"))
        clock.shift(timedelta(seconds=61))
        assert await service.work(house) == 1
        assert await effects(house) == 1

    async def test_what_is_long_is_another_job_s(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(TOPICS, WITHIN, Topic("tests.backend.outbox.handlers:log", long=True))
        await put(house, WITHIN)
        assert await service.work(house) == 0
        assert await service.work_long(house) == 1

    async def test_a_request_works_on_its_own_message_only(self, house: House) -> None:
        await put(house, WITHIN)
        own = await put(house, WITHIN)
        assert await service.work_one(house, own)
        assert not await service.work_one(house, own)
        assert await effects(house) == 1


class TestAlarm:
    async def test_administrators_hear_of_the_first_of_a_topic_each_day(self, house: House) -> None:
        async with transaction(house.sessions) as session:
            admin, _ = await make_user(session, role="admin"), await make_user(session)
        await put(house, OUTSIDE, hopeless=True)
        await put(house, OUTSIDE, hopeless=True)
        await service.work(house)
        told = (admin.id, "“test.outside” was given up")
        assert await notices(house) == [told]
        clock.shift(timedelta(days=1))
        await put(house, OUTSIDE, hopeless=True)
        await service.work(house)
        assert await notices(house) == [told, told]

    async def test_what_the_error_quotes_is_not_told(self, house: House) -> None:
        async with transaction(house.sessions) as session:
            await make_user(session, role="admin")
        await put(house, OUTSIDE, hopeless=True)
        await service.work(house)
        async with transaction(house.sessions) as session:
            body = (await session.execute(text("SELECT body FROM notices"))).scalar_one()
        assert "(Undeliverable)" in body
        assert "nobody lives there" not in body

    async def test_an_alarm_that_fails_raises_no_other(self, house: House, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setitem(TOPICS, service.GIVEN_UP, Topic("tests.backend.outbox.handlers:log", attempts_max=1))
        await put(house, service.GIVEN_UP, fail=True)
        assert await service.work(house) == 1
        assert not await anything_due(house)


class TestRevive:
    async def test_a_dead_letter_gets_all_its_attempts_again(self, house: House) -> None:
        made = await put(house, OUTSIDE, hopeless=True)
        assert made
        await service.work(house)
        async with transaction(house.sessions) as session:
            await session.execute(text("UPDATE outbox SET payload = '{}'"))
            assert (await service.revive(session, made)).attempts == 0
        assert await service.work(house) == 1
        assert await effects(house) == 1

    async def test_only_the_dead_can_be_revived(self, house: House) -> None:
        made = await put(house, WITHIN)
        assert made
        async with transaction(house.sessions) as session:
            with pytest.raises(service.NoDeadLetter):
                await service.revive(session, made)


class TestForgetDone:
    async def test_a_key_is_kept_for_ever(self, house: House) -> None:
        await put(house, WITHIN)
        await put(house, WITHIN, "once")
        await service.work(house)
        clock.shift(timedelta(days=31))
        async with transaction(house.sessions) as session:
            assert await service.forget_done(session) == 1
        assert await put(house, WITHIN, "once") is None


def test_every_topic_names_a_handler_that_exists() -> None:
    for topic in TOPICS.values():
        assert callable(topic.load())


def test_the_job_works_on_nothing_when_nothing_is_due(
    db_url: str, database: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    from backend.config import get_settings

    monkeypatch.setenv("AIQLEADS_DATABASE_URL", db_url)
    get_settings.cache_clear()
    assert jobs.work() == 0
    get_settings.cache_clear()
