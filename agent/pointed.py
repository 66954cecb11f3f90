"""Finds the leads of one mention in the lists of the state, or the question that has to be asked."""

from __future__ import annotations

from typing import Any

from agent.asked_back import UnclearError, nothing_there, which
from agent.builtin.mentions import Mention
from agent.builtin.tables.references import DONE
from agent.fitting import Row, fits_row, measure
from agent.listed import BOUGHT_TOOLS, HOLD_TOOLS, OWN_TOOLS, owned, rows_of

MOST_ID = 2**31 - 1
MOST_THEM = 3  # "them" means the whole list only when it is this short


class Resolver:
    """Finds the ids of one mention."""

    def __init__(self, state: dict[str, Any], tool: str, mention: Mention) -> None:
        self._state = state
        self._tool = tool
        self._rows = rows_of(state, tool, mention.held, mention.bought)

    def ids(self, mention: Mention) -> list[int]:
        rows = self._rows_for(mention)
        if mention.kind == "id":
            if mention.number > MOST_ID:
                raise UnclearError("No lead has such a number. Which lead do you mean?")
            return [mention.number]
        left_out = {lead for part in mention.minus for lead in self.ids(part)}
        return [lead for row in self._pick(mention, rows) if (lead := int(row["id"])) not in left_out]

    def _rows_for(self, mention: Mention) -> list[Row]:
        if mention.previous:
            rows = list(self._state.get("previous_screen") or [])
            if not rows:
                raise UnclearError("There is no earlier list to go back to. Which lead do you mean?")
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
        raise UnclearError(which(self._tool))

    def _middle(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = self._focused()
        rows = self._named_outright() or rows
        among = focus if len(focus) > 2 and {row["id"] for row in focus} <= {row["id"] for row in rows} else rows
        if not among:
            self._too_few(rows)
        if len(among) % 2 == 0:
            raise UnclearError("There are two in the middle. Which one do you mean?")
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
        rows = self._named_outright() or rows
        if not 1 <= number <= len(rows):
            self._not_among_holds(number)
            self._too_few(rows)
        return [rows[number - 1]]

    def _not_among_holds(self, number: int) -> None:
        """ "release the second" of a list of which only the first is held."""
        shown = [row["id"] for row in self._state.get("on_screen") or []]
        if self._tool in HOLD_TOOLS and self._rows and 1 <= number <= len(shown):
            raise UnclearError(f"You don't hold lead {shown[number - 1]}. Which of your holds do you mean?")

    def _named_outright(self) -> list[Row]:
        """ "7311 and 7312, what's the story? ok hold the second": of leads named by number, where no list has them."""
        if self._tool in OWN_TOOLS:
            return []
        focus, pair = list(self._state.get("focus") or []), list(self._state.get("pair") or [])
        spoken = focus if len(focus) > 1 else pair if set(focus) <= set(pair) and len(pair) > 1 else []
        listed = {row["id"] for row in self._rows}
        return [{"id": lead} for lead in spoken] if listed.isdisjoint(spoken) else []

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
        rows = self._few(mention, rows) if mention.among else self._named_outright() or rows
        if not rows or mention.number > len(rows):
            self._too_few(rows)
        start = len(rows) - mention.number
        return rows[start : start + mention.count]

    def _first(self, mention: Mention, rows: list[Row]) -> list[Row]:
        rows = self._named_outright() or rows
        if not rows:
            self._too_few(rows)
        return rows[: mention.count]

    def _all(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = self._focused()
        count = mention.count
        if count > 1 and not mention.where and len(rows) != count:
            held = owned(self._state, "holds")
            pair = self._state.get("pair") or []
            if self._tool in HOLD_TOOLS and held:
                ours = {hold["id"] for hold in held}
                focus, pair = [row for row in focus if row["id"] in ours], [lead for lead in pair if lead in ours]
            if len(focus) < count == len(pair) and set(self._state.get("focus") or []) <= set(pair):
                return [next((row for row in self._known() if row["id"] == lead), {"id": lead}) for lead in pair]
            if count in (len(focus), len(held)):
                return focus if len(focus) == count else held
            if trail := self._trail(count):
                return trail
            if len(screen := list(self._state.get("on_screen") or [])) == count:
                return screen
            raise UnclearError(f"Which {'two' if count == 2 else count} do you mean?")
        if not rows:
            self._too_few(rows)
        return rows

    def _but(self, mention: Mention, rows: list[Row]) -> list[Row]:
        out = {lead for part in mention.among for lead in self.ids(part)}
        return [row for row in rows if row["id"] not in out]

    def _rest(self, mention: Mention, rows: list[Row]) -> list[Row]:
        out = set(self._state.get("focus") or [])
        ours = owned(self._state, "holds")
        if ours and self._state.get("last_tool") == "release_hold" and self._tool != "hold_lead":
            rows = ours  # "lose the second, buy the rest"
        left = [row for row in rows if row["id"] not in out]
        if self._tool == "hold_lead" and len(left) > mention.count > 1:
            held = {row["lead_id"] for row in self._state.get("holds") or []}
            left = [row for row in left if row["id"] not in held]
        if mention.count > 1 and len(left) != mention.count:
            raise UnclearError(f"Which {'two' if mention.count == 2 else mention.count} do you mean?")
        return left

    def _best(self, mention: Mention, rows: list[Row]) -> list[Row]:
        if mention.among:
            ids = [lead for part in mention.among for lead in self.ids(part)]
            rows = [row for row in self._known() if row["id"] in ids]
        elif mention.weighed and self._tool not in HOLD_TOOLS:
            rows = self._weighed(rows)
        key, _, direction = mention.key.partition(" ")
        if key == "listed_days" and (mention.bought or self._tool in BOUGHT_TOOLS):
            ordered = rows[::-1] if direction == "asc" else rows  # the newest purchase, not the newest listing
            return ordered[mention.number - 1 : mention.number - 1 + mention.count]
        if key == "listed_days" and self._tool in HOLD_TOOLS and not any(measure(row, key) for row in rows):
            ordered = rows if direction == "desc" else rows[::-1]  # "the older hold": in the order they were made
            return ordered[mention.number - 1 : mention.number - 1 + mention.count]
        ranked = sorted(
            (row for row in rows if measure(row, key) is not None),
            key=lambda row: (measure(row, key) or 0) * (1 if direction == "asc" else -1),
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
        if self._tool in OWN_TOOLS or (mention.held and rows):
            ours = {row["id"] for row in rows}
            focus = [row for row in focus if row["id"] in ours] or ([] if ours else focus)
        if mention.plural:
            return self._trail(mention.count) or self._them(focus, rows)
        if len(focus) == 1:
            return focus
        if len(rows) == 1:
            return rows
        if len(focus) > 1:
            raise UnclearError(f"Which of the {len(focus)} do you mean?")
        raise UnclearError(which(self._tool))

    def _trail(self, count: int) -> list[Row]:
        """The last ``count`` leads that were spoken of one after another: "hold all three" behind three details."""
        trail, focus = list(self._state.get("trail") or []), list(self._state.get("focus") or [])
        if count < MOST_THEM or len(trail) < count or focus != trail[-1:] or self._tool in OWN_TOOLS:
            return []
        known = {row["id"]: row for row in self._known()}
        return [known.get(lead, {"id": lead}) for lead in trail[-count:]]

    def _them(self, focus: list[Row], rows: list[Row]) -> list[Row]:
        pair = list(self._state.get("pair") or [])
        if len(focus) > 1:
            return focus
        if len(focus) == 1 and len(pair) > 1 and focus[0]["id"] in pair and self._tool not in OWN_TOOLS:
            known = {row["id"]: row for row in self._known()}
            return [known.get(lead, {"id": lead}) for lead in pair]
        if 1 <= len(rows) <= MOST_THEM:
            return rows
        if focus:
            return focus
        raise UnclearError(which(self._tool))

    def _done(self, mention: Mention, rows: list[Row]) -> list[Row]:
        """ "what I just held", after something else was looked at."""
        tool = DONE[mention.key]
        frame = (self._state.get("frames") or {}).get(tool) or {}
        known = {row["id"]: row for row in self._known()}
        done = [known.get(lead, {"id": lead}) for lead in frame.get("ref") or []]
        return done or self._focus(mention, rows)

    def _other(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = set(self._state.get("focus") or [])
        pair = [lead for lead in self._state.get("pair") or [] if lead not in focus]
        if len(pair) == 1 and focus <= set(self._state["pair"]) and self._tool not in OWN_TOOLS:
            return [next((row for row in self._known() if row["id"] == pair[0]), {"id": pair[0]})]
        for known in (rows, owned(self._state, "holds")):
            others = [row for row in known if row["id"] not in focus]
            if focus and len(others) == 1:
                return others
        raise UnclearError("Which other one do you mean?")

    def _next(self, mention: Mention, rows: list[Row]) -> list[Row]:
        focus = [lead for part in mention.among for lead in self.ids(part)] or list(self._state.get("focus") or [])
        places = [at for at, row in enumerate(rows) if focus and row["id"] == focus[-1]]
        step = places[0] + mention.number if places else -1
        if not 0 <= step < len(rows):
            raise UnclearError(which(self._tool))
        return [rows[step]]

    def _where(self, mention: Mention, rows: list[Row]) -> list[Row]:
        if not rows:
            raise UnclearError(f"None of the leads on the list fits that. {which(self._tool)}")
        if len(rows) == 1 or mention.plural or mention.count == len(rows):
            return rows
        held = {row["lead_id"] for row in self._state.get("holds") or []}
        for nearer in (set(self._state.get("focus") or []), held):
            inside = [row for row in rows if row["id"] in nearer]
            if len(inside) == 1:
                return inside
        raise UnclearError(f"{len(rows)} of them fit that. Which one do you mean?")

    def _matching(self, mention: Mention, rows: list[Row]) -> list[Row]:
        exact = [row for row in rows if fits_row(row, mention.where, exact=True)]
        return exact or [row for row in rows if fits_row(row, mention.where, exact=False)]

    def _too_few(self, rows: list[Row]) -> None:
        if not rows:
            raise UnclearError(nothing_there(self._tool))
        count = len(rows)
        there = "There is only one on the list" if count == 1 else f"There are only {count} on the list"
        raise UnclearError(f"{there}. Which one do you mean?")
