"""Texts alike are looked up as they are written: no waiting list that each look would read from end to end.

Revision ID: 0020
Revises: 0019
"""

from __future__ import annotations

from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("ALTER INDEX ix_listing_traces_bands SET (fastupdate = off)")
    op.execute("SELECT gin_clean_pending_list('ix_listing_traces_bands')")


def downgrade() -> None:
    op.execute("ALTER INDEX ix_listing_traces_bands RESET (fastupdate)")
