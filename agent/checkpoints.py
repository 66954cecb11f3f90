"""The threads' checkpoints. A turn looks at the last one before it runs the graph: one read serves both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import ChannelVersions, CheckpointTuple
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

from agent.threads import Pool


class Checkpoints(AsyncPostgresSaver):
    """LangGraph's own store. Who reads ahead holds the thread's lock, so that nothing is written between the reads.

    The values that a turn changed, a dozen and more, are one statement.
    """

    UPSERT_CHECKPOINT_BLOBS_SQL = """
        INSERT INTO checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
        SELECT %s, %s, channel, version, type, blob
        FROM unnest(%s::text[], %s::text[], %s::text[], %b::bytea[]) AS given (channel, version, type, blob)
        ON CONFLICT (thread_id, checkpoint_ns, channel, version) DO NOTHING
    """

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool)
        self._ahead: dict[str, CheckpointTuple | None] = {}

    def _dump_blobs(
        self, thread_id: str, checkpoint_ns: str, values: dict[str, Any], versions: ChannelVersions
    ) -> list[Any]:
        """The values as the columns of one row for :attr:`UPSERT_CHECKPOINT_BLOBS_SQL`."""
        rows = super()._dump_blobs(thread_id, checkpoint_ns, values, versions)
        _, _, *columns = zip(*rows, strict=True)
        return [(thread_id, checkpoint_ns, *map(list, columns))]

    async def values(self, thread_id: str) -> dict[str, Any]:
        """The thread's state as its last turn left it; empty for a new thread."""
        return _values(await super().aget_tuple(config(thread_id)))

    @asynccontextmanager
    async def ahead(self, thread_id: str) -> AsyncIterator[dict[str, Any]]:
        """The same, and kept within the block for the graph that the turn runs."""
        self._ahead[thread_id] = kept = await super().aget_tuple(config(thread_id))
        try:
            yield _values(kept)
        finally:
            self._ahead.pop(thread_id, None)

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        asked = config["configurable"]
        newest = not asked.get("checkpoint_id") and not asked.get("checkpoint_ns")
        if newest and asked["thread_id"] in self._ahead:
            return self._ahead.pop(asked["thread_id"])
        return await super().aget_tuple(config)


def config(thread_id: str) -> RunnableConfig:
    """How LangGraph is told the thread."""
    return {"configurable": {"thread_id": thread_id}}


def _values(kept: CheckpointTuple | None) -> dict[str, Any]:
    return dict(kept.checkpoint["channel_values"]) if kept else {}
