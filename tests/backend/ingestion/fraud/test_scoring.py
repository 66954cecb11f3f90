"""Every signal by itself, the bands that they add up to, and what must never count."""

from __future__ import annotations

import itertools
import math
from datetime import timedelta
from typing import Any

import pytest

from backend.config import FRAUD_CAUTION_FROM, FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM
from backend.ingestion.fraud import texts
from backend.ingestion.fraud.prices import Below, Home, Market
from backend.ingestion.fraud.scoring import combined
from backend.ingestion.fraud.weights import SIGNALS
from backend.ingestion.fraud.wording import say
from tests.backend.ingestion.fraud.drafting import NOW, WORDS, home, scored, traced

LAS_VEGAS = {
    "spot_market": "las-vegas-nv",
    "spot_city": "Las Vegas",
    "spot_state": "NV",
    "spot_zip": "89109",
    "spot_lat": None,
}
DALLAS = {"spot_market": "dallas-tx", "spot_city": "Dallas", "spot_state": "TX", "spot_zip": "75201", "spot_lat": None}
PHOENIX = {
    "spot_market": "phoenix-az",
    "spot_city": "Phoenix",
    "spot_state": "AZ",
    "spot_zip": "85004",
    "spot_lat": None,
}
OTHER = {"phone": "+15125550177", "contact_name": "Ann Ferris"}


def test_an_honest_home_has_no_reasons() -> None:
    assert scored(home()) == (0.0, [])


@pytest.mark.parametrize(
    ("facts", "signal"),
    [
        ({"beds": 40}, "impossible_rooms"),
        ({"beds": 2, "baths": 14.0}, "impossible_rooms"),
        ({"beds": 6, "sqft": 300}, "impossible_size"),
        ({"sqft": 40, "beds": None}, "impossible_size"),
        ({"asking_price": 900}, "impossible_price"),
        ({"asking_price": 450_000, "lead_type": "rent"}, "impossible_price"),
        ({"year_built": 2099}, "impossible_year"),
        ({"year_built": 1705}, "impossible_year"),
        ({"spot_state": "NV"}, "impossible_place"),
        ({"spot_lat": 36.17, "spot_lon": -115.14}, "impossible_place"),
        ({"account_since": NOW - timedelta(days=2)}, "new_account"),
        ({"spot_address": None, "sqft": None, "photos": 0, "description": None}, "bare"),
        ({"signs": ("disguised_contact",)}, "disguised_contact"),
        ({"signs": ("off_platform:WhatsApp",)}, "off_platform"),
        ({"spot_address": None, "description": "Relocating to Austin? Off-market homes, address after the deposit."},
         "phantom_relocation"),
        (DALLAS | {"description": "Assignment of contract, non-refundable earnest money."}, "quick_turnover"),
    ],
)  # fmt: skip
def test_facts(facts: dict[str, Any], signal: str) -> None:
    assert signal in scored(home(**facts)).signals


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("Please wire the deposit to my account.", "pay_first"),
        ("Deposit by Western Union only", "pay_first"),
        ("I accept Apple gift cards for the first month", "pay_first"),
        ("Send the deposit through Zelle today", "pay_first"),
        ("Holding fee payable in Bitcoin", "pay_first"),
        ("Mail a cashier's check to my lawyer", "pay_first"),
        ("A deposit is needed before viewing the home", "fee_first"),
        ("Pay the refundable deposit first and you get the keys", "fee_first"),
        ("I am out of the country so I can't show you the house", "cannot_show"),
        ("We relocated to another state on missionary work, nobody is available to show it", "cannot_show"),
        ("The keys will be sent by FedEx", "cannot_show"),
        ("You can't see the inside before you sign", "no_visit"),
        ("Drive by only, do not disturb the tenants", "no_visit"),
        ("Get your free credit report at the link below", "credit_report"),
        ("Contact me on WhatsApp", "off_platform"),
        ("Send a photo of your id and your SSN to apply", "identity_first"),
    ],
)
def test_wording(text: str, signal: str) -> None:
    assert signal in [hit.signal for hit in say(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Fenced with welded wire, wired for speakers and ethernet.",
        "Never wire money. Beware of scams and do not send gift cards.",
        "Drive by and you will love the street. Easy to show, call for a private tour.",
        "Keys at closing. The owner moved to Dallas last year; lockbox on the door.",
        "Credit score of 620 and proof of income required. Application fee $50 per adult.",
        "We do not accept Zelle or cash for the deposit.",
        "Post office, UPS store and a key food market are near. Wheelchair ramp. Close to churches and mosques.",
        "Security deposit $1,500. Background check by the management at signing.",
        "Motivated seller, cash or conventional. Must see inside to appreciate!",
        WORDS,
    ],
)
def test_honest_words(text: str) -> None:
    assert say(text) == ()


