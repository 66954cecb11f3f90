"""Working on a webhook as soon as it is stored and answered, beside the worker: a buyer waits for it.

The message is in the outbox all the same, so whatever breaks here is done there.
"""

from __future__ import annotations

import asyncio
import logging

from sqlalchemy.exc import SQLAlchemyError

from backend.outbox import service as outbox
from backend.outbox.topics import House

HANDS = 4
log = logging.getLogger(__name__)


class AtOnce:
    """A few hands: what is more waits here, and the worker may be faster."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._free = asyncio.Semaphore(HANDS)

    async def work(self, message_id: int) -> None:
        """Work on one message, unless somebody does already."""
        async with self._free:
            try:
                await outbox.work_one(self._house, message_id)
            except (SQLAlchemyError, OSError) as error:
                log.warning("message %d is left to the worker: %s", message_id, error)
