"""JSON that a page carries: in script tags, in comments, in code blocks, and as text inside other JSON."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

MAX_DEPTH = 200
MAX_NODES = 2_000_000
MAX_TRIES = 300  # at beginnings of JSON in a script that turn out to be none
MAX_INNER_CHARS = 30_000_000  # of JSON written as text inside JSON, all together
_GUARDS = re.compile(r"\A\s*(?:for\s*\(;;\);|while\s*\(1\);|\)\]\}',?)?\s*(?:<!--)?\s*")
_TAIL = re.compile(r"\s*(?:-->)?\s*;?\s*\Z")
_ASSIGNED = re.compile(r"(?:=|\(|,|:|\breturn\b)\s*(?=[{\[][\"{\[])")
_DECODER = json.JSONDecoder()

Object = dict[str, Any]


def loads(text: str) -> Any | None:
    """The JSON value of a text, None when it is none (or a bomb). Guards before and comment marks around it go."""
    body = _TAIL.sub("", _GUARDS.sub("", text[:200], count=1) + text[200:])
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def lines(text: str) -> list[Any]:
    """The values of a text with one JSON value a line; [] when a line is none."""
    found = [loads(line) for line in text.splitlines() if line.strip()]
    return [] if any(value is None for value in found) else found


def in_script(text: str) -> Iterator[Any]:
    """The values in the text of a script: all of it, or what is assigned or passed in it."""
    value = loads(text)
    if value is None and "&quot;" in text[:2000]:
        value = loads(html.unescape(text))
    if value is not None:
        yield value
    elif text[:200].lstrip().removeprefix("<!--").lstrip()[:1] not in ("{", "["):  # else it is JSON that is cut
        yield from _assigned(text)


def _assigned(text: str) -> Iterator[Any]:
    at, tries = 0, MAX_TRIES
    while tries and (found := _ASSIGNED.search(text, at)):
        at = found.end()
        try:
            value, at = _DECODER.raw_decode(text, at)
        except ValueError:
            tries -= 1
        except RecursionError:
            return
        else:
            yield value


def objects(*roots: Any) -> Iterator[tuple[str, Object]]:
    """Every object below, in the order of the page, with the name under which it stands; text that is JSON is read too.

    It walks without recursion and gives up quietly beyond MAX_DEPTH and MAX_NODES.
    """
    stack: list[tuple[str, Any, int]] = [("", root, 0) for root in reversed(roots)]
    seen, inner = 0, 0
    while stack and seen < MAX_NODES:
        name, value, depth = stack.pop()
        seen += 1
        if isinstance(value, str):
            if _looks_like_json(value) and inner + len(value) <= MAX_INNER_CHARS:
                inner += len(value)
                value = loads(value)
            else:
                continue
        if isinstance(value, dict):
            yield name, value
        if depth < MAX_DEPTH:
            stack.extend(_below(name, value, depth + 1))


def _looks_like_json(text: str) -> bool:
    return len(text) > 20 and text[0] in "{[" and text[-1] in "}]" and '"' in text[:40]


def _below(name: str, value: Any, depth: int) -> list[tuple[str, Any, int]]:
    if isinstance(value, dict):
        return [(str(key), held, depth) for key, held in reversed(value.items()) if isinstance(held, dict | list | str)]
    if isinstance(value, list):
        return [(name, held, depth) for held in reversed(value) if isinstance(held, dict | list | str)]
    return []


def at(value: Any, *path: str | int) -> Any | None:
    """What stands at the end of the path, None when it breaks off."""
    for step in path:
        if isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int) and -len(value) <= step < len(value):
            value = value[step]
        else:
            return None
    return value


def first(value: Any, *paths: str) -> Any | None:
    """The first of the dotted paths that holds something."""
    found = (at(value, *path.split(".")) for path in paths)
    return next((held for held in found if held not in (None, "", [], {})), None)
