"""Supervision of requests: days put right, terms of the organ, calendars that changed, proofs.

Revision ID: 0015_supervision
Revises: 0014_public_requests
"""

import sqlalchemy as sa
from alembic import op

revision = "0015_supervision"
down_revision = "0014_public_requests"
branch_labels = None
depends_on = None

PROPOSED = sa.text("state = 'proposed'")


def upgrade() -> None:
    op.drop_index("ix_disclosure_request_lead_unit_id", "disclosure_request")
    op.create_index(
        "ix_disclosure_request_unit",
        "disclosure_request",
        ["lead_unit_id", "is_open", "sort_on", "id"],
    )
    op.create_index(
        op.f("ix_disclosure_request_duplicate_of_id"), "disclosure_request", ["duplicate_of_id"]
    )
    op.add_column(
        "request_settings", sa.Column("hours", sa.String(), nullable=False, server_default="")
    )
    with op.batch_alter_table("request_settings") as table:
        table.alter_column("hours", existing_type=sa.String(), server_default=None)
    op.create_table(
        "request_day_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("before_on", sa.Date(), nullable=False),
        sa.Column("after_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("proof_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("due_before", sa.Date(), nullable=True),
        sa.Column("due_after", sa.Date(), nullable=True),
        sa.Column("made_timely", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "before_on <> after_on", name=op.f("ck_request_day_change_changes_something")
        ),
        sa.CheckConstraint(
            "(state = 'proposed') = (decided_by_id IS NULL)",
            name=op.f("ck_request_day_change_decided_by_somebody"),
        ),
        sa.CheckConstraint(
            "(decided_by_id IS NULL) = (decided_at IS NULL)",
            name=op.f("ck_request_day_change_decided_once"),
        ),
        sa.CheckConstraint(
            "decided_by_id <> proposed_by_id", name=op.f("ck_request_day_change_two_persons")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_request_day_change_decided_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["request_event.id"], name=op.f("fk_request_day_change_event_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_request_day_change_organ_id")
        ),
        sa.ForeignKeyConstraint(
            ["proof_id"], ["request_file.id"], name=op.f("fk_request_day_change_proof_id")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_request_day_change_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["disclosure_request.id"],
            name=op.f("fk_request_day_change_request_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_day_change")),
    )
    op.create_index(
        "uq_request_day_change_proposed",
        "request_day_change",
        ["request_id"],
        unique=True,
        sqlite_where=PROPOSED,
        postgresql_where=PROPOSED,
    )
    op.create_index(
        "ix_request_day_change_request", "request_day_change", ["request_id", "proposed_at"]
    )
    op.create_index(
        "ix_request_day_change_timely",
        "request_day_change",
        ["organ_id", "made_timely", "proposed_at"],
    )
    op.create_index(
        "ix_request_day_change_organ", "request_day_change", ["organ_id", "proposed_at"]
    )
    op.create_table(
        "term_change",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_term_change_by_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_term_change_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_change")),
    )
    op.create_index("ix_term_change_organ", "term_change", ["organ_id", "at"])
    op.create_table(
        "moved_term",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("change_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("before_on", sa.Date(), nullable=True),
        sa.Column("after_on", sa.Date(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_id"], ["term_change.id"], name=op.f("fk_moved_term_change_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_moved_term_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_moved_term")),
        sa.UniqueConstraint(
            "change_id", "subject_id", name=op.f("uq_moved_term_change_id_subject_id")
        ),
    )
    op.create_index("ix_moved_term_subject", "moved_term", ["subject_id"])
    op.create_index("ix_moved_term_organ", "moved_term", ["organ_id", "at", "id"])
    op.create_table(
        "request_proof",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(file_id IS NULL) = (made_at IS NULL)", name=op.f("ck_request_proof_made_with_a_file")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_request_proof_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_request_proof_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_proof_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_proof")),
    )
    op.create_index("ix_request_proof_request", "request_proof", ["request_id", "asked_at"])


def downgrade() -> None:
    op.drop_table("request_proof")
    op.drop_table("moved_term")
    op.drop_table("term_change")
    op.drop_table("request_day_change")
    op.drop_column("request_settings", "hours")
    op.drop_index("ix_disclosure_request_duplicate_of_id", "disclosure_request")
    op.drop_index("ix_disclosure_request_unit", "disclosure_request")
    op.create_index(
        "ix_disclosure_request_lead_unit_id", "disclosure_request", ["lead_unit_id"]
    )
