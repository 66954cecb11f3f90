"""Real servers for tests: one pair a run for all its workers; a template migrated once; a clone a worker."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from backend.services.attachment import Attachment
from backend.services.home import Lock, open_home
from backend.services.migrate import upgrade
from backend.services.postgres import postgres_url
from backend.services.valkey import DATABASES, valkey_url

TEMPLATE = "template_migrated"
_TABLES = """
    SELECT c.relname FROM pg_class c
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
        AND c.relname !~ '_(version|migrations)$'
"""
_LARGE = """
    SELECT name FROM unnest(%s::text[]) AS name WHERE pg_relation_size(quote_ident(name)::regclass) > 1000000
"""
_RESTART_SEQUENCES = """
    SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false) FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL
"""


@dataclass(frozen=True)
class TestServices:
    """The pair of one run; ``number`` is the worker's."""

    __test__ = False

    attachment: Attachment
    number: int

    def url(self, database: str) -> str:
        return postgres_url(self.attachment.home, database)

    @property
    def valkey(self) -> str:
        """A database of Valkey that this worker has for itself."""
        return valkey_url(self.attachment.home, 1 + self.number % (DATABASES - 1))

    def clone(self, name: str) -> str:
        """A fresh copy of the migrated template under ``name``; its URL. An older copy is dropped."""
        with psycopg.connect(libpq(self.url("postgres")), autocommit=True) as connection:
            named = sql.Identifier(name)
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(named))
            template = sql.Identifier(TEMPLATE)
            connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(named, template))
        return self.url(name)


def libpq(url: str) -> str:
    """The URL as psycopg itself takes it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


@contextmanager
def services_for_tests(run_id: str, number: int) -> Iterator[TestServices]:
    """The servers of the run ``run_id``; the last worker to leave stops them."""
    attachment = Attachment(open_home(_root(run_id)), durable=False)
    attachment.join()
    try:
        _migrate_template(attachment)
        yield TestServices(attachment, number)
    finally:
        attachment.leave()


def remove_test_home(run_id: str) -> None:
    """Delete the folder of a run once all its workers have left."""
    shutil.rmtree(_root(run_id), ignore_errors=True)


def _root(run_id: str) -> Path:
    return Path(tempfile.gettempdir()) / f"aiqleads-test-{os.geteuid()}-{run_id}"


def _migrate_template(attachment: Attachment) -> None:
    admin = libpq(postgres_url(attachment.home, "postgres"))
    with (
        Lock(attachment.home.run / "template.lock").held(),
        psycopg.connect(admin, autocommit=True) as connection,
    ):
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (TEMPLATE,)).fetchone()
        if found is not None:
            return
        making = f"{TEMPLATE}_making"
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(making)))
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(making)))
        upgrade(postgres_url(attachment.home, making))
        rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
        connection.execute(rename.format(sql.Identifier(making), sql.Identifier(TEMPLATE)))


class TestDatabase:
    """One worker's clone, put back after each test to what the template holds."""

    __test__ = False

    def __init__(self, services: TestServices) -> None:
        self.services = services
        self.name = f"worker_{services.number}"
        self.url = self._clone()

    def _clone(self) -> str:
        url = self.services.clone(self.name)
        self._connection = psycopg.connect(libpq(url), autocommit=True)
        self._connection.execute("SET session_replication_role = replica")  # append-only tables are emptied too
        self._connection.execute("SET lock_timeout = '3s'")
        self._kept = {table: mark for table in self._tables() if (mark := self._mark(table)) != (0, None)}
        return url

    def close(self) -> None:
        self._connection.close()

    def clean(self) -> None:
        """Empty what tests filled. A changed reference table or a forgotten lock costs a new clone instead."""
        try:
            if any(self._mark(table) != mark for table, mark in self._kept.items()):
                self._renew()
            else:
                self._empty([table for table in self._tables() if table not in self._kept])
        except (psycopg.errors.LockNotAvailable, psycopg.OperationalError):
            self._renew()

    def _renew(self) -> None:
        self.close()
        self._clone()

    def _tables(self) -> list[str]:
        return [name for (name,) in self._connection.execute(_TABLES)]

    def _mark(self, table: str) -> tuple[int, int | None]:
        """Rows and the newest writer: it changes with every insert, update and delete."""
        query = sql.SQL("SELECT count(*), max(xmin::text::bigint) FROM {}").format(sql.Identifier(table))
        count, newest = self._connection.execute(query).fetchall()[0]
        return count, newest

    def _empty(self, tables: list[str]) -> None:
        if not tables:
            return
        probe = sql.SQL("SELECT {} WHERE EXISTS (SELECT FROM {})")
        probes = [probe.format(sql.Literal(table), sql.Identifier(table)) for table in tables]
        filled = [name for (name,) in self._connection.execute(sql.SQL(" UNION ALL ").join(probes))]
        deletes = [sql.SQL("DELETE FROM {}").format(sql.Identifier(table)) for table in filled]
        if deletes:
            self._connection.execute(sql.SQL("; ").join(deletes))
        for (table,) in self._connection.execute(_LARGE, [filled]).fetchall():
            self._connection.execute(sql.SQL("VACUUM {}").format(sql.Identifier(table)))
        self._connection.execute(_RESTART_SEQUENCES)
