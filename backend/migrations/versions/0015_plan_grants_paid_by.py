"""Credits of a plan know the order that paid for them and the lot that they are in.

Revision ID: 0015
Revises: 0014
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("plan_grants", sa.Column("order_id", sa.Uuid(), nullable=True))
    op.add_column("plan_grants", sa.Column("lot_id", sa.Uuid(), nullable=True))
    op.create_foreign_key(op.f("fk_plan_grants_order_id"), "plan_grants", "orders", ["order_id"], ["id"])
    op.create_foreign_key(op.f("fk_plan_grants_lot_id"), "plan_grants", "credit_lots", ["lot_id"], ["id"])
    op.create_index("ix_plan_grants_order_id", "plan_grants", ["order_id"])
    op.execute(
        "UPDATE disputes SET undone = jsonb_build_object('lots',"
        " jsonb_build_array(jsonb_build_array(undone -> 'lot_id', undone -> 'cents'))) WHERE undone ? 'lot_id'"
    )


def downgrade() -> None:
    op.drop_index("ix_plan_grants_order_id", "plan_grants")
    for name in ("lot_id", "order_id"):
        op.drop_constraint(op.f(f"fk_plan_grants_{name}"), "plan_grants", type_="foreignkey")
        op.drop_column("plan_grants", name)
