"""A mail server and a Slack that answer on loopback, as small as the tests need them."""

from __future__ import annotations

import asyncio
import email
import email.policy
import json
from email.message import EmailMessage
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests import loopback


class MailServer:
    """SMTP without TLS: keeps what is sent; ``refuse`` answers the recipient with that line."""

    def __init__(self) -> None:
        self.mails: list[EmailMessage] = []
        self.refuse: str | None = None

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"smtp://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(line: str) -> None:
            writer.write(f"{line}\r\n".encode())

        say("220 here")
        while line := (await reader.readline()).decode().strip().upper():
            if line.startswith("DATA"):
                say("354 go on")
                text = (await reader.readuntil(b"\r\n.\r\n"))[:-3]
                made: Any = email.message_from_bytes(text, policy=email.policy.default)
                self.mails.append(made)
            if line.startswith("RCPT") and self.refuse:
                say(self.refuse)
            else:
                say("221 bye" if line.startswith("QUIT") else "250 fine")
            if line.startswith("QUIT"):
                break
        writer.close()


class SlackServer:
    """The two calls that we make of Slack's API."""

    def __init__(self, members: dict[str, str]) -> None:
        self.members = members
        self.posts: list[dict[str, Any]] = []
        self.tokens: set[str] = set()
        self.broken = 0

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/api"

    async def stop(self) -> None:
        self._server.close()
        await self._server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        request = await loopback.asked(reader)
        self.tokens.add(request.headers["authorization"])
        status, said = self._answer(request.target, request.body)
        await loopback.answer(writer, status, json.dumps(said).encode())

    def _answer(self, target: str, body: bytes) -> tuple[int, dict[str, Any]]:
        if self.broken:
            self.broken -= 1
            return 500, {}
        url = urlsplit(target)
        if url.path.endswith("users.lookupByEmail"):
            member = self.members.get(parse_qs(url.query)["email"][0])
            return 200, {"ok": True, "user": {"id": member}} if member else {"ok": False, "error": "users_not_found"}
        self.posts.append(json.loads(body))
        return 200, {"ok": True}
