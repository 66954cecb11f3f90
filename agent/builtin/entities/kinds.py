"""Property types, features, sources, sellers and lead types: wanted, excluded, or taken back."""

from __future__ import annotations

from agent.builtin.entities import apart, buyers, own_words
from agent.builtin.items import Clause, Item, Need
from agent.builtin.tables.kinds import (
    ADJECTIVAL,
    ADJECTIVES,
    BOTH_FINE,
    BUILDS,
    CLIENT_WORDS,
    ENDS_SCOPE,
    EVERY_ONE,
    EXCLUDED,
    INCLUDED,
    NOT_ALONE,
    NOT_NEEDED,
    NOUNS,
    OPPOSITE,
    OUT_TOWARDS,
    OWN_BROKERS,
    OWN_NEGATION,
    OWNERS_OF_BROKERS,
    REFUSED_AFTER,
    RELAXED,
    RELAXED_WORDS,
    REPAIRING,
    REQUIREMENT_WORDS,
    SELLS_ALONE,
    SHOW_WORDS,
    SINGLE,
    STATE_OF_SELLER,
    SWAP_ENDS,
    SWAP_WORDS,
    TELLS_OF_SELLER,
    WAIVES,
    WHOLE_WISHES,
    WILL_DO,
)
from agent.builtin.tables.nouns import SOURCES


def read(clause: Clause, need: Need) -> None:
    """Walks the clause once; a "no" or "drop" covers the nouns that hang together after it."""
    buyers.name(clause.items)
    scope: str | None = None
    last_kind: str | None = None
    joint: str | None = None
    for at, item in enumerate(clause.items):
        ends = item.is_("stop") or item.text in ENDS_SCOPE
        if ends or item.used:
            scope = None if ends or scope == "neg" else scope
            if not item.used:
                last_kind = joint = None
            continue
        noun = _noun(item)
        if item.is_("hoa"):
            _hoa(scope, clause.items, at, need)
            last_kind, joint = "feature", None
            continue
        if noun is None and item.text == "any" and scope == "neg":
            continue  # "not to see any land"
        if noun is None and item.text in NOT_ALONE and _another(clause.items, at):
            scope, last_kind, joint = None, None, None
            continue
        if noun is None and item.is_("neg", "drop", "instead"):
            scope, last_kind, joint = _scope(item, clause.items, at), None, None
        elif noun is None and (_made_optional(clause.items, at) or _named_requirement(scope, clause.items, at)):
            _relax("drop", item, need)
        elif scope == "neg" and last_kind is None and item.is_("comma") and _had_its_object(clause.items, at):
            scope = None
        elif noun is None and item.is_("and", "or", "comma", "slash") and not (scope == "drop" and last_kind is None):
            joint = "or" if item.is_("or", "slash") and not item.is_("and") else "and"
        elif noun is None and scope == "neg" and item.is_("text"):
            last_kind, joint = "text", None
        elif noun is None:
            named = scope if item.text in RELAXED_WORDS and last_kind is None else None
            scope = _after_word(scope, item, last_kind, clause.items, at)
            _relax(named or scope, item, need)
        else:
            if item.text.startswith(OWN_NEGATION):
                scope = None
            if last_kind and scope and joint == "and" and noun != last_kind:
                scope = None
            if last_kind and scope == "neg" and clause.items[at - 1].is_("comma") and item.value(noun) in WHOLE_WISHES:
                scope = None
            if last_kind and scope == "drop" and (_only(clause.items, at) or _rather(clause.items, at)):
                scope = None
            if last_kind and scope and joint is None and noun != last_kind:
                scope = None
            _take(noun, item, scope, need, clause, at)
            scope = "neg" if _without_either(clause.items, at) else scope
            last_kind, joint = noun, None
    _fold_exclusions(need)
    if "seller_type" not in need.set and SELLS_ALONE.search(clause.text):
        need.set["seller_type"] = "owner"
    own_words.read(clause, need)


def _had_its_object(items: list[Item], at: int) -> bool:
    """ "no auctions please, houses in Killeen": what is refused was named, though nothing here has that name."""
    said = [item for item in items[:at] if not item.is_("filler", "article")]
    if len(said) < 2 or said[-1].is_("neg", "drop"):
        return False
    word = said[-1].text
    if any(kind.startswith("wish_") for kind in said[-1].kinds):
        return said[-2].is_("neg", "drop")
    if not said[-1].is_("word"):
        return False
    refused = any(item.is_("neg", "drop") for item in said[-4:-1])
    return refused and word.isalpha() and word not in ADJECTIVES and not ADJECTIVAL.search(word)


def _without_either(items: list[Item], at: int) -> bool:
    """ "without an HOA or a pool" wants neither."""
    return items[at].text.startswith("without ") and items[at + 1 : at + 2] != [] and items[at + 1].text == "or"


