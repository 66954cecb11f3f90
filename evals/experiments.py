"""The suites as LangSmith datasets, and a run as an experiment on them. Without a key all of it stays here.

What is sent passes through the redaction of sellers' texts, and a reply that showed a contact is never sent.
"""

from __future__ import annotations

import io
import uuid
import warnings
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stdout
from datetime import UTC, datetime
from typing import Any

from langsmith import Client
from langsmith.evaluation import evaluate
from langsmith.schemas import Example, ExampleCreate, ExampleUpdate, Run

from backend.config import Settings
from backend.ingestion.redaction import redact
from evals.cases import Case
from evals.scores import Conversation, Report, table

NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "aiqleads:evals:langsmith")
NOWHERE = "http://127.0.0.1:9"
WITHHELD = "[withheld: it showed what it must not]"
LEAKS = {"reveal_contact", "read.other_user"}


def dataset_name(suite: str) -> str:
    """A suite's dataset."""
    return f"aiqleads {suite or 'suite'}"


@contextmanager
def connected(settings: Settings) -> Iterator[Client]:
    """A client for the block; everything is sent when it ends."""
    key = settings.langsmith_api_key
    client = Client(settings.langsmith_endpoint, api_key=key.get_secret_value() if key else None)
    try:
        yield client
    finally:
        client.flush()
        client.cleanup()


def upload(client: Client, cases: Sequence[Case]) -> dict[str, int]:
    """Make each suite's dataset and bring its examples up to date; how many were new or changed."""
    changed: dict[str, int] = {}
    for suite, group in _by_suite(cases).items():
        dataset_id = _dataset(client, suite)
        there = {one.id: one for one in client.list_examples(dataset_id=dataset_id)}
        wanted = [_example(case, dataset_id) for case in group]
        new = [one for one in wanted if one.id not in there]
        other = [one for one in wanted if one.id in there and not _same(one, there[one.id])]
        if new:
            client.create_examples(dataset_id=dataset_id, examples=[_created(one) for one in new])
        if other:
            client.update_examples(dataset_id=dataset_id, updates=[_updated(one) for one in other])
        changed[dataset_name(suite)] = len(new) + len(other)
    return changed


def record(report: Report, settings: Settings) -> dict[str, int]:
    """Each suite of a run as an experiment: its name and its conversations. Sealed cases stay here."""
    kept = [one for one in report.conversations if not one.case.sealed]
    if settings.langsmith_api_key is None:
        offline = Client(NOWHERE, api_key="none", auto_batch_tracing=False, info={})
        return _experiments(offline, kept, report.meta, upload_results=False)
    with connected(settings) as client:
        upload(client, list({one.case.id: one.case for one in kept}.values()))
        return _experiments(client, kept, report.meta, upload_results=True)


def _experiments(
    client: Client, conversations: Sequence[Conversation], meta: Mapping[str, Any], *, upload_results: bool
) -> dict[str, int]:
    rows: dict[str, int] = {}
    groups: dict[str, list[Conversation]] = defaultdict(list)
    for one in conversations:
        groups[one.case.suite].append(one)
    for suite, group in groups.items():
        cases = {one.case.id: one.case for one in group}
        dataset_id = _dataset(client, suite) if upload_results else uuid.uuid5(NAMESPACE, suite)
        results = _evaluate(
            _replay(group),
            data=[_example(case, dataset_id) for case in cases.values()],
            evaluators=[_Judge(group)],
            experiment_prefix=f"{suite or 'suite'} {meta.get('agent', '')}".strip(),
            metadata={name: meta[name] for name in ("agent", "stub_search", "trials") if name in meta},
            num_repetitions=max(one.trial for one in group),
            client=client,
            upload_results=upload_results,
        )
        rows[results.experiment_name if upload_results else dataset_name(suite)] = len(results)
    return rows


def _evaluate(target: Any, **options: Any) -> Any:
    """The SDK's own evaluation, without what it prints."""
    with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
        warnings.filterwarnings("ignore", message="'upload_results' parameter is in beta")
        return evaluate(target, **options)


