"""The whole web process on a free port, in a thread with its own loop, as ``aiqleads up`` serves it."""

from __future__ import annotations

import asyncio
import copy
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import uvicorn
from fastapi import FastAPI

from backend.config import Settings

START_SECONDS = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(settings: Settings, create: Callable[[Settings], FastAPI] | None = None) -> Iterator[str]:
    """The address while it is served; ``create`` makes another application than the whole web process."""
    if create is None:
        from ui.server import create_server as create

    put_back = _callbacks_kept()
    port = free_port()
    own = settings.model_copy(update={"port": port})
    config = uvicorn.Config(create(own), host="127.0.0.1", port=port, log_level="warning", loop="asyncio")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    limit = time.monotonic() + START_SECONDS
    while not server.started:
        if not thread.is_alive() or time.monotonic() > limit:
            raise RuntimeError("the web process did not start")
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        put_back()


def _callbacks_kept() -> Callable[[], None]:
    """Chainlit has one set of callbacks a process: how to give them back to the server that had them before."""
    if "chainlit" not in sys.modules:
        return lambda: None
    import chainlit.data
    from chainlit.config import config

    code, actions = copy.copy(config.code), dict(config.code.action_callbacks)
    layer = chainlit.data._data_layer, chainlit.data._data_layer_initialized

    def put_back() -> None:
        config.code = code
        config.code.action_callbacks = actions
        chainlit.data._data_layer, chainlit.data._data_layer_initialized = layer

    return put_back
