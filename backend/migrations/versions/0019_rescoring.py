"""Listings that new evidence concerns are scored anew; what pages showed that is nothing to publish is counted.

Revision ID: 0019
Revises: 0018
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("listings", sa.Column("rescore_at", sa.DateTime(timezone=True), nullable=True))
    where = sa.text("rescore_at IS NOT NULL")
    op.create_index("ix_listings_rescore_at", "listings", ["rescore_at"], postgresql_where=where)
    skipped = sa.Column("skipped", postgresql.JSONB(), server_default=sa.text("'{}'"), nullable=False)
    op.add_column("ingest_runs", skipped)


def downgrade() -> None:
    op.drop_column("ingest_runs", "skipped")
    op.drop_index("ix_listings_rescore_at", table_name="listings")
    op.drop_column("listings", "rescore_at")
