"""Payments through a gateway, the webhook inbox, disputes, discrepancies, and the demo gateway's own tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATES = {
    ("proposals", "status"): (
        "status IN ('waiting', 'confirmed', 'void', 'cancelled')",
        "status IN ('waiting', 'paying', 'confirmed', 'void', 'cancelled')",
    ),
    ("proposals", "method"): ("method IN ('credits', 'stripe')", "method IN ('credits', 'stripe', 'paypal')"),
    ("orders", "status"): (
        "status IN ('paid', 'partly_refunded', 'refunded')",
        "status IN ('paid', 'partly_refunded', 'refunded', 'disputed', 'failed')",
    ),
}


def allow(*, more: bool) -> None:
    """Replace the lists of states by the longer or the shorter ones."""
    for (table, column), rules in STATES.items():
        name = op.f(f"ck_{table}_{column}")
        op.drop_constraint(name, table, type_="check")
        op.create_check_constraint(name, table, rules[more])


def upgrade() -> None:
    allow(more=True)
    op.create_table(
        "demo_gateway_answers",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("route", sa.String(), nullable=False),
        sa.Column("body_hash", sa.LargeBinary(), nullable=False),
        sa.Column("status", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("answer", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_demo_gateway_answers")),
    )
    op.create_table(
        "demo_gateway_events",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("attempts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demo_gateway_events")),
        sa.UniqueConstraint("number", name=op.f("uq_demo_gateway_events_number")),
    )
    op.create_index(
        "ix_demo_gateway_events_undelivered",
        "demo_gateway_events",
        ["number"],
        unique=False,
        postgresql_where=sa.text("delivered_at IS NULL"),
    )
    op.create_table(
        "demo_gateway_objects",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("number", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demo_gateway_objects")),
        sa.UniqueConstraint("number", name=op.f("uq_demo_gateway_objects_number")),
    )
    op.create_index("ix_demo_gateway_objects_kind", "demo_gateway_objects", ["kind", "number"], unique=False)
    op.create_table(
        "discrepancies",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_discrepancies")),
    )
    op.create_index(
        "uq_discrepancies_open",
        "discrepancies",
        ["kind", "subject"],
        unique=True,
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "webhook_events",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("deliveries", sa.Integer(), server_default="1", nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_webhook_events")),
        sa.UniqueConstraint("source", "event_id", name=op.f("uq_webhook_events_source_event_id")),
    )
    op.create_index("ix_webhook_events_received_at", "webhook_events", ["received_at"], unique=False)
    op.create_table(
        "payments",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=True),
        sa.Column("order_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("gateway", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="opening", nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("refunded_cents", sa.Integer(), server_default="0", nullable=False),
        sa.Column("currency", sa.String(), server_default="USD", nullable=False),
        sa.Column("session_id", sa.String(), nullable=True),
        sa.Column("intent_id", sa.String(), nullable=True),
        sa.Column("charge_id", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("cancel_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("currency = 'USD'", name=op.f("ck_payments_currency")),
        sa.CheckConstraint("gateway IN ('stripe', 'demo', 'paypal')", name=op.f("ck_payments_gateway")),
        sa.CheckConstraint("kind IN ('purchase', 'topup', 'subscription')", name=op.f("ck_payments_kind")),
        sa.CheckConstraint(
            "status IN ('opening', 'open', 'authorised', 'captured', 'voiding', 'voided', 'expired', 'failed')",
            name=op.f("ck_payments_status"),
        ),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_payments_amount")),
        sa.CheckConstraint("refunded_cents BETWEEN 0 AND amount_cents", name=op.f("ck_payments_refunded")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_payments_order_id")),
        sa.ForeignKeyConstraint(["proposal_id"], ["proposals.id"], name=op.f("fk_payments_proposal_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_payments_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payments")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_payments_proposal_id")),
    )
    op.create_index("ix_payments_order_id", "payments", ["order_id"], unique=False)
    op.create_index(
        "ix_payments_unsettled",
        "payments",
        ["created_at"],
        unique=False,
        postgresql_where=sa.text("NOT (status IN ('captured', 'voided', 'expired', 'failed'))"),
    )
    op.create_index("ix_payments_user_id", "payments", ["user_id", "created_at"], unique=False)
    op.create_index("uq_payments_intent_id", "payments", ["gateway", "intent_id"], unique=True)
    op.create_index("uq_payments_session_id", "payments", ["gateway", "session_id"], unique=True)
    op.create_table(
        "disputes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("gateway_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), server_default="open", nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("undone", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("status IN ('open', 'won', 'lost')", name=op.f("ck_disputes_status")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=op.f("fk_disputes_payment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disputes")),
        sa.UniqueConstraint("gateway_id", name=op.f("uq_disputes_gateway_id")),
    )
    op.create_index("ix_disputes_payment_id", "disputes", ["payment_id"], unique=False)
    op.create_table(
        "payment_refunds",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("payment_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("amount_cents", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), server_default="queued", nullable=False),
        sa.Column("gateway_id", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "status IN ('queued', 'pending', 'succeeded', 'failed')", name=op.f("ck_payment_refunds_status")
        ),
        sa.CheckConstraint("amount_cents > 0", name=op.f("ck_payment_refunds_amount")),
        sa.ForeignKeyConstraint(["payment_id"], ["payments.id"], name=op.f("fk_payment_refunds_payment_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_payment_refunds")),
        sa.UniqueConstraint("gateway_id", name=op.f("uq_payment_refunds_gateway_id")),
        sa.UniqueConstraint("payment_id", "cause", name=op.f("uq_payment_refunds_payment_id_cause")),
    )
    op.add_column("holds", sa.Column("kept_from", sa.DateTime(timezone=True), nullable=True))
    op.add_column("holds", sa.Column("kept_until", sa.DateTime(timezone=True), nullable=True))
    op.add_column("orders", sa.Column("kind", sa.String(), server_default="purchase", nullable=False))
    op.alter_column("orders", "proposal_id", existing_type=sa.UUID(), nullable=True)
    op.create_check_constraint(op.f("ck_orders_kind"), "orders", "kind IN ('purchase', 'topup', 'subscription')")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_orders_kind"), "orders", type_="check")
    op.alter_column("orders", "proposal_id", existing_type=sa.UUID(), nullable=False)
    op.drop_column("orders", "kind")
    op.drop_column("holds", "kept_until")
    op.drop_column("holds", "kept_from")
    op.drop_table("payment_refunds")
    op.drop_index("ix_disputes_payment_id", table_name="disputes")
    op.drop_table("disputes")
    op.drop_index("uq_payments_session_id", table_name="payments")
    op.drop_index("uq_payments_intent_id", table_name="payments")
    op.drop_index("ix_payments_user_id", table_name="payments")
    op.drop_index(
        "ix_payments_unsettled",
        table_name="payments",
        postgresql_where=sa.text("NOT (status IN ('captured', 'voided', 'expired', 'failed'))"),
    )
    op.drop_index("ix_payments_order_id", table_name="payments")
    op.drop_table("payments")
    op.drop_index("ix_webhook_events_received_at", table_name="webhook_events")
    op.drop_table("webhook_events")
    op.drop_index("uq_discrepancies_open", table_name="discrepancies", postgresql_where=sa.text("closed_at IS NULL"))
    op.drop_table("discrepancies")
    op.drop_index("ix_demo_gateway_objects_kind", table_name="demo_gateway_objects")
    op.drop_table("demo_gateway_objects")
    op.drop_index(
        "ix_demo_gateway_events_undelivered",
        table_name="demo_gateway_events",
        postgresql_where=sa.text("delivered_at IS NULL"),
    )
    op.drop_table("demo_gateway_events")
    op.drop_table("demo_gateway_answers")
    allow(more=False)
