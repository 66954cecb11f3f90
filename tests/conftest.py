"""Real PostgreSQL and Valkey for every test that asks for them, no network for any.

``services`` is one pair of servers a run; ``db_url`` this worker's clone of the migrated template, emptied after
each test that used it; ``session`` is rolled back at the end; ``client`` speaks to the whole API in this process.
"""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
import redis
from fastapi import FastAPI
from httpx import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession

from backend import clock
from backend.config import Settings
from backend.services.testing import TestDatabase, TestServices, remove_test_home, services_for_tests
from tests.factories import CONTACT_KEYS

os.environ.setdefault("AIQLEADS_TEST_RUN", uuid.uuid4().hex[:12])
for name in {name for name in os.environ if name.startswith("AIQLEADS_")} - {"AIQLEADS_TEST_RUN", "AIQLEADS_SOAK"}:
    del os.environ[name]
for name in (
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "TAVILY_API_KEY",
    "LANGSMITH_API_KEY",
    "DATABASE_URL",
    "STRIPE_SECRET_KEY",
    "STRIPE_WEBHOOK_SECRET",
):
    os.environ.pop(name, None)

SHARED = Path(__file__).parents[2] / "shared"
_LOOPBACK = {"127.0.0.1", "::1", "localhost", "0.0.0.0", None, ""}  # noqa: S104


def pytest_sessionfinish(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        remove_test_home(os.environ["AIQLEADS_TEST_RUN"])


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared_data") and not (SHARED / "data").is_dir():
        pytest.skip("../shared/data is not beside this checkout")


reached_for: list[str] = []  # hosts outside this machine that anything in this process asked for


class OutsideNetwork(OSError):
    """A test tried to reach another machine."""


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Only unix sockets and loopback: anything else fails at once, names included."""
    patch = pytest.MonkeyPatch()

    def guard(original: Any, host_of: Any) -> Any:
        def guarded(*args: Any, **kwargs: Any) -> Any:
            host = host_of(args)
            if host not in _LOOPBACK and not str(host).startswith("127."):
                reached_for.append(str(host))
                raise OutsideNetwork(f"tests reach no other machine: {host}")
            return original(*args, **kwargs)

        return guarded

    def of_address(args: Any) -> Any:
        own, address = args[0], args[1]
        return address[0] if own.family in (socket.AF_INET, socket.AF_INET6) else None

    def of_name(args: Any) -> Any:
        return args[0].decode() if isinstance(args[0], bytes) else args[0]

    patch.setattr(socket.socket, "connect", guard(socket.socket.connect, of_address))
    patch.setattr(socket.socket, "connect_ex", guard(socket.socket.connect_ex, of_address))
    patch.setattr(socket, "getaddrinfo", guard(socket.getaddrinfo, of_name))
    yield
    patch.undo()


@pytest.fixture
def outgoing() -> list[str]:
    """Hosts outside this machine that were asked for while the test ran (each attempt failed)."""
    reached_for.clear()
    return reached_for


@pytest.fixture(autouse=True)
def real_clock() -> Iterator[None]:
    """A shifted or frozen clock never leaks into the next test."""
    yield
    clock.reset()


@pytest.fixture(scope="session")
def services() -> Iterator[TestServices]:
    """PostgreSQL 18 and Valkey of this run."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    with services_for_tests(os.environ["AIQLEADS_TEST_RUN"], int(worker.removeprefix("gw"))) as running:
        yield running


@pytest.fixture(scope="session")
def database(services: TestServices) -> Iterator[TestDatabase]:
    """This worker's database."""
    clone = TestDatabase(services)
    yield clone
    clone.close()


@pytest.fixture(scope="session")
def db_url(database: TestDatabase) -> str:
    """``postgresql+psycopg://…`` of this worker's database."""
    return database.url


@pytest.fixture(scope="session")
def valkey_url(services: TestServices) -> str:
    """A database of Valkey that this worker has for itself."""
    return services.valkey


@pytest.fixture(autouse=True)
def clean_state(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test that used a server, its database and its keys are as before."""
    yield
    if "database" in request.fixturenames:
        request.getfixturevalue("database").clean()
    if "valkey_url" in request.fixturenames:
        with redis.Redis.from_url(request.getfixturevalue("valkey_url")) as valkey:
            valkey.flushdb()


@pytest.fixture(scope="session")
def settings(db_url: str, valkey_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The settings of a whole house on this worker's servers."""
    return Settings(
        _env_file=None,
        home=tmp_path_factory.mktemp("home"),
        database_url=db_url,
        redis_url=valkey_url,
        secret="a-secret-for-tests-only-0123456789abcdef",
        contact_keys=CONTACT_KEYS,
        embeddings="off",
        demo_mode=True,
        rate_limits=False,
    )


@pytest.fixture(scope="session")
async def engine(db_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine on this worker's database, with the product's clock."""
    from backend.db import make_engine

    made = make_engine(db_url)
    yield made
    await made.dispose()


@pytest.fixture
async def session(engine: AsyncEngine) -> AsyncIterator[AsyncSession]:
    """A session whose commits are savepoints of a transaction that is rolled back at the end."""
    async with engine.connect() as connection:
        outer = await connection.begin()
        made = AsyncSession(connection, expire_on_commit=False, join_transaction_mode="create_savepoint")
        async with made:
            yield made
        await outer.rollback()


@pytest.fixture(scope="session")
async def app(settings: Settings) -> AsyncIterator[FastAPI]:
    """The API of this worker, with its lifespan running."""
    from backend.app import create_app

    made = create_app(settings)
    async with made.router.lifespan_context(made):
        yield made


@pytest.fixture
async def client(app: FastAPI) -> AsyncIterator[AsyncClient]:
    """A client of the API in this process; a server error is a 500, as outside."""
    transport = ASGITransport(app=app, raise_app_exceptions=False)
    async with AsyncClient(transport=transport, base_url="http://api.test") as made:
        yield made
