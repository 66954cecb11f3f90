"""References to leads ("the second one", "the cheaper of 1 and 2", "all but the last", "the condo in Henderson").

The grammar is shared: the built-in brain writes canonical expressions, any other model may write plain words, and
:func:`resolve` turns either into lead ids against the state, or into the one question to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from agent.asked_back import UnclearError, which
from agent.builtin.items import Clause
from agent.builtin.mentions import LEAST_ID, Mention
from agent.builtin.normalise import tokens
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tagging import Tagger
from agent.listed import BOUGHT_TOOLS, HOLD_TOOLS, rows_of, screen_gazetteer
from agent.pointed import Resolver


@dataclass(frozen=True)
class Resolution:
    """Lead ids in the order meant, or the question that has to be asked.

    ``needs`` names a list that is not in the state yet (``holds`` or ``bought``): read it, then resolve again.
    """

    ids: tuple[int, ...] = ()
    question: str | None = None
    needs: Literal["holds", "bought"] | None = None


def resolve(ref: int | str | Sequence[int | str] | None, state: dict[str, Any], tool: str) -> Resolution:
    """Lead ids of a reference as a tool argument: an id, a 1-based place, an expression, or several of them."""
    mentions = [mention for part in _parts(ref) for mention in _mentions(part, state, tool)]
    return resolve_mentions(mentions, state, tool)


def weighed(ref: int | str | Sequence[int | str] | None, state: dict[str, Any], tool: str) -> list[int]:
    """The leads that "the cheaper of 1 and 5" chooses from: of these "the other one" is one."""
    parts = [part for part in _parts(ref) if isinstance(part, str)]
    among = [one for part in parts for mention in _mentions(part, state, tool) for one in mention.among]
    return list(resolve_mentions(among, state, tool).ids) if among else []


def resolve_mentions(mentions: Sequence[Mention], state: dict[str, Any], tool: str) -> Resolution:
    """As :func:`resolve`, for mentions that were read already."""
    needs = _missing_list(mentions, state, tool)
    try:
        ids = [lead for mention in mentions for lead in Resolver(state, tool, mention).ids(mention)]
    except UnclearError as unclear:
        return Resolution(question=str(unclear), needs=needs)
    if not ids:
        return Resolution(question=which(tool), needs=needs)
    return Resolution(ids=tuple(dict.fromkeys(ids)))


def _parts(ref: int | str | Sequence[int | str] | None) -> list[int | str]:
    if ref is None:
        return []
    return [ref] if isinstance(ref, int | str) else list(ref)


def _mentions(part: int | str, state: dict[str, Any], tool: str) -> list[Mention]:
    if isinstance(part, int):
        return [Mention("id" if part >= LEAST_ID else "place", number=part)]
    gazetteer = screen_gazetteer(rows_of(state, tool))
    items = Tagger(gazetteer).items(tokens(part))
    spoken_of = {"start": {"focus": state.get("focus")}}
    return read_mentions(Clause(items, part.lower(), part), Sense(spoken_of, gazetteer))


def _missing_list(mentions: Sequence[Mention], state: dict[str, Any], tool: str) -> Literal["holds", "bought"] | None:
    if all(mention.kind == "id" for mention in mentions) and mentions:
        return None
    if (tool in BOUGHT_TOOLS or any(m.bought for m in mentions)) and not state.get("bought"):
        return "bought"
    if (tool in HOLD_TOOLS or any(m.held for m in mentions)) and not state.get("holds"):
        return "holds"
    return None
