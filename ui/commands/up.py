"""The whole product with one command, and its single processes."""

from __future__ import annotations

import gc
import os
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from ui.commands.failure import CliError
from ui.commands.start import load_demo, load_settings, running, say

if TYPE_CHECKING:
    from fastapi import FastAPI

    from backend.config import Settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Part(StrEnum):
    """What a web process serves."""

    api = "api"
    chat = "chat"
    all = "all"


def up(
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Listen here instead of AIQLEADS_PORT.")] = None,
    no_demo: Annotated[bool, typer.Option("--no-demo", help="Leave the demo listings out.")] = False,
) -> None:
    """Run everything: PostgreSQL, Valkey, migrations, demo data, web, worker, scheduler.

    Prints the address when it is ready. Ctrl-C or SIGTERM stops all of it.
    """
    from backend.services.supervisor import Supervisor

    settings = load_settings(port=port)
    if settings.secret is None:
        settings = settings.model_copy(update={"host": "127.0.0.1"})

    def prepare(complete: Settings) -> None:
        if complete.demo_mode:
            load_demo(complete, listings=not no_demo)

    Supervisor(settings, say, prepare).run()


def serve(
    part: Annotated[Part, typer.Argument(help="api, chat or all.")],
    host: Annotated[str | None, typer.Option(help="Listen on this address instead of AIQLEADS_HOST.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Listen here instead of AIQLEADS_PORT.")] = None,
) -> None:
    """Run one web process. Needs AIQLEADS_SECRET."""
    settings = production_settings(load_settings(host=host, port=port))
    import uvicorn

    from backend.services.gate import wait_until_open

    gc.disable()  # what is imported stays: looking for garbage among it costs a tenth of the start
    application = web_application(part, settings)
    gc.freeze()
    gc.enable()
    wait_until_open()
    uvicorn.run(
        application,
        host=settings.host,
        port=settings.port,
        log_level=settings.log_level.lower(),
        access_log=False,
        timeout_graceful_shutdown=3,
    )


def web_application(part: Part, settings: Settings) -> FastAPI:
    """The ASGI application of a part. Making it asks the servers nothing yet."""
    if part is Part.api:
        from backend.app import create_app

        return create_app(settings)
    if part is Part.chat and not settings.api_url:
        raise CliError("The chat alone needs the API's address.", "Set AIQLEADS_API_URL, or run `aiqleads serve all`.")
    from ui.server import create_server

    return create_server(settings)


def worker() -> None:
    """Run one worker on the queues. Needs AIQLEADS_SECRET."""
    settings = production_settings(load_settings())
    from backend.services.queues import run_worker

    run_worker(settings.redis_url or "")


def scheduler() -> None:
    """Ask for the periodic jobs; of several schedulers one is active. Needs AIQLEADS_SECRET."""
    settings = production_settings(load_settings())
    from backend.services.scheduler import run_scheduler

    run_scheduler(settings.database_url or "", settings.redis_url or "")


def migrate() -> None:
    """Bring the database to the newest migration."""
    settings = load_settings()
    from backend.services.migrate import current, upgrade

    if settings.database_url:
        upgrade(settings.database_url)
        typer.echo(f"The database is at {current(settings.database_url)}.")
        return
    with running(settings) as complete:
        typer.echo(f"The database is at {current(complete.database_url or '')}.")


def production_settings(settings: Settings) -> Settings:
    """Settings fit for a process that listens or works: keys and servers are named; demo only under ``up``."""
    wanted = {
        "AIQLEADS_SECRET": settings.secret,
        "AIQLEADS_CONTACT_KEYS": settings.contact_keys,
        "AIQLEADS_DATABASE_URL": settings.database_url,
        "AIQLEADS_REDIS_URL": settings.redis_url,
    }
    missing = [name for name, value in wanted.items() if not value]
    if missing:
        raise CliError(
            f"Not set: {', '.join(missing)}.", "Set them, or use `aiqleads up`, which needs none.", exit_code=2
        )
    demo = settings.demo_mode and _started_by_up() and settings.host in LOOPBACK
    return settings.model_copy(update={"demo_mode": demo})


def _started_by_up() -> bool:
    return os.environ.get("AIQLEADS_UNDER_UP") == str(os.getppid())
