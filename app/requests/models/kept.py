"""Rows that are written once: nobody changes or deletes them, whoever asks the database."""

from sqlalchemy import Table

from app.kit import ddl

KEPT = "What happened to a request is never changed."


def append_only(table: Table) -> None:
    """Triggers refuse every change of ``table``."""
    name = table.name
    refuse = f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
    ddl.on_create(
        table,
        dialect="sqlite",
        up=(
            f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}",
            f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
        ),
        down=tuple(f"DROP TRIGGER IF EXISTS {name}_no_{act}" for act in ("update", "delete")),
    )
    ddl.on_create(
        table,
        dialect="postgresql",
        up=(
            f"CREATE FUNCTION {name}_is_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$BEGIN RAISE EXCEPTION '{KEPT}'; END$$",
            f"CREATE TRIGGER {name}_no_change BEFORE UPDATE OR DELETE ON {name} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}_is_kept()",
        ),
        down=(
            f"DROP TRIGGER IF EXISTS {name}_no_change ON {name}",
            f"DROP FUNCTION IF EXISTS {name}_is_kept()",
        ),
    )
