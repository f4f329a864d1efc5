"""One mail each working morning: what came, what is to be claimed, and nothing twice."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.kit.db import db, transaction
from app.notices import hooks
from app.notices.actions import reading
from app.notices.hooks import Counted
from app.notices.models import Mail, MailState
from tests.notices.conftest import MORNING, Desk
from tests.notices.post import PostBox

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "counted", {})


def morning(desk: Desk) -> None:
    desk.begin_digests()
    desk.work()


def told_in_the_night(desk: Desk, *kinds: str) -> None:
    desk.wish()
    for kind in kinds:
        desk.tell(kind)
    desk.work()


def text_of(box: PostBox) -> str:
    return box.got[-1].get_content()


def test_the_morning_tells_what_came(desk: Desk, box: PostBox) -> None:
    told_in_the_night(desk, "came", "came")

    morning(desk)

    assert box.subjects == ["【明窗】今日待办汇总"]
    assert text_of(box).count("“科室审核”已转到您处办理（云商发〔2026〕12号）") == 2


def test_one_morning_has_one_mail(desk: Desk, box: PostBox) -> None:
    told_in_the_night(desk, "came")
    morning(desk)
    desk.tell("came")

    desk.work(after=timedelta(hours=1))
    morning(desk)

    assert len(box.got) == 1


def test_what_was_mailed_or_read_is_not_in_the_next(desk: Desk, box: PostBox) -> None:
    told_in_the_night(desk, "came", "came")
    morning(desk)
    desk.tell("came", key="read")
    desk.tell("came", key="new", values={"step": "领导签批"})
    desk.work()
    with transaction():
        read = next(each.id for each in desk.told() if each.message_id.startswith("came:read"))
        reading.mark_read(read, by=desk.reader, at=desk.at)

    desk.at += DAY
    morning(desk)

    assert text_of(box).count("已转到您处办理") == 1
    assert "领导签批" in text_of(box)


def test_a_morning_without_anything_has_no_mail(desk: Desk, box: PostBox) -> None:
    told_in_the_night(desk)

    morning(desk)

    assert (box.got, desk.mail().state) == ([], MailState.DROPPED)


def test_the_morning_counts_what_may_be_claimed(
    desk: Desk, box: PostBox, monkeypatch: pytest.MonkeyPatch
) -> None:
    told_in_the_night(desk)
    pool = lambda person: Counted("待签收", 3, "/inbox/pool")  # noqa: E731
    monkeypatch.setitem(hooks.counted, "pool", pool)

    morning(desk)

    assert "待签收：3" in text_of(box)


@pytest.mark.parametrize(
    "moment",
    [
        MORNING - timedelta(minutes=31),  # 8:29
        MORNING + 5 * DAY,  # Saturday
        MORNING.replace(month=10),  # the National Day's week
    ],
)
def test_nothing_is_sent_out_of_hours(desk: Desk, box: PostBox, moment) -> None:
    told_in_the_night(desk, "came")

    desk.at = moment
    morning(desk)

    assert db.session.scalar(select(func.count()).select_from(Mail)) == 0
