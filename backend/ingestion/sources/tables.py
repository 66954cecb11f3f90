"""Exports: CSV, JSON and JSON Lines in columns of any name, read as an import reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from backend.ingestion.columns import SAMPLE_ROWS, Columns, detect
from backend.ingestion.errors import EmptyFile, ImportProblem
from backend.ingestion.readers import DELIMITERS, Record, Row, rows_of
from backend.ingestion.sources import fields
from backend.ingestion.sources.documents import Document
from backend.ingestion.sources.outcomes import Outcome, Parsed, Skipped


def read_table(source: str) -> Callable[[Document], Parsed | None]:
    """A reader of exports of this source; markup is none."""

    def reader(document: Document) -> Parsed | None:
        return None if document.is_markup else _table(document, source)

    return reader


def _table(document: Document, source: str) -> Parsed:
    try:
        rows = rows_of(document.text, document.page.url.rsplit("/", 1)[-1])
        columns = detect([row.values for row in rows[:SAMPLE_ROWS] if not row.trouble], {}, {})
    except EmptyFile as problem:
        has_columns = source == "import" and any(sign in document.text for sign in f"{DELIMITERS}[")
        return Parsed(Outcome.EMPTY if has_columns else Outcome.LAYOUT_CHANGED, why=problem.detail)
    except ImportProblem as problem:
        return Parsed(Outcome.LAYOUT_CHANGED, why=problem.detail)
    return named(rows, columns, source)


def named(rows: Sequence[Row], columns: Columns, source: str) -> Parsed:
    """The rows under the importer's names; what could not be read is skipped with its line."""
    records, skipped = [], []
    for row in rows:
        if row.trouble:
            held = {name: text for name, value in row.values.items() if (text := fields.said(value))}
            skipped.append(Skipped(held, f"line {row.line}: {row.trouble}"))
        else:
            records.append(_record(row.values, columns, source))
    if not records:
        return Parsed(Outcome.LAYOUT_CHANGED, skipped=tuple(skipped), why="no row of the file can be read")
    why = f"{len(skipped)} rows cannot be read" if skipped else ""
    return Parsed(Outcome.OK, tuple(records), tuple(skipped), why=why)


def _record(values: Mapping[str, str], columns: Columns, source: str) -> Record:
    held = {field: fields.said(values.get(column)) for field, column in columns.names.items()}
    fixed = {"lead_type": "rent"} if columns.is_rent and not held.get("lead_type") else {}
    own = {} if source == "import" else {"source": source}
    return {name: text for name, text in {**held, **fixed, **own}.items() if text}
