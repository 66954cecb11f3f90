"""The chat page's callbacks: Chainlit calls these, they call the conversation."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Any

import chainlit as cl

from agent.context import UserSession
from agent.conversation import Conversation
from agent.events import Event
from tools.client import ApiError
from ui.web.history import ThreadHistory
from ui.web.sessions import LoggedOut, Seat, Sessions, caller
from ui.web.starters import starters
from ui.web.turns import TurnDrawing

LOGGED_OUT = "You have been logged out. Reload the page to log in again."
Run = Callable[[str, UserSession], AsyncIterator[Event]]


class Chat:
    """The callbacks over one conversation service and the seats of this process."""

    def __init__(self, conversation: Conversation, sessions: Sessions) -> None:
        self._conversation = conversation
        self._sessions = sessions
        self._history = ThreadHistory(conversation, sessions)

    def register(self) -> None:
        """Make these Chainlit's callbacks (it has one set a process: the last to register is served)."""
        import chainlit.data

        chainlit.data._data_layer, chainlit.data._data_layer_initialized = None, False
        cl.data_layer(lambda: self._history)
        cl.set_starters(self.starters)
        cl.on_message(self.message)
        cl.on_chat_resume(self.resume)
        cl.on_logout(self.log_out)
        cl.action_callback("confirm_proposal")(self.confirm)
        cl.action_callback("cancel_proposal")(self.cancel)

    async def starters(self, user: Any) -> list[Any]:
        """The four buttons of the first screen."""
        seat = caller.get()
        if seat is None:
            return []
        try:
            found = await starters(await self._sessions.reader(seat), await self._sessions.me(seat))
        except (ApiError, LoggedOut):
            return []
        return [cl.Starter(label=starter.label, message=starter.say) for starter in found]

    async def message(self, message: Any) -> None:
        """The user said something."""
        text: str = message.content
        await self._turn(lambda thread, user: self._conversation.send(thread, user, text))

    async def confirm(self, action: Any) -> None:
        """The buyer's own yes, by the button."""
        proposal = str(action.payload.get("proposal_id", ""))
        await self._clicked(lambda thread, user: self._conversation.confirm(thread, user, proposal))

    async def cancel(self, action: Any) -> None:
        """The buyer's no."""
        proposal = str(action.payload.get("proposal_id", ""))
        await self._clicked(lambda thread, user: self._conversation.cancel(thread, user, proposal))

    async def log_out(self, request: Any, response: Any) -> dict[str, bool]:
        """The session itself ends, not its cookie alone."""
        if seat := caller.get():
            self._sessions.forget(seat.sid)
        return {"success": True}

    async def resume(self, thread: Any) -> None:
        """Nothing to restore: the thread's history carries its cards."""

    async def _clicked(self, run: Run) -> None:
        emitter = cl.context.emitter
        await emitter.task_start()
        try:
            await self._turn(run)
        finally:
            await emitter.task_end()

    async def _turn(self, run: Run) -> None:
        seat = caller.get()
        session = cl.context.session
        if seat is None or seat.user.email != session.user.identifier:
            await cl.ErrorMessage(content=LOGGED_OUT).send()
            return
        try:
            await self._sessions.api(seat)
        except (LoggedOut, ApiError) as error:
            text = LOGGED_OUT if isinstance(error, LoggedOut) else error.detail
            await cl.ErrorMessage(content=text).send()
            return
        await self._draw(run, session.thread_id, seat)

    async def _draw(self, run: Run, thread_id: str, seat: Seat) -> None:
        await TurnDrawing(seat.user.time_zone).draw(lambda: run(thread_id, seat.user))
