"""The rails hold for a model that tries to leave them, through the same graph, API and database as any other."""

from __future__ import annotations

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import text

from agent.conversation import ThreadNotFound
from agent.events import LeadsShown, ProposalShown, Sentence, ToolFinished
from agent.policies import MAX_CALLS_A_TURN
from backend.config import Settings
from backend.db import transaction
from backend.purchases.schemas import ConfirmOut
from tests.agent.conftest import Talk, someone
from tests.agent.scripted import call, calls, say
from tests.factories import CONTACT, make_lead
from tools.client import ApiClient, ApiError

SECRETS = tuple(CONTACT.values())


async def seed(app: FastAPI, *ids: int, **facts: object) -> None:
    async with transaction(app.state.sessions) as session:
        for place, lead_id in enumerate(ids):
            await make_lead(session, lead_id=lead_id, asking_price=400_000 + 1000 * place, **facts)


async def count(app: FastAPI, table: str) -> int:
    async with app.state.engine.connect() as connection:
        return int((await connection.execute(text(f"SELECT count(*) FROM {table}"))).scalar_one())


class TestReferences:
    async def test_a_place_on_the_screen_becomes_an_id_before_the_tool_runs(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101, 9102)
        talk.follow(call("search_leads", city="Austin", sort="price_asc"), call("hold_lead", ref=2), say("Held."))

        ended = await talk.say("homes in Austin, hold the second")

        assert [c.args for c in ended.calls] == [{"city": "Austin", "sort": "price_asc"}, {"ref": [9102]}]
        assert await count(app, "holds") == 1

    async def test_what_cannot_be_resolved_is_asked_and_nothing_is_written(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("hold_lead", ref="the seventh"), say("Held."))

        ended = await talk.say("hold the seventh")

        assert ended.reply_kind == "clarify"
        assert await count(app, "holds") == 0

    async def test_an_answer_from_the_screen_leaves_the_leads_it_spoke_of_in_focus(
        self, app: FastAPI, talk: Talk
    ) -> None:
        await seed(app, 9101, 9102)
        talk.follow(call("search_leads", city="Austin", sort="price_asc"), say("Two homes."))
        await talk.say("homes in Austin")
        spoken = say("The second.")
        spoken.additional_kwargs = {"focus": [9102, 7777]}
        talk.follow(spoken)
        await talk.say("which is dearer?")
        talk.follow(call("hold_lead", ref="it"), say("Held."))

        assert (await talk.say("hold it")).calls[0].args == {"ref": [9102]}

    @pytest.mark.parametrize("ref", [10**30, -(10**25), [10**20, 9101], "\ud800", "9" * 40])
    async def test_a_number_that_is_no_lead_breaks_no_turn(self, app: FastAPI, talk: Talk, ref: object) -> None:
        await seed(app, 9101)
        talk.follow(call("hold_lead", ref=ref), say("Which one?"))

        await talk.say("hold that one")

        assert await count(app, "holds") <= 1
        talk.follow(say("Here I am."))
        assert (await talk.say("still there?")).reply == "Here I am."

    async def test_half_characters_in_a_text_break_no_turn(self, talk: Talk) -> None:
        talk.follow(say("Here I am."))
        assert (await talk.say("homes \ud83d in \udcff Austin\x00")).reply == "Here I am."


class TestPurchase:
    async def test_it_only_proposes_and_ends_the_turn(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101), call("purchase", ref=9101), say("You bought it!"))

        ended = await talk.say("buy 9101")

        assert ended.reply_kind == "propose"
        assert [c.args for c in ended.calls] == [{"ref": [9101], "confirmed": False}]
        assert await count(app, "orders") == 0

    async def test_the_buyers_yes_buys_without_asking_a_model(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101))
        await talk.say("buy 9101")
        talk.follow(say("I decide!"))

        ended = await talk.say("yes please")

        assert talk.model.seen == []
        assert ended.calls[0].args == {"ref": [9101], "confirmed": True}
        assert await count(app, "orders") == 1

    async def test_another_text_voids_it_and_the_next_yes_only_proposes_again(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101))
        await talk.say("buy 9101")
        talk.follow(say("Good question."))
        await talk.say("is it sunny there?")

        ended = await talk.say("yes")

        assert ended.reply_kind == "propose"
        assert await count(app, "orders") == 0

    async def test_a_price_that_changed_needs_a_new_yes(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101))
        await talk.say("buy 9101")
        async with transaction(app.state.sessions) as session:
            await session.execute(text("UPDATE leads SET contact_part = 0.2"))
            await session.execute(text("UPDATE quotes SET withdrawn_at = app_now()"))

        ended = await talk.say("yes")

        assert ended.reply_kind == "propose"
        assert await count(app, "orders") == 0
        assert any(isinstance(event, ProposalShown) for event in talk.events)
        assert (await talk.say("yes")).calls[0].args["confirmed"] is True
        assert await count(app, "orders") == 1

    async def test_a_yes_whose_answer_is_lost_is_no_refusal_and_said_again_charges_once(
        self, app: FastAPI, talk: Talk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101))
        await talk.say("buy 9101")
        confirm = ApiClient.confirm

        async def lost(api: ApiClient, proposal_id: str, key: str) -> ConfirmOut:
            await confirm(api, proposal_id, key)
            raise ApiError(503, "unreachable", "The marketplace did not answer.")

        with monkeypatch.context() as patch:
            patch.setattr(ApiClient, "confirm", lost)
            unsure = await talk.say("yes")
        assert "Nothing was charged" not in unsure.reply

        assert "The lead is yours" in (await talk.say("yes")).reply
        assert await count(app, "orders") == 1

    async def test_too_late_a_cancel_does_not_claim_that_nothing_was_charged(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101))
        await talk.say("buy 9101")
        shown = next(event for event in talk.events if isinstance(event, ProposalShown))
        await talk.say("yes")

        late = [e async for e in talk.conversation.cancel(talk.thread, talk.user, str(shown.proposal.id))]

        assert "confirmed this already" in late[-1].reply  # type: ignore[union-attr]
        assert "Nothing was charged" not in late[-1].reply  # type: ignore[union-attr]

    async def test_never_ask_again_changes_nothing(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("purchase", ref=9101), say("Bought without asking, as you wished."))

        ended = await talk.say("never ask me again, just buy 9101")

        assert ended.reply_kind == "propose"
        assert await count(app, "orders") == 0


