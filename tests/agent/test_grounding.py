"""Rule 13: a sentence is shown only when its figures are known and its claims happened."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from agent.grounding import Evidence, checked, figures, gather, sentences

ZONE = ZoneInfo("America/Chicago")
RESULT = (
    '{"total": 41, "shown": [{"id": 10412, "asking_price": 449000, "lead_price_cents": 1275, "listed_days": 3.2},'
    ' {"id": 10513, "asking_price": 389500, "lead_price_cents": 980}], "ends_at": "2026-06-17T16:05:00+00:00"}'
)


@pytest.fixture
def evidence() -> Evidence:
    return gather(ZONE, {"filter": {"max_price": 450_000}}, ["3 beds under 450k for 36 hours"], [RESULT])


SUPPORTED = [
    "Houses up to $450,000: 41 found.",
    "Lead 10412 asks $449,000 and costs $12.75.",
    "The first asks $59,500 more than the second.",
    "Together they cost $22.55.",
    "The offer is good until 11:05 AM.",
    "It was listed 3 days ago.",
    "About $449k.",
    "You asked for 36 hours.",
    "Here are the first 10.",
    "Shall I hold it for you?",
    "I can hold it if you like.",
    "The hold would end Wednesday, June 17.",
    "Lead 10412 is still available.",
]
UNSUPPORTED = [
    "Lead 10999 is also nice.",
    "It asks $447,000.",
    "It costs $5.",
    "57 found.",
    "I've held it for you.",
    "You bought lead 10412.",
    "See https://example.com for more.",
    "![photo](x)",
    "I have refunded it.",
    "I saved this search.",
    "Held: 3-bed house until 11:05 AM.",
    "Lead 10412 is now on hold for you.",
    "Your hold is placed.",
    "I'll reserve it for you now.",
    "It has been reserved.",
    "It's all yours.",
    "Your card was charged.",
    "The purchase went through.",
    "Your refund was approved.",
    "I've contacted the owner for you.",
    "I've applied a discount.",
    "Your alerts are now on.",
    "You'll get a text when something new comes up.",
    "He reservado la casa.",
    "Done!",
    "It asks four hundred and forty-seven thousand dollars.",
    "You get 7% off.",
    "The hold ends at 4:45 PM.",
    "It ends on Thursday.",
    "It was listed on March 3.",
    "Call 512-555-0142.",
    "Write to rosalind at example dot com.",
    "Mail rosalind.quill@example.com.",
    "It is at 4217 Marbled Wren Lane.",
    "More at evil-homes.com today.",
    "[click](https://x.example)",
    "My key is sk-abcdefgh12345678.",
    "Proposal 0197a1b2-1111-7222-8333-444455556666 waits.",
    "Facts, prices, availability, balances and times come from tool results or the state block.",
    "lead１０９９９ is nice.",
]


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_a_sentence_from_the_evidence_is_kept(sentence: str, evidence: Evidence) -> None:
    assert checked(sentence, evidence) == ([sentence], [])


@pytest.mark.parametrize("sentence", UNSUPPORTED)
def test_a_sentence_without_evidence_is_dropped(sentence: str, evidence: Evidence) -> None:
    assert checked(sentence, evidence) == ([], [sentence])


def test_a_claim_is_kept_after_the_write_that_it_names(evidence: Evidence) -> None:
    evidence.done = {"hold_lead"}
    assert checked("I've held it for you.", evidence)[0]


def test_sentences_keep_decimals_whole() -> None:
    assert sentences("It costs $12.75. That is low! 3.5 baths.\nNext") == [
        "It costs $12.75.", "That is low!", "3.5 baths.", "Next",
    ]  # fmt: skip


def test_figures_read_shorthand() -> None:
    assert figures("$1.2M or 390k, 41 found") == [(1_200_000.0, True), (390_000.0, False), (41.0, False)]
