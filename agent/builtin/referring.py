"""Step 4b: what was pointed at becomes mentions: operators, exclusions, descriptions ("the 4-bed in Mesa")."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import Any

from agent.builtin.entities import read_need
from agent.builtin.every_one import all_of, left_out, sums_up, takes_up
from agent.builtin.items import Clause, Item
from agent.builtin.mentions import Mention
from agent.builtin.pointers import is_bare_number
from agent.builtin.pointing import Seen, scan
from agent.builtin.said_together import said_of_one
from agent.builtin.sense import Sense
from agent.builtin.tables.references import (
    A_HOLD,
    ANY_ONE,
    LAID,
    OF_THEM,
    ONE_HELD,
    ONE_OF,
    PLURAL_NOUNS,
    PLURAL_VERBS,
    REFUSING,
    TO_HOLD,
    WHERE_SLOTS,
)

_CHOSEN = (
    "every", "ordinal", "best", "last", "hash", "id", "latter", "former", "penult", "middle", "top_one", "next_one",
)  # fmt: skip


def read_mentions(clause: Clause, sense: Sense, describe: bool = True) -> list[Mention]:
    """The leads that a clause speaks of, in order; what its words describe ("the 4-bed in Mesa") comes with them."""
    held, bought, previous = (
        clause.has("held") or bool(A_HOLD.search(clause.text)),
        clause.has("bought"),
        clause.has("prev"),
    )
    pair = _pair(clause, sense) if describe else []
    if pair:
        return [replace(m, bought=bought, previous=previous) for m in pair]
    if ONE_OF.search(clause.text) or (ANY_ONE.search(clause.text) and not clause.has(*_CHOSEN)):
        return [Mention("some", held=held, bought=bought)]
    found = _without_counts(_without_adverb(scan(clause), clause.items), clause)
    mentions = _combine(found, clause)
    where, words = _description(clause, sense) if describe else ({}, "")
    mentions = _described(mentions, where, words, clause)
    if not mentions and held and not bought and not TO_HOLD.search(clause.text):
        mentions = [_my_hold(sense) if ONE_HELD.search(clause.text) else Mention("all")]
    held = held and not TO_HOLD.search(clause.text)
    mentions = _of_those_named(mentions, clause, sense)
    return [replace(m, held=m.held or (held and m.kind != "id"), bought=bought, previous=previous) for m in mentions]


def _of_those_named(mentions: list[Mention], clause: Clause, sense: Sense) -> list[Mention]:
    """ "hold the cheapest of them" after three quotes chooses among the three."""
    several = len(sense.start.get("focus") or []) > 1 and OF_THEM.search(clause.text)
    if not several or [mention.kind for mention in mentions] != ["best"] or mentions[0].among or mentions[0].weighed:
        return mentions
    return [replace(mentions[0], among=(Mention("focus", plural=True),))]


def _my_hold(sense: Sense) -> Mention:
    """ "my hold" is the one just spoken of; where several are held and none was, it is one of them."""
    held = {row["lead_id"] for row in sense.start.get("holds") or []}
    spoken_of = held & set(sense.start.get("focus") or [])
    return Mention("focus") if len(spoken_of) == 1 else Mention("some")


def _without_adverb(found: list[Seen], items: list[Item]) -> list[Seen]:
    """ "what's wrong with it first" asks so before all else."""
    last = items[-1] if items else None
    if last is None or not last.is_("ordinal") or last.is_("the") or last.text not in ("first", "1"):
        return found
    pointed = any(item.is_("pronoun", "id", "hash", "best", "other") for item in items[:-1])
    joined = len(items) > 1 and items[-2].is_("and", "comma", "or")
    return [one for one in found if one.at != len(items) - 1] if pointed and not joined else found


def _without_counts(found: list[Seen], clause: Clause) -> list[Seen]:
    """Beside a lead's own number a bare count ("called it nine times") is no place in a list."""
    if not any(m.kind == "id" for one in found if not _refused(clause.items, one.at) for m in one.mentions):
        return found  # "2 please, not 2750"
    return [one for one in found if not _counts(one, clause.items)]


def _counts(one: Seen, items: list[Item]) -> bool:
    item = items[one.at]
    if all(m.kind == "next" for m in one.mentions):
        return True  # "quick one before my showing, how much is lead 9201"
    bare = item.is_("num") and not item.is_("id", "hash", "ordinal", "one")
    joined = one.at > 0 and items[one.at - 1].is_("and", "comma", "plus")
    if item.is_("ordinal") and one.at == len(items) - 1 and items[one.at - 1].is_("id"):
        return True  # "show lead 6017 first"
    return bare and not joined and all(m.kind == "place" for m in one.mentions)


def _counted(mention: Mention) -> Mention:
    """ "the two I am holding" counts them."""
    if mention.kind == "place" and mention.count > 1 and not mention.where and not mention.among:
        return Mention("all", count=mention.count)
    return mention


