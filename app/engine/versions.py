"""Deploying procedures and keeping the ones in use ready."""

from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy.exc import IntegrityError

from app.engine.check import check
from app.engine.check.gov import INCOMPLETE
from app.engine.errors import NotDeployable, NotPossibleNow
from app.engine.models import ProcedureVersion
from app.engine.procedure import PREPARED, Procedure, digest_of, prepare
from app.engine.queries import live_version, source_of
from app.engine.registry import operation_names
from app.engine.values import Finding
from app.kit.db import db


def deploy(
    source: bytes, *, by: UUID | None, approved_by: UUID | None, note: str, at: datetime
) -> ProcedureVersion:
    """Make ``source`` the live version of its process. The live version again changes nothing.

    A version after the first needs a second person.
    """
    _refuse_findings(source)
    procedure = prepare(source)
    live = live_version(procedure.diagram.process_id)
    if live is not None and live.digest == procedure.digest:
        return live
    if live is not None and (by is None or approved_by is None or approved_by == by):
        raise NotDeployable("second_person")
    row = ProcedureVersion(
        process_id=procedure.diagram.process_id,
        number=1 if live is None else live.number + 1,
        name=procedure.diagram.name or procedure.diagram.process_id,
        digest=digest_of(source),
        note=note,
        source=source,
        deployed_by=by,
        approved_by=approved_by,
        deployed_at=at,
    )
    db.session.add(row)
    try:
        db.session.flush()
    except IntegrityError as error:
        raise NotPossibleNow("deployed_meanwhile") from error
    return row


def _refuse_findings(source: bytes) -> None:
    """Findings stand against running it; so do unknown operations."""
    if standing := _standing(source):
        raise NotDeployable("findings", standing, count=len(standing))
    for node in prepare(source).diagram.nodes.values():
        if node.kind == "serviceTask" and node.operation not in operation_names():
            raise NotDeployable("unknown_operation", name=node.operation or node.id)


@lru_cache(maxsize=PREPARED)
def _standing(source: bytes) -> tuple[Finding, ...]:
    """What is wrong, or only incomplete, which a drawing may be; remembered like what is ready."""
    found = check(source)
    return tuple(each for each in found if each.severity == "error" or each.rule in INCOMPLETE)


@lru_cache(maxsize=PREPARED)
def procedure_of(version_id: UUID) -> Procedure:
    """The version ready to run; read from the database once per process, since it never changes."""
    source = source_of(version_id)
    if source is None:
        raise NotPossibleNow("no_such_version")
    return prepare(source)
