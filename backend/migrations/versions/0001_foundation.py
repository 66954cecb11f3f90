"""The foundation: every table of the marketplace, the clock, the append-only ledgers, the four markets."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from pgvector.sqlalchemy import HALFVEC
from sqlalchemy.dialects import postgresql

from backend.places.markets import MARKETS, Market

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APP_NOW = """
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN coalesce(current_setting('aiqleads.clock_at', true), '') <> ''
        THEN current_setting('aiqleads.clock_at')::timestamptz
        ELSE clock_timestamp() + coalesce(nullif(current_setting('aiqleads.clock_offset', true), ''), '0')::interval
    END
$$
"""
APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$
"""
APPEND_ONLY_TABLES = ("credit_entries", "audit_log")
EXTENSIONS = ("btree_gist", "pg_trgm", "unaccent", "vector")


def prepare() -> None:
    """Extensions, and the clock that column defaults need."""
    for name in EXTENSIONS:
        op.execute(f"CREATE EXTENSION IF NOT EXISTS {name}")
    op.execute(APP_NOW)


ASSISTANT_TABLES = """
CREATE TABLE assistant_threads (
    id text PRIMARY KEY,
    user_id text NOT NULL,
    title text NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE INDEX ix_assistant_threads_user ON assistant_threads (user_id, updated_at DESC);
CREATE TABLE assistant_turns (
    thread_id text NOT NULL REFERENCES assistant_threads (id) ON DELETE CASCADE,
    turn integer NOT NULL,
    at timestamptz NOT NULL,
    said text,
    reply text NOT NULL,
    events jsonb NOT NULL,
    PRIMARY KEY (thread_id, turn)
);
"""


def finish() -> None:
    """The assistant's threads, append-only tables, and the four markets."""
    op.execute(ASSISTANT_TABLES)
    op.execute(APPEND_ONLY)
    for table in APPEND_ONLY_TABLES:
        op.execute(
            f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}"
            " FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    markets = sa.table("markets", *(sa.column(name) for name in Market._fields))
    op.bulk_insert(markets, [market._asdict() for market in MARKETS])


