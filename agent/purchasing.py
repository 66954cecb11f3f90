"""What follows a yes or a no to a proposal: the API is asked in the buyer's name, and says what happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from agent import events as ev
from agent import phrases
from agent.results import bought_rows, pending, with_availability
from backend.purchases.schemas import ConfirmOut, ProposalOut
from tools.client import ApiClient, ApiError

RENEWABLE = {"price_changed", "plan_changed", "expired", "superseded"}


@dataclass(frozen=True)
class Decision:
    """The buyer's answer to a proposal (as the state keeps it). ``lapsed``: it no longer waits. ``paying``: there was
    a yes before, and its payment page waited."""

    proposal: dict[str, Any]
    accepted: bool
    lapsed: bool = False
    paying: bool = False


@dataclass
class Result:
    """What to say, draw, trace and keep."""

    reply: str
    kind: ev.ReplyKind = "answer"
    events: list[ev.Event] = field(default_factory=list)
    calls: list[ev.TracedCall] = field(default_factory=list)
    update: dict[str, Any] = field(default_factory=dict)


class Purchasing:
    """``buyer`` carries the buyer's own token, ``narrow`` the assistant's: only the buyer can say yes."""

    def __init__(self, buyer: ApiClient, narrow: ApiClient, zone: str) -> None:
        self._buyer = buyer
        self._narrow = narrow
        self._zone = zone

    async def decide(self, decision: Decision, values: dict[str, Any]) -> Result:
        """Carry out the decision."""
        result = await self._decide(decision, values)
        if decision.paying and result.update:
            result.update.setdefault("paying", None)
        return result

    async def _decide(self, decision: Decision, values: dict[str, Any]) -> Result:
        if not decision.accepted:
            return await self._cancel(decision.proposal)
        if decision.lapsed:
            return await self._again(decision.proposal, "That offer had lapsed.")
        try:
            done = await self._buyer.confirm(decision.proposal["id"], key=f"confirm-{decision.proposal['id']}")
        except ApiError as error:
            if decision.paying and error.code == "proposal_void":
                return _came_to_nothing(decision.proposal, error)
            return await self._refused(decision.proposal, error)
        said = phrases.committed(done, self._zone, again=decision.paying)
        return _committed(decision, done, values, said)

    async def void(self, proposal: dict[str, Any]) -> ev.ProposalClosed:
        """Something else was said: the proposal no longer waits."""
        try:
            await self._narrow.cancel(proposal["id"])
        except ApiError as error:
            return _closed(proposal, "void", error.detail)
        return _closed(proposal, "void", "You went on to something else.")

    async def _cancel(self, proposal: dict[str, Any]) -> Result:
        try:
            await self._buyer.cancel(proposal["id"])
        except ApiError as error:
            if _stands(error):
                return Result(error.detail)
            return Result(error.detail, events=[_closed(proposal, "void", error.detail)], update=_GONE)
        return Result(phrases.CANCELLED, events=[_closed(proposal, "cancelled", None)], update=_GONE)

    async def _refused(self, proposal: dict[str, Any], error: ApiError) -> Result:
        """The API did not take the yes: a changed payable gets a new proposal, the rest its reason."""
        reason = str(error.data.get("reason") or error.code)
        if error.code == "proposal_void" and reason in RENEWABLE:
            return await self._again(proposal, f"{error.detail.rstrip('.')}.")
        call = _call(proposal, confirmed=True, error=error.code)
        if _stands(error):
            return Result(phrases.unanswered(error.detail), calls=[call])
        closed = _closed(proposal, "void", error.detail)
        return Result(phrases.declined(error.detail), events=[closed], calls=[call], update=_GONE)

    async def _again(self, proposal: dict[str, Any], why: str) -> Result:
        closed = _closed(proposal, "void", why)
        try:
            made = await self._narrow.propose(_same_request(proposal))
        except ApiError as error:
            call = _call(proposal, confirmed=False, error=error.code)
            return Result(phrases.declined(error.detail), events=[closed], calls=[call], update=_GONE)
        return Result(
            phrases.renewed(why, made, self._zone),
            kind="propose",
            events=[closed, ev.ProposalShown(proposal=made)],
            calls=[_call(proposal, confirmed=False)],
            update=_waiting(made),
        )


_GONE: dict[str, Any] = {"proposal": None, "lapsed": None, "pending_question": None}


def _came_to_nothing(proposal: dict[str, Any], error: ApiError) -> Result:
    """A payment that was begun and ended unpaid: nothing is proposed again unasked."""
    call = _call(proposal, confirmed=True, error=error.code)
    closed = _closed(proposal, "void", error.detail)
    return Result(phrases.declined(error.detail), events=[closed], calls=[call], update=_GONE)


def _stands(error: ApiError) -> bool:
    """Whether the proposal may still wait: the API did not judge it, or its word was lost on the way."""
    return error.status >= 500 or error.status == 429


def _waiting(made: ProposalOut) -> dict[str, Any]:
    return {**_GONE, "proposal": pending(made)}


def _closed(proposal: dict[str, Any], status: str, reason: str | None) -> ev.ProposalClosed:
    return ev.ProposalClosed(proposal_id=proposal["id"], status=status, reason=reason)


def _same_request(proposal: dict[str, Any]) -> dict[str, Any]:
    body = {
        "kind": proposal["kind"],
        "lead_ids": proposal["lead_ids"] or None,
        "credits": proposal.get("amount"),
        **_same_plan(proposal),
        "payment_method": proposal["method"],
    }
    return {name: value for name, value in body.items() if value is not None}


def _same_plan(proposal: dict[str, Any]) -> dict[str, Any]:
    if proposal.get("tier") == "none":
        return {"cancel": True}
    return {"tier": proposal.get("tier"), "billing": proposal.get("billing")}


def _call(proposal: dict[str, Any], *, confirmed: bool, error: str | None = None) -> ev.TracedCall:
    """The decision as a trace writes it: a ``purchase`` call, confirmed or proposed again."""
    args: dict[str, Any] = {"confirmed": confirmed}
    if proposal["kind"] == "purchase":
        args = {"ref": proposal["lead_ids"], **args}
    elif proposal["kind"] == "topup":
        args = {"item": "credits", "amount": proposal.get("amount"), **args}
    else:
        args = {"tier": proposal.get("tier"), **args}
    return ev.TracedCall(tool="purchase", args=args, ok=error is None, error=error)


def _committed(decision: Decision, done: ConfirmOut, values: dict[str, Any], said: str) -> Result:
    proposal, update = decision.proposal, dict(_GONE)
    if done.proposal.status == "paying":
        update["paying"] = proposal
    drawn: list[ev.Event] = [_closed(proposal, done.proposal.status, None)]
    if done.order is not None:
        ids = {line.lead_id for line in done.order.lines}
        drawn.append(ev.OrderDone(order=done.order, balance_cents=done.balance_cents))
        update["bought"] = [*values.get("bought", []), *bought_rows([done.order])]
        update["holds"] = [row for row in values.get("holds", []) if row["lead_id"] not in ids]
        update["on_screen"] = with_availability(values.get("on_screen", []), ids, "bought")
        update["focus"] = sorted(ids)
        proposal = {**proposal, "lead_ids": [line.lead_id for line in done.order.lines]}
    update |= {"last_tool": "purchase", "last_args": {"ref": proposal["lead_ids"]}}
    if decision.paying and done.order is None:
        return Result(said, events=drawn, update=update)
    return Result(said, events=drawn, calls=[_call(proposal, confirmed=True)], update=update)
