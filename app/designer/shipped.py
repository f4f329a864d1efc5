"""The procedures as shipped: a fresh database runs the files of ``workflows/`` as version 1."""

from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from app.designer.actions import deploy_procedure
from app.engine.errors import NotPossibleNow
from app.engine.models import ProcedureVersion
from app.engine.procedure import prepare
from app.kit.db import db

SHIPPED = Path(__file__).parents[2] / "workflows"
NOTE = "随产品提供的流程"


def missing(folder: Path = SHIPPED) -> list[bytes]:
    """The shipped files whose process has no version yet."""
    sources = {prepare(source).diagram.process_id: source for source in _sources(folder)}
    statement = select(ProcedureVersion.process_id).where(
        ProcedureVersion.process_id.in_(sources), ProcedureVersion.number == 1
    )
    known = set(db.session.scalars(statement))
    return [source for process_id, source in sources.items() if process_id not in known]


def deploy_shipped(at: datetime, *, folder: Path = SHIPPED) -> list[ProcedureVersion]:
    """Deploy what is missing, within the caller's transaction. Somebody else may be first."""
    deployed = []
    for source in missing(folder):
        try:
            version = deploy_procedure(source, by=None, approved_by=None, note=NOTE, at=at)
        except NotPossibleNow:
            continue
        deployed.append(version)
    return deployed


def _sources(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in sorted(folder.glob("*.bpmn"))]
