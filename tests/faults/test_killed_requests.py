"""kill -9 while requests come in and are answered: nothing is lost, nothing counts twice."""

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID, uuid4

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from app.audit.verify import verify
from app.jobs.models import Job, JobState
from app.kit.db import db, transaction
from app.kit.time import now
from app.notices.letters.actions.fixing import MAKE_LETTER
from app.notices.letters.models import Letter, LetterState
from app.people.models import Person
from app.requests.models import AnswerVersion, DisclosureRequest, EventKind, RequestEvent
from app.requests.opinions.models import OpinionAnswer
from app.review.models import Review, Step
from tests.conftest import Database
from tests.faults.site import Site
from tests.faults.stubborn import Stubborn
from tests.faults.test_killed import wait_until
from tests.requests.office import IDENTITY, Office
from tests.requests.opinions.conftest import Seeking

pytestmark = pytest.mark.slow

CLIENTS = 6
HANDED_IN, ANSWERED, ASKED = 24, 6, 6


class Desk:
    """The people of an office whose commands are sent until they are acknowledged."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.office = Office()
        self.office.at = now()
        db.session.commit()

    def browser(self, person: Person, site: Site) -> Stubborn:
        return Stubborn(self.app, person, site.port)

    def cases(self, number: int, make: Callable[..., Any]) -> list[Any]:
        """So many requests, each for something else."""
        with transaction():
            return [make(description=f"2026年第{n}批补助名单") for n in range(number)]

    def step(self, request_id: UUID, form: str) -> tuple[UUID, str]:
        """The open step with ``form``, and the digest of what is decided on."""
        with self.app.app_context():
            waits = (
                select(Step.id, Review.digest)
                .join(Review, Review.id == Step.review_id)
                .join(DisclosureRequest, DisclosureRequest.review_id == Review.id)
                .where(
                    DisclosureRequest.id == request_id, Step.form == form, Step.closed_at.is_(None)
                )
            )
            step_id, digest = db.session.execute(waits).one()
            return step_id, digest


def tormented(
    database: Database, work: Callable[[Site], list[Callable[[Any], None]]], things: Any
) -> Counter[str]:
    """Do each part of ``work`` on all ``things`` at once, while everything is killed again and
    again. Before each part the worker prints what was signed.
    """
    with Site(database) as site:
        parts = work(site)
        site.torment()
        for do in parts:
            wait_until(all_printed)
            with ThreadPoolExecutor(CLIENTS) as threads:
                list(threads.map(do, things))
        site.spare()
    db.session.rollback()
    return site.kills


def all_printed() -> bool:
    """Whether every letter has its PDF; a try that was lost with its worker is taken up now."""
    with transaction():
        lost = Job.kind == MAKE_LETTER, Job.state == JobState.READY
        db.session.execute(update(Job).where(*lost).values(run_at=now()))
    waits = Letter.fixed_at.is_not(None), Letter.pdf_id.is_(None)
    return db.session.scalar(select(func.count()).select_from(Letter).where(*waits)) == 0


def accepted(browser: Stubborn, address: str, **sent: str) -> None:
    status, page = browser.post(address, {"key": uuid4().hex} | sent)
    assert status == 303, page


def noted(kind: EventKind) -> Counter[UUID]:
    """How often each request has an entry of ``kind``."""
    rows = select(RequestEvent.request_id).where(RequestEvent.kind == kind)
    return Counter(db.session.scalars(rows))


def test_every_request_taken_in_is_there_once(app: Flask, database: Database) -> None:
    desk = Desk(app)
    asked = [f"2026年第{number}批补助名单" for number in range(HANDED_IN)]

    def work(site: Site) -> list[Callable[[str], None]]:
        clerk = desk.browser(desk.office.clerk, site)
        return [lambda description: accepted(
            clerk, "/requests/new", channel="counter", handed_in_on=desk.office.day.isoformat(),
            kind="natural_person", name="王建军", paper="resident_id", paper_number=IDENTITY,
            phone="13800000000", agent_paper="resident_id", description=description,
            wanted_form="paper", wanted_way="pick_up",
        )]  # fmt: skip

    kills = tormented(database, work, asked)

    there = db.session.query(DisclosureRequest).order_by(DisclosureRequest.sequence).all()
    assert Counter(each.description for each in there) == dict.fromkeys(asked, 1)
    assert [each.sequence for each in there] == list(range(1, HANDED_IN + 1))
    assert noted(EventKind.HANDED_IN) == {each.id: 1 for each in there}
    assert db.session.query(Review).count() == HANDED_IN
    assert kills.total() >= 1
    assert verify().is_sound


def test_every_answer_is_handed_in_signed_numbered_and_served_once(
    app: Flask, database: Database
) -> None:
    desk = Desk(app)
    cases = [each.id for each in desk.cases(ANSWERED, desk.office.collected)]

    def work(site: Site) -> list[Callable[[UUID], None]]:
        people = desk.office.drafter, desk.office.leader, desk.office.clerk
        drafter, leader, clerk = (desk.browser(each, site) for each in people)

        def answer(request_id: UUID) -> None:
            here = f"/requests/{request_id}"
            facts = {"fact-title": "补助名单公示", "fact-link": "https://example.gov.cn/a"}
            accepted(drafter, f"{here}/answer", code="A1", seen="0", hand_in="1", **facts)
            step, digest = desk.step(request_id, "sign")
            accepted(leader, f"/steps/{step}/claim")
            accepted(
                leader, f"/steps/{step}/opinion", digest=digest, verdict="approve", text="同意"
            )

        def serve(request_id: UUID) -> None:
            served = {"way": "direct", "served_on": desk.office.day.isoformat()}
            accepted(clerk, f"/requests/{request_id}/serve", receiver="王建军", **served)

        return [answer, serve]

    kills = tormented(database, work, cases)

    once = dict.fromkeys(cases, 1)
    assert Counter(db.session.scalars(select(AnswerVersion.request_id))) == once
    assert noted(EventKind.SIGNED) == noted(EventKind.SERVED) == once
    letters = db.session.query(Letter).all()
    assert {each.state for each in letters} == {LetterState.SERVED}
    assert sorted(each.number or 0 for each in letters) == list(range(1, ANSWERED + 1))
    assert kills.total() >= 1
    assert verify().is_sound


def test_every_letter_is_sent_and_its_answer_recorded_once(app: Flask, database: Database) -> None:
    desk = Desk(app)
    seeking = desk.cases(ASKED, lambda **asked: Seeking(desk.office, **asked))
    with transaction():
        for each in seeking:
            each.drawn(each.organ())
    letters = {each.request.id: each.letters[0].id for each in seeking}
    papers = {each.request.id: each.letters[0].letter_id for each in seeking}

    def work(site: Site) -> list[Callable[[UUID], None]]:
        clerk, day = desk.browser(desk.office.clerk, site), desk.office.day.isoformat()
        said = {"way": "by telephone", "stance": "agrees", "respondent": "周先生", "on": day}

        def send(request_id: UUID) -> None:
            posted = {"way": "post", "served_on": day, "posting_number": "XA12345678933"}
            paper = f"/requests/{request_id}/letters/{papers[request_id]}"
            accepted(clerk, f"{paper}/service", receiver="环城路8号", **posted)

        def record(request_id: UUID) -> None:
            accepted(clerk, f"/opinions/{letters[request_id]}/answer", **said)

        return [send, record]

    kills = tormented(database, work, list(letters))

    once = dict.fromkeys(letters, 1)
    assert noted(EventKind.OPINION_SENT) == noted(EventKind.OPINION_ANSWERED) == once
    answered = Counter(db.session.scalars(select(OpinionAnswer.opinion_id)))
    assert answered == dict.fromkeys(letters.values(), 1)
    assert {tuple(each.open_steps) for each in seeking} == {("研究意见",)}
    assert kills.total() >= 1
    assert verify().is_sound
