"""Official letters: drafts and what was fixed, their files and numbers, and what all of them say.

Revision ID: 0012_letters
Revises: 0011_time
"""

import sqlalchemy as sa
from alembic import op

revision = "0012_letters"
down_revision = "0011_time"
branch_labels = None
depends_on = None

FIXED_COLUMNS = (
    "organ_id, organ_name, subject_id, kind, facts, by_rule, wording, series, number_word, year,"
    " number, dated_on, digest"
)
FIXED = "fixed letters are never changed"
REFUSE = f"BEGIN SELECT RAISE(ABORT, '{FIXED}'); END"
UPDATE = f"CREATE TRIGGER letter_is_fixed BEFORE UPDATE OF {FIXED_COLUMNS} ON letter"
DELETE = "CREATE TRIGGER letter_is_kept BEFORE DELETE ON letter"
KEEP: list[tuple[str, str]] = [
    ("sqlite", f"{UPDATE} WHEN OLD.number IS NOT NULL {REFUSE}"),
    ("sqlite", f"{DELETE} WHEN OLD.number IS NOT NULL {REFUSE}"),
    (
        "postgresql",
        "CREATE FUNCTION letter_is_fixed() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF OLD.number IS NOT NULL THEN RAISE EXCEPTION '{FIXED}'; END IF;"
        " IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
    ),
    ("postgresql", f"{UPDATE} FOR EACH ROW EXECUTE FUNCTION letter_is_fixed()"),
    ("postgresql", f"{DELETE} FOR EACH ROW EXECUTE FUNCTION letter_is_fixed()"),
]
DROP: list[tuple[str, str]] = [
    ("sqlite", "DROP TRIGGER IF EXISTS letter_is_fixed"),
    ("sqlite", "DROP TRIGGER IF EXISTS letter_is_kept"),
    ("postgresql", "DROP TRIGGER IF EXISTS letter_is_fixed ON letter"),
    ("postgresql", "DROP TRIGGER IF EXISTS letter_is_kept ON letter"),
    ("postgresql", "DROP FUNCTION IF EXISTS letter_is_fixed()"),
]


