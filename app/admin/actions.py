"""What administrators do: put a procedure into use."""

from datetime import datetime

from app import engine
from app.admin.errors import NotYoursToDeploy
from app.audit import record
from app.engine.models import ProcedureVersion
from app.people.models import Duty, Person


def deploy_procedure(
    source: bytes, *, by: Person | None, approved_by: Person | None, note: str, at: datetime
) -> ProcedureVersion:
    """Make ``source`` the version new cases run on. Nobody stands for the product as shipped."""
    for person in (by, approved_by):
        if person is not None and not (person.is_active and person.duty == Duty.SYSTEM):
            raise NotYoursToDeploy(name=person.name)

    version = engine.deploy(
        source,
        by=by.id if by else None,
        approved_by=approved_by.id if approved_by else None,
        note=note,
        at=at,
    )

    record(
        "procedure deployed",
        organ_id=None,
        by=by.id if by else None,
        at=at,
        subject=version.id,
        process=version.process_id,
        number=version.number,
        digest=version.digest,
        approved_by=approved_by.id if approved_by else None,
        note=note,
    )
    return version
