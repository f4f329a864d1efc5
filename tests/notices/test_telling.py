"""What is told is there at once, and once."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app.kit.db import db, transaction
from app.notices.actions import reading, telling
from app.notices.errors import AddressMalformed
from app.notices.models import Mail, Notice
from app.notices.queries.messages import count_unread
from tests import factories
from tests.heard import statements
from tests.notices.conftest import MORNING, Desk


def test_a_message_is_there_with_the_change_that_caused_it(desk: Desk) -> None:
    desk.tell(title="关于农贸市场的通知")

    assert count_unread(desk.reader) == 1
    assert [each.title for each in desk.told()] == ["关于农贸市场的通知"]


def test_the_same_message_id_is_told_once(desk: Desk) -> None:
    desk.tell(key="step 1", title="first")
    desk.tell(key="step 1", title="second")

    assert [each.title for each in desk.told()] == ["first"]


def test_what_is_rolled_back_was_never_told(desk: Desk) -> None:
    with pytest.raises(ZeroDivisionError), transaction():
        telling.tell([desk.message()], at=MORNING)
        _ = 1 / 0

    assert desk.told() == []


def test_many_are_told_in_one_statement(desk: Desk) -> None:
    with transaction(), statements() as heard:
        telling.tell([desk.message() for _ in range(50)], at=MORNING)

    assert len(heard) == 1
    assert len(desk.told()) == 50


def test_nobody_to_tell_asks_the_database_nothing(desk: Desk) -> None:
    message = desk.message(to=None)
    db.session.rollback()

    telling.tell([message], at=MORNING)

    assert not db.session().in_transaction()


def test_a_kind_that_nobody_registered_is_a_mistake_of_ours(desk: Desk) -> None:
    with pytest.raises(LookupError, match="unheard of"):
        desk.tell("unheard of")


def test_an_address_outside_is_kept_locked_up(desk: Desk) -> None:
    message = desk.message(to=None, title="")

    with transaction():
        first = telling.tell_outside(message, address="li@citizen.example", at=MORNING)
        again = telling.tell_outside(message, address="li@citizen.example", at=MORNING)

    boxed = db.session.scalars(select(Mail.address_box)).one()
    assert (first, again) == (True, False)
    assert boxed and b"citizen" not in boxed


def test_a_bad_address_outside_is_refused(desk: Desk) -> None:
    with pytest.raises(AddressMalformed):
        telling.tell_outside(desk.message(to=None), address="li@x.cn\nBcc: a@b.cn", at=MORNING)


def test_what_was_read_long_ago_goes_and_the_unread_stays(desk: Desk) -> None:
    desk.tell(key="read", title="read")
    desk.tell(key="unread", title="unread")
    with transaction():
        read = desk.told()[0].id
        reading.mark_read(read, by=desk.reader, at=MORNING)

    for days, left in ((180, ["read", "unread"]), (181, ["unread"])):
        with transaction():
            reading.forget_old(keep_days=180, at=MORNING + timedelta(days=days, seconds=-1))
        titles = db.session.scalars(select(Notice.title).order_by(Notice.title))
        assert sorted(titles) == left


def test_all_read_leaves_what_came_while_the_page_was_open(desk: Desk) -> None:
    desk.tell(key="seen")
    seen_at = desk.at
    desk.at += timedelta(seconds=5)
    desk.tell(key="came since")

    with transaction():
        reading.mark_all_read(until=seen_at, by=desk.reader, at=desk.at)

    assert count_unread(desk.reader) == 1


def test_a_message_of_somebody_else_stays_unread(desk: Desk) -> None:
    desk.tell()
    stranger = factories.person("drafter", organ=factories.organ("青禾县统计局"))
    db.session.commit()

    with transaction():
        reading.mark_all_read(until=desk.at, by=stranger, at=desk.at)

    assert count_unread(desk.reader) == 1
