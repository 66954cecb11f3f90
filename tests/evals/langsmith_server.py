"""A LangSmith of our own on a loopback port: only the endpoints that the upload uses, everything kept to be read."""

from __future__ import annotations

import json
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

WHEN = "2026-06-17T15:00:00+00:00"
TENANT = str(uuid.UUID(int=7))
PLAIN_BATCHES = {
    "use_multipart_endpoint": False,
    "scale_up_qsize_trigger": 1000,
    "scale_up_nthreads_limit": 2,
    "scale_down_nempty_trigger": 4,
    "size_limit": 100,
    "size_limit_bytes": 20_000_000,
}


class Store:
    """What was sent."""

    def __init__(self) -> None:
        self.datasets: dict[str, dict[str, Any]] = {}
        self.examples: dict[str, dict[str, Any]] = {}
        self.sessions: dict[str, dict[str, Any]] = {}
        self.runs: dict[str, dict[str, Any]] = {}
        self.feedback: list[dict[str, Any]] = []
        self.raw: list[str] = []
        self.unknown: list[str] = []
        self.keys: set[str] = set()

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        """The answer to one request; None is a 404."""
        name = (query.get("name") or [""])[0]
        match (method, path.strip("/").split("/")):
            case ("GET", ["info"]):
                return {"version": "0.15.0", "instance_flags": {}, "batch_ingest_config": PLAIN_BATCHES}
            case ("GET", ["datasets"]):
                return [one for one in self.datasets.values() if one["name"] == name]
            case ("GET", ["datasets", one]):
                return self.datasets[one]
            case ("POST", ["datasets"]):
                return self._add(self.datasets, {"created_at": WHEN, "tenant_id": TENANT, **body})
            case ("GET", ["examples"]):
                wanted = query["dataset"][0]
                return [one for one in self.examples.values() if one["dataset_id"] == wanted]
            case ("POST", ["examples", "bulk"]):
                return [self._add(self.examples, {"created_at": WHEN, **one}) for one in body]
            case ("PATCH", ["examples", "bulk"]):
                return {"message": [self._add(self.examples, {**self.examples[one["id"]], **one}) for one in body]}
            case ("POST", ["sessions"]):
                return self._add(self.sessions, {"tenant_id": TENANT, "start_time": WHEN, **body})
            case ("GET", ["sessions"]):
                return [one for one in self.sessions.values() if one["name"] == name]
            case ("PATCH", ["sessions", one]):
                return self._add(self.sessions, {**self.sessions[one], **_said(body)})
            case ("POST", ["runs", "batch"]):
                for run in [*body.get("post", ()), *body.get("patch", ())]:
                    self.runs[run["id"]] = self.runs.get(run["id"], {}) | run
                return {}
            case ("POST", ["feedback"] | ["feedback", "batch"]):
                self.feedback += body if isinstance(body, list) else [body]
                return {}
        self.unknown.append(f"{method} {path}")
        return None

    def _add(self, table: dict[str, dict[str, Any]], row: dict[str, Any]) -> dict[str, Any]:
        row.setdefault("id", str(uuid.uuid4()))
        table[row["id"]] = row
        return row


def _said(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value is not None}


def _handler(store: Store) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _serve(self) -> None:
            length = int(self.headers.get("content-length") or 0)
            sent = self.rfile.read(length).decode("utf-8", errors="replace")
            store.raw.append(sent)
            store.keys.add(self.headers.get("x-api-key", ""))
            parts = urlsplit(self.path)
            body = json.loads(sent) if sent.startswith(("{", "[")) else None
            told = store.answer(self.command, parts.path, parse_qs(parts.query), body)
            answer = json.dumps({} if told is None else told).encode()
            self.send_response(404 if told is None else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        do_GET = do_POST = do_PATCH = do_PUT = _serve

        def log_message(self, *_: Any) -> None:
            """Quiet."""

    return Handler


@contextmanager
def langsmith() -> Iterator[tuple[Store, str]]:
    """The store and the address, for the block."""
    store = Store()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(store))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield store, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
