"""What a listing's own words may say and no slot of a search knows: text."""

from __future__ import annotations

from agent.builtin.items import Clause, Item, Need


def read(clause: Clause, need: Need) -> None:
    """What no slot knows but a listing's text may say ("granite countertops")."""
    words = []
    refused = False
    for at, item in enumerate(clause.items):
        refused = item.is_("neg", "drop") or (refused and item.is_("or", "and", "text"))
        if item.is_("text") and not item.used and at and clause.items[at - 1].is_("drop"):
            need.drop.append(("text", item.text))  # "never mind furnished"
        if item.is_("text") and not item.used and fine(clause.items, at):
            other = item.text.removeprefix("un") if item.text.startswith("un") else f"un{item.text}"
            need.drop += [("text", item.text), ("text", other)]  # "unfurnished is ok"
            item.used = True
        if item.is_("text") and not item.used and not refused:
            if not _one_of_several(clause.items, at) and not _optional_behind(clause.items, at):
                words.append(item.text.replace(" +", "+"))
            item.used = True
    if words:
        need.set["text"] = " ".join(words)


def _optional_behind(items: list[Item], at: int) -> bool:
    """ "furnished or not"."""
    return at + 1 < len(items) and items[at + 1].is_("optional")


def _one_of_several(items: list[Item], at: int) -> bool:
    """ "garage or carport": the words of a listing are all required, so neither of two is asked for."""
    around = [items[at - 1 : at], items[at + 1 : at + 2]]
    return any(one.is_("or") for pair in around for one in pair)


def fine(items: list[Item], at: int) -> bool:
    """ "a pool is fine after all" allows it, no more."""
    after = [item.text for item in items[at + 1 : at + 3]]
    return after[:1] == ["ok"] or (
        after[:1] in (["is"], ["are"]) and after[1:] in (["fine"], ["ok"], ["okay"], ["alright"])
    )
