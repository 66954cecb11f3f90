"""What comes through the official doors, stored once.

Revision ID: 0016
Revises: 0015
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "lead_deliveries",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("door", sa.String(), nullable=False),
        sa.Column("event_id", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_version", sa.SmallInteger(), nullable=True),
        sa.Column("deliveries", sa.Integer(), server_default="1", nullable=False),
        sa.Column("received_at", _AT, server_default=sa.text("app_now()"), nullable=False),
        sa.Column("handled_at", _AT, nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("why", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lead_deliveries")),
        sa.UniqueConstraint("door", "event_id", name=op.f("uq_lead_deliveries_door_event_id")),
    )
    op.create_index("ix_lead_deliveries_received_at", "lead_deliveries", ["received_at"])


def downgrade() -> None:
    op.drop_table("lead_deliveries")
