"""An order's line keeps which ways to the person were shown as checked before the sale.

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("order_lines", sa.Column("promised_phone", sa.Boolean(), nullable=True))
    op.add_column("order_lines", sa.Column("promised_email", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("order_lines", "promised_email")
    op.drop_column("order_lines", "promised_phone")
