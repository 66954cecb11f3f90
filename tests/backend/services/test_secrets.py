"""The keys of demo mode."""

from __future__ import annotations

from pathlib import Path

from backend.keyring import KeyRing
from backend.services.home import open_home
from backend.services.secrets import demo_keys


class TestDemoKeys:
    def test_they_are_made_once_and_stay(self, tmp_path: Path) -> None:
        home = open_home(tmp_path / "h")
        keys = demo_keys(home)
        assert demo_keys(home) == keys
        assert demo_keys(open_home(tmp_path / "other")) != keys
        assert len(keys.secret) >= 32
        assert KeyRing.parse(keys.contact_keys).version == 1

    def test_only_their_owner_reads_them(self, tmp_path: Path) -> None:
        home = open_home(tmp_path / "h")
        demo_keys(home)
        files = list(home.secrets.iterdir())
        assert {file.stat().st_mode & 0o777 for file in files} == {0o600}
        assert len(files) == 2
