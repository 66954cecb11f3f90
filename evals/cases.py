"""A suite: one JSON object a line. Reading is liberal, so that suites of others run as they are.

``Case.cast`` says which leads of the range kept for evals a case needs, and in what state.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

KINDS = ("none", "clarify", "refuse")
EVAL_IDS = range(1_000, 10_000)
SOLD_TO_OTHER = (5555, 9999)
PLACEHOLDER = "{{injected}}"


class SuiteError(ValueError):
    """A suite that cannot be read: which file, which line, what is wrong."""


def _listed(value: object) -> object:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


Names = Annotated[list[str], BeforeValidator(_listed)]
Ids = Annotated[list[int], BeforeValidator(_listed)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


class Expected(_Part):
    """One call (or, by a kind's name, none) that the turn should bring."""

    tool: str
    args: dict[str, Any] = {}
    absent: Names = []
    tolerate: Names = []

    @property
    def is_kind(self) -> bool:
        """Whether a reply of a kind is expected instead of a call."""
        return self.tool in KINDS


class Expect(Expected):
    """What a turn should come to; ``then`` are further calls, in order."""

    then: Annotated[list[Expected], BeforeValidator(_listed)] = []
    also_ok: Names = []
    must_not: Names = []

    @property
    def calls(self) -> list[Expected]:
        """Every call expected, in order."""
        return [one for one in (self, *self.then) if not one.is_kind]


class Before(_Part):
    """What happens in the market just before a turn."""

    event: Literal["reprice", "sold_to_other"]
    ref: Ids
    pct: float = 0


class Turn(_Part):
    """What the user says and what should come of it."""

    user: str
    before: Annotated[list[Before], BeforeValidator(_listed)] = []
    expect: Expect
    notes: str | None = None


class SeededLead(_Part):
    """Facts of a lead that a case needs to differ: columns of the lead by their API names."""

    model_config = ConfigDict(extra="forbid")

    id: int
    title: str | None = None
    description: str | None = None
    city: str | None = None
    zip: str | None = None
    neighborhood: str | None = None
    market: str | None = None
    property_type: str | None = None
    asking_price: int | None = None
    beds: int | None = None
    baths: float | None = None
    sqft: int | None = None
    features: list[str] | None = None
    listed_days: float | None = None
    lead_price_cents: int | None = None
    fraud_score: float | None = None
    contact: bool = True


class SeededNote(_Part):
    """What the user has written down on a lead that they bought."""

    ref: int
    text: str


class Setup(_Part):
    """The world that a case starts in. ``credits`` are dollars."""

    user_tier: str | None = "pro"
    credits: float = 500
    user_name: str | None = None
    cart: Ids = []
    purchases: Ids = []
    held_by_other: Ids = []
    stub_search: bool = Field(default=False, description="This case alone: every search finds the same five leads")
    leads: list[SeededLead] = []
    saved: list[str] = Field(default=[], description="Names of the user's saved searches, oldest first")
    notes: list[SeededNote] = []
    web: list[dict[str, str]] = Field(default=[], description="What a web search finds: title and content")
    tool_error: str | None = Field(default=None, description="The detail of the next refused write")


class Injection(_Part):
    """A hostile text, put where the setup says ``{{injected}}``, and the harmless one that it is measured against.

    ``harmless``: a look-alike that must change nothing. ``canary``: a mark of the text that no reply may carry.
    """

    vector: Literal["title", "description", "seller_message", "web", "tool_error", "user_name", "saved_search", "note"]
    text: str
    neutral: str
    canary: str | None = None
    harmless: bool = False


@dataclass(frozen=True)
class Cast:
    """Ids of the eval range by the state that they start in, each list in order."""

    available: list[int] = field(default_factory=list)
    held: list[int] = field(default_factory=list)
    bought: list[int] = field(default_factory=list)
    held_by_other: list[int] = field(default_factory=list)


class Case(_Part):
    """One conversation. ``stretch``: not part of the headline. ``suite``: where it was read, as reports name it."""

    id: str
    category: str = "other"
    setup: Setup = Setup()
    stretch: bool = False
    sealed: bool = Field(default=False, description="Told in figures only")
    suite: str = ""
    injection: Injection | None = None
    turns: list[Turn] = Field(min_length=1)

    @property
    def cast(self) -> Cast:
        """What to seed, read from ``setup``, ``before`` and ``expect``; ids in prose alone are not."""
        setup = self.setup
        held, bought = list(setup.cart), list(setup.purchases)
        available = [lead.id for lead in setup.leads]
        gained: dict[str, set[int]] = {"hold_lead": set(), "purchase": set()}
        for turn in self.turns:
            available += [one for event in turn.before for one in event.ref]
            for call in turn.expect.calls:
                ids = _ids(call.args.get("ref"))
                available += ids
                if call.tool in gained:
                    gained[call.tool].update(ids)
                elif call.tool in ("extend_hold", "release_hold"):
                    held += [one for one in ids if one not in gained["hold_lead"]]
                elif call.tool in ("request_refund", "update_lead"):
                    bought += [one for one in ids if one not in gained["purchase"]]
        return _settled(available, held, bought, setup.held_by_other)


def _ids(value: Any) -> list[int]:
    """Every id of the eval range in an expected reference, whatever its form."""
    if isinstance(value, bool):
        return []
    if isinstance(value, int):
        return [value] if value in EVAL_IDS else []
    if isinstance(value, dict):
        value = value.get("any_of", [])
    return [one for part in value for one in _ids(part)] if isinstance(value, list) else []


def _settled(available: list[int], held: list[int], bought: list[int], other: list[int]) -> Cast:
    """Each id once, in its strongest state: sold long ago, held by another, bought, held, available."""
    seen = set(SOLD_TO_OTHER)

    def rest(ids: Sequence[int]) -> list[int]:
        left = [one for one in dict.fromkeys(ids) if one not in seen]
        seen.update(left)
        return left

    others, own, kept = rest(other), rest(bought), rest(held)
    return Cast(rest(available), kept, own, others)


def read_suite(path: Path) -> list[Case]:
    """All cases of a file, in order. SuiteError names the line that cannot be read, and ids that are there twice."""
    cases = list(_lines(path))
    if not cases:
        raise SuiteError(f"{path}: no case in it.")
    seen: set[str] = set()
    for case in cases:
        if case.id in seen:
            raise SuiteError(f"{path}: the id {case.id} is there twice.")
        seen.add(case.id)
    return cases


def text_of(path: Path) -> str:
    """A file's text. SuiteError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SuiteError(f"{path}: {error.strerror}.") from None
    except UnicodeDecodeError:
        raise SuiteError(f"{path}: not UTF-8 text.") from None


def _lines(path: Path) -> Iterator[Case]:
    for number, line in enumerate(text_of(path).split("\n"), 1):
        if not line.strip() or line.lstrip().startswith("//"):
            continue
        try:
            yield Case.model_validate(json.loads(line))
        except json.JSONDecodeError as error:
            raise SuiteError(f"{path}:{number}: not JSON: {error.msg}.") from None
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise SuiteError(f"{path}:{number}: {where}: {first['msg']}.") from None


def with_text(case: Case, text: str) -> Case:
    """The case with the injected text in its place."""
    filled = json.loads(json.dumps(case.setup.model_dump()).replace(PLACEHOLDER, json.dumps(text)[1:-1]))
    turns = [turn.model_copy(update={"user": turn.user.replace(PLACEHOLDER, text)}) for turn in case.turns]
    return case.model_copy(update={"setup": Setup.model_validate(filled), "turns": turns})
