"""An item that carries one word wherever something can be written, and where it could turn up."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO

from flask import current_app
from sqlalchemy import text

from app.jobs.worker import Worker
from app.kit.db import Base, db, transaction
from app.kit.time import now
from app.people.models import Person
from app.publishing import actions, versions
from app.publishing.importing import actions as importing
from app.publishing.importing.values import HandedIn
from app.publishing.models import Document, Outlet, SealReason
from app.publishing.outlets import Posted
from app.publishing.queries import publication_of
from app.publishing.sealing.actions import Order, seal
from app.review.actions.sheets import ask_for_sheet
from app.review.models import Review
from tests import factories
from tests.files.poisoned.words import deleted, word
from tests.publishing.conftest import Office
from tests.publishing.way import Way

WORD = "鸬鹚canary"
SECRET = b"for the test suite only, 32 byte"
PAPER = f"云川市商务局\n{WORD}工作要点\n一、{WORD}总体要求\n稳定和扩大{WORD}消费。\n"


class Everywhere:
    """One published item on its second round, with ``WORD`` in all that people wrote."""

    def __init__(self, office: Office) -> None:
        self.office, self.way = office, Way(office)
        self.way.at = now() - timedelta(days=1)
        self.sealer: Person = self.way.people["secrecy_review"]
        self.auditor = factories.administrator("audit", organ=office.organ)
        self.document = self._taken_over()
        self._written()
        self._published()
        self._changing()
        db.session.commit()

    def _taken_over(self) -> Document:
        by, at = self.office.drafter, self.way.at
        file = HandedIn(f"{WORD}.txt", BytesIO(PAPER.encode()))
        importing.hand_in([file], by=by, at=at, key="taken over")
        db.session.commit()
        work()
        return db.session.query(Document).one()

    def _written(self) -> None:
        draft = replace(
            versions.draft_of(self.document),
            **{name: f"{WORD}{name}" for name in ("summary", "original_index_number")},
            title=f"{WORD}工作要点", keywords=(WORD,), issuers=(f"{WORD}局",), has_no_number=True,
            formed_on=self.way.at.date(), theme="商贸、海关、旅游", attribute="proactive",
        )  # fmt: skip
        by, at = self.office.drafter, self.way.at
        actions.save_draft(self.document.id, by=by, draft=draft, seen=1, at=at)
        file = BytesIO(f"{WORD}名单\n甲\n乙".encode())
        actions.attach(self.document.id, by=by, stream=file, name=f"{WORD}名单.txt", at=at)
        file = BytesIO(word(deleted(f"{WORD}原稿")))
        actions.attach(self.document.id, by=by, stream=file, name=f"{WORD}附表.docx", at=at)

    def _published(self) -> None:
        way, document = self.way, self.document
        way.submit(document)
        said = f"同意，{WORD}可以公开"
        for node, verdict in (
            ("unit_review", "approve"), ("office_review", "approve"), ("sign", "approve"),
            ("secrecy_review", "open"), ("office_release", "release"),
        ):  # fmt: skip
            way.decide(document, node, verdict, text=said)
        publication = publication_of(document.id)
        assert publication
        self.publication = publication
        self.address = f"/p/{self.office.organ.code}/{publication.public_id}"
        ask_for_sheet(self.review, by=self.sealer, at=way.at)
        self._put_out()
        actions.propose_taking_down(
            publication.id, by=self.office.publisher, explanation=f"{WORD}内容有误", at=way.at
        )

    def _put_out(self) -> None:
        at = self.way.at
        posted = Posted(Outlet.WECHAT, f"https://mp.example/{WORD}", at)
        actions.note_posting(self.publication.id, posted, by=self.office.clerk, key="posted", at=at)

    def _changing(self) -> None:
        by, at = self.office.drafter, self.way.at
        actions.begin_change(self.publication.id, by=by, explanation=f"{WORD}更正", at=at)
        self.way.submit(self.document)
        db.session.commit()
        work()

    @property
    def review(self) -> Review:
        return db.session.get_one(Review, self.document.review_id)

    def order(self, key: str = "seal it") -> Order:
        return Order(self.document.id, SealReason.PRIVACY, f"正文中有{WORD}的住址", key)

    def sealed(self) -> None:
        """Away with it, and the job that follows done."""
        with transaction():
            seal(self.order(), by=self.sealer, secret=SECRET, at=now())
        work()


def work() -> None:
    """Let a worker do all that is due, in a session of its own."""
    db.session.commit()
    with current_app.app_context():
        Worker().run_due()
    db.session.expire_all()


def tables_with(word: str) -> Iterator[str]:
    """The tables in which some column of some row says ``word``."""
    for table in Base.metadata.sorted_tables:
        for row in db.session.execute(text(f'SELECT * FROM "{table.name}"')).mappings():
            said = {name for name, value in row.items() if says(word, value)}
            yield from (f"{table.name}.{name}" for name in said)


def says(word: str, value: object) -> bool:
    """Whether a value has the word in it, written out or as JSON escapes it."""
    shown = value if isinstance(value, bytes) else str(value).encode()
    return word.encode() in shown or word.encode("unicode_escape") in shown
