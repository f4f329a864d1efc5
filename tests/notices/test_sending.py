"""Messages by mail: by each reader's wishes, once, with what the server answered."""

import socket
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import jobs
from app.kit.db import db, transaction
from app.notices.actions import telling
from app.notices.actions.sending import send_again
from app.notices.actions.telling import SEND
from app.notices.errors import MailHasNotFailed, NoSuchMail
from app.notices.models import Mail, MailState, Notice, Way
from app.notices.queries.mails import failed_mails
from tests import factories
from tests.notices.conftest import ADDRESS, Desk
from tests.notices.post import DROP, PostBox

DAY = timedelta(days=1)


def text_of(box: PostBox) -> str:
    return box.got[-1].get_content()


def test_what_comes_back_is_mailed_at_once(desk: Desk, box: PostBox) -> None:
    desk.wish()

    desk.tell("came back")
    desk.work()

    assert box.to == [ADDRESS]
    assert box.subjects == ["【明窗】事项已退回到您的“科室审核”环节（云商发〔2026〕12号）"]
    assert "https://desk.yunchuan.example/inbox" in text_of(box)


def test_a_mail_names_no_title(desk: Desk, box: PostBox) -> None:
    desk.wish()

    desk.tell(title="关于张三申请公开的答复")
    desk.work()

    assert "张三" not in box.subjects[0] + text_of(box)


def test_new_work_waits_for_the_morning(desk: Desk, box: PostBox) -> None:
    desk.wish()

    desk.tell("came")
    desk.work()

    assert box.got == []
    assert desk.told()[0].way is Way.DIGEST


@pytest.mark.parametrize("who", ["nobody said", "no address", "off", "gone"])
def test_who_wants_no_mail_gets_none(desk: Desk, box: PostBox, who: str) -> None:
    if who != "nobody said":
        desk.wish(
            address="" if who == "no address" else ADDRESS,
            returned=Way.OFF if who == "off" else Way.AT_ONCE,
        )
    with transaction():
        db.session.merge(desk.reader).is_active = who != "gone"

    desk.tell()
    desk.work()

    assert box.got == []
    assert len(desk.told()) == 1


def test_without_a_mail_server_messages_stay_in_the_product(desk: Desk) -> None:
    desk.wish()

    desk.tell()
    desk.work()

    assert db.session.scalar(select(func.count()).select_from(Mail)) == 0
    assert desk.told()[0].way is Way.OFF


def test_an_english_reader_is_written_to_in_english(desk: Desk, box: PostBox) -> None:
    desk.wish(language="en")

    desk.tell("step returned")
    desk.work()

    assert box.subjects[0].startswith("[Mingchuang] The case came back to you at “科室审核”")


def test_what_the_server_puts_off_is_tried_again_later_and_later(desk: Desk, box: PostBox) -> None:
    desk.wish()
    box.answers["RCPT"] = ["451 busy", "451 busy"]

    desk.tell()
    desk.work()
    desk.work(after=timedelta(minutes=1))
    desk.work(after=timedelta(minutes=4))
    assert (box.got, desk.mail().state, desk.mail().answer) == ([], MailState.READY, "451 busy")
    desk.work(after=timedelta(minutes=1))

    assert (len(box.got), desk.mail().state) == (1, MailState.SENT)


def test_what_is_put_off_for_days_is_given_up(desk: Desk, box: PostBox) -> None:
    desk.wish()
    box.answers["RCPT"] = ["421 closed"] * 50

    desk.tell()
    for _ in range(15):
        desk.work(after=timedelta(hours=16))

    assert desk.mail().state is MailState.FAILED
    assert [each.answer for each in failed_mails().rows] == ["421 closed"]


