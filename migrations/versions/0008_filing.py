"""Authorities on the same installation, papers for filing, and the file of an item.

Revision ID: 0008_filing
Revises: 0007_sealing_and_numbers
"""

import sqlalchemy as sa
from alembic import op

revision = "0008_filing"
down_revision = "0007_sealing_and_numbers"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("filing_authority") as table:
        table.add_column(sa.Column("receiver_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(
            op.f("fk_filing_authority_receiver_id"), "organ", ["receiver_id"], ["id"]
        )
        table.create_check_constraint(
            op.f("ck_filing_authority_somebody_else"), "receiver_id <> organ_id"
        )
        table.create_index(op.f("ix_filing_authority_receiver_id"), ["receiver_id"], unique=False)
    with op.batch_alter_table("filing") as table:
        table.add_column(sa.Column("receiver_id", sa.Uuid(), nullable=True))
        table.add_column(sa.Column("confirmed_by_id", sa.Uuid(), nullable=True))
        table.create_foreign_key(op.f("fk_filing_receiver_id"), "organ", ["receiver_id"], ["id"])
        table.create_foreign_key(
            op.f("fk_filing_confirmed_by_id"), "person", ["confirmed_by_id"], ["id"]
        )
        table.create_check_constraint(
            op.f("ck_filing_seen_when_sent"), "receiver_id IS NULL OR state <> 'due'"
        )
        table.create_check_constraint(
            op.f("ck_filing_confirmed_by_its_receiver"),
            "confirmed_by_id IS NULL OR receiver_id IS NOT NULL",
        )
        table.create_index("ix_filing_organ_opened", ["organ_id", "opened_at"], unique=False)
        table.create_index(
            "ix_filing_authority_opened", ["authority_id", "opened_at"], unique=False
        )
        table.create_index(
            "ix_filing_receiver_state", ["receiver_id", "state", "sent_on"], unique=False
        )
    op.create_table(
        "filing_paper",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("filing_id", sa.Uuid(), nullable=True),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(file_id IS NULL) = (made_at IS NULL)", name=op.f("ck_filing_paper_made_with_a_file")
        ),
        sa.CheckConstraint(
            "(kind = 'document') = (filing_id IS NOT NULL)",
            name=op.f("ck_filing_paper_a_document_of_a_filing"),
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_filing_paper_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_filing_paper_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["filing_id"], ["filing.id"], name=op.f("fk_filing_paper_filing_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_filing_paper_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_paper")),
    )
    op.create_index(op.f("ix_filing_paper_filing_id"), "filing_paper", ["filing_id"], unique=False)
    op.create_index("ix_filing_paper_organ", "filing_paper", ["organ_id", "asked_at"], unique=False)
    op.create_table(
        "dossier",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("stand", sa.String(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(file_id IS NULL) = (made_at IS NULL)", name=op.f("ck_dossier_made_with_a_file")
        ),
        sa.CheckConstraint(
            "made_at IS NULL OR failed_at IS NULL", name=op.f("ck_dossier_made_or_failed")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_dossier_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_dossier_document_id")
        ),
        sa.ForeignKeyConstraint(["file_id"], ["stored_file.id"], name=op.f("fk_dossier_file_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_dossier_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dossier")),
        sa.UniqueConstraint("document_id", name=op.f("uq_dossier_document_id")),
    )


def downgrade() -> None:
    op.drop_table("dossier")
    op.drop_index("ix_filing_paper_organ", table_name="filing_paper")
    op.drop_index(op.f("ix_filing_paper_filing_id"), table_name="filing_paper")
    op.drop_table("filing_paper")
    with op.batch_alter_table("filing") as table:
        table.drop_index("ix_filing_receiver_state")
        table.drop_index("ix_filing_authority_opened")
        table.drop_index("ix_filing_organ_opened")
        table.drop_constraint(op.f("ck_filing_confirmed_by_its_receiver"), type_="check")
        table.drop_constraint(op.f("ck_filing_seen_when_sent"), type_="check")
        table.drop_constraint(op.f("fk_filing_confirmed_by_id"), type_="foreignkey")
        table.drop_constraint(op.f("fk_filing_receiver_id"), type_="foreignkey")
        table.drop_column("confirmed_by_id")
        table.drop_column("receiver_id")
    with op.batch_alter_table("filing_authority") as table:
        table.drop_index(op.f("ix_filing_authority_receiver_id"))
        table.drop_constraint(op.f("ck_filing_authority_somebody_else"), type_="check")
        table.drop_constraint(op.f("fk_filing_authority_receiver_id"), type_="foreignkey")
        table.drop_column("receiver_id")
