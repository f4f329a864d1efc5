"""Drafts of procedures, and every act on them.

Revision ID: 0006_procedure_drafts
Revises: 0005_cleaned_files
"""

import sqlalchemy as sa
from alembic import op

revision = "0006_procedure_drafts"
down_revision = "0005_cleaned_files"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "procedure_draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("base_id", sa.Uuid(), nullable=True),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("author_id", sa.Uuid(), nullable=False),
        sa.Column("changed_by_id", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("revision >= 1", name=op.f("ck_procedure_draft_revised_from_one")),
        sa.CheckConstraint(
            "(state = 'live') = (version_id IS NOT NULL)",
            name=op.f("ck_procedure_draft_live_as_a_version"),
        ),
        sa.ForeignKeyConstraint(
            ["author_id"], ["person.id"], name=op.f("fk_procedure_draft_author_id")
        ),
        sa.ForeignKeyConstraint(
            ["base_id"], ["procedure_version.id"], name=op.f("fk_procedure_draft_base_id")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name=op.f("fk_procedure_draft_changed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["procedure_version.id"], name=op.f("fk_procedure_draft_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_draft")),
    )
    op.create_index(
        "ix_procedure_draft_process_id",
        "procedure_draft",
        ["process_id", "changed_at"],
        unique=False,
    )
    op.create_index(
        "ix_procedure_draft_state", "procedure_draft", ["state", "changed_at"], unique=False
    )
    op.create_table(
        "procedure_draft_act",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("draft_id", sa.Uuid(), nullable=False),
        sa.Column("act", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_procedure_draft_act_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["draft_id"], ["procedure_draft.id"], name=op.f("fk_procedure_draft_act_draft_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_draft_act")),
    )
    op.create_index(
        "ix_procedure_draft_act_draft_id",
        "procedure_draft_act",
        ["draft_id", "at"],
        unique=False,
    )


def downgrade() -> None:
    op.drop_index("ix_procedure_draft_act_draft_id", table_name="procedure_draft_act")
    op.drop_table("procedure_draft_act")
    op.drop_index("ix_procedure_draft_state", table_name="procedure_draft")
    op.drop_index("ix_procedure_draft_process_id", table_name="procedure_draft")
    op.drop_table("procedure_draft")
