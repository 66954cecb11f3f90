"""A worker of the pipeline for tests that kill it: works on what is due until it is killed."""

from __future__ import annotations

import asyncio
import os
import sys

from backend.config import Settings
from backend.db import make_engine, make_sessions
from backend.ingestion import pipeline
from backend.outbox.topics import House

IDLE_SECONDS = 0.1


async def main() -> None:
    settings = Settings(
        _env_file=None, database_url=os.environ["WORKER_DATABASE"], contact_keys=os.environ["WORKER_KEYS"],
        embeddings="off",
    )  # fmt: skip
    engine = make_engine(os.environ["WORKER_DATABASE"], pool_size=1)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        await pipeline.work(House(make_sessions(engine), settings))
        await asyncio.sleep(IDLE_SECONDS)


if __name__ == "__main__":
    asyncio.run(main())
