"""A reader, a mail server the product knows, and a worker with the product's own duties."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy import select

from app.jobs.worker import Worker
from app.kit.db import db, transaction
from app.kit.time import standing_at
from app.notices import jobs, kinds
from app.notices.actions import telling
from app.notices.actions.reading import Wished, wish
from app.notices.actions.telling import Message
from app.notices.delivery import CLOSED
from app.notices.kinds import Group, Kind
from app.notices.models import Mail, Notice, Way
from app.people.models import Person
from tests import factories
from tests.notices.post import SENDER, PostBox, post_box

MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)  # nine o'clock on a Monday in Beijing
ADDRESS = "wang@yunchuan.example"
AFRESH: dict[str, Any] = {"execution_options": {"populate_existing": True}}
SAID = {
    "came": Kind(Group.NEW_WORK, "“%(step)s”已转到您处办理", "请打开事项。"),
    "came back": Kind(Group.RETURNED, "事项已退回到您的“%(step)s”环节", "请看理由。"),
}


@dataclass
class Desk:
    """One reader, and telling him things at a moment that moves on."""

    reader: Person
    at: datetime = MORNING

    def message(self, kind: str = "came back", **more: Any) -> Message:
        values = {"step": "科室审核", "number": "云商发〔2026〕12号"}
        given: dict[str, Any] = {
            "key": str(uuid4()), "to": self.reader.id, "organ_id": self.reader.organ_id,
            "about": uuid4(), "link": "/inbox", "title": "云川市促进消费若干措施", "values": values,
        }  # fmt: skip
        return Message(kind=kind, **{**given, **more})

    def tell(self, kind: str = "came back", **more: Any) -> None:
        with transaction():
            telling.tell([self.message(kind, **more)], at=self.at)

    def wish(self, address: str = ADDRESS, language: str = "zh_Hans_CN", **ways: Way) -> None:
        usual = {
            "new_work": Way.DIGEST, "returned": Way.AT_ONCE, "deadlines": Way.AT_ONCE,
            "news": Way.DIGEST,
        }  # fmt: skip
        wished = Wished(address=address, language=language, **{**usual, **ways})
        with transaction():
            wish(wished, by=self.reader, at=self.at)

    def work(self, *, after: timedelta = timedelta()) -> None:
        """Let the worker sort and send what is due by then."""
        self.at += after
        with standing_at(self.at):
            with transaction():
                jobs.sort_out({}, self.at)
            Worker().run_due()

    def begin_digests(self) -> None:
        with transaction():
            jobs.begin_digests({}, self.at)

    def told(self) -> list[Notice]:
        return list(db.session.scalars(select(Notice).order_by(Notice.made_at), **AFRESH))

    def mail(self) -> Mail:
        return db.session.scalars(select(Mail), **AFRESH).one()


@pytest.fixture
def desk(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """An empty desk of one clerk, and two kinds of messages that no slice is needed for."""
    monkeypatch.setattr(kinds, "_kinds", {**kinds._kinds, **SAID})
    organ = factories.organ()
    reader = factories.person("drafter", organ=organ, unit=factories.unit(organ), name="王芳")
    db.session.commit()
    return Desk(reader)


@pytest.fixture
def box(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[PostBox]:
    """The mail server of the installation."""
    with post_box() as box:
        for name, value in {
            "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": box.port, "MAIL_FROM": SENDER,
            "BASE_URL": "https://desk.yunchuan.example",
        }.items():  # fmt: skip
            monkeypatch.setitem(app.config, name, value)
        app.extensions.pop(CLOSED, None)
        yield box
        app.extensions.pop(CLOSED, None)
