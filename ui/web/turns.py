"""One turn on the page: the conversation's events, drawn as they come."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import chainlit as cl
from chainlit.utils import utc_now

from agent.events import Event, Sentence, ToolFinished, ToolStarted, TurnEnded
from ui.web.cards import Card, cards_of, plain

BROKEN = "Something broke on our side, and this turn stopped. Please try again."


class TurnDrawing:
    """Draws one turn: tool steps live, sentences streamed into one message, cards below it."""

    def __init__(self, zone: str) -> None:
        self._zone = zone
        self._reply = cl.Message(content="")
        self._steps: dict[str, Any] = {}
        self._started = False
        self._ended = False

    async def draw(self, run: Callable[[], AsyncIterator[Event]]) -> None:
        """Draw all events of a turn; one that breaks off says so."""
        try:
            await self._tell("started")
            async for event in run():
                await self._event(event)
            self._ended = True
        finally:
            await self._close()

    async def _event(self, event: Event) -> None:
        match event:
            case ToolStarted():
                await self._start_step(event)
            case ToolFinished():
                await self._end_step(event)
            case Sentence():
                await self.say(event.text)
            case TurnEnded():
                self._ended = True
            case _:
                for card in cards_of(event, self._zone):
                    await self._card(card)

    async def say(self, text: str) -> None:
        """One more sentence of the reply."""
        gap = " " if self._reply.content else ""
        self._started = True
        await self._reply.stream_token(gap + plain(text))

    async def _start_step(self, event: ToolStarted) -> None:
        step = cl.Step(name=event.label, type="tool", show_input=False, parent_id=self._reply.parent_id)
        step.start = utc_now()
        self._steps[event.call_id] = step
        await step.send()

    async def _end_step(self, event: ToolFinished) -> None:
        step = self._steps.pop(event.call_id, None)
        if step:
            step.name = f"{event.label} · {event.summary}" if event.summary else event.label
            step.end = utc_now()
            await step.update()

    async def _card(self, card: Card) -> None:
        if not self._started:
            self._started = True
            await self._reply.send()
        await cl.CustomElement(name=card.name, props=card.props).send(for_id=self._reply.id)

    async def _close(self) -> None:
        for step in self._steps.values():
            step.end = utc_now()
            await step.update()
        if not self._ended:
            await self.say(BROKEN)
        if self._started:
            await self._reply.send()
        await self._tell("ended")

    async def _tell(self, what: str) -> None:
        """To the page: the turn ``started`` (its address gets the thread) or ``ended`` (the cards look again)."""
        await cl.send_window_message({"aiq": what, "thread": self._reply.thread_id})
