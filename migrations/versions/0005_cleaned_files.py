"""The copies that are released of attachments.

Revision ID: 0005_cleaned_files
Revises: 0004_api_tokens
"""

import sqlalchemy as sa
from alembic import op

revision = "0005_cleaned_files"
down_revision = "0004_api_tokens"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "cleaned_file",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("copy_sha256", sa.String(), nullable=True),
        sa.Column("copy_size", sa.Integer(), nullable=True),
        sa.Column("removed", sa.JSON(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_cleaned_file_digest_length")),
        sa.CheckConstraint(
            "(state = 'made') = (copy_sha256 IS NOT NULL)",
            name=op.f("ck_cleaned_file_made_says_which"),
        ),
        sa.CheckConstraint(
            "(state = 'failed') = (problem <> '')", name=op.f("ck_cleaned_file_failed_says_why")
        ),
        sa.CheckConstraint(
            "(state = 'waiting') = (done_at IS NULL)", name=op.f("ck_cleaned_file_done_says_when")
        ),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_cleaned_file")),
    )
    op.create_index(
        op.f("ix_cleaned_file_copy_sha256"), "cleaned_file", ["copy_sha256"], unique=False
    )
    op.add_column("attachment", sa.Column("copy_sha256", sa.String(), nullable=True))
    op.add_column("attachment", sa.Column("copy_size", sa.Integer(), nullable=True))
    # Texts were read from the files themselves; now they are read from the copies.
    op.execute("DELETE FROM job WHERE kind = 'files.read' AND state IN ('ready', 'dead')")


def downgrade():
    op.drop_column("attachment", "copy_size")
    op.drop_column("attachment", "copy_sha256")
    op.drop_index(op.f("ix_cleaned_file_copy_sha256"), table_name="cleaned_file")
    op.drop_table("cleaned_file")
    op.execute("DELETE FROM job WHERE kind IN ('files.clean', 'documents.catch_up')")
