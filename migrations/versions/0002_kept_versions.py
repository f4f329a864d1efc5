"""Saved versions, and which attachments each had, are never changed or deleted.

Revision ID: 0002_kept_versions
Revises: 0001
"""

from alembic import op

revision = "0002_kept_versions"
down_revision = "0001"
branch_labels = None
depends_on = None

AFTER: list[tuple[str, str]] = [
    (
        "sqlite",
        """CREATE TRIGGER document_version_no_update BEFORE UPDATE OF id, document_id, number, content, digest, saved_at, saved_by_id ON document_version BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER document_version_no_delete BEFORE DELETE ON document_version BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER document_version_no_replace BEFORE INSERT ON document_version WHEN EXISTS (SELECT 1 FROM document_version WHERE id = NEW.id OR (document_id = NEW.document_id AND number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END """,
    ),
    (
        "postgresql",
        """CREATE FUNCTION document_version_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'Saved versions are kept.'; END$$ """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER document_version_no_change BEFORE UPDATE OF id, document_id, number, content, digest, saved_at, saved_by_id OR DELETE ON document_version FOR EACH ROW EXECUTE FUNCTION document_version_is_kept() """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER document_version_no_truncate BEFORE TRUNCATE ON document_version FOR EACH STATEMENT EXECUTE FUNCTION document_version_is_kept() """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER version_attachment_no_update BEFORE UPDATE OF version_id, position, attachment_id ON version_attachment BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER version_attachment_no_delete BEFORE DELETE ON version_attachment BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END """,
    ),
    (
        "sqlite",
        """CREATE TRIGGER version_attachment_no_replace BEFORE INSERT ON version_attachment WHEN EXISTS (SELECT 1 FROM version_attachment WHERE version_id = NEW.version_id AND position = NEW.position) BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END """,
    ),
    (
        "postgresql",
        """CREATE FUNCTION version_attachment_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RAISE EXCEPTION 'Saved versions are kept.'; END$$ """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER version_attachment_no_change BEFORE UPDATE OF version_id, position, attachment_id OR DELETE ON version_attachment FOR EACH ROW EXECUTE FUNCTION version_attachment_is_kept() """,
    ),
    (
        "postgresql",
        """CREATE TRIGGER version_attachment_no_truncate BEFORE TRUNCATE ON version_attachment FOR EACH STATEMENT EXECUTE FUNCTION version_attachment_is_kept() """,
    ),
]
BEFORE: list[tuple[str, str]] = [
    (
        "sqlite",
        """DROP TRIGGER IF EXISTS document_version_no_update """,
    ),
    (
        "sqlite",
        """DROP TRIGGER IF EXISTS document_version_no_delete """,
    ),
    (
        "sqlite",
        """DROP TRIGGER IF EXISTS document_version_no_replace """,
    ),
    (
        "postgresql",
        """DROP TRIGGER IF EXISTS document_version_no_truncate ON document_version """,
    ),
    (
        "postgresql",
        """DROP TRIGGER IF EXISTS document_version_no_change ON document_version """,
    ),
    (
        "postgresql",
        """DROP FUNCTION IF EXISTS document_version_is_kept() """,
    ),
    (
        "sqlite",
        """DROP TRIGGER IF EXISTS version_attachment_no_update """,
    ),
    (
        "sqlite",
        """DROP TRIGGER IF EXISTS version_attachment_no_delete """,
    ),
    (
        "sqlite",
        """DROP TRIGGER IF EXISTS version_attachment_no_replace """,
    ),
    (
        "postgresql",
        """DROP TRIGGER IF EXISTS version_attachment_no_truncate ON version_attachment """,
    ),
    (
        "postgresql",
        """DROP TRIGGER IF EXISTS version_attachment_no_change ON version_attachment """,
    ),
    (
        "postgresql",
        """DROP FUNCTION IF EXISTS version_attachment_is_kept() """,
    ),
]


def _run(statements: list[tuple[str, str]]) -> None:
    name = op.get_bind().dialect.name
    for dialect, statement in statements:
        if dialect == name:
            op.get_bind().exec_driver_sql(statement)


def upgrade() -> None:
    _run(AFTER)


def downgrade() -> None:
    _run(BEFORE)
