"""How a function becomes a tool. LangChain looks at a tool's types again at every call; ours are looked at once."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, cast

from langchain_core.tools import StructuredTool
from pydantic import BaseModel

from tools.outcomes import Result

NOT_TOLD = frozenset({"callbacks", "run_manager"})  # what the library hands a tool beside its arguments


class Tool(StructuredTool):
    """A tool over a Pydantic model of its arguments. The run is handed in beside them, and is not an argument."""

    def _parse_input(self, tool_input: str | dict[str, Any], tool_call_id: str | None) -> str | dict[str, Any]:
        if isinstance(tool_input, str):
            return super()._parse_input(tool_input, tool_call_id)
        given = cast("type[BaseModel]", self.args_schema).model_validate(tool_input)
        args = {name: getattr(given, name) for name in type(given).model_fields}
        return args | {name: tool_input[name] for name in self._injected_args_keys if name in tool_input}

    def _filter_injected_args(self, tool_input: dict[str, Any]) -> dict[str, Any]:
        hidden = NOT_TOLD | self._injected_args_keys
        return {name: value for name, value in tool_input.items() if name not in hidden}


def tool(*, args_schema: type[BaseModel] | None = None) -> Callable[[Callable[..., Awaitable[Result]]], Tool]:
    """Name and docstring of the function are the tool's, its parameters the arguments where no schema is given."""

    def make(function: Callable[..., Awaitable[Result]]) -> Tool:
        made = Tool.from_function(
            coroutine=function, args_schema=args_schema, response_format="content_and_artifact", infer_schema=True
        )
        return cast("Tool", made)

    return make
