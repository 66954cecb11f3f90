"""Rows of a CSV, JSON or JSON Lines file as flat dictionaries of text, each with its line (or item) number.

CSV may use a comma, semicolon, tab or bar, quoted line breaks, a byte-order mark, UTF-8, UTF-16 or Windows-1252. JSON
may be a list, or an object that holds one; nested objects become dotted names.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from backend.ingestion.errors import EmptyFile, MissingFile, UnreadableFile

DELIMITERS = ",;\t|"
MAX_COLUMNS = 2_000
MAX_CELL_CHARS = 1_000_000
BINARY_SHARE = 0.02  # of control characters
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))

Record = dict[str, str]


class Row(NamedTuple):
    """One row as read. `line` is the line where it begins (the item's number in a JSON list); `trouble` says why it
    could not be read.
    """

    line: int
    values: Record
    trouble: str | None = None


def read_rows(path: Path) -> list[Row]:
    """Every row of the file. Raises MissingFile, EmptyFile or UnreadableFile."""
    return rows_of(_text(path), path.name)


def rows_of(text: str, name: str) -> list[Row]:
    """Every row of a file's text. Raises EmptyFile or UnreadableFile."""
    if not text.strip():
        raise EmptyFile(f"{name} is empty: there is nothing to import.")
    if _is_binary(text):
        raise UnreadableFile(f"{name} is not a text file. Save it as CSV or JSON in UTF-8 and try again.")
    rows = list(_json_rows(text, name) if text.lstrip()[0] in "[{" else _csv_rows(text))
    if not rows:
        raise EmptyFile(f"{name} has a header and no rows: there is nothing to import.")
    return rows


def _is_binary(text: str) -> bool:
    """Whether control characters stand where text has none."""
    start = text[:4096]
    return sum(char < " " and char not in "\t\n\r\f\v" for char in start) > BINARY_SHARE * len(start)


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise MissingFile(f"There is no file {path}.") from None
    except OSError as error:
        raise MissingFile(f"{path} cannot be read: {error.strerror or error}.") from None
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), None)
    if encoding is None and b"\x00" in raw[:4096]:
        raise UnreadableFile(f"{path.name} is not a text file. Save it as CSV or JSON in UTF-8 and try again.")
    for candidate in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            return raw.decode(candidate)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(f"The encoding of {path.name} is unknown. Save it in UTF-8 and try again.")


def _csv_rows(text: str) -> Iterator[Row]:
    csv.field_size_limit(MAX_CELL_CHARS)
    lines = list(io.StringIO(text, newline=""))
    reader, last = csv.reader(lines, delimiter=_delimiter(text)), len(lines)
    header: list[str] | None = None
    begins = 1
    try:
        for cells in reader:
            line, begins = begins, reader.line_num + 1
            if header is None:
                header = _header(cells) if any(cell.strip() for cell in cells) else None
            elif any(cell.strip() for cell in cells):
                if line < reader.line_num == last:
                    _check_closed(lines[line - 1 :], line)
                yield _csv_row(line, header, cells)
    except csv.Error as error:
        raise UnreadableFile(f"The CSV cannot be read at line {reader.line_num}: {error}.") from None


def _check_closed(lines: list[str], first: int) -> None:
    """A row over several lines has its quotation marks in pairs, unless one is open to the end of the file."""
    if "".join(lines).count('"') % 2:
        raise UnreadableFile(f'The quotation mark that opens in line {first} is never closed: add a " or take it out.')


def _delimiter(text: str) -> str:
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(DELIMITERS, key=first.count)


def _header(cells: list[str]) -> list[str]:
    if len(cells) > MAX_COLUMNS:
        raise UnreadableFile(f"The header names {len(cells):,} columns; up to {MAX_COLUMNS:,} can be read.")
    names: list[str] = []
    for place, cell in enumerate(cells, 1):
        name = cell.strip() or f"column {place}"
        names.append(name if name not in names else f"{name} {place}")
    return names


def _csv_row(line: int, header: list[str], cells: list[str]) -> Row:
    extra = [cell for cell in cells[len(header) :] if cell.strip()]
    values = dict(zip(header, cells, strict=False))
    if extra:
        return Row(line, values, f"{len(cells)} values under {len(header)} columns")
    return Row(line, values)


def _json_rows(text: str, name: str) -> Iterator[Row]:
    try:
        document = json.loads(text)
    except RecursionError:
        raise UnreadableFile(f"{name} is nested too deeply to be a list of listings.") from None
    except ValueError as error:
        if "\n" in text.strip():
            return _json_lines(text, name)
        raise UnreadableFile(f"{name} is not valid JSON: {error}.") from None
    return (_json_row(place, item) for place, item in enumerate(_items(document), 1))


def _json_lines(text: str, name: str) -> Iterator[Row]:
    rows = [_json_line(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if all(row.trouble for row in rows):
        raise UnreadableFile(f"{name} is neither JSON nor JSON Lines.")
    return iter(rows)


def _json_line(number: int, line: str) -> Row:
    try:
        return _json_row(number, json.loads(line))
    except (ValueError, RecursionError):
        return Row(number, {}, "not valid JSON")


def _items(document: Any) -> Iterable[Any]:
    """The list of listings in a document: itself, or the longest list of objects that it holds."""
    if isinstance(document, list):
        return document
    held = [value for value in _lists(document, 4) if value and all(isinstance(item, dict) for item in value)]
    return max(held, key=len, default=[document])


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    elif isinstance(value, dict) and depth:
        for inner in value.values():
            yield from _lists(inner, depth - 1)


def _json_row(number: int, item: Any) -> Row:
    if not isinstance(item, dict):
        return Row(number, {}, "not an object")
    return Row(number, dict(_flat(item, "", 5)))


def _flat(value: Any, name: str, depth: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and depth:
        for key, inner in value.items():
            yield from _flat(inner, f"{name}.{key}" if name else str(key), depth - 1)
    elif isinstance(value, list):
        yield name, _joined(value)
    elif value is not None:
        yield name, _plain(value)


def _joined(values: list[Any]) -> str:
    return "|".join(_plain(value) if not isinstance(value, dict | list) else json.dumps(value) for value in values)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else json.dumps(value)
