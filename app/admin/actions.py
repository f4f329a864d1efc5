"""What administrators do: give a dead job another chance, let the national calendar hold again."""

from datetime import datetime
from uuid import UUID

from app.admin.queries.working_days import local_day_for
from app.audit import record
from app.jobs.actions import retry
from app.jobs.models import Job
from app.kit.db import db
from app.kit.errors import NotFound
from app.people.models import Person
from app.workdays import actions as workdays


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
    local_day_for(by, local_day_id)
    workdays.remove_local_day(local_day_id, by=by, at=at)
