"""A number that takes the place of one that stands: "actually 3 is fine", "make it 2500", "fifteen then"."""

from __future__ import annotations

from typing import Any

from agent.builtin.entities.money import AROUND_SHARE, HIGHEST_LEAD_PRICE
from agent.builtin.entities.moves import HIGHEST_RENT, amounts_of, in_scale, number_of, of_millions, use_all
from agent.builtin.entities.rooms import MOST_ROOMS, whole
from agent.builtin.items import Clause, Item, Need, Number
from agent.builtin.sense import Sense
from agent.builtin.tables.changes import CHANGE_CUES, CHANGE_WORDS, ONE_WILL_DO, TOO_MUCH
from agent.builtin.tables.repairs import OPENS_REPAIR

LEAST_SQFT = 500
LONE = ("radius_miles", "listed_within_days", "min_days_listed", "limit")
COUNTED = ("beds", "baths")
LAST_TOOLS = (None, "search_leads", "recommend_leads")
Filter = dict[str, Any]


def read(clause: Clause, need: Need, sense: Sense) -> None:
    """ "actually 3 is fine", "make it 2500": a number alone takes the place of the one it can stand for."""
    amounts = [item for item in amounts_of(clause) if not item.used]
    if len(amounts) == 1 and clause.has("or", "to") and changed_last(sense) in COUNTED:  # "one or two"
        amounts = [item for item in clause.items if item.is_("one") and item.is_("num")][:1] + amounts
    if not amounts and changed_last(sense) in COUNTED and ONE_WILL_DO.search(clause.text):
        amounts = [item for item in clause.items if item.is_("one") and item.is_("num")][:1]
    words = [word for item in clause.free() if item not in amounts for word in words_of(item)]
    cued = TOO_MUCH.search(clause.text) or not CHANGE_CUES.isdisjoint([*clause.text.split(), *words])
    if sense.start.get("last_tool") not in LAST_TOOLS or not amounts:
        return
    if _opens_with_number(clause, need, sense) or not (cued or _only_a_number(amounts, words, sense)):
        return
    if len(amounts) == 2 and clause.has("or", "to", "dash") and set(words) <= CHANGE_WORDS | {"between", "either"}:
        _recounted(clause, need, [number_of(amount).value for amount in amounts], sense)
        return
    if len(amounts) != 1:
        return
    if not set(words) <= CHANGE_WORDS or amounts[0].is_("ordinal", "hash", "zip"):
        return
    number = number_of(amounts[0])
    name = _named_by(number, sense)
    if name is None:
        return
    value = in_scale(number, float(_standing(sense.filter, "price") or 0)) if name == "price" else number.value
    if name == "price" and clause.has("around", "loose") and not clause.has("max", "min", "or_less", "or_more"):
        need.bounds(name, round(value * (1 - AROUND_SHARE)), round(value * (1 + AROUND_SHARE)))
    else:
        need.set |= dict.fromkeys(_sides(name, clause, sense.filter), whole(value))
    use_all(clause)


def _only_a_number(amounts: list[Item], words: list[str], sense: Sense) -> bool:
    """ "90" after "over 30 days": where a bare number can be no place in the list."""
    if _of_size(amounts, words, sense):
        return True
    if len(amounts) == 2 and set(words) <= {"to", "-", "or"} and words:
        return changed_last(sense) in COUNTED  # "2 to 3", right after beds
    if len(amounts) != 1 or not set(words) <= CHANGE_WORDS or amounts[0].is_("id", "ordinal", "hash", "zip", "one"):
        return False
    number, changed = number_of(amounts[0]), changed_last(sense)
    if changed in COUNTED and amounts[0].raw.isalpha() and not words and number.value <= MOST_ROOMS:
        return True  # "four", right after beds
    if changed == "baths" and number.value % 1 == 0.5 and number.value <= MOST_ROOMS:
        return True  # "two and a half", right after baths
    if changed in COUNTED and OPENS_REPAIR.search(" ".join(words)) and number.value <= MOST_ROOMS:
        return True  # "sorry 4"
    return changed in LONE and number.value > len(sense.screen)


def _of_size(amounts: list[Item], words: list[str], sense: Sense) -> bool:
    """ "no more than 2,600", "at least 2500": right after a floor area."""
    if changed_last(sense) != "sqft" or len(amounts) != 1 or not words or not set(words) <= CHANGE_WORDS:
        return False
    number = number_of(amounts[0])
    shown = amounts[0].is_("id") and any(row.get("id") == amounts[0].value("id") for row in sense.screen)
    return not (number.dollar or number.magnitude or shown) and LEAST_SQFT <= number.value < HIGHEST_RENT


