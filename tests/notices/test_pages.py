"""The bell, the list of messages, and what is wished about mail."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from app.kit.db import db
from app.kit.time import now
from app.notices.models import Mail, MailState, Notice, Way, Wishes
from tests import factories
from tests.client import Client
from tests.notices.conftest import Desk


@pytest.fixture
def clerk(client: Client, desk: Desk) -> Client:
    desk.at = now() - timedelta(minutes=1)
    return client.sign_in(desk.reader)


def the_message() -> Notice:
    db.session.rollback()
    return db.session.scalars(select(Notice)).one()


def test_the_bell_counts_what_is_unread(clerk: Client, desk: Desk) -> None:
    desk.tell()
    desk.tell()

    page = clerk.get("/inbox").text

    assert 'href="/messages"' in page
    assert '2<span class="visually-hidden"> 未读' in page


def test_the_bell_is_one_statement(clerk: Client, desk: Desk) -> None:
    desk.tell()
    clerk.get("/inbox")

    clerk.get("/messages/bell", headers={"X-Poll": "1"})

    assert len([each for each in clerk.watch.statements if "notice" in each]) == 1


def test_whose_session_has_ended_keeps_his_page(client: Client) -> None:
    answer = client.get("/messages/bell", headers={"HX-Request": "true", "X-Poll": "1"})

    assert (answer.status_code, answer.headers.get("HX-Redirect")) == (204, None)


def test_an_empty_list_says_what_will_come(clerk: Client) -> None:
    assert "没有未读消息" in clerk.get("/messages").text


def test_following_a_message_reads_it(clerk: Client, desk: Desk) -> None:
    desk.tell(title="关于农贸市场的通知")
    assert "关于农贸市场的通知" in clerk.get("/messages").text

    answer = clerk.get(f"/messages/{the_message().id}")

    assert (answer.status_code, answer.location) == (303, "/inbox")
    assert "关于农贸市场的通知" not in clerk.get("/messages").text
    assert "关于农贸市场的通知" in clerk.get("/messages?view=all").text


def test_an_address_elsewhere_is_not_followed(clerk: Client, desk: Desk) -> None:
    desk.tell(link="//evil.example/")

    assert clerk.get(f"/messages/{the_message().id}").location == "/messages"


def test_one_message_and_all_of_them_are_marked_as_read(clerk: Client, desk: Desk) -> None:
    desk.tell(key="1")
    one = the_message().id
    desk.tell(key="2")
    desk.tell(key="3")

    clerk.post(f"/messages/{one}/read")
    assert clerk.get("/messages").text.count(">标为已读<span") == 2
    clerk.post("/messages/read", data={"until": now().isoformat()})

    assert "没有未读消息" in clerk.get("/messages").text


@pytest.mark.parametrize("until", ["", "yesterday", "9999-12-31T23:59:59+00:00", "2026-13-01"])
def test_nonsense_about_the_moment_means_now(clerk: Client, desk: Desk, until: str) -> None:
    desk.tell()

    assert clerk.post("/messages/read", data={"until": until}).status_code == 303
    assert the_message().read_at is not None


def test_messages_are_filtered_by_kind(clerk: Client, desk: Desk) -> None:
    desk.tell("came", title="新到的")
    desk.tell("came back", title="退回的")

    listed = clerk.get("/messages?group=returned").text

    assert "退回的" in listed
    assert "新到的" not in listed
    assert clerk.get("/messages?group=nonsense").status_code == 200


def test_a_long_list_has_pages(clerk: Client, desk: Desk) -> None:
    for number in range(25):
        desk.at += timedelta(seconds=1)
        desk.tell(title=f"第{number}件")

    assert "第24件" in clerk.get("/messages").text
    assert "第4件" in clerk.get("/messages?page=2").text


def test_nobody_reads_the_messages_of_another(clerk: Client, desk: Desk) -> None:
    desk.tell()
    stranger = factories.person("drafter", organ=factories.organ("青禾县统计局"))
    db.session.commit()
    clerk.sign_in(stranger)

    assert clerk.get(f"/messages/{the_message().id}").status_code == 404
    clerk.post(f"/messages/{the_message().id}/read")

    assert the_message().read_at is None


def test_a_message_that_is_not_there_is_not_found(clerk: Client) -> None:
    assert clerk.get(f"/messages/{uuid4()}").status_code == 404


def test_wishes_are_kept(clerk: Client, desk: Desk) -> None:
    sent = {
        "address": " wang@yunchuan.example ", "language": "en", "new_work": "off",
        "returned": "at once", "deadlines": "digest", "news": "off",
    }  # fmt: skip

    answer = clerk.post("/messages/wishes", data=sent)

    kept = db.session.scalars(select(Wishes)).one()
    assert answer.status_code == 303
    assert (kept.address, kept.language, kept.deadlines) == (
        "wang@yunchuan.example", "en", Way.DIGEST,
    )  # fmt: skip
    assert "wang@yunchuan.example" in clerk.get("/messages/wishes").text


@pytest.mark.parametrize("address", ["wang", "a@b.cn, c@d.cn", "a@b.cn\nBcc: c@d.cn", "x" * 300])
def test_a_bad_address_is_said_beside_the_field(clerk: Client, address: str) -> None:
    sent = {
        "address": address, "language": "en", "new_work": "off", "returned": "off",
        "deadlines": "off", "news": "off",
    }  # fmt: skip

    answer = clerk.post("/messages/wishes", data=sent)

    assert answer.status_code == 422
    assert 'id="address-error"' in answer.text


def test_nonsense_wishes_are_refused(clerk: Client) -> None:
    assert clerk.post("/messages/wishes", data={"new_work": "pigeon"}).status_code == 422


def test_the_quiet_default_is_shown_first(clerk: Client) -> None:
    page = clerk.get("/messages/wishes").text

    assert page.count('<option selected value="at once">') == 2
    assert page.count('<option selected value="digest">') == 2
    assert "目前未启用邮件" in page


def test_a_refused_mail_is_shown_to_its_reader_and_to_the_administrator(
    clerk: Client, desk: Desk, box
) -> None:
    desk.wish()
    desk.tell()
    box.answers["RCPT"] = ["550 unknown here"]
    desk.work()

    assert "邮件发送失败: 550 unknown here" in clerk.get("/messages").text
    clerk.sign_in(factories.administrator("system"))
    assert "550 unknown here" in clerk.get("/admin/mails").text
    assert box.office().sender in clerk.get("/admin/jobs").text


def test_the_administrator_sends_again(clerk: Client, desk: Desk, box) -> None:
    desk.wish()
    desk.tell()
    box.answers["RCPT"] = ["550 unknown here"]
    desk.work()
    clerk.sign_in(factories.administrator("system"))

    mail_id = db.session.scalars(select(Mail.id)).one()
    assert clerk.post(f"/admin/mails/{mail_id}/send").status_code == 303
    assert clerk.post(f"/admin/mails/{mail_id}/send").status_code == 409

    assert desk.mail().state is MailState.READY


def test_the_administrator_is_told_that_mail_is_off(clerk: Client) -> None:
    clerk.sign_in(factories.administrator("system"))

    assert "邮件未启用" in clerk.get("/admin/jobs").text
