"""Sources as operators see them, and raw pages.

Revision ID: 0017
Revises: 0016
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)
_NOW = sa.text("app_now()")
_EMPTY = sa.text("'{}'")


def upgrade() -> None:
    op.create_table(
        "ingest_sources",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column("terms_accepted_at", _AT, nullable=True),
        sa.Column("terms_accepted_by", sa.Uuid(), nullable=True),
        sa.Column("last_page_at", _AT, nullable=True),
        sa.Column("last_outcome", sa.String(), nullable=True),
        sa.Column("last_why", sa.String(), nullable=True),
        sa.Column("outcomes", postgresql.JSONB(), server_default=_EMPTY, nullable=False),
        sa.Column("filled", postgresql.JSONB(), server_default=_EMPTY, nullable=False),
        sa.Column("watched", sa.Integer(), server_default="0", nullable=False),
        sa.Column("alerted_at", _AT, nullable=True),
        sa.Column("alert", sa.String(), nullable=True),
        sa.CheckConstraint("NOT is_on OR terms_accepted_at IS NOT NULL", name=op.f("ck_ingest_sources_terms")),
        sa.ForeignKeyConstraint(["terms_accepted_by"], ["users.id"], name=op.f("fk_ingest_sources_terms_accepted_by")),
        sa.PrimaryKeyConstraint("source", name=op.f("pk_ingest_sources")),
    )
    op.create_table(
        "ingest_pages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("url_mark", sa.LargeBinary(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("status", sa.SmallInteger(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("parser_version", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("listings", sa.Integer(), nullable=False),
        sa.Column("fetched_at", _AT, server_default=_NOW, nullable=False),
        sa.Column("read_at", _AT, server_default=_NOW, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_pages")),
        sa.UniqueConstraint("source", "url_mark", "sha256", name=op.f("uq_ingest_pages_source_url_mark_sha256")),
    )
    op.create_index("ix_ingest_pages_source", "ingest_pages", ["source", "parser_version"])


def downgrade() -> None:
    op.drop_table("ingest_pages")
    op.drop_table("ingest_sources")