def _opens_with_number(clause: Clause, need: Need, sense: Sense) -> bool:
    """ "fifteen then, and it needs a pool": a number of its own opens a clause that asks for more."""
    repairs = sense.start.get("talked") is not None
    head = next((at for at, item in enumerate(clause.items) if at and item.is_("comma", "stop", "and")), 0)
    number = next((at for at, item in enumerate(clause.items[:2]) if item.is_("num")), None)
    if repairs and number is not None and clause.items[number + 1 : number + 2]:
        head = number + 1 if clause.items[number + 1].is_("in", "near", "with") else head  # "sorry 4 in Mesa"
    opening, rest = clause.items[:head], clause.items[head:]
    numbers = [item for item in opening if item.is_("num", "money") and not item.is_("one")]
    if not 1 <= len(opening) <= 3 or len(numbers) != 1 or len(rest) < 2 or not _may_stand(opening, sense, repairs):
        return False
    if not repairs and any(item.is_("num", "money", "hash", "ordinal", "id") for item in rest):
        return False
    before = len(need.set)
    text = " ".join(item.text for item in opening)
    read(Clause(opening, f"make it {text}", text), need, sense)
    return len(need.set) > before


def _may_stand(opening: list[Item], sense: Sense, repairs: bool) -> bool:
    """Whether the number can stand for what was set last; what was just said is repaired by any plain number."""
    plain = [item for item in opening if item.is_("num") and item.value("num").value < 100]
    return changed_last(sense) in LONE or (repairs and bool(plain))


def _recounted(clause: Clause, need: Need, ends: list[float], sense: Sense) -> None:
    """ "2 or 3 is fine": of the rooms that were counted."""
    changed = changed_last(sense)
    counts = [name for name in COUNTED if _standing(sense.filter, name) is not None]
    name = changed if changed in COUNTED else counts[0] if len(counts) == 1 else None
    if name is None or max(ends) > MOST_ROOMS:
        return
    need.bounds(name, whole(min(ends)), whole(max(ends)))
    use_all(clause)


def _standing(kept: Filter, name: str) -> Any:
    return kept.get(f"max_{name}", kept.get(f"min_{name}"))


def _named_by(number: Number, sense: Sense) -> str | None:
    """What the number can stand for: what was changed last, else the one count that the filter has."""
    kept, changed = sense.filter, changed_last(sense)
    if of_millions(number, float(_standing(kept, "price") or 0)):
        return "price"
    if changed in LONE and not (number.dollar or number.magnitude) and number.value < 100:
        return changed
    if number.dollar or number.magnitude or number.value > MOST_ROOMS:
        of_size = LEAST_SQFT <= number.value < HIGHEST_RENT and not (number.dollar or number.magnitude)
        if of_size and (
            changed == "sqft" or (_standing(kept, "sqft") and (_standing(kept, "price") or 0) > HIGHEST_RENT)
        ):
            return "sqft"
        plausible = number.magnitude or number.value >= 100 or number.dollar
        if number.value <= HIGHEST_LEAD_PRICE and not number.magnitude and _standing(kept, "price") is None:
            return "lead_price" if "max_lead_price" in kept else None
        return "price" if plausible and _standing(kept, "price") is not None else None
    if changed in (*COUNTED, *LONE):
        return changed
    if "max_lead_price" in kept and not any(_standing(kept, name) is not None for name in ("price", *COUNTED)):
        return "lead_price"
    return next((name for name in COUNTED if _standing(kept, name) is not None), None)


def changed_last(sense: Sense) -> str | None:
    earlier = sense.start.get("earlier_filters") or [{}]
    kept, before = sense.filter, earlier[-1]
    changed = [slot for slot, value in kept.items() if before.get(slot) != value and (slot in LONE or slot[3:4] == "_")]
    if changed and changed[-1] in LONE:
        return changed[-1]
    return changed[-1].removeprefix("min_").removeprefix("max_") if changed else None


def _sides(name: str, clause: Clause, kept: Filter) -> list[str]:
    if name in LONE:
        return [name]
    low, high = f"min_{name}", f"max_{name}"
    if name == "lead_price":
        return [high]
    if clause.has("only", "exact") and name in COUNTED:
        return [low, high]
    if clause.has("or_more", "min") and not clause.has("or_less", "max"):
        return [low]
    if clause.has("or_less", "max") and not clause.has("or_more", "min"):
        return [high]
    if low in kept and kept.get(low) == kept.get(high):
        return [low, high]
    if name == "price":
        return [high] if high in kept or low not in kept else [low]
    return [low] if low in kept or high not in kept else [high]


def words_of(item: Item) -> list[str]:
    """The words of an item; a picture says none."""
    if item.raw.lower() == "mejor":
        return ["rather"]
    return [word for word in item.text.split() if word.isascii()]
