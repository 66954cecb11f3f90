"""Learns which tool an utterance asks for: ``python -m agent.builtin.train [--check]`` writes ``weights.json``.

The utterances are ``training/*.jsonl``: text, tool and the context it was said in. scikit-learn is needed here only.
``--check`` prints the accuracy under cross-validation and writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from agent.builtin import clauses, intent, learned
from agent.builtin.gazetteer import Gazetteer
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

Example = tuple[dict[str, float], str]


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader.of(Gazetteer.from_places(list(all_places())))


def utterances() -> list[dict[str, Any]]:
    """Every labelled utterance, in the order of the files' names."""
    files = sorted(UTTERANCES.glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines() if line.strip()]


def features_of(row: dict[str, Any]) -> dict[str, float]:
    """What the model sees of one utterance."""
    known = reader()
    sense = Sense.of(state_of(row.get("context") or ()), known.gazetteer)
    words = known.tokens(row["text"])
    clause = clauses.make_clause(row["text"], words, known.tagger.items(words), "?" in row["text"])
    have = intent.features_of(clause, sense)
    return dict(learned.features(clause, have, intent.scores(clause, have), sense.start))


def examples() -> list[Example]:
    return [(features_of(row), str(row["tool"])) for row in utterances()]


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


def crossed(rows: Sequence[Example]) -> list[tuple[str, str, float]]:
    """(true tool, guessed tool, chance) of every example, each guessed by a model that has not seen it."""
    out: list[tuple[str, str, float]] = [("", "", 0.0)] * len(rows)
    for fold in range(FOLDS):
        data = compact(*fitted([row for at, row in enumerate(rows) if at % FOLDS != fold]))
        model = learned.Weights.of(data)
        for at in range(fold, len(rows), FOLDS):
            chance, tool = model.chances(rows[at][0].items())[0]
            out[at] = (rows[at][1], tool, chance)
    return out


def main(arguments: Sequence[str]) -> None:
    rows = examples()
    if "--check" in arguments:
        right = [true == said for true, said, _ in crossed(rows)]
        sys.stdout.write(f"{sum(right)}/{len(right)} = {sum(right) / len(right):.4f} right, {FOLDS}-fold\n")
        return
    learned.WEIGHTS.write_text(written(compact(*fitted(rows))), "utf-8")
    sys.stdout.write(f"{learned.WEIGHTS}: {learned.WEIGHTS.stat().st_size:,} bytes from {len(rows):,} utterances\n")


if __name__ == "__main__":
    main(sys.argv[1:])
