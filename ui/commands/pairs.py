"""``--map a=b c=d``: several pairs after one option."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand

from ui.commands.failure import CliError

REPEATED = ("--map", "--set")


class PairsCommand(TyperCommand):
    """Reads ``--map a=b c=d`` as ``--map a=b --map c=d``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, spread(args))


def spread(args: list[str]) -> list[str]:
    """Repeat ``--map`` and ``--set`` before each of their further pairs."""
    spreaded: list[str] = []
    option = None
    for index, word in enumerate(args):
        if word in REPEATED:
            option = word
        elif word.startswith("-") or "=" not in word:
            option = None
        elif option and args[index - 1] != option:
            spreaded.append(option)
        spreaded.append(word)
    return spreaded


def read_pairs(option: str, words: list[str]) -> dict[str, str]:
    """``["a=b"]`` as ``{"a": "b"}``; a usage error for a word that is no pair."""
    pairs = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not (name and equals):
            raise CliError(f"{option} takes pairs like name=value, not {word!r}.", exit_code=2)
        pairs[name.strip()] = value.strip()
    return pairs
