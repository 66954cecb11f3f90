"""Notices and their way to the reader, caught mails, what saved searches were told; activity by time."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

NOW = sa.text("app_now()")


def at(name: str, *, nullable: bool = True) -> sa.Column[object]:
    """An instant; one that is never missing is made by the database's clock."""
    return sa.Column(name, sa.DateTime(timezone=True), server_default=None if nullable else NOW, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("in_app", sa.Boolean(), nullable=False),
        at("created_at", nullable=False),
        at("read_at"),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_notices_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notices")),
        sa.UniqueConstraint("user_id", "cause", name=op.f("uq_notices_user_id_cause")),
    )
    op.create_index("ix_notices_shown", "notices", ["user_id", sa.text("id DESC")], postgresql_where=sa.text("in_app"))
    op.create_index("ix_notices_unread", "notices", ["user_id"], postgresql_where=sa.text("in_app AND read_at IS NULL"))
    op.create_table(
        "notice_deliveries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("notice_id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("frequency", sa.String(), nullable=False),
        sa.Column("search_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), server_default="waiting", nullable=False),
        at("sent_at"),
        sa.Column("error", sa.String(), nullable=True),
        at("created_at", nullable=False),
        sa.CheckConstraint("channel IN ('email', 'slack', 'sms')", name=op.f("ck_notice_deliveries_channel")),
        sa.CheckConstraint("frequency IN ('instant', 'daily', 'weekly')", name=op.f("ck_notice_deliveries_frequency")),
        sa.CheckConstraint(
            "state IN ('waiting', 'sent', 'late', 'silenced', 'unavailable', 'failed')",
            name=op.f("ck_notice_deliveries_state"),
        ),
        sa.ForeignKeyConstraint(
            ["notice_id"], ["notices.id"], name=op.f("fk_notice_deliveries_notice_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["search_id"], ["saved_searches.id"], name=op.f("fk_notice_deliveries_search_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_notice_deliveries_user_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_deliveries")),
        sa.UniqueConstraint("notice_id", "channel", name=op.f("uq_notice_deliveries_notice_id_channel")),
    )
    op.create_index(
        "ix_notice_deliveries_waiting",
        "notice_deliveries",
        ["user_id", "channel", "frequency", "due_at"],
        postgresql_where=sa.text("state = 'waiting'"),
    )
    op.create_index(
        "ix_notice_deliveries_search_id",
        "notice_deliveries",
        ["search_id"],
        postgresql_where=sa.text("search_id IS NOT NULL"),
    )
    op.create_table(
        "caught_mails",
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("html", sa.String(), nullable=False),
        at("created_at", nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_caught_mails_user_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_caught_mails")),
    )
    op.create_index("ix_caught_mails_user_id", "caught_mails", ["user_id", "created_at"])
    op.create_table(
        "search_matches",
        sa.Column("search_id", sa.Uuid(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        at("created_at", nullable=False),
        sa.ForeignKeyConstraint(
            ["search_id"], ["saved_searches.id"], name=op.f("fk_search_matches_search_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["lead_id"], ["leads.id"], name=op.f("fk_search_matches_lead_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("search_id", "lead_id", name=op.f("pk_search_matches")),
    )
    op.create_index("ix_lead_activity_at", "lead_activity", ["at"])


def downgrade() -> None:
    op.drop_index("ix_lead_activity_at", table_name="lead_activity")
    op.drop_table("search_matches")
    op.drop_table("caught_mails")
    op.drop_table("notice_deliveries")
    op.drop_table("notices")
