"""The tables of the first release.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

AFTER: list[tuple[str, str]] = [
    (
        "sqlite",
        """CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE(ABORT, 'The trail is append-only.'); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE(ABORT, 'The trail is append-only.'); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER audit_entry_no_replace BEFORE INSERT ON audit_entry WHEN EXISTS (SELECT 1 FROM audit_entry WHERE chain = NEW.chain AND sequence = NEW.sequence) BEGIN SELECT RAISE(ABORT, 'The trail is append-only.'); END """,
    ),
    (
        "postgresql",
        """CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'The trail is append-only.'; END$$ """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER audit_entry_no_change BEFORE UPDATE OR DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION audit_is_append_only() """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER audit_entry_no_truncate BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only() """,
    ),
    (
        "sqlite",
        """CREATE VIRTUAL TABLE search_index USING fts5(title, numbers, body, content='search_entry', content_rowid='id', tokenize='unicode61 remove_diacritics 0') """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN INSERT INTO search_index(rowid, title, numbers, body) VALUES (new.id, new.title, new.numbers, new.body); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN INSERT INTO search_index(search_index, rowid, title, numbers, body) VALUES ('delete', old.id, old.title, old.numbers, old.body); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN INSERT INTO search_index(search_index, rowid, title, numbers, body) VALUES ('delete', old.id, old.title, old.numbers, old.body); INSERT INTO search_index(rowid, title, numbers, body) VALUES (new.id, new.title, new.numbers, new.body); END """,
    ),
    (
        "postgresql",
        """CREATE TABLE search_vector (entry_id INTEGER PRIMARY KEY REFERENCES search_entry(id) ON DELETE CASCADE, vector TSVECTOR NOT NULL) """,
    ),
    ("postgresql", """CREATE INDEX ix_search_vector_vector ON search_vector USING GIN (vector) """),
    (
        "postgresql",
        """CREATE FUNCTION keep_search_vector() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO search_vector(entry_id, vector) VALUES (NEW.id, setweight(to_tsvector('simple', NEW.title), 'A') || setweight(to_tsvector('simple', NEW.numbers), 'B') || to_tsvector('simple', NEW.body)) ON CONFLICT (entry_id) DO UPDATE SET vector = EXCLUDED.vector; RETURN NULL; END $$ """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER search_entry_kept AFTER INSERT OR UPDATE ON search_entry FOR EACH ROW EXECUTE FUNCTION keep_search_vector() """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER review_opinion_is_kept BEFORE UPDATE ON review_opinion BEGIN SELECT RAISE(ABORT, 'opinions are never changed'); END """,
    ),
    (
        "postgresql",
        """CREATE FUNCTION review_opinion_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'opinions are never changed'; END $$ """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER review_opinion_is_kept BEFORE UPDATE ON review_opinion FOR EACH ROW EXECUTE FUNCTION review_opinion_is_kept() """,
    ),
]
BEFORE: list[tuple[str, str]] = [
    ("sqlite", """DROP TRIGGER IF EXISTS audit_entry_no_update """),
    ("sqlite", """DROP TRIGGER IF EXISTS audit_entry_no_delete """),
    ("sqlite", """DROP TRIGGER IF EXISTS audit_entry_no_replace """),
    ("postgresql", """DROP TRIGGER IF EXISTS audit_entry_no_truncate ON audit_entry """),
    ("postgresql", """DROP TRIGGER IF EXISTS audit_entry_no_change ON audit_entry """),
    ("postgresql", """DROP FUNCTION IF EXISTS audit_is_append_only() """),
    ("sqlite", """DROP TABLE IF EXISTS search_index """),
    ("postgresql", """DROP TABLE IF EXISTS search_vector """),
    ("postgresql", """DROP TRIGGER IF EXISTS search_entry_kept ON search_entry """),
    ("postgresql", """DROP FUNCTION IF EXISTS keep_search_vector() """),
    ("sqlite", """DROP TRIGGER IF EXISTS review_opinion_is_kept """),
    ("postgresql", """DROP TRIGGER IF EXISTS review_opinion_is_kept ON review_opinion """),
    ("postgresql", """DROP FUNCTION IF EXISTS review_opinion_is_kept() """),
]


def _run(statements: list[tuple[str, str]]) -> None:
    name = op.get_bind().dialect.name
    for dialect, statement in statements:
        if dialect == name:
            op.get_bind().exec_driver_sql(statement)


def upgrade() -> None:
    # ### commands auto generated by Alembic - please adjust! ###
    op.create_table(
        "address_failures",
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_address_failures")),
    )
    op.create_index(op.f("ix_address_failures_since"), "address_failures", ["since"], unique=False)
    op.create_table(
        "audit_entry",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("request_id", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("details", sa.Text(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.CheckConstraint("sequence > 0", name=op.f("ck_audit_entry_counts_from_one")),
        sa.PrimaryKeyConstraint("chain", "sequence", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_by_id_at", "audit_entry", ["by_id", "at"], unique=False)
    op.create_index(
        "ix_audit_entry_chain_act", "audit_entry", ["chain", "act", "sequence"], unique=False
    )
    op.create_index("ix_audit_entry_chain_at", "audit_entry", ["chain", "at"], unique=False)
    op.create_index("ix_audit_entry_subject_at", "audit_entry", ["subject", "at"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chain", name=op.f("pk_audit_head")),
    )
    op.create_table(
        "file_text",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("passages", sa.JSON(), nullable=False),
        sa.Column("is_complete", sa.Boolean(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_file_text_digest_length")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_file_text")),
    )
    op.create_table(
        "idempotency_key",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", "key", name=op.f("pk_idempotency_key")),
    )
    op.create_index(
        op.f("ix_idempotency_key_made_at"), "idempotency_key", ["made_at"], unique=False
    )
    op.create_table(
        "job",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=True),
        sa.Column("every_seconds", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("run_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("lease_owner", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("last_error", sa.String(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'done') = (done_at IS NOT NULL)", name=op.f("ck_job_done_at_a_moment")
        ),
        sa.CheckConstraint(
            "(state = 'running') = (lease_owner IS NOT NULL)", name=op.f("ck_job_leased_when_run")
        ),
        sa.CheckConstraint(
            "(lease_owner IS NULL) = (lease_until IS NULL)", name=op.f("ck_job_lease_is_whole")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_job")),
        sa.UniqueConstraint("kind", "key", name=op.f("uq_job_kind_key")),
    )
    op.create_index(op.f("ix_job_organ_id"), "job", ["organ_id"], unique=False)
    op.create_index("ix_job_state_run_at", "job", ["state", "run_at"], unique=False)
    op.create_table(
        "organ",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=False),
        sa.Column("number_prefix", sa.String(), nullable=False),
        sa.Column("review_organ", sa.String(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.CheckConstraint("length(code) BETWEEN 9 AND 18", name=op.f("ck_organ_code_length")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organ")),
        sa.UniqueConstraint("code", name=op.f("uq_organ_code")),
    )
    op.create_table(
        "procedure_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("process_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=True),
        sa.Column("deployed_by", sa.Uuid(), nullable=True),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("deployed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("number >= 1", name=op.f("ck_procedure_version_numbered_from_one")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_version")),
        sa.UniqueConstraint(
            "process_id", "number", name=op.f("uq_procedure_version_process_id_number")
        ),
    )
    op.create_table(
        "worker_heartbeat",
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("good_until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("owner", name=op.f("pk_worker_heartbeat")),
    )
    op.create_index(
        op.f("ix_worker_heartbeat_good_until"), "worker_heartbeat", ["good_until"], unique=False
    )
    op.create_table(
        "filing_authority",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_filing_authority_organ_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing_authority")),
    )
    op.create_index(
        op.f("ix_filing_authority_organ_id"), "filing_authority", ["organ_id"], unique=False
    )
    op.create_table(
        "index_counter",
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.CheckConstraint("last BETWEEN 0 AND 99999", name=op.f("ck_index_counter_five_digits")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_index_counter_organ_id")),
        sa.PrimaryKeyConstraint("organ_id", "year", name=op.f("pk_index_counter")),
    )
    op.create_table(
        "procedure_instance",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"], ["procedure_version.id"], name=op.f("fk_procedure_instance_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_instance")),
    )
    op.create_index(
        op.f("ix_procedure_instance_subject"), "procedure_instance", ["subject"], unique=False
    )
    op.create_index(
        op.f("ix_procedure_instance_version_id"), "procedure_instance", ["version_id"], unique=False
    )
    op.create_table(
        "unit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_unit_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("organ_id", "id", name=op.f("uq_unit_organ_id_id")),
        sa.UniqueConstraint("organ_id", "name", name=op.f("uq_unit_organ_id_name")),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=True),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("login", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("staff_number", sa.String(), nullable=False),
        sa.Column("duty", sa.String(length=40), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("must_change_password", sa.Boolean(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "organ_id IS NOT NULL OR duty IS NOT NULL", name=op.f("ck_person_somewhere")
        ),
        sa.CheckConstraint(
            "organ_id IS NOT NULL OR unit_id IS NULL", name=op.f("ck_person_unit_of_an_organ")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id", "unit_id"],
            ["unit.organ_id", "unit.id"],
            name=op.f("fk_person_organ_id_unit_id"),
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_person_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sa.UniqueConstraint("login", name=op.f("uq_person_login")),
        sa.UniqueConstraint("organ_id", "id", name=op.f("uq_person_organ_id_id")),
        sa.UniqueConstraint(
            "organ_id", "staff_number", name=op.f("uq_person_organ_id_staff_number")
        ),
    )
    op.create_index("ix_person_organ_id_name", "person", ["organ_id", "name", "id"], unique=False)
    op.create_index(op.f("ix_person_unit_id"), "person", ["unit_id"], unique=False)
    op.create_table(
        "procedure_timer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("instance_id", sa.Uuid(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "fired_at IS NULL OR gone_at IS NULL", name=op.f("ck_procedure_timer_rings_or_goes")
        ),
        sa.ForeignKeyConstraint(
            ["instance_id"],
            ["procedure_instance.id"],
            name=op.f("fk_procedure_timer_instance_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_procedure_timer")),
    )
    op.create_index(
        op.f("ix_procedure_timer_instance_id"), "procedure_timer", ["instance_id"], unique=False
    )
    op.create_index(
        "ix_procedure_timer_waiting",
        "procedure_timer",
        ["due_at", "fired_at", "gone_at"],
        unique=False,
    )
    op.create_table(
        "document",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("drafter_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("state_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("has_no_number", sa.Boolean(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=True),
        sa.Column("formed_unknown_reason", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("subtheme", sa.String(), nullable=False),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("validity", sa.String(length=40), nullable=False),
        sa.Column("info_kind", sa.String(length=40), nullable=False),
        sa.Column("attribute", sa.String(length=40), nullable=True),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("attribute_reason", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=40), nullable=False),
        sa.Column("reprint_source", sa.String(), nullable=False),
        sa.Column("reprint_url", sa.String(), nullable=False),
        sa.Column("original_index_number", sa.String(), nullable=False),
        sa.Column("taken_over", sa.Boolean(), nullable=False),
        sa.Column("is_change", sa.Boolean(), nullable=False),
        sa.Column("change_explanation", sa.Text(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=True),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("deadline_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "document_number = '' OR NOT has_no_number",
            name=op.f("ck_document_has_a_number_or_has_none"),
        ),
        sa.CheckConstraint("version_number >= 0", name=op.f("ck_document_counts_its_saves")),
        sa.ForeignKeyConstraint(["drafter_id"], ["person.id"], name=op.f("fk_document_drafter_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_document_organ_id")),
        sa.ForeignKeyConstraint(
            ["saved_by_id"], ["person.id"], name=op.f("fk_document_saved_by_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_document_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
    )
    op.create_index(
        "ix_document_drafter_state", "document", ["drafter_id", "state", "saved_at"], unique=False
    )
    op.create_index(
        "ix_document_organ_number", "document", ["organ_id", "document_number"], unique=False
    )
    op.create_index(op.f("ix_document_review_id"), "document", ["review_id"], unique=False)
    op.create_index(op.f("ix_document_unit_id"), "document", ["unit_id"], unique=False)
    op.create_index(
        "ix_document_unit_state",
        "document",
        ["organ_id", "unit_id", "state", "saved_at"],
        unique=False,
    )
    op.create_table(
        "local_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_working", sa.Boolean(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("source <> ''", name=op.f("ck_local_day_says_who_ordered_it")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_local_day_made_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_local_day_organ_id"), ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_local_day")),
        sa.UniqueConstraint("organ_id", "day", name=op.f("uq_local_day_organ_id_day")),
    )
    op.create_index(
        "uq_local_day_day_everywhere",
        "local_day",
        ["day"],
        unique=True,
        sqlite_where=sa.text("organ_id IS NULL"),
        postgresql_where=sa.text("organ_id IS NULL"),
    )
    op.create_table(
        "post",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("is_deputy", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organ_id", "person_id"],
            ["person.organ_id", "person.id"],
            name=op.f("fk_post_organ_id_person_id"),
        ),
        sa.ForeignKeyConstraint(
            ["organ_id", "unit_id"],
            ["unit.organ_id", "unit.id"],
            name=op.f("fk_post_organ_id_unit_id"),
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_post_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_post")),
    )
    op.create_index("ix_post_organ_id_lane", "post", ["organ_id", "lane", "unit_id"], unique=False)
    op.create_index(
        "uq_post_in_organ",
        "post",
        ["person_id", "lane"],
        unique=True,
        sqlite_where=sa.text("unit_id IS NULL"),
        postgresql_where=sa.text("unit_id IS NULL"),
    )
    op.create_index("uq_post_in_unit", "post", ["person_id", "unit_id", "lane"], unique=True)
    op.create_table(
        "review",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("subject_kind", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("instance_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("attribute", sa.String(), nullable=False),
        sa.Column("drafter_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("steps_opened", sa.Integer(), nullable=False),
        sa.Column("elements_passed", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("deadline_on", sa.Date(), nullable=True),
        sa.Column("no_light", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "(state = 'running') = (ended_at IS NULL)",
            name=op.f("ck_review_running_until_it_ended"),
        ),
        sa.CheckConstraint("round >= 1", name=op.f("ck_review_rounds_count_from_one")),
        sa.ForeignKeyConstraint(["drafter_id"], ["person.id"], name=op.f("fk_review_drafter_id")),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_review_organ_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_review_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint("instance_id", name=op.f("uq_review_instance_id")),
    )
    op.create_index("ix_review_drafter", "review", ["drafter_id", "opened_at"], unique=False)
    op.create_index(
        "ix_review_organ_state", "review", ["organ_id", "state", "opened_at"], unique=False
    )
    op.create_index(
        "ix_review_subject", "review", ["subject_kind", "subject_id", "opened_at"], unique=False
    )
    op.create_index(op.f("ix_review_unit_id"), "review", ["unit_id"], unique=False)
    op.create_index(op.f("ix_review_version_id"), "review", ["version_id"], unique=False)
    op.create_index(
        "uq_review_running_subject",
        "review",
        ["subject_kind", "subject_id"],
        unique=True,
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.create_table(
        "sign_in_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("token_hash", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("agent", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_sign_in_session_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign_in_session")),
        sa.UniqueConstraint("token_hash", name=op.f("uq_sign_in_session_token_hash")),
    )
    op.create_index(
        op.f("ix_sign_in_session_expires_at"), "sign_in_session", ["expires_at"], unique=False
    )
    op.create_index(
        op.f("ix_sign_in_session_person_id"), "sign_in_session", ["person_id"], unique=False
    )
    op.create_table(
        "stored_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("made_by_id", sa.Uuid(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_stored_file_digest_length")),
        sa.CheckConstraint("size >= 0", name=op.f("ck_stored_file_has_a_size")),
        sa.ForeignKeyConstraint(
            ["made_by_id"], ["person.id"], name=op.f("fk_stored_file_made_by_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_stored_file_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stored_file")),
    )
    op.create_index(op.f("ix_stored_file_made_by_id"), "stored_file", ["made_by_id"], unique=False)
    op.create_index(
        "ix_stored_file_organ_made", "stored_file", ["organ_id", "made_at"], unique=False
    )
    op.create_index(op.f("ix_stored_file_sha256"), "stored_file", ["sha256"], unique=False)
    op.create_table(
        "attachment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["added_by_id"], ["person.id"], name=op.f("fk_attachment_added_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_attachment_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_attachment_file_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_index(
        "ix_attachment_document_position", "attachment", ["document_id", "position"], unique=False
    )
    op.create_index(op.f("ix_attachment_file_id"), "attachment", ["file_id"], unique=False)
    op.create_table(
        "document_issuer",
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_document_issuer_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name=op.f("pk_document_issuer")),
    )
    op.create_table(
        "document_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_by_id", sa.Uuid(), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_document_version_document_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["saved_by_id"], ["person.id"], name=op.f("fk_document_version_saved_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_version")),
        sa.UniqueConstraint(
            "document_id", "number", name=op.f("uq_document_version_document_id_number")
        ),
    )
    op.create_index(
        op.f("ix_document_version_digest"), "document_version", ["digest"], unique=False
    )
    op.create_table(
        "gate_answer",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("hit", sa.String(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("words <> ''", name=op.f("ck_gate_answer_says_why")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_gate_answer_by_id")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_gate_answer_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gate_answer")),
        sa.UniqueConstraint("document_id", "hit", name=op.f("uq_gate_answer_document_id_hit")),
    )
    op.create_index(op.f("ix_gate_answer_by_id"), "gate_answer", ["by_id"], unique=False)
    op.create_table(
        "imported_file",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("batch_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("doubtful", sa.JSON(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'waiting') = (done_at IS NULL)", name=op.f("ck_imported_file_done_says_when")
        ),
        sa.CheckConstraint(
            "state <> 'failed' OR problem <> ''", name=op.f("ck_imported_file_failed_says_why")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_imported_file_by_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_imported_file_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_imported_file_file_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_imported_file_organ_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imported_file")),
    )
    op.create_index(
        "ix_imported_file_batch", "imported_file", ["batch_id", "position"], unique=False
    )
    op.create_index("ix_imported_file_by", "imported_file", ["by_id", "made_at"], unique=False)
    op.create_index(
        "ix_imported_file_digest", "imported_file", ["organ_id", "sha256"], unique=False
    )
    op.create_index(
        op.f("ix_imported_file_document_id"), "imported_file", ["document_id"], unique=False
    )
    op.create_index(op.f("ix_imported_file_file_id"), "imported_file", ["file_id"], unique=False)
    op.create_table(
        "review_editor",
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_review_editor_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_review_editor_review_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("review_id", "person_id", name=op.f("pk_review_editor")),
    )
    op.create_table(
        "review_passage",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("element", sa.String(), nullable=False),
        sa.Column("target", sa.String(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("is_undone", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_review_passage_review_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_passage")),
        sa.UniqueConstraint(
            "review_id", "position", name=op.f("uq_review_passage_review_id_position")
        ),
    )
    op.create_table(
        "review_sheet",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("file_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "(file_id IS NULL) = (made_at IS NULL)", name=op.f("ck_review_sheet_made_with_a_file")
        ),
        sa.ForeignKeyConstraint(
            ["asked_by_id"], ["person.id"], name=op.f("fk_review_sheet_asked_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name=op.f("fk_review_sheet_file_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_sheet_review_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_sheet")),
    )
    op.create_index(
        "ix_review_sheet_review", "review_sheet", ["review_id", "asked_at"], unique=False
    )
    op.create_table(
        "review_step",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=True),
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("node_id", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("lane", sa.String(length=40), nullable=False),
        sa.Column("of", sa.String(length=40), nullable=False),
        sa.Column("duty", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("outcomes", sa.JSON(), nullable=False),
        sa.Column("targets", sa.JSON(), nullable=False),
        sa.Column("chosen_id", sa.Uuid(), nullable=True),
        sa.Column("claimed_by_id", sa.Uuid(), nullable=True),
        sa.Column("nobody", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("sort_on", sa.Date(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Uuid(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("ending", sa.String(length=40), nullable=True),
        sa.Column("carried_from_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "ending <> 'completed' OR verdict IS NOT NULL",
            name=op.f("ck_review_step_completed_by_a_verdict"),
        ),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (ending IS NULL)",
            name=op.f("ck_review_step_closed_with_a_reason"),
        ),
        sa.CheckConstraint(
            "claimed_by_id IS NULL OR NOT nobody", name=op.f("ck_review_step_claimed_by_somebody")
        ),
        sa.ForeignKeyConstraint(
            ["carried_from_id"], ["review_step.id"], name=op.f("fk_review_step_carried_from_id")
        ),
        sa.ForeignKeyConstraint(
            ["chosen_id"], ["person.id"], name=op.f("fk_review_step_chosen_id")
        ),
        sa.ForeignKeyConstraint(
            ["claimed_by_id"], ["person.id"], name=op.f("fk_review_step_claimed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["person.id"], name=op.f("fk_review_step_closed_by_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_review_step_organ_id")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_step_review_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_review_step_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_step")),
        sa.UniqueConstraint(
            "review_id", "position", name=op.f("uq_review_step_review_id_position")
        ),
    )
    op.create_index(
        "ix_review_step_claimed",
        "review_step",
        ["organ_id", "opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NOT NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NOT NULL"),
    )
    op.create_index(
        "ix_review_step_pool_no_unit",
        "review_step",
        ["organ_id", "lane", "sort_on", "opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL AND unit_id IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL AND unit_id IS NULL"),
    )
    op.create_index(
        "ix_review_step_pool_organ",
        "review_step",
        ["organ_id", "lane", "sort_on", "opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
    )
    op.create_index(
        "ix_review_step_pool_unit",
        "review_step",
        ["organ_id", "lane", "unit_id", "sort_on", "opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
    )
    op.create_index(
        "uq_review_step_open_task",
        "review_step",
        ["task_id"],
        unique=True,
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("index_number", sa.String(), nullable=False),
        sa.Column("public_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("issuers", sa.JSON(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("subtheme", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=True),
        sa.Column("keywords", sa.JSON(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("reprint_source", sa.String(), nullable=False),
        sa.Column("reprint_url", sa.String(), nullable=False),
        sa.Column("original_index_number", sa.String(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("validity", sa.String(length=40), nullable=False),
        sa.Column("validity_on", sa.Date(), nullable=True),
        sa.Column("replaced_by_id", sa.Uuid(), nullable=True),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("taken_down_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "(state = 'taken_down') = (taken_down_at IS NOT NULL)",
            name=op.f("ck_publication_says_when"),
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_publication_document_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_publication_organ_id")),
        sa.ForeignKeyConstraint(
            ["replaced_by_id"], ["publication.id"], name=op.f("fk_publication_replaced_by_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_publication_unit_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_version.id"], name=op.f("fk_publication_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
        sa.UniqueConstraint("document_id", name=op.f("uq_publication_document_id")),
        sa.UniqueConstraint("index_number", name=op.f("uq_publication_index_number")),
        sa.UniqueConstraint("public_id", name=op.f("uq_publication_public_id")),
    )
    op.create_index("ix_publication_number", "publication", ["document_number"], unique=False)
    op.create_index(
        "ix_publication_organ_state",
        "publication",
        ["organ_id", "state", "published_at"],
        unique=False,
    )
    op.create_index(
        op.f("ix_publication_replaced_by_id"), "publication", ["replaced_by_id"], unique=False
    )
    op.create_index(
        "ix_publication_state_published", "publication", ["state", "published_at"], unique=False
    )
    op.create_index(
        "ix_publication_theme", "publication", ["theme", "state", "published_at"], unique=False
    )
    op.create_index(op.f("ix_publication_unit_id"), "publication", ["unit_id"], unique=False)
    op.create_index(op.f("ix_publication_version_id"), "publication", ["version_id"], unique=False)
    op.create_index(
        "ix_publication_year", "publication", ["year", "state", "published_at"], unique=False
    )
    op.create_table(
        "review_assignment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("sort_on", sa.Date(), nullable=False),
        sa.Column("previous_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint(
            "person_id IS NOT NULL OR state NOT IN ('claimed', 'decided', 'returned', 'stale')",
            name=op.f("ck_review_assignment_somebody_decides"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_review_assignment_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["previous_id"], ["review_assignment.id"], name=op.f("fk_review_assignment_previous_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_review_assignment_review_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["review_step.id"],
            name=op.f("fk_review_assignment_step_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_assignment")),
    )
    op.create_index(
        "ix_review_assignment_held",
        "review_assignment",
        ["person_id", "sort_on", "opened_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'claimed'"),
        postgresql_where=sa.text("state = 'claimed'"),
    )
    op.create_index(
        "ix_review_assignment_review",
        "review_assignment",
        ["review_id", "kind", "state"],
        unique=False,
    )
    op.create_index(
        op.f("ix_review_assignment_step_id"), "review_assignment", ["step_id"], unique=False
    )
    op.create_table(
        "trouble",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_trouble_organ_id")),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_trouble_review_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["step_id"], ["review_step.id"], name=op.f("fk_trouble_step_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trouble")),
    )
    op.create_index(
        "ix_trouble_organ_open", "trouble", ["organ_id", "resolved_at", "since"], unique=False
    )
    op.create_index(op.f("ix_trouble_review_id"), "trouble", ["review_id"], unique=False)
    op.create_index("ix_trouble_step", "trouble", ["step_id"], unique=False)
    op.create_table(
        "version_attachment",
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name=op.f("fk_version_attachment_attachment_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["document_version.id"],
            name=op.f("fk_version_attachment_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("version_id", "position", name=op.f("pk_version_attachment")),
    )
    op.create_index(
        op.f("ix_version_attachment_attachment_id"),
        "version_attachment",
        ["attachment_id"],
        unique=False,
    )
    op.create_table(
        "withheld_entry",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("unit_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("attribute", sa.String(length=40), nullable=False),
        sa.Column("legal_basis", sa.String(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("approver_id", sa.Uuid(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("re_examine_on", sa.Date(), nullable=False),
        sa.Column("examined_on", sa.Date(), nullable=True),
        sa.Column("examined_by_id", sa.Uuid(), nullable=True),
        sa.Column("examination_note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["approver_id"], ["person.id"], name=op.f("fk_withheld_entry_approver_id")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_withheld_entry_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["examined_by_id"], ["person.id"], name=op.f("fk_withheld_entry_examined_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["organ_id"], ["organ.id"], name=op.f("fk_withheld_entry_organ_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_withheld_entry_unit_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_version.id"], name=op.f("fk_withheld_entry_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_withheld_entry")),
        sa.UniqueConstraint(
            "document_id", "version_id", name=op.f("uq_withheld_entry_document_id_version_id")
        ),
    )
    op.create_index(
        "ix_withheld_entry_organ_due", "withheld_entry", ["organ_id", "re_examine_on"], unique=False
    )
    op.create_index(op.f("ix_withheld_entry_unit_id"), "withheld_entry", ["unit_id"], unique=False)
    op.create_table(
        "filing",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("version_number", sa.Integer(), nullable=False),
        sa.Column("authority_id", sa.Uuid(), nullable=False),
        sa.Column("authority_name", sa.String(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("means", sa.String(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_by_id", sa.Uuid(), nullable=True),
        sa.Column("received_on", sa.Date(), nullable=True),
        sa.Column("receipt_number", sa.String(), nullable=False),
        sa.CheckConstraint(
            "(state = 'due') = (sent_on IS NULL)", name=op.f("ck_filing_sent_says_when")
        ),
        sa.CheckConstraint(
            "(state = 'received') = (received_on IS NOT NULL)", name=op.f("ck_filing_got_says_when")
        ),
        sa.ForeignKeyConstraint(
            ["authority_id"], ["filing_authority.id"], name=op.f("fk_filing_authority_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_filing_organ_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_filing_publication_id")
        ),
        sa.ForeignKeyConstraint(["sent_by_id"], ["person.id"], name=op.f("fk_filing_sent_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_filing")),
        sa.UniqueConstraint(
            "publication_id",
            "version_number",
            "authority_id",
            name=op.f("uq_filing_publication_id_version_number_authority_id"),
        ),
    )
    op.create_index(op.f("ix_filing_authority_id"), "filing", ["authority_id"], unique=False)
    op.create_index(
        "ix_filing_organ_state", "filing", ["organ_id", "state", "opened_at"], unique=False
    )
    op.create_table(
        "publication_version",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("body_html", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("shown_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_publication_version_publication_id"),
        ),
        sa.ForeignKeyConstraint(
            ["version_id"], ["document_version.id"], name=op.f("fk_publication_version_version_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication_version")),
        sa.UniqueConstraint(
            "publication_id", "number", name=op.f("uq_publication_version_publication_id_number")
        ),
    )
    op.create_index(
        op.f("ix_publication_version_version_id"),
        "publication_version",
        ["version_id"],
        unique=False,
    )
    op.create_table(
        "review_opinion",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("step_id", sa.Uuid(), nullable=False),
        sa.Column("assignment_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("returned_to", sa.String(), nullable=True),
        sa.Column("straight", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment_id"],
            ["review_assignment.id"],
            name=op.f("fk_review_opinion_assignment_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_review_opinion_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["review_id"],
            ["review.id"],
            name=op.f("fk_review_opinion_review_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["step_id"],
            ["review_step.id"],
            name=op.f("fk_review_opinion_step_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_opinion")),
        sa.UniqueConstraint("assignment_id", name=op.f("uq_review_opinion_assignment_id")),
    )
    op.create_index("ix_review_opinion_person", "review_opinion", ["person_id", "at"], unique=False)
    op.create_index("ix_review_opinion_review", "review_opinion", ["review_id", "at"], unique=False)
    op.create_index(op.f("ix_review_opinion_step_id"), "review_opinion", ["step_id"], unique=False)
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("tokenizer", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_search_entry_publication_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_entry")),
        sa.UniqueConstraint("publication_id", name=op.f("uq_search_entry_publication_id")),
    )
    op.create_index(op.f("ix_search_entry_tokenizer"), "search_entry", ["tokenizer"], unique=False)
    op.create_table(
        "taking_down",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("publication_id", sa.Uuid(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("proposed_by_id", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("confirmed", sa.Boolean(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(decided_at IS NULL) = (confirmed IS NULL)",
            name=op.f("ck_taking_down_decided_says_how"),
        ),
        sa.CheckConstraint(
            "decided_by_id IS NULL OR decided_by_id <> proposed_by_id",
            name=op.f("ck_taking_down_by_two"),
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name=op.f("fk_taking_down_decided_by_id")
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_taking_down_organ_id")),
        sa.ForeignKeyConstraint(
            ["proposed_by_id"], ["person.id"], name=op.f("fk_taking_down_proposed_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_taking_down_publication_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taking_down")),
    )
    op.create_index(
        "ix_taking_down_organ_decided", "taking_down", ["organ_id", "decided_at"], unique=False
    )
    op.create_index(
        op.f("ix_taking_down_publication_id"), "taking_down", ["publication_id"], unique=False
    )
    # ### end Alembic commands ###
    _run(AFTER)


def downgrade() -> None:
    _run(BEFORE)
    # ### commands auto generated by Alembic - please adjust! ###
    op.drop_index(op.f("ix_taking_down_publication_id"), table_name="taking_down")
    op.drop_index("ix_taking_down_organ_decided", table_name="taking_down")
    op.drop_table("taking_down")
    op.drop_index(op.f("ix_search_entry_tokenizer"), table_name="search_entry")
    op.drop_table("search_entry")
    op.drop_index(op.f("ix_review_opinion_step_id"), table_name="review_opinion")
    op.drop_index("ix_review_opinion_review", table_name="review_opinion")
    op.drop_index("ix_review_opinion_person", table_name="review_opinion")
    op.drop_table("review_opinion")
    op.drop_index(op.f("ix_publication_version_version_id"), table_name="publication_version")
    op.drop_table("publication_version")
    op.drop_index("ix_filing_organ_state", table_name="filing")
    op.drop_index(op.f("ix_filing_authority_id"), table_name="filing")
    op.drop_table("filing")
    op.drop_index(op.f("ix_withheld_entry_unit_id"), table_name="withheld_entry")
    op.drop_index("ix_withheld_entry_organ_due", table_name="withheld_entry")
    op.drop_table("withheld_entry")
    op.drop_index(op.f("ix_version_attachment_attachment_id"), table_name="version_attachment")
    op.drop_table("version_attachment")
    op.drop_index("ix_trouble_step", table_name="trouble")
    op.drop_index(op.f("ix_trouble_review_id"), table_name="trouble")
    op.drop_index("ix_trouble_organ_open", table_name="trouble")
    op.drop_table("trouble")
    op.drop_index(op.f("ix_review_assignment_step_id"), table_name="review_assignment")
    op.drop_index("ix_review_assignment_review", table_name="review_assignment")
    op.drop_index(
        "ix_review_assignment_held",
        table_name="review_assignment",
        sqlite_where=sa.text("state = 'claimed'"),
        postgresql_where=sa.text("state = 'claimed'"),
    )
    op.drop_table("review_assignment")
    op.drop_index("ix_publication_year", table_name="publication")
    op.drop_index(op.f("ix_publication_version_id"), table_name="publication")
    op.drop_index(op.f("ix_publication_unit_id"), table_name="publication")
    op.drop_index("ix_publication_theme", table_name="publication")
    op.drop_index("ix_publication_state_published", table_name="publication")
    op.drop_index(op.f("ix_publication_replaced_by_id"), table_name="publication")
    op.drop_index("ix_publication_organ_state", table_name="publication")
    op.drop_index("ix_publication_number", table_name="publication")
    op.drop_table("publication")
    op.drop_index(
        "uq_review_step_open_task",
        table_name="review_step",
        sqlite_where=sa.text("closed_at IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL"),
    )
    op.drop_index(
        "ix_review_step_pool_unit",
        table_name="review_step",
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
    )
    op.drop_index(
        "ix_review_step_pool_organ",
        table_name="review_step",
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL"),
    )
    op.drop_index(
        "ix_review_step_pool_no_unit",
        table_name="review_step",
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL AND unit_id IS NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NULL AND unit_id IS NULL"),
    )
    op.drop_index(
        "ix_review_step_claimed",
        table_name="review_step",
        sqlite_where=sa.text("closed_at IS NULL AND claimed_by_id IS NOT NULL"),
        postgresql_where=sa.text("closed_at IS NULL AND claimed_by_id IS NOT NULL"),
    )
    op.drop_table("review_step")
    op.drop_index("ix_review_sheet_review", table_name="review_sheet")
    op.drop_table("review_sheet")
    op.drop_table("review_passage")
    op.drop_table("review_editor")
    op.drop_index(op.f("ix_imported_file_file_id"), table_name="imported_file")
    op.drop_index(op.f("ix_imported_file_document_id"), table_name="imported_file")
    op.drop_index("ix_imported_file_digest", table_name="imported_file")
    op.drop_index("ix_imported_file_by", table_name="imported_file")
    op.drop_index("ix_imported_file_batch", table_name="imported_file")
    op.drop_table("imported_file")
    op.drop_index(op.f("ix_gate_answer_by_id"), table_name="gate_answer")
    op.drop_table("gate_answer")
    op.drop_index(op.f("ix_document_version_digest"), table_name="document_version")
    op.drop_table("document_version")
    op.drop_table("document_issuer")
    op.drop_index(op.f("ix_attachment_file_id"), table_name="attachment")
    op.drop_index("ix_attachment_document_position", table_name="attachment")
    op.drop_table("attachment")
    op.drop_index(op.f("ix_stored_file_sha256"), table_name="stored_file")
    op.drop_index("ix_stored_file_organ_made", table_name="stored_file")
    op.drop_index(op.f("ix_stored_file_made_by_id"), table_name="stored_file")
    op.drop_table("stored_file")
    op.drop_index(op.f("ix_sign_in_session_person_id"), table_name="sign_in_session")
    op.drop_index(op.f("ix_sign_in_session_expires_at"), table_name="sign_in_session")
    op.drop_table("sign_in_session")
    op.drop_index(
        "uq_review_running_subject",
        table_name="review",
        sqlite_where=sa.text("state = 'running'"),
        postgresql_where=sa.text("state = 'running'"),
    )
    op.drop_index(op.f("ix_review_version_id"), table_name="review")
    op.drop_index(op.f("ix_review_unit_id"), table_name="review")
    op.drop_index("ix_review_subject", table_name="review")
    op.drop_index("ix_review_organ_state", table_name="review")
    op.drop_index("ix_review_drafter", table_name="review")
    op.drop_table("review")
    op.drop_index("uq_post_in_unit", table_name="post")
    op.drop_index(
        "uq_post_in_organ",
        table_name="post",
        sqlite_where=sa.text("unit_id IS NULL"),
        postgresql_where=sa.text("unit_id IS NULL"),
    )
    op.drop_index("ix_post_organ_id_lane", table_name="post")
    op.drop_table("post")
    op.drop_index(
        "uq_local_day_day_everywhere",
        table_name="local_day",
        sqlite_where=sa.text("organ_id IS NULL"),
        postgresql_where=sa.text("organ_id IS NULL"),
    )
    op.drop_table("local_day")
    op.drop_index("ix_document_unit_state", table_name="document")
    op.drop_index(op.f("ix_document_unit_id"), table_name="document")
    op.drop_index(op.f("ix_document_review_id"), table_name="document")
    op.drop_index("ix_document_organ_number", table_name="document")
    op.drop_index("ix_document_drafter_state", table_name="document")
    op.drop_table("document")
    op.drop_index("ix_procedure_timer_waiting", table_name="procedure_timer")
    op.drop_index(op.f("ix_procedure_timer_instance_id"), table_name="procedure_timer")
    op.drop_table("procedure_timer")
    op.drop_index(op.f("ix_person_unit_id"), table_name="person")
    op.drop_index("ix_person_organ_id_name", table_name="person")
    op.drop_table("person")
    op.drop_table("unit")
    op.drop_index(op.f("ix_procedure_instance_version_id"), table_name="procedure_instance")
    op.drop_index(op.f("ix_procedure_instance_subject"), table_name="procedure_instance")
    op.drop_table("procedure_instance")
    op.drop_table("index_counter")
    op.drop_index(op.f("ix_filing_authority_organ_id"), table_name="filing_authority")
    op.drop_table("filing_authority")
    op.drop_index(op.f("ix_worker_heartbeat_good_until"), table_name="worker_heartbeat")
    op.drop_table("worker_heartbeat")
    op.drop_table("procedure_version")
    op.drop_table("organ")
    op.drop_index("ix_job_state_run_at", table_name="job")
    op.drop_index(op.f("ix_job_organ_id"), table_name="job")
    op.drop_table("job")
    op.drop_index(op.f("ix_idempotency_key_made_at"), table_name="idempotency_key")
    op.drop_table("idempotency_key")
    op.drop_table("file_text")
    op.drop_table("audit_head")
    op.drop_index("ix_audit_entry_subject_at", table_name="audit_entry")
    op.drop_index("ix_audit_entry_chain_at", table_name="audit_entry")
    op.drop_index("ix_audit_entry_chain_act", table_name="audit_entry")
    op.drop_index("ix_audit_entry_by_id_at", table_name="audit_entry")
    op.drop_table("audit_entry")
    op.drop_index(op.f("ix_address_failures_since"), table_name="address_failures")
    op.drop_table("address_failures")
    # ### end Alembic commands ###
