"""Columns that are never written again but when what they say is sealed away.

Triggers see to it, whoever asks the database: the new value has to be the sign of the seal, and the
row has to belong to something sealed.
"""

from collections.abc import Mapping

from sqlalchemy import Table

from app.kit.ddl import on_create

SIGN = "〔已封存〕"


def only_by_sealing(
    table: Table, *, signs: Mapping[str, str], is_sealed: str, refusal: str
) -> None:
    """Let the columns of ``signs`` become these texts while ``is_sealed``; refuse all else."""
    name, columns = f"{table.name}_sealed_only", ", ".join(signs)
    signed = " AND ".join(f"CAST(NEW.{each} AS TEXT) = '{sign}'" for each, sign in signs.items())
    allowed = f"{signed} AND {is_sealed}"
    before = f"CREATE TRIGGER {name} BEFORE UPDATE OF {columns} ON {table.name}"
    on_create(
        table,
        dialect="sqlite",
        up=(f"{before} WHEN NOT ({allowed}) BEGIN SELECT RAISE(ABORT, '{refusal}'); END",),
        down=(f"DROP TRIGGER IF EXISTS {name}",),
    )
    on_create(
        table,
        dialect="postgresql",
        up=(
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN "
            f"IF {allowed} THEN RETURN NEW; END IF; RAISE EXCEPTION '{refusal}'; END$$",
            f"{before} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ),
        down=(
            f"DROP TRIGGER IF EXISTS {name} ON {table.name}",
            f"DROP FUNCTION IF EXISTS {name}()",
        ),
    )
