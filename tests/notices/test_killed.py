"""Real workers and a real mail server: two at once, and one killed wherever it hurts most."""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select, update

from app.jobs.models import Job
from app.kit.db import db, transaction
from app.kit.time import now
from app.notices.models import Mail, MailState
from tests.conftest import Database
from tests.jobs.test_processes import wait_until
from tests.notices.conftest import Desk
from tests.notices.post import PostBox

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


class Workers:
    """Starts workers that know the mail server, and ends every one of them."""

    def __init__(self, database: Database, box: PostBox) -> None:
        self._arguments = [database.url, str(database.folder / "data"), str(box.port)]
        self._processes: list[subprocess.Popen[str]] = []

    def start(self) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.notices.worker_process", *self._arguments],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._processes.append(process)
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        return process

    def end(self) -> None:
        for process in self._processes:
            process.kill()
            process.wait()
            if process.stdout:
                process.stdout.close()


@pytest.fixture
def workers(desk: Desk, box: PostBox, database: Database) -> Iterator[Workers]:
    workers = Workers(database, box)
    yield workers
    workers.end()


def tell(desk: Desk, number: int) -> None:
    desk.at = now()
    desk.wish()
    for _ in range(number):
        desk.tell("step returned")


def in_state(state: MailState) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Mail.state == state)) or 0


def times_each_came(box: PostBox) -> set[int]:
    return set(Counter(each["Message-ID"] for each in box.got).values())


def killed(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.wait()
    with transaction():  # what waits for a lost worker is not waited for here
        db.session.execute(update(Job).where(Job.kind == "notices.send").values(run_at=now()))


def test_two_workers_send_each_mail_once(desk: Desk, box: PostBox, workers: Workers) -> None:
    tell(desk, 40)
    workers.start()
    workers.start()

    wait_until(lambda: in_state(MailState.SENT) == 40)

    assert (len(box.got), times_each_came(box)) == (40, {1})


def test_a_worker_killed_before_the_text_sends_once(
    desk: Desk, box: PostBox, workers: Workers
) -> None:
    tell(desk, 1)
    box.waits_at["RCPT"] = 5
    process = workers.start()
    wait_until(lambda: box.asked)
    killed(process)

    box.waits_at["RCPT"] = 0
    workers.start()
    wait_until(lambda: in_state(MailState.SENT) == 1)

    assert (times_each_came(box), desk.mail().doubts) == ({1}, 0)


def test_a_worker_killed_while_the_server_thinks_sends_again_under_the_same_id(
    desk: Desk, box: PostBox, workers: Workers
) -> None:
    """Nobody can know whether the mail was taken; the receiver's server knows it by its id."""
    tell(desk, 1)
    box.waits_at["DATA"] = 5
    process = workers.start()
    wait_until(lambda: box.got)
    killed(process)
    assert in_state(MailState.SENDING) == 1

    box.waits_at["DATA"] = 0
    workers.start()
    wait_until(lambda: in_state(MailState.SENT) == 1)

    assert (times_each_came(box), desk.mail().doubts) == ({2}, 1)


def test_a_worker_killed_after_the_answer_was_noted_sends_no_more(
    desk: Desk, box: PostBox, workers: Workers
) -> None:
    tell(desk, 10)
    process = workers.start()
    wait_until(lambda: in_state(MailState.SENT) >= 1)
    killed(process)

    workers.start()
    wait_until(lambda: in_state(MailState.SENT) == 10)

    doubts = db.session.scalar(select(func.sum(Mail.doubts))) or 0
    assert len(box.got) == 10 + doubts
