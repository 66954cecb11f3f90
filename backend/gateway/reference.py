"""The route list of ``docs/api.md``, made from the API's own description.

``python -m backend.gateway.reference`` rewrites the list between the page's markers.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from backend.app import create_app
from backend.config import Settings
from backend.gateway.openapi import TAGS

PAGE = Path(__file__).parents[2] / "docs" / "api.md"
BEGIN, END = "<!-- routes: python -m backend.gateway.reference -->", "<!-- /routes -->"
_CODE = re.compile(r"`([a-z_]+)`")
_EVERYWHERE = {"unauthenticated", "scope_missing", "invalid_input", "errors"}


def routes(document: dict[str, Any]) -> str:
    """A heading and a table a tag: method and path, what it does, the codes of its own refusals."""
    return "\n".join(line for name, text in TAGS for line in _room(document, name, text))


def _room(document: dict[str, Any], name: str, text: str) -> Iterator[str]:
    rows = [_row(path, method, operation) for path, method, operation in _operations(document, name)]
    if rows:
        yield from (
            f"### {name.capitalize()}",
            "",
            text,
            "",
            "| route | does | refuses with |",
            "| --- | --- | --- |",
            *rows,
            "",
        )


def _operations(document: dict[str, Any], tag: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            if operation["tags"][0] == tag:
                yield path, method, operation


def _row(path: str, method: str, operation: dict[str, Any]) -> str:
    return f"| `{method.upper()} {path}` | {_plain(_told(operation))} | {_refusals(operation['responses'])} |"


def _told(operation: dict[str, Any]) -> str:
    """The summary that a person wrote, else the description's first sentence."""
    made_up = operation["summary"] == operation["operationId"].replace("_", " ").title()
    text: str = operation["description"] if made_up else operation["summary"]
    return text.replace("\n", " ").split(". ")[0].rstrip(".")


def _plain(text: str) -> str:
    return text.replace("``", "`").replace("|", "\\|")


def _refusals(responses: dict[str, Any]) -> str:
    told = []
    for status, response in responses.items():
        codes = [code for code in _CODE.findall(response["description"]) if code not in _EVERYWHERE]
        if status[0] == "4" and codes:
            told.append(f"{status} {' '.join(f'`{code}`' for code in dict.fromkeys(codes))}")
    return " · ".join(told)


def document() -> dict[str, Any]:
    """The description of the API; nothing is connected to."""
    key = base64.urlsafe_b64encode(bytes(32)).decode()
    settings = Settings(
        _env_file=None,
        database_url="postgresql+psycopg://localhost/none",
        redis_url="redis://localhost",
        secret=SecretStr("only-to-describe-the-api-0123456789"),
        contact_keys=SecretStr(f"index:{key},1:{key}"),
    )
    return create_app(settings).openapi()


def rewritten(page: str, listed: str) -> str:
    """The page with the list between its markers."""
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{listed}\n{END}{after}"


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), routes(document())), encoding="utf-8")
