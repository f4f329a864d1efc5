"""What administrators do: put a procedure into use, give a dead job another chance."""

from datetime import datetime
from uuid import UUID

from app import engine
from app.admin.errors import NoteMissing, NotYoursToDeploy
from app.audit import record
from app.engine.models import ProcedureVersion
from app.jobs.actions import retry
from app.jobs.models import Job
from app.kit.db import db
from app.kit.errors import NotFound
from app.people.models import Duty, Person
from app.workdays import actions as workdays
from app.workdays.errors import NoSuchLocalDay
from app.workdays.models import LocalDay


def deploy_procedure(
    source: bytes, *, by: Person | None, approved_by: Person | None, note: str, at: datetime
) -> ProcedureVersion:
    """Make ``source`` the version new cases run on. Nobody stands for the product as shipped.

    The version in use again changes nothing, and nothing is recorded.
    """
    for person in (by, approved_by):
        if person is not None and not _may_deploy(person):
            raise NotYoursToDeploy(name=person.name)
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


def retry_job(job_id: UUID, *, by: Person, at: datetime) -> Job:
    """Give a dead job all its tries again; an organ's administrator only those of the organ."""
    known = db.session.get(Job, job_id)
    if known is None or (by.organ_id and known.organ_id != by.organ_id):
        raise NotFound

    job = retry(job_id, at=at)
    record(
        "job tried again",
        organ_id=job.organ_id,
        by=by.id,
        at=at,
        subject=job.id,
        kind=job.kind,
        error=job.last_error,
    )
    return job


def remove_local_day(local_day_id: UUID, *, by: Person, at: datetime) -> None:
    """Let the national calendar hold again, where ``by`` administers."""
    local_day = db.session.get(LocalDay, local_day_id)
    if local_day is None or (by.organ_id and local_day.organ_id != by.organ_id):
        raise NoSuchLocalDay
    workdays.remove_local_day(local_day_id, by=by, at=at)


def _may_deploy(person: Person) -> bool:
    return person.is_active and person.duty == Duty.SYSTEM and person.organ_id is None


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
