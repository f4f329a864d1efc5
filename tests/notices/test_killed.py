"""Real workers and a real mail server: two at once, and one killed wherever it hurts most."""

from collections import Counter
from collections.abc import Iterator
from multiprocessing.context import ForkServerProcess

import pytest
from sqlalchemy import func, select, update

from app.jobs.models import Job
from app.kit.db import db, transaction
from app.kit.time import now
from app.notices.models import Mail, MailState, Way
from tests.conftest import Database
from tests.forking import Workers, kill
from tests.jobs.test_processes import wait_until
from tests.notices.conftest import Desk
from tests.notices.post import PostBox
from tests.notices.worker_process import main

pytestmark = pytest.mark.slow


@pytest.fixture
def workers(desk: Desk, box: PostBox, database: Database) -> Iterator[Workers]:
    workers = Workers(main, database.url, str(database.folder / "data"), box.port)
    yield workers
    workers.end()


def tell(desk: Desk, number: int) -> None:
    """Without the digest of the day, which a real worker writes from half past eight."""
    desk.at = now()
    desk.wish(new_work=Way.AT_ONCE, news=Way.AT_ONCE)
    for _ in range(number):
        desk.tell("step returned")


def in_state(state: MailState) -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).where(Mail.state == state)) or 0


def times_each_came(box: PostBox) -> set[int]:
    return set(Counter(each["Message-ID"] for each in box.got).values())


def killed(process: ForkServerProcess) -> None:
    kill(process)
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
