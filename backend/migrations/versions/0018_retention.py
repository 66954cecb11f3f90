"""What was forgotten when; links on the list of what must not be listed.

Revision ID: 0018
Revises: 0017
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)
_KIND = "ck_suppressions_kind"


def upgrade() -> None:
    op.create_table(
        "retention_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("started_at", _AT, server_default=sa.text("app_now()"), nullable=False),
        sa.Column("finished_at", _AT, nullable=True),
        sa.Column("forgotten", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_retention_runs")),
    )
    op.create_index("ix_retention_runs_started_at", "retention_runs", ["started_at"])
    op.add_column("leads", sa.Column("forgotten_at", _AT, nullable=True))
    op.add_column("contacts", sa.Column("link_index", sa.LargeBinary(), nullable=True))
    op.create_index("ix_contacts_link_index", "contacts", ["link_index"])
    op.drop_constraint(op.f(_KIND), "suppressions", type_="check")
    op.create_check_constraint(op.f(_KIND), "suppressions", "kind IN ('phone', 'email', 'address', 'link')")


def downgrade() -> None:
    op.execute("DELETE FROM suppressions WHERE kind = 'link'")
    op.drop_constraint(op.f(_KIND), "suppressions", type_="check")
    op.create_check_constraint(op.f(_KIND), "suppressions", "kind IN ('phone', 'email', 'address')")
    op.drop_index("ix_contacts_link_index", table_name="contacts")
    op.drop_column("contacts", "link_index")
    op.drop_column("leads", "forgotten_at")
    op.drop_table("retention_runs")
