"""Sealing items away, who opened what, words beside the trail, and the register of numbers.

Revision ID: 0007_sealing_and_numbers
Revises: 0006_procedure_drafts
"""

from uuid import uuid4

import sqlalchemy as sa
from alembic import op

from app.kit.db import UTCDateTime
from app.law.document_number import parse

revision = "0007_sealing_and_numbers"
down_revision = "0006_procedure_drafts"
branch_labels = None
depends_on = None

VERSION = "id, document_id, number, {content}digest, saved_at, saved_by_id"
OPINION = "id, review_id, step_id, assignment_id, person_id, verdict, label, digest, round, returned_to, straight, at"
SEALED_VERSION = """CAST(NEW.content AS TEXT) = '{"sealed": true}' AND EXISTS (SELECT 1 FROM document WHERE id = OLD.document_id AND state = 'sealed')"""
SEALED_OPINION = """CAST(NEW.text AS TEXT) = '〔已封存〕' AND CAST(NEW.answers AS TEXT) = '{}' AND EXISTS (SELECT 1 FROM review WHERE id = OLD.review_id AND state = 'sealed')"""
KEPT = "Saved versions are kept."
UNCHANGED = "opinions are never changed"

DROP: list[tuple[str, str]] = [
    ("sqlite", "DROP TRIGGER IF EXISTS document_version_no_update"),
    ("sqlite", "DROP TRIGGER IF EXISTS review_opinion_is_kept"),
    ("postgresql", "DROP TRIGGER IF EXISTS document_version_no_change ON document_version"),
    ("postgresql", "DROP TRIGGER IF EXISTS review_opinion_is_kept ON review_opinion"),
]
DROP_SEALED_ONLY: list[tuple[str, str]] = [
    ("sqlite", "DROP TRIGGER IF EXISTS document_version_sealed_only"),
    ("sqlite", "DROP TRIGGER IF EXISTS review_opinion_sealed_only"),
    ("postgresql", "DROP TRIGGER IF EXISTS document_version_sealed_only ON document_version"),
    ("postgresql", "DROP TRIGGER IF EXISTS review_opinion_sealed_only ON review_opinion"),
    ("postgresql", "DROP FUNCTION IF EXISTS document_version_sealed_only()"),
    ("postgresql", "DROP FUNCTION IF EXISTS review_opinion_sealed_only()"),
]


def _kept(version: str, opinion: str) -> list[tuple[str, str]]:
    """The triggers that keep every column named."""
    return [
        (
            "sqlite",
            f"CREATE TRIGGER document_version_no_update BEFORE UPDATE OF {version} ON document_version BEGIN SELECT RAISE(ABORT, '{KEPT}'); END",
        ),
        (
            "postgresql",
            f"CREATE TRIGGER document_version_no_change BEFORE UPDATE OF {version} OR DELETE ON document_version FOR EACH ROW EXECUTE FUNCTION document_version_is_kept()",
        ),
        (
            "sqlite",
            f"CREATE TRIGGER review_opinion_is_kept BEFORE UPDATE {opinion}ON review_opinion BEGIN SELECT RAISE(ABORT, '{UNCHANGED}'); END",
        ),
        (
            "postgresql",
            f"CREATE TRIGGER review_opinion_is_kept BEFORE UPDATE {opinion}ON review_opinion FOR EACH ROW EXECUTE FUNCTION review_opinion_is_kept()",
        ),
    ]


def _sealed_only(table: str, columns: str, allowed: str, refusal: str) -> list[tuple[str, str]]:
    """What may be written over, and only when it is sealed."""
    name = f"{table}_sealed_only"
    return [
        (
            "sqlite",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} WHEN NOT ({allowed}) BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
        ),
        (
            "postgresql",
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN IF {allowed} THEN RETURN NEW; END IF; RAISE EXCEPTION '{refusal}'; END$$",
        ),
        (
            "postgresql",
            f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ),
    ]


def _run(statements: list[tuple[str, str]]) -> None:
    name = op.get_bind().dialect.name
    for dialect, statement in statements:
        if dialect == name:
            op.get_bind().exec_driver_sql(statement)


