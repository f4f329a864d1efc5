"""What a review waits for.

Revision ID: 0010_messages
Revises: 0009_requests
"""

import sqlalchemy as sa
from alembic import op

revision = "0010_messages"
down_revision = "0009_requests"
branch_labels = None
depends_on = None

AWAITED = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "review_wait",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("is_boundary", sa.Boolean(), nullable=False),
        sa.Column("is_interrupting", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("delivered_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "is_boundary OR is_interrupting",
            name=op.f("ck_review_wait_only_a_border_lets_go_on"),
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_wait_review_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_wait")),
    )
    op.create_index("ix_review_wait_review", "review_wait", ["review_id"], unique=False)
    op.create_index(
        "ix_review_wait_open",
        "review_wait",
        ["review_id", "opened_at"],
        unique=False,
        sqlite_where=AWAITED,
        postgresql_where=AWAITED,
    )


def downgrade() -> None:
    op.drop_index("ix_review_wait_open", table_name="review_wait")
    op.drop_index("ix_review_wait_review", table_name="review_wait")
    op.drop_table("review_wait")