def _hoa(scope: str | None, items: list[Item], at: int, need: Need) -> None:
    """ "minus the HOA ones" asks for none; "HOA is fine" takes that back."""
    items[at].used = True
    allowed = any(item.is_("optional") or item.text in ("fine", "ok", "okay") for item in items[at + 1 : at + 3])
    if scope in ("drop", "any") or allowed:
        need.drop.append(("features", "no_hoa"))
    elif scope == "neg" or items[at].is_("refused"):
        need.add("features", "no_hoa")


def _noun(item: Item) -> str | None:
    return next((kind for kind in NOUNS if item.is_(kind)), None)


def _made_optional(items: list[Item], at: int) -> bool:
    """ "the number of bedrooms doesn't matter"."""
    if at + 1 >= len(items) or not (items[at].is_(*RELAXED) or items[at].text in RELAXED_WORDS):
        return False
    taken_off = items[at + 1].text == "off" and any(item.text in ("take", "taking") for item in items[:at])
    return items[at + 1].is_("optional") or taken_off


def _named_requirement(scope: str | None, items: list[Item], at: int) -> bool:
    """ "get rid of the bathroom thing"."""
    named = at + 1 < len(items) and items[at + 1].text in REQUIREMENT_WORDS
    return scope == "neg" and named and items[at].is_(*RELAXED)


def _another(items: list[Item], at: int) -> bool:
    """ "it doesn't have to be a house, townhouse works too": neither is refused."""
    return sum(item.is_("ptype") for item in items[at:]) > 1


def _only(items: list[Item], at: int) -> bool:
    return any(item.is_("only") for item in items[max(0, at - 1) : at + 2])


def _rather(items: list[Item], at: int) -> bool:
    """ "scratch the pool, garage rather"."""
    behind = " ".join(item.text for item in items[at + 1 : at + 3])
    if behind.startswith(WILL_DO):
        return True  # "not necessarily waterfront, a view will do"
    return at + 1 < len(items) and items[at + 1].is_("instead") and not items[at + 1].text.endswith(("of", "de"))


def _scope(item: Item, items: list[Item], at: int) -> str:
    """How far a "no" reaches: "drop the pool" and "no longer need a pool" take a wish back, "no pool" excludes it."""
    if item.text == "any":
        return "any"
    if item.text in SWAP_WORDS:
        return "swap"
    if item.text in REPAIRING and _that_alone(items[at + 1 : at + 3]):
        return "none"  # "rentals, strike that, for sale"
    if item.is_("drop"):
        every = at + 2 < len(items) and items[at + 1].text in EVERY_ONE  # "drop anything from linkedin"
        return "neg" if every and not items[at + 2].is_("comma", "stop", "and") else "drop"
    if item.is_("instead"):
        following = items[at + 1].text if at + 1 < len(items) else ""
        return "drop" if following in ("of", "than") or item.text.endswith("de") else "none"
    return "neg"


def _that_alone(behind: list[Item]) -> bool:
    return bool(behind) and behind[0].text == "that" and not (len(behind) > 1 and _noun(behind[1]))


def _after_word(scope: str | None, item: Item, last_kind: str | None, items: list[Item], at: int) -> str | None:
    """Small words keep a scope open until its first noun; after that any word closes it."""
    if scope == "swap" and item.text in SWAP_ENDS:
        return None
    if scope is None or last_kind is None:
        if scope == "drop" and (item.is_("comma") or item.text in SHOW_WORDS):
            return None
        closes = item.is_("num", "money", "place", "max", "min") and not item.is_("asking", "one")
        return None if scope and closes else scope
    return None


def _relax(scope: str | None, item: Item, need: Need) -> None:
    """ "any price", "forget the bedrooms", "drop the location"."""
    if scope not in ("drop", "any"):
        return
    slots = next((slots for kind, slots in RELAXED.items() if item.is_(kind)), None)
    slots = slots if slots is not None else RELAXED_WORDS.get(item.text)
    if slots:
        need.drop += [(slot, None) for slot in slots]
        item.used = True


