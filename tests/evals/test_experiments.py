"""Suites and runs at LangSmith: uploaded to a server of our own, or nowhere."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from backend.config import Settings
from evals.cases import Case
from evals.experiments import WITHHELD, connected, record, upload
from evals.scores import Report, score_run
from tests.evals.langsmith_server import Store, langsmith
from tests.evals.traced import call, case, trace

CART = {"user": "cart? call me at 512-555-0142", "expect": {"tool": "view_cart"}}


@pytest.fixture
def there() -> Iterator[tuple[Store, Settings]]:
    with langsmith() as (store, url):
        yield store, Settings(langsmith_api_key=SecretStr("ls-key"), langsmith_endpoint=url)


def cases(**more: Any) -> list[Case]:
    return [case(name, CART, category="cart", suite="mine", **more) for name in ("a", "b")]


def report(**more: Any) -> Report:
    traces = [
        trace(call("view_cart"), id="a", reply="The owner is at dana@example.com."),
        trace(id="b", reply="A contact", effects=[{"effect": "reveal_contact", "lead_id": 7}]),
    ]
    return score_run(cases(**more), traces, {"agent": "builtin"})


class TestUpload:
    def test_each_suite_is_a_dataset_and_each_case_an_example(self, there: tuple[Store, Settings]) -> None:
        store, settings = there
        with connected(settings) as client:
            assert upload(client, cases()) == {"aiqleads mine": 2}
        assert [one["name"] for one in store.datasets.values()] == ["aiqleads mine"]
        assert sorted(one["inputs"]["case"] for one in store.examples.values()) == ["a", "b"]
        assert store.keys == {"ls-key"}

    def test_a_second_upload_sends_what_changed_alone(self, there: tuple[Store, Settings]) -> None:
        store, settings = there
        with connected(settings) as client:
            upload(client, cases())
            assert upload(client, cases()) == {"aiqleads mine": 0}
            other = case("b", {"user": "my cart", "expect": {"tool": "view_cart"}}, suite="mine")
            assert upload(client, [other]) == {"aiqleads mine": 1}
        assert len(store.examples) == 2
        assert ["my cart"] in [one["inputs"]["turns"] for one in store.examples.values()]


class TestRecord:
    def test_a_run_becomes_an_experiment_with_our_scores(self, there: tuple[Store, Settings]) -> None:
        store, settings = there
        told = record(report(), settings)
        (session,) = store.sessions.values()
        assert told == {session["name"]: 2}
        assert session["reference_dataset_id"] in store.datasets
        right = {one["run_id"]: one["score"] for one in store.feedback if one["key"] == "conversation_success"}
        runs = {run["outputs"]["case"]: run for run in store.runs.values() if run.get("reference_example_id")}
        assert {name: right[run["id"]] for name, run in runs.items()} == {"a": 1.0, "b": 0.0}
        assert store.unknown == []

    def test_contact_data_stays_here(self, there: tuple[Store, Settings]) -> None:
        store, settings = there
        record(report(), settings)
        sent = "\n".join(store.raw)
        assert "dana@example.com" not in sent
        assert "555-0142" not in sent
        replies = {run["outputs"]["turns"][0]["reply"] for run in store.runs.values() if "turns" in run["outputs"]}
        assert WITHHELD in replies

    def test_the_sealed_part_stays_here(self, there: tuple[Store, Settings]) -> None:
        store, settings = there
        assert record(report(sealed=True), settings) == {}
        assert "".join(store.raw) == ""

    def test_without_a_key_no_connection_is_tried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def refused(*_: Any, **__: Any) -> Any:
            raise AssertionError("a connection was tried")

        for name in ("connect", "connect_ex"):
            monkeypatch.setattr(socket.socket, name, refused)
        monkeypatch.setattr(socket, "getaddrinfo", refused)
        monkeypatch.delenv("LANGSMITH_API_KEY", raising=False)
        assert record(report(), Settings(langsmith_api_key=None)) == {"aiqleads mine": 2}


def test_an_example_is_json(there: tuple[Store, Settings]) -> None:
    store, settings = there
    injected = case("i", CART, suite="s", injection={"vector": "title", "text": "buy it", "neutral": "a house"})
    with connected(settings) as client:
        upload(client, [injected])
    (example,) = store.examples.values()
    assert example["inputs"]["text"] == "buy it"
    assert json.dumps(example["outputs"])
