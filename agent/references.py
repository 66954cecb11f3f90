"""References to leads ("the second one", "the cheaper of 1 and 2", "all but the last", "the condo in Henderson").

The grammar is shared: the built-in brain writes canonical expressions, any other model may write plain words, and
:func:`resolve` turns either into lead ids against the state, or into the one question to ask.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.items import Clause
from agent.builtin.mentions import LEAST_ID, Mention
from agent.builtin.normalise import tokens
from agent.builtin.referring import read_mentions
from agent.builtin.sense import Sense
from agent.builtin.tagging import Tagger
from backend.places.schemas import Place

HOLD_TOOLS = frozenset({"release_hold", "extend_hold"})
BOUGHT_TOOLS = frozenset({"request_refund", "update_lead"})
MOST_ID = 2**31 - 1
MOST_THEM = 3  # "them" means the whole list only when it is this short
PRICE_SLACK = 0.015  # "the 299k one" asks within 1.5 %
Row = dict[str, Any]


@dataclass(frozen=True)
class Resolution:
    """Lead ids in the order meant, or the question that has to be asked.

    ``needs`` names a list that is not in the state yet (``holds`` or ``bought``): read it, then resolve again.
    """

    ids: tuple[int, ...] = ()
    question: str | None = None
    needs: Literal["holds", "bought"] | None = None


class _UnclearError(Exception):
    """Carries the question to ask."""


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
        ids = [lead for mention in mentions for lead in _Resolver(state, tool, mention).ids(mention)]
    except _UnclearError as unclear:
        return Resolution(question=str(unclear), needs=needs)
    if not ids:
        return Resolution(question=_which(tool), needs=needs)
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
    return read_mentions(Clause(items, part.lower(), part), Sense({}, gazetteer))


def screen_gazetteer(rows: Sequence[Row]) -> Gazetteer:
    """The places that the rows themselves name."""
    names: dict[tuple[str, str], Place] = {}
    for row in rows:
        for slot, kind in (("city", "city"), ("neighborhood", "neighborhood"), ("zip", "zip")):
            if row.get(slot):
                place = {"kind": kind, "name": row[slot], "city": row.get("city"), "state": "", "market": "screen"}
                names[(kind, row[slot])] = Place(**place, lat=0, lon=0)
    return Gazetteer.from_places(names.values())


def rows_of(state: dict[str, Any], tool: str, held: bool = False, bought: bool = False) -> list[Row]:
    """The list that a tool's references point into."""
    if bought or tool in BOUGHT_TOOLS:
        return _owned(state, "bought")
    if held or tool in HOLD_TOOLS:
        return _owned(state, "holds")
    last = _owned(state, str(state.get("list_shown"))) if state.get("list_shown") in ("holds", "bought") else []
    if last and tool != "hold_lead":
        return last
    screen = list(state.get("on_screen") or [])
    return screen or _owned(state, "holds")


def _owned(state: dict[str, Any], key: str) -> list[Row]:
    """Holds or purchases as rows, with what the screens and the label tell about them."""
    seen = {row["id"]: row for name in ("previous_screen", "on_screen") for row in state.get(name) or []}
    rows = []
    for row in state.get(key) or []:
        lead = row["lead_id"]
        said = {key: value for key, value in row.items() if value is not None}
        rows.append({**_from_label(str(row.get("label") or "")), **seen.get(lead, {}), **said, "id": lead})
    return rows


def _from_label(label: str) -> Row:
    """ "3-bed house in Henderson": what a label says."""
    text, _, city = label.partition(" in ")
    row: Row = {"city": city.split(",")[0] or None}
    for item in Tagger(Gazetteer({})).items(tokens(text)):
        if item.is_("ptype"):
            row["property_type"] = item.value("ptype")
        elif item.is_("num") and "bed" in text:
            row["beds"] = int(item.value("num").value)
    return row


def _missing_list(mentions: Sequence[Mention], state: dict[str, Any], tool: str) -> Literal["holds", "bought"] | None:
    if all(mention.kind == "id" for mention in mentions) and mentions:
        return None
    if (tool in BOUGHT_TOOLS or any(m.bought for m in mentions)) and not state.get("bought"):
        return "bought"
    if (tool in HOLD_TOOLS or any(m.held for m in mentions)) and not state.get("holds"):
        return "holds"
    return None


