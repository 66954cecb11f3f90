"""The API's description tells the truth about errors."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from httpx import AsyncClient

PROBLEM = "application/problem+json"


@pytest.fixture
async def document(client: AsyncClient) -> dict[str, Any]:
    """What ``/openapi.json`` serves."""
    answer = await client.get("/openapi.json")
    assert answer.status_code == 200
    return dict(answer.json())


def operations(document: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{method.upper()} {path}", operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


class TestDocument:
    async def test_every_failure_is_a_problem(self, document: dict[str, Any]) -> None:
        for name, operation in operations(document):
            for status, response in operation["responses"].items():
                if status[0] in "45":
                    assert list(response["content"]) == [PROBLEM], (name, status)
                    assert response["content"][PROBLEM]["schema"] == {"$ref": "#/components/schemas/Problem"}
                    assert response["description"], (name, status)

    async def test_operation_ids_are_unique_and_short(self, document: dict[str, Any]) -> None:
        ids = Counter(operation["operationId"] for _, operation in operations(document))
        assert [name for name, count in ids.items() if count > 1] == []
        assert [name for name in ids if "_v1_" in name] == []

    async def test_every_operation_has_a_room_and_says_what_it_does(self, document: dict[str, Any]) -> None:
        rooms = {tag["name"] for tag in document["tags"]}
        for name, operation in operations(document):
            assert set(operation.get("tags", [])) & rooms, name
            assert operation.get("description") or operation.get("summary"), name

    async def test_who_needs_a_log_in_may_be_turned_away(self, document: dict[str, Any]) -> None:
        for name, operation in operations(document):
            if "security" in operation:
                assert {"401", "403", "422", "429", "503"} <= set(operation["responses"]), name

    async def test_every_reference_leads_somewhere(self, document: dict[str, Any]) -> None:
        schemas = document["components"]["schemas"]
        assert "HTTPValidationError" not in schemas
        assert [name for name in references(document) if name not in schemas] == []

    async def test_it_introduces_itself(self, document: dict[str, Any]) -> None:
        assert document["info"]["title"] == "AIQLeads"
        assert "problem+json" in document["info"]["description"]

    async def test_writes_with_a_body_show_an_example(self, document: dict[str, Any]) -> None:
        schemas = document["components"]["schemas"]
        for name in ("Registration", "RefusalIn", "MePatch", "SavedSearchIn", "SettingsPatch", "AdjustmentIn"):
            shown = schemas[name]
            fields = shown["properties"].values()
            assert "example" in shown or any("examples" in field for field in fields), name


def references(node: Any) -> set[str]:
    if isinstance(node, dict):
        found = {str(node["$ref"]).rpartition("/")[2]} if isinstance(node.get("$ref"), str) else set()
        return found.union(*(references(value) for value in node.values()))
    return set().union(*(references(item) for item in node)) if isinstance(node, list) else set()


class TestDocs:
    async def test_the_page_and_its_scripts_are_our_own(self, client: AsyncClient) -> None:
        page = await client.get("/docs")
        sources = re.findall(r'(?:src|href)="([^"]+)"', page.text)
        assert len(sources) == 3
        assert not [source for source in sources if "//" in source]
        for source in sources:
            if source.startswith("/"):
                assert (await client.get(source)).status_code == 200
        assert "http://" not in page.text
        assert "https://" not in page.text

    async def test_the_browser_is_told_to_fetch_nothing_else(self, client: AsyncClient) -> None:
        policy = (await client.get("/docs")).headers["content-security-policy"]
        assert "connect-src 'self'" in policy
        assert "http" not in policy
