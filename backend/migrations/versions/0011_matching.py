"""Listings keep their sealed drafts and asking prices; matching in the database.

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)
_NOW = sa.text("app_now()")
_LISTING_COLUMNS = (
    "record_hash", "sealed", "key_version", "node_id", "own_lead_id", "fraud_score", "fraud_reasons", "read_at",
    "changed_at",
)  # fmt: skip


def upgrade() -> None:
    op.add_column("leads", sa.Column("merged_into", sa.Integer(), nullable=True))
    _listings()
    op.create_table(
        "listing_prices",
        sa.Column("listing_id", sa.Uuid(), nullable=False),
        sa.Column("at", _AT, nullable=False),
        sa.Column("asking_price", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["listing_id"], ["listings.id"], name=op.f("fk_listing_prices_listing_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("listing_id", "at", name=op.f("pk_listing_prices")),
    )
    op.execute(
        "INSERT INTO listing_prices (listing_id, at, asking_price)"
        " SELECT id, first_seen_at, asking_price FROM listings WHERE asking_price IS NOT NULL"
    )
    _matching()


def _listings() -> None:
    for column in (
        sa.Column("record_hash", sa.LargeBinary(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_version", sa.SmallInteger(), nullable=True),
        sa.Column("node_id", sa.Uuid(), nullable=True),
        sa.Column("own_lead_id", sa.Integer(), nullable=True),
        sa.Column("fraud_score", sa.Float(), server_default="0", nullable=False),
        sa.Column("fraud_reasons", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.Column("read_at", _AT, server_default=_NOW, nullable=False),
        sa.Column("changed_at", _AT, server_default=_NOW, nullable=False),
    ):
        op.add_column("listings", column)
    op.execute("UPDATE listings SET own_lead_id = lead_id, read_at = seen_at, changed_at = first_seen_at")
    op.create_index("ix_listings_node_id", "listings", ["node_id"])
    op.create_index("ix_listings_record_hash", "listings", ["record_hash"])


def _matching() -> None:
    op.create_table(
        "match_nodes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("names_property", sa.Boolean(), nullable=False),
        sa.Column("keys", postgresql.ARRAY(sa.BigInteger()), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_nodes")),
    )
    op.create_table(
        "match_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("names_property", sa.Boolean(), nullable=False),
        sa.Column("node_id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("key", "names_property", "node_id", name=op.f("pk_match_keys")),
    )
    op.create_table(
        "match_edges",
        sa.Column("one", sa.Uuid(), nullable=False),
        sa.Column("other", sa.Uuid(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", postgresql.JSONB(), server_default=sa.text("'[]'"), nullable=False),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_match_edges")),
    )
    op.create_index("ix_match_edges_other", "match_edges", ["other"])
    op.create_table(
        "match_splits",
        sa.Column("one", sa.Uuid(), nullable=False),
        sa.Column("other", sa.Uuid(), nullable=False),
        sa.Column("at", _AT, server_default=_NOW, nullable=False),
        *(
            sa.ForeignKeyConstraint([name], ["listings.id"], name=op.f(f"fk_match_splits_{name}"), ondelete="CASCADE")
            for name in ("one", "other")
        ),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_match_splits")),
    )
    op.create_index("ix_match_splits_other", "match_splits", ["other"])


def downgrade() -> None:
    for table in ("match_splits", "match_edges", "match_keys", "match_nodes", "listing_prices"):
        op.drop_table(table)
    op.drop_index("ix_listings_record_hash", "listings")
    op.drop_index("ix_listings_node_id", "listings")
    for name in _LISTING_COLUMNS:
        op.drop_column("listings", name)
    op.drop_column("leads", "merged_into")
