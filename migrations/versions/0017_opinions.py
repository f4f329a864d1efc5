"""Letters by which opinions are sought, their answers, and reminders of their last days.

Revision ID: 0017_opinions
Revises: 0016_afterwards
"""

import sqlalchemy as sa
from alembic import op

revision = "0017_opinions"
down_revision = "0016_afterwards"
branch_labels = None
depends_on = None

AWAITED = sa.text("sent_on IS NOT NULL AND answered_on IS NULL AND weighed_at IS NULL")
ANSWER = "opinion_answer"


def upgrade() -> None:
    op.create_table(
        "sought_opinion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("code_version", sa.Integer(), nullable=False),
        sa.Column("party_kind", sa.String(length=40), nullable=False),
        sa.Column("party_box", sa.LargeBinary(), nullable=False),
        sa.Column("concerns", sa.Text(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("shown", sa.JSON(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_id", sa.Uuid(), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("served_how", sa.String(), nullable=False),
        sa.Column("unreachable_why", sa.Text(), nullable=False),
        sa.Column("reopened_until", sa.Date(), nullable=True),
        sa.Column("stance", sa.String(length=40), nullable=True),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("weighed", sa.String(length=40), nullable=True),
        sa.Column("weighed_why", sa.Text(), nullable=False),
        sa.Column("weighed_by_id", sa.Uuid(), nullable=True),
        sa.Column("weighed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_on", sa.Date(), nullable=True),
        sa.Column("told_how", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(sent_on IS NULL) = (number IS NULL)",
            name=op.f("ck_sought_opinion_numbered_when_sent"),
        ),
        sa.CheckConstraint(
            "sent_on IS NOT NULL OR (served_on IS NULL AND answered_on IS NULL"
            " AND weighed_at IS NULL)",
            name=op.f("ck_sought_opinion_sent_first"),
        ),
        sa.CheckConstraint(
            "(answered_on IS NULL) = (stance IS NULL)",
            name=op.f("ck_sought_opinion_answered_with_a_word"),
        ),
        sa.CheckConstraint(
            "(weighed_at IS NULL) = (weighed IS NULL)",
            name=op.f("ck_sought_opinion_weighed_with_a_word"),
        ),
        sa.CheckConstraint(
            "told_on IS NULL OR weighed_at IS NOT NULL",
            name=op.f("ck_sought_opinion_weighed_before_told"),
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_sought_opinion_request_id")
        ),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_sought_opinion_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["sent_id"], ["request_event.id"], name=op.f("fk_sought_opinion_sent_id")
        ),
        sa.ForeignKeyConstraint(
            ["weighed_by_id"], ["person.id"], name=op.f("fk_sought_opinion_weighed_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sought_opinion")),
        sa.UniqueConstraint(
            "request_id", "sequence", name=op.f("uq_sought_opinion_request_id_sequence")
        ),
        sa.UniqueConstraint("number", name=op.f("uq_sought_opinion_number")),
    )
    op.create_index(
        "ix_sought_opinion_request", "sought_opinion", ["request_id", "made_at"], unique=False
    )
    op.create_index(
        "ix_sought_opinion_awaited",
        "sought_opinion",
        ["id"],
        unique=False,
        sqlite_where=AWAITED,
        postgresql_where=AWAITED,
    )
    op.create_table(
        ANSWER,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("opinion_id", sa.Uuid(), nullable=False),
        sa.Column("stance", sa.String(length=40), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("way", sa.String(length=40), nullable=False),
        sa.Column("respondent_box", sa.LargeBinary(), nullable=False),
        sa.Column("file_ids", sa.JSON(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_opinion_answer_by_id")),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["sought_opinion.id"], name=op.f("fk_opinion_answer_opinion_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opinion_answer")),
    )
    op.create_index("ix_opinion_answer_opinion", ANSWER, ["opinion_id", "at"], unique=False)
    op.create_table(
        "opinion_reminder",
        sa.Column("opinion_id", sa.Uuid(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("days_before", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["opinion_id"], ["sought_opinion.id"], name=op.f("fk_opinion_reminder_opinion_id")
        ),
        sa.PrimaryKeyConstraint(
            "opinion_id", "last_day", "days_before", name=op.f("pk_opinion_reminder")
        ),
    )
    _keep(ANSWER)


def downgrade() -> None:
    _let_go(ANSWER)
    op.drop_table("opinion_reminder")
    op.drop_index("ix_opinion_answer_opinion", table_name=ANSWER)
    op.drop_table(ANSWER)
    op.drop_index("ix_sought_opinion_awaited", table_name="sought_opinion")
    op.drop_index("ix_sought_opinion_request", table_name="sought_opinion")
    op.drop_table("sought_opinion")


def _keep(name: str) -> None:
    """Nobody changes or deletes a row."""
    if op.get_bind().dialect.name == "sqlite":
        refuse = "BEGIN SELECT RAISE(ABORT, 'What happened to a request is never changed.'); END"
        op.execute(f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}")
        op.execute(f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}")
        return
    op.execute(
        f"CREATE FUNCTION {name}_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
        "$$BEGIN RAISE EXCEPTION 'What happened to a request is never changed.'; END$$"
    )
    op.execute(
        f"CREATE TRIGGER {name}_no_change BEFORE UPDATE OR DELETE ON {name} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}_is_kept()"
    )


def _let_go(name: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER IF EXISTS {name}_no_update")
        op.execute(f"DROP TRIGGER IF EXISTS {name}_no_delete")
        return
    op.execute(f"DROP TRIGGER IF EXISTS {name}_no_change ON {name}")
    op.execute(f"DROP FUNCTION IF EXISTS {name}_is_kept()")
