from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from ui.web.build import INERT_HOSTS, BuildError, below_mount, index_html, prepare, silence, wheel_front_end


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return prepare(tmp_path_factory.mktemp("home"))


def hosts(text: str) -> set[str]:
    return set(re.findall(r"https?://([A-Za-z0-9.-]+)", text))


class TestPrepare:
    def test_nothing_built_names_an_outside_host(self, root: Path) -> None:
        found = {host for file in (root / "build").rglob("*") if file.is_file() for host in hosts(file.read_text())}
        assert found <= INERT_HOSTS

    def test_the_original_does(self) -> None:
        assert "fonts.googleapis.com" in (wheel_front_end() / "index.html").read_text()

    def test_our_own_files_name_none(self, root: Path) -> None:
        found = {host for file in (root / "public").rglob("*") if file.is_file() for host in hosts(file.read_text())}
        assert found <= {"www.w3.org"}

    def test_a_second_call_builds_nothing(self, root: Path) -> None:
        before = (root / "build" / "index.html").stat().st_mtime_ns
        assert prepare(root.parents[1]) == root
        assert (root / "build" / "index.html").stat().st_mtime_ns == before

    def test_it_leaves_nothing_half_made(self, root: Path) -> None:
        assert [folder.name for folder in root.parent.iterdir()] == [root.name]

    def test_older_builds_go(self, tmp_path: Path) -> None:
        old = tmp_path / "web" / "0123456789abcdef"
        old.mkdir(parents=True)
        os.utime(old, (1, 1))
        prepare(tmp_path)
        assert not old.exists()

    def test_every_card_is_there(self, root: Path) -> None:
        cards = {file.stem for file in (root / "public" / "elements").glob("*.jsx")}
        assert {"LeadList", "Quotes", "Holds", "Proposal", "Order", "Insight", "Account"} <= cards

    def test_words_are_ours(self, root: Path) -> None:
        words = json.loads((root / ".chainlit" / "translations" / "en-US.json").read_text())
        assert words["chat"]["messages"]["status"]["used"] == ""
        assert "LLM" not in words["chat"]["watermark"]


class TestSilence:
    def test_an_outside_host_becomes_unfetchable(self) -> None:
        assert silence('fetch("https://cdn.example.org/a.js")') == 'fetch("about:blank#cdn.example.org/a.js")'

    def test_a_namespace_stays(self) -> None:
        assert silence("http://www.w3.org/2000/svg") == "http://www.w3.org/2000/svg"

    def test_a_host_that_only_looks_inert_does_not(self) -> None:
        assert "https://" not in silence("https://example.com.evil.org/x")


class TestPinnedShape:
    def test_another_script_is_refused(self) -> None:
        with pytest.raises(BuildError):
            below_mount('console.log("another version")')

    def test_another_page_is_refused(self) -> None:
        with pytest.raises(BuildError):
            index_html("<html></html>")
