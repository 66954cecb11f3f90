"""Databases of a run: a template that is migrated and seeded once, and a clone a worker that is put back between cases.

What the template holds is kept a second time in the schema ``evals_base`` of each clone. :meth:`Clone.clean` runs one
function there: what a case wrote is deleted, what it changed or deleted comes back, sequences start over.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from backend.services.migrate import upgrade

PREFIX = "evals"
TEMPLATE_LOCK = 7_401
ROOT = Path(__file__).parents[1]
SOURCES = ("backend", "agent", "evals")
_FILLED = """
    SELECT c.relname, array_agg(a.attname ORDER BY a.attnum) FILTER (WHERE a.attgenerated = ''),
        (SELECT array_agg(k.attname) FROM pg_index i JOIN pg_attribute k ON k.attrelid = i.indrelid
         AND k.attnum = ANY(i.indkey) WHERE i.indrelid = c.oid AND i.indisprimary)
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
    GROUP BY c.oid, c.relname ORDER BY c.relname
"""
_SEQUENCES = """
    SELECT sequencename, coalesce(last_value, start_value), last_value IS NOT NULL
    FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1
"""


class EvalsNeedTheirOwnServer(RuntimeError):
    """The configured PostgreSQL user may not make databases or switch triggers off."""


def libpq(url: str) -> str:
    """The URL as psycopg itself takes it."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def sibling(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def fingerprint(*more: str) -> str:
    """What the template depends on: our own sources and ``more``."""
    digest = hashlib.sha256("|".join(more).encode())
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".py", ".csv", ".txt") and "__pycache__" not in path.parts:
                digest.update(path.relative_to(ROOT).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


class Server:
    """The PostgreSQL server that a run works on."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._run = f"{os.getpid()}_{uuid.uuid4().hex[:6]}"
        self._clones: list[str] = []

    async def template(self, mark: str, fill: Callable[[str], Awaitable[None]]) -> str:
        """The name of the template ``mark``; made by migrating and ``fill(url)`` when it is not there yet."""
        name = f"{PREFIX}_template_{mark}"
        with self._admin() as admin:
            admin.execute("SELECT pg_advisory_lock(%s)", (TEMPLATE_LOCK,))
            if admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone():
                return name
            self._drop_templates(admin)
            making = f"{name}_making"
            self._create(admin, making)
            await asyncio.to_thread(upgrade, sibling(self.url, making))
            await fill(sibling(self.url, making))
            with psycopg.connect(libpq(sibling(self.url, making)), autocommit=True) as connection:
                _keep_base(connection)
            rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
            admin.execute(rename.format(sql.Identifier(making), sql.Identifier(name)))
        return name

    def clone(self, template: str, number: int) -> str:
        """A fresh copy of the template for a worker; its URL."""
        name = f"{PREFIX}_{self._run}_{number}"
        with self._admin() as admin:
            if not self._clones:
                _drop_leftovers(admin)
            self._create(admin, name, template)
        self._clones.append(name)
        return sibling(self.url, name)

    def drop_clones(self) -> None:
        """Delete every clone of this run."""
        with self._admin() as admin:
            for name in self._clones:
                admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    @contextmanager
    def _admin(self) -> Iterator[psycopg.Connection]:
        with psycopg.connect(libpq(sibling(self.url, "postgres")), autocommit=True) as connection:
            yield connection

    def _create(self, admin: psycopg.Connection, name: str, template: str | None = None) -> None:
        named = sql.Identifier(name)
        try:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(named))
            source = sql.SQL(" TEMPLATE {}").format(sql.Identifier(template)) if template else sql.SQL("").format()
            admin.execute(sql.SQL("CREATE DATABASE {}").format(named) + source)
        except psycopg.errors.InsufficientPrivilege as error:
            raise EvalsNeedTheirOwnServer(
                "Evals make databases of their own, and this PostgreSQL user may not. Unset AIQLEADS_DATABASE_URL to"
                " run them on the embedded server."
            ) from error

    def _drop_templates(self, admin: psycopg.Connection) -> None:
        old = "SELECT datname FROM pg_database WHERE datname LIKE %s"
        for (name,) in admin.execute(old, (f"{PREFIX}\\_template\\_%",)).fetchall():
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_leftovers(admin: psycopg.Connection) -> None:
    """Delete the clones of runs that were killed: their process is gone and nobody is connected."""
    idle = """
        SELECT datname FROM pg_database d WHERE datname ~ %s
            AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = d.datname)
    """
    for (name,) in admin.execute(idle, (rf"^{PREFIX}_\d+_[0-9a-f]{{6}}_\d+$",)).fetchall():
        if not _runs(int(name.split("_")[1])):
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


class Clone:
    """One worker's database, put back after each case to what the template holds."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection = psycopg.connect(libpq(url), autocommit=True, prepare_threshold=0)
        try:
            self._connection.execute("SET session_replication_role = replica")  # append-only tables are put back too
        except psycopg.errors.InsufficientPrivilege as error:
            raise EvalsNeedTheirOwnServer("Evals switch triggers off between cases: that needs a superuser.") from error
        self._mark = self._newest()

    def clean(self) -> None:
        """Delete what was written since the last time, and bring back what was changed."""
        row = self._connection.execute("SELECT evals_base.clean(%s)", (self._mark,)).fetchone()
        assert row is not None
        self._mark = row[0]

    def close(self) -> None:
        """Let go of the database."""
        self._connection.close()

    def _newest(self) -> int:
        row = self._connection.execute("SELECT pg_current_xact_id()::text::bigint").fetchone()
        assert row is not None
        return int(row[0])