def _create_audit_words() -> None:
    """Kept by ``downgrade`` as long as it holds a word of the trail."""
    if sa.inspect(op.get_bind()).has_table("audit_words"):
        return
    op.create_table(
        "audit_words",
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("words", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("chain", "sequence", name=op.f("pk_audit_words")),
    )
    op.create_index(op.f("ix_audit_words_subject"), "audit_words", ["subject"])


def upgrade() -> None:
    _create_audit_words()
    op.create_table(
        "subject_view",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("looked", sa.String(length=40), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_subject_view_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subject_view")),
    )
    op.create_index("ix_subject_view_person", "subject_view", ["person_id"])
    op.create_index(
        "ix_subject_view_by", "subject_view", ["subject_id", "person_id", "looked", "at"]
    )
    op.create_table(
        "seal",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("at", UTCDateTime(), nullable=False),
        sa.Column("key_id", sa.String(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("put_away_at", UTCDateTime(), nullable=True),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_seal_organ_id")),
        sa.ForeignKeyConstraint(["document_id"], ["document.id"], name=op.f("fk_seal_document_id")),
        sa.ForeignKeyConstraint(["by_id"], ["person.id"], name=op.f("fk_seal_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seal")),
        sa.UniqueConstraint("document_id", name=op.f("uq_seal_document_id")),
        sa.UniqueConstraint("organ_id", "number", name=op.f("uq_seal_organ_id_number")),
    )
    op.create_index("ix_seal_by", "seal", ["by_id", "at"])
    op.create_index("ix_seal_organ_at", "seal", ["organ_id", "at"])
    _create_number_taken()
    _run(DROP)
    _run(_kept(VERSION.format(content=""), f"OF {OPINION} "))
    _run(_sealed_only("document_version", "content", SEALED_VERSION, KEPT))
    _run(_sealed_only("review_opinion", "text, answers", SEALED_OPINION, UNCHANGED))


def _create_number_taken() -> None:
    op.create_table(
        "number_taken",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("organ_id", sa.Uuid(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", UTCDateTime(), nullable=False),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.Column("voided_at", UTCDateTime(), nullable=True),
        sa.Column("voided_by_id", sa.Uuid(), nullable=True),
        sa.Column("void_reason", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(voided_at IS NULL) = (void_reason = '')",
            name=op.f("ck_number_taken_void_says_why"),
        ),
        sa.CheckConstraint(
            "document_id IS NOT NULL OR voided_at IS NOT NULL",
            name=op.f("ck_number_taken_given_or_void"),
        ),
        sa.ForeignKeyConstraint(["organ_id"], ["organ.id"], name=op.f("fk_number_taken_organ_id")),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_number_taken_document_id")
        ),
        sa.ForeignKeyConstraint(
            ["taken_by_id"], ["person.id"], name=op.f("fk_number_taken_taken_by_id")
        ),
        sa.ForeignKeyConstraint(
            ["voided_by_id"], ["person.id"], name=op.f("fk_number_taken_voided_by_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_number_taken")),
        sa.UniqueConstraint(
            "organ_id",
            "word",
            "year",
            "number",
            name=op.f("uq_number_taken_organ_id_word_year_number"),
        ),
    )
    op.create_index(op.f("ix_number_taken_document_id"), "number_taken", ["document_id"])
    _take_what_is_published()


def _take_what_is_published() -> None:
    """Numbers on papers that are public, or were, are given. The first paper keeps each."""
    connection = op.get_bind()
    published = sa.text(
        "SELECT p.organ_id, p.document_id, p.document_number, p.published_at, o.number_prefix"
        " FROM publication p JOIN document d ON d.id = p.document_id"
        " JOIN organ o ON o.id = p.organ_id"
        " WHERE NOT d.taken_over AND d.reprint_source = '' AND p.document_number <> ''"
        " ORDER BY p.published_at, p.id"
    ).columns(organ_id=sa.Uuid(), document_id=sa.Uuid(), published_at=UTCDateTime())
    table = sa.table(
        "number_taken",
        *(sa.column(name, sa.Uuid()) for name in ("id", "organ_id", "document_id")),
        *(sa.column(name) for name in ("word", "year", "number", "void_reason")),
        sa.column("taken_at", UTCDateTime()),
    )
    taken = set()
    for row in connection.execute(published).all():
        found = parse(row.document_number)
        if found is None or not found.word.startswith(row.number_prefix):
            continue
        number = (row.organ_id, found.word, found.year or 0, found.number)
        if number not in taken:
            taken.add(number)
            columns = dict(zip(("organ_id", "word", "year", "number"), number, strict=True))
            connection.execute(
                table.insert().values(
                    id=uuid4(),
                    document_id=row.document_id,
                    taken_at=row.published_at,
                    void_reason="",
                    **columns,
                )
            )


def downgrade() -> None:
    if op.get_bind().scalar(sa.text("SELECT count(*) FROM seal")):
        raise RuntimeError("What is sealed away would be lost: there are entries in seal.")
    _run(DROP_SEALED_ONLY)
    _run(DROP)
    _run(_kept(VERSION.format(content="content, "), ""))
    for table in ("number_taken", "seal", "subject_view"):
        op.drop_table(table)
    if not op.get_bind().scalar(sa.text("SELECT count(*) FROM audit_words")):
        op.drop_table("audit_words")
