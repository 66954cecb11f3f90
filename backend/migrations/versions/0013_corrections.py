"""What corrections of listings by a model cost a day.

Revision ID: 0013
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "correction_spend",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("micro_cents", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_correction_spend")),
    )


def downgrade() -> None:
    op.drop_table("correction_spend")
