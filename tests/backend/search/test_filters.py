"""Every filter against a plain Python reading of its rule, on leads with many unknown values."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from backend import clock
from backend.accounts.models import User
from backend.leads.features import FEATURES
from backend.search import service
from backend.search.schemas import SearchQuery
from tests.factories import make_lead, make_user

Facts = dict[str, Any]
LEADS = 90


def invented(draw: random.Random) -> Facts:
    def maybe(value: Any) -> Any:
        return None if draw.random() < 0.15 else value

    return {
        "property_type": maybe(draw.choice(["house", "condo", "townhouse", "land"])),
        "asking_price": maybe(draw.randrange(200, 600) * 1000),
        "beds": maybe(draw.randrange(0, 6)),
        "baths": maybe(draw.randrange(2, 9) / 2),
        "sqft": maybe(draw.randrange(600, 3000)),
        "zip": maybe(draw.choice(["78701", "78704", "78745"])),
        "neighborhood": maybe(draw.choice(["Zilker", "Downtown", "The Domain"])),
        "city": draw.choice(["Austin", "Austin", "Round Rock"]),
        "source": draw.choice(["zillow", "craigslist", "facebook"]),
        "seller_type": maybe(draw.choice(["owner", "agent"])),
        "features": draw.sample(FEATURES[:4], draw.randrange(0, 4)),
        "listed_days": draw.randrange(0, 40) + 0.5,
        "score": draw.randrange(0, 10) / 10,
    }


def known(lead: Facts, name: str, holds: Callable[[Any], bool]) -> bool:
    return lead[name] is not None and holds(lead[name])


RULES: dict[str, Callable[[Facts, Any], bool]] = {
    "property_types": lambda lead, v: lead["property_type"] in v,
    "exclude_property_types": lambda lead, v: lead["property_type"] not in v,
    "min_price": lambda lead, v: known(lead, "asking_price", lambda x: x >= v),
    "max_price": lambda lead, v: known(lead, "asking_price", lambda x: x <= v),
    "min_beds": lambda lead, v: known(lead, "beds", lambda x: x >= v),
    "max_beds": lambda lead, v: known(lead, "beds", lambda x: x <= v),
    "min_baths": lambda lead, v: known(lead, "baths", lambda x: x >= v),
    "max_baths": lambda lead, v: known(lead, "baths", lambda x: x <= v),
    "min_sqft": lambda lead, v: known(lead, "sqft", lambda x: x >= v),
    "max_sqft": lambda lead, v: known(lead, "sqft", lambda x: x <= v),
    "zip": lambda lead, v: lead["zip"] == v,
    "city": lambda lead, v: lead["city"] == v,
    "features": lambda lead, v: set(v) <= set(lead["features"]),
    "exclude_features": lambda lead, v: not set(v) & set(lead["features"]),
    "exclude_neighborhood": lambda lead, v: lead["neighborhood"] not in v,
    "listed_within_days": lambda lead, v: lead["listed_days"] <= v,
    "min_days_listed": lambda lead, v: lead["listed_days"] >= v,
    "source": lambda lead, v: lead["source"] == v,
    "exclude_source": lambda lead, v: lead["source"] not in v,
    "seller_type": lambda lead, v: lead["seller_type"] == v,
}
DRAWS: dict[str, Callable[[random.Random], Any]] = {
    "property_types": lambda draw: draw.sample(["house", "condo", "townhouse", "land"], 2),
    "exclude_property_types": lambda draw: [draw.choice(["house", "condo"])],
    "min_price": lambda draw: draw.randrange(200, 400) * 1000,
    "max_price": lambda draw: draw.randrange(400, 600) * 1000,
    "min_beds": lambda draw: draw.randrange(0, 4),
    "max_beds": lambda draw: draw.randrange(4, 6),
    "min_baths": lambda draw: draw.choice([1, 1.5, 2]),
    "max_baths": lambda draw: draw.choice([2, 2.5, 3]),
    "min_sqft": lambda draw: draw.randrange(500, 1500),
    "max_sqft": lambda draw: draw.randrange(1500, 3000),
    "zip": lambda draw: draw.choice(["78701", "78704"]),
    "city": lambda draw: draw.choice(["Austin", "Round Rock"]),
    "features": lambda draw: draw.sample(FEATURES[:4], draw.randrange(1, 3)),
    "exclude_features": lambda draw: [draw.choice(FEATURES[:4])],
    "exclude_neighborhood": lambda draw: [draw.choice(["Zilker", "Downtown"])],
    "listed_within_days": lambda draw: draw.choice([1, 7, 30]),
    "min_days_listed": lambda draw: draw.choice([0, 5, 14]),
    "source": lambda draw: draw.choice(["zillow", "craigslist"]),
    "exclude_source": lambda draw: [draw.choice(["zillow", "facebook"])],
    "seller_type": lambda draw: draw.choice(["owner", "agent"]),
}


async def seeded(session: AsyncSession) -> tuple[User, dict[int, Facts]]:
    draw = random.Random(20260617)
    user = await make_user(session)
    leads = [invented(draw) for _ in range(LEADS)]
    return user, {await make_lead(session, **lead): lead for lead in leads}


async def everything(session: AsyncSession, user: User, **query: Any) -> list[int]:
    page = await service.search(session, user, SearchQuery(limit=100, **query))
    assert page.total == len(page.items)
    return [card.id for card in page.items]


class TestEveryFilter:
    async def test_alone_and_in_company_finds_exactly_what_its_rule_says(self, session: AsyncSession) -> None:
        user, leads = await seeded(session)
        draw = random.Random(7)
        alone = [{name: DRAWS[name](draw)} for name in DRAWS for _ in range(2)]
        together = [{name: DRAWS[name](draw) for name in draw.sample(list(DRAWS), 3)} for _ in range(60)]
        for query in alone + together:
            wanted = {i for i, lead in leads.items() if all(RULES[name](lead, v) for name, v in query.items())}
            assert set(await everything(session, user, **query)) == wanted, query


class TestPlaces:
    @pytest.fixture
    async def user(self, session: AsyncSession) -> User:
        user = await make_user(session, all_markets=True)
        self.austin = await make_lead(session, neighborhood="Downtown", zip="78701")
        self.domain = await make_lead(session, neighborhood="the Domain", zip="78758")
        self.henderson = await make_lead(
            session, market="las-vegas-nv", city="Henderson", state="NV", zip="89012", neighborhood="Green Valley"
        )
        self.vegas = await make_lead(
            session, market="las-vegas-nv", city="Las Vegas", state="NV", zip="89135", neighborhood="Summerlin"
        )
        return user

    async def test_a_city_by_its_name_in_any_case_or_its_nickname(self, session: AsyncSession, user: User) -> None:
        for name in ("Las Vegas", "las vegas", "vegas", "Las Vegas, NV"):
            assert await everything(session, user, city=name) == [self.vegas], name

    async def test_a_neighbourhood_in_any_case_with_its_city_or_without(
        self, session: AsyncSession, user: User
    ) -> None:
        for query in (
            {"neighborhood": "downtown", "city": "Austin"},
            {"neighborhood": "Downtown, Austin"},
            {"neighborhood": "downtown austin"},
        ):
            assert await everything(session, user, **query) == [self.austin], query
        assert await everything(session, user, neighborhood="summerlin") == [self.vegas]

    async def test_a_city_given_as_neighbourhood_and_the_other_way_round(
        self, session: AsyncSession, user: User
    ) -> None:
        assert await everything(session, user, neighborhood="Henderson", city="Las Vegas") == [self.henderson]
        assert await everything(session, user, neighborhood="Green Valley", city="Las Vegas") == [self.henderson]
        assert await everything(session, user, city="Summerlin") == [self.vegas]

    async def test_a_market_by_slug_name_or_nickname(self, session: AsyncSession, user: User) -> None:
        for query in (
            {"market": "las-vegas-nv"},
            {"market": "Las Vegas"},
            {"city": "las vegas metro"},
            {"state": "nv"},
        ):
            assert await everything(session, user, **query) == [self.henderson, self.vegas], query

    async def test_not_in_a_city_or_a_zip(self, session: AsyncSession, user: User) -> None:
        found = await everything(session, user, state="NV", exclude_neighborhood=["Henderson"])
        assert found == [self.vegas]
        assert await everything(session, user, city="Austin", exclude_neighborhood=["78758"]) == [self.austin]

    async def test_a_place_outside_all_markets_finds_nothing_and_says_so(
        self, session: AsyncSession, user: User
    ) -> None:
        page = await service.search(session, user, SearchQuery(city="Houston"))
        assert (page.items, page.total) == ([], 0)
        assert page.notes == ["Houston is outside our markets: Austin, Las Vegas, Dallas and Phoenix."]

    async def test_a_far_town_s_name_on_a_lead_of_ours_is_found(self, session: AsyncSession, user: User) -> None:
        lead = await make_lead(session, city="Springfield")
        assert await everything(session, user, city="Springfield") == [lead]

    async def test_an_unheard_of_town_is_looked_for_as_written(self, session: AsyncSession, user: User) -> None:
        lead = await make_lead(session, city="Quillwater Bend")
        assert await everything(session, user, city="quillwater bend") == [lead]


class TestWhatIsShown:
    async def test_sold_hidden_stale_and_unreachable_leads_are_not_for_sale(self, session: AsyncSession) -> None:
        user = await make_user(session)
        shown = await make_lead(session)
        await make_lead(session, status="sold")
        await make_lead(session, status="withdrawn")
        await make_lead(session, status="review", fraud_score=0.75)
        stale = await make_lead(session, seen_days=15)
        unreachable = await make_lead(session, contact=None)
        page = await service.search(session, user, SearchQuery())
        assert [card.id for card in page.items] == [shown]
        assert (page.total, page.not_for_sale_total) == (1, 2)
        wider = await service.search(session, user, SearchQuery(include_not_for_sale=True))
        assert {card.id: card.availability for card in wider.items} == {
            shown: "available",
            stale: "not_for_sale",
            unreachable: "not_for_sale",
        }
        assert wider.total == 3

    async def test_a_caution_from_0_4_to_0_7(self, session: AsyncSession) -> None:
        user = await make_user(session)
        reasons = [{"code": "price_outlier", "words": "priced far below its neighbours"}]
        fine = await make_lead(session, fraud_score=0.39, fraud_reasons=reasons)
        odd = await make_lead(session, fraud_score=0.4, fraud_reasons=reasons)
        await make_lead(session, fraud_score=0.7, fraud_reasons=reasons)
        page = await service.search(session, user, SearchQuery())
        assert {card.id: card.caution for card in page.items} == {fine: None, odd: "priced far below its neighbours"}


class TestLeadType:
    @pytest.fixture
    async def user(self, session: AsyncSession) -> User:
        self.sale = await make_lead(session)
        self.rent = await make_lead(session, lead_type="rent", asking_price=1_800)
        self.buyer = await make_lead(session, lead_type="buyer", asking_price=450_000)
        return await make_user(session)

    async def test_sale_unless_it_is_said(self, session: AsyncSession, user: User) -> None:
        assert await everything(session, user) == [self.sale]
        assert await everything(session, user, lead_type="rent") == [self.rent]
        assert await everything(session, user, lead_type="buyer") == [self.buyer]

    async def test_a_price_that_can_only_be_a_rent(self, session: AsyncSession, user: User) -> None:
        page = await service.search(session, user, SearchQuery(max_price=2_000))
        assert [card.id for card in page.items] == [self.rent]
        assert page.notes == ["Read $2,000 as a monthly rent: showing rentals."]
        assert await everything(session, user, max_price=2_000, lead_type="sale") == []
        assert await everything(session, user, max_price=9_000, property_types=["land"]) == []

    async def test_nothing_for_sale_tells_of_rentals_that_match(self, session: AsyncSession, user: User) -> None:
        await make_lead(session, lead_type="rent", asking_price=1_500, property_type="apartment")
        page = await service.search(session, user, SearchQuery(property_types=["apartment"]))
        assert (page.total, page.notes) == (0, ["No homes for sale match, but 1 rental does."])
        said = await service.search(session, user, SearchQuery(property_types=["apartment"], lead_type="sale"))
        assert said.notes == []

    async def test_words_that_say_so(self, session: AsyncSession, user: User) -> None:
        page = await service.search(session, user, SearchQuery(text="house for rent"))
        assert page.notes == ["Showing rentals, as your words say."]


class TestText:
    async def test_all_words_in_any_form_best_first(self, session: AsyncSession) -> None:
        user = await make_user(session)
        both = await make_lead(session, title="Quiet garden cottage", description="A quiet street.", score=0.1)
        one = await make_lead(session, title="Cottage", description="Quiet garden behind it.", score=0.9)
        await make_lead(session, title="Loud loft")
        assert await everything(session, user, text="gardens quietly") == [both, one]

    async def test_any_punctuation_is_harmless(self, session: AsyncSession) -> None:
        user = await make_user(session)
        await make_lead(session, title="Quiet")
        for words in ("'", '"', "!!!", "a & | b", "(((", ":*", "the and of", "\x00quiet\x00", "%_\\", "-", "quiet:*"):
            await service.search(session, user, SearchQuery(text=words))
        assert (await service.search(session, user, SearchQuery(text="the of '\""))).total == 1


class TestLeadPrice:
    async def test_what_the_asker_pays_counts_not_the_list_price(self, session: AsyncSession) -> None:
        pro, basic = await make_user(session, tier="pro"), await make_user(session, tier="basic")
        lead = await make_lead(session, list_price_cents=1_000)
        assert await everything(session, pro, max_lead_price=8.5) == [lead]
        assert await everything(session, pro, max_lead_price=8.49) == []
        assert await everything(session, basic, max_lead_price=9.99) == []
        assert await everything(session, basic, max_lead_price=10) == [lead]


async def test_listed_within_days_counts_from_the_one_clock(session: AsyncSession) -> None:
    user = await make_user(session)
    lead = await make_lead(session, listed_days=0.5)
    assert await everything(session, user, listed_within_days=1) == [lead]
    clock.shift(timedelta(days=1))
    assert await everything(session, user, listed_within_days=1) == []
