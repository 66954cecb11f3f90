"""Learns what an utterance is and which tool it asks for: ``python -m agent.builtin.train [--check]`` writes
``roles.json``, ``matters.json`` and ``weights.json``.

The utterances are ``training/*.jsonl`` (text, tool and the context it was said in; of the account also what of it) and
``training/roles/*.jsonl`` (text and role). scikit-learn is needed here only.
``--check`` prints the accuracy under cross-validation and writes nothing.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from agent.builtin import clauses, intent, learned, matters, roles
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Clause
from agent.builtin.reader import Reader
from agent.builtin.sense import Sense
from agent.builtin.training.scenes import state_of
from backend.places.gazetteer import all_places

UTTERANCES = Path(__file__).parent / "training"
INVERSE_PENALTY = 0.1
LEAST_WEIGHT = 1  # hundredths: smaller ones are left out
LEAST_COUNT = 2
FOLDS = 5
ROUNDS = 4000
BESIDE = 10  # of the utterances that ask for a tool, one in so many teaches what a request is
ROLE_OF_LABEL = {"small_talk": "reaction", "cancel": "reaction", "out_of_scope": "elsewhere", "help": "question_how"}
ORDERS_A_SEARCH = re.compile(
    r"(?i)(?:\w+[,!.]? ){0,2}?(?:show|find|pull|get|give|let|search|list|can|could|what|any|are|is|do)\b"
)
NO_ROLE = ("decline", "unclear")

Example = tuple[dict[str, float], str]


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader.of(Gazetteer.from_places(list(all_places())))


def utterances(folder: Path = UTTERANCES) -> list[dict[str, Any]]:
    """Every labelled utterance of a folder, in the order of the files' names."""
    files = sorted(folder.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def features_of(row: dict[str, Any]) -> dict[str, float]:
    """What the model sees of one utterance."""
    sense = Sense.of(state_of(row.get("context") or ()), reader().gazetteer)
    clause = _clause(row["text"])
    have = intent.features_of(clause, sense)
    return dict(learned.features(clause, have, intent.scores(clause, have), sense.start))


def _clause(text: str) -> Clause:
    words = reader().tokens(text)
    return clauses.make_clause(text, words, reader().tagger.items(words), "?" in text)


def matter_examples() -> list[Example]:
    """What of the account is asked for."""
    return [(matters.features(_clause(row["text"]).text), str(row["what"])) for row in utterances() if "what" in row]


def examples() -> list[Example]:
    return [(features_of(row), str(row["tool"])) for row in utterances()]


def role_examples() -> tuple[list[Example], list[Example]]:
    """Those labelled with a role, and those whose label of a tool says it too."""
    own = [(_of_words(row["text"]), str(row["role"])) for row in utterances(UTTERANCES / "roles")]
    asked: list[tuple[str, str]] = []
    spoken: list[tuple[str, str]] = []
    for row in utterances():
        role = _role_of_search(row["text"]) if row["tool"] == "search_leads" else ROLE_OF_LABEL.get(row["tool"])
        if row["tool"] not in NO_ROLE:
            (spoken if role else asked).append((row["text"], role or "request"))
    return own, [(_of_words(text), role) for text, role in [*asked[::BESIDE], *spoken]]


def _role_of_search(text: str) -> str:
    """Of an utterance that searches: an order or question, else a wish."""
    return "request" if ORDERS_A_SEARCH.match(text) else "need"


def _of_words(text: str) -> dict[str, float]:
    known = reader()
    return roles.features(tuple(roles.symbols(known.tokens(text), known.gazetteer)))


def fitted(rows: Sequence[Example]) -> tuple[Any, Any]:
    """The vectoriser and the classifier over ``rows``."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.svm import LinearSVC

    counts = Counter(name for found, _ in rows for name in found)
    often = [{name: v for name, v in found.items() if counts[name] >= LEAST_COUNT} for found, _ in rows]
    vectors = DictVectorizer(sort=True)
    matrix = vectors.fit_transform(often)
    matrix.indices, matrix.indptr = matrix.indices.astype("int32"), matrix.indptr.astype("int32")
    model = LinearSVC(C=INVERSE_PENALTY, random_state=0, max_iter=ROUNDS)
    model.fit(matrix, [tool for _, tool in rows])
    return vectors, model


def compact(vectors: Any, model: Any) -> dict[str, Any]:
    """The classifier as it is shipped: pruned, in whole hundredths."""
    rows = {}
    scaled = (model.coef_ * learned.SCALE).round().astype(int)
    for at, name in enumerate(vectors.get_feature_names_out()):
        kept = [(tool, int(scaled[tool, at])) for tool in range(len(scaled)) if abs(scaled[tool, at]) >= LEAST_WEIGHT]
        if kept:
            rows[str(name)] = [value for pair in kept for value in pair]
    bias = [int(value) for value in (model.intercept_ * learned.SCALE).round()]
    return {"tools": [str(tool) for tool in model.classes_], "bias": bias, "rows": dict(sorted(rows.items()))}


def written(data: dict[str, Any]) -> str:
    head = json.dumps({"tools": data["tools"], "bias": data["bias"]})[1:-1]
    rows = ",\n".join(
        f"{json.dumps(name, ensure_ascii=False)}:{json.dumps(row, separators=(',', ':'))}"
        for name, row in data["rows"].items()
    )
    return f'{{{head}, "rows": {{\n{rows}\n}}}}\n'


def crossed(rows: Sequence[Example], beside: Sequence[Example] = ()) -> list[tuple[str, str, float]]:
    """(true label, guessed label, chance) of every row, each guessed by a model that has not seen it."""
    out: list[tuple[str, str, float]] = [("", "", 0.0)] * len(rows)
    for fold in range(FOLDS):
        seen = [row for at, row in enumerate(rows) if at % FOLDS != fold]
        model = learned.Weights.of(compact(*fitted([*seen, *beside])))
        for at in range(fold, len(rows), FOLDS):
            chance, label = model.chances(sorted(rows[at][0].items()))[0]
            out[at] = (rows[at][1], label, chance)
    return out


def checked(name: str, found: Sequence[tuple[str, str, float]]) -> str:
    """The share that was guessed right, and of every label how much was found and how much of it was true."""
    lines = [f"{name}: {sum(a == b for a, b, _ in found) / len(found):.4f} of {len(found)} right, {FOLDS}-fold"]
    for label in sorted({true for true, _, _ in found}):
        right = sum(true == said == label for true, said, _ in found)
        of, as_ = (sum(row[at] == label for row in found) for at in (0, 1))
        lines.append(f"  {label:18} found {right / of:.3f}, true {right / max(as_, 1):.3f}")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str]) -> None:
    rows, (own, beside), asked = examples(), role_examples(), matter_examples()
    if "--check" in arguments:
        sys.stdout.write(checked("tools", crossed(rows)) + checked("roles", crossed(own, beside)))
        sys.stdout.write(checked("matters", crossed(asked)))
        return
    made = ((learned.WEIGHTS, rows), (roles.WEIGHTS, [*own, *beside]), (matters.WEIGHTS, asked))
    for path, learned_from in made:
        path.write_text(written(compact(*fitted(learned_from))), "utf-8")
        sys.stdout.write(f"{path}: {path.stat().st_size:,} bytes from {len(learned_from):,} utterances\n")


if __name__ == "__main__":
    main(sys.argv[1:])
