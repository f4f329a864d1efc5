"""The office's clock in training: how far it is ahead of the real time.

Revision ID: 0011_time
Revises: 0010_messages
"""

import sqlalchemy as sa
from alembic import op

revision = "0011_time"
down_revision = "0010_messages"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "office_clock",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ahead_seconds", sa.BigInteger(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_office_clock_only_one")),
        sa.ForeignKeyConstraint(
            ["set_by_id"], ["person.id"], name=op.f("fk_office_clock_set_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_clock")),
    )


def downgrade() -> None:
    op.drop_table("office_clock")
