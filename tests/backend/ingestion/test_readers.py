"""Files as people save them: delimiters, encodings, JSON in its shapes; and files that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.ingestion.errors import EmptyFile, MissingFile, UnreadableFile
from backend.ingestion.readers import read_rows


def _file(folder: Path, content: str | bytes, name: str = "listings.csv") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


class TestCsv:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    def test_delimiters(self, tmp_path: Path, delimiter: str) -> None:
        rows = read_rows(_file(tmp_path, f"zip{delimiter}price\n78704{delimiter}450000\n"))
        assert rows[0].values == {"zip": "78704", "price": "450000"}

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    def test_encodings(self, tmp_path: Path, encoding: str) -> None:
        rows = read_rows(_file(tmp_path, "zip,title\n78704,Café\n".encode(encoding)))
        assert rows[0].values == {"zip": "78704", "title": "Café"}

    def test_lines_count_quoted_breaks(self, tmp_path: Path) -> None:
        rows = read_rows(_file(tmp_path, 'zip,title\n78704,"two\nlines"\n\n78705,one\n'))
        assert [(row.line, row.values["title"]) for row in rows] == [(2, "two\nlines"), (5, "one")]

    def test_a_row_with_too_many_values_is_in_trouble(self, tmp_path: Path) -> None:
        rows = read_rows(_file(tmp_path, "zip,price\n78704,450,000\n78704,450000\n78704\n"))
        assert [row.trouble for row in rows] == ["3 values under 2 columns", None, None]


class TestJson:
    def test_a_list_with_nested_objects(self, tmp_path: Path) -> None:
        rows = read_rows(
            _file(tmp_path, '[{"address": {"zip": "78704"}, "price": 450000, "pool": true, "tags": ["a", "b"]}]')
        )
        assert rows[0].values == {"address.zip": "78704", "price": "450000", "pool": "true", "tags": "a|b"}

    def test_an_object_that_holds_the_list(self, tmp_path: Path) -> None:
        rows = read_rows(_file(tmp_path, '{"meta": [], "data": {"results": [{"zip": "1"}, {"zip": "2"}]}}'))
        assert [row.values["zip"] for row in rows] == ["1", "2"]

    def test_lines(self, tmp_path: Path) -> None:
        rows = read_rows(_file(tmp_path, '{"zip": "78704"}\n\n{"zip": \n"x"\n{"zip": "78705"}\n'))
        assert [(row.line, row.trouble) for row in rows] == [
            (1, None),
            (3, "not valid JSON"),
            (4, "not an object"),
            (5, None),
        ]

    def test_items_that_are_no_objects(self, tmp_path: Path) -> None:
        assert [row.trouble for row in read_rows(_file(tmp_path, '[1, {"zip": "78704"}]'))] == ["not an object", None]


class TestBadFiles:
    def test_missing(self, tmp_path: Path) -> None:
        with pytest.raises(MissingFile, match="There is no file"):
            read_rows(tmp_path / "none.csv")

    def test_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(MissingFile, match="cannot be read"):
            read_rows(tmp_path)

    @pytest.mark.parametrize("content", ["", " \n\n", "zip,price\n", "[]"])
    def test_empty(self, tmp_path: Path, content: str) -> None:
        with pytest.raises(EmptyFile):
            read_rows(_file(tmp_path, content))

    @pytest.mark.parametrize(
        "content",
        [
            b"PK\x03\x04\x00\x00",
            b"\x81\x8d\xff\xfe,\x90",
            b"price,\x01\x02\x1b[2J\n1,\x07\x08",
            b"{not json}",
            b"{not\njson\n}",
        ],
    )
    def test_unreadable(self, tmp_path: Path, content: bytes) -> None:
        with pytest.raises(UnreadableFile):
            read_rows(_file(tmp_path, content))

    def test_an_open_quotation_mark_swallows_no_rows(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFile, match="opens in line 3"):
            read_rows(_file(tmp_path, b'city,price\nAustin,1\n"Mesa,2\nTempe,3\n'))

    def test_a_closed_one_may_hold_lines(self, tmp_path: Path) -> None:
        assert len(read_rows(_file(tmp_path, b'city,note\nAustin,"a ""6"" door\nand more"\n'))) == 1

    def test_too_many_columns(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFile, match="100,000 columns"):
            read_rows(_file(tmp_path, ",".join(map(str, range(100_000))).encode()))
