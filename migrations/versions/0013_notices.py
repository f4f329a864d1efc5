"""Messages to people, their mails, what readers wish, and which last days were told.

Revision ID: 0013_notices
Revises: 0012_letters
"""

import sqlalchemy as sa
from alembic import op

revision = "0013_notices"
down_revision = "0012_letters"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notice_reminder",
        sa.Column("about", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("stage", sa.Integer(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("about", "due_on", name=op.f("pk_notice_reminder")),
    )
    op.create_index(op.f("ix_notice_reminder_due_on"), "notice_reminder", ["due_on"], unique=False)
    op.create_table(
        "notice_mail",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("address_box", sa.LargeBinary(), nullable=True),
        sa.Column("is_digest", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("doubts", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(state = 'sent') = (sent_at IS NOT NULL)", name=op.f("ck_notice_mail_sent_at_a_moment")
        ),
        sa.CheckConstraint(
            "(person_id IS NULL) = (address_box IS NOT NULL)",
            name=op.f("ck_notice_mail_one_receiver"),
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_notice_mail_organ_id")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notice_mail_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_mail")),
        sa.UniqueConstraint("message_id", name=op.f("uq_notice_mail_message_id")),
    )
    op.create_index(
        "ix_notice_mail_failed",
        "notice_mail",
        ["made_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'failed'"),
        postgresql_where=sa.text("state = 'failed'"),
    )
    op.create_index(op.f("ix_notice_mail_made_at"), "notice_mail", ["made_at"], unique=False)
    op.create_table(
        "notice_wishes",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("new_work", sa.String(length=40), nullable=False),
        sa.Column("returned", sa.String(length=40), nullable=False),
        sa.Column("deadlines", sa.String(length=40), nullable=False),
        sa.Column("news", sa.String(length=40), nullable=False),
        sa.Column("digested_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_notice_wishes_person_id")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_notice_wishes")),
    )
    op.create_index(
        "ix_notice_wishes_digested_on", "notice_wishes", ["digested_on", "person_id"], unique=False
    )
    op.create_table(
        "notice",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=True),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("about", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("is_sealed", sa.Boolean(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=True),
        sa.Column("mail_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mail_id"], ["notice_mail.id"], name=op.f("fk_notice_mail_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_notice_organ_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_notice_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
        sa.UniqueConstraint("message_id", name=op.f("uq_notice_message_id")),
    )
    op.create_index(op.f("ix_notice_about"), "notice", ["about"], unique=False)
    op.create_index(op.f("ix_notice_mail_id"), "notice", ["mail_id"], unique=False)
    op.create_index(
        "ix_notice_not_sorted",
        "notice",
        ["made_at", "id"],
        unique=False,
        sqlite_where=sa.text("way IS NULL"),
        postgresql_where=sa.text("way IS NULL"),
    )
    op.create_index("ix_notice_person", "notice", ["person_id", "made_at", "id"], unique=False)
    op.create_index(op.f("ix_notice_read_at"), "notice", ["read_at"], unique=False)
    op.create_index(
        "ix_notice_unread",
        "notice",
        ["person_id", "made_at", "id"],
        unique=False,
        sqlite_where=sa.text("read_at IS NULL AND NOT is_sealed"),
        postgresql_where=sa.text("read_at IS NULL AND NOT is_sealed"),
    )
    op.create_index(
        "ix_review_deadline",
        "review",
        ["deadline_on", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_index(
        "ix_review_assignment_due",
        "review_assignment",
        ["due_on", "id"],
        unique=False,
        sqlite_where=sa.text("state IN ('open', 'claimed')"),
        postgresql_where=sa.text("state IN ('open', 'claimed')"),
    )


def downgrade() -> None:
    op.drop_index("ix_review_assignment_due", table_name="review_assignment")
    op.drop_index("ix_review_deadline", table_name="review")
    op.drop_index("ix_notice_unread", table_name="notice")
    op.drop_index(op.f("ix_notice_read_at"), table_name="notice")
    op.drop_index("ix_notice_person", table_name="notice")
    op.drop_index("ix_notice_not_sorted", table_name="notice")
    op.drop_index(op.f("ix_notice_mail_id"), table_name="notice")
    op.drop_index(op.f("ix_notice_about"), table_name="notice")
    op.drop_table("notice")
    op.drop_index("ix_notice_wishes_digested_on", table_name="notice_wishes")
    op.drop_table("notice_wishes")
    op.drop_index(op.f("ix_notice_mail_made_at"), table_name="notice_mail")
    op.drop_index("ix_notice_mail_failed", table_name="notice_mail")
    op.drop_table("notice_mail")
    op.drop_index(op.f("ix_notice_reminder_due_on"), table_name="notice_reminder")
    op.drop_table("notice_reminder")