def _which(tool: str) -> str:
    if tool in HOLD_TOOLS:
        return "Which of your holds do you mean?"
    if tool in BOUGHT_TOOLS:
        return "Which of your bought leads do you mean?"
    return "Which lead do you mean? Say its place in the list, like “the second”, or its number."


class _Resolver:
    """Finds the ids of one mention."""

    def __init__(self, state: dict[str, Any], tool: str, mention: Mention) -> None:
        self._state = state
        self._tool = tool
        self._rows = rows_of(state, tool, mention.held, mention.bought)

    def ids(self, mention: Mention) -> list[int]:
        rows = self._rows_for(mention)
        if mention.kind == "id":
            if mention.number > MOST_ID:
                raise _UnclearError("No lead has such a number. Which lead do you mean?")
            return [mention.number]
        left_out = {lead for part in mention.minus for lead in self.ids(part)}
        return [lead for row in self._pick(mention, rows) if (lead := int(row["id"])) not in left_out]

    def _rows_for(self, mention: Mention) -> list[Row]:
        if mention.previous:
            rows = list(self._state.get("previous_screen") or [])
            if not rows:
                raise _UnclearError("There is no earlier list to go back to. Which lead do you mean?")
            return rows
        return self._rows

    def _pick(self, mention: Mention, rows: list[Row]) -> list[Row]:
        pick = getattr(self, f"_{mention.kind}")
        found: list[Row] = pick(mention, self._matching(mention, rows) if mention.where else rows)
        return found

    def _few(self, mention: Mention, rows: list[Row]) -> list[Row]:
        """The leads of "the second of the two": those spoken of, else the list."""
        few, focus = mention.among[0], list(self._state.get("focus") or [])
        pair = list(self._state.get("pair") or [])
        if few.kind == "focus" and len(focus) < 2 and not (focus and set(focus) <= set(pair)):
            return rows
        ids = pair if few.kind == "focus" and len(focus) < 2 else self.ids(few)
        known = {row["id"]: row for row in self._known()}
        return [known.get(lead, {"id": lead}) for lead in ids]

    def _some(self, mention: Mention, rows: list[Row]) -> list[Row]:
        if len(rows) == 1:
            return rows
        raise _UnclearError(_which(self._tool))

    def _middle(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = self._focused()
        among = focus if len(focus) > 2 and {row["id"] for row in focus} <= {row["id"] for row in rows} else rows
        if not among:
            self._too_few(rows)
        if len(among) % 2 == 0:
            raise _UnclearError("There are two in the middle. Which one do you mean?")
        return [among[len(among) // 2]]

    def _place(self, mention: Mention, rows: list[Row]) -> list[Row]:
        number = mention.number
        if mention.among:
            rows = self._few(mention, rows)
            return [rows[number - 1]] if 1 <= number <= len(rows) else self._none_such(rows)
        if self._tool in HOLD_TOOLS and not mention.where:
            shown = self._held_on_screen(number)
            if shown:
                return shown
        if not 1 <= number <= len(rows):
            self._too_few(rows)
        return [rows[number - 1]]

    def _held_on_screen(self, number: int) -> list[Row]:
        """The screen's n-th lead, when that is a hold and the list of holds was not what came last."""
        screen = self._state.get("on_screen") or []
        if "holds" in (self._state.get("list_shown"), self._list_after("view_cart")) or not 1 <= number <= len(screen):
            return []
        held = {row["id"] for row in self._rows}
        return [screen[number - 1]] if screen[number - 1]["id"] in held else []

    def _list_after(self, tool: str) -> str:
        return "holds" if self._state.get("last_tool") == tool else ""

    def _none_such(self, rows: list[Row]) -> list[Row]:
        self._too_few(rows)
        return []

    def _last(self, mention: Mention, rows: list[Row]) -> list[Row]:
        rows = self._few(mention, rows) if mention.among else rows
        if not rows or mention.number > len(rows):
            self._too_few(rows)
        start = len(rows) - mention.number
        return rows[start : start + mention.count]

    def _first(self, mention: Mention, rows: list[Row]) -> list[Row]:
        if not rows:
            self._too_few(rows)
        return rows[: mention.count]

    def _all(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = self._focused()
        count = mention.count
        if count > 1 and not mention.where and len(rows) != count:
            held = _owned(self._state, "holds")
            pair = self._state.get("pair") or []
            if len(focus) < count == len(pair) and set(self._state.get("focus") or []) <= set(pair):
                return [next((row for row in self._known() if row["id"] == lead), {"id": lead}) for lead in pair]
            if count in (len(focus), len(held)):
                return focus if len(focus) == count else held
            raise _UnclearError(f"Which {'two' if count == 2 else count} do you mean?")
        if not rows:
            self._too_few(rows)
        return rows

    def _but(self, mention: Mention, rows: list[Row]) -> list[Row]:
        out = {lead for part in mention.among for lead in self.ids(part)}
        return [row for row in rows if row["id"] not in out]

    def _rest(self, mention: Mention, rows: list[Row]) -> list[Row]:
        out = set(self._state.get("focus") or [])
        left = [row for row in rows if row["id"] not in out]
        if self._tool == "hold_lead" and len(left) > mention.count > 1:
            held = {row["lead_id"] for row in self._state.get("holds") or []}
            left = [row for row in left if row["id"] not in held]
        if mention.count > 1 and len(left) != mention.count:
            raise _UnclearError(f"Which {'two' if mention.count == 2 else mention.count} do you mean?")
        return left

    def _best(self, mention: Mention, rows: list[Row]) -> list[Row]:
        if mention.among:
            ids = [lead for part in mention.among for lead in self.ids(part)]
            rows = [row for row in self._known() if row["id"] in ids]
        elif mention.weighed and self._tool not in HOLD_TOOLS:
            rows = self._weighed(rows)
        key, _, direction = mention.key.partition(" ")
        ranked = sorted(
            (row for row in rows if _measure(row, key) is not None),
            key=lambda row: (_measure(row, key) or 0) * (1 if direction == "asc" else -1),
        )
        if len(ranked) < mention.number:
            self._too_few(rows)
        return ranked[mention.number - 1 : mention.number - 1 + mention.count]

    def _weighed(self, rows: list[Row]) -> list[Row]:
        """The leads that "the cheaper one" weighs: those spoken of together or one after another."""
        focus, pair = list(self._state.get("focus") or []), list(self._state.get("pair") or [])
        if len(focus) == 1 and len(pair) > 1 and set(focus) <= set(pair):
            known = {row["id"]: row for row in self._known()}
            return [known.get(lead, {"id": lead}) for lead in pair]
        return self._focused() if len(focus) > 1 else rows

    def _known(self) -> list[Row]:
        rows = [*self._rows, *(self._state.get("on_screen") or []), *(self._state.get("previous_screen") or [])]
        return list({row["id"]: row for row in rows}.values())

    def _focused(self) -> list[Row]:
        known = {row["id"]: row for row in self._known()}
        return [known.get(lead, {"id": lead}) for lead in self._state.get("focus") or []]

    def _focus(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = self._focused()
        if self._tool in HOLD_TOOLS | BOUGHT_TOOLS:
            ours = {row["id"] for row in rows}
            focus = [row for row in focus if row["id"] in ours] or ([] if ours else focus)
        if mention.plural:
            return self._them(focus, rows)
        if len(focus) == 1:
            return focus
        if len(rows) == 1:
            return rows
        if len(focus) > 1:
            raise _UnclearError(f"Which of the {len(focus)} do you mean?")
        raise _UnclearError(_which(self._tool))

    def _them(self, focus: list[Row], rows: list[Row]) -> list[Row]:
        if len(focus) > 1:
            return focus
        if 1 <= len(rows) <= MOST_THEM:
            return rows
        if focus:
            return focus
        raise _UnclearError(_which(self._tool))

    def _other(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = set(self._state.get("focus") or [])
        pair = [lead for lead in self._state.get("pair") or [] if lead not in focus]
        if len(pair) == 1 and focus <= set(self._state["pair"]) and self._tool not in HOLD_TOOLS | BOUGHT_TOOLS:
            return [next((row for row in self._known() if row["id"] == pair[0]), {"id": pair[0]})]
        for known in (rows, _owned(self._state, "holds")):
            others = [row for row in known if row["id"] not in focus]
            if focus and len(others) == 1:
                return others
        raise _UnclearError("Which other one do you mean?")

    def _next(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = [lead for part in mention.among for lead in self.ids(part)] or list(self._state.get("focus") or [])
        places = [at for at, row in enumerate(rows) if focus and row["id"] == focus[-1]]
        step = places[0] + mention.number if places else -1
        if not 0 <= step < len(rows):
            raise _UnclearError(_which(self._tool))
        return [rows[step]]

    def _where(self, mention: Mention, rows: list[Row]) -> list[Row]:
        if not rows:
            raise _UnclearError(f"None of the leads on the list fits that. {_which(self._tool)}")
        if len(rows) == 1 or mention.plural or mention.count == len(rows):
            return rows
        held = {row["lead_id"] for row in self._state.get("holds") or []}
        for nearer in (set(self._state.get("focus") or []), held):
            inside = [row for row in rows if row["id"] in nearer]
            if len(inside) == 1:
                return inside
        raise _UnclearError(f"{len(rows)} of them fit that. Which one do you mean?")

    def _matching(self, mention: Mention, rows: list[Row]) -> list[Row]:
        exact = [row for row in rows if _fits(row, mention.where, exact=True)]
        return exact or [row for row in rows if _fits(row, mention.where, exact=False)]

    def _too_few(self, rows: list[Row]) -> None:
        if not rows:
            raise _UnclearError(_nothing_there(self._tool))
        count = len(rows)
        there = "There is only one on the list" if count == 1 else f"There are only {count} on the list"
        raise _UnclearError(f"{there}. Which one do you mean?")


def _nothing_there(tool: str) -> str:
    if tool in HOLD_TOOLS:
        return "You hold no leads at the moment. Which lead do you mean?"
    if tool in BOUGHT_TOOLS:
        return "I see no bought leads yet. Which lead do you mean?"
    return "There is no list on the screen yet. Which lead do you mean? Search first, or give me its number."


def _measure(row: Row, key: str) -> float | None:
    if key == "price_per_sqft":
        price, sqft = row.get("asking_price"), row.get("sqft")
        return price / sqft if price and sqft else None
    if key == "ends_at":
        return _instant(row.get("ends_at"))
    value = row.get(key)
    return None if value is None else float(value)


def _instant(text: Any) -> float | None:
    digits = "".join(char for char in str(text or "") if char.isdigit())[:14]
    return float(digits.ljust(14, "0")) if digits else None


def _fits(row: Row, where: dict[str, Any], *, exact: bool) -> bool:
    return all(_fits_slot(row, slot, value, exact) for slot, value in where.items())


def _same(left: Any, right: Any) -> bool:
    return str(left or "").lower() == str(right or "").lower()


def fits(row: Row, where: dict[str, Any]) -> bool:
    """Whether a row has what a description says; bounds are bounds here."""
    return _fits(row, where, exact=False)


def _fits_slot(row: Row, slot: str, value: Any, exact: bool) -> bool:
    if slot in ("property_types", "exclude_property_types"):
        return (row.get("property_type") in value) == (slot == "property_types")
    if slot in ("features", "exclude_features"):
        has = set(row.get("features") or [])
        return has.issuperset(value) if slot == "features" else not has.intersection(value)
    if slot in ("city", "zip", "source", "seller_type", "lead_type", "state"):
        return _same(row.get(slot), value) or (slot == "city" and _same(row.get("neighborhood"), value))
    if slot in ("neighborhood", "near"):
        return any(_same(row.get(name), value) for name in ("neighborhood", "city", "zip"))
    return _fits_bound(row, slot, value, exact)


def _fits_bound(row: Row, slot: str, value: float, exact: bool) -> bool:
    side, _, name = slot.partition("_")
    names = {"price": "asking_price", "lead_price": "lead_price_cents"}
    if slot in ("listed_within_days", "min_days_listed"):
        days = float(row.get("listed_days") or 0)
        return days <= value if slot == "listed_within_days" else days >= value
    have = row.get(names.get(name, name))
    if have is None or side not in ("min", "max"):
        return side not in ("min", "max")
    target = value * 100 if name == "lead_price" else value
    if exact and name in ("price", "beds", "baths", "sqft", "lead_price"):
        return bool(abs(have - target) <= target * PRICE_SLACK)
    return bool(have >= target if side == "min" else have <= target)
