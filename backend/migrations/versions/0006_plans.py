"""What a plan is to be next, where it is paid, when it is looked at; and the credits granted for its months.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_AT = sa.DateTime(timezone=True)


def upgrade() -> None:
    for name, kind in (
        ("next_billing", sa.String()), ("anchor_at", _AT), ("customer_ref", sa.String()), ("pay_url", sa.String()),
    ):  # fmt: skip
        op.add_column("subscriptions", sa.Column(name, kind, nullable=True))
    op.add_column("subscriptions", sa.Column("look_at", _AT, server_default=sa.text("app_now()"), nullable=False))
    op.create_check_constraint(
        op.f("ck_subscriptions_next_billing"), "subscriptions", "next_billing IN ('month', 'year')"
    )
    op.create_index(
        "ix_subscriptions_look_at", "subscriptions", ["look_at"], postgresql_where=sa.text("status <> 'cancelled'")
    )
    op.add_column("proposals", sa.Column("plan", postgresql.JSONB(), nullable=True))
    op.create_table(
        "plan_grants",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("cause", sa.String(), nullable=False),
        sa.Column("cents", sa.Integer(), nullable=False),
        sa.Column("created_at", _AT, server_default=sa.text("app_now()"), nullable=False),
        sa.CheckConstraint("cents >= 0", name=op.f("ck_plan_grants_cents")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_plan_grants_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_grants")),
        sa.UniqueConstraint("user_id", "cause", name=op.f("uq_plan_grants_user_id_cause")),
    )


def downgrade() -> None:
    op.drop_table("plan_grants")
    op.drop_column("proposals", "plan")
    op.drop_index("ix_subscriptions_look_at", table_name="subscriptions")
    op.drop_constraint(op.f("ck_subscriptions_next_billing"), "subscriptions")
    for name in ("look_at", "pay_url", "customer_ref", "anchor_at", "next_billing"):
        op.drop_column("subscriptions", name)