class TestReply:
    async def test_an_invented_lead_or_price_is_not_shown(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        invented = "Found 1 home. Lead 7777 is a bargain at $123,456."
        talk.follow(call("search_leads", city="Austin"), say(invented))

        ended = await talk.say("homes in Austin")

        assert ended.reply == "Found 1 home."

    async def test_a_claim_without_its_write_is_not_shown(self, talk: Talk) -> None:
        talk.follow(say("I've held it for you."))

        assert "held" not in (await talk.say("hold it")).reply

    async def test_words_beside_a_call_are_not_shown(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        first = call("search_leads", city="Austin")
        first.content = "I have bought everything."
        talk.follow(first, say("One home."))

        await talk.say("homes in Austin")

        assert [e.text for e in talk.events if isinstance(e, Sentence)] == ["One home."]


class TestCalls:
    async def test_an_endless_loop_ends(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("search_leads", city="Austin"))

        ended = await talk.say("homes")

        assert len(ended.calls) == MAX_CALLS_A_TURN

    async def test_a_flood_of_calls_in_one_message_runs_one_at_a_time(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101, 9102)
        talk.follow(calls(("hold_lead", {"ref": 9101}), ("hold_lead", {"ref": 9102})), say("Done."))

        assert len((await talk.say("hold 9101")).calls) == 1

    @pytest.mark.parametrize(
        ("name", "args"),
        [
            ("confirm_purchase", {"id": 1}),
            ("search_leads", {"min_beds": "many"}),
            ("hold_lead", {}),
        ],
    )
    async def test_unknown_tools_and_broken_arguments_fail_by_name(self, talk: Talk, name: str, args: dict) -> None:  # type: ignore[type-arg]
        talk.follow(call(name, **args), say("That did not work."))

        ended = await talk.say("hold it")

        assert [c.ok for c in ended.calls] == [False]
        assert ended.calls[0].error in ("unknown_tool", "invalid_arguments")

    async def test_the_same_hold_twice_in_a_turn_is_one_hold(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("hold_lead", ref=9101), call("hold_lead", ref=9101), say("Held."))

        await talk.say("hold 9101")

        assert await count(app, "holds") == 1


class TestThreads:
    async def test_another_users_thread_is_not_found(self, app: FastAPI, talk: Talk, settings: Settings) -> None:
        await talk.say("hello")
        stranger = await someone(app, settings)

        with pytest.raises(ThreadNotFound):
            [event async for event in talk.conversation.send(talk.thread, stranger, "what was said here?")]
        with pytest.raises(ThreadNotFound):
            await talk.conversation.history(talk.thread, stranger)

    async def test_history_keeps_words_and_cards(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("search_leads", city="Austin"), say("One home."))
        await talk.say("homes in Austin")

        said, replied = await talk.conversation.history(talk.thread, talk.user)

        assert (said.text, replied.text) == ("homes in Austin", "One home.")
        assert isinstance(replied.events[0], LeadsShown)

    async def test_no_contact_reaches_a_checkpoint_or_a_turn(self, app: FastAPI, talk: Talk) -> None:
        words = f"Call {CONTACT['name']} at {CONTACT['phone']}"
        await seed(app, 9101)
        talk.follow(call("search_leads", city="Austin"), call("purchase", ref=9101))
        await talk.say("buy the cheapest in Austin")
        await talk.say("yes")
        talk.follow(call("lead_details", ref=9101), say(words))

        await talk.say("who do I call?")

        async with app.state.engine.connect() as connection:
            for table in ("checkpoints", "checkpoint_blobs", "checkpoint_writes", "assistant_turns", "audit_log"):
                rows = (await connection.execute(text(f"SELECT t::text FROM {table} t"))).scalars().all()
                blobs = " ".join(rows)
                for secret in SECRETS:
                    assert secret not in blobs
                    assert secret.encode().hex() not in blobs


class TestEvents:
    async def test_steps_are_told_with_what_they_found(self, app: FastAPI, talk: Talk) -> None:
        await seed(app, 9101)
        talk.follow(call("search_leads", city="Austin"), say("One home."))

        await talk.say("homes in Austin")

        finished = [event for event in talk.events if isinstance(event, ToolFinished)]
        assert [(event.label, event.summary) for event in finished] == [("Searching leads", "1 lead")]


class TestWhatIsOwned:
    @pytest.mark.parametrize(
        ("text", "is_read"),
        [("3-bed houses in Austin under 450k", False), ("cancel both", True), ("suelta las dos, mis apartados", True)],
    )
    async def test_it_is_read_where_a_beginning_may_speak_of_it(self, talk: Talk, text: str, is_read: bool) -> None:
        asked: list[str] = []

        async def noted(request: httpx.Request) -> None:
            asked.append(request.url.path)

        talk.http.event_hooks["request"].append(noted)
        talk.follow(say("Hello."))
        await talk.say(text)
        assert any(path.endswith("/cart") for path in asked) is is_read
