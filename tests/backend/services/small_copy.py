"""A copy of the product with a tiny web process: ``python -m tests.backend.services.small_copy HOME PORT [web]``.

``web``: ``good`` (default), ``dying`` (dies at once, every time) or ``once`` (dies the first time).
"""

from __future__ import annotations

import sys
from pathlib import Path

from backend.config import Settings
from backend.services import ServiceError
from backend.services.supervisor import Program, Supervisor

WEB = """
import http.server, pathlib, sys
home, port, kind = sys.argv[1:]
seen = pathlib.Path(home, "web.seen")
first = not seen.exists()
seen.touch()
if kind == "dying" or (kind == "once" and first):
    sys.exit("the web process is ill")
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
    def log_message(self, *args):
        pass
http.server.ThreadingHTTPServer(("127.0.0.1", int(port)), Handler).serve_forever()
"""
SLEEP = "import sys, time; time.sleep(600)"


def tell(text: str, *, notice: bool = False) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main(home: str, port: str, kind: str = "good") -> int:
    settings = Settings(_env_file=None, home=Path(home), port=int(port))
    programs = [
        Program("web", [sys.executable, "-c", WEB, home, port, kind]),
        Program("worker", [sys.executable, "-c", SLEEP, home]),
    ]
    try:
        Supervisor(settings, tell, lambda complete: None, programs, backoff_seconds=0.05).run()
    except ServiceError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
