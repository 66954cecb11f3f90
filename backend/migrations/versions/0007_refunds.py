"""Why a refund was decided so, who must not be contacted, and the audit log by what it is about.

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("refunds", sa.Column("note", sa.String(), nullable=True))
    op.create_index("ix_audit_log_subject", "audit_log", ["subject", "at"])
    op.create_table(
        "suppressions",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("value_index", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("kind IN ('phone', 'email', 'address')", name=op.f("ck_suppressions_kind")),
        sa.PrimaryKeyConstraint("kind", "value_index", name=op.f("pk_suppressions")),
    )


def downgrade() -> None:
    op.drop_table("suppressions")
    op.drop_index("ix_audit_log_subject", table_name="audit_log")
    op.drop_column("refunds", "note")