def _the_ones(clause: Clause, mentions: list[Mention]) -> bool:
    """ "the ones I hold" are all of them."""
    plain = len(mentions) == 1 and mentions[0].kind == "focus"
    return plain and any(item.is_("pronoun") and item.text in ("ones", "those", "leads") for item in clause.items)


MOST_JOINTS = 2  # "and also"
_HEADS = ("pronoun", "one", "lead", "ptype", "ordinal", "hash", "id", "last", "best", "beds", "money")


def _pair(clause: Clause, sense: Sense) -> list[Mention]:
    """ "it and the one with the pool": leads on both sides of a joint, at least one of them described."""
    for at, item in enumerate(clause.items):
        if not item.is_("and") or item.text == "but" or not 0 < at < len(clause.items) - 1:
            continue
        raw = clause.raw[item.end - clause.items[0].start :].lower() if clause.items[0].start <= item.end else ""
        named = re.search(r"^\W*(the|that|this|#|lead|number|el|la|los|it)\b", raw) is not None
        if not clause.items[at + 1].is_(*_HEADS) or not (named or _a_place_or_number(clause.items, at + 1)):
            continue
        sides = [Clause(deepcopy(part), clause.text, "") for part in (clause.items[:at], clause.items[at + 1 :])]
        if not all(any(one.is_(*_HEADS) for one in side.items) for side in sides):
            continue
        found = [read_mentions(side, sense) for side in sides]
        if all(found) and any(m.where for part in found for m in part):
            return [m for part in found for m in part]
    return []


def _a_place_or_number(items: list[Item], at: int) -> bool:
    """ "the condo and 4"."""
    return at == len(items) - 1 and (items[at].is_("id") or is_bare_number(items, at))


def _combine(seen: list[Seen], clause: Clause) -> list[Mention]:
    """ "all but 2", "the cheaper of 1 and 2": an operator takes the mentions that follow it (or stand before)."""
    but = next((at for at, item in enumerate(clause.items) if item.is_("every_but")), None)
    if but is not None:
        end = next((at for at, item in enumerate(clause.items) if at > but + 1 and item.is_("stop", "comma")), None)
        inside = [m for one in seen if but < one.at < (end or len(clause.items)) for m in one.mentions]
        inside = [m for m in inside if m.kind not in ("focus", "all")] or inside  # "all but the last two, buy them"
        clause.items[but].used = True
        return [Mention("but", among=tuple(inside))]
    seen = said_of_one(seen, clause.items)
    mentions = [m for one in seen for m in one.mentions]
    every = next((m for m in mentions if m.kind == "all"), None)
    if every is not None and len(mentions) > 1 and left_out(seen, every, clause.items):
        return [Mention("but", among=tuple(m for m in mentions if m is not every))]
    best = next((m for m in mentions if m.kind == "best"), None)
    others = [m for m in mentions if m.kind not in ("best", "focus")]
    if best is not None and others and _choice(clause, best):
        return [replace(best, among=tuple(_counted(m) for m in others))]
    refused = [m for one in seen if _refused(clause.items, one.at) for m in one.mentions]
    if refused and all(m.kind in ("other", "rest") for m in refused) and len(refused) < len(mentions):
        seen = [one for one in seen if not _refused(clause.items, one.at)]  # "2 and 4 but not the others"
        mentions, refused = [m for one in seen for m in one.mentions], []
    if refused and len(refused) < len(mentions) and every is None:  # "not the first, the second"
        left = [one for one in seen if not _refused(clause.items, one.at)]
        if all(m.kind == "next" and not m.among for one in left for m in one.mentions):
            return [replace(m, among=tuple(refused)) for one in left for m in one.mentions]  # "not 1, the one after it"
        if any(m.kind != "focus" or not m.plural for one in left for m in one.mentions):
            return [replace(m, minus=tuple(refused)) for m in _without_filler_pronouns(left, clause)]
        return [Mention("but", among=tuple(refused))]
    named = [m for m in mentions if m.kind not in ("all", "focus")]
    if every is not None and every.count == 2 and len(named) > 1:  # "both the first and the last"
        return named
    if every is not None and named and all_of(seen, every, clause.items):  # "all of the first three"
        return named
    if every is not None and named and takes_up(seen, every, clause.items):  # "top three: what would each cost"
        return named
    if every is not None and every.count <= 2 and sums_up(seen, every, clause.items):  # "it and 8166, all on my visa"
        return _without_filler_pronouns([one for one in seen if every not in one.mentions], clause)
    if every is not None:
        return [every]
    return _without_filler_pronouns(seen, clause)


def _choice(clause: Clause, best: Mention) -> bool:
    """A superlative over other mentions ("of", "between", "whichever") rather than beside them ("and")."""
    words = f" {clause.text} "
    return any(f" {word} " in words for word in ("of", "between", "whichever", "which", "from", "among", "de", "out"))


