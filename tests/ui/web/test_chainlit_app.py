from __future__ import annotations

import os
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx import AsyncClient

from ui.web.chainlit_app import _quiet_environment


class TestQuietEnvironment:
    def test_what_switches_other_things_on_is_hidden_meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere")
        monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-test")
        monkeypatch.setenv("LITERAL_API_KEY", "key")
        with _quiet_environment({"CHAINLIT_APP_ROOT": "/x"}):
            assert not {"DATABASE_URL", "SLACK_BOT_TOKEN", "LITERAL_API_KEY"} & set(os.environ)
        assert os.environ["SLACK_BOT_TOKEN"] == "xoxb-test"
        assert os.environ.get("CHAINLIT_APP_ROOT") != "/x"


class TestLoaded:
    def test_it_keeps_to_its_own_folder(self, web: FastAPI, settings: object) -> None:
        from chainlit.config import APP_ROOT, FILES_DIRECTORY

        assert Path(APP_ROOT).is_relative_to(web.state.settings.home / "web")
        assert Path(FILES_DIRECTORY).is_relative_to(APP_ROOT)
        assert not (Path.cwd() / "chainlit.md").exists()

    def test_our_own_data_layer_is_used(self, web: FastAPI, monkeypatch: pytest.MonkeyPatch) -> None:
        from chainlit.data import get_data_layer

        monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere")
        assert type(get_data_layer()).__name__ == "ThreadHistory"

    async def test_what_we_do_not_offer_is_off(self, page: AsyncClient) -> None:
        shown = (await page.get("/chat/project/settings")).json()
        assert not shown["features"]["spontaneous_file_upload"]["enabled"]
        assert not shown["features"]["mcp"]["enabled"]
        assert not shown["features"]["unsafe_allow_html"]
        assert shown["threadResumable"]
        assert shown["dataPersistence"]

    async def test_four_starters_whatever_is_on_the_market(self, page: AsyncClient) -> None:
        starters = (await page.get("/chat/project/settings")).json()["starters"]
        assert len(starters) == 4
        assert all(starter["label"] and starter["message"] for starter in starters)

    async def test_the_page_names_no_outside_host(self, page: AsyncClient) -> None:
        text = (await page.get("/chat/")).text
        assert "https://" not in text
        assert "<title>AIQLeads</title>" in text
        assert "/chat/assets/index-" in text