def upgrade() -> None:
    op.create_table(
        "letter_counter",
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last >= 0", name=op.f("ck_letter_counter_counts_up")),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_letter_counter_organ_id")
        ),
        sa.PrimaryKeyConstraint("organ_id", "series", "year", name=op.f("pk_letter_counter")),
    )
    op.create_table(
        "letter",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("organ_name", sa.String(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("by_rule", sa.JSON(), nullable=False),
        sa.Column("wording", sa.JSON(), nullable=False),
        sa.Column("drafted_by_id", sa.Uuid(), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("series", sa.String(), nullable=False),
        sa.Column("number_word", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(), nullable=True),
        sa.Column("fixed_by_id", sa.Uuid(), nullable=True),
        sa.Column("fixed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("pdf_id", sa.Uuid(), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("scanned_by_id", sa.Uuid(), nullable=True),
        sa.Column("way", sa.String(length=40), nullable=True),
        sa.Column("served_on", sa.Date(), nullable=True),
        sa.Column("receiver", sa.String(), nullable=False),
        sa.Column("posting_number", sa.String(), nullable=False),
        sa.Column("proof_id", sa.Uuid(), nullable=True),
        sa.Column("served_by_id", sa.Uuid(), nullable=True),
        sa.Column("annulled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("annulled_by_id", sa.Uuid(), nullable=True),
        sa.Column("annul_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(served_on IS NULL) = (way IS NULL) AND (served_on IS NULL) = (receiver = '')",
            name=op.f("ck_letter_served_to_somebody_some_way"),
        ),
        sa.CheckConstraint(
            "(state = 'annulled') = (annulled_at IS NOT NULL) AND (annulled_at IS NULL) = (annul_reason = '')",
            name=op.f("ck_letter_annulled_says_why"),
        ),
        sa.CheckConstraint(
            "state <> 'draft' OR number IS NULL", name=op.f("ck_letter_draft_has_no_number")
        ),
        sa.CheckConstraint(
            "state <> 'served' OR served_on IS NOT NULL", name=op.f("ck_letter_served_on_a_day")
        ),
        sa.CheckConstraint(
            "state <> 'stamped' OR scan_id IS NOT NULL", name=op.f("ck_letter_stamped_has_a_scan")
        ),
        sa.CheckConstraint(
            "state NOT IN ('fixed', 'stamped', 'served') OR number IS NOT NULL",
            name=op.f("ck_letter_fixed_has_a_number"),
        ),
        sa.CheckConstraint(
            "(number IS NULL) = (year IS NULL) AND (number IS NULL) = (dated_on IS NULL) AND (number IS NULL) = (digest IS NULL) AND (number IS NULL) = (fixed_at IS NULL)",
            name=op.f("ck_letter_fixed_is_whole"),
        ),
        sa.CheckConstraint(
            "number IS NULL OR number > 0", name=op.f("ck_letter_numbers_begin_at_one")
        ),
        sa.CheckConstraint(
            "served_on IS NULL OR served_on >= dated_on",
            name=op.f("ck_letter_served_after_its_date"),
        ),
        sa.ForeignKeyConstraint(
            ["annulled_by_id"], ["person.id"], name=op.f("fk_letter_annulled_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["drafted_by_id"], ["person.id"], name=op.f("fk_letter_drafted_by_id")
        ),
        sa.ForeignKeyConstraint(["fixed_by_id"], ["person.id"], name=op.f("fk_letter_fixed_by_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_letter_organ_id")),
        sa.ForeignKeyConstraint(["pdf_id"], ["stored_file.id"], name=op.f("fk_letter_pdf_id")),
        sa.ForeignKeyConstraint(["proof_id"], ["stored_file.id"], name=op.f("fk_letter_proof_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["stored_file.id"], name=op.f("fk_letter_scan_id")),
        sa.ForeignKeyConstraint(
            ["scanned_by_id"], ["person.id"], name=op.f("fk_letter_scanned_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["served_by_id"], ["person.id"], name=op.f("fk_letter_served_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint(
            "organ_id",
            "series",
            "year",
            "number",
            name=op.f("uq_letter_organ_id_series_year_number"),
        ),
    )
    op.create_index("ix_letter_organ_drafted", "letter", ["organ_id", "drafted_at"], unique=False)
    op.create_index("ix_letter_subject", "letter", ["subject_id", "drafted_at"], unique=False)
    op.create_table(
        "letter_setting",
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("review_address", sa.String(), nullable=False),
        sa.Column("review_online", sa.String(), nullable=False),
        sa.Column("court", sa.String(), nullable=False),
        sa.Column("office_name", sa.String(), nullable=False),
        sa.Column("office_address", sa.String(), nullable=False),
        sa.Column("office_phone", sa.String(), nullable=False),
        sa.Column("office_hours", sa.String(), nullable=False),
        sa.Column("scan_required", sa.Boolean(), nullable=False),
        sa.Column("proof_required", sa.Boolean(), nullable=False),
        sa.Column("blank_form_id", sa.Uuid(), nullable=True),
        sa.Column("changed_by_id", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["blank_form_id"], ["stored_file.id"], name=op.f("fk_letter_setting_blank_form_id")
        ),
        sa.ForeignKeyConstraint(
            ["changed_by_id"], ["person.id"], name=op.f("fk_letter_setting_changed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_letter_setting_organ_id")
        ),
        sa.PrimaryKeyConstraint("organ_id", name=op.f("pk_letter_setting")),
    )
    op.create_table(
        "letter_attachment",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_letter_attachment_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"],
            ["letter.id"],
            name=op.f("fk_letter_attachment_letter_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("letter_id", "file_id", name=op.f("pk_letter_attachment")),
        sa.UniqueConstraint(
            "letter_id", "position", name=op.f("uq_letter_attachment_letter_id_position")
        ),
    )
    _run(KEEP)


def downgrade() -> None:
    _run(DROP)
    op.drop_table("letter_attachment")
    op.drop_table("letter_setting")
    op.drop_index("ix_letter_subject", table_name="letter")
    op.drop_index("ix_letter_organ_drafted", table_name="letter")
    op.drop_table("letter")
    op.drop_table("letter_counter")


def _run(statements: list[tuple[str, str]]) -> None:
    name = op.get_bind().dialect.name
    for dialect, statement in statements:
        if dialect == name:
            op.get_bind().exec_driver_sql(statement)
