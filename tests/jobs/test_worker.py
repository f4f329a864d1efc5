"""A job's effect and its end are one transaction, whatever happens to the worker."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, text, update

from app import jobs
from app.jobs import heartbeat, leases, queries, registry
from app.jobs.models import Job, JobState
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.errors import Conflict, Refused
from app.kit.time import standing_at

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def worker(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """A worker that finds no duties but those of the test."""
    monkeypatch.setattr(registry, "_duties", {})
    monkeypatch.setattr(registry, "_periods", {})
    return Worker()


def put(kind: str = "effect", key: str = "1", *, at: datetime = NOW, **payload: object) -> None:
    with standing_at(at), transaction():
        jobs.enqueue(kind, key=key, payload=payload, run_at=at)


def effect(payload, at) -> None:
    """An effect that can be counted: another job row that nobody does."""
    jobs.enqueue("noted", key=payload.get("key", "x"), payload={}, run_at=at + 1000 * HOUR)


def the(kind: str) -> Job:
    db.session.expire_all()
    return db.session.scalars(select(Job).where(Job.kind == kind)).one()


def count(kind: str) -> int:
    return len(db.session.scalars(select(Job.id).where(Job.kind == kind)).all())


def run_due(worker: Worker, at: datetime) -> int:
    with standing_at(at):
        return worker.run_due()


def test_a_due_job_is_done_once(worker: Worker) -> None:
    jobs.register("effect", effect)
    put()

    assert run_due(worker, NOW) == 1
    assert run_due(worker, NOW + HOUR) == 0

    assert the("effect").state is JobState.DONE
    assert the("effect").done_at == NOW
    assert count("noted") == 1


def test_nothing_runs_before_its_time(worker: Worker) -> None:
    jobs.register("effect", effect)
    put(at=NOW + HOUR)

    assert run_due(worker, NOW) == 0
    assert run_due(worker, NOW + HOUR) == 1


def test_after_an_outage_a_timer_fires_once_and_never_again(worker: Worker) -> None:
    jobs.register("effect", effect)
    put()

    done = [run_due(worker, NOW + days * 24 * HOUR) for days in (30, -1, 0, 31)]

    assert done == [1, 0, 0, 0]


def test_what_repeats_makes_up_for_nothing(worker: Worker) -> None:
    turns = []
    jobs.register("sweep", lambda payload, at: turns.append(at))
    jobs.schedule_every("sweep", seconds=3600)
    with standing_at(NOW):
        worker.keep_house()

    for at in (NOW, NOW + HOUR / 2, NOW + 10 * HOUR, NOW + 10.5 * HOUR, NOW + 11 * HOUR):
        run_due(worker, at)

    assert turns == [NOW, NOW + 10 * HOUR, NOW + 11 * HOUR]


def test_what_repeats_follows_a_clock_that_was_set_back(worker: Worker) -> None:
    turns = []
    jobs.register("sweep", lambda payload, at: turns.append(at))
    jobs.schedule_every("sweep", seconds=3600)
    with standing_at(NOW + 1000 * HOUR):
        worker.keep_house()
        worker.run_due()

    with standing_at(NOW):
        worker.keep_house()
    run_due(worker, NOW + HOUR)

    assert turns == [NOW + 1000 * HOUR, NOW + HOUR]


def test_a_failed_try_leaves_nothing_and_comes_again_later(worker: Worker) -> None:
    def fails(payload, at) -> None:
        effect(payload, at)
        raise Refused

    jobs.register("effect", fails)
    put()
    run_due(worker, NOW)

    job = the("effect")
    assert (job.state, job.failures) == (JobState.READY, 1)
    assert "Refused" in (job.last_error or "")
    assert NOW + timedelta(seconds=45) <= job.run_at <= NOW + timedelta(seconds=75)
    assert count("noted") == 0


def test_after_five_tries_a_job_is_dead_until_somebody_retries_it(worker: Worker) -> None:
    jobs.register("effect", lambda payload, at: 1 / 0)
    put()

    tries = sum(run_due(worker, NOW + n * 3 * HOUR) for n in range(9))

    dead = queries.dead_jobs().rows
    assert tries == leases.TRIES
    assert [(row.kind, row.failures) for row in dead] == [("effect", 5)]
    jobs.register("effect", effect)
    with transaction():
        jobs.actions.retry(dead[0].id, at=NOW)
    assert run_due(worker, NOW) == 1
    assert count("noted") == 1


def test_waits_double_up_to_an_hour() -> None:
    for failures, minutes in ((1, 1), (2, 2), (3, 4), (4, 8), (7, 60), (400, 60)):
        wait = leases.wait_after(failures) / timedelta(minutes=1)
        assert 0.75 * minutes <= wait <= 1.25 * minutes


def test_one_bad_job_does_not_hold_up_the_others(worker: Worker) -> None:
    jobs.register("bad", lambda payload, at: 1 / 0)
    jobs.register("effect", effect)
    put("bad")
    put("effect", at=NOW + HOUR)
    put("nobody knows how", at=NOW)

    assert run_due(worker, NOW + HOUR) == 3

    assert the("effect").state is JobState.DONE
    assert "UnknownKind" in (the("nobody knows how").last_error or "")


def test_conflicts_do_not_count_as_tries(worker: Worker) -> None:
    calls = []

    def conflicts(payload, at) -> None:
        calls.append(at)
        raise Conflict

    jobs.register("effect", conflicts)
    put()
    for n in range(8):
        run_due(worker, NOW + n * HOUR)

    assert len(calls) == 8
    assert (the("effect").state, the("effect").failures) == (JobState.READY, 0)


def test_a_conflict_that_never_ends_is_given_up_at_last(worker: Worker) -> None:
    def conflicts(payload, at) -> None:
        raise Conflict

    jobs.register("effect", conflicts)
    put()

    tries = sum(run_due(worker, NOW + n * 3 * HOUR) for n in range(70))

    assert the("effect").state is JobState.DEAD
    assert tries == leases.CONFLICTS_UNTIL_A_FAILURE + leases.TRIES - 1


def test_slow_work_is_done_before_the_transaction(worker: Worker) -> None:
    seen = []

    def before(payload, at) -> bytes:
        seen.append(db.session().in_transaction())
        return b"sheet"

    jobs.register("sheet", lambda payload, at, sheet: seen.append(sheet), before=before)
    put("sheet")

    run_due(worker, NOW)

    assert seen == [False, b"sheet"]
    assert heartbeat.is_alive()


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
