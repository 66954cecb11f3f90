from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter

from agent.events import (
    Event,
    HoldsChanged,
    InsightsShown,
    LeadsShown,
    OrderDone,
    ProposalShown,
    QuotesShown,
    Sentence,
)
from backend.search.schemas import RelaxOption
from tests.ui.samples import ZONE, hold, insight, lead, order, proposal, quote
from ui.web.cards import cards_of, plain

_EVENT: TypeAdapter[Event] = TypeAdapter(Event)


def leads_shown(**changes: object) -> Event:
    return _EVENT.validate_python(
        {"type": "leads", "items": [], "total": 0, "limit": 20, "filter": {}, "words": "x", **changes}
    )


class TestPlain:
    @pytest.mark.parametrize(
        "text",
        ["**bold**", "[a](b)", "![a](b)", "<img src=x>", "# title", "1. one", "`code`", ":pool[x]", "a_b_c", "~~x~~"],
    )
    def test_every_sign_of_markdown_is_escaped(self, text: str) -> None:
        assert not re.search(r"(?<!\\)[*\[\]()<>#`:_~!]", plain(text))

    @pytest.mark.parametrize(
        "text", ["https://evil.example/x", "www.evil.example", "WWW.EVIL.EXAMPLE", "a@evil.example"]
    )
    def test_no_address_can_become_a_link(self, text: str) -> None:
        shown = re.sub(r"\\(.)", r"\1", plain(text))  # what autolinking looks at
        assert not re.search(r"https?://[-.\w]|www\.|\w@[-\w]+\.", shown, re.IGNORECASE)

    def test_words_and_money_stay_as_they_are(self) -> None:
        assert re.sub(r"\\(.)", r"\1", plain("41 leads, up to $450,000.")) == "41 leads, up to $450,000."


class TestCardsOf:
    def test_leads(self) -> None:
        [card] = cards_of(leads_shown(items=[lead()], total=41), ZONE)
        assert card.name == "LeadList"
        assert card.props["leads"][0]["id"] == 10412

    def test_nothing_found_and_nothing_to_drop_draws_nothing(self) -> None:
        assert cards_of(leads_shown(), ZONE) == []

    def test_nothing_found_draws_what_to_drop(self) -> None:
        option = RelaxOption(drop=["features:pool"], words="pool", count=12)
        [card] = cards_of(leads_shown(relax=[option]), ZONE)
        assert card.props["relax"] == [{"words": "pool", "count": "12", "say": "drop the pool"}]

    def test_a_release_draws_no_card(self) -> None:
        assert cards_of(HoldsChanged(action="released", holds=[hold()]), ZONE) == []

    @pytest.mark.parametrize(
        ("event", "name"),
        [
            (HoldsChanged(action="held", holds=[hold()]), "Holds"),
            (QuotesShown(quotes=[quote()]), "Quotes"),
            (ProposalShown(proposal=proposal()), "Proposal"),
            (OrderDone(order=order(), balance_cents=1), "Order"),
            (InsightsShown(insights=[insight()]), "Insight"),
        ],
    )
    def test_each_event_has_its_card(self, event: Event, name: str) -> None:
        assert [card.name for card in cards_of(event, ZONE)] == [name]

    def test_a_sentence_has_none(self) -> None:
        assert cards_of(Sentence(text="Hello."), ZONE) == []

    def test_every_event_is_known(self) -> None:
        assert LeadsShown.model_fields["type"].default == "leads"