def test_a_server_that_lets_nobody_in_is_asked_once_for_many(
    desk: Desk, box: PostBox, app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each talk may take seconds in which the worker does nothing else."""
    desk.wish()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setitem(app.config, "MAIL_PORT", silent.getsockname()[1])
        monkeypatch.setattr("app.kit.mail.SECONDS", 0.2)
        for _ in range(20):
            desk.tell()
        desk.work()
        silent.setblocking(False)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()

    assert set(db.session.scalars(select(Mail.state))) == {MailState.READY}
    assert set(db.session.scalars(select(Mail.tries))) == {1}


def test_what_is_refused_is_shown_and_not_tried_again(desk: Desk, box: PostBox) -> None:
    desk.wish()
    box.answers["RCPT"] = [f"550 {ADDRESS} unknown"]

    desk.tell()
    desk.work()
    desk.work(after=DAY)

    assert (desk.mail().state, desk.mail().answer, box.got) == (
        MailState.FAILED,
        "550 … unknown",
        [],
    )


def test_an_administrator_sends_again_under_the_same_id(desk: Desk, box: PostBox) -> None:
    desk.wish()
    box.answers["DATA"] = ["554 no"]
    desk.tell()
    desk.work()

    keeper = factories.administrator("system")
    db.session.commit()
    with transaction():
        send_again(desk.mail().id, by=keeper, at=desk.at)
    desk.work()

    assert desk.mail().state is MailState.SENT
    assert box.got[0]["Message-ID"] == box.got[1]["Message-ID"]


def test_what_has_arrived_is_not_sent_again(desk: Desk, box: PostBox) -> None:
    desk.wish()
    desk.tell()
    desk.work()

    keeper = factories.administrator("system")
    db.session.commit()

    with pytest.raises(MailHasNotFailed), transaction():
        send_again(desk.mail().id, by=keeper, at=desk.at)


def test_an_organs_administrator_sends_nothing_of_another(desk: Desk, box: PostBox) -> None:
    desk.wish()
    box.answers["DATA"] = ["554 no"]
    desk.tell()
    desk.work()

    stranger = factories.administrator("system", organ=factories.organ("青禾县统计局"))
    db.session.commit()

    with pytest.raises(NoSuchMail), transaction():
        send_again(desk.mail().id, by=stranger, at=desk.at)
    assert failed_mails(stranger.organ_id).rows == []


def test_no_answer_to_the_text_is_asked_again_under_the_same_id(desk: Desk, box: PostBox) -> None:
    desk.wish()
    box.answers["DATA"] = [DROP]

    desk.tell()
    desk.work()
    desk.work(after=timedelta(minutes=1))

    assert (desk.mail().state, desk.mail().doubts) == (MailState.SENT, 1)
    assert len({each["Message-ID"] for each in box.got}) == 1


def test_a_server_that_never_answers_does_not_get_the_mail_for_ever(
    desk: Desk, box: PostBox
) -> None:
    desk.wish()
    box.answers["DATA"] = [DROP] * 50

    desk.tell()
    for _ in range(10):
        desk.work(after=DAY)

    assert (len(box.got), desk.mail().state) == (3, MailState.FAILED)


def test_a_job_that_comes_twice_sends_once(desk: Desk, box: PostBox) -> None:
    desk.wish()
    desk.tell()
    desk.work()

    with transaction():
        jobs.enqueue(SEND, key="again", payload={"mail": str(desk.mail().id)}, run_at=desk.at)
    desk.work()

    assert len(box.got) == 1


def test_what_was_sealed_away_meanwhile_is_not_mailed(desk: Desk, box: PostBox) -> None:
    desk.wish()
    desk.tell()
    with transaction():
        for each in db.session.scalars(select(Notice)):
            each.is_sealed, each.values = True, {}

    desk.work()

    assert (box.got, desk.mail().state) == ([], MailState.DROPPED)


def test_somebody_outside_is_written_to_in_chinese(desk: Desk, box: PostBox) -> None:
    message = desk.message("step returned", to=None, title="", link="/follow/2026-1")

    with transaction():
        telling.tell_outside(message, address="li@citizen.example", at=desk.at)
    desk.work()

    assert box.to == ["li@citizen.example"]
    assert box.subjects[0].startswith("【云川市商务局】")
    assert box.got[0]["From"].addresses[0].display_name == "云川市商务局"
    assert "https://desk.yunchuan.example/follow/2026-1" in text_of(box)


def test_a_demonstration_without_an_address_leads_to_where_it_is_served(
    app: Flask, desk: Desk, box: PostBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = {"BASE_URL": None, "DEMONSTRATION": True, "SERVED_AT": "http://127.0.0.1:8322"}
    for name, value in here.items():
        monkeypatch.setitem(app.config, name, value)
    desk.wish()

    desk.tell()
    desk.work()

    assert "http://127.0.0.1:8322/inbox" in text_of(box)
