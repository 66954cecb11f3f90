"""A small OpenAI-compatible endpoint on a loopback port: ``/v1/chat/completions`` as a stream, scripted by a test.

Plain sockets, so that it can also do what no framework lets one do: fall silent, hang up in the middle, send rubbish.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from tests import loopback

Event = dict[str, Any]
MODEL = "gpt-4.1-mini"
SILENCE_SECONDS = 30.0


@dataclass(frozen=True)
class Answer:
    """One answer: a status and a body, or the events of a stream. ``end`` is how the stream ends."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    body: str | None = None
    events: Sequence[Event] = ()
    end: str = "done"  # done | cut (hangs up) | silence | quiet (closes properly, without a finish)


class Endpoint:
    """What was asked, and what is answered: the script in order, then its last entry again."""

    def __init__(self) -> None:
        self.url = ""
        self.script: list[Answer] = []
        self.asked: list[dict[str, Any]] = []

    def follow(self, *script: Answer) -> None:
        """From now on."""
        self.script = list(script)
        self.asked.clear()

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer, hung up."""
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        (length,) = [line.split(":")[1] for line in head.splitlines() if line.startswith("content-length:")]
        self.asked.append(json.loads(await reader.readexactly(int(length))))
        answer = self.script[min(len(self.asked), len(self.script)) - 1]
        try:
            await _send(writer, answer)
        except ConnectionError:
            pass
        finally:
            writer.close()

    def prompt(self, number: int = -1) -> str:
        """Everything that a request showed the model, tools left out."""
        return json.dumps(self.asked[number]["messages"], ensure_ascii=False)


async def _send(writer: asyncio.StreamWriter, answer: Answer) -> None:
    kind = "application/json" if answer.body is not None else "text/event-stream"
    headers = {"Content-Type": kind, "Connection": "close", **answer.headers}
    if answer.body is not None:
        headers["Content-Length"] = str(len(answer.body.encode()))
    else:
        headers["Transfer-Encoding"] = "chunked"
    fields = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    writer.write(f"HTTP/1.1 {answer.status} Scripted\r\n{fields}\r\n".encode())
    if answer.body is not None:
        writer.write(answer.body.encode())
        await writer.drain()
        return
    for event in answer.events:
        await _chunk(writer, f"data: {json.dumps(event)}\n\n")
    if answer.end == "silence":
        await asyncio.sleep(SILENCE_SECONDS)
    if answer.end == "done":
        await _chunk(writer, "data: [DONE]\n\n")
    if answer.end in ("done", "quiet"):
        writer.write(b"0\r\n\r\n")
        await writer.drain()


async def _chunk(writer: asyncio.StreamWriter, text: str) -> None:
    data = text.encode()
    writer.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
    await writer.drain()
    await asyncio.sleep(0)


@asynccontextmanager
async def endpoint() -> AsyncIterator[Endpoint]:
    """The endpoint, listening."""
    made = Endpoint()
    tasks: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await made.answer(reader, writer)
        except asyncio.CancelledError:
            pass
        finally:
            tasks.discard(task)

    async with loopback.listening(serve) as address:
        made.url = f"{address}/v1"
        try:
            yield made
        finally:
            for task in list(tasks):
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)


# --- answers


def words(text: str, *, pieces: int = 6, finish: str | None = "stop", usage: bool = True, end: str = "done") -> Answer:
    """Text in ``pieces``."""
    deltas: list[Event] = [{"role": "assistant", "content": ""}]
    deltas += [{"content": part} for part in _cut(text, pieces)]
    return Answer(events=_events(deltas, finish, usage), end=end)


def call(name: str, *, pieces: int = 5, **args: Any) -> Answer:
    """A call, its arguments spread over ``pieces``."""
    return raw_call(name, json.dumps(args), pieces=pieces)


def raw_call(name: str, arguments: str, *, pieces: int = 5, before: str = "", finish: str = "tool_calls") -> Answer:
    """A call whose arguments are any text; ``before`` is said beside it."""
    deltas: list[Event] = [{"role": "assistant", "content": before or None}]
    deltas += _call_deltas(0, name, arguments, pieces)
    return Answer(events=_events(deltas, finish, usage=True))


def several(*wanted: tuple[str, dict[str, Any]]) -> Answer:
    """Parallel calls."""
    deltas: list[Event] = [{"role": "assistant", "content": None}]
    for index, (name, args) in enumerate(wanted):
        deltas += _call_deltas(index, name, json.dumps(args), 3)
    return Answer(events=_events(deltas, "tool_calls", usage=True))


def refusal(text: str) -> Answer:
    """The refusal field instead of content."""
    deltas: list[Event] = [{"role": "assistant", "content": None}, *({"refusal": part} for part in _cut(text, 4))]
    return Answer(events=_events(deltas, "stop", usage=True))


def error(status: int, code: str, message: str = "No.", **headers: str) -> Answer:
    """An error as the vendor writes them."""
    body = json.dumps({"error": {"message": message, "type": "error", "param": None, "code": code}})
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body)


def _call_deltas(index: int, name: str, arguments: str, pieces: int) -> list[Event]:
    first = {"index": index, "id": f"call_{index}", "type": "function", "function": {"name": name, "arguments": ""}}
    rest = [{"index": index, "function": {"arguments": part}} for part in _cut(arguments, pieces)]
    return [{"tool_calls": [part]} for part in (first, *rest)]


def _cut(text: str, pieces: int) -> list[str]:
    size = max(1, -(-len(text) // pieces))
    return [text[at : at + size] for at in range(0, len(text), size)]


def _events(deltas: Sequence[Event], finish: str | None, usage: bool) -> list[Event]:
    events = [_event([{"index": 0, "delta": delta, "finish_reason": None}]) for delta in deltas]
    if finish is not None:
        events.append(_event([{"index": 0, "delta": {}, "finish_reason": finish}]))
    if usage:
        counts = {"prompt_tokens": 1000, "completion_tokens": 20, "total_tokens": 1020}
        events.append({**_event([]), "usage": counts})
    return events


def _event(choices: Sequence[Event]) -> Event:
    return {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1, "model": MODEL, "choices": choices}
