"""Traces of listings to recognise fraud by, and what administrators decided.

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)
_NOW = sa.text("app_now()")


def upgrade() -> None:
    op.create_table(
        "listing_traces",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("source_key", sa.LargeBinary(), nullable=False),
        sa.Column("lead_type", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("city", sa.String(), nullable=True),
        sa.Column("zip", sa.String(), nullable=True),
        sa.Column("phone", sa.LargeBinary(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("name", sa.LargeBinary(), nullable=True),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("property_type", sa.String(), nullable=True),
        sa.Column("price", sa.BigInteger(), nullable=True),
        sa.Column("beds", sa.Integer(), nullable=True),
        sa.Column("sqft", sa.Integer(), nullable=True),
        sa.Column("sketch", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("bands", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.Column("marks", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("since", _AT, nullable=False),
        sa.Column("seen_at", _AT, server_default=_NOW, nullable=False),
        sa.PrimaryKeyConstraint("source", "source_key", name=op.f("pk_listing_traces")),
    )
    for name in ("phone", "email", "address"):
        where = sa.text(f"{name} IS NOT NULL")
        op.create_index(f"ix_listing_traces_{name}", "listing_traces", [name], postgresql_where=where)
    op.create_index("ix_listing_traces_bands", "listing_traces", ["bands"], postgresql_using="gin")
    op.create_table(
        "fraud_reviews",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=True),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("signals", postgresql.ARRAY(sa.String()), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("created_at", _AT, server_default=_NOW, nullable=False),
        sa.CheckConstraint("decision IN ('approve', 'reject')", name=op.f("ck_fraud_reviews_decision")),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_fraud_reviews_lead_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_fraud_reviews_user_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fraud_reviews")),
    )
    op.create_index("ix_fraud_reviews_lead_id", "fraud_reviews", ["lead_id", "created_at"])


def downgrade() -> None:
    op.drop_table("fraud_reviews")
    op.drop_table("listing_traces")
