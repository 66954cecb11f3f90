"""What is asked where a reference finds no lead, or several."""

from __future__ import annotations

from agent.listed import BOUGHT_TOOLS, HOLD_TOOLS


class UnclearError(Exception):
    """Carries the question to ask."""


def which(tool: str) -> str:
    if tool in HOLD_TOOLS:
        return "Which of your holds do you mean?"
    if tool in BOUGHT_TOOLS:
        return "Which of your bought leads do you mean?"
    return "Which lead do you mean? Say its place in the list, like “the second”, or its number."


def nothing_there(tool: str) -> str:
    if tool in HOLD_TOOLS:
        return "You hold no leads at the moment. Which lead do you mean?"
    if tool in BOUGHT_TOOLS:
        return "I see no bought leads yet. Which lead do you mean?"
    return "There is no list on the screen yet. Which lead do you mean? Search first, or give me its number."
