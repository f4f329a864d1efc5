"""What the public's side counts, and answers whose link is gone.

Revision ID: 0014_public_requests
Revises: 0013_notices
"""

import sqlalchemy as sa
from alembic import op

revision = "0014_public_requests"
down_revision = "0013_notices"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "public_attempt",
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("tries >= 0", name=op.f("ck_public_attempt_counts_up")),
        sa.PrimaryKeyConstraint("kind", "key", name=op.f("pk_public_attempt")),
    )
    op.create_index(op.f("ix_public_attempt_since"), "public_attempt", ["since"], unique=False)
    op.create_table(
        "found_instead",
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.CheckConstraint("times >= 0", name=op.f("ck_found_instead_counts_up")),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_found_instead_organ_id")
        ),
        sa.PrimaryKeyConstraint("organ_id", "on_day", name=op.f("pk_found_instead")),
    )
    op.create_table(
        "gone_link",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("settled_by_id", sa.Uuid(), nullable=True),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(settled_at IS NULL) = (settled_by_id IS NULL)",
            name=op.f("ck_gone_link_settled_by_somebody"),
        ),
        sa.ForeignKeyConstraint(["answer_id"], ["request_answer.id"], name=op.f("fk_gone_link_answer_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_gone_link_organ_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_gone_link_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["settled_by_id"], ["person.id"], name=op.f("fk_gone_link_settled_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gone_link")),
    )
    op.create_index(
        "ix_gone_link_open", "gone_link", ["organ_id", "settled_at", "gone_at"], unique=False
    )


def downgrade() -> None:
    op.drop_index("ix_gone_link_open", table_name="gone_link")
    op.drop_table("gone_link")
    op.drop_table("found_instead")
    op.drop_index(op.f("ix_public_attempt_since"), table_name="public_attempt")
    op.drop_table("public_attempt")
