"""Making a file the version new cases run on."""

from datetime import datetime

from app import engine
from app.audit import record
from app.designer import policy
from app.designer.errors import NoteMissing, NotYoursToDeploy
from app.engine.models import ProcedureVersion
from app.kit.db import db
from app.people.models import Person


def deploy_procedure(
    source: bytes, *, by: Person | None, approved_by: Person | None, note: str, at: datetime
) -> ProcedureVersion:
    """Make ``source`` the version new cases run on. Nobody stands for the product as shipped.

    The version in use again changes nothing, and nothing is recorded.
    """
    for person in (by, approved_by):
        if person is not None and not policy.may_draw(person):
            raise NotYoursToDeploy(name=person.name)
    return put_in_use(source, by=by, approved_by=approved_by, note=note, at=at)


def put_in_use(
    source: bytes, *, by: Person | None, approved_by: Person | None, note: str, at: datetime
) -> ProcedureVersion:
    """The same, where the caller has already seen to who may."""
    if not note.strip():
        raise NoteMissing

    with db.session.begin_nested():
        version = engine.deploy(
            source,
            by=by.id if by else None,
            approved_by=approved_by.id if approved_by else None,
            note=note.strip(),
            at=at,
        )
    if version.deployed_at == at:
        _record_deployment(version)
    return version


def _record_deployment(version: ProcedureVersion) -> None:
    record(
        "procedure deployed",
        organ_id=None,
        by=version.deployed_by,
        at=version.deployed_at,
        subject=version.id,
        process=version.process_id,
        number=version.number,
        digest=version.digest,
        approved_by=version.approved_by,
        note=version.note,
    )
