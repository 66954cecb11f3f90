"""A text is taken apart once, and who changes the list of its words changes nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

from agent.builtin import reader
from tests.agent.builtin.scenes import READER


def test_a_text_is_taken_apart_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    take_apart = reader.tokens

    def noted(text: str, *more: Any) -> Any:
        read.append(text)
        return take_apart(text, *more)

    monkeypatch.setattr(reader, "tokens", noted)
    text = "a chalet by the millpond under 1,234k"
    first = READER.tokens(text)
    first.pop()
    assert (len(READER.tokens(text)), read) == (len(first) + 1, [text])
