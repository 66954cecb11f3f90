"""Receipts, invoices and credit notes, and their numbers.

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_KIND = "kind IN ('receipt', 'invoice', 'credit_note')"


def upgrade() -> None:
    op.create_table(
        "document_numbers",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint(_KIND, name=op.f("ck_document_numbers_kind")),
        sa.PrimaryKeyConstraint("kind", "year", name=op.f("pk_document_numbers")),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("year", sa.SmallInteger(), nullable=False),
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Uuid(), nullable=False),
        sa.Column("total_cents", sa.Integer(), nullable=False),
        sa.Column("content", postgresql.JSONB(), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint(_KIND, name=op.f("ck_documents_kind")),
        sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name=op.f("fk_documents_order_id")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_documents_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_documents")),
        sa.UniqueConstraint("number", name=op.f("uq_documents_number")),
        sa.UniqueConstraint("cause", name=op.f("uq_documents_cause")),
        sa.UniqueConstraint("kind", "year", "serial", name=op.f("uq_documents_kind_year_serial")),
    )
    op.create_index("ix_documents_user_id", "documents", ["user_id", "issued_at"])
    op.create_index("ix_documents_order_id", "documents", ["order_id"])
    op.execute(
        "CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON documents FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    op.drop_table("documents")
    op.drop_table("document_numbers")