def upgrade() -> None:
    prepare()
    op.create_table(
        "area_stats",
        sa.Column("zip", sa.String(), nullable=False),
        sa.Column("property_type", sa.String(), nullable=False),
        sa.Column("lead_type", sa.String(), nullable=False),
        sa.Column("median_price", sa.Integer(), nullable=True),
        sa.Column("available", sa.Integer(), nullable=False),
        sa.Column("median_30d", sa.Integer(), nullable=True),
        sa.Column("median_prior_30d", sa.Integer(), nullable=True),
        sa.Column("refreshed_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.PrimaryKeyConstraint("zip", "property_type", "lead_type", name=op.f("pk_area_stats")),
    )
    op.create_table(
        "markets",
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("slug", name=op.f("pk_markets")),
    )
    op.create_table(
        "leads",
        sa.Column("id", sa.Integer(), sa.Identity(always=False, start=10001), nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("status", sa.String(), server_default="available", nullable=False),
        sa.Column("is_demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("address_index", sa.LargeBinary(), nullable=True),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("photos", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("fraud_score", sa.Double(), server_default="0", nullable=False),
        sa.Column(
            "fraud_reasons",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'[]'"),
            nullable=False,
        ),
        sa.Column("contact_part", sa.Double(), server_default="0", nullable=False),
        sa.Column("property_part", sa.Double(), server_default="0", nullable=False),
        sa.Column("reprice_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("sold_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('available', 'sold', 'withdrawn', 'review', 'rejected')", name=op.f("ck_leads_status")
        ),
        sa.CheckConstraint("fraud_score BETWEEN 0 AND 1", name=op.f("ck_leads_fraud_score")),
        sa.ForeignKeyConstraint(["market"], ["markets.slug"], name=op.f("fk_leads_market")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leads")),
    )
    op.create_index("ix_leads_address_index", "leads", ["address_index"], unique=False)
    op.create_index(op.f("ix_leads_market"), "leads", ["market"], unique=False)
    op.create_index(
        "ix_leads_reprice_at",
        "leads",
        ["reprice_at"],
        unique=False,
        postgresql_where=sa.text("status = 'available'"),
    )
    op.create_table(
        "users",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("role", sa.String(), server_default="user", nullable=False),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("time_zone", sa.String(), nullable=True),
        sa.Column("all_markets", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("is_active", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("buying_frozen", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("role IN ('user', 'admin')", name=op.f("ck_users_role")),
        sa.CheckConstraint("tier IN ('basic', 'pro', 'enterprise')", name=op.f("ck_users_tier")),
        sa.ForeignKeyConstraint(["market"], ["markets.slug"], name=op.f("fk_users_market")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_users")),
    )
    op.create_index("uq_users_email_lower", "users", [sa.literal_column("lower(email)")], unique=True)
    op.create_table(
        "audit_log",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("actor", sa.String(), nullable=False),
        sa.Column("thread_id", sa.String(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_audit_log_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index("ix_audit_log_action", "audit_log", ["action", "at"], unique=False)
    op.create_index("ix_audit_log_user_id", "audit_log", ["user_id", "at"], unique=False)
    op.create_table(
        "contacts",
        sa.Column("lead_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("phone_index", sa.LargeBinary(), nullable=True),
        sa.Column("email_index", sa.LargeBinary(), nullable=True),
        sa.Column("address_index", sa.LargeBinary(), nullable=True),
        sa.Column("has_name", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("phone_kind", sa.String(), nullable=True),
        sa.Column("phone_valid", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("email_valid", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("basis", sa.String(), nullable=True),
        sa.Column("consent", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("is_demo", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint(
            "basis IN ('owner_form', 'licensed_feed', 'buyer_upload', 'public_record', 'permission', 'demo')",
            name=op.f("ck_contacts_basis"),
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_contacts_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_contacts")),
    )
    op.create_index("ix_contacts_email_index", "contacts", ["email_index"], unique=False)
    op.create_index("ix_contacts_phone_index", "contacts", ["phone_index"], unique=False)
    op.create_table(
        "credit_lots",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("bucket", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("bucket IN ('plan', 'bought')", name=op.f("ck_credit_lots_bucket")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_credit_lots_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_lots")),
    )
    op.create_index("ix_credit_lots_user_id", "credit_lots", ["user_id"], unique=False)
    op.create_table(
        "idempotency_keys",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("response", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_idempotency_keys_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_table(
        "lead_activity",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("zip", sa.String(), nullable=True),
        sa.Column("property_type", sa.String(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("kind IN ('view', 'save', 'hold', 'purchase')", name=op.f("ck_lead_activity_kind")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_activity_lead_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_lead_activity_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_activity")),
    )
    op.create_index("ix_lead_activity_area", "lead_activity", ["zip", "property_type", "at"], unique=False)
    op.create_index("ix_lead_activity_lead", "lead_activity", ["lead_id", "at"], unique=False)
    op.create_table(
        "lead_doc",
        sa.Column("lead_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("description", sa.String(), nullable=True),
        sa.Column("redacted", postgresql.ARRAY(sa.String()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column(
            "words",
            postgresql.TSVECTOR(),
            sa.Computed(
                "setweight(to_tsvector('english', coalesce(title, '')), 'A') || setweight(to_tsvector('english', coalesce(description, '')), 'B')",
                persisted=True,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_doc_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_lead_doc")),
    )
    op.create_index("ix_lead_doc_words", "lead_doc", ["words"], unique=False, postgresql_using="gin")
    op.create_table(
        "lead_prices",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("list_price_cents", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_prices_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_prices")),
    )
    op.create_index("ix_lead_prices_lead_id", "lead_prices", ["lead_id", "at"], unique=False)
    op.create_table(
        "lead_search",
        sa.Column("lead_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("status", sa.String(), server_default="available", nullable=False),
        sa.Column("sellable", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("lead_type", sa.String(), nullable=False),
        sa.Column("property_type", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("seller_type", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("city_key", sa.String(), nullable=True),
        sa.Column("state", sa.String(), nullable=True),
        sa.Column("zip", sa.String(), nullable=True),
        sa.Column("neighborhood", sa.String(), nullable=True),
        sa.Column("neighborhood_key", sa.String(), nullable=True),
        sa.Column("asking_price", sa.Integer(), nullable=True),
        sa.Column("beds", sa.SmallInteger(), nullable=True),
        sa.Column("baths", sa.Numeric(precision=5, scale=2, asdecimal=False), nullable=True),
        sa.Column("sqft", sa.Integer(), nullable=True),
        sa.Column("lot_sqft", sa.Integer(), nullable=True),
        sa.Column("year_built", sa.SmallInteger(), nullable=True),
        sa.Column("features", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("h3_7", sa.BigInteger(), nullable=True),
        sa.Column("h3_8", sa.BigInteger(), nullable=True),
        sa.Column("listed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("list_price_cents", sa.Integer(), server_default="1000", nullable=False),
        sa.Column("score", sa.Double(), server_default="0", nullable=False),
        sa.Column("fraud_score", sa.Double(), server_default="0", nullable=False),
        sa.CheckConstraint("lead_type IN ('sale', 'rent', 'buyer')", name=op.f("ck_lead_search_lead_type")),
        sa.CheckConstraint(
            "property_type IN ('house', 'condo', 'townhouse', 'land', 'multi_family', 'apartment')",
            name=op.f("ck_lead_search_property_type"),
        ),
        sa.CheckConstraint("asking_price > 0", name=op.f("ck_lead_search_asking_price")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_search_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_lead_search")),
    )
    op.create_index("ix_lead_search_city", "lead_search", ["city_key", "status", "asking_price"], unique=False)
    op.create_index("ix_lead_search_h3_7", "lead_search", ["h3_7", "status", "asking_price"], unique=False)
    op.create_index(
        "ix_lead_search_market_newest",
        "lead_search",
        ["market", "status", sa.literal_column("listed_at DESC"), "lead_id"],
        unique=False,
    )
    op.create_index(
        "ix_lead_search_market_price",
        "lead_search",
        ["market", "status", "asking_price", "lead_id"],
        unique=False,
    )
    op.create_index(
        "ix_lead_search_newest",
        "lead_search",
        ["status", sa.literal_column("listed_at DESC"), "lead_id"],
        unique=False,
    )
    op.create_index("ix_lead_search_zip", "lead_search", ["zip", "property_type", "status"], unique=False)
    op.create_table(
        "lead_vec",
        sa.Column("lead_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("model", sa.String(), nullable=False),
        sa.Column("text_hash", sa.LargeBinary(), nullable=False),
        sa.Column("asking_price", sa.Integer(), nullable=True),
        sa.Column("property_type", sa.String(), nullable=True),
        sa.Column("beds", sa.SmallInteger(), nullable=True),
        sa.Column("embedding", HALFVEC(dim=384), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_lead_vec_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("lead_id", name=op.f("pk_lead_vec")),
    )
    op.create_index("ix_lead_vec_market_model", "lead_vec", ["market", "model"], unique=False)
    op.create_table(
        "listings",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_key", sa.LargeBinary(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=False),
        sa.Column("asking_price", sa.Integer(), nullable=True),
        sa.Column("first_seen_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_listings_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_listings")),
        sa.UniqueConstraint("source", "source_key", name=op.f("uq_listings_source_source_key")),
    )
    op.create_index("ix_listings_lead_id", "listings", ["lead_id"], unique=False)
    op.create_table(
        "notification_settings",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column(
            "settings",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("updated_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notification_settings_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_notification_settings")),
    )
    op.create_table(
        "proposals",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("thread_id", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="waiting", nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("lines", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("total_cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), server_default="USD", nullable=False),
        sa.Column("credits", sa.Integer(), nullable=True),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("made_by", sa.String(), nullable=False),
        sa.Column("void_reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("currency = 'USD'", name=op.f("ck_proposals_currency")),
        sa.CheckConstraint("kind IN ('purchase', 'topup', 'subscription')", name=op.f("ck_proposals_kind")),
        sa.CheckConstraint("method IN ('credits', 'stripe')", name=op.f("ck_proposals_method")),
        sa.CheckConstraint("status IN ('waiting', 'confirmed', 'void', 'cancelled')", name=op.f("ck_proposals_status")),
        sa.CheckConstraint("total_cents >= 0", name=op.f("ck_proposals_total")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_proposals_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposals")),
    )
    op.create_index("ix_proposals_user_id", "proposals", ["user_id", "created_at"], unique=False)
    op.create_table(
        "quotes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("list_price_cents", sa.Integer(), nullable=False),
        sa.Column("discount_percent", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), server_default="USD", nullable=False),
        sa.Column("breakdown", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("currency = 'USD'", name=op.f("ck_quotes_currency")),
        sa.CheckConstraint("price_cents > 0", name=op.f("ck_quotes_price")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_quotes_lead_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_quotes_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quotes")),
    )
    op.create_index("ix_quotes_lead_id", "quotes", ["lead_id"], unique=False)
    op.create_index("ix_quotes_user_id_lead_id", "quotes", ["user_id", "lead_id", "created_at"], unique=False)
    op.create_table(
        "refresh_tokens",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("family", sa.Uuid(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_refresh_tokens_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refresh_tokens")),
    )
    op.create_index(op.f("ix_refresh_tokens_family"), "refresh_tokens", ["family"], unique=False)
    op.create_index(op.f("ix_refresh_tokens_user_id"), "refresh_tokens", ["user_id"], unique=False)
    op.create_table(
        "saved_searches",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("filter", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("channel", sa.String(), server_default="in_app", nullable=False),
        sa.Column("frequency", sa.String(), server_default="instant", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_saved_searches_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_searches")),
    )
    op.create_index("ix_saved_searches_user_id", "saved_searches", ["user_id", "created_at"], unique=False)
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("tier", sa.String(), nullable=False),
        sa.Column("billing", sa.String(), server_default="month", nullable=False),
        sa.Column("status", sa.String(), server_default="active", nullable=False),
        sa.Column("period_start", sa.DateTime(timezone=True), nullable=False),
        sa.Column("period_end", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_tier", sa.String(), nullable=True),
        sa.Column("cancel_at_period_end", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("grace_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("provider", sa.String(), nullable=True),
        sa.Column("provider_ref", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("billing IN ('month', 'year')", name=op.f("ck_subscriptions_billing")),
        sa.CheckConstraint("status IN ('active', 'past_due', 'cancelled')", name=op.f("ck_subscriptions_status")),
        sa.CheckConstraint("tier IN ('basic', 'pro', 'enterprise')", name=op.f("ck_subscriptions_tier")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_subscriptions_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
        sa.UniqueConstraint("provider_ref", name=op.f("uq_subscriptions_provider_ref")),
        sa.UniqueConstraint("user_id", name=op.f("uq_subscriptions_user_id")),
    )
    op.create_table(
        "user_markets",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("market", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(["market"], ["markets.slug"], name=op.f("fk_user_markets_market")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_user_markets_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", "market", name=op.f("pk_user_markets")),
    )
    op.create_table(
        "holds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("quote_id", sa.Uuid(), nullable=True),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "during",
            postgresql.TSTZRANGE(),
            sa.Computed("tstzrange(starts_at, ends_at, '[)')", persisted=True),
            nullable=False,
        ),
        sa.Column("end_reason", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        postgresql.ExcludeConstraint(
            (sa.column("lead_id"), "="),
            (sa.column("during"), "&&"),
            using="gist",
            name="holds_one_active_a_lead",
        ),
        sa.CheckConstraint("ends_at >= starts_at", name=op.f("ck_holds_ends_after_start")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_holds_lead_id")),
        sa.ForeignKeyConstraint(["quote_id"], ["quotes.id"], name=op.f("fk_holds_quote_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_holds_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_holds")),
    )
    op.create_index("ix_holds_lead_id_ends_at", "holds", ["lead_id", "ends_at"], unique=False)
    op.create_index("ix_holds_user_id_ends_at", "holds", ["user_id", "ends_at"], unique=False)
    op.create_table(
        "orders",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False, start=1001), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("method", sa.String(), nullable=False),
        sa.Column("total_cents", sa.Integer(), nullable=False),
        sa.Column("currency", sa.String(), server_default="USD", nullable=False),
        sa.Column("status", sa.String(), server_default="paid", nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("currency = 'USD'", name=op.f("ck_orders_currency")),
        sa.CheckConstraint("status IN ('paid', 'partly_refunded', 'refunded')", name=op.f("ck_orders_status")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_orders_proposal_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_orders_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_orders")),
        sa.UniqueConstraint("number", name=op.f("uq_orders_number")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_orders_proposal_id")),
    )
    op.create_index("ix_orders_user_id", "orders", ["user_id", "created_at"], unique=False)
    op.create_table(
        "cart_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("hold_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(["hold_id"], ["holds.id"], name=op.f("fk_cart_events_hold_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_cart_events_lead_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_cart_events_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cart_events")),
    )
    op.create_index("ix_cart_events_hold_id", "cart_events", ["hold_id"], unique=False)
    op.create_table(
        "credit_entries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("lot_id", sa.Uuid(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint(
            "kind IN ('grant', 'topup', 'purchase', 'refund', 'adjustment', 'chargeback')",
            name=op.f("ck_credit_entries_kind"),
        ),
        sa.CheckConstraint("amount_cents <> 0", name=op.f("ck_credit_entries_amount")),
        sa.ForeignKeyConstraint(["lot_id"], ["credit_lots.id"], name=op.f("fk_credit_entries_lot_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_credit_entries_order_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_credit_entries_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credit_entries")),
    )
    op.create_index("ix_credit_entries_lot_id", "credit_entries", ["lot_id"], unique=False)
    op.create_index("ix_credit_entries_user_id_id", "credit_entries", ["user_id", "id"], unique=False)
    op.create_table(
        "order_lines",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("price_cents", sa.Integer(), nullable=False),
        sa.Column("refunded_cents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stage", sa.String(), server_default="new", nullable=False),
        sa.Column("follow_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint(
            "stage IN ('new', 'contacted', 'qualified', 'proposal', 'won', 'lost')",
            name=op.f("ck_order_lines_stage"),
        ),
        sa.CheckConstraint("refunded_cents BETWEEN 0 AND price_cents", name=op.f("ck_order_lines_refunded")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_order_lines_lead_id")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_order_lines_order_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_order_lines_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_lines")),
    )
    op.create_index("ix_order_lines_order_id", "order_lines", ["order_id"], unique=False)
    op.create_index("ix_order_lines_user_id", "order_lines", ["user_id", "created_at"], unique=False)
    op.create_index(
        "uq_order_lines_sold_once",
        "order_lines",
        ["lead_id"],
        unique=True,
        postgresql_where=sa.text("revoked_at IS NULL"),
    )
    op.create_table(
        "order_notes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"], ["order_lines.id"], name=op.f("fk_order_notes_line_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_order_notes")),
    )
    op.create_index("ix_order_notes_line_id", "order_notes", ["line_id", "created_at"], unique=False)
    op.create_table(
        "refunds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("line_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="requested", nullable=False),
        sa.Column("decided_by", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "reason IN ('invalid_contact', 'already_sold', 'duplicate', 'not_owner', 'wrong_info', 'no_response', 'do_not_call', 'other')",
            name=op.f("ck_refunds_reason"),
        ),
        sa.CheckConstraint("status IN ('requested', 'granted', 'declined')", name=op.f("ck_refunds_status")),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_refunds_amount")),
        sa.ForeignKeyConstraint(["line_id"], ["order_lines.id"], name=op.f("fk_refunds_line_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_refunds_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_refunds")),
    )
    op.create_index("ix_refunds_user_id", "refunds", ["user_id", "created_at"], unique=False)
    op.create_index(
        "uq_refunds_one_open_a_line",
        "refunds",
        ["line_id"],
        unique=True,
        postgresql_where=sa.text("status = 'requested'"),
    )
    finish()


def downgrade() -> None:
    op.drop_index("uq_refunds_one_open_a_line", table_name="refunds", postgresql_where=sa.text("status = 'requested'"))
    op.drop_index("ix_refunds_user_id", table_name="refunds")
    op.drop_table("refunds")
    op.drop_index("ix_order_notes_line_id", table_name="order_notes")
    op.drop_table("order_notes")
    op.drop_index("uq_order_lines_sold_once", table_name="order_lines", postgresql_where=sa.text("revoked_at IS NULL"))
    op.drop_index("ix_order_lines_user_id", table_name="order_lines")
    op.drop_index("ix_order_lines_order_id", table_name="order_lines")
    op.drop_table("order_lines")
    op.drop_index("ix_credit_entries_user_id_id", table_name="credit_entries")
    op.drop_index("ix_credit_entries_lot_id", table_name="credit_entries")
    op.drop_table("credit_entries")
    op.drop_index("ix_cart_events_hold_id", table_name="cart_events")
    op.drop_table("cart_events")
    op.drop_index("ix_orders_user_id", table_name="orders")
    op.drop_table("orders")
    op.drop_index("ix_holds_user_id_ends_at", table_name="holds")
    op.drop_index("ix_holds_lead_id_ends_at", table_name="holds")
    op.drop_table("holds")
    op.drop_table("user_markets")
    op.drop_table("subscriptions")
    op.drop_index("ix_saved_searches_user_id", table_name="saved_searches")
    op.drop_table("saved_searches")
    op.drop_index(op.f("ix_refresh_tokens_user_id"), table_name="refresh_tokens")
    op.drop_index(op.f("ix_refresh_tokens_family"), table_name="refresh_tokens")
    op.drop_table("refresh_tokens")
    op.drop_index("ix_quotes_user_id_lead_id", table_name="quotes")
    op.drop_index("ix_quotes_lead_id", table_name="quotes")
    op.drop_table("quotes")
    op.drop_index("ix_proposals_user_id", table_name="proposals")
    op.drop_table("proposals")
    op.drop_table("notification_settings")
    op.drop_index("ix_listings_lead_id", table_name="listings")
    op.drop_table("listings")
    op.drop_index("ix_lead_vec_market_model", table_name="lead_vec")
    op.drop_table("lead_vec")
    op.drop_index("ix_lead_search_zip", table_name="lead_search")
    op.drop_index("ix_lead_search_newest", table_name="lead_search")
    op.drop_index("ix_lead_search_market_price", table_name="lead_search")
    op.drop_index("ix_lead_search_market_newest", table_name="lead_search")
    op.drop_index("ix_lead_search_h3_7", table_name="lead_search")
    op.drop_index("ix_lead_search_city", table_name="lead_search")
    op.drop_table("lead_search")
    op.drop_index("ix_lead_prices_lead_id", table_name="lead_prices")
    op.drop_table("lead_prices")
    op.drop_index("ix_lead_doc_words", table_name="lead_doc", postgresql_using="gin")
    op.drop_table("lead_doc")
    op.drop_index("ix_lead_activity_lead", table_name="lead_activity")
    op.drop_index("ix_lead_activity_area", table_name="lead_activity")
    op.drop_table("lead_activity")
    op.drop_table("idempotency_keys")
    op.drop_index("ix_credit_lots_user_id", table_name="credit_lots")
    op.drop_table("credit_lots")
    op.drop_index("ix_contacts_phone_index", table_name="contacts")
    op.drop_index("ix_contacts_email_index", table_name="contacts")
    op.drop_table("contacts")
    op.drop_index("ix_audit_log_user_id", table_name="audit_log")
    op.drop_index("ix_audit_log_action", table_name="audit_log")
    op.drop_table("audit_log")
    op.drop_index("uq_users_email_lower", table_name="users")
    op.drop_table("users")
    op.drop_index("ix_leads_reprice_at", table_name="leads", postgresql_where=sa.text("status = 'available'"))
    op.drop_index(op.f("ix_leads_market"), table_name="leads")
    op.drop_index("ix_leads_address_index", table_name="leads")
    op.drop_table("leads")
    op.drop_table("markets")
    op.drop_table("area_stats")
    op.execute("DROP TABLE assistant_turns, assistant_threads")
    op.execute("DROP FUNCTION refuse_change()")
    op.execute("DROP FUNCTION app_now()")
