"""Jobs are rows that come with the change that causes them."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import jobs
from app.jobs.actions import JobIsNotDead, ensure_periodic, retry
from app.jobs.models import Job, JobState
from app.kit.db import db, transaction
from app.kit.errors import NotFound
from app.kit.time import standing_at

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def the_job() -> Job:
    return db.session.scalars(select(Job)).one()


def test_a_job_comes_with_the_change_that_causes_it(app: Flask) -> None:
    with standing_at(NOW), transaction():
        jobs.enqueue("mail", key="letter 1", payload={"to": "王芳"})

    job = the_job()
    assert (job.kind, job.payload, job.state) == ("mail", {"to": "王芳"}, JobState.READY)
    assert job.run_at == job.made_at == NOW


def test_rolled_back_work_is_never_done(app: Flask) -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        jobs.enqueue("mail", key="letter 1", payload={})
        _ = 1 / 0

    assert db.session.scalars(select(Job)).all() == []


def test_the_same_key_twice_is_one_job(app: Flask) -> None:
    with transaction():
        first = jobs.enqueue("mail", key="letter 1", payload={"n": 1})
        second = jobs.enqueue("mail", key="letter 1", payload={"n": 2})
        other = jobs.enqueue("sweep", key="letter 1", payload={}, run_at=NOW)

    assert (first, second, other) == (True, False, True)
    rows = db.session.scalars(select(Job.payload).order_by(Job.kind)).all()
    assert rows == [{"n": 1}, {}]


def test_a_job_that_has_not_begun_can_be_taken_out(app: Flask) -> None:
    with transaction():
        jobs.enqueue("timer", key="t", payload={})

    with transaction():
        assert jobs.cancel("timer", key="t")
        assert not jobs.cancel("timer", key="t")

    assert db.session.scalars(select(Job)).all() == []


def test_a_dead_job_gets_all_its_tries_again(app: Flask) -> None:
    with transaction():
        jobs.enqueue("mail", key="1", payload={})
        job = the_job()
        job.state, job.failures = JobState.DEAD, 5

    with transaction():
        retry(job.id, at=NOW)

    assert (job.state, job.failures, job.run_at) == (JobState.READY, 0, NOW)
    with pytest.raises(JobIsNotDead), transaction():
        retry(job.id, at=NOW)
    with pytest.raises(NotFound), transaction():
        retry(Job(id=None).id, at=NOW)


def test_what_repeats_has_one_row_with_the_period_of_today(app: Flask) -> None:
    with standing_at(NOW), transaction():
        ensure_periodic({"sweep": 60}, at=NOW)
    with standing_at(NOW + timedelta(hours=1)), transaction():
        ensure_periodic({"sweep": 90}, at=NOW + timedelta(hours=1))

    assert (the_job().every_seconds, the_job().run_at) == (90, NOW)