def _refused(items: list[Item], at: int) -> bool:
    """ "hold the first, not the second": said so just before it; "no, the second" is a correction instead."""
    before = [item for item in items[max(0, at - 2) : at] if not item.is_("article", "lead")]
    return bool(before) and before[-1].text in REFUSING


def _without_filler_pronouns(seen: list[Seen], clause: Clause) -> list[Mention]:
    """ "buy the second one, I like it": a pronoun adds nothing; in "it and 10051" it is a lead of its own."""
    real = [one.at for one in seen if any(m.kind != "focus" for m in one.mentions)]
    kept = [one for one in seen if one.at in real or any(_paired(clause.items, one.at, at) for at in real)]
    return [m for one in kept for m in one.mentions] or [m for one in seen for m in one.mentions][:1]


def _paired(items: list[Item], pronoun: int, other: int) -> bool:
    """Only words of joining ("and", "plus lead") stand between the two."""
    low, high = sorted((pronoun, other))
    between = [item for item in items[low + 1 : high] if not item.used]
    joints = [item for item in between if item.is_("and") and item.text != "but"]
    return 0 < len(joints) <= MOST_JOINTS and all(
        item in joints or item.is_("comma", "article", "filler", "lead") or item.text in LAID for item in between
    )


def _description(clause: Clause, sense: Sense) -> tuple[dict[str, Any], str]:
    free = [item for item in clause.items if not item.used]
    if not free:
        return {}, ""
    for item in free:
        item.used = item.is_("neg", "drop") and not item.is_("with")
    told = [item for item in free if not (item.used and clause.tool == "release_hold")]  # "drop the Henderson hold"
    inner = Clause(told, clause.text, clause.raw)
    need = read_need(inner, sense.blank)
    where = {slot: value for slot, value in need.set.items() if slot in WHERE_SLOTS}
    words = " ".join(item.raw for item in free if item.used and not item.is_("neg", "drop"))
    return where, words


def _described(mentions: list[Mention], where: dict[str, Any], words: str, clause: Clause) -> list[Mention]:
    if not where:
        return [Mention("some") if m.kind == "but" and not _leaves_out(m, clause) else m for m in mentions]
    left_out = next((m for m in mentions if (m.kind == "but" and _only_counts(m)) or _excepted(m, clause)), None)
    if left_out is not None:
        out = Mention("where", where=where, words=_phrase(words, True), plural=True)
        return [replace(left_out, kind="but", among=(out,))]
    plural = _says_several(clause)
    if len(mentions) == 1 and mentions[0].kind == "place" and mentions[0].count > 1:  # "the two under 350k"
        return [Mention("where", count=mentions[0].count, where=where, words=_phrase(words, True), plural=True)]
    if len(mentions) == 1 and mentions[0].kind == "all" and clause.has("every_but"):
        return [Mention("but", among=(Mention("where", where=where, words=_phrase(words, True), plural=True),))]
    operators = ("best", "all", "first", "last", "place", "but")
    if any(m.kind in operators for m in mentions):
        return [
            replace(m, kind="where", plural=True, where=where, words=_phrase(words, True))
            if m.kind == "all"
            else replace(m, where=where, words=words)
            if m.kind in operators
            else m
            for m in mentions
        ]
    if mentions and mentions[0].kind == "id":
        return mentions
    return [Mention("where", where=where, words=_phrase(words, plural), plural=plural)]


def _leaves_out(but: Mention, clause: Clause) -> bool:
    """Whether a lead is named behind "all but"; a bare "one" names none."""
    alone = len(but.among) == 1 and but.among[0].kind == "focus" and clause.items[-1].is_("one")
    return bool(but.among) and not alone


def _says_several(clause: Clause) -> bool:
    nouns = [item for item in clause.items if item.text in PLURAL_NOUNS]
    if any(word in clause.text for word in PLURAL_VERBS):
        nouns = [item for item in nouns if not any(word.startswith(item.text) for word in PLURAL_VERBS)]
    return bool(nouns) or any(item.is_("ptype") and item.text.endswith("s") for item in clause.items)


def _only_counts(but: Mention) -> bool:
    """ "everything except the two with garages": what is left out is described, and only counted before."""
    return all(m.kind == "focus" or (m.kind == "place" and m.count > 1 and not m.where) for m in but.among)


def _excepted(mention: Mention, clause: Clause) -> bool:
    """ "all my holds except the condo"."""
    at = next((at for at, item in enumerate(clause.items) if item.is_("every")), None)
    refused = at is not None and any(item.text in REFUSING and item.text != "not" for item in clause.items[at:])
    return mention.kind == "all" and refused


def _phrase(words: str, plural: bool) -> str:
    return f"the ones: {words}" if plural else f"the one: {words}"
