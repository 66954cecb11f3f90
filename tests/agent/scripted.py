"""A model that does what a test tells it, through the same graph: calls, lies, loops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from pydantic import PrivateAttr


class ScriptedModel(BaseChatModel):
    """Answers with ``script`` in order; the last entry again when the script is over."""

    script: list[AIMessage]
    by_turn: bool = False  # the place in the script is that in the turn: for many threads at once
    _seen: list[list[BaseMessage]] = PrivateAttr(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    @property
    def seen(self) -> list[list[BaseMessage]]:
        """What the model was shown, call by call."""
        return self._seen

    def bind_tools(self, tools: Sequence[Any], **_: Any) -> ScriptedModel:  # type: ignore[override]
        return self

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,
    ) -> ChatResult:
        place = min(_made(messages) if self.by_turn else len(self._seen), len(self.script) - 1)
        self._seen.append(messages)
        said = self.script[place]
        calls = [{**call, "id": f"{call['id']}-{len(self._seen)}"} for call in said.tool_calls]
        return ChatResult(
            generations=[
                ChatGeneration(
                    message=AIMessage(said.content, tool_calls=calls, additional_kwargs=said.additional_kwargs)
                )
            ]
        )


def _made(messages: list[BaseMessage]) -> int:
    """How many messages of the model's own the turn has."""
    last = max(at for at, message in enumerate(messages) if isinstance(message, HumanMessage))
    return sum(isinstance(message, AIMessage) for message in messages[last:])


def call(name: str, **args: Any) -> AIMessage:
    """A message that calls one tool."""
    return calls((name, args))


def calls(*wanted: tuple[str, dict[str, Any]]) -> AIMessage:
    """A message that calls several tools at once."""
    listed = [{"name": name, "args": args, "id": f"call-{n}"} for n, (name, args) in enumerate(wanted)]
    return AIMessage("", tool_calls=listed)


def say(text: str) -> AIMessage:
    """A message in words."""
    return AIMessage(text)
