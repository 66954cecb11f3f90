"""Step 6: what could not be done, and what can be done instead."""

from __future__ import annotations

from typing import Any

from agent.builtin.tables.phrases import ERROR_FALLBACK, ERROR_PLAIN, ERRORS

Row = dict[str, Any]


def error_words(error: Row, args: Row | None = None) -> str:
    """A failure in a plain sentence, with what to do; of the one lead that the call named, by its number."""
    code, detail = str(error.get("code") or ""), str(error.get("detail") or "")
    if code == "market_locked" and detail:
        return detail
    known = ERRORS.get(code)
    if known:
        said = known.format(lead=_lead(error, args or {}))
        return said[:1].upper() + said[1:]
    return ERROR_FALLBACK.format(detail=detail) if detail else ERROR_PLAIN


def _lead(error: Row, args: Row) -> str:
    ref = args.get("ref")
    named = [ref] if isinstance(ref, int) else ref if isinstance(ref, list) else []
    number = error.get("lead_id") or (named[0] if len(named) == 1 and isinstance(named[0], int) else None)
    return f"lead {number}" if number else "those leads" if len(named) > 1 else "that lead"


def failed(result: Row) -> list[str]:
    """Of several leads, what could not be done with which."""
    return [error_words(row) for row in result.get("failed") or []]
