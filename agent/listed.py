"""The lists that references point into: the screen, the user's holds, the bought leads."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from agent.builtin.gazetteer import Gazetteer
from agent.builtin.normalise import tokens
from agent.builtin.tagging import Tagger
from agent.fitting import Row
from backend.places.schemas import Place

HOLD_TOOLS = frozenset({"release_hold", "extend_hold"})
BOUGHT_TOOLS = frozenset({"request_refund", "update_lead"})
OWN_TOOLS = HOLD_TOOLS | BOUGHT_TOOLS


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
        return owned(state, "bought")
    if held or tool in HOLD_TOOLS:
        return owned(state, "holds")
    last = owned(state, str(state.get("list_shown"))) if state.get("list_shown") in ("holds", "bought") else []
    if last and tool != "hold_lead":
        return last
    screen = list(state.get("on_screen") or [])
    return screen or owned(state, "holds")


def owned(state: dict[str, Any], key: str) -> list[Row]:
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
