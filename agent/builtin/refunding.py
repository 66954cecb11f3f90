"""Step 5b: money asked back for a bought lead, with what was wrong with it."""

from __future__ import annotations

import re
from typing import Any

from agent.builtin.asking import it, leads
from agent.builtin.items import Clause, Item
from agent.builtin.lexicon import finder
from agent.builtin.mentions import Mention
from agent.builtin.plan import Step
from agent.builtin.sense import Sense
from agent.builtin.tables.patterns import SAME_AS
from agent.builtin.tables.reasons import NO_GO, REASON_PATTERNS, SURE_REASONS
from agent.builtin.tables.reasons_told import REASONS_TOLD, WHOSE_LEAD
from agent.builtin.tables.told import TAKEN_BACK, WANTS_BACK

OF_THE_STORY = ("seller", "source", "leadtype", "text")
DESCRIBES = ("ptype", "place", "zip", "feature", "beds", "baths", "sqft", "num", "listed", "asking")
OF_A_HOME = 10_000  # dollars: no lead costs as much
ALIKE = re.compile(r"\b(?:same|identical|duplicates?|dupes?|twins?)\b")


NAMES_A_LEAD = ("id", "hash", "ordinal", "best", "last", "ptype", "place")


def refund_reason(text: str) -> str | None:
    """The allowed reason that the words give: by phrase, else by pattern."""
    text = NO_GO.sub(" ", text)
    return (
        _by(SURE_REASONS, text)
        or _by(REASONS_TOLD, text)
        or finder("REFUND_REASONS").find(text)
        or _by(REASON_PATTERNS, text)
    )


def _by(table: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((reason for reason, pattern in table if re.search(pattern, text)), None)


def _last_word(text: str) -> str:
    """What was said after "strike that" counts."""
    return TAKEN_BACK.split(text)[-1]


def _each_its_reason(clause: Clause) -> list[Step]:
    """ "6343 wrong number and 6085 sold": as many reasons as leads, each beside its lead."""
    named = [item for item in clause.items if item.is_("id") and not item.is_("zip")]
    if len(named) < 2 or len({item.text for item in named}) < len(named):
        return []
    cuts = [clause.text.index(item.text) for item in named]
    after = [clause.text[a:b] for a, b in zip(cuts, [*cuts[1:], None], strict=True)]
    ahead = [clause.text[a:b] for a, b in zip([0, *cuts], cuts, strict=False)]
    for parts in (after, ahead):
        reasons = [refund_reason(part) for part in parts]
        if all(reasons) and "duplicate" not in reasons and len(set(reasons)) > 1:
            return [
                Step("request_refund", {"reason": reason}, [Mention("id", int(item.value("id")))])
                for item, reason in zip(named, reasons, strict=True)
            ]
    return []


def refund(clause: Clause, sense: Sense) -> list[Step]:
    several = _each_its_reason(clause)
    if several:
        return several
    reason = refund_reason(_last_word(clause.text)) or refund_reason(clause.text) or _complained_of(clause, sense)
    args: dict[str, Any] = {"reason": reason} if reason else {}
    money = [item.value("money").value for item in clause.items if item.is_("money")]
    money = [dollars for dollars in money if dollars < OF_A_HOME]  # "it asked 60k more"
    if money:
        args["amount"] = int(money[0]) if money[0] == int(money[0]) else money[0]
    for item in clause.items:
        item.used = item.used or item.is_("money")
    _tells_only(clause)
    clause = _before_the_reason(clause)
    mentions = [m for m in leads(clause, sense) if m.kind != "where" or m.where.keys() - {"seller_type"}] or it()
    return [Step("request_refund", args, _meant(clause.text, mentions))]


def _complained_of(clause: Clause, sense: Sense) -> str | None:
    """What was told of it just before: "the email bounced", and then "yes, i want my money back"."""
    told = sense.start.get("supposed") or {}
    if told.get("tool") != "request_refund" or clause.has("id", "hash", "ordinal", "best", "other"):
        return None
    reason = told["args"].get("reason")
    return str(reason) if reason else None


def _tells_only(clause: Clause) -> None:
    """Words of the reason describe no lead: "the house sold before me", "she only rents there"."""
    for segment in _segments(clause.items):
        told = " ".join(item.text for item in segment)
        story = WANTS_BACK.search(told) is None and refund_reason(told) is not None and "return" not in told
        alone = story and not any(item.is_("id", "hash", "ordinal", "best", "last") for item in segment)
        for item, after in zip(segment, [*segment[1:], None], strict=True):
            whose = after is not None and after.text in WHOSE_LEAD and item.is_("place", "zip")
            names = after is not None and (whose or after.is_("lead", "one"))
            if names and after is not None:
                after.kinds = {"lead": after.text}
            item.used = item.used or item.is_(*OF_THE_STORY) or (alone and item.is_(*DESCRIBES) and not names)


def _segments(items: list[Item]) -> list[list[Item]]:
    found: list[list[Item]] = [[]]
    for item in items:
        if item.is_("stop", "comma") or item.text in (":", "-", "because"):
            found.append([])
        else:
            found[-1].append(item)
    return [segment for segment in found if segment]


def _meant(text: str, mentions: list[Mention]) -> list[Mention]:
    """ "2950 is the same house as 2949": the one that it repeats is kept."""
    ids = [m for m in mentions if m.kind == "id"]
    placed = next((m for m in mentions if m.kind == "place" and m.count == 1), None)
    if len(ids) > 1 and placed is not None and placed.number <= len(ids) and ALIKE.search(text):
        return [ids[placed.number - 1]]  # "7270 and 7269 are the same house, refund the second one"
    said = {int(number) for number in SAME_AS.findall(text)}
    named = any(m.kind == "id" for m in mentions)  # beside a lead's number, "first" and "second" count what is said
    kept = [m for m in mentions if (m.kind == "id" and m.number not in said) or (m.kind != "id" and not named)]
    return kept or mentions


def _before_the_reason(clause: Clause) -> Clause:
    """Where the lead is named before the first pause, the figures after it belong to the reason ("it has 2 beds")."""
    cut = next((at for at, item in enumerate(clause.items) if item.is_("comma") or item.text in (":", "because")), None)
    named = cut is not None and any(item.is_(*NAMES_A_LEAD) for item in clause.items[:cut])
    pointed = cut is not None and any(item.is_("pronoun") for item in clause.items[:cut])
    if cut and (named or (pointed and not any(item.is_("id", "hash") for item in clause.items[cut:]))):
        return Clause(clause.items[:cut], clause.text, clause.raw)
    return clause
