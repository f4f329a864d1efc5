"""Real workers that are killed, stopped and started again: nothing lost, nothing doubled."""

import random
import time
from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import jobs
from app.audit.models import AuditEntry
from app.audit.verify import verify
from app.jobs import heartbeat
from app.jobs.models import Job, JobState
from app.kit.db import db, transaction
from tests.conftest import Database
from tests.forking import Workers, kill
from tests.jobs.worker_process import main

GRACE = 20


@pytest.fixture
def workers(app: Flask, database: Database):
    workers = Workers(main, database.url, str(database.folder / "data"))
    yield workers
    workers.end()


def put(number: int, *, kind: str = "count", seconds: float = 0.01) -> None:
    with transaction():
        for n in range(number):
            jobs.enqueue(kind, key=str(n), payload={"name": f"job {n}", "seconds": seconds})


def in_state(state: JobState) -> int:
    """How many of the test's own jobs; what the product repeats is left out."""
    db.session.rollback()
    own = select(func.count()).where(Job.state == state, Job.every_seconds.is_(None))
    return db.session.scalar(own) or 0


def wait_until(condition, *, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.02)


def effects() -> Counter[str]:
    """What the own jobs of the test recorded; the worker records things of its own at its start."""
    db.session.rollback()
    own = select(AuditEntry.subject).where(AuditEntry.subject.startswith("job "))
    return Counter(db.session.scalars(own))


def kill_again_and_again(workers: Workers, *, times: int, number: int) -> None:
    chance = random.Random(20260302)
    put(number)
    for _ in range(times):
        before = in_state(JobState.DONE)
        process = workers.start(GRACE)
        wait_until(lambda done=before: in_state(JobState.DONE) > done)
        time.sleep(chance.uniform(0, 0.1))
        kill(process)

    workers.start(GRACE)
    wait_until(lambda: in_state(JobState.DONE) == number)

    assert effects() == {f"job {n}": 1 for n in range(number)}
    assert verify().is_sound


def test_a_killed_worker_loses_and_doubles_nothing(workers: Workers) -> None:
    kill_again_and_again(workers, times=2, number=40)


@pytest.mark.slow
def test_a_worker_killed_many_times_loses_and_doubles_nothing(workers: Workers) -> None:
    kill_again_and_again(workers, times=6, number=200)

    assert (db.session.scalar(select(func.sum(Job.failures))) or 0) > 0, "no kill hit a job"


@pytest.mark.slow
def test_two_workers_share_the_work(workers: Workers) -> None:
    put(200, seconds=0.002)
    workers.start(GRACE)
    workers.start(GRACE)

    wait_until(lambda: in_state(JobState.DONE) == 200)

    assert effects() == {f"job {n}": 1 for n in range(200)}


def test_asked_to_stop_a_worker_finishes_what_it_has(workers: Workers) -> None:
    put(3, seconds=1)
    process = workers.start(GRACE)
    wait_until(lambda: in_state(JobState.RUNNING) == 1)

    process.terminate()
    process.join(30)

    assert process.exitcode == 0
    assert (in_state(JobState.DONE), in_state(JobState.READY)) == (1, 2)
    assert effects().total() == 1
    assert not heartbeat.is_alive()


def test_what_does_not_finish_in_time_is_given_back(workers: Workers) -> None:
    put(1, kind="wait", seconds=120)
    process = workers.start(1)
    wait_until(lambda: in_state(JobState.RUNNING) == 1)

    process.terminate()
    process.join(30)

    assert process.exitcode == 0
    assert in_state(JobState.READY) == 1
    assert db.session.scalars(select(Job.failures).where(Job.kind == "wait")).one() == 0
    assert effects() == {}
