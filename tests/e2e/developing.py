"""``langgraph dev`` on a free port, without a browser, a network or a trace, over a running API."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.e2e.serving import free_port

ROOT = Path(__file__).parents[2]
START_SECONDS = 120
_NOWHERE = "http://127.0.0.1:9"  # whoever tries to leave this machine finds a shut door
_QUIET = {
    "LANGGRAPH_CLI_NO_ANALYTICS": "1",
    "HTTP_PROXY": _NOWHERE,
    "HTTPS_PROXY": _NOWHERE,
    "NO_PROXY": "127.0.0.1,localhost",
    "BROWSER": "false",
}


@contextmanager
def developing(api: str, public_url: str) -> Iterator[str]:
    """The address while it is served; its threads are kept in a folder that goes with it."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(_command(port), cwd=folder, env=_env(api, public_url), stdout=output, stderr=output)
        try:
            address = f"http://127.0.0.1:{port}"
            if not _answers(process, address):
                output.seek(0)
                raise RuntimeError(f"langgraph dev did not start:\n{output.read()[-4000:]}")
            yield address
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _command(port: int) -> list[str]:
    langgraph = Path(sys.executable).with_name("langgraph")
    where = ["--config", str(ROOT / "langgraph.json"), "--host", "127.0.0.1", "--port", str(port)]
    return [str(langgraph), "dev", "--no-browser", "--no-reload", *where]


def _env(api: str, public_url: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("AIQLEADS_", "LANG"))}
    own = {"AIQLEADS_API_URL": api, "AIQLEADS_PUBLIC_URL": public_url, "AIQLEADS_MODEL": "builtin"}
    return kept | _QUIET | own | {"PYTHONPATH": str(ROOT)}


def _answers(process: subprocess.Popen[bytes], address: str) -> bool:
    limit = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < limit:
        try:
            if httpx.get(f"{address}/ok", timeout=2).is_success:
                return True
        except httpx.HTTPError:
            time.sleep(0.2)
    return False
