"""A thread without a backend: runs turns on the built-in model and keeps the state as the rails would."""

from __future__ import annotations

import json
from typing import Any

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage, SystemMessage, ToolMessage

from agent import focus
from agent.builtin.model import BuiltinChatModel
from agent.references import resolve, weighed
from agent.state import render_state
from tests.agent.builtin.scenes import GAZETTEER, NOW, SCREEN, State

MODEL = BuiltinChatModel(gazetteer=GAZETTEER)
FIGURES = {"Austin": 508_900, "Dallas": 378_950, "Mesa": 495_950, "Tempe": 480_900, "Plano": 363_900, "Frisco": 405_500}
ENDS_AT = "2026-06-18T15:00:00Z"


class Talker:
    """``calls`` of the last turn with references resolved; ``reply`` is its text."""

    def __init__(self, **state: Any) -> None:
        self.state: State = dict(state)
        self.messages: list[AnyMessage] = []
        self.calls: list[list[Any]] = []
        self.reply = ""
        self.ran: list[dict[str, Any]] = []

    def say(self, text: str) -> list[list[Any]]:
        self.calls, self.reply = [], ""
        self.messages.append(HumanMessage(text))
        self.state |= focus.named_before({**self.state, "calls": self.ran}, self.messages)
        start, self.ran = dict(self.state), []
        self.state |= {"pending_question": None, "proposal": None, "supposed": None, "screened": "", "shelved": None}
        while not self.reply:
            block = render_state({**self.state, "start": start}, **NOW)
            message = MODEL.invoke([SystemMessage(block), *self.messages])
            self.messages.append(message)
            if message.tool_calls:
                self._spoke_of(message)
                self._run(message)
            else:
                self.reply = message.text
                self._spoke_of(message)
        return self.calls

    def _spoke_of(self, message: Any) -> None:
        told = dict(message.additional_kwargs)
        leads = told.pop("focus", None)
        self.state |= {**told, **(focus.spoken_of(leads, self.state) if leads else {})}

    def _run(self, message: AIMessage) -> None:
        call = message.tool_calls[0]
        name, args = call["name"], dict(call["args"])
        if name in ("ask_user", "decline"):
            self.reply = str(args.get("question") or args["reason"])
            self.calls.append([name, {"missing": args["missing"]} if name == "ask_user" else {}])
            self.state |= {"last_tool": name, "last_args": args}
            if name == "ask_user":
                self.state["pending_question"] = {"question": args["question"], "missing": args["missing"]}
            self.messages.append(ToolMessage("{}", tool_call_id=str(call["id"])))
            return
        if "ref" in args:
            found = resolve(args["ref"], self.state, name)
            assert not found.question, found.question
            chosen_from = weighed(args["ref"], self.state, name)
            args["ref"] = list(found.ids)
            meant = focus.after_holding(args["ref"], name == "release_hold", self.state)
            self.state |= focus.spoken_of(meant, self.state)
            self.state |= {"pair": chosen_from} if len(chosen_from) > 1 else {}
        before = {"tool": self.state.get("last_tool"), "args": self.state.get("last_args")}
        released = name == "release_hold" and before["tool"] == "hold_lead"
        self.state["undone"] = before if released and (before["args"] or {}).get("ref") == args["ref"] else None
        self.calls.append([name, args])
        self.ran.append({"tool": name, "args": args, "ok": True})
        self.state |= {"last_tool": name, "last_args": args, **focus.asked(name, args, self.state)}
        self.messages.append(ToolMessage(json.dumps(self._result(name, args)), tool_call_id=str(call["id"])))

    def _result(self, name: str, args: dict[str, Any]) -> dict[str, Any]:
        if name in ("search_leads", "recommend_leads"):
            self.state |= {
                "previous_screen": self.state.get("on_screen", []),
                "on_screen": SCREEN,
                "list_shown": "screen",
                "focus": [],
                "pair": [],
                "trail": [],
                "total": 41,
            }
            if self.state.get("filter"):
                self.state["earlier_filters"] = [*self.state.get("earlier_filters", []), self.state["filter"]]
            self.state["page"] = args.get("page", 1)
            self.state["filter"] = {key: value for key, value in args.items() if key != "page"}
            return {"total": 41, "page": args.get("page", 1), "shown": SCREEN}
        if name == "view_cart":
            self.state["list_shown"] = "holds"
            return {"holds": self.state.get("holds", [])}
        if name == "hold_lead":
            rows = [
                {"lead_id": lead, "label": f"lead {lead}", "ends_at": ENDS_AT, "clamped": False} for lead in args["ref"]
            ]
            self.state["holds"] = [*self.state.get("holds", []), *rows]
            return {"holds": rows, "failed": []}
        if name == "release_hold":
            self.state["holds"] = [row for row in self.state.get("holds", []) if row["lead_id"] not in args["ref"]]
            return {"released": args["ref"], "failed": []}
        if name == "purchase":
            kind = "topup" if args.get("item") == "credits" else "purchase"
            self.state["proposal"] = {"lead_ids": args.get("ref", []), "kind": kind, "amount": args.get("amount")}
            return {"proposal": {"kind": kind, "lines": [], "total_cents": 1600, "method": "credits"}}
        if name == "market_insights":
            places = [args[slot] for slot in ("market", "compare_market") if slot in args]
            metric = args.get("metric", "median_price")
            found = [{"place": place, "name": metric, "value": FIGURES[place]} for place in places if place in FIGURES]
            kept = [] if len(found) > 1 else self.state.get("compared", [])
            self.state["compared"] = [*kept, *found]
        return {}
