"""The assistant in the terminal."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from ui.commands.start import running

User = Annotated[str | None, typer.Option(help="Whose account; in demo mode pro@demo.aiqleads.dev.")]
Thread = Annotated[str | None, typer.Option(help="Go on with this conversation.")]


def ask(
    text: Annotated[str, typer.Argument(help="What you want, in your own words.")],
    user: User = None,
    thread: Thread = None,
    json: Annotated[bool, typer.Option("--json", help="Print the turn as JSON, with the leads on screen.")] = False,
) -> None:
    """Ask one thing, and print the answer."""
    from backend.app import create_app
    from ui import terminal

    with running() as settings:
        app = create_app(settings)
        asyncio.run(terminal.ask(app, settings, text, user=user, thread=thread, as_json=json))


def chat(user: User = None, thread: Thread = None) -> None:
    """Talk until Ctrl-D."""
    from backend.app import create_app
    from ui import terminal

    with running() as settings:
        asyncio.run(terminal.chat(create_app(settings), settings, user=user, thread=thread))