def _keep_base(connection: psycopg.Connection) -> None:
    """Copy every filled table aside, and write the function that puts all tables back."""
    connection.execute("CREATE SCHEMA evals_base")
    steps: list[sql.Composed] = []
    for table, columns, key in connection.execute(_FILLED).fetchall():
        if table.endswith(("_version", "_migrations")):
            continue
        named = sql.Identifier("public", table)
        filled = connection.execute(sql.SQL("SELECT 1 FROM {} LIMIT 1").format(named)).fetchone()
        if filled is None:
            steps.append(sql.SQL("DELETE FROM {};").format(named))
            continue
        kept = sql.Identifier("evals_base", table)
        connection.execute(sql.SQL("CREATE TABLE {} AS TABLE {}").format(kept, named))
        connection.execute(_indexed(kept, key))
        steps += _put_back(named, kept, columns, key)
    for name, last, called in connection.execute(_SEQUENCES).fetchall():
        step = sql.SQL("PERFORM setval({}, {}, {});")
        steps.append(step.format(sql.Literal(f"public.{name}"), sql.Literal(last), sql.Literal(called)))
    connection.execute(_function(steps))
    connection.execute("ANALYZE")


def _indexed(kept: sql.Identifier, key: list[str]) -> sql.Composed:
    return sql.SQL("ALTER TABLE {} ADD PRIMARY KEY ({})").format(kept, _names(key))


def _put_back(named: sql.Identifier, kept: sql.Identifier, columns: list[str], key: list[str]) -> list[sql.Composed]:
    """Rows written since the mark go, rows of the base that are missing then come back."""
    gone = sql.SQL("DELETE FROM {} WHERE xmin::text::bigint > mark;").format(named)
    same = sql.SQL(" AND ").join(sql.SQL("t.{0} = b.{0}").format(sql.Identifier(name)) for name in key)
    back = sql.SQL(
        "IF (SELECT count(*) FROM {named}) <> (SELECT count(*) FROM {kept}) THEN"
        " INSERT INTO {named} ({columns}) SELECT {columns} FROM {kept} b"
        " WHERE NOT EXISTS (SELECT FROM {named} t WHERE {same}); END IF;"
    ).format(named=named, kept=kept, columns=_names(columns), same=same)
    return [gone, back]


def _function(steps: list[sql.Composed]) -> sql.Composed:
    body = sql.SQL("\n    ").join(steps)
    head = sql.SQL("CREATE FUNCTION evals_base.clean(mark bigint) RETURNS bigint LANGUAGE plpgsql AS $$\nBEGIN\n    ")
    return head + body + sql.SQL("\n    RETURN pg_current_xact_id()::text::bigint;\nEND $$")


def _names(columns: list[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, columns))
