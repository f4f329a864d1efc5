"""Saved versions are never changed or deleted: triggers refuse it, whoever asks the database.

The one thing that is noted on a version later is when it was submitted. What it says goes only
when its document is sealed away.
"""

from sqlalchemy import Table

from app.kit.ddl import on_create
from app.kit.sealed import only_by_sealing

NOTED_LATER = "submitted_at"
SEALED = {"content": '{"sealed": true}'}
KEPT = "Saved versions are kept."


def keep(table: Table, *, replaces: str) -> None:
    """Refuse every change of ``table``. ``replaces``: the row NEW takes the place of another."""
    free = {NOTED_LATER, *SEALED}
    name, columns = table.name, ", ".join(c.name for c in table.columns if c.name not in free)
    refuse = "BEGIN SELECT RAISE(ABORT, 'Saved versions are kept.'); END"
    on_create(
        table,
        dialect="sqlite",
        up=(
            f"CREATE TRIGGER {name}_no_update BEFORE UPDATE OF {columns} ON {name} {refuse}",
            f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
            f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} WHEN {replaces} {refuse}",
        ),
        down=tuple(
            f"DROP TRIGGER IF EXISTS {name}_no_{act}" for act in ("update", "delete", "replace")
        ),
    )
    on_create(
        table,
        dialect="postgresql",
        up=(
            f"CREATE FUNCTION {name}_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            "$$BEGIN RAISE EXCEPTION 'Saved versions are kept.'; END$$",
            f"CREATE TRIGGER {name}_no_change BEFORE UPDATE OF {columns} OR DELETE ON {name} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}_is_kept()",
            f"CREATE TRIGGER {name}_no_truncate BEFORE TRUNCATE ON {name} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {name}_is_kept()",
        ),
        down=(
            f"DROP TRIGGER IF EXISTS {name}_no_truncate ON {name}",
            f"DROP TRIGGER IF EXISTS {name}_no_change ON {name}",
            f"DROP FUNCTION IF EXISTS {name}_is_kept()",
        ),
    )


def keep_unless_sealed(table: Table) -> None:
    """Let go what a version says when its document is sealed, and at no other time."""
    sealed = "EXISTS (SELECT 1 FROM document WHERE id = OLD.document_id AND state = 'sealed')"
    only_by_sealing(table, signs=SEALED, is_sealed=sealed, refusal=KEPT)