def market(*prices: int, sqft: int = 1_600) -> Market:
    return Market(Home("78704", "sale", "house", 3, sqft, price) for price in prices)


PRICES = tuple(430_000 + 5_000 * step for step in range(12))


@pytest.mark.parametrize(
    ("price", "signal"),
    [(450_000, None), (330_000, None), (270_000, "price_low"), (190_000, "price_very_low"), (90_000, "price_absurd")],
)
def test_price_against_comparable_homes(price: int, signal: str | None) -> None:
    below = market(*PRICES).below(Home("78704", "sale", "house", 3, 1_600, price))
    assert (below.signal if below else None) == signal
    assert scored(home(asking_price=price), price=below).signals == ([signal] if signal else [])


def test_a_small_home_is_not_cheap() -> None:
    assert market(*PRICES, sqft=3_000).below(Home("78704", "sale", "house", 3, 700, 105_000)) is None


def test_few_homes_tell_nothing() -> None:
    assert market(400_000, 410_000).below(Home("78704", "sale", "house", 3, 1_600, 50_000)) is None


def test_one_phone_over_many_markets_and_names() -> None:
    crowd = [
        traced(home("two", contact_name="Ann Ferris", **DALLAS)),
        traced(home("three", contact_name="Bo Marsh", **PHOENIX)),
    ]
    assert scored(home(), contacts=crowd).signals == ["contact_many_places", "contact_many_owners"]
    assert scored(home(seller_type="agent"), contacts=crowd).signals == []


def test_one_owner_of_two_homes_in_two_cities_is_honest() -> None:
    assert scored(home(), contacts=[traced(home("two", **DALLAS))]).signals == []


@pytest.mark.parametrize(
    ("facts", "signal"),
    [
        ({"asking_price": 300_000}, "copied_cheaper"),
        ({"asking_price": 440_000, "listed_at": NOW + timedelta(hours=1)}, "copied_text"),
        ({"lead_type": "rent", "asking_price": 1_900}, "copied_as_rent"),
    ],
)
def test_a_copied_text(facts: dict[str, Any], signal: str) -> None:
    original = home("original", spot_address="12 Elm St")
    copied = home("copy", **OTHER, spot_address=None, description=WORDS.replace("Saturday", "Sunday"), **facts)
    assert scored(copied, texts=[traced(original)]).signals == [signal]
    assert scored(original, texts=[traced(copied)]).signals == []


def test_the_same_seller_may_repeat_and_lower() -> None:
    assert scored(home("again", asking_price=300_000), texts=[traced(home())], home=[traced(home())]).signals == []


def test_one_home_with_two_owners_and_prices() -> None:
    bait = home("rival", **OTHER, asking_price=280_000)
    assert scored(bait, home=[traced(home())]).signals == ["address_other_price", "address_other_owner"]
    assert scored(bait, home=[traced(home())]).score >= FRAUD_HIDDEN_FROM
    assert scored(home(), home=[traced(bait)]).signals == ["address_other_owner"]  # it may be the victim


@pytest.mark.parametrize(
    "facts", [{"listed_at": NOW - timedelta(days=200)}, {"beds": 2}, {"sqft": 900}, {"lead_type": "rent"}]
)
def test_another_time_home_or_offer_at_an_address_is_no_conflict(facts: dict[str, Any]) -> None:
    rival = traced(home("rival", **OTHER | {"asking_price": 280_000} | facts))
    assert scored(home(), home=[rival]).signals == []


def test_a_home_for_sale_that_somebody_else_offers_for_rent() -> None:
    rented = home("rented", **OTHER, lead_type="rent", asking_price=1_500, description=None)
    assert scored(rented, home=[traced(home())]).signals == ["address_as_rent"]


def test_an_event_rental_offered_twice() -> None:
    text = "Whole house for F1 race week, sleeps ten."
    facts = LAS_VEGAS | {"lead_type": "rent", "asking_price": 9_000, "description": text}
    rival = traced(home("rival", **OTHER, **facts | {"asking_price": 8_000}))
    assert "event_overlap" in scored(home(**facts), home=[rival]).signals
    assert scored(home(**facts)).signals == []


