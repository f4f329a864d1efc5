"""A job's effect and its end are one transaction; what fails comes again later."""

from datetime import timedelta

from flask import Flask

from app import jobs
from app.jobs import heartbeat, leases, queries
from app.jobs.actions import retry
from app.jobs.models import JobState
from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.errors import Conflict, Refused
from app.kit.time import standing_at
from tests.jobs.queue import HOUR, NOW, count, effect, put, run_due, the


def test_a_due_job_is_done_once(worker: Worker) -> None:
    jobs.register("effect", effect)
    put()

    assert run_due(worker, NOW) == 1
    assert run_due(worker, NOW + HOUR) == 0

    assert the("effect").state is JobState.DONE
    assert the("effect").done_at == NOW
    assert count("noted") == 1


def test_the_command_does_what_is_due_and_ends(worker: Worker, app: Flask) -> None:
    jobs.register("effect", effect)
    put()

    result = app.test_cli_runner().invoke(args=["worker", "--until-empty"])

    assert result.exit_code == 0
    assert the("effect").state is JobState.DONE


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


def test_what_was_done_long_ago_is_forgotten(worker: Worker) -> None:
    jobs.register("effect", effect)
    jobs.register("forget", jobs.forget_done)
    put()
    run_due(worker, NOW)
    put("forget", key="soon", at=NOW + 399 * 24 * HOUR)
    put("forget", key="late", at=NOW + 401 * 24 * HOUR)

    run_due(worker, NOW + 399 * 24 * HOUR)
    kept = count("effect")
    run_due(worker, NOW + 401 * 24 * HOUR)

    assert (kept, count("effect"), count("forget"), count("noted")) == (1, 0, 2, 1)


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
        retry(dead[0].id, at=NOW)
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
