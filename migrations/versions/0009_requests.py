"""Requests for information: the case, its ledger and answers; reviews without a drafter.

Revision ID: 0009_requests
Revises: 0008_filing
"""

import sqlalchemy as sa
from alembic import op

revision = "0009_requests"
down_revision = "0008_filing"
branch_labels = None
depends_on = None

KEPT = ("request_event", "request_answer_version")
OF_A_REVIEW = (
    "trouble", "review_passage", "review_editor", "review_opinion", "review_assignment",
    "review_step", "review_sheet",
)  # fmt: skip
OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    with op.batch_alter_table("stored_file") as table:
        table.alter_column("made_by_id", existing_type=sa.Uuid(), nullable=True)
    with op.batch_alter_table("review") as table:
        table.alter_column("drafter_id", existing_type=sa.Uuid(), nullable=True)
    op.add_column(
        "review_step", sa.Column("slot", sa.Integer(), nullable=False, server_default="0")
    )
    with op.batch_alter_table("review_step") as table:
        table.alter_column("slot", existing_type=sa.Integer(), server_default=None)
        table.drop_index("uq_review_step_open_task")
        table.create_index(
            "uq_review_step_open_task",
            ["task_id", "slot"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
    op.create_table(
        "request_number",
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_request_number_organ_id")
        ),
        sa.PrimaryKeyConstraint("organ_id", "year", name=op.f("pk_request_number")),
    )
    op.create_table(
        "request_settings",
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("exclusion_from", sa.String(), nullable=False),
        sa.Column("correction_days", sa.Integer(), nullable=False),
        sa.Column("scan_before_service", sa.Boolean(), nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("phone", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_request_settings_organ_id")
        ),
        sa.PrimaryKeyConstraint("organ_id", name=op.f("pk_request_settings")),
    )
    op.create_table(
        "disclosure_request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(length=40), nullable=False),
        sa.Column("applicant_kind", sa.String(), nullable=False),
        sa.Column("applicant_box", sa.LargeBinary(), nullable=False),
        sa.Column("applicant_mark", sa.String(), nullable=False),
        sa.Column("name_mark", sa.String(), nullable=False),
        sa.Column("has_agent", sa.Boolean(), nullable=False),
        sa.Column("is_own_information", sa.Boolean(), nullable=False),
        sa.Column("needs_help", sa.Boolean(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("correction", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("wanted_form", sa.String(length=40), nullable=False),
        sa.Column("wanted_way", sa.String(length=40), nullable=False),
        sa.Column("code_version", sa.Integer(), nullable=False),
        sa.Column("found_published", sa.Integer(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_in_on", sa.Date(), nullable=False),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.Column("awaits", sa.String(), nullable=False),
        sa.Column("sort_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("lead_unit_id", sa.Uuid(), nullable=True),
        sa.Column("taken_in_by_id", sa.Uuid(), nullable=True),
        sa.Column("duplicate_of_id", sa.Uuid(), nullable=True),
        sa.Column("split_from_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "state <> 'answered' OR answered_on IS NOT NULL",
            name=op.f("ck_disclosure_request_answered_on_a_day"),
        ),
        sa.CheckConstraint(
            "duplicate_of_id IS NULL OR duplicate_of_id <> id",
            name=op.f("ck_disclosure_request_not_its_own_twin"),
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of_id"],
            ["disclosure_request.id"],
            name=op.f("fk_disclosure_request_duplicate_of_id"),
        ),
        sa.ForeignKeyConstraint(
            ["lead_unit_id"], ["unit.id"], name=op.f("fk_disclosure_request_lead_unit_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_disclosure_request_organ_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_disclosure_request_review_id")
        ),
        sa.ForeignKeyConstraint(
            ["split_from_id"],
            ["disclosure_request.id"],
            name=op.f("fk_disclosure_request_split_from_id"),
        ),
        sa.ForeignKeyConstraint(
            ["taken_in_by_id"], ["person.id"], name=op.f("fk_disclosure_request_taken_in_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_disclosure_request")),
        sa.UniqueConstraint("number", name=op.f("uq_disclosure_request_number")),
        sa.UniqueConstraint(
            "organ_id",
            "year",
            "sequence",
            name=op.f("uq_disclosure_request_organ_id_year_sequence"),
        ),
    )
    op.create_index(
        "ix_disclosure_request_applicant",
        "disclosure_request",
        ["organ_id", "applicant_mark", "handed_in_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_disclosure_request_lead_unit_id"),
        "disclosure_request",
        ["lead_unit_id"],
        unique=False,
    )
    op.create_index(
        "ix_disclosure_request_name", "disclosure_request", ["organ_id", "name_mark"], unique=False
    )
    op.create_index(
        "ix_disclosure_request_newest",
        "disclosure_request",
        ["organ_id", "handed_in_at", "id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_disclosure_request_review_id"), "disclosure_request", ["review_id"], unique=False
    )
    op.create_index(
        op.f("ix_disclosure_request_split_from_id"),
        "disclosure_request",
        ["split_from_id"],
        unique=False,
    )
    op.create_index(
        "ix_disclosure_request_state",
        "disclosure_request",
        ["organ_id", "state", "sort_on", "id"],
        unique=False,
    )
    op.create_index(
        "ix_disclosure_request_urgent",
        "disclosure_request",
        ["organ_id", "is_open", "sort_on", "id"],
        unique=False,
    )
    op.create_table(
        "request_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("grounds", sa.JSON(), nullable=False),
        sa.Column("enclosures", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("saved", sa.Integer(), nullable=False),
        sa.Column("drafted_by_id", sa.Uuid(), nullable=True),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("served_by", sa.String(), nullable=False),
        sa.Column("annulled_why", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "state <> 'served' OR served_on IS NOT NULL",
            name=op.f("ck_request_answer_served_on_a_day"),
        ),
        sa.CheckConstraint(
            "state NOT IN ('signed', 'served') OR signed_at IS NOT NULL",
            name=op.f("ck_request_answer_signed_by_then"),
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by_id"], ["person.id"], name=op.f("fk_request_answer_drafted_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_answer_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_answer")),
        sa.UniqueConstraint(
            "request_id", "number", name=op.f("uq_request_answer_request_id_number")
        ),
    )
    op.create_table(
        "request_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("refers_to_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_request_event_by_id")),
        sa.ForeignKeyConstraint(
            ["refers_to_id"], ["request_event.id"], name=op.f("fk_request_event_refers_to_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_event_request_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_event")),
        sa.UniqueConstraint(
            "request_id", "position", name=op.f("uq_request_event_request_id_position")
        ),
    )
    op.create_table(
        "request_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_request_file_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_request_file_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_file_request_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_request_file_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_file")),
    )
    op.create_index(op.f("ix_request_file_file_id"), "request_file", ["file_id"], unique=False)
    op.create_index(
        "ix_request_file_request", "request_file", ["request_id", "role", "added_at"], unique=False
    )
    op.create_table(
        "request_unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("assigned", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_lead", sa.Boolean(), nullable=False),
        sa.Column("is_current", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_request_unit_request_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_request_unit_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_unit")),
        sa.UniqueConstraint(
            "request_id",
            "assigned",
            "unit_id",
            name=op.f("uq_request_unit_request_id_assigned_unit_id"),
        ),
    )
    op.create_index(op.f("ix_request_unit_unit_id"), "request_unit", ["unit_id"], unique=False)
    op.create_table(
        "search_record",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("places", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.Column("searched_on", sa.Date(), nullable=False),
        sa.Column("is_found", sa.Boolean(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_search_record_by_id")),
        sa.ForeignKeyConstraint(
            ["request_id"], ["disclosure_request.id"], name=op.f("fk_search_record_request_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_search_record_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_record")),
    )
    op.create_index("ix_search_record_request", "search_record", ["request_id", "at"], unique=False)
    op.create_table(
        "request_answer_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("answer_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["answer_id"], ["request_answer.id"], name=op.f("fk_request_answer_version_answer_id")
        ),
        sa.ForeignKeyConstraint(
            ["by_id"], ["person.id"], name=op.f("fk_request_answer_version_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["request_id"],
            ["disclosure_request.id"],
            name=op.f("fk_request_answer_version_request_id"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_answer_version")),
    )
    op.create_index(
        "ix_request_answer_version_digest",
        "request_answer_version",
        ["request_id", "digest"],
        unique=False,
    )
    for name in KEPT:
        _keep(name)


def downgrade() -> None:
    for name in KEPT:
        _let_go(name)
    op.execute("UPDATE disclosure_request SET review_id = NULL")
    for name in OF_A_REVIEW:
        op.execute(
            f"DELETE FROM {name} WHERE review_id IN "
            "(SELECT id FROM review WHERE subject_kind = 'request')"
        )
    op.execute("DELETE FROM review WHERE subject_kind = 'request'")
    op.drop_index("ix_request_answer_version_digest", table_name="request_answer_version")
    op.drop_table("request_answer_version")
    op.drop_index("ix_search_record_request", table_name="search_record")
    op.drop_table("search_record")
    op.drop_index(op.f("ix_request_unit_unit_id"), table_name="request_unit")
    op.drop_table("request_unit")
    op.drop_index("ix_request_file_request", table_name="request_file")
    op.drop_index(op.f("ix_request_file_file_id"), table_name="request_file")
    op.drop_table("request_file")
    op.drop_table("request_event")
    op.drop_table("request_answer")
    op.drop_index("ix_disclosure_request_urgent", table_name="disclosure_request")
    op.drop_index("ix_disclosure_request_state", table_name="disclosure_request")
    op.drop_index(op.f("ix_disclosure_request_split_from_id"), table_name="disclosure_request")
    op.drop_index(op.f("ix_disclosure_request_review_id"), table_name="disclosure_request")
    op.drop_index("ix_disclosure_request_newest", table_name="disclosure_request")
    op.drop_index("ix_disclosure_request_name", table_name="disclosure_request")
    op.drop_index(op.f("ix_disclosure_request_lead_unit_id"), table_name="disclosure_request")
    op.drop_index("ix_disclosure_request_applicant", table_name="disclosure_request")
    op.drop_table("disclosure_request")
    op.drop_table("request_settings")
    op.drop_table("request_number")
    with op.batch_alter_table("review_step") as table:
        table.drop_index("uq_review_step_open_task")
        table.create_index(
            "uq_review_step_open_task",
            ["task_id"],
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        )
        table.drop_column("slot")
    with op.batch_alter_table("review") as table:
        table.alter_column("drafter_id", existing_type=sa.Uuid(), nullable=False)
    op.execute("DELETE FROM stored_file WHERE made_by_id IS NULL")
    with op.batch_alter_table("stored_file") as table:
        table.alter_column("made_by_id", existing_type=sa.Uuid(), nullable=False)


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