def test_a_quick_turnover() -> None:
    before = traced(home("before", **OTHER, **DALLAS, asking_price=300_000, listed_at=NOW - timedelta(days=80)))
    assert scored(home(**DALLAS), home=[before]).signals == ["quick_turnover"]
    assert scored(home(), home=[before]).signals == []


def test_seasonal_churn() -> None:
    facts = PHOENIX | {"lead_type": "rent"}
    others = [traced(home(f"r{price}", **facts, asking_price=price)) for price in (2_000, 3_400)]
    assert scored(home(**facts, asking_price=2_600), home=others).signals == ["seasonal_churn"]
    assert scored(home(**facts, asking_price=2_600), home=others[:1]).signals == []


def test_what_was_approved_is_not_flagged_again_but_what_is_new_is() -> None:
    draft = home(description="Wire the deposit to me. Contact me on WhatsApp.")
    assert scored(draft).signals == ["pay_first", "off_platform"]
    assert scored(draft, waived=frozenset({"pay_first"})).signals == ["off_platform"]


def test_what_was_rejected_stays_rejected() -> None:
    assert scored(home(), is_rejected=True).score >= FRAUD_REJECTED_FROM


def test_every_band_is_reached_by_signals_that_can_meet() -> None:
    totals = [combined(pair) for size in (1, 2, 3) for pair in itertools.combinations(SIGNALS, size)]
    limits = (0, FRAUD_CAUTION_FROM, FRAUD_HIDDEN_FROM, FRAUD_REJECTED_FROM, 1)
    assert all(any(low <= total < high for total in totals) for low, high in itertools.pairwise(limits))
    assert all(0 < total < 1 for total in totals)
    steps = ["off_platform", "pay_first", "cannot_show", "credit_report"]
    bands = [combined(steps[: size + 1]) for size in range(4)]
    assert (
        bands[0] < FRAUD_CAUTION_FROM <= combined(["pay_first"]) < FRAUD_HIDDEN_FROM <= bands[1] < FRAUD_REJECTED_FROM
    )
    assert bands[3] >= FRAUD_REJECTED_FROM


def test_reasons_are_sentences() -> None:
    found = scored(home(year_built=2099, description="Wire the deposit to me."), price=Below("price_low", -3.0, 0.5))
    assert [reason["words"] for reason in found.reasons] == [
        "It asks for money in a way that cannot be taken back (a wire).",
        "The year of construction cannot be: 2099.",
        "The price is 50 % below comparable homes nearby.",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Christian family home", "Casa bonita, hablamos español, llame hoy", "Near the mosque and the synagogue",
        "Owned by a disabled veteran", "Single mother selling", "We are from Nigeria and love Austin", "Retired couple",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "name", ["Lakisha Washington", "José Hernández", "Wei Zhang", "Mohammed Al-Farsi", "Emily Baker"]
)
def test_nothing_of_who_somebody_is_counts(said: str, name: str) -> None:
    draft = home(title=said, description=f"{WORDS} {said}.", contact_name=name)
    assert scored(draft) == (0.0, [])


def test_likeness_of_texts() -> None:
    other = WORDS.replace("Sunny", "Bright").replace("Saturday", "Friday")
    assert texts.likeness(texts.sketch(WORDS), texts.sketch(other)) >= texts.ALIKE
    assert set(texts.bands(texts.sketch(WORDS))) & set(texts.bands(texts.sketch(other)))
    assert texts.likeness(texts.sketch(WORDS), texts.sketch(" ".join(reversed(WORDS.split())))) < 0.2
    assert texts.sketch("Nice home") == ()
    assert math.isclose(texts.likeness((), ()), 0.0)


def test_odd_facts_alone_do_not_hide_a_listing_that_names_nobody() -> None:
    absurd = Below("price_absurd", -9.0, 0.02)
    assert scored(home(), price=absurd).score >= FRAUD_HIDDEN_FROM
    for nobody in (home(phone=None), home(contact_is_demo=True)):
        assert FRAUD_CAUTION_FROM <= scored(nobody, price=absurd).score < FRAUD_HIDDEN_FROM
    asks = home(phone=None, description="Wire the deposit to my account.")
    assert scored(asks, price=absurd).score >= FRAUD_HIDDEN_FROM
