"""Whoever lost a lease changes nothing; whoever died holds nothing for long."""

from datetime import timedelta

import pytest
from sqlalchemy import text, update

from app import jobs
from app.jobs import heartbeat, leases, queries
from app.jobs.models import Job, JobState
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.time import standing_at
from tests.jobs.queue import HOUR, NOW, effect, put, run_due, the


def test_a_late_finish_has_no_effect(worker: Worker) -> None:
    late, other = worker, Worker()

    def slow(payload, at) -> None:
        # while the first worker sleeps, its lease runs out and another one does the job
        jobs.register("effect", effect)
        lose_lease()
        with standing_at(NOW):
            other.keep_house()
            assert other.run_due() == 1

    jobs.register("effect", lambda payload, at, _: effect({"key": "late"}, at), before=slow)
    put()

    run_due(late, NOW)

    assert the("effect").state is JobState.DONE
    assert the("noted").key == "x"
    assert (the("effect").attempts, the("effect").failures) == (2, 1)


def lose_lease() -> None:
    with transaction():
        db.session.execute(
            update(Job).where(Job.state == "running").values(lease_until=NOW - 1000 * HOUR)
        )


def test_a_job_that_kills_its_worker_ends_as_dead(worker: Worker) -> None:
    put()
    for _ in range(leases.TRIES):
        with transaction():
            assert leases.claim(worker.owner, at=NOW)
        lose_lease()
        with standing_at(NOW):
            worker.keep_house()

    assert (the("effect").state, the("effect").failures) == (JobState.DEAD, 5)


def test_jobs_of_a_worker_that_died_here_are_freed_at_once(worker: Worker) -> None:
    put()
    machine = worker.owner.rsplit(":", 2)[0]
    with transaction():
        assert leases.claim(f"{machine}:99999999:gone", at=NOW)
        assert not leases.claim(worker.owner, at=NOW)

    with standing_at(NOW):
        worker.keep_house()

    assert the("effect").state is JobState.READY


@pytest.mark.parametrize("owner", ["elsewhere:99999999:alive", "{machine}:1:alive"])
def test_jobs_of_living_workers_are_left_alone(worker: Worker, owner: str) -> None:
    put()
    with transaction():
        leases.claim(owner.format(machine=worker.owner.rsplit(":", 2)[0]), at=NOW)

    with standing_at(NOW):
        worker.keep_house()

    assert the("effect").state is JobState.RUNNING


def test_a_job_given_back_is_as_good_as_new(worker: Worker) -> None:
    put()
    with transaction():
        claim = leases.claim(worker.owner, at=NOW)
        assert claim
        leases.release(claim)
        leases.release(claim)

    job = the("effect")
    assert (job.state, job.failures, job.run_at) == (JobState.READY, 0, NOW)


def test_pages_can_tell_that_no_worker_is_there(worker: Worker) -> None:
    assert not heartbeat.is_alive()
    with transaction():
        heartbeat.beat(worker.owner)
        heartbeat.beat(worker.owner)
    assert heartbeat.is_alive()

    with transaction():
        db.session.execute(text("UPDATE worker_heartbeat SET good_until = '2020-01-01 00:00:00'"))

    assert not heartbeat.is_alive()


def test_the_queue_says_how_late_it_is(worker: Worker) -> None:
    assert queries.oldest_due_age(NOW) == timedelta(0)
    put()
    put(key="2", at=NOW + 9 * HOUR)

    assert queries.oldest_due_age(NOW + HOUR) == HOUR
    assert queries.numbers_by_state() == {JobState.READY: 2}
