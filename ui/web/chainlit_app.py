"""Chainlit, imported once, in an environment of our making.

Chainlit reads its settings when it is imported: the folder it writes to, ``.env`` in the working directory, and the
environment variables of other products (a stray ``DATABASE_URL`` switches on its own data layer, ``SLACK_BOT_TOKEN``
its own Slack). This module sets what it needs and hides what it must not see while the import lasts.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ui.web.brand import CHAT_PATH

COOKIE = "aiqleads_session"
_HIDDEN_PREFIXES = (
    "SLACK_",
    "DISCORD_",
    "TEAMS_",
    "OAUTH_",
    "LITERAL_",
    "CHAINLIT_",
    "BUCKET_",
    "APP_AWS_",
    "APP_GCS_",
)
_HIDDEN_NAMES = ("DATABASE_URL",)


def derived_secret(secret: str, purpose: str) -> str:
    """A secret of its own for one purpose, so that none is used twice."""
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).hexdigest()


@contextmanager
def _quiet_environment(ours: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in list(os.environ):
        if name.startswith(_HIDDEN_PREFIXES) or name in _HIDDEN_NAMES:
            del os.environ[name]
    os.environ.update(ours)
    try:
        yield
    finally:
        for name in set(os.environ) - set(before):
            del os.environ[name]
        os.environ.update(before)


def load(root: Path, secret: str) -> Any:
    """Chainlit's own FastAPI application, set up to live at ``/chat`` with ``root`` as its folder.

    The import happens once in a process: a later call with another ``root`` re-points Chainlit to it.
    """
    shutil.rmtree(root / ".files", ignore_errors=True)
    (root / ".env.none").touch()
    ours = {
        "CHAINLIT_APP_ROOT": str(root),
        "CHAINLIT_ENV_FILE": str(root / ".env.none"),
        "CHAINLIT_AUTH_SECRET": derived_secret(secret, "chainlit session"),
        "CHAINLIT_AUTH_COOKIE_NAME": COOKIE,
        "CHAINLIT_CUSTOM_AUTH": "true",
        "CHAINLIT_ROOT_PATH": CHAT_PATH,
    }
    with _quiet_environment(ours), warnings.catch_warnings(action="ignore"):  # of its dependencies, not ours
        import chainlit.server
    os.environ.update(ours)
    logging.getLogger("chainlit").setLevel(logging.ERROR)
    _repoint(root)
    return chainlit.server.app


def _repoint(root: Path) -> None:
    import chainlit.config
    import chainlit.server

    (root / ".files").mkdir(exist_ok=True)
    files, public = root / ".files", str(root / "public")
    for module in (chainlit.config, chainlit.server):
        module.APP_ROOT, module.FILES_DIRECTORY, module.public_dir = str(root), files, public
    chainlit.config.config.root = str(root)
    chainlit.server.build_dir = str(root / "build")