def _take(noun: str, item: Item, scope: str | None, need: Need, clause: Clause, at: int) -> None:
    value = item.value(noun)
    if noun == "leadtype" and not _lead_type_meant(item, clause.items, at):
        return
    owned = any(one.text in OWNERS_OF_BROKERS for one in clause.items[max(0, at - 2) : at])
    if noun == "seller" and owned and item.text in OWN_BROKERS:
        return
    if noun == "seller" and _told_of(clause.items, at):
        return
    scope = _scope_behind(noun, scope, clause.items, at)
    if scope == "neg" and item.text in BUILDS and value in need.set.get("property_types", []):
        item.used = True
        return  # "condos, but not high rise": of condos, still
    scope = _marked(scope, clause.items, at)
    item.used = True
    if scope == "drop" and noun == "ptype" and any(one.text in WAIVES for one in clause.items[max(0, at - 2) : at]):
        need.drop.append(("-property_types", value))  # "doesn't have to be a house"
        return
    if scope == "drop" and noun in ("seller", "source") and at and clause.items[at - 1].is_("or"):
        need.set.pop(SINGLE[noun], None)  # "fsbo or agent does not matter"
        need.drop.append((SINGLE[noun], None))
        return
    if scope in ("drop", "swap"):
        if not _taken_back(noun, value, need):
            need.drop.append((INCLUDED.get(noun) or SINGLE[noun], value))
    elif scope == "neg":
        _exclude(noun, value, need)
    elif noun in INCLUDED:
        need.add(INCLUDED[noun], value)
    elif noun == "source" and "source" in need.set and at > 1 and clause.items[at - 1].is_("or", "slash", "and"):
        also = {need.set.pop("source"), value}
        need.add("exclude_source", *(source for source in SOURCES if source not in also))
    elif noun == "seller" and need.set.get("seller_type") == OPPOSITE[value] and _either(clause):
        need.set.pop("seller_type")  # "agent or owner"
        need.drop.append(("seller_type", None))
    else:
        need.set[SINGLE[noun]] = value


def _either(clause: Clause) -> bool:
    """ "agent or owner", "agents and fsbo both fine"."""
    return clause.has("or") or BOTH_FINE.search(clause.text) is not None


def _scope_behind(noun: str, scope: str | None, items: list[Item], at: int) -> str | None:
    """What the words behind a noun make of it: "pool-free", "no pool needed"."""
    after = _behind(items, at)
    if noun == "feature" and own_words.fine(items, at):
        scope = "drop"
    if after is not None and after.text in REFUSED_AFTER and not _out_by(items, at + 2):
        scope = "neg"
    if after is not None and (after.is_("optional") or (scope == "neg" and after.text in NOT_NEEDED)):
        scope = "drop"
    return scope


def _marked(scope: str | None, items: list[Item], at: int) -> str | None:
    """The scope that an item bears itself, before that of the words ahead of it."""
    if items[at].is_("waived"):
        return "drop"
    if items[at].is_("refused"):
        return "neg"
    return None if items[at].is_("affirmed") or (scope and apart.kept(items, at)) else scope


def _taken_back(noun: str, value: str, need: Need) -> bool:
    """ "townhouse or condo, scratch the condo": what was named just before."""
    named = need.set.get(INCLUDED.get(noun, ""), [])
    if value not in named:
        return False
    named.remove(value)
    if not named:
        del need.set[INCLUDED[noun]]
    return True


def _behind(items: list[Item], at: int) -> Item | None:
    """What is said of a noun: "pool's not a dealbreaker"."""
    start = at + 1 + (at + 1 < len(items) and items[at + 1].text in ("'s", "is", "are", "really"))
    return items[start] if start < len(items) else None


def _out_by(items: list[Item], at: int) -> bool:
    """ "lots out by Georgetown"."""
    leads = at < len(items) and (items[at].is_("near", "in", "place") or items[at].text in OUT_TOWARDS)
    return leads and items[at - 1].text == "out"


def _told_of(items: list[Item], at: int) -> bool:
    """ "the owner is perhaps tired" chooses no kind of seller."""
    behind = [item.text.split()[0] for item in items[at + 1 : at + 3]]
    return len(behind) > 1 and behind[0] in TELLS_OF_SELLER and behind[1] in STATE_OF_SELLER


def _exclude(noun: str, value: str, need: Need) -> None:
    if noun in EXCLUDED:
        need.add(EXCLUDED[noun], value)
    elif noun == "seller":
        need.set["seller_type"] = OPPOSITE[value]
    else:
        need.drop.append((SINGLE[noun], value))


def _lead_type_meant(item: Item, items: list[Item], at: int) -> bool:
    """ "my buyer wants" speaks of the asker's client, "buyers in Mesa" of leads."""
    if item.value("leadtype") != "buyer":
        return True
    before = items[at - 1].text if at else ""
    if buyers.own_clients(items, at):
        return False
    if item.text in ("buyer", "purchaser", "home buyer", "homebuyer"):
        return False
    return before not in CLIENT_WORDS or "lead" in item.text


def _fold_exclusions(need: Need) -> None:
    """What is both wanted and refused in one breath is refused."""
    for wanted, refused in (("property_types", "exclude_property_types"), ("features", "exclude_features")):
        out = need.set.get(refused, [])
        if wanted in need.set:
            need.set[wanted] = [value for value in need.set[wanted] if value not in out]
            if not need.set[wanted]:
                del need.set[wanted]
