"""The state of the ingestion pipeline.

Revision ID: 0014
Revises: 0013
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)
_NOW = sa.text("app_now()")
_COUNTS = ("read", "new", "updated", "unchanged", "rejected")


def _run_id(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["run_id"], ["ingest_runs.id"], name=op.f(f"fk_{table}_run_id"), ondelete="CASCADE")


def upgrade() -> None:
    op.create_table(
        "ingest_runs",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("started_at", _AT, server_default=_NOW, nullable=False),
        sa.Column("finished_at", _AT, nullable=True),
        *(sa.Column(name, sa.Integer(), server_default="0", nullable=False) for name in _COUNTS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_runs")),
    )
    op.create_index("ix_ingest_runs_started_at", "ingest_runs", ["started_at"])
    _batches()
    op.create_table(
        "ingest_rejects",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_version", sa.SmallInteger(), nullable=False),
        sa.Column("at", _AT, server_default=_NOW, nullable=False),
        _run_id("ingest_rejects"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_rejects")),
    )
    op.create_index("ix_ingest_rejects_run_id", "ingest_rejects", ["run_id"])
    op.create_table(
        "ingest_schedules",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("target", sa.String(), nullable=False),
        sa.Column("every_minutes", sa.Integer(), nullable=False),
        sa.Column("is_on", sa.Boolean(), server_default=sa.text("true"), nullable=False),
        sa.Column("next_at", _AT, server_default=_NOW, nullable=False),
        sa.Column("last_run_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("every_minutes >= 15", name=op.f("ck_ingest_schedules_every_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_schedules")),
    )


def _batches() -> None:
    op.create_table(
        "ingest_batches",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("market", sa.String(), nullable=True),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("rows", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("key_version", sa.SmallInteger(), nullable=True),
        sa.Column("listings", postgresql.ARRAY(sa.Uuid()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("leads", postgresql.ARRAY(sa.Integer()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("added", postgresql.ARRAY(sa.Integer()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), server_default=sa.text("0"), nullable=False),
        sa.Column("due_at", _AT, server_default=_NOW, nullable=False),
        sa.Column("claimed_by", sa.Integer(), nullable=True),
        sa.Column("claimed_since", _AT, nullable=True),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("dead_at", _AT, nullable=True),
        sa.Column("created_at", _AT, server_default=_NOW, nullable=False),
        sa.CheckConstraint(
            "stage IN ('fetch', 'parse', 'clean', 'match', 'score', 'price', 'embed', 'publish')",
            name=op.f("ck_ingest_batches_stage"),
        ),
        _run_id("ingest_batches"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingest_batches")),
    )
    op.create_index("ix_ingest_batches_due", "ingest_batches", ["due_at"], postgresql_where=sa.text("dead_at IS NULL"))
    op.create_index(
        "ix_ingest_batches_dead", "ingest_batches", ["dead_at"], postgresql_where=sa.text("dead_at IS NOT NULL")
    )
    op.create_index("ix_ingest_batches_run_id", "ingest_batches", ["run_id"])


def downgrade() -> None:
    for table in ("ingest_schedules", "ingest_rejects", "ingest_batches", "ingest_runs"):
        op.drop_table(table)
