"""The key-free chat model: a deterministic semantic parser behind LangChain's chat interface.

It reads the last human text and the state block in the system messages, plans the turn, makes the plan's calls one
after another as their results arrive, and words the reply. No I/O, no randomness.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import LanguageModelInput
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.messages.tool import tool_call
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import ConfigDict, PrivateAttr

from agent.builtin.chunks import chunks
from agent.builtin.gazetteer import Gazetteer
from agent.builtin.intent import make_ready
from agent.builtin.mentions import Mention, argument
from agent.builtin.plan import Plan, Step
from agent.builtin.reader import Reader
from agent.builtin.recall import Recall
from agent.builtin.sense import Sense
from agent.builtin.shelved import said_again, shelved
from agent.builtin.tables.phrases import QUESTIONS
from agent.builtin.tables.tools import SEARCHES
from agent.builtin.talk import say
from agent.builtin.understand import understand
from agent.builtin.wording import reply, step_failed
from agent.references import resolve_mentions
from agent.state import parse_state

PLACES = frozenset({"place", "first", "last", "middle"})
MOST_FOUND = 10  # leads that "those" may mean right after a search
LONG_TEXT = 400  # characters
WARM_UP = "hello"  # compiles the tables before the first user speaks


class BuiltinChatModel(BaseChatModel):
    """A chat model that understands the marketplace's sentences without any service."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    gazetteer: Gazetteer
    tool_names: frozenset[str] = frozenset()
    _reader: Reader = PrivateAttr()
    _recall: Recall = PrivateAttr()

    def model_post_init(self, context: Any, /) -> None:
        super().model_post_init(context)
        self._reader = Reader.of(self.gazetteer)
        self._recall = Recall(self._reader)
        make_ready()
        understand(WARM_UP, Sense.of({}, self.gazetteer), self._reader)

    @property
    def _llm_type(self) -> str:
        return "aiqleads-builtin"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        return self.bind(tool_names=frozenset(_name_of(tool) for tool in tools), **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        message = self.respond(messages, frozenset(kwargs.get("tool_names") or self.tool_names))
        return ChatResult(generations=[ChatGeneration(message=message)])

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        """On the spot; a long text, which takes its time, in a thread."""
        if any(isinstance(message, HumanMessage) and len(message.text) > LONG_TEXT for message in messages[-1:]):
            return await super()._agenerate(messages, stop, run_manager, **kwargs)
        return self._generate(messages, stop, None, **kwargs)

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        message = self.respond(messages, frozenset(kwargs.get("tool_names") or self.tool_names))
        for chunk in chunks(message):
            if run_manager and isinstance(chunk.message.content, str):
                run_manager.on_llm_new_token(chunk.message.content, chunk=chunk)
            yield chunk

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        message = self.respond(messages, frozenset(kwargs.get("tool_names") or self.tool_names))
        for chunk in chunks(message):
            if run_manager and isinstance(chunk.message.content, str):
                await run_manager.on_llm_new_token(chunk.message.content, chunk=chunk)
            yield chunk

    def respond(self, messages: Sequence[BaseMessage], tools: frozenset[str] = frozenset()) -> AIMessage:
        """The next message of the turn: a tool call, or the final text."""
        turn = _Turn.of(messages)
        sense = Sense.of(turn.state, self._reader.gazetteer, tools)
        plan = self._recall.plan(turn.text, sense)
        return _Progress(turn, plan, sense).next_message()

    def reading(self, said: str, state: dict[str, Any]) -> list[tuple[str, dict[str, Any], frozenset[int]]]:
        """The calls that the user's words ask for, as this model reads them, each with the leads it would touch."""
        sense = Sense.of(state, self._reader.gazetteer)
        found = []
        for step in understand(said, sense, self._reader).steps:
            found.append((step.tool, step.args, frozenset(resolve_mentions(step.mentions, state, step.tool).ids)))
        return found


def _name_of(tool: dict[str, Any] | type | Callable[..., Any] | BaseTool) -> str:
    """A tool's name; its schema, which takes milliseconds to make, only where nothing else tells the name."""
    return tool.name if isinstance(tool, BaseTool) else str(convert_to_openai_tool(tool)["function"]["name"])


class _Turn:
    """The last human text, the state block, and the calls made since with their results."""

    def __init__(
        self, text: str, number: int, state: dict[str, Any], done: list[tuple[str, dict[str, Any], Any]]
    ) -> None:
        self.text, self.number, self.state, self.done = text, number, state, done

    @classmethod
    def of(cls, messages: Sequence[BaseMessage]) -> _Turn:
        humans = [at for at, message in enumerate(messages) if isinstance(message, HumanMessage)]
        last = humans[-1] if humans else len(messages)
        text = messages[last].text if humans else ""
        system = "\n".join(message.text for message in messages if isinstance(message, SystemMessage))
        return cls(str(text), len(humans), parse_state(system), _done(messages[last + 1 :]))


def _done(messages: Sequence[BaseMessage]) -> list[tuple[str, dict[str, Any], Any]]:
    results = {m.tool_call_id: _content(m) for m in messages if isinstance(m, ToolMessage)}
    return [
        (call["name"], call["args"], results.get(str(call["id"])))
        for message in messages
        if isinstance(message, AIMessage)
        for call in message.tool_calls
    ]


def _content(message: ToolMessage) -> Any:
    try:
        return json.loads(message.text)
    except ValueError:
        return {"error": {"code": "", "detail": ""}} if message.status == "error" else message.text


class _Progress:
    """Where the plan stands after the calls made so far."""

    def __init__(self, turn: _Turn, plan: Plan, sense: Sense) -> None:
        self._turn, self._plan, self._sense = turn, plan, sense

    def next_message(self) -> AIMessage:
        if not self._plan.steps and self._turn.done:
            return self._final()  # a call that the rails made after the user's yes
        if not self._plan.steps:
            text = self._plan.answer or say(self._plan.topic or "unknown", self._turn.number)
            kept = shelved(self._plan, [], self._sense)
            told = {name: getattr(self._plan, name) for name in ("focus", "supposed", "screened")} | {"shelved": kept}
            text = " ".join([text, *said_again(kept, bool(self._plan.answer))])
            return AIMessage(text, additional_kwargs={name: value for name, value in told.items() if value})
        at = self._made()
        if at and self._stopped(at):
            return self._final()
        return self._call(self._plan.steps[at], at) if at < len(self._plan.steps) else self._final()

    def _made(self) -> int:
        """How many of the plan's steps were called; look-ups made between them do not count."""
        at = 0
        for tool, _, _ in self._turn.done:
            if at < len(self._plan.steps) and self._plan.steps[at].tool == tool:
                at += 1
        return at

    def _stopped(self, at: int) -> bool:
        tool, _, result = self._turn.done[-1]
        side_by_side = tool in ("search_leads", "market_insights")
        if side_by_side and at < len(self._plan.steps) and self._plan.steps[at].tool == tool:
            return False
        return step_failed(Step(tool), result)

    def _final(self) -> AIMessage:
        if self._was_refused_unasked():
            return self._emit("ask_user", {"question": QUESTIONS[("", "may_i")], "missing": ["intent"]})
        question = self._question_of_wrapper()
        if question:
            return self._emit("ask_user", {"question": question, "missing": ["ref"]})
        said = reply(self._turn.done, replace(self._sense, said=self._turn.text), lowest_first=self._plan.lowest_first)
        about = [m for step in self._plan.steps for m in step.about]
        shown = {name: self._sense.start.get(name) for name in ("list_shown", "last_tool")}
        leads = list(resolve_mentions(about, {**self._sense.state, **shown}, "release_hold").ids) or self._plan.focus
        later = shelved(self._plan, [tool for tool, _, _ in self._turn.done], self._sense)
        told = {"focus": leads, "supposed": self._plan.supposed, "shelved": later}
        kept = {name: value for name, value in told.items() if value}
        return AIMessage(" ".join([said, *self._plan.notes, *said_again(later, True)]), additional_kwargs=kept)

    def _was_refused_unasked(self) -> bool:
        """The rails did not find the user's wish in their words: they ask about that very call."""
        result = self._turn.done[-1][2]
        error = result.get("error") if isinstance(result, dict) else None
        return isinstance(error, dict) and error.get("code") == "not_requested"

    def _question_of_wrapper(self) -> str | None:
        """The wrapper could not resolve a reference: its question becomes ours."""
        result = self._turn.done[-1][2]
        error = result.get("error") if isinstance(result, dict) else None
        if isinstance(error, dict) and error.get("code") in ("unclear_reference", "unclear_ref"):
            return str(error.get("detail") or error.get("question") or "")
        return None

    def _call(self, step: Step, at: int) -> AIMessage:
        if step.tool in ("ask_user", "decline"):
            args = {key: value for key, value in step.args.items() if key != "-pending"}
            return self._emit(step.tool, {**args, **(step.args.get("-pending") or {})})
        mentions = step.mentions
        if mentions and at and all(m.kind == "focus" for m in mentions) and self._plan.steps[at - 1].mentions:
            mentions = self._plan.steps[at - 1].mentions
            if meant := self._of_the_step_before(at):
                return self._emit(step.tool, {"ref": meant, **step.args})
        if not mentions:
            return self._emit(step.tool, step.args)
        if self._searched_for_them(mentions):
            mentions = [Mention("all")]
        shown = self._as_shown(step, mentions)
        if shown:
            return self._emit(step.tool, {"ref": shown, **step.args})
        found = resolve_mentions(mentions, self._sense.state, step.tool)
        if found.question and not found.needs:
            return self._ask(step, found.question)
        return self._emit(step.tool, {"ref": argument(mentions), **step.args})

    def _of_the_step_before(self, at: int) -> list[int]:
        """ "dibs on the second, what's it run me": the lead itself, whichever list its place was counted in."""
        before = self._plan.steps[at - 1]
        if any(tool in SEARCHES for tool, _, _ in self._turn.done):
            return []
        return list(resolve_mentions(before.mentions, self._sense.start, before.tool).ids)

    def _searched_for_them(self, mentions: list[Mention]) -> bool:
        """ "under 15 bucks only, buy those": all that the search of this turn has found, where they are few."""
        them = all(m.kind == "focus" and m.plural for m in mentions)
        found = len(self._sense.state.get("on_screen") or [])
        return them and any(tool in SEARCHES for tool, _, _ in self._turn.done) and 0 < found <= MOST_FOUND

    def _as_shown(self, step: Step, mentions: list[Mention]) -> list[int]:
        """ "extend the first and buy the second": places count in the list as the user saw it, not as it is by now."""
        if not self._turn.done or any(tool in SEARCHES for tool, _, _ in self._turn.done):
            return []
        if not all(m.kind in PLACES and not m.among for m in mentions):
            return []
        return list(resolve_mentions(mentions, self._sense.start, step.tool).ids)

    def _ask(self, step: Step, question: str) -> AIMessage:
        asked = {"question": question, "missing": ["ref"], "tool": step.tool, "args": step.args}
        return self._emit("ask_user", asked)

    def _emit(self, tool: str, args: dict[str, Any]) -> AIMessage:
        if tool in ("ask_user", "decline") and self._sense.tools and tool not in self._sense.tools:
            return AIMessage(str(args.get("question") or args.get("reason")))
        call = tool_call(name=tool, args=args, id=f"call_{self._turn.number}_{len(self._turn.done) + 1}")
        told = {"focus": self._plan.focus, "supposed": self._plan.supposed} if tool == "ask_user" else {}
        return AIMessage(
            "", tool_calls=[call], additional_kwargs={name: value for name, value in told.items() if value}
        )