def _replay(conversations: Sequence[Conversation]) -> Any:
    """A target that answers with what the run brought: each trial of a case once, in order."""
    waiting: dict[str, deque[dict[str, Any]]] = defaultdict(deque)
    for one in sorted(conversations, key=lambda one: one.trial):
        waiting[one.case.id].append(_outputs(one))

    def conversation(inputs: dict[str, Any]) -> dict[str, Any]:
        return waiting[inputs["case"]].popleft()

    return conversation


class _Judge:
    """Our scores of a conversation, as LangSmith takes them."""

    __name__ = "scores"

    def __init__(self, conversations: Sequence[Conversation]) -> None:
        self._known = {(one.case.id, one.trial): one for one in conversations}

    def __call__(self, run: Run, example: Example) -> dict[str, Any]:
        told = run.outputs or {}
        one = self._known[told["case"], told["trial"]]
        scores = table([one])
        values = {
            "conversation_success": float(one.right),
            "turn_exact_match": scores.turns.value,
            "tool_accuracy": scores.tools.value,
            "slot_f1": scores.slot_f1,
            "violations": float(scores.violations),
        }
        return {"results": [{"key": key, "score": value} for key, value in values.items() if value is not None]}


def _by_suite(cases: Sequence[Case]) -> dict[str, list[Case]]:
    groups: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        groups[case.suite].append(case)
    return groups


def _dataset(client: Client, suite: str) -> uuid.UUID:
    name = dataset_name(suite)
    if client.has_dataset(dataset_name=name):
        found = client.read_dataset(dataset_name=name)
    else:
        found = client.create_dataset(name, description="Conversations and what they should do")
    return uuid.UUID(str(found.id))


def _example(case: Case, dataset_id: uuid.UUID) -> Example:
    """A case as an example; its id follows from dataset and case, so that an upload can be repeated."""
    inputs = {"case": case.id, "category": case.category, "turns": [turn.user for turn in case.turns]}
    if case.injection is not None:
        inputs["text"] = case.injection.text
    expected = [turn.expect.model_dump(exclude_defaults=True) for turn in case.turns]
    return Example(
        id=uuid.uuid5(dataset_id, case.id),
        dataset_id=dataset_id,
        inputs=_clean(inputs),
        outputs=_clean({"expect": expected}),
        metadata={"category": case.category, "suite": case.suite},
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )


def _created(one: Example) -> ExampleCreate:
    return ExampleCreate(  # type: ignore[no-untyped-call]
        id=one.id, inputs=one.inputs, reference_outputs=one.outputs, metadata=one.metadata
    )


def _updated(one: Example) -> ExampleUpdate:
    return ExampleUpdate(  # type: ignore[no-untyped-call]
        id=one.id, inputs=one.inputs, reference_outputs=one.outputs, metadata=one.metadata
    )


def _same(one: Example, there: Example) -> bool:
    return one.inputs == there.inputs and one.outputs == there.outputs


def _outputs(one: Conversation) -> dict[str, Any]:
    """What one trial of a case did and said, without contact data."""
    turns = []
    for turn in one.turns:
        if (trace := turn.trace) is None:
            continue
        leaked = any(effect["effect"] in LEAKS for effect in trace["effects"])
        turns.append(
            {
                "calls": _clean(trace["calls"]),
                "reply_kind": trace["reply_kind"],
                "reply": WITHHELD if leaked else _clean(trace["reply"]),
                "effects": trace["effects"],
                "ms": trace["ms"],
            }
        )
    return {"case": one.case.id, "trial": one.trial, "turns": turns}


def _clean(value: Any) -> Any:
    """Every text of it as a seller's text is shown: no phones, addresses or e-mails."""
    if isinstance(value, str):
        return redact(value).text
    if isinstance(value, Mapping):
        return {name: _clean(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(part) for part in value]
    return value
