"""The threads' checkpoints. A turn looks at the last one before it runs the graph: one read serves both."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import CheckpointTuple
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

from agent.threads import Pool


class Checkpoints(AsyncPostgresSaver):
    """LangGraph's own store. Who reads ahead holds the thread's lock, so that nothing is written between the reads."""

    def __init__(self, pool: Pool) -> None:
        super().__init__(pool)
        self._ahead: dict[str, CheckpointTuple | None] = {}

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
