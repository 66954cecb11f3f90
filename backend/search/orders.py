"""The orders of a search: what is sorted by, and how a cursor continues. Ties are ordered by id."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple, Protocol, TypeVar

from backend.search.schemas import Sort

Column = Literal["rank", "asking_price", "listed_at", "score", "steps"]


class HasId(Protocol):
    """A row of a lead."""

    lead_id: int


Row = TypeVar("Row", bound=HasId)


class Order(NamedTuple):
    """A column of ``queries.SORT_COLUMNS``; rows without a value come last."""

    column: Column
    descending: bool
    nullable: bool


_ORDERS: dict[Sort, Order] = {
    "price_asc": Order("asking_price", False, True),
    "price_desc": Order("asking_price", True, True),
    "newest": Order("listed_at", True, False),
    "score": Order("score", True, False),
    "distance": Order("steps", False, True),
}


def order_of(sort: Sort, has_text: bool) -> Order:
    """Relevance is the rank of the words where there are words, else the quality score."""
    if sort == "relevance":
        return Order("rank", True, False) if has_text else _ORDERS["score"]
    return _ORDERS[sort]


def to_cursor(column: Column, value: Any) -> float | int | None:
    """A sort value as a cursor carries it: instants in microseconds since 1970."""
    if isinstance(value, datetime):
        return round(value.timestamp() * 1_000_000)
    assert value is None or isinstance(value, int | float), column
    return value


def from_cursor(column: Column, value: float | int | None) -> Any:
    """Back to what SQL compares with; ValueError or OverflowError for a value that cannot be one."""
    if column == "listed_at":
        seconds, micros = divmod(int(value or 0), 1_000_000)
        return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micros)
    if value is not None and column in ("asking_price", "steps") and not -(2**31) <= int(value) < 2**31:
        raise ValueError("out of range")
    return value


def arranged(rows: Iterable[Row], sort: Sort) -> list[Row]:
    """Rows that were chosen by something else, in the order of ``sort``; relevance keeps theirs."""
    if sort == "relevance":
        return list(rows)
    order = _ORDERS[sort]
    ranked = sorted(rows, key=lambda row: row.lead_id)
    known = [row for row in ranked if getattr(row, order.column) is not None]
    known.sort(key=lambda row: getattr(row, order.column), reverse=order.descending)
    return known + [row for row in ranked if getattr(row, order.column) is None]
