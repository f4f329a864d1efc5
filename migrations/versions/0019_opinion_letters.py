"""Letters that seek opinions are numbered and served like others, and can be taken back.

Revision ID: 0019_opinion_letters
Revises: 0018_terms
"""

import sqlalchemy as sa
from alembic import op

revision = "0019_opinion_letters"
down_revision = "0018_terms"
branch_labels = None
depends_on = None

TABLE = "sought_opinion"


def upgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        table.add_column(sa.Column("information", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("letter_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("told_letter_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("withdrawn_why", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True))
        table.create_foreign_key(
            op.f("fk_sought_opinion_letter_id"), "letter", ["letter_id"], ["id"]
        )
        table.create_foreign_key(
            op.f("fk_sought_opinion_told_letter_id"), "letter", ["told_letter_id"], ["id"]
        )
        table.create_unique_constraint(op.f("uq_sought_opinion_letter_id"), ["letter_id"])
        table.create_check_constraint(
            op.f("ck_sought_opinion_withdrawn_says_why"),
            "(withdrawn_at IS NULL) = (withdrawn_why = '')",
        )
        table.create_check_constraint(
            op.f("ck_sought_opinion_withdrawn_once_sent"),
            "withdrawn_at IS NULL OR sent_on IS NOT NULL",
        )
    with op.batch_alter_table(TABLE) as table:
        table.alter_column("information", existing_type=sa.Text(), server_default=None)
        table.alter_column("withdrawn_why", existing_type=sa.Text(), server_default=None)


def downgrade() -> None:
    with op.batch_alter_table(TABLE) as table:
        for name in ("ck_sought_opinion_withdrawn_once_sent", "ck_sought_opinion_withdrawn_says_why"):
            table.drop_constraint(op.f(name), type_="check")
        table.drop_constraint(op.f("uq_sought_opinion_letter_id"), type_="unique")
        for name in ("fk_sought_opinion_told_letter_id", "fk_sought_opinion_letter_id"):
            table.drop_constraint(op.f(name), type_="foreignkey")
        for name in (
            *("withdrawn_at", "withdrawn_why", "told_letter_id", "letter_id", "information"),
        ):
            table.drop_column(name)
